"""The overview: what is due, the phases and their moves, readiness, and the ways to the lists."""

import datetime
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from ita_desktop.actions.checks import find_findings
from ita_desktop.actions.committees import add_usual_bodies
from ita_desktop.actions.phases import usual_phases
from ita_desktop.actions.responsibilities import Carrier, assign
from ita_desktop.model.phase import Phase
from ita_desktop.model.year import Part, PublicationState, Responsibility
from ita_desktop.rules.due_work import list_due_work
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.due_list import WorkLine
from ita_desktop.screens.first_steps import StepLine
from ita_desktop.screens.overview import Overview
from ita_desktop.screens.overview_panels import SectionLine
from ita_desktop.screens.phase_dialog import PhaseDialog
from ita_desktop.screens.way_list import WayList
from ita_desktop.storage.books import load_book

TODAY = datetime.date(2023, 4, 10)

Show = Callable[[Desk], Overview]


@pytest.fixture
def show(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Show:
    def shown(desk: Desk) -> Overview:
        monkeypatch.setattr(desk, "today", lambda: TODAY)
        place = Overview(desk)
        qtbot.addWidget(place)
        desk.changed.connect(lambda tables: place.refresh() if place.shows & tables else None)
        place.resize(1158, 644)
        place.show()
        place.refresh()
        return place

    return shown


@pytest.fixture
def place(desk: Desk, show: Show) -> Overview:
    return show(desk)


def phase(desk: Desk, name: str) -> Phase:
    return next(phase for phase in desk.book.year.phases if phase.name == name)


def words(lines: WayList) -> list[str]:
    return [line.words for line in lines.shown_lines()]


def day(month: int, number: int) -> datetime.date:
    return datetime.date(2023, month, number)


def test_what_is_late_stands_on_top_and_leads_to_its_record(
    place: Overview, desk: Desk, qtbot: QtBot
) -> None:
    assert words(place.due.list)[0] == "เลยกำหนด 3"
    with qtbot.waitSignal(desk.going) as going:
        place.due.list.setFocus()
        qtbot.keyClick(place.due.list, Qt.Key.Key_Home)
        qtbot.keyClick(place.due.list, Qt.Key.Key_Return)
    assert going.args
    target: Target = going.args[0]
    record = desk.find(target.table, target.number)
    assert isinstance(record, Responsibility)
    assert (target.place, record.node.code) == ("responsibility", "O14")


def test_what_does_not_fit_folds_into_one_line_and_unfolds(place: Overview, desk: Desk, qtbot: QtBot) -> None:
    shown = place.due.list.shown_lines()
    due = len(list_due_work(desk.book, TODAY))
    hidden = due - sum(isinstance(line, WorkLine) for line in shown)
    counts = [int(number) for number in re.findall(r"([0-9]+) งาน", shown[-1].words)]
    assert shown[-1].words.startswith("อีก ")
    assert shown[-1].words.endswith("งานต่อจากนี้")
    assert sum(counts) == hidden
    assert shown[-1].way is not None
    shown[-1].way()
    assert sum(isinstance(line, WorkLine) for line in place.due.list.shown_lines()) == due


def test_a_higher_window_shows_more_and_none_a_cut_line(place: Overview) -> None:
    few = len(place.due.list.shown_lines())
    assert place.due.list.verticalScrollBar().maximum() == 0
    place.resize(1158, 900)
    assert len(place.due.list.shown_lines()) > few
    assert place.due.list.verticalScrollBar().maximum() == 0


def test_on_the_smallest_screen_five_works_are_in_sight(place: Overview) -> None:
    place.resize(1158, 592)
    assert sum(isinstance(line, WorkLine) for line in place.due.list.shown_lines()) >= 5


def test_the_work_of_one_section_stands_alone(place: Overview, qtbot: QtBot) -> None:
    whose = place.due.whose
    whose.setCurrentIndex(next(n for n in range(whose.count()) if whose.itemText(n).startswith("ฝ่ายรายได้")))
    whose.activated.emit(whose.currentIndex())
    works = [line for line in place.due.list.shown_lines() if isinstance(line, WorkLine)]
    assert works
    assert all("ฝ่ายรายได้" in line.words for line in works)


def test_readiness_follows_a_change_at_once(place: Overview, desk: Desk) -> None:
    before = place.readiness.figure.text()
    o15 = next(row for row in desk.book.year.responsibilities if row.node.code == "O15")
    with desk.changing("เผยแพร่") as session:
        session.get_one(Responsibility, o15.id).state = PublicationState.PUBLISHED
    assert float(place.readiness.figure.text()) > float(before)
    desk.undo()
    assert place.readiness.figure.text() == before


def test_each_number_of_the_readiness_is_a_way_to_its_items(
    place: Overview, desk: Desk, qtbot: QtBot
) -> None:
    lines = place.readiness.list.shown_lines()
    section = next(line for line in lines if isinstance(line, SectionLine))
    for way, field in (
        (section.way, f"unit:{desk.book.sections[0].id}"),
        (place.readiness.figure.click, "state:published"),
        (lambda: place.readiness.line.picked.emit(2), "state:not-started"),
    ):
        assert way is not None
        with qtbot.waitSignal(desk.going) as going:
            way()
        assert going.args == [Target("responsibility", field=field)]


def test_an_orphan_stands_first_in_the_readiness(place: Overview, desk: Desk) -> None:
    o12 = next(row for row in desk.book.year.responsibilities if row.node.code == "O12")
    with desk.changing("เอาหลักออก") as session:
        assign(session, desk.book.year, [o12.node], Carrier(unit=desk.book.sections[0]), None)
    assert words(place.readiness.list)[0] == "ยังไม่มีหลัก · O12 0.44"


def test_findings_come_when_the_checks_have_looked(place: Overview, desk: Desk, qtbot: QtBot) -> None:
    o16 = next(row for row in desk.book.year.responsibilities if row.node.code == "O16")
    with desk.changing("หลักที่สอง") as session:
        assign(session, desk.book.year, [o16.node], Carrier(unit=desk.book.sections[1]), Part.LEAD)
    with desk.workspace.reading() as session:
        desk.findings = find_findings(load_book(session, 2566), only=["item-with-several-leads"])
    place.show_findings()
    assert place.findings.all.text() == "ดูทั้งหมด 1"
    with qtbot.waitSignal(desk.going) as going:
        way = place.findings.list.shown_lines()[0].way
        assert way is not None
        way()
    assert going.args == [Target("findings", field=desk.findings[0].key)]


def test_the_keyboard_passes_over_a_list_that_leads_nowhere(place: Overview, desk: Desk) -> None:
    desk.findings, desk.has_looked = (), True
    place.show_findings()
    assert words(place.findings.list) == ["ไม่พบที่ต้องแก้หรือควรดู"]
    assert place.findings.list.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert place.due.list.focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_where_nothing_is_due_the_keyboard_begins_at_what_says_so(place: Overview) -> None:
    assert place.due.start is place.due.list
    place.due.show(())
    assert place.due.start.accessibleName().startswith("ไม่มีงานค้าง")


def test_last_years_level_says_how_far_the_next_one_is(place: Overview, desk: Desk, qtbot: QtBot) -> None:
    assert (place.last_year.total.text(), place.last_year.lack.text()) == ("89.52", "ขาดอีก 5.48 ถึง AA")
    assert place.last_year.radar.names == tuple(str(number) for number in range(1, 11))
    with qtbot.waitSignal(desk.going) as going:
        place.last_year.radar.picked.emit(0)
    assert going.args
    assert going.args[0].place == "results"


def test_dragging_the_end_of_a_phase_asks_with_the_new_day(place: Overview, desk: Desk, qtbot: QtBot) -> None:
    line, publishing = place.line, phase(desk, "เผยแพร่ OIT")
    end = line.place_of(publishing)
    start = QPoint(round(end.right()), round(end.center().y()))
    step = QPoint(round(line.width() / 365 * 8), 0)
    line.move_asked.disconnect()
    with qtbot.waitSignal(line.move_asked) as asked:
        qtbot.mousePress(line, Qt.MouseButton.LeftButton, pos=start)
        qtbot.mouseMove(line, start + step)
        qtbot.mouseRelease(line, Qt.MouseButton.LeftButton, pos=start + step)
    assert asked.args == [publishing, publishing.first_day, day(4, 28)]


def test_the_keys_choose_a_phase_and_open_it(place: Overview, qtbot: QtBot) -> None:
    line = place.line
    line.opened.disconnect()
    first = line.current()
    qtbot.keyClick(line, Qt.Key.Key_Right)
    second = line.current()
    assert second is not None
    assert second is not first
    assert second.name in line.accessibleDescription()
    with qtbot.waitSignal(line.opened) as opened:
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert opened.args == [second]


def test_the_preview_names_what_moves_and_one_undo_brings_all_back(
    place: Overview, desk: Desk, qtbot: QtBot
) -> None:
    publishing = phase(desk, "เผยแพร่ OIT")
    dialog = PhaseDialog(desk, publishing, publishing.first_day, day(4, 28))
    qtbot.addWidget(dialog)
    dialog.show()
    assert any(words.startswith("O17 ") and "28 เม.ย." in words for words in dialog.hanging_dates())
    dialog.note.setText("หนังสือ กท 0000/1")
    dialog.main.click()
    assert phase(desk, "เผยแพร่ OIT").last_day == day(4, 28)
    due = {row.node.code: row.due_date for row in desk.book.year.responsibilities}
    assert (due["O17"], due["O14"]) == (day(4, 28), day(4, 5))
    desk.undo()
    assert phase(desk, "เผยแพร่ OIT").last_day == day(4, 20)
    due = {row.node.code: row.due_date for row in desk.book.year.responsibilities}
    assert due["O17"] == day(4, 20)
    desk.redo()
    assert phase(desk, "เผยแพร่ OIT").note == "หนังสือ กท 0000/1"


def test_days_that_cannot_be_are_told_in_the_dialog(place: Overview, desk: Desk, qtbot: QtBot) -> None:
    publishing = phase(desk, "เผยแพร่ OIT")
    dialog = PhaseDialog(desk, publishing, day(5, 1), day(4, 1))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.main.click()
    assert "มาก่อนวันเริ่ม" in dialog.problem.text()
    assert dialog.isVisible()


def test_a_year_without_phases_takes_the_usual_ones(empty_desk: Desk, show: Show, qtbot: QtBot) -> None:
    place = show(empty_desk)
    assert place.no_phases.isVisible()
    assert not place.line.isVisible()
    qtbot.mouseClick(place.no_phases.button, Qt.MouseButton.LeftButton)
    assert [each.name for each in empty_desk.book.year.phases] == [each.name for each in usual_phases(2566)]
    assert place.line.isVisible()


def test_a_new_office_sees_what_it_lacks(empty_desk: Desk, show: Show) -> None:
    place = show(empty_desk)
    assert words(place.readiness.list) == ["ยังไม่มีหลัก · 30 ข้อ 40.00"]
    assert not place.due.whose.isVisible()
    assert not place.last_year.radar.isVisible()


def test_a_new_year_begins_with_steps_that_lead_to_their_places(
    empty_desk: Desk, show: Show, qtbot: QtBot
) -> None:
    place = show(empty_desk)
    assert words(place.due.list)[0] == "เริ่มต้นปี 2566 0/5"
    with qtbot.waitSignal(empty_desk.going) as going:
        place.due.list.setFocus()
        qtbot.keyClick(place.due.list, Qt.Key.Key_Home)
        qtbot.keyClick(place.due.list, Qt.Key.Key_Return)
    assert going.args
    assert going.args[0].place == "results"

    book = empty_desk.book
    empty_desk.change("ตั้งคณะกรรมการ", lambda session: add_usual_bodies(session, book.year))
    assert words(place.due.list)[0] == "เริ่มต้นปี 2566 1/5"
    done = [line for line in words(place.due.list) if line.endswith("ทำแล้ว")]
    assert [line.split("\n")[0] for line in done] == ["ตั้งคณะกรรมการ"]


def test_a_year_on_its_way_is_told_no_first_steps(place: Overview) -> None:
    place.resize(1158, 6000)
    assert not any(isinstance(line, StepLine) for line in place.due.list.shown_lines())


@pytest.mark.parametrize("width", [760, 1158])
def test_no_label_is_wider_than_its_place(place: Overview, width: int, qtbot: QtBot) -> None:
    place.resize(width, 594)
    for label in place.findChildren(QLabel):
        if label.isVisible():
            assert label.width() >= label.minimumSizeHint().width(), label.text()
    qtbot.waitUntil(lambda: place.scroll_area.horizontalScrollBar().maximum() == 0)
    for panel in (place.due_panel, place.readiness_panel, place.last_year_panel):
        right = panel.mapTo(place, QPoint(panel.width(), 0)).x()
        assert right <= width


def test_every_list_and_choice_has_a_name(place: Overview) -> None:
    for widget in (place.due.list, place.due.whose, place.readiness.list, place.findings.list, place.line):
        assert widget.accessibleName()


def test_reminders_are_offered_for_as_many_sections_as_press(
    place: Overview, desk: Desk, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [action.text() for action in place.header_actions()] == ["พิมพ์ภาพรวม", "ทำใบเร่งรัด 2 ฝ่าย"]
    path = tmp_path / "ใบเร่งรัด.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    with qtbot.waitSignal(desk.said):
        place.write_reminders()
    assert path.read_bytes().startswith(b"PK")


def test_without_pressing_work_nothing_is_offered(empty_desk: Desk, show: Show) -> None:
    assert [action.text() for action in show(empty_desk).header_actions()] == ["พิมพ์ภาพรวม"]
