"""Tells the officer why something was not done; everything is as it was."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QMainWindow, QWidget

from ita_desktop.qt.parts import Banner, Urgency
from ita_desktop.translation import translate as _

_STAYS_MS = 12000


class RefusalBanner(Banner):
    """Floats over the foot of the window until it is read or its time is over."""

    def __init__(self, window: QMainWindow, words: str) -> None:
        super().__init__(Urgency.MUST, words, window)
        self.add_button(_("ปิด"), self.deleteLater)
        self.setAutoFillBackground(True)
        self._window = window
        window.installEventFilter(self)
        QTimer.singleShot(_STAYS_MS, self, self.deleteLater)
        self._settle()
        self.show()
        self.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._settle()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        width = min(720, self._window.width() - 80)
        height = max(self.heightForWidth(width), self.minimumSizeHint().height())
        self.setGeometry(
            (self._window.width() - width) // 2, self._window.height() - height - 56, width, height
        )


def show_refusal(window: QMainWindow, words: str) -> QWidget:
    for earlier in window.findChildren(RefusalBanner):
        earlier.deleteLater()
    return RefusalBanner(window, words)
