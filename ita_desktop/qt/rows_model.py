"""The one table of the program: rows of any kind, seen through columns, found again by their keys."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeAlias, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ita_desktop.qt.columns import CellChange, Column, GroupRow, MarkedLine, Row, sentence_of, sorted_by
from ita_desktop.thai.names import search_key
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


_search_key = lru_cache(100_000)(search_key)


class _GroupKey(NamedTuple):
    """Tells the key of a group from that of a row."""

    key: Hashable


@dataclass
class _Arrangement:
    """What the officer made of the rows: which are left, in which order, which groups are closed."""

    filters: dict[str, str] = field(default_factory=dict[str, str])
    sort_key: str | None = None
    is_descending: bool = False
    closed: set[Hashable] = field(default_factory=set[Hashable])


class RowsModel(QAbstractTableModel, Generic[Row]):
    """Shows rows, which are values: nobody changes them in place.

    `change` is given by the screen and does all the changes as one deed of the given name; it may raise
    ValueError with a sentence for the officer, which `refused` passes on. It is the screen that calls `show`
    afterwards.
    """

    refused = Signal(str)
    arranged = Signal()
    """Rows were shown, filtered, sorted, opened or closed."""

    def __init__(
        self,
        columns: Sequence[Column[Row]],
        key_of: Callable[[Row], Hashable],
        *,
        change: Callable[[Sequence[CellChange[Row]], str], None] | None = None,
        group_of: Callable[[Row], tuple[Hashable, str]] | None = None,
        facts_of: Callable[[Sequence[Row]], str] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns: tuple[Column[Row], ...] = tuple(columns)
        self.change = change
        self._key_of = key_of
        self._group_of = group_of
        self._facts_of = facts_of
        self._all_rows: list[Row] = []
        self._left_rows: list[Row] = []
        self._lines: list[Row | GroupRow[Row]] = []
        self._keys: list[Hashable] = []
        self._places: dict[Hashable, int] = {}
        self._arrangement = _Arrangement()

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

    def group_by(
        self,
        group_of: Callable[[Row], tuple[Hashable, str]] | None,
        facts_of: Callable[[Sequence[Row]], str] | None = None,
    ) -> None:
        """Groups come in the order of their first row; `facts_of` words what stands at the end of a group row."""
        self._group_of, self._facts_of = group_of, facts_of
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
            _search_key(column.spoken(row))

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
        number = place if isinstance(place, int) else place.row()
        key = self._keys[number] if 0 <= number < len(self._keys) else None
        return None if isinstance(key, _GroupKey) else key

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
        return self.index(self._places.get(_GroupKey(key), -1), 0)

    @property
    def all_rows(self) -> Sequence[Row]:
        return self._all_rows

    @property
    def left_rows(self) -> Sequence[Row]:
        """Those that the filter left, in the order shown, with those in closed groups."""
        return self._left_rows

    @property
    def groups(self) -> list[GroupRow[Row]]:
        return [line for line in self._lines if isinstance(line, GroupRow)]

    def total(self, column: Column[Row]) -> str:
        return column.total(self._left_rows) if column.total is not None else ""

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
        return self.apply(changes, _("ล้าง {count} ช่อง").format(count=len(changes)))

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
        arrangement = self._arrangement
        rows = self._all_rows
        if arrangement.filters:
            rows = [row for row in rows if self._is_left(row)]
        groups = self._groups_of(rows)
        place = self.column_place(arrangement.sort_key) if arrangement.sort_key is not None else -1
        if place >= 0:
            rows = sorted_by(self.columns[place], rows, descending=arrangement.is_descending)
        if self._group_of is None:
            self._left_rows = rows
            self._replace(list(rows), list(map(self._key_of, rows)))
        else:
            self._replace(*self._lines_of(rows, groups))
        self.arranged.emit()

    def _is_left(self, row: Row) -> bool:
        for key, wanted in self._arrangement.filters.items():
            place = self.column_place(key)
            if place >= 0 and wanted not in _search_key(self.columns[place].spoken(row)):
                return False
        return True

    def _groups_of(self, rows: Iterable[Row]) -> dict[Hashable, str]:
        """Titles by key, in the order of the rows as they were shown."""
        titles: dict[Hashable, str] = {}
        if self._group_of is not None:
            for row in rows:
                titles.setdefault(*self._group_of(row))
        return titles

    def _lines_of(
        self, rows: list[Row], groups: dict[Hashable, str]
    ) -> tuple[list[Row | GroupRow[Row]], list[Hashable]]:
        assert self._group_of is not None
        members: dict[Hashable, list[Row]] = {key: [] for key in groups}
        for row in rows:
            members[self._group_of(row)[0]].append(row)
        self._left_rows = [row for group in members.values() for row in group]
        lines: list[Row | GroupRow[Row]] = []
        keys: list[Hashable] = []
        for key, group in members.items():
            is_open = key not in self._arrangement.closed
            facts = self._facts_of(group) if self._facts_of is not None else ""
            lines.append(GroupRow(key, groups[key], tuple(group), facts, is_open))
            keys.append(_GroupKey(key))
            if is_open:
                lines += group
                keys += map(self._key_of, group)
        return lines, keys

    # From the old lines to the new ones

    def _swap(self, shown: list[Row]) -> bool:
        """Puts a few changed rows where the old ones stand. False, and nothing done, where more is another now."""
        rows, arrangement = self._all_rows, self._arrangement
        if len(rows) != len(shown) or arrangement.filters or arrangement.sort_key is not None:
            return False
        changed = [
            (old, new)
            for old, new in zip(shown, rows, strict=True)
            if (old != new if old is not new else not _is_value(new))
        ]
        if len(changed) > _MOST_SWAPPED or any(self._stands_elsewhere(old, new) for old, new in changed):
            return False
        for _old, new in changed:
            key = self._key_of(new)
            self._left_rows[next(n for n, row in enumerate(self._left_rows) if self._key_of(row) == key)] = (
                new
            )
            places = [place] if (place := self._places.get(key, -1)) >= 0 else []
            for place in places:
                self._lines[place] = new
            if self._group_of is not None:
                places.append(self._swap_in_group(self._group_of(new)[0], new))
            for place in places:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(self.columns) - 1))
        self.arranged.emit()
        return True

    def _swap_in_group(self, group_key: Hashable, new: Row) -> int:
        place, key = self._places[_GroupKey(group_key)], self._key_of(new)
        group = cast("GroupRow[Row]", self._lines[place])
        members = tuple(new if self._key_of(row) == key else row for row in group.rows)
        facts = self._facts_of(members) if self._facts_of is not None else ""
        self._lines[place] = replace(group, rows=members, facts=facts)
        return place

    def _stands_elsewhere(self, old: Row, new: Row) -> bool:
        key = self._key_of(new)
        if self._key_of(old) != key:
            return True
        if self._group_of is None:
            return False
        # The old row may be the new one, changed in place: only the table still knows its group.
        group_key, title = self._group_of(new)
        place = self._places.get(_GroupKey(group_key))
        if place is None:
            return True
        group = cast("GroupRow[Row]", self._lines[place])
        return group.title != title or all(self._key_of(row) != key for row in group.rows)

    def _replace(self, lines: list[Row | GroupRow[Row]], keys: list[Hashable]) -> None:
        places = {key: number for number, key in enumerate(keys)}
        if len(places) != len(keys):
            raise ValueError("two rows of the table have the same key")
        if keys != self._keys and not self._come_and_go(lines, keys, places):
            self.beginResetModel()
            self._lines, self._keys, self._places = lines, keys, places
            self.endResetModel()
            return
        changed = [
            number
            for number, (old, new) in enumerate(zip(self._lines, lines, strict=True))
            if (old != new if old is not new else not _is_value(new))
        ]
        self._lines, self._keys, self._places = lines, keys, places
        for first, last in _spans(changed):
            self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def _come_and_go(
        self, lines: list[Row | GroupRow[Row]], keys: list[Hashable], places: dict[Hashable, int]
    ) -> bool:
        """Takes lines out, puts the rest in order and new ones in. False, and nothing done, if most are new."""
        gone = _spans([number for number, key in enumerate(self._keys) if key not in places])
        come = _spans([number for number, key in enumerate(keys) if key not in self._places])
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


def _is_value(row: object) -> bool:
    """What cannot have changed in place, as a record may that follows its file."""
    parameters = getattr(type(row), "__dataclass_params__", None)
    return isinstance(row, tuple) or (parameters is not None and parameters.frozen)


def _spans(places: list[int]) -> list[tuple[int, int]]:
    """First and last of each run of numbers that follow one another."""
    spans: list[tuple[int, int]] = []
    for place in places:
        if spans and spans[-1][1] == place - 1:
            spans[-1] = spans[-1][0], place
        else:
            spans.append((place, place))
    return spans
