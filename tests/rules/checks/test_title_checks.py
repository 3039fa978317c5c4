"""Titles of the frame that are nearly right."""

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import FiscalYear
from ita_desktop.rules.checks import text
from ita_desktop.rules.checks.titles import CHECKS
from tests.documents.compose.small_district import small_district
from tests.rules.checks.looking import look, silent


def node(year: FiscalYear, code: str) -> NodeRecord:
    return next(each for each in year.edition.nodes if each.code == code)


def test_the_sample_and_an_own_frame_are_sound(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []
    assert silent(CHECKS, small_district()) == []


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("O12", "ข้อมูลผลการดำเนินงานในเชิงสังคม"),
        ("O13", "รายการการตรวจสอบ (Checklist) ในการพิจารณาการออกใบอนุญาต"),
        ("O24", "การมีส่วนร่วมของผู้อำนวยการสำนักงานเขต"),
        ("O26", "แผนพัฒนาประสิทธิภาพการให้บริหาร และการรายงานผลการดำเนินการตามแผนพัฒนาประสิทธิภาพการให้บริการ"),
    ],
)
def test_a_title_with_a_slip_is_found_and_mended(sample: YearBook, code: str, title: str) -> None:
    changed = node(sample.year, code)
    official, changed.title = changed.title, title
    (slip,) = look(CHECKS, "misquoted-title", sample)
    assert slip.place.record is changed
    assert slip.mend is not None
    assert slip.mend.value == official


def test_a_title_cut_short_is_found_in_the_year_of_the_results_too(sample: YearBook) -> None:
    assert sample.results_year is not None
    changed = node(sample.results_year, "E11")
    changed.title = "เจ้าหน้าที่ของสำนักงานเขตที่ท่านติดต่อ ให้บริการให้ดีขึ้น"
    (slip,) = look(CHECKS, "misquoted-title", sample)
    assert slip.place.record is changed


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("O1", "โครงสร้าง อัตรากำลัง ข้อมูลผู้บริหารสำนักงานเขต/โรงเรียน และข้อมูลผู้บริหาร กทม./ส.ก.เขต"),
        ("O2", "อำนาจหน้าที่และพื้นที่การปกครอง นโยบายผว.กทม. และแผนพัฒนา กทม. 20 ปี"),
        ("O29", "การจัดการทรัพย์สินของทางราชการและการจัดเก็บของกลาง"),
        ("O18", "ข้อมูลงบประมาณ\n- ข้อบัญญัติงบประมาณของสำนักงานเขต\n- ข้อมูลเงินอุดหนุนชุมชน"),
    ],
)
def test_a_title_of_the_offices_own_wording_is_left_alone(sample: YearBook, code: str, title: str) -> None:
    node(sample.year, code).title = title
    assert look(CHECKS, "misquoted-title", sample) == []


def test_a_misspelt_title_is_told_by_the_spelling_alone(sample: YearBook) -> None:
    assert sample.results_year is not None
    changed = node(sample.results_year, "I1")
    changed.title = changed.title.replace("มากน้อยเพียงใด", "อย่างน้อยเพียงใด")
    assert changed.title.endswith("อย่างน้อยเพียงใด")
    assert look(CHECKS, "misquoted-title", sample) == []
    assert [slip.place.record for slip in look(text.CHECKS, "misspellings", sample)] == [changed]
