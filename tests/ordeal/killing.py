"""The program killed at any instant of its work, and what it had promised looked for in what is left."""

import lzma
import os
import select
import shutil
import signal
import sqlite3
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random

from sqlalchemy import func
from sqlalchemy import select as select_rows

from ita_desktop.actions.papers import write_papers
from ita_desktop.actions.workbooks import export_workbook, import_workbook
from ita_desktop.model.history import Change
from ita_desktop.model.year import Measure
from ita_desktop.storage.backup_making import make_backup
from ita_desktop.storage.backups import folder_beside, list_backups
from ita_desktop.storage.books import load_book, load_office
from ita_desktop.storage.integrity import verify
from ita_desktop.storage.upgrades import SCHEMA_VERSION
from ita_desktop.storage.workspace import Workspace
from tests.exchange.books import full_book
from tests.ordeal.roads import fill_office

_FILE = "เขตสมมติ.ita"
_BOOK = "สมุดงาน.xlsx"
_OLD_FILE = "แฟ้มเดิม.ita"
_OLD = Path(__file__).parents[1] / "storage" / "released" / "version-1.ita.xz"
_SHORTEST_SPAN, _LONGEST_SPAN = 0.3, 8.0
"""Seconds after the work began within which it is killed; half as long again as the first deed took."""
_PATIENCE_SECONDS = 30

Acknowledge = Callable[[], object]

_BEGUN, _DONE = b".", b"+"


@dataclass(frozen=True)
class Deed:
    """`do` acknowledges what can no longer be lost; `find` counts what of it is there, having looked at all of it.

    More may be found than was acknowledged: at most what one deed does, as it was killed before it could say so.
    """

    name: str
    do: Callable[[Path, Acknowledge], None]
    find: Callable[[Path], int]
    share: float


@dataclass(frozen=True)
class Outcome:
    deed: str
    kills: int
    acknowledged: int
    in_the_middle: int
    faults: tuple[str, ...]


class Lost(AssertionError):  # noqa: N818 -- stands in the report by its name
    """What was acknowledged is gone, or something is left half done."""


def kill_deeds(kills: int, seed: int) -> list[Outcome]:
    """Two at a time."""
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        asked = [pool.submit(_kill_one, deed.name, round(kills * deed.share), seed) for deed in DEEDS]
        return [each.result() for each in asked]


def told(outcomes: Sequence[Outcome]) -> Iterator[str]:
    yield f"{'killed while':<30}{'kills':>8}{'acknowledged':>14}{'with a journal':>16}{'faults':>8}"
    for each in outcomes:
        yield (
            f"{each.deed:<30}{each.kills:>8}{each.acknowledged:>14}{each.in_the_middle:>16}{len(each.faults):>8}"
        )


def _kill_one(name: str, kills: int, seed: int) -> Outcome:
    deed = next(deed for deed in DEEDS if deed.name == name)
    acknowledged = in_the_middle = 0
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as held:
        good = Path(held) / "good"
        good.mkdir()
        _lay_out(good)
        span = min(max(1.5 * _seconds_of(deed, good), _SHORTEST_SPAN), _LONGEST_SPAN)
        for trial in range(kills):
            chance = Random(f"{seed} {name} {trial}")
            folder = Path(held) / f"{trial}"
            shutil.copytree(good, folder)
            count = _run_and_kill(deed, folder, chance.uniform(0, span))
            acknowledged += count
            in_the_middle += any(folder.rglob("*-journal"))
            try:
                _look(deed, folder, count)
            except Exception as fault:
                faults.append(f"{name}, kill {trial}, --seed {seed}: {type(fault).__name__}: {fault}")
            shutil.rmtree(folder)
    return Outcome(name, kills, acknowledged, in_the_middle, tuple(faults))


def _look(deed: Deed, folder: Path, acknowledged: int) -> None:
    found = deed.find(folder)
    if not acknowledged <= found <= acknowledged + 1:
        raise Lost(f"{acknowledged} acknowledged, {found} found")
    if wrong := verify(folder / _FILE):
        raise Lost("; ".join(wrong))


def _lay_out(folder: Path) -> None:
    Workspace.create(folder / _FILE, "สร้างแฟ้ม", fill_office).close()
    (folder / _OLD_FILE).write_bytes(lzma.decompress(_OLD.read_bytes()))
    # The workbook of an office that did more.
    book = full_book()
    for place in range(150):
        book.year.measures.append(Measure(position=3 + place, issue=f"ประเด็น {place}", activities=["ทำ"] * 3))
    Workspace.create(folder / "more.ita", "สร้างแฟ้ม", lambda session: session.add(book.office)).close()
    with Workspace.open(folder / "more.ita").reading() as session:
        export_workbook(session, folder / _BOOK)
    (folder / "more.ita").unlink()


def _seconds_of(deed: Deed, good: Path) -> float:
    """Until the first acknowledgement, when nobody kills."""
    folder = good.with_name("calm")
    shutil.copytree(good, folder)
    with _running(deed, folder) as (child, ear):
        began = time.monotonic()
        if not _hears(ear):
            raise Lost(f"{deed.name}: nothing was acknowledged")
        lasted = time.monotonic() - began
        os.kill(child, signal.SIGKILL)
    shutil.rmtree(folder)
    return lasted


def _run_and_kill(deed: Deed, folder: Path, after_seconds: float) -> int:
    """How often the deed was acknowledged before the kill."""
    with _running(deed, folder) as (child, ear):
        time.sleep(after_seconds)
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        with os.fdopen(os.dup(ear), "rb") as heard:
            said = heard.read()
    if os.WIFEXITED(status) and os.WEXITSTATUS(status):
        raise Lost("the deed itself failed")
    return said.count(_DONE)


@contextmanager
def _running(deed: Deed, folder: Path) -> Iterator[tuple[int, int]]:
    """A child that has all modules from its parent, and the end of a pipe where it acknowledges."""
    ear, mouth = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        with suppress(BaseException):
            os.write(mouth, _BEGUN)
            deed.do(folder, lambda: os.write(mouth, _DONE))
            status = 0
        os._exit(status)
    os.close(mouth)
    try:
        _hears(ear)
        yield child, ear
    finally:
        os.close(ear)
        with suppress(ChildProcessError):
            os.waitpid(child, 0)


def _hears(ear: int) -> bytes:
    ready, _to_write, _wrong = select.select([ear], [], [], _PATIENCE_SECONDS)
    return os.read(ear, 1) if ready else b""


# What is done, and how it is found again


def _edit(folder: Path, acknowledge: Acknowledge) -> None:
    workspace = Workspace.open(folder / _FILE)
    number = 0
    while True:
        number += 1
        with workspace.changing(f"แก้ {number}") as session:
            office = load_office(session)
            office.telephone = str(number)
            office.address = f"{number} " * 3000
        acknowledge()


def _find_edits(folder: Path) -> int:
    with Workspace.open(folder / _FILE).reading() as session:
        office = load_office(session)
        changes = session.scalar(select_rows(func.count()).select_from(Change)) or 0
        number = changes - 1
        if number and (office.telephone, office.address) != (str(number), f"{number} " * 3000):
            raise Lost(f"the history tells of {number} changes, the office of {office.telephone}")
        return number


def _import(folder: Path, acknowledge: Acknowledge) -> None:
    workspace = Workspace.open(folder / _FILE)
    with workspace.changing("นำเข้าสมุดงาน") as session:
        if import_workbook(session, folder / _BOOK).problems:
            raise Lost("the workbook was not taken")
    acknowledge()


def _find_import(folder: Path) -> int:
    with Workspace.open(folder / _FILE).reading() as session:
        measures = len(load_book(session).year.measures)
    if measures not in (3, 153):
        raise Lost(f"half a workbook: {measures} measures")
    return int(measures == 153)


def _write_papers(folder: Path, acknowledge: Acknowledge) -> None:
    workspace = Workspace.open(folder / _FILE)
    for number in range(100):
        with workspace.changing("จัดทำเอกสาร") as session:
            book = load_book(session)
            book.office.telephone = str(number)
            write_papers(book, folder)
        acknowledge()


def _find_papers(folder: Path) -> int:
    for paper in folder.glob("*.docx"):
        with zipfile.ZipFile(paper) as package:
            if package.testzip():
                raise Lost(f"{paper.name} is half written")
    with Workspace.open(folder / _FILE).reading() as session:
        return (session.scalar(select_rows(func.count()).select_from(Change)) or 0) - 1


def _back_up(folder: Path, acknowledge: Acknowledge) -> None:
    workspace = Workspace.open(folder / _FILE)
    for number in range(100):
        with workspace.changing(f"แก้ {number}") as session:
            load_office(session).telephone = str(number)
        make_backup(folder / _FILE)
        acknowledge()


def _find_backups(folder: Path) -> int:
    backups = list_backups(folder_beside(folder / _FILE))
    for backup in backups:
        if wrong := verify(backup.path):
            raise Lost(f"{backup.path.name}: {wrong}")
    return len(backups)


def _bring_up(folder: Path, acknowledge: Acknowledge) -> None:
    Workspace.open(folder / _OLD_FILE).close()
    acknowledge()


def _find_brought_up(folder: Path) -> int:
    """Whichever way it was left, it opens and holds all that it held."""
    path = folder / _OLD_FILE
    version, changes = _ask(path, "PRAGMA user_version"), _ask(path, "SELECT count(*) FROM change")
    workspace = Workspace.open(path)
    with workspace.reading() as session:
        load_book(session)
    workspace.close()
    if _ask(path, "PRAGMA user_version") != SCHEMA_VERSION:
        raise Lost("the old file was not brought up afterwards")
    if _ask(path, "SELECT count(*) FROM change") != changes or verify(path):
        raise Lost("the old file did not survive")
    return int(version == SCHEMA_VERSION)


def _ask(path: Path, question: str) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(question).fetchone()[0]


DEEDS = (
    Deed("importing a workbook", _import, _find_import, 0.2),
    Deed("upgrading a file", _bring_up, _find_brought_up, 0.2),
    Deed("writing papers", _write_papers, _find_papers, 0.15),
    Deed("backing up", _back_up, _find_backups, 0.2),
    Deed("editing", _edit, _find_edits, 0.25),
)
