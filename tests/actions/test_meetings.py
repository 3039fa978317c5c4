"""Meetings: called, put in order, attended, written down, and what came of them."""

import datetime

import pytest
from sqlalchemy.orm import Session

from ita_desktop.actions.attendance import (
    add_attendant,
    change_attendant,
    fill_attendance,
    move_attendants,
    remove_attendants,
    set_presence,
    set_reason,
    set_representative,
)
from ita_desktop.actions.meetings import (
    MeetingError,
    MeetingTimes,
    add_item,
    add_meeting,
    apply_pattern,
    change_item,
    change_number,
    change_times,
    change_writers,
    make_measure,
    make_responsibility,
    move_item,
    remove_item,
    remove_meeting,
    write_minutes,
)
from ita_desktop.model.agenda_patterns import SIX_PART
from ita_desktop.model.attendance import Presence
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaSource, Meeting
from ita_desktop.model.year import Part
from ita_desktop.rules.agenda_places import agenda_places
from tests.actions.reread import again


@pytest.fixture
def second(book: YearBook) -> Meeting:
    return book.year.meetings[1]


def outline(meeting: Meeting) -> list[str]:
    items = sorted(meeting.agenda, key=lambda item: item.position)
    return [
        f"{'.'.join(map(str, place))} {item.text[:12]}"
        for item, place in zip(items, agenda_places(items), strict=True)
    ]


def test_a_later_meeting_comes_back_to_what_the_one_before_gave_somebody_to_do(
    session: Session, book: YearBook
) -> None:
    remove_meeting(session, book.year.meetings[1])
    session.flush()
    first = book.year.meetings[0]
    added = add_meeting(session, book.year)
    texts = [item.text for item in added.agenda if item.depth == 1]
    assert texts[2:4] == ["เรื่องสืบเนื่องจากการประชุมครั้งก่อน", "เรื่องเพื่อทราบและพิจารณา"]
    arising = [item for item in added.agenda[3:] if item.depth == 2][:4]
    assert [item.text for item in arising[:2]] == ["ผลการประเมินปีก่อน", "กรอบการประเมินปีนี้"]
    assert arising[0].lines == [
        f"มติที่ประชุม ครั้งที่ 1/2566 {next(each for each in first.agenda if 'มอบ' in each.resolution).resolution}"
    ]
    assert not any(item.lines[0].split()[-1] == "รับทราบ" for item in arising)
    assert added.agenda[2].lines == []
    assert [item.position for item in added.agenda] == list(range(1, len(added.agenda) + 1))


def test_what_a_meeting_only_agreed_to_does_not_arise(session: Session, book: YearBook) -> None:
    remove_meeting(session, book.year.meetings[1])
    for item in book.year.meetings[0].agenda:
        item.resolution = "ที่ประชุมให้ความเห็นชอบ" if item.resolution else ""
    session.flush()
    added = add_meeting(session, book.year)
    assert next(item for item in added.agenda if item.text.startswith("เรื่องสืบเนื่อง")).lines == ["ไม่มี"]


def test_after_a_meeting_that_resolved_nothing_there_are_no_matters_arising(
    session: Session, book: YearBook
) -> None:
    added = add_meeting(session, book.year)
    assert added.number == 3
    assert next(item for item in added.agenda if item.text.startswith("เรื่องสืบเนื่อง")).lines == ["ไม่มี"]


def test_a_new_meeting_is_the_next_one_where_the_last_one_was(session: Session, book: YearBook) -> None:
    add_meeting(session, book.year, SIX_PART)
    meeting = again(session).year.meetings[-1]
    assert meeting.number == 3
    assert meeting.place == "ห้องประชุมสำนักงานเขตสมมติ"
    assert meeting.body_words.startswith("คณะกรรมการอำนวยการและคณะทำงาน")
    assert len([item for item in meeting.agenda if item.depth == 1]) == 6
    remove_meeting(session, meeting)
    assert len(again(session).year.meetings) == 2


def test_a_meeting_that_was_held_is_not_removed(session: Session, book: YearBook, second: Meeting) -> None:
    with pytest.raises(MeetingError, match="บันทึกไว้แล้ว"):
        remove_meeting(session, book.year.meetings[0])
    book.year.papers[-1].meeting = second
    session.flush()
    with pytest.raises(MeetingError, match="ทะเบียน"):
        remove_meeting(session, second)


def test_times_and_numbers_that_cannot_be_are_refused(session: Session, second: Meeting) -> None:
    with pytest.raises(MeetingError, match="ครั้งที่ 1 อยู่แล้ว"):
        change_number(session, second, 1)
    with pytest.raises(MeetingError, match="1 ถึง 99"):
        change_number(session, second, 0)
    with pytest.raises(MeetingError, match="ปีงบประมาณ 2566"):
        change_times(session, second, MeetingTimes(date=datetime.date(2023, 10, 2)))
    nine, eight = datetime.time(9), datetime.time(8)
    with pytest.raises(MeetingError, match="หลังเวลาเริ่ม"):
        change_times(session, second, MeetingTimes(began=nine, ended=eight))
    change_times(session, second, MeetingTimes(datetime.date(2023, 3, 17), nine, nine, datetime.time(11)))
    assert second.date == datetime.date(2023, 3, 17)


def test_minutes_are_written_and_checked_by_two(session: Session, book: YearBook, second: Meeting) -> None:
    one, other = book.office.people[:2]
    change_writers(session, second, one, other)
    assert second.recorder is one
    with pytest.raises(MeetingError, match="คนละคน"):
        change_writers(session, second, one, one)


def test_a_pattern_replaces_an_agenda_until_minutes_are_written(
    session: Session, book: YearBook, second: Meeting
) -> None:
    apply_pattern(session, second, SIX_PART)
    parts = [item for item in again(session).year.meetings[1].agenda if item.depth == 1]
    assert len(parts) == 6
    with pytest.raises(MeetingError, match="มติ"):
        apply_pattern(session, book.year.meetings[0], SIX_PART)


def test_items_are_added_where_they_belong(session: Session, second: Meeting) -> None:
    first, under, adoption = second.agenda[:3]
    add_item(session, second, "เรื่องท้าย")
    add_item(session, second, "ใต้วาระแรก", after=first, depth=2)
    add_item(session, second, "ข้อย่อย", after=under, depth=3)
    add_item(session, second, "หลังรับรอง", after=adoption, depth=1)
    assert outline(again(session).year.meetings[1])[:6] == [
        "1 เรื่องประธาน",
        "1.1 กำหนดเผยแพร่",
        "1.1.1 ข้อย่อย",
        "1.2 ใต้วาระแรก",
        "2 เรื่องรับรอง",
        "3 หลังรับรอง",
    ]


def test_items_move_with_all_that_stands_under_them(session: Session, second: Meeting) -> None:
    before = outline(second)
    move_item(session, second.agenda[3], 0, 1)
    after = outline(again(session).year.meetings[1])
    assert [line.partition(" ")[2] for line in after[:4]] == [line.partition(" ")[2] for line in before[3:7]]
    assert after[1].startswith("1.1 ")


def test_items_go_in_and_out_a_step_at_a_time(session: Session, second: Meeting) -> None:
    item = second.agenda[5]
    move_item(session, item, 5, item.depth + 1)
    assert outline(second)[5].startswith("3.1.1 ")
    with pytest.raises(MeetingError, match="หนึ่งระดับ"):
        move_item(session, item, 5, item.depth + 1)
    session.rollback()
    move_item(session, item, 5, item.depth - 1)
    with pytest.raises(MeetingError, match="หนึ่งระดับ"):
        move_item(session, item, 5, item.depth - 1)


def test_removing_an_item_takes_what_stands_under_it(session: Session, second: Meeting) -> None:
    remove_item(session, second.agenda[3])
    assert len(again(session).year.meetings[1].agenda) == 4


def test_an_item_says_something_or_has_a_source(session: Session, second: Meeting) -> None:
    item = second.agenda[1]
    change_item(session, item, text="", source=AgendaSource.FRAME)
    assert (item.text, item.source) == ("", AgendaSource.FRAME)
    change_item(session, item, lines=["บรรทัดหนึ่ง\nบรรทัดสอง", " "])
    assert item.lines == ["บรรทัดหนึ่ง", "บรรทัดสอง"]
    with pytest.raises(MeetingError, match="ชื่อวาระ"):
        change_item(session, item, lines=[], source=AgendaSource.WORDS)


def test_attendance_comes_from_the_order_and_keeps_its_ticks(
    session: Session, book: YearBook, second: Meeting
) -> None:
    assert fill_attendance(session, book, second) == 28
    add_attendant(session, second, "นายสมพร ตัวอย่างชัย", "ผู้สังเกตการณ์")
    director = second.attendance[0]
    set_presence(session, [director], Presence.PRESENT)
    remove_attendants(session, second.attendance[3:5])
    book = again(session)
    assert fill_attendance(session, book, book.year.meetings[1]) == 2
    lines = again(session).year.meetings[1].attendance
    assert lines[0].presence is Presence.PRESENT
    assert not lines[-1].is_member
    assert lines[4].name
    with pytest.raises(MeetingError, match="อยู่ในรายชื่อแล้ว"):
        add_attendant(session, second, "นายสมพร ตัวอย่างชัย")


def test_representative_and_reason_go_when_they_no_longer_belong(session: Session, book: YearBook) -> None:
    line = book.year.meetings[0].attendance[0]
    set_representative(session, line, "นายธนากร ตัวอย่างชัย")
    assert (line.presence, line.representative) == (Presence.REPRESENTED, "นายธนากร ตัวอย่างชัย")
    set_reason(session, line, "ลาป่วย")
    assert (line.presence, line.representative, line.reason) == (Presence.ABSENT, "", "ลาป่วย")
    set_presence(session, [line], Presence.PRESENT)
    assert line.reason == ""


def test_the_list_is_put_in_order_and_corrected(session: Session, book: YearBook) -> None:
    lines = book.year.meetings[0].attendance
    last = lines[-1]
    move_attendants(session, [last], 0)
    change_attendant(session, last, name="", post="ผู้ดูแลเว็บไซต์")
    assert again(session).year.meetings[0].attendance[0].post == "ผู้ดูแลเว็บไซต์"
    with pytest.raises(MeetingError):
        change_attendant(session, last, post="")


def test_a_resolution_becomes_a_measure_once(session: Session, book: YearBook) -> None:
    item = book.year.meetings[0].agenda[4]
    measure = make_measure(session, book, item, owners=book.sections[:2])
    assert measure.measures == ["รับทราบ และมอบฝ่ายปกครองรวบรวมข้อเสนอของทุกฝ่ายเพื่อร่างมาตรการ"]
    assert measure.origin == "มติที่ประชุม ครั้งที่ 1/2566 ระเบียบวาระที่ 3.1"
    assert again(session).year.measures[-1].owners[1].unit is book.sections[1]
    with pytest.raises(MeetingError, match="เป็นมาตรการแล้ว"):
        make_measure(session, book, item)
    with pytest.raises(MeetingError, match="ยังไม่มีมติ"):
        make_measure(session, book, book.year.meetings[0].agenda[0])


def test_a_resolution_gives_an_item_to_a_section(session: Session, book: YearBook) -> None:
    item = book.year.meetings[0].agenda[6]
    responsibility = book.year.responsibilities[3]
    before = next(party.unit for party in responsibility.parties if party.part is Part.LEAD)
    lead = next(unit for unit in book.sections if unit is not before)
    make_responsibility(session, book, item, responsibility.node, lead)
    parties = again(session).year.responsibilities[3].parties
    assert [party.unit for party in parties if party.part is Part.LEAD] == [lead]
    with pytest.raises(MeetingError, match="ฝ่ายเดียวกัน"):
        make_responsibility(session, book, item, responsibility.node, lead, [lead])


def test_minutes_are_paragraphs_and_a_resolution(session: Session, second: Meeting) -> None:
    item = second.agenda[1]
    write_minutes(session, item, ["หนึ่ง\n\nสอง "], " รับทราบ")
    assert (item.discussion, item.resolution) == (["หนึ่ง", "สอง"], "รับทราบ")
