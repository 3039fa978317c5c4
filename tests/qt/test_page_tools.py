"""The line under pages tells which one is in sight and how large, and changes that."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.qt.page_tools import PageTools
from ita_desktop.qt.page_view import PageView


class BlankPages:
    def __len__(self) -> int:
        return 3

    def size_mm(self, page: int) -> tuple[float, float]:
        return 210, 297

    def paint(self, painter: QPainter, page: int) -> None: ...


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[tuple[PageView, PageTools]]:
    whole = QWidget()
    qtbot.addWidget(whole)
    view = PageView()
    tools = PageTools(view)
    column = QVBoxLayout(whole)
    column.addWidget(view)
    column.addWidget(tools)
    whole.resize(600, 500)
    whole.show()
    view.show_pages(BlankPages())
    view.set_zoom(1.0)
    yield view, tools
    # What holds them lives as long as the test.
    whole.close()


def test_it_tells_the_page_in_sight(shown: tuple[PageView, PageTools]) -> None:
    view, tools = shown
    assert tools.place.text() == "หน้า 1 จาก 3 · 100%"
    view.reveal(2)
    assert tools.place.text() == "หน้า 3 จาก 3 · 100%"
    view.show_pages(None)
    assert tools.place.text() == ""


def test_its_buttons_change_the_size(shown: tuple[PageView, PageTools]) -> None:
    view, tools = shown
    smaller, fitting, larger = tools.findChildren(QToolButton)
    larger.click()
    assert view.zoom > 1
    smaller.click()
    smaller.click()
    assert view.zoom < 1
    assert tools.place.text().endswith(f"{round(view.zoom * 100)}%")
    fitted = view.zoom
    fitting.click()
    assert view.zoom != fitted
