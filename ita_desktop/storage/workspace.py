"""One office's file: opened whole, read in sessions, and changed through one door."""

import getpass
import sqlite3
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, IntegrityError
from sqlalchemy.orm import Session

from ita_desktop.model.written_file import WrittenFile
from ita_desktop.model.year import FiscalYear
from ita_desktop.storage.engines import file_engine
from ita_desktop.storage.history import Touched, note_changes, write_change
from ita_desktop.storage.scope import work_for
from ita_desktop.translation import translate as _

# "ITA1": tells our files from any other SQLite file.
APPLICATION_ID = 0x49544131
SCHEMA_VERSION = 2

_RECORDS = (FiscalYear, WrittenFile)
"""From these every table that a new file needs can be reached."""


class WorkspaceError(ValueError):
    """The file cannot be used; the message is for the officer."""


class ReadOnlyError(WorkspaceError):
    """Nothing can be written for now; the message says why, and what to do."""


class Workspace:
    """Where the records of one office lie: its own file at `path`, or a server that holds many offices.

    Every change goes through `changing`: one unit of work, one entry in the history. After it, `on_change` hears
    what it touched. `read_only` says why nothing can be changed, in the officer's words; it is empty where all can.
    """

    def __init__(
        self,
        engine: Engine,
        path: Path | None = None,
        *,
        name: str = "",
        office: int | None = None,
        read_only: str = "",
    ) -> None:
        """`name` is for titles, by default that of the file; `office` is the number of the office on a server.

        `key` tells workspaces apart, `folder` is where files for the office may be put.
        """
        self._engine = engine
        self.path = path
        self.name = name or (path.name if path else "")
        self.office = office
        self.read_only = read_only
        self.key = str(path) if path else f"{engine.url.render_as_string()}#{office}"
        self.folder = path.parent if path else Path.home()
        self.on_change: list[Callable[[Touched], None]] = []

    @classmethod
    def open(cls, path: Path) -> "Workspace":
        """Raises WorkspaceError if there is no such file, or it is none of ours, or of a newer program."""
        if not path.is_file():
            raise WorkspaceError(_("ไม่พบแฟ้ม {path} โปรดตรวจสอบชื่อและที่เก็บ").format(path=path))
        try:
            with closing(sqlite3.connect(path)) as connection:
                (application,) = connection.execute("PRAGMA application_id").fetchone()
                (version,) = connection.execute("PRAGMA user_version").fetchone()
        except sqlite3.OperationalError as error:
            raise _unusable(path, error) from error
        except sqlite3.DatabaseError as error:
            raise _not_ours(path) from error
        if application != APPLICATION_ID:
            raise _not_ours(path)
        if version > SCHEMA_VERSION:
            message = _("แฟ้ม {path} มาจากโปรแกรมรุ่นใหม่กว่านี้ โปรดปรับรุ่นโปรแกรมก่อนเปิด")
            raise WorkspaceError(message.format(path=path))
        return cls(file_engine(path), path)

    @classmethod
    def create(cls, path: Path, words: str, fill: Callable[[Session], None]) -> "Workspace":
        """A new file, filled and only then put in its place. Raises WorkspaceError if there is one already."""
        if path.exists():
            message = _("มีแฟ้ม {path} อยู่แล้ว โปรดใช้ชื่ออื่น โปรแกรมจะไม่เขียนทับแฟ้มเดิม")
            raise WorkspaceError(message.format(path=path))
        if not path.parent.is_dir():
            raise WorkspaceError(_("ไม่พบโฟลเดอร์ {path} โปรดสร้างก่อน").format(path=path.parent))
        unfinished = path.with_name(path.name + ".part")
        unfinished.unlink(missing_ok=True)
        engine = file_engine(unfinished)
        try:
            with engine.begin() as connection:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
                connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
                for record in _RECORDS:
                    record.metadata.create_all(connection)
            with cls(engine, unfinished).changing(words) as session:
                fill(session)
            engine.dispose()
            unfinished.replace(path)
        except DatabaseError as error:
            raise _unusable(path, error.orig) from error
        finally:
            engine.dispose()
            unfinished.unlink(missing_ok=True)
        return cls(file_engine(path), path)

    @contextmanager
    def reading(self) -> Generator[Session]:
        """Nothing done in it is kept. What was loaded can be read on after it."""
        with self._session() as session:
            yield session

    @contextmanager
    def changing(self, words: str) -> Generator[Session]:
        """One deed: committed whole when the block ends, and nothing of it kept if the block fails.

        Raises ReadOnlyError before anything is done.
        """
        if self.read_only:
            raise ReadOnlyError(self.read_only)
        with self._session() as session:
            note_changes(session)
            yield session
            touched = write_change(session, words, by=_user())
            session.commit()
        for tell in self.on_change:
            tell(touched)

    @contextmanager
    def _session(self) -> Generator[Session]:
        try:
            with Session(self._engine, expire_on_commit=False) as session:
                if self.office is not None:
                    work_for(session, self.office)
                yield session
        except IntegrityError as error:
            message = _("บันทึกไม่ได้ เพราะมีข้อมูลของปีอื่นอ้างถึงสิ่งที่ลบหรือเปลี่ยนอยู่ แฟ้มยังเป็นเหมือนเดิม")
            raise WorkspaceError(message) from error
        except DatabaseError as error:
            raise _unusable(self.path or self.name, error.orig) from error

    def close(self) -> None:
        self._engine.dispose()


def _not_ours(path: Path) -> WorkspaceError:
    return WorkspaceError(_("แฟ้ม {path} ไม่ใช่แฟ้มของโปรแกรมนี้").format(path=path))


def _unusable(path: Path | str, reason: object) -> WorkspaceError:
    message = _("อ่านหรือบันทึกแฟ้ม {path} ไม่ได้ แฟ้มอาจเสียหาย อยู่ในที่ที่ไม่มีสิทธิ์ หรือถูกโปรแกรมอื่นใช้อยู่ ({reason})")
    return WorkspaceError(message.format(path=path, reason=reason))


def _user() -> str:
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""
