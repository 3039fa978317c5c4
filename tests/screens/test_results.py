"""The results are read, entered, compared and turned into measures, by keyboard alone."""

from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.actions.checks import find_findings
from ita_desktop.actions.results import open_results_year, set_results
from ita_desktop.exchange.pasted_results import TOTAL
from ita_desktop.model.office import WeakPointRule
from ita_desktop.model.year import Result
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.results import Results
from ita_desktop.storage.books import load_book
from tests.screens.shown_results import shown_results

I7 = "question-knowing-the-spending-plan"


@pytest.fixture
def place(qtbot: QtBot, desk: Desk) -> Results:
    return shown_results(qtbot, desk)


def published(desk: Desk, code: str) -> Decimal | None:
    assert desk.book.results_year is not None
    results = desk.book.results_year.results
    return next((result.published for result in results if result.node.code == code), None)


def codes(place: Results) -> list[str]:
    return [row.code or row.identity for row in place.tree.model.left_rows]


def type_into(qtbot: QtBot, place: Results, typed: str) -> None:
    view = place.tree.view
    qtbot.keyClick(view, Qt.Key.Key_F2)
    editor = view.focusWidget()
    editor.selectAll()  # type: ignore[attr-defined]
    type_words(editor, typed)
    qtbot.keyClick(editor, Qt.Key.Key_Return)


def type_words(widget: QWidget, words: str) -> None:
    """Letters that no key of a plain keyboard has."""
    for letter in words:
        press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(widget, press)


def show_only(place: Results, key: str) -> None:
    place.choice.set_key(key)
    place.choice.changed.emit(key)


def lower_a_score(desk: Desk) -> None:
    """So that indicator 2 no longer follows from its questions."""
    year = desk.book.results_year
    assert year is not None
    desk.change(
        "แก้คะแนน",
        lambda session: set_results(session, year, {"using-the-budget": {"published": Decimal("83.49")}}),
    )


def look_for_slips(desk: Desk, place: Results) -> None:
    with desk.workspace.reading() as session:
        desk.findings = find_findings(load_book(session))
    place.show_findings()


def test_the_instruments_are_open_and_the_rest_unfolds(qtbot: QtBot, place: Results) -> None:
    assert codes(place)[:4] == [TOTAL, "IIT", "1", "2"]
    assert "I7" not in codes(place)
    place.tree.go_to("using-the-budget", "point")
    qtbot.keyClick(place.tree.view, Qt.Key.Key_Right)
    assert "I7" in codes(place)
    qtbot.keyClick(place.tree.view, Qt.Key.Key_Left)
    assert "I7" not in codes(place)


def test_a_score_is_typed_in_thai_digits_and_undone(qtbot: QtBot, place: Results, desk: Desk) -> None:
    place.tree.go_to(I7)
    type_into(qtbot, place, "๗๘.๖๔")
    assert published(desk, "I7") == Decimal("78.64")
    assert desk.steps.undo is not None
    assert desk.steps.undo.words == "แก้คะแนน I7 เป็น 78.64"
    desk.undo()
    assert published(desk, "I7") == Decimal("78.40")
    desk.redo()
    assert published(desk, "I7") == Decimal("78.64")
    assert place.tree.current_row is not None


def test_what_is_no_score_is_refused(qtbot: QtBot, place: Results, desk: Desk) -> None:
    place.tree.go_to(I7)
    refused: list[str] = []
    place.tree.model.refused.connect(refused.append)
    type_into(qtbot, place, "178")
    assert refused
    assert published(desk, "I7") == Decimal("78.40")


def test_an_emptied_score_is_gone_and_comes_back(qtbot: QtBot, place: Results, desk: Desk) -> None:
    place.tree.go_to(I7)
    qtbot.keyClick(place.tree.view, Qt.Key.Key_Delete)
    assert published(desk, "I7") is None
    desk.undo()
    assert published(desk, "I7") == Decimal("78.40")


def test_the_total_is_entered_in_its_row(qtbot: QtBot, place: Results, desk: Desk) -> None:
    place.tree.go_to(TOTAL)
    type_into(qtbot, place, "88.00")
    assert desk.book.results_year is not None
    assert desk.book.results_year.published_total == Decimal("88.00")
    assert "88.00" in {label.text() for label in place.findChildren(QLabel)}


def test_only_the_weak_or_the_contradicting_are_shown(qtbot: QtBot, place: Results, desk: Desk) -> None:
    show_only(place, "weak")
    weak = codes(place)
    assert "I7" in weak
    assert "I8" not in weak
    lower_a_score(desk)
    show_only(place, "off")
    assert codes(place) == ["IIT", "2"]
    show_only(place, "all")
    place.find_field.setText("ผู้มาติดต่อ")
    assert "I1" in codes(place)


def test_a_likely_misprint_is_mended_from_the_banner(qtbot: QtBot, place: Results, desk: Desk) -> None:
    lower_a_score(desk)
    look_for_slips(desk, place)
    assert place.banner.isVisible()
    assert "83.94" in place.banner.mend.text()
    row = place.tree.find_row("using-the-budget")
    assert row is not None
    assert row.is_off
    place.banner.mend.click()
    assert published(desk, "2") == Decimal("83.94")
    look_for_slips(desk, place)
    assert not place.banner.isVisible()


def test_a_contradiction_may_stand_as_published(qtbot: QtBot, place: Results, desk: Desk) -> None:
    lower_a_score(desk)
    look_for_slips(desk, place)
    place.banner.keep_as_published()
    look_for_slips(desk, place)
    assert not place.banner.isVisible()
    assert published(desk, "2") == Decimal("83.49")


def test_weak_points_by_either_rule_and_the_missing_measure_is_drafted(
    qtbot: QtBot, place: Results, desk: Desk
) -> None:
    assert not place.draft_all.isEnabled()
    measures = desk.book.year.measures
    weak = [measure.id for measure in measures if measure.node and measure.node.code in ("8", "E13", "E14")]
    with desk.changing("ลบมาตรการ") as session:
        for measure in load_book(session).year.measures:
            if measure.id in weak:
                session.delete(measure)
    assert place.draft_all.isEnabled()
    assert {point.code for point in place.weak_points.unmended} == {"E13", "E14"}
    place.weak_points.rule.set_key(WeakPointRule.LOWEST.value)
    place.weak_points.rule.changed.emit(WeakPointRule.LOWEST.value)
    assert {"E12", "E13", "E14"} <= {point.code for point in place.weak_points.points}
    count = len(desk.book.year.measures)
    place.draft_all.trigger()
    assert len(desk.book.year.measures) > count
    assert place.weak_points.unmended == []
    desk.undo()
    assert len(desk.book.year.measures) == count


def test_one_key_drafts_the_measure_of_the_row(qtbot: QtBot, place: Results, desk: Desk) -> None:
    said: list[str] = []
    desk.said.connect(said.append)
    place.tree.go_to(I7)
    count = len(desk.book.year.measures)
    place.draft.trigger()
    assert len(desk.book.year.measures) == count + 1
    assert "I7" in said[0]


def test_a_bar_leads_to_its_row(place: Results) -> None:
    place.charts.bars.picked.emit(1)
    assert place.tree.current_row is not None
    assert place.tree.current_row.code == "2"


def test_it_can_be_led_to_a_result(place: Results, desk: Desk) -> None:
    assert desk.book.results_year is not None
    result = next(result for result in desk.book.results_year.results if result.node.code == "E9")
    assert isinstance(result, Result)
    place.reveal(Target("results", "result", result.id, "published"))
    assert place.tree.current_row is not None
    assert place.tree.current_row.code == "E9"


def test_an_earlier_year_stands_beside(qtbot: QtBot, desk: Desk) -> None:
    with desk.changing("เปิดปี 2564") as session:
        year = open_results_year(session, 2564, "bma-2565")
        set_results(session, year, {I7: {"published": Decimal("80.00")}})
    place = shown_results(qtbot, desk)
    place.compare.trigger()
    row = place.tree.find_row(I7)
    assert row is not None
    assert (row.before, row.change) == (Decimal("80.00"), Decimal("-1.60"))
    assert place.charts.years.names == ("2564", "2565")


def test_another_year_shows_its_own_results(qtbot: QtBot, desk: Desk) -> None:
    with desk.changing("เปิดปี 2564") as session:
        set_results(
            session, open_results_year(session, 2564, "bma-2565"), {I7: {"published": Decimal("80.00")}}
        )
    place = shown_results(qtbot, desk)
    desk.open_year(2565)
    row = place.tree.find_row(I7)
    assert row is not None
    assert row.published == Decimal("80.00")
    assert "2564" in place.facts()
    assert place.tree.model.columns[6].title == "ปี 2563"


def test_a_file_without_results_offers_the_paste(qtbot: QtBot, empty_desk: Desk) -> None:
    place = shown_results(qtbot, empty_desk)
    assert place.facts()
    assert not place.draft_all.isEnabled()
    assert codes(place)[0] == TOTAL
    place.tree.go_to(I7)
    type_into(qtbot, place, "78.64")
    assert published(empty_desk, "I7") == Decimal("78.64")


def test_the_year_before_all_others_has_an_empty_state(qtbot: QtBot, desk: Desk) -> None:
    desk.open_year(2565)
    place = shown_results(qtbot, desk)
    assert place.states.currentWidget() is place.empty
    assert place.nothing.isVisible()
    assert place.header_actions() == []


def test_no_label_is_wider_than_its_place(place: Results) -> None:
    for label in place.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert label.fontMetrics().horizontalAdvance(label.text()) <= label.width() + 1
