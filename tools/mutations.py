"""Small faults are put into the rules and the Thai, one at a time: do their tests notice? All, or so many by lot.

mutmut makes the faults and runs the tests that reach them (`tool.mutmut` in pyproject.toml). It needs fork.
"""

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random

from mutmut.stats import status_by_exit_code

SEED = 2566
ROOMS = ("rules.checks", "rules", "thai")
NOTICED = ("killed", "timeout")
# Making all faults needs one to try.
FIRST = "ita_desktop.thai.typos.*"


def run(names: list[str]) -> int:
    # With CI, tests by property try the same examples each time.
    command = [Path(sys.executable).with_name("mutmut"), "run", *names]
    return subprocess.run(command, env=os.environ | {"CI": "1"}).returncode


def outcomes() -> Iterator[tuple[str, str]]:
    """Every fault that was made, and whether it was noticed."""
    for made in sorted(Path("mutants").rglob("*.py.meta")):
        for name, code in json.loads(made.read_text(encoding="utf-8"))["exit_code_by_key"].items():
            yield name, status_by_exit_code[code]


def tell() -> None:
    """The score of each room, and what nobody noticed."""
    counts = {room: Counter[bool]() for room in ROOMS}
    for name, status in outcomes():
        if status != "not checked":
            room = next(room for room in ROOMS if name.startswith(f"ita_desktop.{room}."))
            counts[room][status in NOTICED] += 1
            if status not in NOTICED:
                print(f"{status}: {name}")
    for room, count in counts.items():
        if count:
            print(f"{room}: {count[True]} of {count.total()}, {count[True] / count.total():.1%}")


def main(arguments: list[str]) -> int:
    if arguments and arguments[0].isdigit():
        status = run([FIRST])
        every = sorted(name for name, _status in outcomes())
        arguments = Random(SEED).sample(every, int(arguments[0]))
        status = status or run(arguments)
    else:
        status = run(arguments)
    tell()
    return status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
