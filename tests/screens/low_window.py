"""A place as a screen of 1366 x 768 leaves it at 150 %: low, and narrow for what stands in it."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.qt.ordered_list import OrderedList
from ita_desktop.qt.theme import theme


def make_low(qtbot: QtBot, place: QWidget) -> None:
    theme().scale = 1.5
    place.resize(1054, 546)
    qtbot.waitUntil(lambda: place.size().height() == 546)
    qtbot.wait(1)


def room_for_rows(list_: OrderedList) -> int:
    """How many rows of one line it shows at once."""
    return list_.viewport().height() // (theme().line_height() + theme().px(14))
