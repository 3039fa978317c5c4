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

_QUICK_KILLS, _QUICK_WANTS, _QUICK_INPUTS = 60, 42, 1_000
_QUICK_SECONDS, _SECONDS = 5, 60
_KILLS, _WANTS, _INPUTS = 1_000, 350, 20_000


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
    parser.add_argument("--quick", action="store_true", help="a twentieth of it, in a few minutes")
    parser.add_argument("--seed", type=int, default=1, help="the chance that it goes by")
    parser.add_argument("--road", help="repeats one trial of this road of broken input, with its traceback")
    parser.add_argument("--trial", type=int, default=0)
    return parser.parse_args(arguments)


def _many_clients(seconds: float, seed: int) -> Iterator[str]:
    if not many_clients.can_run():
        print("without PostgreSQL here: many clients at once are left out\n", flush=True)
        return iter(())
    return _show([many_clients.run(seconds, seed=seed)], many_clients.told)


def _show(outcomes: Sequence[Outcome], told: Callable[[Sequence[Outcome]], Iterable[str]]) -> Iterator[str]:
    """The faults."""
    print(*told(outcomes), "", sep="\n", flush=True)
    return (fault for outcome in outcomes for fault in outcome.faults)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
