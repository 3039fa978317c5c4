"""A window in a process of its own, which tells when it was painted and when it was filled: bare Qt's or ours."""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QStandardItemModel
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
    # The clock that the starting process reads too.
    print(what, time.perf_counter(), flush=True)


def show_bare() -> None:
    application = QApplication(sys.argv)
    window = QMainWindow()
    table = QTableView()
    table.setModel(QStandardItemModel(ROWS, COLUMNS, table))
    window.setCentralWidget(table)
    window.resize(1366, 700)

    def end() -> None:
        say("painted")
        application.quit()

    FirstPaint(table.viewport(), end)
    window.show()
    application.exec()


def show_ours(file: Path) -> None:
    # As the program itself begins.
    gc.set_threshold(50_000, 20, 50)
    from ita_desktop.qt.garbage import Collector
    from ita_desktop.qt.settings import Settings
    from ita_desktop.screens.application import Application

    application = QApplication(sys.argv)
    collector = Collector()
    program = Application(Settings(file.with_name("settings.json")))
    window = program.window

    def watch() -> None:
        if place := window.place():
            FirstPaint(place, end)
            place.update()

    def end() -> None:
        say("filled")
        window.close()
        application.quit()

    FirstPaint(window.header, lambda: say("painted"))
    window.stack.currentChanged.connect(watch)
    program.open_first(file)
    application.exec()
    program.close()
    collector.stop()


if __name__ == "__main__":
    if len(sys.argv) > 1 and sys.argv[1] != "bare":
        show_ours(Path(sys.argv[1]))
    else:
        show_bare()
