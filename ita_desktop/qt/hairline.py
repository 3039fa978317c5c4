"""A line of one pixel between what belongs apart."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ita_desktop.qt.theme import theme


class Hairline(QWidget):
    """Lies as its layout lets it: flat between rows, `stand` makes it upright."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(1)
        theme().changed.connect(self.update)

    def stand(self) -> None:
        self.setMinimumHeight(0)
        self.setMaximumHeight(16777215)
        self.setFixedWidth(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme().tokens.line)
