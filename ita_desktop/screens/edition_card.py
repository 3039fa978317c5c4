"""A frame to choose: its name, how much it asks, and whether somebody checked it."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ita_desktop.qt.marks import Mark, draw_pill, pill_size
from ita_desktop.qt.texts import TextBlock, lay_out_text
from ita_desktop.qt.theme import Type, theme


class EditionCard(QAbstractButton):
    """`trust` is a mark with its word, or none for a frame that is not there yet."""

    def __init__(
        self,
        name: str,
        details: str,
        trust: tuple[Mark, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._trust = trust
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_words(name, details, trust)
        theme().changed.connect(self._renew)

    def set_words(self, name: str, details: str, trust: tuple[Mark, str] | None) -> None:
        self._trust = trust
        self._details = details
        self.setText(name)
        self.setAccessibleName(" ".join(filter(None, (name, trust[1] if trust else "", details))))
        self._renew()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(360), self._height(max(self.width(), theme().px(280))))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(280), self._height(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._renew()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows choose the card above or below; only Space and the mouse click."""
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if step is None or self.group() is None:
            super().keyPressEvent(event)
            return
        cards = [card for card in self.group().buttons() if card.isVisible()]
        other = cards[(cards.index(self) + step) % len(cards)]
        other.setFocus(Qt.FocusReason.TabFocusReason)
        other.setChecked(True)

    def paintEvent(self, event: QPaintEvent) -> None:
        look = theme()
        tokens, px = look.tokens, look.px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_chosen = self.isChecked()
        ring = 2 if is_chosen or self.hasFocus() else 1
        painter.setPen(QPen(tokens.accent if is_chosen or self.hasFocus() else tokens.line2, ring))
        painter.setBrush(tokens.tint if is_chosen else tokens.hover if self.underMouse() else tokens.paper)
        inset = ring / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), px(8), px(8))
        self._draw_choice(painter)
        name, details = self._blocks(self.width())
        left, top = px(46), px(10)
        name.draw(painter, QPointF(left, top), tokens.ink)
        details.draw(painter, QPointF(left, top + name.height), tokens.ink2)
        if self._trust:
            mark, word = self._trust
            painter.setFont(look.font(Type.SMALL))
            size = pill_size(word, mark, painter.fontMetrics())
            draw_pill(
                painter,
                QRectF(QPointF(self.width() - size.width() - px(12), px(9)), size),
                word,
                mark,
                tokens,
            )

    def _draw_choice(self, painter: QPainter) -> None:
        tokens, px = theme().tokens, theme().px
        circle = QRectF(px(18), self.height() / 2 - px(8), px(16), px(16))
        painter.setPen(QPen(tokens.accent if self.isChecked() else tokens.edge, 1.5))
        painter.setBrush(tokens.paper)
        painter.drawEllipse(circle)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.accent)
            painter.drawEllipse(circle.adjusted(px(4), px(4), -px(4), -px(4)))

    def _blocks(self, width: int) -> tuple[TextBlock, TextBlock]:
        look = theme()
        room = width - look.px(46) - look.px(14)
        beside = 0
        if self._trust:
            metrics = QFontMetrics(look.font(Type.SMALL))
            beside = pill_size(self._trust[1], self._trust[0], metrics).width() + look.px(8)
        return (
            lay_out_text(self.text(), look.font(Type.NAME), room - beside, look.line_height(Type.NAME)),
            lay_out_text(self._details, look.font(Type.SMALL), room, look.line_height(Type.SMALL)),
        )

    def _height(self, width: int) -> int:
        return round(sum(block.height for block in self._blocks(width))) + 2 * theme().px(10)

    def _renew(self) -> None:
        if self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            self.setFixedHeight(self._height(self.width()))
        self.updateGeometry()
        self.update()
