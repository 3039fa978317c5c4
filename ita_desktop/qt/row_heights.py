"""How high the rows of a table are: what their words need, found out for those in sight only."""

from typing import TYPE_CHECKING, Any

from ita_desktop.qt.rows_model import RowsModel

if TYPE_CHECKING:
    from ita_desktop.qt.grid_view import GridView


class RowHeights:
    def __init__(self, view: "GridView", model: RowsModel[Any]) -> None:
        self._view, self._model = view, model
        self._is_measuring = False

    def measure_visible(self) -> None:
        """Gives each row in sight the height that its words need; the others wait until they come into sight."""
        place = self._view.rowAt(0)
        if self._is_measuring or place < 0:
            return
        self._is_measuring = True
        try:
            self._measure_from(place)
        finally:
            self._is_measuring = False

    def _measure_from(self, place: int) -> None:
        cells = [
            (self._model.columns[number], self._view.columnWidth(number))
            for number in self._view.shown_columns
        ]
        rows, bottom = self._view.verticalHeader(), self._view.viewport().height()
        top, count = self._view.rowViewportPosition(place), self._model.rowCount()
        has_changed = False
        while place < count and top < bottom:
            row = self._model.row(place)
            height = self._view.cells.row_height
            if row is not None:
                height = self._view.cells.height_of(row, self._model.key(place), cells)
            if height != rows.sectionSize(place):
                rows.resizeSection(place, height)
                has_changed = True
            top += height
            place += 1
        if has_changed:
            self._view.updateGeometries()
            self._view.viewport().update()

    def row_at_top(self) -> tuple[int, int]:
        place = max(self._view.rowAt(0), 0)
        return place, self._view.rowViewportPosition(place)

    def hold(self, place: int, top: int, dy: int) -> None:
        """Scrolling up, rows that turn out higher must not push away what is being read."""
        drift = self._view.rowViewportPosition(place) - (top + dy)
        if drift and not self._is_measuring:
            self._is_measuring = True
            self._view.verticalScrollBar().setValue(self._view.verticalScrollBar().value() + drift)
            self._is_measuring = False
