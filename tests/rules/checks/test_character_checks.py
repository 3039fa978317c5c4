"""Characters that no Thai paper holds, and those that look odd but are right."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.model.body import Body, Duty
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Office
from ita_desktop.model.year import FiscalYear
from ita_desktop.rules.checks.characters import CHECKS
from ita_desktop.rules.findings import Slip
from ita_desktop.thai.cleaning import clean
from tests.documents.compose.small_district import edition
from tests.rules.checks.looking import look, silent

NAMES = [check.name for check in CHECKS]


def book_saying(*texts: str) -> YearBook:
    duties = [Duty(position=place, text=text) for place, text in enumerate(texts)]
    year = FiscalYear(
        year=2566, edition=edition(2566), bodies=[Body(position=0, name="คณะทำงาน", duties=duties)]
    )
    return YearBook(Office(name="สำนักงานเขตสมมติ", district="สมมติ"), year, None)


def found(text: str) -> dict[str, Slip]:
    book = book_saying(text)
    return {name: slip for name in NAMES for slip in look(CHECKS, name, book)}


def test_the_sample_is_sound(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


@pytest.mark.parametrize(
    ("text", "letters"),
    [
        ("เผยแพร่ข้อมูล О12 บนเว็บไซต์", "О"),
        ("สำนักงานเขตلادกระบัง", "لاد"),
        ("ข้อมูล数据สาธารณะ", "数据"),
        ("เทศบาลλόγος", "λόγος"),
        ("ปฏิบัติງານ", "ງານ"),
    ],
)
def test_another_script_is_found(text: str, letters: str) -> None:
    slips = found(text)
    assert set(slips) == {"foreign-script"}
    assert f"“{letters}”" in slips["foreign-script"].message
    assert slips["foreign-script"].mend is None


@pytest.mark.parametrize(
    "text",
    [
        "Café – “No Gift Policy” … 85 % ≥ ๙๕ ✓ 20 µg/m³ 10 Ω",
        "ฝุ่น PM2.5 เกิน 37.5 μg/m³",
        "บรรทัดแรก\n- บรรทัดที่สอง\r\nบรรทัดที่สาม\tท้าย",
        "พ.ศ.\u00a02566 ครั้งที่\u00a01",
    ],
)
def test_signs_that_papers_use_are_right(text: str) -> None:
    assert found(text) == {}


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("ข้อ\u200bมูล", "ข้อมูล"),
        ("ข้อมูล\x07", "ข้อมูล"),
        ("\ufeffข้อมูล", "ข้อมูล"),
        ("ข้อ\u00adมูล", "ข้อมูล"),
        ("ที\uf70aนี้", "ที่นี้"),
        ("ข้อ Ｏ１２", "ข้อ O12"),
    ],
)
def test_stray_characters_are_found_and_cleaned(text: str, mended: str) -> None:
    slips = found(text)
    assert set(slips) == {"stray-characters"}
    slip = slips["stray-characters"]
    assert slip.mend is not None
    assert slip.mend.value == mended
    assert "U+" in slip.message


def test_a_letter_that_could_not_be_read_is_found_but_not_guessed() -> None:
    slips = found("ข้อ\ufffdมูล")
    assert set(slips) == {"stray-characters"}
    assert slips["stray-characters"].mend is None


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("สํานักงาน", "สำนักงาน"),
        ("ที่่ประชุม", "ที่ประชุม"),
        ("ที่ประชุุม", "ที่ประชุม"),
        ("ท่ีประชุม", "ที่ประชุม"),
        ("เเผนงาน", "แผนงาน"),
    ],
)
def test_marks_are_put_in_order(text: str, mended: str) -> None:
    slips = found(text)
    assert set(slips) == {"misplaced-marks"}
    mend = slips["misplaced-marks"].mend
    assert mend is not None
    assert mend.value == mended


@pytest.mark.parametrize("text", ["ส ่ ก านะ", "ข้อมูลล าา", "งานะะ", "แ ละ", "กำาหนด", "1่ครั้ง"])
def test_marks_that_stand_on_nothing_are_found_but_not_guessed(text: str) -> None:
    slips = found(text)
    assert set(slips) == {"misplaced-marks"}
    assert slips["misplaced-marks"].mend is None


def test_doubled_spaces_become_one() -> None:
    slips = found("  ข้อมูล   พื้นฐาน\n  ย่อหน้า")
    assert set(slips) == {"doubled-spaces"}
    mend = slips["doubled-spaces"].mend
    assert mend is not None
    assert mend.value == "  ข้อมูล พื้นฐาน\n  ย่อหน้า"


def test_difficult_words_are_right() -> None:
    words = "เพราะ เจาะ ฤๅ ฤกษ์ น้ำ ค่ะ เก๊ะ พันธุ์ สิทธิ์ กฎ ฏีกา เหล็ก ก็ ฯลฯ ต่าง ๆ ไตรมาส เสาร์ แกะ โต๊ะ เกี๊ยะ ผัวะ ทั้งนี้"
    assert found(words) == {}


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0xE4E)))
def test_a_mend_leaves_no_slip_of_its_kind(text: str) -> None:
    for name, slip in found(text).items():
        if slip.mend is not None:
            again = found(str(slip.mend.value))
            assert name not in again or again[name].mend is None


@given(st.text(st.characters(categories=("Lo", "Mn", "Zs"), min_codepoint=0x20, max_codepoint=0xE4E)))
def test_whatever_cleaning_changes_is_found_unless_it_only_changes_spaces(text: str) -> None:
    cleaned = clean(text)
    if "".join(text.split()) != "".join(cleaned.split()) and unicodedata.is_normalized("NFC", text):
        assert found(text)


def test_room_for_a_pen_in_a_bracket_is_no_doubled_space() -> None:
    assert found("ผู้รับรอง (            ) วันที่") == {}
    assert list(found("ผู้รับรอง (นายก  ข)")) == ["doubled-spaces"]
