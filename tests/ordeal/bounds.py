"""How long the ordeal goes on: machines are of different speed, and some are busy."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Bounds:
    """At most so many trials; once the seconds are over, no more than the least, whatever they take."""

    most: int
    least: int = 1
    seconds: float = math.inf

    def part(self, share: float) -> "Bounds":
        """For one kind of trial, where two kinds are tried at a time."""
        most = max(self.least, round(self.most * share))
        return replace(self, most=most, seconds=2 * share * self.seconds)

    def trials(self) -> Iterator[int]:
        began = time.monotonic()
        for trial in range(self.most):
            if trial >= self.least and time.monotonic() - began > self.seconds:
                return
            yield trial
