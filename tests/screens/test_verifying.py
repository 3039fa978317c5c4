"""The open file is looked over when the officer asks for it, and what was found is told."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from ita_desktop.screens.application import Application
from tests.screens.opened_program import file as file
from tests.screens.opened_program import program as program


def ask(program: Application) -> None:
    actions = program.window.findChildren(QAction)
    next(action for action in actions if action.text() == "ตรวจความสมบูรณ์ของแฟ้ม").trigger()


def test_a_sound_file_is_told_to_be_sound(
    qtbot: QtBot, program: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "information", lambda _parent, _title, words: told.append(words))
    ask(program)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "สมบูรณ์" in told[0]


def test_what_was_found_is_told_beside_the_way_to_the_backups(
    qtbot: QtBot, program: Application, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE measure SET state = 'x', cadence = 'y', activities = '[' WHERE id = 1")
    told: list[str] = []
    asked: list[object] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()) or 0)
    monkeypatch.setattr(QMessageBox, "clickedButton", lambda box: box.buttons()[0])
    monkeypatch.setattr("ita_desktop.screens.restoring.ask_restore_of_open_file", asked.append)
    ask(program)
    qtbot.waitUntil(lambda: bool(asked), timeout=20_000)
    assert all(column in told[0] for column in ("state", "cadence", "activities"))


def test_a_file_that_is_gone_is_told_in_words(
    qtbot: QtBot, program: Application, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    file.unlink()
    ask(program)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "เปิดแฟ้ม" in told[0]
