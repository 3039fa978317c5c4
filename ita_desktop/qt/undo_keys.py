"""Ctrl+Z and Ctrl+Y in a field: for what is being typed there, and else for the whole window."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class UndoKeys(QObject):
    """A field of Qt takes these keys for itself even where nothing was typed: then the window's own shall have them.

    It watches the field that has the focus. An editor within a table ends with its cell, and keeps its keys.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_question = event.type() == QEvent.Type.ShortcutOverride
        if not is_question or not isinstance(event, QKeyEvent) or not any(map(event.matches, _KEYS)):
            return False
        if _was_typed_in(watched):
            return False
        event.ignore()
        return True

    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None and isValid(self._watched):
            self._watched.removeEventFilter(self)
        self._watched = now if now is not None and self._window.isAncestorOf(now) and _is_field(now) else None
        if self._watched is not None:
            self._watched.installEventFilter(self)


def _is_field(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    is_in_table = parent is not None and isinstance(parent.parentWidget(), QAbstractItemView)
    return isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit) and not is_in_table


def _was_typed_in(field: QObject) -> bool:
    """And perhaps taken back."""
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() or field.isRedoAvailable()
    assert isinstance(field, QTextEdit | QPlainTextEdit)
    return field.document().isUndoAvailable() or field.document().isRedoAvailable()
