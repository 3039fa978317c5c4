"""The palette finds everything under one key, by keyboard alone."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow
from pytestqt.qtbot import QtBot

from ita_desktop.actions.fields import set_field
from ita_desktop.actions.search import EntryKind
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.palette import Palette


def type_words(field: QLineEdit, words: str) -> None:
    """Letters that no key of a plain keyboard has."""
    for letter in words:
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, press)


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    window.resize(1366, 688)
    behind = QLineEdit()
    window.setCentralWidget(behind)
    qtbot.addWidget(window)
    window.show()
    behind.setFocus()
    return window


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def palette(window: QMainWindow, desk: Desk, done: list[str]) -> Palette:
    action = QAction("พิมพ์ใบเร่งรัดฝ่ายการคลัง", window)
    action.setShortcut("Ctrl+P")
    action.triggered.connect(lambda: done.append("printed"))
    asleep = QAction("สั่งไม่ได้", window)
    asleep.setEnabled(False)
    return Palette(window, desk, lambda: [action, asleep])


def test_typing_finds_and_enter_goes_there(qtbot: QtBot, palette: Palette, desk: Desk) -> None:
    went: list[Target] = []
    desk.going.connect(went.append)
    palette.open()
    type_words(palette.field, "o26")
    found = palette.matches[0].entry
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert (found.kind, found.code) == (EntryKind.ITEM, "O26")
    assert went == [Target("responsibility", "node", found.number)]
    assert not palette.isVisible()


def test_arrows_choose_and_go_round(qtbot: QtBot, palette: Palette) -> None:
    palette.open()
    type_words(palette.field, "คลัง")
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.found.currentIndex().row() == 1
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.found.currentIndex().row() == len(palette.matches) - 1


def test_actions_are_found_and_done(qtbot: QtBot, palette: Palette, done: list[str]) -> None:
    palette.open()
    type_words(palette.field, "เร่งรัด")
    assert [match.entry.kind for match in palette.matches] == [EntryKind.ACTION]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert done == ["printed"]


def test_what_was_opened_last_comes_first(qtbot: QtBot, palette: Palette) -> None:
    palette.open()
    assert [match.entry.title for match in palette.matches] == ["พิมพ์ใบเร่งรัดฝ่ายการคลัง"]
    for typed in ("o26", "O๑๒"):
        type_words(palette.field, typed)
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
        palette.open()
    assert [match.entry.code for match in palette.matches[:2]] == ["O12", "O26"]


def test_escape_gives_the_focus_back(qtbot: QtBot, window: QMainWindow, palette: Palette) -> None:
    palette.open()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert window.focusWidget() is window.centralWidget()


def test_a_change_is_found_at_once(qtbot: QtBot, palette: Palette, desk: Desk) -> None:
    palette.open()
    palette.close_palette()
    person = desk.book.office.people[0]
    desk.change("เปลี่ยนชื่อ", lambda session: set_field(session, person, "name", "ศุภวัฒน์ ตัวอย่างใหม่"))
    palette.open()
    type_words(palette.field, "ตัวอย่างใหม่")
    assert palette.matches[0].entry.kind is EntryKind.PERSON


def test_nothing_found_is_said(qtbot: QtBot, palette: Palette) -> None:
    palette.open()
    type_words(palette.field, "ไม่มีคำนี้")
    assert palette.matches == []
    assert "0" in palette.count.text()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert palette.isVisible()


def test_it_stays_within_a_small_window(qtbot: QtBot, window: QMainWindow, palette: Palette) -> None:
    window.resize(500, 400)
    palette.open()
    assert palette.rect().contains(palette.card.geometry())


def test_the_list_can_be_drawn(qtbot: QtBot, window: QMainWindow, palette: Palette) -> None:
    palette.open()
    type_words(palette.field, "คลัง")
    assert not window.grab().isNull()
    assert "ฝ่ายการคลัง" in str(palette.found.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole))
