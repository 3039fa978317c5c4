"""The months of a year as columns: in each the mark of the round that ends in it."""

import datetime

from PySide6.QtCore import Qt

from ita_desktop.qt.columns import Column
from ita_desktop.qt.marks import Mark
from ita_desktop.rules.follow_up_rounds import Standing
from ita_desktop.screens.measure_groups import month_name
from ita_desktop.screens.measure_rows import MeasureRow, RoundMark
from ita_desktop.thai.dates import field_date, fiscal_year_of
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

FIRST_MONTH = 10
_BEFORE, _SHOWN = 2, 6
_KEY = "month-"
_ORDER = (Standing.LATE, Standing.CURRENT, Standing.NEXT, Standing.RECORDED)

MARKS = {
    Standing.RECORDED: Mark.DONE,
    Standing.LATE: Mark.LATE,
    Standing.CURRENT: Mark.OPEN_CLOCK,
    Standing.NEXT: Mark.SMALL_RING,
}


def month_columns(fiscal_year: int, today: datetime.date) -> list[Column[MeasureRow]]:
    """Twelve from October on, of which those around today stand in sight."""
    months = [(FIRST_MONTH - 1 + step) % 12 + 1 for step in range(12)]
    place = (today.month - FIRST_MONTH) % 12
    running = today.month if fiscal_year_of(today) == fiscal_year else 0
    if fiscal_year_of(today) != fiscal_year:
        place = 0 if fiscal_year_of(today) < fiscal_year else len(months) - 1
    first = min(max(place - _BEFORE, 0), len(months) - _SHOWN)
    return [
        _column(month, is_current=month == running, is_hidden=not first <= number < first + _SHOWN)
        for number, month in enumerate(months)
    ]


def month_of(column: Column[MeasureRow]) -> int | None:
    return int(column.key.removeprefix(_KEY)) if column.key.startswith(_KEY) else None


def column_key(month: int) -> str:
    return f"{_KEY}{month}"


def standing_words(standing: Standing) -> str:
    return {
        Standing.RECORDED: _("บันทึกผลแล้ว"),
        Standing.LATE: _("เลยรอบ"),
        Standing.CURRENT: _("รอบนี้"),
        Standing.NEXT: _("รอบถัดไป"),
    }[standing]


def round_words(found: RoundMark) -> str:
    """Said by screen readers, printed, copied and shown over the mark."""
    words = standing_words(found.standing)
    if found.standing is Standing.LATE:
        words = counted("เลย {count} วัน", found.days_late)
    elif found.standing is not Standing.RECORDED:
        words = _("{standing} กำหนด {day}").format(standing=words, day=field_date(found.last_day))
    return _("รอบ {name}: {words}").format(name=found.name, words=words)


def _column(month: int, *, is_current: bool, is_hidden: bool) -> Column[MeasureRow]:
    def standing(row: MeasureRow) -> int | None:
        found = row.round_of(month)
        return _ORDER.index(found.standing) if found else None

    def mark(row: MeasureRow) -> Mark | None:
        found = row.round_of(month)
        return MARKS[found.standing] if found else None

    def words(row: MeasureRow) -> str:
        found = row.round_of(month)
        return round_words(found) if found else ""

    return Column(
        column_key(month),
        month_name(month),
        standing,
        text=lambda _standing: "",
        mark=mark,
        mark_words=words,
        tooltip=words,
        alignment=Qt.AlignmentFlag.AlignHCenter,
        width=37,
        is_current=is_current,
        is_hidden=is_hidden,
    )
