"""When the program itself fails: the work is safe, the officer is told so, and the program goes on.

What tells it is imported only then: the window is painted without.
"""

import sys
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths, Signal

from ita_desktop.qt.dialogs import ask
from ita_desktop.storage.faults import WorkspaceError

if TYPE_CHECKING:
    from logging import Logger

    from ita_desktop.screens.application import Application
    from ita_desktop.screens.trouble_box import TroubleBox


class TroubleTeller(QObject):
    """Carries an error from wherever it happened to the window's thread."""

    happened = Signal(object)


def watch_for_trouble(program: "Application") -> None:
    """From here on an unexpected error is logged without names, told, and survived."""
    teller = TroubleTeller(program)
    open_boxes: list[TroubleBox] = []
    log = cache(_open_log)

    def tell(error: BaseException) -> None:
        if isinstance(error, WorkspaceError) and program.window.desk is not None:
            # A stick that was pulled out is no trouble of the program, wherever it is noticed.
            program.window.desk.refused.emit(str(error))
            return
        # One window at a time: an error in painting would come again and again.
        if open_boxes:
            return
        from ita_desktop.screens.trouble_box import TroubleBox

        box = TroubleBox(error, program.window)
        open_boxes.append(box)
        ask(box)
        open_boxes.clear()

    teller.happened.connect(tell)

    def take(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        from ita_desktop.screens.trouble_box import report_of

        log().error("%s", report_of(error))
        # Whoever develops sees the words too; started from a menu, they would go into a log of the system.
        if sys.stderr is not None and sys.stderr.isatty():
            sys.__excepthook__(kind, error, trace)
        teller.happened.emit(error)

    sys.excepthook = take


def _open_log() -> "Logger":
    import logging
    from logging.handlers import RotatingFileHandler

    log = logging.getLogger("ita_desktop")
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(folder / "log.txt", maxBytes=200_000, backupCount=1, encoding="utf-8")
        handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
        log.addHandler(handler)
    return log
