"""Restores a file under a window: lets go of it, puts the backup in its place, and opens it again."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from ita_desktop.qt.dialogs import ask
from ita_desktop.screens.backup_dialog import BackupDialog
from ita_desktop.screens.backup_round import second_place_of
from ita_desktop.screens.passwords import AskPassword
from ita_desktop.screens.restore_dialog import RestoreDialog
from ita_desktop.storage.backups import Backup, all_folders, list_backups
from ita_desktop.storage.faults import PasswordNeededError, WorkspaceError
from ita_desktop.storage.passwords import FileKey, is_locked
from ita_desktop.storage.restoring import restore
from ita_desktop.storage.workspace import key_of
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    from ita_desktop.screens.application import Application


def show_backups(program: "Application") -> None:
    """For the file that is open; a server is backed up by those who run it."""
    desk, keeper = program.window.desk, program.backup_round
    if desk is None or keeper is None:
        return
    if desk.workspace.path is None:
        desk.refused.emit(_("ฐานข้อมูลในเครื่องแม่ข่ายสำรองที่เครื่องแม่ข่าย ไม่ใช่ในโปรแกรมนี้"))
        return
    dialog = BackupDialog(desk.workspace.path, program.settings, keeper, program.window)
    dialog.restore_asked.connect(lambda: ask_restore_of_open_file(program))
    ask(dialog)


def ask_restore_of_open_file(program: "Application") -> None:
    desk = program.window.desk
    if desk is None:
        return
    if desk.workspace.path is None:
        desk.refused.emit(_("ฐานข้อมูลในเครื่องแม่ข่ายสำรองที่เครื่องแม่ข่าย ไม่ใช่ในโปรแกรมนี้"))
        return
    _ask_which(program, desk.workspace.path, desk.workspace.file_key)


def has_backups(program: "Application", file: Path) -> bool:
    return bool(_backups_of(program, file))


def ask_restore(program: "Application", file: Path) -> None:
    """For a file that cannot be opened, so that only its backups know its password."""
    _ask_which(program, file, _ask_key(program, _backups_of(program, file)))


def _backups_of(program: "Application", file: Path) -> tuple[Backup, ...]:
    return list_backups(*all_folders(file, second_place_of(program.settings)))


def _ask_key(program: "Application", backups: Iterable[Backup]) -> FileKey | None:
    """Of the latest that a password locks; None where none is locked, or the officer gave up."""
    locked = next((backup.path for backup in backups if is_locked(backup.path)), None)
    password = ""
    while locked:
        try:
            return key_of(locked, password)
        except PasswordNeededError as error:
            is_wrong = bool(password)
            password = AskPassword.ask(locked.name, str(error), is_wrong, program.window)
            if not password:
                return None
    return None


def _ask_which(program: "Application", file: Path, key: FileKey | None) -> None:
    dialog = RestoreDialog(file, key, second_place_of(program.settings), program.window)
    dialog.taken.connect(lambda backup: restore_and_open(program, file, backup, key))
    ask(dialog)


def restore_and_open(program: "Application", file: Path, backup: Path, key: FileKey | None = None) -> None:
    program.window.leave_file()
    try:
        kept = restore(file, backup, key)
    except WorkspaceError as error:
        QMessageBox.warning(program.window, _("กู้คืนไม่ได้"), str(error))
    else:
        words = _("กู้คืนแล้ว แฟ้มก่อนกู้คืนเก็บไว้ที่ {name}").format(name=kept.path.name) if kept else _("กู้คืนแล้ว")
        program.window.status_line.say(words)
    program.open(file, key or "")
