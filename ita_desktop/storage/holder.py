"""Who may change a file: one at a time, by a note beside it that tells the others who, where and since when."""

import datetime
import getpass
import hashlib
import json
import os
import platform
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from uuid import getnode, uuid4

from ita_desktop.files import written_beside
from ita_desktop.spoken import spoken_moment
from ita_desktop.storage.faults import ReadOnlyError
from ita_desktop.translation import translate as _

BEAT_SECONDS = 30
GONE_AFTER_SECONDS = 120
_LONGEST_NOTE_BYTES = 4096
_TRIES = 4
_MOMENT_SECONDS = 0.05
_PROCESSES = 2**31

Outcome = TypeVar("Outcome")


@dataclass(frozen=True)
class Holder:
    """`token` tells one holding from every other; `beat` counts up as long as the holder lives.

    `machine` tells computers of one name apart.
    """

    user: str = ""
    computer: str = ""
    process: int = 0
    since: str = ""
    token: str = ""
    beat: int = 0
    machine: str = ""

    @classmethod
    def here(cls) -> "Holder":
        now = datetime.datetime.now().astimezone().replace(microsecond=0)
        return cls(user_name(), platform.node(), os.getpid(), now.isoformat(), uuid4().hex, 0, this_machine())

    @property
    def is_here(self) -> bool:
        """This very process: another window of it, or the file opened anew."""
        return self.process == os.getpid() and self.machine == this_machine()

    @property
    def is_dead(self) -> bool:
        """Only of a process of this computer can it be known at once."""
        is_of_here = self.machine == this_machine() and 0 < self.process < _PROCESSES
        return is_of_here and not _is_running(self.process)

    @property
    def began(self) -> datetime.datetime | None:
        with suppress(ValueError):
            return datetime.datetime.fromisoformat(self.since).astimezone()
        return None


class HeldError(ReadOnlyError):
    """Somebody else has the file; `holder` says who."""

    def __init__(self, holder: Holder) -> None:
        super().__init__(words_of(holder))
        self.holder = holder


def words_of(holder: Holder) -> str:
    return _("เปิดดูอย่างเดียว: {user} เปิดแฟ้มนี้อยู่ที่เครื่อง {computer} ตั้งแต่ {since}").format(
        user=holder.user or _("ผู้ใช้อื่น"),
        computer=holder.computer or _("ไม่ทราบชื่อ"),
        since=spoken_moment(holder.began) if holder.began else _("ไม่ทราบเวลา"),
    )


def note_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.lock")


def read_holder(path: Path) -> Holder | None:
    """As the note says, whether living or gone. An unreadable note is somebody's too. Raises OSError."""
    try:
        written = _patiently(lambda: _read_note(path))
    except FileNotFoundError:
        return None
    try:
        values: dict[str, Any] = json.loads(written)
        return Holder(
            user=str(values["user"]),
            computer=str(values["computer"]),
            process=int(values["process"]),
            since=str(values["since"]),
            token=str(values["token"]),
            beat=int(values["beat"]),
            machine=str(values["machine"]),
        )
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        return Holder(token=written)


def _read_note(path: Path) -> str:
    with note_of(path).open("rb") as note:
        return note.read(_LONGEST_NOTE_BYTES).decode(errors="replace")


def refuse_if_in_use(path: Path, written_now: Path) -> None:
    """For a file that is not opened: raises HeldError where whoever has it renewed the note of late, OSError.

    `written_now` was written a moment ago on the same drive: its time is told by the same clock, whatever that says.
    """
    holder = read_holder(path)
    if holder is None or holder.is_dead:
        return
    silent_seconds = written_now.stat().st_mtime - note_of(path).stat().st_mtime
    if abs(silent_seconds) < GONE_AFTER_SECONDS:
        raise HeldError(holder)


def _patiently(deed: Callable[[], Outcome]) -> Outcome:
    """Windows refuses for the moment in which another reads the note, or puts a new one in its place."""
    for _try in range(_TRIES):
        try:
            return deed()
        except PermissionError:
            time.sleep(_MOMENT_SECONDS)
    return deed()


class Watch:
    """Looks at the note from time to time and knows by its own clock when the holder has been silent for too long."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self._path = path
        self._clock = clock
        self._seen: Holder | None = None
        self._seen_at = 0.0

    def look(self) -> Holder | None:
        """Who has the file and lives; None if it may be taken."""
        with suppress(OSError):
            found = read_holder(self._path)
            if found != self._seen:
                self._seen, self._seen_at = found, self._clock()
        return None if self._seen is None or self.is_gone(self._seen) else self._seen

    def is_gone(self, holder: Holder) -> bool:
        silent = holder == self._seen and self._clock() - self._seen_at >= GONE_AFTER_SECONDS
        return silent or holder.is_here or holder.is_dead


class Hold:
    """The right to change a file, kept alive by a thread of its own until it is let go."""

    def __init__(self, path: Path) -> None:
        """To be made while the file's own write lock is held: of two who want it at once, the second then sees it."""
        self._path = path
        self._mine = Holder.here()
        self._is_over = threading.Event()
        self._writing = threading.RLock()
        self._write(self._mine)
        self._heart = threading.Thread(target=self._keep_beating, name="holder", daemon=True)
        self._heart.start()

    def keep(self) -> bool:
        """False when another has taken over, as may be after a long sleep of this computer. Raises OSError.

        Where the note has gone it is written again.
        """
        with self._writing:
            found = read_holder(self._path)
            if found is None:
                self._write(self._mine)
            return found is None or found.token == self._mine.token

    def let_go(self) -> None:
        self._is_over.set()
        self._heart.join()
        with suppress(OSError):
            if self.keep():
                note_of(self._path).unlink()

    def _write(self, holder: Holder) -> None:
        def write() -> None:
            with written_beside(note_of(self._path), lasting=False) as beside:
                beside.write_text(json.dumps(asdict(holder), ensure_ascii=False), encoding="utf-8")

        _patiently(write)

    def _beat(self) -> None:
        with self._writing:
            if self.keep():
                self._mine = replace(self._mine, beat=self._mine.beat + 1)
                self._write(self._mine)

    def _keep_beating(self) -> None:
        while not self._is_over.wait(BEAT_SECONDS):
            # A drive that is away for a moment is no reason to stop.
            with suppress(OSError):
                self._beat()


class Claim:
    """What one opened file knows of who may change it: itself, as long as it has taken it, or somebody else."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._watch = Watch(path)
        self._hold: Hold | None = None

    def take(self) -> None:
        """To be called while the file's own write lock is held. Raises HeldError, OSError."""
        self.refuse_if_held()
        if self._hold is None:
            self._hold = Hold(self._path)

    def refuse_if_held(self) -> None:
        """Raises HeldError where somebody else has the file and lives, OSError."""
        if self._hold is not None and self._hold.keep():
            return
        self.let_go()
        holder = read_holder(self._path)
        if holder is not None and not self._watch.is_gone(holder):
            raise HeldError(holder)

    def look(self) -> Holder | None:
        """To be asked from time to time: only silence tells that a holder far away is gone."""
        return self._watch.look()

    def let_go(self) -> None:
        if self._hold is not None:
            self._hold.let_go()
            self._hold = None


@cache
def this_machine() -> str:
    """The address of its network card, made unreadable, or of this process alone where it has none."""
    return hashlib.sha256(f"{platform.node()} {getnode()}".encode()).hexdigest()[:12]


def user_name() -> str:
    with suppress(OSError, KeyError, ImportError):
        return getpass.getuser()
    return ""


def _is_running(process: int) -> bool:
    if sys.platform == "win32":
        import ctypes

        query_limited, still_active = 0x1000, 259
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = kernel.OpenProcess(query_limited, False, process)
        if not handle:
            access_denied = 5
            return ctypes.get_last_error() == access_denied
        code = ctypes.c_ulong()
        kernel.GetExitCodeProcess(handle, ctypes.byref(code))
        kernel.CloseHandle(handle)
        return code.value == still_active
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
