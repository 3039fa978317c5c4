"""The minutes say who came, what was said and what was resolved, and leave to the pen what nobody wrote down."""

from ita_desktop.documents.compose.minutes import compose_minutes, is_held
from ita_desktop.documents.compose.wording import GAP
from ita_desktop.documents.content import (
    AgendaHeading,
    Heading,
    MemberTable,
    NumberedItem,
    Paragraph,
    PenPlaces,
    Signature,
    Span,
)
from ita_desktop.model.attendance import Presence
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaItem, AgendaSource
from tests.documents.compose.composed_text import blocks_of, only_block, whole_text
from tests.documents.compose.golden_content import assert_golden
from tests.documents.compose.held_meeting import held_meeting
from tests.documents.compose.small_district import small_district


def test_the_minutes_word_by_word() -> None:
    book, meeting = held_meeting()
    assert_golden(compose_minutes(book, meeting), "minutes")


def test_everybody_stands_in_the_list_of_what_they_did() -> None:
    book, meeting = held_meeting()
    present, absent, others = blocks_of(compose_minutes(book, meeting), MemberTable)
    assert [row.lines for row in present.rows] == [
        ("นายวรภพ สมมติไพศาล", "ผู้อำนวยการเขต"),
        ("นางสาวชนินทร์ สมมติชาญ", "แทน นายอดิเทพ สมมติชัย", "หัวหน้าฝ่ายการศึกษา"),
    ]
    assert [row.lines for row in absent.rows] == [(GAP, "หัวหน้าฝ่ายทะเบียน", "(ติดราชการ)")]
    assert [row.number for row in others.rows] == ["1."]


def test_lists_without_anybody_are_left_out_but_for_those_present() -> None:
    book, meeting = held_meeting()
    meeting.attendance = meeting.attendance[:1]
    minutes = compose_minutes(book, meeting)
    headings = [heading.text for heading in blocks_of(minutes, Heading)]
    assert headings == ["ผู้มาประชุม", "เริ่มประชุมเวลา 09.05 น.", "เลิกประชุมเวลา 11.30 น."]
    meeting.attendance[0].presence = Presence.UNKNOWN
    assert not blocks_of(compose_minutes(book, meeting), MemberTable)


def test_what_was_resolved_stands_in_bold_under_what_was_said() -> None:
    book, meeting = held_meeting()
    blocks = compose_minutes(book, meeting).blocks
    said = blocks.index(Paragraph("ฝ่ายทะเบียนรายงานจำนวนผู้ตอบ"))
    assert blocks[said - 2] == NumberedItem(
        "3.1",
        "ผลการประเมิน ITA ของสำนักงานเขตสมมติ ประจำปีงบประมาณ พ.ศ. 2565 ได้คะแนนรวม "
        "87.81 คะแนน ระดับ A (Very Good)",
    )
    assert blocks[said + 1] == Paragraph((Span("มติที่ประชุม", bold=True), Span(" รับทราบ และให้ทุกฝ่ายร่างมาตรการ")))


def test_only_items_without_a_word_wait_for_a_resolution() -> None:
    book, meeting = held_meeting()
    waiting = Paragraph((Span("มติที่ประชุม", bold=True), Span(f" {GAP}")))
    blocks = compose_minutes(book, meeting).blocks
    places = [place for place, block in enumerate(blocks) if block == waiting]
    assert [blocks[place - 1] for place in places] == [Paragraph("ช่วงเวลา")]


def test_what_was_not_written_down_is_left_to_the_pen() -> None:
    book = small_district()
    minutes = compose_minutes(book)
    assert f"เลิกประชุมเวลา {GAP}" in whole_text(minutes)
    assert [signature.name for signature in only_block(minutes, PenPlaces).signatures] == ["", ""]
    assert len(blocks_of(minutes, AgendaHeading)) == 4


def test_results_that_are_not_known_are_not_quoted() -> None:
    book, meeting = held_meeting()
    without = YearBook(book.office, book.year, None)
    assert "ยังไม่ได้รับแจ้ง" in whole_text(compose_minutes(without, meeting))


def test_minutes_that_are_adopted_as_an_only_item_are_not_numbered() -> None:
    book, meeting = held_meeting()
    meeting.agenda = [
        AgendaItem(position=0, text="เรื่องรับรองรายงานการประชุม"),
        AgendaItem(position=1, depth=2, source=AgendaSource.PREVIOUS_MINUTES, resolution="รับรอง"),
    ]
    assert not blocks_of(compose_minutes(book, meeting), NumberedItem)


def test_minutes_that_nobody_checked_are_signed_by_the_recorder() -> None:
    book, meeting = held_meeting()
    meeting.checker = None
    assert only_block(compose_minutes(book, meeting), Signature).position_lines[-1] == "ผู้จดรายงานการประชุม"


def test_a_list_of_names_that_lies_ready_is_no_meeting_held() -> None:
    _book, meeting = held_meeting()
    for item in meeting.agenda:
        item.discussion, item.resolution = [], ""
    for each in meeting.attendance:
        each.presence = Presence.UNKNOWN
    assert not is_held(meeting)
    meeting.attendance[0].presence = Presence.ABSENT
    assert is_held(meeting)
