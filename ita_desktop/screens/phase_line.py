"""The phases of the year on a line with today and the next flag; drawn by hand, moved by mouse or keys."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ita_desktop.model.phase import Phase
from ita_desktop.qt.chart_frame import draw_focus
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.icons import draw_icon
from ita_desktop.qt.texts import elided, tooltip
from ita_desktop.qt.theme import Theme, Type, theme
from ita_desktop.screens.due_list import day_and_month
from ita_desktop.screens.year_scale import YearScale
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_LANE, _BAR = 25, 21
_ROOMY = 120
"""From this width on a bar holds its words, cut if need be."""
_EDGE = 6
_DAY = datetime.timedelta(days=1)


@dataclass
class _Bar:
    phase: Phase
    words: str
    first_day: datetime.date
    last_day: datetime.date
    lane: int = 0


@dataclass
class _Drag:
    """`part` says what follows the mouse: the first day, the last day, or both."""

    bar: _Bar
    start_x: float
    part: str
    days: int = 0


class PhaseLine(QWidget):
    """Dragging a bar, or an end of it, only asks: `move_asked` tells the phase with the days it would have."""

    move_asked = Signal(object, object, object)
    opened = Signal(object)
    menu_asked = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._year = 0
        self._today = datetime.date.min
        self._bars: list[_Bar] = []
        self._current = 0
        self._drag: _Drag | None = None
        self.setAccessibleName(_("ระยะของปี"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._renew)

    def set_phases(
        self, year: int, phases: Sequence[Phase], today: datetime.date, counts: Mapping[int, str]
    ) -> None:
        """`counts` are the words behind the names of phases, by their number: how far the work in them is."""
        kept = self.current()
        self._year, self._today = year, today
        ordered = sorted(phases, key=lambda phase: (phase.first_day, phase.position))
        self._bars = [
            _Bar(
                phase, f"{_(phase.name)} {counts.get(phase.id, '')}".strip(), phase.first_day, phase.last_day
            )
            for phase in ordered
        ]
        numbers = [bar.phase.id for bar in self._bars]
        self._current = numbers.index(kept.id) if kept and kept.id in numbers else 0
        self._describe()
        self._renew()

    def current(self) -> Phase | None:
        return self._bars[self._current].phase if self._current < len(self._bars) else None

    def select(self, number: int) -> None:
        for place, bar in enumerate(self._bars):
            if bar.phase.id == number:
                self._current = place
                self.update()

    def place_of(self, phase: Phase) -> QRectF:
        """Where the bar of a phase lies."""
        return next(self._bar_place(bar) for bar in self._bars if bar.phase.id == phase.id)

    def days_for(self, pixels: float) -> int:
        return round(pixels / self._scale().day_width)

    # Where everything stands

    def sizeHint(self) -> QSize:
        look = theme()
        lanes = max((bar.lane for bar in self._bars), default=1) + 1
        height = look.line_height(Type.SMALL) + look.px(6 + _LANE * lanes) + look.line_height(Type.AXIS)
        return QSize(look.px(600), height)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(300), self.sizeHint().height())

    def _top(self) -> int:
        return theme().line_height(Type.SMALL) + theme().px(6)

    def _scale(self) -> YearScale:
        return YearScale(self._year, self.width())

    def _bottom(self) -> int:
        return self.height() - theme().line_height(Type.AXIS)

    def _bar_place(self, bar: _Bar) -> QRectF:
        px = theme().px
        first, last = self._dragged_days(bar)
        left, right = self._scale().x(first), self._scale().x(last + _DAY)
        return QRectF(left, self._top() + px(_LANE) * bar.lane, max(right - left, px(8)), px(_BAR))

    def _words_place(self, bar: _Bar, metrics: QFontMetricsF) -> QRectF:
        """Within a long bar, else behind it, and before it at the end of the year."""
        px, place = theme().px, self._bar_place(bar)
        tick = px(22) if bar.phase.is_done else 0
        wide = metrics.horizontalAdvance(bar.words) + tick + 1
        inside = place.adjusted(px(8), 0, -px(6), 0)
        if wide <= inside.width() or place.width() >= px(_ROOMY):
            return inside
        left = place.right() + px(6)
        if left + wide > self.width():
            left = max(place.left() - px(6) - wide, 0)
        return QRectF(left, place.y(), wide, place.height())

    def _set_lanes(self) -> None:
        metrics = QFontMetricsF(theme().font(Type.SMALL))
        ends: list[float] = []
        for bar in self._bars:
            bar.lane = 0
            place = self._bar_place(bar).united(self._words_place(bar, metrics))
            free = (lane for lane, end in enumerate(ends) if end <= place.left())
            bar.lane = next(free, len(ends))
            ends[bar.lane : bar.lane + 1] = [place.right() + theme().px(6)]

    def _renew(self) -> None:
        self._set_lanes()
        self.setFixedHeight(self.sizeHint().height())
        self.updateGeometry()
        self.update()

    def resizeEvent(self, _event: QEvent) -> None:
        self._renew()

    # Drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._year:
            return
        painter, look = QPainter(self), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._scale().draw_months(painter, look, self._today, self._top(), self._bottom())
        for place, bar in enumerate(self._bars):
            self._draw_bar(painter, bar, look, is_current=place == self._current)
        self._draw_today_and_flag(painter, look)

    def _draw_bar(self, painter: QPainter, bar: _Bar, look: Theme, *, is_current: bool) -> None:
        tokens, place, radius = look.tokens, self._bar_place(bar), look.px(4)
        is_running = bar.first_day <= self._today and not bar.phase.is_done
        painter.setPen(Qt.PenStyle.NoPen)
        if bar.phase.is_done:
            painter.setBrush(tokens.hover)
        elif is_running:
            painter.setBrush(tokens.tint)
        else:
            painter.setPen(QPen(tokens.line2, 1))
            painter.setBrush(tokens.paper)
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if is_running:
            past = QRectF(place)
            past.setRight(min(max(self._scale().x(self._today), place.left()), place.right()))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.tint2)
            painter.drawRoundedRect(past, radius, radius)
        if is_current and self.hasFocus():
            draw_focus(painter, place)
        self._draw_words(painter, bar, look)

    def _draw_words(self, painter: QPainter, bar: _Bar, look: Theme) -> None:
        tokens = look.tokens
        painter.setFont(look.font(Type.SMALL))
        words = self._words_place(bar, QFontMetricsF(painter.font()))
        if bar.phase.is_done:
            side = look.px(16)
            tick = QRectF(words.x(), words.center().y() - side / 2, side, side)
            draw_icon(painter, tick, "check", tokens.green)
            words.setLeft(tick.right() + look.px(6))
        painter.setPen(tokens.ink2 if bar.phase.is_done else tokens.ink)
        shown = elided(bar.words, painter.fontMetrics(), words.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, shown)

    def next_end(self) -> Phase | None:
        """The phase that ends next."""
        ahead = [bar for bar in self._bars if not bar.phase.is_done and bar.last_day >= self._today]
        return min(ahead, key=lambda bar: bar.last_day).phase if ahead else None

    def _draw_today_and_flag(self, painter: QPainter, look: Theme) -> None:
        tokens, px = look.tokens, look.px
        bottom = self._bottom()
        painter.setFont(look.font(Type.SMALL))
        metrics = QFontMetricsF(painter.font())
        line = look.line_height(Type.SMALL)
        pill = QRectF()
        if self._scale().has(self._today):
            x = self._scale().x(self._today)
            words = _("วันนี้ {day}").format(day=day_and_month(self._today))
            wide = metrics.horizontalAdvance(words) + px(16)
            pill = QRectF(min(max(x - wide / 2, 0), self.width() - wide), 0, wide, line)
            painter.fillRect(QRectF(x - 1, line, 2, bottom - line), tokens.accent)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent)
            painter.drawRoundedRect(pill, line / 2, line / 2)
            painter.setPen(tokens.on_accent)
            painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, words)
        if phase := self.next_end():
            words = counted(
                "{day} {name} ครบ · เหลือ {count} วัน",
                (phase.last_day - self._today).days,
                day=day_and_month(phase.last_day),
                name=_(phase.name),
            )
            pill = pill.united(self._draw_flag(painter, look, phase, words, pill))
        self._draw_title(painter, look, pill)

    def _draw_title(self, painter: QPainter, look: Theme, taken: QRectF) -> None:
        """Only where today and the flag leave room."""
        painter.setFont(look.font(Type.HEADING))
        title = _("ระยะของปี")
        wide = QFontMetricsF(painter.font()).horizontalAdvance(title)
        if taken.isNull() or taken.left() > wide + look.px(12):
            painter.setPen(look.tokens.ink)
            painter.drawText(QPointF(0, look.px(15)), title)

    def _draw_flag(self, painter: QPainter, look: Theme, phase: Phase, words: str, pill: QRectF) -> QRectF:
        """The words stand at the right of the flag, or at its left where the year or the pill is in the way."""
        tokens, px = look.tokens, look.px
        x, line = self._scale().x(phase.last_day + _DAY), look.line_height(Type.SMALL)
        pen = QPen(tokens.red, 1.5, Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.drawLine(
            QPointF(x, line if pill.left() < x < pill.right() else line / 2),
            QPointF(x, self._bottom()),
        )
        metrics = QFontMetricsF(painter.font())
        wide = metrics.horizontalAdvance(words)
        flag = QRectF(x, px(2), px(16), px(16))
        left = max(flag.right() + px(4), pill.right() + px(8) if pill.right() > x else 0)
        if left + wide > self.width():
            left = max(min(x, pill.left() if pill.isValid() and pill.right() > x else x) - wide - px(8), 0)
        if not pill.intersects(flag):
            draw_icon(painter, flag, "flag", tokens.red)
        painter.setPen(tokens.red)
        place = QRectF(left, 0, wide + 1, line)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        return place

    # Mouse

    def _bar_at(self, point: QPointF) -> _Bar | None:
        metrics = QFontMetricsF(theme().font(Type.SMALL))
        for bar in reversed(self._bars):
            if self._bar_place(bar).united(self._words_place(bar, metrics)).contains(point):
                return bar
        return None

    def _part_at(self, bar: _Bar, x: float) -> str:
        place, edge = self._bar_place(bar), theme().px(_EDGE)
        if abs(x - place.right()) <= edge:
            return "last"
        if abs(x - place.left()) <= edge and place.width() > 3 * edge:
            return "first"
        return "both"

    def _dragged_days(self, bar: _Bar) -> tuple[datetime.date, datetime.date]:
        drag = self._drag
        if drag is None or drag.bar is not bar:
            return bar.first_day, bar.last_day
        moved = datetime.timedelta(days=drag.days)
        first = bar.first_day + moved if drag.part != "last" else bar.first_day
        last = bar.last_day + moved if drag.part != "first" else bar.last_day
        return min(first, last), max(first, last)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        bar = self._bar_at(event.position())
        if bar is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._current = self._bars.index(bar)
        self._drag = _Drag(bar, event.position().x(), self._part_at(bar, event.position().x()))
        self._describe()
        self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._drag is None:
            bar = self._bar_at(event.position())
            shape = Qt.CursorShape.ArrowCursor
            if bar:
                at_end = self._part_at(bar, event.position().x()) != "both"
                shape = Qt.CursorShape.SizeHorCursor if at_end else Qt.CursorShape.PointingHandCursor
            self.setCursor(shape)
            self.setToolTip(tooltip(_told(bar.phase)) if bar else "")
            return
        self._drag.days = self.days_for(event.position().x() - self._drag.start_x)
        first, last = self._dragged_days(self._drag.bar)
        QToolTip.showText(event.globalPosition().toPoint(), tooltip(_span_words(first, last)), self)
        self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        drag = self._drag
        if drag is None:
            return
        first, last = self._dragged_days(drag.bar)
        self._drag = None
        self.update()
        if drag.days:
            self.move_asked.emit(drag.bar.phase, first, last)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if bar := self._bar_at(event.position()):
            self._drag = None
            self.opened.emit(bar.phase)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        bar = self._bar_at(QPointF(event.pos())) if by_mouse else None
        phase = bar.phase if bar else None if by_mouse else self.current()
        place = event.globalPos()
        if not by_mouse and phase:
            place = self.mapToGlobal(self.place_of(phase).bottomLeft().toPoint())
        self.menu_asked.emit(phase, place)

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if not self._bars:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape and self._drag:
            self._drag = None
            self.update()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._current = (self._current + step) % len(self._bars)
            self._describe()
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space):
            self.opened.emit(self._bars[self._current].phase)
        else:
            super().keyPressEvent(event)

    def _describe(self) -> None:
        phase = self.current()
        words = _told(phase) if phase else _("ยังไม่มีระยะของปี")
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            if self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))


def _span_words(first: datetime.date, last: datetime.date) -> str:
    return f"{shown_date(first)} – {shown_date(last)}"


def _told(phase: Phase) -> str:
    lines = [_(phase.name), _span_words(phase.first_day, phase.last_day)]
    if phase.is_done:
        lines.append(_("ทำเสร็จแล้ว"))
    return "\n".join([*lines, *([phase.note] if phase.note else [])])
