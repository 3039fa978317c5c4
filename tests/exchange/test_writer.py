"""How the workbook looks to the officer who opens it."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from ita_desktop.exchange.sheets.directories import Directories
from ita_desktop.exchange.sheets.workbook import GUIDE, LISTS, workbook_sheets
from ita_desktop.exchange.writer import TextTooLong, write_template
from ita_desktop.model.year import FreeSection
from tests.exchange.books import full_book, new_book


@pytest.fixture(scope="module")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Any:
    path = tmp_path_factory.mktemp("template") / "book.xlsx"
    write_template(full_book(), path)
    return load_workbook(path)


def column_of(sheet: Any, heading: str) -> str:
    return next(cell.column_letter for cell in sheet[1] if cell.value == heading)


def test_the_sheets_stand_in_the_order_of_the_work_and_the_lists_are_hidden(workbook: Any) -> None:
    assert workbook.sheetnames == [
        GUIDE,
        *(sheet.name for sheet in workbook_sheets(Directories(full_book()))),
        LISTS,
    ]
    assert workbook[LISTS].sheet_state == "hidden"
    assert workbook.active.title == GUIDE


def test_names_of_sheets_and_headings_are_thai_and_fit_excel(workbook: Any) -> None:
    for sheet in workbook_sheets(Directories(full_book())):
        assert len(sheet.name) <= 31
        headings = [column.heading for column in sheet.columns]
        assert len(headings) == len(set(headings)), sheet.name
        assert all("ก" <= heading[0] <= "ไ" or heading.startswith("URL") for heading in headings)


def test_every_heading_says_what_belongs_under_it(workbook: Any) -> None:
    for sheet in workbook_sheets(Directories(full_book())):
        if not sheet.is_form:
            notes = [cell.comment for cell in workbook[sheet.name][1] if cell.value != "ลำดับ"]
            assert all(note and note.text for note in notes), sheet.name


def test_headings_stay_in_sight(workbook: Any) -> None:
    assert {workbook[sheet.name].freeze_panes for sheet in workbook_sheets(Directories(full_book()))} <= {
        "B2",
        "C2",
    }


def test_choices_are_offered_from_the_hidden_sheet(workbook: Any) -> None:
    sheet = workbook["มาตรการ"]
    letter = column_of(sheet, "ความถี่")
    (offered,) = (
        each for each in sheet.data_validations.dataValidation if str(each.sqref).startswith(f"{letter}2:")
    )
    assert str(offered.sqref) == f"{letter}2:{letter}201"
    name, cells = offered.formula1.split("!")
    assert name.strip("'") == LISTS
    words = [row[0].value for row in workbook[LISTS][cells.replace("$", "")]]
    assert words == ["ทุกเดือน", "ทุกไตรมาส", "ทุก 6 เดือน", "ตลอดปีงบประมาณ"]


def test_people_and_sections_are_offered_by_name(workbook: Any) -> None:
    offered = [[cell.value for cell in column if cell.value] for column in workbook[LISTS].iter_cols()]
    assert ["นายสมคิด ตัวอย่าง", "ว่าที่ร้อยตรี สมใจ ตัวอย่าง"] in offered
    assert ["ฝ่ายปกครอง", "ฝ่ายการคลัง", "โรงเรียนวัดสมมติ"] in offered


def test_empty_cells_for_dates_are_text_so_that_excel_leaves_the_year_alone(workbook: Any) -> None:
    sheet = workbook["มาตรการ"]
    assert sheet.column_dimensions[column_of(sheet, "กำหนดเสร็จ")].number_format == "@"
    assert sheet.column_dimensions[column_of(sheet, "คะแนนปีก่อน")].number_format == "0.00"


def test_scores_are_numbers_and_dates_are_thai_words(workbook: Any) -> None:
    measures = workbook["มาตรการ"]
    assert measures[f"{column_of(measures, 'คะแนนปีก่อน')}2"].value == 81.2
    assert measures[f"{column_of(measures, 'กำหนดเสร็จ')}2"].value == "30 มี.ค. 2566"
    assert measures[f"{column_of(measures, 'ลำดับ')}201"].value == 200


def test_text_that_begins_like_a_formula_stays_text(tmp_path: Path) -> None:
    book, path = new_book(), tmp_path / "x.xlsx"
    book.year.sections = [FreeSection(position=0, heading="=1+1")]
    write_template(book, path)
    cell = load_workbook(path)["ส่วนเพิ่มในเล่ม"]["B2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_a_text_longer_than_a_cell_is_refused_and_the_old_file_stays(tmp_path: Path) -> None:
    book, path = new_book(), tmp_path / "x.xlsx"
    path.write_bytes(b"old")
    book.year.sections = [FreeSection(position=0, heading="ก" * 32_768)]
    with pytest.raises(TextTooLong, match="ส่วนเพิ่มในเล่ม"):
        write_template(book, path)
    assert path.read_bytes() == b"old"
    assert [each.name for each in tmp_path.iterdir()] == ["x.xlsx"]


def test_a_workbook_that_could_not_be_put_in_its_place_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        write_template(new_book(), tmp_path / "x.xlsx")
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_a_sound_package(tmp_path: Path) -> None:
    write_template(full_book(), tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as package:
        assert package.testzip() is None
