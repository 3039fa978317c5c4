"""What the officer made of the rows of a table: which are left, in which order, and which groups are closed."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple

from ita_desktop.qt.columns import Column, GroupRow, Row, sorted_by
from ita_desktop.thai.names import search_key

GroupOf = Callable[[Row], tuple[Hashable, str]]
FactsOf = Callable[[Sequence[Row]], str]

known_search_key = lru_cache(100_000)(search_key)


class GroupKey(NamedTuple):
    """Tells the key of a group from that of a row."""

    key: Hashable


@dataclass
class Arrangement(Generic[Row]):
    group_of: GroupOf[Row] | None = None
    facts_of: FactsOf[Row] | None = None
    filters: dict[str, str] = field(default_factory=dict[str, str])
    """Search keys by column."""
    sort_key: str | None = None
    is_descending: bool = False
    closed: set[Hashable] = field(default_factory=set[Hashable])

    @property
    def is_as_given(self) -> bool:
        """Whether every row is left, in the order in which it came."""
        return not self.filters and self.sort_key is None

    def lines_of(
        self, rows: Sequence[Row], columns: Mapping[str, Column[Row]], key_of: Callable[[Row], Hashable]
    ) -> tuple[list[Row | GroupRow[Row]], list[Hashable]]:
        """Rows and heads of groups, with their keys."""
        if self.filters:
            rows = [row for row in rows if self._is_left(row, columns)]
        groups = self._titles(rows)
        if self.sort_key is not None and self.sort_key in columns:
            rows = sorted_by(columns[self.sort_key], rows, descending=self.is_descending)
        if self.group_of is None:
            return list(rows), list(map(key_of, rows))
        members: dict[Hashable, list[Row]] = {key: [] for key in groups}
        for row in rows:
            members[self.group_of(row)[0]].append(row)
        lines: list[Row | GroupRow[Row]] = []
        keys: list[Hashable] = []
        for key, group in members.items():
            is_open = key not in self.closed
            lines.append(GroupRow(key, groups[key], tuple(group), self.facts(group), is_open))
            keys.append(GroupKey(key))
            if is_open:
                lines += group
                keys += map(key_of, group)
        return lines, keys

    def facts(self, rows: Sequence[Row]) -> str:
        return self.facts_of(rows) if self.facts_of is not None else ""

    def _is_left(self, row: Row, columns: Mapping[str, Column[Row]]) -> bool:
        return all(
            key not in columns or wanted in known_search_key(columns[key].spoken(row))
            for key, wanted in self.filters.items()
        )

    def _titles(self, rows: Iterable[Row]) -> dict[Hashable, str]:
        """Of the groups by their key, in the order of the rows as they were shown."""
        titles: dict[Hashable, str] = {}
        if self.group_of is not None:
            for row in rows:
                titles.setdefault(*self.group_of(row))
        return titles
