"""The program killed at any instant of its work, and what it had promised looked for in what is left."""

import gc
import os
import select
import shutil
import signal
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random

from tests.ordeal.bounds import Bounds
from tests.ordeal.killed_deeds import DEEDS, Deed, Lost, lay_out

_LONGER = 1.5
"""The kill comes within what a deed took when nobody killed, and half as long again."""
_PATIENCE_SECONDS = 60

_BEGUN, _DONE = b".", b"+"


@dataclass(frozen=True)
class Outcome:
    deed: str
    kills: int
    acknowledged: int
    in_the_middle: int
    faults: tuple[str, ...]


class _EnoughError(Exception):
    pass


def kill_deeds(bounds: Bounds, seed: int, only: Sequence[str] = ()) -> Iterator[Outcome]:
    """Two at a time."""
    deeds = [deed for deed in DEEDS if not only or deed.name in only]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        asked = [pool.submit(_kill_one, deed.name, bounds.part(deed.share), seed) for deed in deeds]
        for each in asked:
            yield each.result()


def told(outcomes: Iterable[Outcome]) -> Iterator[str]:
    yield f"{'killed while':<30}{'kills':>8}{'acknowledged':>14}{'with a journal':>16}{'faults':>8}"
    for each in outcomes:
        yield (
            f"{each.deed:<30}{each.kills:>8}{each.acknowledged:>14}{each.in_the_middle:>16}{len(each.faults):>8}"
        )


def _kill_one(name: str, bounds: Bounds, seed: int) -> Outcome:
    deed = next(deed for deed in DEEDS if deed.name == name)
    kills = acknowledged = in_the_middle = 0
    faults: list[str] = []
    with tempfile.TemporaryDirectory() as held:
        good = Path(held) / "good"
        good.mkdir()
        lay_out(good)
        _load_what_it_needs(deed, good)
        span = _LONGER * _seconds_of(deed, good)
        for trial in bounds.trials():
            chance = Random(f"{seed} {name} {trial}")
            folder = Path(held) / f"{trial}"
            shutil.copytree(good, folder)
            try:
                count = _run_and_kill(deed, folder, chance.randrange(deed.repeats), chance.uniform(0, span))
                acknowledged += count
                in_the_middle += any(folder.rglob("*-journal"))
                _look(deed, folder, count)
            except Exception as fault:
                faults.append(f"{name}, kill {trial}, --seed {seed}: {type(fault).__name__}: {fault}")
            shutil.rmtree(folder)
            kills += 1
    return Outcome(name, kills, acknowledged, in_the_middle, tuple(faults))


def _look(deed: Deed, folder: Path, acknowledged: int) -> None:
    found = deed.find(folder)
    if not acknowledged <= found <= acknowledged + 1:
        raise Lost(f"{acknowledged} acknowledged, {found} found")


def _load_what_it_needs(deed: Deed, good: Path) -> None:
    """Here, once, so that no kill falls into the loading of modules."""

    def stop() -> None:
        raise _EnoughError

    folder = good.with_name("loading")
    shutil.copytree(good, folder)
    with suppress(_EnoughError):
        deed.do(folder, stop)
    gc.collect()
    shutil.rmtree(folder)


def _seconds_of(deed: Deed, good: Path) -> float:
    """Until the first acknowledgement, when nobody kills."""
    folder = good.with_name("calm")
    shutil.copytree(good, folder)
    with _running(deed, folder) as (_child, ear):
        began = time.monotonic()
        if not _hears(ear):
            raise Lost(f"{deed.name}: nothing was acknowledged")
        lasted = time.monotonic() - began
    shutil.rmtree(folder)
    return lasted


def _run_and_kill(deed: Deed, folder: Path, after_deeds: int, after_seconds: float) -> int:
    """How often the deed was acknowledged before the kill."""
    with _running(deed, folder) as (child, ear):
        said = b"".join(_hears(ear) for _deed in range(after_deeds))
        time.sleep(after_seconds)
        os.kill(child, signal.SIGKILL)
        _pid, status = os.waitpid(child, 0)
        with os.fdopen(os.dup(ear), "rb") as heard:
            said += heard.read()
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
            if os.waitpid(child, os.WNOHANG) == (0, 0):
                os.kill(child, signal.SIGKILL)
                os.waitpid(child, 0)


def _hears(ear: int) -> bytes:
    ready, _to_write, _wrong = select.select([ear], [], [], _PATIENCE_SECONDS)
    return os.read(ear, 1) if ready else b""
