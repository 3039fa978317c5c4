"""Rows of tables: their cells set in lines, how high they are, what is drawn of them on one page."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from ita_desktop.documents.content import Merge
from ita_desktop.documents.writers.page_lines import BLACK, LineSetter, Look, Run, SetLine
from ita_desktop.documents.writers.page_marks import Area, Letters, Mark, Stroke, box


class CellLine(NamedTuple):
    """A line of a cell; `top` counts from where the text of the cell begins."""

    top: float
    line: SetLine
    colour: str = BLACK

    @property
    def bottom(self) -> float:
        return self.top + self.line.height


@dataclass(frozen=True, slots=True)
class SetCell:
    """`goes_on`: the cell below belongs to it."""

    column: int
    columns: int
    x: float
    width: float
    lines: tuple[CellLine, ...]
    merge: Merge = Merge.NONE
    middle: bool = False
    shade: str = ""
    goes_on: bool = False

    @property
    def text_height(self) -> float:
        return self.lines[-1].bottom if self.lines else 0


@dataclass(frozen=True, slots=True)
class Edges:
    """Of the cells of a table: room at the sides, above and below the text, and the lines between them."""

    side: float = 0
    above: float = 0
    line: float = 0

    @property
    def height(self) -> float:
        return 2 * self.above + self.line


@dataclass(frozen=True, slots=True)
class SetRow:
    cells: tuple[SetCell, ...]
    height: float
    edges: Edges
    keep_with_next: bool = False

    def split(self, room: float) -> "tuple[SetRow, SetRow] | None":
        """Two rows, the first at most `room` high; None where no line finds room."""
        text_room = room - self.edges.height
        first = [_first_lines(cell, text_room) for cell in self.cells]
        rest = [_other_lines(cell, text_room) for cell in self.cells]
        if not any(cell.lines for cell in first) or not any(cell.lines for cell in rest):
            return None
        height = max(cell.text_height for cell in rest) + self.edges.height
        upper = replace(self, cells=tuple(first), height=room, keep_with_next=False)
        return upper, replace(self, cells=tuple(rest), height=height)


def _first_lines(cell: SetCell, room: float) -> SetCell:
    return replace(cell, lines=tuple(line for line in cell.lines if line.bottom <= room), middle=False)


def _other_lines(cell: SetCell, room: float) -> SetCell:
    others = [line for line in cell.lines if line.bottom > room]
    top = others[0].top if others else 0
    return replace(cell, lines=tuple(line._replace(top=line.top - top) for line in others), middle=False)


def cell_lines(
    paragraphs: Iterable[tuple[Look, Sequence[Run]]], width: float, setter: LineSetter
) -> tuple[CellLine, ...]:
    top = 0.0
    found: list[CellLine] = []
    for look, runs in paragraphs:
        top += look.before
        for line in setter.lines(look, runs, width):
            found.append(CellLine(top, line, look.colour))
            top += line.height
        top += look.after
    return tuple(found)


class RowOnPage(NamedTuple):
    y: float
    row: SetRow


def row_marks(rows: Sequence[RowOnPage], left: float) -> Iterator[Mark]:
    """Of rows that follow each other on one page, shades first, so that no line lies under one."""
    for y, row in rows:
        for cell in row.cells:
            if cell.shade:
                yield Area(box(left + cell.x, y, cell.width, row.height), cell.shade)
    for number, (y, row) in enumerate(rows):
        for cell in row.cells:
            if cell.merge is not Merge.CONTINUED:
                yield from _text(cell, y, span_below(rows, number, cell), row.edges, left)
    if rows and rows[0].row.edges.line:
        yield from _ruling(rows, left)


def span_below(rows: Sequence[RowOnPage], number: int, cell: SetCell) -> float:
    """How high `cell` of that row is on this page, with the cells that it goes on in."""
    height = rows[number].row.height
    goes_on = cell.goes_on
    for _y, row in rows[number + 1 :]:
        if not goes_on:
            break
        below = next((each for each in row.cells if each.column == cell.column), None)
        if below is None or below.merge is not Merge.CONTINUED:
            break
        height += row.height
        goes_on = below.goes_on
    return height


def _text(cell: SetCell, y: float, height: float, edges: Edges, left: float) -> Iterator[Mark]:
    room = height - edges.height
    lines = [line for line in cell.lines if not cell.goes_on or line.bottom <= room + edges.line]
    top = y + edges.line + edges.above
    if cell.middle and lines:
        top += max(0, (room - lines[-1].bottom) / 2)
    for line in lines:
        yield Letters(line.line, left + cell.x + edges.side, top + line.top + line.line.ascent, line.colour)


def _ruling(rows: Sequence[RowOnPage], left: float) -> Iterator[Mark]:
    width = rows[0].row.edges.line
    top = rows[0].y
    right = left + max(cell.x + cell.width for cell in rows[0].row.cells)
    yield Stroke(((left, top), (right, top)), width)
    for number, (y, row) in enumerate(rows):
        bottom, is_last = y + row.height, number == len(rows) - 1
        for cell in row.cells:
            start, end = left + cell.x, left + cell.x + cell.width
            yield Stroke(((end, y), (end, bottom)), width)
            if is_last or not cell.goes_on:
                yield Stroke(((start, bottom), (end, bottom)), width)
        yield Stroke(((left, y), (left, bottom)), width)


def carried_over(rows: Sequence[RowOnPage], below: SetRow) -> SetRow:
    """`below`, the first row of a page, with the lines that found no room in merged cells of the page before."""
    cells: list[SetCell] = []
    for cell in below.cells:
        if cell.merge is Merge.CONTINUED:
            cell = replace(cell, merge=Merge.START, lines=_lines_left(rows, cell.column))
        cells.append(cell)
    return replace(below, cells=tuple(cells))


def _lines_left(rows: Sequence[RowOnPage], column: int) -> tuple[CellLine, ...]:
    for number in range(len(rows) - 1, -1, -1):
        above = next((cell for cell in rows[number].row.cells if cell.column == column), None)
        if above is not None and above.merge is not Merge.CONTINUED:
            room = span_below(rows, number, above) - rows[number].row.edges.height
            return _other_lines(above, room + rows[number].row.edges.line).lines
    return ()
