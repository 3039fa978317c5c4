"""One meeting has one number, day and hour, wherever it is spoken of."""

import re
from collections.abc import Iterator

from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaItem, Meeting
from ita_desktop.model.office import PaperText
from ita_desktop.model.year import Endorsement, Paper, PaperKind
from ita_desktop.rules.checks.mentions import date_after, differ_in_one_part, key_of, number_key
from ita_desktop.rules.checks.words import RecordText, dates_in, in_arabic_digits, texts_in
from ita_desktop.rules.findings import Check, Evidence, Severity, Slip
from ita_desktop.spoken import spoken_clock, spoken_date, spoken_full_date
from ita_desktop.thai.dates import DateMention, ParsedDate, clock
from ita_desktop.thai.digits import ARABIC_TO_THAI
from ita_desktop.translation import translate as _

_meeting_mention = re.compile(r"ครั้งที่\s*(?P<number>\d{1,2})\s*/\s*(?P<year>\d{4}|\d{2})(?!\d)")
_held_on = re.compile(r"\s*(?:เมื่อ|ใน|วันที่|\s)*")
_of_something_else = re.compile(r"(?:ลง|เมื่อ|มติ|รัฐมนตรี|ภายใน|ก่อน|ถึง|ตั้งแต่)\s*(?:วันที่)?\s*$")
_hour_behind = re.compile(r"\s*เวลา\s*(?P<hour>\d{1,2})[.:](?P<minute>\d{2})(?!\d)")


def _meeting_numbers(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    held = {meeting.number for meeting in book.year.meetings}
    if not held:
        return
    for text, own in _texts_about_meetings(evidence):
        for match in _meeting_mention.finditer(in_arabic_digits(text.text)):
            number, year = number_key(match)
            expected = {own} if own else held
            if year == book.year.year and number in expected:
                continue
            yield text.slip(
                _("ข้อความระบุการประชุม{found} แต่ปีงบประมาณนี้มี{expected}").format(
                    found=match[0],
                    expected=_(" และ").join(
                        _("ครั้งที่ {number}/{year}").format(number=each, year=book.year.year)
                        for each in sorted(expected)
                    ),
                ),
                _("แก้ครั้งที่ให้ตรงกัน ครั้งที่ประชุมนับตามปีงบประมาณ"),
            )


def _texts_about_meetings(evidence: Evidence) -> Iterator[tuple[RecordText, int | None]]:
    """Texts that can only speak of a meeting of this year, with its number where it is one alone."""
    book = evidence.book
    for text in texts_in(evidence):
        record = text.record
        if isinstance(record, Paper) and record.kind is PaperKind.AGENDA and text.field == "subject":
            yield text, _own_meeting(book, record)
        elif isinstance(record, Meeting) and text.field == "body_words":
            yield text, record.number
        elif (
            isinstance(record, PaperText) and (record.paper, record.part) == ("agenda", "title")
        ) or _is_of_an_invitation(book, text):
            yield text, None


def _own_meeting(book: YearBook, agenda: Paper) -> int | None:
    """The meeting of an agenda; None where its number is a finding of its own."""
    own = key_of(agenda.number)
    agendas = [paper for paper in book.year.papers if paper.kind is PaperKind.AGENDA]
    is_its_own = [key_of(paper.number) for paper in agendas].count(own) == 1
    held = {(meeting.number, book.year.year) for meeting in book.year.meetings}
    return own[0] if own in held and is_its_own and own else None


def _is_of_an_invitation(book: YearBook, text: RecordText) -> bool:
    record = text.record
    if isinstance(record, PaperText):
        return record.paper == PaperKind.INVITATION_MEMO
    if isinstance(record, Paper):
        return record.kind is PaperKind.INVITATION_MEMO and text.field == "subject"
    return isinstance(record, Endorsement) and any(
        record in paper.endorsements for paper in book.year.papers if paper.kind is PaperKind.INVITATION_MEMO
    )


def _meeting_dates(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    dates = {meeting.date for meeting in book.year.meetings if meeting.date}
    for text, _own in _texts_about_meetings(evidence) if dates else ():
        is_title = isinstance(text.record, PaperText | Meeting) and not _is_of_an_invitation(book, text)
        for mention in dates_in(text.text):
            if mention.date in dates or not _names_a_meeting_day(text.text, mention, is_title):
                continue
            assert mention.date is not None
            yield text.slip(
                _("ข้อความเชิญประชุมวันที่ {found} แต่แผ่นประชุมมี {expected}").format(
                    found=spoken_date(mention.date),
                    expected=_(" และ").join(spoken_full_date(date) for date in sorted(dates)),
                ),
                _("แก้วันประชุมให้ตรงกันทุกแห่ง"),
            )
    yield from _meeting_dates_told(evidence)


def _meeting_dates_told(evidence: Evidence) -> Iterator[Slip]:
    """Elsewhere a meeting is known by its number; one that differs in one part of the date alone is ours."""
    book = evidence.book
    held = {(meeting.number, book.year.year): meeting.date for meeting in book.year.meetings if meeting.date}
    for text in texts_in(evidence):
        if "ครั้งที่" not in text.text or "รับรองรายงาน" in text.text or _is_of_an_invitation(book, text):
            continue
        for match in _meeting_mention.finditer(in_arabic_digits(text.text)):
            expected, mention = held.get(number_key(match)), date_after(text.text, match.end(), _held_on)
            if expected is None or mention is None or not isinstance(mention.read, ParsedDate):
                continue
            date = mention.read.date
            if mention.read.weekday_is_right and differ_in_one_part(date, expected):
                yield text.slip(
                    _("ข้อความระบุการประชุม{found} วันที่ {date} แต่แผ่นประชุมเป็น {expected}").format(
                        found=match[0], date=spoken_date(date), expected=spoken_full_date(expected)
                    ),
                    _("แก้วันประชุมให้ตรงกันทุกแห่ง"),
                )


def _names_a_meeting_day(text: str, mention: DateMention, is_title: bool) -> bool:
    """A weekday that contradicts its date is a finding of its own."""
    if not isinstance(mention.read, ParsedDate) or not mention.read.weekday_is_right:
        return False
    before = text[: mention.start]
    return (is_title or "ประชุม" in before) and _of_something_else.search(before) is None


def _minutes(evidence: Evidence) -> Iterator[Slip]:
    """Minutes to adopt are those of an earlier meeting, under its own date; those of last year are not known here."""
    book = evidence.book
    meetings = {meeting.number: meeting for meeting in book.year.meetings}
    meeting_of = {id(item): meeting for meeting in book.year.meetings for item in meeting.agenda}
    for text in texts_in(evidence):
        if not isinstance(text.record, AgendaItem) or "รับรองรายงาน" not in text.text:
            continue
        meeting = meeting_of[id(text.record)]
        for match in _meeting_mention.finditer(in_arabic_digits(text.text)):
            number, year = number_key(match)
            if year == book.year.year - 1:
                continue
            adopted = meetings.get(number) if year == book.year.year else None
            if adopted is None or number >= meeting.number:
                yield text.slip(
                    _(
                        "ระเบียบวาระของการประชุมครั้งที่ {own}/{year} รับรองรายงาน{found} ซึ่งไม่ใช่การประชุมก่อนหน้า"
                    ).format(own=meeting.number, year=book.year.year, found=match[0]),
                    _("แก้ครั้งที่ของรายงานการประชุมที่รับรอง"),
                )
                continue
            mention = date_after(text.text, match.end(), _held_on)
            if mention and mention.date and adopted.date and mention.date != adopted.date:
                yield text.slip(
                    _("ข้อความระบุการประชุม{found} วันที่ {date} แต่แผ่นประชุมเป็น {expected}").format(
                        found=match[0],
                        date=spoken_date(mention.date),
                        expected=spoken_full_date(adopted.date),
                    ),
                    _("แก้วันประชุมให้ตรงกันทุกแห่ง"),
                )


def _meeting_times(evidence: Evidence) -> Iterator[Slip]:
    """The hour right behind the day of a meeting; an hour alone may be that of anything."""
    times = {meeting.date: meeting.time for meeting in evidence.book.year.meetings if meeting.date}
    for text, _own in _texts_about_meetings(evidence):
        for mention in dates_in(text.text):
            expected = times.get(mention.date) if mention.date else None
            match = _hour_behind.match(in_arabic_digits(text.text), mention.end)
            if expected is None or match is None or not isinstance(mention.read, ParsedDate):
                continue
            if _hour_of(match) != (expected.hour, expected.minute):
                start, end = match.start("hour"), match.end("minute")
                right = clock(expected).removesuffix(" น.")
                printed = right if text.text[start:end].isascii() else right.translate(ARABIC_TO_THAI)
                yield text.slip(
                    _("ข้อความระบุการประชุมวันที่ {date} เวลา {found} แต่แผ่นประชุมเป็นเวลา {expected}").format(
                        date=spoken_date(mention.read.date),
                        found=text.text[start:end],
                        expected=spoken_clock(expected),
                    ),
                    _("แก้เวลาประชุมให้ตรงกันทุกแห่ง"),
                    text.text[:start] + printed + text.text[end:],
                )


def _hour_of(match: re.Match[str]) -> tuple[int, int]:
    return int(match["hour"]), int(match["minute"])


CHECKS: tuple[Check, ...] = (
    Check(
        "meeting-number-mentioned",
        Severity.MUST_MEND,
        "ครั้งที่ประชุมในข้อความที่ไม่ตรงกับแผ่นประชุม",
        _meeting_numbers,
    ),
    Check("meeting-date-mentioned", Severity.MUST_MEND, "วันประชุมในข้อความที่ไม่ตรงกับแผ่นประชุม", _meeting_dates),
    Check("meeting-time-mentioned", Severity.MUST_MEND, "เวลาประชุมในข้อความที่ไม่ตรงกับแผ่นประชุม", _meeting_times),
    Check("minutes-of-no-meeting", Severity.MUST_MEND, "การรับรองรายงานการประชุมที่ไม่ใช่ครั้งก่อน", _minutes),
)
