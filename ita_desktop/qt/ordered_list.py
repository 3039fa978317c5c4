"""A list whose order means something: rows are dragged or moved with the keyboard, and their numbers follow."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QListView, QWidget

from ita_desktop.qt import forms
from ita_desktop.qt.ordered_rows import (
    HANDLE_WIDTH,
    INDENT,
    ListColumn,
    ListRow,
    OrderedDelegate,
    OrderedModel,
    RowInHand,
)
from ita_desktop.qt.texts import lay_out_text
from ita_desktop.qt.theme import Type, theme

Renumber = Callable[[Sequence[ListRow]], list[ListRow]]

_STEPS: dict[int, int] = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class OrderedList(QListView):
    """`moved` tells the keys that move, before which place among the others (from 0), and by how many steps deeper.

    In a tree whatever stands under a row moves with it. Enter, F2 or a double click opens a row, Delete asks for its
    removal, Space ticks it. Where `is_tree`, Alt+Shift with the arrows puts it deeper or less deep, as Word does.
    """

    current_changed = Signal(object)
    selection_changed = Signal()
    opened = Signal(object)
    moved = Signal(object, int, int)
    removed = Signal(object)
    ticked = Signal(object)
    stepped = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = OrderedModel(self)
        self._renumber: Renumber = list
        self._is_tree = False
        self._can_move = True
        self._delegate = OrderedDelegate(self, (), has_handles=True)
        self._pressed: QPoint | None = None
        self._lifted: list[ListRow] = []
        self._before: list[ListRow] = []
        self._in_hand: RowInHand | None = None
        self._in_hand_key: object = None
        self._empty = ""
        self.setModel(self._rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.doubleClicked.connect(lambda index: self.opened.emit(self._rows.rows[index.row()].key))
        self.selectionModel().currentChanged.connect(lambda *_: self.current_changed.emit(self.current_key))
        self.selectionModel().selectionChanged.connect(lambda *_: self.selection_changed.emit())
        theme().changed.connect(self._renew)

    def arrange(
        self,
        name: str,
        columns: Sequence[ListColumn] = (),
        *,
        renumber: Renumber | None = None,
        is_tree: bool = False,
        can_move: bool = True,
    ) -> None:
        """What it is a list of; `renumber` gives rows in a new order their new numbers while one is dragged."""
        self.setAccessibleName(name)
        self._is_tree, self._can_move = is_tree, can_move
        self._renumber = renumber or list
        self._delegate = OrderedDelegate(self, columns, has_handles=can_move)
        self.setItemDelegate(self._delegate)
        self.setTabKeyNavigation(False)

    def set_dense(self, is_dense: bool) -> None:
        """Whether a row's small lines stand beside its title, as far as there is room, and not below it."""
        self._delegate.is_dense = is_dense
        self._renew()

    def set_empty(self, sentence: str) -> None:
        self._empty = sentence
        self.viewport().update()

    @property
    def columns(self) -> Sequence[ListColumn]:
        """Those that stand as columns now."""
        return self._delegate.columns_within(self.viewport().width())

    @property
    def rows(self) -> list[ListRow]:
        return list(self._rows.rows)

    @property
    def current_key(self) -> object | None:
        place = self.currentIndex().row()
        return self._rows.rows[place].key if 0 <= place < len(self._rows.rows) else None

    @property
    def selected_keys(self) -> list[object]:
        places = sorted(index.row() for index in self.selectedIndexes())
        return [self._rows.rows[place].key for place in places]

    def show_rows(self, rows: Sequence[ListRow]) -> None:
        """Keeps what is selected, by key, and where the list stands."""
        current, selected = self.current_key, set(self.selected_keys)
        place_before = self.currentIndex().row()
        scroll = self.verticalScrollBar().value()
        was_in_sight = self._shows_current_whole(within=self.viewport().height())
        widths = [theme().px(8) + _width(row.number) for row in rows if row.number]
        self._delegate.number_width = max(widths, default=0)
        silent = self.selectionModel().blockSignals(True)
        self._rows.show(rows)
        self._select([row.key for row in rows if row.key in selected], current, place_before)
        self.selectionModel().blockSignals(silent)
        self.verticalScrollBar().setValue(scroll)
        self.viewport().update()
        if was_in_sight:
            self._keep_current_in_sight()
        if self.current_key != current:
            self.current_changed.emit(self.current_key)

    def choose(self, key: object) -> None:
        """Makes a row the current and only selected one, and brings it into sight."""
        place = self._rows.place_of(key)
        if place is not None:
            index = self._rows.index(place)
            # The view's own would heed the modifiers of a shortcut that is still held.
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, with_alt = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == Qt.Key.Key_Escape and self._lifted:
            self._put_back()
        elif with_alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and self._can_move:
            self._move_by_key(-1 if key == Qt.Key.Key_Up else 1)
        elif with_alt and with_shift and key in _STEPS and self._is_tree and self.current_key is not None:
            self.stepped.emit(self.current_key, _STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and self.current_key is not None:
            self.opened.emit(self.current_key)
        elif key == Qt.Key.Key_Delete and self.selected_keys:
            self.removed.emit(self.selected_keys)
        elif key == Qt.Key.Key_Space and self.selected_keys:
            self.ticked.emit(self.selected_keys)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """What is ringed is selected as well: Delete and Space act on it."""
        super().focusInEvent(event)
        is_by_mouse = event.reason() == Qt.FocusReason.MouseFocusReason
        if not is_by_mouse and not self.selectedIndexes() and self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), QItemSelectionModel.SelectionFlag.Select)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        is_left = event.button() == Qt.MouseButton.LeftButton
        is_row = self.indexAt(event.position().toPoint()).isValid()
        self._pressed = event.position().toPoint() if is_left and is_row and self._can_move else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            super().mouseMoveEvent(event)
        elif self._lifted:
            self._carry(point)
        elif (point - self._pressed).manhattanLength() >= QApplication.startDragDistance():
            self._lift(self._pressed)
            self._carry(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._lifted:
            self._drop(event.position().toPoint())
        else:
            super().mouseReleaseEvent(event)
        self._pressed = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What opens below the list takes its room, and leaves the current row in sight."""
        was_in_sight = self._shows_current_whole(within=event.oldSize().height())
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if was_in_sight:
            self._keep_current_in_sight()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._rows.rows or not self._empty:
            return
        painter = QPainter(self.viewport())
        room = self.viewport().rect().adjusted(theme().px(24), theme().px(32), -theme().px(24), 0)
        block = lay_out_text(
            self._empty,
            theme().font(),
            room.width(),
            theme().line_height(),
            alignment=Qt.AlignmentFlag.AlignHCenter,
        )
        block.draw(painter, room.topLeft().toPointF(), theme().tokens.ink2)

    def _shows_current_whole(self, *, within: int) -> bool:
        current = self.visualRect(self.currentIndex())
        return current.isValid() and current.top() >= 0 and current.bottom() < within

    def _keep_current_in_sight(self) -> None:
        """Once the rows are laid out again."""
        QTimer.singleShot(0, self, lambda: self.scrollTo(self.currentIndex()))

    def _select(self, keys: Sequence[object], current: object, place_before: int) -> None:
        """The selected rows of before; where the current one is gone, whatever stands in its place."""
        model, chosen = self.selectionModel(), QItemSelection()
        for key in keys:
            place = self._rows.place_of(key)
            if place is not None:
                chosen.select(self._rows.index(place), self._rows.index(place))
        model.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        place = self._rows.place_of(current)
        if place is None and self._rows.rows and place_before >= 0:
            place = min(place_before, len(self._rows.rows) - 1)
            model.select(self._rows.index(place), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if place is not None:
            model.setCurrentIndex(self._rows.index(place), QItemSelectionModel.SelectionFlag.NoUpdate)

    def _branch(self, rows: Sequence[ListRow], place: int) -> list[ListRow]:
        branch = [rows[place]]
        for row in rows[place + 1 :] if self._is_tree else ():
            if row.depth <= branch[0].depth:
                break
            branch.append(row)
        return branch

    def _going(self, place: int) -> list[ListRow]:
        """What moves when the row at `place` is taken: all selected rows if it is one of them, else its branch."""
        rows = self._rows.rows
        chosen = self.selected_keys
        if not self._is_tree and rows[place].key in chosen:
            return [row for row in rows if row.key in chosen]
        return self._branch(rows, place)

    def _move_by_key(self, step: int) -> None:
        rows = self._rows.rows
        if not rows or not self.currentIndex().isValid():
            return
        going = self._going(self.currentIndex().row())
        others = [row for row in rows if row not in going]
        first = sum(rows.index(other) < rows.index(going[0]) for other in others)
        place = first + step
        if self._is_tree:
            place = self._place_past_neighbour(others, first, step, going[0].depth)
        if 0 <= place <= len(others):
            self.moved.emit([row.key for row in going], place, 0)

    @staticmethod
    def _place_past_neighbour(others: Sequence[ListRow], first: int, step: int, depth: int) -> int:
        """Before the neighbour of the same depth, or after all that stands under it."""
        place = first
        if step < 0:
            place -= 1
            while place >= 0 and others[place].depth > depth:
                place -= 1
            return place if place >= 0 and others[place].depth == depth else -1
        if place >= len(others) or others[place].depth < depth:
            return -1
        place += 1
        while place < len(others) and others[place].depth > depth:
            place += 1
        return place

    def _lift(self, point: QPoint) -> None:
        place = self.indexAt(point).row()
        self._before = self.rows
        self._lifted = self._going(place)
        rect = self.visualRect(self._rows.index(place))
        self._in_hand_key = self._rows.rows[place].key
        self._in_hand = RowInHand(
            self.viewport(), self._delegate, self._rows.rows[place], rect, len(self._lifted)
        )
        self._in_hand.grip = point - rect.topLeft()
        self._delegate.lifted = frozenset(row.key for row in self._lifted)

    def _carry(self, point: QPoint) -> None:
        assert self._in_hand is not None
        self._in_hand.follow(point, sideways=self._is_tree)
        edge = theme().px(28)
        if point.y() < edge or point.y() > self.viewport().height() - edge:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + (-edge if point.y() < edge else edge) // 2)
        others = [row for row in self._before if row not in self._lifted]
        place = self._place_under(point, others)
        order = self._renumber([*others[:place], *self._lifted, *others[place:]])
        if [row.key for row in order] != [row.key for row in self._rows.rows]:
            self._rows.show(order)
            self._in_hand.show_row(next(row for row in order if row.key == self._in_hand_key))
        self.viewport().update()

    def _place_under(self, point: QPoint, others: Sequence[ListRow]) -> int:
        """How many of the others lie, by half at least, above the upper edge of what is carried."""
        rows = enumerate(self._rows.rows)
        height = {row.key: self.visualRect(self._rows.index(place)).height() for place, row in rows}
        edge = point.y() - (self._in_hand.grip.y() if self._in_hand else 0)
        y, place = -self.verticalScrollBar().value(), 0
        for row in others:
            y += height[row.key]
            if edge < y - height[row.key] / 2:
                break
            place += 1
        return place

    def _drop(self, point: QPoint) -> None:
        assert self._pressed is not None
        lifted, before = self._lifted, self._before
        others = [row for row in before if row not in lifted]
        place = self._place_under(point, others)
        steps = round((point.x() - self._pressed.x()) / theme().px(INDENT)) if self._is_tree else 0
        self._put_back()
        stands = sum(before.index(other) < before.index(lifted[0]) for other in others)
        if place != stands or steps:
            self.moved.emit([row.key for row in lifted], place, steps)

    def _put_back(self) -> None:
        self._delegate.lifted = frozenset()
        self._lifted = []
        if self._in_hand is not None:
            self._in_hand.deleteLater()
            self._in_hand = None
        self._rows.show(self._before)
        self._pressed = None
        self.viewport().update()

    def _renew(self) -> None:
        self.scheduleDelayedItemsLayout()
        self.viewport().update()


class ListHeading(QWidget):
    """The words over the columns of an ordered list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = ""
        self._list: OrderedList | None = None
        theme().changed.connect(self._renew)
        self._renew()

    def head(self, list_: OrderedList, first: str) -> None:
        self._list, self._first = list_, first
        # A scroll bar moves the columns.
        list_.viewport().installEventFilter(self)
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.update()
        return False

    def _renew(self) -> None:
        self.setFixedHeight(theme().line_height(Type.SMALL) + theme().px(8))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._list is None:
            return
        tokens, px = theme().tokens, theme().px
        painter = QPainter(self)
        painter.setFont(theme().font(Type.SMALL))
        painter.setPen(tokens.ink2)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect().adjusted(px(HANDLE_WIDTH) + px(6), 0, 0, 0), middle, self._first)
        x = self._list.viewport().width() - px(10) - sum(px(column.width) for column in self._list.columns)
        for column in self._list.columns:
            painter.drawText(self.rect().adjusted(x, 0, 0, 0), middle, column.heading)
            x += px(column.width)
        painter.setPen(QPen(tokens.line2, 1))
        painter.drawLine(0, self.height() - 1, self.width(), self.height() - 1)


forms.promote(OrderedList)
forms.promote(ListHeading)


def _width(text: str) -> int:
    return round(lay_out_text(text, theme().font(Type.HEADING), 10_000, theme().line_height()).width)
