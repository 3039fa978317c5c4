"""The words of a composed paper in printing order, for whoever looks for slips before it is written."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple, assert_never

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
    Forwarding,
    ForwardingBlocks,
    HeaderLine,
    Heading,
    IndentedHeading,
    MemberTable,
    MemoHead,
    Merge,
    NumberedItem,
    OrderEnd,
    PageBreak,
    PageStart,
    Paragraph,
    PenPlaces,
    Row,
    Rule,
    ScoreLine,
    Signature,
    Table,
    Text,
    TitleLines,
)
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.findings import PaperParagraph, PaperText


class _Words(NamedTuple):
    text: str
    is_heading: bool = False


def paper_text(document: Document, kind: PaperKind) -> PaperText:
    """Every paragraph and every line of a cell that has words, in the digits of the paper.

    What the writers add for the pen, dotted lines and empty brackets, is not among them.
    """
    words = (each for block in document.blocks for each in _words_of(block))
    filled = ((text.strip(), is_heading) for text, is_heading in words if text.strip())
    return PaperText(
        kind,
        tuple(
            PaperParagraph(number, document.printed(text), is_heading)
            for number, (text, is_heading) in enumerate(filled, start=1)
        ),
    )


def _words_of(block: Block) -> Iterable[_Words]:
    match block:
        case PageStart() | PageBreak() | Emblem() | Rule():
            return ()
        case MemoHead() | HeaderLine() | Addressee() | OrderEnd() | ForwardingBlocks():
            return map(_Words, _letter_lines(block))
        case Signature() | PenPlaces() | ApprovalStep():
            return map(_Words, _signed_lines(block))
        case TitleLines():
            return _headings(block.lines)
        case Paragraph():
            return (_Words(_plain(block.text)),)
        case NumberedItem():
            return (_Words(f"{block.number} {_plain(block.text)}"),)
        case Heading():
            return (_Words(f"{block.number} {block.text}", is_heading=True),)
        case IndentedHeading():
            return (_Words(block.text, is_heading=True),)
        case AgendaHeading() | Caption():
            return (_Words(f"{block.label} {block.text}", is_heading=True),)
        case CoverPage():
            return _headings((*block.title_lines, block.year_line, *block.office_lines))
        case ScoreLine():
            return (_Words(f"{block.label} {block.name} {block.score}"),)
        case MemberTable():
            return map(_Words, _member_lines(block))
        case Table():
            return map(_Words, _cell_lines((*block.head, *block.rows)))
        case Chart():
            return map(_Words, (block.title, *block.names))
        case _:
            assert_never(block)


def _headings(lines: Iterable[str]) -> Iterator[_Words]:
    return (_Words(line, is_heading=True) for line in lines)


def _plain(text: Text) -> str:
    return text if isinstance(text, str) else "".join(span.text for span in text)


def _letter_lines(
    block: MemoHead | HeaderLine | Addressee | OrderEnd | ForwardingBlocks,
) -> Iterator[str]:
    match block:
        case MemoHead():
            yield from (block.secrecy, block.urgency)
        case HeaderLine():
            yield " ".join(f"{field.label} {field.text}" for field in block.fields)
        case Addressee():
            first, *others = block.lines or ("",)
            yield from (f"{block.label} {first}", *others)
        case OrderEnd():
            yield from (f"{block.effect_label} {block.effect}", block.date)
        case ForwardingBlocks():
            for forwarding in block.blocks:
                yield from _forwarding_lines(forwarding)


def _forwarding_lines(block: Forwarding) -> Iterator[str]:
    yield block.urgency
    yield f"ที่ {block.number} วันที่ {block.date}"
    yield from _letter_lines(block.addressee)
    yield from block.lines
    yield from _signed_lines(block.signature)


def _signed_lines(block: Signature | PenPlaces | ApprovalStep) -> Iterator[str]:
    match block:
        case Signature():
            yield f"({block.name})" if block.name else ""
            yield from block.position_lines
        case PenPlaces():
            for signature in block.signatures:
                yield from _signed_lines(signature)
        case ApprovalStep():
            yield f"{block.number} {block.role}"
            yield from _signed_lines(block.signature)
            yield block.date_line


def _member_lines(table: MemberTable) -> Iterator[str]:
    for row in table.rows:
        first, *others = row.lines or ("",)
        yield from (f"{row.number} {first}", *others, row.role)


def _cell_lines(rows: Iterable[Row]) -> Iterator[str]:
    """What lies under a merged cell is not seen."""
    for row in rows:
        for cell in row.cells:
            if cell.merge is not Merge.CONTINUED:
                for line in cell.lines:
                    yield from f"{line.number} {line.text}".split("\n")
