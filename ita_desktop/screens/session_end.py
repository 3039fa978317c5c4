"""The PC is shut down, or the program told to end, in the middle of work: nothing is lost, nobody is kept waiting."""

import signal
import socket
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtGui import QGuiApplication, QSessionManager

if TYPE_CHECKING:
    from ita_desktop.screens.application import Application

_SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP", "SIGBREAK")


class SessionEnd(QObject):
    """Lives with its program."""

    def __init__(self, program: "Application", qt: QGuiApplication) -> None:
        super().__init__(program)
        self._program = program
        # The answer must stand when the signal returns.
        qt.commitDataRequest.connect(self.keep_work, Qt.ConnectionType.DirectConnection)
        qt.saveStateRequest.connect(_start_nothing_again, Qt.ConnectionType.DirectConnection)
        # Windows ends the process right after this.
        qt.aboutToQuit.connect(program.leave_file)
        self._heard, self._told = socket.socketpair()
        for end in (self._heard, self._told):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._heard.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._end)
        # Python hears a signal only in its own turn, which is long in coming while Qt waits: the socket wakes Qt.
        self._former_wakeup = signal.set_wakeup_fd(self._told.fileno(), warn_on_full_buffer=False)
        numbers = [getattr(signal, name) for name in _SIGNALS if hasattr(signal, name)]
        self._former = {number: signal.signal(number, _hear) for number in numbers}

    def keep_work(self, _session: QSessionManager | None = None) -> None:
        """Asks nothing. Should somebody else call the shutdown off, the window stands as it stood."""
        self._program.window.keep_typing()
        self._program.finish_jobs()

    def close(self) -> None:
        signal.set_wakeup_fd(self._former_wakeup)
        for number, handler in self._former.items():
            signal.signal(number, handler)
        self._notifier.setEnabled(False)
        self._heard.close()
        self._told.close()

    def _end(self) -> None:
        with suppress(BlockingIOError):
            self._heard.recv(64)
        self._program.window.close()
        QGuiApplication.quit()


def _hear(_number: int, _frame: FrameType | None) -> None:
    """The socket has told Qt already; without a handler of ours the process would end at once."""


def _start_nothing_again(session: QSessionManager) -> None:
    session.setRestartHint(QSessionManager.RestartHint.RestartNever)
