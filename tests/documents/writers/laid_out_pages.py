"""Papers set onto pages and looked into: what their lines say and where they stand."""

from collections.abc import Iterator
from typing import NamedTuple

import pytest
from PySide6.QtGui import QFontDatabase

from ita_desktop.documents.content import Block, Cell, Line, Row
from ita_desktop.documents.writers.page_marks import Letters, Stroke
from ita_desktop.documents.writers.page_units import millimetres
from ita_desktop.documents.writers.to_pages import Pages, lay_out
from tests.documents.writers.written_papers import paper

FONTS = ("TH SarabunPSK", "TH Sarabun New", "Laksaman", "Sarabun")


class PageLine(NamedTuple):
    """In mm; `y` is the baseline."""

    text: str
    x: float
    end: float
    y: float


def skip_without_font() -> None:
    if not any(map(QFontDatabase.hasFamily, FONTS)):
        pytest.skip("no font like TH SarabunPSK is installed")


def pages_of(*blocks: Block) -> Pages:
    return lay_out(paper(*blocks))


def lines_of(pages: Pages, page: int = 0) -> list[PageLine]:
    return list(_lines(pages, page))


def _lines(pages: Pages, page: int) -> Iterator[PageLine]:
    for mark in pages.marks(page):
        if isinstance(mark, Letters) and mark.line.parts:
            *_others, (cluster, x, size) = mark.placed()
            start = mark.x + mark.line.parts[0].x
            end = x + cluster.width * size
            yield PageLine(mark.line.text, *map(millimetres, (start, end, mark.y)))


def texts_of(pages: Pages, page: int = 0) -> list[str]:
    return [line.text.strip() for line in lines_of(pages, page)]


def pages_with(pages: Pages, text: str) -> list[int]:
    return [page for page in range(len(pages)) if any(text in line for line in texts_of(pages, page))]


def strokes_of(pages: Pages, page: int = 0) -> list[Stroke]:
    return [mark for mark in pages.marks(page) if isinstance(mark, Stroke)]


def row(*texts: str, keep: bool = False) -> Row:
    """Lines of a cell are parted by bars."""
    cells = (Cell(tuple(Line(line) for line in text.split("|"))) for text in texts)
    return Row(tuple(cells), keep_with_next=keep)
