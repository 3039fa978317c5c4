"""Thai dictionary order: consonant before leading vowel, marks last, numbers by value."""

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.digits import ARABIC_TO_THAI
from ita_desktop.thai.sorting import thai_key

SECTIONS_IN_ORDER = [
    "ฝ่ายการคลัง", "ฝ่ายการศึกษา", "ฝ่ายทะเบียน", "ฝ่ายเทศกิจ", "ฝ่ายปกครอง", "ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม",
    "ฝ่ายโยธา", "ฝ่ายรักษาความสะอาดและสวนสาธารณะ", "ฝ่ายรายได้", "ฝ่ายสิ่งแวดล้อมและสุขาภิบาล",
]  # fmt: skip
WORDS_IN_ORDER = [
    "กก", "กระทรวง", "กรุง", "กะ", "กัน", "กา", "ก่า", "ก้า", "การ", "กำ", "กิน", "เก", "เก่า", "เก้า", "แก", "โก",
    "ใกล้", "ไก", "ไก่", "เขต", "เงิน", "ปกครอง", "เป็น", "เปลี่ยน", "ฝ่าย", "ฤดู", "ลา", "สำนัก", "เอกสาร",
]  # fmt: skip
NUMBERED_IN_ORDER = ["โรงเรียน ๑", "โรงเรียน 002", "โรงเรียน ๑๐", "โรงเรียน 11", "โรงเรียน ๑๐๐"]


@given(st.permutations(SECTIONS_IN_ORDER))
def test_sections_sort_as_in_a_thai_list(shuffled: list[str]) -> None:
    assert sorted(shuffled, key=thai_key) == SECTIONS_IN_ORDER


@given(st.permutations(WORDS_IN_ORDER))
def test_words_sort_as_in_a_thai_dictionary(shuffled: list[str]) -> None:
    assert sorted(shuffled, key=thai_key) == WORDS_IN_ORDER


def test_a_district_comes_before_a_section() -> None:
    assert thai_key("เขตสมมติ") < thai_key("ฝ่ายปกครอง")
    assert "เขตสมมติ" > "ฝ่ายปกครอง"


@given(st.permutations(NUMBERED_IN_ORDER))
def test_numbers_sort_by_value_in_both_kinds_of_digits(shuffled: list[str]) -> None:
    assert sorted(shuffled, key=thai_key) == NUMBERED_IN_ORDER


def test_marks_decide_only_between_equal_letters() -> None:
    assert thai_key("กา") < thai_key("ก้า") < thai_key("กาก") < thai_key("ก้าก")


def test_signs_precede_numbers_these_latin_letters_and_these_thai_ones() -> None:
    assert thai_key("ขยะฯ") < thai_key("ขยะก")
    assert (
        thai_key("(ก)") < thai_key("0") < thai_key("9") < thai_key("ITA") == thai_key("ita") < thai_key("ก")
    )


@given(st.text(max_size=8) | st.text("กขฝเไา่้ 12๑๒๑0Ab-", max_size=8))
def test_the_kind_of_digits_does_not_matter(text: str) -> None:
    assert thai_key(text.translate(ARABIC_TO_THAI)) == thai_key(text)
