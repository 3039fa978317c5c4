"""A frame is read from the table in which an office has it."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook

from ita_desktop.exchange.edition_lists import EditionListError, read_edition_list
from ita_desktop.model.edition import Edition, Kind

OFFICE_TABLE = (
    ("กรอบการประเมิน ITA ปีงบประมาณ พ.ศ. ๒๕๖๗",),
    (),
    ("ลำดับ", "ข้อ ", "ข้อมูล", "รายละเอียด\nข้อมูลที่เผยแพร่", "ผู้รับผิดชอบ"),
    (None, "OIT", "แบบตรวจการเปิดเผยข้อมูลสาธารณะ"),
    ("ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล",),
    (None, "ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต"),
    (None, "๑๐.๑", "การดำเนินการเพื่อป้องกันการทุจริต"),
    (1, "0๑", "โครงสร้าง", "๑. ผังโครงสร้าง\n- อัตรากำลัง", "ฝ่ายปกครอง"),
    (None, None, None, "(๓) 6 เดือนแรก", "ทุกฝ่าย"),
    ("ลำดับ", "ข้อ ", "ข้อมูล", "รายละเอียด\nข้อมูลที่เผยแพร่", "ผู้รับผิดชอบ"),
    (2, "O ๑๒", "รายงานผล\nการดำเนินงาน"),
    (None, None, None, None, "ฝ่ายการคลัง"),
    (None, "รวม ๒ ข้อ"),
)


def read(folder: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Edition:
    book = Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(folder / "frame.xlsx")
    return read_edition_list(folder / "frame.xlsx", "own-2567", 2567)


def codes(edition: Edition) -> list[str]:
    return [node.code for node in edition.nodes]


def test_the_table_is_found_below_its_title_and_without_its_totals(tmp_path: Path) -> None:
    assert codes(read(tmp_path, {"2567": OFFICE_TABLE})) == ["OIT", "10", "10.1", "O1", "O12"]


def test_a_heading_in_one_cell_is_its_number_and_its_title(tmp_path: Path) -> None:
    edition = read(tmp_path, {"2567": OFFICE_TABLE})
    assert [(node.code, node.title) for node in edition.nodes if node.kind is Kind.INDICATOR] == [
        ("10", "การป้องกันการทุจริต")
    ]


def test_what_an_item_must_show_comes_along_even_from_rows_of_its_own(tmp_path: Path) -> None:
    nodes = {node.code: node for node in read(tmp_path, {"2567": OFFICE_TABLE}).nodes}
    assert [element.text for element in nodes["O1"].elements] == ["ผังโครงสร้าง", "อัตรากำลัง", "6 เดือนแรก"]
    assert nodes["O12"].elements == ()
    assert nodes["O12"].title == "รายงานผล การดำเนินงาน"


def test_each_instrument_may_have_a_sheet_of_its_own(tmp_path: Path) -> None:
    heading = ("รหัส", "ชื่อ")
    edition = read(
        tmp_path,
        {"คำชี้แจง": [("อ่านก่อน",)], "IIT": [heading, ("I1", "ก")], "OIT": [("OIT",), heading, ("O1", "ข")]},
    )
    assert codes(edition) == ["IIT", "OIT", "I1", "O1"]


def test_a_sheet_that_lists_the_same_again_is_another_list(tmp_path: Path) -> None:
    heading = ("รหัส", "ชื่อ")
    edition = read(
        tmp_path, {"2567": [heading, ("O1", "ใหม่")], "2566": [heading, ("O1", "เดิม"), ("O2", "เดิม")]}
    )
    assert [(node.code, node.title) for node in edition.nodes[1:]] == [("O1", "ใหม่")]


def test_a_fault_on_one_of_several_sheets_is_said_with_its_sheet(tmp_path: Path) -> None:
    heading = ("รหัส", "ชื่อ")
    with pytest.raises(EditionListError, match=r"frame\.xlsx แผ่น “OIT” แถว 2: ต้องมีทั้งรหัสและชื่อ"):
        read(tmp_path, {"IIT": [heading, ("I1", "ก")], "OIT": [heading, ("O1", None)]})


def test_a_row_with_a_title_alone_is_asked_about(tmp_path: Path) -> None:
    with pytest.raises(EditionListError, match="แถว 3: ต้องมีทั้งรหัสและชื่อ"):
        read(tmp_path, {"2567": [("รหัส", "ชื่อ"), ("O1", "ก"), (None, "รวมข้อมูลพื้นฐาน")]})


def test_a_bare_number_is_an_item_where_the_list_says_so(tmp_path: Path) -> None:
    edition = read(
        tmp_path, {"2567": [("ข้อ", "ประเภท", "รายการ"), (1, "ข้อมูล OIT", "ก"), ("๒", "ข้อมูล OIT", "ข")]}
    )
    assert codes(edition) == ["OIT", "O1", "O2"]


def test_the_usual_weights_are_taken_only_where_the_list_has_none(tmp_path: Path) -> None:
    bare = read(tmp_path, {"2567": [("รหัส", "ชื่อ"), ("IIT", "ก"), ("EIT", "ข"), ("OIT", "ค")]})
    assert [node.weight for node in bare.nodes] == [Decimal(30), Decimal(30), Decimal(40)]
    own = read(tmp_path, {"2567": [("รหัส", "ชื่อ", "น้ำหนัก"), ("IIT", "ก", 60), ("EIT", "ข", None)]})
    assert [node.weight for node in own.nodes] == [Decimal(60), None]
