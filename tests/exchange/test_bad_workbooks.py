"""Whatever is handed in as a workbook is read, or refused in one sentence; nothing else is opened on its behalf."""

import io
import struct
import zipfile
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path

import pytest
from openpyxl import load_workbook

from ita_desktop.exchange import opening
from ita_desktop.exchange.edition_lists import EditionListError, read_edition_list
from ita_desktop.exchange.pasted import grid_of_file
from ita_desktop.exchange.problems import Problem
from ita_desktop.exchange.reader import read_workbook
from ita_desktop.exchange.writer import write_template
from tests.exchange.books import full_book, make_workbook, new_book, only_problem, read_sheet

SHEET = "xl/worksheets/sheet1.xml"
SCORES = [["รหัสข้อ", "คะแนน"], ["O1", 91.5]]
TENFOLD = "".join(f'<!ENTITY {after} "{f"&{before};" * 10}">' for before, after in pairwise("abcdefghij"))
BOMB = f'<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">{TENFOLD}]>'


def parts_of(folder: Path) -> dict[str, bytes]:
    make_workbook(folder / "whole.xlsx", {"ผลคะแนน": SCORES})
    with zipfile.ZipFile(folder / "whole.xlsx") as package:
        return {name: package.read(name) for name in package.namelist()}


def packed(path: Path, parts: Mapping[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


def with_sheet(folder: Path, change: Callable[[bytes], bytes]) -> Path:
    parts = parts_of(folder)
    parts[SHEET] = change(parts[SHEET])
    return packed(folder / "book.xlsx", parts)


def rows(xml: bytes) -> Callable[[bytes], bytes]:
    return lambda sheet: sheet.replace(b"</sheetData>", xml + b"</sheetData>")


def score(cell: bytes) -> Callable[[bytes], bytes]:
    return lambda sheet: sheet.replace(b'<c r="B2" t="n"><v>91.5</v></c>', cell)


def refusal(path: Path) -> Problem:
    return only_problem(read_workbook(path, new_book()))


@pytest.mark.parametrize("year", [2565, "๒๕๖๕ "])
def test_last_years_workbook_is_refused_in_one_sentence_whatever_else_is_wrong(
    tmp_path: Path, year: object
) -> None:
    sheets = {"สำนักงาน": [["รายการ", "ข้อมูล"], ["ปีงบประมาณ", year]], "ประชุม": [["ครั้งที่"], ["แรก"]]}
    problem = refusal(make_workbook(tmp_path / "book.xlsx", sheets))
    assert (problem.found, problem.expected) == ("2565", "2566")
    assert "สมุดงานนี้เป็นของปีงบประมาณ 2565 แต่กำลังนำเข้าปี 2566" in problem.message


def test_the_workbook_of_another_office_is_told_before_anything_else(tmp_path: Path) -> None:
    book = full_book()
    rows = [["รายการ", "ข้อมูล"], ["ชื่อสำนักงาน", "สำนักงานเขตตัวอย่าง"], ["ปีงบประมาณ", book.year.year]]
    told = read_sheet(tmp_path, book, "สำนักงาน", *rows).notices[0]
    assert told.startswith(f"สมุดงานนี้เป็นของสำนักงานเขตตัวอย่าง แต่แฟ้มนี้เป็นของ{book.office.name}")
    write_template(book, tmp_path / "own.xlsx")
    assert read_workbook(tmp_path / "own.xlsx", book).notices == ()


def test_a_workbook_of_the_year_is_no_list_of_items(tmp_path: Path) -> None:
    write_template(full_book(), tmp_path / "book.xlsx")
    with pytest.raises(EditionListError, match="เป็นสมุดงานของปี"):
        read_edition_list(tmp_path / "book.xlsx", "own", 2567)


def with_entity(declaration: str) -> Callable[[bytes], bytes]:
    def change(sheet: bytes) -> bytes:
        typed = b'<c r="B2" t="inlineStr"><is><t>&j;</t></is></c>'
        return declaration.encode() + score(typed)(sheet)

    return change


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (with_entity(BOMB), "เสีย"),
        (with_entity('<!DOCTYPE a [<!ENTITY j SYSTEM "file:///etc/passwd">]>'), "เสีย"),
        (rows(b'<row r="99999999"><c r="A99999999"><v>1</v></c></row>'), "มากเกิน"),
        (rows(b'<row r="3"><c r="ZZZZZZ3"><v>1</v></c></row>'), "เสีย"),
        (rows(b'<row r="many"><c r="A3"><v>1</v></c></row>'), "เสีย"),
        (score(b'<c r="B2"><v>NaN</v></c>'), "เสีย"),
        (lambda sheet: sheet[: len(sheet) // 2], "เสีย"),
        (lambda sheet: sheet.decode().encode("utf-16"), "เสีย"),
    ],
    ids=["bomb", "file from elsewhere", "row", "column", "row's number", "NaN", "cut", "UTF-16 inside"],
)
def test_xml_that_excel_does_not_write_is_refused_in_one_sentence(
    tmp_path: Path, change: Callable[[bytes], bytes], words: str
) -> None:
    assert words in refusal(with_sheet(tmp_path, change)).message


@pytest.mark.parametrize("size", [4_000_000_000, 30_000_000])
def test_a_zip_bomb_is_known_by_its_directory_and_not_unpacked(tmp_path: Path, size: int) -> None:
    content = bytearray(packed(tmp_path / "book.xlsx", parts_of(tmp_path)).read_bytes())
    directory = content.rindex(b"PK\x01\x02")
    struct.pack_into("<I", content, directory + 24, size)
    (tmp_path / "book.xlsx").write_bytes(content)
    assert "ใหญ่เกิน" in refusal(tmp_path / "book.xlsx").message


def test_a_part_that_claims_to_be_small_is_unpacked_no_further(tmp_path: Path) -> None:
    path = with_sheet(tmp_path, rows(b" " * 3_000_000))
    content = bytearray(path.read_bytes())
    name = content.rindex(SHEET.encode())
    struct.pack_into("<I", content, name - 46 + 24, 500)
    path.write_bytes(content)
    assert "เสีย" in refusal(path).message


def test_a_package_with_a_password_of_its_own_is_refused(tmp_path: Path) -> None:
    content = bytearray(packed(tmp_path / "book.xlsx", parts_of(tmp_path)).read_bytes())
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + flags] |= 1
            place = content.find(mark, place + 4)
    (tmp_path / "book.xlsx").write_bytes(content)
    assert "รหัสผ่าน" in refusal(tmp_path / "book.xlsx").message


@pytest.mark.parametrize(("bound", "most"), [("_MOST_ROWS", 20), ("_MOST_CELLS", 200)])
def test_a_sheet_with_more_rows_than_any_office_has_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bound: str, most: int
) -> None:
    monkeypatch.setattr(opening, bound, most)
    path = make_workbook(tmp_path / "book.xlsx", {"ผลคะแนน": [*SCORES, *[["O2", ""] + [None] * 20] * 30]})
    workbook = load_workbook(path)
    for row in range(3, 30):
        workbook["ผลคะแนน"].cell(row, 30, " ")
    workbook.save(path)
    problem = refusal(path)
    assert (problem.sheet, "มากเกิน" in problem.message) == ("", True)


def test_thousands_of_empty_rows_do_no_harm(tmp_path: Path) -> None:
    empty = b"".join(b'<row r="%d"><c r="A%d"/></row>' % (row, row) for row in range(3, 20_000))
    reading = read_workbook(with_sheet(tmp_path, rows(empty)), new_book())
    assert (reading.problems, len(reading.sheets["ผลคะแนน"].rows)) == ((), 1)


@pytest.mark.parametrize(
    "typed", [100.01, "๑๐๐.๐๑", -0.01, "NaN", "nan", "inf", "1e5", "1" * 400, "=1+1", "<b>"]
)
def test_what_is_no_score_is_refused_in_its_cell(tmp_path: Path, typed: object) -> None:
    reading = read_sheet(tmp_path, new_book(), "ผลคะแนน", ["รหัสข้อ", "คะแนน"], ["O1", typed])
    assert only_problem(reading).cell == "B2"


@pytest.mark.parametrize(
    "typed", ["0/0/0000", "1/1/0", "31/12/99999", "31 ก.พ. 2566", "32/1/2566", "29/2/2566"]
)
def test_what_is_no_date_is_refused_in_its_cell(tmp_path: Path, typed: str) -> None:
    reading = read_sheet(tmp_path, full_book(), "ประชุม", ["ครั้งที่", "วันที่"], [1, typed], [2, None])
    assert "B2" in [problem.cell for problem in reading.problems]


def test_hidden_sheets_of_the_form_are_read_and_that_is_told(tmp_path: Path) -> None:
    path = make_workbook(tmp_path / "book.xlsx", {"ผลคะแนน": SCORES, "คณะ": [["ชื่อคณะ"]]})
    workbook = load_workbook(path)
    workbook["ผลคะแนน"].sheet_state = "hidden"
    workbook.save(path)
    reading = read_workbook(path, new_book())
    assert "ผลคะแนน" in reading.sheets
    assert any("ซ่อนอยู่" in notice and "ผลคะแนน" in notice for notice in reading.notices)


def test_of_a_table_only_the_sheets_that_are_shown_are_read(tmp_path: Path) -> None:
    path = make_workbook(
        tmp_path / "book.xlsx", {"ก": [["ซ่อน", "1"]], "ข": [["รหัส", "ชื่อ"], ["O1", "โครงสร้าง"]]}
    )
    workbook = load_workbook(path)
    workbook["ก"].sheet_state = "veryHidden"
    workbook.save(path)
    assert grid_of_file(path) == [["รหัส", "ชื่อ"], ["O1", "โครงสร้าง"]]
    assert [node.code for node in read_edition_list(path, "own", 2567).nodes if node.code == "O1"] == ["O1"]


def test_text_that_looks_like_a_formula_is_written_as_text_and_comes_back(tmp_path: Path) -> None:
    book = full_book()
    names = ['=cmd|"/c calc"!A1', "+66 2000", "-ข้อแรก", "@SUM(A1)", '<b>"หนา"</b>']
    for place, name in enumerate(names):
        book.office.units[place % 3].other_names.append(name)
    write_template(book, tmp_path / "book.xlsx")
    with zipfile.ZipFile(tmp_path / "book.xlsx") as package:
        sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/")]
    assert not any(b"<f>" in sheet for sheet in sheets)
    assert read_workbook(tmp_path / "book.xlsx", book).changes == ()


@pytest.mark.parametrize(
    "content", [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), b"PK\x03\x04" + bytes(90), b"%PDF-1.7"]
)
def test_the_other_roads_refuse_the_same_files(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.xlsx"
    path.write_bytes(content)
    with pytest.raises(EditionListError, match="ไฟล์"):
        read_edition_list(path, "own", 2567)


def test_a_workbook_that_links_to_others_is_read_without_them(tmp_path: Path) -> None:
    parts = parts_of(tmp_path)
    parts["xl/externalLinks/externalLink1.xml"] = b"<externalLink/>"
    types = parts["xl/_rels/workbook.xml.rels"]
    link = (
        b'<Relationship Id="rId99" TargetMode="External" Target="file:///etc/passwd" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink"/>'
    )
    parts["xl/_rels/workbook.xml.rels"] = types.replace(b"</Relationships>", link + b"</Relationships>")
    reading = read_workbook(packed(tmp_path / "book.xlsx", parts), new_book())
    assert reading.problems == ()


def test_a_file_cut_off_anywhere_is_refused(tmp_path: Path) -> None:
    whole = io.BytesIO(packed(tmp_path / "book.xlsx", parts_of(tmp_path)).read_bytes()).getvalue()
    for size in range(0, len(whole) - 1, len(whole) // 40):
        (tmp_path / "book.xlsx").write_bytes(whole[:size])
        assert refusal(tmp_path / "book.xlsx").message
