"""The rows of a pasted result table beside what is kept already, and the columns that show both."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from PySide6.QtCore import Qt

from ita_desktop.exchange.pasted_results import TOTAL, PastedResults, RowReading, RowState
from ita_desktop.exchange.result_columns import FIGURES, FigureUnclear, PastedColumn, Reading, read_figure
from ita_desktop.model.edition import Edition, Node
from ita_desktop.model.terms import name_of_node
from ita_desktop.model.year import FiscalYear
from ita_desktop.qt.chart_frame import two_decimals
from ita_desktop.qt.columns import Column
from ita_desktop.qt.marks import Mark
from ita_desktop.thai.codes import CodeUnclear, read_code
from ita_desktop.translation import translate as _

_WIDE = (Reading.NAME, Reading.REMARK, Reading.EXPLANATION, Reading.URLS)


class Outcome(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    TO_LOOK_AT = "to-look-at"
    TO_CHOOSE = "to-choose"
    LEFT_OUT = "left-out"
    HEADING = "heading"


MARKS = {
    Outcome.ADDED: Mark.READY,
    Outcome.CHANGED: Mark.HALF_DISC,
    Outcome.SAME: Mark.SMALL_RING,
    Outcome.TO_LOOK_AT: Mark.TRIANGLE,
    Outcome.TO_CHOOSE: Mark.OCTAGON,
    Outcome.LEFT_OUT: Mark.PAUSED,
}
_TONES = {
    Outcome.ADDED: "accent",
    Outcome.CHANGED: "violet",
    Outcome.TO_LOOK_AT: "amber",
    Outcome.TO_CHOOSE: "red",
    Outcome.SAME: "ink2",
    Outcome.LEFT_OUT: "ink2",
    Outcome.HEADING: "ink2",
}
_GROUNDS = {Outcome.TO_LOOK_AT: "amber_ground", Outcome.TO_CHOOSE: "red_ground", Outcome.HEADING: "sunk"}


def outcome_words(outcome: Outcome) -> str:
    return {
        Outcome.ADDED: _("เพิ่ม"),
        Outcome.CHANGED: _("เปลี่ยน"),
        Outcome.SAME: _("เหมือนเดิม"),
        Outcome.TO_LOOK_AT: _("ควรดู"),
        Outcome.TO_CHOOSE: _("ต้องเลือก"),
        Outcome.LEFT_OUT: _("ข้าม"),
        Outcome.HEADING: _("หัวกลุ่ม"),
    }[outcome]


@dataclass(frozen=True)
class PastedRow:
    """`note` is the reason of the reading, or what the row would change."""

    reading: RowReading
    outcome: Outcome
    understood: str
    note: str

    @property
    def place(self) -> int:
        return self.reading.place

    def cell(self, place: int) -> str:
        return dict(self.reading.shown).get(place, "")


def rows_of(results: PastedResults, edition: Edition, year: FiscalYear | None) -> list[PastedRow]:
    """`year` is the one the results go to, if it is there yet."""
    codes = {node.identity: node.code for node in edition.nodes} | {TOTAL: _("คะแนนรวม")}
    kept = _kept(year)
    return [_row(reading, codes, kept) for reading in results.rows]


def _kept(year: FiscalYear | None) -> Mapping[str, object]:
    if year is None:
        return {}
    total = {TOTAL: year}
    return total | {result.node.identity: result for result in year.results}


def _row(reading: RowReading, codes: Mapping[str, str], kept: Mapping[str, object]) -> PastedRow:
    understood = codes.get(reading.identity, "") if reading.identity is not None else ""
    if reading.state is RowState.TO_CHOOSE:
        guess = codes.get(reading.candidates[0], "") if reading.candidates else ""
        return PastedRow(reading, Outcome.TO_CHOOSE, f"{guess}?" if guess else _("เลือก"), reading.reason)
    if reading.state is RowState.LEFT_OUT:
        return PastedRow(reading, Outcome.LEFT_OUT, understood, reading.reason)
    if reading.state is RowState.HEADING:
        return PastedRow(reading, Outcome.HEADING, understood, "")
    before = [(each, getattr(kept.get(each.identity), each.field, None) or None) for each in reading.values]
    changed = [old for each, old in before if old is not None and not _is_same(old, each.value)]
    if reading.state is RowState.TO_LOOK_AT:
        return PastedRow(reading, Outcome.TO_LOOK_AT, understood, reading.reason)
    if changed:
        old = changed[0]
        shown = two_decimals(old) if isinstance(old, Decimal) else str(old)[:30]
        return PastedRow(reading, Outcome.CHANGED, understood, _("เดิม {value}").format(value=shown))
    is_new = any(old is None and not _is_zero_kept(kept, each.identity, each.field) for each, old in before)
    return PastedRow(reading, Outcome.ADDED if is_new else Outcome.SAME, understood, "")


def _is_zero_kept(kept: Mapping[str, object], identity: str, field: str) -> bool:
    """A score of nought is a score."""
    return getattr(kept.get(identity), field, None) == 0


def _is_same(old: object, new: object) -> bool:
    return list(new) == old if isinstance(new, tuple) else old == new


# Columns


def columns_of(
    pasted: Sequence[PastedColumn],
    edition: Edition,
    choices_of: Callable[[PastedRow], Sequence[tuple[str, str | None]]],
) -> list[Column[PastedRow]]:
    shown = [column for column in pasted if column.reading is not Reading.CODE]
    return [
        Column(
            "outcome",
            _("ผล"),
            lambda row: outcome_words(row.outcome),
            width=142,
            wraps=True,
            mark=lambda row: MARKS.get(row.outcome),
            detail=lambda row: row.note,
            tone=lambda row: _TONES[row.outcome],
        ),
        Column(
            "code",
            _("พิมพ์ว่า"),
            lambda row: row.reading.printed_code,
            width=98,
            wraps=True,
            tone=lambda _row: "ink2",
        ),
        Column(
            "understood",
            _("เข้าใจเป็น"),
            lambda row: row.understood,
            text=lambda words: f"→ {words}" if words else "",
            parse=lambda typed: _read_choice(typed, edition),
            choices=choices_of,
            width=132,
            emphasis=True,
        ),
        *(_pasted_column(column) for column in shown),
    ]


def _pasted_column(column: PastedColumn) -> Column[PastedRow]:
    is_figure = column.reading in FIGURES
    is_name = column.reading is Reading.NAME

    def words(row: PastedRow) -> str:
        text = row.reading.printed_name if is_name else row.cell(column.place)
        return _as_figure(text) if is_figure else text

    return Column(
        f"pasted-{column.place}",
        column.heading or _("คอลัมน์ {number}").format(number=column.place + 1),
        words,
        alignment=Qt.AlignmentFlag.AlignRight if is_figure else Qt.AlignmentFlag.AlignLeft,
        width=300 if column.reading in _WIDE else 96,
        wraps=not is_figure,
        emphasis=column.reading is Reading.PUBLISHED,
        tone=lambda row: "ink3" if column.reading is Reading.NOTHING else None,
    )


def ground_of(row: PastedRow) -> str | None:
    return _GROUNDS.get(row.outcome)


def choices_in(edition: Edition, row: PastedRow) -> list[tuple[str, str | None]]:
    """The candidates first, then leaving it out, then everything the frame has."""
    nodes = {node.identity: node for node in edition.nodes}
    first = [nodes[each] for each in row.reading.candidates if each in nodes]
    others = [node for node in edition.nodes if node not in first]
    leave_out: list[tuple[str, str | None]] = [(_("ไม่วาง"), None), (_("คะแนนรวม"), TOTAL)]
    return [*map(_choice, first), *leave_out, *map(_choice, others)]


def _choice(node: Node) -> tuple[str, str | None]:
    return f"{node.code} {name_of_node(node)}"[:60], node.identity


def _read_choice(typed: str, edition: Edition) -> str | None:
    if not typed:
        return None
    nodes = {node.code: node.identity for node in edition.nodes}
    try:
        return nodes[read_code(typed.split(" ")[0].removeprefix("→"), nodes)]
    except CodeUnclear as unclear:
        raise ValueError(str(unclear)) from unclear


def _as_figure(text: str) -> str:
    try:
        figure = read_figure(text)
    except FigureUnclear:
        return text
    return "" if figure is None else two_decimals(figure)
