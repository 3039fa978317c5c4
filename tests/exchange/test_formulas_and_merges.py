"""What a workbook says beside its values: formulas that nobody calculated, cells made one, headings elsewhere."""

import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ita_desktop.exchange.markup import Merged, read_markup
from ita_desktop.exchange.reader import Reading, apply, read_workbook
from ita_desktop.exchange.writer import write_template
from ita_desktop.model.book import YearBook
from tests.exchange.books import full_book, make_workbook, new_book, only_problem, snapshot

HEADINGS = ["ลำดับ", "รหัสข้อ", "ประเด็น", "รวมช่องกับแถวบน", "กิจกรรม", "ผู้ติดตาม"]


def with_formula(path: Path, sheet: str, cell: str, formula: str) -> Path:
    workbook = load_workbook(path)
    workbook[sheet][cell] = formula
    workbook.save(path)
    return path


def with_merges(path: Path, name: str, rows: Sequence[Sequence[Any]], *merges: str) -> Path:
    make_workbook(path, {name: rows})
    workbook = load_workbook(path)
    for merge in merges:
        workbook[name].merge_cells(merge)
    workbook.save(path)
    return path


def read_merged(
    folder: Path, book: YearBook, name: str, rows: Sequence[Sequence[Any]], *merges: str
) -> Reading:
    return read_workbook(with_merges(folder / "book.xlsx", name, rows, *merges), book)


def test_a_formula_without_a_value_erases_nothing_and_is_refused_where_it_stands(tmp_path: Path) -> None:
    book = full_book()
    path = tmp_path / "book.xlsx"
    write_template(book, path)
    before = snapshot(book)
    with_formula(path, "ผลคะแนน", "C2", "=40+56")

    problem = only_problem(read_workbook(path, book))
    assert (problem.sheet, problem.cell, problem.found) == ("ผลคะแนน", "C2", "=40+56")
    assert "ยังไม่มีค่า" in problem.message
    assert snapshot(book) == before


def test_a_formula_in_a_field_of_the_form_is_refused(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "book.xlsx", {"สำนักงาน": [["รายการ", "ข้อมูล"], ["โทรศัพท์", "02"]]})
    assert only_problem(read_workbook(with_formula(path, "สำนักงาน", "B2", "=A1"), new_book())).cell == "B2"


def test_a_formula_that_counts_rows_is_refused_where_others_call_them_by_number(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "book.xlsx", {"มาตรการ": [["ลำดับ", "ประเด็น"], [1, "ก"]]})
    assert (
        only_problem(read_workbook(with_formula(path, "มาตรการ", "A2", "=ROW()-1"), new_book())).cell == "A2"
    )


def test_a_formula_in_a_cell_that_is_not_read_does_not_matter(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "book.xlsx", {"ผลคะแนน": [["รหัสข้อ", "ชื่อข้อ", "คะแนน"], ["O1", "", 100]]})
    assert read_workbook(with_formula(path, "ผลคะแนน", "B2", "=A2"), new_book()).problems == ()


@pytest.mark.parametrize(
    ("cell", "is_calculated"),
    [
        ('<c r="B2"><f>A1</f><v>1</v></c>', True),
        ('<c r="B2" t="str"><f>A1</f><v></v></c>', True),
        ('<c r="B2" t="str"><f t="shared" si="0"/><v>ก</v></c>', True),
        ('<c r="B2"><f>A1</f><v></v></c>', False),
        ('<c r="B2"><f>A1</f><v/></c>', False),
        ('<c r="B2"><f>A1</f></c>', False),
        ('<c r="B2"><f t="shared" si="0"/></c>', False),
    ],
)
def test_only_a_formula_without_any_value_is_uncalculated(cell: str, is_calculated: bool) -> None:
    around = (
        f'<worksheet><sheetData><row r="2"><c r="A2" s="1"/>{cell}<c r="C2"><v>3</v></c></row></sheetData>'
    )
    markup = read_markup(around.encode())
    assert (
        {(row, place) for row, cells in markup.uncalculated.items() for place in cells} == set()
    ) is is_calculated


def test_markup_with_a_prefix_is_read() -> None:
    xml = (
        b'<x:worksheet><x:sheetData><x:c r="B3"><x:f>A1&amp;"!"</x:f></x:c></x:sheetData>'
        b'<x:mergeCells><x:mergeCell ref="A2:B4"/></x:mergeCells></x:worksheet>'
    )
    markup = read_markup(xml)
    assert markup.uncalculated == {3: {1: '=A1&"!"'}}
    assert markup.merged == (Merged(2, 0, 4, 1),)


def test_merged_issues_are_carried_down_and_join_the_row_above(tmp_path: Path) -> None:
    rows = [HEADINGS, [1, "1", "ก", None, "หนึ่ง", "ฝ่าย"], [2, "1", None, None, "สอง"], [3], [4, None, "ข"]]
    book = new_book()
    reading = read_merged(tmp_path, book, "มาตรการ", rows, "C2:C4", "F2:F3")
    assert reading.problems == ()
    apply(reading, book)
    assert [
        (each.issue, each.joins_issue_above, each.activities, each.follower) for each in book.year.measures
    ] == [("ก", False, ["หนึ่ง"], "ฝ่าย"), ("ก", True, ["สอง"], "ฝ่าย"), ("ข", False, [], "")]


def test_a_needed_cell_that_is_merged_with_the_one_above_is_not_empty(tmp_path: Path) -> None:
    rows = [["คณะ", "โดยตำแหน่ง", "หน้าที่ในคณะ"], ["คณะทำงาน", "ก", "ประธาน"], [None, "ข", "กรรมการ"]]
    book = full_book()
    reading = read_merged(tmp_path, book, "รายชื่อกรรมการ", rows, "A2:A3")
    assert reading.problems == ()
    apply(reading, book)
    assert [member.post for member in book.year.bodies[1].members] == ["ก", "ข"]


def test_merged_headings_are_refused(tmp_path: Path) -> None:
    rows = [["รหัสข้อ", "คะแนน", None], ["O1", 100, None]]
    problem = only_problem(read_merged(tmp_path, new_book(), "ผลคะแนน", rows, "B1:C1"))
    assert (problem.cell, "B1:C1" in problem.message) == ("B1", True)


def test_cells_merged_over_several_columns_are_refused(tmp_path: Path) -> None:
    rows = [["ประเด็น", "กิจกรรม"], ["ก", None]]
    assert only_problem(read_merged(tmp_path, new_book(), "มาตรการ", rows, "A2:B2")).cell == "A2"


def test_fields_of_the_form_that_are_merged_are_refused(tmp_path: Path) -> None:
    rows = [["รายการ", "ข้อมูล"], ["โทรศัพท์", "02"], ["เว็บไซต์", None]]
    assert only_problem(read_merged(tmp_path, full_book(), "สำนักงาน", rows, "B2:B3")).cell == "B2"


@pytest.mark.parametrize(
    ("meant", "rows"),
    [
        ("มาตรการ", [["ลำดับ", "รหัสข้อ", "ประเด็น", "กิจกรรม"], [1, "1", "ก", "ข"]]),
        ("ผลคะแนน", [["รหัสข้อ", "ชื่อข้อ", "คะแนน"], ["O1", "", 100]]),
        ("สำนักงาน", [["รายการ", "ข้อมูล"], ["โทรศัพท์", "02"], ["เว็บไซต์", "ก"]]),
    ],
)
def test_a_sheet_of_another_name_is_known_by_its_headings(tmp_path: Path, meant: str, rows: Any) -> None:
    path = make_workbook(tmp_path / "book.xlsx", {"คณะ": [["ชื่อคณะ"]], "Sheet1": rows})
    problem = only_problem(read_workbook(path, new_book()))
    assert (problem.sheet, problem.suggestion) == ("Sheet1", meant)
    assert f"หมายถึง “{meant}” หรือไม่" in problem.message


@pytest.mark.parametrize("title", ["มาตรการปรับปรุงของเขต", "มาตรการ"])
def test_headings_below_a_title_are_sent_to_the_first_row(tmp_path: Path, title: str) -> None:
    path = make_workbook(tmp_path / "book.xlsx", {"มาตรการ": [[title], [], ["ประเด็น", "กิจกรรม"], ["ก", "ข"]]})
    problem = only_problem(read_workbook(path, full_book()))
    assert problem.cell == "A1"
    assert "แถวที่ 1 แต่พบที่แถวที่ 3" in problem.message


def test_a_row_of_the_officers_own_on_the_form_is_only_told(tmp_path: Path) -> None:
    rows = [["รายการ", "ข้อมูล"], ["โทรศัพท์", "02"], ["ผู้กรอกแบบฟอร์ม", "ก"]]
    reading = read_workbook(make_workbook(tmp_path / "book.xlsx", {"สำนักงาน": rows}), new_book())
    assert reading.problems == ()
    assert any("A3" in notice and "แถว “ผู้กรอกแบบฟอร์ม”" in notice for notice in reading.notices)


def test_a_misspelt_row_of_the_form_is_called_a_row(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "book.xlsx", {"สำนักงาน": [["รายการ", "ข้อมูล"], ["โทรศัพ", "02"]]})
    assert "ไม่รู้จักแถว “โทรศัพ”" in only_problem(read_workbook(path, new_book())).message


def test_a_part_of_the_file_that_is_missing_is_told(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "whole.xlsx", {"คณะ": [["ชื่อคณะ"]]})
    broken = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(path) as whole, zipfile.ZipFile(broken, "w") as package:
        for name in whole.namelist():
            content = whole.read(name)
            package.writestr(name, content[: len(content) // 2] if "sheet1" in name else content)
    assert "เสีย" in only_problem(read_workbook(broken, new_book())).message
