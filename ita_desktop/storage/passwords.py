"""Files that a password locks: whole pages encrypted by SQLCipher, its key derived once and not for each connection."""

import hashlib
import importlib
import secrets
import sqlite3
import unicodedata
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from ita_desktop.translation import translate as _

LEAST_LETTERS = 8
MISSING = "unable to open database file"
"""SQLite's own words. By itself it would lay an empty file where one was removed or renamed."""

# SQLCipher keeps its salt in the first bytes of a file. Ours begins so, and by it a locked file is known as ours.
_MARK = b"ITA-P1"
_SALT_BYTES = 16
# SQLCipher's own derivation: every program that knows SQLCipher 4 opens the file with the password alone.
_ROUNDS = 256_000
_KEY_BYTES = 32


class PasswordError(ValueError):
    """The password cannot be set, or not used; the message is for the officer."""


@dataclass(frozen=True)
class FileKey:
    """Opens one file, and all copies of it. The password itself is not kept."""

    secret: bytes = field(repr=False)
    salt: bytes

    @classmethod
    def new(cls, password: str) -> "FileKey":
        """For a file that is yet to be locked. Raises PasswordError for a password that is too short."""
        if len(password.strip()) < LEAST_LETTERS:
            message = _("รหัสผ่านต้องยาวอย่างน้อย {count} ตัวอักษร ใช้ประโยคสั้น ๆ ที่จำได้จะดีที่สุด")
            raise PasswordError(message.format(count=LEAST_LETTERS))
        return cls.derive(password, _MARK + secrets.token_bytes(_SALT_BYTES - len(_MARK)))

    @classmethod
    def of_file(cls, path: Path, password: str) -> "FileKey":
        """The key that `password` would be for the locked file at `path`."""
        with path.open("rb") as file:
            return cls.derive(password, file.read(_SALT_BYTES))

    @classmethod
    def derive(cls, password: str, salt: bytes) -> "FileKey":
        typed = unicodedata.normalize("NFC", password).encode()
        return cls(hashlib.pbkdf2_hmac("sha512", typed, salt, _ROUNDS, _KEY_BYTES), salt)

    def is_of(self, path: Path) -> bool:
        """Whether the file was locked with it, not whether it is sound. Raises OSError."""
        with path.open("rb") as file:
            return file.read(_SALT_BYTES) == self.salt

    @property
    def literal(self) -> str:
        """As SQLCipher reads it in PRAGMA key and ATTACH."""
        return f"x'{self.secret.hex()}{self.salt.hex()}'"


def is_locked(path: Path) -> bool:
    """Whether the file is one of ours with a password."""
    with path.open("rb") as file:
        return file.read(len(_MARK)) == _MARK


def sqlcipher() -> Any:
    """The library, which is SQLite with encryption; imported only for locked files."""
    try:
        return importlib.import_module("sqlcipher3.dbapi2")
    except ImportError as error:
        message = _("เครื่องนี้ไม่มีส่วนที่เปิดแฟ้มซึ่งมีรหัสผ่าน (sqlcipher3) โปรดติดตั้งโปรแกรมใหม่ให้ครบ")
        raise PasswordError(message) from error


def unlock(connection: sqlite3.Connection, key: FileKey) -> None:
    """To be the first thing that is said to a connection."""
    # A wrong password is told by us, not by the library on the error stream.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f'PRAGMA key = "{key.literal}"')


@contextmanager
def connected(path: Path, key: FileKey | None = None) -> Generator[sqlite3.Connection]:
    """One plain connection beside those of the engine; its errors are those of sqlite3 for locked files too.

    The file must be there, if only empty.
    """
    if not path.is_file():
        raise sqlite3.OperationalError(MISSING)
    if key is None:
        with closing(sqlite3.connect(path)) as connection:
            yield connection
        return
    with closing(sqlcipher().connect(str(path), factory=_connection_class())) as connection:
        unlock(connection, key)
        yield connection


@cache
def _connection_class() -> Any:
    """The library's connection, whose errors are those of sqlite3: whoever reads a file need not know which it is."""
    library = sqlcipher()
    kinds = ("IntegrityError", "OperationalError", "DatabaseError")

    def with_known_errors(method: Callable[..., Any]) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            try:
                return method(*given, **named)
            except library.DatabaseError as error:
                kind = next(kind for kind in kinds if isinstance(error, getattr(library, kind)))
                raise getattr(sqlite3, kind)(*error.args) from error

        return call

    def wrapped(parent: Any, *names: str) -> dict[str, Any]:
        return {name: with_known_errors(getattr(parent, name)) for name in names}

    reads = ("execute", "executemany", "executescript", "fetchone", "fetchmany", "fetchall", "__next__")
    cursor = type("Cursor", (library.Cursor,), wrapped(library.Cursor, *reads))

    def open_cursor(connection: Any, factory: Any = cursor) -> Any:
        return library.Connection.cursor(connection, factory)

    own = wrapped(library.Connection, "backup", "commit") | {"cursor": open_cursor}
    return type("Connection", (library.Connection,), own)


def opens(path: Path, key: FileKey) -> bool:
    """Whether the key fits, even where some pages of the file are damaged."""
    with connected(path, key) as connection:
        try:
            connection.execute("SELECT count(*) FROM sqlite_master")
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            (page_bytes,) = connection.execute("PRAGMA cipher_page_size").fetchone()
            return len(damaged) < path.stat().st_size // int(page_bytes)
    return True
