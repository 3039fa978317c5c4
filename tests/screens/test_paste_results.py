"""A pasted table is shown as it was understood, can be put right, and is kept as one deed."""

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from ita_desktop.exchange.result_columns import Reading
from ita_desktop.qt.columns import CellChange
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.paste_results import PasteResults, is_copied
from ita_desktop.screens.pasted_rows import Outcome

TABLE = """ที่\tหัวข้อการประเมิน\tผลคะแนน
ตัวชี้วัดที่ ๒ การใช้งบประมาณ\t\t
I๗\tท่านรู้เกี่ยวกับแผนการใช้จ่ายงบประมาณประจำปี\t๗๘.๖๔
I๘\tสำนักงานเขตของท่าน ใช้จ่ายงบประมาณ โดยคำนึงถึงประเด็นดังต่อไปนี้\t๘๘.๖๒
I๑๓๓\tผู้บังคับบัญชาของท่าน มอบหมายงานแก่ท่านอย่างเป็นธรรม\t๘๗.๓๑
"""


def copy(text: str) -> None:
    mime = QMimeData()
    mime.setText(text)
    QGuiApplication.clipboard().setMimeData(mime)


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk) -> PasteResults:
    copy(TABLE)
    dialog = PasteResults(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def outcomes(dialog: PasteResults) -> list[Outcome]:
    return [row.outcome for row in dialog.rows]


def published(desk: Desk, code: str) -> Decimal | None:
    assert desk.book.results_year is not None
    results = desk.book.results_year.results
    return next((result.published for result in results if result.node.code == code), None)


def test_each_row_says_what_it_would_do(dialog: PasteResults) -> None:
    assert outcomes(dialog) == [Outcome.HEADING, Outcome.CHANGED, Outcome.SAME, Outcome.TO_CHOOSE]
    assert dialog.rows[1].note == "เดิม 78.40"
    assert dialog.rows[1].understood == "I7"
    assert dialog.rows[3].understood == "I13?"
    assert dialog.paste.text() == "วาง 2 แถว"


def test_the_doubtful_is_not_pasted_and_all_is_one_deed(
    qtbot: QtBot, dialog: PasteResults, desk: Desk
) -> None:
    qtbot.mouseClick(dialog.paste, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert (published(desk, "I7"), published(desk, "I13")) == (Decimal("78.64"), Decimal("87.96"))
    desk.undo()
    assert published(desk, "I7") == Decimal("78.40")


def test_the_officer_chooses_what_a_row_is(qtbot: QtBot, dialog: PasteResults, desk: Desk) -> None:
    row = dialog.rows[3]
    column = dialog.model.column(2)
    assert column.choices is not None
    title, identity = column.choices(row)[0]
    assert title.startswith("I13")
    assert dialog.model.apply([CellChange(row, column, identity)], "เลือก")
    assert outcomes(dialog)[3] is Outcome.CHANGED
    assert dialog.paste.text() == "วาง 3 แถว"
    dialog.paste.click()
    assert published(desk, "I13") == Decimal("87.31")


def test_a_code_may_be_typed_for_a_row(dialog: PasteResults) -> None:
    row, column = dialog.rows[3], dialog.model.column(2)
    identity = column.read(row, "I๑๓")
    assert identity == "question-fair-assignment-of-work"
    with pytest.raises(ValueError, match="รหัส"):
        column.read(row, "I99")


def test_a_column_may_be_read_otherwise(qtbot: QtBot, dialog: PasteResults) -> None:
    chooser = dialog.findChildren(QComboBox)[-1]
    assert chooser.itemData(chooser.currentIndex()) == Reading.PUBLISHED
    chooser.activated.emit(chooser.findData(Reading.WEIGHTED))
    assert dialog.results.columns[2].reading is Reading.WEIGHTED


def test_only_one_kind_of_rows_may_be_shown(dialog: PasteResults) -> None:
    dialog.chip_of[Outcome.TO_CHOOSE].click()
    assert [row.outcome for row in dialog.model.left_rows] == [Outcome.TO_CHOOSE]
    assert not dialog.chip_of[Outcome.ADDED].isEnabled()


def test_a_file_is_read_and_a_strange_one_refused(dialog: PasteResults, tmp_path: Path) -> None:
    path = tmp_path / "ผล.csv"
    path.write_text("รหัส,คะแนน\nE9,80.15\nE10,99.00\n", encoding="utf-8")
    dialog.take_file(path)
    assert outcomes(dialog) == [Outcome.SAME, Outcome.CHANGED]
    assert "ผล.csv" in dialog.facts.text()
    dialog.take_file(tmp_path / "ผล.pdf")
    assert outcomes(dialog) == []
    assert not dialog.paste.isEnabled()


def test_nothing_copied_asks_for_a_table(qtbot: QtBot, desk: Desk) -> None:
    copy("")
    dialog = PasteResults(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.nothing.isVisible()
    assert not dialog.paste.isEnabled()
    copy(TABLE)
    qtbot.keyClick(dialog, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert dialog.paste.text() == "วาง 2 แถว"


def test_results_of_a_year_that_is_not_there_open_it(qtbot: QtBot, desk: Desk) -> None:
    desk.open_year(2565)
    assert desk.book.results_year is None
    copy("รหัส\tคะแนน\nI7\t70.00\n")
    dialog = PasteResults(desk)
    qtbot.addWidget(dialog)
    dialog.paste.click()
    assert desk.book.results_year is not None
    assert published(desk, "I7") == Decimal("70.00")


def test_headings_stand_over_their_columns(dialog: PasteResults) -> None:
    assert not dialog.grab().isNull()
    for number, heading, choice in dialog.headings.columns:
        left = dialog.view.head.sectionViewportPosition(number)
        assert abs(heading.x() - left) < 20
        assert choice.x() + choice.width() <= left + dialog.view.head.sectionSize(number) + 20


def test_the_table_stays_as_wide_as_the_dialog_when_it_is_read_again(dialog: PasteResults) -> None:
    head = dialog.view.head
    room = dialog.view.viewport().width()
    assert head.length() == pytest.approx(room, abs=2)
    dialog.take_clipboard()
    assert head.length() == pytest.approx(room, abs=2)


def test_lines_of_a_pdf_are_rows_and_a_table_by_columns_is_refused_in_words(qtbot: QtBot, desk: Desk) -> None:
    readers = Path(__file__).parents[1] / "exchange" / "readers"
    copy((readers / "questions-browser.txt").read_text(encoding="utf-8"))
    dialog = PasteResults(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.paste.text() == "วาง 8 แถว"
    copy((readers / "questions-by-column.txt").read_text(encoding="utf-8"))
    dialog.take_clipboard()
    assert dialog.nothing.isVisible()
    assert "ทีละคอลัมน์" in dialog.nothing.accessibleName()
    assert not dialog.paste.isEnabled()


def test_only_a_table_that_names_its_rows_finds_them_itself(desk: Desk) -> None:
    copy(TABLE)
    assert is_copied(desk)
    copy("78.64\t86.12\n80.00\t90.00\n")
    assert not is_copied(desk)
    copy("")
    assert not is_copied(desk)
