"""The papers place: what each lacks, its fields, its page, and how it leaves the office."""

import datetime
from pathlib import Path

import pdfplumber
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop.actions.checks import Judged, find_findings
from ita_desktop.actions.meetings import MeetingTimes, change_times
from ita_desktop.model.year import PaperKind
from ita_desktop.qt.parts import Panel
from ita_desktop.qt.theme import theme
from ita_desktop.rules.findings import Check, Finding, Place, Severity, Slip
from ita_desktop.screens import paper_files
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.paper_rows import rows_of
from ita_desktop.screens.papers import Papers
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Session, WorkspaceError
from tests.qt.typing_thai import type_thai


@pytest.fixture
def papers(qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Papers:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: True)
    place = Papers(desk)
    place.files.folder = tmp_path / "papers"
    desk.changed.connect(lambda _tables: place.refresh())
    qtbot.addWidget(place)
    place.resize(1150, 640)
    place.refresh()
    place.show()
    return place


def choose(papers: Papers, kind: PaperKind) -> None:
    papers.reveal(Target("papers", field=kind.value))


def register_number(desk: Desk, kind: PaperKind) -> str:
    paper = desk.book.paper(kind)
    assert paper is not None
    return paper.number


def test_every_paper_of_the_sample_is_listed_and_has_pages(papers: Papers, qtbot: QtBot) -> None:
    kinds = {row.kind for row in papers._rows if not row.lack}  # noqa: SLF001
    assert {PaperKind.ORDER, PaperKind.AGENDA, PaperKind.MATRIX, PaperKind.MEASURES} <= kinds
    choose(papers, PaperKind.ORDER)
    qtbot.waitUntil(lambda: papers.page.pages is not None)
    assert papers.page.pages is not None
    assert len(papers.page.pages) >= 2


def test_what_is_being_made_stands_apart_from_what_went_out(papers: Papers) -> None:
    groups = [(group.title, group.facts) for group in papers.grid.model.groups]
    assert groups == [("กำลังจัดทำ", "11"), ("ออกแล้ว", "1")]
    assert papers.grid.view.verticalScrollBar().value() == 0


def test_what_a_meeting_lacks_is_held_against_its_own_papers_alone(desk: Desk) -> None:
    second = desk.book.year.meetings[1]

    def take_day_away(session: Session) -> None:
        change_times(session, second, MeetingTimes(time=second.time))

    desk.change("ยังไม่กำหนดวัน", take_day_away)
    rows = rows_of(desk.book, find_findings(desk.book))
    troubled = {(row.kind, row.meeting and row.meeting.number) for row in rows if row.findings}
    assert troubled >= {(PaperKind.AGENDA, 2), (PaperKind.ATTENDANCE, 2), (PaperKind.INVITATION_MEMO, 2)}
    assert not [number for _kind, number in troubled if number == 1]


def test_a_wording_of_one_agenda_is_not_held_against_the_other(desk: Desk) -> None:
    slip = Slip(Place("ระเบียบวาระ ฉบับที่ 2", paper=PaperKind.AGENDA, paragraph=1, ordinal=2), "", "")
    judged = Judged(
        "key", "", Finding(Check("words", Severity.SHOULD_LOOK, "", lambda _evidence: ()), slip), None
    )
    troubled = [row for row in rows_of(desk.book, [judged]) if row.findings]
    assert [(row.kind, row.meeting and row.meeting.number) for row in troubled] == [(PaperKind.AGENDA, 2)]


def test_a_number_is_kept_when_the_field_is_left_and_can_be_undone(
    papers: Papers, desk: Desk, qtbot: QtBot
) -> None:
    choose(papers, PaperKind.ORDER)
    before = register_number(desk, PaperKind.ORDER)
    papers.fields.number.setFocus()
    papers.fields.number.selectAll()
    qtbot.keyClicks(papers.fields.number, "77/2565")
    qtbot.keyClick(papers.fields.number, Qt.Key.Key_Return)
    assert register_number(desk, PaperKind.ORDER) == "77/2565"
    desk.undo()
    assert register_number(desk, PaperKind.ORDER) == before
    assert papers.fields.number.text() == before
    desk.redo()
    assert register_number(desk, PaperKind.ORDER) == "77/2565"


def test_a_paper_without_records_says_what_is_lacking(empty_desk: Desk, qtbot: QtBot) -> None:
    place = Papers(empty_desk)
    qtbot.addWidget(place)
    place.refresh()
    assert all(row.lack and row.place_of_lack for row in place._rows)  # noqa: SLF001
    with qtbot.waitSignal(empty_desk.going) as going:
        place.notes.lack_opened.emit(place._rows[0].place_of_lack)  # noqa: SLF001
    assert going.args == [Target("committees")]


def test_word_and_pdf_are_written_and_a_changed_file_is_not_written_over(papers: Papers) -> None:
    choose(papers, PaperKind.ORDER)
    papers._word.trigger()  # noqa: SLF001
    papers._pdf.trigger()  # noqa: SLF001
    (word,) = papers.files.folder.glob("*.docx")
    (pdf,) = papers.files.folder.glob("*.pdf")
    with pdfplumber.open(pdf) as opened:
        assert "คำสั่ง" in (opened.pages[0].extract_text() or "")
    word.write_bytes(b"changed by hand")
    papers._word.trigger()  # noqa: SLF001
    assert word.read_bytes() == b"changed by hand"
    assert len(list(papers.files.folder.glob("*.docx"))) == 2


def test_who_only_looks_on_writes_papers_that_nothing_notes(papers: Papers, desk: Desk) -> None:
    refusals: list[str] = []
    desk.refused.connect(refusals.append)
    choose(papers, PaperKind.ORDER)
    before = desk.kept_at
    desk.workspace.read_only = "เปิดดูอย่างเดียว"
    papers._pdf.trigger()  # noqa: SLF001
    papers._pdf.trigger()  # noqa: SLF001
    assert refusals == []
    assert len(list(papers.files.folder.glob("*.pdf"))) == 2
    assert desk.kept_at == before


def test_where_the_office_file_cannot_be_written_the_reason_is_told(
    papers: Papers, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals: list[str] = []
    desk.refused.connect(refusals.append)
    choose(papers, PaperKind.ORDER)

    def refuse(*_given: object) -> None:
        raise WorkspaceError("ที่เก็บเต็ม")

    monkeypatch.setattr(paper_files, "keep_file", refuse)
    papers._pdf.trigger()  # noqa: SLF001
    assert refusals == ["ที่เก็บเต็ม"]
    assert not list(papers.files.folder.glob("*.pdf"))


def test_an_issued_paper_is_locked(papers: Papers, desk: Desk) -> None:
    choose(papers, PaperKind.ORDER)
    papers._issue.trigger()  # noqa: SLF001
    order = desk.book.paper(PaperKind.ORDER)
    assert order is not None
    assert order.is_issued
    papers.reveal(Target("papers", "paper", order.id))
    assert not papers.fields.number.isEnabled()
    assert not papers._issue.isEnabled()  # noqa: SLF001
    desk.undo()
    assert not order_is_issued(desk)


def test_the_paper_in_sight_stays_in_sight_when_it_is_issued_and_when_that_is_undone(
    papers: Papers, desk: Desk
) -> None:
    choose(papers, PaperKind.ORDER)
    papers._issue.trigger()  # noqa: SLF001
    assert not papers.banner.isHidden()
    assert not papers._issue.isEnabled()  # noqa: SLF001
    desk.undo()
    assert papers.banner.isHidden()
    assert papers.grid.current_key == PaperKind.ORDER.value


def test_the_page_of_an_issued_paper_tells_whether_it_is_what_went_out(
    papers: Papers, desk: Desk, qtbot: QtBot
) -> None:
    choose(papers, PaperKind.ORDER)
    papers._issue.trigger()  # noqa: SLF001
    choose(papers, PaperKind.ORDER)
    qtbot.waitUntil(lambda: "ตรงกับฉบับที่ออก" in papers.banner.text)
    assert papers._pdf.isEnabled()  # noqa: SLF001
    with desk.changing("rename") as session:
        load_book(session).year.bodies[0].name = "คณะกรรมการชุดใหม่"
    qtbot.waitUntil(lambda: "ต่างจากฉบับที่ออก" in papers.banner.text)
    assert not papers._pdf.isEnabled()  # noqa: SLF001
    assert not papers._print.isEnabled()  # noqa: SLF001
    told = [panel.accessibleName() for panel in papers.notes.findChildren(Panel)]
    assert any("คณะกรรมการชุดใหม่" in words for words in told)
    button = papers.banner.findChild(QPushButton)
    assert button is not None
    button.click()
    (word,) = papers.files.folder.glob("*.docx")
    order = desk.book.paper(PaperKind.ORDER)
    assert order is not None
    assert word.read_bytes() == order.issued_file


def test_a_paper_that_went_out_by_mistake_is_drafted_again(papers: Papers, desk: Desk, qtbot: QtBot) -> None:
    choose(papers, PaperKind.ORDER)
    papers._issue.trigger()  # noqa: SLF001
    issued = desk.book.paper(PaperKind.ORDER)
    assert issued
    went_out, number = issued.issued_file, issued.number
    qtbot.mouseClick(papers.banner.withdraw, Qt.MouseButton.LeftButton)
    assert not order_is_issued(desk)
    assert papers.banner.isHidden()
    assert papers.fields.number.isEnabled()
    assert papers.fields.number.text() == number
    desk.undo()
    again = desk.book.paper(PaperKind.ORDER)
    assert again
    assert (again.is_issued, again.issued_file) == (True, went_out)


def order_is_issued(desk: Desk) -> bool:
    order = desk.book.paper(PaperKind.ORDER)
    return order is not None and order.is_issued


def test_a_paper_with_faults_is_issued_only_after_a_word(
    papers: Papers, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    order = desk.book.paper(PaperKind.ORDER)
    assert order is not None
    with desk.changing("wrong") as session:
        kept = session.get_one(type(order), order.id)
        kept.subject = "แต่งตั้งคณะกรรมการ (ทดสอบ"
    desk.look_for_slips()
    qtbot.waitSignal(desk.findings_changed, timeout=10_000).wait()
    papers.show_findings()
    choose(papers, PaperKind.ORDER)
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    papers._issue.trigger()  # noqa: SLF001
    assert asked
    assert not order_is_issued(desk)


def test_a_date_is_typed_in_thai(papers: Papers, desk: Desk, qtbot: QtBot) -> None:
    choose(papers, PaperKind.ORDER)
    papers.fields.date.line.setFocus()
    papers.fields.date.line.selectAll()
    type_thai(papers.fields.date.line, "31 ต.ค. 65")
    qtbot.keyClick(papers.fields.date.line, Qt.Key.Key_Return)
    order = desk.book.paper(PaperKind.ORDER)
    assert order is not None
    assert order.date == datetime.date(2022, 10, 31)


def test_each_meeting_has_an_invitation_with_a_number_of_its_own(
    papers: Papers, desk: Desk, qtbot: QtBot
) -> None:
    first, second = (row for row in papers._rows if row.kind is PaperKind.INVITATION_MEMO)  # noqa: SLF001
    assert (first.entry is None, second.entry is None) == (False, True)
    papers.grid.select([second.key])
    papers.fields.number.setFocus()
    papers.fields.number.selectAll()
    type_thai(papers.fields.number, "กท 9901/230")
    qtbot.keyClick(papers.fields.number, Qt.Key.Key_Return)
    assert [
        (paper.number, paper.meeting and paper.meeting.number)
        for paper in desk.book.year.papers
        if paper.kind is PaperKind.INVITATION_MEMO
    ] == [("กท 9901/812", None), ("กท 9901/230", 2)]
    qtbot.waitUntil(lambda: papers.page.pages is not None and bool(papers.page.pages.find("230")))


@pytest.mark.parametrize("scale", [1.5, 1.75])
def test_with_large_letters_the_page_keeps_its_room_and_nothing_is_cut(
    desk: Desk, qtbot: QtBot, scale: float
) -> None:
    theme().scale = scale
    place = Papers(desk)
    qtbot.addWidget(place)
    place.resize(1000, 490)
    place.refresh()
    place.show()
    choose(place, PaperKind.ORDER)
    qtbot.waitUntil(lambda: place.page.pages is not None)
    assert place.page.height() >= theme().px(200)
    # To be scrolled down to, not sideways.
    assert place.right.width() <= place.right_scroll.viewport().width()
    assert place.right.height() > place.right_scroll.viewport().height()
