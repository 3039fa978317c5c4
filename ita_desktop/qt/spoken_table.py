"""What a screen reader meets of a painted table. Python cannot give it one, so a real one stands over it, unseen."""

from typing import Protocol

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QRegion
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QFrame, QTableView

Index = QModelIndex | QPersistentModelIndex
_SPOKEN = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))


class Painted(Protocol):
    """The table that is seen, in rows and columns."""

    def row_count(self) -> int: ...
    def column_count(self) -> int: ...
    def spoken_cell(self, row: int, column: int) -> str: ...
    def spoken_heading(self, section: int, orientation: Qt.Orientation) -> str: ...
    def cell_place(self, place: tuple[int, int]) -> QRectF: ...


class SpokenTable(QTableView):
    """Lies over `painted` and holds the keyboard for it, but shows nothing and leaves every key and click to it.

    `stood_on` tells the cell to which a screen reader went by itself.
    """

    stood_on = Signal(int, int)

    def __init__(self, area: QAbstractScrollArea, painted: Painted) -> None:
        # What is not in its viewport no screen reader finds in a scroll area.
        super().__init__(area.viewport())
        self._area, self._painted = area, painted
        self._cells = _Cells(painted)
        self.setModel(self._cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        # All of it is cut away, for the eye and for the mouse; hidden it would be for nobody.
        self.setMask(QRegion(-1, -1, 1, 1))
        for bar in (self.horizontalHeader(), self.verticalHeader()):
            bar.hide()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusProxy(self)
        self.selectionModel().currentChanged.connect(self._tell)

    def renew(self) -> None:
        """There are other rows and columns, or other words in them."""
        self._cells.renew()

    def stand_on(self, row: int, column: int) -> bool:
        """Whether that is news, which a screen reader then tells by itself."""
        index = self._cells.index(row, column)
        if index == self.currentIndex():
            return False
        silent = self.blockSignals(True)
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.blockSignals(silent)
        return True

    def visualRect(self, index: Index) -> QRect:
        """Where the cell is painted."""
        return (
            self._painted.cell_place((index.row(), index.column())).toRect() if index.isValid() else QRect()
        )

    def indexAt(self, point: QPoint) -> QModelIndex:
        places = (
            (row, column)
            for row in range(self._cells.rowCount())
            for column in range(self._cells.columnCount())
        )
        found = next((place for place in places if self._painted.cell_place(place).contains(point)), None)
        return self._cells.index(*found) if found else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """What is painted scrolls by itself."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._area.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._area.viewport().update()

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.stood_on.emit(now.row(), now.column())


class _Cells(QAbstractTableModel):
    def __init__(self, painted: Painted) -> None:
        super().__init__()
        self._painted = painted
        self._size = (0, 0)

    def renew(self) -> None:
        size = (self._painted.row_count(), self._painted.column_count())
        if size == self._size:
            self.dataChanged.emit(self.index(0, 0), self.index(size[0] - 1, size[1] - 1))
            return
        self.beginResetModel()
        self._size = size
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._size[0]

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else self._size[1]

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if role in _SPOKEN and index.isValid():
            return self._painted.spoken_cell(index.row(), index.column())
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)
    ) -> object:
        return self._painted.spoken_heading(section, orientation) if role in _SPOKEN else None
