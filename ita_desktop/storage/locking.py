"""Writes a file anew under another password, or under none: beside, looked over, and only then in its place."""

import sqlite3
from contextlib import closing
from pathlib import Path

from ita_desktop.files import flush_to_disk, written_beside
from ita_desktop.storage.passwords import MISSING, FileKey, PasswordError, sqlcipher, unlock
from ita_desktop.translation import translate as _

_HEAD = ("application_id", "user_version")
"""What SQLCipher does not carry over by itself."""


def change_key(path: Path, former: FileKey | None, key: FileKey | None) -> None:
    """Nobody else may have the file open. A failure leaves it as it was.

    Raises PasswordError if what was written is not the same, OSError or sqlite3.DatabaseError if it cannot be written.
    """
    library = sqlcipher()
    if not path.is_file():
        raise sqlite3.OperationalError(MISSING)
    try:
        with written_beside(path) as beside:
            # Also what a killed program left; and the system says why, where nothing can be written.
            beside.write_bytes(b"")
            held = _export(library.connect(str(path)), former, beside, key)
            if _holdings(library.connect(str(beside)), key) != held:
                message = _("เขียนแฟ้มใหม่แล้วข้อมูลไม่ครบ จึงไม่ได้เปลี่ยนรหัสผ่าน แฟ้มยังเป็นเหมือนเดิม")
                raise PasswordError(message)
            flush_to_disk(beside)
        flush_to_disk(path.parent)
    except library.DatabaseError as error:
        raise sqlite3.DatabaseError(*error.args) from error


def _export(
    opened: sqlite3.Connection, former: FileKey | None, target: Path, key: FileKey | None
) -> dict[str, int]:
    """What the source held, which nobody can change meanwhile."""
    with closing(opened) as source:
        source.isolation_level = None
        if former:
            unlock(source, former)
        source.execute("ATTACH DATABASE ? AS target KEY ?", (str(target), key.literal if key else ""))
        # What is not finished is thrown away; a journal for both would stay beside the file after a power cut.
        source.execute("PRAGMA target.journal_mode = OFF")
        source.execute("BEGIN IMMEDIATE")
        source.execute("SELECT sqlcipher_export('target')").fetchall()
        for name in _HEAD:
            (value,) = source.execute(f"PRAGMA main.{name}").fetchone()
            source.execute(f"PRAGMA target.{name} = {value}")
        held = _count(source)
        source.execute("COMMIT")
    return held


def _holdings(opened: sqlite3.Connection, key: FileKey | None) -> dict[str, int]:
    """Nothing for a file that is not sound."""
    with closing(opened) as connection:
        if key:
            unlock(connection, key)
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        return _count(connection) if verdict == "ok" else {}


def _count(connection: sqlite3.Connection) -> dict[str, int]:
    """Rows of each table, and the head of the file."""
    names = connection.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'").fetchall()
    counts = {name: f'SELECT count(*) FROM main."{name}"' for (name,) in names}
    heads = {name: f"PRAGMA main.{name}" for name in _HEAD}
    return {name: connection.execute(query).fetchone()[0] for name, query in (counts | heads).items()}
