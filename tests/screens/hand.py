"""An officer's hand: every click, key chord and typed text of a walk goes through it and is counted."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QDialog,
    QFileDialog,
    QMenu,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.qt.typing_thai import type_thai

PATIENCE_MS = 20_000


class Hand:
    """Acts on what stands in front; `done` are its actions in words."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self._qtbot = qtbot
        self._monkeypatch = monkeypatch
        self._stage = ""
        self.done: list[tuple[str, str]] = []

    def begin(self, stage: str) -> None:
        """What follows is done for `stage`."""
        self._stage = stage

    def press(self, *chords: str) -> None:
        for chord in chords:
            self._note(chord)
            QTest.keySequence(_focused(), QKeySequence(chord))
            self.settle()

    def write(self, text: str) -> None:
        self._note(f"“{text}”")
        for letter in text:
            # The first letter may open an editor, which takes the others.
            type_thai(_focused(), letter)
        self.settle()

    def click(self, words: str) -> None:
        """The button or field in sight that is called so."""
        self._note(f"[{words}]")
        QTest.mouseClick(self.find(words), Qt.MouseButton.LeftButton)
        self.settle()

    def click_cell(self, table: QTableView, row: int, heading: str) -> None:
        model = table.model()
        titles = [model.headerData(n, Qt.Orientation.Horizontal) for n in range(model.columnCount())]
        index = model.index(row, titles.index(heading))
        self._note(f"[{heading}, row {row}]")
        table.scrollTo(index)
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
        self.settle()

    def choose(self, owner: QAbstractScrollArea, words: str) -> None:
        """From the menu of `owner`, opened with the right button."""
        self._note("(menu)")
        over = owner.viewport()
        place = over.rect().center()
        click = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, over.mapToGlobal(place))
        QApplication.sendEvent(over, click)
        self.settle()
        menu = _in_the_way()
        assert isinstance(menu, QMenu), menu
        action = next(each for each in menu.actions() if each.text() == words)
        self._note(f"[{words}]")
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())
        self.settle()

    def answer_file(self, words: str, path: Path) -> None:
        """Clicks what asks for a file or folder, and chooses `path`."""
        with self._monkeypatch.context() as patched:
            patched.setattr(QFileDialog, "getOpenFileName", lambda *_given: (str(path), ""))
            patched.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(path))
            self.click(words)

    def in_front(self, deed: Callable[[], object], *answers: Callable[[], None]) -> None:
        """Does what opens a dialog or a menu, which does not return before its answer closed it.

        Of several answers each is for the next that comes in front when the one before has gone.
        """
        raised: list[BaseException] = []
        left = list(answers)
        former = _in_the_way()

        def answer() -> None:
            nonlocal former
            front = _in_the_way()
            if front is None or front is former:
                timer.start()
                return
            former = front
            try:
                left.pop(0)()
            except BaseException as error:
                raised.append(error)
                left.clear()
                # Not close(): it may ask whether what was typed is to be lost.
                front.done(0) if isinstance(front, QDialog) else front.close()
            if left:
                timer.start()

        timer = QTimer(QApplication.instance() or QObject(), singleShot=True, interval=10)
        timer.timeout.connect(answer)
        timer.start()
        deed()
        timer.stop()
        if raised:
            raise raised[0]
        assert not left

    def find(self, words: str) -> QWidget:
        found = self._found(words)
        assert found is not None, f"{words} is not in sight; there is {sorted(self._called())}"
        return found

    def _found(self, words: str) -> QWidget | None:
        return self._called().get(words)

    def _called(self) -> dict[str, QWidget]:
        seen = [each for each in _front().findChildren(QWidget) if each.isVisible() and each.isEnabled()]
        by_name = {each.accessibleName(): each for each in seen}
        return by_name | {each.text(): each for each in seen if isinstance(each, QAbstractButton)}

    def wait(self, reached: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(reached, timeout=PATIENCE_MS)

    def wait_for(self, words: str) -> None:
        """Until what is called so can be clicked: something may run aside."""
        self.wait(lambda: self._found(words) is not None)

    def settle(self) -> None:
        for _turn in range(3):
            QApplication.processEvents()

    def _note(self, words: str) -> None:
        self.done.append((self._stage, words))


def _front() -> QWidget:
    front = _in_the_way() or QApplication.activeWindow()
    if front is None or not front.isVisible():
        # Offscreen nobody gives the focus back when a dialog or a popup has gone.
        front = next(each for each in QApplication.topLevelWidgets() if each.isVisible())
        front.activateWindow()
        QApplication.processEvents()
    return front


def _in_the_way() -> QWidget | None:
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def _focused() -> QWidget:
    front = _front()
    return QApplication.activePopupWidget() or front.focusWidget() or front
