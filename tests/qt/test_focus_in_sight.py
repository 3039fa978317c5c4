"""The keyboard never goes to what nobody sees."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.qt.focus_in_sight import FocusInSight


def test_what_is_scrolled_away_comes_into_sight_when_tab_enters_it(qtbot: QtBot) -> None:
    window, inside, area = QWidget(), QWidget(), QScrollArea()
    qtbot.addWidget(window)
    FocusInSight(window)
    before, first = QPushButton("ก่อน"), QLineEdit()
    column = QVBoxLayout(inside)
    for field in (first, *(QLineEdit() for _number in range(30))):
        column.addWidget(field)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    area.setWidget(inside)
    around = QVBoxLayout(window)
    around.addWidget(before)
    around.addWidget(area)
    window.resize(200, 240)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QWidget.setTabOrder(before, first)
    before.setFocus()
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    assert first.visibleRegion().isEmpty()
    qtbot.keyClick(before, Qt.Key.Key_Tab)
    assert first.hasFocus()
    assert not first.visibleRegion().isEmpty()
