"""Cells selected in a table: found again after a reset, and selected up to an edge."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange

from ita_desktop.qt.rows_model import RowsModel

if TYPE_CHECKING:
    from ita_desktop.qt.grid_view import GridView

_Flag = QItemSelectionModel.SelectionFlag


def selected_ranges(view: "GridView") -> list[QItemSelectionRange]:
    selection = view.selectionModel().selection()
    return [selection.at(number) for number in range(selection.count())]


def remember_selection(view: "GridView", model: RowsModel[Any]) -> Callable[[], None]:
    """Gives what selects the same cells again, by keys, after a reset of which Qt keeps nothing."""
    column_keys = [column.key for column in model.columns]
    spans = [
        (model.line_key(place), column_keys[each.left()], column_keys[each.right()])
        for each in selected_ranges(view)
        for place in range(each.top(), each.bottom() + 1)
    ]
    current = view.currentIndex()
    current_key = model.line_key(current)
    current_column = model.column(current).key if current.isValid() else None

    def select_again() -> None:
        again = QItemSelection()
        for key, left, right in spans:
            first, last = model.index_of(key, left), model.index_of(key, right)
            if first.isValid() and last.isValid():
                again.select(first, last)
        index = model.index_of(current_key, current_column)
        if index.isValid():
            view.selectionModel().setCurrentIndex(index, _Flag.NoUpdate)
        view.selectionModel().select(again, _Flag.ClearAndSelect)

    return select_again


def select_to_edge(view: "GridView", model: RowsModel[Any], down: int, across: int) -> None:
    """From where the selection began, as a spreadsheet does; `down` and `across` are -1, 0 or 1."""
    columns, here = view.shown_columns, view.currentIndex()
    if not here.isValid() or here.column() not in columns:
        return
    place, seen = here.row(), columns.index(here.column())
    first_place, first_seen = _opposite_corner(view, columns, place, seen)
    place = {-1: 0, 0: place, 1: model.rowCount() - 1}[down]
    seen = {-1: 0, 0: seen, 1: len(columns) - 1}[across]
    top, bottom = sorted((first_place, place))
    left, right = sorted((first_seen, seen))
    selection = QItemSelection()
    for column in columns[left : right + 1]:
        selection.select(model.index(top, column), model.index(bottom, column))
    view.selectionModel().setCurrentIndex(model.index(place, columns[seen]), _Flag.NoUpdate)
    view.selectionModel().select(selection, _Flag.ClearAndSelect)


def _opposite_corner(view: "GridView", columns: list[int], place: int, seen: int) -> tuple[int, int]:
    """Of the selected cells at whose corner one stands, in columns as seen; elsewhere it is the cell itself."""
    ranges = selected_ranges(view)
    selected = {number for each in ranges for number in range(each.left(), each.right() + 1)}
    across = [number for number, column in enumerate(columns) if column in selected]
    places = [place for each in ranges for place in (each.top(), each.bottom())]
    if not across or place not in (min(places), max(places)) or seen not in (across[0], across[-1]):
        return place, seen
    return (
        max(places) if place == min(places) else min(places),
        across[-1] if seen == across[0] else across[0],
    )
