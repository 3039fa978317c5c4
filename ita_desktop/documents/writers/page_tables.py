"""Tables as strips: ruled ones with a head, invisible ones that hold places side by side."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from ita_desktop.documents.content import Alignment, Cell, Line, MemberTable, Merge, Row, Shade, Table
from ita_desktop.documents.writers.page_lines import LineSetter, Look, Run, Set, Tab
from ita_desktop.documents.writers.page_rows import Edges, SetCell, SetRow, cell_lines
from ita_desktop.documents.writers.page_strips import Head, Strip
from ita_desktop.documents.writers.page_units import points
from ita_desktop.documents.writers.style import Measure, Style

Paragraphs = Sequence[tuple[Look, Sequence[Run]]]
RowKey = tuple[Row, tuple[Measure, ...], bool]

_SETTING = {Alignment.LEFT: Set.LEFT, Alignment.CENTRE: Set.CENTRE, Alignment.RIGHT: Set.RIGHT}
_EMPTY = (Line(""),)


def places(
    widths_mm: Sequence[Measure],
    rows: Sequence[Sequence[Paragraphs]],
    setter: LineSetter,
    indent_mm: Measure = 0,
) -> list[Strip]:
    """An invisible table; every cell is given as its paragraphs."""
    lefts = [points(indent_mm + edge) for edge in accumulate(widths_mm, initial=0)]
    return [row_strip(_places_row(row, lefts, setter), number) for number, row in enumerate(rows)]


def _places_row(row: Sequence[Paragraphs], lefts: Sequence[float], setter: LineSetter) -> SetRow:
    cells: list[SetCell] = []
    height = 0.0
    for column, paragraphs in enumerate(row):
        x, width = lefts[column], lefts[column + 1] - lefts[column]
        cells.append(SetCell(column, 1, x, width, cell_lines(paragraphs, width, setter)))
        height = max(height, cells[-1].text_height)
    return SetRow(tuple(cells), height, Edges())


def members(table: MemberTable, setter: LineSetter, style: Style) -> list[Strip]:
    first = Look(float(style.body_pt), before=float(style.member_before_pt))
    other = replace(first, before=0)

    def column(lines: Sequence[str]) -> Paragraphs:
        return [(other if place else first, (Run(line),)) for place, line in enumerate(lines)]

    rows = [(column((row.number,)), column(row.lines), column((row.role,))) for row in table.rows]
    return places(style.member_widths_mm, rows, setter, style.first_line_mm)


def row_strip(row: SetRow, number: int | None) -> Strip:
    return Strip(row.height, may_end_page=not row.keep_with_next, row=row, row_number=number)


class RowSetter:
    """Sets the rows of ruled tables; `remembered` is asked for each row first and told of each new one."""

    def __init__(
        self, setter: LineSetter, style: Style, remembered: Callable[[RowKey, Callable[[], SetRow]], SetRow]
    ) -> None:
        self._setter = setter
        self._style = style
        self._remembered = remembered
        self._edges = Edges(points(style.cell_side_mm), float(style.cell_edge_pt), float(style.table_line_pt))

    def table(self, table: Table) -> tuple[Head, list[Strip]]:
        head = [replace(row, keep_with_next=True) for row in self._rows(table.head, table)]
        rows = self._rows(table.rows, table)
        if rows:
            rows[-1] = replace(rows[-1], height=rows[-1].height + self._edges.line)
        strips = tuple(row_strip(row, None) for row in head)
        first = len(table.head)
        return (
            Head(strips, sum(strip.height for strip in strips)),
            [
                replace(row_strip(row, number), starts_page=given.starts_page)
                for number, (row, given) in enumerate(zip(rows, table.rows, strict=True), start=first)
            ],
        )

    def _rows(self, rows: Sequence[Row], table: Table) -> list[SetRow]:
        found = [
            self._remembered((row, table.widths_mm, table.is_large), lambda row=row: self._row(row, table))
            for row in rows
        ]
        return list(_with_room_for_merged(_joined(found)))

    def _row(self, row: Row, table: Table) -> SetRow:
        lefts = [points(edge) for edge in accumulate(table.widths_mm, initial=0)]
        cells: list[SetCell] = []
        height = 0.0
        column = 0
        for cell in row.cells:
            right = min(column + cell.columns, len(lefts) - 1)
            x, width = lefts[column], lefts[right] - lefts[column]
            cells.append(self._cell(cell, column, x, width, table.is_large))
            one_line = cells[-1].lines[0].line.height
            height = max(height, one_line if cell.merge is not Merge.NONE else cells[-1].text_height)
            column = right
        height += self._edges.height
        if table.is_large:
            height = max(height, float(self._style.large_row_pt))
        return SetRow(tuple(cells), height, self._edges, row.keep_with_next)

    def _cell(self, cell: Cell, column: int, x: float, width: float, is_large: bool) -> SetCell:
        shade = {
            Shade.NONE: "",
            Shade.HEAD: self._style.head_shade,
            Shade.GROUP: self._style.group_shade,
        }[cell.shade]
        size = float(self._style.body_pt if is_large else self._style.table_pt)
        paragraphs = [
            paragraph
            for line in cell.lines or _EMPTY
            for paragraph in self._paragraphs(line, size, _SETTING[cell.alignment])
        ]
        lines = cell_lines(paragraphs, width - 2 * self._edges.side, self._setter)
        return SetCell(column, cell.columns, x, width, lines, cell.merge, cell.middle, shade)

    def _paragraphs(self, line: Line, size: float, setting: Set) -> Iterator[tuple[Look, Sequence[Run]]]:
        hanging, mark = 0.0, ""
        if line.dash:
            hanging, mark = points(self._style.dash_mm), "-"
        elif line.number:
            hanging, mark = points(self._style.cell_number_mm), line.number
        tabs = (Tab(hanging),) if hanging else ()
        look = Look(size, bold=line.bold, left=hanging, first=-hanging, setting=setting, tabs=tabs)
        for place, text in enumerate(line.text.split("\n")):
            if not mark:
                yield look, (Run(text),)
            else:
                yield look, (Run("" if place else mark, bold=False if line.dash else None), Run(f"\t{text}"))


def _joined(rows: Sequence[SetRow]) -> Iterator[SetRow]:
    """Every cell knows whether the one below belongs to it."""
    for place, row in enumerate(rows):
        below = rows[place + 1].cells if place + 1 < len(rows) else ()
        columns = {cell.column for cell in below if cell.merge is Merge.CONTINUED}
        if any(cell.goes_on != _goes_on(cell, columns) for cell in row.cells):
            row = replace(
                row, cells=tuple(replace(cell, goes_on=_goes_on(cell, columns)) for cell in row.cells)
            )
        yield row


def _goes_on(cell: SetCell, columns: set[int]) -> bool:
    return cell.merge is not Merge.NONE and cell.column in columns


def _with_room_for_merged(rows: Iterator[SetRow]) -> Iterator[SetRow]:
    """The last row under a merged cell grows until the text of the cell has room."""
    needed: dict[int, float] = {}
    for row in rows:
        for cell in row.cells:
            if cell.merge is Merge.START or (cell.merge is Merge.NONE and cell.column in needed):
                needed[cell.column] = cell.text_height + row.edges.height
        height = max(
            (needed[cell.column] for cell in row.cells if _ends_here(cell) and cell.column in needed),
            default=0.0,
        )
        if height > row.height:
            row = replace(row, height=height)
        for cell in row.cells:
            if cell.column in needed:
                needed[cell.column] -= row.height
            if not cell.goes_on:
                needed.pop(cell.column, None)
        yield row


def _ends_here(cell: SetCell) -> bool:
    return cell.merge is not Merge.NONE and not cell.goes_on
