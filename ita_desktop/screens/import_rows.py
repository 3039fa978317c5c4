"""What a reading of a workbook says, as rows of a table: what is wrong, what to look at, what would change."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ita_desktop.exchange.problems import ChangeKind, Problem
from ita_desktop.exchange.reader import Reading
from ita_desktop.qt.columns import Column
from ita_desktop.qt.marks import Mark
from ita_desktop.translation import translate as _


class Outcome(StrEnum):
    ANSWER = "answer"
    MEND = "mend"
    LOOK = "look"
    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"


MARKS = {
    Outcome.ANSWER: Mark.OCTAGON,
    Outcome.MEND: Mark.OCTAGON,
    Outcome.LOOK: Mark.TRIANGLE,
    Outcome.ADDED: Mark.READY,
    Outcome.CHANGED: Mark.HALF_DISC,
    Outcome.MOVED: Mark.RETURNED,
    Outcome.REMOVED: Mark.PAUSED,
}
_TONES = {Outcome.ANSWER: "red", Outcome.MEND: "red", Outcome.LOOK: "amber", Outcome.MOVED: "amber"}
_GROUNDS = {Outcome.ANSWER: "red_ground", Outcome.MEND: "red_ground", Outcome.LOOK: "amber_ground"}
_OF_CHANGE = {
    ChangeKind.ADDED: Outcome.ADDED,
    ChangeKind.CHANGED: Outcome.CHANGED,
    ChangeKind.MOVED: Outcome.MOVED,
    ChangeKind.REMOVED: Outcome.REMOVED,
}


def outcome_words(outcome: Outcome) -> str:
    return {
        Outcome.ANSWER: _("ต้องตอบ"),
        Outcome.MEND: _("ต้องแก้"),
        Outcome.LOOK: _("ควรดู"),
        Outcome.ADDED: _("เพิ่ม"),
        Outcome.CHANGED: _("เปลี่ยน"),
        Outcome.MOVED: _("ย้าย"),
        Outcome.REMOVED: _("ลบ"),
    }[outcome]


@dataclass(frozen=True)
class ImportRow:
    """`place` is a cell where something is wrong, else the words of a record; `told` what to do."""

    number: int
    outcome: Outcome
    sheet: str
    place: str
    found: str = ""
    instead: str = ""
    told: str = ""


@dataclass(frozen=True)
class Question:
    """A name that is nearly one that is known; `cells` say where it stands."""

    found: str
    near: str
    cells: tuple[str, ...]


def rows_of(reading: Reading) -> list[ImportRow]:
    rows = [
        ImportRow(
            0,
            Outcome.ANSWER if is_question(problem) else Outcome.MEND,
            problem.sheet,
            problem.cell,
            problem.found,
            problem.expected,
            problem.message,
        )
        for problem in reading.problems
    ]
    rows += [ImportRow(0, Outcome.LOOK, "", "", told=notice) for notice in reading.notices]
    rows += [
        ImportRow(
            0,
            _OF_CHANGE[change.kind],
            change.sheet,
            change.row,
            change.before,
            change.after,
            change.column,
        )
        for change in reading.changes
    ]
    return [
        ImportRow(number, row.outcome, row.sheet, row.place, row.found, row.instead, row.told)
        for number, row in enumerate(rows)
    ]


def is_question(problem: Problem) -> bool:
    """A near match in a cell is the officer's to decide; a sheet has to be renamed in the workbook."""
    return bool(problem.suggestion and problem.cell)


def questions_of(reading: Reading, answers: Mapping[str, str]) -> list[Question]:
    """Each name once; those already answered otherwise are no question any more."""
    cells: dict[tuple[str, str], list[str]] = {}
    for problem in reading.problems:
        if is_question(problem) and problem.suggestion and problem.found not in answers:
            place = _("{sheet} ช่อง {cell}").format(sheet=problem.sheet, cell=problem.cell)
            cells.setdefault((problem.found, problem.suggestion), []).append(place)
    return [Question(found, near, tuple(places)) for (found, near), places in cells.items()]


def columns_of(reading: Reading) -> list[Column[ImportRow]]:
    outcome = Column[ImportRow](
        "outcome",
        _("ผล"),
        lambda row: outcome_words(row.outcome),
        width=116,
        mark=lambda row: MARKS[row.outcome],
        tone=lambda row: _TONES.get(row.outcome),
    )

    def words(key: str, title: str, width: int) -> Column[ImportRow]:
        return Column(key, title, lambda row: getattr(row, key), width=width, wraps=True)

    if reading.problems:
        return [
            outcome,
            words("place", _("ช่องใน Excel"), 90),
            words("found", _("พบ"), 150),
            words("told", _("สิ่งที่ต้องทำ"), 380),
            words("instead", _("ควรเป็น"), 260),
        ]
    return [
        outcome,
        words("place", _("รายการ"), 260),
        words("told", _("คอลัมน์หรือข้อสังเกต"), 180),
        words("found", _("เดิม"), 200),
        words("instead", _("ใหม่"), 200),
    ]


def group_of(row: ImportRow) -> tuple[str, str]:
    """Rows of one sheet stand together."""
    return row.sheet, (_("แผ่น “{sheet}”").format(sheet=row.sheet) if row.sheet else _("ทั้งแฟ้ม"))


def facts_of(rows: Sequence[ImportRow]) -> str:
    counts = Counter(row.outcome for row in rows)
    return " · ".join(f"{outcome_words(outcome)} {counts[outcome]}" for outcome in Outcome if counts[outcome])


def ground_of(row: ImportRow) -> str | None:
    return _GROUNDS.get(row.outcome)


def as_lines(rows: Sequence[ImportRow]) -> str:
    """For passing on: a line each, with where it is and what to do."""
    lines: list[str] = []
    for row in rows:
        place = " ".join(filter(None, (row.sheet, row.place)))
        change = " → ".join(filter(None, (row.found, row.instead)))
        lines.append("\t".join(filter(None, (outcome_words(row.outcome), place, row.told, change))))
    return "\n".join(lines)
