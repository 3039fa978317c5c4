"""Strips: what no page break divides. A line of text, a row of a table, a drawing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ita_desktop.documents.writers.page_lines import BLACK, LineSetter, Look, Run, SetLine
from ita_desktop.documents.writers.page_marks import Mark
from ita_desktop.documents.writers.page_rows import SetRow

_LEAST_LINES = 2
"""Of a paragraph at the foot or the head of a page."""


@dataclass(frozen=True, slots=True)
class Strip:
    """`before` is room above it, lost at the head of a page.

    `marks` count from its own corner, `on_page` from that of the page. Rows are numbered, those of the head first;
    where a head is repeated or stands on its own, its rows have no number.
    """

    height: float
    before: float = 0
    after: float = 0
    may_end_page: bool = True
    starts_page: bool = False
    line: SetLine | None = None
    colour: str = BLACK
    marks: tuple[Mark, ...] = ()
    on_page: tuple[Mark, ...] = ()
    row: SetRow | None = None
    row_number: int | None = None

    @property
    def is_seam(self) -> bool:
        return not (self.starts_page or self.line or self.row or self.marks or self.on_page)


@dataclass(frozen=True, slots=True)
class Head:
    """The rows that stand above a table on every page of it."""

    strips: tuple[Strip, ...]
    height: float


class StripMaker:
    """Makes strips of paragraphs as wide as the text of a page."""

    def __init__(self, setter: LineSetter, width: float) -> None:
        self.setter = setter
        self.width = width

    def paragraph(self, look: Look, runs: Sequence[Run]) -> list[Strip]:
        lines = self.setter.lines(look, runs, self.width)
        last = len(lines) - 1
        return [
            Strip(
                line.height,
                before=0 if place else look.before,
                after=look.after if place == last else 0,
                may_end_page=not look.keep_with_next
                if place == last
                else not look.keep_lines and _LEAST_LINES <= place + 1 <= len(lines) - _LEAST_LINES,
                line=line,
                colour=look.colour,
            )
            for place, line in enumerate(lines)
        ]

    def text(self, look: Look, text: str) -> list[Strip]:
        return self.paragraph(look, (Run(text),))


def seam(height: float, *, before: float = 0, starts_page: bool = False, may_end_page: bool = True) -> Strip:
    """A paragraph nobody sees, where Word demands one: it takes room here too."""
    return Strip(height, before=before, starts_page=starts_page, may_end_page=may_end_page)


def with_marks(strips: Iterable[Strip], on_page: tuple[Mark, ...]) -> list[Strip]:
    first, *others = strips
    return [replace(first, on_page=(*first.on_page, *on_page)), *others]
