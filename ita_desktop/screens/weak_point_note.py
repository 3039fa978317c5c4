"""The weak point that a measure mends, and what it scored."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ita_desktop.qt import forms
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.parts import MarkSign
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme


class WeakPointNote(QWidget):
    """On amber where the score is below the threshold, else on a plain ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_weak = False
        self._sign = MarkSign(Mark.DIAMOND, side=14)
        self._words = TextView("", Type.SMALL)
        self._score = TextView("", Type.NAME, alignment=Qt.AlignmentFlag.AlignRight, max_lines=1)
        row = QHBoxLayout(self)
        px = theme().px
        row.setContentsMargins(px(10), px(4), px(10), px(4))
        row.setSpacing(px(8))
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._score)

    def show_point(self, words: str, score: str, *, is_weak: bool) -> None:
        self._is_weak = is_weak
        self._sign.setVisible(is_weak)
        self._words.set_text(words)
        self._score.set_text(score)
        self._score.setVisible(bool(score))
        for view in (self._words, self._score):
            view.set_ink("amber" if is_weak else "ink2")
        self.setAccessibleName(f"{words} {score}".strip())
        self.setVisible(bool(words))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, radius = theme().tokens, theme().px(6)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.amber_ground if self._is_weak else tokens.sunk)
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)


forms.promote(WeakPointNote)
