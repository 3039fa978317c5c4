"""A small comparison of years: one line per series, each with its own point shape, named at its end."""

from decimal import Decimal
from math import inf

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF

from ita_desktop.qt.chart_frame import Chart, dashed, draw_legend, hairline, plain_number, two_decimals
from ita_desktop.qt.theme import Theme, Type, theme
from ita_desktop.qt.tokens import Tokens
from ita_desktop.translation import translate as _

_GRID_STEPS = 4
_SHAPES = (
    (),
    ((-1, -1), (1, -1), (1, 1), (-1, 1)),
    ((0, -1.4), (1.4, 0), (0, 1.4), (-1.4, 0)),
    ((0, -1.3), (1.3, 1), (-1.3, 1)),
)
_DASHES = ([], [6, 2], [2, 2], [6, 2, 1, 2])


class TrendChart(Chart):
    """Names are the years, from left to right."""

    def arrange(self) -> None:
        look = theme()
        axis = QFontMetricsF(look.font(Type.AXIS))
        ends = [axis.horizontalAdvance(self._end_words(number)) for number in range(len(self.series))]
        left = axis.horizontalAdvance(plain_number(self.highest)) + look.px(10)
        room = min(max(ends) + look.px(14), self.width() * 0.45)
        foot = look.line_height(Type.AXIS) + look.px(4)
        top = look.px(10) if self.threshold is None else look.px(28)
        self._area = QRectF(left, top, self.width() - left - room, self.height() - foot - top)

    def _end_words(self, number: int) -> str:
        one = self.series[number]
        last = next((value for value in reversed(one.values) if value is not None), None)
        return f"{one.name} {two_decimals(last)}".strip()

    def _x_of(self, index: int) -> float:
        if len(self.names) == 1:
            return self._area.center().x()
        inset = theme().px(14)
        return self._area.left() + inset + index * (self._area.width() - 2 * inset) / (len(self.names) - 1)

    def _y_of(self, value: Decimal) -> float:
        return self._area.bottom() - self.share(value) * self._area.height()

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        look = theme()
        self._draw_grid(painter, look)
        for number in reversed(range(len(self.series))):
            self._draw_series(painter, number, look)
        self._draw_ends(painter, look)

    def _draw_grid(self, painter: QPainter, look: Theme) -> None:
        tokens, half = look.tokens, look.line_height(Type.AXIS) / 2
        for step in range(_GRID_STEPS + 1):
            value = self.lowest + (self.highest - self.lowest) * step / _GRID_STEPS
            y = round(self._y_of(value)) + 0.5
            hairline(painter, QPointF(self._area.left(), y), QPointF(self._area.right(), y), tokens.line)
            painter.setPen(tokens.ink3)
            place = QRectF(0, y - half, self._area.left() - look.px(6), 2 * half)
            painter.drawText(
                place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, plain_number(value)
            )
        named = self.named
        for index, name in enumerate(self.names):
            x = self._x_of(index)
            if index in (self._pointed, self.current if self.hasFocus() else -1):
                hairline(painter, QPointF(x, self._area.top()), QPointF(x, self._area.bottom()), tokens.edge)
            if index not in named:
                continue
            painter.setPen(tokens.ink2)
            place = QRectF(x - look.px(50), self._area.bottom() + look.px(4), look.px(100), 2 * half)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, name)
        if self.threshold is not None:
            painter.setPen(dashed(tokens.amber))
            y = self._y_of(self.threshold)
            painter.drawLine(QPointF(self._area.left(), y), QPointF(self._area.right(), y))
            words = _("เกณฑ์ {value}").format(value=plain_number(self.threshold))
            draw_legend(painter, self._area.left(), half, [(dashed(tokens.amber), words)], look, self.width())

    @property
    def named(self) -> set[int]:
        """Where a name stands below: none touches the next, and the last has one."""
        metrics, named, room = QFontMetricsF(theme().font(Type.AXIS)), set[int](), inf
        for index in reversed(range(len(self.names))):
            x, half = self._x_of(index), metrics.horizontalAdvance(self.names[index]) / 2
            if x + half <= room:
                named.add(index)
                room = x - half - theme().px(8)
        return named

    def _draw_series(self, painter: QPainter, number: int, look: Theme) -> None:
        one = self.series[number]
        colour: QColor = getattr(look.tokens, one.colour)
        points = [
            QPointF(self._x_of(index), self._y_of(value))
            for index, value in enumerate(one.values)
            if value is not None
        ]
        pen = QPen(colour, 2)
        if _DASHES[number % len(_DASHES)]:
            pen.setDashPattern(_DASHES[number % len(_DASHES)])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        painter.setPen(QPen(look.tokens.paper, 1))
        painter.setBrush(colour)
        side = look.px(4)
        for point in points:
            shape = _SHAPES[number % len(_SHAPES)]
            if not shape:
                painter.drawEllipse(point, side, side)
            else:
                painter.drawPolygon(QPolygonF([point + QPointF(x, y) * side for x, y in shape]))

    def _draw_ends(self, painter: QPainter, look: Theme) -> None:
        """The name and last value of each line beside its end, moved apart where they would touch."""
        height = look.line_height(Type.AXIS)
        ends = [
            (self._y_of(value), number)
            for number, one in enumerate(self.series)
            if (value := next((value for value in reversed(one.values) if value is not None), None))
            is not None
        ]
        lowest = 0.0
        painter.setFont(look.font(Type.AXIS))
        for y, number in sorted(ends):
            top = max(y - height / 2, lowest)
            lowest = top + height
            painter.setPen(getattr(look.tokens, self.series[number].colour))
            place = QRectF(
                self._area.right() + look.px(4), top, self.width() - self._area.right() - look.px(4), height
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._end_words(number))

    def index_at(self, point: QPointF) -> int:
        if not self._area.adjusted(-8, -8, 8, 24).contains(point):
            return -1
        return min(range(len(self.names)), key=lambda index: abs(self._x_of(index) - point.x()))

    def anchor_of(self, index: int) -> QPointF:
        values = [one.values[index] for one in self.series]
        known = [value for value in values if value is not None]
        return QPointF(self._x_of(index), self._y_of(max(known)) if known else self._area.center().y())
