"""What Python collects, it collects in the thread of the window."""

import gc
import threading
from collections.abc import Iterator

import pytest

from ita_desktop.qt import garbage
from ita_desktop.qt.garbage import Collector


@pytest.fixture
def collector(qapp) -> Iterator[Collector]:
    was_enabled = gc.isenabled()
    collector = Collector()
    yield collector
    collector.stop()
    if not was_enabled:
        gc.disable()


class Ring:
    """Only the collector can find that nobody needs it."""

    ended_in: list[str] = []  # noqa: RUF012 - what every ring tells

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Ring.ended_in.append(threading.current_thread().name)


def test_no_other_thread_collects(collector: Collector, monkeypatch: pytest.MonkeyPatch) -> None:
    Ring.ended_in.clear()
    monkeypatch.setattr(garbage, "YOUNG", 1_000)

    def make_much() -> None:
        Ring()
        kept = [[number] for number in range(200_000)]
        del kept

    aside = threading.Thread(target=make_much)
    aside.start()
    aside.join()
    assert Ring.ended_in == []
    kept = [[number] for number in range(2_000)]
    garbage.collect_if_much()
    assert kept
    assert Ring.ended_in == [threading.main_thread().name]


def test_without_it_python_collects_as_always(qapp) -> None:
    was_enabled = gc.isenabled()
    Collector().stop()
    assert gc.isenabled()
    if not was_enabled:
        gc.disable()
