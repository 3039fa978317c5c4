"""Words that look like HTML are shown as they were typed: no file name and no title makes marks, links or pictures."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QToolTip
from pytestqt.qtbot import QtBot

from ita_desktop.qt.texts import tooltip
from ita_desktop.qt.theme import theme

TYPED = '<b>หนา</b> <img src="file:///etc/passwd"> <a href="http://192.0.2.1">&lt;'


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    theme().apply(qapp)


def test_a_label_shows_the_words_themselves(qtbot: QtBot) -> None:
    label = QLabel(TYPED)
    qtbot.addWidget(label)
    label.show()
    assert (label.textFormat(), label.text()) == (Qt.TextFormat.PlainText, TYPED)


def test_a_message_shows_the_words_themselves(qtbot: QtBot) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, "แฟ้ม", TYPED)
    box.setInformativeText(TYPED)
    qtbot.addWidget(box)
    box.show()
    shown = [label for label in box.findChildren(QLabel) if label.text()]
    assert {label.textFormat() for label in shown} == {Qt.TextFormat.PlainText}
    assert TYPED in {label.text() for label in shown}


def test_a_tooltip_escapes_the_words_and_is_itself_html(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    label.show()
    QToolTip.showText(QPoint(5, 5), tooltip(TYPED), label)
    (tip,) = (
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QLabel) and each.metaObject().className() == "QTipLabel"
    )
    assert tip.textFormat() == Qt.TextFormat.AutoText
    assert "<b>" not in tip.text()
    assert "<img" not in tip.text()
    QToolTip.hideText()
