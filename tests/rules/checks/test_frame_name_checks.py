"""Instruments, indicators and items under their own names."""

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.year import FreeSection
from ita_desktop.rules.checks.frame_names import CHECKS
from ita_desktop.rules.findings import Slip
from tests.documents.compose.measures_books import yannawa_book
from tests.rules.checks.looking import look, silent


def section(book: YearBook, text: str, heading: str = "หัวข้อ") -> FreeSection:
    book.year.sections = [FreeSection(position=1, heading=heading, paragraphs=[text])]
    return book.year.sections[0]


def found(book: YearBook) -> list[tuple[str, Slip]]:
    return [(check.name, slip) for check in CHECKS for slip in look(CHECKS, check.name, book)]


def test_the_sample_is_silent(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


def test_the_words_of_a_real_office_are_silent() -> None:
    assert silent(CHECKS, yannawa_book()) == []


@pytest.mark.parametrize(
    ("typed", "wrong", "right"),
    [
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (ETA) มี 3 ตัวชี้วัด", "ETA", "EIT"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (ITA)", "ITA", "IIT"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน ( EIT )", "EIT", "IIT"),
        ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ(OIA)", "OIA", "OIT"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้เสียภายนอก (ETA)", "ETA", "EIT"),
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (External Integrity Assessment : IIT)", "IIT", "EIT"),
        ("IIT (แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก)", "IIT", "EIT"),
    ],
)
def test_another_code_behind_an_instrument_is_mended(
    sample: YearBook, typed: str, wrong: str, right: str
) -> None:
    text = section(sample, typed)
    ((check, slip),) = found(sample)
    assert check == "instrument-misnamed"
    assert slip.place.record is text
    assert slip.mend is not None
    assert slip.mend.value == [typed.replace(wrong, right)]


@pytest.mark.parametrize("code", ["EIA", "EIIT", "ETI", "ITT"])
def test_a_code_that_no_instrument_has_is_found(sample: YearBook, code: str) -> None:
    section(sample, f"เชิญตอบแบบวัด {code} และแบบตรวจ OIT")
    ((check, slip),) = found(sample)
    assert check == "instrument-misnamed"
    assert f"“{code}”" in slip.message


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ตัวชี้วัดที่ 8 การใช้งบประมาณ", "ตัวชี้วัดที่ 2"),
        ("ตัวชี้วัดที่ ๑๐ การเปิดเผยข้อมูล ๙๕.๒๘ คะแนน", "ตัวชี้วัดที่ 9"),
        ("ตัวชี้วัดที่ 9.2 ข้อมูลพื้นฐาน จำนวน 9 ข้อมูล", "ตัวชี้วัดที่ 9.1"),
        ("O7 แผนพัฒนาเชิงพื้นที่", "ข้อ O3"),
    ],
)
def test_a_number_with_the_title_of_another_is_found(sample: YearBook, text: str, told: str) -> None:
    section(sample, text)
    ((check, slip),) = found(sample)
    assert check == "indicator-misnamed"
    assert told in slip.message


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัดที่ 2 การใช้งบประมาณ และตัวชี้วัดที่ 9.2 การบริหารงาน",
        "ตัวชี้วัดที่ 3 การบริหารงานบุคคล",
        "ตัวชี้วัดที่ 8 การปรับปรุงการทำงาน",
        "O3 แผนพัฒนาเชิงพื้นที่ และ O3 อำนาจหน้าที่",
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) และแบบวัด EIT ในการประเมิน (ITA)",
    ],
)
def test_right_names_of_either_year_are_silent(sample: YearBook, text: str) -> None:
    section(sample, text)
    assert found(sample) == []


def test_a_heading_of_another_instrument_is_found(sample: YearBook) -> None:
    text = section(sample, "คะแนน OIT ของสำนักงานเขตสมมติ", "การวิเคราะห์ผลการประเมิน EIT")
    ((check, slip),) = found(sample)
    assert check == "heading-of-another-instrument"
    assert (slip.place.record, slip.place.field) == (text, "heading")
    assert slip.mend is not None
    assert slip.mend.value == "การวิเคราะห์ผลการประเมิน OIT"
    section(sample, "คะแนน EIT และ OIT", "การวิเคราะห์ผลการประเมิน EIT")
    assert found(sample) == []


@pytest.mark.parametrize("text", ["คะแนนของผู้มีส่วนได้ส่วนเสียภายนอกสูงกว่า OIT", "ข้อ E3 ได้คะแนนต่ำกว่า OIT"])
def test_a_heading_over_what_its_instrument_asked_is_silent(sample: YearBook, text: str) -> None:
    section(sample, text, "การวิเคราะห์ผลการประเมิน EIT")
    assert [check for check, _slip in found(sample)] == []
