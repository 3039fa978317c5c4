"""Is somebody in the midst of typing or choosing? What is shown must then stay what they saw."""

from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit


def has_unkept_words() -> bool:
    """Whether words stand in the field in use that are not kept yet, or a dialog waits for its answer."""
    if QApplication.activeModalWidget() is not None:
        return True
    field = QApplication.focusWidget()
    if isinstance(field, QLineEdit):
        return field.isModified()
    return isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isModified()
