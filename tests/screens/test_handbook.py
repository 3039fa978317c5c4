"""F1 opens the page of the handbook on the place in sight."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ita_desktop import bundled
from ita_desktop.qt.handbook_page import HandbookPage
from ita_desktop.screens.places import list_places
from ita_desktop.screens.shortcuts import Shortcuts
from ita_desktop.thai.word_breaks import strip_breaks

PAGES = bundled.folder("docs")


@pytest.mark.parametrize("place", list_places(), ids=lambda place: place.key)
def test_every_place_has_a_page_with_its_title_and_its_picture(place) -> None:
    page = PAGES / "places" / f"{place.key}.md"
    text = page.read_text(encoding="utf-8")
    assert text.startswith(f"# {place.title}\n")
    assert f"../pictures/{place.key}.png" in text


def test_links_of_the_handbook_lead_to_pages_and_pictures_that_are_there() -> None:
    for page in PAGES.rglob("*.md"):
        links = re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8"))
        missing = [link for link in links if "://" not in link and not (page.parent / link).is_file()]
        assert missing == [], page.name


def test_the_sheet_shows_the_page_and_follows_its_links(qtbot: QtBot) -> None:
    window = QWidget()
    window.resize(1200, 700)
    qtbot.addWidget(window)
    sheet = Shortcuts(window, "ผลการตรวจ", [], None, "places/findings.md")
    qtbot.addWidget(sheet)
    sheet.show()
    assert "ผลการตรวจ" in strip_breaks(sheet.page.toPlainText())
    sheet.page.anchorClicked.emit(QUrl("../checks.md"))
    assert sheet.page.source().fileName() == "checks.md"
    sheet.page.selectAll()
    assert sheet.page.createMimeDataFromSelection().text().startswith("สิ่งที่โปรแกรมตรวจ")


def test_a_place_without_a_page_opens_the_first(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    sheet = Shortcuts(window, "", [], None, "places/nowhere.md")
    qtbot.addWidget(sheet)
    assert sheet.page.source().fileName() == "index.md"


def test_pictures_are_as_wide_as_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    page = HandbookPage()
    qtbot.addWidget(page)
    page.resize(400, 300)
    page.show()
    page.open(PAGES / "index.md")
    picture = page.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("pictures/overview.png"))
    assert 0 < picture.width() / picture.devicePixelRatio() <= page.viewport().width()
