"""What is clicked on the page beside a place is chosen in its list."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.qt.page_view import PageView
from ita_desktop.qt.theme import theme
from ita_desktop.screens.committees import Committees
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.live_page import LivePage
from ita_desktop.screens.measures import Measures
from ita_desktop.screens.meetings import Meetings


def shown(qtbot: QtBot, place: Committees | Meetings) -> None:
    theme().apply(QApplication.instance())  # type: ignore[arg-type]
    qtbot.addWidget(place)
    place.resize(1158, 704)
    place.refresh()
    place.show()
    qtbot.waitUntil(lambda: place.page.pages is not None)


def click(page: LivePage, words: str) -> None:
    """In the middle of the line in which the words begin."""
    pages = page.pages
    assert pages is not None
    where = pages.find(words)[0]
    view = page.findChild(PageView)
    assert view is not None
    view.picked.emit(where.page, where.rect.center())


def test_a_member_and_a_duty_of_any_body(qtbot: QtBot, desk: Desk) -> None:
    place = Committees(desk)
    shown(qtbot, place)
    working_group = desk.book.year.bodies[1]
    place.choose_side("duties")
    member = working_group.members[3]
    assert member.person is not None
    click(place.page, member.person.name)
    assert place.body is working_group
    assert place.member_side.members.selected_keys == [member.id]
    duty = desk.book.year.bodies[0].duties[1]
    click(place.page, duty.text[:30])
    assert place.body is desk.book.year.bodies[0]
    assert place.duty_side.duties.selected_keys == [duty.id]


@pytest.mark.parametrize("side", ["agenda", "minutes"])
def test_an_item_of_the_agenda(qtbot: QtBot, desk: Desk, side: str) -> None:
    place = Meetings(desk)
    shown(qtbot, place)
    place.choose(desk.book.year.meetings[0].id)
    place.choose_side(side)
    qtbot.waitUntil(lambda: bool(place.page.pages and place.page.pages.find("ระเบียบวาระที่ 3")))
    part = place.agenda if side == "agenda" else place.minutes
    click(place.page, "ระเบียบวาระที่ 3")
    assert part.row is not None
    assert part.row.number == "3"


def test_who_came_to_a_meeting(qtbot: QtBot, desk: Desk) -> None:
    place = Meetings(desk)
    shown(qtbot, place)
    place.choose(desk.book.year.meetings[0].id)
    place.choose_side("attendance")
    line = desk.book.year.meetings[0].attendance[4]
    qtbot.waitUntil(lambda: bool(place.page.pages and place.page.pages.find(line.name)))
    click(place.page, line.name)
    assert place.attendance.lines.selected_keys == [line.id]


def test_a_measure_of_the_document(qtbot: QtBot, desk: Desk) -> None:
    place = Measures(desk)
    qtbot.addWidget(place)
    place.resize(1158, 704)
    place.refresh()
    place.show()
    place.show_on_page()
    page = place.page
    assert page is not None
    qtbot.waitUntil(lambda: page.pages is not None)
    assert page.pages is not None
    measure = desk.book.year.measures[5]
    click(page, measure.issue)
    assert place.grid.current_key == measure.id
    where = page.pages.find(measure.issue)[:1]
    qtbot.waitUntil(lambda: page.marked_places() == where)
