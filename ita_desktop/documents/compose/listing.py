"""Any list of the window as a paper: its columns as they are shown, under a head that repeats, in its language."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from ita_desktop.documents.compose.table_rows import head_row, name_row
from ita_desktop.documents.compose.wording import document_of
from ita_desktop.documents.content import (
    Block,
    Cell,
    Document,
    Line,
    PageStart,
    Row,
    Table,
    TitleLines,
)
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Digits
from ita_desktop.translation import SOURCE_LANGUAGE, language_in_use

_PORTRAIT_MM = Decimal(160)
_LANDSCAPE_MM = Decimal(257)
_MANY_COLUMNS = 4
_NARROWEST_MM = Decimal(14)


def compose_listing(
    book: YearBook,
    title_lines: Sequence[str],
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
) -> Document:
    """`rows` hold a text a column; a row with one text heads a group. `shares` are the widths of the columns in sight.

    More than four columns lie on a page set sideways.
    """
    is_wide = len(headings) > _MANY_COLUMNS
    widths = _widths_mm(shares, _LANDSCAPE_MM if is_wide else _PORTRAIT_MM)
    table = Table(widths, (head_row(*headings),), tuple(_row(texts, len(headings)) for texts in rows))
    blocks = (PageStart(landscape=is_wide), TitleLines(tuple(title_lines)), table)
    return listing_of(book, " ".join(title_lines), blocks)


def listing_of(book: YearBook, title: str, blocks: Sequence[Block]) -> Document:
    """A list is no paper of the office: only in Thai has it the digits of its papers."""
    document = document_of(book, title, blocks)
    if language_in_use() == SOURCE_LANGUAGE:
        return document
    return replace(document, digits=Digits.ARABIC, code_digits=Digits.ARABIC)


def _row(texts: Sequence[str], columns: int) -> Row:
    if len(texts) == 1 and columns > 1:
        return name_row(texts[0], columns)
    return Row(tuple(Cell(tuple(Line(line) for line in text.split("\n"))) for text in texts))


def _widths_mm(shares: Sequence[float], room: Decimal) -> tuple[Decimal, ...]:
    """Widths in the proportion of the screen, none too narrow for a word or two."""
    whole = sum(shares) or 1
    widths = [max(room * Decimal(str(share / whole)), _NARROWEST_MM) for share in shares]
    excess = sum(widths) - room
    if excess > 0:
        widest = widths.index(max(widths))
        widths[widest] = max(widths[widest] - excess, _NARROWEST_MM)
    return tuple(width.quantize(Decimal("0.1")) for width in widths)
