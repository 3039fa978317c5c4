"""The frame of the window: ways between places, undo by name, the side bar, looks, years, keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ita_desktop.actions.fields import set_field
from ita_desktop.qt.action_buttons import ActionButton, make_action
from ita_desktop.qt.ordered_list import OrderedList
from ita_desktop.qt.settings import Settings
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import theme
from ita_desktop.screens.application import Application
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.main_window import MainWindow
from ita_desktop.screens.office_menu import NEXT_YEAR
from ita_desktop.screens.place import Place
from ita_desktop.screens.places import PlaceEntry
from ita_desktop.screens.refusal import RefusalBanner
from ita_desktop.screens.shortcuts import Shortcuts
from tests.qt.typing_thai import type_thai


class Stand(Place):
    """A place of no weight: these tests are about what is around it."""

    shows = frozenset({"office"})

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.refreshed = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        action = QAction("ทำสิ่งหนึ่ง", self)
        action.setShortcut("F9")
        self.addAction(action)

    def refresh(self) -> None:
        self.refreshed += 1

    def facts(self) -> str:
        return self.desk.book.office.telephone


@pytest.fixture
def window(
    qtbot: QtBot, sample_file: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setattr(PlaceEntry, "make", lambda _entry, desk: Stand(desk))
    monkeypatch.setattr(Desk, "look_for_slips", lambda _desk: None)
    path = tmp_path / "sample.ita"
    path.write_bytes(sample_file)
    scheme, scale = theme().scheme, theme().scale
    program = Application(Settings(tmp_path / "settings.json"))
    program.open_first(path)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    yield program.window
    program.close()
    # A window that is only to be deleted later would be dressed again by every test that follows.
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme().scheme, theme().scale = scheme, scale


def desk_of(window: MainWindow) -> Desk:
    assert window.desk
    return window.desk


def press(qtbot: QtBot, window: MainWindow, keys: str) -> None:
    qtbot.keySequence(window.focusWidget() or window, QKeySequence(keys))


def set_telephone(window: MainWindow, telephone: str) -> None:
    desk = desk_of(window)
    desk.change(
        f"แก้โทรศัพท์เป็น {telephone}",
        lambda session: set_field(session, desk.book.office, "telephone", telephone),
    )


def here(window: MainWindow) -> str:
    """The key of the place in sight, as the window remembers it."""
    return window.settings.get(f"place:{desk_of(window).workspace.path}", "")


def test_places_are_gone_to_by_number_and_back_and_forward(qtbot: QtBot, window: MainWindow) -> None:
    assert here(window) == "overview"
    assert not window.back_action.isEnabled()
    press(qtbot, window, "Ctrl+2")
    second = here(window)
    press(qtbot, window, "Ctrl+3")
    third = here(window)
    assert len({"overview", second, third}) == 3
    press(qtbot, window, "Alt+Left")
    assert here(window) == second
    press(qtbot, window, "Alt+Left")
    assert here(window) == "overview"
    press(qtbot, window, "Alt+Right")
    press(qtbot, window, "Alt+Right")
    assert here(window) == third
    assert not window.forward_action.isEnabled()
    press(qtbot, window, "Alt+Left")
    press(qtbot, window, "Ctrl+1")
    assert not window.forward_action.isEnabled()


def test_undo_and_redo_go_by_keys_and_by_name(qtbot: QtBot, window: MainWindow) -> None:
    set_telephone(window, "1111")
    assert "แก้โทรศัพท์เป็น 1111" in window.undo_action.text()
    assert desk_of(window).book.office.telephone == "1111"
    press(qtbot, window, "Ctrl+Z")
    assert desk_of(window).book.office.telephone == "9900"
    assert "แก้โทรศัพท์เป็น 1111" in window.redo_action.text()
    press(qtbot, window, "Ctrl+Y")
    assert desk_of(window).book.office.telephone == "1111"
    assert "แก้โทรศัพท์เป็น 1111" in window.undo_action.text()
    press(qtbot, window, "Ctrl+Z")
    press(qtbot, window, "Ctrl+Shift+Z")
    assert desk_of(window).book.office.telephone == "1111"


@pytest.mark.parametrize("kind", [QLineEdit, QTextEdit])
def test_undo_reaches_the_window_from_a_field_in_which_nothing_was_typed(
    qtbot: QtBot, window: MainWindow, kind: type[QLineEdit | QTextEdit]
) -> None:
    place = window.place()
    field = kind(place)
    field.show()
    field.setFocus()
    set_telephone(window, "1111")
    type_thai(field, "ก")
    press(qtbot, window, "Ctrl+Z")
    assert desk_of(window).book.office.telephone == "1111"
    press(qtbot, window, "Ctrl+Z")
    assert desk_of(window).book.office.telephone == "1111"
    field.setText("")
    press(qtbot, window, "Ctrl+Z")
    assert desk_of(window).book.office.telephone == "9900"
    press(qtbot, window, "Ctrl+Y")
    assert desk_of(window).book.office.telephone == "1111"


def test_what_was_said_of_a_change_is_gone_when_it_is_undone(qtbot: QtBot, window: MainWindow) -> None:
    set_telephone(window, "1111")
    desk_of(window).said.emit("เปลี่ยนแล้ว 1 แห่ง")
    [passing] = [label for label in window.status_line.findChildren(QLabel) if "เปลี่ยนแล้ว" in label.text()]
    press(qtbot, window, "Ctrl+Z")
    assert passing.text() == ""


def test_only_the_place_in_sight_looks_again_the_others_when_they_are_gone_to(window: MainWindow) -> None:
    first = window.place()
    window.open_place("results")
    second = window.place()
    assert isinstance(first, Stand)
    assert isinstance(second, Stand)
    before = first.refreshed
    set_telephone(window, "2222")
    assert second.refreshed == 2
    assert first.refreshed == before
    window.open_place("overview")
    assert first.refreshed == before + 1


def test_the_header_follows_the_facts(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    monkeypatch.setattr(window.header, "show_place", lambda _title, facts, _actions: shown.append(facts))
    set_telephone(window, "3333")
    assert shown[-1] == "3333"


def test_the_side_bar_goes_by_keyboard(qtbot: QtBot, window: MainWindow) -> None:
    rows = [row for row in window.side_bar.findChildren(QAbstractButton) if row.isCheckable()]
    rows[0].setFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    focused = window.focusWidget()
    assert focused
    assert focused is not rows[0]
    qtbot.keyClick(focused, Qt.Key.Key_Return)
    assert here(window) != "overview"


def test_the_side_bar_hides_and_is_remembered(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Ctrl+B")
    assert not window.side_bar.isVisible()
    assert window.settings.get("side_bar", True) is False
    press(qtbot, window, "Ctrl+B")
    assert window.side_bar.isVisible()


def test_text_size_steps_by_keys_within_its_bounds(qtbot: QtBot, window: MainWindow) -> None:
    assert theme().scale == 1.0
    for _step in range(5):
        press(qtbot, window, "Ctrl+=")
    assert theme().scale == 1.75
    assert window.settings.get("scale", 1.0) == 1.75
    for _step in range(5):
        press(qtbot, window, "Ctrl+-")
    assert theme().scale == 1.0


def menu_of(window: MainWindow, *path: str) -> QMenu:
    menu: QMenu | None = None
    actions = window.menuBar().actions()
    for words in path:
        found = next(action for action in actions if action.text() == words).menu()
        assert isinstance(found, QMenu)
        menu, actions = found, found.actions()
    assert menu
    return menu


def test_light_and_dark_are_chosen_in_the_menu(window: MainWindow) -> None:
    choices = {action.text(): action for action in menu_of(window, "มุมมอง", "สี").actions()}
    choices["มืด"].trigger()
    assert theme().is_dark
    assert window.settings.get("scheme", "") == "dark"
    choices["สว่าง"].trigger()
    assert not theme().is_dark


def test_the_menu_shows_the_text_size_that_keys_chose(qtbot: QtBot, window: MainWindow) -> None:
    press(qtbot, window, "Ctrl+=")
    menu = menu_of(window, "มุมมอง", "ขนาดตัวอักษร")
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["125 %"]


def test_alt_shows_the_menu_bar_and_hides_it(qtbot: QtBot, window: MainWindow) -> None:
    assert not window.menuBar().isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()
    qtbot.keyClick(window, Qt.Key.Key_Alt)
    assert not window.menuBar().isVisible()


@pytest.mark.parametrize("was_open_before", [False, True])
def test_a_key_with_alt_leaves_the_menu_bar_alone(
    qtbot: QtBot, tmp_path: Path, was_open_before: bool
) -> None:
    settings = Settings(tmp_path / "settings.json")
    if was_open_before:
        former = Application(settings)
        former.window.showMaximized()
        former.close()
    program = Application(settings)
    window = program.window
    window.show()
    rows = OrderedList(window)
    make_action("ทำสิ่งหนึ่ง", "", "Alt+3", rows)
    rows.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    rows.setFocus()
    handle = window.windowHandle()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_3):
        QTest.keyPress(handle, Qt.Key.Key_Alt)
        QTest.keyClick(handle, key, Qt.KeyboardModifier.AltModifier)
        QTest.keyRelease(handle, Qt.Key.Key_Alt)
        assert not window.menuBar().isVisible()
    QTest.keyClick(handle, Qt.Key.Key_Alt)
    assert window.menuBar().isVisible()
    program.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_escape_hides_the_menu_bar_and_gives_the_focus_back(qtbot: QtBot, window: MainWindow) -> None:
    window.side_bar.setFocus()
    before = QApplication.focusWidget()
    qtbot.keyClick(window, Qt.Key.Key_Alt)
    assert window.menuBar().hasFocus()
    qtbot.keyClick(window.menuBar(), Qt.Key.Key_Escape)
    assert not window.menuBar().isVisible()
    assert QApplication.focusWidget() is before


def test_the_frame_turns_dark_with_the_rest(window: MainWindow) -> None:
    choices = {action.text(): action for action in menu_of(window, "มุมมอง", "สี").actions()}
    for words in ("มืด", "สว่าง", "มืด", "สว่าง"):
        choices[words].trigger()
        for part in (window.status_line, window.side_bar):
            ground = part.grab().toImage().pixelColor(part.width() // 2, part.height() - 2)
            assert ground == theme().tokens.desk


def test_the_palette_knows_the_settings_of_the_view(window: MainWindow) -> None:
    offered = {action.text(): action for action in window.all_actions()}
    offered["สี: มืด"].trigger()
    assert theme().scheme == "dark"
    offered["สี: สว่าง"].trigger()
    assert theme().scheme == "light"
    assert {"ขนาดตัวอักษร: 150 %", "ภาษา: English"} <= offered.keys()


def actions_beside_office(window: MainWindow) -> dict[str, QAction]:
    menu = window.side_bar.office.menu
    menu.aboutToShow.emit()
    return {action.text(): action for action in menu.actions()}


def test_another_year_is_chosen_beside_the_office(window: MainWindow) -> None:
    years = actions_beside_office(window)
    assert years["ปีงบประมาณ 2566"].isChecked()
    years["ปีงบประมาณ 2565"].trigger()
    assert desk_of(window).book.year.year == 2565
    years = actions_beside_office(window)
    assert years["ปีงบประมาณ 2565"].isChecked()
    assert not years["ปีงบประมาณ 2566"].isChecked()


def test_the_following_year_is_asked_for_beside_the_office(qtbot: QtBot, window: MainWindow) -> None:
    actions = actions_beside_office(window)
    with qtbot.waitSignal(desk_of(window).going) as asked:
        actions["เปิดปีงบประมาณถัดไป"].trigger()
    assert asked.args == [Target("editions", field=NEXT_YEAR)]


def test_the_following_year_is_found_by_the_palette_once_wherever_one_is(
    qtbot: QtBot, window: MainWindow
) -> None:
    place = window.place()
    assert place
    make_action("เปิดปีงบประมาณถัดไป", parent=place)
    [found] = [each for each in window.all_actions() if each.text() == "เปิดปีงบประมาณถัดไป"]
    with qtbot.waitSignal(desk_of(window).going) as asked:
        found.trigger()
    assert asked.args == [Target("editions", field=NEXT_YEAR)]


def test_a_deed_that_can_be_done_but_once_leaves_the_focus_at_its_place(
    qtbot: QtBot, window: MainWindow
) -> None:
    place = window.place()
    assert place
    button = ActionButton(make_action("ออกเลข", parent=place), parent=window.header)
    button.show()
    button.setFocus()
    button.action.triggered.connect(lambda: button.action.setEnabled(False))
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert place.hasFocus()


def test_to_print_is_not_what_a_place_is_for(window: MainWindow) -> None:
    action = make_action("พิมพ์", "print", parent=window)
    window.header.show_place("ประวัติ", "", [action])
    shown = [each for each in window.header.findChildren(ActionButton) if each.action is action]
    assert [each.property("kind") for each in shown] == ["quiet"]


def test_f1_lists_the_keys_of_the_place_and_of_the_window(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QDialog] = []
    monkeypatch.setattr(Shortcuts, "exec", lambda sheet: shown.append(sheet))
    press(qtbot, window, "F1")
    [sheet] = shown
    words = [words.text() for words in sheet.findChildren(TextView)]
    assert "ทำสิ่งหนึ่ง" in words
    assert "F9" in words
    assert any("Ctrl+Z" in text for text in words)
    assert any("Ctrl+I" in text for text in words)


def test_a_refusal_floats_within_the_window_and_the_next_takes_its_place(
    qtbot: QtBot, window: MainWindow
) -> None:
    desk_of(window).refused.emit("ทำไม่ได้ เพราะเหตุผลหนึ่ง")
    desk_of(window).refused.emit("ทำไม่ได้ เพราะอีกเหตุผลหนึ่งที่ยาวกว่าเดิมมากจนต้องขึ้นบรรทัดใหม่อีกหลายบรรทัดทีเดียว" * 3)
    qtbot.wait(20)
    [banner] = window.findChildren(RefusalBanner)
    assert "อีกเหตุผลหนึ่ง" in banner.text
    assert window.rect().contains(banner.geometry())
    window.resize(960, 600)
    qtbot.wait(20)
    assert window.rect().contains(banner.geometry())


def test_the_window_remembers_where_it_was_left(qtbot: QtBot, window: MainWindow) -> None:
    window.open_place("measures")
    path = desk_of(window).workspace.path
    assert window.settings.get(f"place:{path}", "") == "measures"


def test_closing_keeps_what_is_typed_and_gives_the_file_free(window: MainWindow, tmp_path: Path) -> None:
    window.close()
    assert window.desk is None
    (tmp_path / "sample.ita").rename(tmp_path / "moved.ita")


def test_every_button_around_the_place_has_a_name(window: MainWindow) -> None:
    for part in (window.side_bar, window.header, window.status_line):
        for button in part.findChildren(QAbstractButton):
            assert button.accessibleName() or button.text() or button.toolTip(), button
