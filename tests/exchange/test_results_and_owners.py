"""Results that nobody can have published, and owners that stand on one line."""

from pathlib import Path
from typing import Any

import pytest

from ita_desktop.exchange.reader import Reading, UnmendedWorkbook, apply
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Edition, Kind, Node, Scale
from ita_desktop.model.frame import record_of
from ita_desktop.model.office import Office, Unit, UnitKind
from ita_desktop.model.year import FiscalYear
from tests.exchange.books import full_book, new_book, only_problem, read_sheet

LEVELS = ["น้อยที่สุด", "น้อย", "มาก", "มากที่สุด"]
YES_NO = ["มี", "ไม่มี"]
HEADINGS = ["รหัสข้อ", *LEVELS, *YES_NO]


def book_of_questions() -> YearBook:
    nodes = (
        Node("iit", "IIT", None, Kind.INSTRUMENT, "แบบวัดภายใน"),
        Node("duty", "1", "iit", Kind.INDICATOR, "การปฏิบัติหน้าที่"),
        Node("q1", "I1", "duty", Kind.QUESTION, "มีข้อย่อย"),
        Node("p1", "I1.1", "q1", Kind.PART, "ระดับ", scale=Scale.LEVEL),
        Node("q2", "I2", "duty", Kind.QUESTION, "มีหรือไม่", scale=Scale.YES_IS_BAD),
        Node("o1", "O1", "iit", Kind.ITEM, "โครงสร้าง", scale=Scale.DISCLOSED),
    )
    last = record_of(Edition("e-2565", 2565, "", "", "letters", True, "", nodes))
    now = record_of(Edition("e-2566", 2566, "", "", "letters", True, "", nodes))
    years = [FiscalYear(year=2565, edition=last), FiscalYear(year=2566, edition=now)]
    office = Office(name="สำนักงานเขตสมมติ", district="สมมติ", editions=[last, now], years=years)
    return YearBook(office, years[1], years[0])


def read_results(folder: Path, headings: list[str], *rows: list[Any]) -> Reading:
    return read_sheet(folder, book_of_questions(), "ผลคะแนน", headings, *rows)


@pytest.mark.parametrize(
    ("row", "cell"),
    [
        (["I2", 0, 10, 30, 60], "B2"),
        (["I1.1", None, None, None, None, 10, 90], "F2"),
        (["O1", None, 100], "C2"),
        (["I1", 0, 10, 30, 60], "B2"),
        (["I1.1", 0, 10, 30, None], "E2"),
        (["I2", None, None, None, None, 10, None], "G2"),
    ],
)
def test_shares_that_cannot_be_are_refused_where_they_stand(
    tmp_path: Path, row: list[Any], cell: str
) -> None:
    assert only_problem(read_results(tmp_path, HEADINGS, row)).cell == cell


@pytest.mark.parametrize(
    "row",
    [
        ["I1.1", 0, 10, 30.01, 60],
        ["I1.1", None, 10, 30, 60],
        ["I2", None, None, None, None, 0, 100],
        ["O1", None, None, None, None, 0, 100],
    ],
)
def test_whole_shares_are_taken_without_a_word(tmp_path: Path, row: list[Any]) -> None:
    reading = read_results(tmp_path, HEADINGS, row)
    assert reading.problems == ()
    assert not any("ผลคะแนน” ช่อง" in notice for notice in reading.notices)


def test_shares_that_do_not_make_a_hundred_are_taken_and_told(tmp_path: Path) -> None:
    reading = read_results(tmp_path, HEADINGS, ["I1.1", 0, 10, 30, 60.03])
    assert reading.problems == ()
    assert any("ช่อง B2: ร้อยละของคำตอบรวมได้ 100.03" in notice for notice in reading.notices)


@pytest.mark.parametrize(("score", "is_told"), [(0, False), (100, False), (50, True)])
def test_a_score_that_no_item_gets_is_taken_and_told(tmp_path: Path, score: int, is_told: bool) -> None:
    reading = read_results(tmp_path, ["รหัสข้อ", "คะแนน"], ["O1", score])
    assert reading.problems == ()
    assert any("ช่อง B2: ข้อมูล OIT" in notice for notice in reading.notices) is is_told


def read_owners(folder: Path, typed: str) -> tuple[Reading, YearBook]:
    book = new_book()
    names = ("ฝ่ายปกครอง", "ฝ่ายการคลัง", "ฝ่ายโยธา", "ฝ่ายสิ่งแวดล้อมและสุขาภิบาล")
    book.office.units = [
        Unit(position=place, kind=UnitKind.SECTION, name=name) for place, name in enumerate(names)
    ]
    return read_sheet(folder, book, "มาตรการ", ["ประเด็น", "ผู้รับผิดชอบ"], ["ก", typed]), book


def owners_of(book: YearBook) -> list[str]:
    return [each.unit.name if each.unit else each.words for each in book.year.measures[0].owners]


@pytest.mark.parametrize(
    ("typed", "owners"),
    [
        ("ฝ่ายปกครอง, ฝ่ายการคลัง และฝ่ายโยธา", ["ฝ่ายปกครอง", "ฝ่ายการคลัง", "ฝ่ายโยธา"]),
        ("ฝ่ายปกครองและฝ่ายโยธา", ["ฝ่ายปกครอง", "ฝ่ายโยธา"]),
        ("ฝ่ายโยธาและฝ่ายสิ่งแวดล้อมและสุขาภิบาล", ["ฝ่ายโยธา", "ฝ่ายสิ่งแวดล้อมและสุขาภิบาล"]),
        ("ฝ่ายปกครอง, และทุกโรงเรียน", ["ฝ่ายปกครอง", "ทุกโรงเรียน"]),
        ("โรงเรียนในสังกัด ฝ่ายโยธา", ["โรงเรียนในสังกัด", "ฝ่ายโยธา"]),
        ("ฝ่ายปกครอง, คณะทำงาน ITA", ["ฝ่ายปกครอง", "คณะทำงาน ITA"]),
        ("ผู้แทนชุมชน, วัด และตลาด", ["ผู้แทนชุมชน, วัด และตลาด"]),
    ],
)
def test_owners_on_one_line_are_told_apart_where_they_are_known(
    tmp_path: Path, typed: str, owners: list[str]
) -> None:
    reading, book = read_owners(tmp_path, typed)
    assert reading.problems == ()
    apply(reading, book)
    assert owners_of(book) == owners


@pytest.mark.parametrize(
    ("typed", "is_told"),
    [("กลุ่มแม่บ้าน", True), ("ทุกฝ่าย", False), ("หัวหน้าฝ่ายปกครอง", False), ("ฝ่ายโยธา", False)],
)
def test_words_for_an_owner_are_taken_and_told(tmp_path: Path, typed: str, is_told: bool) -> None:
    reading, _book = read_owners(tmp_path, typed)
    assert reading.problems == ()
    assert any("ช่อง B2: “กลุ่มแม่บ้าน”" in notice for notice in reading.notices) is is_told


def test_a_layout_is_named_with_small_letters_too(tmp_path: Path) -> None:
    book = new_book()
    reading = read_sheet(tmp_path, book, "สำนักงาน", ["รายการ", "ข้อมูล"], ["รูปแบบตารางมาตรการ", "m5"])
    assert reading.problems == ()
    apply(reading, book)
    assert book.office.measures_layout == "M5"


def test_a_number_that_stands_twice_is_named(tmp_path: Path) -> None:
    book = full_book()
    book.year.measures[0].follow_ups = []
    rows = (["ลำดับ", "ประเด็น"], [1, "ก"], [1, "ข"])
    problem = only_problem(read_sheet(tmp_path, book, "มาตรการ", *rows))
    assert (problem.found, problem.expected) == ("1", "เลขลำดับที่ไม่ซ้ำกับแถวอื่น")


def test_a_workbook_with_problems_is_refused_in_words_for_the_officer(tmp_path: Path) -> None:
    reading = read_sheet(tmp_path, new_book(), "ผลคะแนน", ["รหัสข้อ", "คะแนน"], ["O1", 101])
    with pytest.raises(UnmendedWorkbook, match="ยังมีที่ต้องแก้ 1 แห่ง"):
        apply(reading, new_book())
