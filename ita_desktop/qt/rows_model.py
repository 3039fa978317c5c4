"""The one table of the program: rows of any kind, seen through columns, found again by their keys."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Any, Generic, TypeAlias, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ita_desktop.qt.columns import CellChange, Column, GroupRow, MarkedLine, Row, sentence_of
from ita_desktop.qt.row_arrangement import Arrangement, FactsOf, GroupKey, GroupOf, known_search_key
from ita_desktop.qt.row_changes import changed_places, spans_of
from ita_desktop.thai.names import search_key
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

__all__ = ["CellChange", "Column", "GroupRow", "MarkedLine", "RowsModel", "SortRole"]

SortRole = Qt.ItemDataRole.UserRole + 1
"""The raw value of a cell."""

_READABLE = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
_EDITABLE = _READABLE | Qt.ItemFlag.ItemIsEditable

AnyIndex: TypeAlias = QModelIndex | QPersistentModelIndex
Changes: TypeAlias = Sequence[CellChange[Row]]

_NO_INDEX = QModelIndex()
_REORDERED = ("QList<QPersistentModelIndex>", "QAbstractItemModel::LayoutChangeHint")
_VERTICAL = QAbstractTableModel.LayoutChangeHint.VerticalSortHint
_MOST_SWAPPED = 50
_MOST_SPANS = 200
"""Of inserted or removed rows; beyond that a reset is faster and as good."""


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Shows rows, which are values: nobody changes them in place.

    `change` is given by the screen and does all the changes as one deed of the given name; it may raise
    ValueError with a sentence for the officer, which `refused` passes on. It is the screen that calls `show`
    afterwards.
    """

    refused = Signal(str)
    arranged = Signal()
    """Rows were shown, filtered, sorted, opened or closed."""
    swapped = Signal(object)
    """Rows of these keys took the places of the former ones; nothing else is another now."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key_of: Callable[[Row], Hashable],
        *,
        change: Callable[[Sequence[CellChange[Row]], str], None] | None = None,
        group_of: GroupOf[Row] | None = None,
        facts_of: FactsOf[Row] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[Row], ...] = tuple(columns)
        self.change = change
        self._key_of = key_of
        self._all_rows: list[Row] = []
        self._lines: list[Row | GroupRow[Row]] = []
        self._keys: list[Hashable] = []
        self._places: dict[Hashable, int] = {}
        self._arrangement: Arrangement[Row] = Arrangement(group_of, facts_of)

    # What is shown

    def show(self, rows: Iterable[Row]) -> None:
        """Shows `rows` instead; what stays keeps its selection."""
        shown, self._all_rows = self._all_rows, list(rows)
        if not self._swap(shown):
            self._arrange()

    def show_columns(self, columns: Sequence[Column[Row]]) -> None:
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()
        self._arrange()

    def group_by(self, group_of: GroupOf[Row] | None, facts_of: FactsOf[Row] | None = None) -> None:
        """Groups come in the order of their first row; `facts_of` words what stands at the end of a group row."""
        self._arrangement.group_of, self._arrangement.facts_of = group_of, facts_of
        self._arrange()

    def filter_by(self, texts: Mapping[str, str]) -> None:
        """Leaves the rows in which each column (by key) holds its text, spelling marks and digits forgiven."""
        filters = {key: wanted for key, text in texts.items() if (wanted := search_key(text))}
        if filters != self._arrangement.filters:
            self._arrangement.filters = filters
            self._arrange()

    def get_ready_to_filter(self, column: Column[Row], rows: Iterable[Row]) -> None:
        """Works out aside what the first letter typed would have to wait for."""
        for row in rows:
            known_search_key(column.spoken(row))

    def sort_by(self, column_key: str | None, *, descending: bool = False) -> None:
        """None gives the order in which the rows were shown."""
        self._arrangement.sort_key, self._arrangement.is_descending = column_key, descending
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        key = self.columns[column].key if column >= 0 else None
        self.sort_by(key, descending=order == Qt.SortOrder.DescendingOrder)

    @property
    def sorted_column(self) -> tuple[str | None, bool]:
        """Key of the column, and whether it descends."""
        return self._arrangement.sort_key, self._arrangement.is_descending

    @property
    def is_filtered(self) -> bool:
        return bool(self._arrangement.filters)

    def open_group(self, key: Hashable, is_open: bool = True) -> None:
        self.open_groups([key], is_open)

    def open_groups(self, keys: Iterable[Hashable], is_open: bool = True) -> None:
        if is_open:
            self._arrangement.closed.difference_update(keys)
        else:
            self._arrangement.closed.update(keys)
        self._arrange()

    # What stands where

    def row(self, place: AnyIndex | int) -> Row | None:
        """None for a group row and for no place at all."""
        line = self._line(place)
        return None if isinstance(line, GroupRow) else line

    def group(self, place: AnyIndex | int) -> GroupRow[Row] | None:
        line = self._line(place)
        return cast("GroupRow[Row]", line) if isinstance(line, GroupRow) else None

    def key(self, place: AnyIndex | int) -> Hashable | None:
        key = self.line_key(place)
        return None if isinstance(key, GroupKey) else key

    def line_key(self, place: AnyIndex | int) -> Hashable | None:
        """Of a row or of a group row; `index_of` finds both."""
        number = place if isinstance(place, int) else place.row()
        return self._keys[number] if 0 <= number < len(self._keys) else None

    def column(self, place: AnyIndex | int) -> Column[Row]:
        return self.columns[place if isinstance(place, int) else place.column()]

    def column_place(self, column_key: str) -> int:
        """-1 if there is none."""
        return next((place for place, column in enumerate(self.columns) if column.key == column_key), -1)

    def index_of(self, key: Hashable, column_key: str | None = None) -> QModelIndex:
        """Invalid if no row of that key is shown."""
        place = self._places.get(key, -1)
        return self.index(place, self.column_place(column_key) if column_key is not None else 0)

    def index_of_group(self, key: Hashable) -> QModelIndex:
        return self.index(self._places.get(GroupKey(key), -1), 0)

    @property
    def all_rows(self) -> Sequence[Row]:
        return self._all_rows

    @property
    def left_rows(self) -> Sequence[Row]:
        """Those that the filter left, in the order shown, with those in closed groups."""
        if self._arrangement.group_of is None:
            return cast("list[Row]", self._lines)
        return list(chain.from_iterable(group.rows for group in self.groups))

    @property
    def groups(self) -> list[GroupRow[Row]]:
        return [line for line in self._lines if isinstance(line, GroupRow)]

    def total(self, column: Column[Row]) -> str:
        return column.total(self.left_rows) if column.total is not None else ""

    # Changes

    def apply(self, changes: Changes[Row], deed: str) -> bool:
        """Does the changes as one deed. False, and `refused`, if the screen refuses."""
        if self.change is None or not changes:
            return False
        try:
            self.change(changes, deed)
        except ValueError as problem:
            self.refused.emit(sentence_of(problem))
            return False
        return True

    def change_cell(self, index: AnyIndex, value: object) -> bool:
        """A raw value; what stands there already is no change."""
        row, column = self.row(index), self.column(index)
        if row is None or not column.can_change(row):
            return False
        if value == column.value(row):
            return True
        return self.apply([CellChange(row, column, value)], _("แก้ {title}").format(title=column.title))

    def clear_cells(self, indexes: Iterable[AnyIndex]) -> bool:
        """Cells that cannot be changed are passed over; one that must not be empty refuses them all."""
        changes: list[CellChange[Row]] = []
        try:
            for index in indexes:
                row, column = self.row(index), self.column(index)
                if row is None or not column.can_change(row) or not column.text_to_edit(row):
                    continue
                changes.append(CellChange(row, column, column.read(row, "")))
        except ValueError as problem:
            self.refused.emit(sentence_of(problem))
            return False
        return self.apply(changes, counted("ล้าง {count} ช่อง", len(changes)))

    # What Qt asks

    def rowCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self._line(index)
        if line is None:
            return None
        column = self.columns[index.column()]
        if isinstance(line, GroupRow):
            return self._group_data(cast("GroupRow[Row]", line), column, index.column(), role)
        return self._cell_data(line, column, role)

    def setData(self, index: AnyIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """`EditRole` takes typed text, `SortRole` a raw value."""
        row = self.row(index)
        if row is None or role not in (Qt.ItemDataRole.EditRole, SortRole):
            return False
        if role == Qt.ItemDataRole.EditRole and isinstance(value, str):
            try:
                value = self.column(index).read(row, value)
            except ValueError as problem:
                self.refused.emit(sentence_of(problem))
                return False
        return self.change_cell(index, value)

    def flags(self, index: AnyIndex) -> Qt.ItemFlag:
        # Asked for every cell at every painting.
        row = self.row(index)
        if row is not None and self.change is not None and self.columns[index.column()].can_change(row):
            return _EDITABLE
        return _READABLE if index.isValid() else Qt.ItemFlag.NoItemFlags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return column.title
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment | Qt.AlignmentFlag.AlignVCenter
        return None

    def _line(self, place: AnyIndex | int) -> Row | GroupRow[Row] | None:
        number = place if isinstance(place, int) else place.row()
        return self._lines[number] if 0 <= number < len(self._lines) else None

    def _cell_data(self, row: Row, column: Column[Row], role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return column.words(row)
        if role == Qt.ItemDataRole.EditRole:
            return column.text_to_edit(row)
        if role == SortRole:
            return column.value(row)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment | Qt.AlignmentFlag.AlignTop
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tooltip(row) if column.tooltip is not None else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{column.title}: {column.spoken(row)}"
        return None

    def _group_data(self, group: GroupRow[Row], column: Column[Row], place: int, role: int) -> Any:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return group.title if place == 0 else group.sum_of(column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return column.alignment | Qt.AlignmentFlag.AlignVCenter
        return None

    # Putting in order

    def _arrange(self) -> None:
        columns = {column.key: column for column in self.columns}
        self._replace(*self._arrangement.lines_of(self._all_rows, columns, self._key_of))
        self.arranged.emit()

    # From the old lines to the new ones

    def _swap(self, shown: list[Row]) -> bool:
        """Puts a few changed rows where the old ones stand. False, and nothing done, where more is another now."""
        rows = self._all_rows
        if len(rows) != len(shown) or not self._arrangement.is_as_given:
            return False
        changed = [(shown[place], rows[place]) for place in changed_places(shown, rows)]
        if len(changed) > _MOST_SWAPPED or any(self._stands_elsewhere(old, new) for old, new in changed):
            return False
        for old, new in changed:
            places = [place] if (place := self._places.get(self._key_of(new), -1)) >= 0 else []
            for place in places:
                self._lines[place] = new
            if (group := self._group_with(old, new)) is not None:
                places.append(self._swap_in_group(group, old, new))
            for place in places:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))
        self.swapped.emit([self._key_of(new) for _old, new in changed])
        return True

    def _swap_in_group(self, group: GroupRow[Row], old: Row, new: Row) -> int:
        place = self._places[GroupKey(group.key)]
        members = tuple(new if row is old else row for row in group.rows)
        self._lines[place] = replace(group, rows=members, facts=self._arrangement.facts(members))
        return place

    def _stands_elsewhere(self, old: Row, new: Row) -> bool:
        if self._key_of(old) != self._key_of(new):
            return True
        return self._arrangement.group_of is not None and self._group_with(old, new) is None

    def _group_with(self, old: Row, new: Row) -> GroupRow[Row] | None:
        """The group in which the old row stands, if the new one belongs there."""
        if self._arrangement.group_of is None:
            return None
        # The old row may be the new one, changed in place: only the table still knows its group.
        key, title = self._arrangement.group_of(new)
        place = self._places.get(GroupKey(key))
        if place is None:
            return None
        group = cast("GroupRow[Row]", self._lines[place])
        return group if group.title == title and any(row is old for row in group.rows) else None

    def _replace(self, lines: list[Row | GroupRow[Row]], keys: list[Hashable]) -> None:
        places = {key: number for number, key in enumerate(keys)}
        if len(places) != len(keys):
            raise ValueError("two rows of the table have the same key")
        if keys != self._keys and not self._come_and_go(lines, keys, places):
            self.beginResetModel()
            self._lines, self._keys, self._places = lines, keys, places
            self.endResetModel()
            return
        changed = changed_places(self._lines, lines)
        self._lines, self._keys, self._places = lines, keys, places
        for first, last in spans_of(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _come_and_go(
        self, lines: list[Row | GroupRow[Row]], keys: list[Hashable], places: dict[Hashable, int]
    ) -> bool:
        """Takes lines out, puts the rest in order and new ones in. False, and nothing done, if most are new."""
        gone = spans_of([number for number, key in enumerate(self._keys) if key not in places])
        come = spans_of([number for number, key in enumerate(keys) if key not in self._places])
        stay = sum(key in places for key in self._keys)
        if stay * 2 < max(len(self._keys), len(keys)) or len(gone) + len(come) > _MOST_SPANS:
            return False
        for first, last in reversed(gone):
            self.beginRemoveRows(_NO_INDEX, first, last)
            del self._lines[first : last + 1], self._keys[first : last + 1]
            self.endRemoveRows()
        self._reorder([key for key in keys if key in self._places])
        for first, last in come:
            self.beginInsertRows(_NO_INDEX, first, last)
            self._lines[first:first] = lines[first : last + 1]
            self._keys[first:first] = keys[first : last + 1]
            self.endInsertRows()
        return True

    def _reorder(self, keys: list[Hashable]) -> None:
        if keys == self._keys:
            return
        # Without the hint Qt also lays out the columns anew, and puts them beside the places of hidden ones.
        self.layoutAboutToBeChanged[_REORDERED].emit([], _VERTICAL)  # pyright: ignore[reportIndexIssue]
        lines = dict(zip(self._keys, self._lines, strict=True))
        old_keys, new_places = self._keys, {key: number for number, key in enumerate(keys)}
        self._lines, self._keys = [lines[key] for key in keys], keys
        before = self.persistentIndexList()
        after = [self.index(new_places[old_keys[index.row()]], index.column()) for index in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged[_REORDERED].emit([], _VERTICAL)  # pyright: ignore[reportIndexIssue]
