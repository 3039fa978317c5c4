"""What a file or a backup holds, read without trusting it: it may be damaged, or of an earlier program."""

import datetime
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ita_desktop.storage.engines import APPLICATION_ID
from ita_desktop.storage.faults import reason_of
from ita_desktop.storage.passwords import FileKey, connected, is_locked
from ita_desktop.translation import translate as _

_LAST_CHANGE = "SELECT id, at FROM change ORDER BY id DESC LIMIT 1"


@dataclass(frozen=True)
class HistoryEntry:
    """One change as the history tells it; `at` is local time."""

    number: int
    at: datetime.datetime
    by: str
    words: str


@dataclass(frozen=True)
class Contents:
    """`damage` says what is wrong with the file; it is empty where all is well, and nothing else is known where not."""

    damage: str = ""
    size_bytes: int = 0
    counts: Mapping[str, int] = field(default_factory=dict[str, int])
    last_change: HistoryEntry | None = None


def look_into(path: Path, key: FileKey | None = None) -> Contents:
    """Counts the records of each table of a copy; `key` is that of the file whose copy it is."""
    damage = find_damage(path, key)
    if damage:
        return Contents(damage, size_of(path))
    fitting = key_for(path, key)
    with connected(path, fitting) as connection:
        history = _read(connection, "ORDER BY id DESC LIMIT 1")
    return Contents("", size_of(path), count_records(path, fitting), history[0] if history else None)


def find_damage(path: Path, key: FileKey | None = None) -> str:
    """Reads every page of a copy; the words are for the officer, and empty where all is well."""
    if not path.is_file():
        return _("ไม่พบแฟ้มนี้แล้ว")
    try:
        fitting = key_for(path, key)
        if fitting is None and is_locked(path):
            return _("มีรหัสผ่านอื่น เปิดด้วยรหัสผ่านของแฟ้มปัจจุบันไม่ได้")
        with connected(path, fitting) as connection:
            (application,) = connection.execute("PRAGMA application_id").fetchone()
            if application != APPLICATION_ID:
                return _("ไม่ใช่แฟ้มของโปรแกรมนี้ หรือส่วนต้นของแฟ้มเสียหาย")
            (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
            last = connection.execute(_LAST_CHANGE).fetchone()
    except OSError as error:
        return _("อ่านไม่ได้: {reason}").format(reason=reason_of(error))
    except sqlite3.DatabaseError:
        return _("แฟ้มเสียหาย")
    return "" if verdict == "ok" and last else _("แฟ้มเสียหาย")


def count_records(path: Path, key: FileKey | None = None) -> dict[str, int]:
    """Of each table; nothing where it cannot be read. `key` must fit."""
    names = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    try:
        with connected(path, key) as connection:
            tables = [name for (name,) in connection.execute(names)]
            counts = (connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in tables)
            return dict(zip(tables, counts, strict=True))
    except (OSError, sqlite3.DatabaseError):
        return {}


def key_for(copy: Path, key: FileKey | None) -> FileKey | None:
    """The key if it fits: a copy may be older than the password. Not for a file that this process has open:

    closing it anywhere would give free the locks that SQLite holds on it everywhere.
    """
    return key if key is not None and key.is_of(copy) else None


def last_change_of(path: Path, key: FileKey | None = None) -> tuple[int, str] | None:
    """By this it is seen whether anything changed; None where it cannot be read. `key` must fit."""
    try:
        with connected(path, key) as connection:
            return connection.execute(_LAST_CHANGE).fetchone()
    except (OSError, sqlite3.DatabaseError):
        return None


def read_history(path: Path, key: FileKey | None = None) -> list[HistoryEntry]:
    """The latest first; nothing where it cannot be read. `key` must fit."""
    try:
        with connected(path, key) as connection:
            return _read(connection, "ORDER BY id DESC")
    except (OSError, sqlite3.DatabaseError):
        return []


def _read(connection: sqlite3.Connection, order: str) -> list[HistoryEntry]:
    rows = connection.execute(f'SELECT id, at, "by", words FROM change {order}').fetchall()
    return [HistoryEntry(number, _local(at), by, words) for number, at, by, words in rows]


def _local(written: str) -> datetime.datetime:
    """Kept as UTC, told as the clock on the wall."""
    return datetime.datetime.fromisoformat(written).replace(tzinfo=datetime.UTC).astimezone()


def size_of(path: Path) -> int:
    """In bytes; 0 where there is none."""
    try:
        return path.stat().st_size
    except OSError:
        return 0
