"""What a benchmark says: its figures, with what they are compared to and what is aimed at, and how they are taken."""

import argparse
import gc
import json
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from operator import ge, le
from pathlib import Path
from typing import Literal

_SHORTEST_MEASURED_S = 0.1
"""The processor time of a process is counted in steps, on Windows of 16 ms: what is quicker is done several times."""

_MEASURE_CHILD = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@dataclass(frozen=True)
class Aim:
    sign: Literal["<=", ">="]
    limit: float

    def is_met(self, value: float) -> bool:
        return (le if self.sign == "<=" else ge)(value, self.limit)

    def __str__(self) -> str:
        return f"{self.sign} {self.limit:g}"


@dataclass(frozen=True)
class Figure:
    """`ratio_to` says what the value was divided by; a value of None could not be had on this system."""

    name: str
    value: float | None
    unit: str
    ratio_to: str | None = None
    aim: Aim | None = None

    def described(self) -> dict[str, str | float | None]:
        return {
            "name": self.name,
            "value": self.value,
            "unit": self.unit,
            "ratio_to": self.ratio_to,
            "aim": None if self.aim is None else str(self.aim),
        }

    def cells(self) -> tuple[str, ...]:
        """Of a table: name, value, what it was divided by, aim, whether that is met."""
        aim = str(self.aim or "")
        if self.value is None:
            return (self.name, "not available", self.ratio_to or "", aim, "")
        value = f"{self.value:,.{_decimals(self.value)}f} {self.unit}"
        verdict = ("MISSED", "met")[self.aim.is_met(self.value)] if self.aim else ""
        return (self.name, value, self.ratio_to or "", aim, verdict)


def _decimals(value: float) -> int:
    return 0 if value >= 100 else 2 if value >= 1 else 4


def show(figures: Sequence[Figure], *, as_json: bool) -> None:
    if as_json:
        print(json.dumps({"figures": [figure.described() for figure in figures]}, indent=1))
        return
    rows = [("figure", "value", "divided by", "aim", ""), *(figure.cells() for figure in figures)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        name, value, *others = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        print("  ".join((name, value.strip().rjust(widths[1]), *others)).rstrip())


def best_seconds(works: Mapping[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """The least processor time of each work in so many rounds.

    In a round each has its turn, so that all meet the same disturbances. What others left behind is collected
    before the clock starts; collecting what a work leaves behind itself is a part of its time.
    """
    best = dict.fromkeys(works, float("inf"))
    for _ in range(rounds):
        for name, work in works.items():
            best[name] = min(best[name], _seconds(work))
    return best


def _seconds(work: Callable[[], object]) -> float:
    gc.collect()
    took = _seconds_of_turns(work, 1)
    if took >= _SHORTEST_MEASURED_S:
        return took
    turns = ceil(_SHORTEST_MEASURED_S / max(took, 1e-3))
    gc.collect()
    return _seconds_of_turns(work, turns) / turns


def _seconds_of_turns(work: Callable[[], object], turns: int) -> float:
    begun = time.process_time()
    for _ in range(turns):
        work()
    return time.process_time() - begun


def peak_memory_mb(script: Path, *arguments: str) -> float | None:
    """The most memory that `script` held in a process of its own; None on Windows, which does not tell.

    A process starts with the peak of the one that started it, so a small one stands between.
    """
    if sys.platform == "win32":
        return None
    command = [sys.executable, "-c", _MEASURE_CHILD, sys.executable, str(script), *arguments]
    answer = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    return int(answer.stdout) / (1 << 20 if sys.platform == "darwin" else 1 << 10)


def option_parser(description: str | None) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--json", action="store_true", help="print one object instead of a table")
    parser.add_argument(
        "--rounds", type=int, default=5, help="times each work is measured; the best one counts"
    )
    return parser
