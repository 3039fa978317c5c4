"""How records are numbered where many offices lie in one database.

A file counts its records from 1. In a database of many the numbers of each office stand in a stride of their own, which
begins at the number of the office: so every number of a file has its one place there and comes back as it was, also
those of records that only the history still knows.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import ColumnElement, Table

from ita_desktop.model.records import Record

STRIDE_BITS = 32
_LAST = (1 << STRIDE_BITS) - 1

OFFICE_OF_A_FILE = 1

# The only number of a record that is no foreign key: what it names may be gone.
_TIED_BY_WORDS = {("change", "undoes")}


def among_many(table: Table, row: Mapping[str, Any], office: int) -> dict[str, Any]:
    """A row of a file as it lies in a database of many, in the stride of `office`."""
    return _renumbered(table, row, office, lambda number: office << STRIDE_BITS | number)


def alone(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as it lies, or would lie, in a file: the way back from `among_many`."""
    return _renumbered(table, row, OFFICE_OF_A_FILE, home_number)


def home_number(number: int) -> int:
    """What a record's number in a database of many is in the office's own file; there it is what it is."""
    return number & _LAST


def rows_of_office(table: Table, office: int) -> ColumnElement[bool]:
    """Which rows of a database of many are those of `office`."""
    if table.name == "office":
        return table.c.id == office
    return table.c.id.between(office << STRIDE_BITS, office << STRIDE_BITS | _LAST)


def _renumbered(
    table: Table, row: Mapping[str, Any], office: int, number: Callable[[int], int]
) -> dict[str, Any]:
    renumbered = dict(row)
    offices, records = _numbered_columns(table.name)
    for column in offices:
        if renumbered.get(column) is not None:
            renumbered[column] = office
    for column in records:
        if renumbered.get(column) is not None:
            renumbered[column] = number(renumbered[column])
    if table.name == "changed_record":
        told = Record.metadata.tables[row["table_name"]]
        renumbered["record_id"] = office if told.name == "office" else number(row["record_id"])
        for side in ("before", "after"):
            if row[side] is not None:
                renumbered[side] = _renumbered(told, row[side], office, number)
    return renumbered


@cache
def _numbered_columns(table_name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Columns that hold the number of the office, and those that hold numbers of records."""
    offices: list[str] = []
    records: list[str] = []
    for column in Record.metadata.tables[table_name].c:
        targets = {key.column.table.name for key in column.foreign_keys}
        if column.primary_key:
            targets = {table_name}
        if "office" in targets:
            offices.append(column.name)
        elif targets or (table_name, column.name) in _TIED_BY_WORDS:
            records.append(column.name)
    return tuple(offices), tuple(records)
