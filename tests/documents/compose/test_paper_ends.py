"""However long a paper is, no heading and no signature stands on a page without a text above it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from ita_desktop.documents.compose.agenda import compose_agenda
from ita_desktop.documents.compose.memo import compose_memo
from ita_desktop.documents.compose.minutes import compose_minutes
from ita_desktop.documents.compose.paper_end import end_kept_together
from ita_desktop.documents.content import (
    AgendaHeading,
    Block,
    Document,
    Heading,
    NumberedItem,
    PageStart,
    Paragraph,
    PenPlaces,
    Signature,
)
from ita_desktop.documents.writers.to_pages import lay_out
from ita_desktop.model.year import PaperKind
from tests.documents.compose.held_meeting import held_meeting
from tests.documents.compose.small_district import small_district

LINES_OF_A_PAGE = 34
PAPERS = {
    "memo": lambda: compose_memo(small_district(), PaperKind.PROPOSAL_MEMO),
    "agenda": lambda: compose_agenda(small_district()),
    "minutes": lambda: compose_minutes(*held_meeting()),
}


def lengthened(document: Document) -> Iterator[Document]:
    """By one line after another, until a whole page more is filled."""
    blocks = document.blocks
    first = next(place for place, block in enumerate(blocks) if isinstance(block, Paragraph | NumberedItem))
    for count in range(LINES_OF_A_PAGE):
        filling = (Paragraph("บรรทัดเดียว"),) * count
        yield replace(document, blocks=(*blocks[:first], *filling, *blocks[first:]))


def is_text(block: Block) -> bool:
    return isinstance(block, Paragraph | NumberedItem)


@pytest.mark.parametrize("name", PAPERS)
def test_the_last_text_stands_on_the_page_of_what_ends_the_paper(qapp: QApplication, name: str) -> None:
    document = PAPERS[name]()
    ends = [
        place
        for place, block in enumerate(document.blocks)
        if isinstance(block, AgendaHeading | Heading | PenPlaces | Signature)
    ]
    last_text = max(place for place, block in enumerate(document.blocks) if is_text(block))
    behind = [place for place in ends if place > last_text]
    assert behind
    for longer in lengthened(document):
        more = len(longer.blocks) - len(document.blocks)
        pages = lay_out(longer)
        assert {pages.page_of(place + more) for place in behind} == {pages.page_of(last_text + more)}


def test_four_pens_stand_on_one_page(qapp: QApplication) -> None:
    pens = PenPlaces(tuple(Signature(f"นาย{name}", ("หัวหน้าฝ่าย",)) for name in "กขคง"))
    for count in range(LINES_OF_A_PAGE):
        filling = (Paragraph("บรรทัดเดียว"),) * count
        pages = lay_out(Document("เอกสาร", "ผู้จัดทำ", (PageStart(), *filling, pens)))
        assert len(pages.places_of(count + 1)) == 1


def test_a_text_is_kept_only_with_what_follows_it() -> None:
    heading, text = AgendaHeading("ระเบียบวาระที่ 1", "เรื่องอื่น ๆ"), Paragraph("ไม่มี")
    assert end_kept_together([heading, text]) == [heading, text]
    assert end_kept_together([text, text, heading]) == [text, replace(text, keep_with_next=True), heading]
    assert end_kept_together([heading]) == [heading]
