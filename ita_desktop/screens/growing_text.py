"""A field for a text that is as high as its lines, so that a form of many short texts stays short."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ita_desktop.qt import forms
from ita_desktop.qt.text_edit import WordBreakingTextEdit
from ita_desktop.qt.theme import theme

_MOST_LINES = 9


class GrowingText(WordBreakingTextEdit):
    """From one line on; beyond nine it scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, lines=1)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self._grow)
        theme().changed.connect(self._grow)
        self._grow()

    def _grow(self) -> None:
        line = self._line_height()
        whole = self.document().documentLayout().documentSize().height()
        frame = 2 * theme().px(5)
        margins = 2 * self.document().documentMargin()
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAsNeeded
            if whole > _MOST_LINES * line + margins
            else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        )
        self.setFixedHeight(round(min(max(whole, line + margins), _MOST_LINES * line + margins)) + frame)


forms.promote(GrowingText)
