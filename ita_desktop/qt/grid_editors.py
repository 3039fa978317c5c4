"""What opens in a cell when it is edited: a line, choices, a date, a long text."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Protocol, cast

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.qt.columns import Column
from ita_desktop.qt.dates import DateField
from ita_desktop.qt.text_edit import WordBreakingTextEdit
from ita_desktop.qt.theme import theme
from ita_desktop.thai.names import search_key
from ita_desktop.translation import translate as _

_ValueRole = Qt.ItemDataRole.UserRole
_MOST_LINES_SEEN = 10


class CellEditor(Protocol):
    """Every editor below is such a widget."""

    def begin(self) -> None: ...

    def result(self) -> object:
        """The value as it stands. Raises ValueError with a sentence for the officer."""
        ...


class LineEditor(QLineEdit):
    def __init__(self, parent: QWidget, column: Column[Any], row: Any) -> None:
        super().__init__(parent)
        self._column, self._row = column, row
        self.setAlignment(
            (column.alignment & Qt.AlignmentFlag.AlignHorizontal_Mask) | Qt.AlignmentFlag.AlignVCenter
        )
        self.setAccessibleName(column.title)

    def begin(self) -> None:
        self.setText(self._column.text_to_edit(self._row))
        self.selectAll()

    def result(self) -> object:
        return self._column.read(self._row, self.text())


class ChoiceEditor(QLineEdit):
    """Typing finds among the choices; the list under the line never takes the focus away from it."""

    picked = Signal()
    """With the mouse."""

    def __init__(self, parent: QWidget, column: Column[Any], row: Any) -> None:
        super().__init__(parent)
        self._column, self._row = column, row
        self._choices: Sequence[tuple[str, object]] = (
            column.choices(row) if column.choices is not None else ()
        )
        self.setAccessibleName(column.title)
        self.setPlaceholderText(_("ค้นหา"))
        self.list = QListWidget(self)
        self.list.setWindowFlags(Qt.WindowType.ToolTip | Qt.WindowType.WindowDoesNotAcceptFocus)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setAccessibleName(column.title)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.list.setStyleSheet(f"QListWidget {{ border: 1px solid {theme().tokens.line2.name()} }}")
        self.list.itemClicked.connect(self._pick)
        self.textEdited.connect(self._find)

    def begin(self) -> None:
        value = self._column.value(self._row)
        self.setText(self._column.text_to_edit(self._row))
        self.selectAll()
        self._fill(self._choices)
        for number, (_title, choice) in enumerate(self._choices):
            if choice == value:
                self.list.setCurrentRow(number)
        self._is_typed = False
        self.show_list()

    def result(self) -> object:
        item = self.list.currentItem()
        if item is not None and (self.text() or not self._is_typed):
            return item.data(_ValueRole)
        return self._column.read(self._row, self.text())

    def show_list(self) -> None:
        if not self.list.count():
            self.list.hide()
            return
        lines = min(self.list.count(), _MOST_LINES_SEEN)
        height = lines * max(self.list.sizeHintForRow(0), 1) + 2 * self.list.frameWidth() + theme().px(10)
        metrics = self.list.fontMetrics()
        longest = max(metrics.horizontalAdvance(title) for title, _value in self._choices)
        width = max(self.width(), longest + theme().px(40))
        place = QRect(self.mapToGlobal(QPoint(0, self.height())), self.list.size())
        place.setSize(place.size().expandedTo(self.list.minimumSize()))
        place.setWidth(width)
        place.setHeight(height)
        screen = self.screen().availableGeometry()
        if place.bottom() > screen.bottom():
            place.moveBottom(self.mapToGlobal(QPoint(0, 0)).y() - 1)
        place.moveLeft(max(min(place.left(), screen.right() - place.width()), screen.left()))
        self.list.setGeometry(place)
        self.list.show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: _MOST_LINES_SEEN,
            Qt.Key.Key_PageUp: -_MOST_LINES_SEEN,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        last = self.list.count() - 1
        if last < 0:
            return
        self.list.setCurrentRow(min(max(self.list.currentRow() + step, 0), last))
        item = self.list.currentItem()
        if item is not None:
            self.setText(item.text())
            self.selectAll()

    def hideEvent(self, event: QEvent) -> None:
        self.list.hide()
        super().hideEvent(event)  # type: ignore[arg-type]

    def _fill(self, choices: Sequence[tuple[str, object]]) -> None:
        self.list.clear()
        for title, value in choices:
            item = QListWidgetItem(title or _("(ว่าง)"), self.list)
            item.setSizeHint(QSize(0, theme().px(30)))
            item.setData(_ValueRole, value)

    def _find(self, typed: str) -> None:
        self._is_typed = True
        wanted = search_key(typed)
        keys = [(search_key(title), (title, value)) for title, value in self._choices]
        first = [choice for key, choice in keys if key.startswith(wanted)]
        rest = [choice for key, choice in keys if wanted in key and not key.startswith(wanted)]
        self._fill(first + rest)
        self.list.setCurrentRow(0 if wanted and self.list.count() else -1)
        self.show_list()

    def _pick(self, item: QListWidgetItem) -> None:
        self.setText(item.text())
        self.picked.emit()


class DateEditor(QWidget):
    def __init__(self, parent: QWidget, column: Column[Any], row: Any) -> None:
        super().__init__(parent)
        self._column, self._row = column, row
        self.field = DateField(self, compact=True)
        self.field.setAccessibleName(column.title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.field)
        # Qt hands the first key typed to this one, not to the proxy of a proxy.
        self.setFocusProxy(self.field.line)

    def begin(self) -> None:
        self.field.setDate(cast("date | None", self._column.value(self._row)))
        self.field.line.selectAll()

    def result(self) -> object:
        if not self.field.read():
            raise ValueError(self.field.problem)
        return self.field.date()


class LongEditor(QWidget):
    """Larger than its cell. Enter keeps, Shift+Enter or Alt+Enter begins a new line."""

    def __init__(self, parent: QWidget, column: Column[Any], row: Any) -> None:
        super().__init__(parent)
        self._column, self._row = column, row
        self.text = WordBreakingTextEdit(self)
        self.text.setAccessibleName(column.title)
        self.text.setToolTip(_("Enter เก็บ  Shift+Enter ขึ้นบรรทัดใหม่"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.text)
        self.setFocusProxy(self.text)
        self.setAutoFillBackground(True)

    def begin(self) -> None:
        self.text.setPlainText(self._column.text_to_edit(self._row))
        cursor = self.text.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self.text.setTextCursor(cursor)

    def result(self) -> object:
        return self._column.read(self._row, self.text.toPlainText())


def editor_for(
    parent: QWidget, column: Column[Any], row: Any
) -> LineEditor | ChoiceEditor | DateEditor | LongEditor:
    if column.choices is not None:
        return ChoiceEditor(parent, column, row)
    if column.is_date:
        return DateEditor(parent, column, row)
    return LongEditor(parent, column, row) if column.is_long else LineEditor(parent, column, row)


def is_new_line(event: QKeyEvent, typed_in: object) -> bool:
    """Whether Enter shall begin a new line of a long text instead of keeping it."""
    modifiers = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.AltModifier
    return isinstance(typed_in, QTextEdit | QPlainTextEdit) and bool(event.modifiers() & modifiers)
