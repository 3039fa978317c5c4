"""Tables: ruled ones with heads that repeat, and invisible ones that hold places side by side."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from ita_desktop.documents.content import Alignment, Cell, Line, MemberTable, Merge, Row, Shade, Table
from ita_desktop.documents.writers.style import Measure, Style
from ita_desktop.documents.writers.word_text import (
    BOLD,
    KEEP_WITH_NEXT,
    PAGE_BREAK,
    TAB,
    Typesetter,
    paragraph,
)
from ita_desktop.documents.writers.word_units import twips_of_mm, twips_of_pt

# Word repairs a cell without a paragraph.
_EMPTY = (Line(""),)
_JUSTIFICATION = {
    Alignment.LEFT: "",
    Alignment.CENTRE: '<w:jc w:val="center"/>',
    Alignment.RIGHT: '<w:jc w:val="right"/>',
}
_VERTICAL_MERGE = {
    Merge.NONE: "",
    Merge.START: '<w:vMerge w:val="restart"/>',
    Merge.CONTINUED: "<w:vMerge/>",
}


def column_twips(widths_mm: Iterable[Measure]) -> list[int]:
    """Rounded at the lines between the columns, so that the sum stays the sum."""
    edges = [0, *(twips_of_mm(edge) for edge in accumulate(widths_mm))]
    return [right - left for left, right in pairwise(edges)]


def _opening(style: str, widths: list[int], indent: int = 0) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    indented = f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{indented}'
        f'<w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def places(widths_mm: Iterable[Measure], rows: Sequence[tuple[str, ...]], indent_mm: Measure = 0) -> str:
    """An invisible table; every cell is given as its paragraphs."""
    if not rows:
        return ""
    widths = column_twips(widths_mm)
    written = [_opening("PlacesTable", widths, twips_of_mm(indent_mm))]
    for row in rows:
        written.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>")
        for width, paragraphs in zip(widths, row, strict=True):
            written.append(f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{paragraphs}</w:tc>')
        written.append("</w:tr>")
    return "".join((*written, "</w:tbl>"))


def members(table: MemberTable, typesetter: Typesetter, style: Style) -> str:
    first = f'<w:spacing w:before="{twips_of_pt(style.member_before_pt)}"/>'

    def column(lines: Iterable[str]) -> str:
        return "".join(
            paragraph("Member", typesetter.run(line), "" if number else first)
            for number, line in enumerate(lines)
        )

    rows = [(column((row.number,)), column(row.lines), column((row.role,))) for row in table.rows]
    return places(style.member_widths_mm, rows, style.first_line_mm)


def ruled_table(table: Table, typesetter: Typesetter, style: Style) -> Iterator[str]:
    return _RuledTable(table, typesetter, style).written()


class _RuledTable:
    """One table being written, row by row; what many cells share is made once."""

    def __init__(self, table: Table, typesetter: Typesetter, style: Style) -> None:
        self._table = table
        self._typesetter = typesetter
        self._style = style
        self._widths = column_twips(table.widths_mm)
        self._text_style = "LargeCell" if table.is_large else "Cell"
        least_height = (
            f'<w:trHeight w:val="{twips_of_pt(style.large_row_pt)}" w:hRule="atLeast"/>'
            if table.is_large
            else ""
        )
        self._row_opening = f"<w:tr><w:trPr><w:cantSplit/>{least_height}"
        self._cell_openings: dict[tuple[int, int, Merge, bool, Shade], str] = {}
        self._paragraph_openings: dict[tuple[Alignment, Measure, bool], str] = {}

    def written(self) -> Iterator[str]:
        if not (self._table.head or self._table.rows):
            return
        heads = (self._row(replace(row, keep_with_next=True), "<w:tblHeader/>") for row in self._table.head)
        opening = "".join((_opening("RuledTable", self._widths), *heads))
        yield opening
        for place, row in enumerate(self._table.rows):
            # Not every word processor breaks a page within a table: it goes on as another.
            if row.starts_page and place:
                yield f"</w:tbl>{PAGE_BREAK}{opening}"
            yield self._row(row)
        yield "</w:tbl>"

    def _row(self, row: Row, properties: str = "") -> str:
        written = [self._row_opening, properties, "</w:trPr>"]
        column = 0
        for cell in row.cells:
            written.append(self._cell_opening(column, cell))
            for line in cell.lines or _EMPTY:
                written.append(self._line(line, cell.alignment, row.keep_with_next))
            written.append("</w:tc>")
            column += cell.columns
        written.append("</w:tr>")
        return "".join(written)

    def _cell_opening(self, column: int, cell: Cell) -> str:
        key = (column, cell.columns, cell.merge, cell.middle, cell.shade)
        known = self._cell_openings.get(key)
        if known is not None:
            return known
        width = sum(self._widths[column : column + cell.columns])
        span = f'<w:gridSpan w:val="{cell.columns}"/>' if cell.columns > 1 else ""
        fill = {
            Shade.NONE: "",
            Shade.HEAD: f'<w:shd w:val="clear" w:color="auto" w:fill="{self._style.head_shade}"/>',
            Shade.GROUP: f'<w:shd w:val="clear" w:color="auto" w:fill="{self._style.group_shade}"/>',
        }[cell.shade]
        middle = '<w:vAlign w:val="center"/>' if cell.middle else ""
        opening = (
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{_VERTICAL_MERGE[cell.merge]}{fill}{middle}'
            "</w:tcPr>"
        )
        self._cell_openings[key] = opening
        return opening

    def _line(self, line: Line, alignment: Alignment, keep: bool) -> str:
        properties = BOLD if line.bold else ""
        if line.dash:
            mark, hanging_mm = f"{self._typesetter.run('-')}{TAB}", self._style.dash_mm
        elif line.number:
            mark, hanging_mm = (
                f"{self._typesetter.run(line.number, properties)}{TAB}",
                self._style.cell_number_mm,
            )
        else:
            mark, hanging_mm = "", 0
        opening = self._paragraph_opening(alignment, hanging_mm, keep)
        if "\n" not in line.text:
            return f"{opening}{mark}{self._typesetter.run(line.text, properties)}</w:p>"
        later = TAB if mark else ""
        return "".join(
            f"{opening}{later if place else mark}{self._typesetter.run(text, properties)}</w:p>"
            for place, text in enumerate(line.text.split("\n"))
        )

    def _paragraph_opening(self, alignment: Alignment, hanging_mm: Measure, keep: bool) -> str:
        key = (alignment, hanging_mm, keep)
        known = self._paragraph_openings.get(key)
        if known is not None:
            return known
        indent = twips_of_mm(hanging_mm)
        opening = "".join(
            (
                f'<w:p><w:pPr><w:pStyle w:val="{self._text_style}"/>',
                KEEP_WITH_NEXT if keep else "",
                f'<w:ind w:left="{indent}" w:hanging="{indent}"/>' if indent else "",
                _JUSTIFICATION[alignment],
                "</w:pPr>",
            )
        )
        self._paragraph_openings[key] = opening
        return opening
