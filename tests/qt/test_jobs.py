"""Slow work runs aside and hands its outcome over in the window's thread."""

import threading

import pytest
from pytestqt.qtbot import QtBot

from ita_desktop.qt.jobs import Jobs, Progress


def test_the_outcome_arrives_in_the_thread_of_the_window(qtbot: QtBot) -> None:
    jobs = Jobs()
    heard: list[tuple[str, int]] = []
    worked_in: list[int] = []

    def work(progress: Progress) -> str:
        worked_in.append(threading.get_ident())
        progress.step(1, 2, "half")
        return "done"

    jobs.start(
        "work", work, lambda outcome: heard.append((outcome, threading.get_ident())), lambda error: None
    )
    qtbot.waitUntil(lambda: bool(heard) and not jobs.running)
    assert heard == [("done", threading.get_ident())]
    assert worked_in != [threading.get_ident()]


def test_a_failure_is_handed_over_too(qtbot: QtBot) -> None:
    jobs = Jobs()
    failures: list[Exception] = []

    def work(_progress: Progress) -> None:
        raise ValueError("wrong")

    jobs.start("work", work, lambda outcome: pytest.fail("no outcome"), failures.append)
    qtbot.waitUntil(lambda: bool(failures) and not jobs.running)
    assert [str(failure) for failure in failures] == ["wrong"]


def test_work_that_is_called_off_hands_over_nothing(qtbot: QtBot) -> None:
    jobs = Jobs()
    heard: list[object] = []
    under_way = threading.Event()

    def work(progress: Progress) -> None:
        while True:
            under_way.set()
            progress.step(0, 0)

    job = jobs.start("work", work, heard.append, heard.append)
    under_way.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: not jobs.running)
    assert heard == []
