"""Of what a view of a table consists: its columns, order and filter."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QWidget

from ita_desktop.qt.grid_columns import GridColumns
from ita_desktop.qt.grid_view import GridView
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.saved_views import SavedViews, ViewPart


def make_grid_views(
    owner: QWidget, view: GridView, model: RowsModel[Any], columns: GridColumns
) -> SavedViews:
    def order() -> dict[str, Any]:
        key, is_descending = model.sorted_column
        return {"column": key, "descending": is_descending}

    def sort(order: Mapping[str, Any]) -> None:
        key = order.get("column")
        if key is None or model.column_place(key) >= 0:
            model.sort_by(key, descending=bool(order.get("descending")))
        view.head.fit()

    def filter_by(texts: Mapping[str, str]) -> None:
        view.head.filter_row.set_texts(
            {key: text for key, text in texts.items() if model.column_place(key) >= 0}
        )
        view.head.fit()

    parts = {
        "columns": ViewPart(columns.state, columns.restore, columns.original),
        "sort": ViewPart(order, sort, lambda: {"column": None}),
        "filters": ViewPart(lambda: view.head.filter_row.texts, filter_by, dict[str, str]),
    }
    return SavedViews(owner, parts)
