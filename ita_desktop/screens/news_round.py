"""Looks from time to time for what others changed, where others can: aside, and not while somebody is typing."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from ita_desktop.qt.jobs import Jobs, Progress
from ita_desktop.qt.unkept_words import has_unkept_words
from ita_desktop.storage.history import Touched
from ita_desktop.storage.news import ChangeMark, changes_since, mark_of
from ita_desktop.storage.workspace import Workspace

_BETWEEN_LOOKS_MS = 2000

_Seen: TypeAlias = tuple[int, ChangeMark | None, list[Touched]]
"""The number of the change that was the last one known, what stands under it now, and what came after."""


class NewsRound(QObject):
    """`latest` tells the number of the last change that is known, `take` takes in what came after it.

    `replaced` hears of a file that has lost that change: a backup was put in its place.
    """

    def __init__(
        self,
        workspace: Workspace,
        latest: Callable[[], int],
        take: Callable[[list[Touched]], None],
        replaced: Callable[[], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._latest, self._take, self._replaced = workspace, latest, take, replaced
        self._known: tuple[int, ChangeMark | None] | None = None
        # Its jobs are nobody's to follow: the line at the foot of the window would never rest.
        self._jobs = Jobs(self)
        self._clock = QTimer(self, interval=_BETWEEN_LOOKS_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look_when_back)
        self.look()

    def look(self) -> None:
        if (
            not self._clock.isActive()
            or not self._workspace.is_shared
            or self._jobs.running
            or has_unkept_words()
        ):
            return
        number = self._latest()

        def work(_progress: Progress) -> _Seen:
            with self._workspace.reading() as session:
                return number, mark_of(session, number), changes_since(session, number)

        self._jobs.start("", work, self._hand_over, _wait_for_next)

    def close(self) -> None:
        self._clock.stop()
        self._jobs.wait()

    def _hand_over(self, seen: _Seen) -> None:
        number, mark, news = seen
        if has_unkept_words():
            # Somebody began to type meanwhile: the next look finds the same again.
            return
        if self._is_replaced(number, mark):
            self._known = None
            self._replaced()
            return
        self._known = number, mark
        if news and (last := news[-1].change):
            self._known = last.id, ChangeMark(last.at, last.by, last.words)
        self._take(news)

    def _is_replaced(self, number: int, mark: ChangeMark | None) -> bool:
        if self._workspace.path is None or not number:
            return False
        is_other = self._known is not None and self._known[0] == number and self._known[1] != mark
        return mark is None or is_other

    def _look_when_back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()


def _wait_for_next(error: Exception) -> None:
    """A server may be out of reach for a while; whoever changes something is told."""
    if not isinstance(error, ValueError):
        raise error
