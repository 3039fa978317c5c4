"""Several result tables, one under another, laid under common columns, so that each column means one thing."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ita_desktop.exchange.pasted import Grid
from ita_desktop.exchange.printed_nodes import split_lead
from ita_desktop.exchange.result_columns import (
    FIGURES,
    PastedColumn,
    Reading,
    columns_by_headings,
    find_headings,
    headings_from,
    holds_codes,
    is_figure,
)

_ENOUGH = 0.6
_CELLS_TO_TELL = 10
_OF_INDICATORS = "ตัวชี้วัด"
_ANY_DIGIT = "0123456789๐๑๒๓๔๕๖๗๘๙"


class _JointColumn(NamedTuple):
    """A column that the tables have together: the nth of its reading. Without a reading it belongs to one `table`."""

    reading: Reading
    nth: int
    table: int


@dataclass(frozen=True)
class PastedTable:
    """`headings` are the first row of them and one past the last; `columns` are read by these alone."""

    grid: Grid
    headings: tuple[int, int]
    columns: tuple[PastedColumn, ...]


@dataclass(frozen=True)
class _Part:
    """One of the tables: from its headings to those of the next one."""

    number: int
    headings: tuple[int, int]
    end: int
    columns: tuple[PastedColumn, ...]

    @property
    def begin(self) -> int:
        """The title above the first table is laid under its columns."""
        return self.headings[0] if self.number else 0

    def joint_columns(self) -> list[_JointColumn]:
        """Its columns, in their order."""
        seen: Counter[Reading] = Counter()
        keys: list[_JointColumn] = []
        for column in self.columns:
            seen[column.reading] += 1
            table = self.number if column.reading is Reading.NOTHING else 0
            keys.append(_JointColumn(column.reading, seen[column.reading], table))
        return keys

    def is_like(self, other: "_Part") -> bool:
        return (
            self.joint_columns() == other.joint_columns()
            and self.numbers_indicators() == other.numbers_indicators()
        )

    def numbers_indicators(self) -> bool:
        """Whether its codes are numbers of indicators, though they may be those of questions elsewhere."""
        return any(
            column.reading is Reading.CODE and _OF_INDICATORS in column.heading for column in self.columns
        )


def as_one_table(grid: Grid, year: int) -> PastedTable:
    """Of one table, or of several with the same columns, nothing is changed."""
    parts = list(_parts(grid, year))
    first = parts[0]
    if all(part.is_like(first) for part in parts):
        return PastedTable(grid, first.headings, first.columns)
    keys = dict.fromkeys(
        key
        for part in parts
        for key, column in zip(part.joint_columns(), part.columns, strict=True)
        if column.heading or any(row[column.place] for row in grid[part.begin : part.end])
    )
    places = {key: place for place, key in enumerate(keys)}
    together = _Together(grid, places, has_other_codes=not all(part.numbers_indicators() for part in parts))
    for part in parts:
        together.add(part)
    return together.table()


class _Together:
    """The common grid as it grows. `has_other_codes` if not all tables number indicators."""

    def __init__(self, grid: Grid, places: dict[_JointColumn, int], *, has_other_codes: bool) -> None:
        self._grid = grid
        self._places = places
        self._has_other_codes = has_other_codes
        self._rows: Grid = []
        self._columns: dict[_JointColumn, PastedColumn] = {}
        self._place_of_headings = 0

    def add(self, part: _Part) -> None:
        keys = part.joint_columns()
        for key, column in zip(keys, part.columns, strict=True):
            if key not in self._places:
                continue
            known = self._columns.get(key)
            if known is None or (key.reading is Reading.CODE and _OF_INDICATORS in known.heading):
                self._columns[key] = replace(column, place=self._places[key])
        first, last = part.headings
        if part.number == 0:
            self._place_of_headings = first
            self._lay(self._grid[:first], keys, part)
            self._rows.append([""] * len(self._places))
        self._lay(self._grid[last : part.end], keys, part)

    def table(self) -> PastedTable:
        columns = tuple(sorted(self._columns.values(), key=lambda column: column.place))
        self._rows[self._place_of_headings] = [column.heading for column in columns]
        return PastedTable(self._rows, (self._place_of_headings, self._place_of_headings + 1), columns)

    def _lay(self, rows: Grid, keys: Sequence[_JointColumn], part: _Part) -> None:
        is_to_be_told = self._has_other_codes and part.numbers_indicators()
        for row in rows:
            laid = [""] * len(self._places)
            for key, cell in zip(keys, row, strict=True):
                if not cell:
                    continue
                is_bare = is_to_be_told and key.reading is Reading.CODE and cell[0] in _ANY_DIGIT
                laid[self._places[key]] = f"{_OF_INDICATORS}ที่ {cell}" if is_bare else cell
            self._rows.append(laid)


def _parts(grid: Grid, year: int) -> Iterator[_Part]:
    headings = find_headings(grid)
    further = [each for each in headings_from(grid, headings[1]) if each[0] > headings[1]]
    ends = [first for first, _last in further] + [len(grid)]
    starts = [headings]
    for each, end in zip(further, ends[1:], strict=True):
        if _begins_a_table(grid, each, end, year):
            starts.append(each)
    for number, each in enumerate(starts):
        end = starts[number + 1][0] if number + 1 < len(starts) else len(grid)
        columns = _without_ranks(columns_by_headings(grid, each, year), grid[each[1] : end])
        yield _Part(number, each, end, tuple(columns))


def _without_ranks(columns: Sequence[PastedColumn], rows: Grid) -> list[PastedColumn]:
    """Where names begin with codes of their own, the numbers beside them only count the rows."""
    places = {column.reading: column.place for column in reversed(columns)}
    code, name = places.get(Reading.CODE), places.get(Reading.NAME)
    if code is None or name is None:
        return list(columns)
    named = [row for row in rows if row[code] and row[name]]
    counts = all(row[code].rstrip(".)").isdecimal() for row in named)
    led = sum(bool(split_lead(row[name])[0]) for row in named)
    if not named or not counts or led < _ENOUGH * len(named):
        return list(columns)
    return [
        replace(column, reading=Reading.NOTHING) if column.place == code else column for column in columns
    ]


def _begins_a_table(grid: Grid, headings: tuple[int, int], end: int, year: int) -> bool:
    """Whether rows that look like headings name figures that stand below them; a remark may look so too."""
    first, last = headings
    if any(holds_codes(row) for row in grid[first:last]):
        return False
    columns = columns_by_headings(grid, headings, year)
    if not any(column.reading in (Reading.CODE, Reading.NAME) for column in columns):
        return False
    for column in columns:
        filled = [row[column.place] for row in grid[last:end] if row[column.place]][:_CELLS_TO_TELL]
        if column.reading in FIGURES and filled and sum(map(is_figure, filled)) >= _ENOUGH * len(filled):
            return True
    return False
