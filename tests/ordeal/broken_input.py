"""Thousands of broken files over every reader: what the program did not foresee, and how much memory it took."""

import os
import resource
import signal
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from random import Random
from types import FrameType

from tests.ordeal.bounds import Bounds
from tests.ordeal.roads import Road, make_roads, travel

_MOST_MEMORY = 3 * 2**30
"""Bytes of addresses; a reader that asks for more is refused by the system, and that is a fault."""
_MOST_SECONDS = 30


@dataclass(frozen=True)
class Outcome:
    road: str
    trials: int
    taken: int
    faults: tuple[str, ...]
    peak_megabytes: int
    slowest_seconds: float


class _TooSlow(Exception):  # noqa: N818 -- stands in the report by its name
    pass


def try_roads(bounds: Bounds, seed: int, only: Sequence[str] = ()) -> Iterator[Outcome]:
    """The roads share the trials; two walk at a time, each in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        parts = [(road.name, bounds.part(road.share)) for road in make_roads(Path(folder))]
    chosen = [(name, part) for name, part in parts if not only or name in only]
    # The longest first.
    chosen.sort(key=lambda each: -each[1].most)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn"), max_tasks_per_child=1) as pool:
        asked = [pool.submit(_try_road, name, part, seed) for name, part in chosen]
        for each in asked:
            yield each.result()


def repeat(name: str, trial: int, seed: int) -> Path:
    """One trial again in this process, so that its traceback is seen; where the broken file lies."""
    folder = Path(tempfile.mkdtemp(prefix="ordeal-"))
    road = next(road for road in make_roads(folder) if road.name == name)
    path = _broken_file(road, folder, trial, seed)
    print(path)
    travel(road, path)
    return path


def _try_road(name: str, bounds: Bounds, seed: int) -> Outcome:
    with tempfile.TemporaryDirectory() as held:
        folder = Path(held)
        road = next(road for road in make_roads(folder) if road.name == name)
        signal.signal(signal.SIGALRM, _stop)
        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
        trials, taken, faults, slowest = 0, 0, list[str](), 0.0
        for trial in bounds.trials():
            path = _broken_file(road, folder, trial, seed)
            start = time.monotonic()
            signal.alarm(_MOST_SECONDS)
            try:
                taken += travel(road, path)
            except Exception as fault:
                faults.append(f"--road '{name}' --trial {trial} --seed {seed}: {_where(fault)}")
            finally:
                signal.alarm(0)
            slowest = max(slowest, time.monotonic() - start)
            path.unlink(missing_ok=True)
            trials += 1
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return Outcome(name, trials, taken, tuple(faults), peak, slowest)


def _broken_file(road: Road, folder: Path, trial: int, seed: int) -> Path:
    chance = Random(f"{seed} {road.name} {trial}")
    path = folder / f"broken{road.suffix}"
    path.write_bytes(road.mutate(chance.choice(road.examples), chance))
    return path


def _stop(_signal: int, _frame: FrameType | None) -> None:
    raise _TooSlow


def _where(fault: BaseException) -> str:
    """The fault in one line, with the last place in the program that it passed."""
    frames = traceback.extract_tb(fault.__traceback__)
    ours = [frame for frame in frames if f"{os.sep}ita_desktop{os.sep}" in frame.filename]
    place = f" at {Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else ""
    return f"{type(fault).__name__}: {str(fault)[:120]!r}{place}"


def told(outcomes: Iterable[Outcome]) -> Iterator[str]:
    yield f"{'broken input':<30}{'tried':>8}{'taken':>8}{'faults':>8}{'peak MB':>9}{'slowest s':>11}"
    for each in outcomes:
        yield (
            f"{each.road:<30}{each.trials:>8}{each.taken:>8}{len(each.faults):>8}"
            f"{each.peak_megabytes:>9}{each.slowest_seconds:>11.2f}"
        )
