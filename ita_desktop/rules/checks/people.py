"""People: not in office on the day, or twice in one body. A day that is itself in doubt tells nothing."""

import datetime
from collections.abc import Iterator
from itertools import combinations

from ita_desktop.model.body import Body, Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Person, Signatory, SigningDuty
from ita_desktop.model.terms import spoken_term
from ita_desktop.model.year import Paper, PaperKind
from ita_desktop.rules.checks.places import (
    body_row,
    endorsement_row,
    item_row,
    measure_row,
    meeting_row,
    paper_row,
)
from ita_desktop.rules.checks.sequence import records_in_doubt
from ita_desktop.rules.findings import Check, Evidence, Place, Severity, Slip
from ita_desktop.rules.seats import is_in_seat
from ita_desktop.rules.signatories import listed_on, signatory_on
from ita_desktop.spoken import spoken_date
from ita_desktop.translation import translate as _

_SIGNED_BY = {
    PaperKind.ORDER: SigningDuty.DIRECTOR,
    PaperKind.MEASURES: SigningDuty.DIRECTOR,
    PaperKind.PROPOSAL_MEMO: SigningDuty.COORDINATING_HEAD,
    PaperKind.INVITATION_MEMO: SigningDuty.COORDINATING_HEAD,
    PaperKind.SUBMISSION_MEMO: SigningDuty.COORDINATING_HEAD,
}
"""Who signs where a paper does not say."""


def _absent_members(evidence: Evidence) -> Iterator[Slip]:
    """Members on the day of the order, and at a meeting that they should have left before."""
    book = evidence.book
    order, in_doubt = book.paper(PaperKind.ORDER), records_in_doubt(book)
    meetings = [meeting for meeting in book.year.meetings if meeting not in in_doubt]
    days = [(meeting.date, meeting_row(book, meeting)) for meeting in meetings]
    if order is not None and order not in in_doubt:
        days.insert(0, (order.date, spoken_term(PaperKind.ORDER)))
    for body in book.year.bodies:
        for member in body.members:
            if member.person is None:
                continue
            for day, occasion in days:
                if day and is_in_seat(member, day) and not member.person.is_in_office(day):
                    place = Place(_("{seat} ช่องโดยชื่อ").format(seat=seat(body, member)), member, "person")
                    yield _absence(
                        member.person, day, place, _("เป็นกรรมการใน{occasion}").format(occasion=occasion)
                    )
                    break


def _absent_signatories(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    in_doubt = records_in_doubt(book)
    for paper in book.year.papers:
        if paper in in_doubt:
            continue
        signatory = _signatory(book, paper)
        if paper.date and signatory and signatory.person and not signatory.person.is_in_office(paper.date):
            place = Place(_("{row} ช่องผู้ลงนาม").format(row=paper_row(book, paper)), paper, "signing_duty")
            yield _absence(
                signatory.person, paper.date, place, _("ลงนามใน{paper}").format(paper=spoken_term(paper.kind))
            )
        for step in paper.endorsements:
            day = max((date for date in (step.date, paper.date) if date), default=None)
            if day and step.person and not step.person.is_in_office(day):
                row = endorsement_row(book, paper, step)
                place = Place(_("{row} ช่องผู้ลงนาม").format(row=row), step, "person")
                yield _absence(
                    step.person, day, place, _("ลงนามท้าย{paper}").format(paper=spoken_term(paper.kind))
                )


def _absent_owners(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    in_doubt = records_in_doubt(book)
    matrix, measures = book.paper(PaperKind.MATRIX), book.paper(PaperKind.MEASURES)
    if matrix and matrix.date and matrix not in in_doubt:
        for responsibility in book.year.responsibilities:
            for party in responsibility.parties:
                if party.person and not party.person.is_in_office(matrix.date):
                    column = spoken_term(party.part)
                    row = _("{row} ช่อง{column}").format(row=item_row(responsibility), column=column)
                    yield _absence(party.person, matrix.date, Place(row, party, "person"), column)
    if measures and measures.date and measures not in in_doubt:
        for measure in book.year.measures:
            for owner in measure.owners:
                if owner.person and not owner.person.is_in_office(measures.date):
                    row = _("{row} ช่องผู้รับผิดชอบ").format(row=measure_row(book, measure))
                    yield _absence(owner.person, measures.date, Place(row, owner, "person"), _("ผู้รับผิดชอบ"))


def _absence(person: Person, day: datetime.date, place: Place, what: str) -> Slip:
    known = [
        words.format(day=spoken_date(limit))
        for limit, words in (
            (person.in_office_from, _("ตั้งแต่ {day}")),
            (person.in_office_until, _("ถึง {day}")),
        )
        if limit is not None
    ]
    return Slip(
        place,
        _("{person} {what} เมื่อวันที่ {day} แต่ทะเบียนบุคลากรบอกว่าดำรงตำแหน่ง{known}").format(
            person=person.full_name, what=what, day=spoken_date(day), known=" ".join(known)
        ),
        _("เลือกผู้ดำรงตำแหน่งในวันนั้น หรือแก้ช่วงดำรงตำแหน่งในแผ่นบุคลากร"),
    )


def _signatory(book: YearBook, paper: Paper) -> Signatory | None:
    """Who signs on the day of the paper; one who is not in office only where nobody is."""
    duty = paper.signing_duty or _SIGNED_BY.get(paper.kind)
    if duty is None or paper.date is None:
        return None
    listed = listed_on(book, duty, paper.date)
    return signatory_on(book, duty, paper.date) or next(iter(listed), None)


def _twice_in_a_body(evidence: Evidence) -> Iterator[Slip]:
    """Seats that follow one another in time, by an amending order, are not held at once."""
    for body in evidence.book.year.bodies:
        for first, second in combinations(body.members, 2):
            if first.person is None or first.person is not second.person or not hold_at_once(first, second):
                continue
            yield Slip(
                Place(_("{seat} ช่องโดยชื่อ").format(seat=seat(body, second)), second, "person"),
                (
                    _("{person} อยู่สองลำดับใน{body}")
                    if first.role == second.role
                    else _("{person} เป็นทั้ง{first}และ{second}ใน{body}")
                ).format(
                    person=second.person.full_name if second.person else "",
                    first=first.role,
                    second=second.role,
                    body=body.name,
                ),
                _("เลือกผู้อื่นในลำดับใดลำดับหนึ่ง หรือรวมเป็นหน้าที่เดียว เช่น กรรมการและเลขานุการ"),
            )


def hold_at_once(first: Member, second: Member) -> bool:
    """Whether there is a day on which both have their seats."""
    return not any(
        one.until is not None and other.since is not None and one.until < other.since
        for one, other in ((first, second), (second, first))
    )


def seat(body: Body, member: Member) -> str:
    """What the officer calls the row of a member."""
    ordinal = body.members.index(member) + 1
    return _("{body} กรรมการลำดับที่ {ordinal}").format(body=body_row(body), ordinal=ordinal)


CHECKS: tuple[Check, ...] = (
    Check(
        "member-not-in-office",
        Severity.MUST_MEND,
        "กรรมการที่ไม่ได้ดำรงตำแหน่งในวันที่ของคำสั่งหรือวันประชุม",
        _absent_members,
    ),
    Check(
        "signatory-not-in-office",
        Severity.MUST_MEND,
        "ผู้ลงนามที่ไม่ได้ดำรงตำแหน่งในวันที่ของเอกสาร",
        _absent_signatories,
    ),
    Check(
        "owner-not-in-office",
        Severity.MUST_MEND,
        "ผู้รับผิดชอบข้อมูลหรือมาตรการที่ไม่ได้ดำรงตำแหน่งในวันที่ของเอกสาร",
        _absent_owners,
    ),
    Check("person-twice-in-body", Severity.MUST_MEND, "บุคคลเดียวกันสองลำดับในคณะเดียวกัน", _twice_in_a_body),
)
