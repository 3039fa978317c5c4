"""A table of counts from the assessor's system: whose each line is, and which column holds what."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from ita_desktop.actions.answers import Figure
from ita_desktop.model.answers import Quota
from ita_desktop.qt.columns import Column, sentence_of
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.pasting import Outcome, PastedCell
from ita_desktop.rules.answers import InstrumentAnswers, means_whole_office
from ita_desktop.screens.answer_rows import read_count
from ita_desktop.thai.names import near_names, same_name
from ita_desktop.translation import translate as _


class _Meaning(Enum):
    WANTED = auto()
    ANSWERED = auto()
    OTHER = auto()


_HEADINGS = (
    (_Meaning.OTHER, ("ขาด", "เหลือ", "ร้อยละ", "ลำดับ", "lacking", "percent")),
    (_Meaning.WANTED, ("เป้าหมาย", "ขั้นต่ำ", "ต้อง", "target", "minimum")),
    (_Meaning.ANSWERED, ("ตอบแล้ว", "ผู้ตอบ", "answered")),
    (_Meaning.WANTED, ("ทั้งหมด",)),
    (_Meaning.ANSWERED, ("จำนวน", "count")),
)
"""Words of headings, the surer ones first."""


@dataclass(frozen=True)
class _Carrier:
    """Whose a line is: of a quota, or without one of the whole office."""

    words: str
    quota: Quota | None


def name_of(row: "_Carrier | str") -> str:
    return row if isinstance(row, str) else row.words


def plan_counts(
    answers: InstrumentAnswers, day: datetime.date, table: Sequence[Sequence[str]]
) -> list[PastedCell] | None:
    """How each figure is understood, its value a `Figure`; None for a table whose lines name nobody."""
    names = _name_column(answers, table)
    if names < 0:
        return None
    lines = [(texts, _carrier_of(answers, texts[names])) for texts in table]
    heads = [texts for texts, carrier in lines if carrier is None and not _figures_in(texts, names)]
    body = [(texts, carrier) for texts, carrier in lines if carrier is not None or _figures_in(texts, names)]
    columns = _columns_of(heads, [texts for texts, _carrier in body], names)
    cells: list[PastedCell] = []
    for line, (texts, carrier) in enumerate(body):
        for place, is_wanted in columns.items():
            if texts[place].strip():
                meant = None if is_wanted else day
                cells.append(_cell(len(cells), line, carrier or texts[names], texts[place], answers, meant))
    return cells


def figures_of(cells: Sequence[PastedCell]) -> list[Figure]:
    values = [cell.value for cell in cells if cell.outcome is Outcome.CHANGE]
    return [value for value in values if isinstance(value, Figure)]


def _name_column(answers: InstrumentAnswers, table: Sequence[Sequence[str]]) -> int:
    """The first column that names more than one, or in a single line one; -1 if there is none."""
    needed = 2 if len(table) > 2 else 1
    for place in range(len(table[0])):
        found = [_carrier_of(answers, texts[place]) for texts in table]
        if sum(each is not None and each.quota is not None for each in found) >= needed:
            return place
    return -1


def _carrier_of(answers: InstrumentAnswers, text: str) -> _Carrier | None:
    """By its name, another name of it, or a name that only one comes near to."""
    if means_whole_office(text):
        return _Carrier(_("ทั้งสำนักงาน"), None)
    quotas = [part.quota for part in answers.parts]
    for quota in quotas:
        others = [quota.unit.short_name, *quota.unit.other_names] if quota.unit else []
        if any(same_name(text, name) for name in (quota.carrier, *others) if name):
            return _Carrier(quota.carrier, quota)
    near = near_names(text, [quota.carrier for quota in quotas]) if text.strip() else []
    found = [quota for quota in quotas if quota.carrier in near[:1]] if len(near) == 1 else []
    return _Carrier(found[0].carrier, found[0]) if found else None


def _figures_in(texts: Sequence[str], names: int) -> bool:
    return any(_is_count(text) for text in texts[names + 1 :])


def _is_count(text: str) -> bool:
    try:
        return read_count(text) is not None
    except ValueError:
        return False


def _columns_of(heads: Sequence[Sequence[str]], body: Sequence[Sequence[str]], names: int) -> dict[int, bool]:
    """Places of the figures behind the names, and whether they are what is wanted.

    Headings say so; the only column that none speaks of is what was answered.
    """
    filled = [
        place
        for place in range(names + 1, len(body[0]) if body else 0)
        if any(_is_count(texts[place]) for texts in body)
        and all(not texts[place].strip() or _is_count(texts[place]) for texts in body)
    ]
    said = {place: _meaning(" ".join(texts[place] for texts in heads)) for place in filled}
    unsaid = [place for place, meaning in said.items() if meaning is None]
    if len(unsaid) == 1 and _Meaning.ANSWERED not in said.values():
        said[unsaid[0]] = _Meaning.ANSWERED
    known = (_Meaning.WANTED, _Meaning.ANSWERED)
    return {place: meaning is _Meaning.WANTED for place, meaning in said.items() if meaning in known}


def _meaning(heading: str) -> _Meaning | None:
    heading = heading.lower()
    found = (meaning for meaning, words in _HEADINGS if any(each in heading for each in words))
    return next(found, None)


def _cell(
    number: int,
    line: int,
    carrier: _Carrier | str,
    text: str,
    answers: InstrumentAnswers,
    day: datetime.date | None,
) -> PastedCell:
    title = _("เป้าหมาย") if day is None else _("ณ {day}").format(day=shown_date(day))
    column = Column[object](str(day), title, lambda _row: None)
    if isinstance(carrier, str):
        why = _("ไม่รู้จัก “{label}”").format(label=carrier.strip())
        return PastedCell(number, line, carrier, column, text, Outcome.UNREADABLE, understood=why)
    try:
        value = read_count(text)
    except ValueError as problem:
        return PastedCell(
            number, line, carrier, column, text, Outcome.UNREADABLE, understood=sentence_of(problem)
        )
    outcome = Outcome.SAME if _kept(answers, carrier.quota, day) == value else Outcome.CHANGE
    return PastedCell(
        number, line, carrier, column, text, outcome, Figure(carrier.quota, day, value), str(value)
    )


def _kept(answers: InstrumentAnswers, quota: Quota | None, day: datetime.date | None) -> int | None:
    quota = quota or answers.stated
    if quota is None or day is None:
        return quota.wanted if quota else None
    return next((count.answered for count in quota.counts if count.counted_on == day), None)
