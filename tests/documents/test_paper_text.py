"""What the checks read is what is printed: the same words in the same order as in the Word file."""

import re
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from xml.etree import ElementTree

import pytest

from ita_desktop.actions.papers import PaperToWrite, list_papers
from ita_desktop.documents.content import (
    Caption,
    Cell,
    Chart,
    ChartKind,
    Document,
    Line,
    MemoHead,
    Merge,
    NumberedItem,
    Paragraph,
    Row,
    Span,
    Table,
)
from ita_desktop.documents.paper_text import paper_text
from ita_desktop.documents.writers.to_word import write_word
from ita_desktop.model.office import Digits
from ita_desktop.model.year import PaperKind
from tests.documents.compose.measures_books import small_book

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FOR_THE_PEN = re.compile(r"[./]+|ลงชื่อ\.+|\(\.+\)")
_ALWAYS_THERE = "บันทึกข้อความ"


def bare(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


def written_words(document: Document) -> str:
    """The words of the Word file without spaces, dashes and what is there for the pen."""
    file = BytesIO()
    write_word(document, file)
    with zipfile.ZipFile(file) as package:
        body = ElementTree.fromstring(package.read("word/document.xml"))
    texts = (bare("".join(each.text or "" for each in p.iter(f"{_W}t"))) for p in body.iter(f"{_W}p"))
    seen = (text for text in texts if not _FOR_THE_PEN.fullmatch(text))
    return "".join(seen).replace(_ALWAYS_THERE, "")


@pytest.mark.parametrize("paper", list_papers(small_book()), ids=lambda paper: paper.file_name)
def test_a_paper_is_read_as_it_is_printed(paper: PaperToWrite) -> None:
    composed = paper.compose()
    # The words of a chart lie in a part of their own, and an urgency is drawn in a box beside the emblem.
    blocks = tuple(block for block in composed.blocks if not isinstance(block, Chart | MemoHead))
    document = replace(composed, blocks=blocks)
    paragraphs = paper_text(document, paper.kind).paragraphs
    assert "".join(bare(paragraph.text) for paragraph in paragraphs) == written_words(document)


def test_urgency_and_the_names_on_a_chart_are_read_too() -> None:
    scores = (Decimal(90), Decimal(80))
    chart = Chart(ChartKind.BARS, "คะแนน", ("ก", "ข"), scores, "คะแนน", Decimal(85), "เกณฑ์")
    paper = paper_text(Document("", "", (MemoHead(None, urgency="ด่วน"), chart)), PaperKind.MEASURES)
    assert [each.text for each in paper.paragraphs] == ["ด่วน", "คะแนน", "ก", "ข"]


def test_paragraphs_are_counted_through_the_paper_and_headings_marked() -> None:
    table = Table(
        (),
        (Row((Cell((Line("ข้อ"),)),)),),
        [
            Row((Cell((Line("O1\nโครงสร้าง"), Line(""))), Cell((Line("ร่วม"),), merge=Merge.START))),
            Row((Cell((Line("O2"),)), Cell((Line("ใต้ช่องรวม"),), merge=Merge.CONTINUED))),
        ],
    )
    blocks = (
        Paragraph((Span("คะแนน "), Span("85", bold=True))),
        Caption("ตารางที่ 1", "ผล"),
        table,
        NumberedItem("1.", "ต่อไป"),
    )
    paper = paper_text(Document("", "", blocks, digits=Digits.THAI), PaperKind.MATRIX)
    assert paper.kind is PaperKind.MATRIX
    assert [(each.number, each.text, each.is_heading) for each in paper.paragraphs] == [
        (1, "คะแนน ๘๕", False),
        (2, "ตารางที่ ๑ ผล", True),
        (3, "ข้อ", False),
        (4, "O1", False),
        (5, "โครงสร้าง", False),
        (6, "ร่วม", False),
        (7, "O2", False),
        (8, "๑. ต่อไป", False),
    ]


def test_an_empty_name_leaves_no_empty_bracket() -> None:
    book = small_book()
    book.office.signatories = []
    for paper in list_papers(book):
        assert not [
            each.text for each in paper_text(paper.compose(), paper.kind).paragraphs if "()" in each.text
        ]
