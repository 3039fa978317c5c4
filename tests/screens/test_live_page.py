"""The page beside a place follows every change, keeps its place, and says what is still missing."""

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from pytestqt.qtbot import QtBot

from ita_desktop.actions.committees import rename_body
from ita_desktop.documents.content import Document, PageStart, Paragraph
from ita_desktop.documents.writers.to_pages import Pages, Place
from ita_desktop.model.year import PaperKind
from ita_desktop.qt.page_view import PageView
from ita_desktop.qt.texts import TextView
from ita_desktop.screens import live_page
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.live_page import LivePage

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot: QtBot, desk: Desk, kind: PaperKind = PaperKind.ORDER) -> LivePage:
    page = LivePage(desk, kind)
    qtbot.addWidget(page)
    page.resize(640, 700)
    with qtbot.waitSignal(page.composed):
        page.show()
    return page


@pytest.mark.parametrize("kind", PaperKind)
def test_every_paper_of_the_sample_is_shown(qtbot: QtBot, desk: Desk, kind: PaperKind) -> None:
    page = shown(qtbot, desk, kind)
    assert page.pages
    assert page.sentence == ""


@pytest.mark.parametrize("kind", PaperKind)
def test_without_records_a_sentence_stands_in_its_place(
    qtbot: QtBot, empty_desk: Desk, kind: PaperKind
) -> None:
    page = shown(qtbot, empty_desk, kind)
    assert page.pages is None
    assert "จะปรากฏที่นี่" in page.sentence


def test_a_change_is_seen_a_moment_later_and_the_page_stays_where_it_was(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    view = page.findChild(PageView)
    assert isinstance(view, PageView)
    view.set_zoom(1.5)
    view.verticalScrollBar().setValue(321)
    with qtbot.waitSignal(page.composed):
        desk.change("เปลี่ยนชื่อ", lambda session: rename_body(session, desk.book.year.bodies[1], "คณะทำงานใหม่"))
    assert page.pages
    assert page.pages.find("คณะทำงานใหม่")
    assert view.zoom == 1.5
    assert view.verticalScrollBar().value() == 321


def test_changes_out_of_sight_wait_until_it_is_seen(qtbot: QtBot, desk: Desk) -> None:
    page = LivePage(desk, PaperKind.ORDER)
    qtbot.addWidget(page)
    desk.change("เปลี่ยนชื่อ", lambda session: rename_body(session, desk.book.year.bodies[1], "คณะทำงานใหม่"))
    qtbot.wait(150)
    assert page.pages is None


def test_what_is_chosen_is_marked_also_on_new_pages(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    asked: list[Pages] = []

    def find(pages: Pages) -> list[Place]:
        asked.append(pages)
        return [Place(0, QRectF(10, 10, 100, 20))]

    page.mark(find)
    with qtbot.waitSignal(page.composed):
        desk.change("เปลี่ยนชื่อ", lambda session: rename_body(session, desk.book.year.bodies[1], "คณะใหม่"))
    assert asked[-1] is page.pages
    assert asked[0] is not page.pages


def test_another_paper_or_another_way_to_make_it_is_shown(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    own = Document("เอกสาร", "", (PageStart(), Paragraph("ข้อความเอง")))
    with qtbot.waitSignal(page.composed):
        page.show_paper(PaperKind.MEASURES, compose=lambda _book: own)
    assert page.pages
    assert page.pages.document is own
    with qtbot.waitSignal(page.composed):
        page.show_paper(PaperKind.MINUTES, desk.book.year.meetings[0])
    assert page.pages
    assert page.pages.find("มติที่ประชุม")


@pytest.mark.parametrize("font", ["TH SarabunPSK", None])
def test_a_font_that_is_missing_is_told_under_the_page(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, font: str | None
) -> None:
    monkeypatch.setattr(live_page, "missing_font", lambda _document: font)
    page = shown(qtbot, desk)
    notes = [
        view for view in page.findChildren(TextView) if "ไม่มีแบบอักษร" in view.text() and view.isVisibleTo(page)
    ]
    assert [note.text() for note in notes] == ([f"ไม่มีแบบอักษร {font}"] if font else [])
    assert all(f"แฟ้ม Word ยังเป็น {font}" in note.accessibleDescription() for note in notes)


def test_a_click_leads_to_the_record_that_begins_above_it(qtbot: QtBot, desk: Desk) -> None:
    page = shown(qtbot, desk)
    pages = page.pages
    assert pages is not None
    first, second = (pages.places_of(number)[0] for number in (4, 6))
    page.records = lambda _pages: [("first", [first]), ("second", [second])]
    view = page.findChild(PageView)
    assert view is not None
    picked: list[object] = []
    page.picked.connect(picked.append)
    for place in (first, second):
        view.reveal(place.page, place.rect)
        qtbot.mouseClick(
            view.viewport(), LEFT, pos=view.box_in_view(place.page, place.rect).center().toPoint()
        )
    view.picked.emit(first.page, QPointF(100, first.rect.top() - 20))
    assert picked == ["first", "second"]
