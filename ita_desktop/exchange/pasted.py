"""Tables as they come from elsewhere, pasted or dropped as a file, cut into a grid of cleaned texts."""

import csv
import re
from collections.abc import Iterable, Sequence
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import TypeAlias

from ita_desktop.exchange.kinds import Cell, cell_words
from ita_desktop.exchange.opening import opened, rows_of, shown_sheets
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.text_files import MOST_CHARACTERS, rows_of_csv, text_of_file
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _

Grid: TypeAlias = list[list[str]]

MOST_ROWS = 5_000
MOST_COLUMNS = 60
_LONGEST_CELL = 4_000
FILE_KINDS = (".xlsx", ".csv", ".tsv", ".txt", ".html", ".htm")

_BLOCKS = {"p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "caption", "dt", "dd"}
_UNSEEN = {"head", "style", "script", "title", "template", "noscript", "svg", "xml"}
_CELLS = {"td", "th"}
_LAYOUT_ONLY = dict.fromkeys(map(ord, "\u200b\u2060\ufeff\u00ad"))

_blank = re.compile(r"[ \t\r\n\f]+")
_has_table = re.compile("<table", re.IGNORECASE)


def grid_of_clipboard(html: str, text: str) -> Grid:
    """The tables of the HTML with the lines between them, else what columns the text shows. Raises Complaint."""
    if html and _has_table.search(html):
        grid = grid_of_html(html)
        if grid:
            return grid
    return grid_of_text(text)


def grid_of_file(path: Path) -> Grid:
    """Raises Complaint for what cannot be read as a table."""
    kind = path.suffix.lower()
    if kind not in FILE_KINDS:
        message = _("อ่านแฟ้มชนิด {kind} ไม่ได้ โปรดใช้ .xlsx .csv .html หรือคัดลอกตารางมาวาง")
        raise Complaint(message.format(kind=kind or path.name))
    if kind == ".xlsx":
        return _grid_of_workbook(path)
    text = text_of_file(path)
    if kind in (".html", ".htm"):
        return grid_of_html(text)
    if kind == ".csv":
        return _cleaned(rows_of_csv(text))
    return grid_of_text(text)


def grid_of_html(html: str) -> Grid:
    """A merged cell stands where it begins; the places it covers are empty. Nothing outside the text is fetched."""
    reader = _Reader()
    reader.feed(_bounded(html))
    reader.close()
    reader.end_line()
    return _cleaned(reader.rows)


def grid_of_text(text: str) -> Grid:
    """Columns apart by tabs, or else one cell a line: `printed_grid` puts those together."""
    text = _bounded(text).replace("\r\n", "\n").replace("\r", "\n").translate(_LAYOUT_ONLY)
    if "\t" in text:
        return _cleaned(csv.reader(StringIO(_without_stray_quotes(text), newline=""), delimiter="\t"))
    return _cleaned([line] for line in text.split("\n"))


def _bounded(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise Complaint(_("ข้อความยาวเกินไป โปรดคัดลอกเฉพาะตารางผลคะแนน"))
    return text.replace("\0", "")


def _without_stray_quotes(text: str) -> str:
    """A quotation mark that is never closed would swallow the rest."""
    return text if text.count('"') % 2 == 0 else text.replace('"', "")


def _cleaned(rows: Iterable[Sequence[str]]) -> Grid:
    """Without rows and columns in which nothing stands; all rows equally long."""
    grid: Grid = []
    try:
        for row in rows:
            cells = [clean(cell[:_LONGEST_CELL]) for cell in row[:MOST_COLUMNS]]
            if any(cells):
                grid.append(cells)
            if len(grid) == MOST_ROWS:
                break
    except csv.Error as error:
        raise Complaint(_("ข้อความในแฟ้มไม่ใช่ตารางที่อ่านได้")) from error
    width = max(map(len, grid), default=0)
    grid = [row + [""] * (width - len(row)) for row in grid]
    filled = [place for place in range(width) if any(row[place] for row in grid)]
    return [[row[place] for place in filled] for row in grid]


# Files


def _grid_of_workbook(path: Path) -> Grid:
    """All sheets that are shown, one under the other: an assessor's report has one for each instrument."""
    rows: Grid = []
    with opened(path) as workbook:
        for name in shown_sheets(workbook):
            for cells in rows_of(workbook, name).rows:
                rows.append([_words_of(cell) for cell in cells[:MOST_COLUMNS]])
                if len(rows) >= MOST_ROWS:
                    return _cleaned(rows)
    return _cleaned(rows)


def _words_of(cell: Cell | None) -> str:
    """A figure is rounded to what a report prints: 93.08 lies in Excel as 93.0799999."""
    if cell is None:
        return ""
    if isinstance(cell, float) and abs(cell - round(cell, 2)) < 1e-9:
        return f"{cell:.2f}"
    return cell_words(cell)


# HTML, as Word, Excel and browsers put it on the clipboard


class _Reader(HTMLParser):
    """Rows of all tables in their order, and each line between tables as a row of one cell.

    A table within a cell is text of that cell.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.rows: Grid = []
        self._depth = 0
        self._unseen = 0
        self._row: list[str] = []
        self._cell: list[str] | None = None
        self._line: list[str] = []
        self._span = 1
        self._covered: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("body", "table"):
            # A head may be left open.
            self._unseen = 0
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._depth += 1
            if self._depth == 1:
                self.end_line()
                self._covered = {}
        elif self._depth == 0:
            if tag in _BLOCKS or tag == "br":
                self.end_line()
        elif self._depth == 1 and tag == "tr":
            self._end_row()
            self._fill_covered()
        elif self._depth == 1 and tag in _CELLS:
            self._begin_cell(dict(attrs))
        elif self._cell is not None and (tag == "br" or tag in _BLOCKS or tag == "tr"):
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag == "table" and self._depth:
            self._depth -= 1
            if self._depth == 0:
                self._end_row()
        elif self._depth == 0 and tag in _BLOCKS:
            self.end_line()
        elif self._depth == 1 and tag in _CELLS:
            self._end_cell()
        elif self._depth == 1 and tag == "tr":
            self._end_row()

    def handle_data(self, data: str) -> None:
        if self._unseen:
            return
        words = _blank.sub(" ", data)
        if self._cell is not None:
            self._cell.append(words)
        elif self._depth == 0:
            self._line.append(words)

    def end_line(self) -> None:
        line = "".join(self._line).strip()
        self._line = []
        if line:
            self.rows.append([line])

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        if not self._row:
            self._fill_covered()
        self._cell = []
        self._span = min(_count(attributes.get("colspan")), MOST_COLUMNS)
        below = min(_count(attributes.get("rowspan")), MOST_ROWS) - 1
        if below:
            first = len(self._row)
            self._covered |= dict.fromkeys(range(first, first + self._span), below)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        if len(self._row) < MOST_COLUMNS:
            self._row += ["".join(self._cell), *[""] * (self._span - 1)]
        self._cell = None
        self._fill_covered()

    def _end_row(self) -> None:
        self._end_cell()
        if self._row:
            self.rows.append(self._row)
        self._row = []

    def _fill_covered(self) -> None:
        while self._covered.get(len(self._row), 0) and len(self._row) < MOST_COLUMNS:
            self._covered[len(self._row)] -= 1
            self._row.append("")


def _count(written: str | None) -> int:
    is_number = written is not None and written.isascii() and written.isdecimal() and len(written) < 6
    return max(1, int(written)) if written and is_number else 1
