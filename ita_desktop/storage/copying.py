"""Offices between files and databases of many: whole, with their history, and the way back."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, TypeAlias

from sqlalchemy import Connection, Table, func, insert, select

from ita_desktop.model.office import Office
from ita_desktop.model.records import Record
from ita_desktop.storage.faults import WorkspaceError
from ita_desktop.storage.new_files import new_file
from ita_desktop.storage.numbering import alone, among_many, home_number, rows_of_office
from ita_desktop.storage.servers import is_server, prepared, split_place
from ita_desktop.storage.workspace import Workspace
from ita_desktop.translation import translate as _

Row: TypeAlias = dict[str, Any]

_AT_ONCE = 2000


def tables() -> list[Table]:
    """Each after those that its rows name."""
    return Record.metadata.sorted_tables


def read_rows(connection: Connection, table: Table, office: int | None = None) -> Iterator[Row]:
    """All rows of a file, or as they would lie in one those of `office` in a database of many."""
    query = select(table) if office is None else select(table).where(rows_of_office(table, office))
    found = connection.execute(query.order_by(table.c.id), execution_options={"yield_per": _AT_ONCE})
    for row in found.mappings():
        values = {str(column): value for column, value in row.items()}
        yield values if office is None else alone(table, values)


def copy_office(workspace: Workspace, target: str) -> None:
    """With its whole history, into a new file or a server. Raises WorkspaceError."""
    with workspace.reading() as session:
        source = session.connection()
        if not is_server(target):
            copy_to_file(source, workspace.office, Path(target))
            return
        url, _office = split_place(target)
        with prepared(url) as connection, connection.begin():
            add_office(connection, source, workspace.office)


def add_office(target: Connection, source: Connection, from_office: int | None = None) -> int:
    """Takes an office into a database of many, where it gets a number. Raises WorkspaceError if it is there already."""
    identity, name = source.execute(
        select(Office.identity, Office.name).where(Office.id == (from_office or Office.id))
    ).one()
    if target.scalar(select(func.count()).select_from(Office).where(Office.identity == identity)):
        message = _("ฐานข้อมูลมี{name}อยู่แล้ว ถ้าจะปรับให้ตรงกับแฟ้มให้ใช้คำสั่ง collect")
        raise WorkspaceError(message.format(name=name))
    office = (target.scalar(select(func.max(Office.id))) or 0) + 1
    for table in tables():
        rows = (among_many(table, row, office) for row in read_rows(source, table, from_office))
        add_rows(target, table, rows)
    keep_numbers_free(target, office)
    return office


def add_rows(target: Connection, table: Table, rows: Iterable[Row]) -> None:
    batch: list[Row] = []
    for row in rows:
        batch.append(row)
        if len(batch) == _AT_ONCE:
            target.execute(insert(table), batch)
            batch = []
    if batch:
        target.execute(insert(table), batch)


def keep_numbers_free(target: Connection, office: int) -> None:
    """What a server numbers from now on comes after all that the office brought with it."""
    if target.dialect.name != "postgresql":
        return
    for table in tables():
        last = target.scalar(select(func.max(table.c.id)).where(rows_of_office(table, office)))
        if last is None:
            continue
        sequence = f'"{table.name}_id_seq"'
        reached = home_number(last) if table.name != Office.__tablename__ else last
        target.exec_driver_sql(
            f"SELECT setval('{sequence}', greatest(%s, (SELECT last_value FROM {sequence})))", (reached,)
        )


def copy_to_file(source: Connection, office: int | None, path: Path) -> None:
    """A new file with one office of a database, or of a file. Raises WorkspaceError if there is one already."""
    with new_file(path) as engine, engine.begin() as target:
        for table in tables():
            add_rows(target, table, read_rows(source, table, office))
