"""How figures are taken: times, and the memory of a process."""

import gc
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from math import ceil
from pathlib import Path

from figures import Figure

_SHORTEST_MEASURED_S = 0.1
"""The processor time of a process is counted in steps, on Windows of 16 ms: what is quicker is done several times."""

_MEASURE_CHILD = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@dataclass(frozen=True)
class Options:
    """`rounds`: how often each work is measured. `is_quick`: as small as can be, to see that everything runs.

    `database`: the address of a prepared server without offices, to collect into instead of a file.
    """

    rounds: int
    is_quick: bool = False
    database: str = ""


def measure(benchmark: str, options: Options) -> list[Figure]:
    # As the program itself begins.
    gc.set_threshold(50_000, 20, 50)
    return import_module(benchmark).measure(options)


def best_seconds(
    works: Mapping[str, Callable[[], object]],
    rounds: int,
    clock: Callable[[], float] = time.process_time,
) -> dict[str, float]:
    """The least time of each work in so many rounds, of the processor unless another clock is given.

    In a round each has its turn, so that all meet the same disturbances. What others left behind is collected
    before the clock starts; collecting what a work leaves behind itself is a part of its time.
    """
    best = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, work in works.items():
            best[name] = min(best[name], _seconds(work, clock))
    return best


def _seconds(work: Callable[[], object], clock: Callable[[], float]) -> float:
    gc.collect()
    took = _seconds_of_turns(work, 1, clock)
    if took >= _SHORTEST_MEASURED_S:
        return took
    turns = ceil(_SHORTEST_MEASURED_S / max(took, 1e-3))
    gc.collect()
    return _seconds_of_turns(work, turns, clock) / turns


def _seconds_of_turns(work: Callable[[], object], turns: int, clock: Callable[[], float]) -> float:
    begun = clock()
    for _ in range(turns):
        work()
    return clock() - begun


def sorted_seconds(work: Callable[[], object], times: int) -> list[float]:
    """Of each single time by the clock on the wall, the least first."""
    took: list[float] = []
    for _ in range(times):
        begun = time.perf_counter()
        work()
        took.append(time.perf_counter() - begun)
    return sorted(took)


def peak_memory_mb(script: Path, *arguments: str) -> float | None:
    """The most memory that `script` held in a process of its own; None on Windows, which does not tell.

    A process starts with the peak of the one that started it, so a small one stands between.
    """
    if sys.platform == "win32":
        return None
    command = [sys.executable, "-c", _MEASURE_CHILD, sys.executable, str(script), *arguments]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return int(answer.stdout) / (1 << 20 if sys.platform == "darwin" else 1 << 10)
