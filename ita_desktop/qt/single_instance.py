"""One window for one file and user: a second start raises the first and ends."""

import os
import sys
import time
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QLockFile, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_PATIENCE_MS = 500
_TRIES = 6
_SERVES_AFTER_MS = 200
"""The lock tells others at once; the socket can wait until the window stands."""

RUNNING_MARK = "ITADesktop"


def mark_as_running() -> None:
    """On Windows installer and uninstaller look for the mark, and wait; it goes with the process."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.kernel32.CreateMutexW(None, False, RUNNING_MARK)


class SingleInstance(QObject):
    """Speaks through a local socket, never over the network. `called` carries what a second start was asked to open."""

    called = Signal(str)

    def __init__(self, subject: str, parent: QObject | None = None) -> None:
        """`subject` tells instances apart: the path of a file, or the program's name."""
        super().__init__(parent)
        self._name = _socket_name(subject)
        self._lock = QLockFile(str(Path(gettempdir()) / f"{self._name}.lock"))
        # Held as long as its process lives; the lock of a dead one is taken over.
        self._lock.setStaleLockTime(0)
        self._server: QLocalServer | None = None

    def call_first(self, message: str) -> bool:
        """Whether another instance was there and took `message`; where none was, the name is held from here on."""
        if self._lock.tryLock(0):
            return False
        from PySide6.QtNetwork import QLocalSocket

        for _try in range(_TRIES):
            socket = QLocalSocket()
            socket.connectToServer(self._name)
            if socket.waitForConnected(_PATIENCE_MS):
                socket.write(message.encode())
                heard = not message or socket.waitForBytesWritten(_PATIENCE_MS)
                socket.disconnectFromServer()
                return heard
            time.sleep(_SERVES_AFTER_MS / 1000 / 2)
        return False

    @property
    def can_be_called(self) -> bool:
        return self._server is not None and self._server.isListening()

    def listen(self) -> None:
        self._lock.tryLock(0)
        QTimer.singleShot(_SERVES_AFTER_MS, self, self._serve)

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _serve(self) -> None:
        if not self._lock.isLocked():
            return
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        # A socket that a dead process left behind would refuse the name.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection() if self._server else None
        if socket is None:
            return
        if socket.bytesAvailable() or socket.waitForReadyRead(_PATIENCE_MS):
            self.called.emit(bytes(socket.readAll().data()).decode(errors="replace"))
        else:
            self.called.emit("")
        socket.deleteLater()


def _socket_name(subject: str) -> str:
    called = f"{Path.home()}\n{os.path.normcase(subject)}".encode()
    digest = QCryptographicHash.hash(called, QCryptographicHash.Algorithm.Sha256).toHex()
    return f"ita-desktop-{bytes(digest.data()).decode()[:20]}"


def subject_of(path: Path) -> str:
    return str(path.resolve())
