"""The matrix of who carries which item, painted: set by a click or a key, with the first columns always in sight."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QContextMenuEvent,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QMenu, QToolTip, QWidget

from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import Part
from ita_desktop.qt import forms
from ita_desktop.qt.clipboard_table import CopiedCell, mime_of, table_of
from ita_desktop.qt.spoken_table import SpokenTable
from ita_desktop.qt.texts import tooltip
from ita_desktop.qt.theme import theme
from ita_desktop.screens.matrix_cells import MatrixCells
from ita_desktop.screens.matrix_faces import Face
from ita_desktop.screens.matrix_ground import MatrixGround, Place, letter_of
from ita_desktop.screens.matrix_pasting import plan_matrix_paste
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

# The signs of 1, 2 and 3 on a Thai keyboard too.
_LEAD_KEYS = frozenset("หlL1๑ๅ")
_SUPPORT_KEYS = frozenset("รsS2๒/")
_EVERY_KEYS = frozenset("ทtTaA3๓-")
_NEXT = {None: Part.LEAD, Part.LEAD: Part.SUPPORT, Part.SUPPORT: None}


class ResponsibilityMatrix(MatrixGround):
    """Asks for changes by signals and shows what it is given; it never changes anything itself."""

    part_asked = Signal(object, object, object)
    """The items, the places of the holders, and the part they get in all of them."""
    every_asked = Signal(object)
    """The items that all sections are to support, or no more."""
    pasted = Signal(object)
    """What the clipboard would do to each cell, a list of `PastedCell`."""
    current_changed = Signal(object)
    sheet_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: Place | None = None
        self._is_dragging = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(_("ตารางความรับผิดชอบ"))
        self._spoken = SpokenTable(self, self)
        self._spoken.setAccessibleName(self.accessibleName())
        self._spoken.stood_on.connect(lambda row, column: self._move_to((row, column)))
        self.viewport().setMouseTracking(True)
        self.verticalScrollBar().setSingleStep(theme().px(36))

    def show_face(self, cells: MatrixCells, face: Face) -> None:
        """Shows the matrix one way round; the item and holder stood on are kept."""
        was = self.current()
        self._cells, self._face = cells, face
        self._measure()
        row, column = self._first()
        kept = self._place_of(was[0].id, was[1]) if was else None
        across = min(self._here[1], max(face.column_count() - 1, 0)) if was else column
        self._here = self._anchor = kept or (row, across)
        self._spoken.renew()
        self._tell_current()

    def current(self) -> tuple[NodeRecord, int] | None:
        """The item and the place of the holder that the keys stand on."""
        if self._face is None or not self._holds(self._here):
            return None
        return self._face.at(*self._here)

    def go_to(self, node_id: int, holder: int = -1) -> bool:
        """Stands on an item, at a holder or where it is."""
        now = self.current()
        place = self._place_of(node_id, holder if holder >= 0 else now[1] if now else 0)
        if place is None:
            return False
        self._here = self._anchor = place
        self._show_current()
        self._tell_current()
        return True

    def selected_nodes(self) -> list[NodeRecord]:
        assert self._face is not None
        return list(
            {node.id: node for node in (self._face.at(*place)[0] for place in self.selected())}.values()
        )

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._face is None or not self._holds(self._here):
            super().keyPressEvent(event)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._anchor = self._first()
            self._move_to((len(self._face.rows) - 1, self._face.column_count() - 1), extend=True)
        elif not (self._take_step(event) or self._take_sign(event)):
            super().keyPressEvent(event)

    def _take_step(self, event: QKeyEvent) -> bool:
        assert self._face is not None
        row, column = self._here
        last_row, last_column = len(self._face.rows) - 1, self._face.column_count() - 1
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        page = max(self.viewport().height() // theme().px(60), 1)
        steps = {
            Qt.Key.Key_Up: (self._first()[0] if control else self._row_from(row, -1), column),
            Qt.Key.Key_Down: (last_row if control else self._row_from(row, 1), column),
            Qt.Key.Key_Left: (row, 0 if control else column - 1),
            Qt.Key.Key_Right: (row, last_column if control else column + 1),
            Qt.Key.Key_Home: (self._first()[0] if control else row, 0),
            Qt.Key.Key_End: (last_row if control else row, last_column),
            Qt.Key.Key_PageUp: (self._row_from(row, -page), column),
            Qt.Key.Key_PageDown: (self._row_from(row, page), column),
        }
        if (key := Qt.Key(event.key())) not in steps:
            return False
        self._move_to(steps[key], extend=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        return True

    def _row_from(self, row: int, step: int) -> int:
        """The row `step` rows on that can be stood on, or the last one on that way."""
        assert self._face is not None
        way = 1 if step > 0 else -1
        found, left = row, abs(step)
        row += way
        while left and 0 <= row < len(self._face.rows):
            if not self._face.rows[row].is_group:
                found, left = row, left - 1
            row += way
        return found

    def _move_to(self, place: Place, *, extend: bool = False) -> None:
        if not self._holds(place):
            return
        self._here = place
        if not extend:
            self._anchor = place
        self._show_current()
        self._tell_current()

    def _take_sign(self, event: QKeyEvent) -> bool:
        text, key = event.text(), event.key()
        if event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier):
            return False
        if key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._ask(None)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.sheet_asked.emit()
        elif key == Qt.Key.Key_Space:
            self._ask(self._next_part(self._here))
        elif text in _LEAD_KEYS and text:
            self._ask(Part.LEAD)
        elif text in _SUPPORT_KEYS and text:
            self._ask(Part.SUPPORT)
        elif text in _EVERY_KEYS and text:
            self.every_asked.emit(self.selected_nodes())
        else:
            return False
        return True

    def _next_part(self, place: Place) -> Part | None:
        assert self._face is not None
        assert self._cells is not None
        return _NEXT[self._cells.cell(*self._face.at(*place)).part]

    def _ask(self, part: Part | None) -> None:
        assert self._face is not None
        met = [self._face.at(*place) for place in self.selected()]
        nodes = list({node.id: node for node, _holder in met}.values())
        holders = sorted({holder for _node, holder in met})
        self.part_asked.emit(nodes, holders, part)

    # Clipboard

    def copy(self) -> None:
        QGuiApplication.clipboard().setMimeData(mime_of(self._copied()))

    def _copied(self) -> list[list[CopiedCell]]:
        assert self._face is not None
        assert self._cells is not None
        rows: dict[int, list[CopiedCell]] = {}
        for row, column in self.selected():
            part = self._cells.cell(*self._face.at(row, column)).part
            rows.setdefault(row, []).append(CopiedCell(letter_of(part)))
        return list(rows.values())

    def paste(self) -> None:
        table, chosen = table_of(QGuiApplication.clipboard().mimeData()), self.selected()
        if table and chosen and self._face is not None and self._cells is not None:
            self.pasted.emit(plan_matrix_paste(self._cells, self._face, chosen, table))

    # Mouse

    def mousePressEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place is None or event.button() != Qt.MouseButton.LeftButton:
            return
        if place[1] < 0:
            self._move_to((place[0], self._here[1]))
            return
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        self._pressed, self._is_dragging = (None if extend else place), False
        self._move_to(place, extend=extend)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if event.buttons() & Qt.MouseButton.LeftButton and self._pressed:
            place = self._place_at(event.position(), nearest=True)
            if place and place != self._here and place[1] >= 0:
                self._is_dragging = True
                self._move_to(place, extend=True)
            return
        over = place is not None and place[1] >= 0
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed and not self._is_dragging and self._place_at(event.position()) == pressed:
            self._ask(self._next_part(pressed))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        place = self._place_at(event.position())
        if place and place[1] < 0:
            self.sheet_asked.emit()
        else:
            self.mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self._holds(self._here):
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(_("เป็นหลัก") + "\tห", lambda: self._ask(Part.LEAD))
        menu.addAction(_("ร่วม") + "\tร", lambda: self._ask(Part.SUPPORT))
        menu.addAction(_("ทุกฝ่าย") + "\tท", lambda: self.every_asked.emit(self.selected_nodes()))
        menu.addAction(_("เอาออก") + "\tDelete", lambda: self._ask(None))
        menu.addSeparator()
        menu.addAction(_("คัดลอก") + "\tCtrl+C", self.copy)
        menu.addAction(_("วาง") + "\tCtrl+V", self.paste)
        menu.addSeparator()
        menu.addAction(_("เปิดรายละเอียดข้อ") + "\tEnter", self.sheet_asked.emit)
        menu.addActions(self.actions())
        menu.popup(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(
                event.globalPos(), tooltip(self._words_at(event.pos())), self.viewport(), QRect()
            )
            return True
        return super().viewportEvent(event)

    def _words_at(self, point: QPoint) -> str:
        if self._face is None:
            return ""
        column = int(
            (point.x() - self._left_width() + self.horizontalScrollBar().value()) // self._column_width()
        )
        if point.y() < self._header_height():
            inside = point.x() > self._left_width() and column < self._face.column_count()
            return self._face.column_words(column) if inside else ""
        place = self._place_at(QPointF(point))
        if place is None:
            return ""
        return self.words_of(place) if place[1] >= 0 else self._face.row_words(place[0])

    def words_of(self, place: Place) -> str:
        """What a screen reader says of a cell, and its tooltip."""
        assert self._face is not None
        assert self._cells is not None
        node, holder = self._face.at(*place)
        cell = self._cells.cell(node, holder)
        part = {Part.LEAD: _("หลัก"), Part.SUPPORT: _("ร่วม"), None: _("ว่าง")}[cell.part]
        if cell.part is None and self._cells.every(node) and self._cells.holders[holder].unit:
            part = _("ร่วม ในฐานะทุกฝ่าย")
        people = [party.person.full_name for party in cell.parties if party.person]
        return " · ".join([f"{node.code} {self._cells.holders[holder].name}: {part}", *people])

    def row_count(self) -> int:
        return len(self._face.rows) if self._face else 0

    def column_count(self) -> int:
        return self._face.column_count() if self._face else 0

    def spoken_cell(self, row: int, column: int) -> str:
        assert self._face is not None
        group = self._face.rows[row].group
        return group.title if group else self.words_of((row, column))

    def spoken_heading(self, section: int, orientation: Qt.Orientation) -> str:
        assert self._face is not None
        is_row = orientation is Qt.Orientation.Vertical
        return self._face.row_words(section) if is_row else self._face.column_words(section)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._spoken.setGeometry(self.viewport().rect())

    def _show_current(self) -> None:
        place = self.cell_place(self._here)
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        if place.top() < self._header_height():
            down.setValue(down.value() + round(place.top() - self._header_height()))
        elif place.bottom() > self.viewport().height():
            down.setValue(down.value() + round(place.bottom() - self.viewport().height()))
        if place.left() < self._left_width():
            across.setValue(across.value() + round(place.left() - self._left_width()))
        elif place.right() > self.viewport().width():
            across.setValue(across.value() + round(place.right() - self.viewport().width()))
        self.viewport().update()

    def _tell_current(self) -> None:
        """Says what became of the cell, and how many are chosen; where one goes the spoken table tells."""
        now = self.current()
        words = self.words_of(self._here) if now else ""
        count = len(self.selected()) if self._here != self._anchor else 0
        if count:
            words = counted("{words} · เลือก {count} ช่อง", count, words=words)
        is_new = words != self.accessibleDescription()
        self.setAccessibleDescription(words)
        is_told = self._spoken.stand_on(*self._here) and not count
        if is_new and words and not is_told and self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
        self.current_changed.emit(now[0] if now else None)
        self.viewport().update()


forms.promote(ResponsibilityMatrix)
