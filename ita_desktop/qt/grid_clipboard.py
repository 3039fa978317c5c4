"""What the clipboard does with a table: cells copied, cut, pasted after a look, cleared and filled down."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QGuiApplication

from ita_desktop.qt.clipboard_table import CopiedCell, mime_of, table_of
from ita_desktop.qt.grid_view import GridView
from ita_desktop.qt.paste_preview import PastePreview, confirms
from ita_desktop.qt.pasting import PastedCell, changes_of, plan_paste
from ita_desktop.qt.rows_model import CellChange, RowsModel
from ita_desktop.translation import counted


class GridClipboard(QObject):
    """Each deed, however many cells it touches, is one for the model's `change`."""

    def __init__(self, view: GridView, model: RowsModel[Any]) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self.confirm: Callable[[PastePreview], bool] = confirms
        self.name_of: Callable[[Any], str] | None = None
        """Words a row in the preview; without it, its first two texts do."""
        view.copy_asked.connect(self.copy)
        view.cut_asked.connect(self.cut)
        view.paste_asked.connect(self.paste)
        view.clear_asked.connect(self.clear)
        view.fill_asked.connect(self.fill_down)

    def copy(self, with_titles: bool = False) -> None:
        places, numbers = self.selected_block()
        rows = [row for place in places if (row := self._model.row(place)) is not None]
        columns = [self._model.columns[number] for number in numbers]
        if not rows or not columns:
            return
        table = [
            [CopiedCell(column.copied(row), column.is_figure(row)) for column in columns] for row in rows
        ]
        if with_titles:
            table.insert(0, [CopiedCell(column.title) for column in columns])
        QGuiApplication.clipboard().setMimeData(mime_of(table))

    def cut(self) -> None:
        self.copy()
        self.clear()

    def clear(self) -> None:
        self._model.clear_cells(self._selected_cells())

    def paste(self) -> None:
        """One cell at once; several after a look at how they are understood."""
        table = table_of(QGuiApplication.clipboard().mimeData())
        places, numbers = self.selected_block()
        if not table or not places or not numbers:
            return
        if len(table) == len(table[0]) == 1:
            table = [table[0] * len(numbers) for _place in places]
        else:
            shown = self._view.shown_columns
            numbers = shown[shown.index(numbers[0]) :]
            places = [
                place
                for place in range(places[0], self._model.rowCount())
                if self._model.row(place) is not None
            ]
        cells = plan_paste(self._model, table, places, numbers)
        if len(cells) > 1:
            self._paste_block(cells)
        elif cells:
            index = self._model.index(places[0], numbers[0])
            self._model.setData(index, cells[0].printed, Qt.ItemDataRole.EditRole)

    def fill_down(self) -> None:
        """The uppermost selected row's cells into those below, in the selected columns or the current one."""
        places, numbers = self.selected_block()
        if len(places) < 2:
            return
        if len(numbers) == self._model.columnCount():
            numbers = [self._view.currentIndex().column()]
        source = self._model.row(places[0])
        changes: list[CellChange[Any]] = []
        for number in numbers:
            column = self._model.columns[number]
            value = column.value(source)
            rows = [row for place in places[1:] if (row := self._model.row(place)) is not None]
            changes += [
                CellChange(row, column, value)
                for row in rows
                if column.can_change(row) and column.value(row) != value
            ]
        self._model.apply(changes, counted("เติมลง {count} ช่อง", len(changes)))

    def _paste_block(self, cells: Sequence[PastedCell]) -> None:
        preview = PastePreview(cells, self.name_of or self._name_of, self._view.window())
        if self.confirm(preview):
            changes = changes_of(cells)
            self._model.apply(changes, counted("วาง {count} ช่อง", len(changes)))
        preview.deleteLater()

    def _name_of(self, row: Any) -> str:
        words = (self._model.columns[number].words(row) for number in self._view.shown_columns)
        return " ".join(list(filter(None, words))[:2])

    def _selected_cells(self) -> list[QModelIndex]:
        indexes = self._view.selectionModel().selectedIndexes()
        return sorted(indexes, key=lambda index: (index.row(), index.column())) or [self._view.currentIndex()]

    def selected_block(self) -> tuple[list[int], list[int]]:
        """The rows and, in the order seen, the columns in which something is selected."""
        indexes = [index for index in self._selected_cells() if self._model.row(index) is not None]
        numbers = {index.column() for index in indexes}
        places = sorted({index.row() for index in indexes})
        return places, [number for number in self._view.shown_columns if number in numbers]
