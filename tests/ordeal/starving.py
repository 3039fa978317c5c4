"""No room left on the disk, or no right to write there, wherever a command writes."""

import ctypes
import os
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random

from sqlalchemy import func, select

from ita_desktop.model.history import Change
from ita_desktop.storage.collecting import is_collection
from ita_desktop.storage.integrity import verify
from ita_desktop.storage.passwords import FileKey, is_locked
from ita_desktop.storage.upgrades import SCHEMA_VERSION
from ita_desktop.storage.workspace import Workspace
from tests.ordeal.bounds import Bounds
from tests.ordeal.starved_deeds import (
    DEEDS,
    DONE,
    FILE,
    KEPT_EVIDENCE,
    PASSWORD,
    REFUSED,
    SHOWN,
    Deed,
    lay_out,
)

_OWN_MOUNTS = 0x20000
_CAPABILITIES = 0x20080522
"""The version of the system's call."""
_WIDE = "size=50m"
_ROOM_POWERS = (3.0, 6.4)
"""Of ten, in bytes: from the smallest file to more than any deed takes."""
_GOLDEN = 0.618
"""Steps of this length through a circle soon come near every place."""
_thai = re.compile("[ก-๙]")


class Unexpected(AssertionError):  # noqa: N818 -- stands in the report by its name
    """Refused without one sentence, or something is left half done."""


@dataclass(frozen=True)
class Outcome:
    deed: str
    trials: int
    refused: int
    faults: tuple[str, ...]


def starve(bounds: Bounds, seed: int, only: Sequence[str] = ()) -> Iterator[Outcome]:
    """Each deed with less and less room, and once in a folder that may only be read."""
    each = bounds.part(1 / len(DEEDS))
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        asked = [pool.submit(_starve_one, name, each, seed) for name in DEEDS if not only or name in only]
        for each in asked:
            yield each.result()


def told(outcomes: Iterable[Outcome]) -> Iterator[str]:
    yield f"{'no room, or no right':<30}{'tried':>8}{'refused':>9}{'faults':>8}"
    for each in outcomes:
        yield f"{each.deed:<30}{each.trials:>8}{each.refused:>9}{len(each.faults):>8}"


def _starve_one(name: str, bounds: Bounds, seed: int) -> Outcome:
    trials, refused, faults = 0, 0, list[str]()
    has_disks = _has_disks_of_its_own()
    with tempfile.TemporaryDirectory() as held:
        good = Path(held) / "good"
        good.mkdir()
        lay_out(good)
        for trial in bounds.trials():
            room = _room(trial, Random(f"{seed} {name}"))
            is_locked = trial == 0
            folder = Path(held) / f"{trial}"
            folder.mkdir()
            if has_disks:
                _mount(folder, _WIDE)
            shutil.copytree(good, folder, dirs_exist_ok=True)
            if has_disks:
                _mount(folder, f"remount,size={_taken_on(folder) + room}")
            try:
                _allow_writing(folder, not is_locked)
                status, said = _in_want(DEEDS[name], folder, room, is_locked=is_locked, has_disk=has_disks)
                _allow_writing(folder, True)
                if has_disks:
                    _mount(folder, f"remount,{_WIDE}")
                refused += status == REFUSED
                _judge(folder, good, status, said)
            except Exception as fault:
                faults.append(f"{name}, room of {room} bytes, --seed {seed}: {type(fault).__name__}: {fault}")
            if has_disks:
                subprocess.run(["umount", str(folder)], check=True)
            shutil.rmtree(folder)
            trials += 1
    kind = "full disk" if has_disks else "largest file"
    return Outcome(f"{name} ({kind})", trials, refused, tuple(faults))


def _has_disks_of_its_own() -> bool:
    """Whether this process may have small disks that nobody else sees; else the system bounds the size of a file."""
    if os.geteuid() != 0 or ctypes.CDLL(None).unshare(_OWN_MOUNTS) != 0:
        return False
    with tempfile.TemporaryDirectory() as folder:
        steps = (
            ["mount", "--make-rprivate", "/"],
            ["mount", "-t", "tmpfs", "none", folder],
            ["umount", folder],
        )
        return all(subprocess.run(step, capture_output=True).returncode == 0 for step in steps)


def _mount(folder: Path, options: str) -> None:
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"{options},mode=755", "none", str(folder)], check=True)


def _taken_on(disk: Path) -> int:
    """In bytes, as the disk itself counts."""
    counted = os.statvfs(disk)
    return (counted.f_blocks - counted.f_bfree) * counted.f_frsize


def _room(trial: int, chance: Random) -> int:
    """In bytes, in whole pages as a disk has it: none, or of every order of magnitude, however few the trials are."""
    least, most = _ROOM_POWERS
    power = least + (most - least) * ((chance.random() + trial * _GOLDEN) % 1)
    page = resource.getpagesize()
    return int(10**power) // page * page


def _allow_writing(folder: Path, is_allowed: bool) -> None:
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755 if is_allowed else 0o555)


def _give_up_rights() -> None:
    """So that root, too, is kept from writing what may only be read."""
    header, none = (ctypes.c_uint32 * 2)(_CAPABILITIES, 0), (ctypes.c_uint32 * 6)()
    if os.geteuid() == 0 and ctypes.CDLL(None).capset(header, none) != 0:
        raise OSError("rights cannot be given up")


def _in_want(deed: Deed, folder: Path, room: int, *, is_locked: bool, has_disk: bool) -> tuple[int, str]:
    """The exit code, and what was said of an error."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            os.close(ear)
            os.dup2(mouth, 2)
            os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
            if is_locked:
                _give_up_rights()
            elif not has_disk:
                # Then a write beyond it fails; the signal would end the program.
                signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
                resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
            status = deed(folder)
        except BaseException as fault:
            os.write(2, f"Traceback: {fault!r}\n".encode())
            status = 99
        os._exit(status)
    os.close(mouth)
    with os.fdopen(ear, encoding="utf-8", errors="replace") as heard:
        said = heard.read()
    _pid, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status), said.strip()


def _judge(folder: Path, good: Path, status: int, said: str) -> None:
    if status not in (DONE, REFUSED) or "Traceback" in said or "ผิดพลาด" in said:
        raise Unexpected(f"ended with {status}: {said[-300:]}")
    if status == REFUSED and (not _thai.search(said) or "\n" in said):
        raise Unexpected(f"not one sentence: {said[-300:]!r}")
    for path in folder.rglob("*"):
        _judge_written(path)
    if status == REFUSED:
        for before in good.iterdir():
            if before.is_file() and not _is_as_it_was(before, folder / before.name):
                raise Unexpected(f"{before.name} is not as it was")


def _judge_written(path: Path) -> None:
    is_whole = True
    if path.suffix == ".part":
        raise Unexpected(f"left behind: {path.name}")
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            is_whole = package.testzip() is None
    elif path.suffix == ".pdf":
        is_whole = path.read_bytes().rstrip().endswith(b"%%EOF")
    elif path.parent.parent.name == SHOWN:
        is_whole = path.read_bytes() == KEPT_EVIDENCE.content
    elif path.suffix == ".ita":
        is_whole = _is_sound(path)
    if not is_whole:
        raise Unexpected(f"{path.name} is half written")


def _is_sound(path: Path) -> bool:
    """An office's file with a password or without, an older one that is kept as it was, or one of many offices."""
    if is_locked(path):
        return not verify(path, FileKey.of_file(path, PASSWORD))
    with closing(sqlite3.connect(path)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        is_sound = connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    return is_sound and (version < SCHEMA_VERSION or is_collection(path) or not verify(path))


def _is_as_it_was(before: Path, after: Path) -> bool:
    if before.name == FILE:
        return _changes(before) == _changes(after)
    return before.read_bytes() == after.read_bytes()


def _changes(path: Path) -> int:
    with Workspace.open(path).reading() as session:
        return session.scalar(select(func.count()).select_from(Change)) or 0
