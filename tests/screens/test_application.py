"""The window stands before it knows a file, opens files into itself, and survives what goes wrong."""

import subprocess
import sys
from collections.abc import Iterator
from logging import getLogger
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QStandardPaths, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop.qt.parts import EmptyState
from ita_desktop.qt.settings import Settings
from ita_desktop.qt.single_instance import SingleInstance, subject_of
from ita_desktop.qt.theme import theme
from ita_desktop.screens.application import Application, divide
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.trouble import watch_for_trouble
from ita_desktop.screens.trouble_box import TroubleBox, report_of
from ita_desktop.storage.workspace import WorkspaceError
from ita_desktop.translation import translate, use_language

FIRST_PAINT = """
import sys
from pathlib import Path
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from ita_desktop.qt.settings import Settings
from ita_desktop.screens.application import Application

application = QApplication([])
program = Application(Settings(Path(sys.argv[1])))

class Watch(QObject):
    painted = False
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint and not self.painted:
            self.painted = True
            heavy = {"sqlalchemy", "docx", "openpyxl", "dataclasses", "datetime", "socket"} & sys.modules.keys()
            print("painted", sorted(heavy), flush=True)
        return False

watch = Watch()
program.window.centralWidget().installEventFilter(watch)
program.open_first(Path(sys.argv[2]))
for _turn in range(2000):
    application.processEvents()
    if program.window.desk:
        break
    import time
    time.sleep(0.01)
print("opened", program.window.windowTitle(), flush=True)
program.window.close()
program.close()
"""


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def file(sample_file: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "สำนักงานเขตสมมติ.ita"
    path.write_bytes(sample_file)
    return path


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    monkeypatch.setattr(Desk, "look_for_slips", lambda _desk: None)
    scheme, scale = theme().scheme, theme().scale
    program = Application(settings)
    yield program
    program.close()
    let_go()
    use_language("th")
    theme().scheme, theme().scale = scheme, scale
    QGuiApplication.processEvents()


def let_go() -> None:
    """Windows that are only to be deleted later would be dressed again by every test that follows."""
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def wait_until_open(qtbot: QtBot, program: Application) -> None:
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)


def test_the_window_is_painted_before_the_database_is_imported(file: Path, tmp_path: Path) -> None:
    told = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", FIRST_PAINT, str(tmp_path / "settings.json"), str(file)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=True,
    ).stdout.splitlines()
    assert told[0] == "painted []"
    assert told[1].startswith("opened สำนักงานเขตสมมติ.ita")


def test_a_file_is_shown_and_remembered(
    qtbot: QtBot, program: Application, settings: Settings, file: Path
) -> None:
    assert program.open_first(file)
    wait_until_open(qtbot, program)
    assert file.name in program.window.windowTitle()
    assert settings.recent_files() == [file]


def test_the_file_that_was_open_last_is_opened_again(
    qtbot: QtBot, program: Application, settings: Settings, file: Path
) -> None:
    settings.note_recent_file(file)
    assert program.open_first(None)
    wait_until_open(qtbot, program)
    assert program.window.desk
    assert program.window.desk.workspace.path == file


def test_a_second_start_raises_the_first_and_ends(
    qtbot: QtBot, program: Application, file: Path, tmp_path: Path
) -> None:
    program.open_first(file)
    wait_until_open(qtbot, program)
    is_raised_by_another_start(qtbot, program, file, tmp_path)


def test_also_for_a_file_that_was_opened_later(
    qtbot: QtBot, program: Application, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(program, "welcome", lambda: program.open(file))
    program.open_first(None)
    wait_until_open(qtbot, program)
    is_raised_by_another_start(qtbot, program, file, tmp_path)


def is_raised_by_another_start(qtbot: QtBot, program: Application, file: Path, tmp_path: Path) -> None:
    program.window.showMinimized()
    second = subprocess.Popen(
        [sys.executable, "-c", SECOND_START, str(tmp_path / "other.json"), str(file)],
    )
    qtbot.waitUntil(lambda: not program.window.isMinimized(), timeout=20_000)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0


SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from ita_desktop.qt.settings import Settings
from ita_desktop.screens.application import Application
application = QApplication([])
sys.exit(1 if Application(Settings(Path(sys.argv[1]))).open_first(Path(sys.argv[2])) else 0)
"""


def test_a_file_that_another_window_has_is_raised_there(
    qtbot: QtBot, program: Application, file: Path, sample_file: bytes, tmp_path: Path
) -> None:
    other = tmp_path / "other.ita"
    other.write_bytes(sample_file)
    program.open_first(file)
    wait_until_open(qtbot, program)
    elsewhere = SingleInstance(subject_of(other))
    elsewhere.listen()
    qtbot.waitUntil(lambda: elsewhere.can_be_called, timeout=20_000)
    with qtbot.waitSignal(elsewhere.called):
        program.open(other)
    assert program.window.desk
    assert program.window.desk.workspace.path == file
    elsewhere.close()


def test_who_has_no_file_is_welcomed(
    qtbot: QtBot, program: Application, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ita_desktop.screens.first_run import FirstRun

    monkeypatch.setattr(FirstRun, "ask", lambda *_given: file)
    program.open_first(None)
    wait_until_open(qtbot, program)
    assert program.window.desk
    assert program.window.desk.workspace.path == file


def test_who_would_rather_not_begin_is_told_that_no_file_is_open(
    qtbot: QtBot, program: Application, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from ita_desktop.screens.first_run import FirstRun

    answers = iter([None, file])
    monkeypatch.setattr(FirstRun, "ask", lambda *_given: next(answers))
    program.open_first(None)
    invitation: list[EmptyState] = []
    qtbot.waitUntil(lambda: bool(invitation.extend(program.window.findChildren(EmptyState)) or invitation))
    assert program.window.stack.currentWidget() is invitation[0]
    assert not program.window.side_bar.find_button.isEnabled()
    menu = program.window.side_bar.office.menu
    menu.aboutToShow.emit()
    assert len(menu.actions()) >= 2
    invitation[0].button.click()
    wait_until_open(qtbot, program)
    assert program.window.stack.currentWidget() is program.window.place()
    assert program.window.side_bar.find_button.isEnabled()


@pytest.mark.parametrize("contents", [None, b"nothing of ours"])
def test_a_file_that_cannot_be_opened_says_why(
    qtbot: QtBot,
    program: Application,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    contents: bytes | None,
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, words: told.append(words))
    welcomed: list[bool] = []
    monkeypatch.setattr(program, "welcome", lambda: welcomed.append(True))
    path = tmp_path / "broken.ita"
    if contents is not None:
        path.write_bytes(contents)
    program.open(path)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert "broken.ita" in told[0]
    assert welcomed


def test_the_open_file_stays_when_another_cannot_be_opened(
    qtbot: QtBot, program: Application, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "warning", lambda _parent, _title, words: told.append(words))
    program.open_first(file)
    wait_until_open(qtbot, program)
    program.open(tmp_path / "missing.ita")
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    assert program.window.desk
    assert program.window.desk.workspace.path == file


def test_another_language_keeps_the_file_and_the_window(
    qtbot: QtBot, program: Application, file: Path
) -> None:
    program.open_first(file)
    wait_until_open(qtbot, program)
    former = program.window
    use_language("en")
    program.renew()
    wait_until_open(qtbot, program)
    assert program.window is not former
    assert program.window.find_action.text() == translate("ค้นหาทุกอย่าง")
    assert program.window.desk
    assert program.window.desk.workspace.path == file


def test_a_report_names_places_of_the_program_and_nobody() -> None:
    def fail() -> None:
        raise KeyError("นางสาวสมหญิง ทดลอง")

    with pytest.raises(KeyError) as raised:
        fail()
    report = report_of(raised.value)
    assert "KeyError" in report
    assert "test_application.py" in report
    assert "สมหญิง" not in report
    assert "ITA Desktop" in report


def test_the_box_copies_and_keeps_the_report_and_stays_open(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = TroubleBox(ValueError("นายลับ"))
    qtbot.addWidget(box)
    box.show()
    buttons = {button.text(): button for button in box.findChildren(QPushButton)}
    qtbot.mouseClick(buttons["คัดลอกรายละเอียด"], Qt.MouseButton.LeftButton)
    copied = QGuiApplication.clipboard().text()
    assert "ValueError" in copied
    assert "นายลับ" not in copied
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(tmp_path / "report.txt"), ""))
    qtbot.mouseClick(buttons["เก็บรายงานเป็นแฟ้ม"], Qt.MouseButton.LeftButton)
    assert (tmp_path / "report.txt").read_text(encoding="utf-8").strip() == copied
    assert box.isVisible()
    qtbot.mouseClick(buttons["ทำงานต่อ"], Qt.MouseButton.LeftButton)
    assert not box.isVisible()


def test_an_unexpected_error_is_told_once_and_survived(
    qtbot: QtBot, program: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []

    def tell(box: TroubleBox) -> int:
        shown.append(box.text())
        # A second one while the first is told.
        sys.excepthook(ValueError, ValueError("again"), None)
        return 0

    monkeypatch.setattr(TroubleBox, "exec", tell)
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr("ita_desktop.screens.trouble._open_log", lambda: getLogger("of a test"))
    watch_for_trouble(program)
    sys.excepthook(ValueError, ValueError("once"), None)
    assert len(shown) == 1
    sys.excepthook(ValueError, ValueError("later"), None)
    assert len(shown) == 2


def test_a_stick_that_was_pulled_out_is_no_trouble_of_the_program(
    qtbot: QtBot, program: Application, file: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path / "data"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    boxes: list[str] = []
    monkeypatch.setattr(TroubleBox, "exec", lambda box: boxes.append(box.text()))
    watch_for_trouble(program)
    program.open_first(file)
    wait_until_open(qtbot, program)
    desk = program.window.desk
    assert desk
    refused: list[str] = []
    desk.refused.connect(refused.append)
    file.rename(file.with_name("ถอดแล้ว.ita"))
    with pytest.raises(WorkspaceError) as raised:
        desk.open_year(desk.book.year.year)
    sys.excepthook(type(raised.value), raised.value, None)
    assert "ไม่พบแฟ้ม" in refused[0]
    assert boxes == []


@pytest.mark.parametrize(
    ("arguments", "of_qt", "ours"),
    [
        ([], [], []),
        (["เขต.ita"], [], ["เขต.ita"]),
        (["-platform", "offscreen"], ["-platform", "offscreen"], []),
        (
            ["เขต.ita", "-platform", "offscreen", "-reverse"],
            ["-platform", "offscreen", "-reverse"],
            ["เขต.ita"],
        ),
        (["--database", "postgresql://a/b"], [], ["--database", "postgresql://a/b"]),
    ],
)
def test_options_of_qt_go_to_qt_with_their_values(
    arguments: list[str], of_qt: list[str], ours: list[str]
) -> None:
    assert divide(arguments) == (of_qt, ours)
