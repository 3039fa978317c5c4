"""A window in a process of its own, which tells when it was painted and when it was filled: bare Qt's or ours."""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSettings, QTimer
from PySide6.QtGui import QPaintEvent, QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView, QWidget

ROWS, COLUMNS = 43, 12


class FirstPaint(QObject):
    """Tells once, when the widget was painted."""

    def __init__(self, widget: QWidget, tell: Callable[[], None]) -> None:
        super().__init__(widget)
        self._tell: Callable[[], None] | None = tell
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._tell:
            QTimer.singleShot(0, self._tell)
            self._tell = None
        return False


def say(what: str) -> None:
    # The clock that the starting process reads too, and what the processor has done for this one.
    print(what, time.perf_counter(), time.process_time(), flush=True)


def show_bare() -> None:
    application = QApplication(sys.argv)
    window = QMainWindow()

    class Table(QTableView):
        # To watch its viewport would cost a tenth of the whole.
        def paintEvent(self, e: QPaintEvent) -> None:
            super().paintEvent(e)
            QTimer.singleShot(0, end)

    def end() -> None:
        say("painted")
        application.quit()

    table = Table()
    table.setModel(QStandardItemModel(ROWS, COLUMNS, table))
    window.setCentralWidget(table)
    window.resize(1366, 700)
    window.show()
    application.exec()


def show_ours(file: Path) -> None:
    """The program itself, from its beginning to its end; what it remembers of this PC stays beside `file`."""
    from ita_desktop import __main__ as program
    from ita_desktop.screens import application

    class WatchedWindow(application.MainWindow):
        def __init__(self, settings: application.Settings) -> None:
            super().__init__(settings)
            self.painted.connect(lambda: say("painted"))
            self.stack.currentChanged.connect(self._watch)

        def _watch(self) -> None:
            if place := self.place():
                FirstPaint(place, self._end)
                place.update()

        def _end(self) -> None:
            say("filled")
            self.close()

    application.MainWindow = WatchedWindow
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(file.parent))
    sys.argv[1:] = [str(file)]
    program.main()


if __name__ == "__main__":
    if sys.argv[1] == "bare":
        show_bare()
    else:
        show_ours(Path(sys.argv[1]))
