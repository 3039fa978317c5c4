"""Tables on the clipboard, as Excel, Word and plain text have them."""

import csv
import re
from collections.abc import Sequence
from html import escape
from html.parser import HTMLParser
from io import StringIO
from typing import NamedTuple

from PySide6.QtCore import QMimeData

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
_LAYOUT_ONLY = dict.fromkeys(map(ord, "\u200b\u2060\ufeff"))
_TRUE_MINUS = "−"
_LONGEST_ROW = 500
"""Cells; Word and Excel never send more, a colspan out of nowhere may."""

_blank = re.compile(r"[ \t\r\n\f]+")
_table_in_html = re.compile("<table", re.IGNORECASE)


class CopiedCell(NamedTuple):
    text: str
    is_figure: bool = False
    """Excel shall count with it; everything else stays the text that it is."""


def mime_of(table: Sequence[Sequence[CopiedCell]]) -> QMimeData:
    mime = QMimeData()
    mime.setText(tsv_of(table))
    mime.setHtml(html_of(table))
    return mime


def table_of(mime: QMimeData) -> list[list[str]]:
    """The first table of the clipboard, else its text cut at tabs and line ends. Rows are equally long."""
    rows: list[list[str]] = []
    if mime.hasHtml() and _table_in_html.search(mime.html()):
        rows = read_html(mime.html())
    if not rows and mime.hasText():
        rows = read_tsv(mime.text())
    return rows


def tsv_of(table: Sequence[Sequence[CopiedCell]]) -> str:
    """What begins like a formula is led by an apostrophe, which Excel takes as the sign of a text."""
    lines = ("\t".join(_tsv_cell(cell) for cell in row) for row in table)
    return "\n".join(lines)


def html_of(table: Sequence[Sequence[CopiedCell]]) -> str:
    rows = ("".join(map(_html_cell, row)) for row in table)
    body = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f'<meta charset="utf-8">\n<table border="1" style="border-collapse:collapse">\n{body}\n</table>'


def read_tsv(text: str) -> list[list[str]]:
    text = _bare(text).replace("\r\n", "\n").replace("\r", "\n").removesuffix("\n")
    if not text:
        return []
    if "\t" not in text and not text.startswith('"'):
        rows = [[line] for line in text.split("\n")]
    else:
        rows = list(csv.reader(StringIO(text, newline=""), delimiter="\t"))
    return _even([[_without_apostrophe(cell) for cell in row] for row in rows])


def read_html(html: str) -> list[list[str]]:
    """The cells of the first table; merged ones count once, the places they cover are empty."""
    reader = _TableReader()
    reader.feed(html)
    reader.close()
    return _even([[_without_apostrophe(_bare(cell)) for cell in row] for row in reader.rows])


def _bare(text: str) -> str:
    return text.translate(_LAYOUT_ONLY).replace("\u00a0", " ")


def _tsv_cell(cell: CopiedCell) -> str:
    text = _copied(cell)
    if _is_like_formula(cell):
        text = f"'{text}"
    if any(sign in text for sign in '\t\n"'):
        doubled = text.replace('"', '""')
        return f'"{doubled}"'
    return text


def _html_cell(cell: CopiedCell) -> str:
    text = escape(_copied(cell)).replace("\n", '<br style="mso-data-placement:same-cell">')
    if cell.is_figure:
        return f'<td align="right">{text}</td>'
    return f"""<td style='mso-number-format:"\\@"'>{text}</td>"""


def _copied(cell: CopiedCell) -> str:
    text = _bare(cell.text)
    return text.replace(_TRUE_MINUS, "-").replace(",", "") if cell.is_figure else text


def _is_like_formula(cell: CopiedCell) -> bool:
    return not cell.is_figure and len(cell.text) > 1 and cell.text.startswith(_FORMULA_SIGNS)


def _without_apostrophe(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:].startswith(_FORMULA_SIGNS) else text


def _even(rows: list[list[str]]) -> list[list[str]]:
    longest = max(map(len, rows), default=0)
    return [row + [""] * (longest - len(row)) for row in rows]


class _TableReader(HTMLParser):
    """Takes the first table out of HTML; a table within a cell is text of that cell."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self._depth = 0
        self._is_done = False
        self._cell: list[str] | None = None
        self._span = 1
        self._covered: dict[int, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._depth += 1
        if self._is_done or self._depth == 0:
            return
        if self._depth == 1 and tag == "tr":
            self._begin_row()
        elif self._depth == 1 and tag in ("td", "th"):
            self._begin_cell(dict(attrs))
        elif self._cell is not None and (
            tag == "br" or (tag in ("p", "div", "li", "tr") and self._has_words())
        ):
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._depth:
            self._depth -= 1
            if self._depth == 0:
                self._end_cell()
                self._is_done = True
        elif self._depth == 1 and tag in ("td", "th", "tr"):
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self._cell is not None:
            self._cell.append(_blank.sub(" ", data))

    def _begin_row(self) -> None:
        self._end_cell()
        self.rows.append([])
        self._fill_covered()

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        self._end_cell()
        if not self.rows:
            self._begin_row()
        self._cell = []
        self._span = min(_count(attributes.get("colspan")), _LONGEST_ROW)
        below = _count(attributes.get("rowspan")) - 1
        if below:
            first = len(self.rows[-1])
            self._covered |= dict.fromkeys(range(first, first + self._span), below)

    def _end_cell(self) -> None:
        if self._cell is None:
            return
        lines = (line.strip() for line in "".join(self._cell).split("\n"))
        self.rows[-1] += ["\n".join(lines).strip(), *[""] * (self._span - 1)]
        self._cell = None
        self._fill_covered()

    def _fill_covered(self) -> None:
        """Empties the places that a cell of a row above reaches down to."""
        row = self.rows[-1]
        while self._covered.get(len(row), 0):
            self._covered[len(row)] -= 1
            row.append("")

    def _has_words(self) -> bool:
        return bool(self._cell and "".join(self._cell).strip())


def _count(written: str | None) -> int:
    return int(written) if written and written.isascii() and written.isdecimal() and int(written) else 1
