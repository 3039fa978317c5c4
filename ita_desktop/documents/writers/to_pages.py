"""Sets a paper onto pages: what preview, print and PDF show."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QIODevice, QRectF
from PySide6.QtGui import QPainter

from ita_desktop.documents.content import Block, Document, MemberTable, MemoHead, Table
from ita_desktop.documents.paper_text import paper_text
from ita_desktop.documents.writers import page_fonts
from ita_desktop.documents.writers.page_blocks import BlockStrips, Memory
from ita_desktop.documents.writers.page_flow import Page, PageCount, Placed, pages_of_run
from ita_desktop.documents.writers.page_letters import secrecy_marks
from ita_desktop.documents.writers.page_lines import Look, Run, Set
from ita_desktop.documents.writers.page_marks import Letters, Mark, moved, paint_marks
from ita_desktop.documents.writers.page_pdf import PdfSheet, write_pdf
from ita_desktop.documents.writers.page_rows import RowOnPage, row_marks
from ita_desktop.documents.writers.page_units import millimetres, points
from ita_desktop.documents.writers.style import PAPER_STYLE
from ita_desktop.model.year import PaperKind
from ita_desktop.thai.digits import to_arabic_digits


class Place(NamedTuple):
    """Where something stands: the page, counted from 0, and its rectangle in points."""

    page: int
    rect: QRectF


def missing_font(document: Document) -> str | None:
    """The font of the paper, if this computer lacks it: another one stands in for it then."""
    return page_fonts.missing_font(document.font)


def lay_out(document: Document, earlier: "Pages | None" = None) -> "Pages":
    """Any thread may do it. What has not changed since `earlier` is taken from there."""
    memory = Memory(document) if earlier is None else earlier.memory.again(document)
    body = Look(float(PAPER_STYLE.body_pt))
    count = PageCount(PAPER_STYLE, memory.setter.lines(body, (Run(""),), 1)[0].height)
    pages = [
        page
        for start, items in BlockStrips(memory, PAPER_STYLE).runs(document)
        for page in pages_of_run(start, items, count)
    ]
    memory.close()
    return Pages(document, pages, memory)


class Pages:
    """The pages of one paper. They never change; laying out a changed paper gives new ones."""

    def __init__(self, document: Document, pages: list[Page], memory: Memory) -> None:
        self.document = document
        self.memory = memory
        self._pages = pages
        self._marks: dict[int, tuple[Mark, ...]] = {}
        self._secrecy = next((block.secrecy for block in document.blocks if isinstance(block, MemoHead)), "")

    def __len__(self) -> int:
        return len(self._pages)

    def size_mm(self, page: int) -> tuple[float, float]:
        sheet = self._pages[page].sheet
        return millimetres(sheet.width), millimetres(sheet.height)

    def size_points(self, page: int) -> tuple[float, float]:
        sheet = self._pages[page].sheet
        return sheet.width, sheet.height

    def number(self, page: int) -> int | None:
        """The number printed on it."""
        return self._pages[page].sheet.number

    def paint(self, painter: QPainter, page: int) -> None:
        """In points from the upper left corner of the paper, which stays unpainted; the caller scales."""
        painter.save()
        paint_marks(self.marks(page), painter)
        painter.restore()

    def write_pdf(self, target: Path | QIODevice) -> None:
        """Every letter can be found and copied in it. Raises `OSError` when `target` cannot be written."""
        sheets = (PdfSheet(*self.size_points(page), self.marks(page)) for page in range(len(self)))
        write_pdf(sheets, self.document.title, self.document.author, target)

    def marks(self, page: int) -> tuple[Mark, ...]:
        """What stands on a page; made when it is first looked at."""
        if page not in self._marks:
            self._marks[page] = (*self._edge_marks(page), *_marks(self._pages[page]))
        return self._marks[page]

    def _edge_marks(self, page: int) -> Iterator[Mark]:
        sheet, setter = self._pages[page].sheet, self.memory.setter
        if sheet.number is not None:
            look = Look(float(PAPER_STYLE.body_pt), setting=Set.CENTRE)
            line = setter.lines(look, (Run(f"- {sheet.number} -"),), sheet.text_width)[0]
            yield Letters(line, sheet.left, points(PAPER_STYLE.page_number_distance_mm) + line.ascent)
        yield from secrecy_marks(self._secrecy, setter, PAPER_STYLE, landscape=self._pages[page].landscape)

    def places_of(self, block: int) -> tuple[Place, ...]:
        """Where a block of the document stands, one rectangle for each page of it."""
        return self._places.get(block, ())

    def page_of(self, block: int) -> int:
        """The page on which a block begins; for what is not seen itself, that of the block above."""
        for number in range(block, -1, -1):
            if places := self.places_of(number):
                return places[0].page
        return 0

    def places_of_row(self, block: int, row: int) -> tuple[Place, ...]:
        """Where a row of a table stands; the rows of the head are counted first."""
        return tuple(
            Place(page, _rect(self._pages[page], placed))
            for page, placed in self._all_placed()
            if placed.block == block and placed.strip.row_number == row
        )

    def page_of_paragraph(self, number: int) -> int:
        """The page of a paragraph as `paper_text` counts them, from 1."""
        return self._paragraph_pages[number - 1] if 0 < number <= len(self._paragraph_pages) else 0

    def find(self, text: str) -> list[Place]:
        """The lines in which `text` begins; digits of either script, spaces and line ends make no difference."""
        wanted = _folded(text)
        if not wanted:
            return []
        lines = [
            (_folded(mark.line.text), Place(page, _rect_of_letters(mark)))
            for page in range(len(self))
            for mark in self.marks(page)
            if isinstance(mark, Letters)
        ]
        whole = "".join(folded for folded, _place in lines)
        found: list[Place] = []
        line = line_end = at = 0
        while (at := whole.find(wanted, at)) >= 0:
            while at >= line_end:
                line_end += len(lines[line][0])
                line += 1
            found.append(lines[line - 1][1])
            at += len(wanted)
        return found

    def _all_placed(self) -> Iterator[tuple[int, Placed]]:
        return ((number, placed) for number, page in enumerate(self._pages) for placed in page.placed)

    @cached_property
    def _places(self) -> dict[int, tuple[Place, ...]]:
        found: dict[int, dict[int, QRectF]] = {}
        for page, placed in self._all_placed():
            rects = found.setdefault(placed.block, {})
            rect = _rect(self._pages[page], placed)
            rects[page] = rects[page].united(rect) if page in rects else rect
        return {block: tuple(map(Place, rects, rects.values())) for block, rects in found.items()}

    @cached_property
    def _paragraph_pages(self) -> list[int]:
        rows = {
            (placed.block, placed.strip.row_number): page
            for page, placed in reversed(list(self._all_placed()))
        }
        return [
            page
            for number, block in enumerate(self.document.blocks)
            for row, piece in enumerate(_pieces(block))
            for page in [rows.get((number, row), self.page_of(number))] * self._paragraph_count(piece)
        ]

    def _paragraph_count(self, block: Block) -> int:
        alone = replace(self.document, blocks=(block,))
        return len(paper_text(alone, PaperKind.MEASURES).paragraphs)


def _pieces(block: Block) -> Iterator[Block]:
    """A table row by row, as its rows may stand on many pages."""
    match block:
        case Table():
            yield from (replace(block, head=(), rows=(row,)) for row in (*block.head, *block.rows))
        case MemberTable():
            yield from (replace(block, rows=(row,)) for row in block.rows)
        case _:
            yield block


def _marks(page: Page) -> Iterator[Mark]:
    left = page.sheet.left
    for is_row, group in groupby(page.placed, lambda placed: placed.strip.row is not None):
        if is_row:
            for _block, rows in groupby(group, lambda placed: placed.block):
                yield from row_marks([RowOnPage(y, strip.row) for y, strip, _ in rows if strip.row], left)
            continue
        for y, strip, _block in group:
            yield from strip.on_page
            yield from (moved(mark, left, y) for mark in strip.marks)
            if strip.line is not None:
                yield Letters(strip.line, left, y + strip.line.ascent, strip.colour)


def _rect(page: Page, placed: Placed) -> QRectF:
    return QRectF(page.sheet.left, placed.y, page.sheet.text_width, placed.strip.height)


def _rect_of_letters(letters: Letters) -> QRectF:
    parts = letters.line.parts
    if not parts:
        return QRectF(letters.x, letters.y - letters.line.ascent, 0, letters.line.height)
    last = parts[-1]
    width = last.x + last.word.width * last.size + last.wider * len(last.word.clusters) - parts[0].x
    return QRectF(letters.x + parts[0].x, letters.y - letters.line.ascent, width, letters.line.height)


def _folded(text: str) -> str:
    return "".join(to_arabic_digits(text).split())
