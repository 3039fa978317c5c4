"""What can still be read of a damaged file, put into a sound one, so that it can be looked at."""

import re
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ita_desktop.model.records import Record
from ita_desktop.storage import faults
from ita_desktop.storage.engines import APPLICATION_ID
from ita_desktop.storage.integrity import readers_of
from ita_desktop.storage.passwords import FileKey, connected

_HEADS = ("office", "fiscal_year")
"""Without one of each there is nothing to stand under."""

_LARGEST_NUMBER = 2**62
_MOST_STEPS = 500
"""Over one bad stretch of a table, each twice as wide as the one before up to a thousand rows."""
_WIDEST_STEP = 1000
_UNREADABLE = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What SQLite says of a damaged file quotes it, and that need not be text."""
_makes_a_table = re.compile(r"CREATE (TABLE|(UNIQUE )?INDEX)\b", re.IGNORECASE)


def copy_pages(path: Path, into: Path, key: FileKey | None = None) -> None:
    """The file as it is."""
    with connected(path, key) as source, connected(into, key) as target:
        source.backup(target)


def salvage(path: Path, into: Path, key: FileKey | None = None) -> None:
    """Copies every row that can be read, and whose owner could be. Raises DamagedError if nothing comes of it."""
    with connected(path, key) as damaged, connected(into, key) as sound:
        # Reads on where the file is shorter than its head says, and words that are no UTF-8.
        damaged.execute("PRAGMA writable_schema = ON")
        damaged.text_factory = _decode
        try:
            schema = damaged.execute(
                "SELECT name, type, sql FROM sqlite_master WHERE sql IS NOT NULL"
            ).fetchall()
            (version,) = damaged.execute("PRAGMA user_version").fetchone()
        except _UNREADABLE as error:
            raise faults.lost(path) from error
        if not set(_HEADS) <= {name for name, _kind, _sql in schema}:
            raise faults.lost(path)
        sound.execute("PRAGMA foreign_keys = OFF")
        sound.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        sound.execute(f"PRAGMA user_version = {version}")
        try:
            for _name, _kind, sql in schema:
                # A file from elsewhere may have anything written there.
                if _makes_a_table.match(sql):
                    sound.execute(sql)
        except _UNREADABLE as error:
            raise faults.lost(path) from error
        for table in (name for name, kind, _sql in schema if kind == "table"):
            _copy(damaged, sound, table)
        _settle_references(sound)
        sound.commit()
        if not all(sound.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _HEADS):
            raise faults.lost(path)


def _decode(held: bytes) -> str:
    return held.decode(errors="replace")


def _copy(damaged: sqlite3.Connection, sound: sqlite3.Connection, table: str) -> None:
    known = Record.metadata.tables.get(table)
    readers = readers_of(known) if known is not None else {}
    for row in _rows(damaged, table):
        try:
            for column in readers.keys() & row.keys():
                readers[column](row[column])
            columns = ", ".join(f'"{column}"' for column in row)
            places = ", ".join("?" * len(row))
            sound.execute(f'INSERT INTO "{table}" ({columns}) VALUES ({places})', tuple(row.values()))
        except (LookupError, ValueError, TypeError, ArithmeticError, sqlite3.IntegrityError):
            # The row is what the damage made of it.
            continue


def _rows(damaged: sqlite3.Connection, table: str) -> Iterator[dict[str, Any]]:
    """By their numbers; what lies on a bad page is stepped over, wider and wider."""
    after, step = 0, 1
    for _stretch in range(_MOST_STEPS):
        try:
            rows = damaged.execute(f'SELECT * FROM "{table}" WHERE id > ? ORDER BY id', (after,))
            columns = [column[0] for column in rows.description]
            for row in rows:
                held = dict(zip(columns, row, strict=True))
                if not isinstance(held["id"], int):
                    break
                after, step = held["id"], 1
                yield held
            return
        except _UNREADABLE:
            after, step = min(after + step, _LARGEST_NUMBER), min(step * 2, _WIDEST_STEP)


def _settle_references(sound: sqlite3.Connection) -> None:
    """What refers to a lost row forgets it, or is lost with it."""
    while orphans := sound.execute("PRAGMA foreign_key_check").fetchall():
        for table, row, _parent, number in orphans:
            columns = sound.execute(f'PRAGMA foreign_key_list("{table}")').fetchall()
            column = next(listed[3] for listed in columns if listed[0] == number)
            required = {listed[1]: listed[3] for listed in sound.execute(f'PRAGMA table_info("{table}")')}
            if required[column]:
                sound.execute(f'DELETE FROM "{table}" WHERE rowid = ?', (row,))
            else:
                sound.execute(f'UPDATE "{table}" SET "{column}" = NULL WHERE rowid = ?', (row,))
