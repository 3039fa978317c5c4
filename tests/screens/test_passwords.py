"""The password of a file in the window: asked for until it fits, set and given up without leaving the file."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ita_desktop.qt.settings import Settings
from ita_desktop.screens.application import Application
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.passwords import AskPassword, FilePassword
from ita_desktop.storage.passwords import is_locked
from ita_desktop.storage.workspace import Workspace
from tests.qt.typing_thai import type_thai

PASSWORD = "ดอกคูน หน้าเขต"


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> FilePassword:
    return shown(qtbot, desk)


def shown(qtbot: QtBot, desk: Desk) -> FilePassword:
    dialog = FilePassword(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def path_of(desk: Desk) -> Path:
    assert desk.workspace.path
    return desk.workspace.path


def test_a_password_is_typed_twice_and_locks_the_open_file(
    qtbot: QtBot, desk: Desk, dialog: FilePassword
) -> None:
    type_thai(dialog.password, PASSWORD)
    type_thai(dialog.again, PASSWORD)
    with qtbot.waitSignal(desk.said):
        dialog.main.click()
    assert is_locked(path_of(desk))
    desk.change("แก้ที่อยู่", lambda session: None)
    assert desk.years()


def test_what_differs_or_is_too_short_is_said_in_place(desk: Desk, dialog: FilePassword) -> None:
    type_thai(dialog.password, PASSWORD)
    type_thai(dialog.again, PASSWORD + "ๆ")
    dialog.main.click()
    assert "ไม่ตรงกัน" in dialog.problem.text()
    dialog.password.setText("สั้น")
    dialog.again.setText("สั้น")
    dialog.main.click()
    assert "อย่างน้อย" in dialog.problem.text()
    assert dialog.isVisible()
    assert not is_locked(path_of(desk))


def test_it_is_given_up_only_by_who_knows_it(qtbot: QtBot, desk: Desk) -> None:
    desk.workspace.set_password(PASSWORD)
    dialog = shown(qtbot, desk)
    dialog.remove.click()
    assert "รหัสผ่านเดิม" in dialog.problem.text()
    assert is_locked(path_of(desk))
    dialog.former.setText(PASSWORD)
    dialog.remove.click()
    assert not is_locked(path_of(desk))


def test_a_file_without_password_has_none_to_give_up(dialog: FilePassword) -> None:
    assert not dialog.remove.isVisible()
    assert not dialog.former.isVisible()


def test_letters_are_hidden_until_they_are_asked_for(dialog: FilePassword) -> None:
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Password
    dialog.shown.click()
    assert dialog.password.echoMode() is QLineEdit.EchoMode.Normal


@pytest.fixture
def locked(sample_file: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "sample.ita"
    path.write_bytes(sample_file)
    workspace = Workspace.open(path)
    workspace.set_password(PASSWORD)
    workspace.close()
    return path


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    monkeypatch.setattr(Desk, "look_for_slips", lambda _desk: None)
    program = Application(Settings(tmp_path / "settings.json"))
    yield program
    program.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_the_window_asks_until_the_password_fits(
    qtbot: QtBot, program: Application, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, bool]] = []

    def answer(_name: str, refusal: str, is_wrong: bool, _parent: object) -> str:
        asked.append((refusal, is_wrong))
        return PASSWORD if is_wrong else "ดอกคูน หน้าวัด"

    monkeypatch.setattr(AskPassword, "ask", answer)
    program.open_first(locked)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
    assert [is_wrong for _refusal, is_wrong in asked] == [False, True]
    assert "ไม่ตรง" in asked[1][0]


def test_another_language_does_not_ask_again(
    qtbot: QtBot, program: Application, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AskPassword, "ask", lambda *_: PASSWORD)
    program.open_first(locked)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
    monkeypatch.setattr(AskPassword, "ask", lambda *_: pytest.fail("asked"))
    program.renew()
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)


def test_who_gives_up_is_invited_to_another_file(
    qtbot: QtBot, program: Application, locked: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AskPassword, "ask", lambda *_: "")
    invited: list[object] = []
    monkeypatch.setattr(program.window, "invite", invited.append)
    program.open_first(locked)
    qtbot.waitUntil(lambda: bool(invited), timeout=20_000)
    assert program.window.desk is None


def test_nothing_can_be_opened_without_a_password(qtbot: QtBot) -> None:
    dialog = AskPassword("เขต.ita", "แฟ้มมีรหัสผ่าน", is_wrong=False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.main.isEnabled()
    type_thai(dialog.password, "ก")
    assert dialog.main.isEnabled()
