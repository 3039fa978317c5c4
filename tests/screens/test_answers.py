"""The place of answers: counts typed and pasted, who lacks, the whole office, the way to the reminder."""

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from ita_desktop.actions.answers import Figure, set_figures
from ita_desktop.model.answers import Quota
from ita_desktop.qt.clipboard_table import CopiedCell, mime_of
from ita_desktop.qt.paste_preview import PastePreview
from ita_desktop.screens.answer_rows import AnswerRow, key_of_day
from ita_desktop.screens.answers import Answers
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.overview import Overview
from tests.qt.typing_thai import type_thai

TODAY, LAST = datetime.date(2023, 4, 10), datetime.date(2023, 4, 3)


@pytest.fixture
def place(desk: Desk, qtbot: QtBot) -> Iterator[Answers]:
    yield from shown(desk, qtbot)


@pytest.fixture
def empty_place(empty_desk: Desk, qtbot: QtBot) -> Iterator[Answers]:
    yield from shown(empty_desk, qtbot)


def shown(desk: Desk, qtbot: QtBot) -> Iterator[Answers]:
    place = Answers(desk)
    qtbot.addWidget(place)
    desk.changed.connect(lambda _tables: place.refresh())
    place.resize(1158, 592)
    place.show()
    place.refresh()
    yield place
    QGuiApplication.clipboard().clear()


def rows(place: Answers) -> list[AnswerRow]:
    return list(place.grid.model.left_rows)


def row(place: Answers, name: str) -> AnswerRow:
    return next(each for each in rows(place) if each.name == name)


def put(place: Answers, name: str, column: str, typed: str) -> bool:
    return place.grid.model.setData(place.grid.model.index_of(row(place, name).quota.id, column), typed)


def quota_of(desk: Desk, carrier: str, code: str = "IIT") -> Quota:
    quotas = desk.book.year.quotas
    return next(quota for quota in quotas if (quota.node.code, quota.carrier) == (code, carrier))


def copy(*table: tuple[str, ...]) -> None:
    QGuiApplication.clipboard().setMimeData(mime_of([[CopiedCell(text) for text in line] for line in table]))


def choose_day(place: Answers, day: datetime.date) -> None:
    place.day.setDate(day)
    place.day.dateChanged.emit(day)


def last_words(desk: Desk) -> str:
    return desk.steps.undo.words if desk.steps.undo else ""


# What is seen


def test_each_part_stands_with_what_it_lacks_and_the_latest_day_beside_the_name(place: Answers) -> None:
    keys = [column.key for column in place.grid.model.columns]
    assert keys[:5] == ["name", "count-2023-04-10", "wanted", "lacking", "share"]
    assert keys[6:] == ["count-2023-04-03", "count-2023-03-27", "count-2023-03-20", "count-2023-03-13"]
    lacking = next(column for column in place.grid.model.columns if column.key == "lacking")
    assert lacking.spoken(row(place, "ฝ่ายโยธา")) == "ยังขาด 16"
    assert lacking.spoken(row(place, "ฝ่ายปกครอง")) == "ครบแล้ว 0"


def test_of_many_days_the_latest_are_in_sight(desk: Desk, qtbot: QtBot) -> None:
    quota = quota_of(desk, "ฝ่ายปกครอง")
    days = [datetime.date(2023, 3, number) for number in range(1, 10)]
    figures = [Figure(quota, day, 1) for day in days]
    desk.change("นับ", lambda session: set_figures(session, desk.book.year, quota.node, figures))
    place = next(shown(desk, qtbot))
    keys = [place.grid.model.columns[number].key for number in place.grid.view.shown_columns]
    assert place.answers is not None
    assert keys[5:] == [key_of_day(day) for day in place.answers.days[:-9:-1]]
    assert len(place.answers.days) == 13


def test_the_last_line_sums_the_parts(place: Answers) -> None:
    totals = {column.key: place.grid.model.total(column) for column in place.grid.model.columns}
    assert (totals["wanted"], totals["lacking"], totals["share"]) == ("450", "117", "74.00")
    assert (totals["count-2023-04-03"], totals["count-2023-04-10"]) == ("333", "")
    assert totals["gain"] == "+73"


def test_the_head_says_how_far_both_are(place: Answers) -> None:
    assert place.facts() == "IIT ตอบแล้ว 333 จาก 400 (83.25%) · EIT ตอบแล้ว 253 จาก 500 (50.60%)"


def test_the_other_instrument_has_its_groups(place: Answers) -> None:
    place.instrument.choose("EIT")
    assert [each.name for each in rows(place)] == ["บุคคล", "นิติบุคคล", "บริษัทเอกชน", "หน่วยงานภาครัฐ"]
    assert place.whole.wanted.text() == "500"


def test_only_those_behind_are_left_when_asked_for(place: Answers) -> None:
    place.choice.choose("behind")
    assert len(rows(place)) == 9
    assert all(each.tally.is_behind for each in rows(place))


def test_both_come_toward_their_target_by_day(place: Answers) -> None:
    chart = place.whole.chart
    assert chart.names == ("13 มี.ค.", "20 มี.ค.", "27 มี.ค.", "3 เม.ย.")
    assert [(one.name, str(one.values[-1])) for one in chart.series] == [("IIT", "83.25"), ("EIT", "50.60")]


def test_a_line_that_passed_its_target_stays_in_sight(desk: Desk, place: Answers) -> None:
    put(place, "ฝ่ายโยธา", key_of_day(TODAY), "400")
    assert place.whole.chart.highest == 200


# Counting


def test_a_count_is_typed_from_the_top_and_is_one_step_of_undo_by_name(desk: Desk, place: Answers) -> None:
    place.begin_to_count()
    editor, _index = place.grid.view.delegate.open_editor
    assert editor is not None
    QTest.keyClicks(editor, "28")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert row(place, "ฝ่ายปกครอง").counted_on(TODAY) == 28
    assert last_words(desk) == "นับผู้ตอบ IIT ฝ่ายปกครอง ได้ 28"
    desk.undo()
    assert row(place, "ฝ่ายปกครอง").counted_on(TODAY) is None


def test_thai_digits_and_the_word_for_people_are_read(place: Answers) -> None:
    assert put(place, "ฝ่ายโยธา", key_of_day(TODAY), "๑,๐๓๐ คน")
    assert row(place, "ฝ่ายโยธา").counted_on(TODAY) == 1030


@pytest.mark.parametrize("typed", ["มาก", "-3", "3.5", "9999999"])
def test_what_is_no_count_is_refused_beside_the_table(place: Answers, typed: str, qtbot: QtBot) -> None:
    assert not put(place, "ฝ่ายโยธา", key_of_day(TODAY), typed)
    qtbot.waitUntil(lambda: bool(place.grid.problem))
    assert row(place, "ฝ่ายโยธา").counted_on(TODAY) is None


def test_another_day_gets_a_column_of_its_own(desk: Desk, place: Answers) -> None:
    day = datetime.date(2023, 4, 7)
    choose_day(place, day)
    put(place, "ฝ่ายโยธา", key_of_day(day), "25")
    assert place.grid.model.columns[1].key == key_of_day(day)
    assert row(place, "ฝ่ายโยธา").tally.answered == 25


def test_a_year_that_is_over_is_counted_on_its_last_day(desk: Desk, place: Answers) -> None:
    desk.open_year(2565)
    assert place.day.date() == datetime.date(2022, 9, 30)
    desk.open_year(2566)
    assert place.day.date() == TODAY


def test_a_day_to_come_is_refused(desk: Desk, place: Answers) -> None:
    day = datetime.date(2023, 4, 11)
    choose_day(place, day)
    assert not put(place, "ฝ่ายโยธา", key_of_day(day), "25")


def test_counting_today_leads_back_to_today_and_to_all(place: Answers) -> None:
    choose_day(place, LAST)
    place.choice.choose("behind")
    place.begin_to_count()
    assert place.grid.model.columns[1].key == key_of_day(TODAY)
    assert len(rows(place)) == 13


def test_a_target_is_typed(desk: Desk, place: Answers) -> None:
    put(place, "ฝ่ายโยธา", "wanted", "22")
    assert row(place, "ฝ่ายโยธา").tally.is_reached
    assert last_words(desk) == "แก้เป้าหมาย IIT ฝ่ายโยธา เป็น 22"


def test_a_day_is_taken_away_whole(desk: Desk, place: Answers) -> None:
    place.grid.view.setCurrentIndex(
        place.grid.model.index_of(row(place, "ฝ่ายโยธา").quota.id, key_of_day(LAST))
    )
    assert place.forget_day in place._actions_for([])  # noqa: SLF001
    place.forget_day.trigger()
    assert key_of_day(LAST) not in [column.key for column in place.grid.model.columns]
    assert len(quota_of(desk, "บุคคล", "EIT").counts) == 4


# Pasting


@pytest.fixture
def seen(place: Answers) -> list[tuple[str, str]]:
    """What the preview showed: what was printed, and as what it was understood."""
    shown: list[tuple[str, str]] = []

    def confirm(preview: PastePreview) -> bool:
        shown.extend((cell.printed, cell.understood) for cell in preview.model.all_rows)
        return True

    place.grid.clipboard.confirm = confirm
    return shown


def test_a_table_finds_its_rows_by_their_names(
    desk: Desk, place: Answers, seen: list[tuple[str, str]]
) -> None:
    copy(
        ("ลำดับ", "หน่วยงาน", "เป้าหมาย", "ตอบแล้ว", "ร้อยละ"),
        ("1", "ฝ่ายเทศกิจ", "44", "40", "90.91"),
        ("2", "ปกครอง", "28", "28", "100.00"),
        ("3", "ฝ่ายที่ไม่มี", "10", "5", "50.00"),
        ("", "รวม", "82", "341", "83.00"),
    )
    place.paste.trigger()
    assert row(place, "ฝ่ายเทศกิจ").counted_on(TODAY) == 40
    assert ("5", "ไม่รู้จัก “ฝ่ายที่ไม่มี”") in seen
    assert place.whole.stated.text() == "341"
    assert place.whole.wanted.text() == "82"
    assert last_words(desk).startswith("วาง ")
    desk.undo()
    assert row(place, "ฝ่ายเทศกิจ").counted_on(TODAY) is None


def test_a_single_column_of_figures_needs_no_heading(place: Answers, seen: list[tuple[str, str]]) -> None:
    copy(("ฝ่ายโยธา", "๓๐"), ("ฝ่ายทะเบียน", "24 คน"))
    place.paste.trigger()
    assert [row(place, name).counted_on(TODAY) for name in ("ฝ่ายโยธา", "ฝ่ายทะเบียน")] == [30, 24]


def test_of_several_columns_without_headings_none_is_guessed(
    desk: Desk, place: Answers, seen: list[tuple[str, str]], qtbot: QtBot
) -> None:
    copy(("ฝ่ายโยธา", "38", "30"), ("ฝ่ายทะเบียน", "24", "22"))
    with qtbot.waitSignal(desk.said, check_params_cb=lambda words: "หัวตาราง" in words):
        place.paste.trigger()
    assert seen == []


def test_a_block_without_names_is_laid_over_the_cells(place: Answers, seen: list[tuple[str, str]]) -> None:
    first, second = rows(place)[:2]
    place.grid.view.setCurrentIndex(place.grid.model.index_of(first.quota.id, key_of_day(TODAY)))
    copy(("28",), ("23",))
    place.grid.view.paste_asked.emit()
    assert [each.counted_on(TODAY) for each in rows(place)[:2]] == [28, 23]
    assert second.name == rows(place)[1].name


def test_what_is_no_table_of_counts_is_said(desk: Desk, place: Answers, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("สวัสดี")
    with qtbot.waitSignal(desk.said):
        place.paste.trigger()


# The whole office


def test_the_minimum_of_the_frame_stands_until_another_is_typed(desk: Desk, place: Answers) -> None:
    assert place.whole.wanted.placeholderText() == "400"
    place.whole.wanted.setFocus()
    QTest.keyClicks(place.whole.wanted, "589")
    QTest.keyClick(place.whole.wanted, Qt.Key.Key_Tab)
    place.grid.setFocus()
    QTest.qWait(0)
    assert "IIT ตอบแล้ว 333 จาก 589" in place.facts()
    assert last_words(desk) == "แก้เป้าหมาย IIT ทั้งสำนักงาน"


# Who answers


def test_an_office_that_begins_is_offered_all_its_sections(empty_desk: Desk, empty_place: Answers) -> None:
    empty_place.answerers.add_usual()
    assert len(rows(empty_place)) == len(empty_desk.book.office.units)
    empty_place.instrument.choose("EIT")
    empty_place.answerers.add_usual()
    assert [each.name for each in rows(empty_place)] == ["บุคคล", "นิติบุคคล", "บริษัทเอกชน", "หน่วยงานภาครัฐ"]


def test_another_group_is_named_at_once(place: Answers) -> None:
    place.instrument.choose("EIT")
    place.answerers.add_another_group()
    editor, _index = place.grid.view.delegate.open_editor
    assert editor is not None
    type_thai(editor, "ผู้นำชุมชน")
    QTest.keyClick(editor, Qt.Key.Key_Return)
    assert rows(place)[-1].name == "ผู้นำชุมชน"


def test_a_section_keeps_its_own_name(place: Answers) -> None:
    assert not put(place, "ฝ่ายโยธา", "name", "โยธาใหม่")


def test_rows_are_removed_and_moved(desk: Desk, place: Answers) -> None:
    place.instrument.choose("EIT")
    place.grid.rows_moved.emit([row(place, "หน่วยงานภาครัฐ").quota.id], row(place, "บุคคล").quota.id)
    assert rows(place)[0].name == "หน่วยงานภาครัฐ"
    place.grid.select([row(place, "บุคคล").quota.id])
    place.answerers.remove.trigger()
    assert "บุคคล" not in [each.name for each in rows(place)]
    assert last_words(desk) == "ลบผู้ตอบ 1 แห่ง"


# Ways


def test_the_overview_leads_to_an_instrument(desk: Desk, place: Answers, qtbot: QtBot) -> None:
    overview = Overview(desk)
    qtbot.addWidget(overview)
    overview.refresh()
    buttons = overview.answers.findChildren(QPushButton)
    assert [(button.text(), button.accessibleName()) for button in buttons] == [
        ("IIT 83.25%", "IIT ตอบแล้ว 333 จาก 400 83.25%"),
        ("EIT 50.60%", "EIT ตอบแล้ว 253 จาก 500 50.60%"),
    ]
    desk.changed.connect(lambda _tables: overview.refresh())
    put(place, "ฝ่ายโยธา", key_of_day(TODAY), "29")
    assert overview.answers.findChildren(QPushButton) == buttons
    assert buttons[0].text() == "IIT 85.00%"
    gone: list[Target] = []
    desk.going.connect(gone.append)
    buttons[1].click()
    assert gone == [Target("answers", field="EIT")]
    place.reveal(gone[0])
    assert place.instrument.key == "EIT"


def test_an_office_without_targets_has_no_line_of_answers_on_the_overview(
    empty_desk: Desk, qtbot: QtBot
) -> None:
    overview = Overview(empty_desk)
    qtbot.addWidget(overview)
    overview.refresh()
    assert overview.answers.isHidden()


def test_a_finding_leads_to_its_cell(desk: Desk, place: Answers) -> None:
    count = quota_of(desk, "บุคคล", "EIT").counts[-1]
    place.reveal(Target("answers", "answer_count", count.id, "answered"))
    index = place.grid.view.currentIndex()
    assert (place.grid.model.key(index), place.grid.model.column(index).key) == (
        count.quota_id,
        key_of_day(LAST),
    )


def test_a_target_leads_to_its_cell(desk: Desk, place: Answers) -> None:
    quota = quota_of(desk, "ฝ่ายโยธา")
    place.choice.choose("behind")
    place.reveal(Target("answers", "quota", quota.id, "wanted"))
    index = place.grid.view.currentIndex()
    assert (place.grid.model.key(index), place.grid.model.column(index).key) == (quota.id, "wanted")


def test_the_reminder_is_shown_as_it_prints(
    desk: Desk, place: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr(QDialog, "exec", lambda dialog: shown.append(dialog.windowTitle()))
    assert place.remind in place.header_actions()
    place.remind.trigger()
    assert "ขอให้เร่งรัดการตอบแบบวัด IIT และ EIT" in shown[0]


def test_the_reminder_is_written_as_word(
    desk: Desk, place: Answers, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = tmp_path / "บันทึก.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), ""))
    with qtbot.waitSignal(desk.said):
        place.write.trigger()
    assert path.read_bytes().startswith(b"PK")


def test_nobody_is_reminded_who_has_all(desk: Desk, place: Answers) -> None:
    for code in ("IIT", "EIT"):
        place.instrument.choose(code)
        for each in rows(place):
            put(place, each.name, key_of_day(TODAY), "999")
    assert place.remind not in place.header_actions()


def test_where_room_is_short_the_whole_is_shown_on_demand(place: Answers) -> None:
    assert place.right.isVisible()
    place.resize(700, 592)
    assert not place.right.isVisible()
    place.side.trigger()
    assert place.right.isVisible()
