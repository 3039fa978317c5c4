"""Python's collector, kept out of other threads: it may find a widget there, which only the window's may end."""

import gc
import itertools

from PySide6.QtCore import QObject, QTimer

LOOK_EVERY_MS = 5_000
YOUNG = 50_000
"""So many records and widgets more than at the last look are worth looking through; young ones mostly live long."""

_OLD = 20
"""After so many looks at the young, all are looked through."""

_looks = itertools.count(1)


def collect_if_much() -> None:
    if gc.get_count()[0] >= YOUNG:
        gc.collect(1 if next(_looks) % _OLD else 2)


class Collector(QObject):
    """From its making on nothing is collected but here, in its own thread, when events leave time."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=LOOK_EVERY_MS)
        self._timer.timeout.connect(collect_if_much)
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        gc.enable()
