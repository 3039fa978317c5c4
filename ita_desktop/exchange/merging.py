"""Merged cells of a sheet: one value for several rows, of which Excel keeps the uppermost only."""

from collections.abc import Iterable, Mapping
from typing import Any

from openpyxl.utils import get_column_letter

from ita_desktop.exchange.markup import Merged


class MergedRows:
    """`places` are the places of the values by the places of their cells; `tick` goes with merged cells of `joined`."""

    def __init__(
        self, merged: Iterable[Merged], places: Mapping[int, int], joined: int | None, tick: int | None
    ) -> None:
        self._tops: set[tuple[int, int]] = set()
        self._below: dict[int, list[tuple[int, int]]] = {}
        self._values: dict[tuple[int, int], Any] = {}
        self._joined = joined
        self._tick = tick
        for merge in merged:
            place = places.get(merge.left)
            if place is None or merge.top == merge.bottom:
                continue
            self._tops.add((merge.top, place))
            for row in range(merge.top + 1, merge.bottom + 1):
                self._below.setdefault(row, []).append((merge.top, place))

    def carry(self, row: int, values: list[Any]) -> None:
        """Fills the values of a row that has some of its own with those of the merged cells it has a share in."""
        for top, place in self._below.get(row, ()):
            if (top, place) not in self._values:
                continue
            values[place] = self._values[top, place]
            if place == self._joined and self._tick is not None:
                values[self._tick] = True

    def note(self, row: int, values: list[Any], blanks: list[Any]) -> None:
        """Keeps what stands at the top of merged cells for the rows below."""
        for place, value in enumerate(values):
            if (row, place) in self._tops and value != blanks[place]:
                self._values[row, place] = value


def cells_of(merge: Merged) -> str:
    """As Excel names them: A2:A4."""
    left, right = get_column_letter(merge.left + 1), get_column_letter(merge.right + 1)
    return f"{left}{merge.top}:{right}{merge.bottom}"
