"""The PDF of a paper: every letter and mark is found in it, in order, by readers that are not ours."""

import io
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtWidgets import QApplication

from ita_desktop.documents.content import Document, Paragraph
from ita_desktop.documents.paper_text import paper_text
from ita_desktop.documents.writers.to_pages import Pages, lay_out
from ita_desktop.model.year import PaperKind
from tests.documents.writers.laid_out_pages import pages_of, skip_without_font
from tests.documents.writers.model_pages import agenda, emblem_png, matrix, measures, memo, order

MARKS = "กที่น้ำป้ำปั่นกู้ญู่ฐุไฟป่าฟ้าปิ๊ปี๋ผู้อำนวยการครั้งที่ AV fi"


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    skip_without_font()


def pdf_of(pages: Pages) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    pages.write_pdf(buffer)
    return bytes(buffer.data().data())


def words_in(pdf: bytes) -> str:
    """Of all pages, in the order of the letters, without spaces."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return "".join("".join(letter["text"] for letter in page.chars) for page in document.pages).replace(
            " ", ""
        )


def test_every_mark_of_thai_survives() -> None:
    assert words_in(pdf_of(pages_of(Paragraph(MARKS)))) == MARKS.replace(" ", "")


@pytest.mark.parametrize(
    "document", [memo(emblem_png()), order(emblem_png()), agenda(), matrix(), measures()]
)
def test_every_word_of_a_paper_is_in_its_pdf(document: Document) -> None:
    said = words_in(pdf_of(lay_out(document)))
    for paragraph in paper_text(document, PaperKind.MEASURES).paragraphs:
        for word in paragraph.text.split():
            assert all(piece in said for piece in word.split("\t")), word


def test_pictures_and_pages_are_all_there() -> None:
    with pdfplumber.open(io.BytesIO(pdf_of(lay_out(memo(emblem_png()))))) as document:
        assert len(document.pages) == 2
        assert (document.pages[0].width, document.pages[0].height) == (
            pytest.approx(595.28, abs=0.01),
            pytest.approx(841.89, abs=0.01),
        )
        (picture,) = document.pages[0].images
        assert picture["height"] == pytest.approx(42.52, abs=0.01)


def test_title_and_author_stand_in_the_properties() -> None:
    document = memo()
    with pdfplumber.open(io.BytesIO(pdf_of(lay_out(document)))) as pdf:
        assert (pdf.metadata["Title"], pdf.metadata["Author"]) == (document.title, document.author)


def test_the_same_paper_gives_the_same_bytes() -> None:
    assert pdf_of(lay_out(memo(emblem_png()))) == pdf_of(lay_out(memo(emblem_png())))


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    pages = pages_of(Paragraph(MARKS))
    pages.write_pdf(tmp_path / "บันทึก.pdf")
    assert (tmp_path / "บันทึก.pdf").read_bytes() == pdf_of(pages)
    with pytest.raises(FileNotFoundError):
        pages.write_pdf(tmp_path / "ไม่มี" / "บันทึก.pdf")
