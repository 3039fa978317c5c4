"""State as shape, word and colour together; each shape can be told at 12 px and in black and white."""

from enum import StrEnum
from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ita_desktop.qt.texts import elided, tooltip
from ita_desktop.qt.theme import Type, theme
from ita_desktop.qt.tokens import Tokens


class Mark(StrEnum):
    EMPTY_RING = "empty ring"
    SMALL_RING = "small ring"
    HALF_DISC = "half disc"
    THREE_QUARTERS = "three quarters"
    RETURNED = "ring with arrow"
    DONE = "disc with tick"
    LATE = "filled clock"
    OPEN_CLOCK = "open clock"
    OCTAGON = "octagon"
    TRIANGLE = "triangle"
    INFO = "ring with i"
    READY = "ring with tick"
    LOCK = "lock"
    PAUSED = "ring with dash"
    DIAMOND = "diamond"
    LEAD = "disc with letter"
    SUPPORT = "ring with letter"
    PILL = "pill"


_COLOURS = {
    Mark.EMPTY_RING: "ink3",
    Mark.SMALL_RING: "ink3",
    Mark.THREE_QUARTERS: "violet",
    Mark.RETURNED: "amber",
    Mark.DONE: "green",
    Mark.LATE: "red",
    Mark.OCTAGON: "red",
    Mark.TRIANGLE: "amber",
    Mark.LOCK: "green",
    Mark.PAUSED: "ink3",
    Mark.DIAMOND: "amber",
}
_GROUNDS = {"green": "green_ground", "amber": "amber_ground", "red": "red_ground", "violet": "violet_ground"}
_GRID = 16.0
_RING = QRectF(1.75, 1.75, 12.5, 12.5)
_DISC = QRectF(1, 1, 14, 14)


def mark_colour(mark: Mark, tokens: Tokens) -> QColor:
    return getattr(tokens, _COLOURS.get(mark, "accent"))


def mark_ground(mark: Mark, tokens: Tokens) -> QColor:
    """The pale ground on which the mark's colour reads well."""
    colour = _COLOURS.get(mark, "accent")
    return tokens.hover if colour == "ink3" else getattr(tokens, _GROUNDS.get(colour, "tint"))


def draw_mark(
    painter: QPainter,
    rect: QRectF,
    mark: Mark,
    tokens: Tokens,
    *,
    letter: str = "",
    colour: QColor | None = None,
) -> None:
    """Draws the shape in the middle of `rect`, as large as fits; `letter` stands in LEAD and SUPPORT.

    `colour` is for a trouble of a mark that keeps its shape, such as a second lead.
    """
    ink = colour or mark_colour(mark, tokens)
    side = min(rect.width(), rect.height())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.center().x() - side / 2, rect.center().y() - side / 2)
    painter.scale(side / _GRID, side / _GRID)
    painter.setPen(_pen(ink))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if mark in (Mark.LEAD, Mark.SUPPORT):
        _draw_letter(painter, mark, letter, ink, tokens)
    elif mark in (Mark.DONE, Mark.LATE):
        _fill(painter, ink).drawEllipse(_DISC)
        painter.setPen(_pen(tokens.paper, 1.8))
        painter.drawPolyline(_TICK if mark is Mark.DONE else _HANDS)
    elif mark in _RING_INSIDES:
        painter.drawEllipse(_RING)
        painter.drawPolyline(_RING_INSIDES[mark])
    elif mark in _PIES:
        painter.drawEllipse(_RING)
        _fill(painter, ink).drawPie(*_PIES[mark])
    else:
        _draw_other(painter, mark, ink, tokens)
    painter.restore()


def _pen(colour: QColor, width: float = 1.5) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _fill(painter: QPainter, colour: QColor) -> QPainter:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    return painter


def _line(*points: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


_TICK = _line((4.8, 8.3), (7.1, 10.6), (11.3, 5.8))
_HANDS = _line((8, 4.4), (8, 8.3), (10.7, 9.8))
_RING_INSIDES = {
    Mark.EMPTY_RING: QPolygonF(),
    Mark.OPEN_CLOCK: _HANDS,
    Mark.READY: _TICK,
    Mark.PAUSED: _line((5.2, 8), (10.8, 8)),
    Mark.RETURNED: _line((11.2, 8), (5, 8), (7.4, 5.6), (5, 8), (7.4, 10.4)),
}
_PIES = {
    Mark.HALF_DISC: (_RING, -90 * 16, 180 * 16),
    Mark.THREE_QUARTERS: (QRectF(4, 4, 8, 8), 90 * 16, -270 * 16),
}
_OCTAGON = QPolygonF(
    [
        QPointF(8 + 7.4 * cos(pi / 8 + step * pi / 4), 8 + 7.4 * sin(pi / 8 + step * pi / 4))
        for step in range(8)
    ]
)
_TRIANGLE = _line((8, 1.8), (15, 14.2), (1, 14.2))
_DIAMOND = _line((8, 3), (13, 8), (8, 13), (3, 8))


def _draw_letter(painter: QPainter, mark: Mark, letter: str, ink: QColor, tokens: Tokens) -> None:
    if mark is Mark.LEAD:
        _fill(painter, ink).drawEllipse(_DISC)
        painter.setPen(tokens.on_accent if ink == tokens.accent else tokens.paper)
    else:
        painter.setPen(_pen(ink, 1.2))
        painter.drawEllipse(QRectF(1.4, 1.4, 13.2, 13.2))
        painter.setPen(ink)
    font = theme().font(Type.NAME)
    font.setPixelSize(9)
    painter.setFont(font)
    drawn = QFontMetrics(font).tightBoundingRect(letter)
    painter.drawText(
        QPointF(8 - drawn.width() / 2 - drawn.x(), 8 + drawn.height() / 2 - drawn.bottom() - 0.6), letter
    )


def _draw_other(painter: QPainter, mark: Mark, ink: QColor, tokens: Tokens) -> None:
    if mark is Mark.OCTAGON:
        _fill(painter, ink).drawPolygon(_OCTAGON)
        _draw_exclamation(painter, tokens.paper, 4.2, 8.6, 11.5)
    elif mark is Mark.TRIANGLE:
        painter.drawPolygon(_TRIANGLE)
        _draw_exclamation(painter, ink, 6.4, 9.4, 11.8)
    elif mark is Mark.INFO:
        painter.drawEllipse(_RING)
        _draw_exclamation(painter, ink, 7.8, 11.4, 5)
    elif mark is Mark.DIAMOND:
        _fill(painter, ink).drawPolygon(_DIAMOND)
    elif mark is Mark.SMALL_RING:
        painter.drawEllipse(QRectF(4.75, 4.75, 6.5, 6.5))
    elif mark is Mark.LOCK:
        shackle = QPainterPath(QPointF(4.9, 7.5))
        shackle.lineTo(4.9, 5)
        shackle.arcTo(QRectF(4.9, 1.9, 6.2, 6.2), 180, -180)
        shackle.lineTo(11.1, 7.5)
        painter.drawPath(shackle)
        _fill(painter, ink).drawRoundedRect(QRectF(2.6, 7, 10.8, 8), 1.6, 1.6)
    elif mark is Mark.PILL:
        _fill(painter, tokens.tint2).drawRoundedRect(QRectF(0.5, 4, 15, 8), 4, 4)


def _draw_exclamation(painter: QPainter, ink: QColor, top: float, bottom: float, dot: float) -> None:
    painter.setPen(_pen(ink, 1.8))
    painter.drawLine(QPointF(8, top), QPointF(8, bottom))
    _fill(painter, ink).drawEllipse(QPointF(8, dot), 1.05, 1.05)


def draw_pill(
    painter: QPainter, rect: QRectF, text: str, mark: Mark, tokens: Tokens, *, letter: str = ""
) -> None:
    """A rounded label in the mark's colours, with its shape before the words (none for PILL)."""
    px = theme().px
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ground = tokens.tint2 if mark is Mark.PILL else mark_ground(mark, tokens)
    _fill(painter, ground).drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
    inside = rect.adjusted(px(10), 0, -px(10), 0)
    if mark is not Mark.PILL:
        side = px(14)
        place = QRectF(rect.x() + px(7), rect.center().y() - side / 2, side, side)
        draw_mark(painter, place, mark, tokens, letter=letter)
        inside.setLeft(place.right() + px(5))
    painter.setPen(tokens.ink if letter or mark is Mark.PILL else mark_colour(mark, tokens))
    words = elided(text, painter.fontMetrics(), inside.width() + 1)
    painter.drawText(inside, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.restore()


def pill_size(text: str, mark: Mark, metrics: QFontMetrics) -> QSize:
    px = theme().px
    before = px(10) if mark is Mark.PILL else px(7) + px(14) + px(5)
    return QSize(
        before + metrics.horizontalAdvance(text) + px(10) + 1, theme().line_height(Type.TEXT) + px(2)
    )


class MarkLabel(QWidget):
    """A mark and its word on one line; the word is what a screen reader says."""

    def __init__(
        self,
        mark: Mark,
        word: str,
        parent: QWidget | None = None,
        *,
        letter: str = "",
        in_colour: bool = True,
    ) -> None:
        super().__init__(parent)
        self._mark = mark
        self._word = word
        self._letter = letter
        self._in_colour = in_colour
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.set_state(mark, word)
        theme().changed.connect(self._renew)

    @property
    def mark(self) -> Mark:
        return self._mark

    @property
    def word(self) -> str:
        return self._word

    def set_state(self, mark: Mark, word: str) -> None:
        self._mark = mark
        self._word = word
        self.setAccessibleName(word)
        self._renew()

    def _renew(self) -> None:
        self.setFont(theme().font(Type.SMALL))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        px = theme().px
        return QSize(
            px(22) + self.fontMetrics().horizontalAdvance(self._word) + 1, theme().line_height(Type.TEXT)
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(40), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = theme().tokens, theme().px
        painter = QPainter(self)
        side = px(16)
        draw_mark(
            painter,
            QRectF(0, (self.height() - side) / 2, side, side),
            self._mark,
            tokens,
            letter=self._letter,
        )
        painter.setPen(mark_colour(self._mark, tokens) if self._in_colour else tokens.ink)
        place = self.rect().adjusted(px(22), 0, 0, 0)
        words = elided(self._word, self.fontMetrics(), place.width())
        self.setToolTip("" if words == self._word else tooltip(self._word))
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


class Pill(QWidget):
    """A state or a level as a rounded label."""

    def __init__(
        self, text: str, mark: Mark = Mark.PILL, parent: QWidget | None = None, *, letter: str = ""
    ) -> None:
        super().__init__(parent)
        self._text = text
        self._mark = mark
        self._letter = letter
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_text(text, mark)
        theme().changed.connect(self._renew)

    @property
    def text(self) -> str:
        return self._text

    def set_text(self, text: str, mark: Mark | None = None) -> None:
        self._text = text
        self._mark = mark or self._mark
        self.setAccessibleName(text)
        self._renew()

    def _renew(self) -> None:
        self.setFont(theme().font(Type.SMALL))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return pill_size(self._text, self._mark, self.fontMetrics())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_pill(painter, QRectF(self.rect()), self._text, self._mark, theme().tokens, letter=self._letter)
