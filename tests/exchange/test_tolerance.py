"""What officers type otherwise than the program writes, and is still understood."""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ita_desktop.exchange.reader import Reading, apply, read_workbook
from ita_desktop.exchange.writer import write_template
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.office import Person, Unit, UnitKind
from ita_desktop.model.year import Cadence, MeasureState, PublicationState, Urgency
from tests.exchange.books import full_book, make_workbook, new_book, node, old_node, read_sheet


def taken_in(path: Path, book: YearBook, name: str, *rows: Sequence[Any], **options: Any) -> YearBook:
    """The book after a workbook of one sheet came in."""
    reading = read_sheet(path, book, name, *rows, **options)
    assert reading.problems == ()
    apply(reading, book)
    return book


def result_of(book: YearBook, code: str) -> Any:
    assert book.results_year is not None
    return next(result for result in book.results_year.results if result.node is old_node(book, code))


@pytest.mark.parametrize("typed", ["O1", "o1", "O๑", "๐๑", "0๑", "O 1", "ข้อ O1"])
def test_a_code_is_read_with_either_digits_and_a_nought_for_its_letter(tmp_path: Path, typed: str) -> None:
    book = taken_in(tmp_path, new_book(), "ผลคะแนน", ["รหัสข้อ", "คะแนน"], [typed, 100])
    assert result_of(book, "O1").published == 100


@pytest.mark.parametrize("typed", ["๑", "1", 1, 1.0])
def test_a_code_needs_no_letter_where_only_one_series_can_stand(tmp_path: Path, typed: object) -> None:
    book = taken_in(tmp_path, new_book(), "ความรับผิดชอบ OIT", ["รหัสข้อ", "ช่วงข้อมูล"], [typed, "ปีนี้"])
    assert book.year.responsibilities[0].node is node(book, "O1")


@pytest.mark.parametrize("typed", [2, "๒", "ตัวชี้วัดที่ 1"])
def test_the_number_of_an_indicator_may_be_a_number(tmp_path: Path, typed: object) -> None:
    number = 9 if typed in (2, "๒") else 1
    typed = {2: 9, "๒": "๙"}.get(typed, typed)
    book = taken_in(tmp_path, new_book(), "มาตรการ", ["รหัสข้อ", "ประเด็น"], [typed, "ก"])
    assert book.year.measures[0].node is node(book, str(number))


@pytest.mark.parametrize(
    "typed",
    [
        "30 เม.ย. 2566",
        "๓๐ เม.ย. ๖๖",
        "30/4/2566",
        "30/4/66",
        "30 เมษายน 2566",
        "วันอาทิตย์ที่ 30 เมษายน พ.ศ. 2566",
        "30 เม.ย.",
        datetime.datetime(2023, 4, 30),
        datetime.datetime(2566, 4, 30),
    ],
)
def test_a_date_is_read_in_every_form_that_offices_use(tmp_path: Path, typed: object) -> None:
    book = taken_in(tmp_path, new_book(), "มาตรการ", ["ประเด็น", "กำหนดเสร็จ"], ["ก", typed])
    assert book.year.measures[0].due_date == datetime.date(2023, 4, 30)


@pytest.mark.parametrize("typed", [98.1, "98.10", "๙๘.๑๐", " 98.1 ", "98.1%", "98.1"])
def test_a_score_is_read_as_number_or_text(tmp_path: Path, typed: object) -> None:
    book = taken_in(tmp_path, new_book(), "ผลคะแนน", ["รหัสข้อ", "คะแนน"], ["I1", typed])
    assert result_of(book, "I1").published == Decimal("98.1")


def test_a_score_that_a_formula_made_is_what_excel_shows(tmp_path: Path) -> None:
    book = taken_in(tmp_path, new_book(), "ผลคะแนน", ["รหัสข้อ", "คะแนน"], ["I1", 10.1 + 10.2])
    assert result_of(book, "I1").published == Decimal("20.3")


def test_a_score_below_one_is_read_as_it_was_written(tmp_path: Path) -> None:
    book, path = full_book(), tmp_path / "x.xlsx"
    result_of(book, "I1").published = Decimal("0.3")
    write_template(book, path)
    reading = read_workbook(path, book)
    assert (reading.problems, reading.changes) == ((), ())


def test_shares_that_do_not_add_up_are_taken_as_they_were_published(tmp_path: Path) -> None:
    headings = ["รหัสข้อ", "น้อยที่สุด", "น้อย", "มาก", "มากที่สุด"]
    book = taken_in(tmp_path, new_book(), "ผลคะแนน", headings, ["I1", 10, 10, 10, 10])
    assert result_of(book, "I1").share_most == 10


@pytest.mark.parametrize("typed", ["09.00 น.", "9.00", "๐๙:๐๐", datetime.time(9), 9.0])
def test_a_time_is_read_with_dot_or_colon(tmp_path: Path, typed: object) -> None:
    book = taken_in(tmp_path, new_book(), "ประชุม", ["ครั้งที่", "เวลา"], [1, typed])
    assert book.year.meetings[0].time == datetime.time(9)


@pytest.mark.parametrize(
    "typed", [1, "1", "๑", "1/2566", "๑/๒๕๖๖", "ครั้งที่ 1/66", datetime.datetime(2566, 1, 1)]
)
def test_the_number_of_a_meeting_is_read_with_or_without_its_year(tmp_path: Path, typed: object) -> None:
    book = taken_in(tmp_path, new_book(), "ประชุม", ["ครั้งที่", "สถานที่"], [typed, "ห้องประชุม"])
    assert book.year.meetings[0].number == 1


@pytest.mark.parametrize("typed", ["ใช่", "✓", "/", "x", 1, True, "มี"])
def test_a_tick_may_be_any_usual_mark(tmp_path: Path, typed: object) -> None:
    book = taken_in(tmp_path, new_book(), "มาตรการ", ["ประเด็น", "รวมช่องกับแถวบน"], ["ก", typed])
    assert book.year.measures[0].joins_issue_above


@pytest.mark.parametrize(
    ("typed", "cadence"), [("ทุก ๖ เดือน", "six-monthly"), ("รายเดือน", "monthly"), ("ไม่กำหนด", "none")]
)
def test_a_choice_is_read_with_other_digits_spaces_and_words(
    tmp_path: Path, typed: str, cadence: str
) -> None:
    book = taken_in(tmp_path, new_book(), "มาตรการ", ["ประเด็น", "ความถี่"], ["ก", typed])
    assert book.year.measures[0].cadence is Cadence(cadence)


def test_an_empty_choice_is_the_usual_one(tmp_path: Path) -> None:
    book = full_book()
    taken_in(tmp_path, book, "มาตรการ", ["ประเด็น", "สถานะ"], ["เผยแพร่ข้อมูลงบประมาณ\n- ทุกเดือน", None])
    assert book.year.measures[0].state is MeasureState.NOT_STARTED


@pytest.mark.parametrize(
    "typed", ["นํ้าประปา", "น้ําประปา", "น้้ำประปา", "น้ำ\u200bประปา", "น้ำประปา\u0007", " น้ำประปา "]
)
def test_text_is_cleaned_of_what_pasting_does_to_it(tmp_path: Path, typed: str) -> None:
    reading = read_workbook(
        make_workbook(tmp_path / "x.xlsx", {"ส่วนเพิ่มในเล่ม": [["หัวข้อ"], [typed.replace("\u0007", "")]]}),
        book := new_book(),
    )
    apply(reading, book)
    assert book.year.sections[0].heading == "น้ำประปา"


@pytest.mark.parametrize("typed", ["ฝ่ายการคลัง", "ฝ่าย การคลัง", "ฝ่ายคลัง", "- ฝ่ายการคลัง", "•\u00a0ฝ่ายคลัง"])
def test_a_section_is_known_by_its_other_names(tmp_path: Path, typed: str) -> None:
    book = full_book()
    taken_in(tmp_path, book, "มาตรการ", ["ประเด็น", "ผู้รับผิดชอบ"], ["ก", typed])
    assert [owner.unit for owner in book.year.measures[0].owners] == [book.office.units[1]]


@pytest.mark.parametrize(
    "typed",
    [
        "ทุกฝ่าย",
        "ทุกโรงเรียน",
        "โรงเรียนในสังกัด",
        "โรงเรียนในสังกัดเขต",
        "ฝ่ายอื่น ๆ",
        "ฝ่ายที่เกี่ยวข้อง",
        "ผู้อำนวยการเขต",
        "ผู้บริหารเขต",
        "หัวหน้าฝ่ายปกครอง",
    ],
)
def test_tokens_and_posts_stay_words(tmp_path: Path, typed: str) -> None:
    book = taken_in(tmp_path, full_book(), "มาตรการ", ["ประเด็น", "ผู้รับผิดชอบ"], ["ก", typed])
    (owner,) = book.year.measures[0].owners
    assert (owner.words, owner.unit, owner.person) == (typed, None, None)


@pytest.mark.parametrize(
    "typed",
    ["ฝ่ายปกครอง\nฝ่ายคลัง", "ฝ่ายปกครอง, ฝ่ายการคลัง", "ฝ่ายปกครอง ฝ่ายคลัง", "- ฝ่ายปกครอง\n- ฝ่ายการคลัง"],
)
def test_owners_may_stand_on_one_line_or_several(tmp_path: Path, typed: str) -> None:
    book = taken_in(tmp_path, full_book(), "มาตรการ", ["ประเด็น", "ผู้รับผิดชอบ"], ["ก", typed])
    assert [owner.unit for owner in book.year.measures[0].owners] == book.office.units[:2]


def test_a_post_that_ends_in_the_name_of_a_section_is_one_post(tmp_path: Path) -> None:
    post = "ผู้ช่วยผู้อำนวยการเขต สั่งราชการ ฝ่ายปกครอง"
    book = taken_in(tmp_path, full_book(), "มาตรการ", ["ประเด็น", "ผู้รับผิดชอบ"], ["ก", post])
    assert [owner.words for owner in book.year.measures[0].owners] == [post]


@pytest.mark.parametrize("typed", ["ว่าที่ร้อยตรี สมใจ ตัวอย่าง", "สมใจ ตัวอย่าง", "ว่าที่ร้อยตรีสมใจ  ตัวอย่าง"])
def test_a_person_is_known_with_or_without_title(tmp_path: Path, typed: str) -> None:
    book = full_book()
    taken_in(tmp_path, book, "มาตรการ", ["ประเด็น", "ผู้รับผิดชอบ"], ["ก", typed])
    assert book.year.measures[0].owners[0].person is book.office.people[1]


def test_an_answer_says_who_a_near_name_is(tmp_path: Path) -> None:
    book = full_book()
    answers = {"ฝ่ายการครัง": "ฝ่ายการคลัง"}
    rows = (["ประเด็น", "ผู้รับผิดชอบ"], ["ก", "ฝ่ายการครัง"])
    taken_in(tmp_path, book, "มาตรการ", *rows, answers=answers)
    assert book.year.measures[0].owners[0].unit is book.office.units[1]


def test_an_answer_may_be_that_the_words_are_right(tmp_path: Path) -> None:
    rows = (["ประเด็น", "ผู้รับผิดชอบ"], ["ก", "ฝ่ายกฎหมายกลาง"])
    answers = {"ฝ่ายกฎหมายกลาง": "ฝ่ายกฎหมายกลาง"}
    book = taken_in(tmp_path, full_book(), "มาตรการ", *rows, answers=answers)
    assert book.year.measures[0].owners[0].words == "ฝ่ายกฎหมายกลาง"


def test_columns_may_stand_in_any_order_with_empty_rows_and_columns_between(tmp_path: Path) -> None:
    rows: Sequence[Sequence[Any]] = (
        [],
        [None, "ชื่อ *", None, "ประเภท"],
        [],
        [None, "ฝ่ายโยธา", None, "ฝ่าย"],
        [None, None, None, None],
        [None, "โรงเรียนสมมติ", None, "โรงเรียน"],
    )
    book = taken_in(tmp_path, new_book(), "ฝ่ายและโรงเรียน", *rows)
    assert [(unit.kind, unit.name) for unit in book.office.units] == [
        (UnitKind.SECTION, "ฝ่ายโยธา"),
        (UnitKind.SCHOOL, "โรงเรียนสมมติ"),
    ]


def test_rows_with_nothing_but_a_number_are_no_rows(tmp_path: Path) -> None:
    book = taken_in(tmp_path, new_book(), "มาตรการ", ["ลำดับ", "ประเด็น"], [1, "ก"], [2, None], [3, " "])
    assert len(book.year.measures) == 1


def test_a_sheet_that_is_left_out_keeps_its_records_and_is_told(tmp_path: Path) -> None:
    book = full_book()
    reading = read_sheet(tmp_path, book, "คณะ", ["ชื่อคณะ"], ["คณะกรรมการอำนวยการ"], ["คณะทำงาน"])
    assert "ไม่มีแผ่น “มาตรการ” ข้อมูลส่วนนี้คงไว้ตามเดิม" in reading.notices
    apply(reading, book)
    assert len(book.year.measures) == 3


def test_a_column_that_is_left_out_keeps_what_the_records_have(tmp_path: Path) -> None:
    book = full_book()
    elements = node(book, "O1").elements
    rows = (["รหัสข้อ", "องค์ประกอบ"], *(["O1", element.text] for element in elements), ["O2", "ประกาศใหม่"])
    taken_in(tmp_path, book, "องค์ประกอบข้อมูล", *rows)
    assert node(book, "O1").elements == elements
    assert elements[0].is_heading
    assert [tick.element for tick in book.year.responsibilities[0].ticks] == [elements[1]]
    assert [element.text for element in node(book, "O2").elements] == ["ประกาศใหม่"]


def test_fields_of_the_form_that_are_left_out_stay(tmp_path: Path) -> None:
    book = taken_in(tmp_path, full_book(), "สำนักงาน", ["รายการ", "ข้อมูล"], ["โทรศัพท์", "0 2999 9999"])
    assert (book.office.telephone, book.office.name) == ("0 2999 9999", "สำนักงานเขตสมมติ")


def test_a_name_of_a_sheet_may_have_other_spaces(tmp_path: Path) -> None:
    book = new_book()
    path = make_workbook(tmp_path / "x.xlsx", {"ความรับผิดชอบOIT": [["รหัสข้อ", "สถานะ"], ["O1", "รอตรวจ"]]})
    apply(read_workbook(path, book), book)
    assert book.year.responsibilities[0].state is PublicationState.TO_CHECK


def test_a_number_typed_where_text_belongs_is_its_digits(tmp_path: Path) -> None:
    headings = ["ชนิด", "โทรศัพท์", "ชั้นความเร็ว"]
    book = taken_in(tmp_path, new_book(), "ทะเบียนเอกสาร", headings, ["คำสั่ง", 6460, "ด่วนที่สุด"])
    assert (book.year.papers[0].telephone, book.year.papers[0].urgency) == ("6460", Urgency.MOST_URGENT)


def test_a_line_broken_by_a_narrow_cell_is_one_line(tmp_path: Path) -> None:
    book = taken_in(
        tmp_path, new_book(), "ฝ่ายและโรงเรียน", ["ประเภท", "ชื่อ"], ["ฝ่าย", "ฝ่ายพัฒนาชุมชน\nและสวัสดิการ"]
    )
    assert book.office.units[0].name == "ฝ่ายพัฒนาชุมชน และสวัสดิการ"


def test_what_is_made_in_one_sheet_is_known_to_the_next(tmp_path: Path) -> None:
    book = new_book()
    path = make_workbook(
        tmp_path / "x.xlsx",
        {
            "บุคลากร": [["ชื่อ-สกุล", "สังกัด"], ["สมศรี ตัวอย่าง", "ฝ่ายโยธา"]],
            "ฝ่ายและโรงเรียน": [["ประเภท", "ชื่อ"], ["ฝ่าย", "ฝ่ายโยธา"]],
            "มาตรการ": [["ลำดับ", "ประเด็น"], [7, "ก"]],
            "การติดตาม": [["มาตรการลำดับที่", "ผลการดำเนินงาน"], ["๗", "ทำแล้ว"]],
            "ประชุม": [["ครั้งที่"], [1]],
            "ระเบียบวาระ": [["ครั้งที่", "ระดับ", "เรื่อง"], ["1/2566", 1, "เรื่องแจ้ง"]],
        },
    )
    reading: Reading = read_workbook(path, book)
    assert reading.problems == ()
    apply(reading, book)
    person: Person = book.office.people[0]
    unit: Unit = book.office.units[0]
    meeting: Meeting = book.year.meetings[0]
    assert person.unit is unit
    assert book.year.measures[0].follow_ups[0].result == "ทำแล้ว"
    assert meeting.agenda[0].text == "เรื่องแจ้ง"


@pytest.mark.parametrize("dash", ["-", " – ", "—"])
def test_a_dash_leaves_a_score_and_a_date_empty_and_stays_among_words(tmp_path: Path, dash: str) -> None:
    book = taken_in(tmp_path, new_book(), "ผลคะแนน", ["รหัสข้อ", "คะแนน", "ระดับ"], ["O1", dash, "A"])
    assert result_of(book, "O1").published is None
    rows = (["ประเด็น", "กำหนดเสร็จ", "ติดตามทุก (เดือน)", "จุดอ่อน"], ["ก", dash, dash, dash])
    (measure,) = taken_in(tmp_path, new_book(), "มาตรการ", *rows).year.measures
    assert (measure.due_date, measure.follow_up_months, measure.weakness) == (None, None, dash.strip())


def test_a_title_before_the_name_and_in_its_own_column_is_told(tmp_path: Path) -> None:
    rows = (["คำนำหน้า", "ชื่อ-สกุล"], ["นาย", "นายสมมติ ใจดี"], [None, "นางสมใจ ดีงาม"], ["นาง", "สมศรี ดีงาม"])
    notices = read_sheet(tmp_path, new_book(), "บุคลากร", *rows).notices
    (told,) = (each for each in notices if "คำนำหน้าซ้ำ" in each)
    assert "ช่อง B2" in told
    assert "“นายนายสมมติ ใจดี”" in told


@pytest.mark.parametrize("total", ["รวม", "รวมทั้งสิ้น", "ยอดรวม", "รวม ๒ มาตรการ"])
def test_a_row_of_totals_is_left_out_and_that_is_told(tmp_path: Path, total: str) -> None:
    heads = ["ประเด็น", "คะแนนปีก่อน", "จุดอ่อน"]
    rows = (heads, ["ก", 80, "ช้า"], ["รวมข้อมูลไว้ที่เดียว", 90, None], [total, "170.00", "-"])
    reading = read_sheet(tmp_path, new_book(), "มาตรการ", *rows)
    assert any("ช่อง A4: ไม่ได้อ่านแถวนี้" in notice for notice in reading.notices)
    measures = taken_in(tmp_path, new_book(), "มาตรการ", *rows).year.measures
    assert [measure.issue for measure in measures] == ["ก", "รวมข้อมูลไว้ที่เดียว"]


def test_a_measure_with_other_words_is_none_of_totals(tmp_path: Path) -> None:
    rows = (["ประเด็น", "จุดอ่อน"], ["รวม", "ข้อมูลกระจัดกระจาย"])
    assert [each.issue for each in taken_in(tmp_path, new_book(), "มาตรการ", *rows).year.measures] == ["รวม"]
