"""`python dev.py ordeal`: what may happen to an office's file is done to it on purpose, and told in figures."""

import argparse
import os
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeVar

# The pictures of the examples are drawn.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from tests.ordeal import broken_input, killing, many_clients, starving
from tests.ordeal.bounds import Bounds

_KILLS, _WANTS, _INPUTS = Bounds(1_000), Bounds(340), Bounds(20_000)
_QUICK_KILLS = Bounds(80, least=3, seconds=40)
_QUICK_WANTS = Bounds(68, least=2, seconds=30)
_QUICK_INPUTS = Bounds(1_000, least=10, seconds=35)
_QUICK_SECONDS, _SECONDS = 5, 60
"""Of many clients at once."""


class _Outcome(Protocol):
    @property
    def faults(self) -> Sequence[str]: ...


Outcome = TypeVar("Outcome", bound=_Outcome)


def main(arguments: Sequence[str]) -> int:
    options = _read(arguments)
    if options.road:
        broken_input.repeat(options.road, options.trial, options.seed)
        return 0
    kills, wants, inputs = (
        (_QUICK_KILLS, _QUICK_WANTS, _QUICK_INPUTS) if options.quick else (_KILLS, _WANTS, _INPUTS)
    )
    began = time.monotonic()
    faults = [
        *_show(killing.kill_deeds(kills, options.seed), killing.told),
        *_show(starving.starve(wants, options.seed), starving.told),
        *_show(broken_input.try_roads(inputs, options.seed), broken_input.told),
        *_many_clients(_QUICK_SECONDS if options.quick else _SECONDS, options.seed),
    ]
    print(f"\n{time.monotonic() - began:.0f} s, seed {options.seed}, {len(faults)} faults", flush=True)
    for fault in faults:
        print(fault, file=sys.stderr)
    return int(bool(faults))


def _read(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="dev.py ordeal", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a part of it, in a few minutes")
    parser.add_argument("--seed", type=int, default=1, help="the chance that it goes by")
    parser.add_argument("--road", help="repeats one trial of this road of broken input, with its traceback")
    parser.add_argument("--trial", type=int, default=0)
    return parser.parse_args(arguments)


def _many_clients(seconds: float, seed: int) -> Sequence[str]:
    if not many_clients.can_run():
        print("without PostgreSQL here: many clients at once are left out\n", flush=True)
        return ()
    return _show([many_clients.run(seconds, seed=seed)], many_clients.told)


def _show(outcomes: Iterable[Outcome], told: Callable[[Iterable[Outcome]], Iterable[str]]) -> Sequence[str]:
    """Each as soon as it is known; the faults."""
    faults: list[str] = []

    def collected() -> Iterator[Outcome]:
        for outcome in outcomes:
            faults.extend(outcome.faults)
            yield outcome

    for line in told(collected()):
        print(line, flush=True)
    print(flush=True)
    return faults


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
