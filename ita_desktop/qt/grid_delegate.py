"""Paints the cells of a table and opens their editors."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFocusEvent, QHelpEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QPlainTextEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTextEdit,
    QToolTip,
    QWidget,
)
from shiboken6 import isValid

from ita_desktop.qt.columns import sentence_of
from ita_desktop.qt.grid_cells import CellPainter
from ita_desktop.qt.grid_editors import (
    CellEditor,
    ChoiceEditor,
    DateEditor,
    LongEditor,
    editor_for,
    is_new_line,
)
from ita_desktop.qt.problem_note import ProblemNote
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.texts import tooltip
from ita_desktop.qt.theme import theme

if TYPE_CHECKING:
    from ita_desktop.qt.grid_view import GridView

_KEYS_THAT_KEEP = {
    Qt.Key.Key_Return: (0, 1),
    Qt.Key.Key_Enter: (0, 1),
    Qt.Key.Key_Tab: (1, 0),
    Qt.Key.Key_Backtab: (-1, 0),
}
_PASSING_REASONS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class GridDelegate(QStyledItemDelegate):
    kept = Signal(int, int)
    """An edit was kept by a key that goes on so many columns and rows."""

    def __init__(self, view: "GridView", model: RowsModel[Any], cells: CellPainter[Any]) -> None:
        super().__init__(view)
        self._view, self._model, self._cells = view, model, cells
        self.ground_of: Callable[[Any], str | None] | None = None
        self._problem = ""
        self._note = ProblemNote(view.viewport())
        self._begun: dict[QWidget, QPersistentModelIndex] = {}
        self._is_keeping = False
        model.refused.connect(self._remember_problem)

    @property
    def note(self) -> ProblemNote:
        """Under the cell whose editor holds what could not be kept."""
        return self._note

    @property
    def open_editor(self) -> tuple[QWidget | None, QPersistentModelIndex | None]:
        """With its cell; not while it is being kept, when the table changes because of it."""
        begun = [] if self._is_keeping else list(self._begun.items())
        return next(((editor, index) for editor, index in begun if isValid(editor)), (None, None))

    def forget(self, editor: QWidget) -> None:
        """Does not keep what stands in the editor."""
        self._begun.pop(editor, None)

    # Painting

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        place, number = index.row(), index.column()
        rect: QRect = option.rect  # type: ignore[attr-defined]
        tokens = theme().tokens
        group = self._model.group(place)
        if group is not None:
            painter.save()
            painter.setClipRect(rect)
            whole = self._view.row_rect(rect)
            self._paint_ground(painter, rect, place, tokens.sunk)
            self._cells.paint_group(painter, whole, group, self._view.column_rects(rect))
            self._paint_edges(painter, rect, place, number)
            painter.restore()
            return
        row = self._model.row(place)
        if row is None:
            return
        column = self._model.columns[number]
        self._paint_ground(painter, rect, place, self._ground(row, column, place, number))
        if self._view.is_being_edited(place, number):
            return
        look = self._cells.look_of(row, self._model.key(place), column, rect.width())
        tone = column.tone(row) if column.tone is not None else None
        colour: QColor = getattr(tokens, tone) if tone else tokens.ink
        is_too_high = look.height > rect.height()
        if is_too_high:
            painter.save()
            painter.setClipRect(rect)
        below = column.detail_tone(row) if column.detail_tone is not None else None
        self._cells.paint(painter, rect, look, colour, getattr(tokens, below or "ink2"))
        if is_too_high:
            painter.restore()
        self._paint_edges(painter, rect, place, number)

    def _ground(self, row: Any, column: Any, place: int, number: int) -> QColor:
        tokens = theme().tokens
        if self._view.is_in_block(place, number):
            return tokens.tint2
        if place in self._view.selected_places:
            return tokens.selected
        name = self.ground_of(row) if self.ground_of is not None else None
        if name:
            return getattr(tokens, name)
        return tokens.tint if column.is_current else tokens.paper

    def _paint_ground(self, painter: QPainter, rect: QRect, place: int, colour: QColor) -> None:
        is_selected_group = colour == theme().tokens.sunk and place in self._view.selected_places
        painter.fillRect(rect, theme().tokens.selected if is_selected_group else colour)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme().tokens.line)

    def _paint_edges(self, painter: QPainter, rect: QRect, place: int, number: int) -> None:
        """The bar of a selected row and the ring of the current cell, or of the row of a group."""
        view, tokens, px = self._view, theme().tokens, theme().px
        is_group = self._model.group(place) is not None
        is_current = view.current_place[0] == place if is_group else view.current_place == (place, number)
        if number == view.first_column and place in view.selected_places:
            painter.fillRect(rect.left(), rect.top(), px(3), rect.height() - 1, tokens.accent)
        if is_current and view.shows_current:
            ringed = view.row_rect(rect) if is_group else rect
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(ringed.adjusted(1, 1, -1, -2), px(4), px(4))
            painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = self._model.row(index)
        column = self._model.column(index)
        if row is None:
            return QSize(0, self._cells.row_height)
        return QSize(self._cells.width_of(row, column), self._cells.row_height)

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The whole text where it had to be cut, and what a mark without words means."""
        row = self._model.row(index)
        if row is None or event.type() != QEvent.Type.ToolTip:
            return False
        column = self._model.column(index)
        words = column.tooltip(row) if column.tooltip is not None else ""
        look = self._cells.look_of(
            row, self._model.key(index), column, self._view.columnWidth(index.column())
        )
        if not words and (look.is_cut or not column.words(row)):
            words = column.spoken(row)
        QToolTip.showText(event.globalPos(), tooltip(words), view)
        return True

    # Editing

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        row = self._model.row(index)
        self._begun = {each: place for each, place in self._begun.items() if isValid(each)}
        editor = editor_for(parent, self._model.column(index), row)
        for inner in editor.findChildren(QWidget):
            inner.installEventFilter(self)
        if isinstance(editor, ChoiceEditor):
            editor.picked.connect(lambda: self._keep_and_go(editor, (0, 0)))
        return editor

    def destroyEditor(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        self._begun.pop(editor, None)
        self._note.say("")
        super().destroyEditor(editor, index)

    def setEditorData(self, editor: QWidget, index: QModelIndex | QPersistentModelIndex) -> None:
        """Once: what the officer is typing is not written over."""
        if editor not in self._begun:
            self._begun[editor] = QPersistentModelIndex(index)
            cast("CellEditor", editor).begin()

    def setModelData(
        self, editor: QWidget, model: QAbstractItemModel, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self._keep(editor)

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect = QRect(option.rect)  # type: ignore[attr-defined]
        px = theme().px
        if isinstance(editor, LongEditor):
            room = self._view.viewport().rect()
            rect.setSize(rect.size().expandedTo(QSize(px(360), px(140))).boundedTo(room.size()))
            rect.moveRight(min(rect.right(), room.right()))
            rect.moveBottom(min(rect.bottom(), room.bottom()))
        else:
            rect.setHeight(min(rect.height(), self._cells.row_height))
        if isinstance(editor, DateEditor):
            # Its two buttons leave no room for the date in a narrow column.
            room = self._view.viewport().rect()
            rect.setWidth(max(rect.width(), min(px(150), room.width())))
            rect.moveRight(min(rect.right(), room.right()))
        editor.setGeometry(rect)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        editor = self._editor_of(watched)
        if editor is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.key() == Qt.Key.Key_Escape:
                event.accept()
            return False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take_key(editor, watched, event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._leave(editor, event)
        return False

    def _take_key(self, editor: QWidget, watched: QObject, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self._close(editor)
            return True
        steps = _KEYS_THAT_KEEP.get(Qt.Key(event.key()))
        if steps is None:
            return False
        if is_new_line(event, watched) and steps == (0, 1):
            if isinstance(watched, QTextEdit | QPlainTextEdit):
                watched.insertPlainText("\n")
            return True
        self._keep_and_go(editor, steps)
        return True

    def _leave(self, editor: QWidget, event: QFocusEvent) -> None:
        now = QApplication.focusWidget()
        if event.reason() in _PASSING_REASONS or (
            now is not None and (now is editor or editor.isAncestorOf(now))
        ):
            return
        self._keep(editor)
        self._close(editor)

    def _keep_and_go(self, editor: QWidget, steps: tuple[int, int]) -> None:
        goal = self._view.goal_after(self._begun.get(editor), steps)
        if not self._keep(editor):
            self._show_problem(editor)
            return
        self._close(editor)
        goal()

    def _keep(self, editor: QWidget) -> bool:
        """False, and `refused` of the model, if what stands in the editor cannot be kept."""
        index = self._begun.get(editor)
        if index is None or not index.isValid():
            return True
        try:
            value = cast("CellEditor", editor).result()
        except ValueError as problem:
            self._model.refused.emit(sentence_of(problem))
            return False
        self._is_keeping = True
        try:
            return self._model.change_cell(index, value)
        finally:
            self._is_keeping = False

    def _close(self, editor: QWidget) -> None:
        # Known no more, it is not kept once again when the focus leaves it.
        if self._begun.pop(editor, None) is not None and isValid(editor):
            self._note.say("")
            self.closeEditor.emit(editor)

    def _show_problem(self, editor: QWidget) -> None:
        rect = editor.geometry()
        self._note.setFixedWidth(max(rect.width(), theme().px(320)))
        self._note.say(self._problem)
        room = self._view.viewport().rect()
        top = rect.bottom() + 1
        if top + self._note.height() > room.bottom():
            top = rect.top() - self._note.height()
        self._note.move(max(min(rect.left(), room.right() - self._note.width()), 0), top)
        self._note.raise_()

    def _remember_problem(self, problem: str) -> None:
        self._problem = problem

    def _editor_of(self, watched: QObject) -> QWidget | None:
        widget = watched
        while isinstance(widget, QWidget):
            if widget in self._begun:
                return widget
            widget = widget.parent()
        return None
