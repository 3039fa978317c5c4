"""Writes a paper as a Word file that needs no mending."""

from collections.abc import Iterator
from itertools import chain, pairwise
from pathlib import Path
from types import NoneType
from typing import BinaryIO, assert_never

from ita_desktop.documents.content import (
    Addressee,
    AgendaHeading,
    ApprovalStep,
    Block,
    Caption,
    Chart,
    CoverPage,
    Document,
    Emblem,
    ForwardingBlocks,
    HeaderLine,
    Heading,
    IndentedHeading,
    MemberTable,
    MemoHead,
    NumberedItem,
    OrderEnd,
    PageBreak,
    PageStart,
    Paragraph,
    PenPlaces,
    Rule,
    ScoreLine,
    Signature,
    Table,
    TitleLines,
)
from ita_desktop.documents.writers import (
    word_charts,
    word_letters,
    word_paragraphs,
    word_signatures,
    word_tables,
)
from ita_desktop.documents.writers.style import PAPER_STYLE
from ita_desktop.documents.writers.word_package import WordPackage
from ita_desktop.documents.writers.word_sections import Sections, section_end
from ita_desktop.documents.writers.word_text import NAMESPACES, PAGE_BREAK, SEAM, Typesetter

_IN_TABLES = (ApprovalStep, ForwardingBlocks, MemberTable, PenPlaces, Table)


def write_word(document: Document, target: Path | BinaryIO, base: bytes | None = None) -> None:
    """Writes `document`; `base` is the office's own Word file to take styles from.

    Tables are written while they are composed, so that a long one never stands in memory as a whole.
    Raises `docx.image.exceptions.UnrecognizedImageError` for an emblem that is no picture Word can show, and
    `OSError` when `target` cannot be written; an earlier file is then left as it was.
    """
    package = WordPackage(base)
    package.describe(document.title, document.author)
    package.use_font(document.font)
    package.save(target, _WordBody(document, package).pieces())


class _WordBody:
    def __init__(self, document: Document, package: WordPackage) -> None:
        self._document = document
        self._package = package
        self._typesetter = Typesetter(document.printed)
        self._style = PAPER_STYLE
        secrecy = next((block.secrecy for block in document.blocks if isinstance(block, MemoHead)), "")
        self._sections = Sections(package, self._typesetter, self._style, document.digits, secrecy)

    def pieces(self) -> Iterator[str]:
        """The XML of the document part. All but tables is composed at once: pictures and charts join the package."""
        start, *blocks = self._document.blocks
        if not isinstance(start, PageStart):
            start, blocks = PageStart(), self._document.blocks
        self._sections.open(start)
        head = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:document {NAMESPACES}><w:body>'
        written: list[str | Iterator[str]] = [head]
        for above, block in pairwise((start, *blocks, None)):
            # Word joins tables that touch, and wants a paragraph at the end.
            if isinstance(above, _IN_TABLES) and isinstance(block, (*_IN_TABLES, NoneType)):
                written.append(SEAM)
            if block is not None and above is not None:
                written.append(self._block(block, above))
        written.append(f"{self._sections.close()}</w:body></w:document>")
        return chain.from_iterable((piece,) if isinstance(piece, str) else piece for piece in written)

    def _block(self, block: Block, above: Block) -> str | Iterator[str]:
        typesetter, style, package = self._typesetter, self._style, self._package
        match block:
            case PageStart():
                ended = section_end(self._sections.close())
                self._sections.open(block)
                return ended
            case Table():
                lead = word_paragraphs.lead_to_table(style) if isinstance(above, Heading | Paragraph) else ""
                return chain((lead,), word_tables.ruled_table(block, typesetter, style))
            case PageBreak():
                return PAGE_BREAK
            case MemoHead():
                return word_letters.memo_head(block, package, typesetter, style)
            case HeaderLine():
                return word_letters.header_line(block, typesetter, style)
            case Addressee():
                return word_letters.addressee(block, typesetter)
            case Emblem():
                return word_letters.order_emblem(block, package, style)
            case TitleLines():
                return word_paragraphs.title_lines(block, typesetter)
            case Rule():
                return word_paragraphs.TITLE_RULE
            case Paragraph():
                return word_paragraphs.body(block, typesetter)
            case Heading():
                # A landscape page is low: its heading starts at the very top.
                is_at_top = isinstance(above, PageStart) and above.landscape
                return word_paragraphs.heading(block, typesetter, is_at_top)
            case IndentedHeading():
                return word_paragraphs.indented_heading(block, typesetter)
            case NumberedItem():
                return word_paragraphs.numbered_item(block, typesetter, style)
            case MemberTable():
                return word_tables.members(block, typesetter, style)
            case OrderEnd():
                return word_paragraphs.order_end(block, typesetter, style)
            case Signature():
                return word_signatures.signature(block, typesetter)
            case PenPlaces():
                return word_signatures.pen_places(block, typesetter, style)
            case ForwardingBlocks():
                return word_letters.forwarding_blocks(block, typesetter, style)
            case AgendaHeading():
                return word_paragraphs.agenda_heading(block, typesetter)
            case ScoreLine():
                return word_paragraphs.score_line(block, typesetter)
            case Caption():
                return word_paragraphs.caption(block, typesetter)
            case Chart():
                return word_charts.chart(block, self._document, package, style)
            case CoverPage():
                return word_paragraphs.cover(block, typesetter, style)
            case ApprovalStep():
                return word_signatures.approval_step(block, typesetter, style)
            case _:
                assert_never(block)
