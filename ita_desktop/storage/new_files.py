"""New files: with all their tables, filled, and only then put in their place."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError

from ita_desktop.model.evidence import KeptFile
from ita_desktop.model.history import Change
from ita_desktop.model.written_file import WrittenFile
from ita_desktop.model.year import FiscalYear
from ita_desktop.storage import faults
from ita_desktop.storage.engines import APPLICATION_ID, file_engine
from ita_desktop.storage.faults import WorkspaceError
from ita_desktop.storage.upgrades import SCHEMA_VERSION
from ita_desktop.translation import translate as _

_RECORDS = (FiscalYear, WrittenFile, KeptFile, Change)
"""From these every table that a new file needs can be reached."""


@contextmanager
def new_file(path: Path, application_id: int = APPLICATION_ID) -> Generator[Engine]:
    """To be filled in the block. Raises WorkspaceError if there is a file already or it cannot be written."""
    try:
        _refuse_taken(path)
        unfinished = path.with_name(path.name + ".part")
        unfinished.write_bytes(b"")
    except OSError as error:
        raise faults.in_words(path, error) from error
    engine = file_engine(unfinished)
    try:
        with engine.begin() as connection:
            # Else Python's SQLite waits for the disk after each table.
            connection.exec_driver_sql("BEGIN")
            connection.exec_driver_sql(f"PRAGMA application_id = {application_id}")
            connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
            for record in _RECORDS:
                record.metadata.create_all(connection)
        yield engine
        engine.dispose()
        unfinished.replace(path)
    except DatabaseError as error:
        raise faults.in_words(path, error.orig) from error
    finally:
        engine.dispose()
        unfinished.unlink(missing_ok=True)


def _refuse_taken(path: Path) -> None:
    if path.exists():
        message = _("มีแฟ้ม {path} อยู่แล้ว โปรดใช้ชื่ออื่น โปรแกรมจะไม่เขียนทับแฟ้มเดิม")
        raise WorkspaceError(message.format(path=path))
    if not path.parent.is_dir():
        raise WorkspaceError(_("ไม่พบโฟลเดอร์ {path} โปรดสร้างก่อน").format(path=path.parent))
