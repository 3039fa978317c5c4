"""Keys and what they do, on one line: each key in a box, as on a keyboard."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ita_desktop.qt import forms
from ita_desktop.qt.theme import Type, theme


@forms.promote
class KeyHints(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hints: Sequence[tuple[str, str]] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.updateGeometry)

    def set_hints(self, hints: Sequence[tuple[str, str]]) -> None:
        """Keys, and the words for what they do."""
        self._hints = hints
        self.setAccessibleName("   ".join(f"{keys} {words}" for keys, words in hints))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        widths = (self._box_width(keys) + self._words_width(words) for keys, words in self._hints)
        return QSize(sum(widths), theme().line_height(Type.SMALL) + theme().px(2))

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        look, tokens, x = theme(), theme().tokens, 0.5
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for keys, words in self._hints:
            box = QRectF(x, 0.5, self._box_width(keys), self.height() - 1)
            painter.setPen(QPen(tokens.line2, 1))
            painter.setBrush(tokens.sunk)
            painter.drawRoundedRect(box, look.px(4), look.px(4))
            painter.setPen(tokens.ink2)
            painter.setFont(look.font(Type.AXIS))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, keys)
            painter.setFont(look.font(Type.SMALL))
            beside = QRectF(box.right() + look.px(6), 0, self._words_width(words), self.height())
            painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, words)
            x += box.width() + self._words_width(words)

    def _box_width(self, keys: str) -> int:
        return QFontMetrics(theme().font(Type.AXIS)).horizontalAdvance(keys) + theme().px(12)

    def _words_width(self, words: str) -> int:
        return QFontMetrics(theme().font(Type.SMALL)).horizontalAdvance(words) + theme().px(24)
