"""A second start finds the first, and a name that a dead process left behind is no obstacle."""

import subprocess
import sys
import uuid
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.qt.single_instance import SingleInstance, subject_of


@pytest.fixture
def subject() -> str:
    return f"test {uuid.uuid4()}"


SECOND_START = """
import sys
from PySide6.QtCore import QCoreApplication
from ita_desktop.qt.single_instance import SingleInstance
application = QCoreApplication([])
sys.exit(0 if SingleInstance(sys.argv[1]).call_first(sys.argv[2]) else 1)
"""


def test_nobody_answers_where_nobody_listens(qtbot: QtBot, subject: str) -> None:
    assert not SingleInstance(subject).call_first("x")


def test_a_second_start_hands_over_what_it_was_asked_to_open(qtbot: QtBot, subject: str) -> None:
    first = SingleInstance(subject)
    first.listen()
    with qtbot.waitSignal(first.called, timeout=20_000) as called:
        second = subprocess.Popen([sys.executable, "-c", SECOND_START, subject, "แฟ้ม.ita"])
    assert called.args == ["แฟ้ม.ita"]
    assert second.wait(10) == 0
    first.close()


def test_other_files_have_windows_of_their_own(qtbot: QtBot, subject: str) -> None:
    first = SingleInstance(subject)
    first.listen()
    assert not SingleInstance(f"{subject} other").call_first("x")
    first.close()


DYING_START = """
import os, sys
from PySide6.QtCore import QCoreApplication
from ita_desktop.qt.single_instance import SingleInstance
application = QCoreApplication([])
instance = SingleInstance(sys.argv[1])
instance.listen()
os._exit(1)
"""


def test_a_name_that_a_dead_process_left_behind_is_taken_over(qtbot: QtBot, subject: str) -> None:
    subprocess.run([sys.executable, "-c", DYING_START, subject], check=False)
    later = SingleInstance(subject)
    assert not later.call_first("x")
    later.listen()
    with qtbot.waitSignal(later.called, timeout=20_000):
        second = subprocess.Popen([sys.executable, "-c", SECOND_START, subject, ""])
    assert second.wait(10) == 0
    later.close()


def test_a_closed_instance_answers_no_more(qtbot: QtBot, subject: str) -> None:
    first = SingleInstance(subject)
    first.listen()
    first.close()
    assert not SingleInstance(subject).call_first("x")


def test_a_file_is_the_same_by_any_way_to_it(tmp_path: Path) -> None:
    assert subject_of(tmp_path / "a" / ".." / "b.ita") == subject_of(tmp_path / "b.ita")
