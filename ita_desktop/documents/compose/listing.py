"""Any list of the window as a paper: its columns as they are shown, under a head that repeats, in its language."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import islice, pairwise

from ita_desktop.documents.compose.table_rows import head_row, name_row
from ita_desktop.documents.compose.wording import document_of
from ita_desktop.documents.content import (
    Alignment,
    Block,
    Caption,
    Cell,
    Document,
    Line,
    PageStart,
    Row,
    Rule,
    Table,
    TitleLines,
)
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Digits
from ita_desktop.spoken import is_thai
from ita_desktop.thai.line_breaks import approximate_width
from ita_desktop.thai.word_breaks import break_places
from ita_desktop.translation import translate as _

_PORTRAIT_MM = Decimal(160)
_LANDSCAPE_MM = Decimal(257)
_MANY_COLUMNS = 4
_NARROWEST_MM, _WIDEST_WORD_MM = Decimal(10), Decimal(40)
_ROWS_MEASURED = 200
_EM_MM = 14 * 25.4 / 72
_CELL_SIDES_MM = Decimal("3.5")


def compose_listing(
    book: YearBook,
    title_lines: Sequence[str],
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    shares: Sequence[float],
    *,
    alignments: Sequence[Alignment] = (),
    chosen: Sequence[str] = (),
) -> Document:
    """`rows` hold a text a column; a row with one text heads a group. `shares` are the widths of the columns in sight.

    More than four columns lie on a page set sideways. `chosen` says by what the rows were chosen of those there are.
    """
    is_wide = len(headings) > _MANY_COLUMNS
    alignments = alignments or [Alignment.LEFT] * len(headings)
    words = [headings, *islice((texts for texts in rows if len(texts) == len(headings)), _ROWS_MEASURED)]
    least = [max(map(_longest_word_mm, column)) for column in zip(*words, strict=True)]
    widths = _widths_mm(shares, least, _LANDSCAPE_MM if is_wide else _PORTRAIT_MM)
    table = Table(widths, (head_row(*headings),), tuple(_row(texts, alignments) for texts in rows))
    told = (Caption("", _("แสดงเฉพาะ {choices}").format(choices=" · ".join(chosen))),) if chosen else ()
    blocks = (PageStart(landscape=is_wide), TitleLines(tuple(title_lines)), Rule(), *told, table)
    return listing_of(book, " ".join(title_lines), blocks)


def listing_of(book: YearBook, title: str, blocks: Sequence[Block]) -> Document:
    """A list is no paper of the office: only in Thai has it the digits of its papers."""
    document = document_of(book, title, blocks)
    if is_thai():
        return document
    return replace(document, digits=Digits.ARABIC, code_digits=Digits.ARABIC)


def _row(texts: Sequence[str], alignments: Sequence[Alignment]) -> Row:
    if len(texts) == 1 and len(alignments) > 1:
        return name_row(texts[0], len(alignments))
    return Row(
        tuple(
            Cell(tuple(Line(line) for line in text.split("\n")), alignment=alignment)
            for text, alignment in zip(texts, alignments, strict=True)
        )
    )


def _longest_word_mm(text: str) -> Decimal:
    places = (0, *break_places(text), len(text))
    words = (text[start:end] for start, end in pairwise(places))
    width_mm = max(approximate_width(word.strip()) for word in words) * _EM_MM
    return min(Decimal(f"{width_mm:.1f}"), _WIDEST_WORD_MM) + _CELL_SIDES_MM


def _widths_mm(shares: Sequence[float], least: Sequence[Decimal], room: Decimal) -> tuple[Decimal, ...]:
    """Widths in the proportion of the screen, none too narrow for its longest word; together as wide as the page."""
    least = [max(each, _NARROWEST_MM) for each in least]
    if sum(least) >= room:
        return _rounded([room * each / sum(least) for each in least], room)
    wide = set(range(len(least)))
    while True:
        left = room - sum(each for column, each in enumerate(least) if column not in wide)
        whole = sum(shares[column] for column in wide) or 1
        widths = [
            left * Decimal(str(shares[column] / whole)) if column in wide else each
            for column, each in enumerate(least)
        ]
        narrow = {column for column in wide if widths[column] < least[column]}
        if not narrow:
            return _rounded(widths, room)
        wide -= narrow


def _rounded(widths: Sequence[Decimal], room: Decimal) -> tuple[Decimal, ...]:
    rounded = [width.quantize(Decimal("0.1")) for width in widths]
    rounded[rounded.index(max(rounded))] += room - sum(rounded)
    return tuple(rounded)
