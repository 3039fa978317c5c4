"""Is the file sound? A look at its pages on every opening, and at every value of every row on demand."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Column, Table
from sqlalchemy.dialects import sqlite

from ita_desktop.model.records import Record
from ita_desktop.storage import faults
from ita_desktop.storage.engines import APPLICATION_ID
from ita_desktop.storage.passwords import FileKey, connected
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_HEADER = b"SQLite format 3\0"
_APPLICATION_AT, _VERSION_AT = 68, 60
_PATIENCE_SECONDS = 2.0
_STEPS_BETWEEN_LOOKS = 20_000
_DIALECT = sqlite.dialect()


@dataclass(frozen=True)
class Examined:
    """What a file of ours says of itself: the number of its schema, and whether its pages are sound."""

    version: int
    is_damaged: bool = False


def examine(path: Path, key: FileKey | None = None) -> Examined:
    """A look that takes two seconds at the most. Raises WorkspaceError for what is no file of ours."""
    try:
        if path.stat().st_size == 0:
            raise faults.empty(path)
        with connected(path, key) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            is_damaged = application == APPLICATION_ID and bool(check_pages(connection))
    except OSError as error:
        raise faults.in_words(path, error) from error
    except sqlite3.DatabaseError as error:
        if not faults.is_damage(error):
            raise _with_journal(path, error) from error
        application, version = _written_marks(path) if key is None else (APPLICATION_ID, 0)
        is_damaged = True
    if application != APPLICATION_ID:
        raise faults.not_ours(path)
    return Examined(version, is_damaged)


def check_pages(connection: sqlite3.Connection, seconds: float | None = _PATIENCE_SECONDS) -> list[str]:
    """What SQLite finds wrong; nothing where it was not done in time."""
    ends_at = time.monotonic() + seconds if seconds else None
    connection.set_progress_handler(
        lambda: ends_at is not None and time.monotonic() > ends_at, _STEPS_BETWEEN_LOOKS
    )
    try:
        found = _said(connection, "PRAGMA quick_check(20)")
    except sqlite3.OperationalError as error:
        if "interrupted" in str(error):
            return []
        raise
    finally:
        connection.set_progress_handler(None, 0)
    return [] if found == ["ok"] else found


def verify(path: Path, key: FileKey | None = None) -> list[str]:
    """Everything that is wrong with the file, each in one sentence. Raises WorkspaceError if it is none of ours."""
    if examine(path, key).is_damaged:
        return [_("หน้าข้อมูลของแฟ้มเสียหาย ข้อมูลบางส่วนอาจอ่านไม่ได้")]
    with connected(path, key) as connection:
        is_sound = _said(connection, "PRAGMA integrity_check(1)") == ["ok"]
        pages = [] if is_sound else [_("ดัชนีของแฟ้มไม่ตรงกับข้อมูล")]
        return [*pages, *_lost_references(connection), *_unreadable(connection)]


def find_unreadable(path: Path, key: FileKey | None = None) -> list[str]:
    """The columns that hold what the program can make nothing of, each in one sentence."""
    with connected(path, key) as connection:
        return list(_unreadable(connection))


def is_readable(path: Path, key: FileKey | None = None) -> bool:
    """Whether a file of another schema has all that this program asks for, in words that it knows."""
    with connected(path, key) as connection:
        for table in Record.metadata.sorted_tables:
            columns = {row[1] for row in connection.execute(f'PRAGMA table_info("{table.name}")')}
            if not columns >= set(table.c.keys()):
                return False
        return next(_unreadable(connection), None) is None


def _said(connection: sqlite3.Connection, question: str) -> list[str]:
    try:
        return [str(row[0]) for row in connection.execute(question)]
    except UnicodeDecodeError as error:
        # What is said of a damaged file quotes it, and that need not be text.
        return [str(error)]


def _lost_references(connection: sqlite3.Connection) -> Iterator[str]:
    counts: dict[tuple[str, str], int] = {}
    for table, _row, parent, _key in connection.execute("PRAGMA foreign_key_check"):
        counts[table, parent] = counts.get((table, parent), 0) + 1
    for (table, parent), count in counts.items():
        yield counted(
            "ตาราง {table} มี {count} แถวที่อ้างถึงข้อมูลใน {parent} ซึ่งไม่มีแล้ว", count, table=table, parent=parent
        )


def _unreadable(connection: sqlite3.Connection) -> Iterator[str]:
    for table in Record.metadata.sorted_tables:
        for column, read in readers_of(table).items():
            if not _reads(connection, table, table.c[column], read):
                message = _("ตาราง {table} ช่อง {column} มีค่าที่โปรแกรมอ่านไม่ได้")
                yield message.format(table=table.name, column=column)


def _reads(
    connection: sqlite3.Connection, table: Table, column: Column[Any], read: Callable[[Any], object]
) -> bool:
    name = f'"{column.name}"'
    try:
        if isinstance(column.type, JSON):
            asked = f'SELECT count(*) FROM "{table.name}" WHERE {name} IS NOT NULL AND NOT json_valid({name})'
            return connection.execute(asked).fetchone() == (0,)
        for (value,) in connection.execute(f'SELECT DISTINCT {name} FROM "{table.name}"'):
            read(value)
    except (LookupError, ValueError, TypeError, ArithmeticError, sqlite3.DatabaseError):
        return False
    return True


def readers_of(table: Table) -> dict[str, Callable[[Any], object]]:
    """For each column whose values are more than what SQLite holds: what makes them of it, or raises."""
    found: dict[str, Callable[[Any], object]] = {}
    for column in table.c:
        read = column.type.dialect_impl(_DIALECT).result_processor(_DIALECT, None)
        if read is not None:
            found[column.name] = read
    return found


def _written_marks(path: Path) -> tuple[int, int]:
    """Our mark and the schema as they stand at the head of a file that SQLite will not read."""
    with path.open("rb") as file:
        head = file.read(100)
    if not head.startswith(_HEADER):
        raise faults.no_database(path)
    numbers = (int.from_bytes(head[at : at + 4], "big") for at in (_APPLICATION_AT, _VERSION_AT))
    application, version = numbers
    return application, version


def _with_journal(path: Path, error: sqlite3.Error) -> faults.WorkspaceError:
    """A writing that was cut short can only be taken back where something can be written."""
    journal = path.with_name(f"{path.name}-journal")
    if journal.is_file() and journal.stat().st_size:
        return faults.cut_short(path, journal)
    return faults.in_words(path, error)
