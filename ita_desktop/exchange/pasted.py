"""Tables as they come from elsewhere, pasted or dropped as a file, cut into a grid of cleaned texts."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path
from typing import TypeAlias

from ita_desktop.exchange.kinds import Cell, cell_words
from ita_desktop.exchange.opening import opened, rows_of, shown_sheets
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.text_files import MOST_CHARACTERS, rows_of_csv, text_of_file
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.digits import THAI_TO_ARABIC
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
_gap = re.compile(r"[ \u00a0]{2,}|\t+")
_figure = re.compile(r"-|\d{1,3}[.,]\d{1,2}|100|0")
_last_figure = re.compile(r"(?s)(.*?)\s*((?:(?<=\s)|^)(?:-|\d{1,3}[.,]\d{1,2}|100|0))(?:\s*(?:คะแนน|%))?\s*")
_code = re.compile(r"[IEOiel|!]?[ -]?\d{1,3}(?:\.\d{1,2}){0,2}[.)]?")
_leading_code = re.compile(
    r"(?P<code>(?:ตัวชี้วัด(?:ย่อย)?|ข้อ)ที่\s*\d{1,2}(?:\.\d{1,2}){0,2}"
    r"|[IEOiel|!]?-?\d{1,3}(?:\.\d{1,2}){0,2}[.)]?(?=\s))\s*(?P<words>.*)"
)
_opens_a_row = re.compile(r"แบบ(?:วัด|ตรวจ)|คะแนน(?:รวม|เฉลี่ย)|ลำดับ|ที่\s|ข้อ(?:ที่)?\s|ตัวชี้วัด\s|หัวข้อ|ประเด็น")


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
    """Columns apart by tabs, by runs of spaces, by the figures at the end of a line, or one cell a line."""
    text = _bounded(text).replace("\r\n", "\n").replace("\r", "\n").translate(_LAYOUT_ONLY)
    if "\t" in text:
        return _cleaned(csv.reader(StringIO(_without_stray_quotes(text), newline=""), delimiter="\t"))
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    if _is_one_cell_a_line(lines):
        return _cleaned(_rows_of_cells(lines))
    return _cleaned(_rows_of_lines(lines))


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


# Plain text, as a PDF gives it


def _plain(line: str) -> str:
    return clean(line).translate(THAI_TO_ARABIC)


def _is_one_cell_a_line(lines: Sequence[str]) -> bool:
    plain = [_plain(line) for line in lines]
    codes = sum(_is_code(line) for line in plain)
    figures = sum(_is_figure(line) for line in plain)
    return codes >= 2 and figures >= 2 and (codes + figures) * 3 >= len(plain)


def _is_code(line: str) -> bool:
    return _code.fullmatch(line) is not None and not _is_figure(line)


def _is_figure(line: str) -> bool:
    return _figure.fullmatch(line.removesuffix("%").strip()) is not None


def _rows_of_cells(lines: Iterable[str]) -> Iterator[list[str]]:
    """A row begins at each code; lines of words that follow one another are one cell."""
    row: list[str] = []
    for line in lines:
        plain = _plain(line)
        if _is_code(plain) or (_opens_a_row.match(plain) and any(map(_is_figure, map(_plain, row)))):
            if row:
                yield row
            row = [line]
        elif row and not _is_figure(plain) and len(row) > 1 and not _is_figure(_plain(row[-1])):
            row[-1] = f"{row[-1]} {line}"
        else:
            row.append(line)
    if row:
        yield row


def _rows_of_lines(lines: Iterable[str]) -> Iterator[list[str]]:
    """A line without a code and without a place of its own goes on with the row above, which has no figures yet."""
    row: list[str] = []
    for line in lines:
        cells = _cells_of_line(line)
        if row and _goes_on(row, line):
            words, figures = [cell for cell in cells if not _is_figure(_plain(cell))], [
                cell for cell in cells if _is_figure(_plain(cell))
            ]  # fmt: skip
            row[-1] = " ".join((row[-1], *words))
            row += figures
            continue
        if row:
            yield row
        row = cells
    if row:
        yield row


def _goes_on(row: Sequence[str], line: str) -> bool:
    plain = _plain(line)
    starts_anew = _leading_code.match(plain) or _opens_a_row.match(plain)
    is_open = (
        len(row) > 1 and _is_code(_plain(row[0])) and not any(_is_figure(_plain(cell)) for cell in row[1:])
    )
    return is_open and not starts_anew


def _cells_of_line(line: str) -> list[str]:
    cells = [cell for cell in _gap.split(line) if cell]
    figures: list[str] = []
    while cells:
        found = _last_figure.fullmatch(cells[-1].translate(THAI_TO_ARABIC))
        if found is None:
            break
        last = cells.pop()
        figures.insert(0, last[found.start(2) : found.end(2)])
        if found[1]:
            cells.append(last[: found.end(1)])
    if not cells:
        return figures
    led = _leading_code.fullmatch(cells[0].translate(THAI_TO_ARABIC))
    if led is not None and led["words"]:
        cells[0:1] = [cells[0][: led.end("code")], cells[0][led.start("words") :]]
    return cells + figures


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
