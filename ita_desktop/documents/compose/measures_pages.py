"""How much of a page the rows of a table fill, so that merged cells can be closed before the page ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import ceil

from ita_desktop.documents.content import Line
from ita_desktop.model.layouts import Orientation
from ita_desktop.thai.line_breaks import approximate_width

PAGE_HEIGHT_MM = {Orientation.PORTRAIT: 246.0, Orientation.LANDSCAPE: 154.0}
"""Between the margins, less one line: a row in thirty comes out higher than estimated."""
ABOVE_PLAN_MM = 10.0
"""The heading of the plan, which starts a page."""
ABOVE_GUIDELINES_MM = 20.0
"""At least; how much of the page is left for them nobody knows before it is laid out."""

_POINT_MM = 25.4 / 72
_EM_MM = 14 * _POINT_MM * 0.96
"""Text of 14 pt; regular letters are narrower than the bold ones that `approximate_width` measures."""
_LINE_PITCH_MM = 15.8 * _POINT_MM
_ROW_PADDING_MM = 1.7
_CELL_MARGINS_MM = 3.0
_DASH_MM = 3.0
_RAGGED_MM = 4.0
"""What a line leaves empty where the next word does not fit: of 175 rows of three offices' tables, this gives 155 their
height, 14 a line too many and 6 too few."""

_character_width_em = cache(approximate_width)


def row_height_mm(cells: Iterable[tuple[Sequence[Line], Decimal]]) -> float:
    """Estimated height of a row of cells, each with its lines and its width."""
    lines = max((_line_count(texts, float(width_mm)) for texts, width_mm in cells), default=1)
    return lines * _LINE_PITCH_MM + _ROW_PADDING_MM


def _line_count(lines: Sequence[Line], width_mm: float) -> int:
    return sum(_wrapped(line, width_mm - _CELL_MARGINS_MM) for line in lines) or 1


def _wrapped(line: Line, width_mm: float) -> int:
    usable_mm = max(width_mm - (_DASH_MM if line.dash else 0), _EM_MM)
    text_mm = sum(map(_character_width_em, line.text)) * _EM_MM
    if text_mm <= usable_mm:
        return 1
    return ceil(text_mm / max(usable_mm - _RAGGED_MM, _EM_MM))


@dataclass(slots=True)
class PageRoom:
    """What is left of a page under the repeated head of a table."""

    page_mm: float
    left_mm: float

    def holds(self, height_mm: float) -> bool:
        return height_mm <= self.left_mm

    def take(self, height_mm: float) -> None:
        """Takes room for a row, on a new page if this one does not hold it.

        After a row taller than a page nothing is left, so that the next one starts afresh.
        """
        if not self.holds(height_mm):
            self.left_mm = self.page_mm
        self.left_mm = max(self.left_mm - height_mm, 0.0)
