"""The views of a table: how its columns, order and filter were left, and the named ones to come back to."""

from collections.abc import Mapping
from typing import Any, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QInputDialog, QMenu, QWidget

from ita_desktop.qt.grid_columns import GridColumns
from ita_desktop.qt.grid_view import GridView
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.translation import translate as _


class ViewStore(Protocol):
    """Where the named views of one table are kept."""

    def load(self) -> dict[str, dict[str, Any]]: ...

    def save(self, views: dict[str, dict[str, Any]]) -> None: ...


class GridViews(QObject):
    def __init__(self, view: GridView, model: RowsModel[Any], columns: GridColumns) -> None:
        super().__init__(view)
        self._view, self._model, self._columns = view, model, columns
        self.store: ViewStore | None = None

    def state(self) -> dict[str, Any]:
        """Columns, order and filter, fit for JSON."""
        key, is_descending = self._model.sorted_column
        return {
            "columns": self._columns.state(),
            "sort": {"column": key, "descending": is_descending},
            "filters": self._view.head.filter_row.texts,
        }

    def restore(self, state: Mapping[str, Any]) -> None:
        """What the state does not know stays as it is."""
        self._columns.restore(state.get("columns", []))
        order = state.get("sort", {})
        key = order.get("column")
        if key is None or self._model.column_place(key) >= 0:
            self._model.sort_by(key, descending=bool(order.get("descending")))
        filters = state.get("filters", {})
        known = {key: text for key, text in filters.items() if self._model.column_place(key) >= 0}
        self._view.head.filter_row.set_texts(known)
        self._view.head.fit()

    def menu(self, parent: QWidget) -> QMenu:
        """The named views of `store`: to choose, to keep this one, to delete one."""
        menu = QMenu(_("มุมมอง"), parent)
        menu.aboutToShow.connect(lambda: self._fill(menu))
        self._fill(menu)
        return menu

    def keep(self, name: str) -> None:
        if self.store is not None and name.strip():
            self.store.save(self.store.load() | {name.strip(): self.state()})

    def _fill(self, menu: QMenu) -> None:
        menu.clear()
        menu.addAction(_("มุมมองเดิม"), lambda: self.restore(self._columns.original))
        if self.store is None:
            return
        views = self.store.load()
        menu.addSeparator()
        for name, state in views.items():
            menu.addAction(name, lambda state=state: self.restore(state))
        menu.addSeparator()
        menu.addAction(_("เก็บมุมมองนี้…"), self._ask_name)
        if views:
            remove = menu.addMenu(_("ลบมุมมอง"))
            for name in views:
                remove.addAction(name, lambda name=name: self._remove_view(name))

    def _ask_name(self) -> None:
        name, is_given = QInputDialog.getText(self._view, _("เก็บมุมมองนี้"), _("ชื่อมุมมอง"))
        if is_given:
            self.keep(name)

    def _remove_view(self, name: str) -> None:
        if self.store is not None:
            self.store.save({key: state for key, state in self.store.load().items() if key != name})
