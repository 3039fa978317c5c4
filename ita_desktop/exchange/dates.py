"""Dates, times and meeting numbers in cells: written as Thai text, because an Excel set to English misreads the rest.

Such an Excel takes a typed 30/4/2566 for the year 2566 of the Common Era and 30/4/66 for 1966.
"""

import datetime
import re

from ita_desktop.exchange.kinds import Cell, Kind, Written, cell_words, typed_text
from ita_desktop.exchange.problems import Complaint
from ita_desktop.spoken import spoken_typo
from ita_desktop.thai.dates import (
    BUDDHIST_ERA,
    SHORT_MONTHS,
    WEEKDAYS,
    buddhist_cell_date,
    clock,
    full_date,
    parse_date,
    parse_time,
)
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.thai.typos import Typo
from ita_desktop.translation import translate as _

_FIRST_LIKELY_YEAR = 2000
_FIRST_YEAR_TYPED = 1990
_meeting = re.compile(r"(?:การประชุม)?(?:ครั้งที่)?([1-9]\d{0,2})(?:/(\d{2}|\d{4}))?")


class Date(Kind[datetime.date | None]):
    blank = None

    def __init__(self, fiscal_year: int) -> None:
        self._fiscal_year = fiscal_year

    @property
    def expected(self) -> str:
        return _("วันที่ เช่น 30 เม.ย. 2566 หรือ 30/4/2566")

    def read(self, cell: Cell) -> datetime.date | None:
        try:
            if isinstance(cell, datetime.date):
                return _likely(buddhist_cell_date(cell))
            parsed = parse_date(typed_text(cell), self._fiscal_year)
        except Typo as typo:
            raise _complaint(typo) from typo
        if not parsed.weekday_is_right and parsed.weekday is not None:
            right, meant = full_date(parsed.date), full_date(_nearest(parsed.date, parsed.weekday))
            raise Complaint(
                _(
                    "วันกับวันที่ไม่ตรงกัน: {date} ไม่ใช่วัน{weekday} กรุณาตรวจว่าหมายถึง {right} หรือ {meant} หรือวันอื่น"
                ).format(
                    date=write_date(parsed.date), weekday=WEEKDAYS[parsed.weekday], right=right, meant=meant
                ),
                _("{one} หรือ {other}").format(one=right, other=meant),
            )
        return _in_living_memory(parsed.date)

    def write(self, value: datetime.date | None) -> Written:
        return None if value is None else write_date(value)


class Time(Kind[datetime.time | None]):
    blank = None

    @property
    def expected(self) -> str:
        return _("เวลา เช่น 09.00 น.")

    def read(self, cell: Cell) -> datetime.time | None:
        if isinstance(cell, datetime.datetime):
            cell = cell.time()
        if isinstance(cell, datetime.time):
            return cell.replace(second=0, microsecond=0)
        try:
            # Without a cell format, 9.30 is a number to Excel.
            is_hours = isinstance(cell, int | float) and 1 <= cell < 24
            text = f"{cell:.2f}" if is_hours else typed_text(cell)
            return parse_time(text)
        except Typo as typo:
            raise _complaint(typo) from typo

    def write(self, value: datetime.time | None) -> Written:
        return None if value is None else clock(value)


class MeetingNumber(Kind[int | None]):
    """A number counted within a fiscal year, with or without that year."""

    blank = None

    def __init__(self, fiscal_year: int) -> None:
        self._fiscal_year = fiscal_year

    @property
    def expected(self) -> str:
        return _("ครั้งที่ประชุมในปีงบประมาณ เช่น 1/{year}").format(year=self._fiscal_year)

    def read(self, cell: Cell) -> int | None:
        if isinstance(cell, datetime.date) and cell.day == 1:
            # What Excel makes of 1/2566 outside a text cell.
            text = f"{cell.month}/{cell.year}"
        else:
            text = typed_text(cell).translate(THAI_TO_ARABIC).replace(" ", "")
        match = _meeting.fullmatch(text)
        if match is None:
            raise Complaint(
                _("อ่านครั้งที่ประชุม “{found}” ไม่ได้ ต้องเป็น{expected}").format(
                    found=cell_words(cell), expected=self.expected
                )
            )
        if match[2] and not str(self._fiscal_year).endswith(match[2]):
            raise Complaint(
                _("ปีของการประชุม “{found}” ไม่ใช่ปีงบประมาณ {year}").format(found=text, year=self._fiscal_year),
                f"{match[1]}/{self._fiscal_year}",
            )
        return int(match[1])

    def write(self, value: int | None) -> Written:
        return None if value is None else f"{value}/{self._fiscal_year}"


def write_date(date: datetime.date) -> str:
    """30 เม.ย. 2566: short, and with a year that nobody takes for another era."""
    return f"{date.day} {SHORT_MONTHS[date.month - 1]} {date.year + BUDDHIST_ERA}"


def _likely(date: datetime.date) -> datetime.date:
    if date.year >= _FIRST_LIKELY_YEAR:
        return date
    meant = date.replace(year=date.year % 100 + 2500 - BUDDHIST_ERA) if date.day != 29 else None
    raise Complaint(
        _("Excel เข้าใจปีสองหลักเป็น ค.ศ. {year} กรุณาพิมพ์ปี พ.ศ. สี่หลัก").format(year=date.year),
        meant and write_date(meant),
    )


def _in_living_memory(date: datetime.date) -> datetime.date:
    """A year of the Common Era in two figures (24) reads as one of the Buddhist Era (2524)."""
    if date.year >= _FIRST_YEAR_TYPED:
        return date
    year = date.year + BUDDHIST_ERA
    meant = date.replace(year=2000 + year % 100) if date.day != 29 else None
    raise Complaint(
        _("ปี พ.ศ. {year} นานเกินไป ถ้าเป็นปี ค.ศ. กรุณาพิมพ์ปี พ.ศ. สี่หลัก").format(year=year),
        meant and write_date(meant),
    )


def _nearest(date: datetime.date, weekday: int) -> datetime.date:
    """The day of that weekday that lies closest to `date`."""
    days = (weekday - date.weekday()) % 7
    return date + datetime.timedelta(days if days <= 3 else days - 7)


def _complaint(typo: Typo) -> Complaint:
    return Complaint(spoken_typo(typo))
