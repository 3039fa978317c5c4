"""What is being typed into a cell, laid aside while the rows under it are replaced, and taken up again."""

from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from ita_desktop.qt.grid_editors import DateEditor, LongEditor
from ita_desktop.qt.rows_model import RowsModel

if TYPE_CHECKING:
    from ita_desktop.qt.grid_view import GridView


class _Typing(NamedTuple):
    key: object
    column_key: str
    text: str
    cursor: int


class EditAside(QObject):
    """Qt lets an editor go together with the row under it, and with it the words."""

    homeless = Signal(str)
    """Words whose row did not come back."""

    def __init__(self, view: "GridView", model: RowsModel[Any]) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._typing: _Typing | None = None
        # Not a lambda: a model without a parent would keep it, and with it the whole place, for ever.
        model.modelAboutToBeReset.connect(self._lay_all_aside)

    def lay_aside(self, first: int, last: int) -> None:
        """If one of the rows from `first` to `last` is being edited."""
        editor, index = self._view.delegate.open_editor
        if editor is None or index is None or not first <= index.row() <= last:
            return
        text, cursor = _read(editor)
        is_new = text != self._model.column(index).text_to_edit(self._model.row(index))
        key = self._model.key(index)
        self._typing = _Typing(key, self._model.column(index).key, text, cursor) if is_new else None
        self._view.delegate.forget(editor)

    def _lay_all_aside(self) -> None:
        self.lay_aside(0, self._model.rowCount())

    def take_up(self) -> None:
        if self._typing is None:
            return
        typing, self._typing = self._typing, None
        index = self._model.index_of(typing.key, typing.column_key)
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.homeless.emit(typing.text)
            return
        self._view.setCurrentIndex(index)
        self._view.edit(index)
        editor, _index = self._view.delegate.open_editor
        if editor is not None:
            _write(editor, typing)


def _line_of(editor: QWidget) -> QWidget:
    if isinstance(editor, DateEditor):
        return editor.field.line
    return editor.text if isinstance(editor, LongEditor) else editor


def _read(editor: QWidget) -> tuple[str, int]:
    line = _line_of(editor)
    if isinstance(line, QLineEdit):
        return line.text(), line.cursorPosition()
    assert isinstance(editor, LongEditor)
    return editor.text.toPlainText(), editor.text.textCursor().position()


def _write(editor: QWidget, typing: _Typing) -> None:
    line = _line_of(editor)
    if isinstance(line, QLineEdit):
        line.setText(typing.text)
        line.setModified(True)
        line.setCursorPosition(typing.cursor)
        line.textEdited.emit(typing.text)
    elif isinstance(editor, LongEditor):
        editor.text.setPlainText(typing.text)
        editor.text.document().setModified(True)
        cursor = editor.text.textCursor()
        cursor.setPosition(min(typing.cursor, len(typing.text)))
        editor.text.setTextCursor(cursor)
