"""A dialog that was answered goes; what was typed into it can still be read."""

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.qt.dialogs import ask, open_until_answered


@pytest.mark.parametrize("is_accepted", [True, False])
def test_an_answered_dialog_goes_and_can_still_be_read(qtbot: QtBot, is_accepted: bool) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    dialog = QDialog(window)
    field = QLineEdit(dialog)

    def answer() -> None:
        field.setText("สมมติ")
        dialog.accept() if is_accepted else dialog.reject()

    QTimer.singleShot(0, answer)
    assert ask(dialog) is is_accepted
    assert field.text() == "สมมติ"
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(QDialog) == []


def test_an_opened_dialog_goes_when_it_is_answered(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = QDialog(window)
    heard: list[str] = []
    field = QLineEdit("สมมติ", dialog)
    dialog.accepted.connect(lambda: heard.append(field.text()))
    open_until_answered(dialog)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(QDialog) == [dialog]
    dialog.accept()
    assert heard == ["สมมติ"]
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert window.findChildren(QDialog) == []
