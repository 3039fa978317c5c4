"""Section names typed shorter or otherwise lead to the right section, and to no other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.digits import ARABIC_TO_THAI
from ita_desktop.thai.names import near_names, same_name, search_key, split_title

SECTIONS = (
    "ฝ่ายปกครอง", "ฝ่ายทะเบียน", "ฝ่ายโยธา", "ฝ่ายสิ่งแวดล้อมและสุขาภิบาล", "ฝ่ายรายได้",
    "ฝ่ายรักษาความสะอาดและสวนสาธารณะ", "ฝ่ายการศึกษา", "ฝ่ายการคลัง", "ฝ่ายเทศกิจ",
    "ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม",
)  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ฝ่ายคลัง", "ฝ่ายการคลัง"),
        ("การคลัง", "ฝ่ายการคลัง"),
        ("ฝ่าย การคลัง", "ฝ่ายการคลัง"),
        ("ฝ่ายสิ่งแวดล้อม", "ฝ่ายสิ่งแวดล้อมและสุขาภิบาล"),
        ("ฝ่ายสิ่งแวดล้อมฯ", "ฝ่ายสิ่งแวดล้อมและสุขาภิบาล"),
        ("สิ่งแวดล้อมฯ", "ฝ่ายสิ่งแวดล้อมและสุขาภิบาล"),
        ("ฝ่ายพัฒนาชุมชนฯ", "ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม"),
        ("รักษาความสะอาดฯ", "ฝ่ายรักษาความสะอาดและสวนสาธารณะ"),
        ("ฝ่ายปกคลอง", "ฝ่ายปกครอง"),
        ("ฝ่ายเทศกิด", "ฝ่ายเทศกิจ"),
        ("ฝ่ายทะเบีนย", "ฝ่ายทะเบียน"),
    ],
)
def test_a_shortened_or_misspelt_section_is_found_and_no_other(typed: str, meant: str) -> None:
    assert near_names(typed, SECTIONS) == [meant]


@pytest.mark.parametrize("typed", ["ฝ่าย", "", "ฝ่ายบัญชี", "ฝ่ายการเงิน", "ทุกฝ่าย", "โรงเรียนคลัง"])
def test_an_unlike_name_leads_nowhere(typed: str) -> None:
    assert near_names(typed, SECTIONS) == []


@given(st.sampled_from(SECTIONS))
def test_a_section_is_not_near_to_itself_or_another(name: str) -> None:
    assert near_names(name, SECTIONS) == []


def test_the_nearest_name_comes_first() -> None:
    schools = ("โรงเรียนวัดตัวอย่างเหนือ", "โรงเรียนวัดตัวอย่าง", "โรงเรียนบ้านสมมติ")
    assert near_names("วัดตัวอย่าง", schools) == ["โรงเรียนวัดตัวอย่าง", "โรงเรียนวัดตัวอย่างเหนือ"]


def test_the_nearest_comes_first() -> None:
    # The whole name but for การ, then a name that goes on, then one that holds it, then one with a slip.
    known = ["ฝ่ายคลองใน", "ฝ่ายงานคลองใหญ่", "ฝ่ายคลองใหญ่นอก", "ฝ่ายการคลองใหญ่"]
    assert near_names("ฝ่ายคลองใหญ่", known) == [
        "ฝ่ายการคลองใหญ่",
        "ฝ่ายคลองใหญ่นอก",
        "ฝ่ายงานคลองใหญ่",
        "ฝ่ายคลองใน",
    ]


def test_names_are_the_same_apart_from_spaces_digits_and_repairs() -> None:
    assert same_name("ฝ่าย การคลัง ", "ฝ่ายการคลัง")
    assert same_name("โรงเรียนสมมติ ๒", "โรงเรียนสมมติ2")
    assert same_name("เรื่องอื่นๆ", "เรื่องอื่น ๆ")
    assert same_name("ส\u0e4d\u0e32นักงาน", "สำนักงาน")
    assert not same_name("ฝ่ายคลัง", "ฝ่ายการคลัง")
    assert not same_name("ฝ่ายสิ่งแวดล้อมฯ", "ฝ่ายสิ่งแวดล้อม")


@pytest.mark.parametrize("typed", ["o26", "O26", "๐๒๖", "026", "O ๒๖", "o2"])
def test_an_item_is_found_however_its_code_is_typed(typed: str) -> None:
    assert search_key(typed) in search_key("O26 แผนพัฒนาประสิทธิภาพการให้บริการ")


@pytest.mark.parametrize("typed", ["ไดรับ", "ได้ รับ", "9.00", "๐๙.๐๐", "1,000", "E-service"])
def test_text_is_found_without_its_marks_and_spaces(typed: str) -> None:
    assert search_key(typed) in search_key("ได้รับ e-Service 1,000 ครั้ง เวลา 09.00 น.")


@given(st.text(), st.text("ก้ข 0123O,.", max_size=20))
def test_a_search_key_does_not_depend_on_the_kind_of_digits(text: str, more: str) -> None:
    assert search_key((text + more).translate(ARABIC_TO_THAI)) == search_key(text + more)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("นางสาวสมมติ ใจดี", ("นางสาว", "สมมติ ใจดี")),
        ("นาย สมมติ ใจดี", ("นาย", "สมมติ ใจดี")),
        ("สมมติ ใจดี", ("", "สมมติ ใจดี")),
        ("นาวา สมมติ", ("", "นาวา สมมติ")),
        ("น.ส.สมมติ ใจดี", ("น.ส.", "สมมติ ใจดี")),
        ("ว่าที่ร้อยตรีหญิง สมมติ ใจดี", ("ว่าที่ร้อยตรีหญิง", "สมมติ ใจดี")),
        ("ว่าที่ ร.ต.หญิง สมมติ ใจดี", ("ว่าที่ ร.ต.หญิง", "สมมติ ใจดี")),
        ("พันตำรวจโท สมมติ ณ ตัวอย่าง", ("พันตำรวจโท", "สมมติ ณ ตัวอย่าง")),
        ("พ.ต.ท.สมมติ ใจดี", ("พ.ต.ท.", "สมมติ ใจดี")),
        ("ผศ. ดร. สมมติ ใจดี", ("ผศ. ดร.", "สมมติ ใจดี")),
        ("จ่าสิบเอก สมมติ ใจดี", ("จ่าสิบเอก", "สมมติ ใจดี")),
        ("ม.ล.สมมติ ใจดี", ("ม.ล.", "สมมติ ใจดี")),
        ("แพทย์หญิงสมมติ ใจดี", ("แพทย์หญิง", "สมมติ ใจดี")),
    ],
)
def test_a_title_is_told_from_the_name(typed: str, read: tuple[str, str]) -> None:
    assert split_title(typed) == read


def test_a_name_of_another_kind_hides_none_behind_it() -> None:
    known = ("โรงเรียนปกครอง", "ฝ่ายปกคลอง", "ฝ่ายปกครอง")
    assert near_names("ฝ่ายปกคลอง", known) == ["ฝ่ายปกครอง"]
