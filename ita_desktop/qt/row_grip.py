"""Rows dragged to another place by the grip at their left."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QApplication

from ita_desktop.qt.icons import draw_icon
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.theme import theme

if TYPE_CHECKING:
    from ita_desktop.qt.grid_view import GridView

_Flag = QItemSelectionModel.SelectionFlag


class RowGrip(QObject):
    """Seen on the row under the mouse; dragging shows where the selected rows would go."""

    dropped = Signal(int)
    """Place before which the selected rows were dropped."""

    def __init__(self, view: "GridView", model: RowsModel[Any]) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self.is_on = False
        self._row = -1
        self._start: QPoint | None = None
        self._drop_place = -1
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    def paint(self) -> None:
        if self._row < 0 and self._drop_place < 0:
            return
        view, tokens, px = self._view, theme().tokens, theme().px
        painter = QPainter(view.viewport())
        if self._model.row(self._row) is not None:
            middle = view.rowViewportPosition(self._row) + view.cells.row_height / 2
            draw_icon(painter, QRectF(-px(2), middle - px(8), px(16), px(16)), "drag", tokens.ink3)
        if self._drop_place >= 0:
            y = view.rowViewportPosition(self._drop_place)
            if self._drop_place >= self._model.rowCount():
                last = self._model.rowCount() - 1
                y = view.rowViewportPosition(last) + view.rowHeight(last)
            painter.fillRect(0, y - 1, view.viewport().width(), 2, tokens.accent)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.accent, 2))
            painter.setBrush(tokens.paper)
            painter.drawEllipse(QPointF(px(6), y), px(4), px(4))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self.is_on:
            return False
        if isinstance(event, QKeyEvent):
            return self._take_key(event)
        if event.type() == QEvent.Type.Leave:
            self._row = -1
            self._view.viewport().update()
        if not isinstance(event, QMouseEvent) or watched is self._view:
            return False
        point = event.position().toPoint()
        if event.type() == QEvent.Type.MouseButtonPress and event.button() == Qt.MouseButton.LeftButton:
            return self._begin(point)
        if event.type() == QEvent.Type.MouseMove:
            return self._follow(point)
        return event.type() == QEvent.Type.MouseButtonRelease and self._drop()

    def _begin(self, point: QPoint) -> bool:
        if not self._is_on_grip(point):
            return False
        view, place = self._view, self._view.rowAt(point.y())
        if place not in view.selected_places:
            index = self._model.index(place, view.first_column)
            view.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect | _Flag.Rows)
        view.setFocus(Qt.FocusReason.MouseFocusReason)
        self._start = point
        return True

    def _follow(self, point: QPoint) -> bool:
        viewport = self._view.viewport()
        if self._start is not None:
            if (point - self._start).manhattanLength() >= QApplication.startDragDistance():
                self._scroll_at_the_edge(point.y())
                self._drop_place = self._place_before(point)
                viewport.update()
            return True
        row = self._view.rowAt(point.y())
        if row != self._row:
            self._row = row
            viewport.update()
        is_on_grip = self._is_on_grip(point)
        viewport.setCursor(Qt.CursorShape.OpenHandCursor if is_on_grip else Qt.CursorShape.ArrowCursor)
        return False

    def _drop(self) -> bool:
        if self._start is None:
            return False
        place, self._start, self._drop_place = self._drop_place, None, -1
        self._view.viewport().update()
        if place >= 0:
            self.dropped.emit(place)
        return True

    def _take_key(self, event: QKeyEvent) -> bool:
        """Escape leaves the rows where they were."""
        if self._start is None or event.key() != Qt.Key.Key_Escape:
            return False
        event.accept()
        if event.type() == QEvent.Type.KeyPress:
            self._start, self._drop_place = None, -1
            self._view.viewport().update()
        return True

    def _scroll_at_the_edge(self, y: int) -> None:
        edge, bar = theme().px(28), self._view.verticalScrollBar()
        if y < edge or y > self._view.viewport().height() - edge:
            bar.setValue(bar.value() + (-edge if y < edge else edge) // 2)

    def _is_on_grip(self, point: QPoint) -> bool:
        return point.x() < theme().px(12) and self._model.row(self._view.rowAt(point.y())) is not None

    def _place_before(self, point: QPoint) -> int:
        view, place = self._view, self._view.rowAt(point.y())
        if place < 0:
            return self._model.rowCount() if point.y() > 0 else 0
        middle = view.rowViewportPosition(place) + view.rowHeight(place) / 2
        return place if point.y() < middle else place + 1
