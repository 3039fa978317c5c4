"""A field for a date: typed in any way an officer types one, or chosen from a calendar."""

import datetime
from collections.abc import Callable

from PySide6.QtCore import Property, QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionFrame,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.qt.calendar import Calendar
from ita_desktop.qt.icons import draw_icon
from ita_desktop.qt.problem_note import ProblemNote
from ita_desktop.qt.texts import tooltip
from ita_desktop.qt.theme import Type, theme
from ita_desktop.spoken import spoken_field_date, spoken_full_date, spoken_typo, spoken_weekday
from ita_desktop.thai.dates import (
    DateTypo,
    parse_typed_date,
)
from ita_desktop.translation import translate as _


def shown_date(date: datetime.date | None) -> str:
    """A date as fields show it in the language in use."""
    return spoken_field_date(date) if date else ""


class _Button(QToolButton):
    """A drawing at the end of the field; the keyboard has keys of its own for what it does."""

    def __init__(self, drawing: str, name: str, field: QLineEdit) -> None:
        super().__init__(field)
        self._drawing = drawing
        self.setAccessibleName(name)
        self.setToolTip(tooltip(name))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(26), theme().px(24))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter, look = QPainter(self), theme()
        side = look.px(16)
        place = QRectF(0, 0, side, side)
        place.moveCenter(QRectF(self.rect()).center())
        ink = look.tokens.ink if self.underMouse() or self.isDown() else look.tokens.ink2
        draw_icon(painter, place, self._drawing, ink if self.isEnabled() else look.tokens.ink3)


class _Line(QLineEdit):
    """Shows the weekday behind the date, where there is room."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.weekday = ""
        self.clearing = _Button("close", _("ล้างวันที่"), self)
        self.opening = _Button("calendar", _("เปิดปฏิทิน (F4)"), self)
        self._buttons = QHBoxLayout(self)
        self._buttons.setSpacing(0)
        self._buttons.addStretch()
        self._buttons.addWidget(self.clearing)
        self._buttons.addWidget(self.opening)
        self.fit()

    def fit(self) -> None:
        self._buttons.setContentsMargins(0, 0, theme().px(4), 0)
        self.setTextMargins(0, 0, 2 * self.opening.sizeHint().width(), 0)

    def follow(self) -> None:
        """A date that cannot be changed offers nothing to change it with."""
        self.clearing.setVisible(bool(self.text()) and self.isEnabled())
        self.opening.setVisible(self.isEnabled())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.follow()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(220), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(128), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.weekday:
            return
        option = QStyleOptionFrame()
        self.initStyleOption(option)
        place = self.style().subElementRect(QStyle.SubElement.SE_LineEditContents, option, self)
        look = theme()
        start = self.fontMetrics().horizontalAdvance(self.text()) + look.px(10)
        place.adjust(start, 0, -self.textMargins().right(), 0)
        painter = QPainter(self)
        painter.setFont(look.font(Type.SMALL))
        if painter.fontMetrics().horizontalAdvance(self.weekday) <= place.width():
            painter.setPen(look.tokens.ink3)
            painter.setOpacity(1.0 if self.isEnabled() else 0.6)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.weekday)


class DateField(QWidget):
    """Text is read when the field is left or on Enter, and then shown in one form. `dateChanged` tells date or None.

    What is no date stays as typed: `problem` says why, in a line under the field or, if `compact`, in its tooltip.
    """

    dateChanged = Signal(object)  # noqa: N815 -- as Qt's own date field has it
    problem_changed = Signal(str)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        today: Callable[[], datetime.date] = datetime.date.today,
        compact: bool = False,
    ) -> None:
        super().__init__(parent)
        self._today = today
        self._fiscal_year: int | None = None
        self._date: datetime.date | None = None
        self._problem = ""
        self._calendar: Calendar | None = None
        self.line = _Line(self)
        self.line.setPlaceholderText(_("เช่น 8 พ.ย. 65 หรือ +7"))
        self.line.editingFinished.connect(self.read)
        self.line.textChanged.connect(self._follow_text)
        self.line.installEventFilter(self)
        self.line.opening.clicked.connect(self.open_calendar)
        self.line.clearing.clicked.connect(self.clear)
        self._note = None if compact else ProblemNote(self)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.line)
        if self._note is not None:
            rows.addWidget(self._note)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)
        self.setAccessibleName(_("วันที่"))
        self._follow_text("")
        theme().changed.connect(self.line.fit)

    def date(self) -> datetime.date | None:
        """The date as typed so far; while that cannot be read, the one before."""
        try:
            return self._typed()
        except DateTypo:
            return self._date

    def setDate(self, date: datetime.date | None) -> None:
        """Shows `date`; nothing is told of it."""
        self._date = date
        self._show()

    def set_fiscal_year(self, fiscal_year: int | None) -> None:
        """The year in which a date typed without one lies."""
        self._fiscal_year = fiscal_year

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _get_problem(self) -> str:
        return self._problem

    problem = Property(str, _get_problem, notify=problem_changed)

    def read(self) -> bool:
        """Takes what is typed; whether it is a date, or nothing."""
        try:
            date = self._typed()
        except DateTypo as typo:
            self._say(spoken_typo(typo))
            return False
        is_new = date != self._date
        self._date = date
        self._show()
        if is_new:
            self.dateChanged.emit(date)
        return True

    def clear(self) -> None:
        self.line.clear()
        self.read()

    def open_calendar(self) -> None:
        if self._calendar is None:
            self._calendar = Calendar(self)
            self._calendar.picked.connect(self._take)
        self._calendar.open_under(self.line, self.date(), self._today())

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            with_alt = event.modifiers() & Qt.KeyboardModifier.AltModifier
            if event.key() == (Qt.Key.Key_Down if with_alt else Qt.Key.Key_F4):
                self.open_calendar()
                return True
            if event.key() == Qt.Key.Key_Escape and self.line.text() != shown_date(self._date):
                self._show()
                return True
        return False

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show()

    def _typed(self) -> datetime.date | None:
        text = self.line.text().strip()
        if text == shown_date(self._date):
            return self._date
        return parse_typed_date(text, self._today(), self._fiscal_year) if text else None

    def _take(self, date: datetime.date) -> None:
        self.line.setText(shown_date(date))
        self.read()

    def _show(self) -> None:
        self.line.setText(shown_date(self._date))
        # Where it is too narrow, day and month are seen rather than the year.
        self.line.setCursorPosition(0)
        self._follow_text(self.line.text())
        self._say("")

    def _say(self, problem: str) -> None:
        self.line.setProperty("wrong", "true" if problem else "")
        self.line.style().unpolish(self.line)
        self.line.style().polish(self.line)
        self.line.setAccessibleDescription(problem)
        if self._note is not None:
            self._note.say(problem)
        else:
            self.line.setToolTip(tooltip(problem))
        if problem != self._problem:
            self._problem = problem
            self.problem_changed.emit(problem)

    def _follow_text(self, text: str) -> None:
        self.line.follow()
        is_shown = self._date is not None and text == shown_date(self._date)
        self.line.weekday = spoken_weekday(self._date) if self._date and is_shown else ""
        self.line.update()
        if self._date and is_shown:
            self.line.setToolTip(tooltip(spoken_full_date(self._date)))
