"""Dates written in English, whose weekday stands beside them: Tuesday 8 November 2022, Nov 8, 2565 (Tue)."""

import datetime
import re
from collections.abc import Collection, Iterator

from ita_desktop.rules.checks.passages import Fault
from ita_desktop.rules.checks.words import in_arabic_digits
from ita_desktop.spoken import spoken_date, spoken_weekday
from ita_desktop.thai.dates import BUDDHIST_ERA, ENGLISH_WEEKDAYS
from ita_desktop.thai.months import ENGLISH_MONTHS
from ita_desktop.translation import translate as _

_FIRST_BUDDHIST_YEAR = 2400

_WEEKDAY = "(?P<weekday>{})".format("|".join(f"{name[:3]}(?:{name[3:]})?" for name in ENGLISH_WEEKDAYS))
_MONTH = "(?P<month>{})".format("|".join(f"{name[:3]}(?:t|{name[3:]})?" for name in ENGLISH_MONTHS))
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>\d{4})(?!\d)"
_GAP = r"[.,]?\s+"
_DATES = (
    rf"{_DAY}\s+(?:of\s+)?{_MONTH}{_GAP}{_YEAR}",
    rf"{_MONTH}{_GAP}{_DAY},?\s+{_YEAR}",
)
_weekday = re.compile(rf"(?<![a-z]){_WEEKDAY}(?![a-z])", re.IGNORECASE)
_dated = tuple(
    re.compile(pattern, re.IGNORECASE)
    for date in _DATES
    for pattern in (
        rf"(?<![a-z]){_WEEKDAY}{_GAP}(?:the\s+)?{date}",
        rf"(?<![a-z\d]){date}\s*\(\s*{_WEEKDAY}\.?\s*\)",
    )
)


def english_weekday_faults(text: str, sure: Collection[datetime.date]) -> Iterator[Fault]:
    """Where the date is among the `sure` ones, only the weekday can be wrong."""
    if not _weekday.search(text):
        return
    plain = in_arabic_digits(text)
    for match in (match for pattern in _dated for match in pattern.finditer(plain)):
        date = _date_of(match)
        if date is None:
            continue
        right = ENGLISH_WEEKDAYS[date.weekday()]
        if right.lower().startswith(match["weekday"].lower()):
            continue
        start, end = match.span("weekday")
        yield Fault(
            text[match.start() : match.end()],
            _("วันกับวันที่ไม่ตรงกัน: เขียนว่า {found} แต่ {date} เป็น{right}").format(
                found=match["weekday"], date=spoken_date(date), right=spoken_weekday(date)
            ),
            _("ตรวจว่าวันหรือวันที่ผิด ถ้าวันที่ถูกแล้ว ให้แก้เป็น {right}").format(right=right),
            f"{text[:start]}{right}{text[end:]}" if date in sure else None,
        )


def _date_of(match: re.Match[str]) -> datetime.date | None:
    """None where there is no such day."""
    year = int(match["year"])
    month = [name[:3].lower() for name in ENGLISH_MONTHS].index(match["month"][:3].lower()) + 1
    try:
        return datetime.date(
            year - BUDDHIST_ERA if year >= _FIRST_BUDDHIST_YEAR else year, month, int(match["day"])
        )
    except ValueError:
        return None
