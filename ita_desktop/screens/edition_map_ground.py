"""The ground of the map between two frames: where its items stand, and how they and their lines are drawn."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ita_desktop.model.edition import Link, Node
from ita_desktop.model.terms import name_of_node
from ita_desktop.qt.icons import draw_icon
from ita_desktop.qt.marks import draw_mark, mark_colour
from ita_desktop.qt.texts import TextBlock, lay_out_text
from ita_desktop.qt.theme import Type, theme
from ita_desktop.screens.edition_map_rows import MapRow, MapRows, Side

_GUTTER, _CODE, _SIDE, _STATE = 112, 62, 14, 104


class EditionMapGround(QAbstractScrollArea):
    """`_current` is the chosen item of either side, `_active` the side that has the keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = MapRows()
        self._current: dict[Side, str] = {Side.EARLIER: "", Side.LATER: ""}
        self._active = Side.EARLIER
        self._pressed: tuple[MapRow, QPoint] | None = None
        self._dragged_to: QPointF | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._head = _MapHead(self)
        theme().changed.connect(self._lay_out)

    # Where things are

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        px = theme().px
        self.setViewportMargins(0, self._head.height(), 0, 0)
        self._head.setGeometry(0, 0, self.width(), self._head.height())
        width = max((self.viewport().width() - px(_GUTTER)) / 2, px(160))
        top = self.rows.place(
            width, px(_GUTTER), px(10), lambda node, is_heading: self._height(node, width, is_heading)
        )
        self._set_range(top)
        for side in Side:
            if self._current[side] not in self.rows.identities(side):
                self._current[side] = ""
        self.viewport().update()

    def _set_range(self, height: float) -> None:
        bar = self.verticalScrollBar()
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(theme().px(36))
        bar.setRange(0, max(round(height) - self.viewport().height(), 0))

    def _height(self, node: Node, width: float, is_heading: bool) -> float:
        return self._title_block(node, width, is_heading).height + theme().px(8 if is_heading else 14)

    def _title_block(self, node: Node, width: float, is_heading: bool) -> TextBlock:
        look, px = theme(), theme().px
        room = width - px(_SIDE + _CODE + 8) - (0 if is_heading else px(_STATE))
        kind = Type.NAME if is_heading else Type.TEXT
        words = name_of_node(node)
        return lay_out_text(words, look.font(kind), max(room, px(60)), look.line_height(kind), max_lines=2)

    def _at(self, point: QPointF) -> MapRow | None:
        return self.rows.at(point + QPointF(0, self.verticalScrollBar().value()))

    def _seen(self, rect: QRectF) -> QRectF:
        return rect.translated(0, -self.verticalScrollBar().value())

    def _scroll_to(self, row: MapRow) -> None:
        bar, margin = self.verticalScrollBar(), theme().px(36)
        if row.rect.top() - margin < bar.value():
            bar.setValue(round(row.rect.top()) - margin)
        elif row.rect.bottom() + margin > bar.value() + self.viewport().height():
            bar.setValue(round(row.rect.bottom()) + margin - self.viewport().height())

    def _scroll_at_the_edge(self, y: float) -> None:
        edge, bar = theme().px(28), self.verticalScrollBar()
        if y < edge or y > self.viewport().height() - edge:
            bar.setValue(bar.value() + (-edge if y < edge else edge) // 2)

    # What is seen

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), theme().tokens.paper)
        for link, path in self._curves():
            self._draw_curve(painter, path, self._is_chosen(link))
        seen = QRectF(self.viewport().rect())
        for side in Side:
            for row in self.rows.rows[side]:
                rect = self._seen(row.rect)
                if rect.intersects(seen):
                    self._draw_row(painter, row, rect)
        self._draw_drag(painter)

    def _curves(self) -> Iterator[tuple[Link, QPainterPath]]:
        rows = {side: {row.node.identity: row for row in self.rows.rows[side]} for side in Side}
        for link in sorted(self.rows.links, key=self._is_chosen):
            start = rows[Side.EARLIER].get(link.earlier or "")
            end = rows[Side.LATER].get(link.later or "")
            if start and end and not start.is_heading:
                first, last = self._seen(start.rect), self._seen(end.rect)
                yield (
                    link,
                    _curve(
                        QPointF(first.right(), first.center().y()), QPointF(last.left(), last.center().y())
                    ),
                )

    def _is_chosen(self, link: Link) -> bool:
        side = self._active
        current = self._current[side]
        return bool(current) and current == (link.earlier if side is Side.EARLIER else link.later)

    def _draw_curve(self, painter: QPainter, path: QPainterPath, is_chosen: bool) -> None:
        tokens = theme().tokens
        pen = QPen(tokens.accent if is_chosen else tokens.edge, theme().px(2.5 if is_chosen else 1))
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)

    def _draw_row(self, painter: QPainter, row: MapRow, rect: QRectF) -> None:
        tokens, look, px = theme().tokens, theme(), theme().px
        is_current = self._current[row.side] == row.node.identity
        if row.is_heading:
            painter.fillRect(rect, tokens.sunk)
        elif is_current:
            painter.fillRect(rect, tokens.selected)
            painter.fillRect(QRectF(rect.left(), rect.top(), px(3), rect.height()), tokens.accent)
        elif self._is_under_drag(row, rect):
            painter.fillRect(rect, tokens.tint)
        painter.setPen(QPen(tokens.line, 1))
        painter.drawLine(
            QPointF(rect.left(), rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5)
        )
        top = rect.top() + px(4 if row.is_heading else 7)
        line = look.line_height(Type.TEXT)
        painter.setPen(tokens.ink2 if row.is_heading else tokens.ink)
        painter.setFont(look.font(Type.NAME))
        code = QRectF(rect.left() + px(_SIDE), top, px(_CODE), line)
        painter.drawText(code, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.node.code)
        block = self._title_block(row.node, rect.width(), row.is_heading)
        block.draw(painter, QPointF(code.right() + px(4), top), tokens.ink2 if row.is_heading else tokens.ink)
        if not row.is_heading:
            self._draw_state(painter, row, QRectF(rect.right() - px(_STATE), top, px(_STATE - 6), line))
        if is_current and row.side is self._active and self.hasFocus():
            painter.setPen(QPen(tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))

    def _draw_state(self, painter: QPainter, row: MapRow, place: QRectF) -> None:
        tokens, look, px = theme().tokens, theme(), theme().px
        state = self.rows.state_of(row.side, row.node.identity)
        side, colour, left = px(16), tokens.ink2, place.left()
        sign = QRectF(left, place.center().y() - side / 2, side, side)
        if state.mark is not None:
            draw_mark(painter, sign, state.mark, tokens)
            colour = mark_colour(state.mark, tokens)
        elif state.picture:
            draw_icon(painter, sign, state.picture, tokens.ink2)
        if state.mark is not None or state.picture:
            left += side + px(5)
        room = place.right() - left
        block = lay_out_text(state.word, look.font(Type.SMALL), room, place.height(), max_lines=1)
        block.draw(painter, QPointF(left, place.top()), colour)

    def _is_under_drag(self, row: MapRow, rect: QRectF) -> bool:
        point, pressed = self._dragged_to, self._pressed
        return bool(point and pressed and row.side is not pressed[0].side and rect.contains(point))

    def _draw_drag(self, painter: QPainter) -> None:
        if self._dragged_to is None or self._pressed is None:
            return
        row = self._pressed[0]
        rect = self._seen(row.rect)
        x = rect.right() if row.side is Side.EARLIER else rect.left()
        self._draw_curve(painter, _curve(QPointF(x, rect.center().y()), self._dragged_to), True)


class _MapHead(QWidget):
    """The year of either side, which stays while the items scroll."""

    def __init__(self, map_: EditionMapGround) -> None:
        super().__init__(map_)
        self._map = map_
        self.words = "", ""
        theme().changed.connect(self._renew)
        self._renew()

    def show_words(self, earlier: str, later: str) -> None:
        self.words = earlier, later
        self.update()

    def _renew(self) -> None:
        self.setFixedHeight(theme().line_height(Type.SMALL) + theme().px(12))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = theme().tokens, theme().px
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.paper)
        painter.setFont(theme().font(Type.SMALL))
        painter.setPen(tokens.ink2)
        width = (self._map.viewport().width() + px(_GUTTER)) / 2
        for x, words in zip((0.0, width), self.words, strict=True):
            place = QRectF(x + px(_SIDE), 0, width - px(_GUTTER), self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        painter.setPen(QPen(tokens.line2, 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


def _curve(start: QPointF, end: QPointF) -> QPainterPath:
    path = QPainterPath(start)
    reach = (end.x() - start.x()) / 2
    path.cubicTo(QPointF(start.x() + reach, start.y()), QPointF(end.x() - reach, end.y()), end)
    return path
