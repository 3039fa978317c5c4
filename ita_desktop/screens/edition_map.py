"""Two frames side by side with a line from each item of last year to what it became: drawn, dragged, or keyed."""

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QMenu, QToolTip, QWidget

from ita_desktop.model.edition import Edition, Link, Node
from ita_desktop.qt import forms
from ita_desktop.qt.icons import draw_icon
from ita_desktop.qt.marks import draw_mark, mark_colour
from ita_desktop.qt.texts import TextBlock, lay_out_text, tooltip
from ita_desktop.qt.theme import Type, theme
from ita_desktop.screens.edition_map_rows import MapRow, MapRows, Side
from ita_desktop.translation import translate as _

_GUTTER, _CODE, _SIDE, _STATE = 112, 62, 14, 104
_FAR = 9_999


class EditionMap(QAbstractScrollArea):
    """Earlier items stand at the left, later ones at the right, both in the order of their frames.

    Left and Right change sides, Enter links the current item of either side, Delete takes its links away.
    """

    linked = Signal(str, str)
    unlinked = Signal(object)
    """Links (earlier, later) that are to go."""
    removed_marked = Signal(str)
    added_marked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = MapRows()
        self._current: dict[Side, str] = {Side.EARLIER: "", Side.LATER: ""}
        self._active = Side.EARLIER
        self._pressed: tuple[MapRow, QPoint] | None = None
        self._dragged_to: QPointF | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("คู่ข้อของปีก่อนกับปีนี้"))
        self._head = _MapHead(self)
        theme().changed.connect(self._renew)

    def show_editions(self, earlier: Edition, later: Edition, links: Sequence[Link], instrument: str) -> None:
        """The items under `instrument` (its code) of either frame."""
        self.rows.take(earlier, later, links, instrument)
        self._head.show_words(*(_("ปี {year}").format(year=each.year) for each in (earlier, later)))
        self._lay_out()

    @property
    def current(self) -> tuple[str, str]:
        """Identities of the chosen item at either side; empty where none is."""
        return self._current[Side.EARLIER], self._current[Side.LATER]

    @property
    def active(self) -> Side:
        return self._active

    def choose(self, side: Side, identity: str) -> None:
        self._active = side
        self._current[side] = identity
        row = self.rows.find(side, identity)
        if row is not None:
            self._scroll_to(row)
            self.setAccessibleDescription(self.rows.spoken(side, identity))
        self.viewport().update()

    def place_of(self, side: Side, identity: str) -> QPoint:
        """The middle of an item in the viewport."""
        row = self.rows.find(side, identity)
        return self._seen(row.rect).center().toPoint() if row else QPoint()

    def context_menu(self, side: Side, identity: str) -> QMenu:
        menu = QMenu(self)
        linked = [link for link in self.rows.links_of(side, identity) if link.earlier and link.later]
        both = all(self.current)
        self._add(menu, _("จับคู่สองข้อที่เลือก"), "Return", self._link_current, both)
        self._add(menu, _("เลิกจับคู่"), "Delete", self._unlink_current, bool(self.rows.links_of(side, identity)))
        menu.addSeparator()
        if side is Side.EARLIER:
            self._add(menu, _("ยกเลิกแล้ว ปีนี้ไม่มี"), "", lambda: self.removed_marked.emit(identity))
        else:
            self._add(menu, _("ข้อใหม่ ปีก่อนไม่มี"), "", lambda: self.added_marked.emit(identity), not linked)
        return menu

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._turn_to(Side.EARLIER if key == Qt.Key.Key_Left else Side.LATER)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._step(-_FAR if key == Qt.Key.Key_Home else _FAR)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._link_current()
        elif key == Qt.Key.Key_Delete:
            self._unlink_current()
        elif key == Qt.Key.Key_Escape and self._dragged_to is not None:
            self._pressed, self._dragged_to = None, None
            self.viewport().update()
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole title, of which a row may show the short name or a part."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            row = self._at(QPointF(event.pos()))
            words = f"{row.node.code} {row.node.title}" if row else ""
            QToolTip.showText(event.globalPos(), tooltip(words) if words else "", self.viewport())
            return True
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._current[self._active]:
            self._turn_to(self._active)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self._at(event.position())
        if row is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self.setFocus()
        self._pressed = row, event.position().toPoint()
        self.choose(row.side, row.node.identity)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None:
            return
        moved = (event.position().toPoint() - self._pressed[1]).manhattanLength()
        if self._dragged_to is not None or moved >= QApplication.startDragDistance():
            self._dragged_to = event.position()
            self._scroll_at_the_edge(event.position().y())
            self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, was_dragged = self._pressed, self._dragged_to is not None
        self._pressed, self._dragged_to = None, None
        goal = self._at(event.position())
        self.viewport().update()
        if was_dragged and pressed and goal and goal.side is not pressed[0].side:
            ends = {pressed[0].side: pressed[0].node.identity, goal.side: goal.node.identity}
            self._current.update(ends)
            self.linked.emit(ends[Side.EARLIER], ends[Side.LATER])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        row = self._at(QPointF(event.pos()))
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            row = self.rows.find(self._active, self._current[self._active])
        if row is not None:
            self.choose(row.side, row.node.identity)
            menu = self.context_menu(row.side, row.node.identity)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(self.place_of(row.side, row.node.identity)))

    def _add(
        self, menu: QMenu, words: str, keys: str, deed: Callable[[], object], is_enabled: bool = True
    ) -> QAction:
        action = menu.addAction(words, deed)
        if keys:
            action.setShortcut(keys)
            action.setShortcutVisibleInContextMenu(True)
        action.setEnabled(is_enabled)
        return action

    def _link_current(self) -> None:
        earlier, later = self.current
        if earlier and later:
            self.linked.emit(earlier, later)

    def _unlink_current(self) -> None:
        links = self.rows.links_of(self._active, self._current[self._active])
        if links:
            self.unlinked.emit([(link.earlier, link.later) for link in links])

    def _turn_to(self, side: Side) -> None:
        identities = self.rows.identities(side)
        if not self._current[side] and identities:
            ends = self.rows.links_of(side.other, self._current[side.other])
            partner = [(link.later if side is Side.LATER else link.earlier) or "" for link in ends]
            self._current[side] = next((each for each in partner if each in identities), identities[0])
        self.choose(side, self._current[side])

    def _step(self, step: int) -> None:
        identities = self.rows.identities(self._active)
        if not identities:
            return
        known = self._current[self._active] in identities
        place = identities.index(self._current[self._active]) + step if known else 0
        self.choose(self._active, identities[max(0, min(place, len(identities) - 1))])

    # Where things are

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _renew(self) -> None:
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
        words = node.short_name or node.title
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

    def __init__(self, map_: EditionMap) -> None:
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


forms.promote(EditionMap)
