"""The way to a database: found, told why not, called off; and no password is written down."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import make_url

from ita_desktop.qt.jobs import Jobs
from ita_desktop.qt.settings import Settings
from ita_desktop.screens import server_dialog
from ita_desktop.screens.application import Application
from ita_desktop.screens.server_dialog import ServerDialog
from ita_desktop.storage.roles import Right
from tests.storage.offices import bring_in, guarded_account, make_office

PATIENCE_MS = 30_000


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    jobs = Jobs()
    yield jobs
    jobs.wait()


@pytest.fixture
def dialog(qtbot: QtBot, jobs: Jobs) -> ServerDialog:
    dialog = ServerDialog(jobs)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


@pytest.fixture
def two_offices(database: str, sample_file: bytes, tmp_path: Path) -> str:
    for number, name in enumerate(("สำนักงานเขตแรก", "สำนักงานเขตสอง"), start=1):
        bring_in(make_office(tmp_path / f"{number}.ita", sample_file, name, str(number)), database)
    return database


def fill(dialog: ServerDialog, place: str, password: str = "") -> None:
    url = make_url(place)
    dialog.address.setText(f"{url.host}:{url.port}/{url.database}")
    dialog.account.setText(url.username or "")
    dialog.password.setText(password)


def go_on(qtbot: QtBot, dialog: ServerDialog) -> None:
    qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.main.isEnabled, timeout=PATIENCE_MS)


def test_the_one_office_of_an_account_is_opened_at_once(
    qtbot: QtBot, dialog: ServerDialog, two_offices: str
) -> None:
    fill(dialog, guarded_account(two_offices, "good one", Right.WRITE), "good one")
    with qtbot.waitSignal(dialog.chosen, timeout=PATIENCE_MS) as chosen:
        qtbot.keyClick(dialog.password, Qt.Key.Key_Return)
    assert chosen.args is not None
    place, password = chosen.args
    assert place.endswith("#สำนักงานเขตแรก")
    assert "good" not in place
    assert password == "good one"
    assert not dialog.isVisible()


def test_of_several_offices_one_is_chosen(qtbot: QtBot, dialog: ServerDialog, two_offices: str) -> None:
    fill(dialog, two_offices)
    assert not dialog.office.isVisible()
    go_on(qtbot, dialog)
    assert dialog.office.hasFocus()
    qtbot.keyClick(dialog.office, Qt.Key.Key_Down)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        dialog.main.click()
    assert chosen.args is not None
    assert chosen.args[0].endswith("#สำนักงานเขตสอง")


def test_another_address_asks_for_its_offices_anew(
    qtbot: QtBot, dialog: ServerDialog, two_offices: str
) -> None:
    fill(dialog, two_offices)
    go_on(qtbot, dialog)
    qtbot.keyClick(dialog.address, Qt.Key.Key_X)
    assert not dialog.office.isVisible()
    assert not dialog.office.count()


@pytest.mark.parametrize(("password", "words"), [("", "ขอรหัสผ่าน"), ("bad one", "ไม่ถูกต้อง")])
def test_a_password_is_asked_for(
    qtbot: QtBot, dialog: ServerDialog, two_offices: str, password: str, words: str
) -> None:
    fill(dialog, guarded_account(two_offices, "good one", Right.READ), password)
    go_on(qtbot, dialog)
    assert words in dialog.problem.text()
    assert dialog.password.hasFocus()


@pytest.mark.parametrize(
    ("address", "words"), [("127.0.0.1:1/ita", "ติดต่อฐานข้อมูล 127.0.0.1:1/ita ไม่ได้"), ("ita", "ชื่อเครื่อง")]
)
def test_what_is_wrong_with_an_address_is_told(
    qtbot: QtBot, dialog: ServerDialog, address: str, words: str
) -> None:
    dialog.address.setText(address)
    go_on(qtbot, dialog)
    assert words in dialog.problem.text()
    assert dialog.address.hasFocus()
    assert dialog.isVisible()


def test_a_server_that_does_not_answer_is_called_off(
    qtbot: QtBot, dialog: ServerDialog, monkeypatch: pytest.MonkeyPatch, jobs: Jobs
) -> None:
    answer = threading.Event()
    monkeypatch.setattr(server_dialog, "list_offices", lambda _place, _password: answer.wait(30) and ["ก"])
    chosen: list[str] = []
    dialog.chosen.connect(lambda place, _password: chosen.append(place))
    dialog.address.setText("server/ita")
    dialog.main.click()
    assert not dialog.main.isEnabled()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.main.isEnabled()
    answer.set()
    qtbot.waitUntil(lambda: not jobs.running)
    assert not chosen
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_an_office_is_remembered_and_opened_again_without_its_password(
    qtbot: QtBot, two_offices: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "settings.json"
    place = guarded_account(two_offices, "good one", Right.WRITE)
    program = Application(Settings(file))
    program.window.show()
    program.open_office(place, "good one")
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=PATIENCE_MS)
    program.close()
    assert "good" not in file.read_text(encoding="utf-8")
    asked: list[str] = []
    monkeypatch.setattr(Application, "_ask_password", lambda _self, name, *_, **__: asked.append(name) or "")
    again = Application(Settings(file))
    assert again.open_first(None)
    qtbot.waitUntil(lambda: bool(asked), timeout=PATIENCE_MS)
    assert asked == ["สำนักงานเขตแรก"]
    recent = next(menu for menu in again.window.findChildren(QMenu) if menu.title() == "แฟ้มที่เปิดล่าสุด")
    recent.aboutToShow.emit()
    assert [action.text() for action in recent.actions()] == ["สำนักงานเขตแรก (ฐานข้อมูล)"]
    again.close()
