"""Meetings: the agenda put in order, people ticked and minutes written by keyboard, each deed one step of undo."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ita_desktop.model.agenda_patterns import SIX_PART
from ita_desktop.model.attendance import Presence
from ita_desktop.model.meeting import AgendaSource
from ita_desktop.model.year import Part
from ita_desktop.qt.theme import theme
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.meetings import Meetings
from tests.qt.typing_thai import type_thai
from tests.screens.low_window import make_low, room_for_rows

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
DEEPER, LESS_DEEP, STEP = Qt.Key.Key_Right, Qt.Key.Key_Left, ALT | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def place(qtbot: QtBot, desk: Desk) -> Meetings:
    return shown(qtbot, desk)


@pytest.fixture
def held(place: Meetings, desk: Desk) -> Meetings:
    place.choose(desk.book.year.meetings[0].id)
    return place


def shown(qtbot: QtBot, desk: Desk) -> Meetings:
    theme().apply(QApplication.instance())  # type: ignore[arg-type]
    place = Meetings(desk)
    qtbot.addWidget(place)
    place.resize(1158, 640)
    with qtbot.waitExposed(place):
        place.show()
    desk.changed.connect(place.refresh)
    place.refresh()
    qtbot.waitUntil(lambda: place.page.pages is not None or not desk.book.year.meetings)
    return place


def outline(place: Meetings) -> list[str]:
    return [f"{row.number} {row.title[:9]}" for row in place.agenda.items.rows]


def write(widget: QTextEdit | QLineEdit, text: str) -> None:
    widget.setFocus()
    widget.selectAll()
    type_thai(widget, text)


def leave(qtbot: QtBot, place: Meetings, meeting_part: QWidget) -> None:
    meeting_part.setFocus()
    qtbot.wait(20)


def page_says(place: Meetings, words: str) -> bool:
    return bool(place.page.pages and place.page.pages.find(words))


def test_it_opens_with_the_latest_meeting_and_its_agenda(place: Meetings) -> None:
    assert place.number.currentText() == "2/2566"
    assert place.facts() == "การประชุมครั้งที่ 2/2566 · วันอังคารที่ 18 เมษายน 2566"
    assert outline(place)[:3] == ["1 เรื่องประ", "1.1 กำหนดเผยแ", "2 เรื่องรับ"]
    assert place.agenda.items.rows[2].mark_words == "ข้อมูลสด"
    assert page_says(place, "ระเบียบวาระการประชุม")


def test_an_item_goes_in_and_out_by_keys_and_undo_brings_it_back(
    qtbot: QtBot, place: Meetings, desk: Desk
) -> None:
    before = outline(place)
    items = place.agenda.items
    items.choose(items.rows[5].key)
    items.setFocus()
    qtbot.keyClick(items, DEEPER, STEP)
    assert outline(place)[5].startswith("3.1.1 ")
    assert items.current_key == items.rows[5].key
    qtbot.keyClick(items, LESS_DEEP, STEP)
    assert outline(place) == before
    desk.undo()
    desk.undo()
    assert outline(place) == before


def test_an_item_that_cannot_go_deeper_says_why(qtbot: QtBot, place: Meetings, desk: Desk) -> None:
    items = place.agenda.items
    items.choose(items.rows[1].key)
    items.setFocus()
    with qtbot.waitSignal(desk.refused) as refused:
        qtbot.keyClick(items, DEEPER, STEP)
    assert "หนึ่งระดับ" in str(refused.args)


def test_a_branch_moves_by_keyboard(qtbot: QtBot, place: Meetings, desk: Desk) -> None:
    items = place.agenda.items
    items.choose(items.rows[3].key)
    qtbot.keyClick(items, Qt.Key.Key_Up, ALT)
    assert outline(place)[2].startswith("2 เรื่องเพ")
    assert outline(place)[3].startswith("2.1 ")
    desk.undo()
    assert outline(place)[3].startswith("3 เรื่องเพ")


def test_an_item_is_worded_and_the_page_follows(qtbot: QtBot, place: Meetings, desk: Desk) -> None:
    place.agenda.items.choose(place.agenda.items.rows[1].key)
    write(place.agenda.text, "ประธานแจ้งกำหนดการใหม่")
    leave(qtbot, place, place.agenda.items)
    assert desk.book.year.meetings[1].agenda[1].text == "ประธานแจ้งกำหนดการใหม่"
    qtbot.waitUntil(lambda: page_says(place, "ประธานแจ้งกำหนดการใหม่"))
    desk.undo()
    assert place.agenda.text.toPlainText().startswith("กำหนดเผยแพร่")


def test_words_stay_with_their_item_when_another_is_chosen_at_once(place: Meetings, desk: Desk) -> None:
    items = place.agenda.items
    items.choose(items.rows[1].key)
    write(place.agenda.text, "ของวาระแรก")
    items.choose(items.rows[4].key)
    agenda = desk.book.year.meetings[1].agenda
    assert agenda[1].text == "ของวาระแรก"
    assert agenda[4].text.startswith("ความก้าวหน้า")
    assert place.agenda.text.toPlainText().startswith("ความก้าวหน้า")


def test_items_are_added_and_removed(qtbot: QtBot, place: Meetings, desk: Desk) -> None:
    items = place.agenda.items
    items.choose(items.rows[1].key)
    place.agenda.add_item()
    assert items.rows[2].number == "1.2"
    assert items.current_key == items.rows[2].key
    assert place.agenda.text.hasFocus()
    place.agenda.add_item_below()
    assert items.rows[3].number == "1.2.1"
    items.choose(items.rows[2].key)
    qtbot.keyClick(items, Qt.Key.Key_Delete)
    assert len(items.rows) == 8
    for _deed in range(3):
        desk.undo()
    assert len(items.rows) == 8


def test_an_item_may_be_filled_from_live_data(place: Meetings, desk: Desk) -> None:
    place.agenda.items.choose(place.agenda.items.rows[4].key)
    place.agenda.source.setFocus()
    place.agenda.source.setCurrentIndex(place.agenda.source.findData(AgendaSource.RESULTS))
    place.agenda.source.activated.emit(place.agenda.source.currentIndex())
    place.agenda.keep()
    assert desk.book.year.meetings[1].agenda[4].source is AgendaSource.RESULTS
    assert "ผลการประเมินปีก่อน" in place.agenda.whence.text()


def test_a_pattern_is_applied_unless_minutes_are_written(qtbot: QtBot, place: Meetings, desk: Desk) -> None:
    place.apply_pattern(SIX_PART)
    assert [line[:1] for line in outline(place) if line[1] == " "] == ["1", "2", "3", "4", "5", "6"]
    place.choose(desk.book.year.meetings[0].id)
    with qtbot.waitSignal(desk.refused):
        place.apply_pattern(SIX_PART)


def test_meetings_are_added_and_removed(qtbot: QtBot, place: Meetings, desk: Desk) -> None:
    place.add_meeting()
    assert place.number.currentText() == "3/2566"
    assert place.place.text() == "ห้องประชุมสำนักงานเขตสมมติ"
    place.remove_meeting()
    assert place.number.currentText() == "2/2566"
    place.choose(desk.book.year.meetings[0].id)
    with qtbot.waitSignal(desk.refused):
        place.remove_meeting()


def test_day_time_and_place_are_kept_when_left(qtbot: QtBot, place: Meetings, desk: Desk) -> None:
    for field, text in ((place.time, "10.15"), (place.place, "ห้องประชุมเล็ก")):
        write(field, text)
        leave(qtbot, place, place.agenda.items)
    place.date.setFocus()
    place.date.line.selectAll()
    qtbot.keyClicks(place.date.line, "17/3/2566")
    leave(qtbot, place, place.agenda.items)
    meeting = desk.book.year.meetings[1]
    assert (meeting.time, meeting.place, meeting.date) == (
        datetime.time(10, 15),
        "ห้องประชุมเล็ก",
        datetime.date(2023, 3, 17),
    )
    assert "17 มีนาคม" in place.facts()


def test_attendance_comes_from_the_order_and_is_ticked_by_keyboard(
    qtbot: QtBot, place: Meetings, desk: Desk
) -> None:
    place.choose_side("attendance")
    lines = place.attendance.lines
    place.attendance.fill_from_order()
    assert len(lines.rows) == 28
    assert lines.current_key == lines.rows[0].key
    for _line in range(3):
        qtbot.keyClick(lines, Qt.Key.Key_Space)
    attendance = desk.book.year.meetings[1].attendance
    assert [line.presence for line in attendance[:4]] == [*[Presence.PRESENT] * 3, Presence.UNKNOWN]
    assert lines.current_key == lines.rows[3].key
    qtbot.keyClick(lines, Qt.Key.Key_3, ALT)
    assert place.attendance.detail.hasFocus()
    type_thai(place.attendance.detail, "ติดราชการ")
    leave(qtbot, place, lines)
    assert desk.book.year.meetings[1].attendance[3].reason == "ติดราชการ"
    assert lines.rows[3].note == "เหตุผล: ติดราชการ"
    for _deed in range(6):
        desk.undo()
    assert lines.rows == []


def test_others_who_took_part_are_added(qtbot: QtBot, held: Meetings, desk: Desk) -> None:
    held.choose_side("attendance")
    held.attendance.other.setFocus()
    type_thai(held.attendance.other, "นายสมพร ตัวอย่างชัย, ผู้สังเกตการณ์")
    qtbot.keyClick(held.attendance.other, Qt.Key.Key_Return)
    line = desk.book.year.meetings[0].attendance[-1]
    assert (line.name, line.post, line.is_member) == ("นายสมพร ตัวอย่างชัย", "ผู้สังเกตการณ์", False)
    qtbot.waitUntil(lambda: page_says(held, "นายสมพร ตัวอย่างชัย"))
    qtbot.waitUntil(lambda: len(held.page.marked_places()) == 1)


def test_a_name_and_a_post_of_the_list_are_corrected(qtbot: QtBot, held: Meetings, desk: Desk) -> None:
    held.choose_side("attendance")
    held.attendance.lines.choose(held.attendance.lines.rows[3].key)
    write(held.attendance.post, "หัวหน้าฝ่ายทะเบียน รักษาการ")
    write(held.attendance.name, "นางสาวรัชนก ตัวอย่างใหม่")
    leave(qtbot, held, held.attendance.lines)
    line = desk.book.year.meetings[0].attendance[3]
    assert (line.name, line.post) == ("นางสาวรัชนก ตัวอย่างใหม่", "หัวหน้าฝ่ายทะเบียน รักษาการ")
    assert held.attendance.lines.rows[3].title == "นางสาวรัชนก ตัวอย่างใหม่"
    desk.undo()
    assert held.attendance.name.text() == "นางสาวรัชนก ตัวอย่างธรรม"


def test_a_meeting_gets_another_number(place: Meetings, desk: Desk) -> None:
    place._ask_number()  # noqa: SLF001
    dialog = place.findChild(QInputDialog)
    assert dialog is not None
    assert dialog.intValue() == 2
    dialog.setIntValue(3)
    dialog.accept()
    assert [meeting.number for meeting in desk.book.year.meetings] == [1, 3]
    assert place.number.currentText() == "3/2566"
    refused: list[str] = []
    desk.refused.connect(refused.append)
    place.give_number(1)
    assert "ครั้งที่ 1 อยู่แล้ว" in refused[0]
    desk.undo()
    assert place.number.currentText() == "2/2566"


def test_what_the_minutes_lack_is_brought_into_sight(place: Meetings, desk: Desk) -> None:
    place.reveal(Target("meetings", "meeting", desk.book.year.meetings[0].id, "recorder"))
    assert place.number.currentText() == "1/2566"
    assert place.sides.currentWidget() is place.minutes


def test_minutes_are_written_beside_the_page(qtbot: QtBot, place: Meetings, desk: Desk) -> None:
    place.choose_side("minutes")
    minutes = place.minutes
    minutes.items.choose(minutes.items.rows[4].key)
    write(minutes.discussion, "ฝ่ายปกครองรายงานความก้าวหน้า")
    write(minutes.resolution, "รับทราบ")
    leave(qtbot, place, minutes.items)
    item = desk.book.year.meetings[1].agenda[4]
    assert (item.discussion, item.resolution) == (["ฝ่ายปกครองรายงานความก้าวหน้า"], "รับทราบ")
    assert minutes.items.rows[4].mark_words == "มีมติแล้ว"
    qtbot.waitUntil(lambda: page_says(place, "ฝ่ายปกครองรายงานความก้าวหน้า"))
    desk.undo()
    assert desk.book.year.meetings[1].agenda[4].resolution == ""


def test_writers_and_times_of_the_minutes_are_kept(qtbot: QtBot, place: Meetings, desk: Desk) -> None:
    place.choose_side("minutes")
    minutes = place.minutes
    assert minutes.began.placeholderText() == "13.30"
    write(minutes.began, "13.35")
    write(minutes.ended, "15.00")
    minutes.recorder.setFocus()
    minutes.recorder.setCurrentIndex(3)
    minutes.recorder.activated.emit(3)
    leave(qtbot, place, minutes.items)
    meeting = desk.book.year.meetings[1]
    assert (meeting.began, meeting.ended) == (datetime.time(13, 35), datetime.time(15))
    assert meeting.recorder
    assert meeting.recorder.full_name == minutes.recorder.itemText(3)


def test_a_resolution_becomes_a_measure_and_then_a_way_to_it(
    qtbot: QtBot, held: Meetings, desk: Desk
) -> None:
    held.choose_side("minutes")
    minutes = held.minutes
    minutes.items.choose(minutes.items.rows[4].key)
    count = len(desk.book.year.measures)
    qtbot.mouseClick(minutes.to_measure, Qt.MouseButton.LeftButton)
    assert desk.book.year.measures[-1].origin == "มติที่ประชุม ครั้งที่ 1/2566 ระเบียบวาระที่ 3.1"
    assert minutes.to_measure.text() == "ไปที่มาตรการ"
    assert minutes.items.rows[4].mark_words == "เป็นมาตรการ"
    with qtbot.waitSignal(desk.going) as going:
        minutes.make_measure()
    assert "measures" in str(going.args)
    assert len(desk.book.year.measures) == count + 1
    desk.undo()
    assert minutes.to_measure.text() == "เป็นมาตรการ"


def test_a_resolution_gives_an_item_to_a_section(qtbot: QtBot, held: Meetings, desk: Desk) -> None:
    held.choose_side("minutes")
    held.minutes.items.choose(held.minutes.items.rows[6].key)
    dialog = held.minutes.ask_whom()
    assert dialog
    assert not dialog.main.isEnabled()
    dialog.node.setCurrentIndex(2)
    before = next(each for each in desk.book.year.responsibilities if each.node_id == dialog.chosen_node.id)
    assert dialog.chosen_lead is next(party.unit for party in before.parties if party.part is Part.LEAD)
    assert dialog.main.isEnabled()
    dialog.lead.setCurrentIndex(4)
    dialog.accept()
    node = dialog.chosen_node
    given = next(each for each in desk.book.year.responsibilities if each.node_id == node.id)
    assert [party.unit.name for party in given.parties if party.part is Part.LEAD and party.unit] == [
        "ฝ่ายรายได้"
    ]


def test_a_record_is_brought_into_sight(place: Meetings, desk: Desk) -> None:
    first = desk.book.year.meetings[0]
    place.reveal(Target("meetings", "agenda_item", first.agenda[4].id))
    assert place.agenda.items.current_key == first.agenda[4].id
    place.reveal(Target("meetings", "agenda_item", first.agenda[5].id, "resolution"))
    assert place.minutes.items.current_key == first.agenda[5].id
    place.reveal(Target("meetings", "attendance", first.attendance[7].id))
    assert place.attendance.lines.current_key == first.attendance[7].id
    place.reveal(Target("meetings", "meeting", desk.book.year.meetings[1].id))
    assert place.number.currentText() == "2/2566"


def test_an_empty_year_has_one_button(qtbot: QtBot, empty_desk: Desk) -> None:
    place = shown(qtbot, empty_desk)
    assert place.empty.isVisible()
    assert not place.halves.isVisible()
    qtbot.mouseClick(place.empty.button, Qt.MouseButton.LeftButton)
    assert not place.empty.isVisible()
    assert place.number.currentText() == "1/2566"
    assert len(outline(place)) == 8
    empty_desk.undo()
    assert place.empty.isVisible()


@pytest.mark.parametrize("side", ["agenda", "attendance", "minutes"])
def test_every_field_has_a_name_and_no_words_are_cut(held: Meetings, side: str) -> None:
    held.choose_side(side)
    QApplication.processEvents()
    fields: list[QWidget] = [
        *held.findChildren(QLineEdit),
        *held.findChildren(QTextEdit),
        *held.findChildren(QComboBox),
    ]
    for field in fields:
        assert field.accessibleName() or field.objectName() == "qt_spinbox_lineedit", field.objectName()
    for label in [*held.findChildren(QLabel), *held.findChildren(QAbstractButton)]:
        if label.isVisible() and label.text():
            assert label.sizeHint().width() <= label.width() + 1, label.text()


def test_where_the_window_is_low_the_agenda_comes_before_the_facts(
    qtbot: QtBot, held: Meetings, desk: Desk
) -> None:
    make_low(qtbot, held)
    assert room_for_rows(held.agenda.items) >= 6
    assert not held.date.isVisible()
    held.reveal(Target("meetings", "meeting", desk.book.year.meetings[0].id, "date"))
    assert held.date.isVisible()


def test_where_the_window_is_low_the_page_still_follows_the_part_in_hand(
    qtbot: QtBot, held: Meetings
) -> None:
    make_low(qtbot, held)
    held.beside.action.trigger()
    held.choose_side("attendance")
    qtbot.waitUntil(lambda: held.page.pages is not None)
    assert held.page.isVisible()
    held.reveal(Target("meetings", "agenda_item", held.meeting.agenda[0].id))  # type: ignore[union-attr]
    assert held.agenda.items.isVisible()


def test_who_came_is_ticked_where_the_window_is_low(qtbot: QtBot, held: Meetings, desk: Desk) -> None:
    make_low(qtbot, held)
    held.choose_side("attendance")
    assert room_for_rows(held.attendance.lines) >= 6
    held.attendance.lines.choose(held.attendance.lines.rows[0].key)
    held.attendance.lines.setFocus()
    qtbot.keyClick(held.attendance.lines, Qt.Key.Key_3, ALT)
    assert held.attendance.detail.hasFocus()
    assert desk.book.year.meetings[0].attendance[0].presence is Presence.ABSENT


def test_the_parts_of_a_meeting_are_turned_by_keys(qtbot: QtBot, held: Meetings) -> None:
    held.activateWindow()
    qtbot.waitUntil(held.isActiveWindow)
    held.agenda.items.setFocus()
    qtbot.keyClick(held.agenda.items, Qt.Key.Key_PageDown, CTRL)
    assert held.attendance.lines.hasFocus()
    qtbot.keyClick(held.attendance.lines, Qt.Key.Key_PageUp, CTRL)
    assert held.agenda.items.hasFocus()
    qtbot.keyClick(held.agenda.items, Qt.Key.Key_PageUp, CTRL)
    assert held.minutes.items.hasFocus()


def test_where_nobody_is_listed_the_keyboard_begins_with_what_lists_them(
    qtbot: QtBot, place: Meetings
) -> None:
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    place.agenda.items.setFocus()
    qtbot.keyClick(place.agenda.items, Qt.Key.Key_PageDown, CTRL)
    assert place.attendance.fill.hasFocus()
    qtbot.keyClick(place.attendance.fill, Qt.Key.Key_Space)
    assert place.attendance.lines.rows
    assert place.attendance.lines.hasFocus()


def test_after_a_reason_enter_goes_on_with_the_next_one(qtbot: QtBot, held: Meetings, desk: Desk) -> None:
    held.activateWindow()
    qtbot.waitUntil(held.isActiveWindow)
    held.choose_side("attendance")
    lines = held.attendance.lines
    lines.choose(lines.rows[0].key)
    lines.setFocus()
    qtbot.keyClick(lines, Qt.Key.Key_3, ALT)
    write(held.attendance.detail, "ลาป่วย")
    qtbot.keyClick(held.attendance.detail, Qt.Key.Key_Return)
    assert desk.book.year.meetings[0].attendance[0].reason == "ลาป่วย"
    assert lines.hasFocus()
    assert lines.current_key == lines.rows[1].key


def test_an_item_is_added_from_the_list_and_worded_at_once(qtbot: QtBot, held: Meetings, desk: Desk) -> None:
    held.activateWindow()
    qtbot.waitUntil(held.isActiveWindow)
    items, count = held.agenda.items, len(held.agenda.agenda)
    items.choose(held.agenda.agenda[0].id)
    items.setFocus()
    qtbot.keyClick(items, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    assert held.agenda.text.hasFocus()
    write(held.agenda.text, "เรื่องแจ้งเพิ่ม")
    leave(qtbot, held, items)
    assert len(held.agenda.agenda) == count + 1
    added = next(item for item in desk.book.year.meetings[0].agenda if item.text == "เรื่องแจ้งเพิ่ม")
    assert added.depth == 2
    qtbot.keyClick(items, Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    assert not items.hasFocus()
    assert not held.agenda.text.hasFocus()


def test_the_page_is_as_wide_as_before_when_large_letters_are_small_again(
    qtbot: QtBot, place: Meetings
) -> None:
    place.halves.setSizes([500, 657])
    before = place.halves.sizes()
    theme().scale = 1.5
    assert place.beside.is_folded
    theme().scale = 1.0
    qtbot.waitUntil(lambda: place.halves.sizes() == before)
