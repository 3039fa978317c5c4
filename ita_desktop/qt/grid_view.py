"""The rows of a table as they are seen and moved through: heights, selection, keys, dragging of rows."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QElapsedTimer,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ita_desktop.qt.columns import Column
from ita_desktop.qt.edit_aside import EditAside
from ita_desktop.qt.grid_cells import CellPainter
from ita_desktop.qt.grid_delegate import GridDelegate
from ita_desktop.qt.grid_header import GridHeader
from ita_desktop.qt.grid_selection import select_to_edge, selected_ranges
from ita_desktop.qt.row_grip import RowGrip
from ita_desktop.qt.row_heights import RowHeights
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.texts import lay_out_text
from ita_desktop.qt.theme import Type, theme
from ita_desktop.thai.names import search_key
from ita_desktop.translation import translate as _

_SEARCH_PAUSE_MS = 1000
_TAKEN_KEYS = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.Cut, QKeySequence.StandardKey.Paste)
_Flag = QItemSelectionModel.SelectionFlag


class GridView(QTableView):
    copy_asked = Signal(bool)
    """With the titles, or without."""
    cut_asked = Signal()
    paste_asked = Signal()
    clear_asked = Signal()
    fill_asked = Signal()
    move_asked = Signal(int)
    """The selected rows one line up (-1) or down (1)."""
    opened = Signal(QModelIndex)
    """A row, by Enter or by double click on a cell that cannot be edited."""
    selection_changed = Signal()

    def __init__(
        self, model: RowsModel[Any], *, is_dense: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.cells: CellPainter[Any] = CellPainter(is_dense=is_dense)
        self.selected_places: set[int] = set()
        self.current_place = -1, -1
        self.first_column = 0
        self._block: list[tuple[int, int, int, int]] = []
        self.heights = RowHeights(self, model)
        self._typed, self._typed_at = "", QElapsedTimer()
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self.measure_visible)
        self.setModel(model)
        self.head = GridHeader(model, self)
        self.setHorizontalHeader(self.head)
        self.delegate = GridDelegate(self, model, self.cells)
        self.setItemDelegate(self.delegate)
        self.aside = EditAside(self, model)
        self.grip = RowGrip(self, model)
        self._set_up()
        self._connect()
        self.dress()

    def _set_up(self) -> None:
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        rows = self.verticalHeader()
        rows.hide()
        rows.setMinimumSectionSize(1)
        rows.setSectionResizeMode(rows.ResizeMode.Fixed)

    def _connect(self) -> None:
        self.head.sectionResized.connect(self._later.start)
        self.head.sectionMoved.connect(self._find_first_column)
        self._model.arranged.connect(self._rows_are_new)
        self._model.swapped.connect(self._rows_are_swapped)
        self._model.dataChanged.connect(self._later.start)
        self._model.modelReset.connect(self._forget_selection)
        self.selectionModel().selectionChanged.connect(self._note_selection)
        self.selectionModel().currentChanged.connect(self._note_current)
        self.horizontalScrollBar().valueChanged.connect(self._sideways)
        self.doubleClicked.connect(self._open_row)

    def dress(self) -> None:
        """Takes over theme and text size."""
        self.cells.measure()
        self.verticalHeader().setDefaultSectionSize(self.cells.row_height)
        step = theme().px(36)
        self.verticalScrollBar().setSingleStep(step)
        self.horizontalScrollBar().setSingleStep(step)
        self.head.fit()
        self._later.start()

    # What the delegate asks

    @property
    def shows_current(self) -> bool:
        return self.hasFocus() or self.state() == QAbstractItemView.State.EditingState

    def is_being_edited(self, place: int, number: int) -> bool:
        is_editing = self.state() == QAbstractItemView.State.EditingState
        return is_editing and self.current_place == (place, number)

    def is_in_block(self, place: int, number: int) -> bool:
        return any(
            top <= place <= bottom and left <= number <= right for top, left, bottom, right in self._block
        )

    def row_rect(self, rect: QRect) -> QRect:
        return QRect(0, rect.top(), self.viewport().width(), rect.height())

    def column_rects(self, rect: QRect) -> Iterator[tuple[Column[Any], QRect]]:
        """The columns that are summed up, and where they stand beside `rect`, from right to left."""
        for number in reversed(self.shown_columns):
            if self._model.columns[number].total is not None:
                left, width = self.columnViewportPosition(number), self.columnWidth(number)
                yield self._model.columns[number], QRect(left, rect.top(), width, rect.height())

    @property
    def shown_columns(self) -> list[int]:
        """In the order seen."""
        head = self.head
        numbers = map(head.logicalIndex, range(head.count()))
        return [number for number in numbers if not head.isSectionHidden(number)]

    def goal_after(self, index: QPersistentModelIndex | None, steps: tuple[int, int]) -> Callable[[], None]:
        """Goes there, wherever it stands by then."""
        if index is None or not index.isValid():
            return lambda: None
        columns = self.shown_columns
        place = columns.index(index.column()) + steps[0] if index.column() in columns else 0
        column = columns[min(max(place, 0), len(columns) - 1)]
        row = index.row()
        if steps[1]:
            row = next(
                (each for each in range(row + 1, self._model.rowCount()) if self._model.row(each)), row
            )
        key, column_key = self._model.key(row), self._model.columns[column].key

        def go() -> None:
            goal = self._model.index_of(key, column_key)
            if goal.isValid():
                self.setCurrentIndex(goal)

        return go

    # Heights

    def measure_visible(self) -> None:
        self.heights.measure_visible()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        before = self.heights.row_at_top() if dy > 0 else None
        super().scrollContentsBy(dx, dy)
        self.measure_visible()
        if before is not None:
            self.heights.hold(*before, dy)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QTableView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        self.measure_visible()
        super().scrollTo(index, hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._later.start()

    def rowsAboutToBeRemoved(self, parent: QModelIndex | QPersistentModelIndex, start: int, end: int) -> None:
        self.aside.lay_aside(start, end)
        super().rowsAboutToBeRemoved(parent, start, end)

    def _rows_are_new(self) -> None:
        self.cells.forget()
        self._note_selection()
        index = self.currentIndex()
        self.current_place = index.row(), index.column()
        self.viewport().update()
        self._later.start()

    def _rows_are_swapped(self, keys: Sequence[Hashable]) -> None:
        self.cells.forget_rows(keys, self._model.columns)
        # The same places stay selected, but what is shown of them elsewhere is another now.
        self.selection_changed.emit()
        self._later.start()

    # Selection

    @property
    def selected_keys(self) -> list[Hashable]:
        """In the order seen; of the current row, if nothing is selected."""
        keys = [self._model.key(place) for place in sorted(self.selected_places)]
        return [key for key in keys if key is not None]

    def setCurrentIndex(self, index: QModelIndex | QPersistentModelIndex) -> None:
        """Selects just this cell; Qt would also heed the keys that are held down."""
        self.selectionModel().setCurrentIndex(index, _Flag.ClearAndSelect)

    def select_keys(self, keys: Sequence[Hashable]) -> None:
        """Whole rows; those that are not shown are passed over."""
        selection = self.selectionModel()
        selection.clearSelection()
        indexes = [index for key in keys if (index := self._model.index_of(key)).isValid()]
        if indexes:
            selection.setCurrentIndex(indexes[0], _Flag.NoUpdate)
        for index in indexes:
            selection.select(index, _Flag.Select | _Flag.Rows)

    def _note_selection(self) -> None:
        spans = selected_ranges(self)
        ranges = [(each.top(), each.left(), each.bottom(), each.right()) for each in spans]
        places = {place for top, _left, bottom, _right in ranges for place in range(top, bottom + 1)}
        last = self._model.columnCount() - 1
        cells = sum((bottom - top + 1) * (right - left + 1) for top, left, bottom, right in ranges)
        self._block = [each for each in ranges if each[1] > 0 or each[3] < last] if cells > 1 else []
        self.selected_places = places
        self.viewport().update()
        self.selection_changed.emit()

    def _note_current(self, current: QModelIndex) -> None:
        self.current_place = current.row(), current.column()
        self.head.current_column = current.column()
        self.head.viewport().update()
        self.viewport().update()

    def _forget_selection(self) -> None:
        self.current_place = -1, -1
        self._find_first_column()
        self._note_selection()

    def _find_first_column(self) -> None:
        self.first_column = next(iter(self.shown_columns), 0)
        self.head.filter_row.place()
        self.viewport().update()

    def _sideways(self) -> None:
        self.head.filter_row.place()
        self.viewport().update()

    # Keys

    def event(self, event: QEvent) -> bool:
        """Takes the keys of the clipboard before the menus of the window do."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            is_alt = event.modifiers() == Qt.KeyboardModifier.AltModifier
            if (
                any(event.matches(key) for key in _TAKEN_KEYS)
                or event.key() == Qt.Key.Key_Delete
                or (is_alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down))
                or (event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier)
            ):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self._action_of(event)
        if action is not None:
            action()
            event.accept()
        else:
            super().keyPressEvent(event)

    def _action_of(self, event: QKeyEvent) -> Callable[[], object] | None:
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        control, shift, alt = (
            Qt.KeyboardModifier.ControlModifier,
            Qt.KeyboardModifier.ShiftModifier,
            Qt.KeyboardModifier.AltModifier,
        )
        actions: dict[tuple[int, Qt.KeyboardModifier], Callable[[], object]] = {
            (Qt.Key.Key_C, control): lambda: self.copy_asked.emit(False),
            (Qt.Key.Key_C, control | shift): lambda: self.copy_asked.emit(True),
            (Qt.Key.Key_Insert, control): lambda: self.copy_asked.emit(False),
            (Qt.Key.Key_X, control): self.cut_asked.emit,
            (Qt.Key.Key_V, control): self.paste_asked.emit,
            (Qt.Key.Key_Insert, shift): self.paste_asked.emit,
            (Qt.Key.Key_D, control): self.fill_asked.emit,
            (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier): self.clear_asked.emit,
            (Qt.Key.Key_Up, alt): lambda: self.move_asked.emit(-1),
            (Qt.Key.Key_Down, alt): lambda: self.move_asked.emit(1),
            (Qt.Key.Key_Space, shift): self._select_row,
            (Qt.Key.Key_Up, control | shift): lambda: select_to_edge(self, self._model, -1, 0),
            (Qt.Key.Key_Down, control | shift): lambda: select_to_edge(self, self._model, 1, 0),
            (Qt.Key.Key_Left, control | shift): lambda: select_to_edge(self, self._model, 0, -1),
            (Qt.Key.Key_Right, control | shift): lambda: select_to_edge(self, self._model, 0, 1),
            (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier): self._enter,
            (Qt.Key.Key_Enter, Qt.KeyboardModifier.NoModifier): self._enter,
        }
        group = self._model.group(self.currentIndex())
        if group is not None and modifiers == Qt.KeyboardModifier.NoModifier:
            folding = {Qt.Key.Key_Left: False, Qt.Key.Key_Right: True, Qt.Key.Key_Space: not group.is_open}
            if Qt.Key(key) in folding:
                return lambda: self._fold(folding[Qt.Key(key)])
        return actions.get((key, modifiers))

    def keyboardSearch(self, search: str) -> None:
        """Finds while typing, in the column of the current cell; marks and kind of digits are forgiven."""
        if not self._typed_at.isValid() or self._typed_at.restart() > _SEARCH_PAUSE_MS:
            self._typed = ""
            self._typed_at.start()
        self._typed += search
        wanted = search_key(self._typed)
        if not wanted:
            return
        column = self._model.columns[max(self.current_place[1], 0)]
        count, first = self._model.rowCount(), max(self.current_place[0], 0) + (len(self._typed) == 1)
        for step in range(count):
            place = (first + step) % count
            row = self._model.row(place)
            if row is not None and search_key(column.words(row)).startswith(wanted):
                self.setCurrentIndex(self._model.index(place, max(self.current_place[1], 0)))
                return

    def _enter(self) -> None:
        group = self._model.group(self.currentIndex())
        if group is not None:
            self._fold(not group.is_open)
        elif self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())

    def _open_row(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable and self._model.row(index) is not None:
            self.opened.emit(index)

    def _select_row(self) -> None:
        self.selectionModel().select(self.currentIndex(), _Flag.Select | _Flag.Rows)

    def _fold(self, is_open: bool) -> None:
        group = self._model.group(self.currentIndex())
        if group is not None and group.is_open != is_open:
            column = max(self.currentIndex().column(), 0)
            self._model.open_group(group.key, is_open)
            place = self._model.index_of_group(group.key)
            self.setCurrentIndex(place.siblingAtColumn(column))

    # The mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and self._model.group(index) is not None:
            self.setCurrentIndex(index)
            self._enter()
        else:
            super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._model.all_rows and not self._model.rowCount():
            self._say_that_none_is_left()
        self.grip.paint()

    def _say_that_none_is_left(self) -> None:
        look = theme()
        words = _("ไม่มีแถวที่ตรงกับคำที่กรอง กด Esc ในช่องกรองเพื่อดูทั้งหมด")
        width, height = self.viewport().width() - 2 * look.px(16), look.line_height(Type.TEXT)
        block = lay_out_text(words, look.font(Type.TEXT), width, height, None, Qt.AlignmentFlag.AlignHCenter)
        block.draw(QPainter(self.viewport()), QPointF(look.px(16), look.px(48)), look.tokens.ink2)
