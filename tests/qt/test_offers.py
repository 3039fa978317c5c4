"""What is offered under a field is read whole, and a click beside it does what it is aimed at."""

import pytest
from PySide6.QtCore import QEvent, QPointF, QStringListModel, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.qt.offers import Offers

LONG = "หัวหน้าฝ่ายรักษาความสะอาดและสวนสาธารณะ สำนักงานเขตที่มีชื่อยาวกว่าช่อง"


class Form(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.name = QLineEdit()
        self.other = QLineEdit()
        self.offers = Offers(QStringListModel(["หัวหน้าฝ่ายโยธา", LONG], self), self.name)
        self.offers.setCompletionMode(Offers.CompletionMode.UnfilteredPopupCompletion)
        self.name.setCompleter(self.offers)
        layout = QVBoxLayout(self)
        layout.addWidget(self.other)
        layout.addWidget(self.name)
        self.name.setFixedWidth(60)

    @property
    def popup(self) -> QAbstractItemView:
        popup = self.offers.popup()
        assert popup is not None
        return popup

    def press_over(self, aim: QWidget) -> None:
        """As it comes while the list is open: to the list, wherever it is aimed."""
        place = QPointF(aim.mapToGlobal(aim.rect().center()))
        button = Qt.MouseButton.LeftButton
        press = QMouseEvent(
            QEvent.Type.MouseButtonPress,
            QPointF(self.popup.mapFromGlobal(place)),
            place,
            button,
            button,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(self.popup, press)


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    form = Form()
    qtbot.addWidget(form)
    with qtbot.waitExposed(form):
        form.show()
    form.activateWindow()
    form.name.setFocus()
    form.offers.complete()
    qtbot.waitUntil(form.popup.isVisible)
    return form


def test_a_click_beside_the_list_closes_it_and_goes_where_it_is_aimed(form: Form) -> None:
    form.press_over(form.other)
    assert not form.popup.isVisible()
    assert form.focusWidget() is form.other


def test_the_list_is_as_wide_as_what_it_offers(form: Form) -> None:
    assert form.popup.width() > form.name.width()
    assert form.popup.viewport().width() >= form.popup.sizeHintForColumn(0)
