"""The columns of a measures table to scale across its page: dragged to another place, or wider by their border."""

from decimal import Decimal

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from ita_desktop.actions.layouts import move_column, page_width_mm, set_width
from ita_desktop.model.layouts import Column, Layout, read_layout
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import LARGE
from ita_desktop.qt.chart_frame import draw_focus
from ita_desktop.qt.texts import lay_out_text
from ita_desktop.qt.theme import LIGHT, Type, theme
from ita_desktop.translation import translate as _

_STEP = Decimal(1)
_SIDE, _TOP, _BORDER = 24, 12, 5


class LayoutStrip(QWidget):
    """`changed` tells the layout as it is now, `chosen` which column has the ring.

    Left and Right choose, with Ctrl they move the column, with Shift they make it narrower or wider by a millimetre.
    """

    changed = Signal(object)
    chosen = Signal(int)
    rename_asked = Signal()
    hide_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout: Layout = read_layout("M2")
        self.place = 0
        self._border = -1
        self._pressed: QPoint | None = None
        self._gap = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)
        theme().changed.connect(self.update)

    @property
    def layout_shown(self) -> Layout:
        return self._layout

    def show_layout(self, layout: Layout, place: int | None = None) -> None:
        self._layout = layout
        self._choose(self.place if place is None else place)
        self.update()

    def sizeHint(self) -> QSize:
        look = theme()
        lines = _most_lines() * look.line_height(Type.SMALL) + look.line_height(Type.AXIS)
        return QSize(look.px(760), lines + look.px(2 * _TOP + 16))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(420), self.sizeHint().height())

    # Where things stand

    def column_rect(self, place: int) -> QRectF:
        page = self._page_rect()
        scale = page.width() / float(page_width_mm(self._layout))
        before = sum(self._layout.widths_mm[:place], Decimal())
        top = page.top() + theme().px(8)
        width = float(self._layout.widths_mm[place]) * scale
        return QRectF(page.left() + float(before) * scale, top, width, page.height() - theme().px(8))

    def _page_rect(self) -> QRectF:
        side, top = theme().px(_SIDE), theme().px(_TOP)
        return QRectF(side, top, self.width() - 2 * side, self.height() - 2 * top)

    def _place_at(self, point: QPointF) -> int:
        places = range(len(self._layout.columns))
        return next((place for place in places if self.column_rect(place).contains(point)), -1)

    def _border_at(self, point: QPointF) -> int:
        near = theme().px(_BORDER)
        for place in range(len(self._layout.columns)):
            rect = self.column_rect(place)
            if abs(rect.right() - point.x()) <= near and rect.top() <= point.y() <= rect.bottom():
                return place
        return -1

    def _gap_at(self, x: float) -> int:
        middles = [self.column_rect(place).center().x() for place in range(len(self._layout.columns))]
        return sum(middle < x for middle in middles)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = look.px(_SIDE) // 2
        page = self._page_rect().adjusted(-around, -look.px(4), around, look.px(4))
        painter.setPen(QPen(look.tokens.line2, 1))
        # The page stays light in the dark, as it prints.
        painter.setBrush(look.tokens.print_page)
        painter.drawRect(page)
        for place, column in enumerate(self._layout.columns):
            self._paint_column(painter, self.column_rect(place), column, is_chosen=place == self.place)
        if self._gap >= 0:
            count = len(self._layout.columns)
            x = (
                self.column_rect(count - 1).right()
                if self._gap >= count
                else self.column_rect(self._gap).left()
            )
            painter.fillRect(QRectF(x - 1.5, page.top(), 3, page.height()), LIGHT.accent)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))

    def _paint_column(self, painter: QPainter, rect: QRectF, column: Column, *, is_chosen: bool) -> None:
        look = theme()
        painter.setPen(QPen(LIGHT.edge, 1))
        painter.setBrush(LIGHT.selected if is_chosen else LIGHT.sunk)
        painter.drawRect(rect)
        if is_chosen:
            painter.fillRect(QRectF(rect.left(), rect.top(), rect.width(), look.px(3)), LIGHT.accent)
        line, foot = look.line_height(Type.SMALL), look.line_height(Type.AXIS)
        room = max(rect.width() - look.px(6), 1)
        middle = Qt.AlignmentFlag.AlignHCenter
        words = "\n".join(column.heading)
        block = lay_out_text(words, look.font(Type.SMALL), room, line, _most_lines(), middle)
        block.draw(painter, QPointF(rect.left() + look.px(3), rect.top() + look.px(6)), LIGHT.ink)
        figure = _("{width} มม.").format(width=f"{column.width_mm.normalize():f}")
        if painter.fontMetrics().horizontalAdvance(figure) > room:
            figure = f"{column.width_mm.normalize():f}"
        size = lay_out_text(figure, look.font(Type.AXIS), room, foot, 1, middle)
        size.draw(painter, QPointF(rect.left() + look.px(3), rect.bottom() - foot - look.px(2)), LIGHT.ink2)

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        self._border = self._border_at(point)
        if self._border >= 0:
            self._choose(self._border)
        elif (place := self._place_at(point)) >= 0:
            self._choose(place)
            self._pressed = point.toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._border >= 0:
            scale = self._page_rect().width() / float(page_width_mm(self._layout))
            width_mm = (point.x() - self.column_rect(self._border).left()) / scale
            self._tell(set_width(self._layout, self._border, Decimal(round(width_mm))))
        elif self._pressed is not None:
            far = (point.toPoint() - self._pressed).manhattanLength() >= QApplication.startDragDistance()
            self._gap = self._gap_at(point.x()) if far or self._gap >= 0 else -1
            self.update()
        else:
            on_border = self._border_at(point) >= 0
            shape = Qt.CursorShape.SplitHCursor if on_border else Qt.CursorShape.OpenHandCursor
            self.setCursor(shape if on_border or self._place_at(point) >= 0 else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gap, self._gap, self._pressed, self._border = self._gap, -1, None, -1
        if gap >= 0:
            self._move_to(gap - 1 if gap > self.place else gap)
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._place_at(event.position()) >= 0:
            self.rename_asked.emit()

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
        if step and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._move_to(self.place + step)
        elif step and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            width_mm = self._layout.columns[self.place].width_mm + step * _STEP
            self._tell(set_width(self._layout, self.place, width_mm))
        elif step:
            self._choose(self.place + step)
        elif event.key() in (Qt.Key.Key_F2, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.rename_asked.emit()
        elif event.key() == Qt.Key.Key_Delete:
            self.hide_asked.emit()
        else:
            super().keyPressEvent(event)

    def _move_to(self, goal: int) -> None:
        if goal != self.place and 0 <= goal < len(self._layout.columns):
            moved = move_column(self._layout, self.place, goal)
            self.place = goal
            self._tell(moved)

    def _choose(self, place: int) -> None:
        self.place = min(max(place, 0), len(self._layout.columns) - 1)
        column = self._layout.columns[self.place]
        words = _("คอลัมน์ {heading} กว้าง {width} มม.")
        self.setAccessibleDescription(words.format(heading=" ".join(column.heading), width=column.width_mm))
        self.chosen.emit(self.place)
        self.update()

    def _tell(self, layout: Layout) -> None:
        self._layout = layout
        self._choose(self.place)
        self.changed.emit(layout)


def _most_lines() -> int:
    """With large letters the page below needs the room more."""
    return 3 if theme().scale < LARGE else 2


forms.promote(LayoutStrip)
