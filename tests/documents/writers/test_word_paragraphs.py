"""Headings, numbered text, dates of effect, captions, covers."""

import pytest

from ita_desktop.documents.content import (
    AgendaHeading,
    Caption,
    CoverPage,
    Heading,
    IndentedHeading,
    NumberedItem,
    OrderEnd,
    PageBreak,
    PageStart,
    Paragraph,
    Rule,
    ScoreLine,
    TitleLines,
)
from tests.documents.writers.written_papers import NAMES, tag, text_of, value, written


def test_the_last_paragraph_keeps_with_what_follows() -> None:
    kept, free = written(Paragraph("ก", keep_with_next=True), Paragraph("ข")).paragraphs("Body")
    assert kept.find("w:pPr/w:keepNext", NAMES) is not None
    assert kept.find("w:pPr/w:keepLines", NAMES) is not None
    assert free.find("w:pPr/w:keepNext", NAMES) is None


@pytest.mark.parametrize(("number", "twips"), [("1.", 1814), ("1.1", 1928), ("10.", 1928), ("1.1.10", 2268)])
def test_text_starts_at_the_first_place_with_room_behind_its_number(number: str, twips: int) -> None:
    (item,) = written(NumberedItem(number, "ข้อความ")).paragraphs("NumberedItem")
    assert value(item, "w:pPr/w:tabs/w:tab", "w:pos") == str(twips)
    assert item.find("w:pPr/w:ind", NAMES) is None


def test_a_deeper_number_stands_further_in() -> None:
    (item,) = written(NumberedItem("(1)", "ข้อความ", depth=2)).paragraphs("NumberedItem")
    assert value(item, "w:pPr/w:ind", "w:firstLine") == "1928"
    assert text_of(item) == "(๑)\tข้อความ"


def test_the_order_is_given_under_the_text_of_its_effect() -> None:
    effect, date = written(OrderEnd("ทั้งนี้", "ตั้งแต่บัดนี้เป็นต้นไป", "สั่ง ณ วันที่ 31 ตุลาคม พ.ศ. 2565")).paragraphs(
        "Effect"
    )
    assert text_of(effect) == "ทั้งนี้\tตั้งแต่บัดนี้เป็นต้นไป"
    assert value(effect, "w:pPr/w:ind", "w:left") == "2126"
    assert value(effect, "w:pPr/w:ind", "w:hanging") == "709"
    assert date.find("w:pPr/w:ind", NAMES) is None


def test_headings_can_be_found_in_the_navigation_of_word() -> None:
    paper = written(Heading("1.", "ผลการประเมิน"), Heading("", "แผนภูมิ", level=2))
    assert [text_of(each) for each in paper.paragraphs("Heading1")] == ["๑.  ผลการประเมิน"]
    assert [text_of(each) for each in paper.paragraphs("Heading2")] == ["แผนภูมิ"]


def test_a_heading_on_top_of_a_landscape_page_has_no_room_above() -> None:
    paper = written(PageStart(landscape=True), Heading("1.", "ก"), Paragraph("ข"), Heading("2.", "ค"))
    first, second = paper.paragraphs("Heading1")
    assert value(first, "w:pPr/w:spacing", "w:before") == "0"
    assert second.find("w:pPr/w:spacing", NAMES) is None


def test_a_score_stands_behind_dots() -> None:
    (line,) = written(ScoreLine("ตัวชี้วัดที่ 1", "การปฏิบัติหน้าที่", "91.36 คะแนน")).paragraphs("ScoreLine")
    assert text_of(line).replace("\u00a0", " ") == "ตัวชี้วัดที่ ๑\tการปฏิบัติหน้าที่ \t ๙๑.๓๖ คะแนน"


def test_a_new_page_starts_before_a_paragraph_of_one_point() -> None:
    (seam,) = written(PageBreak()).paragraphs("Seam")
    assert seam.find("w:pPr/w:pageBreakBefore", NAMES) is not None


def test_titles_headings_and_captions_have_styles_of_their_own() -> None:
    paper = written(
        TitleLines(("คำสั่ง", "ที่ 1/2566")),
        Rule(),
        AgendaHeading("ระเบียบวาระที่ 1", "เรื่องแจ้ง"),
        IndentedHeading("มีอำนาจหน้าที่ ดังนี้"),
        Caption("ตารางที่ 1", "ผล"),
        Caption("แผนภูมิที่ 1", "ผล", is_below=True),
        CoverPage(("มาตรการ",), "พ.ศ. 2566", ("สำนักงานเขต",)),
    )
    assert len(paper.paragraphs("PaperTitle")) == 2
    assert len(paper.paragraphs("TitleRule")) == 2
    assert text_of(paper.paragraphs("AgendaHeading")[0]) == "ระเบียบวาระที่ ๑\tเรื่องแจ้ง"
    assert text_of(paper.paragraphs("TableCaption")[0]) == "ตารางที่ ๑  ผล"
    assert len(paper.paragraphs("ChartCaption")) == 1
    assert len(paper.paragraphs("BodyHeading")) == 1
    assert len(paper.paragraphs("CoverTitle")) == 1
    assert [value(line, "w:pPr/w:spacing", "w:before") for line in paper.paragraphs("CoverLine")] == [
        "360",
        "5400",
    ]


def test_only_one_place_of_the_body_breaks_lines_by_force() -> None:
    paper = written(Paragraph("ก\nข"), TitleLines(("ค",)))
    assert not list(paper.body.iter(tag("w:br")))
