"""Puts a backup in the place of its file, and keeps what it replaces."""

import datetime
import shutil
import sqlite3
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from ita_desktop.files import flush_to_disk, followed, written_beside
from ita_desktop.storage.backup_contents import find_damage
from ita_desktop.storage.backups import Backup, BackupError, Occasion, folder_beside, name_of
from ita_desktop.storage.faults import reason_of
from ita_desktop.storage.holder import refuse_if_in_use
from ita_desktop.storage.passwords import FileKey, connected
from ita_desktop.translation import translate as _


def find_last_sound(backups: Iterable[Backup], key: FileKey | None = None) -> Backup | None:
    """Of backups that are listed the latest first, the first that can be read whole."""
    return next((backup for backup in backups if not find_damage(backup.path, key)), None)


def restore(path: Path, backup: Path, key: FileKey | None = None) -> Backup | None:
    """The file becomes what the backup is, at once and whole. What it was is kept as a backup, whatever its state.

    Returns what was kept; None where there was no file. Raises HeldError where somebody has the file open, or
    BackupError, and then everything is as it was.
    """
    path = followed(path)
    if backup.absolute() == path.absolute():
        raise BackupError(_("แฟ้มที่เลือกคือแฟ้มที่เปิดอยู่เอง โปรดเลือกสำเนาสำรอง"))
    part = path.with_name(f"{path.name}.new.part")
    try:
        shutil.copyfile(backup, part)
        refuse_if_in_use(path, part)
        if damage := find_damage(part, key):
            message = _("กู้คืนจาก {name} ไม่ได้: {damage} แฟ้มยังเป็นเหมือนเดิม")
            raise BackupError(message.format(name=backup.name, damage=damage))
        flush_to_disk(part)
        kept = _keep(path, key) if path.exists() else None
        part.replace(path)
        flush_to_disk(path.parent)
    except OSError as error:
        message = _("กู้คืนแฟ้ม {name} ไม่ได้ ({reason}) แฟ้มยังเป็นเหมือนเดิม")
        raise BackupError(message.format(name=path.name, reason=reason_of(error))) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return kept


def _keep(path: Path, key: FileKey | None) -> Backup:
    """Copied bit by bit, for it may be damaged."""
    _finish_what_was_interrupted(path, key)
    at = datetime.datetime.now().replace(microsecond=0)
    folder = folder_beside(path)
    folder.mkdir(parents=True, exist_ok=True)
    while (target := folder / name_of(path, at, Occasion.RESTORE)).exists():
        at += datetime.timedelta(seconds=1)
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        # It belongs to the file as it was, and would spoil the one that takes its place.
        shutil.copyfile(journal, target.with_name(f"{target.name}-journal"))
    with written_beside(target) as unfinished:
        shutil.copyfile(path, unfinished)
    flush_to_disk(folder)
    journal.unlink(missing_ok=True)
    return Backup(target, at, Occasion.RESTORE)


def _finish_what_was_interrupted(path: Path, key: FileKey | None) -> None:
    """Whoever writes just now is waited for, and a change that a power cut left half done is undone."""
    try:
        with connected(path, key) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.rollback()
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            message = _("แฟ้ม {name} กำลังถูกบันทึกอยู่ โปรดรอสักครู่แล้วลองใหม่ แฟ้มยังเป็นเหมือนเดิม")
            raise BackupError(message.format(name=path.name)) from error
    except sqlite3.DatabaseError:
        return
