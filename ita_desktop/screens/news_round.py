"""Looks from time to time for what others changed, where others can: aside, and not while somebody is typing."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from ita_desktop.qt.jobs import Jobs, Progress
from ita_desktop.qt.unkept_words import has_unkept_words
from ita_desktop.storage.history import Touched
from ita_desktop.storage.news import changes_since
from ita_desktop.storage.workspace import Workspace

_BETWEEN_LOOKS_MS = 2000


class NewsRound(QObject):
    """`latest` tells the number of the last change that is known, `take` takes in what came after it."""

    def __init__(
        self,
        workspace: Workspace,
        latest: Callable[[], int],
        take: Callable[[list[Touched]], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._latest, self._take = workspace, latest, take
        # Its jobs are nobody's to follow: the line at the foot of the window would never rest.
        self._jobs = Jobs(self)
        self._clock = QTimer(self, interval=_BETWEEN_LOOKS_MS)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._look_when_back)

    def look(self) -> None:
        if (
            not self._clock.isActive()
            or not self._workspace.is_shared
            or self._jobs.running
            or has_unkept_words()
        ):
            return
        number = self._latest()

        def work(_progress: Progress) -> list[Touched]:
            with self._workspace.reading() as session:
                return changes_since(session, number)

        self._jobs.start("", work, self._hand_over, _wait_for_next)

    def close(self) -> None:
        self._clock.stop()
        self._jobs.wait()

    def _hand_over(self, news: list[Touched]) -> None:
        # Somebody may have begun to type meanwhile: the next look finds the same again.
        if not has_unkept_words():
            self._take(news)

    def _look_when_back(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            self.look()


def _wait_for_next(error: Exception) -> None:
    """A server may be out of reach for a while; whoever changes something is told."""
    if not isinstance(error, ValueError):
        raise error
