"""Typed, pasted and scanned text is repaired, and sound text stays as it is."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.cleaning import clean

MAI_THO, SARA_AM, NIKHAHIT, SARA_AA = "\u0e49", "\u0e33", "\u0e4d", "\u0e32"
WATER = f"น{MAI_THO}{SARA_AM}"

thai_text = st.text("กนเแไา" + "ัิีุู" + "่้์" + f"{SARA_AM}{NIKHAHIT}" + " \n\u00a0\u200b", max_size=12)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (f"น{MAI_THO}{NIKHAHIT}{SARA_AA}", WATER),
        (f"น{NIKHAHIT}{MAI_THO}{SARA_AA}", WATER),
        (f"น{NIKHAHIT}{SARA_AA}{MAI_THO}", WATER),
        (f"น{SARA_AM}{MAI_THO}", WATER),
        (f"น{NIKHAHIT}{MAI_THO}{SARA_AM}", WATER),
        (f"น{MAI_THO}{MAI_THO}{SARA_AM}", WATER),
        (f"ส{NIKHAHIT}{SARA_AA}นัก", f"ส{SARA_AM}นัก"),
        ("ท\u0e48\u0e35", "ท\u0e35\u0e48"),
        ("ท\u0e35\u0e35\u0e48\u0e48", "ท\u0e35\u0e48"),
        ("พันธ\u0e4c\u0e38", "พันธ\u0e38\u0e4c"),
        ("ร\u0e39\u0e49\u0e49", "ร\u0e39\u0e49"),
        ("เเผน", "แผน"),
        ("เ\u200bเผน", "แผน"),
    ],
)
def test_marks_stand_in_order_and_once(typed: str, meant: str) -> None:
    assert clean(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ฝ่าย\u200bการ\u200cคลัง\ufeff", "ฝ่ายการคลัง"),
        ("ฝ่าย\u00adปกครอง\x00\x07", "ฝ่ายปกครอง"),
        ("พ.ศ.\u00a02566", "พ.ศ. 2566"),
        ("ข้อ\t5  แผ่น\u3000", "ข้อ 5 แผ่น"),
        ("  หนึ่ง \r\n  สอง\rสาม\v สี่ ", "หนึ่ง\nสอง\nสาม\nสี่"),
        ("ก\n\nข", "ก\n\nข"),
        ("Ｏ１２（ＩＴＡ）", "O12(ITA)"),
        ("cafe\u0301", "café"),
        ("“อ้างถึง” ‘ข้อ’", "“อ้างถึง” ‘ข้อ’"),
        ("\u0e48ขึ้นต้น", "\u0e48ขึ้นต้น"),
    ],
)
def test_unseen_characters_spaces_and_widths_are_repaired(typed: str, meant: str) -> None:
    assert clean(typed) == meant


def test_shifted_shapes_of_old_fonts_become_letters() -> None:
    assert clean("ป\uf713า ฝ\uf702 ท\u0e35\uf70a \uf70f\uf718") == "ป่า ฝี ที\u0e48 ญุ"
    assert clean("ป\uf88aา ฝ\uf886 \uf89e\uf89c") == "ป่า ฝี ฐู"


@pytest.mark.parametrize(
    "text",
    [
        "การป้องกันการทุจริต", "น้ำหนักร้อยละ ๔๐", "ผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "เป็นไปด้วยความเรียบร้อย",
        "ฝ่ายพัฒนาชุมชนและสวัสดิการสังคม", "ค่ำ ก็ สิทธิ์ พันธุ์ ประชาสัมพันธ์ เจตนารมณ์ อื่น ๆ ฯลฯ",
    ],
)  # fmt: skip
def test_sound_text_stays(text: str) -> None:
    assert clean(text) == text


@given(st.text() | thai_text)
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(st.text() | thai_text)
def test_clean_text_holds_nothing_unseen(text: str) -> None:
    cleaned = clean(text)
    assert not [one for one in cleaned if unicodedata.category(one) in ("Cc", "Cs") and one != "\n"]
    assert "  " not in cleaned
    assert all(line == line.strip(" ") for line in cleaned.split("\n"))
    assert unicodedata.is_normalized("NFC", cleaned)


@given(thai_text)
def test_no_mark_stands_twice_or_before_its_vowel(text: str) -> None:
    cleaned = clean(text)
    for first, second in pairwise(cleaned):
        assert first != second or unicodedata.category(first) != "Mn"
        assert not (first in "่้" and second in "ัิีุู")
        assert first + second != NIKHAHIT + SARA_AA


@given(st.text("กขคงนมเแไา่้ีุ", max_size=20).map(clean))
def test_letters_are_never_lost(text: str) -> None:
    assert [one for one in clean(text) if one.isalpha()] == [one for one in text if one.isalpha()]
