import datetime
from decimal import Decimal

import pytest

from ita_desktop.documents.compose.agenda import compose_agenda
from ita_desktop.documents.compose.wording import GAP
from ita_desktop.documents.content import (
    AgendaHeading,
    Document,
    IndentedHeading,
    NumberedItem,
    Paragraph,
    ScoreLine,
    Span,
    TitleLines,
)
from ita_desktop.model.agenda_patterns import SIX_PART, default_agenda
from ita_desktop.model.book import YearBook
from ita_desktop.model.editions import read_edition, relabel
from ita_desktop.model.frame import record_of
from ita_desktop.model.meeting import AgendaItem, AgendaSource, Meeting
from ita_desktop.model.year import FiscalYear, Result
from tests.documents.compose.composed_text import blocks_of, only_block, whole_text
from tests.documents.compose.small_district import MEETING_DATE, node_of, small_district


def agenda_with(book: YearBook, *items: AgendaItem) -> Document:
    book.year.meetings[0].agenda = list(items)
    return compose_agenda(book)


def publish(book: YearBook, scores: dict[str, str]) -> None:
    """Publishes these scores in place of all others."""
    year = book.results_year
    assert year
    year.results = [
        Result(node=node_of(year, identity), published=Decimal(score)) for identity, score in scores.items()
    ]


def paragraph_texts(document: Document) -> list[object]:
    return [paragraph.text for paragraph in blocks_of(document, Paragraph)]


def results_item() -> AgendaItem:
    return AgendaItem(position=1, depth=2, source=AgendaSource.RESULTS)


def frame_lines(book: YearBook) -> list[str]:
    agenda = agenda_with(book, AgendaItem(position=1, depth=2, source=AgendaSource.FRAME))
    blocks = [block for block in agenda.blocks if isinstance(block, NumberedItem | Paragraph | ScoreLine)]
    return [
        f"{block.label} {block.name} {block.score}" if isinstance(block, ScoreLine) else str(block.text)
        for block in blocks
    ]


def test_the_title_names_body_count_day_and_place() -> None:
    assert only_block(compose_agenda(small_district()), TitleLines).lines == (
        "ระเบียบวาระการประชุม",
        "คณะกรรมการอำนวยการและคณะทำงานประเมินคุณธรรมและความโปร่งใส",
        "ในการดำเนินงานของหน่วยงานภาครัฐ (Integrity and Transparency Assessment : ITA)",
        "ประจำปีงบประมาณ พ.ศ. 2566 ครั้งที่ 1/2566",
        "วันอังคารที่ 8 พฤศจิกายน 2565 เวลา 09.00 น.",
        "ณ ห้องประชุมสำนักงานเขตสมมติ",
    )


def test_who_meets_may_be_worded_for_the_meeting() -> None:
    book = small_district()
    book.year.meetings[0].body_words = "คณะทำงาน ITA ของ{สำนักงาน}"
    assert only_block(compose_agenda(book), TitleLines).lines[1] == "คณะทำงาน ITA ของสำนักงานเขตสมมติ"


def test_the_usual_agenda_has_four_parts() -> None:
    agenda = compose_agenda(small_district())
    assert [(heading.label, heading.text) for heading in blocks_of(agenda, AgendaHeading)] == [
        ("ระเบียบวาระที่ 1", "เรื่องประธานแจ้งที่ประชุมทราบ"),
        ("ระเบียบวาระที่ 2", "เรื่องรับรองรายงานการประชุม"),
        ("ระเบียบวาระที่ 3", "เรื่องเพื่อทราบและพิจารณา"),
        ("ระเบียบวาระที่ 4", "เรื่องอื่น ๆ (ถ้ามี)"),
    ]
    numbers = [item.number for item in blocks_of(agenda, NumberedItem) if item.depth == 1]
    assert numbers == ["1.1", "3.1", "3.2", "3.3"]


def test_the_other_pattern_has_six_parts() -> None:
    agenda = agenda_with(small_district(), *default_agenda(SIX_PART))
    assert len(blocks_of(agenda, AgendaHeading)) == 6
    numbers = [item.number for item in blocks_of(agenda, NumberedItem) if item.depth == 1]
    assert numbers == ["1.1", "4.1", "4.2", "5.1"]
    assert "ไม่มี" in paragraph_texts(agenda)


def test_the_appointment_names_the_order() -> None:
    agenda = compose_agenda(small_district())
    (item,) = [item for item in blocks_of(agenda, NumberedItem) if item.number == "1.1"]
    assert "ตามคำสั่งสำนักงานเขตสมมติ ที่ 1234/2565 ลงวันที่ 31 ตุลาคม 2565" in str(item.text)


def test_the_first_meeting_has_no_minutes_to_adopt() -> None:
    assert "ไม่มี เนื่องจากเป็นการประชุมครั้งแรก" in paragraph_texts(compose_agenda(small_district()))


def test_a_later_meeting_adopts_the_minutes_of_the_one_before() -> None:
    book = small_district()
    later = Meeting(number=2, date=datetime.date(2023, 3, 1))
    book.year.meetings.append(later)
    said = "รับรองรายงานการประชุมครั้งที่ 1/2566 เมื่อวันอังคารที่ 8 พฤศจิกายน 2565"
    assert said in paragraph_texts(compose_agenda(book, later))
    del book.year.meetings[0]
    assert f"รับรองรายงานการประชุมครั้งที่ 1/2566 เมื่อ{GAP}" in paragraph_texts(compose_agenda(book, later))


def test_minutes_as_an_item_of_their_own_are_numbered_only_beside_others() -> None:
    adoption = AgendaItem(position=2, depth=2, source=AgendaSource.PREVIOUS_MINUTES)
    topic = AgendaItem(position=1, text="เรื่องรับรองรายงานการประชุม")
    alone = agenda_with(small_district(), topic, adoption)
    assert not blocks_of(alone, NumberedItem)
    assert paragraph_texts(alone) == ["ไม่มี เนื่องจากเป็นการประชุมครั้งแรก"]
    other = AgendaItem(position=3, depth=2, text="รายงานของคณะอื่น")
    beside = agenda_with(small_district(), topic, adoption, other)
    assert [item.number for item in blocks_of(beside, NumberedItem)] == ["1.1", "1.2"]


def test_items_of_words_print_their_lines() -> None:
    agenda = agenda_with(
        small_district(),
        AgendaItem(position=1, text="เรื่องแจ้งของ{สำนักงาน}", lines=["บรรทัดใต้หัวข้อ"]),
        AgendaItem(position=2, depth=2, text="ข้อหนึ่ง", lines=["ของปี {ปี}", "อีกบรรทัด"]),
        AgendaItem(position=3, depth=3, text="ข้อย่อย"),
        AgendaItem(position=4, depth=2, lines=["มีแต่บรรทัด"]),
        AgendaItem(position=5, depth=2),
    )
    assert agenda.blocks[3:] == (
        AgendaHeading("ระเบียบวาระที่ 1", "เรื่องแจ้งของสำนักงานเขตสมมติ"),
        Paragraph("บรรทัดใต้หัวข้อ"),
        NumberedItem("1.1", "ข้อหนึ่ง"),
        Paragraph("ของปี 2566"),
        Paragraph("อีกบรรทัด"),
        NumberedItem("1.1.1", "ข้อย่อย", depth=2),
        NumberedItem("1.2", "มีแต่บรรทัด"),
        NumberedItem("1.3", GAP),
    )


@pytest.mark.parametrize("source", [AgendaSource.APPOINTMENT, AgendaSource.ASSIGNMENT])
def test_typed_words_replace_a_sentence_that_only_announces(source: AgendaSource) -> None:
    agenda = agenda_with(small_district(), AgendaItem(position=1, depth=2, text="ถ้อยคำของเขต", source=source))
    assert agenda.blocks[3:] == (NumberedItem("1.1", "ถ้อยคำของเขต"),)


@pytest.mark.parametrize("source", [AgendaSource.RESULTS, AgendaSource.FRAME])
def test_typed_words_stand_before_what_is_filled_in(source: AgendaSource) -> None:
    agenda = agenda_with(
        small_district(),
        AgendaItem(position=1, depth=2, text="ถ้อยคำของเขต", source=source, lines=["ปิดท้าย"]),
    )
    assert agenda.blocks[3] == NumberedItem("1.1", "ถ้อยคำของเขต")
    assert isinstance(agenda.blocks[4], Paragraph)
    assert blocks_of(agenda, ScoreLine)
    assert agenda.blocks[-1] == Paragraph("ปิดท้าย")


def test_results_stand_under_their_instruments() -> None:
    agenda = agenda_with(small_district(), results_item())
    lines = [
        block.text if isinstance(block, IndentedHeading) else f"{block.label} {block.name} {block.score}"
        for block in agenda.blocks
        if isinstance(block, IndentedHeading | ScoreLine)
    ]
    assert lines[:8] == [
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
        "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ 89.75 คะแนน",
        "ตัวชี้วัดที่ 2 การใช้งบประมาณ 83.94 คะแนน",
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)",
        "ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน 88.21 คะแนน",
        "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)",
        "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล 75.00 คะแนน",
        "ตัวชี้วัดที่ 10 การป้องกันการทุจริต 100.00 คะแนน",
    ]


def test_a_published_score_is_quoted_even_where_it_does_not_follow() -> None:
    book = small_district()
    publish(book, {"disclosure": "12.34", "structure": "100", "area-plan": "100", "manual": "100"})
    (line,) = blocks_of(agenda_with(book, results_item()), ScoreLine)
    assert line == ScoreLine("ตัวชี้วัดที่ 9", "การเปิดเผยข้อมูล", "12.34 คะแนน")


def test_highest_and_lowest_follow_from_the_scores() -> None:
    book = small_district()
    publish(book, {"duties": "84.63", "budget": "81.72", "disclosure": "97.78", "prevention": "97.50"})
    assert (
        "โดยตัวชี้วัดที่ได้คะแนนสูงสุด คือ ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล 97.78 คะแนน "
        "และตัวชี้วัดที่ได้คะแนนต่ำสุด คือ ตัวชี้วัดที่ 2 การใช้งบประมาณ 81.72 คะแนน"
    ) in paragraph_texts(agenda_with(book, results_item()))


def test_indicators_that_share_the_highest_score_are_all_named() -> None:
    book = small_district()
    publish(book, {"duties": "80", "disclosure": "100", "prevention": "100.00"})
    text = whole_text(agenda_with(book, results_item()))
    assert "คือ ตัวชี้วัดที่ 9 การเปิดเผยข้อมูลและตัวชี้วัดที่ 10 การป้องกันการทุจริต 100.00 คะแนน" in text


def test_equal_scores_have_no_highest_and_lowest() -> None:
    book = small_district()
    publish(book, {"disclosure": "100", "prevention": "100"})
    assert "สูงสุด" not in whole_text(agenda_with(book, results_item()))


def test_remarks_stand_under_the_indicator_of_their_item() -> None:
    blocks = agenda_with(small_district(), results_item()).blocks
    start = blocks.index(Paragraph("โดยมีข้อเสนอแนะจากการประเมิน ดังนี้", keep_with_next=True))
    assert blocks[start + 1 :] == (
        IndentedHeading("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล"),
        Paragraph((Span("O2 แผนพัฒนาเชิงพื้นที่", bold=True), Span(" ไม่พบแผนของปีงบประมาณ ที่ประเมิน"))),
        IndentedHeading("ตัวชี้วัดที่ 10 การป้องกันการทุจริต"),
        Paragraph((Span("O30 มาตรการส่งเสริมคุณธรรม", bold=True), Span(" ไม่พบผู้รับผิดชอบ"))),
    )


def test_remarks_on_an_indicator_or_instrument_stand_under_its_own_name() -> None:
    book = small_district()
    year = book.results_year
    assert year
    year.results = [
        Result(node=node_of(year, "eit"), remark="ควรเพิ่มผู้ตอบ"),
        Result(node=node_of(year, "quality"), published=Decimal(80), remark="ควรเร็วขึ้น"),
    ]
    blocks = agenda_with(book, results_item()).blocks
    assert blocks[-4:] == (
        IndentedHeading("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)"),
        Paragraph("ควรเพิ่มผู้ตอบ"),
        IndentedHeading("ตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน"),
        Paragraph("ควรเร็วขึ้น"),
    )


def test_no_remark_needs_no_introduction() -> None:
    book = small_district()
    publish(book, {"duties": "80", "budget": "90"})
    assert "ข้อเสนอแนะ" not in whole_text(agenda_with(book, results_item()))


def test_without_results_the_agenda_says_so() -> None:
    book = small_district()
    publish(book, {})
    without_year = YearBook(book.office, book.year, None)
    for unknown in (book, without_year):
        agenda = agenda_with(unknown, results_item())
        assert len(agenda.blocks) == 4
        assert "ยังไม่ได้รับแจ้งผล" in whole_text(agenda)


def test_the_frame_is_counted_from_the_edition_of_the_year() -> None:
    assert frame_lines(small_district())[1:] == [
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) มี 2 ตัวชี้วัด จำนวน 3 คำถาม น้ำหนักร้อยละ 30",
        "กลุ่มตัวอย่าง มีจำนวน 3 กลุ่ม (ไม่น้อยกว่า 400 ตัวอย่าง) ประกอบด้วย ข้าราชการกรุงเทพมหานครสามัญ ข้าราชการครูกรุงเทพมหานคร "
        "บุคลากรกรุงเทพมหานครและบุคลากรทางการศึกษา ซึ่งปฏิบัติหน้าที่มาแล้วไม่น้อยกว่า 1 ปี",
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT) มี 1 ตัวชี้วัด จำนวน 1 คำถาม น้ำหนักร้อยละ 30",
        "กลุ่มตัวอย่าง มีจำนวน 4 กลุ่ม (ไม่น้อยกว่า 500 ตัวอย่าง) ประกอบด้วย บุคคล นิติบุคคล บริษัทเอกชน และหน่วยงานภาครัฐ "
        "ซึ่งเป็นผู้มารับบริการในปีงบประมาณ พ.ศ. 2566",
        "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) มี 2 ตัวชี้วัด จำนวน 5 ข้อมูล น้ำหนักร้อยละ 40 ประกอบด้วย",
        "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล จำนวน 4 ข้อมูล",
        "ตัวชี้วัดที่ 9.1 ข้อมูลพื้นฐาน จำนวน 2 ข้อมูล",
        "ตัวชี้วัดที่ 9.2 การบริหารงาน จำนวน 2 ข้อมูล",
        "ตัวชี้วัดที่ 10 การป้องกันการทุจริต จำนวน 1 ข้อมูล",
        "ตัวชี้วัดที่ 10.2 มาตรการภายใน จำนวน 1 ข้อมูล",
    ]


@pytest.mark.parametrize(("revision", "counts"), [("november", (1, 12)), ("final", (9, 4))])
def test_a_revision_moves_items_between_sub_indicators(revision: str, counts: tuple[int, int]) -> None:
    edition = record_of(relabel(read_edition("bma-2566"), revision), revision)
    book = small_district()
    meeting = Meeting(number=1, date=MEETING_DATE)
    year = FiscalYear(year=2566, edition=edition, meetings=[meeting])
    lines = frame_lines(YearBook(book.office, year, book.results_year))
    assert f"ตัวชี้วัดที่ 9.2 การบริหารงาน จำนวน {counts[0]} ข้อมูล" in lines
    assert f"ตัวชี้วัดที่ 9.3 การบริหารเงินงบประมาณ จำนวน {counts[1]} ข้อมูล" in lines
    assert "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล จำนวน 22 ข้อมูล" in lines
    assert "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) มี 5 ตัวชี้วัด จำนวน 25 คำถาม น้ำหนักร้อยละ 30" in lines


def test_a_national_list_of_items_without_indicators_is_counted_too() -> None:
    book = small_district()
    year = FiscalYear(year=2568, edition=record_of(read_edition("nacc-2568")), meetings=[Meeting(number=1)])
    lines = frame_lines(YearBook(book.office, year, None))
    assert any("จำนวน 28 ข้อมูล" in line for line in lines)


def test_an_agenda_can_be_made_before_there_is_a_meeting() -> None:
    book = small_district()
    book.year.meetings = []
    lines = only_block(compose_agenda(book), TitleLines).lines
    assert lines[-2:] == (f"{GAP} เวลา {GAP}", f"ณ {GAP}")
