"""The side bar: office and year, find, and the places in the order of the officer's year."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QMenu,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.qt.hairline import Hairline
from ita_desktop.qt.icons import icon
from ita_desktop.qt.texts import tooltip
from ita_desktop.qt.theme import Type, theme
from ita_desktop.screens.places import PlaceEntry
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

WIDTH = 208
_LAST_OF_THE_YEAR = "papers"
"""After this place a line parts the work of the year from what it rests on."""


class Badge(NamedTuple):
    """A count beside a place; `is_trouble` says that something there is late or must be mended."""

    number: int
    is_trouble: bool = False


class OfficeButton(QAbstractButton):
    """District and fiscal year in two lines; opens the menu of years and files."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = ("", "")
        self.menu = QMenu(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.clicked.connect(self.open_menu)

    def show_lines(self, office: str, year: str) -> None:
        self._lines = (office, year)
        self.setAccessibleName(" ".join(filter(None, self._lines)))
        # The program's own name is never cut, and to lay it out would cost the first paint 3 ms.
        self.setToolTip(tooltip(office) if year else "")
        self.update()

    def open_menu(self) -> None:
        self.menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def keyPressEvent(self, e: "QKeyEvent") -> None:
        if e.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.open_menu()
        else:
            super().keyPressEvent(e)

    def sizeHint(self) -> QSize:
        look = theme()
        lines = look.line_height(Type.NAME) + look.line_height(Type.SMALL)
        return QSize(look.px(WIDTH - 16), lines + look.px(10))

    def paintEvent(self, e: QPaintEvent) -> None:
        look, tokens = theme(), theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(tokens.accent if self.hasFocus() else tokens.line)
        painter.setBrush(tokens.hover if self.underMouse() else tokens.paper)
        painter.drawRoundedRect(box, look.px(8), look.px(8))
        left, room = look.px(12), self.width() - look.px(44)
        top = look.px(5)
        for words, kind, ink in (
            (self._lines[0], Type.NAME, tokens.ink),
            (self._lines[1], Type.SMALL, tokens.ink2),
        ):
            painter.setFont(look.font(kind))
            painter.setPen(ink)
            height = look.line_height(kind)
            cut = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QRectF(left, top, room, height), Qt.AlignmentFlag.AlignVCenter, cut)
            top += height
        side = look.px(16)
        chevron = icon("chevron-down").pixmap(QSize(side, side), self.devicePixelRatioF())
        painter.drawPixmap(self.width() - look.px(28), (self.height() - side) // 2, chevron)


class FindButton(QAbstractButton):
    """Looks like a field, opens the palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(_("ค้นหาทุกอย่าง"))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDTH - 16), theme().px(34))

    def paintEvent(self, e: QPaintEvent) -> None:
        look, tokens = theme(), theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(tokens.accent if self.hasFocus() else tokens.line2)
        painter.setBrush(tokens.hover if self.underMouse() else tokens.paper)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), look.px(6), look.px(6))
        side = look.px(16)
        glass = icon("search").pixmap(QSize(side, side), self.devicePixelRatioF())
        painter.drawPixmap(look.px(12), (self.height() - side) // 2, glass)
        painter.setFont(look.font(Type.TEXT))
        painter.setPen(tokens.ink3)
        inside = self.rect().adjusted(look.px(34), 0, -look.px(12), 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, _("ค้นหา"))
        painter.setFont(look.font(Type.AXIS))
        painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, "Ctrl+K")


class PlaceButton(QAbstractButton):
    """One place: icon, title, and a count of what waits there."""

    def __init__(self, entry: PlaceEntry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self._badge: Badge | None = None
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.show_badge(None)

    def show_badge(self, badge: Badge | None) -> None:
        self._badge = badge if badge and badge.number else None
        words = self.entry.title
        if self._badge:
            trouble = _("{place} มี {count} เรื่องที่ต้องแก้หรือเลยกำหนด")
            told = trouble if self._badge.is_trouble else _("{place} {count} รายการ")
            words = told.format(place=self.entry.title, count=self._badge.number)
        self.setAccessibleName(words)
        self.setToolTip(words if self._badge else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(WIDTH - 16), theme().px(36))

    def paintEvent(self, e: QPaintEvent) -> None:
        look, tokens = theme(), theme().tokens
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect())
        if self.isChecked() or (self.underMouse() and self.isEnabled()):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.tint2 if self.isChecked() else tokens.hover)
            painter.drawRoundedRect(box, look.px(6), look.px(6))
        if self.isChecked():
            painter.setBrush(tokens.accent)
            high = min(look.px(16), box.height() / 2)
            painter.drawRoundedRect(QRectF(0, box.center().y() - high / 2, look.px(3), high), 1.5, 1.5)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tokens.accent, 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), look.px(6), look.px(6))
        side = look.px(18)
        colour = "accent" if self.isChecked() else "ink2" if self.isEnabled() else "ink3"
        picture = icon(self.entry.icon, colour).pixmap(QSize(side, side), self.devicePixelRatioF())
        painter.drawPixmap(look.px(12), (self.height() - side) // 2, picture)
        painter.setFont(look.font(Type.NAME))
        painter.setPen(tokens.ink if self.isEnabled() else tokens.ink3)
        room = self.rect().adjusted(look.px(40), 0, -look.px(40 if self._badge else 8), 0)
        words = painter.fontMetrics().elidedText(self.entry.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        if self._badge:
            self._paint_badge(painter, self._badge)

    def _paint_badge(self, painter: QPainter, badge: Badge) -> None:
        look, tokens = theme(), theme().tokens
        painter.setFont(look.font(Type.SMALL))
        side = max(look.px(22), painter.fontMetrics().horizontalAdvance(str(badge.number)) + look.px(10))
        box = QRectF(self.width() - side - look.px(8), (self.height() - look.px(22)) / 2, side, look.px(22))
        if badge.is_trouble:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.red_ground)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(tokens.red if badge.is_trouble else tokens.ink2)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(badge.number))


class SideBar(QFrame):
    """`picked` tells the key of the place that the officer chose; `find_asked` that the palette is wanted."""

    picked = Signal(str)
    find_asked = Signal()

    def __init__(self, places: Sequence[PlaceEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("แถบข้าง"))
        self.office = OfficeButton(self)
        self.find_button = FindButton(self)
        self.find_button.clicked.connect(self.find_asked)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._rows: dict[str, PlaceButton] = {}
        rows = QWidget(self)
        self._list = QVBoxLayout(rows)
        self._list.setContentsMargins(0, 0, 0, 0)
        for entry in places:
            row = PlaceButton(entry, rows)
            row.clicked.connect(lambda _checked=False, key=entry.key: self.picked.emit(key))
            self._group.addButton(row)
            self._rows[entry.key] = row
            self._list.addWidget(row)
            if entry.key == _LAST_OF_THE_YEAR:
                self._list.addSpacing(4)
                self._list.addWidget(Hairline(rows))
                self._list.addSpacing(4)
        self._list.addStretch(1)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.office)
        self._layout.addWidget(self.find_button)
        self._layout.addSpacing(6)
        self._layout.addWidget(_scrolling(rows, self), 1)
        self._dress()
        theme().changed.connect(self._dress)

    def show_place(self, key: str) -> None:
        if row := self._rows.get(key):
            row.setChecked(True)
        elif checked := self._group.checkedButton():
            self._group.setExclusive(False)
            checked.setChecked(False)
            self._group.setExclusive(True)

    def allow_places(self, are_open: bool) -> None:
        """Places and find are grey while there is no file."""
        for button in (self.find_button, *self._rows.values()):
            button.setEnabled(are_open)

    def show_badge(self, key: str, badge: Badge | None) -> None:
        if row := self._rows.get(key):
            row.show_badge(badge)

    def keyPressEvent(self, e: "QKeyEvent") -> None:
        rows = list(self._rows.values())
        focused = next((n for n, row in enumerate(rows) if row.hasFocus()), None)
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if focused is None or e.key() not in steps:
            super().keyPressEvent(e)
            return
        rows[(focused + steps[Qt.Key(e.key())]) % len(rows)].setFocus(Qt.FocusReason.TabFocusReason)

    def _dress(self) -> None:
        look = theme()
        self.setFixedWidth(look.px(WIDTH))
        self._layout.setContentsMargins(look.px(8), look.px(8), look.px(8), look.px(8))
        self._layout.setSpacing(look.px(2))
        self._list.setSpacing(look.px(2))
        palette = self.palette()
        palette.setColor(self.backgroundRole(), look.tokens.desk)
        self.setPalette(palette)
        self.setAutoFillBackground(True)
        for button in (self.office, self.find_button):
            button.setFixedHeight(button.sizeHint().height())
        for row in self._rows.values():
            # Large text on a low screen: the rows move together before anything is cut.
            row.setMinimumHeight(look.line_height(Type.NAME) + 2)
            row.setMaximumHeight(row.sizeHint().height())


def _scrolling(rows: QWidget, parent: QWidget) -> QScrollArea:
    """Scrolls only where large text on a low screen leaves no other way."""
    area = QScrollArea(parent)
    # One of ours: to find out what Qt's own is, PySide readies all kinds of widgets before the window is painted.
    viewport = QWidget(area)
    area.setViewport(viewport)
    area.setWidget(rows)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    viewport.setAutoFillBackground(False)
    rows.setAutoFillBackground(False)
    return area
