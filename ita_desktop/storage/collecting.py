"""The files of many offices in one database, brought in again and again; only what changed is written."""

import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.exc import DatabaseError
from sqlalchemy.orm import Session

from ita_desktop.model.history import Change
from ita_desktop.model.office import Office
from ita_desktop.storage import faults
from ita_desktop.storage.copying import add_office, keep_numbers_free, tables
from ita_desktop.storage.engines import file_engine
from ita_desktop.storage.faults import WorkspaceError
from ita_desktop.storage.integrity import check_pages, examine
from ita_desktop.storage.new_files import new_file
from ita_desktop.storage.numbering import home_number, rows_of_office
from ita_desktop.storage.passwords import FileKey, PasswordError, connected
from ita_desktop.storage.row_differences import make_equal
from ita_desktop.storage.salvage import copy_pages
from ita_desktop.storage.scope import work_for
from ita_desktop.storage.servers import (
    find_office,
    is_server,
    open_server,
    place_in_words,
    prepared,
    server_refusal,
    split_place,
)
from ita_desktop.storage.upgrades import SCHEMA_VERSION, upgrade
from ita_desktop.storage.workspace import Workspace, key_of
from ita_desktop.translation import translate as _

COLLECTION_ID = 0x49544143
"""ITAC: tells a file of many offices from the file of one."""

_APPLICATION_AT = slice(68, 72)


class Outcome(StrEnum):
    """OLDER: the database has all of it, and what came after."""

    ADDED = "added"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    OLDER = "older"
    REFUSED = "refused"


@dataclass(frozen=True)
class Collected:
    """`rows` were written; `reason` says why a file was refused."""

    path: Path
    outcome: Outcome
    office: str = ""
    rows: int = 0
    reason: str = ""


@contextmanager
def opened_database(place: str) -> Generator[Connection]:
    """A server by its URL, or a file of many offices. Raises WorkspaceError."""
    if is_server(place):
        url, _office = split_place(place)
        with prepared(url) as connection:
            yield connection
        return
    path = Path(place)
    if not is_collection(path):
        raise faults.missing(path) if not path.exists() else _no_collection(path)
    engine = file_engine(path)
    try:
        with engine.connect() as connection:
            yield connection
    except DatabaseError as error:
        raise faults.in_words(path, error.orig) from error
    finally:
        engine.dispose()


def is_collection(path: Path) -> bool:
    """Whether there is a file of many offices."""
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(100)[_APPLICATION_AT] == COLLECTION_ID.to_bytes(4, "big")


def open_office(place: str, password: str = "") -> Workspace:
    """An office of a server by its URL, or one of a collection by `FILE.ita#office`.

    Raises WorkspaceError, PasswordNeededError for a server that asks for another `password`.
    """
    if is_server(place):
        return open_server(place, password)
    path, _mark, name = place.rpartition("#")
    return open_collected(Path(path), name)


def open_collected(path: Path, name: str) -> Workspace:
    """One office of a collection, to be looked at: its own file is where it is changed. Raises WorkspaceError."""
    with opened_database(str(path)) as connection:
        office = find_office(connection, name)
    words = _("เปิดดูอย่างเดียว: แฟ้มนี้รวมมาจากแฟ้มของหลายสำนักงาน แก้ไขได้ที่แฟ้มของสำนักงานเอง แล้วรวมใหม่")
    return Workspace(file_engine(path), name=office.name, office=office.id, read_only=words)


def each_office(place: str) -> Iterator[Session]:
    """A session for each office of the database that can be seen, by name. Raises WorkspaceError."""
    with opened_database(place) as connection:
        for office in connection.scalars(select(Office.id).order_by(Office.name)).all():
            with Session(connection) as session:
                work_for(session, office)
                yield session


def _refuse_locked(path: Path) -> FileKey | None:
    return key_of(path, "")


def collect(
    place: str,
    paths: Iterable[Path],
    find_key: Callable[[Path], FileKey | None] = _refuse_locked,
) -> Iterator[Collected]:
    """Each file is taken in whole or not at all, one after the other. Raises WorkspaceError if `place` is unusable.

    `find_key` opens a file that a password locks, or raises PasswordNeededError. In the database it has none.
    """
    if not is_server(place) and not Path(place).exists():
        with new_file(Path(place), COLLECTION_ID):
            pass
    with opened_database(place) as target:
        for path in paths:
            try:
                with _snapshot(path, find_key(path)) as source, _writing(target, place):
                    collected = _take_in(target, source, path)
            except (WorkspaceError, PasswordError, OSError, sqlite3.DatabaseError) as error:
                reason = error if isinstance(error, ValueError) else faults.in_words(path, error)
                collected = Collected(path, Outcome.REFUSED, reason=str(reason))
            yield collected


@contextmanager
def _writing(target: Connection, place: str) -> Generator[None]:
    """One unit of work. Raises WorkspaceError that names the database: it is not the office's file that is full."""
    try:
        with target.begin():
            yield
    except DatabaseError as error:
        if is_server(place):
            url, _office = split_place(place)
            raise server_refusal(place_in_words(url), error) from error
        raise faults.in_words(place, error.orig) from error


@contextmanager
def _snapshot(path: Path, key: FileKey | None) -> Generator[Connection]:
    """A copy of the file as it is at this instant, brought up if it is older: the office may go on working in it."""
    version = examine(path, key).version
    if version > SCHEMA_VERSION:
        raise faults.too_new(path)
    with TemporaryDirectory(prefix="ita-desktop-") as folder:
        copy = Path(folder) / "copy.ita"
        copy.touch()
        copy_pages(path, copy, key)
        with connected(copy, key) as written:
            if check_pages(written, seconds=None):
                raise WorkspaceError(_("แฟ้ม {name} เสียหาย จึงไม่ได้นำเข้า").format(name=path.name))
        engine = file_engine(copy, key)
        try:
            if version < SCHEMA_VERSION:
                upgrade(engine)
            with engine.connect() as connection:
                yield connection
        except DatabaseError as error:
            raise faults.in_words(path, error.orig) from error
        finally:
            engine.dispose()


def _take_in(target: Connection, source: Connection, path: Path) -> Collected:
    identity, name = source.execute(select(Office.identity, Office.name)).one()
    office = target.scalar(select(Office.id).where(Office.identity == identity))
    if office is None:
        number = add_office(target, source)
        rows = sum(count for count, _versions in _outline(target, number))
        return Collected(path, Outcome.ADDED, name, rows)
    brought, held = _course(source), _course(target, office)
    if brought != held[: len(brought)] and held != brought[: len(held)]:
        message = _(
            "แฟ้ม {file} กับข้อมูลของ{office}ในฐานข้อมูลถูกแก้ไขต่างกันไปคนละทาง จึงไม่ได้นำเข้า "
            "อาจแก้ไขในฐานข้อมูลด้วย หรือเป็นคนละสำนักงานที่เริ่มจากแฟ้มเดียวกัน"
        )
        raise WorkspaceError(message.format(file=path.name, office=name))
    if len(brought) < len(held):
        return Collected(path, Outcome.OLDER, name)
    if brought == held and _outline(source) == _outline(target, office):
        return Collected(path, Outcome.UNCHANGED, name)
    rows = make_equal(target, office, source)
    keep_numbers_free(target, office)
    return Collected(path, Outcome.UPDATED, name, rows)


def _course(connection: Connection, office: int | None = None) -> list[Any]:
    """The changes of an office by number and time: of two copies, the later one has those of the earlier and more."""
    query = select(Change.id, Change.at).order_by(Change.id)
    if office is not None:
        query = query.where(Change.office_id == office)
    return [(home_number(change.id), change.at) for change in connection.execute(query)]


def _outline(connection: Connection, office: int | None = None) -> list[tuple[int, int]]:
    """Of each table how many rows it has, and how often they were written: it tells what the history does not."""
    outline: list[tuple[int, int]] = []
    for table in tables():
        query = select(func.count(), func.coalesce(func.sum(table.c.version), 0)).select_from(table)
        if office is not None:
            query = query.where(rows_of_office(table, office))
        count, versions = connection.execute(query).one()
        outline.append((count, int(versions)))
    return outline


def _no_collection(path: Path) -> WorkspaceError:
    message = _("แฟ้ม {path} ไม่ใช่แฟ้มที่รวมข้อมูลของหลายสำนักงาน โปรดใช้ชื่อแฟ้มใหม่ โปรแกรมจะสร้างให้")
    return WorkspaceError(message.format(path=path))
