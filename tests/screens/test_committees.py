"""Committees: seats and duties by keyboard, each deed one step of undo, with the order following beside them."""

import datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication, QInputDialog
from pytestqt.qtbot import QtBot

from ita_desktop.actions.committees import change_duty
from ita_desktop.documents.writers.page_marks import Letters
from ita_desktop.documents.writers.to_pages import Pages
from ita_desktop.qt.theme import theme
from ita_desktop.rules.seats import seats_of
from ita_desktop.screens.committees import Committees
from ita_desktop.screens.desk import Desk, Target
from tests.qt.typing_thai import type_thai
from tests.screens.low_window import make_low, room_for_rows

UP, DOWN, ALT = Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def place(qtbot: QtBot, desk: Desk) -> Committees:
    place = shown(qtbot, desk)
    place.choose_body(desk.book.year.bodies[1].id)
    return place


def shown(qtbot: QtBot, desk: Desk) -> Committees:
    theme().apply(QApplication.instance())  # type: ignore[arg-type]
    place = Committees(desk)
    qtbot.addWidget(place)
    place.resize(1158, 640)
    with qtbot.waitExposed(place):
        place.show()
    desk.changed.connect(place.refresh)
    place.refresh()
    qtbot.waitUntil(lambda: place.page.pages is not None or bool(place.page.sentence))
    return place


def titles(place: Committees) -> list[str]:
    return [row.title for row in place.member_side.members.rows]


def type_who(qtbot: QtBot, place: Committees, words: str) -> None:
    place.member_side.line.who.setFocus()
    type_thai(place.member_side.line.who, words)
    place.member_side.line.who.offers.popup().hide()  # type: ignore[union-attr]
    qtbot.keyClick(place.member_side.line.who, Qt.Key.Key_Return)


def offered(place: Committees) -> list[str]:
    found = place.member_side.line.who.completer().model()
    return [str(found.index(row, 0).data()) for row in range(found.rowCount())]


def pages_of(place: Committees) -> Pages:
    assert place.page.pages
    return place.page.pages


def test_it_opens_with_the_bodies_of_the_year(place: Committees) -> None:
    assert titles(place)[:3] == ["ผู้ช่วยผู้อำนวยการเขต สั่งราชการฝ่ายปกครอง", "หัวหน้าฝ่ายปกครอง", "นางสุนันทา สมมติผล"]
    assert [row.number for row in place.member_side.members.rows][:2] == ["2.1", "2.2"]
    assert "1234/2565" in place.facts()
    assert place.member_side.officers.word == "มีประธานและเลขานุการ"
    assert place.member_side.sections.word == "ครบ 10 ฝ่าย"


def test_a_member_moves_by_keyboard_and_undo_brings_the_seat_back(
    qtbot: QtBot, place: Committees, desk: Desk
) -> None:
    before = titles(place)
    place.member_side.members.choose(place.member_side.members.rows[3].key)
    qtbot.keyClick(place.member_side.members, UP, ALT)
    assert titles(place) == [*before[:2], before[3], before[2], *before[4:]]
    assert [row.number for row in place.member_side.members.rows][:4] == ["2.1", "2.2", "2.3", "2.4"]
    assert place.member_side.members.current_key == place.member_side.members.rows[2].key
    qtbot.waitUntil(lambda: "๒.๓" in first_words(pages_of(place), before[3]))
    desk.undo()
    assert titles(place) == before
    desk.redo()
    assert titles(place)[2] == before[3]


def first_words(pages: Pages, name: str) -> str:
    """The number printed before a name."""
    marks = (mark for n in range(len(pages)) for mark in pages.marks(n))
    texts = [mark.line.text for mark in marks if isinstance(mark, Letters)]
    at = next(n for n, text in enumerate(texts) if name in text)
    return " ".join(texts[max(at - 1, 0) : at + 1])


def test_members_are_added_by_typing_a_name_or_a_post(qtbot: QtBot, place: Committees, desk: Desk) -> None:
    type_who(qtbot, place, "เอกวิทย์ สมมติวงศ์")
    assert titles(place)[-1] == "นายเอกวิทย์ สมมติวงศ์"
    assert place.member_side.line.who.hasFocus()
    assert place.member_side.line.who.text() == ""
    type_who(qtbot, place, "หัวหน้าฝ่ายรายได้")
    assert titles(place)[-1] == "หัวหน้าฝ่ายรายได้"
    desk.undo()
    desk.undo()
    assert len(titles(place)) == 14


def test_a_part_of_a_name_is_that_of_the_only_one_it_fits(
    qtbot: QtBot, place: Committees, desk: Desk
) -> None:
    type_who(qtbot, place, "เอกวิทย์")
    assert titles(place)[-1] == "นายเอกวิทย์ สมมติวงศ์"
    assert desk.book.year.bodies[1].members[-1].person is not None


def test_of_several_whom_a_part_of_a_name_fits_one_is_chosen(qtbot: QtBot, place: Committees) -> None:
    count, who = len(titles(place)), place.member_side.line.who
    type_who(qtbot, place, "ตัวอย่าง")
    assert len(titles(place)) == count
    assert who.is_offering
    qtbot.keyClick(who.offers.popup(), Qt.Key.Key_Return)
    qtbot.keyClick(who, Qt.Key.Key_Return)
    assert len(titles(place)) == count + 1
    assert "ตัวอย่าง" in titles(place)[-1]
    assert place.member_side.members.rows[-1].picture == "person"


def test_somebody_unknown_is_offered_as_a_new_person(qtbot: QtBot, place: Committees, desk: Desk) -> None:
    who = place.member_side.line.who
    count = len(desk.book.office.people)
    who.setFocus()
    type_thai(who, "นางสาวแก้วใจ สมมติใหม่")
    assert offered(place) == ["เพิ่ม นางสาวแก้วใจ สมมติใหม่ เป็นบุคคลใหม่"]
    qtbot.keyClick(who.offers.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(who.offers.popup(), Qt.Key.Key_Return)
    qtbot.keyClick(who, Qt.Key.Key_Return)
    assert titles(place)[-1] == "นางสาวแก้วใจ สมมติใหม่"
    person = desk.book.office.people[-1]
    assert (len(desk.book.office.people), person.title) == (count + 1, "นางสาว")
    assert desk.book.year.bodies[1].members[-1].person is person
    desk.undo()
    assert len(desk.book.office.people) == count


@pytest.mark.parametrize(
    ("words", "is_person"),
    [
        ("นางสาวแก้วใจ สมมติใหม่", True),
        ("นายกมล สมมติใหม่", True),
        ("นายช่างโยธา ฝ่ายโยธา", False),
        ("แก้วใจ สมมติใหม่", False),
    ],
)
def test_enter_on_a_name_with_a_title_takes_a_person_whatever_is_offered(
    qtbot: QtBot, place: Committees, desk: Desk, words: str, is_person: bool
) -> None:
    who = place.member_side.line.who
    who.setFocus()
    type_thai(who, words)
    qtbot.keyClick(who.offers.popup() if who.is_offering else who, Qt.Key.Key_Return)
    member = desk.book.year.bodies[1].members[-1]
    assert (member.person is not None) is is_person
    assert titles(place)[-1] == words


@pytest.mark.parametrize("words", ["นายเอกวิทย์ สมมติวงศ์", "ผู้อำนวยการ กองใหม่", "แก้วใจ"])
def test_nobody_new_is_offered_for_a_post_or_a_known_or_half_a_name(place: Committees, words: str) -> None:
    place.member_side.line.who.setFocus()
    type_thai(place.member_side.line.who, words)
    assert not [each for each in offered(place) if "บุคคลใหม่" in each]


def test_enter_in_the_day_lets_somebody_follow(qtbot: QtBot, place: Committees) -> None:
    place.member_side.members.choose(place.member_side.members.rows[4].key)
    place.follow.trigger()
    line = place.member_side.line
    line.who.setText("นายเอกวิทย์ สมมติวงศ์")
    line.since.line.setFocus()
    line.since.line.selectAll()
    type_thai(line.since.line, "1 มี.ค. 66")
    qtbot.keyClick(line.since.line, Qt.Key.Key_Return)
    row = place.member_side.members.rows[4]
    assert (row.title, row.note) == ("นายเอกวิทย์ สมมติวงศ์", "แทน นางอรทัย สมมติสุข ตั้งแต่ 1 มี.ค. 66")


def test_names_are_found_by_a_part_of_them(qtbot: QtBot, place: Committees) -> None:
    place.member_side.line.who.setFocus()
    type_thai(place.member_side.line.who, "ศิริกัญ")
    found = place.member_side.line.who.completer().model()
    assert found.rowCount() == 1
    assert "นางศิริกัญญา สมมติเกียรติ" in str(found.index(0, 0).data())


def test_a_second_seat_for_somebody_is_refused_and_the_words_stay(
    qtbot: QtBot, place: Committees, desk: Desk
) -> None:
    with qtbot.waitSignal(desk.refused) as refused:
        type_who(qtbot, place, "สุนันทา สมมติผล")
    assert "อยู่ในคณะทำงานแล้ว" in str(refused.args)
    assert place.member_side.line.who.text() == "สุนันทา สมมติผล"
    assert len(titles(place)) == 14


def test_enter_corrects_a_seat_and_escape_gives_up(qtbot: QtBot, place: Committees, desk: Desk) -> None:
    place.member_side.members.choose(place.member_side.members.rows[2].key)
    place.member_side.members.setFocus()
    qtbot.keyClick(place.member_side.members, Qt.Key.Key_Return)
    assert place.member_side.line.heading.text() == "แก้ลำดับที่ 2.3"
    place.member_side.line.role.setEditText("คณะทำงานและผู้ช่วยเลขานุการ")
    qtbot.mouseClick(place.member_side.line.keep, Qt.MouseButton.LeftButton)
    assert place.member_side.members.rows[2].cells == ("คณะทำงานและผู้ช่วยเลขานุการ",)
    assert place.member_side.line.heading.text() == "เพิ่มสมาชิก"
    qtbot.keyClick(place.member_side.members, Qt.Key.Key_F2)
    qtbot.keyClick(place.member_side.line, Qt.Key.Key_Escape)
    assert place.member_side.line.heading.text() == "เพิ่มสมาชิก"
    desk.undo()
    assert place.member_side.members.rows[2].cells == ("คณะทำงาน",)


def test_who_follows_stands_in_the_seat_with_the_name_of_who_left(
    qtbot: QtBot, place: Committees, desk: Desk
) -> None:
    place.member_side.members.choose(place.member_side.members.rows[4].key)
    place.follow.trigger()
    place.member_side.line.since.setDate(datetime.date(2023, 3, 1))
    place.member_side.line.amended_by.setText("641/2566")
    type_who(qtbot, place, "เอกวิทย์ สมมติวงศ์")
    row = place.member_side.members.rows[4]
    assert (row.number, row.title) == ("2.5", "นายเอกวิทย์ สมมติวงศ์")
    assert row.note == "แทน นางอรทัย สมมติสุข ตั้งแต่ 1 มี.ค. 66"
    assert len(seats_of(desk.book.year.bodies[1])) == 14
    desk.undo()
    assert place.member_side.members.rows[4].title == "นางอรทัย สมมติสุข"


def test_somebody_chosen_from_what_is_offered_is_nobody_new(
    qtbot: QtBot, place: Committees, desk: Desk
) -> None:
    count, who = len(desk.book.office.people), place.member_side.line.who
    who.setFocus()
    type_thai(who, "นายเอก")
    qtbot.keyClick(who.offers.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(who.offers.popup(), Qt.Key.Key_Return)
    # A window gives the focus back to the field when the list closes.
    QApplication.sendEvent(who, QFocusEvent(QEvent.Type.FocusIn))
    qtbot.keyClick(who, Qt.Key.Key_Return)
    assert titles(place)[-1] == "นายเอกวิทย์ สมมติวงศ์"
    assert len(desk.book.office.people) == count


def test_a_follower_without_a_post_has_no_empty_line_and_the_next_member_no_role_of_that_seat(
    qtbot: QtBot, place: Committees
) -> None:
    side = place.member_side
    side.members.choose(side.members.rows[0].key)
    place.follow.trigger()
    side.line.since.setDate(datetime.date(2023, 3, 1))
    type_who(qtbot, place, "นายทดลอง มาใหม่")
    assert side.members.rows[0].title == "นายทดลอง มาใหม่"
    assert side.members.rows[0].lines == ()
    assert side.line.role.currentText() == "คณะทำงาน"


def test_the_seat_in_hand_stays_in_sight_when_its_fields_open(qtbot: QtBot, place: Committees) -> None:
    members = place.member_side.members
    members.choose(members.rows[-1].key)
    height = members.viewport().height()
    place.follow.trigger()
    qtbot.waitUntil(lambda: members.viewport().height() < height)
    qtbot.waitUntil(lambda: members.visualRect(members.currentIndex()).bottom() < members.viewport().height())


def test_tab_goes_through_the_fields_and_then_to_the_button_over_them(
    qtbot: QtBot, place: Committees
) -> None:
    line = place.member_side.line
    place.member_side.members.setFocus()
    passed: list[object] = []
    for _step in range(3):
        qtbot.keyClick(place.focusWidget(), Qt.Key.Key_Tab)
        passed.append(place.focusWidget())
    assert passed == [line.who, line.role, line.keep]


def test_who_follows_needs_a_day(qtbot: QtBot, place: Committees, desk: Desk) -> None:
    place.member_side.members.choose(place.member_side.members.rows[4].key)
    place.follow.trigger()
    place.member_side.line.since.setDate(None)
    with qtbot.waitSignal(desk.refused):
        type_who(qtbot, place, "เอกวิทย์ สมมติวงศ์")
    assert place.member_side.members.rows[4].title == "นางอรทัย สมมติสุข"


def test_members_are_removed_by_delete(qtbot: QtBot, place: Committees, desk: Desk) -> None:
    place.member_side.members.choose(place.member_side.members.rows[-1].key)
    qtbot.keyClick(place.member_side.members, Qt.Key.Key_Delete)
    assert len(titles(place)) == 13
    assert place.member_side.officers.word == "ยังไม่มีเลขานุการ"
    desk.undo()
    assert len(titles(place)) == 14


def test_duties_are_worded_added_moved_and_removed(qtbot: QtBot, place: Committees, desk: Desk) -> None:
    place.choose_side("duties")
    place.duty_side.duties.choose(place.duty_side.duties.rows[1].key)
    place.duty_side.duty.setFocus()
    place.duty_side.duty.selectAll()
    type_thai(place.duty_side.duty, "หน้าที่ที่เขียนใหม่")
    qtbot.waitUntil(lambda: place.duty_side.duties.rows[1].title == "หน้าที่ที่เขียนใหม่")
    qtbot.mouseClick(place.duty_side.add_duty, Qt.MouseButton.LeftButton)
    assert [row.number for row in place.duty_side.duties.rows] == ["1.", "2.", "3.", "4.", "5.", "6."]
    assert place.duty_side.duties.current_key == place.duty_side.duties.rows[2].key
    qtbot.keyClick(place.duty_side.duties, DOWN, ALT)
    assert place.duty_side.duties.current_key == place.duty_side.duties.rows[3].key
    qtbot.keyClick(place.duty_side.duties, Qt.Key.Key_Delete)
    assert len(place.duty_side.duties.rows) == 5
    for _deed in range(4):
        desk.undo()
    assert desk.book.year.bodies[1].duties[1].text.startswith("แจ้ง URL และ QR Code ของแบบวัด IIT")


def test_undo_shows_in_the_field_in_which_one_stands(qtbot: QtBot, place: Committees, desk: Desk) -> None:
    side = place.duty_side
    place.choose_side("duties")
    side.duties.choose(side.duties.rows[1].key)
    before = side.duty.toPlainText()
    desk.change("แก้", lambda session: change_duty(session, desk.book.year.bodies[1].duties[1], "อีกอย่าง"))
    side.duty.setFocus()
    assert side.duty.toPlainText() == "อีกอย่าง"
    desk.undo()
    assert side.duty.toPlainText() == before


def test_bodies_are_added_renamed_moved_and_removed(qtbot: QtBot, place: Committees, desk: Desk) -> None:
    place.add_new_body("คณะติดตาม")
    assert place.body
    assert place.body.name == "คณะติดตาม"
    assert titles(place) == []
    place.give_body_name("คณะติดตามผล")
    place.shift_body(-1)
    assert [body.name for body in desk.book.year.bodies] == ["คณะกรรมการอำนวยการ", "คณะติดตามผล", "คณะทำงาน"]
    place.drop_body()
    assert len(desk.book.year.bodies) == 2
    place.ask_new_name()
    dialog = place.findChild(QInputDialog)
    assert dialog
    assert dialog.textValue() == "คณะกรรมการอำนวยการ"
    dialog.reject()


def test_what_is_chosen_is_marked_on_the_page(qtbot: QtBot, place: Committees) -> None:
    place.member_side.members.choose(place.member_side.members.rows[5].key)
    assert len(place.page.marked_places()) == 1
    place.choose_side("duties")
    place.duty_side.duties.choose(place.duty_side.duties.rows[0].key)
    assert place.page.marked_places()


def test_a_record_is_brought_into_sight(place: Committees, desk: Desk) -> None:
    duty = desk.book.year.bodies[0].duties[2]
    place.reveal(Target("committees", "duty", duty.id))
    assert place.body is desk.book.year.bodies[0]
    assert place.duty_side.duties.current_key == duty.id
    member = desk.book.year.bodies[1].members[3]
    place.reveal(Target("committees", "member", member.id))
    assert place.member_side.members.current_key == member.id


def test_a_body_of_another_year_is_not_looked_for(place: Committees, desk: Desk) -> None:
    shown = place.body
    place.choose_body(99_999)
    assert place.body is shown


def test_an_empty_year_shows_no_fields_in_a_low_window_either(qtbot: QtBot, empty_desk: Desk) -> None:
    place = shown(qtbot, empty_desk)
    make_low(qtbot, place)
    assert place.empty.isVisible()
    assert not place.sides.isVisible()


def test_an_empty_year_starts_from_the_usual_bodies(qtbot: QtBot, empty_desk: Desk) -> None:
    place = shown(qtbot, empty_desk)
    assert place.page.sentence
    assert place.empty.isVisible()
    assert not place.add.isEnabled()
    qtbot.mouseClick(place.empty.button, Qt.MouseButton.LeftButton)
    assert not place.empty.isVisible()
    assert [row.number for row in place.member_side.members.rows] == ["1.1", "1.2", "1.3", "1.4", "1.5"]
    assert place.facts() == "กำลังร่างคำสั่งแต่งตั้ง"
    empty_desk.undo()
    assert place.empty.isVisible()


def test_every_field_has_a_name_and_no_words_are_cut(place: Committees) -> None:
    from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QTextEdit

    for field in [
        *place.findChildren(QLineEdit),
        *place.findChildren(QTextEdit),
        *place.findChildren(QComboBox),
    ]:
        is_inner = isinstance(field.parent(), QComboBox)
        assert field.accessibleName() or is_inner, field.objectName()
    for label in place.findChildren(QLabel):
        if label.isVisible():
            assert label.sizeHint().width() <= label.width() + 1, label.text()
    for button in place.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.sizeHint().width() <= button.width() + 1, button.text()


def test_where_the_window_is_low_the_fields_stand_beside_the_list(
    qtbot: QtBot, place: Committees, desk: Desk
) -> None:
    make_low(qtbot, place)
    members = place.member_side.members
    assert room_for_rows(members) >= 6
    assert place.member_side.line.mapTo(place, QPoint()).x() > members.mapTo(place, QPoint()).x()
    assert not place.page.isVisible()
    theme().scale = 1.0
    place.resize(1158, 640)
    qtbot.waitUntil(place.page.isVisible)
    assert place.member_side.line.mapTo(place, QPoint()).y() > members.mapTo(place, QPoint()).y()


def test_where_the_window_is_low_a_key_shows_the_page_in_stead_of_the_list(
    qtbot: QtBot, place: Committees, desk: Desk
) -> None:
    make_low(qtbot, place)
    place.member_side.members.setFocus()
    qtbot.keyClick(place.member_side.members, Qt.Key.Key_F6)
    assert place.page.isVisible()
    assert not place.member_side.isVisible()
    place.refresh()
    assert not place.member_side.isVisible()
    duty = desk.book.year.bodies[1].duties[2]
    place.reveal(Target("committees", "duty", duty.id))
    assert place.duty_side.duties.isVisible()
    assert not place.page.isVisible()


def test_a_duty_is_added_by_keys_alone(qtbot: QtBot, place: Committees, desk: Desk) -> None:
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    place.member_side.members.setFocus()
    qtbot.keyClick(place.member_side.members, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert place.duty_side.duties.hasFocus()
    qtbot.keyClick(place.duty_side.duties, Qt.Key.Key_Insert)
    assert place.duty_side.duty.hasFocus()
    type_thai(place.duty_side.duty, "ติดตามผล")
    place.duty_side.duties.setFocus()
    qtbot.waitUntil(lambda: "ติดตามผล" in [duty.text for duty in desk.book.year.bodies[1].duties])
