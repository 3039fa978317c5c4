"""Files of older programs, brought up step by step; the steps are Alembic's, in code, and imported only when needed."""

from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from ita_desktop.storage import faults
from ita_desktop.storage.engines import file_engine
from ita_desktop.storage.faults import WorkspaceError
from ita_desktop.storage.holder import refuse_if_in_use
from ita_desktop.storage.passwords import FileKey
from ita_desktop.translation import counted

if TYPE_CHECKING:
    from collections.abc import Callable


SCHEMA_VERSION = 3


def bring_up(path: Path, key: FileKey | None = None) -> None:
    """After a backup. Raises WorkspaceError, HeldError where somebody has it open; then all is as it was."""
    from ita_desktop.storage.backup_making import make_backup
    from ita_desktop.storage.backups import Occasion

    made = make_backup(path, occasion=Occasion.UPGRADE, key=key)
    engine = file_engine(path, key)
    try:
        refuse_if_in_use(path, made.path)
        upgrade(engine)
    except (WorkspaceError, OSError, DatabaseError) as error:
        # Else each opening would leave one more, and none of them is ever thinned out.
        made.path.unlink(missing_ok=True)
        if isinstance(error, WorkspaceError):
            raise
        raise faults.in_words(path, error.orig if isinstance(error, DatabaseError) else error) from error
    finally:
        engine.dispose()


def upgrade(engine: Engine) -> None:
    """From whatever schema the file has to the present one, in one transaction: whole, or as it was."""
    with engine.connect() as connection:
        if _version(connection) >= SCHEMA_VERSION:
            return
        raw = connection.connection.driver_connection
        assert raw is not None
        # The driver would begin by itself at the first row, and leave what came before outside.
        raw.isolation_level = None
        # Tables are made anew under their names; what refers to them is looked over at the end.
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        try:
            _take_steps(connection)
            connection.exec_driver_sql("COMMIT")
        except BaseException:
            connection.exec_driver_sql("ROLLBACK")
            raise


def take_steps_after(connection: Connection, version: int) -> None:
    """What leads from schema `version` to the present one; the number itself is kept by whoever asks."""
    from alembic.migration import MigrationContext
    from alembic.operations import Operations

    with Operations.context(MigrationContext.configure(connection)):
        for number, step in _steps().items():
            if number > version:
                step()


def _take_steps(connection: Connection) -> None:
    # Another program may have done it while this one waited.
    take_steps_after(connection, _version(connection))
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise WorkspaceError(counted("ข้อมูลในแฟ้มอ้างถึงสิ่งที่ไม่มีแล้ว {count} แห่ง", len(orphans)))


def _version(connection: Connection) -> int:
    (version,) = connection.exec_driver_sql("PRAGMA user_version").one()
    return version


def _steps() -> "dict[int, Callable[[], None]]":
    """By the schema that each leads to; named here, for a frozen program has no folder to look them up in."""
    from ita_desktop.storage.upgrades import to_schema_2, to_schema_3

    return {2: to_schema_2.upgrade, 3: to_schema_3.upgrade}
