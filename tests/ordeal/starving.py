"""No room left on the disk, or no right to write there, wherever a command writes."""

import ctypes
import os
import resource
import shutil
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path
from random import Random

from sqlalchemy import func, select

from ita_desktop.actions.workbooks import export_workbook
from ita_desktop.commands import run
from ita_desktop.model.history import Change
from ita_desktop.qt.settings import Settings
from ita_desktop.storage.books import load_office
from ita_desktop.storage.integrity import verify
from ita_desktop.storage.workspace import Workspace
from tests.ordeal.roads import fill_office

_FILE, _BOOK, _SETTINGS = "เขต.ita", "สมุดงาน.xlsx", "settings.json"
_NOBODY = 65534
_OWN_MOUNTS = 0x20000
_MOST_ROOM = 400_000
_DONE, _REFUSED = 0, 1


class Unexpected(AssertionError):  # noqa: N818 -- stands in the report by its name
    """Refused without one sentence, or something is left half done."""


@dataclass(frozen=True)
class Outcome:
    deed: str
    trials: int
    refused: int
    faults: tuple[str, ...]


Deed = Callable[[Path], int]


def _command(*words: str) -> Deed:
    """The words that begin with / are files of the folder."""
    return lambda folder: run([str(folder / word[1:]) if word[0] == "/" else word for word in words])


def _keep_settings(folder: Path) -> int:
    """A setting that cannot be kept troubles nobody."""
    Settings(folder / _SETTINGS).put("recent_files", ["ก" * 50] * 9)
    return _DONE


DEEDS: dict[str, Deed] = {
    "a new file": _command(
        "new", "/ใหม่.ita", "--office", "สำนักงานเขตใหม่", "--year", "2566", "--edition", "nacc-2566"
    ),
    "a change": _command("undo", f"/{_FILE}"),
    "importing a workbook": _command("import", f"/{_FILE}", f"/{_BOOK}"),
    "papers": _command("documents", f"/{_FILE}", "--out", "/เอกสาร"),
    "a workbook": _command("template", f"/{_BOOK}", "--file", f"/{_FILE}"),
    "a backup": _command("backup", f"/{_FILE}"),
    "settings": _keep_settings,
}


def starve(trials: int, seed: int) -> list[Outcome]:
    """Each deed with less and less room, and once in a folder that may only be read."""
    each = max(2, trials // len(DEEDS))
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        return list(pool.map(_starve_one, DEEDS, [each] * len(DEEDS), [seed] * len(DEEDS)))


def told(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield f"{'no room, or no right':<30}{'tried':>8}{'refused':>9}{'faults':>8}"
    for each in outcomes:
        yield f"{each.deed:<30}{each.trials:>8}{each.refused:>9}{len(each.faults):>8}"


def _lay_out(folder: Path) -> None:
    file = folder / _FILE
    Workspace.create(file, "สร้างแฟ้ม", fill_office).close()
    with Workspace.open(file).reading() as session:
        export_workbook(session, folder / _BOOK, 2566)
    workspace = Workspace.open(file)
    with workspace.changing("แก้โทรศัพท์") as session:
        load_office(session).telephone = "02"
        load_office(session).address = "ถนนสมมติ " * 2000
    workspace.close()
    (folder / "เอกสาร").mkdir()
    (folder / _SETTINGS).write_text('{"scale": 1.25}', encoding="utf-8")


def _starve_one(name: str, trials: int, seed: int) -> Outcome:
    refused, faults = 0, list[str]()
    has_disks = _has_disks_of_its_own()
    with tempfile.TemporaryDirectory() as held:
        Path(held).chmod(0o755)
        good = Path(held) / "good"
        good.mkdir()
        _lay_out(good)
        for trial in range(trials):
            room = round(_MOST_ROOM * Random(f"{seed} {name} {trial}").random() ** 2)
            is_locked = trial == 0 and os.geteuid() == 0
            folder = Path(held) / f"{trial}"
            folder.mkdir()
            if has_disks:
                _mount(folder, f"size={_size(good) + room}")
            shutil.copytree(good, folder, dirs_exist_ok=True)
            try:
                status, said = _in_want(DEEDS[name], folder, room, is_locked=is_locked, has_disk=has_disks)
                if has_disks:
                    _mount(folder, "remount,size=50m")
                refused += status == _REFUSED
                _judge(folder, good, status, said)
            except Exception as fault:
                faults.append(f"{name}, room of {room} bytes, --seed {seed}: {type(fault).__name__}: {fault}")
            if has_disks:
                subprocess.run(["umount", str(folder)], check=True)
            shutil.rmtree(folder)
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


def _size(folder: Path) -> int:
    """In whole pages, as the disk counts."""
    return sum(-(-path.stat().st_size // 4096) * 4096 + 4096 for path in folder.rglob("*"))


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
                os.setuid(_NOBODY)
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
    if status not in (_DONE, _REFUSED) or "Traceback" in said or "ผิดพลาด" in said:
        raise Unexpected(f"ended with {status}: {said[-300:]}")
    if status == _REFUSED and (not said or "\n" in said):
        raise Unexpected(f"not one sentence: {said[-300:]!r}")
    if left := [path.name for path in folder.rglob("*.part")]:
        raise Unexpected(f"left behind: {left}")
    for path in folder.rglob("*.docx"):
        with zipfile.ZipFile(path) as package:
            if package.testzip():
                raise Unexpected(f"{path.name} is half written")
    for path in folder.rglob("*.ita"):
        if wrong := verify(path):
            raise Unexpected(f"{path.name}: {wrong}")
    if status == _REFUSED:
        for name in (_BOOK, _SETTINGS):
            if _digest(folder / name) != _digest(good / name):
                raise Unexpected(f"{name} is not as it was")
        if _changes(folder / _FILE) != _changes(good / _FILE):
            raise Unexpected("the file is not as it was")


def _digest(path: Path) -> bytes:
    return sha256(path.read_bytes()).digest()


def _changes(path: Path) -> int:
    with Workspace.open(path).reading() as session:
        return session.scalar(select(func.count()).select_from(Change)) or 0
