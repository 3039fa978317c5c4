"""The table as the officer uses it: rows, filter, totals, clipboard, views, and what to do when it is empty."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.qt.empty_state import EmptyState
from ita_desktop.qt.grid_clipboard import GridClipboard
from ita_desktop.qt.grid_columns import GridColumns
from ita_desktop.qt.grid_selection import remember_selection
from ita_desktop.qt.grid_view import GridView
from ita_desktop.qt.grid_views import make_grid_views
from ita_desktop.qt.problem_note import ProblemNote
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.theme import theme
from ita_desktop.qt.totals_row import TotalsRow
from ita_desktop.translation import translate as _

_NOTE_MS = 8000


class Grid(QWidget):
    """Shows a `RowsModel`. What is changed goes through the model's `change`, a block as one deed."""

    selection_changed = Signal()
    row_opened = Signal(object)
    """Key of the row on which Enter was pressed or which was clicked twice."""
    rows_moved = Signal(object, object)
    """Keys of the rows, and key of the row before which they belong now; None is the end."""
    state_changed = Signal()
    """Columns, order or filter are others now."""

    def __init__(
        self, model: RowsModel[Any], *, is_dense: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.model = model
        self.view = GridView(model, is_dense=is_dense, parent=self)
        self.columns = GridColumns(self.view, model)
        self.clipboard = GridClipboard(self.view, model)
        self.actions_for: Callable[[Sequence[Hashable]], Sequence[QAction]] | None = None
        """The screen's own entries of the context menu, for the keys of the selected rows."""
        self.chosen_by: Callable[[], Sequence[str]] = tuple
        """By what the screen itself chose the rows, in words."""
        self.views = make_grid_views(self, self.view, model, self.columns)
        self._note = ProblemNote(self)
        self._note_timer = QTimer(self, singleShot=True, interval=_NOTE_MS)
        self._note_timer.timeout.connect(lambda: self._note.say(""))
        self._totals = TotalsRow(self.view, model, self)
        self._empty = EmptyState(parent=self, is_quiet=True)
        self._lay_out()
        self._connect()
        self._show_or_say_empty()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        stack = QWidget(self)
        self._stack = QStackedLayout(stack)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        layout.addWidget(stack, 1)
        layout.addWidget(self._totals)
        layout.addWidget(self._note)

    def _connect(self) -> None:
        view, model = self.view, self.model
        view.move_asked.connect(self.move_rows)
        view.grip.dropped.connect(self._drop_rows)
        view.opened.connect(self._open_row)
        view.selection_changed.connect(self.selection_changed)
        view.head.customContextMenuRequested.connect(self._show_columns_menu)
        view.head.filter_row.left.connect(self._return_to_rows)
        view.head.filter_row.closed.connect(view.setFocus)
        model.refused.connect(self._say)
        model.arranged.connect(self._show_or_say_empty)
        model.arranged.connect(self.state_changed)
        self.columns.changed.connect(self.state_changed)
        model.modelAboutToBeReset.connect(self._remember_selection)
        model.arranged.connect(self._restore_selection)
        model.arranged.connect(view.aside.take_up)
        view.aside.homeless.connect(self._save_words)
        theme().changed.connect(self._dress)
        self._select_again: Callable[[], None] | None = None
        find = QShortcut(
            QKeySequence.StandardKey.Find, self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
        )
        find.activated.connect(self.open_filter)

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.view.setAccessibleName(name)

    # Rows

    @property
    def selected_keys(self) -> list[Hashable]:
        return self.view.selected_keys

    @property
    def current_key(self) -> Hashable | None:
        return self.model.key(self.view.currentIndex())

    def select(self, keys: Sequence[Hashable]) -> None:
        """And scrolls to the first."""
        self.view.select_keys(keys)
        if keys:
            index = self.model.index_of(keys[0])
            if index.isValid():
                self.view.scrollTo(index)

    def edit(self, key: Hashable, column_key: str) -> None:
        """Opens the editor of a cell, of a row just added for instance."""
        index = self.model.index_of(key, column_key)
        if index.isValid():
            self.view.setFocus()
            self.view.setCurrentIndex(index)
            self.view.edit(index)

    def let_rows_move(self, can_move: bool = True) -> None:
        """By the grip at the left or with Alt+Up and Alt+Down; the screen answers `rows_moved`."""
        self.view.grip.is_on = can_move

    @property
    def name_of(self) -> Callable[[Any], str] | None:
        """Words a row in the preview of a paste; without it, its first two texts do."""
        return self.clipboard.name_of

    @name_of.setter
    def name_of(self, name_of: Callable[[Any], str] | None) -> None:
        self.clipboard.name_of = name_of

    def set_ground(self, ground_of: Callable[[Any], str | None]) -> None:
        """The name of the colour token behind a row, None for paper."""
        self.view.delegate.ground_of = ground_of

    def set_empty(
        self,
        sentence: str,
        button: str = "",
        action: Callable[[], object] | None = None,
        *,
        sign: str = "",
        advice: str = "",
    ) -> None:
        """What stands here as long as there is no row, and the button that mends it."""
        self._empty.set_sentence(sentence, button, sign=sign, advice=advice)
        self._empty.set_deed(action)
        self._show_or_say_empty()

    def as_table(self) -> tuple[list[str], list[list[str]]]:
        """The titles and texts as shown, group rows as rows with one text: for printing."""
        numbers = self.view.shown_columns
        columns = [self.model.columns[number] for number in numbers]
        lines: list[list[str]] = []
        for place in range(self.model.rowCount()):
            row, group = self.model.row(place), self.model.group(place)
            if group is not None:
                lines.append([group.title])
            elif row is not None:
                lines.append([column.spoken(row) for column in columns])
        return [column.title for column in columns], lines

    def chosen_words(self) -> list[str]:
        """By what the rows were chosen of those there are, for whoever reads them on paper."""
        filters = self.view.head.filter_row.texts
        words = _("{column} มี “{words}”")
        typed = (
            words.format(column=column.title, words=filters[column.key])
            for column in self.model.columns
            if column.key in filters
        )
        return [*filter(None, self.chosen_by()), *typed]

    # Rows that move

    def move_rows(self, step: int) -> None:
        if not self._may_move():
            return
        places = sorted(place for place in self.view.selected_places if self.model.row(place) is not None)
        rows = [place for place in range(self.model.rowCount()) if self.model.row(place) is not None]
        if not places:
            return
        first, last = rows.index(places[0]), rows.index(places[-1])
        if (step < 0 and first == 0) or (step > 0 and last == len(rows) - 1):
            return
        before = first - 1 if step < 0 else last + 2
        self._ask_to_move(places, self.model.key(rows[before]) if before < len(rows) else None)

    def _drop_rows(self, place: int) -> None:
        if not self._may_move():
            return
        places = sorted(self.view.selected_places)
        later = range(place, self.model.rowCount())
        goal = next((each for each in later if each not in places and self.model.row(each) is not None), None)
        if places != list(range(places[0], places[-1] + 1)) or not places[0] <= place <= places[-1] + 1:
            self._ask_to_move(places, self.model.key(goal) if goal is not None else None)

    def _ask_to_move(self, places: Sequence[int], before_key: Hashable | None) -> None:
        keys = [key for place in places if (key := self.model.key(place)) is not None]
        column = self.view.currentIndex().column()
        self.rows_moved.emit(keys, before_key)
        self.view.select_keys(keys)
        index = self.model.index_of(keys[0])
        if index.isValid():
            self.view.selectionModel().setCurrentIndex(
                index.siblingAtColumn(max(column, 0)), self.view.selectionModel().SelectionFlag.NoUpdate
            )

    def _may_move(self) -> bool:
        if not self.view.grip.is_on:
            return False
        if self.model.sorted_column[0] is None and not self.model.is_filtered:
            return True
        self._say(_("แถวเรียงหรือกรองอยู่ โปรดกลับเป็นลำดับเดิมก่อนย้ายแถว"))
        return False

    # Filter and columns

    def open_filter(self) -> None:
        column = self.model.columns[max(self.view.currentIndex().column(), 0)]
        self.view.head.filter_row.open(column.key)

    def columns_menu(self, parent: QWidget | None = None) -> QMenu:
        return self.columns.menu(parent or self)

    def _show_columns_menu(self, point: QPoint) -> None:
        menu = self.columns.menu(self, self.view.head.logicalIndexAt(point))
        if self.views.store is not None:
            menu.addSeparator()
            menu.addMenu(self.views.menu(menu))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.view.head.mapToGlobal(point))

    # Menu of the rows

    def context_menu(self) -> QMenu:
        menu = QMenu(self)
        own = list(self.actions_for(self.selected_keys)) if self.actions_for is not None else []
        if own:
            menu.addActions(own)
            menu.addSeparator()
        can_change = self.model.change is not None
        index = self.view.currentIndex()
        is_editable = bool(index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable)
        self._add(menu, _("แก้"), "F2", lambda: self.view.edit(index), is_editable)
        self._add(menu, _("คัดลอก"), "Ctrl+C", self.clipboard.copy)
        self._add(menu, _("คัดลอกพร้อมหัวตาราง"), "Ctrl+Shift+C", lambda: self.clipboard.copy(True))
        self._add(menu, _("วาง"), "Ctrl+V", self.clipboard.paste, can_change)
        self._add(menu, _("ล้างช่อง"), "Delete", self.clipboard.clear, can_change)
        self._add(
            menu,
            _("เติมลง"),
            "Ctrl+D",
            self.clipboard.fill_down,
            can_change and len(self.view.selected_places) > 1,
        )
        if self.view.grip.is_on:
            menu.addSeparator()
            self._add(menu, _("เลื่อนขึ้น"), "Alt+Up", lambda: self.move_rows(-1))
            self._add(menu, _("เลื่อนลง"), "Alt+Down", lambda: self.move_rows(1))
        menu.addSeparator()
        self._add(menu, _("กรอง"), "Ctrl+F", self.open_filter)
        menu.addMenu(self.columns.menu(menu, index.column()))
        if self.views.store is not None:
            menu.addMenu(self.views.menu(menu))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        point = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            rect = self.view.visualRect(self.view.currentIndex())
            point = self.view.viewport().mapToGlobal(rect.bottomLeft())
        menu = self.context_menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(point)

    def _add(
        self, menu: QMenu, words: str, keys: str, deed: Callable[[], object], is_enabled: bool = True
    ) -> None:
        action = menu.addAction(words, deed)
        # Only shown here: the table itself answers the keys.
        action.setShortcut(QKeySequence(keys))
        action.setShortcutVisibleInContextMenu(True)
        action.setEnabled(is_enabled)

    # How it follows the model

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.columns.spread()

    def _open_row(self, index: QModelIndex) -> None:
        self.row_opened.emit(self.model.key(index))

    def _return_to_rows(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0, self.view.first_column))

    @property
    def problem(self) -> str:
        """The sentence under the table, if something was refused just now."""
        return self._note.sentence

    def _say(self, sentence: str) -> None:
        """Under the table, unless it already stands under the cell, whose editor is still open."""

        def say() -> None:
            if not self.view.delegate.note.sentence:
                self._note.say(sentence)
                self._note_timer.start()

        QTimer.singleShot(0, self, say)

    def _save_words(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        self._say(_("แถวที่กำลังแก้ไม่อยู่ในตารางแล้ว คัดลอกข้อความที่พิมพ์ไว้ให้ กด Ctrl+V เพื่อวาง"))

    def _show_or_say_empty(self) -> None:
        is_empty = not self.model.all_rows and bool(self._empty.sentence)
        self._stack.setCurrentIndex(int(is_empty))
        # Tab would stop dead at a table that is hidden.
        self.setFocusProxy(self._empty if is_empty else self.view)

    def _remember_selection(self) -> None:
        self._select_again = remember_selection(self.view, self.model)

    def _restore_selection(self) -> None:
        if self._select_again is not None:
            select_again, self._select_again = self._select_again, None
            select_again()

    def _dress(self) -> None:
        self.view.dress()
        self.columns.spread()
        self._totals.renew()
