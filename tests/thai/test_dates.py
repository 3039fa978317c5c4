"""Dates print as official papers have them and are read as officers type them."""

import datetime
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.dates import (
    SHORT_MONTHS,
    DateTypo,
    ParsedDate,
    TimeTypo,
    buddhist_cell_date,
    clock,
    first_day,
    fiscal_year_of,
    full_date,
    last_day,
    long_date,
    order_date,
    parse_date,
    parse_time,
    short_date,
    weekday_name,
)
from ita_desktop.thai.digits import to_thai_digits

APPOINTED = datetime.date(2022, 10, 31)
MEETING = datetime.date(2022, 11, 8)
DEADLINE = datetime.date(2023, 4, 30)

dates = st.dates(datetime.date(1857, 1, 1), datetime.date(2156, 12, 31))
dates_of_two_digit_years = st.dates(datetime.date(1957, 1, 1), datetime.date(2056, 12, 31))


def test_dates_print_as_the_papers_have_them() -> None:
    assert long_date(APPOINTED) == "31 ตุลาคม 2565"
    assert order_date(APPOINTED) == "31 ตุลาคม พ.ศ. 2565"
    assert short_date(APPOINTED) == "31 ต.ค. 65"
    assert weekday_name(MEETING) == "วันอังคาร"
    assert full_date(MEETING) == "วันอังคารที่ 8 พฤศจิกายน 2565"
    assert to_thai_digits(full_date(MEETING)) == "วันอังคารที่ ๘ พฤศจิกายน ๒๕๖๕"
    assert clock(datetime.time(9)) == "09.00 น."


def test_short_months_are_those_in_official_use() -> None:
    official = "ม.ค. ก.พ. มี.ค. เม.ย. พ.ค. มิ.ย. ก.ค. ส.ค. ก.ย. ต.ค. พ.ย. ธ.ค."
    assert " ".join(SHORT_MONTHS) == official


def test_a_fiscal_year_runs_from_october_to_september() -> None:
    assert first_day(2566) == datetime.date(2022, 10, 1)
    assert last_day(2566) == datetime.date(2023, 9, 30)


@given(dates)
def test_a_date_lies_within_its_fiscal_year(date: datetime.date) -> None:
    assert first_day(fiscal_year_of(date)) <= date <= last_day(fiscal_year_of(date))


@pytest.mark.parametrize(
    "typed",
    [
        "๓๐ เม.ย. ๖๖", "30 เม.ย 66", "๓๐ เม.ย.๖๖", "30 เมย 66", "30-เม.ย.-66", "30 เมษา 66",
        "30 เมษายน 2566", "30 เมษายน พ.ศ. 2566", "30 เมษายน พ.ศ.2566", "30 เมษายน ค.ศ. 2023",
        "30/4/2566", "30-04-66", "30.4.66", "30 / 04 / 2566", "30/4/2023", "2023-04-30", "2566-04-30",
        "วันที่ 30 เมษายน 2566", "ณ วันที่ ๓๐ เมษายน ๒๕๖๖", "วันอาทิตย์ที่ 30 เมษายน 2566", " อาทิตย์ 30/4/66 ",
        "30\u00a0เม. ย.\u00a066", "\u200b๓๐ เม.ย. ๖๖\r\n",
    ],
)  # fmt: skip
def test_a_date_is_read_however_it_is_typed(typed: str) -> None:
    assert parse_date(typed).date == DEADLINE


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("31 เม.ย. 66", "เดือนเมษายนมี 30 วัน ไม่มีวันที่ 31"),
        ("๗๗ ตุลาคม ๒๕๖๕", "เดือนตุลาคมมี 31 วัน ไม่มีวันที่ 77"),
        ("0/4/2566", "เดือนเมษายนมี 30 วัน ไม่มีวันที่ 0"),
        ("29 กุมภาพันธ์ 2566", "เดือนกุมภาพันธ์ พ.ศ. 2566 มี 28 วัน ไม่มีวันที่ 29"),
        ("4/30/2566", "ไม่มีเดือนที่ 30 ใน “4/30/2566” กรุณาพิมพ์วันก่อนเดือน เช่น 30/4/2566"),
        ("30 เมษาายน 66", "ไม่รู้จักเดือน “เมษาายน” ใน “30 เมษาายน 66” กรุณาพิมพ์ชื่อเดือน เช่น เมษายน หรือ เม.ย."),
        ("30 เม.ย.", "วันที่ “30 เม.ย.” ไม่ได้ระบุปี กรุณาพิมพ์ปี พ.ศ. ด้วย เช่น 30 เม.ย. 66"),
        ("ทุกเดือน", "อ่านวันที่ “ทุกเดือน” ไม่ได้ กรุณาพิมพ์เช่น 30 เม.ย. 66 หรือ 30/4/2566"),
        ("5 แผ่น", "อ่านวันที่ “5 แผ่น” ไม่ได้ กรุณาพิมพ์เช่น 30 เม.ย. 66 หรือ 30/4/2566"),
    ],
)
def test_a_slip_is_told_in_a_sentence(typed: str, sentence: str) -> None:
    with pytest.raises(DateTypo) as caught:
        parse_date(typed)
    assert str(caught.value) == sentence
    assert caught.value.message.format(**caught.value.values) == sentence


@pytest.mark.parametrize(
    "typed",
    [
        "30 เม.ย. 256",
        "30 เม.ย. 6",
        "30/4/3066",
        "30/4/1866",
        "30/4/2199",
        "30 เมษายน พ.ศ. 2023",
        "30 เมษายน ค.ศ. 2566",
    ],
)
def test_a_year_of_no_known_era_is_refused(typed: str) -> None:
    with pytest.raises(DateTypo, match="อ่านปี"):
        parse_date(typed)


def test_a_date_without_a_year_falls_into_the_fiscal_year() -> None:
    assert parse_date("30 เม.ย.", fiscal_year=2566).date == DEADLINE
    assert parse_date("31/10", fiscal_year=2566).date == APPOINTED


def test_a_contradicting_weekday_is_kept_for_the_check() -> None:
    assert parse_date("วันอังคารที่ 8 พฤศจิกายน 2565") == ParsedDate(MEETING, weekday=1)
    assert parse_date("วันอังคารที่ 8 พฤศจิกายน 2565").weekday_is_right
    assert not parse_date("วันอังคารที่ ๘ พฤษภาคม ๒๕๖๖").weekday_is_right
    assert parse_date("8 พฤษภาคม 2566").weekday_is_right


@given(dates)
def test_a_printed_date_is_read_back(date: datetime.date) -> None:
    for printed in (long_date(date), order_date(date), full_date(date)):
        for text in (printed, to_thai_digits(printed), printed.replace(" ", "")):
            read = parse_date(text)
            assert read.date == date
            assert read.weekday_is_right


@given(dates_of_two_digit_years)
def test_a_short_date_is_read_back(date: datetime.date) -> None:
    assert parse_date(to_thai_digits(short_date(date))).date == date


@given(st.text(max_size=20) | st.text("0123456789๐๕/.- เมยพศ", max_size=14), st.none() | st.just(2566))
def test_any_text_is_a_date_or_a_typo(text: str, fiscal_year: int | None) -> None:
    with suppress(DateTypo):
        assert 1857 <= parse_date(text, fiscal_year).date.year <= 2156


@pytest.mark.parametrize("typed", ["09.00 น.", "9:00", "๐๙.๐๐", "เวลา ๐๙.๐๐ น.", "9.00น", "09.00 นาฬิกา"])
def test_a_time_is_read_however_it_is_typed(typed: str) -> None:
    assert parse_time(typed) == datetime.time(9)


@pytest.mark.parametrize("typed", ["24.00 น.", "9.60", "เก้าโมง", "9", ""])
def test_a_time_that_does_not_exist_is_refused(typed: str) -> None:
    with pytest.raises(TimeTypo, match="เวลา"):
        parse_time(typed)


@given(st.times())
def test_a_printed_time_is_read_back(time: datetime.time) -> None:
    assert parse_time(to_thai_digits(clock(time))) == time.replace(second=0, microsecond=0)


def test_a_cell_date_typed_in_the_buddhist_era_is_moved() -> None:
    assert buddhist_cell_date(datetime.date(2566, 4, 30)) == DEADLINE
    assert buddhist_cell_date(datetime.date(2023, 4, 30)) == DEADLINE
    assert buddhist_cell_date(datetime.datetime(2566, 4, 30, 9, 0)) == DEADLINE
    assert buddhist_cell_date(datetime.date(2401, 4, 30)) == datetime.date(1858, 4, 30)
    assert buddhist_cell_date(datetime.date(2400, 4, 30)) == datetime.date(2400, 4, 30)
    with pytest.raises(DateTypo, match="2564 มี 28 วัน"):
        buddhist_cell_date(datetime.date(2564, 2, 29))
