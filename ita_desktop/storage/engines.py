"""How a database is spoken to: one file, as safely as SQLite can."""

import sqlite3
from pathlib import Path

from sqlalchemy import URL, Engine, create_engine, event
from sqlalchemy.pool import NullPool

from ita_desktop.storage.passwords import MISSING, FileKey, sqlcipher, unlock

# "ITA1": tells our files from any other SQLite file.
APPLICATION_ID = 0x49544131


def file_engine(path: Path, key: FileKey | None = None) -> Engine:
    """`key` opens a file that a password locks. What is written never stands in the words of an error.

    The file must be there, if only empty.
    """
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        poolclass=NullPool,
        hide_parameters=True,
        module=sqlcipher() if key else None,
    )

    @event.listens_for(engine, "do_connect")
    def _refuse_missing(*_given: object) -> None:  # pyright: ignore[reportUnusedFunction]
        if not path.is_file():
            raise engine.dialect.loaded_dbapi.OperationalError(MISSING)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:  # pyright: ignore[reportUnusedFunction]
        if key is not None:
            unlock(connection, key)
        # A rollback journal, not WAL: the file is copied to sticks and opened on network drives.
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        # A file from elsewhere may bring views and triggers of its own.
        connection.execute("PRAGMA trusted_schema = OFF")

    return engine
