"""Makes the rows of one office in a database of many equal to those of its file, and touches no row that is equal."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    BindParameter,
    Connection,
    Table,
    UniqueConstraint,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from ita_desktop.storage.copying import Row, add_rows, read_rows, tables
from ita_desktop.storage.numbering import among_many, rows_of_office

# Rows that are written once; when one is written over after all, its version tells.
_KEPT_AS_WRITTEN = frozenset({"change", "changed_record", "kept_file"})
_AT_ONCE = 500


@dataclass
class _Difference:
    table: Table
    added: list[Row] = field(default_factory=list[Row])
    changed: list[Row] = field(default_factory=list[Row])
    removed: list[int] = field(default_factory=list[int])
    is_entangled: bool = False
    """Whether a row takes over from another what only one may have: then no order of single steps is safe."""

    @property
    def count(self) -> int:
        return len(self.added) + len(self.changed) + len(self.removed)


def make_equal(target: Connection, office: int, source: Connection) -> int:
    """How many rows were not equal."""
    differences = [_compare(target, office, source, table) for table in tables()]
    if any(difference.is_entangled for difference in differences):
        for table in reversed(tables()):
            target.execute(delete(table).where(rows_of_office(table, office)))
        for table in tables():
            add_rows(target, table, (among_many(table, row, office) for row in read_rows(source, table)))
    else:
        for difference in differences:
            _write(target, difference)
        for difference in reversed(differences):
            _remove(target, difference)
    return sum(difference.count for difference in differences)


def _compare(target: Connection, office: int, source: Connection, table: Table) -> _Difference:
    held = _held_rows(target, office, table)
    whole = set(held.columns) == set(table.c.keys())
    difference = _Difference(table)
    left = dict(held.rows)
    for row in read_rows(source, table):
        wanted = among_many(table, row, office)
        former = left.pop(wanted["id"], None)
        if former is None:
            difference.added.append(wanted)
        elif former != (wanted if whole else {name: wanted[name] for name in held.columns}):
            difference.changed.append(wanted)
    difference.removed = list(left)
    difference.is_entangled = _is_entangled(table, held.rows, difference)
    return difference


@dataclass(frozen=True)
class _Held:
    columns: tuple[str, ...]
    rows: Mapping[int, Row]


def _held_rows(target: Connection, office: int, table: Table) -> _Held:
    """Of what is kept as written only numbers and versions: the rest is by far the most of a file."""
    columns = [table.c.id, table.c.version] if table.name in _KEPT_AS_WRITTEN else list(table.c)
    found = target.execute(select(*columns).where(rows_of_office(table, office))).mappings()
    names = tuple(column.name for column in columns)
    return _Held(names, {row["id"]: {name: row[name] for name in names} for row in found})


def _is_entangled(table: Table, held: Mapping[int, Row], difference: _Difference) -> bool:
    for constraint in table.constraints:
        if not isinstance(constraint, UniqueConstraint):
            continue
        names = [column.name for column in constraint.columns]
        if not all(name in row for row in held.values() for name in names):
            continue
        owners = {_values(row, names): number for number, row in held.items()}
        for row in (*difference.added, *difference.changed):
            if owners.get(_values(row, names), row["id"]) != row["id"]:
                return True
    return False


def _values(row: Mapping[str, Any], names: Iterable[str]) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)


def _write(target: Connection, difference: _Difference) -> None:
    table = difference.table
    if difference.added:
        target.execute(insert(table), difference.added)
    if difference.changed:
        statement = update(table).where(table.c.id == bindparam("of_row"))
        names = [name for name in table.c.keys() if name != "id"]  # noqa: SIM118 - a collection of columns
        values: dict[str, BindParameter[Any]] = {name: bindparam(f"new_{name}") for name in names}
        rows = [
            {"of_row": row["id"]} | {f"new_{name}": row[name] for name in names} for row in difference.changed
        ]
        target.execute(statement.values(values), rows)


def _remove(target: Connection, difference: _Difference) -> None:
    table, removed = difference.table, difference.removed
    for first in range(0, len(removed), _AT_ONCE):
        target.execute(delete(table).where(table.c.id.in_(removed[first : first + _AT_ONCE])))
