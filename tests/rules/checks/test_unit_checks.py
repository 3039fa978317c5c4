"""Sections and schools: misspelt, under another name, or of none that the office has."""

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Unit, UnitKind
from ita_desktop.model.year import Measure, MeasureOwner
from ita_desktop.rules.checks.units import CHECKS
from ita_desktop.rules.findings import Slip
from tests.rules.checks.looking import look, silent


def saying(book: YearBook, text: str) -> Measure:
    measure = book.year.measures[0]
    measure.issue = text
    return measure


def owned_by(book: YearBook, words: str) -> MeasureOwner:
    owner = MeasureOwner(position=1, words=words)
    book.year.measures[0].owners = [owner]
    return owner


def found(book: YearBook) -> list[tuple[str, Slip]]:
    return [(check.name, slip) for check in CHECKS for slip in look(CHECKS, check.name, book)]


def test_the_sample_is_silent(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


@pytest.mark.parametrize(
    ("typed", "name", "right"),
    [
        ("ให้ฝ่ายโยทาตรวจแบบ", "unit-misspelt", "ให้ฝ่ายโยธาตรวจแบบ"),
        ("ฝ่ายทะเบีนน และฝ่ายรายได้", "unit-misspelt", "ฝ่ายทะเบียน และฝ่ายรายได้"),
        ("ฝ่ายทะเบีน และฝ่ายรายได้", "unit-misspelt", "ฝ่ายทะเบียน และฝ่ายรายได้"),
        ("ส่งให้โรงเรียนสมมุติวิทยา", "unit-misspelt", "ส่งให้โรงเรียนสมมติวิทยา"),
        ("ฝ่ายคลังสรุปผล", "unit-by-other-name", "ฝ่ายการคลังสรุปผล"),
        ("ฝ่ายการโยธา", "unit-by-other-name", "ฝ่ายโยธา"),
        ("ฝ่ายพัฒนาชุมชนรายงาน", "unit-by-other-name", "ฝ่ายพัฒนาชุมชนและสวัสดิการสังคมรายงาน"),
    ],
)
def test_another_spelling_is_found_and_mended(sample: YearBook, typed: str, name: str, right: str) -> None:
    measure = saying(sample, typed)
    ((check, slip),) = found(sample)
    assert check == name
    assert (slip.place.record, slip.place.field) == (measure, "issue")
    assert slip.mend is not None
    assert slip.mend.value == right


@pytest.mark.parametrize("name", ["โรงเรียนวัดสมมติ (ตัวอย่างอุปถัมภ์)", "โรงเรียนบ้าน 4 ไร่", "ฝ่ายกิจการ 2 ทะเล"])
def test_a_name_of_more_than_letters_is_known_with_and_without_its_brackets(
    sample: YearBook, name: str
) -> None:
    kind = UnitKind.SCHOOL if name.startswith("โรงเรียน") else UnitKind.SECTION
    sample.office.units.append(Unit(position=99, kind=kind, name=name))
    owned_by(sample, name)
    assert found(sample) == []
    owned_by(sample, name.partition(" (")[0])
    assert found(sample) == []


@pytest.mark.parametrize(
    "text",
    [
        "ทุกฝ่ายศึกษากรอบการประเมิน แต่ละฝ่ายคลังข้อมูล",
        "ฝ่ายสิ่งแวดล้อมฯ ฝ่ายพัฒนาชุมชนฯ และฝ่ายรักษาความสะอาดฯ",
        "ฝ่ายบริหาร ฝ่ายที่เกี่ยวข้อง ฝ่ายอื่น ๆ ฝ่ายต่าง ๆ",
        "หัวหน้าฝ่ายทุกฝ่าย ทั้ง 10 ฝ่ายรายงาน",
        "โรงเรียนในสังกัด โรงเรียนทุกแห่ง และโรงเรียนกรุงเทพมหานคร",
        "ให้ฝ่ายดำเนินการตามแผน",
        "ส่งให้ฝ่ายฯ ทราบ",
    ],
)
def test_what_stands_for_all_or_is_rightly_shortened_is_silent(sample: YearBook, text: str) -> None:
    saying(sample, text)
    assert found(sample) == []


def test_a_listed_other_name_is_told_where_it_is_printed(sample: YearBook) -> None:
    sample.sections[0].other_names = ["ฝ่ายบริหารทั่วไป", "ฝ่ายปกครองเขต"]
    sample.sections[8].other_names = ["ฝ่ายรักษาระเบียบ"]
    saying(sample, "มอบฝ่ายรักษาระเบียบตรวจพื้นที่")
    ((check, slip),) = found(sample)
    assert check == "unit-by-other-name"
    assert "ฝ่ายเทศกิจ" in slip.message


@pytest.mark.parametrize("words", ["ฝ่ายนิติการ", "โรงเรียนวัดตัวอย่าง", "ฝ่ายพัสดุ", "ฝ่ายฯฯ"])
def test_an_owner_that_the_office_does_not_have_is_found(sample: YearBook, words: str) -> None:
    owner = owned_by(sample, words)
    ((check, slip),) = found(sample)
    assert check == "unit-unknown"
    assert (slip.place.record, slip.place.field) == (owner, "words")


@pytest.mark.parametrize("words", ["ฝ่ายอื่นๆ", "ทุกฝ่าย", "โรงเรียนในสังกัดเขต", "ผู้บริหารเขต"])
def test_general_owners_are_silent(sample: YearBook, words: str) -> None:
    owned_by(sample, words)
    assert found(sample) == []


def test_a_school_of_another_district_is_found_in_a_text(sample: YearBook) -> None:
    saying(sample, "จัดอบรมที่โรงเรียนวัดตัวอย่าง และโรงเรียนสมมติวิทยา")
    ((check, slip),) = found(sample)
    assert check == "unit-unknown"
    assert "โรงเรียนวัดตัวอย่าง" in slip.message


def test_without_listed_schools_none_is_unknown(sample: YearBook) -> None:
    sample.office.units = list(sample.sections)
    saying(sample, "จัดอบรมที่โรงเรียนวัดตัวอย่าง")
    assert found(sample) == []


@pytest.mark.parametrize("stranger", ["\ufeff", "漢", "п"])
def test_a_name_broken_by_a_strange_character_is_left_to_the_check_of_characters(
    sample: YearBook, stranger: str
) -> None:
    sample.year.measures[0].follower = f"หัวหน้าฝ่ายการศึก{stranger}ษา"
    assert found(sample) == []
    sample.year.measures[0].follower = "หัวหน้าฝ่ายการศึก “ษา”"
    assert [name for name, _slip in found(sample)] == ["unit-unknown"]


def test_what_cannot_be_seen_in_the_register_makes_no_text_wrong(sample: YearBook) -> None:
    section = next(each for each in sample.office.units if each.name == "ฝ่ายโยธา")
    section.name = "ฝ่ายโย\u200bธา"
    saying(sample, "ขอตัวอย่างจากฝ่ายโยธา")
    assert found(sample) == []


def test_a_misspelt_long_name_is_not_taken_for_its_first_half_too(sample: YearBook) -> None:
    saying(sample, "ขอยืมจากฝ่ายพัฒนาชุมชนและซวัสดิการสังคม")
    assert [name for name, _slip in found(sample)] == ["unit-misspelt"]
