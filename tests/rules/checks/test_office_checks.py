"""Other offices, districts and agencies, and our own name misspelt."""

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.year import Measure, PaperKind
from ita_desktop.rules.checks.offices import CHECKS
from ita_desktop.rules.findings import Slip
from tests.documents.compose.measures_books import yannawa_book
from tests.rules.checks.looking import look, paper_saying, silent


def saying(book: YearBook, text: str) -> Measure:
    measure = book.year.measures[0]
    measure.issue = text
    return measure


def found(book: YearBook) -> list[tuple[str, Slip]]:
    return [(check.name, slip) for check in CHECKS for slip in look(CHECKS, check.name, book)]


def test_the_sample_is_silent(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


def test_the_words_of_a_real_office_are_silent() -> None:
    assert silent(CHECKS, yannawa_book()) == []


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("ผลของสำนักงานเขตคลองเตยอยู่ในระดับดี", "other-office", "สำนักงานเขตคลองเตย"),
        ("เผยแพร่ใน Facebook สนข.บางรัก", "other-office", "สนข.บางรัก"),
        ("เสนอผู้อำนวยการเขตป้อมปราบศัตรูพ่าย", "other-office", "ผู้อำนวยการเขตป้อมปราบศัตรูพ่าย"),
        ("ประชาชนในพื้นที่เขตสาทร", "other-district", "เขตสาทร"),
        ("ส่วนราชการในสังกัดสำนักปลัดกรุงเทพมหานครมีความพยายาม", "other-agency", "ส่วนราชการในสังกัดสำนักปลัดกรุงเทพมหานคร"),
        ("ผลการประเมิน ITA ของเทศบาลตำบล", "other-agency", "ผลการประเมิน ITA ของเทศบาล"),
        ("เว็บไซต์สำนักงานเขต บางกอกน้อย", "other-office", "สำนักงานเขต บางกอกน้อย"),
        ("เผยแพร่บนเว็บไซต์ของ อบต.", "other-agency", "เผยแพร่บนเว็บไซต์ของ อบต."),
        ("เสนอนายกเทศมนตรีทราบ", "other-agency", "นายกเทศมนตรี"),
    ],
)  # fmt: skip
def test_what_was_left_over_from_others_is_found(sample: YearBook, text: str, name: str, words: str) -> None:
    measure = saying(sample, text)
    ((check, slip),) = found(sample)
    assert check == name
    assert (slip.place.record, slip.place.field) == (measure, "issue")
    assert f"“{words}”" in slip.message


@pytest.mark.parametrize(
    "text",
    [
        "กำหนดขอบเขตบางนาที",
        "ร่วมกับสำนักงานเขตคลองเตยจัดอบรม",
        "ประสานงานสำนักงานเขตสาทร",
        "ศูนย์บริการสาธารณสุข สังกัดสำนักอนามัย",
        "ข้อบัญญัติของสำนักงบประมาณกรุงเทพมหานคร",
        "เว็บไซต์สำนักงานเขตสมมติ และสำนักงานเขตทุกแห่ง",
        "สำนักงานเขตมีหน้าที่",
        "แขวงสมมติ เขตสมมติ",
        "ศึกษาข้อมูลจากเว็บไซต์มหาวิทยาลัยธรรมศาสตร์",
        "ผู้อำนวยการเขต สมมติ",
    ],
)
def test_what_rightly_names_others_is_silent(sample: YearBook, text: str) -> None:
    saying(sample, text)
    assert found(sample) == []


def test_a_subdistrict_is_known_by_its_district(sample: YearBook) -> None:
    sample.office.name, sample.office.district = "สำนักงานเขตยานนาวา", "ยานนาวา"
    saying(sample, "แขวงช่องนนทรี แขวงบางโพงพาง แขวงทุ่งวัดดอน")
    (slip,) = look(CHECKS, "other-district", sample)
    assert "แขวงทุ่งวัดดอน" in slip.message


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("สำนักงานเขตสมมุติรายงานผล", "สำนักงานเขตสมมติรายงานผล"),
        ("ผู้อำนวยการเขตสมติ เห็นชอบ", "ผู้อำนวยการเขตสมมติ เห็นชอบ"),
        ("สำนักงานเขตสมมิต", "สำนักงานเขตสมมติ"),
    ],
)
def test_our_own_name_misspelt_is_mended(sample: YearBook, typed: str, right: str) -> None:
    saying(sample, typed)
    ((check, slip),) = found(sample)
    assert check == "own-name-misspelt"
    assert slip.mend is not None
    assert slip.mend.value == right


def test_a_composed_paper_is_looked_at(sample: YearBook) -> None:
    (slip,) = look(CHECKS, "other-office", sample, [paper_saying(PaperKind.ORDER, "สำนักงานเขตดุสิต")])
    assert (slip.place.paper, slip.place.paragraph) == (PaperKind.ORDER, 1)


@pytest.mark.parametrize("typed", ["สม\u200bมติ", "สมпมติ", "สมมติิ"])
def test_characters_that_do_not_belong_into_our_name_are_no_misspelling(sample: YearBook, typed: str) -> None:
    saying(sample, f"ผู้อำนวยการเขต{typed} ลงนาม")
    assert found(sample) == []


def test_staff_of_another_agency_is_found_across_a_space(sample: YearBook) -> None:
    saying(sample, "ข้าราชการและบุคลากรกรุงเทพมหานคร ในสังกัดสำนักปลัดกรุงเทพมหานคร")
    assert [name for name, _slip in found(sample)] == ["other-agency"]
