"""Measures the program and lays each figure beside its floor and its peers, in one table."""

import argparse
import json
import os
import platform
import sys
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from figures import Figure, table
from measuring import Options, measure

BENCHMARKS = ("word", "workbook", "pages", "window", "checks", "backup", "collecting")


def measure_each(names: Iterable[str], options: Options) -> dict[str, Sequence[Figure]]:
    """One after the other, each in a process of its own: none meets what another left in memory."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    groups: dict[str, Sequence[Figure]] = {}
    with ProcessPoolExecutor(1, get_context("spawn"), max_tasks_per_child=1) as processes:
        for name in names:
            print(f"{name} …", file=sys.stderr, flush=True)
            groups[name] = processes.submit(measure, name, options).result()
    return groups


def main() -> None:
    parser = argparse.ArgumentParser(prog="python benchmarks", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one object instead of a table")
    parser.add_argument("--only", metavar="A,B", help=f"some of {', '.join(BENCHMARKS)}")
    parser.add_argument(
        "--rounds", type=int, default=5, help="how often each work is measured; the best counts"
    )
    parser.add_argument("--quick", action="store_true", help="as small as can be: only to see that all runs")
    parser.add_argument("--database", default="", help="collect into this prepared server, not into a file")
    given = parser.parse_args()
    names = given.only.split(",") if given.only else BENCHMARKS
    if unknown := set(names) - set(BENCHMARKS):
        parser.error(f"no benchmark is called {', '.join(sorted(unknown))}")
    groups = measure_each(names, Options(given.rounds, given.quick, given.database))
    if given.json:
        figures = [figure for group in groups.values() for figure in group]
        described = {
            (each["name"], each["ratio_to"]): each for figure in figures for each in figure.described()
        }
        print(json.dumps({"figures": list(described.values())}, indent=1))
    else:
        print(f"{os.cpu_count()} cores, Python {platform.python_version()}\n\n{table(groups)}")


if __name__ == "__main__":
    main()
