"""A loaded book that follows the changes of its file without being loaded again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache

from sqlalchemy import inspect
from sqlalchemy.orm.attributes import set_committed_value

from ita_desktop.model.book import YearBook
from ita_desktop.model.history import ChangedRecord
from ita_desktop.model.records import Record, number_of
from ita_desktop.storage.history import Touched, values_of


class Follower:
    """Knows every loaded record of a book by table and number."""

    def __init__(self, book: YearBook) -> None:
        self.book = book
        self._records = {_key(record): record for record in _records_of(book)}

    def follow(self, touched: Touched) -> bool:
        """Takes over changed fields, with a new book over the same records, which forgets what was worked out.

        False, and nothing is taken over, when records came, went, moved or were tied to others: load the book anew.
        """
        if touched.change is not None and not touched.records:
            return False
        known = [record for record in touched.records if not self._is_of_another_year(record)]
        if not all(self._is_mere_field(record) for record in known):
            return False
        for changed in known:
            record = self._records[changed.table_name, changed.record_id]
            table = Record.metadata.tables[changed.table_name]
            for field, value in values_of(table, changed.after or {}).items():
                set_committed_value(record, field, value)
        if known:
            self.book = replace(self.book)
        return True

    def find(self, table_name: str, record_id: int) -> Record | None:
        return self._records.get((table_name, record_id))

    def _is_of_another_year(self, changed: ChangedRecord) -> bool:
        return (
            changed.before is not None
            and changed.after is not None
            and (changed.table_name, changed.record_id) not in self._records
        )

    def _is_mere_field(self, changed: ChangedRecord) -> bool:
        if changed.before is None or changed.after is None:
            return False
        columns = Record.metadata.tables[changed.table_name].c
        return not any(columns[name].foreign_keys or _orders(name) for name in changed.after)


def _orders(column: str) -> bool:
    """Whether lists stand in the order of this column."""
    return column in ("position", "position_in_list", "number", "code", "year")


def _key(record: Record) -> tuple[str, int]:
    return record.__tablename__, number_of(record)


@cache
def _ties(kind: type[Record]) -> tuple[str, ...]:
    return tuple(inspect(kind).relationships.keys())


def _records_of(book: YearBook) -> Iterator[Record]:
    """Each record once, in no certain order; only what is loaded is looked at."""
    seen: set[int] = set()
    waiting: list[Record] = [book.office, book.year]
    if book.results_year:
        waiting.append(book.results_year)
    while waiting:
        record = waiting.pop()
        if id(record) in seen:
            continue
        seen.add(id(record))
        yield record
        waiting.extend(_loaded_neighbours(record))


def _loaded_neighbours(record: Record) -> Iterable[Record]:
    loaded = vars(record)
    for tie in _ties(type(record)):
        value = loaded.get(tie)
        if isinstance(value, Record):
            yield value
        elif value:
            yield from value
