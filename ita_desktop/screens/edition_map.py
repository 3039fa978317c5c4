"""Two frames side by side with a line from each item of last year to what it became: drawn, dragged, or keyed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QMenu, QToolTip, QWidget

from ita_desktop.model.edition import Edition, Link
from ita_desktop.qt import forms
from ita_desktop.qt.texts import tooltip
from ita_desktop.screens.edition_map_ground import EditionMapGround
from ita_desktop.screens.edition_map_rows import Side
from ita_desktop.translation import translate as _

_FAR = 9_999


class EditionMap(EditionMapGround):
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
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("คู่ข้อของปีก่อนกับปีนี้"))

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


forms.promote(EditionMap)
