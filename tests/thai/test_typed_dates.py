"""A date typed into a field is read in any of the ways an officer types one, or the reason is told."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.dates import DateTypo, english_date, field_date, parse_typed_date

TODAY = datetime.date(2022, 11, 1)
MEETING = datetime.date(2022, 11, 8)


@pytest.mark.parametrize(
    "typed",
    [
        "8 พ.ย. 65", "8 พ.ย. 2565", "๘ พ.ย. ๖๕", "8/11/2565", "8/11/65", "๘/๑๑/๒๕๖๕", "8 พฤศจิกายน 2565", "8/11",
        "8 พ.ย.", "วันอังคารที่ 8 พฤศจิกายน 2565", "+7", "+ 7", "+๗", "+7 วัน", "8 Nov 2565", "8 nov 65", "8 Nov 2565 BE",
        "8 November 2022", "8 Nov 2022 CE", "2022-11-08", " 8/11/65 ",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_typed_into_a_field(typed: str) -> None:
    assert parse_typed_date(typed, TODAY) == MEETING


@pytest.mark.parametrize(
    ("typed", "days"),
    [("วันนี้", 0), ("today", 0), ("TODAY", 0), ("พรุ่งนี้", 1), ("เมื่อวาน", -1), ("-3", -3), ("−3", -3), ("+0", 0)],
)
def test_days_are_counted_from_today(typed: str, days: int) -> None:
    assert parse_typed_date(typed, TODAY) == TODAY + datetime.timedelta(days)


def test_a_date_without_a_year_lies_in_the_fiscal_year() -> None:
    assert parse_typed_date("30 เม.ย.", TODAY) == datetime.date(2023, 4, 30)
    assert parse_typed_date("30/4", TODAY, fiscal_year=2565) == datetime.date(2022, 4, 30)
    assert parse_typed_date("1 Oct", TODAY, fiscal_year=2566) == datetime.date(2022, 10, 1)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31/4/66", "เดือนเมษายนมี 30 วัน ไม่มีวันที่ 31"),
        ("วันจันทร์ที่ 8 พ.ย. 65", "วันที่ 8 พฤศจิกายน 2565 ไม่ใช่วันจันทร์ แต่เป็นวันอังคาร โปรดตรวจวันที่อีกครั้ง"),
        ("+999999", None),
        ("8 Foo 65", None),
        ("31 Feb 65", None),
        ("ปลายเดือน", None),
        ("+", None),
        ("", None),
    ],
)
def test_what_is_no_date_is_told_in_a_sentence(typed: str, sentence: str | None) -> None:
    with pytest.raises(DateTypo) as caught:
        parse_typed_date(typed, TODAY)
    assert sentence is None or str(caught.value) == sentence
    assert str(caught.value)


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_what_a_field_shows_is_read_back(date: datetime.date) -> None:
    assert parse_typed_date(field_date(date), TODAY) == date
    assert parse_typed_date(english_date(date), TODAY) == date


def test_fields_show_the_full_buddhist_year() -> None:
    assert field_date(MEETING) == "8 พ.ย. 2565"
    assert english_date(MEETING) == "8 Nov 2565"
