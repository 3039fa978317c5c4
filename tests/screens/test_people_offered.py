"""Who has left is offered nowhere, and stays where he or she was named."""

import datetime

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from ita_desktop.actions.measure_owners import list_owners
from ita_desktop.actions.office_people import let_go
from ita_desktop.actions.search_entries import index_of
from ita_desktop.model.office import Person
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.item_sheet import ItemSheet
from ita_desktop.screens.minutes_editor import MinutesEditor
from ita_desktop.screens.office_signatories_page import OfficeSignatoriesPage
from ita_desktop.screens.person_field import list_offers


@pytest.fixture(autouse=True)
def no_looking(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "look_for_slips", lambda _desk: None)


@pytest.fixture
def gone(desk: Desk) -> Person:
    """Left before any meeting; nothing names this person."""
    meetings = desk.book.year.meetings
    named = [writer for meeting in meetings for writer in (meeting.recorder, meeting.checker)]
    named += [signatory.person for signatory in desk.book.office.signatories]
    person = next(each for each in desk.book.office.people if each not in named)
    desk.change("พ้น", lambda session: let_go(session, [person], datetime.date(2022, 9, 30)))
    return next(each for each in desk.book.office.people if each.id == person.id)


def offered(box: QComboBox) -> list[str]:
    return [box.itemText(place) for place in range(box.count())]


def test_not_among_owners_and_members(desk: Desk, gone: Person) -> None:
    assert gone.full_name not in [owner.name for owner in list_owners(desk.book)]
    assert gone not in [offer.person for offer in list_offers(desk.book)]


def test_not_among_those_responsible_for_an_item(qtbot: QtBot, desk: Desk, gone: Person) -> None:
    sheet = ItemSheet()
    qtbot.addWidget(sheet)
    sheet.take_desk(desk)
    item = next(iter(desk.book.nodes.values()))
    sheet.show_item(item)
    names = offered(sheet.add_party)
    assert len(names) > 2
    assert gone.full_name not in names


def test_not_among_writers_of_minutes_unless_named(qtbot: QtBot, desk: Desk, gone: Person) -> None:
    meeting = desk.book.year.meetings[0]
    editor = MinutesEditor(desk)
    qtbot.addWidget(editor)
    editor.show_meeting(meeting)
    assert gone.full_name not in offered(editor.recorder)
    assert meeting.recorder
    recorder = meeting.recorder
    desk.change("พ้น", lambda session: let_go(session, [recorder], datetime.date(2022, 9, 30)))
    editor.show_meeting(desk.book.year.meetings[0])
    assert editor.recorder.currentText() == recorder.full_name


def test_not_among_those_who_may_sign(qtbot: QtBot, desk: Desk, gone: Person) -> None:
    page = OfficeSignatoriesPage(desk)
    qtbot.addWidget(page)
    page.show_book()
    (column,) = [each for each in page.grid.model.columns if each.key == "person"]
    assert column.choices
    names = [words for words, _person in column.choices(desk.book.office.signatories[0])]
    assert len(names) > 2
    assert gone.full_name not in names


def test_searching_says_that_somebody_has_left(desk: Desk, gone: Person) -> None:
    found = index_of(desk.book).search(gone.name)[0].entry
    assert found.detail.startswith("พ้นจากตำแหน่งแล้ว")
