"""A calendar to choose a day from: Buddhist years, weeks that begin on Sunday, all of it by keyboard."""

import datetime
from calendar import monthrange

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ita_desktop.qt.icons import icon
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.spoken import is_thai, spoken_full_date, spoken_month
from ita_desktop.thai.dates import (
    BUDDHIST_ERA,
)
from ita_desktop.translation import translate as _

EARLIEST = datetime.date(1857, 1, 1)
LATEST = datetime.date(2156, 12, 31)

_WEEK = 7
_WEEKS_SHOWN = 6
_THAI_WEEKDAYS = ("อา", "จ", "อ", "พ", "พฤ", "ศ", "ส")
_ENGLISH_WEEKDAYS = ("Su", "Mo", "Tu", "We", "Th", "Fr", "Sa")


def months_later(date: datetime.date, months: int) -> datetime.date:
    """The same day so many months later, or the last of a month that is too short for it."""
    month = date.year * 12 + date.month - 1 + months
    year, month = month // 12, month % 12 + 1
    if not EARLIEST.year <= year <= LATEST.year:
        return date
    return datetime.date(year, month, min(date.day, monthrange(year, month)[1]))


class MonthGrid(QWidget):
    """The weeks of the month in which `day` lies, drawn by the theme."""

    day_changed = Signal(object)
    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = datetime.date.today()
        self._day = self.today
        self._pointed: datetime.date | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)

    @property
    def day(self) -> datetime.date:
        return self._day

    @day.setter
    def day(self, day: datetime.date) -> None:
        self._day = min(max(day, EARLIEST), LATEST)
        self.setAccessibleName(spoken_full_date(self._day))
        self.day_changed.emit(self._day)
        self.update()

    def days_shown(self) -> list[datetime.date]:
        first = self._day.replace(day=1)
        before = (first.weekday() + 1) % _WEEK
        return [
            first + datetime.timedelta(number) for number in range(-before, _WEEK * _WEEKS_SHOWN - before)
        ]

    def place_of(self, day: datetime.date) -> QRect:
        """Where `day` is drawn."""
        number = (day - self.days_shown()[0]).days
        cell = self._cell()
        row, column = divmod(number, _WEEK)
        return QRect(QPoint(column * cell.width(), (row + 1) * cell.height()), cell)

    def sizeHint(self) -> QSize:
        cell = self._cell()
        return QSize(cell.width() * _WEEK, cell.height() * (_WEEKS_SHOWN + 1))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        look, cell = theme(), self._cell()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(look.tokens.ink2)
        for column, name in enumerate(_THAI_WEEKDAYS if is_thai() else _ENGLISH_WEEKDAYS):
            place = QRect(QPoint(column * cell.width(), 0), cell)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
        painter.setFont(look.font(Type.TEXT))
        for day in self.days_shown():
            self._draw_day(painter, day)

    def _draw_day(self, painter: QPainter, day: datetime.date) -> None:
        tokens, px = theme().tokens, theme().px
        place = QRectF(self.place_of(day)).adjusted(px(2), px(1), -px(2), -px(1))
        ground = tokens.accent if day == self._day else tokens.hover if day == self._pointed else None
        if ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(place, px(6), px(6))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        if day == self.today:
            painter.setPen(QPen(tokens.on_accent if day == self._day else tokens.accent, px(1.5)))
            painter.drawRoundedRect(place.adjusted(px(2), px(2), -px(2), -px(2)), px(5), px(5))
        ink = tokens.ink if day.month == self._day.month else tokens.ink3
        painter.setPen(tokens.on_accent if day == self._day else ink)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(day.day))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        day = self._day_by_key(event)
        if day is not None:
            self.day = day
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self._day)
        else:
            super().keyPressEvent(event)

    def _day_by_key(self, event: QKeyEvent) -> datetime.date | None:
        by_days = {
            Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -_WEEK, Qt.Key.Key_Down: _WEEK,
        }  # fmt: skip
        key = Qt.Key(event.key())
        if key in by_days:
            return self._day + datetime.timedelta(by_days[key])
        if key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            months = 12 if event.modifiers() & Qt.KeyboardModifier.ControlModifier else 1
            return months_later(self._day, -months if key == Qt.Key.Key_PageUp else months)
        if key == Qt.Key.Key_Home:
            return self._day.replace(day=1)
        if key == Qt.Key.Key_End:
            return self._day.replace(day=monthrange(self._day.year, self._day.month)[1])
        return None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointed = self._day_at(event.position())
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointed = None
        self.update()
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.day = day
            self.picked.emit(self._day)

    def _day_at(self, point: QPointF) -> datetime.date | None:
        return next((day for day in self.days_shown() if self.place_of(day).contains(point.toPoint())), None)

    def _cell(self) -> QSize:
        return QSize(theme().px(36), max(theme().px(32), theme().line_height(Type.TEXT)))


class Calendar(QFrame):
    """Drops down under a field. `picked` tells the day; Escape or a click elsewhere closes it without one."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setObjectName("calendar")
        self.setAccessibleName(_("ปฏิทิน"))
        self.grid = MonthGrid(self)
        self.grid.picked.connect(self._pick)
        self.grid.day_changed.connect(self._name_month)
        self._month = QLabel(self)
        set_type(self._month, Type.HEADING)
        self._month.setAlignment(Qt.AlignmentFlag.AlignCenter)
        earlier = self._button("chevron-left", _("เดือนก่อน (PageUp)"), -1)
        later = self._button("chevron-right", _("เดือนถัดไป (PageDown)"), 1)
        self._today = QPushButton(_("วันนี้"), self)
        self._today.setProperty("kind", "plain")
        self._today.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._today.clicked.connect(lambda: self._pick(self.grid.today))
        head = QHBoxLayout()
        head.addWidget(earlier)
        head.addWidget(self._month, 1)
        head.addWidget(later)
        self._rows = QVBoxLayout(self)
        self._rows.addLayout(head)
        self._rows.addWidget(self.grid)
        self._rows.addWidget(self._today, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self.grid)
        theme().changed.connect(self._renew)
        self._renew()

    def open_under(self, field: QWidget, day: datetime.date | None, today: datetime.date) -> None:
        """Drops down from `field`, or above it where the screen has no room below."""
        self.grid.today = today
        self.grid.day = day or today
        self.adjustSize()
        screen = field.screen().availableGeometry()
        place = QRect(field.mapToGlobal(QPoint(0, field.height() + 2)), self.size())
        if place.bottom() > screen.bottom():
            place.moveBottom(field.mapToGlobal(QPoint(0, -2)).y())
        place.moveLeft(max(min(place.left(), screen.right() - place.width()), screen.left()))
        self.move(place.topLeft())
        self.show()
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F4):
            self.close()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, tokens = QPainter(self), theme().tokens
        painter.fillRect(self.rect(), tokens.paper)
        painter.setPen(tokens.line2)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _button(self, drawing: str, name: str, months: int) -> QToolButton:
        button = QToolButton(self)
        button.setIcon(icon(drawing))
        button.setProperty("kind", "plain")
        button.setProperty("row", "true")
        button.setToolTip(name)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRepeat(True)
        button.clicked.connect(lambda: setattr(self.grid, "day", months_later(self.grid.day, months)))
        return button

    def _pick(self, day: datetime.date) -> None:
        self.close()
        self.picked.emit(day)

    def _name_month(self, day: datetime.date) -> None:
        self._month.setText(f"{spoken_month(day.month)} {day.year + BUDDHIST_ERA}")

    def _renew(self) -> None:
        px = theme().px
        self._rows.setContentsMargins(px(8), px(8), px(8), px(8))
        self._rows.setSpacing(px(4))
        self.grid.updateGeometry()
        self.adjustSize()
        self.update()
