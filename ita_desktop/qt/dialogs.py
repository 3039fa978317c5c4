"""Asks by a dialog that goes when it is answered."""

from PySide6.QtWidgets import QDialog


def ask(dialog: QDialog) -> bool:
    """Whether it was accepted; what was typed into it can still be read.

    A closed dialog would stay with its parent, and hear all that happens, for as long as the window stands.
    """
    is_accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return is_accepted


def open_until_answered(dialog: QDialog) -> None:
    """As `ask`, while whoever asks goes on."""
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
