"""Buttons keep their words away from their picture, and cut them where they have no room."""

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QStyleOptionButton, QWidget

from ita_desktop.qt.action_buttons import ActionButton, make_action
from ita_desktop.qt.icons import icon
from ita_desktop.qt.mark_icons import mark_icon
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.push_button import PushButton
from ita_desktop.qt.theme import theme

NAME = "ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม"


def shown(button: PushButton, width: int) -> QImage:
    button.resize(width, 34)
    return button.grab().toImage()


def test_words_stand_away_from_the_picture(qtbot) -> None:
    button = PushButton(NAME)
    qtbot.addWidget(button)
    plain = button.sizeHint().width()
    button.setIcon(icon("print"))
    assert button.sizeHint().width() - plain >= theme().px(18 + 8)


def test_a_picture_alone_keeps_its_square(qtbot) -> None:
    button = PushButton()
    qtbot.addWidget(button)
    button.setIcon(icon("print"))
    option = QStyleOptionButton()
    button.initStyleOption(option)
    assert option.iconSize.width() == option.iconSize.height()  # type: ignore[attr-defined]


def test_what_is_too_narrow_for_its_words_shows_fewer(qtbot) -> None:
    long, short = PushButton(NAME), PushButton("ฝ่าย…")
    for button in (long, short):
        qtbot.addWidget(button)
    narrow = short.sizeHint().width() + 4
    short.resize(narrow, 34)
    assert shown(long, narrow).size() == shown(short, narrow).size()
    assert shown(long, narrow) != shown(long, long.sizeHint().width()).copy(0, 0, narrow, 34)
    assert long.text() == NAME


def test_a_mark_as_icon_follows_the_theme(qtbot) -> None:
    scheme = theme().scheme
    try:
        theme().scheme = "light"
        light = mark_icon(Mark.LATE).pixmap(18).toImage()
        theme().scheme = "dark"
        assert mark_icon(Mark.LATE).pixmap(18).toImage() != light
    finally:
        theme().scheme = scheme


def test_a_button_that_goes_is_not_shown_again(qtbot) -> None:
    place = QWidget()
    qtbot.addWidget(place)
    action = make_action("พิมพ์", "print", parent=place)
    button = ActionButton(action, parent=place)
    place.show()
    button.retire()
    action.setText("พิมพ์ตาราง")
    theme().changed.emit()
    assert not button.isVisible()
