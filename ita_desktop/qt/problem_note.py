"""The sentence that says why something was not kept."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ita_desktop.qt.marks import Mark, draw_mark
from ita_desktop.qt.texts import lay_out_text
from ita_desktop.qt.theme import Type, theme


class ProblemNote(QWidget):
    """Hidden as long as there is nothing to say."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = ""
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        theme().changed.connect(self._renew)
        self.hide()

    @property
    def sentence(self) -> str:
        return self._sentence

    def say(self, sentence: str) -> None:
        self._sentence = sentence
        self.setAccessibleName(sentence)
        self._renew()
        self.setVisible(bool(sentence))

    def height_for(self, width: int) -> int:
        block = lay_out_text(self._sentence, theme().font(Type.SMALL), self._room(width), self._line_height())
        return int(block.height) + 2 * theme().px(5)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.height_for(width)

    def sizeHint(self) -> QSize:
        width = self.width() or theme().px(320)
        return QSize(width, self.height_for(width))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = theme().tokens, theme().px
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.red_ground)
        middle = px(5) + (self._line_height() - px(16)) / 2
        draw_mark(painter, QRectF(px(8), middle, px(16), px(16)), Mark.OCTAGON, tokens)
        block = lay_out_text(
            self._sentence, theme().font(Type.SMALL), self._room(self.width()), self._line_height()
        )
        block.draw(painter, QPointF(px(30), px(5)), tokens.red)

    def _renew(self) -> None:
        self.setFixedHeight(self.height_for(self.width() or theme().px(320)))
        self.update()

    def resizeEvent(self, event: object) -> None:
        height = self.height_for(self.width())
        if height != self.height():
            self.setFixedHeight(height)

    def _room(self, width: int) -> int:
        return max(width - theme().px(38), 1)

    def _line_height(self) -> int:
        return theme().line_height(Type.SMALL)
