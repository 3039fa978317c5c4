"""Makes backups: copied in one piece while the file may be edited, looked over, and only then given their names."""

import datetime
import errno
import shutil
import sqlite3
import time
from collections.abc import Callable, Generator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from ita_desktop.files import flush_to_disk
from ita_desktop.storage.backup_contents import find_damage, key_for, last_change_of
from ita_desktop.storage.backup_rule import is_due, which_to_keep
from ita_desktop.storage.backups import (
    Backup,
    BackupError,
    Occasion,
    folder_at,
    folder_beside,
    latest_regular,
    list_backups,
    name_of,
)
from ita_desktop.storage.faults import reason_of
from ita_desktop.storage.passwords import FileKey, connected
from ita_desktop.translation import translate as _

Tell = Callable[[int, int], None]
"""Hears how many of how many pages are copied, and may raise to call the work off."""

_LOCK = ".lock"
_PAGES_AT_ONCE = 2048
_PATIENCE_S = 10.0


class DamagedSourceError(BackupError):
    """The file itself is damaged: nothing was copied, and no backup was thinned out."""


class BusyError(BackupError):
    """Another window or PC is making a backup in the same folder."""


def make_if_due(
    path: Path,
    key: FileKey | None = None,
    tell: Tell | None = None,
    now: datetime.datetime | None = None,
) -> Backup | None:
    """A backup if anything changed since the latest one, and that is half an hour old."""
    now = now or datetime.datetime.now()
    latest = latest_regular(list_backups(folder_beside(path)))
    if latest is not None and not (is_due(latest.at, now) and has_changed_since(latest, path, key)):
        return None
    return make_backup(path, key=key, tell=tell, now=now)


def has_changed_since(backup: Backup, path: Path, key: FileKey | None = None) -> bool:
    """Also where the backup cannot be read, or the file has got a password since."""
    try:
        fitting = key_for(backup.path, key)
    except OSError:
        return True
    held = last_change_of(backup.path, fitting)
    return fitting != key or held is None or held != last_change_of(path, key)


def make_backup(
    path: Path,
    folder: Path | None = None,
    *,
    occasion: Occasion = Occasion.REGULAR,
    key: FileKey | None = None,
    tell: Tell | None = None,
    now: datetime.datetime | None = None,
) -> Backup:
    """A copy of the file as it is at one instant, in `folder` or beside it, under the same password.

    Raises DamagedSourceError, BusyError, or BackupError where it cannot be written.
    """
    if not path.is_file():
        raise BackupError(_("ไม่พบแฟ้ม {path} จึงทำสำเนาสำรองไม่ได้").format(path=path))
    folder = folder or folder_beside(path)
    with _alone_in(folder):
        made = _free_name(folder, path, now or datetime.datetime.now(), occasion)
        with _unfinished(made.path) as part:
            _copy_pages(path, part, key, tell)
            if find_damage(part, key):
                raise _damaged(path)
        _thin_out(folder)
    return made


def copy_to_second_place(backup: Backup, path: Path, place: Path, key: FileKey | None = None) -> Backup:
    """Lays a backup of the file at `path` in the second place too; it stays as it is where it lies there already.

    Raises BackupError where that place is not there now, or cannot be written.
    """
    if not place.is_dir():
        message = _("ไม่พบที่เก็บสำเนาที่สอง {place} เมื่อเสียบหรือต่อแล้ว โปรแกรมจะทำสำเนาให้เอง")
        raise BackupError(message.format(place=place))
    folder = folder_at(place, path)
    copied = Backup(folder / backup.path.name, backup.at, backup.occasion)
    if copied.path.is_file():
        return copied
    with _alone_in(folder):
        with _unfinished(copied.path) as part:
            shutil.copyfile(backup.path, part)
            if damage := find_damage(part, key):
                raise BackupError(
                    _("สำเนาใน {folder} ไม่ครบถ้วน จึงไม่ได้เก็บไว้: {damage}").format(folder=folder, damage=damage)
                )
        _thin_out(folder)
    return copied


@contextmanager
def _alone_in(folder: Path) -> Generator[None]:
    """One at a time, whichever program on whichever PC: the lock is SQLite's, and goes with the process that has it."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with closing(sqlite3.connect(folder / _LOCK, timeout=0, isolation_level=None)) as lock:
            lock.execute("BEGIN EXCLUSIVE")
            for left_over in folder.glob("*.part*"):
                left_over.unlink()
            yield
    except OSError as error:
        raise _unwritable(folder, reason_of(error), is_full=error.errno == errno.ENOSPC) from error
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
            raise BusyError(_("กำลังทำสำเนาสำรองของแฟ้มนี้อยู่แล้ว โปรดรอสักครู่")) from error
        raise _unwritable(folder / _LOCK, error) from error


@contextmanager
def _unfinished(target: Path) -> Generator[Path]:
    """Where to write what becomes `target` once it is whole and on the disk."""
    part = target.with_name(f"{target.name}.part")
    try:
        yield part
        flush_to_disk(part)
        part.replace(target)
        flush_to_disk(target.parent)
    finally:
        for left_over in (part, part.with_name(f"{part.name}-journal")):
            with suppress(OSError):
                left_over.unlink(missing_ok=True)


def _copy_pages(path: Path, part: Path, key: FileKey | None, tell: Tell | None) -> None:
    """In a reading transaction of SQLite; where somebody changes the file between two steps, it begins again."""
    waiting_since = time.monotonic()

    def step(status: int, remaining: int, total: int) -> None:
        nonlocal waiting_since
        if status in (sqlite3.SQLITE_OK, sqlite3.SQLITE_DONE):
            waiting_since = time.monotonic()
        elif time.monotonic() - waiting_since > _PATIENCE_S:
            raise BusyError(_("แฟ้มถูกโปรแกรมอื่นใช้อยู่ จะทำสำเนาสำรองภายหลัง"))
        if tell is not None:
            tell(total - remaining, total)

    try:
        part.touch()
        with connected(path, key) as source, connected(part, key) as target:
            # A copy that is not finished is thrown away: nothing need bring it back.
            target.execute("PRAGMA journal_mode = OFF")
            target.execute("PRAGMA synchronous = OFF")
            for connection in (source, target):
                # Each page is seen once.
                connection.execute("PRAGMA cache_size = 10")
            source.backup(target, pages=_PAGES_AT_ONCE, progress=step)
    except sqlite3.OperationalError as error:
        is_full = "full" in str(error)
        raise _unwritable(part.parent, error, is_full=is_full) from error
    except sqlite3.DatabaseError as error:
        raise _damaged(path) from error


def _free_name(folder: Path, path: Path, now: datetime.datetime, occasion: Occasion) -> Backup:
    at = now.replace(microsecond=0)
    while (target := folder / name_of(path, at, occasion)).exists():
        at += datetime.timedelta(seconds=1)
    return Backup(target, at, occasion)


def _thin_out(folder: Path) -> None:
    regular = [each for each in list_backups(folder) if each.occasion is Occasion.REGULAR]
    kept = which_to_keep((each.at for each in regular), datetime.datetime.now())
    for backup in regular:
        if backup.at not in kept:
            # One that is open elsewhere goes the next time.
            with suppress(OSError):
                backup.path.unlink()


def _damaged(path: Path) -> DamagedSourceError:
    message = _("แฟ้ม {name} เสียหาย จึงไม่ได้ทำสำเนา สำเนาเดิมทุกชุดยังอยู่ โปรดกู้คืนจากสำเนาสำรองล่าสุด")
    return DamagedSourceError(message.format(name=path.name))


def _unwritable(folder: Path, reason: object, *, is_full: bool = False) -> BackupError:
    message = (
        _("ที่เก็บสำเนา {folder} เต็ม โปรดลบสิ่งที่ไม่ใช้ หรือเลือกที่เก็บอื่น แฟ้มและสำเนาเดิมยังอยู่ครบ")
        if is_full
        else _("เขียนสำเนาสำรองไว้ที่ {folder} ไม่ได้ ({reason}) แฟ้มและสำเนาเดิมยังอยู่ครบ")
    )
    return BackupError(message.format(folder=folder, reason=reason))
