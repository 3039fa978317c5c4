"""What an import does to the records, what it says beforehand, and when it does nothing at all."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from ita_desktop.exchange.problems import ChangeKind, RowChange
from ita_desktop.exchange.reader import Cancelled, OutdatedReading, Reading, apply, read_workbook
from ita_desktop.exchange.writer import write_template
from ita_desktop.model.book import YearBook
from ita_desktop.model.year import Part
from tests.exchange.books import (
    full_book,
    make_workbook,
    new_book,
    node,
    read_sheet,
    snapshot,
    written_cells,
)


def apply_sheet(path: Path, book: YearBook, name: str, *rows: Sequence[Any]) -> Reading:
    reading = read_sheet(path, book, name, *rows)
    assert reading.problems == ()
    apply(reading, book)
    return reading


def test_a_workbook_with_one_problem_changes_nothing(tmp_path: Path) -> None:
    book, other = full_book(), new_book()
    path = tmp_path / "book.xlsx"
    write_template(book, path)
    sheets = written_cells(path)
    sheets["ผลคะแนน"][1][2] = 101
    make_workbook(path, sheets)
    before = snapshot(other)

    reading = read_workbook(path, other)
    assert [(each.sheet, each.cell) for each in reading.problems] == [("ผลคะแนน", "C2")]
    assert reading.changes == ()
    with pytest.raises(ValueError, match="1 แห่ง"):
        apply(reading, other)
    assert snapshot(other) == before


def test_added_changed_moved_and_removed_rows_are_told_apart(tmp_path: Path) -> None:
    rows = (
        ["คณะ", "อำนาจหน้าที่"],
        ["คณะกรรมการอำนวยการ", "กำกับดูแล"],
        ["คณะกรรมการอำนวยการ", "กำหนดนโยบาย"],
        ["คณะกรรมการอำนวยการ", "ให้คำปรึกษา"],
    )
    reading = read_sheet(tmp_path, full_book(), "อำนาจหน้าที่", *rows)
    assert {(change.row, change.kind) for change in reading.changes} == {
        ("คณะกรรมการอำนวยการ กำกับดูแล", ChangeKind.MOVED),
        ("คณะกรรมการอำนวยการ ให้คำปรึกษา", ChangeKind.ADDED),
        ("คณะทำงาน กำหนดนโยบาย", ChangeKind.REMOVED),
    }


def test_a_change_says_column_before_and_after(tmp_path: Path) -> None:
    rows = (["รหัสข้อ", "คะแนน", "URL ที่ส่ง"], ["I1", 81.2], ["O1", 100, "https://example.go.th"])
    reading = read_sheet(tmp_path, full_book(), "ผลคะแนน", *rows)
    assert reading.changes == (RowChange("ผลคะแนน", "O1", ChangeKind.CHANGED, "คะแนน", "0", "100"),)


def test_removed_rows_are_removed_and_the_others_stay_the_same_records(tmp_path: Path) -> None:
    book = full_book()
    first, _second, third = book.year.measures
    rows = (["ลำดับ", "ประเด็น", "กิจกรรม"], [1, first.issue, "จัดทำ info graphic"], [3, third.issue, "กำกับ"])
    path = make_workbook(
        tmp_path / "x.xlsx",
        {"มาตรการ": rows, "การติดตาม": [["มาตรการลำดับที่", "ผลการดำเนินงาน"], [3, "ทำแล้ว"]]},
    )
    apply(read_workbook(path, book), book)
    assert book.year.measures == [first, third]
    assert first.follow_ups == []
    assert third.follow_ups[0].result == "ทำแล้ว"


def test_a_row_that_was_changed_is_the_same_record(tmp_path: Path) -> None:
    book = full_book()
    member = book.year.bodies[0].members[1]
    rows = (
        ["คณะ", "โดยตำแหน่ง", "โดยชื่อ", "หน้าที่ในคณะ"],
        ["คณะกรรมการอำนวยการ", "ผู้อำนวยการเขต", None, "ประธานกรรมการ"],
        ["คณะกรรมการอำนวยการ", "ผู้ช่วยผู้อำนวยการเขต", None, "รองประธานกรรมการ"],
        ["คณะกรรมการอำนวยการ", None, "สมใจ ตัวอย่าง", "ผู้ช่วยเลขานุการ"],
        ["คณะทำงาน", None, "สมใจ ตัวอย่าง", "ประธาน"],
    )
    apply_sheet(tmp_path, book, "รายชื่อกรรมการ", *rows)
    assert book.year.bodies[0].members[2] is member
    assert (member.role, member.position) == ("ผู้ช่วยเลขานุการ", 2)


def test_a_section_that_was_renamed_is_the_same_section_everywhere(tmp_path: Path) -> None:
    book = full_book()
    section = book.office.units[1]
    path = make_workbook(
        tmp_path / "x.xlsx",
        {
            "ฝ่ายและโรงเรียน": [
                ["ประเภท", "ชื่อ", "ชื่ออื่นที่ใช้เรียก"],
                ["ฝ่าย", "ฝ่ายปกครอง", None],
                ["ฝ่าย", "ฝ่ายการคลังและพัสดุ", "ฝ่ายการคลัง"],
                ["โรงเรียน", "โรงเรียนวัดสมมติ", None],
            ],
            "ความรับผิดชอบ OIT": [["รหัสข้อ", "ผู้รับผิดชอบหลัก"], ["O3", "ฝ่ายการคลัง"]],
        },
    )
    reading = read_workbook(path, book)
    assert [change for change in reading.changes if change.column == "ชื่อ"] == [
        RowChange(
            "ฝ่ายและโรงเรียน",
            "ฝ่ายการคลังและพัสดุ",
            ChangeKind.CHANGED,
            "ชื่อ",
            "ฝ่ายการคลัง",
            "ฝ่ายการคลังและพัสดุ",
        )
    ]
    apply(reading, book)
    assert section.name == "ฝ่ายการคลังและพัสดุ"
    assert book.year.measures[0].owners[0].unit is section
    assert book.year.responsibilities[1].parties[0].unit is section


def test_another_person_in_the_same_row_is_another_record(tmp_path: Path) -> None:
    book = full_book()
    book.year.measures, book.office.signatories = [], []
    director = book.office.people[0]
    book.year.papers[2].endorsements = []
    rows = (["คำนำหน้า", "ชื่อ-สกุล"], ["นาง", "วิไล สมมติกุล"], ["ว่าที่ร้อยตรี", "สมใจ ตัวอย่าง"])
    apply_sheet(tmp_path, book, "บุคลากร", *rows)
    assert director not in book.office.people
    assert director.name == "สมคิด ตัวอย่าง"


def test_new_numbers_move_only_the_labels(tmp_path: Path) -> None:
    book = full_book()
    structure, authority = node(book, "O1"), node(book, "O2")
    path = tmp_path / "x.xlsx"
    write_template(book, path)
    sheets = written_cells(path)
    frame = sheets["กรอบการประเมิน"]
    code = frame[0].index("รหัส")
    for row in frame:
        if row[0] == 2566:
            row[code] = {"O1": "O2", "O2": "O1"}.get(row[code], row[code])
    make_workbook(path, {"กรอบการประเมิน": frame})

    reading = read_workbook(path, book)
    assert {change.column for change in reading.changes} == {"รหัส"}
    apply(reading, book)
    assert (structure.code, authority.code) == ("O2", "O1")
    assert book.year.responsibilities[0].node is structure
    assert book.year.measures[1].node is structure


def test_rows_that_were_renumbered_with_the_frame_stay_with_their_items(tmp_path: Path) -> None:
    book = full_book()
    structure = node(book, "O1")
    frame = [
        ["ปี", "รหัสถาวร", "รหัส", "ชื่อ"],
        [2566, "structure", "O2", "โครงสร้าง"],
        [2566, "authority", "O1", "อำนาจหน้าที่"],
    ]
    items = [["รหัสข้อ", "ชื่อข้อ", "ช่วงข้อมูล"], ["O2", "โครงสร้าง", "ทั้งปี"]]
    path = make_workbook(tmp_path / "x.xlsx", {"กรอบการประเมิน": frame, "ความรับผิดชอบ OIT": items})
    reading = read_workbook(path, book)
    assert reading.problems == ()
    apply(reading, book)
    assert book.year.responsibilities[0].node is structure
    assert book.year.responsibilities[0].period == "ทั้งปี"


def test_an_item_can_be_put_under_another_heading(tmp_path: Path) -> None:
    book = full_book()
    rows = (
        ["ปี", "รหัสถาวร", "รหัส", "อยู่ใต้", "ชื่อ"],
        [2566, "structure", "O1", "9.2", "โครงสร้าง"],
        [2566, "budget", "9.2", "9", "งบประมาณ"],
    )
    apply_sheet(tmp_path, book, "กรอบการประเมิน", *rows)
    assert node(book, "O1").parent == "budget"


def test_who_leads_and_who_supports_are_kept_apart(tmp_path: Path) -> None:
    book = full_book()
    rows = (["รหัสข้อ", "ผู้รับผิดชอบหลัก", "ผู้สนับสนุน"], ["O1", "ทุกฝ่าย", "ฝ่ายปกครอง\nโรงเรียนวัดสมมติ"])
    everyone = book.year.responsibilities[0].parties[1]
    apply_sheet(tmp_path, book, "ความรับผิดชอบ OIT", *rows)
    parties = book.year.responsibilities[0].parties
    assert parties[0] is everyone
    assert [(party.part, party.unit.name if party.unit else party.words) for party in parties] == [
        (Part.LEAD, "ทุกฝ่าย"),
        (Part.SUPPORT, "ฝ่ายปกครอง"),
        (Part.SUPPORT, "โรงเรียนวัดสมมติ"),
    ]
    assert [party.position for party in parties] == [0, 1, 2]


def test_ticks_follow_the_elements(tmp_path: Path) -> None:
    book = full_book()
    rows = (
        ["รหัสข้อ", "องค์ประกอบ", "มีแล้ว"],
        ["O1", "อัตรากำลัง", "มี"],
        ["O2", "ประกาศ", "มี"],
        ["O2", "พื้นที่", None],
    )
    apply_sheet(tmp_path, book, "องค์ประกอบข้อมูล", *rows)
    ticked = {
        each.node.code: [tick.element.text for tick in each.ticks] for each in book.year.responsibilities
    }
    assert ticked == {"O1": ["อัตรากำลัง"], "O2": ["ประกาศ"]}
    assert [element.text for element in node(book, "O1").elements] == ["อัตรากำลัง"]


def test_words_that_are_the_programs_own_are_not_kept(tmp_path: Path) -> None:
    book, path = full_book(), tmp_path / "x.xlsx"
    write_template(new_book(), path)
    texts = written_cells(path)["ข้อความในเอกสาร"]
    reading = read_workbook(make_workbook(path, {"ข้อความในเอกสาร": texts}), book)
    apply(reading, book)
    assert book.office.texts == []


def test_words_that_are_emptied_give_way_to_the_programs_own(tmp_path: Path) -> None:
    book = full_book()
    rows = (["เอกสาร", "ส่วน", "ข้อความ"], ["คำสั่งแต่งตั้ง", "คำปรารภ", None])
    apply_sheet(tmp_path, book, "ข้อความในเอกสาร", *rows)
    assert book.office.texts == []


def test_a_layout_that_was_changed_is_the_same_record(tmp_path: Path) -> None:
    book = full_book()
    layout = book.office.layouts[0]
    rows = (
        ["รหัสรูปแบบ", "ชื่อรูปแบบ", "หัวคอลัมน์", "ข้อมูลที่พิมพ์", "กว้าง (มม.)", "การรวมช่อง"],
        ["X1", "แบบของเขต", "ประเด็น", "แนวทาง หรือ ประเด็น", 70, "รวมช่องตามประเด็น"],
    )
    apply_sheet(tmp_path, book, "รูปแบบตาราง", *rows)
    assert book.office.layouts == [layout]
    (column,) = layout.definition["columns"]
    assert column["fields"] == [["guideline", "issue"]]
    assert (column["heading"], column["width_mm"]) == (["ประเด็น"], "70")


def test_without_results_the_workbook_has_no_sheet_for_them(tmp_path: Path) -> None:
    whole = new_book()
    book, path = YearBook(whole.office, whole.year, None), tmp_path / "x.xlsx"
    write_template(book, path)
    assert "ผลคะแนน" not in written_cells(path)
    assert read_workbook(path, book).changes == ()


def test_two_years_of_one_frame_have_each_node_once(tmp_path: Path) -> None:
    book, path = new_book(), tmp_path / "x.xlsx"
    assert book.results_year is not None
    book.results_year.edition = book.year.edition
    write_template(book, path)
    years = {row[0] for row in written_cells(path)["กรอบการประเมิน"][1:]}
    assert years == {2566}
    assert read_workbook(path, book).problems == ()


def test_a_reading_fits_only_the_records_it_was_made_for(tmp_path: Path) -> None:
    reading = read_sheet(tmp_path, full_book(), "ความรับผิดชอบ OIT", ["รหัสข้อ", "ช่วงข้อมูล"], ["O3", "ก"])
    book = new_book()
    book.year.edition.nodes.remove(node(book, "O3"))
    with pytest.raises(OutdatedReading, match="กรุณานำเข้าใหม่อีกครั้ง"):
        apply(reading, book)


def test_progress_rises_to_the_end(tmp_path: Path) -> None:
    path, shares = tmp_path / "x.xlsx", list[float]()
    write_template(full_book(), path)
    read_workbook(path, new_book(), report=lambda share: shares.append(share) is None)
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_reading_can_be_stopped(tmp_path: Path) -> None:
    rows = [["ประเด็น"], *([f"ประเด็น {number}"] for number in range(600))]
    path = make_workbook(tmp_path / "x.xlsx", {"มาตรการ": rows})
    with pytest.raises(Cancelled):
        read_workbook(path, new_book(), report=lambda _share: False)
