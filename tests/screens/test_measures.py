"""The measures: seen in groups, typed into the table, followed up, moved, and printed in a layout of the office."""

import datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QAbstractItemModel, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QKeySequence
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop.actions.measure_owners import owners_of
from ita_desktop.actions.measures import (
    FollowUpValues,
    MeasureValue,
    record_result,
    remove_measures,
    set_measure_values,
)
from ita_desktop.actions.results import draft_measures
from ita_desktop.model.layouts import read_layout
from ita_desktop.model.year import FollowUp, Measure, MeasureState
from ita_desktop.qt.texts import TextView
from ita_desktop.rules.follow_up_rounds import Standing, follow_up_rounds
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.follow_up_dialog import FollowUpDialog
from ita_desktop.screens.follow_up_months import column_key, month_of
from ita_desktop.screens.layout_editor import LayoutEditor
from ita_desktop.screens.measures import Measures

TODAY = datetime.date(2023, 5, 4)
Key = Qt.Key


def opened(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Measures:
    monkeypatch.setattr(desk, "today", lambda: TODAY)
    place = Measures(desk)
    qtbot.addWidget(place)
    desk.changed.connect(lambda _tables: place.refresh())
    place.resize(1158, 672)
    with qtbot.waitExposed(place):
        place.show()
    place.refresh()
    QApplication.processEvents()
    return place


@pytest.fixture
def place(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Measures:
    return opened(desk, qtbot, monkeypatch)


@pytest.fixture
def empty_place(empty_desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Measures:
    return opened(empty_desk, qtbot, monkeypatch)


def measure(place: Measures, number: int) -> Measure:
    found = place.desk.find("measure", number)
    assert isinstance(found, Measure)
    return found


def go_to(place: Measures, number: int, column: str) -> None:
    view = place.grid.view
    view.setFocus()
    view.setCurrentIndex(place.grid.model.index_of(number, column))


def choose(place: Measures, number: int) -> None:
    """And waits for the card, which rows pass by faster than it is filled."""
    place.grid.select([number])
    ordinal = [each.id for each in place.desk.book.year.measures].index(number) + 1
    for _moment in range(200):
        if place.card.title.text() == f"มาตรการที่ {ordinal}":
            return
        QTest.qWait(10)
    pytest.fail("the card does not follow")


def press(
    place: Measures, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    QTest.keyClick(QApplication.focusWidget() or place.grid.view, key, modifiers)
    QApplication.processEvents()


def type_words(widget: QWidget | None, words: str) -> None:
    """As an input method does: the clicks of QTest know no Thai."""
    typed = QInputMethodEvent()
    typed.setCommitString(words)
    assert widget is not None
    QApplication.sendEvent(widget, typed)


def type_in(place: Measures, words: str) -> None:
    type_words(QApplication.focusWidget(), words)
    press(place, Key.Key_Return)


def group_titles(place: Measures) -> list[str]:
    return [group.title for group in place.grid.model.groups]


def test_the_sample_stands_in_groups_of_indicators_with_their_scores(place: Measures) -> None:
    assert place.facts() == "36 มาตรการ · เสร็จ 1 · เลยกำหนด 15"
    titles = group_titles(place)
    assert titles[0] == "1  การปฏิบัติหน้าที่   91.36"
    assert titles[1] == "2  การใช้งบประมาณ   ◆ 83.94 ต่ำกว่า 85"
    assert titles[-1].startswith("แนวทางการพัฒนา · 8")
    assert place.grid.model.groups[1].facts == "3 มาตรการ · เสร็จ 0"


def test_the_model_is_sound(place: Measures) -> None:
    tester = QAbstractItemModelTester(
        place.grid.model, QAbstractItemModelTester.FailureReportingMode.Fatal, place
    )
    place.tools.grouping.set_key("section")
    place.refresh()
    place.add()
    assert isinstance(tester.model(), QAbstractItemModel)


@pytest.mark.parametrize(
    ("grouping", "first", "last"),
    [
        ("section", "ฝ่ายปกครอง", "ผู้อำนวยการเขต"),
        ("state", "กำลังดำเนินการ", "แล้วเสร็จ"),
        ("month", "มี.ค. 66", "ทำเป็นรอบ ไม่มีวันกำหนดเสร็จ"),
    ],
)
def test_measures_stand_in_other_groups(place: Measures, grouping: str, first: str, last: str) -> None:
    place.tools.grouping.set_key(grouping)
    place.refresh()
    titles = group_titles(place)
    assert (titles[0], titles[-1]) == (first, last)
    assert sum(len(group.rows) for group in place.grid.model.groups) == 36


def test_columns_stay_beside_one_another_in_other_groups(place: Measures) -> None:
    place.tools.grouping.set_key("section")
    place.refresh()
    head = place.grid.view.head
    shown = place.grid.view.shown_columns
    ends = [head.sectionPosition(number) + head.sectionSize(number) for number in shown]
    assert ends[:-1] == [head.sectionPosition(number) for number in shown[1:]]


def test_six_months_around_today_are_in_sight(place: Measures) -> None:
    columns = [place.grid.model.columns[number] for number in place.grid.view.shown_columns]
    assert [month_of(column) for column in columns if month_of(column)] == [3, 4, 5, 6, 7, 8]
    assert [month_of(column) for column in columns if column.is_current] == [5]


def test_of_a_year_that_is_over_the_last_months_are_in_sight(place: Measures) -> None:
    place.desk.open_year(2565)
    columns = [place.grid.model.columns[number] for number in place.grid.view.shown_columns]
    assert [month_of(column) for column in columns if month_of(column)] == [4, 5, 6, 7, 8, 9]
    assert not any(column.is_current for column in columns)


def test_a_month_says_how_its_round_stands(place: Measures) -> None:
    third = place.grid.model.row(place.grid.model.index_of(3))
    assert third is not None
    column = {month: place.grid.model.column_place(column_key(month)) for month in (3, 4, 5, 6)}
    said = [place.grid.model.columns[column[month]].spoken(third) for month in column]
    assert said == [
        "รอบ มี.ค.: บันทึกผลแล้ว",
        "รอบ เม.ย.: เลย 4 วัน",
        "รอบ พ.ค.: รอบนี้ กำหนด 31 พ.ค. 2566",
        "รอบ มิ.ย.: รอบถัดไป กำหนด 30 มิ.ย. 2566",
    ]


def test_typing_in_a_cell_changes_the_measure_and_undo_brings_it_back(place: Measures) -> None:
    before = measure(place, 3).issue
    go_to(place, 3, "subject")
    press(place, Key.Key_F2)
    press(place, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in(place, "งบประมาณเป็นที่รับรู้")
    assert measure(place, 3).issue == "งบประมาณเป็นที่รับรู้"
    assert place.desk.steps.undo is not None
    assert place.desk.steps.undo.words == "แก้ “ประเด็นและกิจกรรม” ของมาตรการที่ 3"
    place.desk.undo()
    assert measure(place, 3).issue == before
    place.desk.redo()
    assert measure(place, 3).issue == "งบประมาณเป็นที่รับรู้"


def test_only_the_changed_row_is_made_anew(place: Measures) -> None:
    rows = {row.id: row for row in place.grid.model.all_rows}
    go_to(place, 3, "due_date")
    press(place, Key.Key_F2)
    press(place, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in(place, "15/7/66")
    assert measure(place, 3).due_date == datetime.date(2023, 7, 15)
    now = {row.id: row for row in place.grid.model.all_rows}
    assert [number for number, row in now.items() if row is not rows[number]] == [3]


def test_a_change_leaves_the_order_alone_unless_it_is_one_of_group(place: Measures) -> None:
    place.tools.grouping.choose("state")
    before = [row.id for row in place.grid.model.left_rows]
    row = next(row for row in place.grid.model.left_rows if row.state is MeasureState.NOT_STARTED)
    with place.desk.changing("แก้") as session:
        set_measure_values(
            session, place.desk.book.year, [MeasureValue(measure(place, row.id), "issue", "ใหม่")]
        )
    assert [each.id for each in place.grid.model.left_rows] == before
    assert place.grid.model.index_of(row.id, "subject").data() == "ใหม่"

    with place.desk.changing("แก้") as session:
        state = MeasureValue(measure(place, row.id), "state", MeasureState.CANCELLED)
        set_measure_values(session, place.desk.book.year, [state])
    assert place.grid.model.left_rows[-1].id == row.id


def test_owners_are_typed_in_short_and_found(place: Measures) -> None:
    go_to(place, 4, "owners")
    press(place, Key.Key_F2)
    press(place, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in(place, "การคลัง, โยธา")
    assert [owner.name for owner in owners_of(measure(place, 4))] == ["ฝ่ายการคลัง", "ฝ่ายโยธา"]


def test_one_cell_fills_the_rows_below_as_one_deed(place: Measures) -> None:
    numbers = [3, 4, 5]
    view = place.grid.view
    go_to(place, 3, "due_date")
    for _number in numbers[1:]:
        press(place, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(view, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert {measure(place, number).due_date for number in numbers} == {datetime.date(2023, 6, 30)}
    place.desk.undo()
    assert measure(place, 4).due_date == datetime.date(2023, 4, 28)
    assert measure(place, 5).due_date == datetime.date(2023, 5, 31)


def test_a_refused_date_leaves_the_measure(place: Measures) -> None:
    go_to(place, 3, "due_date")
    press(place, Key.Key_F2)
    press(place, Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_in(place, "30/6/2590")
    assert measure(place, 3).due_date == datetime.date(2023, 6, 30)
    assert "ไกลจากปีงบประมาณ" in place.grid.view.delegate.note.sentence
    press(place, Key.Key_Escape)


@pytest.mark.parametrize("keys", ["Insert", "Ctrl+N"])
def test_a_measure_is_added_behind_the_current_one_and_typed_at_once(place: Measures, keys: str) -> None:
    go_to(place, 3, "subject")
    QTest.keySequence(place.grid.view, QKeySequence(keys))
    QApplication.processEvents()
    type_in(place, "เรื่องใหม่")
    issues = [each.issue for each in place.desk.book.year.measures]
    assert len(issues) == 37
    assert issues[3] == "เรื่องใหม่"
    assert place.desk.book.year.measures[3].node is measure(place, 3).node


def test_delete_takes_away_the_selected_rows_and_undo_brings_them_back(place: Measures) -> None:
    place.grid.select([3, 4])
    place.grid.view.setFocus()
    press(place, Key.Key_Delete)
    assert place.desk.find("measure", 3) is None
    assert len(place.desk.book.year.measures) == 34
    assert place.grid.current_key == 5
    place.desk.undo()
    assert len(place.desk.book.year.measures) == 36
    assert measure(place, 3).owners
    assert measure(place, 3).follow_ups


def test_delete_in_a_block_of_cells_clears_them(place: Measures) -> None:
    go_to(place, 3, "due_date")
    press(place, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(place, Key.Key_Delete)
    assert len(place.desk.book.year.measures) == 36
    assert measure(place, 3).due_date is None
    assert measure(place, 4).due_date is None


def test_delete_in_one_cell_clears_it_and_on_its_number_takes_the_row_away(place: Measures) -> None:
    go_to(place, 3, "due_date")
    press(place, Key.Key_Delete)
    assert measure(place, 3).due_date is None
    assert len(place.desk.book.year.measures) == 36
    go_to(place, 3, "number")
    press(place, Key.Key_Delete)
    assert place.desk.find("measure", 3) is None


def test_what_is_filled_down_to_the_head_of_a_group_leaves_one_there(place: Measures) -> None:
    go_to(place, 3, "due_date")
    view = place.grid.view
    while place.grid.model.group(view.currentIndex()) is None:
        press(place, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    head, chosen = view.currentIndex().row(), place.grid.selected_keys
    press(place, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert measure(place, 4).due_date == measure(place, 3).due_date
    assert view.currentIndex().row() == head
    assert place.grid.selected_keys == chosen


def test_alt_and_arrows_move_within_the_group(place: Measures, qtbot: QtBot) -> None:
    go_to(place, 4, "subject")
    press(place, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [each.id for each in place.desk.book.year.measures[:5]] == [1, 2, 4, 3, 5]
    assert place.grid.current_key == 4
    with qtbot.waitSignal(place.desk.said):
        press(place, Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    press(place, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    press(place, Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert [each.id for each in place.desk.book.year.measures[:5]] == [1, 2, 3, 5, 4]


def test_the_filter_leaves_the_rows_with_the_words(place: Measures) -> None:
    place.tools.filter.setText("พัสดุ")
    left = [row.id for row in place.grid.model.all_rows]
    assert 5 in left
    assert len(left) < 10
    place.tools.filter.setText("ไม่มีคำนี้ที่ใด")
    assert not place.grid.model.all_rows
    place.tools.filter.clear()
    assert len(place.grid.model.all_rows) == 36


def test_the_card_begins_with_the_weak_point(place: Measures) -> None:
    choose(place, 5)
    assert place.card.title.text() == "มาตรการที่ 5"
    assert place.card.weak_point.accessibleName() == "แก้ I9 การจัดซื้อจัดจ้างและตรวจรับ 76.55"


def test_a_draft_says_in_table_and_card_what_it_was_drafted_for(place: Measures, desk: Desk) -> None:
    point = "question-knowing-the-spending-plan"
    drafted = desk.change("ร่าง", lambda session: draft_measures(session, desk.book.year, [point]))
    assert drafted
    weakness = desk.book.year.measures[-1].weakness
    assert "78.40" in weakness
    choose(place, desk.book.year.measures[-1].id)
    row = place.grid.model.row(place.grid.view.currentIndex())
    column = next(each for each in place.grid.model.columns if each.key == "subject")
    assert row is not None
    assert column.spoken(row) == weakness
    assert place.card.issue.placeholderText() == weakness


def test_what_is_typed_in_the_card_is_kept_before_another_is_shown(place: Measures) -> None:
    choose(place, 5)
    place.card.outputs.setFocus()
    place.card.outputs.selectAll()
    type_words(place.card.outputs, "คู่มือ 2 เล่ม")
    choose(place, 6)
    assert measure(place, 5).outputs == ["คู่มือ 2 เล่ม"]
    assert place.card.outputs.toPlainText() == "\n".join(measure(place, 6).outputs)
    place.desk.undo()
    assert len(measure(place, 5).outputs) == 2


def test_the_card_sets_cadence_state_and_point(place: Measures) -> None:
    choose(place, 5)
    card = place.card
    for box, words in ((card.cadence, "ทุกไตรมาส"), (card.state, "แล้วเสร็จ"), (card.node, "I1 ")):
        found = box.findText(words, Qt.MatchFlag.MatchStartsWith)
        box.setCurrentIndex(found)
        box.activated.emit(found)
    kept = measure(place, 5)
    assert (kept.cadence.value, kept.state) == ("quarterly", MeasureState.DONE)
    assert kept.node is not None
    assert kept.node.code == "I1"


def test_a_lead_is_found_while_typing_and_supports_are_taken_away(place: Measures) -> None:
    choose(place, 3)
    field = place.card.lead
    field.line.setFocus()
    type_words(field.line, "เทศกิ")
    QTest.keyClick(field.line, Key.Key_Return)
    assert [owner.name for owner in owners_of(measure(place, 3))] == ["ฝ่ายเทศกิจ", "ทุกฝ่าย"]
    chip = place.card.supports.chips.widgets()[0]
    QTest.keyClick(chip, Key.Key_Delete)
    assert [owner.name for owner in owners_of(measure(place, 3))] == ["ฝ่ายเทศกิจ"]
    type_words(field.line, "ฝ่ายการครัง")
    QTest.keyClick(field.line, Key.Key_Return)
    assert [owner.name for owner in owners_of(measure(place, 3))] == ["ฝ่ายเทศกิจ"]


def test_r_writes_down_the_round_of_the_month(place: Measures, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, FollowUp | None]] = []

    def fill(dialog: FollowUpDialog) -> int:
        asked.append((dialog.date.date(), None))
        dialog.result_text.setPlainText("เวียนภาพสรุปเดือนเมษายน")
        dialog.add_evidence(["สรุป.pdf"])
        dialog.keep()
        return 1

    monkeypatch.setattr(FollowUpDialog, "exec", fill)
    go_to(place, 3, column_key(4))
    press(place, Key.Key_R)
    assert asked == [(datetime.date(2023, 4, 30), None)]
    third = measure(place, 3)
    assert third.follow_ups[-1].evidence == ["สรุป.pdf"]
    standings = {each.name: each.standing for each in follow_up_rounds(third, 2566, TODAY)}
    assert standings["เม.ย."] is Standing.RECORDED
    place.desk.undo()
    assert len(measure(place, 3).follow_ups) == 1


def test_r_is_a_letter_where_something_can_be_typed(place: Measures, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FollowUpDialog, "exec", lambda _dialog: pytest.fail("it asked for a result"))
    go_to(place, 3, "subject")
    press(place, Key.Key_R)
    assert place.grid.view.is_being_edited(*place.grid.view.current_place)
    press(place, Key.Key_Escape)


def test_a_result_without_words_is_refused_in_the_dialog(place: Measures, qtbot: QtBot) -> None:
    dialog = FollowUpDialog(place.desk, measure(place, 3))
    qtbot.addWidget(dialog)
    dialog.keep()
    assert dialog.problem_found.text() == "โปรดพิมพ์ผลการดำเนินงาน"
    assert len(measure(place, 3).follow_ups) == 1


def test_an_entry_is_changed_and_removed_in_the_dialog(place: Measures, qtbot: QtBot) -> None:
    entry = measure(place, 3).follow_ups[0]
    dialog = FollowUpDialog(place.desk, measure(place, 3), None, entry)
    qtbot.addWidget(dialog)
    dialog.problem.setPlainText("บอร์ดชำรุด")
    dialog.keep()
    assert measure(place, 3).follow_ups[0].problem == "บอร์ดชำรุด"
    again = FollowUpDialog(place.desk, measure(place, 3), None, measure(place, 3).follow_ups[0])
    qtbot.addWidget(again)
    again.remove.click()
    assert measure(place, 3).follow_ups == []


def test_the_card_follows_what_is_written_down(place: Measures) -> None:
    choose(place, 3)
    with place.desk.changing("x") as session:
        values = FollowUpValues(datetime.date(2023, 4, 28), "ผลของเดือนเมษายน")
        record_result(session, place.desk.book.year, measure(place, 3), values)
    QApplication.processEvents()
    texts = [view.text() for view in place.card.follow_ups.findChildren(TextView) if view.isVisible()]
    assert "ผลของเดือนเมษายน" in texts
    assert "บันทึก 28 เม.ย. 2566" in texts


def test_a_record_of_a_measure_is_shown_where_it_is_entered(place: Measures) -> None:
    entry = measure(place, 9).follow_ups[0]
    place.reveal(Target("measures", "follow_up", entry.id, "result"))
    assert place.grid.current_key == 9
    place.reveal(Target("measures", "measure", 12, "weakness"))
    assert place.grid.current_key == 12
    assert QApplication.focusWidget() is place.card.weakness


def test_another_layout_changes_what_stands_first(place: Measures) -> None:
    place.deeds.choose_layout("M5")
    assert place.grid.model.columns[1].title == "มาตรการและกิจกรรม"
    place.desk.undo()
    assert place.grid.model.columns[1].title == "ประเด็นและกิจกรรม"


def test_measures_of_last_year_are_taken_over(place: Measures, qtbot: QtBot) -> None:
    copying = place.header_actions()[1]
    assert copying.text() == "คัดลอกจากปี 2565"
    with qtbot.waitSignal(place.desk.said):
        copying.trigger()
    assert len(place.desk.book.year.measures) == 46
    place.desk.undo()
    assert len(place.desk.book.year.measures) == 36


def test_without_measures_the_weak_points_offer_drafts(place: Measures) -> None:
    with place.desk.changing("x") as session:
        remove_measures(session, list(place.desk.book.year.measures))
    assert not place.card.isVisible()
    place.draft()
    assert len(place.desk.book.year.measures) == 12
    assert place.card.isVisible()


def test_an_office_without_data_is_told_what_to_do(empty_place: Measures) -> None:
    assert empty_place.facts() == "0 มาตรการ · เสร็จ 0 · เลยกำหนด 0"
    assert not empty_place.card.isVisible()
    assert not empty_place.legend.isVisible()
    empty_place.add()
    press(empty_place, Key.Key_Escape)
    assert len(empty_place.desk.book.year.measures) == 1


def test_the_page_shows_the_measure_in_the_document(place: Measures, qtbot: QtBot) -> None:
    choose(place, 5)
    place.show_on_page()
    assert place.page is not None
    page = place.page
    qtbot.waitUntil(lambda: page.pages is not None, timeout=8000)
    assert place.views.currentWidget() is page


def test_a_layout_is_arranged_by_keys_and_kept_as_the_office_s_own(place: Measures, qtbot: QtBot) -> None:
    editor = LayoutEditor(place.desk, read_layout("M2"), place)
    qtbot.addWidget(editor)
    strip = editor.strip
    QTest.keyClick(strip, Key.Key_Right)
    QTest.keyClick(strip, Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(strip, Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert strip.place == 2
    assert editor.layout_now.columns[2].heading == ("ประเด็นที่ต้อง", "เตรียมความพร้อม/ยกระดับ")
    assert editor.layout_now.columns[2].width_mm == Decimal(39)
    QTest.keyClick(strip, Key.Key_Delete)
    assert len(editor.layout_now.columns) == 7
    editor.name.setText("แบบของเรา")
    editor.keep.click()
    office = place.desk.book.office
    assert office.measures_layout == "S2"
    assert place.tools.layouts.text() == "คอลัมน์แบบ S2"
    place.desk.undo()
    assert place.desk.book.office.measures_layout == "M2"


def test_columns_are_dragged_to_another_place_and_wider(place: Measures, qtbot: QtBot) -> None:
    editor = LayoutEditor(place.desk, read_layout("M2"), place)
    qtbot.addWidget(editor)
    editor.show()
    strip = editor.strip
    third, first = strip.column_rect(2).center().toPoint(), strip.column_rect(0).left()
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=third)
    QTest.mouseMove(strip, QPoint(round(first) + 40, third.y()))
    QTest.mouseMove(strip, QPoint(round(first) + 4, third.y()))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(round(first) + 4, third.y()))
    assert editor.layout_now.columns[0].heading == ("กิจกรรมที่จะดำเนินการ",)
    border = QPoint(round(strip.column_rect(0).right()), third.y())
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=border)
    QTest.mouseMove(strip, border - QPoint(30, 0))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=border - QPoint(30, 0))
    assert editor.layout_now.columns[0].width_mm < Decimal(45)
    assert sum(editor.layout_now.widths_mm) < Decimal(257)


def test_no_label_is_wider_than_its_place(place: Measures) -> None:
    choose(place, 5)
    place.card.more.setChecked(True)
    QApplication.processEvents()
    for label in place.findChildren(QLabel):
        if label.isVisible():
            assert label.sizeHint().width() <= label.width(), label.text()
    assert place.card.inside.width() <= place.card.scroll_area.viewport().width()


def test_every_field_of_the_card_has_a_name(place: Measures) -> None:
    names = ("issue", "lead", "supports", "due_date", "cadence", "state", "node", "weakness", "start_date")
    fields: list[QWidget] = [getattr(place.card, name) for name in names]
    assert all(field.accessibleName() for field in fields)
    assert place.card.due_date.line.accessibleName() == "กำหนดเสร็จ"


def test_tab_goes_through_the_card_as_it_stands(place: Measures) -> None:
    choose(place, 3)
    card = place.card
    (lead,), (support,) = card.lead.chips.widgets(), card.supports.chips.widgets()
    wanted = (
        card.awareness,
        lead,
        card.lead.line,
        support,
        card.supports.line,
        card.follow_up_months,
        card.state,
        *card.follow_ups.buttons(),
        card.more,
    )
    passed: list[QWidget | None] = [card.awareness]
    card.awareness.setFocus()
    while passed[-1] is not card.more and len(passed) < 30:
        place.window().focusNextChild()
        passed.append(place.window().focusWidget())
    assert [widget for widget in passed if widget in wanted] == list(wanted)
