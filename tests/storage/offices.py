"""Offices for tests of files and servers: brought in and out, changed, and what they hold."""

from pathlib import Path
from random import Random
from typing import Any

from sqlalchemy import select

from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Office
from ita_desktop.storage.books import load_book
from ita_desktop.storage.copying import add_office, copy_to_file, read_rows, tables
from ita_desktop.storage.engines import file_engine
from ita_desktop.storage.roles import Right, grant_right, has_account
from ita_desktop.storage.servers import connected, split_place
from ita_desktop.storage.workspace import Workspace
from tests.postgres import GUARDED


def bring_in(path: Path, database: str) -> int:
    url, _name = split_place(database)
    with file_engine(path).connect() as source, connected(url) as target, target.begin():
        return add_office(target, source)


def bring_out(database: str, office: int, path: Path) -> None:
    url, _name = split_place(database)
    with connected(url) as source:
        copy_to_file(source, office, path)


def content(path: Path) -> dict[str, list[dict[str, Any]]]:
    with file_engine(path).connect() as connection:
        return {table.name: list(read_rows(connection, table)) for table in tables()}


def book_of(workspace: Workspace) -> YearBook:
    with workspace.reading() as session:
        return load_book(session)


def make_office(path: Path, sample: bytes, name: str, identity: str) -> Path:
    """The sample as the file of another office."""
    path.write_bytes(sample)
    workspace = Workspace.open(path)
    with workspace.changing("เปลี่ยนชื่อ") as session:
        office = session.scalars(select(Office)).one()
        office.name, office.identity = name, identity * 32
    workspace.close()
    return path


def rename_district(path: Path, name: str) -> None:
    workspace = Workspace.open(path)
    with workspace.changing(f"แก้ชื่อเขต {name}") as session:
        session.scalars(select(Office)).one().district = name
    workspace.close()


def district(path: Path) -> str:
    workspace = Workspace.open(path)
    name = book_of(workspace).office.district
    workspace.close()
    return name


def spoil(path: Path) -> bytes:
    """Noise over what lies after the first pages; what the file is then."""
    content = bytearray(path.read_bytes())
    content[8192:40960] = Random(5).randbytes(40960 - 8192)
    path.write_bytes(content)
    return bytes(content)


def guarded_account(database: str, password: str, right: Right) -> str:
    """The address for the one account that must say its password; it has `right` to the first office."""
    url, _name = split_place(database)
    with connected(url) as connection, connection.begin():
        # Accounts are of the whole server: a test before this one may have made it.
        deed = "ALTER" if has_account(connection, GUARDED) else "CREATE"
        connection.exec_driver_sql(f"{deed} ROLE {GUARDED} LOGIN PASSWORD '{password}'")
        grant_right(connection, GUARDED, right, 1)
    return url.set(username=GUARDED).render_as_string(hide_password=False)
