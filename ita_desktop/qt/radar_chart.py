"""A spider's web: one axis per name, one or two series, and the threshold as a dashed ring."""

from decimal import Decimal
from functools import reduce
from math import ceil, cos, hypot, pi, sin

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ita_desktop.qt.chart_frame import Chart, dashed, draw_legend, plain_number
from ita_desktop.qt.marks import Mark, draw_mark
from ita_desktop.qt.texts import TextBlock, lay_out_text
from ita_desktop.qt.theme import Theme, Type, theme
from ita_desktop.qt.tokens import Tokens
from ita_desktop.translation import translate as _

_RINGS = 5
_LINES_TRIED = (3, 2, 1)
_LEAST_RADIUS = 0.26
_NEAR_MIDDLE = 0.3
_SHORT = 3
"""Letters of a code at most."""


class RadarChart(Chart):
    """Names stand wrapped around the web; where they do not fit, their numbers do and the bubble says the rest."""

    def arrange(self) -> None:
        look = theme()
        # Codes and numbers leave the corners free for the legend, and the web has the whole height.
        self._has_corners = all(len(name) <= _SHORT for name in self.names)
        legend = 0 if self._has_corners else look.px(24)
        place = QRectF(0, 0, self.width(), max(self.height() - legend, look.px(60)))
        widest = min(look.px(132), place.width() * 0.27)
        for lines in _LINES_TRIED:
            if self._try(
                list(self.names), widest, lines, place, look
            ) and self._radius >= _LEAST_RADIUS * min(place.width(), place.height()):
                return
        self._has_corners = True
        numbers = [str(number) for number in range(1, len(self.names) + 1)]
        self._try(numbers, widest, 1, QRectF(self.rect()), look)

    def _try(self, labels: list[str], widest: float, lines: int, place: QRectF, look: Theme) -> bool:
        """Lays the labels around the largest web that leaves room for all; says whether none touch another."""
        self._labels = [self._label(index, label, widest, lines, look) for index, label in enumerate(labels)]
        self._centre = QPointF(place.center())
        self._radius = min(place.width(), place.height()) / 2
        around = self._lay_boxes(look)
        while self._radius > look.px(20) and (
            around.width() > place.width() or around.height() > place.height()
        ):
            self._radius -= 2
            around = self._lay_boxes(look)
        move = place.center() - around.center()
        self._centre += move
        self._boxes = [box.translated(move) for box in self._boxes]
        apart = [box.adjusted(-2, -2, 2, 2) for box in self._boxes]
        return not any(box.intersects(other) for index, box in enumerate(apart) for other in apart[:index])

    @property
    def label_boxes(self) -> list[QRectF]:
        """Where the names stand."""
        return self._boxes

    def _label(self, index: int, label: str, widest: float, lines: int, look: Theme) -> TextBlock:
        """Lines end at the web on its left side and begin at it on its right."""
        across = self._direction(index).x()
        side = Qt.AlignmentFlag.AlignLeft if across > 0 else Qt.AlignmentFlag.AlignRight
        alignment = Qt.AlignmentFlag.AlignHCenter if abs(across) < _NEAR_MIDDLE else side
        font, line = look.font(Type.AXIS), look.line_height(Type.AXIS)
        block = lay_out_text(label, font, widest, line, lines)
        if block.line_count == 1:
            return block
        return lay_out_text(label, font, ceil(block.width) + 1, line, lines, alignment)

    def _lay_boxes(self, look: Theme) -> QRectF:
        self._boxes = [self._box(index, look.px(9)) for index in range(len(self._labels))]
        return reduce(QRectF.united, self._boxes)

    def _direction(self, index: int) -> QPointF:
        angle = 2 * pi * index / len(self.names) - pi / 2
        return QPointF(cos(angle), sin(angle))

    def _box(self, index: int, gap: int) -> QRectF:
        direction, block = self._direction(index), self._labels[index]
        middle = self._centre + direction * (self._radius + gap)
        middle += QPointF(direction.x() * block.width / 2, direction.y() * block.height / 2)
        return QRectF(middle.x() - block.width / 2, middle.y() - block.height / 2, block.width, block.height)

    def _point(self, index: int, value: Decimal) -> QPointF:
        return self._centre + self._direction(index) * (self._radius * self.share(value))

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        look = theme()
        self._draw_web(painter, tokens)
        for number in reversed(range(len(self.series))):
            self._draw_series(painter, number, look)
        for index, (block, box) in enumerate(zip(self._labels, self._boxes, strict=True)):
            below = self.is_below(self.series[0].values[index])
            block.draw(painter, box.topLeft(), tokens.amber if below else tokens.ink2)
        painter.setFont(look.font(Type.AXIS))
        self._draw_legend(painter, look)

    def _draw_legend(self, painter: QPainter, look: Theme) -> None:
        entries = self._legend(look.tokens)
        if not self._has_corners:
            draw_legend(painter, look.px(8), self.height() - look.px(11), entries, look, self.width())
            return
        middle = look.px(10)
        for place, entry in enumerate(entries):
            used = look.px(26) + painter.fontMetrics().horizontalAdvance(entry[1]) + 1
            left = self.width() - used if place % 2 else 0
            below = self.height() - look.px(10)
            draw_legend(painter, left, middle if place < 2 else below, [entry], look, used)

    def _draw_web(self, painter: QPainter, tokens: Tokens) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for ring in range(1, _RINGS + 1):
            painter.setPen(QPen(tokens.line2 if ring == _RINGS else tokens.line, 1))
            painter.drawPolygon(self._ring(self.lowest + (self.highest - self.lowest) * ring / _RINGS))
        painter.setPen(QPen(tokens.line, 1))
        for index in range(len(self.names)):
            painter.drawLine(self._centre, self._point(index, self.highest))
        if self.threshold is not None:
            painter.setPen(dashed(tokens.amber))
            painter.drawPolygon(self._ring(self.threshold))

    def _ring(self, value: Decimal) -> QPolygonF:
        return QPolygonF([self._point(index, value) for index in range(len(self.names))])

    def _draw_series(self, painter: QPainter, number: int, look: Theme) -> None:
        tokens, one = look.tokens, self.series[number]
        known = [(index, value) for index, value in enumerate(one.values) if value is not None]
        colour: QColor = getattr(tokens, one.colour)
        ground = QColor(colour)
        ground.setAlphaF(0.12 if number == 0 else 0.0)
        painter.setBrush(ground)
        painter.setPen(_pen_of(number, colour))
        painter.drawPolygon(QPolygonF([self._point(index, value) for index, value in known]))
        for index, value in known:
            self._draw_point(painter, self._point(index, value), number, index, look)

    def _draw_point(self, painter: QPainter, point: QPointF, number: int, index: int, look: Theme) -> None:
        tokens, one = look.tokens, self.series[number]
        standing = index in (self._pointed, self.current if self.hasFocus() else -1)
        side = look.px(5 if standing else 3.5) * (1.0 if number == 0 else 0.8)
        painter.setPen(QPen(tokens.paper, 1.2))
        painter.setBrush(getattr(tokens, one.colour))
        if number == 0 and self.is_below(one.values[index]):
            side *= 2
            draw_mark(
                painter,
                QRectF(point.x() - side, point.y() - side, 2 * side, 2 * side).adjusted(1, 1, -1, -1),
                Mark.DIAMOND,
                tokens,
            )
        elif number == 0:
            painter.drawEllipse(point, side, side)
        else:
            painter.drawRect(QRectF(point.x() - side, point.y() - side, 2 * side, 2 * side))

    def _legend(self, tokens: Tokens) -> list[tuple[QPen, str]]:
        entries = [
            (_pen_of(number, getattr(tokens, one.colour)), one.name)
            for number, one in enumerate(self.series)
            if one.name
        ]
        if self.threshold is not None:
            entries.append(
                (dashed(tokens.amber), _("เกณฑ์ {value}").format(value=plain_number(self.threshold)))
            )
        if self.lowest != 0:
            span = _("แกน {lowest}–{highest}").format(
                lowest=plain_number(self.lowest), highest=plain_number(self.highest)
            )
            entries.append((QPen(Qt.PenStyle.NoPen), span))
        return entries

    def index_at(self, point: QPointF) -> int:
        for index, box in enumerate(self._boxes):
            if box.adjusted(-4, -4, 4, 4).contains(point):
                return index
        reach = theme().px(14)
        for index in range(len(self.names)):
            for one in self.series:
                value = one.values[index]
                if value is not None and _distance(point, self._point(index, value)) <= reach:
                    return index
        return -1

    def anchor_of(self, index: int) -> QPointF:
        value = next((one.values[index] for one in self.series if one.values[index] is not None), self.lowest)
        return self._point(index, value or self.lowest)


def _pen_of(number: int, colour: QColor) -> QPen:
    pen = QPen(colour, 2 if number == 0 else 1.5)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if number:
        pen.setDashPattern([6, 2, 1, 2])
    return pen


def _distance(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())
