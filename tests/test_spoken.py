"""Days, times and typing slips are said in the language in use."""

import datetime

import pytest

from ita_desktop import spoken
from ita_desktop.thai.dates import DateTypo, parse_date
from ita_desktop.translation import speaking

DAY = datetime.date(2022, 11, 8)
MOMENT = datetime.datetime(2022, 11, 8, 9, 5)


def everything() -> list[str]:
    return [
        spoken.spoken_date(DAY),
        spoken.spoken_short_date(DAY),
        spoken.spoken_field_date(DAY),
        spoken.spoken_full_date(DAY),
        spoken.spoken_moment(MOMENT),
        spoken.spoken_month(11),
        spoken.spoken_short_month(11),
        spoken.spoken_list(["ก", "ข"]),
    ]


def test_in_thai_as_officers_write() -> None:
    assert everything() == [
        "8 พฤศจิกายน 2565",
        "8 พ.ย. 65",
        "8 พ.ย. 2565",
        "วันอังคารที่ 8 พฤศจิกายน 2565",
        "8 พ.ย. 65 09.05 น.",
        "พฤศจิกายน",
        "พ.ย.",
        "ก ข",
    ]


def test_in_english_with_the_same_year() -> None:
    with speaking("en"):
        assert everything() == [
            "8 Nov 2565",
            "8 Nov 2565",
            "8 Nov 2565",
            "Tuesday 8 Nov 2565",
            "8 Nov 2565 09:05",
            "November",
            "Nov",
            "ก, ข",
        ]


def test_months_in_a_slip_are_in_english_too() -> None:
    with pytest.raises(DateTypo) as slip:
        parse_date("31 เม.ย. 2566")
    with speaking("en"):
        assert spoken.spoken_typo(slip.value) == "April has 30 days; there is no day 31."
    assert spoken.spoken_typo(slip.value) == "เดือนเมษายนมี 30 วัน ไม่มีวันที่ 31"
