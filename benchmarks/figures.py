"""What a benchmark says: its figures, what each is laid beside, and what is aimed at."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import ge, le
from typing import Literal


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
    """A value of None could not be had on this system.

    `beside` is the floor or the peer that the value is divided by; the aim then is the ratio's, else the value's.
    """

    name: str
    value: float | None
    unit: str
    aim: Aim | None = None
    beside: "Figure | None" = None

    @property
    def ratio(self) -> float | None:
        """None as well where nothing is laid beside it."""
        if self.value is None or self.beside is None or self.beside.value is None:
            return None
        return self.value / self.beside.value

    @property
    def verdict(self) -> str:
        judged = self.ratio if self.beside else self.value
        return "" if self.aim is None or judged is None else ("MISSED", "met")[self.aim.is_met(judged)]

    def cells(self) -> tuple[str, ...]:
        return (
            self.name,
            "not available" if self.value is None else f"{_shown(self.value)} {self.unit}",
            self.beside.name if self.beside else "",
            "" if self.ratio is None else f"{self.ratio:.2f}",
            str(self.aim or ""),
            self.verdict,
        )

    def described(self) -> list[dict[str, str | float | None]]:
        """The value, and the ratio if there is one, each by itself."""
        aim = None if self.aim is None else str(self.aim)
        value = {"name": self.name, "value": self.value, "unit": self.unit, "ratio_to": None, "aim": aim}
        if self.beside is None:
            return [value]
        ratio = {
            "name": self.name,
            "value": self.ratio,
            "unit": "x",
            "ratio_to": self.beside.name,
            "aim": aim,
        }
        return [value | {"aim": None}, ratio]


def _shown(value: float) -> str:
    return f"{value:,.{0 if value >= 100 else 2 if value >= 1 else 4}f}"


def table(groups: dict[str, Sequence[Figure]]) -> str:
    """All figures in one table, those of a benchmark under its name."""
    head = ("", "figure", "value", "beside", "ratio", "aim", "")
    rows = [
        ("" if number else name, *figure.cells())
        for name, figures in groups.items()
        for number, figure in enumerate(figures)
    ]
    widths = [max(map(len, column)) for column in zip(head, *rows, strict=True)]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if place in (2, 4) else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in (head, *rows)
    )
