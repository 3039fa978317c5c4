"""The history place: what changed, from what to what, and taking back from there."""

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.model.year import Measure
from ita_desktop.screens.change_history import ChangeHistory
from ita_desktop.screens.desk import Desk


@pytest.fixture
def place(qtbot: QtBot, desk: Desk) -> ChangeHistory:
    place = ChangeHistory(desk)
    qtbot.addWidget(place)
    desk.changed.connect(lambda _tables: place.refresh())
    place.refresh()
    return place


def change(desk: Desk, field: str, value: object, words: str) -> Measure:
    measure = desk.book.year.measures[0]
    with desk.changing(words) as session:
        setattr(session.get_one(Measure, measure.id), field, value)
    return measure


def shown_fields(place: ChangeHistory) -> list[list[str]]:
    return place.fields.as_table()[1]


def test_a_change_is_told_field_by_field(place: ChangeHistory, desk: Desk) -> None:
    before = desk.book.year.measures[0].follower
    change(desk, "follower", "หัวหน้าฝ่าย", "แก้ผู้กำกับ")
    place.grid.select([place.grid.model.row(0).number])  # type: ignore[union-attr]
    (line,) = shown_fields(place)
    assert line[2:] == [before, "หัวหน้าฝ่าย"]


def test_an_earlier_change_is_taken_back_while_a_later_one_stays(place: ChangeHistory, desk: Desk) -> None:
    before = desk.book.year.measures[0].follower
    measure = change(desk, "follower", "ก", "แรก")
    change(desk, "weakness", "ข", "หลัง")
    earlier = place.grid.model.row(1)
    assert earlier is not None
    place.grid.select([earlier.number])
    place.take_back.click()
    assert (measure.follower, measure.weakness) == (before, "ข")


def test_a_change_on_which_a_later_one_stands_is_not_taken_back(
    place: ChangeHistory, desk: Desk, qtbot: QtBot
) -> None:
    change(desk, "follower", "ก", "แรก")
    measure = change(desk, "follower", "ข", "หลัง")
    earlier = place.grid.model.row(1)
    assert earlier is not None
    place.grid.select([earlier.number])
    with qtbot.waitSignal(desk.refused):
        place.take_back.click()
    assert measure.follower == "ข"


def test_only_changes_of_one_kind_are_listed(place: ChangeHistory, desk: Desk) -> None:
    change(desk, "follower", "ก", "แก้มาตรการ")
    place.kind.setCurrentIndex(place.kind.findData("meeting"))
    words = [place.grid.model.row(n).words for n in range(place.grid.model.rowCount())]  # type: ignore[union-attr]
    assert "แก้มาตรการ" not in words
