"""What is refused, and that the officer is told the sheet, the cell, the reason and what was perhaps meant."""

import datetime
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from ita_desktop.exchange.problems import Problem
from ita_desktop.exchange.reader import read_workbook
from ita_desktop.model.body import Body, Member
from ita_desktop.model.office import Person
from tests.exchange.books import full_book, make_workbook, new_book, only_problem, read_sheet


def problem_in(path: Path, name: str, *rows: Sequence[Any]) -> Problem:
    """The one problem of a workbook of one sheet for an office of which everything is known."""
    problem = only_problem(read_sheet(path, full_book(), name, *rows))
    assert problem.sheet == name
    return problem


def test_a_score_above_a_hundred_is_refused_where_it_stands(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "ผลคะแนน", ["รหัสข้อ", "ชื่อข้อ", "คะแนน"], [], ["I1", "ก", 100.5])
    assert (problem.cell, problem.found) == ("C3", "100.5")
    assert problem.expected == "ตัวเลขตั้งแต่ 0 ถึง 100"
    assert "100.5" in problem.message


@pytest.mark.parametrize("typed", [-1, "-0.5"])
def test_a_score_below_nought_is_refused(tmp_path: Path, typed: object) -> None:
    assert problem_in(tmp_path, "ผลคะแนน", ["รหัสข้อ", "คะแนน"], ["I1", typed]).cell == "B2"


def test_a_comma_for_the_point_of_a_score_is_asked_about(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "ผลคะแนน", ["รหัสข้อ", "คะแนน"], ["I1", "98,14"])
    assert (problem.cell, problem.suggestion) == ("B2", "98.14")


def test_a_percentage_that_excel_made_a_fraction_is_asked_about(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "ผลคะแนน", ["รหัสข้อ", "คะแนน"], ["I1", 0.9814])
    assert (problem.cell, problem.suggestion) == ("B2", "98.14")


def test_percentages_of_a_row_that_excel_made_fractions_are_refused(tmp_path: Path) -> None:
    headings = ["รหัสข้อ", "น้อยที่สุด", "น้อย", "มาก", "มากที่สุด"]
    assert problem_in(tmp_path, "ผลคะแนน", headings, ["I1", 0, 0.05, 0.35, 0.6]).cell == "C2"


def test_words_are_no_score(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "ผลคะแนน", ["รหัสข้อ", "คะแนน"], ["I1", "ไม่มี"])
    assert (problem.cell, problem.suggestion) == ("B2", None)


def test_a_mobile_number_of_a_person_is_refused(tmp_path: Path) -> None:
    rows = ["ชื่อ-สกุล", "โทรศัพท์ที่ทำงาน"], ["สมใจ ทดลอง", "๐๘๑-๒๓๔-๕๖๗๘"]
    problem = problem_in(tmp_path, "บุคลากร", *rows)
    assert problem.cell == "B2"
    assert "มือถือ" in problem.message


def test_a_count_must_be_whole(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "มาตรการ", ["ประเด็น", "ติดตามทุก (เดือน)"], ["ก", 1.5])
    assert (problem.cell, problem.found) == ("B2", "1.5")


def test_a_day_that_no_month_has_is_refused_with_the_reason(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "มาตรการ", ["ประเด็น", "กำหนดเสร็จ"], ["ก", "๗๗ ตุลาคม ๒๕๖๕"])
    assert problem.cell == "B2"
    assert "เดือนตุลาคมมี 31 วัน ไม่มีวันที่ 77" in problem.message


def test_a_weekday_that_contradicts_its_date_is_refused_with_both_possibilities(tmp_path: Path) -> None:
    typed = "วันอังคารที่ ๘ พฤษภาคม ๒๕๖๖"
    problem = problem_in(tmp_path, "ประชุม", ["ครั้งที่", "วันที่"], [3, typed])
    assert (problem.cell, problem.found) == ("B2", typed)
    assert problem.suggestion == "วันจันทร์ที่ 8 พฤษภาคม 2566 หรือ วันอังคารที่ 9 พฤษภาคม 2566"


def test_a_year_that_excel_took_for_the_last_century_is_asked_about(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "มาตรการ", ["ประเด็น", "กำหนดเสร็จ"], ["ก", datetime.datetime(1966, 4, 30)])
    assert (problem.cell, problem.suggestion) == ("B2", "30 เม.ย. 2566")


@pytest.mark.parametrize("typed", ["เร็ว ๆ นี้", 45046])
def test_what_is_no_date_is_refused(tmp_path: Path, typed: object) -> None:
    assert problem_in(tmp_path, "มาตรการ", ["ประเด็น", "กำหนดเสร็จ"], ["ก", typed]).cell == "B2"


@pytest.mark.parametrize("typed", ["30/4/24", "30 เม.ย. 24", "30 เม.ย. 2524"])
def test_a_year_of_the_other_era_in_two_figures_is_asked_about(tmp_path: Path, typed: str) -> None:
    problem = problem_in(tmp_path, "มาตรการ", ["ประเด็น", "กำหนดเสร็จ"], ["ก", typed])
    assert (problem.cell, problem.suggestion) == ("B2", "30 เม.ย. 2567")


def test_a_dash_is_nothing_where_something_must_stand(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "ฝ่ายและโรงเรียน", ["ประเภท", "ชื่อ"], ["-", "ฝ่ายโยธา"])
    assert "ว่างอยู่" in problem.message


@pytest.mark.parametrize("typed", ["25.00", "เช้า", 0.375])
def test_what_is_no_time_is_refused(tmp_path: Path, typed: object) -> None:
    assert problem_in(tmp_path, "ประชุม", ["ครั้งที่", "เวลา"], [3, typed]).cell == "B2"


def test_a_meeting_of_another_year_is_asked_about(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "ประชุม", ["ครั้งที่"], ["3/2565"])
    assert (problem.cell, problem.suggestion) == ("A2", "3/2566")


def test_what_is_no_number_of_a_meeting_is_refused(tmp_path: Path) -> None:
    assert problem_in(tmp_path, "ประชุม", ["ครั้งที่"], ["แรก"]).cell == "A2"


def test_a_date_that_excel_made_of_text_is_refused(tmp_path: Path) -> None:
    cell = datetime.datetime(2566, 12, 1)
    problem = problem_in(tmp_path, "ทะเบียนเอกสาร", ["ชนิด", "เลขที่"], ["คำสั่งแต่งตั้ง", cell])
    assert problem.cell == "B2"
    assert "2566-12-01" in problem.message


def test_an_error_of_a_formula_is_refused(tmp_path: Path) -> None:
    assert problem_in(tmp_path, "คณะ", ["ชื่อคณะ"], ["#REF!"]).cell == "A2"


def test_a_word_that_is_no_choice_is_answered_with_the_choices(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "ฝ่ายและโรงเรียน", ["ประเภท", "ชื่อ"], ["ฝา่ย", "ฝ่ายโยธา"])
    assert problem.cell == "A2"
    assert "“ฝ่าย”" in problem.message
    assert "“โรงเรียน”" in problem.message


def test_a_misspelt_choice_is_asked_about(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "มาตรการ", ["ประเด็น", "สถานะ"], ["ก", "แล้วเสรจ"])
    assert (problem.cell, problem.suggestion) == ("B2", "แล้วเสร็จ")


def test_a_tick_that_is_none_is_refused(tmp_path: Path) -> None:
    assert problem_in(tmp_path, "มาตรการ", ["ประเด็น", "รวมช่องกับแถวบน"], ["ก", "อาจจะ"]).cell == "B2"


def test_a_code_that_is_not_in_the_frame_is_refused(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "ผลคะแนน", ["รหัสข้อ", "คะแนน"], ["O99", 100])
    assert (problem.cell, problem.found) == ("A2", "O99")


def test_a_code_that_may_be_two_is_asked_about(tmp_path: Path) -> None:
    assert problem_in(tmp_path, "ผลคะแนน", ["รหัสข้อ", "คะแนน"], ["๓๓", 100]).cell == "A2"


def test_a_code_of_a_year_that_is_not_here_is_refused(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "มาตรการ", ["รหัสข้อ", "ประเด็น"], ["I1/2560", "ก"])
    assert (problem.cell, "2560" in problem.message) == ("A2", True)


def test_a_code_that_only_last_year_has_is_asked_about(tmp_path: Path) -> None:
    book = full_book()
    nodes = book.year.edition.nodes
    nodes[:] = [node for node in nodes if node.code != "I1"]
    problem = only_problem(read_sheet(tmp_path, book, "มาตรการ", ["รหัสข้อ", "ประเด็น"], ["I1", "ก"]))
    assert (problem.cell, problem.suggestion) == ("A2", "I1/2565")


@pytest.mark.parametrize("last", ["O1", "9.2", "I1/2565"])
def test_a_range_must_rise_among_items_of_one_sort(tmp_path: Path, last: str) -> None:
    rows = (["รหัสข้อ", "ถึงรหัส", "ประเด็น"], ["O3", last, "ก"])
    assert problem_in(tmp_path, "มาตรการ", *rows).cell == "B2"


def test_a_range_needs_its_first_code(tmp_path: Path) -> None:
    assert problem_in(tmp_path, "มาตรการ", ["ถึงรหัส", "ประเด็น", "รหัสข้อ"], ["O3", "ก"]).cell == "A2"


def test_a_near_name_of_a_section_is_asked_about_and_never_taken(tmp_path: Path) -> None:
    book = full_book()
    book.office.units[1].other_names = []
    rows = (["ประเด็น", "ผู้รับผิดชอบ"], ["ก", "ทุกฝ่าย\nฝ่ายคลัง"])
    problem = only_problem(read_sheet(tmp_path, book, "มาตรการ", *rows))
    assert (problem.cell, problem.suggestion) == ("B2", "ฝ่ายการคลัง")
    assert "“ฝ่ายคลัง”" in problem.message


@pytest.mark.parametrize("typed", ["ฝ่ายกิจการพิเศษ", "โรงเรียนบ้านไกล"])
def test_a_section_or_school_must_be_known(tmp_path: Path, typed: str) -> None:
    problem = problem_in(tmp_path, "ความรับผิดชอบ OIT", ["รหัสข้อ", "ผู้สนับสนุน"], ["O2", typed])
    assert (problem.cell, problem.suggestion) == ("B2", None)
    assert "ฝ่ายและโรงเรียน" in problem.message


def test_words_near_to_the_name_of_a_person_are_asked_about(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "มาตรการ", ["ประเด็น", "ผู้รับผิดชอบ"], ["ก", "นายสมคิด ตัวอยาง"])
    assert (problem.cell, problem.suggestion) == ("B2", "นายสมคิด ตัวอย่าง")


def test_a_member_must_be_among_the_people(tmp_path: Path) -> None:
    rows = (["คณะ", "โดยชื่อ", "หน้าที่ในคณะ"], ["คณะทำงาน", "สมปอง ไม่มี", "กรรมการ"])
    assert problem_in(tmp_path, "รายชื่อกรรมการ", *rows).cell == "B2"


def test_a_name_that_two_people_have_must_be_written_with_its_title(tmp_path: Path) -> None:
    book = full_book()
    book.office.people[1].name = "สมคิด ตัวอย่าง"
    book.office.people[0].name = "สมคิด  ตัวอย่าง"
    rows = (["ประเด็น", "ผู้รับผิดชอบ"], ["ก", "สมคิด ตัวอย่าง"])
    problem = only_problem(read_sheet(tmp_path, book, "มาตรการ", *rows))
    assert (problem.cell, "หลายชื่อ" in problem.message) == ("B2", True)


@pytest.mark.parametrize(
    ("name", "headings", "cells"),
    [
        ("อำนาจหน้าที่", ["คณะ", "อำนาจหน้าที่"], ["คณะที่ไม่มี", "ก"]),
        ("การติดตาม", ["มาตรการลำดับที่", "ผลการดำเนินงาน"], [9, "ก"]),
        ("ระเบียบวาระ", ["ครั้งที่", "ระดับ"], [9, 1]),
        ("เกษียนหนังสือ", ["เอกสาร", "แบบ"], ["เล่มมาตรการ", "เว้นที่ให้ลงนาม"]),
        ("บุคลากร", ["สังกัด", "ชื่อ-สกุล"], ["ฝ่ายที่ไม่มี", "สมคิด ตัวอย่าง"]),
        ("สำนักงาน", ["รายการ", "ข้อมูล"], ["รูปแบบตารางมาตรการ", "M99"]),
    ],
)
def test_what_is_named_must_be_there(
    tmp_path: Path, name: str, headings: list[str], cells: list[Any]
) -> None:
    extra = [["ว่าที่ร้อยตรี", "สมใจ ตัวอย่าง"]] if name == "บุคลากร" else []
    problems = read_sheet(tmp_path, full_book(), name, headings, cells, *extra).problems
    assert (name, "B2" if name == "สำนักงาน" else "A2") in {(each.sheet, each.cell) for each in problems}


def test_of_two_papers_of_a_kind_the_one_meant_must_be_said(tmp_path: Path) -> None:
    kind = "บันทึกส่งคำสั่งและเชิญประชุม"
    problem = problem_in(tmp_path, "เกษียนหนังสือ", ["เอกสาร", "แบบ"], [kind, "เว้นที่ให้ลงนาม"])
    assert (problem.cell, problem.suggestion) == ("A2", f"{kind} ลำดับ 2")


def test_a_cell_that_must_be_filled_may_not_be_empty(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "รายชื่อกรรมการ", ["คณะ", "โดยตำแหน่ง", "หน้าที่ในคณะ"], ["คณะทำงาน", "ก", None])
    assert (problem.cell, problem.found) == ("C2", "")
    assert "หน้าที่ในคณะ" in problem.message


def test_a_field_of_the_form_that_must_be_filled_may_not_be_empty(tmp_path: Path) -> None:
    assert problem_in(tmp_path, "สำนักงาน", ["รายการ", "ข้อมูล"], ["เขต", None]).cell == "B2"


def test_a_member_needs_a_post_or_a_name(tmp_path: Path) -> None:
    rows = (["คณะ", "โดยตำแหน่ง", "โดยชื่อ", "หน้าที่ในคณะ"], ["คณะทำงาน", None, None, "กรรมการ"])
    assert problem_in(tmp_path, "รายชื่อกรรมการ", *rows).cell == "C2"


@pytest.mark.parametrize(
    ("name", "rows", "cell"),
    [
        ("คณะ", [["ชื่อคณะ"], ["คณะกรรมการอำนวยการ"], ["คณะทำงาน"], ["คณะทำงาน"]], "A4"),
        ("ผลคะแนน", [["คะแนน", "รหัสข้อ"], [1, "O1"], [2, "๐๑"]], "B3"),
        ("ประชุม", [["ครั้งที่"], [1], [2], ["2/2566"]], "A4"),
        ("มาตรการ", [["ลำดับ", "ประเด็น"], [1, "ก"], [1, "ข"]], "A3"),
    ],
)
def test_nothing_may_be_there_twice(tmp_path: Path, name: str, rows: Any, cell: str) -> None:
    book = full_book()
    book.year.measures[0].follow_ups = []
    problem = only_problem(read_sheet(tmp_path, book, name, *rows))
    assert (problem.sheet, problem.cell) == (name, cell)
    assert "ซ้ำกับแถวที่" in problem.message


def test_a_misspelt_heading_is_asked_about(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "ผลคะแนน", ["รหัสข้อ", "คะแนน", "คำอธิบายของหนวยงาน"], ["O1", 1, "ก"])
    assert (problem.cell, problem.suggestion) == ("C1", "คำอธิบายของหน่วยงาน")


def test_a_heading_of_the_officers_own_is_refused(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "ผลคะแนน", ["รหัสข้อ", "บันทึกส่วนตัว"], ["O1", "ก"])
    assert (problem.cell, problem.suggestion) == ("B1", None)


def test_a_heading_may_not_stand_twice(tmp_path: Path) -> None:
    assert problem_in(tmp_path, "ผลคะแนน", ["รหัสข้อ", "คะแนน", "คะแนน"], ["O1", 1, 2]).cell == "C1"


def test_a_column_that_is_needed_must_be_there(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "ผลคะแนน", ["คะแนน"], [1])
    assert (problem.cell, problem.expected) == ("", "รหัสข้อ")


def test_a_misspelt_field_of_the_form_is_asked_about(tmp_path: Path) -> None:
    problem = problem_in(tmp_path, "สำนักงาน", ["รายการ", "ข้อมูล"], ["โทรศัพ", "02"])
    assert (problem.cell, problem.suggestion) == ("A2", "โทรศัพท์")


def test_a_misspelt_sheet_is_asked_about(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "x.xlsx", {"ทะเบียนเอกสาร": [["ชนิด"]], "ระเบียบวาร": [["ครั้งที่"]]})
    problem = only_problem(read_workbook(path, new_book()))
    assert (problem.sheet, problem.suggestion) == ("ระเบียบวาร", "ระเบียบวาระ")


def test_a_sheet_of_the_officers_own_is_not_read_and_that_is_told(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "x.xlsx", {"คณะ": [["ชื่อคณะ"]], "บันทึกช่วยจำ": [["ซื้อกระดาษ"]]})
    reading = read_workbook(path, new_book())
    assert reading.problems == ()
    assert "ไม่ได้อ่านแผ่น “บันทึกช่วยจำ” เพราะไม่ใช่แผ่นของแบบฟอร์ม" in reading.notices


def test_a_section_that_a_sheet_left_out_still_names_may_not_go(tmp_path: Path) -> None:
    rows = (["ประเภท", "ชื่อ"], ["ฝ่าย", "ฝ่ายปกครอง"], ["โรงเรียน", "โรงเรียนวัดสมมติ"])
    reading = read_sheet(tmp_path, full_book(), "ฝ่ายและโรงเรียน", *rows)
    problem = only_problem(reading)
    assert (problem.sheet, problem.expected) == ("ฝ่ายและโรงเรียน", "ฝ่ายการคลัง")
    assert "มาตรการ" in problem.message


def test_a_person_that_last_year_still_names_may_not_go(tmp_path: Path) -> None:
    book = new_book()
    assert book.results_year is not None
    book.office.people = [Person(name="สมหมาย ตัวอย่าง")]
    member = Member(position=0, person=book.office.people[0], role="ประธาน")
    book.results_year.bodies = [Body(position=0, name="คณะทำงาน", members=[member])]
    problem = only_problem(read_sheet(tmp_path, book, "บุคลากร", ["ชื่อ-สกุล"]))
    assert (problem.sheet, problem.expected) == ("บุคลากร", "สมหมาย ตัวอย่าง")


def test_a_measure_with_follow_ups_in_a_sheet_left_out_may_not_go(tmp_path: Path) -> None:
    reading = read_sheet(tmp_path, full_book(), "มาตรการ", ["ลำดับ", "ประเด็น"])
    assert only_problem(reading).sheet == "มาตรการ"


def test_every_problem_of_a_workbook_is_told_at_once(tmp_path: Path) -> None:
    path = make_workbook(
        tmp_path / "x.xlsx",
        {
            "ผลคะแนน": [["รหัสข้อ", "คะแนน"], ["O1", 101], ["O98", 1], ["O2", "ก"]],
            "ประชุม": [["ครั้งที่", "เวลา"], ["ก", "ข"]],
        },
    )
    found = [(each.sheet, each.cell) for each in read_workbook(path, new_book()).problems]
    assert found == [
        ("ผลคะแนน", "B2"),
        ("ผลคะแนน", "A3"),
        ("ผลคะแนน", "B4"),
        ("ประชุม", "A2"),
        ("ประชุม", "B2"),
    ]


def test_words_of_a_paper_may_hold_only_placeholders_that_can_be_filled(tmp_path: Path) -> None:
    rows = (["เอกสาร", "ส่วน", "ข้อความ"], ["คำสั่งแต่งตั้ง", "คำปรารภ", "ด้วย{ชื่อเล่น}"])
    problem = problem_in(tmp_path, "ข้อความในเอกสาร", *rows)
    assert problem.cell == "C2"
    assert "{ชื่อเล่น}" in problem.message


def test_a_part_that_a_paper_does_not_have_is_refused(tmp_path: Path) -> None:
    rows = (["เอกสาร", "ส่วน", "ข้อความ"], ["คำสั่งแต่งตั้ง", "คำนำ", "ก"])
    assert problem_in(tmp_path, "ข้อความในเอกสาร", *rows).cell == "B2"


@pytest.mark.parametrize(
    ("cells", "cell"),
    [
        (["X2", None, "หัว", "ประเด็น", 50], "A2"),
        (["M2", "แบบ", "หัว", "ประเด็น", 50], "A2"),
        (["X2", "แบบ", "หัว", "ประเด็นย่อย", 50], "D2"),
        (["X2", "แบบ", "หัว", "ประเด็น", 5], "E2"),
    ],
)
def test_a_layout_that_cannot_be_printed_is_refused(tmp_path: Path, cells: list[Any], cell: str) -> None:
    book = full_book()
    book.office.measures_layout = "M2"
    headings = ["รหัสรูปแบบ", "ชื่อรูปแบบ", "หัวคอลัมน์", "ข้อมูลที่พิมพ์", "กว้าง (มม.)"]
    problem = only_problem(read_sheet(tmp_path, book, "รูปแบบตาราง", headings, cells))
    assert problem.cell == cell


def test_rows_of_a_layout_must_agree_on_what_belongs_to_the_whole(tmp_path: Path) -> None:
    book = full_book()
    book.office.measures_layout = "M2"
    rows = (
        ["รหัสรูปแบบ", "ชื่อรูปแบบ", "หัวคอลัมน์", "ข้อมูลที่พิมพ์", "กว้าง (มม.)"],
        ["X2", "แบบหนึ่ง", "หัว", "ประเด็น", 50],
        ["X2", "แบบสอง", "หัว", "กิจกรรม", 50],
    )
    assert only_problem(read_sheet(tmp_path, book, "รูปแบบตาราง", *rows)).cell == "B3"


FRAME = ["ปี", "รหัสถาวร", "รหัส", "อยู่ใต้", "ชื่อ"]


@pytest.mark.parametrize(
    ("cells", "cell"),
    [
        ([2566, "made-up", "O9", "9.1", "ข้อใหม่"], "B2"),
        ([2566, "structure", "O2", "9.1", "โครงสร้าง"], "C3"),
        ([2566, "structure", "O1", "9.9", "โครงสร้าง"], "D2"),
        ([2566, "structure", "O1", "O1", "โครงสร้าง"], "D2"),
    ],
)
def test_the_frame_takes_new_numbers_and_words_but_no_new_items(
    tmp_path: Path, cells: list[Any], cell: str
) -> None:
    rows = (
        FRAME,
        cells,
        [2566, "authority", "O2", "9.1", "อำนาจหน้าที่"],
        [2566, "basic", "9.1", "9", "ข้อมูลพื้นฐาน"],
    )
    assert problem_in(tmp_path, "กรอบการประเมิน", *rows).cell == cell


def test_a_row_that_still_has_its_old_number_after_renumbering_is_refused(tmp_path: Path) -> None:
    path = make_workbook(
        tmp_path / "x.xlsx",
        {
            "กรอบการประเมิน": [
                FRAME,
                [2566, "structure", "O2", "9.1", "โครงสร้าง"],
                [2566, "authority", "O1", "9.1", "อำนาจหน้าที่"],
                [2566, "basic", "9.1", "9", "ข้อมูลพื้นฐาน"],
            ],
            "ความรับผิดชอบ OIT": [
                ["รหัสข้อ", "ชื่อข้อ", "ช่วงข้อมูล"],
                ["O1", "โครงสร้าง", "ปีนี้"],
                ["O3", "แผนการใช้จ่าย", "ปีนี้"],
            ],
        },
    )
    problem = only_problem(read_workbook(path, new_book()))
    assert (problem.sheet, problem.cell, problem.suggestion) == ("ความรับผิดชอบ OIT", "A2", "O2")


def test_a_follow_up_that_still_has_the_old_number_of_its_measure_is_refused(tmp_path: Path) -> None:
    book = full_book()
    first, second, third = (measure.issue for measure in book.year.measures)
    path = make_workbook(
        tmp_path / "x.xlsx",
        {
            "มาตรการ": [
                ["ลำดับ", "ประเด็น", "กิจกรรม"],
                [1, "ประเด็นใหม่ที่แทรก", None],
                [2, first, "จัดทำ info graphic"],
                [3, second, None],
                [4, third, "กำกับ"],
            ],
            "การติดตาม": [["มาตรการลำดับที่", "ประเด็น", "ผลการดำเนินงาน"], [1, first, "ทำแล้ว"]],
        },
    )
    problem = only_problem(read_workbook(path, book))
    assert (problem.sheet, problem.cell, problem.suggestion) == ("การติดตาม", "A2", "2")


def _file(folder: Path, name: str, content: bytes) -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "ไม่ใช่ไฟล์ Excel"),
        (b"code,title\n1,a\n", "ไม่ใช่ไฟล์ Excel"),
        (b"PK\x03\x04 and then nothing that belongs to it", "เสีย"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "รหัสผ่าน"),
    ],
)
def test_a_file_that_is_no_workbook_is_refused(tmp_path: Path, content: bytes, words: str) -> None:
    problem = only_problem(read_workbook(_file(tmp_path, "book.xlsx", content), new_book()))
    assert (problem.sheet, problem.cell, problem.found) == ("", "", "book.xlsx")
    assert words in problem.message


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    assert "ไม่พบไฟล์" in only_problem(read_workbook(tmp_path / "none.xlsx", new_book())).message


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    assert "เปิดไฟล์" in only_problem(read_workbook(tmp_path, new_book())).message


def test_a_workbook_with_macros_is_refused(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "x.xlsm", {"คณะ": [["ชื่อคณะ"]]})
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"")
    assert "แมโคร" in only_problem(read_workbook(path, new_book())).message


def test_a_word_document_is_no_workbook(tmp_path: Path) -> None:
    path = tmp_path / "order.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("word/document.xml", "<document/>")
    assert "ไม่ใช่ไฟล์ Excel" in only_problem(read_workbook(path, new_book())).message


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "[Content_Types].xml"])
def test_a_workbook_of_which_a_part_is_broken_is_refused(tmp_path: Path, part: str) -> None:
    whole = make_workbook(tmp_path / "whole.xlsx", {"คณะ": [["ชื่อคณะ"], ["คณะทำงาน"]]})
    path = tmp_path / "broken.xlsx"
    with zipfile.ZipFile(whole) as package, zipfile.ZipFile(path, "w") as broken:
        for name in package.namelist():
            content = package.read(name)
            broken.writestr(name, content[: len(content) // 2] if name == part else content)
    assert "เสีย" in only_problem(read_workbook(path, new_book())).message


def test_a_workbook_of_somebody_else_is_refused(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.save(tmp_path / "x.xlsx")
    assert "แบบฟอร์ม" in only_problem(read_workbook(tmp_path / "x.xlsx", new_book())).message
