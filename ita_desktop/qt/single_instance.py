"""One window for one file and user: a second start raises the first and ends."""

import getpass
import hashlib
import os
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE_MS = 500


class SingleInstance(QObject):
    """Speaks through a local socket, never over the network. `called` carries what a second start was asked to open."""

    called = Signal(str)

    def __init__(self, subject: str, parent: QObject | None = None) -> None:
        """`subject` tells instances apart: the path of a file, or the program's name."""
        super().__init__(parent)
        self._name = _socket_name(subject)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)

    def call_first(self, message: str) -> bool:
        """Whether another instance was there and took `message`."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_PATIENCE_MS):
            return False
        socket.write(message.encode())
        heard = socket.waitForBytesWritten(_PATIENCE_MS)
        socket.disconnectFromServer()
        return heard

    def listen(self) -> None:
        # A socket that a dead process left behind would refuse the name.
        QLocalServer.removeServer(self._name)
        self._server.listen(self._name)

    def close(self) -> None:
        self._server.close()

    def _answer(self) -> None:
        socket = self._server.nextPendingConnection()
        if socket is None:
            return
        if socket.bytesAvailable() or socket.waitForReadyRead(_PATIENCE_MS):
            self.called.emit(bytes(socket.readAll().data()).decode(errors="replace"))
        else:
            self.called.emit("")
        socket.deleteLater()


def _socket_name(subject: str) -> str:
    user = ""
    with suppress(OSError, KeyError, ImportError):
        user = getpass.getuser()
    digest = hashlib.sha256(f"{user}\n{os.path.normcase(subject)}".encode()).hexdigest()
    return f"ita-desktop-{digest[:20]}"


def subject_of(path: Path) -> str:
    return str(path.resolve())
