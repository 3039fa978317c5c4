"""Dates and times as Thai papers print them and as officers type them. Years are Buddhist Era."""

import datetime
import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass

from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.thai.months import ENGLISH_MONTHS, MONTHS, SHORT_MONTHS
from ita_desktop.thai.typos import Typo
from ita_desktop.thai.typos import deferred as _

BUDDHIST_ERA = 543
"""Years by which the Buddhist Era is ahead of the Common Era."""

WEEKDAYS = ("จันทร์", "อังคาร", "พุธ", "พฤหัสบดี", "ศุกร์", "เสาร์", "อาทิตย์")
ENGLISH_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

_MONTH_NUMBERS = {
    name: number
    for number, (month, short) in enumerate(zip(MONTHS, SHORT_MONTHS, strict=True), start=1)
    for name in (month, re.sub("(คม|ยน|พันธ์)$", "", month), short.replace(".", ""))
}
_ENGLISH_MONTH_NUMBERS = {
    name.casefold(): number
    for number, month in enumerate(ENGLISH_MONTHS, start=1)
    for name in (month, month[:3])
} | {"sept": 9}
_WEEKDAY_NUMBERS = {name: number for number, name in enumerate(WEEKDAYS)} | {"พฤหัส": 3}
_OCTOBER = 10

_WEEKDAY_NAMES = "|".join(sorted(_WEEKDAY_NUMBERS, key=len, reverse=True))
_LEAD = rf"(?:ณ)?(?:(?:วัน)?(?P<weekday>{_WEEKDAY_NAMES}))?(?:วันที่|ที่)?"
_ERA = r"(?P<era>พ\.?ศ\.?|ค\.?ศ\.?)?"
_space_to_drop = re.compile(r"(?<!\d)\s+|\s+(?!\d)")
_written = re.compile(rf"{_LEAD}(?P<day>\d{{1,2}})-?(?P<month>[ก-ฮะ-ฺเ-๎.]+?)[.-]?{_ERA}(?P<year>\d+)?\.?")
_numeric = re.compile(
    rf"{_LEAD}(?P<day>\d{{1,2}})(?P<mark>[/.–-])(?P<month>\d{{1,2}})(?:(?P=mark){_ERA}(?P<year>\d+))?"
)
_year_first = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})")

_english = re.compile(r"(?P<day>\d{1,2})(?P<month>[a-z]+)\.?,?(?P<year>\d+)?(?P<era>be|b\.e\.|ce|c\.e\.|ad)?")
_days_away = re.compile(r"(?P<sign>[+\-–−])(?P<days>\d{1,4})(?:วัน|days?|d)?")
_DAYS_AWAY_BY_NAME = {
    "วันนี้": 0, "พรุ่งนี้": 1, "วันพรุ่งนี้": 1, "มะรืน": 2, "มะรืนนี้": 2, "เมื่อวาน": -1, "เมื่อวานนี้": -1,
    "today": 0, "tomorrow": 1, "yesterday": -1,
}  # fmt: skip

# Within a longer text the year must be sure: two figures after a month may also count something (เมษายน 20 คน).
_gap = r"[ \u00a0]*"
_month_in_text = "|".join(
    [*(name for name in _MONTH_NUMBERS if len(name) > 3)]
    + [rf"\.?{_gap}".join(map(re.escape, short.split("."))) for short in SHORT_MONTHS]
)
_year_in_text = rf"(?:พ\.?{_gap}ศ\.?{_gap}\d{{1,5}}|\d{{4,5}}|[5-9๕-๙]\d)(?!\d)"
_date_in_text = re.compile(
    rf"(?<![\d.,/])\d{{1,3}}{_gap}(?:(?:{_month_in_text}){_gap}{_year_in_text}"
    rf"|/{_gap}\d{{1,2}}{_gap}/{_gap}{_year_in_text})"
)
_day_before = re.compile(
    rf"(?:วัน{_gap}(?P<weekday>{_WEEKDAY_NAMES})(?:{_gap}(?:วัน)?ที่)?|(?P<bare>{_WEEKDAY_NAMES})ที่|วันที่){_gap}$"
)
_weekday_after = re.compile(rf"{_gap}(?:\({_gap}|(?:ซึ่ง)?ตรงกับ{_gap})วัน(?P<weekday>{_WEEKDAY_NAMES})")
_LONGEST_LEAD = 24
"""Characters of the longest words before a date that name its weekday, with room for spaces."""

_clock = re.compile(r"(?:เวลา)?(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?:น\.?|นาฬิกา)?")


class DateTypo(Typo):
    """Text that names no date."""


class TimeTypo(Typo):
    """Text that names no time of day."""


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """A date as read, and the weekday typed before it: 0 is Monday, None is nothing typed."""

    date: datetime.date
    weekday: int | None = None

    @property
    def weekday_is_right(self) -> bool:
        return self.weekday is None or self.weekday == self.date.weekday()


@dataclass(frozen=True, slots=True)
class DateMention:
    """A full date within a longer text. `read` is what it says, or why there is no such date."""

    start: int
    text: str
    read: ParsedDate | DateTypo
    has_short_year: bool

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def date(self) -> datetime.date | None:
        return self.read.date if isinstance(self.read, ParsedDate) else None


def fiscal_year_of(date: datetime.date) -> int:
    """The fiscal year in which `date` lies: 1 October of the year before to 30 September."""
    return date.year + BUDDHIST_ERA + (date.month >= _OCTOBER)


def first_day(fiscal_year: int) -> datetime.date:
    return datetime.date(fiscal_year - BUDDHIST_ERA - 1, _OCTOBER, 1)


def last_day(fiscal_year: int) -> datetime.date:
    return datetime.date(fiscal_year - BUDDHIST_ERA, 9, 30)


def long_date(date: datetime.date) -> str:
    """As memos and running text have it: 31 ตุลาคม 2565."""
    return f"{date.day} {MONTHS[date.month - 1]} {date.year + BUDDHIST_ERA}"


def short_date(date: datetime.date) -> str:
    """As tables have it: 31 ต.ค. 65."""
    return f"{date.day} {SHORT_MONTHS[date.month - 1]} {(date.year + BUDDHIST_ERA) % 100:02}"


def field_date(date: datetime.date) -> str:
    """As fields on the screen have it: 31 ต.ค. 2565."""
    return f"{date.day} {SHORT_MONTHS[date.month - 1]} {date.year + BUDDHIST_ERA}"


def english_date(date: datetime.date) -> str:
    """As English fields have it: 31 Oct 2565."""
    return f"{date.day} {ENGLISH_MONTHS[date.month - 1][:3]} {date.year + BUDDHIST_ERA}"


def order_date(date: datetime.date) -> str:
    """As it follows สั่ง ณ วันที่ and ประกาศ ณ วันที่: 31 ตุลาคม พ.ศ. 2565."""
    return f"{date.day} {MONTHS[date.month - 1]} พ.ศ. {date.year + BUDDHIST_ERA}"


def weekday_name(date: datetime.date) -> str:
    return f"วัน{WEEKDAYS[date.weekday()]}"


def full_date(date: datetime.date) -> str:
    """As meetings have it: วันอังคารที่ 8 พฤศจิกายน 2565."""
    return f"{weekday_name(date)}ที่ {long_date(date)}"


def clock(time: datetime.time) -> str:
    """As papers have it, with a dot: 09.00 น."""
    return f"{time:%H.%M} น."


def parse_date(text: str, fiscal_year: int | None = None) -> ParsedDate:
    """The date that an officer typed, in words or figures, the day before the month.

    Two figures of a year are of the Buddhist Era (66 is 2566); four are of the era in which they make sense.
    A date without a year is the one in `fiscal_year`. Raises `DateTypo`.
    """
    typed = clean(text)
    compact = _space_to_drop.sub("", typed.translate(THAI_TO_ARABIC))
    match = _year_first.fullmatch(compact) or _numeric.fullmatch(compact) or _written.fullmatch(compact)
    if match is None:
        raise _unreadable(typed)
    found = match.groupdict()
    month = _month(found["month"], typed, has_year=found["year"] is not None)
    year = _year(found["year"], found.get("era"), month, typed, fiscal_year)
    weekday = found.get("weekday")
    return ParsedDate(
        _existing_date(int(found["day"]), month, year), _WEEKDAY_NUMBERS[weekday] if weekday else None
    )


def parse_typed_date(text: str, today: datetime.date, fiscal_year: int | None = None) -> datetime.date:
    """The date that an officer typed into a field: as `parse_date` reads it, in English, or as days from `today`.

    +7 and -3 count days, วันนี้ and tomorrow name them. A date without a year is the one in `fiscal_year`, or else in
    that of `today`. Raises `DateTypo`, also for a weekday on which the date does not fall.
    """
    typed = clean(text)
    compact = _space_to_drop.sub("", typed.translate(THAI_TO_ARABIC)).casefold()
    away = _days_away.fullmatch(compact)
    if away is not None:
        days = int(away["days"])
        return today + datetime.timedelta(days if away["sign"] == "+" else -days)
    if compact in _DAYS_AWAY_BY_NAME:
        return today + datetime.timedelta(_DAYS_AWAY_BY_NAME[compact])
    parsed = parse_date(_in_figures(compact) or typed, fiscal_year or fiscal_year_of(today))
    if parsed.weekday is not None and not parsed.weekday_is_right:
        raise DateTypo(
            _("วันที่ {date} ไม่ใช่วัน{typed} แต่เป็นวัน{weekday} โปรดตรวจวันที่อีกครั้ง"),
            date=long_date(parsed.date),
            typed=WEEKDAYS[parsed.weekday],
            weekday=WEEKDAYS[parsed.date.weekday()],
        )
    return parsed.date


def _in_figures(compact: str) -> str | None:
    """A date with an English month as 8/11/2565, if it is one."""
    match = _english.fullmatch(compact)
    month = _ENGLISH_MONTH_NUMBERS.get(match["month"]) if match else None
    if match is None or month is None:
        return None
    era = "" if match["era"] is None else "พ.ศ." if match["era"].startswith("b") else "ค.ศ."
    return f"{match['day']}/{month}" + (f"/{era}{match['year']}" if match["year"] else "")


def find_dates(text: str) -> Iterator[DateMention]:
    """Full dates within `text`, each with the weekday named beside it, whether or not there is such a date.

    A date in figures counts only after วันที่ or a weekday: elsewhere it may be a number of something.
    """
    for match in _date_in_text.finditer(text):
        before = _day_before.search(text, max(0, match.start() - _LONGEST_LEAD), match.start())
        if before is None and "/" in match[0]:
            continue
        after = _weekday_after.match(text, match.end())
        named = before and (before["weekday"] or before["bare"])
        # อาทิตย์ที่ without วัน counts weeks.
        if before and before["bare"] == WEEKDAYS[-1]:
            named = None
        start = before.start() if before and named else match.start()
        yield _mention(text[start : match.end()], match[0], start, named or (after and after["weekday"]))


def _mention(words: str, date_words: str, start: int, weekday: str | None) -> DateMention:
    read: ParsedDate | DateTypo
    try:
        read = ParsedDate(parse_date(date_words).date, _WEEKDAY_NUMBERS[weekday] if weekday else None)
    except DateTypo as typo:
        read = typo
    year = re.findall(r"\d+", date_words)[-1]
    return DateMention(start, words, read, has_short_year=len(year) == 2)


def parse_time(text: str) -> datetime.time:
    """The time of day that an officer typed: 09.00 น., 9:00. Raises `TimeTypo`."""
    typed = clean(text)
    match = _clock.fullmatch(_space_to_drop.sub("", typed.translate(THAI_TO_ARABIC)))
    if match is None:
        raise TimeTypo(_("อ่านเวลา “{typed}” ไม่ได้ กรุณาพิมพ์เช่น 09.00 น."), typed=typed)
    hour, minute = int(match["hour"]), int(match["minute"])
    if hour > 23 or minute > 59:
        raise TimeTypo(_("ไม่มีเวลา “{typed}” กรุณาพิมพ์เวลาตั้งแต่ 00.00 น. ถึง 23.59 น."), typed=typed)
    return datetime.time(hour, minute)


def buddhist_cell_date(value: datetime.date) -> datetime.date:
    """The date of an Excel cell, whose year may have been typed in the Buddhist Era.

    Raises `DateTypo` for a 29 February that the year has only when it is taken for a Common Era year.
    """
    if value.year <= 2400:
        return datetime.date(value.year, value.month, value.day)
    return _existing_date(value.day, value.month, value.year - BUDDHIST_ERA)


def _month(text: str, typed: str, *, has_year: bool) -> int:
    if text.isdecimal():
        if 1 <= int(text) <= 12:
            return int(text)
        raise DateTypo(
            _("ไม่มีเดือนที่ {month} ใน “{typed}” กรุณาพิมพ์วันก่อนเดือน เช่น 30/4/2566"), month=text, typed=typed
        )
    month = _MONTH_NUMBERS.get(text.replace(".", ""))
    if month is not None:
        return month
    if not has_year:
        raise _unreadable(typed)
    raise DateTypo(
        _("ไม่รู้จักเดือน “{month}” ใน “{typed}” กรุณาพิมพ์ชื่อเดือน เช่น เมษายน หรือ เม.ย."), month=text, typed=typed
    )


def _year(text: str | None, era: str | None, month: int, typed: str, fiscal_year: int | None) -> int:
    """The year in the Common Era."""
    if text is None:
        if fiscal_year is None:
            raise DateTypo(_("วันที่ “{typed}” ไม่ได้ระบุปี กรุณาพิมพ์ปี พ.ศ. ด้วย เช่น 30 เม.ย. 66"), typed=typed)
        return fiscal_year - BUDDHIST_ERA - (month >= _OCTOBER)
    is_buddhist, is_common = era is None or era.startswith("พ"), era is None or era.startswith("ค")
    if len(text) == 2 and is_buddhist:
        return 2500 + int(text) - BUDDHIST_ERA
    if len(text) == 4 and is_buddhist and "2400" <= text < "2700":
        return int(text) - BUDDHIST_ERA
    if len(text) == 4 and is_common and "1900" <= text < "2100":
        return int(text)
    raise DateTypo(
        _("อ่านปี “{year}” ใน “{typed}” ไม่ได้ กรุณาพิมพ์ปี พ.ศ. สองหลักหรือสี่หลัก เช่น 66 หรือ 2566"),
        year=text,
        typed=typed,
    )


def _existing_date(day: int, month: int, year: int) -> datetime.date:
    days = monthrange(year, month)[1]
    if 1 <= day <= days:
        return datetime.date(year, month, day)
    if month == 2:
        raise DateTypo(
            _("เดือนกุมภาพันธ์ พ.ศ. {year} มี {days} วัน ไม่มีวันที่ {day}"),
            year=year + BUDDHIST_ERA,
            days=days,
            day=day,
        )
    raise DateTypo(_("เดือน{month}มี {days} วัน ไม่มีวันที่ {day}"), month=MONTHS[month - 1], days=days, day=day)


def _unreadable(typed: str) -> DateTypo:
    return DateTypo(_("อ่านวันที่ “{typed}” ไม่ได้ กรุณาพิมพ์เช่น 30 เม.ย. 66 หรือ 30/4/2566"), typed=typed)
