"""Who is expected at a meeting, and the sheet that those who come sign."""

import datetime
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ita_desktop.documents.compose.table_rows import head_row, name_row
from ita_desktop.documents.compose.wording import (
    document_of,
    filled,
    invited_meeting,
    meeting_facts,
    paragraphs,
    title_lines,
)
from ita_desktop.documents.content import (
    Alignment,
    Block,
    Cell,
    Document,
    Line,
    PageStart,
    Row,
    Rule,
    Table,
    TitleLines,
)
from ita_desktop.model.attendance import Attendance
from ita_desktop.model.body import Body, Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.office import Acting, Person
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.seats import seats_of
from ita_desktop.thai.names import same_name

_WIDTHS_MM = (Decimal(13), Decimal(49), Decimal(65), Decimal(33))
_HEADINGS = ("ลำดับ", "ชื่อ - สกุล", "ตำแหน่ง", "ลายมือชื่อ")
_PLACES_FOR_OTHERS = 4

_every_head = re.compile("หัวหน้า(?:ฝ่าย)?ทุกฝ่าย")
_every_school = re.compile("^ผู้อำนวยการ.*(?:ทุกโรงเรียน|โรงเรียนในสังกัด|สถานศึกษาในสังกัด)")
_EXECUTIVE = "ผู้"


def compose_attendance(book: YearBook, meeting: Meeting | None = None) -> Document:
    """The sheet of `meeting`, else of the meeting that the invitation invites to.

    Until a list is kept with the meeting, whoever sits in its bodies on its day is expected.
    """
    meeting = meeting or invited_meeting(book) or Meeting(number=1)
    expected = meeting.attendance or expected_attendance(book, meeting)
    members = [each for each in expected if each.is_member]
    others = [each for each in expected if not each.is_member]
    rows = [_row(number, each) for number, each in enumerate(members, start=1)]
    rows.append(name_row(" ".join(_words(book, meeting, "others")), len(_HEADINGS)))
    rows += [_row(number, each) for number, each in enumerate(others, start=1)]
    rows += [_row(number) for number in range(len(others) + 1, _PLACES_FOR_OTHERS + 1)]
    blocks: list[Block] = [
        PageStart(),
        TitleLines(title_lines(_words(book, meeting, "title"))),
        Rule(),
        Table(_WIDTHS_MM, (head_row(*_HEADINGS),), rows, is_large=True),
    ]
    title = f"บัญชีลงชื่อผู้มาประชุม ครั้งที่ {meeting.number}/{book.year.year}"
    return document_of(book, title, blocks)


def expected_attendance(book: YearBook, meeting: Meeting) -> list[Attendance]:
    """Each member of the bodies that meet, once, as on the day of the meeting; a post with whoever is known to hold it.

    A seat for all heads of sections or of schools is one line for each, but not for one who has a seat of their own.
    Who holds a post, the records say, else the list of an earlier meeting.
    """
    known = _names_of_earlier_meetings(book, meeting)
    lines: dict[str, tuple[Attendance, bool]] = {}
    for body in bodies_that_meet(book, meeting):
        for seat in seats_of(body, meeting.date):
            for attendance, is_one_of_many in _attendances(book, seat.member, meeting.date):
                key = attendance.name or attendance.post
                if key in lines and (is_one_of_many or not lines[key][1]):
                    continue
                lines.pop(key, None)
                lines[key] = (attendance, is_one_of_many)
    expected = [attendance for attendance, _many in lines.values()]
    for position, attendance in enumerate(expected):
        attendance.position = position
        attendance.name = attendance.name or known.get(attendance.post, "")
    return expected


def _names_of_earlier_meetings(book: YearBook, meeting: Meeting) -> dict[str, str]:
    earlier = (each for each in book.year.meetings if each.number < meeting.number)
    return {line.post: line.name for each in earlier for line in each.attendance if line.is_member}


def bodies_that_meet(book: YearBook, meeting: Meeting) -> list[Body]:
    """Those that the meeting names, else all."""
    named = [body for body in book.year.bodies if body.name in meeting.body_words]
    return named or book.year.bodies


def _attendances(
    book: YearBook, member: Member, on: datetime.date | None
) -> Iterator[tuple[Attendance, bool]]:
    """One line for a seat, or one of many for each head."""
    if member.person:
        yield _line(member.person.full_name, member.post or _post_of(member.person), member.role), False
        return
    post = filled(book, member.post)
    posts = list(_posts(book, post))
    for each in posts:
        holders = _holders(book, each, on)
        for person in holders:
            yield _line(person.full_name, each, member.role), len(posts) > 1
        if not holders:
            yield _line("", each, member.role), len(posts) > 1


def _line(name: str, post: str, role: str) -> Attendance:
    return Attendance(position=0, name=name, post=post, role=role)


def _posts(book: YearBook, post: str) -> Iterator[str]:
    if _every_head.search(post):
        yield from (f"หัวหน้า{section.name}" for section in book.sections)
    elif _every_school.search(post):
        yield from (f"ผู้อำนวยการ{school.name}" for school in book.schools)
    else:
        yield post


def _holders(book: YearBook, post: str, on: datetime.date | None) -> list[Person]:
    in_office = [person for person in book.office.people if on is None or person.is_in_office(on)]
    holders = [person for person in in_office if _holds(book, person, post)]
    signing = (
        signatory.person
        for signatory in book.office.signatories
        if signatory.acting is Acting.SELF and signatory.printed_position.endswith(post)
    )
    return holders or [person for person in signing if person in in_office][:1]


def _holds(book: YearBook, person: Person, post: str) -> bool:
    if same_name(person.full_position, post):
        return True
    if person.unit and person.unit in book.schools:
        return post == f"ผู้อำนวยการ{person.unit.name}" and person.position.startswith("ผู้อำนวยการ")
    # ผู้ช่วยผู้อำนวยการเขต สั่งราชการฝ่ายปกครอง is held by a ผู้ช่วยผู้อำนวยการเขตสมมติ.
    own = person.position.removesuffix(book.office.district)
    return own.startswith(_EXECUTIVE) and post.startswith(own)


def _post_of(person: Person) -> str:
    section = person.unit.name if person.unit else ""
    post = person.full_position
    return post if section in post else f"{post} {section}"


def _row(number: int, attendance: Attendance | None = None) -> Row:
    texts: Sequence[str] = (attendance.name, attendance.post) if attendance else ("", "")
    return Row(
        (
            Cell((Line(f"{number}"),), alignment=Alignment.CENTRE),
            *(Cell((Line(text),)) for text in texts),
            Cell((Line(""),)),
        )
    )


def _words(book: YearBook, meeting: Meeting, part: str) -> tuple[str, ...]:
    return paragraphs(book, PaperKind.ATTENDANCE, part, **meeting_facts(book, meeting))
