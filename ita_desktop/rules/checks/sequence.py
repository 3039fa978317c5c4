"""The order in which papers come about: memo, order, invitation, meeting, and the steps under a memo."""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.terms import spoken_term
from ita_desktop.model.year import Endorsement, Paper, PaperKind
from ita_desktop.rules.checks.places import endorsement_row, meeting_row, paper_row, place_in
from ita_desktop.rules.findings import Check, Evidence, Place, Severity, Slip
from ita_desktop.rules.invitations import meeting_of
from ita_desktop.spoken import spoken_date
from ita_desktop.thai.dates import first_day, last_day
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.translation import translate as _

_ORDER_OF_PAPERS = (PaperKind.PROPOSAL_MEMO, PaperKind.ORDER, PaperKind.INVITATION_MEMO)
_OF_MEETINGS = (PaperKind.AGENDA, PaperKind.ATTENDANCE, PaperKind.MINUTES)
_PREPARED_BEFORE = datetime.timedelta(days=183)
"""How long before its fiscal year the first papers of a year may be signed."""
_MINUTES_FOLLOW = datetime.timedelta(days=31)
"""How long after the fiscal year its last minutes may be written."""


@dataclass(frozen=True, slots=True)
class _Step:
    name: str
    date: datetime.date
    place: Place


def records_in_doubt(book: YearBook) -> list[Paper | Meeting]:
    """Papers and meetings whose date is a finding: whatever else contradicts that date need not be told."""
    astray = [odd.place.record for odd, _other in _astray(list(_steps(book)))]
    papers = [each for each in book.year.papers if each.date and not _is_of_the_year(book, each, each.date)]
    meetings = [each for each in book.year.meetings if each.date and not _is_within_the_year(book, each.date)]
    early = [after for _before, after in meetings_out_of_order(book)]
    return [*(record for record in astray if isinstance(record, Paper | Meeting)), *papers, *meetings, *early]


def meetings_out_of_order(book: YearBook) -> Iterator[tuple[Meeting, Meeting]]:
    """Meetings within the year, each with the next one, that is held before it."""
    held = [each for each in book.year.meetings if each.date and _is_within_the_year(book, each.date)]
    for before, after in pairwise(sorted(held, key=lambda meeting: meeting.number)):
        if before.date and after.date and after.date < before.date:
            yield before, after


def _papers_out_of_order(evidence: Evidence) -> Iterator[Slip]:
    for odd, other in _astray(list(_steps(evidence.book))):
        yield _out_of_order(odd, other)


def _steps(book: YearBook) -> Iterator[_Step]:
    """The first paper of each kind and the first meeting; what lies outside the year is a finding of its own."""
    for kind in _ORDER_OF_PAPERS:
        dated = [
            (paper.date, place)
            for place, paper in enumerate(book.year.papers)
            if paper.kind is kind and paper.date and _is_of_the_year(book, paper, paper.date)
        ]
        if dated:
            date, place = min(dated)
            paper = book.year.papers[place]
            yield _Step(spoken_term(kind), date, place_in(paper_row(book, paper), paper, "date"))
    meetings = [
        (meeting.number, meeting.date, meeting)
        for meeting in book.year.meetings
        if meeting.date and _is_within_the_year(book, meeting.date)
    ]
    if meetings:
        _number, date, meeting = min(meetings, key=lambda each: each[0])
        row = meeting_row(book, meeting)
        yield _Step(row, date, place_in(row, meeting, "date"))


def _astray(steps: Sequence[_Step]) -> Iterator[tuple[_Step, _Step]]:
    """Steps that stand out of order, each with one that it contradicts.

    Of two that contradict each other it is the one that contradicts more, or else lies farther from the rest.
    """
    left = list(steps)
    while wrong := [pair for pair in combinations(left, 2) if pair[0].date > pair[1].date]:
        counts = Counter(step for pair in wrong for step in pair)
        before, after = max(wrong, key=lambda pair: counts[pair[0]] + counts[pair[1]])
        rest = [step.date for step in left if step not in (before, after)]
        odd = max((after, before), key=lambda step: (counts[step], _distance(step.date, rest)))
        yield odd, before if odd is after else after
        left.remove(odd)


def _distance(date: datetime.date, others: Sequence[datetime.date]) -> int:
    return min((abs((date - other).days) for other in others), default=0)


def _out_of_order(odd: _Step, other: _Step) -> Slip:
    message = (
        _("{odd} วันที่ {date} อยู่ก่อน{other} วันที่ {other_date} ซึ่งต้องมาก่อน")
        if odd.date < other.date
        else _("{odd} วันที่ {date} อยู่หลัง{other} วันที่ {other_date} ซึ่งต้องมาทีหลัง")
    )
    return Slip(
        odd.place,
        message.format(
            odd=odd.name, date=spoken_date(odd.date), other=other.name, other_date=spoken_date(other.date)
        ),
        _("ตรวจวันที่ทั้งสองแห่งกับต้นเรื่อง แล้วแก้วันที่ที่ผิด"),
    )


def _is_of_the_year(book: YearBook, paper: Paper, date: datetime.date) -> bool:
    """Meetings are held within the year, and their papers written then; minutes follow the last one."""
    if paper.kind in _OF_MEETINGS:
        late = _MINUTES_FOLLOW if paper.kind is PaperKind.MINUTES else datetime.timedelta()
        return first_day(book.year.year) <= date <= last_day(book.year.year) + late
    return first_day(book.year.year) - _PREPARED_BEFORE <= date <= last_day(book.year.year)


def _is_within_the_year(book: YearBook, date: datetime.date) -> bool:
    return first_day(book.year.year) <= date <= last_day(book.year.year)


def _papers_outside_the_year(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    year = book.year.year
    for paper in book.year.papers:
        if paper.date and not _is_of_the_year(book, paper, paper.date):
            yield Slip(
                place_in(paper_row(book, paper), paper, "date"),
                _("{paper} ลงวันที่ {date} ซึ่งอยู่นอกปีงบประมาณ พ.ศ. {year}").format(
                    paper=spoken_term(paper.kind), date=spoken_date(paper.date), year=year
                ),
                _("ตรวจปีของวันที่ ปีงบประมาณ พ.ศ. {year} เริ่ม {first} และสิ้นสุด {last}").format(
                    year=year, first=spoken_date(first_day(year)), last=spoken_date(last_day(year))
                ),
            )


def _endorsements_before_memo(evidence: Evidence) -> Iterator[Slip]:
    """Where the date of the memo is in doubt already, its endorsements may well be right."""
    book = evidence.book
    in_doubt = records_in_doubt(book)
    for paper in book.year.papers:
        memo, dated = paper.date, list(_dated(paper))
        early = [(step, date) for step, date in dated if memo and date < memo]
        if memo is None or not early or paper in in_doubt:
            continue
        if len(early) == len(dated) > 1:
            yield Slip(
                place_in(paper_row(book, paper), paper, "date"),
                _("{paper} ลงวันที่ {date} หลังเกษียนหนังสือทุกลำดับ ซึ่งลงวันที่ล่าสุด {last}").format(
                    paper=spoken_term(paper.kind),
                    date=spoken_date(memo),
                    last=spoken_date(max(date for _step, date in dated)),
                ),
                _("ตรวจวันที่ของบันทึก"),
            )
            continue
        for step, date in early:
            yield Slip(
                place_in(endorsement_row(book, paper, step), step, "date"),
                _("เกษียนหนังสือลงวันที่ {date} ก่อน{paper}ซึ่งลงวันที่ {memo}").format(
                    date=spoken_date(date), paper=spoken_term(paper.kind), memo=spoken_date(memo)
                ),
                _("แก้วันที่ของเกษียนหนังสือ ให้ไม่ก่อนวันที่ของบันทึก"),
            )


def _endorsements_after_meeting(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for paper in book.year.papers:
        meeting = _invited(book, paper)
        for step, date in _dated(paper) if meeting else ():
            if meeting and date > meeting:
                yield Slip(
                    place_in(endorsement_row(book, paper, step), step, "date"),
                    _("เกษียนหนังสือลงวันที่ {date} หลังการประชุมที่เชิญ วันที่ {meeting}").format(
                        date=spoken_date(date), meeting=spoken_date(meeting)
                    ),
                    _("ตรวจวันที่ของเกษียนหนังสือ ต้องส่งต่อก่อนวันประชุม"),
                )


def _endorsements_out_of_order(evidence: Evidence) -> Iterator[Slip]:
    """Among those that lie between memo and meeting: the others are findings of their own."""
    book = evidence.book
    for paper in book.year.papers:
        meeting = _invited(book, paper)
        plausible = [
            (step, date)
            for step, date in _dated(paper)
            if (paper.date is None or paper.date <= date) and (meeting is None or date <= meeting)
        ]
        for (_earlier, before), (step, after) in pairwise(plausible):
            if after < before:
                yield Slip(
                    place_in(endorsement_row(book, paper, step), step, "date"),
                    _("เกษียนหนังสือลงวันที่ {date} ก่อนลำดับก่อนหน้าซึ่งลงวันที่ {before}").format(
                        date=spoken_date(after), before=spoken_date(before)
                    ),
                    _("ตรวจวันที่ของทั้งสองลำดับ หนังสือส่งต่อได้เมื่อผู้บังคับบัญชาลงนามแล้ว"),
                )


def _agendas_after_meeting(evidence: Evidence) -> Iterator[Slip]:
    """A number that two agendas have is a finding of its own."""
    book = evidence.book
    in_doubt = records_in_doubt(book)
    meetings = {
        f"{meeting.number}/{book.year.year}": meeting
        for meeting in book.year.meetings
        if meeting not in in_doubt
    }
    agendas = [
        (paper, paper.number.translate(THAI_TO_ARABIC).replace(" ", ""))
        for paper in book.year.papers
        if paper.kind is PaperKind.AGENDA
    ]
    times = Counter(number for _paper, number in agendas)
    for paper, number in agendas:
        meeting = meetings.get(number) if times[number] == 1 else None
        if meeting is None or meeting.date is None or paper.date is None or paper in in_doubt:
            continue
        if meeting.date < paper.date:
            yield Slip(
                place_in(paper_row(book, paper), paper, "date"),
                _("ระเบียบวาระ ครั้งที่ {number} ลงวันที่ {date} หลังวันประชุม {meeting}").format(
                    number=paper.number, date=spoken_date(paper.date), meeting=spoken_date(meeting.date)
                ),
                _("แก้วันที่ของระเบียบวาระ หรือวันประชุม"),
            )


def _dated(paper: Paper) -> Iterator[tuple[Endorsement, datetime.date]]:
    return ((step, step.date) for step in paper.endorsements if step.date)


def _invited(book: YearBook, paper: Paper) -> datetime.date | None:
    """The day of the meeting to which a memo invites, where neither day is in doubt."""
    if paper.kind is not PaperKind.INVITATION_MEMO or paper.date is None:
        return None
    meeting = meeting_of(book, paper)
    if meeting is None or meeting.date is None or meeting in records_in_doubt(book):
        return None
    return meeting.date if meeting.date >= paper.date else None


CHECKS: tuple[Check, ...] = (
    Check(
        "papers-out-of-order",
        Severity.MUST_MEND,
        "บันทึกเสนอ คำสั่ง บันทึกเชิญประชุม และวันประชุม ที่วันที่ไม่เรียงตามลำดับ",
        _papers_out_of_order,
    ),
    Check("paper-outside-year", Severity.MUST_MEND, "เอกสารที่ลงวันที่นอกปีงบประมาณ", _papers_outside_the_year),
    Check(
        "endorsement-before-memo",
        Severity.MUST_MEND,
        "เกษียนหนังสือที่ลงวันที่ก่อนบันทึก",
        _endorsements_before_memo,
    ),
    Check(
        "endorsement-after-meeting",
        Severity.MUST_MEND,
        "การส่งต่อหนังสือเชิญหลังวันประชุม",
        _endorsements_after_meeting,
    ),
    Check(
        "endorsements-out-of-order",
        Severity.SHOULD_LOOK,
        "เกษียนหนังสือที่ลงวันที่ก่อนลำดับก่อนหน้า",
        _endorsements_out_of_order,
    ),
    Check("agenda-after-meeting", Severity.MUST_MEND, "ระเบียบวาระที่ลงวันที่หลังวันประชุม", _agendas_after_meeting),
)
