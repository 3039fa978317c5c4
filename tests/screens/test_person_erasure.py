"""A person's data is removed from the office's settings, after being told what that means."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.actions.office_people import add_person
from ita_desktop.actions.personal_data import STAND_IN, Footprint
from ita_desktop.model.office import Person
from ita_desktop.screens import person_erasure
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.office_people_page import OfficePeoplePage
from ita_desktop.screens.person_erasure import PersonErasure


@pytest.fixture(autouse=True)
def no_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "look_for_slips", lambda _desk: None)


@pytest.fixture
def recorder(desk: Desk) -> Person:
    """Somebody whom a meeting and its minutes name."""
    return next(meeting.recorder for meeting in desk.book.year.meetings if meeting.recorder is not None)


@pytest.fixture
def newcomer(desk: Desk) -> Person:
    desk.change("เพิ่มบุคลากร", lambda session: add_person(session, desk.book.office, "กานดา วันเพ็ญสมมติ"))
    return next(person for person in desk.book.office.people if person.name == "กานดา วันเพ็ญสมมติ")


def dialog_for(qtbot: QtBot, desk: Desk, person: Person) -> PersonErasure:
    dialog = PersonErasure(desk, person)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_it_says_where_the_person_stands_and_that_there_is_no_way_back(
    qtbot: QtBot, desk: Desk, recorder: Person
) -> None:
    dialog = dialog_for(qtbot, desk, recorder)
    assert "ผู้จดรายงาน" in dialog.found.text()
    assert "เลิกทำไม่ได้" in dialog.outcome.text()
    assert "สำเนาสำรอง" in dialog.not_reached.text()


def test_the_window_no_longer_knows_the_name(qtbot: QtBot, desk: Desk, recorder: Person) -> None:
    name = recorder.name
    dialog = dialog_for(qtbot, desk, recorder)
    with qtbot.waitSignal(desk.changed):
        dialog.erase.click()
    people = [person.name for person in desk.book.office.people]
    assert name not in people
    assert f"{STAND_IN} 1" in people


def test_enter_removes_nothing(qtbot: QtBot, desk: Desk, newcomer: Person) -> None:
    dialog = dialog_for(qtbot, desk, newcomer)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert newcomer.name in [person.name for person in desk.book.office.people]


def test_undo_takes_back_what_was_before_and_not_the_erasure(
    qtbot: QtBot, desk: Desk, newcomer: Person
) -> None:
    desk.change(
        "แก้เขต", lambda session: setattr(session.get_one(type(desk.book.office), 1), "district", "เขตใหม่")
    )
    dialog_for(qtbot, desk, newcomer).erase.click()
    assert desk.steps.undo
    assert desk.steps.undo.words == "แก้เขต"
    desk.undo()
    assert desk.book.office.district != "เขตใหม่"
    assert newcomer.name not in [person.name for person in desk.book.office.people]


def test_who_stands_in_an_issued_paper_can_only_be_reduced(
    qtbot: QtBot, desk: Desk, newcomer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    footprint = Footprint("", 0, 1, ("คำสั่งแต่งตั้ง 99/2566 (2566)",))
    monkeypatch.setattr(person_erasure, "find_footprint", lambda *_: footprint)
    dialog = dialog_for(qtbot, desk, newcomer)
    assert not dialog.erase.isVisible()
    assert "99/2566" in dialog.found.text()
    dialog.reduce.click()
    assert newcomer.name in [person.name for person in desk.book.office.people]


def test_the_way_to_it_is_in_the_list_of_people(
    qtbot: QtBot, desk: Desk, newcomer: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = OfficePeoplePage(desk)
    qtbot.addWidget(page)
    page.show_book()
    page.grid.select([newcomer.id])
    asked: list[object] = []
    monkeypatch.setattr(PersonErasure, "exec", lambda dialog: asked.append(dialog.title.text()))
    assert page.grid.actions_for
    (erase,) = [each for each in page.grid.actions_for([newcomer.id]) if each.text() == "ลบข้อมูลบุคคล"]
    erase.trigger()
    assert asked == [f"ลบข้อมูลของ{newcomer.full_name}"]
