"""What is told of a failure, in the report, the log and the terminal, holds nobody's name."""

import io
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import text
from sqlalchemy.exc import StatementError

from ita_desktop import commands
from ita_desktop.commands import arguments
from ita_desktop.qt.settings import Settings
from ita_desktop.screens.application import Application
from ita_desktop.screens.trouble import watch_for_trouble
from ita_desktop.screens.trouble_box import TroubleBox, report_of
from ita_desktop.storage.workspace import Workspace

NAME = "นายสมมติ นามสมบูรณ์"
HOME = "/home/สมมติ นามสมบูรณ์/เขต.ita"


class SomeError(Exception):
    pass


def error_with_names() -> SomeError:
    try:
        raise SomeError(f"{NAME} in {HOME}") from ValueError(NAME)
    except SomeError as error:
        error.add_note(NAME)
        return error


def holds_a_name(told: str) -> bool:
    return any(part in told for part in ("สมมติ นาม", "นามสมบูรณ์", "/home/"))


@pytest.fixture
def log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _kind: str(tmp_path / "data"))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    logger = logging.getLogger("ita_desktop")
    before = list(logger.handlers)
    yield tmp_path / "data" / "log.txt"
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path) -> Iterator[Application]:
    program = Application(Settings(tmp_path / "settings.json"))
    yield program
    program.close()
    QApplication.processEvents()


def test_the_report_tells_what_and_where_but_not_of_whom() -> None:
    report = report_of(error_with_names())
    assert "SomeError" in report
    assert "error_with_names" in report
    assert not holds_a_name(report)


def test_a_report_that_cannot_be_written_is_told_in_place(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "ไม่มี" / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    box = TroubleBox(error_with_names())
    qtbot.addWidget(box)
    (keep,) = (each for each in box.findChildren(QPushButton) if each.text() == "เก็บรายงานเป็นแฟ้ม")
    keep.click()
    assert f"เขียนแฟ้ม {target} ไม่ได้" in box.outcome.text()
    assert box.outcome.isVisibleTo(box)


def test_nor_does_the_file_that_is_sent(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.txt"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    box = TroubleBox(error_with_names())
    qtbot.addWidget(box)
    (keep,) = (each for each in box.findChildren(QPushButton) if each.text() == "เก็บรายงานเป็นแฟ้ม")
    keep.click()
    kept = target.read_text(encoding="utf-8")
    assert "SomeError" in kept
    assert not holds_a_name(kept)


def test_nor_do_the_log_and_the_log_of_the_system(
    program: Application, log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(TroubleBox, "exec", lambda _box: 0)
    told = io.StringIO()
    monkeypatch.setattr(sys, "stderr", told)
    watch_for_trouble(program)
    error = error_with_names()
    sys.excepthook(type(error), error, error.__traceback__)
    logged = log.read_text(encoding="utf-8")
    assert "SomeError" in logged
    assert not holds_a_name(logged)
    assert told.getvalue() == ""


def test_nor_does_a_command(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def fail(_arguments: object) -> None:
        raise error_with_names()

    monkeypatch.setattr(arguments.deeds, "list_editions", fail)
    assert commands.run(["editions"]) == 1
    told = capsys.readouterr().err
    assert "SomeError test_trouble.py:" in told
    assert not holds_a_name(told)


def test_nor_do_the_words_of_the_database(sample_workspace: Workspace) -> None:
    with sample_workspace.reading() as session, pytest.raises(StatementError) as failed:
        session.execute(text("SELECT :name, :missing"), {"name": NAME})
    assert not holds_a_name(str(failed.value))
