"""An officer's hand: every click, key chord and typed text of a walk goes through it and is counted."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.qt.typing_thai import type_thai

PATIENCE_MS = 20_000

Found = TypeVar("Found", bound=QWidget)


class Hand:
    """Acts on what stands in front; `done` are its actions in words."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self._qtbot = qtbot
        self._monkeypatch = monkeypatch
        self._stage = ""
        self.done: list[tuple[str, str]] = []

    @contextmanager
    def at(self, stage: str) -> Iterator[None]:
        """What is done inside is told as done for `stage`."""
        self._stage = stage
        yield

    def press(self, *chords: str) -> None:
        for chord in chords:
            self._note(chord)
            QTest.keySequence(_focused(), QKeySequence(chord))
            self.settle()

    def write(self, text: str) -> None:
        self._note(f"“{text}”")
        type_thai(_focused(), text)
        self.settle()

    def click(self, words: str) -> None:
        """The button or field in sight that is called so."""
        self._note(f"[{words}]")
        QTest.mouseClick(self.find(words), Qt.MouseButton.LeftButton)
        self.settle()

    def answer_file(self, words: str, path: Path) -> None:
        """Clicks what asks for a file or folder, and chooses `path`."""
        self._note(f"<{path.name}>")
        with self._monkeypatch.context() as patched:
            patched.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(path), ""))
            patched.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(path))
            self.click(words)

    def in_front(self, deed: Callable[[], None], answers: Callable[[], None]) -> None:
        """Does what opens a dialog or a menu, which does not return before `answers` closed it."""
        raised: list[BaseException] = []

        def answer() -> None:
            front = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if front is None or front is window:
                timer.start()
                return
            try:
                answers()
            except BaseException as error:
                raised.append(error)
                front.close()

        window = _front_or_none()
        timer = QTimer(QApplication.instance() or QObject(), singleShot=True, interval=10)
        timer.timeout.connect(answer)
        timer.start()
        deed()
        timer.stop()
        if raised:
            raise raised[0]

    def find(self, words: str) -> QWidget:
        seen = [widget for widget in _front().findChildren(QWidget) if widget.isVisible() and widget.isEnabled()]
        for widget in seen:
            texts = [widget.accessibleName(), widget.text() if isinstance(widget, QAbstractButton) else ""]
            if words in texts:
                return widget
        named = sorted({each.accessibleName() for each in seen} | {each.text() for each in seen if isinstance(each, QAbstractButton)})
        raise LookupError(f"{words} is not in sight of {_front()}; there is {named}")

    def wait(self, reached: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(reached, timeout=PATIENCE_MS)

    def settle(self) -> None:
        for _turn in range(3):
            QApplication.processEvents()

    def _note(self, words: str) -> None:
        self.done.append((self._stage, words))


def _front() -> QWidget:
    front = _front_or_none()
    assert front is not None
    return front


def _front_or_none() -> QWidget | None:
    return QApplication.activePopupWidget() or QApplication.activeModalWidget() or QApplication.activeWindow()


def _focused() -> QWidget:
    front = _front()
    return QApplication.activePopupWidget() or front.focusWidget() or front
