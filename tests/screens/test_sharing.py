"""Two windows on one office: each sees what the other does, and of two versions the officer chooses."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QMessageBox, QRadioButton
from pytestqt.qtbot import QtBot

from ita_desktop.actions.fields import FieldValue, set_field, set_fields
from ita_desktop.model.office import Person
from ita_desktop.qt.settings import Settings
from ita_desktop.qt.texts import TextView
from ita_desktop.screens.application import Application
from ita_desktop.screens.conflict_dialog import ConflictDialog, choose_between
from ita_desktop.screens.desk import Desk
from ita_desktop.storage.books import load_book
from ita_desktop.storage.servers import open_server
from ita_desktop.storage.workspace import OvertakenError
from tests.qt.typing_thai import type_thai
from tests.storage.offices import bring_in


@pytest.fixture
def desks(
    qapp: QApplication, database: str, sample_file: bytes, tmp_path: Path
) -> Iterator[tuple[Desk, Desk]]:
    """Of two officers, each with an account of their own, on one server."""
    path = tmp_path / "sample.ita"
    path.write_bytes(sample_file)
    bring_in(path, database)
    pair = Desk(open_server(database)), Desk(open_server(database))
    for desk, user in zip(pair, ("สมศรีสมมติ", "สมชายสมมติ"), strict=True):
        desk.workspace.user = user
        desk.choose = choose_between
    yield pair
    for desk in pair:
        desk.close()
        desk.deleteLater()


def first_person(desk: Desk) -> Person:
    return desk.book.office.people[0]


def set_phone(desk: Desk, number: str) -> None:
    person = first_person(desk)
    desk.change("แก้โทรศัพท์", lambda session: set_field(session, person, "telephone", number))


def answer(deed: Callable[[ConflictDialog], object]) -> list[list[str]]:
    """When the dialog stands; what it showed is in the list afterwards."""
    shown: list[list[str]] = []

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ConflictDialog)
        shown.append([view.text() for view in dialog.findChildren(TextView)])
        deed(dialog)

    QTimer.singleShot(0, act)
    return shown


def test_a_change_of_the_other_appears_by_itself(desks: tuple[Desk, Desk], qtbot: QtBot) -> None:
    one, other = desks
    with qtbot.waitSignal(other.changed, timeout=20_000) as told:
        set_phone(one, "1111")
    assert told.args == [frozenset({"person"})]
    assert first_person(other).telephone == "1111"


def test_what_the_other_added_and_removed_appears_too(desks: tuple[Desk, Desk], qtbot: QtBot) -> None:
    one, other = desks
    count = len(other.book.year.measures)
    with qtbot.waitSignal(other.changed, timeout=20_000), one.changing("ลบมาตรการ") as session:
        book = load_book(session)
        book.year.measures.pop()
    assert len(other.book.year.measures) == count - 1


def test_nothing_changes_under_what_is_being_typed(desks: tuple[Desk, Desk], qtbot: QtBot) -> None:
    one, other = desks
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    type_thai(field, "กำลังพิมพ์")
    before = first_person(other).telephone
    set_phone(one, "1111")
    qtbot.wait(2500)
    assert first_person(other).telephone == before
    field.setModified(False)
    qtbot.waitUntil(lambda: first_person(other).telephone == "1111", timeout=20_000)


def test_own_and_foreign_changes_in_turn_are_all_seen(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    set_phone(one, "1111")
    person = first_person(other)
    other.change("แก้ระดับ", lambda session: set_field(session, person, "level", "ชำนาญการ"))
    for desk in desks:
        desk.hear_news()
        assert (first_person(desk).telephone, first_person(desk).level) == ("1111", "ชำนาญการ")


@pytest.mark.parametrize(("button", "kept"), [("all_theirs", "1111"), ("all_mine", "2222")])
def test_of_two_versions_the_officer_chooses_one(desks: tuple[Desk, Desk], button: str, kept: str) -> None:
    one, other = desks
    set_phone(one, "1111")
    shown = answer(lambda dialog: getattr(dialog, button).click())
    set_phone(other, "2222")
    words = " ".join(shown[0])
    assert "สมศรีสมมติ" in words
    assert {"1111", "2222"} <= set(shown[0])
    assert first_person(other).telephone == kept
    one.hear_news()
    assert first_person(one).telephone == kept


def test_undecided_nothing_is_written_and_asked_again_next_time(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    refusals: list[str] = []
    other.refused.connect(refusals.append)
    set_phone(one, "1111")
    for _time in range(2):
        shown = answer(lambda dialog: dialog.undecided.click())
        set_phone(other, "2222")
        assert len(shown) == 1
    assert len(refusals) == 2
    one.hear_news()
    assert first_person(one).telephone == "1111"


def test_of_several_fields_each_is_chosen(desks: tuple[Desk, Desk]) -> None:
    one, other = desks

    def set_both(desk: Desk, telephone: str, level: str) -> None:
        person = first_person(desk)
        values = [FieldValue(person, "telephone", telephone), FieldValue(person, "level", level)]
        desk.change("แก้สองช่อง", lambda session: set_fields(session, values))

    set_both(one, "1111", "ปฏิบัติการ")

    def choose(dialog: ConflictDialog) -> None:
        # Theirs stands at first.
        (mine,) = (
            button
            for button in dialog.findChildren(QRadioButton)
            if button.accessibleDescription().endswith(": 2222")
        )
        mine.click()
        dialog.as_chosen.click()

    answer(choose)
    set_both(other, "2222", "ชำนาญการ")
    assert (first_person(other).telephone, first_person(other).level) == ("2222", "ปฏิบัติการ")


def test_each_takes_back_only_own_changes(desks: tuple[Desk, Desk]) -> None:
    one, other = desks
    before = first_person(one).telephone
    set_phone(one, "1111")
    other.hear_news()
    assert other.steps.undo is None
    other.undo()
    assert first_person(other).telephone == "1111"
    one.undo()
    other.hear_news()
    assert first_person(other).telephone == before


def test_what_was_overtaken_at_the_same_instant_is_done_again(desks: tuple[Desk, Desk]) -> None:
    tries: list[int] = []

    def deed(_session: object) -> str:
        tries.append(1)
        if len(tries) < 3:
            raise OvertakenError
        return "done"

    assert desks[0].change("แก้", deed) == "done"
    assert len(tries) == 3


def test_a_window_opens_an_office_of_a_server_and_again_in_another_language(
    database: str, sample_file: bytes, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "sample.ita"
    path.write_bytes(sample_file)
    bring_in(path, database)
    program = Application(Settings(tmp_path / "settings.json"))
    assert program.open_first(None, database)
    for _time in range(2):
        qtbot.waitUntil(lambda: program.window.desk is not None, timeout=30_000)
        assert "สำนักงานเขตสมมติ" in program.window.windowTitle()
        program.renew()
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=30_000)
    program.close()


def test_a_server_out_of_reach_leaves_the_window_without_a_file(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda *words: told.append(words[2]))
    program = Application(Settings(tmp_path / "settings.json"))
    program.window.show()
    program.open_office("postgresql+psycopg://nobody@127.0.0.1:1/ita")
    qtbot.waitUntil(lambda: bool(told), timeout=30_000)
    assert "ติดต่อฐานข้อมูล" in told[0]
    assert program.window.desk is None
    program.close()
