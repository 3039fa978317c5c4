"""The columns of a table as the officer arranges them: which, where, how wide."""

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from ita_desktop.qt.columns import Column
from ita_desktop.qt.grid_view import GridView
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.theme import theme
from ita_desktop.translation import translate as _

_NARROWEST, _WIDEST = 28, 1200
_GIVEN_UP_AT_MOST = 0.4
"""Of the width of a wrapping column, and only where this saves scrolling to the side."""


class GridColumns(QObject):
    """Wrapping columns share the room that is left or lacking, until the officer gives them a width."""

    changed = Signal()

    def __init__(self, view: GridView, model: RowsModel[Any]) -> None:
        super().__init__(view)
        self._view, self._model, self._head = view, model, view.head
        self._widths: dict[str, float] = {}
        self._given: set[str] = set()
        self._hidden: dict[str, bool] = {}
        self._is_spreading = False
        self._take_columns()
        self._head.sectionResized.connect(self._note_width)
        self._head.sectionMoved.connect(self.changed)
        self._model.modelAboutToBeReset.connect(self._note_hidden)
        self._model.modelReset.connect(self._take_columns)
        view.viewport().installEventFilter(self)

    def original(self) -> list[dict[str, Any]]:
        """As the screen meant them."""
        return [
            {"key": column.key, "width": None, "hidden": column.is_hidden} for column in self._model.columns
        ]

    def state(self) -> list[dict[str, Any]]:
        """In the order seen; a width that nobody gave is None."""
        columns = self._model.columns
        numbers = [self._head.logicalIndex(visual) for visual in range(self._head.count())]
        return [
            {
                "key": columns[number].key,
                "width": round(self._widths[columns[number].key])
                if columns[number].key in self._given
                else None,
                "hidden": self._head.isSectionHidden(number),
            }
            for number in numbers
        ]

    def restore(self, state: Iterable[Mapping[str, Any]]) -> None:
        """Columns of which the state does not know stay behind the others."""
        places = {column.key: number for number, column in enumerate(self._model.columns)}
        visual = 0
        for each in state:
            number = places.get(each.get("key", ""), -1)
            if number < 0:
                continue
            column = self._model.columns[number]
            self._head.moveSection(self._head.visualIndex(number), visual)
            visual += 1
            self._head.setSectionHidden(number, bool(each.get("hidden")))
            self._given.discard(column.key)
            self._widths[column.key] = column.width
            width = each.get("width")
            if isinstance(width, int | float):
                self._widths[column.key] = min(max(width, _NARROWEST), _WIDEST)
                self._given.add(column.key)
        self._show_one_at_least()
        self.spread()
        self.changed.emit()

    def show_column(self, key: str, is_shown: bool = True) -> None:
        number = self._model.column_place(key)
        if number < 0 or (not is_shown and len(self._view.shown_columns) == 1):
            return
        self._head.setSectionHidden(number, not is_shown)
        self.spread()
        self.changed.emit()

    def fit(self, number: int) -> None:
        """As wide as the words of its rows in sight need."""
        hint = self._view.sizeHintForColumn(number)
        column = self._model.columns[number]
        self._given.add(column.key)
        self._widths[column.key] = min(max(hint / theme().scale, _NARROWEST), _WIDEST)
        self.spread()
        self.changed.emit()

    def spread(self) -> None:
        """Sets the widths in pixels."""
        if self._is_spreading:
            return
        shown = self._view.shown_columns
        columns = self._model.columns
        widths = {number: theme().px(self._width_of(columns[number])) for number in shown}
        taking = [
            number for number in shown if columns[number].wraps and columns[number].key not in self._given
        ]
        left = self._view.viewport().width() - sum(widths.values())
        whole = sum(widths[number] for number in taking)
        if taking and left > -_GIVEN_UP_AT_MOST * whole:
            for number in taking[1:]:
                share = left * widths[number] // whole
                widths[number] += share
            widths[taking[0]] = self._view.viewport().width() - sum(
                width for number, width in widths.items() if number != taking[0]
            )
        self._is_spreading = True
        for number, width in widths.items():
            self._head.resizeSection(number, width)
        self._is_spreading = False
        self._view.measure_visible()

    def menu(self, parent: QWidget, number: int = -1) -> QMenu:
        """To choose columns; over one of them also what can be done with it."""
        menu = QMenu(_("คอลัมน์"), parent)
        if 0 <= number < len(self._model.columns):
            key = self._model.columns[number].key
            menu.addAction(_("เรียงจากน้อยไปมาก"), lambda: self._sort(key, False))
            menu.addAction(_("เรียงจากมากไปน้อย"), lambda: self._sort(key, True))
            menu.addAction(_("ไม่เรียง"), lambda: self._sort(None, False))
            menu.addSeparator()
            menu.addAction(_("กรอง"), lambda: self._head.filter_row.open(key))
            menu.addAction(_("กว้างพอดีกับข้อความ"), lambda: self.fit(number))
            menu.addAction(_("ย้ายไปทางซ้าย"), lambda: self._move(number, -1))
            menu.addAction(_("ย้ายไปทางขวา"), lambda: self._move(number, 1))
            menu.addSeparator()
        for place, column in enumerate(self._model.columns):
            action = menu.addAction(column.title.replace("\n", " "))
            action.setCheckable(True)
            action.setChecked(not self._head.isSectionHidden(place))
            action.toggled.connect(lambda is_shown, key=column.key: self.show_column(key, is_shown))
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.spread()
        return False

    def _note_hidden(self) -> None:
        """The head knows it by number, which may be another column's afterwards."""
        for number, column in enumerate(self._model.columns):
            self._hidden[column.key] = self._head.isSectionHidden(number)

    def _take_columns(self) -> None:
        """Columns that are new get the width that they were made with."""
        for number, column in enumerate(self._model.columns):
            self._widths.setdefault(column.key, column.width)
            self._head.setSectionHidden(number, self._hidden.get(column.key, column.is_hidden))
        self.spread()

    def _width_of(self, column: Column[Any]) -> float:
        """Of one that came just now, what it was made with."""
        return self._widths.get(column.key, column.width)

    def _note_width(self, number: int, _old: int, width: int) -> None:
        if self._is_spreading or not width:
            return
        key = self._model.columns[number].key
        self._widths[key] = width / theme().scale
        self._given.add(key)
        self.changed.emit()

    def _show_one_at_least(self) -> None:
        if not self._view.shown_columns:
            self._head.setSectionHidden(0, False)

    def _sort(self, key: str | None, is_descending: bool) -> None:
        self._model.sort_by(key, descending=is_descending)
        self._head.fit()

    def _move(self, number: int, step: int) -> None:
        visual = self._head.visualIndex(number)
        goal = visual + step
        while 0 <= goal < self._head.count() and self._head.isSectionHidden(self._head.logicalIndex(goal)):
            goal += step
        if 0 <= goal < self._head.count():
            self._head.moveSection(visual, goal)
