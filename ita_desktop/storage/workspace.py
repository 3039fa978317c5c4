"""One office's file: opened whole, read in sessions, and changed through one door."""

import sqlite3
from collections.abc import Callable, Generator
from contextlib import contextmanager, suppress
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import TypeAlias
from weakref import finalize

from sqlalchemy import Engine
from sqlalchemy.exc import DatabaseError, IntegrityError, NoResultFound
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import StaleDataError

from ita_desktop.files import followed
from ita_desktop.storage import faults
from ita_desktop.storage.backups import only_to_look_at, read_name
from ita_desktop.storage.conflicts import Seen, refuse_conflicts, refuse_gone
from ita_desktop.storage.engines import file_engine
from ita_desktop.storage.faults import (
    DamagedError,
    OvertakenError,
    PasswordNeededError,
    ReadOnlyError,
    WorkspaceError,
)
from ita_desktop.storage.history import Touched, note_changes, write_change
from ita_desktop.storage.holder import Claim, HeldError, Holder, user_name
from ita_desktop.storage.integrity import examine, find_unreadable, is_readable
from ita_desktop.storage.locking import change_key
from ita_desktop.storage.new_files import new_file
from ita_desktop.storage.news import latest_change
from ita_desktop.storage.passwords import FileKey, is_locked, opens
from ita_desktop.storage.salvage import copy_pages, salvage
from ita_desktop.storage.scope import work_for
from ita_desktop.storage.upgrades import SCHEMA_VERSION, bring_up, upgrade
from ita_desktop.translation import translate as _

__all__ = [
    "DamagedError",
    "OvertakenError",
    "PasswordNeededError",
    "ReadOnlyError",
    "Session",
    "Workspace",
    "WorkspaceError",
]


CopyFile: TypeAlias = Callable[[Path, Path, FileKey | None], None]


class Workspace:
    """Where the records of one office lie: its own file at `path`, or a server that holds many offices.

    Every change goes through `changing`: one unit of work, one entry in the history. After it, `on_change` hears
    what it touched. `read_only` says why nothing can be changed, in the officer's words; it is empty where all can;
    `holder` is who has the file, if that is why; with `is_damaged` only what could be read of the file is here.
    """

    def __init__(
        self,
        engine: Engine,
        path: Path | None = None,
        *,
        name: str = "",
        office: int | None = None,
        read_only: str = "",
        file_key: FileKey | None = None,
        user: str = "",
    ) -> None:
        """`name` is for titles, by default that of the file; `office` is the number of the office on a server.
        `file_key` opens a file that a password locks, and its backups.

        `key` tells workspaces apart, `folder` is where files for the office may be put.
        """
        self._engine = engine
        self.path = path
        self.name = name or (path.name if path else "")
        self.office = office
        self.read_only = read_only
        self.user = user or user_name()
        self.file_key = file_key
        self.key = str(path) if path else f"{engine.url.render_as_string()}#{office}"
        self.folder = path.parent if path else Path.home()
        self.on_change: list[Callable[[Touched], None]] = []
        self.holder: Holder | None = None
        self._claim = Claim(path) if path else None
        self.is_damaged = False
        self._is_newer = False
        self._drop_copy: Callable[[], object] | None = None

    @classmethod
    def open(cls, path: Path, password: str | FileKey = "") -> "Workspace":
        """A file of an older program is brought up; one of a newer, or damaged, can be looked at as far as it goes.

        Raises WorkspaceError if there is no such file, or it is none of ours, DamagedError if nothing of it is left.

        Raises PasswordNeededError if it has a password and `password` is not the one; the key of a workspace that
        had the file open will do.
        """
        key = key_of(path, password)
        path = followed(path)
        found = examine(path, key)
        if found.is_damaged:
            return cls._salvaged(path, key)
        if (backup := read_name(path)) and found.version <= SCHEMA_VERSION:
            return cls._of_copy(path, key, only_to_look_at(backup), copy_pages)
        if found.version < SCHEMA_VERSION:
            try:
                bring_up(path, key)
            except HeldError as error:
                return cls._of_copy(path, key, str(error), copy_pages)
            except WorkspaceError as error:
                return cls._of_copy(path, key, faults.not_brought_up(path, error), copy_pages)
        workspace = cls(file_engine(path, key), path, file_key=key)
        if found.version > SCHEMA_VERSION:
            if not is_readable(path, key):
                raise faults.too_new(path)
            workspace.read_only, workspace._is_newer = faults.newer(path), True
        return workspace

    @classmethod
    def _salvaged(cls, path: Path, key: FileKey | None) -> "Workspace":
        salvaged = cls._of_copy(path, key, faults.salvaged(path), salvage)
        salvaged.is_damaged = True
        return salvaged

    @classmethod
    def _of_copy(cls, path: Path, key: FileKey | None, read_only: str, copy: CopyFile) -> "Workspace":
        """Shows what `copy` can take over of a file that itself cannot be used."""
        folder = Path(mkdtemp(prefix="ita-desktop-"))
        engine = file_engine(folder / path.name, key)
        workspace = cls(engine, path, read_only=read_only, file_key=key)
        workspace._drop_copy = finalize(workspace, rmtree, folder, ignore_errors=True)
        try:
            (folder / path.name).touch()
            copy(path, folder / path.name, key)
            upgrade(engine)
        except (OSError, sqlite3.OperationalError) as error:
            raise faults.in_words(folder, error) from error
        except (sqlite3.DatabaseError, DatabaseError) as error:
            raise faults.lost(path) from error
        return workspace

    @classmethod
    def create(cls, path: Path, words: str, fill: Callable[[Session], None]) -> "Workspace":
        """A new file, filled and only then put in its place. Raises WorkspaceError if there is one already."""
        with new_file(path) as engine, cls(engine, name=str(path)).changing(words) as session:
            fill(session)
        return cls(file_engine(path), path)

    @property
    def is_shared(self) -> bool:
        """Whether others may change it meanwhile: on a server, or where somebody else has the file."""
        return self.path is None or bool(self.read_only)

    @contextmanager
    def reading(self) -> Generator[Session]:
        """Nothing done in it is kept. What was loaded can be read on after it.

        Raises DamagedError for values that cannot be.
        """
        try:
            with self._session() as session:
                yield session
        except (LookupError, ArithmeticError, ValueError) as error:
            if isinstance(error, WorkspaceError) or self.path is None:
                raise
            if words := "\n".join(find_unreadable(self.path, self.file_key)):
                raise DamagedError(words) from error
            raise

    def salvaged(self) -> "Workspace":
        """What can be read of this file, in its stead. Raises DamagedError."""
        assert self.path is not None
        self.close()
        return self._salvaged(self.path, self.file_key)

    @contextmanager
    def changing(self, words: str, seen: Seen | None = None) -> Generator[Session]:
        """One deed: committed whole when the block ends, and nothing of it kept if the block fails.

        Raises ReadOnlyError before anything is done, ConflictError if it would write over what somebody else changed
        since it was `seen`, GoneError if they removed it, OvertakenError if both write at the same instant,
        WorkspaceError if the file is not the one that was `seen`.
        """
        if self.read_only:
            raise ReadOnlyError(self.read_only)
        self._refuse_if_held()
        with self._session() as session:
            if self.path and seen is not None and latest_change(session) < seen.latest:
                raise faults.exchanged(self.path)
            note_changes(session)
            try:
                yield session
            except NoResultFound:
                if seen is not None:
                    refuse_gone(session, seen)
                raise
            if seen is not None:
                refuse_conflicts(session, seen)
            touched = write_change(session, words, by=self.user)
            self._refuse_if_held()
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
            raise self.refusal_of_ties(error) from error
        except StaleDataError as error:
            raise OvertakenError from error
        except DatabaseError as error:
            raise self.refusal(error) from error

    def refusal_of_ties(self, _error: IntegrityError) -> WorkspaceError:
        """What something else hangs on cannot go."""
        return WorkspaceError(_("บันทึกไม่ได้ เพราะมีข้อมูลของปีอื่นอ้างถึงสิ่งที่ลบหรือเปลี่ยนอยู่ แฟ้มยังเป็นเหมือนเดิม"))

    def refusal(self, error: DatabaseError) -> WorkspaceError:
        """What the database says against it, in the officer's words."""
        return self._in_words(error.orig)

    def _in_words(self, error: BaseException | None) -> WorkspaceError:
        return self._what_became_of_it(error) or faults.in_words(self.path or self.name, error)

    def _what_became_of_it(self, error: BaseException | None) -> WorkspaceError | None:
        """Where the file is no longer what was opened."""
        if self.path is None:
            return None
        if not self.path.exists():
            return faults.gone(self.path)
        with suppress(OSError):
            is_other = is_locked(self.path) if self.file_key is None else not self.file_key.is_of(self.path)
            if faults.is_damage(error) and is_other:
                return faults.locked_anew(self.path)
        return None

    def has_password(self, password: str) -> bool:
        """Whether it is the one of the file; every password is that of a file without one."""
        key = self.file_key
        return key is None or FileKey.derive(password, key.salt) == key

    def set_password(self, password: str) -> None:
        """Locks the file, or with an empty password opens it to everybody. No session may be open meanwhile.

        Raises PasswordError for a password that is none, WorkspaceError where the file cannot be written.
        """
        if self.read_only or self.path is None:
            raise ReadOnlyError(self.read_only or _("รหัสผ่านของฐานข้อมูลตั้งที่เครื่องแม่ข่าย ไม่ใช่ในโปรแกรมนี้"))
        self._refuse_if_held()
        key = FileKey.new(password) if password else None
        self._engine.dispose()
        try:
            change_key(self.path, self.file_key, key)
        except (OSError, sqlite3.DatabaseError) as error:
            raise self._in_words(error) from error
        self.file_key = key
        self._engine = file_engine(self.path, key)

    def compact(self) -> None:
        """Writes the file anew without its empty parts, in which what was removed still lies."""
        if self.path is None:
            return
        self._refuse_if_held()
        try:
            with self._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
                connection.exec_driver_sql("VACUUM")
        except DatabaseError as error:
            raise self.refusal(error) from error

    def take_hold(self) -> bool:
        """From here on nobody else may change the file, until it is closed; if not, `read_only` says why."""
        if self._claim is None or not self.may_be_held:
            return not self.read_only
        try:
            # The write lock of the file itself, for a moment: of two who want it at once, one is the first.
            with self._engine.connect() as connection:
                connection.exec_driver_sql("BEGIN IMMEDIATE")
                self._claim.take()
        except HeldError as error:
            self.read_only, self.holder = str(error), error.holder
        except (OSError, DatabaseError) as error:
            reason = error.orig if isinstance(error, DatabaseError) else error
            known = self._what_became_of_it(reason)
            self.read_only = str(known) if known else faults.unwritable(self.path or self.name, reason)
            self.holder = None
        else:
            self.read_only, self.holder = "", None
        return not self.read_only

    def find_holder(self) -> Holder | None:
        """Who else has the file, now; it may have left since `holder` was told."""
        return self._claim.look() if self._claim else None

    @property
    def may_be_held(self) -> bool:
        """Whether it may be asked for again: the file is sound, and of this program."""
        return self._claim is not None and self._drop_copy is None and not self._is_newer

    def close(self) -> None:
        if self._claim is not None:
            self._claim.let_go()
        self._engine.dispose()
        if self._drop_copy is not None:
            self._drop_copy()

    def _refuse_if_held(self) -> None:
        """When something was written and not yet committed, nobody can take over in between."""
        if self.path is None or self._claim is None:
            return
        try:
            self._claim.refuse_if_held()
        except HeldError as error:
            self.read_only, self.holder = str(error), error.holder
            raise
        except OSError as error:
            raise self._in_words(error) from error


def key_of(path: Path, password: str | FileKey) -> FileKey | None:
    """None for a file without a password. Raises PasswordNeededError, WorkspaceError if there is no such file."""
    try:
        if not path.is_file():
            raise faults.missing(path)
        if not is_locked(path):
            return None
        if not password:
            raise PasswordNeededError(_("แฟ้ม {name} มีรหัสผ่าน โปรดพิมพ์รหัสผ่าน").format(name=path.name))
        key = FileKey.of_file(path, password) if isinstance(password, str) else password
        if opens(path, key):
            return key
    except (OSError, sqlite3.OperationalError) as error:
        raise faults.in_words(path, error) from error
    message = _("รหัสผ่านไม่ตรงกับแฟ้ม {name} โปรดตรวจแป้นภาษาและ Caps Lock แล้วพิมพ์ใหม่")
    raise PasswordNeededError(message.format(name=path.name))
