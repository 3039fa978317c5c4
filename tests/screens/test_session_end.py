"""When the PC is shut down in the middle of work: what was typed is kept, work aside is finished or undone."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from ita_desktop.actions.fields import set_field
from ita_desktop.files import written_beside
from ita_desktop.qt.form_fields import keep_on_leave
from ita_desktop.qt.jobs import Progress
from ita_desktop.screens.application import Application
from ita_desktop.screens.session_end import SessionEnd
from ita_desktop.storage.books import load_book
from ita_desktop.storage.holder import note_of
from ita_desktop.storage.workspace import Workspace
from tests.screens.opened_program import file as file
from tests.screens.opened_program import program as program

WORKING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from ita_desktop.actions.fields import set_field
from ita_desktop.qt.form_fields import keep_on_leave
from ita_desktop.qt.settings import Settings
from ita_desktop.screens.application import Application
from ita_desktop.screens.session_end import SessionEnd

qt = QApplication([])
program = Application(Settings(Path(sys.argv[1])))
end = SessionEnd(program, qt)
program.open_first(Path(sys.argv[2]))

def work():
    desk = program.window.desk
    if desk is None:
        return
    timer.stop()
    field = QLineEdit(program.window)
    put = lambda value: desk.change("typed", lambda session: set_field(session, desk.book.office, "telephone", value))
    keep_on_leave(field, lambda: desk.book.office.telephone, put)
    field.show()
    field.selectAll()
    QTest.keyClicks(field, "02 333")
    print("typed", flush=True)

timer = QTimer(interval=20)
timer.timeout.connect(work)
timer.start()
status = qt.exec()
end.close()
program.close()
print("ended", status, flush=True)
"""


@pytest.fixture
def session_end(program: Application) -> Iterator[SessionEnd]:
    qt = QApplication.instance()
    assert isinstance(qt, QApplication)
    session_end = SessionEnd(program, qt)
    yield session_end
    session_end.close()
    qt.aboutToQuit.disconnect(program.leave_file)
    qt.commitDataRequest.disconnect(session_end.keep_work)


def telephone_of(file: Path) -> str:
    with Workspace.open(file).reading() as session:
        return load_book(session).office.telephone


def test_what_is_being_typed_is_kept_and_the_window_stands_on(
    qtbot: QtBot, program: Application, session_end: SessionEnd, file: Path
) -> None:
    desk = program.window.desk
    assert desk is not None
    field = QLineEdit(program.window)
    keep_on_leave(
        field,
        lambda: desk.book.office.telephone,
        lambda value: desk.change(
            "แก้", lambda session: set_field(session, desk.book.office, "telephone", value)
        ),
    )
    field.show()
    field.selectAll()
    qtbot.keyClicks(field, "02 444")
    session_end.keep_work()
    assert telephone_of(file) == "02 444"
    assert program.window.isVisible()
    assert note_of(file).exists()


def test_work_aside_is_undone_before_the_answer(
    program: Application, session_end: SessionEnd, tmp_path: Path
) -> None:
    desk = program.window.desk
    assert desk is not None
    target = tmp_path / "สำเนา.docx"

    def work(progress: Progress) -> None:
        with written_beside(target) as beside:
            beside.write_bytes(b"half")
            while True:
                progress.step(1, 2)
                time.sleep(0.001)

    job = desk.jobs.start("งานยาว", work, lambda _outcome: None, lambda _error: None)
    beside = target.with_name(f"{target.name}.part")
    while not beside.exists():
        time.sleep(0.001)
    session_end.keep_work()
    assert job.isFinished()
    assert not beside.exists()
    assert not target.exists()


def test_work_that_was_done_by_then_is_handed_over_when_the_window_stands_on(
    qtbot: QtBot, program: Application, session_end: SessionEnd
) -> None:
    desk = program.window.desk
    assert desk is not None
    outcomes: list[str] = []
    desk.jobs.start("งานสั้น", lambda _progress: "done", outcomes.append, lambda _error: None)
    session_end.keep_work()
    qtbot.waitUntil(lambda: outcomes == ["done"])


def test_before_the_process_is_ended_the_file_is_let_go(
    program: Application, session_end: SessionEnd, file: Path
) -> None:
    app = QCoreApplication.instance()
    assert app is not None
    app.aboutToQuit.emit()
    assert program.window.desk is None
    assert not note_of(file).exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_process_that_is_told_to_end_keeps_what_was_typed(
    file: Path, tmp_path: Path, number: signal.Signals
) -> None:
    command = [sys.executable, "-X", "utf8", "-c", WORKING, str(tmp_path / "settings.json"), str(file)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "typed\n"
        process.send_signal(number)
        assert process.stdout.readline() == "ended 0\n"
    assert process.returncode == 0
    assert telephone_of(file) == "02 333"
    assert not note_of(file).exists()
