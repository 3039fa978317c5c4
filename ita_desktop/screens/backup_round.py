"""Backs up the file of a window while it is worked on: aside, after half an hour of changes, and when it is left."""

import datetime
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from ita_desktop.qt.jobs import Progress
from ita_desktop.qt.settings import Settings
from ita_desktop.screens.desk import Desk
from ita_desktop.storage.backup_making import (
    BusyError,
    copy_to_second_place,
    has_changed_since,
    make_backup,
    make_if_due,
)
from ita_desktop.storage.backup_rule import INTERVAL
from ita_desktop.storage.backups import (
    Backup,
    BackupError,
    folder_beside,
    latest_regular,
    list_backups,
    read_name,
)
from ita_desktop.storage.passwords import FileKey
from ita_desktop.translation import translate as _

SECOND_PLACE = "second_backup_place"
"""The setting of this PC that names the second place."""

_LEAST_MS = 60_000


def second_place_of(settings: Settings) -> Path | None:
    chosen = settings.get(SECOND_PLACE, "")
    return Path(chosen) if chosen else None


@dataclass(frozen=True)
class Made:
    """What one turn did. `problem` says why the second place has no copy; the backup beside the file is there."""

    backup: Backup | None = None
    copied: bool = False
    problem: str = ""


class BackupRound(QObject):
    """Lives with its desk. `ended` tells after each turn what it did (Made), or why nothing could be done (str)."""

    ended = Signal(object)

    def __init__(self, desk: Desk, settings: Settings) -> None:
        super().__init__(desk)
        self._desk = desk
        self._settings = settings
        self._is_running = False
        self._has_changed = False
        self._told = ""
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self.back_up_if_due)
        if self._file is None:
            return
        desk.changed.connect(self._note_change)
        desk.closing.connect(self._back_up_when_left)
        if self._latest is not None:
            # What was done after the last backup of last time; a file that is merely looked at gets no folder.
            self._pause.start(0)

    def back_up_if_due(self) -> None:
        self._start(is_asked=False)

    def back_up_now(self) -> None:
        self._start(is_asked=True)

    @property
    def can_back_up(self) -> bool:
        return self._file is not None

    @property
    def _file(self) -> Path | None:
        """None for a server, for what may not be changed, and for a backup that is looked at."""
        workspace = self._desk.workspace
        path = workspace.path
        return None if path is None or workspace.read_only or read_name(path) else path

    @property
    def _latest(self) -> Backup | None:
        return latest_regular(list_backups(folder_beside(self._file))) if self._file else None

    def _note_change(self, _tables: object) -> None:
        self._has_changed = True
        self._wait_for_next()

    def _wait_for_next(self) -> None:
        if self._pause.isActive() or self._is_running:
            return
        latest = self._latest
        since = datetime.datetime.now() - latest.at if latest else datetime.timedelta()
        left_ms = int((INTERVAL - since) / datetime.timedelta(milliseconds=1))
        self._pause.start(min(max(left_ms, _LEAST_MS), int(INTERVAL.total_seconds() * 1000)))

    def _start(self, *, is_asked: bool) -> None:
        file, key, place = self._file, self._desk.workspace.file_key, second_place_of(self._settings)
        if file is None or self._is_running:
            return
        self._is_running = True
        self._pause.stop()
        self._has_changed = False

        def work(progress: Progress) -> Made:
            return _back_up(file, key, place, progress, is_asked=is_asked)

        self._desk.jobs.start(_("ทำสำเนาสำรอง"), work, self._end, self._fail)

    def _end(self, made: Made) -> None:
        self._is_running = False
        if made.backup is not None:
            self._desk.said.emit(_("ทำสำเนาสำรองแล้ว {time} น.").format(time=made.backup.at.strftime("%H:%M")))
        # Once is enough for a stick that is not there.
        if made.problem and made.problem != self._told:
            self._desk.said.emit(made.problem)
        self._told = made.problem
        if self._has_changed:
            self._wait_for_next()
        self.ended.emit(made)

    def _fail(self, error: Exception) -> None:
        self._is_running = False
        self._has_changed = True
        if not isinstance(error, BackupError):
            raise error
        self._pause.start(int(INTERVAL.total_seconds() * 1000))
        if not isinstance(error, BusyError):
            self._desk.refused.emit(str(error))
        self.ended.emit(str(error))

    def _back_up_when_left(self) -> None:
        """Not aside: the program waits for it."""
        file = self._file
        if file is None or not (self._has_changed or self._is_running):
            return
        with suppress(BackupError):
            _back_up(
                file, self._desk.workspace.file_key, second_place_of(self._settings), None, is_asked=False
            )


def _back_up(
    file: Path, key: FileKey | None, place: Path | None, progress: Progress | None, *, is_asked: bool
) -> Made:
    """Beside the file first; the second place gets the latest that it has not."""
    tell = progress.step if progress else None
    if is_asked:
        latest = latest_regular(list_backups(folder_beside(file)))
        is_new = latest is None or has_changed_since(latest, file, key)
        made = make_backup(file, key=key, tell=tell) if is_new else None
    else:
        made = make_if_due(file, key, tell)
    # The one just made need not be the latest: the clock may have been set back.
    latest = made or latest_regular(list_backups(folder_beside(file)))
    if place is None or latest is None:
        return Made(made)
    try:
        copy_to_second_place(latest, file, place, key)
    except BackupError as error:
        return Made(made, problem=str(error))
    return Made(made, copied=True)
