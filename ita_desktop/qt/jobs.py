"""Slow work aside: the window stays awake, sees how far it is, and may call it off."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt, QThread, Signal


class JobCancelledError(Exception):
    """The officer called the work off; it leaves everything as it was."""


class Progress:
    """What the work tells of itself, and where it hears that it should stop."""

    def __init__(self, tell: Callable[[int, int, str], None]) -> None:
        self._tell = tell
        self._called_off = threading.Event()

    def step(self, done: int, total: int, words: str = "") -> None:
        """Tells that `done` of `total` are done. Raises JobCancelledError once the work is called off."""
        if self._called_off.is_set():
            raise JobCancelledError
        self._tell(done, total, words)

    def call_off(self) -> None:
        self._called_off.set()


class Job(QThread):
    """One work in a thread of its own; its outcome is handed over in the thread of the window.

    `total` is 0 while nobody knows how much there is to do. A work that was called off hands over nothing.
    """

    progressed = Signal(int, int, str)
    _ended = Signal(object, object)

    def __init__(
        self,
        words: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.words = words
        self.reached = 0
        self.total = 0
        self._work = work
        self._done = done
        self._failed = failed
        self._progress = Progress(self.progressed.emit)
        # Through slots of this object, which lives in the window's thread: bare functions would run in the other.
        self.progressed.connect(self._note, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._hand_over, Qt.ConnectionType.QueuedConnection)

    def run(self) -> None:
        try:
            outcome = self._work(self._progress)
        except JobCancelledError:
            return
        except Exception as error:
            self._ended.emit(None, error)
        else:
            self._ended.emit(outcome, None)

    def cancel(self) -> None:
        self._progress.call_off()

    def _note(self, reached: int, total: int, words: str) -> None:
        self.reached, self.total = reached, total
        self.words = words or self.words

    def _hand_over(self, outcome: Any, error: Exception | None) -> None:
        if error is None:
            self._done(outcome)
        else:
            self._failed(error)


class Jobs(QObject):
    """The works of one window. `changed` is told when one begins, ends or comes further."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.running: list[Job] = []

    def start(
        self,
        words: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> Job:
        """`work` reads and reckons in its thread; `done` takes its outcome in the window's and makes the change."""
        job = Job(words, work, done, failed, self)
        job.progressed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        job.finished.connect(self._clear, Qt.ConnectionType.QueuedConnection)
        self.running.append(job)
        job.start()
        self.changed.emit()
        return job

    def finish(self) -> None:
        """Calls everything off and waits for it to end; what was done all the same is still handed over."""
        for job in self.running:
            job.cancel()
            job.wait()

    def wait(self) -> None:
        """Calls everything off and waits for it to end; for closing. What it would still hand over is dropped."""
        for job in self.running:
            job.cancel()
            job.wait()
            QCoreApplication.removePostedEvents(job)
        self.running.clear()
        QCoreApplication.removePostedEvents(self)

    def _tell(self) -> None:
        self.changed.emit()

    def _clear(self) -> None:
        for job in [job for job in self.running if job.isFinished()]:
            self.running.remove(job)
            job.deleteLater()
        self.changed.emit()
