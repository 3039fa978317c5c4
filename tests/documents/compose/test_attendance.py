"""The sheet to sign lists everybody who is expected, once, and leaves room for others."""

import datetime

from ita_desktop.documents.compose.attendance import compose_attendance, expected_attendance
from ita_desktop.documents.content import Table
from ita_desktop.model.body import Member
from ita_desktop.model.meeting import Meeting
from tests.documents.compose.composed_text import only_block
from tests.documents.compose.golden_content import assert_golden
from tests.documents.compose.held_meeting import held_meeting
from tests.documents.compose.small_district import small_district


def test_the_sheet_word_by_word() -> None:
    assert_golden(compose_attendance(small_district()), "attendance")


def test_posts_are_opened_up_and_everybody_stands_once() -> None:
    book = small_district()
    expected = expected_attendance(book, book.year.meetings[0])
    assert [(each.name, each.post, each.role) for each in expected] == [
        ("นายวรภพ สมมติไพศาล", "ผู้อำนวยการเขตสมมติ", "ประธานกรรมการ"),
        ("", "หัวหน้าฝ่ายทะเบียน", "กรรมการ"),
        ("นายอดิเทพ สมมติชัย", "หัวหน้าฝ่ายการศึกษา", "กรรมการ"),
        ("นางสาวพิมพ์ลดา ตัวอย่างสุข", "นักจัดการงานทั่วไปปฏิบัติการ ฝ่ายปกครอง", "ผู้ช่วยเลขานุการ"),
        ("นายกิตติภณ ตัวอย่างดี", "หัวหน้าฝ่ายปกครอง", "ประธานคณะทำงาน"),
        ("ว่าที่ร้อยตรี ภูวดล ตัวอย่างวัฒน์", "เจ้าพนักงานธุรการชำนาญงาน ฝ่ายทะเบียน", "คณะทำงาน"),
    ]
    assert [each.position for each in expected] == list(range(6))


def test_only_the_body_that_meets_is_expected() -> None:
    book = small_district()
    meeting = book.year.meetings[0]
    meeting.body_words = "คณะทำงานประเมินคุณธรรมและความโปร่งใส"
    assert expected_attendance(book, meeting)[0].post == "หัวหน้าฝ่ายปกครอง"


def test_heads_of_schools_stand_with_their_school() -> None:
    book = small_district()
    book.year.bodies[0].members = [
        Member(position=1, post="ผู้อำนวยการสถานศึกษาทุกโรงเรียนในสังกัด", role="กรรมการ")
    ]
    first = expected_attendance(book, book.year.meetings[0])[0]
    assert (first.name, first.post) == ("", "ผู้อำนวยการโรงเรียนวัดสมมติ")


def test_a_list_that_was_kept_is_what_is_printed_with_room_for_others() -> None:
    book, meeting = held_meeting()
    table = only_block(compose_attendance(book, meeting), Table)
    first = [row.cells[1].lines[0].text if len(row.cells) > 1 else "" for row in table.rows]
    assert first[:5] == [
        "นายวรภพ สมมติไพศาล",
        "นายอดิเทพ สมมติชัย",
        "",
        "นางมาลินี ตัวอย่างทอง",
        "",
    ]
    assert first[5:] == ["นายประสิทธิ์ สมมติวิทย์", "", "", ""]


def test_who_holds_a_post_is_known_from_the_list_of_an_earlier_meeting() -> None:
    book, held = held_meeting()
    held.attendance[2].name = "นางสาวรัชนก ตัวอย่างธรรม"
    later = Meeting(number=2, date=datetime.date(2023, 3, 1))
    book.year.meetings.append(later)
    names = {each.post: each.name for each in expected_attendance(book, later)}
    assert names["หัวหน้าฝ่ายทะเบียน"] == "นางสาวรัชนก ตัวอย่างธรรม"
