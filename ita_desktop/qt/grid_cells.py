"""How a cell of a table looks: its text, mark and smaller lines laid out once, then painted often."""

from collections.abc import Hashable, Iterable
from itertools import product
from math import ceil
from typing import Generic, NamedTuple

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPixmap

from ita_desktop.qt.columns import Column, GroupRow, MarkedLine, Row
from ita_desktop.qt.icons import draw_icon
from ita_desktop.qt.marks import Mark, draw_mark
from ita_desktop.qt.texts import TextBlock, lay_out_text
from ita_desktop.qt.theme import Type, theme

_MOST_LOOKS = 4_000
_UNLIMITED = 100_000
_FIGURES, _SHORTEST_BAR = 72, 24
"""Pixels at 100 %."""
LACK = "◆"
"""Begins what the title of a group says is lacking: shape, word and colour as in the rows."""
INDENT = "\u2003"
"""Before a text, as many as it stands below others."""


class Part(NamedTuple):
    """A block of text and the mark before it; all from the left upper corner of the cell."""

    block: TextBlock | None
    x: float
    y: float
    mark: Mark | None = None
    mark_x: float = 0
    letter: str = ""
    is_pale: bool = False


class CellLook(NamedTuple):
    parts: tuple[Part, ...]
    height: int
    is_cut: bool = False
    bar: float | None = None


class CellPainter(Generic[Row]):
    """Lays out and paints cells; `is_dense` is for rows of figures."""

    def __init__(self, *, is_dense: bool = False) -> None:
        self.is_dense = is_dense
        self._looks: dict[tuple[Hashable, str], tuple[Row, int, CellLook]] = {}
        self._marks: dict[tuple[Mark, str, float], QPixmap] = {}
        self.measure()

    def measure(self) -> None:
        """To be called when theme or text size are new."""
        look = theme()
        self._looks.clear()
        self._marks.clear()
        self.side = look.px(10)
        self.over = look.px(2 if self.is_dense else 7)
        self.gap = look.px(6)
        self.mark_size = look.px(18)
        self.line_height = look.line_height(Type.TEXT)
        self.row_height = max(look.px(26 if self.is_dense else 36), self.line_height + 2 * self.over)
        self._font, self._bold, self._small = (
            look.font(Type.TEXT),
            look.font(Type.HEADING),
            look.font(Type.SMALL),
        )
        self._bold.setPixelSize(self._font.pixelSize())
        self._small_height = look.line_height(Type.SMALL)

    def forget(self) -> None:
        self._looks.clear()

    def forget_rows(self, keys: Iterable[Hashable], columns: Iterable[Column[Row]]) -> None:
        for place in product(keys, [column.key for column in columns]):
            self._looks.pop(place, None)

    def height_of(self, row: Row, key: Hashable, cells: Iterable[tuple[Column[Row], int]]) -> int:
        """What the highest of the cells needs; each is a column and its width."""
        heights = [
            self.look_of(row, key, column, width).height
            for column, width in cells
            if column.wraps or column.detail is not None
        ]
        return max(self.row_height, *heights) if heights else self.row_height

    def look_of(self, row: Row, key: Hashable, column: Column[Row], width: int) -> CellLook:
        place = key, column.key
        known = self._looks.get(place)
        if known is not None and known[0] is row and known[1] == width:
            return known[2]
        if len(self._looks) > _MOST_LOOKS:
            for oldest in list(self._looks)[: _MOST_LOOKS // 4]:
                del self._looks[oldest]
        look = self._lay_out(row, column, width)
        self._looks[place] = row, width, look
        return look

    def width_of(self, row: Row, column: Column[Row]) -> int:
        """What the cell would need to stand on one line."""
        metrics = QFontMetricsF(self._bold if column.emphasis else self._font)
        lines = column.words(row).split("\n")
        mark = self.mark_size + self.gap if column.mark is not None else 0
        return int(max(map(metrics.horizontalAdvance, lines))) + mark + 2 * self.side + 2

    def paint(self, painter: QPainter, rect: QRect, look: CellLook, colour: QColor, pale: QColor) -> None:
        left, top = rect.left(), rect.top()
        if look.bar is not None:
            self._paint_bar(painter, rect, look.bar)
        for part in look.parts:
            if part.mark is not None:
                y = top + part.y + (self.line_height - self.mark_size) / 2
                scale = painter.device().devicePixelRatio()
                painter.drawPixmap(QPointF(left + part.mark_x, y), self._drawn(part.mark, part.letter, scale))
            if part.block is not None:
                part.block.draw(
                    painter, QPointF(left + part.x, top + part.y), pale if part.is_pale else colour
                )

    def _paint_bar(self, painter: QPainter, rect: QRect, full: float) -> None:
        """As far as the figures at the right leave room; green when it is full."""
        look = theme()
        place = QRectF(rect.left() + self.side, 0, rect.width() - look.px(_FIGURES) - self.side, look.px(8))
        if place.width() < look.px(_SHORTEST_BAR):
            return
        place.moveTop(rect.top() + self.over + (self.line_height - place.height()) / 2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        radius = place.height() / 2
        full = min(max(full, 0.0), 1.0)
        for share, colour in (
            (1.0, look.tokens.line),
            (full, look.tokens.bar_green if full >= 1 else look.tokens.bar_blue),
        ):
            if share > 0:
                painter.setBrush(colour)
                wide = max(place.width() * share, place.height())
                painter.drawRoundedRect(QRectF(place.x(), place.y(), wide, place.height()), radius, radius)
        painter.restore()

    def _drawn(self, mark: Mark, letter: str, scale: float) -> QPixmap:
        """Drawn once: a table may show hundreds of marks."""
        drawn = self._marks.get((mark, letter, scale))
        if drawn is None:
            side = ceil(self.mark_size * scale)
            drawn = QPixmap(side, side)
            drawn.setDevicePixelRatio(scale)
            drawn.fill(Qt.GlobalColor.transparent)
            painter = QPainter(drawn)
            draw_mark(
                painter, QRectF(0, 0, self.mark_size, self.mark_size), mark, theme().tokens, letter=letter
            )
            painter.end()
            self._marks[mark, letter, scale] = drawn
        return drawn

    def paint_group(
        self,
        painter: QPainter,
        rect: QRect,
        group: GroupRow[Row],
        sums: Iterable[tuple[Column[Row], QRect]],
    ) -> None:
        """A chevron, the title, sums under their columns and the facts at the right end."""
        tokens = theme().tokens
        left = rect.left() + self.side
        side = self.mark_size
        place = QRectF(left - self.gap / 2, rect.top() + (rect.height() - side) / 2, side, side)
        draw_icon(painter, place, "chevron-down" if group.is_open else "chevron-right", tokens.ink2)
        left += side + self.gap
        right = rect.right() - self.side
        if group.facts:
            right -= self._paint_line(painter, rect, right, group.facts, self._small, tokens.ink2) + self.gap
        for column, place in sums:
            words = group.sum_of(column)
            if words:
                end = place.right() - self.side
                right = min(right, end - self._paint_line(painter, rect, end, words, self._bold, tokens.ink))
        top = rect.top() + (rect.height() - self.line_height) / 2
        title, sign, lack = group.title.partition(LACK)
        block = lay_out_text(title.rstrip(), self._bold, max(right - left, 0), self.line_height, 1)
        block.draw(painter, QPointF(left, top), tokens.ink)
        left += block.width + 2 * self.gap
        if sign and right - left > self.mark_size:
            lacking = lay_out_text(sign + lack, self._bold, right - left, self.line_height, 1)
            lacking.draw(painter, QPointF(left, top), tokens.amber)

    def paint_total(self, painter: QPainter, rect: QRect, alignment: Qt.AlignmentFlag, words: str) -> None:
        part = self._part(alignment, words, rect.width(), self._bold)
        if part.block is not None:
            top = rect.top() + (rect.height() - self.line_height) / 2
            part.block.draw(painter, QPointF(rect.left() + part.x, top), theme().tokens.ink)

    def _paint_line(
        self, painter: QPainter, rect: QRect, right: float, words: str, font: QFont, colour: QColor
    ) -> float:
        """Ends at `right`; gives its width."""
        block = lay_out_text(words, font, _UNLIMITED, self.line_height, 1)
        top = rect.top() + (rect.height() - self.line_height) / 2
        block.draw(painter, QPointF(right - block.width, top), colour)
        return block.width

    def _lay_out(self, row: Row, column: Column[Row], width: int) -> CellLook:
        font = self._bold if column.emphasis else self._font
        if column.lines is not None:
            lines = column.lines(row)
        else:
            lines = [MarkedLine(column.words(row), column.mark(row) if column.mark is not None else None)]
        parts: list[Part] = []
        most_lines = column.most_lines if column.wraps else 1
        y: float = self.over
        is_cut = False
        for line in lines:
            part = self._part(column.alignment, line.text, width, font, line.mark, most_lines)
            parts.append(part._replace(y=y, letter=line.letter))
            is_cut = is_cut or (part.block is not None and part.block.is_cut)
            y += part.block.height if part.block is not None else self.line_height
        words = column.detail(row) if column.detail is not None else ""
        if words:
            is_alone = len(parts) == 1 and parts[0].block is None and parts[0].mark is None
            y = self.over if is_alone else y
            x = parts[0].x if parts and parts[0].block is not None else self.side
            room = max(width - x - self.side, 1)
            block = lay_out_text(words, self._small, room, self._small_height, most_lines, column.alignment)
            is_cut = is_cut or block.is_cut
            parts.append(Part(block, x, y, is_pale=True))
            y += block.height
        bar = column.bar(row) if column.bar is not None else None
        return CellLook(tuple(parts), max(ceil(y) + self.over, self.row_height), is_cut, bar)

    def _part(
        self,
        alignment: Qt.AlignmentFlag,
        words: str,
        width: int,
        font: QFont,
        mark: Mark | None = None,
        most_lines: int | None = 1,
    ) -> Part:
        before = 0 if mark is None else self.mark_size + (self.gap if words else 0)
        # Of every line, not only of the first.
        below = words.lstrip(INDENT)
        before += round(QFontMetricsF(font).horizontalAdvance(INDENT)) * (len(words) - len(below))
        words = below
        room = max(width - 2 * self.side - before, 1)
        if not words:
            return Part(None, 0, 0, mark, self.side + _shift(alignment, room))
        block = lay_out_text(words, font, room, self.line_height, most_lines, alignment)
        mark_x = self.side + _shift(alignment, max(room - block.width, 0))
        return Part(block, self.side + before, 0, mark, mark_x)


def _shift(alignment: Qt.AlignmentFlag, free: float) -> float:
    if alignment & Qt.AlignmentFlag.AlignRight:
        return free
    return free / 2 if alignment & Qt.AlignmentFlag.AlignHCenter else 0
