"""The work of the officer by day: what is late, today, within a week and later, as lines that lead to it."""

import datetime
from collections import Counter
from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from ita_desktop.model.year import Measure, MeasureState, PublicationState, Responsibility
from ita_desktop.qt.marks import Mark, draw_mark
from ita_desktop.qt.theme import Theme, Type
from ita_desktop.rules.due_work import DueWork, When
from ita_desktop.screens.way_list import HeadingLine, WayLine, draw_words
from ita_desktop.spoken import is_thai, spoken_short_month
from ita_desktop.thai.digits import to_arabic_digits
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_ENGLISH_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_WEEKDAYS = ("จ.", "อ.", "พ.", "พฤ.", "ศ.", "ส.", "อา.")

STATE_MARKS = {
    PublicationState.NOT_STARTED: Mark.EMPTY_RING,
    PublicationState.IN_PROGRESS: Mark.HALF_DISC,
    PublicationState.TO_CHECK: Mark.THREE_QUARTERS,
    PublicationState.SENT_BACK: Mark.RETURNED,
    PublicationState.PUBLISHED: Mark.DONE,
}
MEASURE_MARKS = {
    MeasureState.NOT_STARTED: Mark.EMPTY_RING,
    MeasureState.IN_PROGRESS: Mark.HALF_DISC,
    MeasureState.DONE: Mark.DONE,
    MeasureState.CANCELLED: Mark.PAUSED,
}


class WorkLine(WayLine):
    def __init__(self, work: DueWork, way: Callable[[], object]) -> None:
        self._work = work
        self._when = when_words(work)
        self._title = to_arabic_digits(work.title)
        super().__init__(f"{self._title}\n{work.facts}\n{self._when}", way)

    @property
    def when(self) -> When:
        return self._work.when

    def height(self, look: Theme) -> int:
        return look.line_height(Type.TEXT) + look.line_height(Type.SMALL) + look.px(4)

    def draw(self, painter: QPainter, place: QRectF, look: Theme) -> None:
        tokens, work = look.tokens, self._work
        is_late = work.when is When.LATE
        top = QRectF(place.x(), place.y() + look.px(2), place.width(), look.line_height(Type.TEXT))
        painter.setPen(tokens.red if is_late else tokens.ink)
        used = draw_words(painter, top, self._when, look, Type.SMALL, Qt.AlignmentFlag.AlignRight)
        side = look.px(16)
        draw_mark(painter, QRectF(top.x(), top.center().y() - side / 2, side, side), mark_of(work), tokens)
        left = top.x() + look.px(26)
        painter.setPen(tokens.ink)
        title = QRectF(left, top.y(), top.right() - left - used - look.px(12), top.height())
        draw_words(painter, title, self._title, look, Type.TEXT)
        painter.setPen(tokens.ink2)
        below = QRectF(left, top.bottom(), top.right() - left, look.line_height(Type.SMALL))
        draw_words(painter, below, work.facts, look, Type.SMALL)


def mark_of(work: DueWork) -> Mark:
    if work.when is When.LATE:
        return Mark.LATE
    if isinstance(work.record, Responsibility):
        return STATE_MARKS[work.record.state]
    if isinstance(work.record, Measure) and work.field == "state":
        return MEASURE_MARKS[work.record.state]
    return Mark.OPEN_CLOCK


def when_words(work: DueWork) -> str:
    if work.when is When.LATE:
        return counted("เลย {count} วัน", work.days_late)
    if work.when is When.TODAY:
        return _("วันนี้")
    day = day_and_month(work.due)
    weekdays = _WEEKDAYS if is_thai() else _ENGLISH_WEEKDAYS
    return f"{weekdays[work.due.weekday()]} {day}" if work.when is When.THIS_WEEK else day


def day_and_month(day: datetime.date) -> str:
    return f"{day.day} {spoken_short_month(day.month)}"


def group_name(when: When) -> str:
    return {
        When.LATE: _("เลยกำหนด"),
        When.TODAY: _("วันนี้"),
        When.THIS_WEEK: _("ภายใน 7 วัน"),
        When.LATER: _("ต่อจากนี้"),
    }[when]


def due_lines(works: Sequence[DueWork], go: Callable[[DueWork], object]) -> list[WayLine]:
    """Groups by day, each headed by its name and number."""
    lines: list[WayLine] = []
    for when in When:
        group = [work for work in works if work.when is when]
        if group:
            ink = "red" if when is When.LATE else "ink"
            lines.append(HeadingLine(group_name(when), str(len(group)), ink))
            lines.extend(WorkLine(work, lambda work=work: go(work)) for work in group)
    return lines


def hidden_words(hidden: Sequence[WayLine]) -> str:
    """อีก 5 งานภายใน 7 วัน และ 11 งานต่อจากนี้."""
    words = {
        When.LATE: _("{count} งานเลยกำหนด"),
        When.TODAY: _("{count} งานวันนี้"),
        When.THIS_WEEK: _("{count} งานภายใน 7 วัน"),
        When.LATER: _("{count} งานต่อจากนี้"),
    }
    counts = Counter(line.when for line in hidden if isinstance(line, WorkLine))
    parts = [words[when].format(count=counts[when]) for when in When if counts[when]]
    if not parts:
        return _("อีก {count}").format(count=sum(line.way is not None for line in hidden))
    return _("อีก {parts}").format(parts=_(" และ ").join(parts))
