"""The responsibility matrix: what each item must show and who publishes it, a table per sub-indicator."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from ita_desktop.documents.compose.table_rows import head_row
from ita_desktop.documents.compose.wording import document_of, filled, paragraphs, title_lines
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
from ita_desktop.model.edition import Kind, Node
from ita_desktop.model.year import PaperKind, Part, Responsibility, party_name
from ita_desktop.thai.codes import code_key

_WIDTHS_MM = (Decimal(13), Decimal(39), Decimal(79), Decimal(29))
_HEADINGS = ("ข้อ", "ข้อมูล", "รายละเอียดข้อมูลที่เผยแพร่", "ผู้รับผิดชอบ")


def compose_matrix(book: YearBook) -> Document:
    title = paragraphs(book, PaperKind.MATRIX, "title")
    blocks: list[Block] = [PageStart(), TitleLines(title_lines(title)), Rule()]
    responsibilities = {each.node.identity: each for each in book.year.responsibilities}
    for parent, items in _items_by_place(book.edition.nodes):
        blocks.append(_caption(parent, len(items)))
        rows = [_row(book, item, responsibilities.get(item.identity)) for item in items]
        blocks.append(Table(_WIDTHS_MM, (head_row(*_HEADINGS),), rows))
    return document_of(book, " ".join(title), blocks)


def _items_by_place(nodes: Iterable[Node]) -> Iterator[tuple[Node | None, list[Node]]]:
    """Items by number under each sub-indicator, in its order; under their parent where there is none."""
    by_identity = {node.identity: node for node in nodes}

    def place_of(item: Node) -> Node | None:
        above = by_identity.get(item.parent or "")
        place = above
        while place is not None and place.kind is not Kind.SUBINDICATOR:
            place = by_identity.get(place.parent or "")
        return place or above

    items: dict[str | None, list[Node]] = {}
    for node in by_identity.values():
        if node.kind is Kind.ITEM:
            place = place_of(node)
            items.setdefault(place.identity if place else None, []).append(node)
    for identity in [*by_identity, None]:
        if identity in items:
            yield (
                by_identity[identity] if identity else None,
                sorted(items[identity], key=lambda item: code_key(item.code)),
            )


def _caption(place: Node | None, count: int) -> Caption:
    counted = f"จำนวน {count} ข้อมูล"
    if place is None:
        return Caption("", f"ข้อมูลที่เผยแพร่ {counted}")
    if place.kind is Kind.INSTRUMENT:
        return Caption("", f"{place.title} ({place.code}) {counted}")
    return Caption("", f"ตัวชี้วัดที่ {place.code} {place.title} {counted}")


def _row(book: YearBook, item: Node, responsibility: Responsibility | None) -> Row:
    details = tuple(
        Line(filled(book, element.text), bold=element.is_heading, dash=not element.is_heading)
        for element in item.elements
    )
    return Row(
        (
            Cell((Line(item.code),), alignment=Alignment.CENTRE),
            Cell(_title_lines(filled(book, item.title))),
            Cell(details or (Line(""),)),
            Cell(_responsible(responsibility)),
        )
    )


def _title_lines(title: str) -> tuple[Line, ...]:
    """A title of several lines keeps them, with a dash hanging before those typed behind one."""
    return tuple(
        Line(line.removeprefix("- "), dash=line.startswith("- "))
        for line in map(str.strip, title.splitlines())
    )


def _responsible(responsibility: Responsibility | None) -> tuple[Line, ...]:
    """Who leads before who supports; empty lines are room for the meeting to write in."""
    parties = responsibility.parties if responsibility else []
    leads_first = sorted(parties, key=lambda party: party.part is not Part.LEAD)
    return tuple(Line(party_name(party)) for party in leads_first) or (Line(""),)
