"""Tables as readers of a PDF give them: put together by the titles of the frame, or refused in words.

`readers/` holds three tables that LibreOffice printed, as five readers gave their text: what a browser copies
(PDFium), pdftotext in the order of the page's contents, laid out and by column, and line by line (pdfplumber).
Cells are of several lines, centred in height, and some are merged or empty.
"""

from decimal import Decimal
from pathlib import Path

import pytest

from ita_desktop.exchange.pasted import grid_of_text
from ita_desktop.exchange.pasted_results import TOTAL, PastedResults, RowState, read_pasted_results
from ita_desktop.exchange.result_columns import Reading
from ita_desktop.model.editions import read_edition

FRAME = read_edition("bma-2565")
CODES = {node.identity: node.code for node in FRAME.nodes} | {TOTAL: "total"}
TITLES = {node.code: node.title for node in FRAME.nodes}
READERS = ("browser", "in-order", "laid-out", "line-by-line")

QUESTIONS = {
    "2": "87.39", "I7": "83.68", "I8": "95.19", "I9": "100.00",
    "6": "89.92", "E1": "91.04", "E2": "78.64", "E4": "90.07",
}  # fmt: skip
ITEMS = {
    "9": "97.78", "9.1": "88.89", "O4": "100.00", "O5": "100.00", "O8": "0.00", "O9": "100.00",
    "O14": "100.00", "O17": "0.00",
}  # fmt: skip
INDICATORS = {
    "1": "79.71", "2": "74.52", "3": "89.52", "4": "72.17", "5": "86.07", "IIT": "88.41",
    "6": "80.97", "7": "71.74", "8": "85.22", "EIT": "85.99", "9": "71.12", "10": "83.01", "OIT": "97.38",
}  # fmt: skip


def read(table: str, reader: str) -> PastedResults:
    text = (Path(__file__).parent / "readers" / f"{table}-{reader}.txt").read_text(encoding="utf-8")
    return read_pasted_results(grid_of_text(text), FRAME)


def read_text(*lines: str) -> PastedResults:
    return read_pasted_results(grid_of_text("\n".join(lines)), FRAME)


def scores_of(results: PastedResults, field: str = "published") -> dict[str, str]:
    return {
        CODES[each.identity]: str(each.value)
        for row in results.taken
        for each in row.values
        if each.field == field
    }


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(("table", "scores"), [("questions", QUESTIONS), ("items", ITEMS)])
def test_scores_come_to_their_own_titles(table: str, scores: dict[str, str], reader: str) -> None:
    results = read(table, reader)
    assert scores_of(results) == scores
    assert not any(row.state is RowState.TO_CHOOSE for row in results.rows)


@pytest.mark.parametrize("reader", ["browser", "in-order"])
def test_scores_of_instruments_in_merged_cells_are_known_by_their_weight(reader: str) -> None:
    results = read("indicators", reader)
    assert scores_of(results) == INDICATORS
    assert scores_of(results, "published_weighted") == {"IIT": "26.52", "EIT": "25.80", "OIT": "38.95"}
    assert scores_of(results, "published_total") == {"total": "91.27"}
    assert scores_of(results, "published_level") == {"total": "A Very Good"}


@pytest.mark.parametrize("reader", ["laid-out", "line-by-line"])
def test_figures_of_two_rows_that_came_together_are_refused(reader: str) -> None:
    results = read("indicators", reader)
    assert scores_of(results).items() < INDICATORS.items()
    refused = [row for row in results.rows if row.state is RowState.TO_CHOOSE]
    assert [CODES[row.identity or ""] for row in refused] == ["7", "10"]
    assert all("พบ 2 ตัวเลขในช่องเดียว" in row.reason for row in refused)


@pytest.mark.parametrize("table", ["questions", "items", "indicators"])
def test_a_table_that_came_column_by_column_is_refused_in_words(table: str) -> None:
    results = read(table, "by-column")
    assert results.rows == ()
    assert "ทีละคอลัมน์" in results.problems[0]


@pytest.mark.parametrize("reader", ["browser", "in-order"])
def test_remarks_of_several_lines_are_taken_where_rows_came_one_after_the_other(reader: str) -> None:
    assert scores_of(read("items", reader), "remark") == {
        "O8": "ข้อมูลไม่ครบถ้วน ขาดช่องทางถามตอบสองทางกับประชาชน",
        "O17": "ลิงก์ที่ส่งเปิดไม่ได้ และไม่พบแบบคำขอออนไลน์ของฝ่ายโยธา",
    }


@pytest.mark.parametrize("reader", ["laid-out", "line-by-line"])
def test_remarks_of_which_nobody_knows_the_row_are_left_and_told(reader: str) -> None:
    results = read("items", reader)
    assert scores_of(results, "remark") == {}
    assert "ไม่รู้ว่าเป็นของแถวใด" in results.problems[0]


def test_shares_and_the_score_stand_behind_a_title_of_several_lines() -> None:
    title = TITLES["I7"]
    results = read_text(
        f"I7 {title[:30]}", title[30:], "6.18 11.82 22.00 60.00 78.64", f"ตัวชี้วัดที่ 3 {TITLES['3']} 90.00"
    )
    assert [column.reading for column in results.columns][-1] is Reading.PUBLISHED
    assert scores_of(results) == {"I7": "78.64", "3": "90.00"}
    assert scores_of(results, "share_most") == {"I7": "60.00"}


def test_marks_that_a_reader_moved_or_lost_do_not_hide_a_title() -> None:
    results = read_text("ตัวชวี้ ัดที่ ๒ การใชูงบประมาณ ๗๖.๘๐ คะแนน", "ตัวชีว้ ัดที่ ๕ การแก้ไขปั ญหาการทุจริต ๘๐.๐๐ คะแนน")
    assert scores_of(results) == {"2": "76.80", "5": "80.00"}
    assert [row.printed_code for row in results.rows] == ["ตัวชี้วัดที่ ๒", "ตัวชี้วัดที่ ๕"]


def test_rows_that_a_reader_joined_are_parted() -> None:
    results = read_text("๙.๑ ข้อมูลพื้นฐาน ๘๘.๘๙ ๙.๑.๑ ข้อมูลพื้นฐาน O ๑ โครงสร้างหน่วยงาน ๑๐๐.๐๐ O ๒", "ข้อมูลผู้บริหาร 0")
    assert scores_of(results) == {"9.1": "88.89", "O1": "100.00", "O2": "0.00"}


def test_a_number_that_opens_a_line_of_a_title_is_no_code() -> None:
    title = TITLES["E4"]
    begin = title.index("๑ ปี")
    results = read_text(f"E4 {title[:begin]}", title[begin:], "90.07", f"E5 {TITLES['E5']} 80.00")
    assert scores_of(results) == {"E4": "90.07", "E5": "80.00"}


def test_the_number_of_a_page_gets_no_score() -> None:
    results = read_text(f"I7 {TITLES['I7']}", "๒", "78.64", f"I8 {TITLES['I8']} 80.00")
    assert scores_of(results) == {"I8": "80.00"}


def test_a_title_the_frame_does_not_have_waits_for_the_officer() -> None:
    results = read_text("I7 ท่านชอบสีของอาคาร", "มากน้อยเพียงใด 78.64", f"I8 {TITLES['I8']} 80.00")
    first = results.rows[0]
    assert (first.state, first.printed_name) == (RowState.TO_CHOOSE, "ท่านชอบสีของอาคารมากน้อยเพียงใด")
    assert scores_of(results) == {"I8": "80.00"}


def test_a_sentence_that_speaks_of_a_score_is_no_row() -> None:
    results = read_text("สำนักงานเขตได้คะแนน ๙๑.๒๗ คะแนน อยู่ในระดับ A", f"I8 {TITLES['I8']} 80.00")
    assert [row.state for row in results.rows] == [RowState.LEFT_OUT, RowState.UNDERSTOOD]


def test_lines_of_which_none_is_of_the_frame_stay_as_they_are() -> None:
    results = read_text("78.64", "86.12")
    assert [row.values for row in results.rows] == [(), ()]
    assert Decimal("78.64") not in scores_of(results).values()
