"""The columns of the measures: what a layout prints first stands first, the rest can be asked for."""

import datetime
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation

from PySide6.QtCore import Qt

from ita_desktop.actions.measure_owners import Owner, list_owners, owner_words, read_owners
from ita_desktop.model.book import YearBook
from ita_desktop.model.layouts import Field, Layout
from ita_desktop.model.terms import from_term, name_of_node, spoken_term
from ita_desktop.model.year import Cadence, MeasuresTable, MeasureState, Part
from ita_desktop.qt.columns import Column, MarkedLine
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.marks import Mark
from ita_desktop.screens.follow_up_months import month_columns
from ita_desktop.screens.matrix_ground import letter_of
from ita_desktop.screens.measure_rows import MeasureRow, MeasureRows
from ita_desktop.screens.unit_names import short_name
from ita_desktop.thai.dates import parse_typed_date
from ita_desktop.thai.digits import to_arabic_digits
from ita_desktop.thai.sorting import thai_key
from ita_desktop.translation import translate as _

NUMBER = "number"
SUBJECT = "subject"
"""The column of what the layout says first; what is typed there belongs to that field."""

_MOST_OWNERS = 3
_MOST_LINES = 3
"""What is about a measure, and again what is done; the whole stands in its card."""
_TEXTS = (Field.ISSUE, Field.WEAKNESS, Field.GUIDELINE, Field.MEASURES, Field.ACTIVITIES)
_DEEDS = (Field.ACTIVITIES, Field.MEASURES, Field.GUIDELINE)


def make_columns(
    book: Callable[[], YearBook], rows: MeasureRows, layout: Layout, today: datetime.date
) -> list[Column[MeasureRow]]:
    """Always the same keys. The last ones are those that an officer seldom needs, hidden at first."""
    head, detail = leading_fields(layout)
    year = book().year.year
    return [
        _number(),
        _leading(head, detail),
        _owners(book),
        _due(year, today),
        *month_columns(year, today),
        *map(_text, (*_TEXTS, Field.OUTPUTS, Field.AWARENESS)),
        _state(),
        _point(rows),
        _score(),
        _start(year, today),
        _cadence(),
        _months(),
        _line("due_words", _("กำหนดตามที่เขียน"), lambda row: row.due_words),
        _line("follower", _("ผู้ติดตาม"), lambda row: row.follower),
        _table(),
    ]


def leading_fields(layout: Layout) -> tuple[Field, Field]:
    """What a layout says a measure is about, and what is done about it."""
    fields = [field for column in layout.columns for part in column.parts for field in part.fields[:1]]
    texts = [field for field in fields if field in _TEXTS] or [Field.ISSUE]
    deeds = [field for field in fields if field in _DEEDS and field is not texts[0]]
    usual = next(field for field in _DEEDS if field is not texts[0])
    return texts[0], deeds[-1] if deeds else usual


def state_mark(row: MeasureRow) -> Mark:
    if row.is_late:
        return Mark.LATE
    return {
        MeasureState.NOT_STARTED: Mark.EMPTY_RING,
        MeasureState.IN_PROGRESS: Mark.HALF_DISC,
        MeasureState.DONE: Mark.DONE,
        MeasureState.CANCELLED: Mark.PAUSED,
    }[row.state]


def state_words(row: MeasureRow) -> str:
    words = _(spoken_term(row.state))
    return _("{state} เลยกำหนด").format(state=words) if row.is_late else words


def deadline_words(row: MeasureRow) -> str:
    """Under the date what recurs, or else the words as typed."""
    if row.cadence is Cadence.NONE:
        return row.due_words
    words = _(spoken_term(row.cadence))
    return _("และ{cadence}").format(cadence=words) if row.due_date else words


def _number() -> Column[MeasureRow]:
    return Column(
        NUMBER,
        _("ที่"),
        lambda row: row.number,
        mark=state_mark,
        mark_words=state_words,
        tooltip=state_words,
        width=62,
    )


def _leading(head: Field, detail: Field) -> Column[MeasureRow]:
    title = _("{first}และ{second}").format(first=_(spoken_term(head)), second=_(spoken_term(detail)))

    def words(row: MeasureRow) -> str:
        first, *more = getattr(row, detail.value).splitlines() or [""]
        below = _("{first} และอีก {count}").format(first=first, count=len(more)) if more else first
        return below or ("" if getattr(row, head.value) else row.weakness or _("ยังไม่มีข้อความ"))

    return Column(
        SUBJECT,
        title,
        lambda row: getattr(row, head.value) or None,
        parse=lambda typed: typed,
        detail=words,
        emphasis=True,
        wraps=True,
        most_lines=_MOST_LINES,
        is_long=True,
        width=240,
    )


def _text(field: Field) -> Column[MeasureRow]:
    return Column(
        field.value,
        _(spoken_term(field)),
        lambda row: getattr(row, field.value) or None,
        parse=lambda typed: typed,
        wraps=True,
        most_lines=2 * _MOST_LINES,
        is_long=True,
        width=200,
        is_hidden=True,
    )


def _owners(book: Callable[[], YearBook]) -> Column[MeasureRow]:
    def called(owner: Owner) -> str:
        units = (unit for unit in book().office.units if unit.id == owner.unit_id)
        unit = next(units, None)
        return short_name(unit) if unit else owner.name

    def lines(row: MeasureRow) -> Sequence[MarkedLine]:
        shown = [
            MarkedLine(
                called(owner),
                Mark.SUPPORT if place else Mark.LEAD,
                letter_of(Part.SUPPORT if place else Part.LEAD),
            )
            for place, owner in enumerate(row.owners[:_MOST_OWNERS])
        ]
        more = len(row.owners) - len(shown)
        return [*shown, MarkedLine(_("และอีก {count}").format(count=more))] if more else shown

    return Column(
        "owners",
        _("ผู้รับผิดชอบ"),
        lambda row: row.owners,
        text=owner_words,
        parse=lambda typed: read_owners(book(), typed),
        choices=lambda _row: [(owner.name, (owner,)) for owner in list_owners(book())],
        lines=lines,
        tooltip=lambda row: owner_words(row.owners),
        sort_key=lambda owners: thai_key(owner_words(owners)),
        wraps=True,
        most_lines=3,
        width=124,
    )


def _due(year: int, today: datetime.date) -> Column[MeasureRow]:
    def lines(row: MeasureRow) -> Sequence[MarkedLine]:
        if not row.has_deadline:
            return [MarkedLine(_("ยังไม่กำหนด"), Mark.OCTAGON)]
        return [MarkedLine(shown_date(row.due_date) or deadline_words(row))]

    return Column(
        "due_date",
        _("กำหนด"),
        lambda row: row.due_date,
        text=shown_date,
        parse=_date_reader(year, today),
        lines=lines,
        detail=lambda row: deadline_words(row) if row.due_date else "",
        tone=lambda row: "red" if row.is_late or not row.has_deadline else None,
        is_date=True,
        wraps=True,
        width=108,
    )


def _start(year: int, today: datetime.date) -> Column[MeasureRow]:
    return Column(
        "start_date",
        _("วันเริ่ม"),
        lambda row: row.start_date,
        text=shown_date,
        parse=_date_reader(year, today),
        is_date=True,
        width=110,
        is_hidden=True,
    )


def _date_reader(year: int, today: datetime.date) -> Callable[[str], object]:
    return lambda typed: parse_typed_date(typed, today, year) if typed else None


def _state() -> Column[MeasureRow]:
    return Column(
        "state",
        _("สถานะ"),
        lambda row: row.state,
        text=lambda state: _(spoken_term(state)),
        choices=lambda _row: [(_(spoken_term(state)), state) for state in MeasureState],
        parse=lambda typed: _read_term(MeasureState, typed),
        mark=state_mark,
        width=150,
        is_hidden=True,
    )


def _cadence() -> Column[MeasureRow]:
    return Column(
        "cadence",
        _("ความถี่"),
        lambda row: row.cadence,
        text=lambda cadence: "" if cadence is Cadence.NONE else _(spoken_term(cadence)),
        choices=lambda _row: [(_(spoken_term(cadence)), cadence) for cadence in Cadence],
        parse=lambda typed: _read_term(Cadence, typed) if typed else Cadence.NONE,
        width=130,
        is_hidden=True,
    )


def _table() -> Column[MeasureRow]:
    return Column(
        "table",
        _("ตาราง"),
        lambda row: row.table,
        text=lambda table: _(spoken_term(table)),
        choices=lambda _row: [(_(spoken_term(table)), table) for table in MeasuresTable],
        width=150,
        is_hidden=True,
    )


def _point(rows: MeasureRows) -> Column[MeasureRow]:
    def name(number: int | None) -> str:
        node = rows.nodes.get(number) if number is not None else None
        return f"{node.code} {name_of_node(node)}" if node else ""

    return Column(
        "node",
        _("ข้อที่แก้"),
        lambda row: row.node_id,
        text=name,
        choices=lambda _row: [
            (_("ภาพรวม"), None),
            *((name(number), number) for number in rows.nodes_of_the_year),
        ],
        sort_key=lambda number: list(rows.nodes).index(number),
        wraps=True,
        width=180,
        is_hidden=True,
    )


def _score() -> Column[MeasureRow]:
    return Column(
        "last_score",
        _("คะแนนปีก่อน"),
        lambda row: row.last_score,
        text=lambda score: "" if score is None else f"{score:.2f}",
        parse=_read_score,
        alignment=Qt.AlignmentFlag.AlignRight,
        width=92,
        is_hidden=True,
    )


def _months() -> Column[MeasureRow]:
    return Column(
        "follow_up_months",
        _("ติดตามทุก (เดือน)"),
        lambda row: row.follow_up_months,
        parse=_read_months,
        alignment=Qt.AlignmentFlag.AlignRight,
        width=90,
        is_hidden=True,
    )


def _line(key: str, title: str, value: Callable[[MeasureRow], str]) -> Column[MeasureRow]:
    return Column(
        key,
        title,
        lambda row: value(row) or None,
        parse=lambda typed: typed,
        wraps=True,
        width=150,
        is_hidden=True,
    )


def _read_term(kind: type[Cadence] | type[MeasureState], typed: str) -> object:
    if (found := from_term(kind, typed)) is not None:
        return found
    raise ValueError(_("ไม่รู้จัก “{typed}”").format(typed=typed))


def _read_score(typed: str) -> Decimal | None:
    if not typed:
        return None
    try:
        return Decimal(to_arabic_digits(typed))
    except InvalidOperation as problem:
        raise ValueError(_("“{typed}” ไม่ใช่คะแนน").format(typed=typed)) from problem


def _read_months(typed: str) -> int | None:
    if not typed:
        return None
    if not (figures := to_arabic_digits(typed)).isdecimal():
        raise ValueError(_("โปรดพิมพ์จำนวนเดือนเป็นตัวเลข"))
    return int(figures)
