"""What the keyboard goes to is seen, also where it comes from outside into what is scrolled away."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class FocusInSight(QObject):
    """Qt scrolls only from one field to the next inside the same area. What is clicked is in sight already."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        is_clicked = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is None or is_clicked or not self._window.isAncestorOf(now):
            return
        around = now.parentWidget()
        while around is not None and around is not self._window:
            if isinstance(around, QScrollArea):
                around.ensureWidgetVisible(now)
            around = around.parentWidget()
