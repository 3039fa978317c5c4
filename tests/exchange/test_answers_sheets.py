"""Answers to the instruments in the workbook: whose a row is, what is refused, what comes in."""

import datetime
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ita_desktop.exchange.reader import apply, read_workbook
from ita_desktop.model.book import YearBook
from tests.exchange.books import full_book, make_workbook, only_problem, read_sheet

QUOTAS, COUNTS = "เป้าหมายการตอบแบบวัด", "จำนวนผู้ตอบแบบวัด"
HEADS = ["แบบวัด", "ผู้ตอบ", "เป้าหมาย"]
COUNT_HEADS = ["ผู้ตอบแบบวัด", "วันที่นับ", "ตอบแล้ว"]


def taken_in(tmp_path: Path, book: YearBook, **sheets: Sequence[Sequence[Any]]) -> YearBook:
    names = {"quotas": QUOTAS, "counts": COUNTS}
    path = make_workbook(tmp_path / "book.xlsx", {names[key]: rows for key, rows in sheets.items()})
    reading = read_workbook(path, book)
    assert reading.problems == ()
    apply(reading, book)
    return book


def quotas_of(book: YearBook) -> list[tuple[str, int | None]]:
    return [(quota.carrier, quota.wanted) for quota in book.year.quotas]


def test_a_row_is_of_a_section_a_group_or_the_whole_office(tmp_path: Path) -> None:
    rows = [HEADS, ["iit", "ฝ่ายปกครอง", "๓๐"], ["IIT", "ผู้รับบริการ", 12], ["IIT", None, 400]]
    book = taken_in(tmp_path, full_book(), quotas=rows)
    assert quotas_of(book) == [("ฝ่ายปกครอง", 30), ("ผู้รับบริการ", 12), ("", 400)]
    assert book.year.quotas[0].unit is book.office.units[0]


@pytest.mark.parametrize("words", ["ทั้งสำนักงาน", "รวมทั้งสิ้น"])
def test_the_whole_office_may_be_called_so_and_is_no_group(tmp_path: Path, words: str) -> None:
    book = taken_in(tmp_path, full_book(), quotas=[HEADS, ["IIT", "ฝ่ายปกครอง", 28], ["IIT", words, 450]])
    assert quotas_of(book) == [("ฝ่ายปกครอง", 28), ("", 450)]
    assert book.year.quotas[1].is_of_whole_office


def test_counts_come_to_their_row_in_the_order_of_their_days(tmp_path: Path) -> None:
    rows = [
        COUNT_HEADS,
        ["IIT ฝ่ายปกครอง", "10 เม.ย. 2566", 27],
        ["IIT ฝ่ายปกครอง", "3 เม.ย. 2566", 24],
        ["IIT ทั้งสำนักงาน", "10 เม.ย. 2566", "1,033"],
    ]
    book = taken_in(tmp_path, full_book(), counts=rows)
    found = [[(count.counted_on.day, count.answered) for count in quota.counts] for quota in book.year.quotas]
    assert found == [[(10, 27), (3, 24)], [], [(10, 1033)]]


def test_a_count_that_stays_is_the_record_it_was(tmp_path: Path) -> None:
    book = full_book()
    kept = book.year.quotas[0].counts[1]
    taken_in(tmp_path, book, counts=[COUNT_HEADS, ["IIT ฝ่ายปกครอง", "3 เม.ย. 2566", 25]])
    assert book.year.quotas[0].counts == [kept]
    assert (kept.counted_on, kept.answered) == (datetime.date(2023, 4, 3), 25)


@pytest.mark.parametrize(
    ("name", "heads", "row", "cell", "words"),
    [
        (QUOTAS, HEADS, ["OIT", "ฝ่ายปกครอง", 1], "A2", ""),
        (QUOTAS, HEADS, [None, "ฝ่ายปกครอง", 1], "A2", "ว่างอยู่"),
        (QUOTAS, HEADS, ["IIT", "ฝ่ายปกคลอง", 1], "B2", "หมายถึง “ฝ่ายปกครอง” หรือไม่"),
        (QUOTAS, HEADS, ["IIT", "ฝ่ายที่ไม่มีจริงเลย", 1], "B2", "ไม่มีฝ่ายหรือโรงเรียน"),
        (QUOTAS, HEADS, ["IIT", "ฝ่ายปกครอง", -1], "C2", ""),
        (QUOTAS, HEADS, ["IIT", "ฝ่ายปกครอง", 3.5], "C2", "ไม่ใช่จำนวนเต็ม"),
        (QUOTAS, HEADS, ["IIT", "ฝ่ายปกครอง", "มาก"], "C2", ""),
        (COUNTS, COUNT_HEADS, ["IIT ฝ่ายเทศกิจ", "3 เม.ย. 2566", 1], "A2", "ไม่มีผู้ตอบแบบวัดชื่อ"),
        (COUNTS, COUNT_HEADS, ["IIT ฝ่ายปกครอง", "30 ก.ย. 2565", 1], "B2", "ต้องอยู่ในปีงบประมาณ 2566"),
        (COUNTS, COUNT_HEADS, ["IIT ฝ่ายปกครอง", None, 1], "B2", "ว่างอยู่"),
        (COUNTS, COUNT_HEADS, ["IIT ฝ่ายปกครอง", "3 เม.ย. 2566", None], "C2", "ว่างอยู่"),
        (COUNTS, COUNT_HEADS, ["IIT ฝ่ายปกครอง", "3 เม.ย. 2566", 1_000_001], "C2", ""),
    ],
)
def test_what_cannot_be_is_refused_where_it_stands(
    tmp_path: Path, name: str, heads: list[str], row: list[Any], cell: str, words: str
) -> None:
    problem = only_problem(read_sheet(tmp_path, full_book(), name, heads, row))
    assert (problem.sheet, problem.cell) == (name, cell)
    assert words in problem.message


def test_a_name_near_to_a_section_stays_a_group_if_the_officer_says_so(tmp_path: Path) -> None:
    answers = {"ฝ่ายปกคลอง": "ฝ่ายปกคลอง"}
    kept = ["IIT", "ฝ่ายปกครอง", 28], ["IIT", None, 400]
    rows = [HEADS, *kept, ["IIT", "ฝ่ายปกคลอง", 1]]
    assert read_sheet(tmp_path, full_book(), QUOTAS, *rows, answers=answers).problems == ()
    assert only_problem(read_sheet(tmp_path, full_book(), QUOTAS, *rows)).suggestion == "ฝ่ายปกครอง"


@pytest.mark.parametrize(
    ("name", "heads", "row"),
    [
        (QUOTAS, HEADS, ["IIT", "ฝ่ายปกครอง", 1]),
        (COUNTS, COUNT_HEADS, ["IIT ฝ่ายปกครอง", "3 เม.ย. 2566", 1]),
    ],
)
def test_the_same_row_twice_is_refused(tmp_path: Path, name: str, heads: list[str], row: list[Any]) -> None:
    assert "ซ้ำกับแถวที่ 2" in only_problem(read_sheet(tmp_path, full_book(), name, heads, row, row)).message


def test_a_row_that_goes_is_asked_about_while_its_counts_are_not_in_the_workbook(tmp_path: Path) -> None:
    rows = [HEADS, ["IIT", "ลูกจ้าง ชั่วคราว", 10], ["IIT", None, 400]]
    assert "ยังกล่าวถึงอยู่" in only_problem(read_sheet(tmp_path, full_book(), QUOTAS, *rows)).message
