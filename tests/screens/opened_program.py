"""The whole program, with the sample open in its window."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ita_desktop.qt.settings import Settings
from ita_desktop.screens.application import Application
from ita_desktop.screens.desk import Desk


@pytest.fixture
def file(sample_file: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "สำนักงานเขตสมมติ.ita"
    path.write_bytes(sample_file)
    return path


@pytest.fixture
def program(
    qtbot: QtBot, file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Application]:
    monkeypatch.setattr(Desk, "look_for_slips", lambda _desk: None)
    program = Application(Settings(tmp_path / "settings.json"))
    program.window.show()
    program.open(file)
    qtbot.waitUntil(lambda: program.window.desk is not None, timeout=20_000)
    yield program
    program.close()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
