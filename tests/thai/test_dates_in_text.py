"""Full dates are found within longer text, with the weekday named beside them, and nothing else is taken for one."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.dates import (
    DateTypo,
    ParsedDate,
    find_dates,
    full_date,
    long_date,
    order_date,
    short_date,
)
from ita_desktop.thai.digits import to_thai_digits

dates = st.dates(datetime.date(1957, 1, 1), datetime.date(2150, 12, 31))
dates_of_short_years = st.dates(datetime.date(2007, 1, 1), datetime.date(2056, 12, 31))
MEETING = datetime.date(2022, 11, 8)


def found(text: str) -> list[tuple[str, ParsedDate | str]]:
    return [
        (mention.text, str(mention.read) if isinstance(mention.read, DateTypo) else mention.read)
        for mention in find_dates(text)
    ]


@pytest.mark.parametrize(
    ("text", "words", "weekday"),
    [
        ("เข้าร่วมประชุมในวันอังคารที่ ๘ พฤศจิกายน ๒๕๖๕ เวลา ๐๙.๐๐ น.", "วันอังคารที่ ๘ พฤศจิกายน ๒๕๖๕", 1),
        ("ประชุมวันอังคาร ที่ 8 พ.ย. 65", "วันอังคาร ที่ 8 พ.ย. 65", 1),
        ("(พุธที่ ๘ พฤศจิกายน พ.ศ.๒๕๖๕)", "พุธที่ ๘ พฤศจิกายน พ.ศ.๒๕๖๕", 2),
        ("วันพฤหัสบดีที่ 8/11/2565", "วันพฤหัสบดีที่ 8/11/2565", 3),
        ("วันที่ 8/11/65", "8/11/65", None),
        ("8 พฤศจิกายน 2565 (วันจันทร์)", "8 พฤศจิกายน 2565", 0),
        ("8 พฤศจิกายน 2565 ซึ่งตรงกับวันจันทร์", "8 พฤศจิกายน 2565", 0),
        ("ระหว่างวันจันทร์ที่ 7 ถึงวันอังคารที่ 8 พฤศจิกายน 2565", "วันอังคารที่ 8 พฤศจิกายน 2565", 1),
        ("ระหว่างวันจันทร์ที่ 7 - 8 พฤศจิกายน 2565", "8 พฤศจิกายน 2565", None),
        ("อาทิตย์ที่ 8 พฤศจิกายน 2565", "8 พฤศจิกายน 2565", None),
        ("แล้วเสร็จ๘ พ.ย๖๕และนำขึ้น", "๘ พ.ย๖๕", None),
        ("ลงวันที่ 8 พฤศจิกายน\u00a02022", "8 พฤศจิกายน\u00a02022", None),
    ],
)
def test_a_date_is_found_with_its_weekday(text: str, words: str, weekday: int | None) -> None:
    assert found(text) == [(words, ParsedDate(MEETING, weekday))]


@pytest.mark.parametrize(
    ("text", "words", "reason"),
    [
        ("สั่ง ณ วันที่ ๗๗ ตุลาคม พ.ศ. ๒๕๖๕", "๗๗ ตุลาคม พ.ศ. ๒๕๖๕", "เดือนตุลาคมมี 31 วัน ไม่มีวันที่ 77"),
        ("ภายใน 31 เม.ย. 66", "31 เม.ย. 66", "เดือนเมษายนมี 30 วัน ไม่มีวันที่ 31"),
        ("วันที่ 1 - 31 กันยายน 2566", "31 กันยายน 2566", "เดือนกันยายนมี 30 วัน ไม่มีวันที่ 31"),
        ("29 กุมภาพันธ์ 2566", "29 กุมภาพันธ์ 2566", "เดือนกุมภาพันธ์ พ.ศ. 2566 มี 28 วัน ไม่มีวันที่ 29"),
    ],
)
def test_a_date_that_no_calendar_has_is_found_with_the_reason(text: str, words: str, reason: str) -> None:
    assert found(text) == [(words, reason)]


@pytest.mark.parametrize("words", ["8 พฤศจิกายน พ.ศ. 256", "8 พฤศจิกายน 25655", "8 พฤศจิกายน 3566"])
def test_a_year_that_cannot_be_read_is_found(words: str) -> None:
    ((text, reason),) = found(f"ลงวันที่ {words} เรื่อง")
    assert text == words
    assert str(reason).startswith("อ่านปี")


@pytest.mark.parametrize(
    "text",
    [
        "ที่ 1234/2565",
        "กท 5307/107/3",
        "สัญญาเลขที่ 12/45/2566",
        "ครั้งที่ 1/2566",
        "ภายในวันที่ 5 เมษายน 20 ฝ่าย",
        "เดือนมีนาคม 2566",
        "ทุกวันที่ 5 ของเดือน",
        "เวลา 09.00 น.",
        "https://www.sammati.example/2566/11/8",
        "",
    ],
)
def test_what_is_no_full_date_is_passed_over(text: str) -> None:
    assert found(text) == []


@given(dates, st.sampled_from([long_date, order_date, full_date]), st.booleans())
def test_every_printed_date_is_found_in_a_sentence(
    date: datetime.date, print_date: object, in_thai: bool
) -> None:
    assert callable(print_date)
    printed = to_thai_digits(str(print_date(date))) if in_thai else str(print_date(date))
    (mention,) = find_dates(f"ประชุมครั้งที่ 1/2566 ใน{printed} เวลา 09.00 น.")
    assert mention.date == date
    assert mention.text == printed
    assert isinstance(mention.read, ParsedDate)
    assert mention.read.weekday_is_right
    assert not mention.has_short_year


@given(st.lists(dates_of_short_years, max_size=4))
def test_every_short_date_is_found_in_its_order(expected: list[datetime.date]) -> None:
    text = " และ".join(short_date(date) for date in expected)
    mentions = list(find_dates(text))
    assert [mention.date for mention in mentions] == expected
    assert all(mention.has_short_year for mention in mentions)
    assert [text[mention.start : mention.end] for mention in mentions] == [each.text for each in mentions]


@given(st.text(max_size=40) | st.text("0123456789๐๕/.- เมยพศวนอังคารที่", max_size=40))
def test_any_text_can_be_searched(text: str) -> None:
    for mention in find_dates(text):
        assert text[mention.start : mention.end] == mention.text
