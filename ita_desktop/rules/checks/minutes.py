"""What the minutes of a past meeting leave open, and what in them contradicts itself."""

from collections.abc import Iterator
from itertools import zip_longest

from ita_desktop.model.attendance import Attendance, Presence
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaItem, AgendaSource, Meeting
from ita_desktop.model.terms import spoken_term
from ita_desktop.model.year import Paper, PaperKind
from ita_desktop.rules.checks.places import agenda_row, meeting_row, paper_row, place_in
from ita_desktop.rules.checks.words import attendance_row
from ita_desktop.rules.findings import Check, Evidence, Severity, Slip
from ita_desktop.spoken import spoken_clock, spoken_date
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.translation import translate as _

_CAME = (Presence.PRESENT, Presence.REPRESENTED)
_CHAIRS = ("ประธาน", "รองประธาน")


def _written_down(evidence: Evidence) -> Iterator[Meeting]:
    """Past meetings of which somebody began the minutes; that they were begun at all is no matter of a check."""
    for meeting in evidence.book.year.meetings:
        is_begun = any(each.presence is not Presence.UNKNOWN for each in meeting.attendance) or any(
            item.discussion or item.resolution.strip() for item in meeting.agenda
        )
        if meeting.date and meeting.date < evidence.today and is_begun:
            yield meeting


def _presences(evidence: Evidence) -> Iterator[Slip]:
    """One finding a meeting: the list is ticked at one go."""
    book = evidence.book
    for meeting in _written_down(evidence):
        unknown = [
            each for each in meeting.attendance if each.is_member and each.presence is Presence.UNKNOWN
        ]
        if unknown:
            more = _(" และอีก {count} คน").format(count=len(unknown) - 1) if len(unknown) > 1 else ""
            yield Slip(
                place_in(attendance_row(book, meeting, unknown[0]), unknown[0], "presence"),
                _("{meeting} ยังไม่ได้บันทึกว่า{name}{more}มาประชุมหรือไม่").format(
                    meeting=meeting_row(book, meeting), name=_called(unknown[0]), more=more
                ),
                _("บันทึกการมาประชุมให้ครบทุกคน ผู้ที่ยังไม่ได้บันทึกจะไม่มีชื่อในรายงานการประชุม"),
            )


def _absences(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for meeting in _written_down(evidence):
        for each in meeting.attendance:
            if each.is_member and each.presence is Presence.ABSENT and not each.reason.strip():
                yield Slip(
                    place_in(attendance_row(book, meeting, each), each, "reason"),
                    _("{name} ไม่มาประชุม แต่ไม่ได้บันทึกเหตุผล").format(name=_called(each)),
                    _("กรอกเหตุผล เช่น ติดราชการ หรือ ลาป่วย"),
                )


def _representatives(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for meeting in _written_down(evidence):
        for each in meeting.attendance:
            if each.presence is Presence.REPRESENTED and not each.representative.strip():
                yield Slip(
                    place_in(attendance_row(book, meeting, each), each, "representative"),
                    _("มีผู้แทนมาประชุมแทน{name} แต่ไม่ได้บันทึกชื่อผู้แทน").format(name=_called(each)),
                    _("กรอกชื่อผู้แทน เพราะรายงานการประชุมพิมพ์ชื่อผู้ที่มาจริง"),
                )


def _chairs(evidence: Evidence) -> Iterator[Slip]:
    """Only where it is known of everybody who may chair; one who sent somebody may have sent a chair."""
    book = evidence.book
    for meeting in _written_down(evidence):
        chairs = [each for each in meeting.attendance if each.role.strip().startswith(_CHAIRS)]
        if chairs and all(each.presence is Presence.ABSENT for each in chairs):
            yield Slip(
                place_in(attendance_row(book, meeting, chairs[0]), chairs[0], "presence"),
                _("{meeting} ไม่มีประธานหรือรองประธานมาประชุม").format(meeting=meeting_row(book, meeting)),
                _("ตรวจการมาประชุม หากที่ประชุมเลือกประธานเฉพาะคราว โปรดพักข้อนี้ไว้พร้อมเหตุผล"),
            )


def _resolutions(evidence: Evidence) -> Iterator[Slip]:
    """Where the minutes would print a gap for the pen."""
    book = evidence.book
    for meeting in _written_down(evidence):
        for item, following in zip_longest(meeting.agenda, meeting.agenda[1:]):
            has_items_below = following is not None and following.depth > item.depth
            if not has_items_below and not item.resolution.strip() and not _is_told(item):
                yield Slip(
                    place_in(agenda_row(book, meeting, item), item, "resolution"),
                    _("{row} ยังไม่มีมติ ทั้งที่ประชุมไปแล้ว").format(row=agenda_row(book, meeting, item)),
                    _("กรอกมติที่ประชุม หรือสรุปการประชุมของระเบียบวาระนี้ เช่น ไม่มี"),
                )


def _is_told(item: AgendaItem) -> bool:
    """A ระเบียบวาระ of its own asks for no resolution once it says something."""
    says_something = bool(item.discussion or any(item.lines)) or item.source is not AgendaSource.WORDS
    return item.depth == 1 and says_something


def _ends_and_recorders(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for meeting in _written_down(evidence):
        row = meeting_row(book, meeting)
        if meeting.ended is None:
            yield Slip(
                place_in(row, meeting, "ended"),
                _("รายงานการ{meeting} ไม่มีเวลาเลิกประชุม").format(meeting=row),
                _("กรอกเวลาเลิกประชุม"),
            )
        if meeting.recorder is None:
            yield Slip(
                place_in(row, meeting, "recorder"),
                _("รายงานการ{meeting} ไม่มีผู้จดรายงาน").format(meeting=row),
                _("เลือกผู้จดรายงานการประชุม"),
            )


def _hours(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for meeting in book.year.meetings:
        if meeting.began and meeting.ended and meeting.ended <= meeting.began:
            row = meeting_row(book, meeting)
            yield Slip(
                place_in(row, meeting, "ended"),
                _("{meeting} เลิกเวลา {ended} ไม่หลังเวลาเริ่ม {began}").format(
                    meeting=row, ended=spoken_clock(meeting.ended), began=spoken_clock(meeting.began)
                ),
                _("ตรวจเวลาเริ่มและเวลาเลิกประชุม"),
            )


def _minutes_before_meeting(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for paper in book.year.papers:
        meeting = _meeting_of_minutes(book, paper) if paper.kind is PaperKind.MINUTES else None
        if meeting and meeting.date and paper.date and paper.date < meeting.date:
            yield Slip(
                place_in(paper_row(book, paper), paper, "date"),
                _("{paper} ลงวันที่ {date} ก่อนวันประชุม {meeting}").format(
                    paper=spoken_term(paper.kind),
                    date=spoken_date(paper.date),
                    meeting=spoken_date(meeting.date),
                ),
                _("แก้วันที่ของรายงาน หรือวันประชุม"),
            )


def _meeting_of_minutes(book: YearBook, paper: Paper) -> Meeting | None:
    """The one that it names, else the one of its number; not known otherwise."""
    number = paper.number.translate(THAI_TO_ARABIC).replace(" ", "")
    numbered = (each for each in book.year.meetings if number == f"{each.number}/{book.year.year}")
    return paper.meeting or next(numbered, None)


def _invitations_after_meeting(evidence: Evidence) -> Iterator[Slip]:
    """Of the first meeting the order of the papers tells it."""
    book = evidence.book
    for paper in book.year.papers:
        meeting = paper.meeting if paper.kind is PaperKind.INVITATION_MEMO else None
        if not meeting or not meeting.date or not paper.date or meeting is book.year.meetings[0]:
            continue
        if paper.date > meeting.date:
            yield Slip(
                place_in(paper_row(book, paper), paper, "date"),
                _("{paper} ลงวันที่ {date} หลังวันประชุมที่เชิญ {meeting}").format(
                    paper=spoken_term(paper.kind),
                    date=spoken_date(paper.date),
                    meeting=spoken_date(meeting.date),
                ),
                _("แก้วันที่ของบันทึก หรือวันประชุม"),
            )


def _called(attendance: Attendance) -> str:
    return attendance.name.strip() or attendance.post.strip()


CHECKS: tuple[Check, ...] = (
    Check(
        "presence-unknown",
        Severity.SHOULD_LOOK,
        "การประชุมที่ผ่านมาแล้ว ที่ยังไม่ได้บันทึกว่าใครมาประชุม",
        _presences,
    ),
    Check("absent-without-reason", Severity.SHOULD_LOOK, "ผู้ไม่มาประชุมที่ไม่มีเหตุผล", _absences),
    Check("representative-without-name", Severity.SHOULD_LOOK, "ผู้แทนที่ไม่ได้บันทึกชื่อ", _representatives),
    Check("meeting-without-chair", Severity.SHOULD_LOOK, "การประชุมที่ไม่มีประธานหรือรองประธานมา", _chairs),
    Check(
        "item-without-resolution",
        Severity.SHOULD_LOOK,
        "ระเบียบวาระของการประชุมที่ผ่านมาแล้ว ที่ยังไม่มีมติ",
        _resolutions,
    ),
    Check(
        "minutes-incomplete",
        Severity.SHOULD_LOOK,
        "รายงานการประชุมที่ไม่มีเวลาเลิกหรือผู้จดรายงาน",
        _ends_and_recorders,
    ),
    Check("meeting-hours", Severity.MUST_MEND, "การประชุมที่เลิกก่อนเริ่ม", _hours),
    Check(
        "minutes-before-meeting",
        Severity.MUST_MEND,
        "รายงานการประชุมที่ลงวันที่ก่อนวันประชุม",
        _minutes_before_meeting,
    ),
    Check(
        "invitation-after-meeting",
        Severity.MUST_MEND,
        "หนังสือเชิญประชุมที่ลงวันที่หลังวันประชุม",
        _invitations_after_meeting,
    ),
)
