"""Horizontal bars from zero: name, bar and exact value, a threshold across them, another year as a thinner bar."""

from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPen

from ita_desktop.qt.chart_frame import Chart, dashed, draw_legend, hairline, plain_number, two_decimals
from ita_desktop.qt.marks import Mark, draw_mark
from ita_desktop.qt.texts import lay_out_text
from ita_desktop.qt.theme import Theme, Type, theme
from ita_desktop.qt.tokens import Tokens
from ita_desktop.translation import translate as _

_NAME_SHARE = 0.48
_GRID_STEPS = 4


class BarChart(Chart):
    """Bars below the threshold are amber, hatched and marked; the second series is drawn thinner under the first.

    Where a name would take more than its share of the width, all names stand above their bars.
    """

    def arrange(self) -> None:
        look = theme()
        small = look.font(Type.SMALL)
        metrics = QFontMetricsF(small)
        width = max(self.width(), look.px(180))
        # Room beyond the advance: a word break inside a laid out text may round up.
        widest = max(metrics.horizontalAdvance(name) for name in self.names) + 2
        self._is_stacked = widest > width * _NAME_SHARE
        self._name_width = width - look.px(8) if self._is_stacked else widest
        numbers = [two_decimals(value) for one in self.series for value in one.values]
        self._value_width = max(metrics.horizontalAdvance(text) for text in numbers) + look.px(30)
        self._left = look.px(4) if self._is_stacked else self._name_width + look.px(12)
        self._right = width - self._value_width
        line = look.line_height(Type.SMALL)
        self._names = [lay_out_text(name, small, self._name_width, line, 1) for name in self.names]
        self._bar_top = line - look.px(2) if self._is_stacked else 0
        least = look.px(30 if len(self.series) > 1 else 24)
        heights = [float(max(least, line + look.px(4)) + self._bar_top)] * len(self.names)
        spare = (self.height() - self._foot(look) - sum(heights)) / len(heights)
        grown = min(max(spare, 0.0), look.px(16))
        self._rows: list[QRectF] = []
        top = 0.0
        for height in heights:
            self._rows.append(QRectF(0, top, width, height + grown))
            top += height + grown
        needed = round(sum(heights) + self._foot(look))
        if self.minimumHeight() != needed:
            self.setMinimumHeight(needed)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(420), max(self.minimumHeight(), theme().px(160)))

    def _foot(self, look: Theme) -> int:
        return look.line_height(Type.AXIS) + look.px(6) + (look.px(22) if self._legend(look.tokens) else 0)

    def _x_of(self, value: Decimal) -> float:
        return self._left + self.share(value) * (self._right - self._left)

    def draw(self, painter: QPainter, tokens: Tokens) -> None:
        look = theme()
        bottom = self._rows[-1].bottom()
        self._draw_grid(painter, look, bottom)
        for index in range(len(self.names)):
            self._draw_row(painter, look, index)
        if self.threshold is not None:
            painter.setPen(dashed(tokens.amber))
            x = self._x_of(self.threshold)
            for top, end in self._stretches(bottom + look.px(3)):
                painter.drawLine(QPointF(x, top), QPointF(x, end))
        painter.setFont(look.font(Type.AXIS))
        middle = bottom + look.px(6) + look.line_height(Type.AXIS) + look.px(11)
        draw_legend(painter, 0, middle, self._legend(tokens), look, self.width())

    def _stretches(self, bottom: float) -> list[tuple[float, float]]:
        """Where lines may cross the bars without crossing names."""
        if not self._is_stacked:
            return [(0, bottom)]
        return [(row.top() + self._bar_top, row.bottom()) for row in self._rows]

    def _legend(self, tokens: Tokens) -> list[tuple[QPen, str]]:
        entries: list[tuple[QPen, str]] = []
        if len(self.series) > 1:
            entries.append((_bar_pen(tokens.bar_blue, 9), self.series[0].name))
            entries.append((_bar_pen(tokens.bar_grey, 4), self.series[1].name))
        if self.threshold is not None:
            entries.append(
                (dashed(tokens.amber), _("เกณฑ์ {value}").format(value=plain_number(self.threshold)))
            )
        return entries

    def _draw_grid(self, painter: QPainter, look: Theme, bottom: float) -> None:
        painter.setFont(look.font(Type.AXIS))
        for step in range(_GRID_STEPS + 1):
            value = self.lowest + (self.highest - self.lowest) * step / _GRID_STEPS
            x = round(self._x_of(value)) + 0.5
            for top, end in self._stretches(bottom + look.px(3)):
                hairline(painter, QPointF(x, top), QPointF(x, end), look.tokens.line)
            place = QRectF(x - look.px(30), bottom + look.px(4), look.px(60), look.line_height(Type.AXIS))
            painter.setPen(look.tokens.ink3)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, plain_number(value))

    def _draw_row(self, painter: QPainter, look: Theme, index: int) -> None:
        tokens, row, value = look.tokens, self._rows[index], self.series[0].values[index]
        below = self.is_below(value)
        if index in (self._pointed, self.current if self.hasFocus() else -1):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.hover)
            painter.drawRoundedRect(row.adjusted(0, 1, 0, -1), look.px(4), look.px(4))
        block = self._names[index]
        name_top = row.top() + look.px(2) if self._is_stacked else row.center().y() - block.height / 2
        block.draw(painter, QPointF(look.px(4), name_top), tokens.ink)
        row = row.adjusted(0, self._bar_top, 0, 0)
        thick, thin = look.px(13), look.px(4)
        other = self.series[1].values[index] if len(self.series) > 1 else None
        top = row.center().y() - (thick + (thin + 2 if len(self.series) > 1 else 0)) / 2
        if value is not None:
            self._draw_bar(
                painter, QRectF(self._left, top, self._x_of(value) - self._left, thick), below, tokens
            )
        if other is not None:
            painter.fillRect(
                QRectF(self._left, top + thick + 2, self._x_of(other) - self._left, thin), tokens.bar_grey
            )
        painter.setFont(look.font(Type.NAME))
        painter.setPen(tokens.amber if below else tokens.ink)
        place = QRectF(self._right, row.top(), self._value_width - look.px(6), row.height())
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, two_decimals(value)
        )
        if below:
            side = look.px(12)
            mark = QRectF(self._right + look.px(5), row.center().y() - side / 2, side, side)
            draw_mark(painter, mark, Mark.DIAMOND, tokens)

    def _draw_bar(self, painter: QPainter, bar: QRectF, below: bool, tokens: Tokens) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.bar_amber if below else getattr(tokens, self._bar_colour()))
        painter.drawRoundedRect(bar, 2, 2)
        if below:
            hatch = QColor(tokens.paper)
            hatch.setAlphaF(0.6)
            painter.setBrush(QBrush(hatch, Qt.BrushStyle.BDiagPattern))
            painter.drawRoundedRect(bar, 2, 2)

    def _bar_colour(self) -> str:
        colour = self.series[0].colour
        return "bar_blue" if colour == "accent" else colour

    def index_at(self, point: QPointF) -> int:
        return next((index for index, row in enumerate(self._rows) if row.contains(point)), -1)

    def anchor_of(self, index: int) -> QPointF:
        value = self.series[0].values[index]
        x = self._x_of(value) if value is not None else self._left
        return QPointF(x, self._rows[index].center().y())


def _bar_pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
