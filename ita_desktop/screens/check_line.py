"""A tick with a long text beside it."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import theme


class CheckLine(QWidget):
    """A tick with a text that breaks between words; a click on the text ticks too."""

    def __init__(self, text: str, tell: Callable[[bool], object] | None = None) -> None:
        super().__init__()
        self.box = QCheckBox()
        self.box.setAccessibleName(text)
        self.box.setFixedWidth(theme().px(28))
        if tell:
            self.box.clicked.connect(lambda: tell(self.box.isChecked()))
        self._text = TextView(text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme().px(1), 0, theme().px(1))
        row.setSpacing(theme().px(4))
        row.addWidget(self.box, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignTop)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._text.geometry().contains(event.pos()):
            self.box.click()
