"""A line of one pixel between what belongs apart."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ita_desktop.qt.theme import theme

NO_LIMIT = 16777215


class Hairline(QWidget):
    """Lies flat between rows; `stand` makes it upright, `lie` flat again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lie()
        theme().changed.connect(self.update)

    def stand(self) -> None:
        self.setMinimumSize(1, 0)
        self.setMaximumSize(1, NO_LIMIT)

    def lie(self) -> None:
        self.setMinimumSize(0, 1)
        self.setMaximumSize(NO_LIMIT, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        # No fillRect: of all it takes, PySide would ready a hundred gradients before the window is painted.
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().tokens.line)
        painter.drawRect(self.rect())
