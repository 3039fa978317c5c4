"""Dates in words: weekdays, days that do not exist; deadlines within the fiscal year.

A date outside the fiscal year is one finding: nothing else is said about it.
"""

import datetime
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import TimeBase
from ita_desktop.model.year import FollowUp, Measure, Responsibility
from ita_desktop.rules.checks.english_dates import english_weekday_faults
from ita_desktop.rules.checks.passages import Fault, faults_of_words
from ita_desktop.rules.checks.places import follow_up_row, item_row, measure_row, meeting_row, place_in
from ita_desktop.rules.checks.words import dates_in
from ita_desktop.rules.findings import Check, Evidence, Place, Severity, Slip
from ita_desktop.spoken import spoken_date, spoken_full_date, spoken_typo, spoken_weekday
from ita_desktop.thai.dates import (
    WEEKDAYS,
    DateTypo,
    first_day,
    last_day,
)
from ita_desktop.translation import translate as _

_REPORTS_COME_AFTER = timedelta(days=31)
"""Within the month after the fiscal year offices report on the whole of it."""


def _wrong_weekdays(evidence: Evidence) -> Iterator[Slip]:
    sure = _dates_in_records(evidence.book)
    return faults_of_words(
        evidence, lambda text: (*_weekday_faults(text, sure), *english_weekday_faults(text, sure))
    )


def _weekday_faults(text: str, sure: frozenset[datetime.date]) -> Iterator[Fault]:
    """Where the date is one of the records, only the weekday can be wrong."""
    for mention in dates_in(text):
        read = mention.read
        if isinstance(read, DateTypo) or read.weekday_is_right or read.weekday is None:
            continue
        found, right = f"วัน{WEEKDAYS[read.weekday]}", spoken_weekday(read.date)
        mended = None
        if read.date in sure:
            words = mention.text.replace(WEEKDAYS[read.weekday], WEEKDAYS[read.date.weekday()])
            mended = f"{text[: mention.start]}{words}{text[mention.end :]}"
        yield Fault(
            mention.text,
            _("วันกับวันที่ไม่ตรงกัน: เขียนว่า{found} แต่ {date} เป็น{right}").format(
                found=found, date=spoken_date(read.date), right=right
            ),
            _("ตรวจว่าวันหรือวันที่ผิด แล้วแก้เป็น {right} หรือ {meant} หรือวันอื่นที่ถูกต้อง").format(
                right=spoken_full_date(read.date), meant=spoken_full_date(_nearest(read.date, read.weekday))
            ),
            mended,
        )


def _dates_in_records(book: YearBook) -> frozenset[datetime.date]:
    dates = [*(meeting.date for meeting in book.year.meetings), *(paper.date for paper in book.year.papers)]
    return frozenset(date for date in dates if date)


def _nearest(date: datetime.date, weekday: int) -> datetime.date:
    days = (weekday - date.weekday()) % 7
    return date + timedelta(days if days <= 3 else days - 7)


def _impossible_dates(evidence: Evidence) -> Iterator[Slip]:
    return faults_of_words(evidence, _impossible_date_faults)


def _impossible_date_faults(text: str) -> Iterator[Fault]:
    for mention in dates_in(text):
        if isinstance(mention.read, DateTypo):
            yield Fault(
                mention.text,
                _("ไม่มีวันที่ “{date}” ในปฏิทิน: {reason}").format(
                    date=mention.text, reason=spoken_typo(mention.read)
                ),
                _("ตรวจกับต้นเรื่องแล้วแก้เป็นวันที่ที่ถูกต้อง"),
            )


def _deadlines_far_off(evidence: Evidence) -> Iterator[Slip]:
    first, last = first_day(evidence.book.year.year), last_day(evidence.book.year.year)
    for date, place in _deadlines(evidence.book):
        if date < first or date > last + _REPORTS_COME_AFTER:
            yield _outside_the_year(date, place(), evidence.book.year.year)


def _deadlines_just_after(evidence: Evidence) -> Iterator[Slip]:
    last = last_day(evidence.book.year.year)
    for date, place in _deadlines(evidence.book):
        if last < date <= last + _REPORTS_COME_AFTER:
            yield _outside_the_year(date, place(), evidence.book.year.year)


def _outside_the_year(date: datetime.date, place: Place, year: int) -> Slip:
    return Slip(
        place,
        _("{date} อยู่นอกปีงบประมาณ พ.ศ. {year} ({first} ถึง {last})").format(
            date=spoken_date(date),
            year=year,
            first=spoken_date(first_day(year)),
            last=spoken_date(last_day(year)),
        ),
        _("ตรวจปีของวันที่ โดยปีงบประมาณ พ.ศ. {year} เริ่มตั้งแต่เดือนตุลาคม พ.ศ. {before}").format(
            year=year, before=year - 1
        ),
    )


def _deadlines(book: YearBook) -> Iterator[tuple[datetime.date, Callable[[], Place]]]:
    """Starts, deadlines and dates of follow-up, each with its place when asked for; dates in words too."""
    for measure in book.year.measures:
        for field in ("start_date", "due_date"):
            if date := getattr(measure, field):
                yield date, partial(_measure_place, book, measure, field)
        for follow_up in measure.follow_ups:
            if follow_up.date:
                yield follow_up.date, partial(_follow_up_place, book, measure, follow_up)
    for responsibility in book.year.responsibilities:
        if responsibility.due_date:
            yield responsibility.due_date, partial(_item_place, responsibility, "due_date")
    for record, place in _due_words(book):
        yield from ((date, place) for date in _dates_in(record.due_words))


def _due_words(book: YearBook) -> Iterator[tuple[Measure | Responsibility, Callable[[], Place]]]:
    for measure in book.year.measures:
        if measure.due_words:
            yield measure, partial(_measure_place, book, measure, "due_words")
    for responsibility in book.year.responsibilities:
        if responsibility.due_words:
            yield responsibility, partial(_item_place, responsibility, "due_words")


def _measure_place(book: YearBook, measure: Measure, field: str) -> Place:
    return place_in(measure_row(book, measure), measure, field)


def _follow_up_place(book: YearBook, measure: Measure, follow_up: FollowUp) -> Place:
    return place_in(follow_up_row(book, measure, follow_up), follow_up, "date")


def _item_place(responsibility: Responsibility, field: str) -> Place:
    return place_in(item_row(responsibility), responsibility, field)


def _dates_in(text: str) -> list[datetime.date]:
    return [mention.date for mention in dates_in(text) if mention.date]


def _due_words_against_dates(evidence: Evidence) -> Iterator[Slip]:
    year = evidence.book.year.year
    for record, place in _due_words(evidence.book):
        due, named = record.due_date, _dates_in(record.due_words)
        if due is None or not named or due in named:
            continue
        if all(first_day(year) <= date <= last_day(year) for date in (due, *named)):
            yield Slip(
                place(),
                _("ข้อความระบุ {named} แต่ช่องกำหนดเสร็จเป็น {due}").format(
                    named=spoken_date(named[-1]), due=spoken_date(due)
                ),
                _("แก้ข้อความหรือกำหนดเสร็จให้ตรงกัน เอกสารพิมพ์ตามข้อความ ส่วนการเตือนใช้กำหนดเสร็จ"),
            )


def _starts_after_deadlines(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    first, last = first_day(book.year.year), last_day(book.year.year)
    for measure in book.year.measures:
        start, due = measure.start_date, measure.due_date
        if start and due and first <= due < start <= last:
            yield Slip(
                _measure_place(book, measure, "start_date"),
                _("วันเริ่ม {start} อยู่หลังกำหนดเสร็จ {due}").format(
                    start=spoken_date(start), due=spoken_date(due)
                ),
                _("แก้วันเริ่มหรือกำหนดเสร็จของมาตรการนี้"),
            )


def _follow_ups_before_start(evidence: Evidence) -> Iterator[Slip]:
    """A start after the deadline or the year is a finding of its own."""
    book = evidence.book
    first, last = first_day(book.year.year), last_day(book.year.year)
    for measure in book.year.measures:
        start, latest_start = measure.start_date, min(measure.due_date or last, last)
        for follow_up in measure.follow_ups:
            date = follow_up.date
            if start and date and first <= date < start <= latest_start:
                yield Slip(
                    _follow_up_place(book, measure, follow_up),
                    _("ติดตามผลวันที่ {date} ก่อนมาตรการเริ่มวันที่ {start}").format(
                        date=spoken_date(date), start=spoken_date(start)
                    ),
                    _("แก้วันที่ติดตาม หรือวันเริ่มของมาตรการ"),
                )


def _published_late(evidence: Evidence) -> Iterator[Slip]:
    first = first_day(evidence.book.year.year)
    for responsibility in evidence.book.year.responsibilities:
        due, published = responsibility.due_date, responsibility.published_on
        if due and published and first <= due < published:
            yield Slip(
                _item_place(responsibility, "published_on"),
                _("ข้อ {code} เผยแพร่วันที่ {published} หลังกำหนดเสร็จ {due}").format(
                    code=responsibility.node.code, published=spoken_date(published), due=spoken_date(due)
                ),
                _("ตรวจวันที่เผยแพร่ หากเผยแพร่หลังกำหนดจริง ควรบันทึกเหตุผลไว้"),
            )


def _periods_of_another_year(evidence: Evidence) -> Iterator[Slip]:
    """Only for items whose data must be as of 31 December, or of the first six months."""
    year = evidence.book.year.year
    for responsibility in evidence.book.year.responsibilities:
        bases = {element.time_base for element in responsibility.node.elements} - {TimeBase.NONE}
        if not bases:
            continue
        for date in _dates_in(responsibility.period):
            if not first_day(year) <= date <= last_day(year):
                yield Slip(
                    _item_place(responsibility, "period"),
                    _("ข้อ {code} ต้องใช้ข้อมูลของปีงบประมาณ พ.ศ. {year} แต่ช่วงข้อมูลระบุ {date}").format(
                        code=responsibility.node.code, year=year, date=spoken_date(date)
                    ),
                    _("ตรวจว่าเป็นช่วงข้อมูลของปีก่อนหรือไม่ ปีนี้นับตั้งแต่ {first} ถึง {last}").format(
                        first=spoken_date(first_day(year)), last=spoken_date(last_day(year))
                    ),
                )


def _meetings_outside_the_year(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    year = book.year.year
    for meeting in book.year.meetings:
        if meeting.date and not first_day(year) <= meeting.date <= last_day(year):
            row = meeting_row(book, meeting)
            yield Slip(
                place_in(row, meeting, "date"),
                _("{meeting} ใน{date} อยู่นอกปีงบประมาณ พ.ศ. {year}").format(
                    meeting=row, date=spoken_full_date(meeting.date), year=year
                ),
                _(
                    "ครั้งที่ประชุมนับตามปีงบประมาณ เดือนตุลาคมถึงธันวาคมของปีงบประมาณนี้เป็น พ.ศ. {before} กรุณาตรวจปีของวันที่"
                ).format(before=year - 1),
            )


CHECKS: tuple[Check, ...] = (
    Check("weekday-against-date", Severity.MUST_MEND, "วันที่ระบุชื่อวันไม่ตรงกับปฏิทิน", _wrong_weekdays),
    Check("impossible-date", Severity.MUST_MEND, "วันที่ที่ไม่มีในปฏิทิน หรือปีที่อ่านไม่ได้", _impossible_dates),
    Check(
        "deadline-outside-year",
        Severity.MUST_MEND,
        "วันเริ่ม กำหนดเสร็จ หรือวันติดตามที่อยู่นอกปีงบประมาณ",
        _deadlines_far_off,
    ),
    Check(
        "deadline-just-after-year",
        Severity.SHOULD_LOOK,
        "วันเริ่ม กำหนดเสร็จ หรือวันติดตามในเดือนถัดจากสิ้นปีงบประมาณ",
        _deadlines_just_after,
    ),
    Check(
        "due-words-against-date",
        Severity.SHOULD_LOOK,
        "ถ้อยคำในช่องระยะเวลาที่ระบุวันไม่ตรงกับกำหนดเสร็จ",
        _due_words_against_dates,
    ),
    Check("start-after-deadline", Severity.MUST_MEND, "มาตรการที่เริ่มหลังกำหนดเสร็จ", _starts_after_deadlines),
    Check(
        "follow-up-before-start", Severity.MUST_MEND, "การติดตามผลก่อนวันเริ่มมาตรการ", _follow_ups_before_start
    ),
    Check("published-after-due", Severity.SHOULD_LOOK, "ข้อมูล OIT ที่เผยแพร่หลังกำหนดเสร็จ", _published_late),
    Check(
        "period-of-another-year",
        Severity.SHOULD_LOOK,
        "ช่วงข้อมูลของปีอื่นในข้อที่กำหนดช่วงเวลาไว้",
        _periods_of_another_year,
    ),
    Check(
        "meeting-outside-year",
        Severity.MUST_MEND,
        "การประชุมที่วันที่อยู่นอกปีงบประมาณของครั้งที่",
        _meetings_outside_the_year,
    ),
)
