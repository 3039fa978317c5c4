"""The bodies of the order: who sits in them in what role, who followed whom, and what they have to do."""

import datetime
from collections.abc import Collection, Sequence
from itertools import chain

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.actions.positions import in_order, next_position, number_in_order, put_at
from ita_desktop.documents.compose.wording import filled
from ita_desktop.model.body import Body, Duty, Member
from ita_desktop.model.body_patterns import usual_bodies
from ita_desktop.model.office import Person
from ita_desktop.model.year import FiscalYear, Paper, PaperKind
from ita_desktop.rules.seats import is_in_seat, predecessor_of
from ita_desktop.spoken import spoken_date
from ita_desktop.storage.books import load_book
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.dates import first_day, last_day
from ita_desktop.thai.names import same_name
from ita_desktop.translation import translate as _

CHAIR = "ประธาน"

STEERING_ROLES = (
    "ประธานกรรมการ",
    "รองประธานกรรมการ",
    "กรรมการ",
    "กรรมการและเลขานุการ",
    "กรรมการและผู้ช่วยเลขานุการ",
    "ผู้ช่วยเลขานุการ",
)
WORKING_ROLES = (
    "ประธานคณะทำงาน",
    "รองประธานคณะทำงาน",
    "คณะทำงาน",
    "คณะทำงานและเลขานุการ",
    "คณะทำงานและผู้ช่วยเลขานุการ",
)

_ONE_DAY = datetime.timedelta(days=1)


class CommitteeError(ValueError):
    """The bodies cannot be so; the message is for the officer."""


def usual_roles(body: Body) -> tuple[str, ...]:
    """The roles to choose from in a body of that name."""
    return WORKING_ROLES if "ทำงาน" in body.name else STEERING_ROLES


def add_usual_bodies(session: Session, year: FiscalYear) -> list[Body]:
    """The bodies that most offices appoint, for a year that has none; posts are this office's own words."""
    kept = _year(session, year)
    if kept.bodies:
        raise CommitteeError(_("ปีนี้มีคณะอยู่แล้ว"))
    book = load_book(session, kept.year)
    for body in usual_bodies():
        for member in body.members:
            member.post = filled(book, member.post)
        kept.bodies.append(body)
    session.flush()
    return list(kept.bodies)


def add_body(session: Session, year: FiscalYear, name: str) -> Body:
    kept = _year(session, year)
    body = Body(position=next_position(kept.bodies), name=_free_name(kept.bodies, name))
    kept.bodies.append(body)
    session.flush()
    return body


def rename_body(session: Session, body: Body, name: str) -> None:
    kept = _body(session, body.id)
    others = session.scalars(
        select(Body).where(Body.fiscal_year_id == kept.fiscal_year_id, Body.id != kept.id)
    )
    kept.name = _free_name(others.all(), name)


def remove_body(session: Session, body: Body) -> None:
    session.delete(_body(session, body.id))


def move_body(session: Session, body: Body, place: int) -> None:
    """`place` counts from 0 among the others."""
    kept = _body(session, body.id)
    bodies = session.scalars(select(Body).where(Body.fiscal_year_id == kept.fiscal_year_id))
    number_in_order(put_at(in_order(bodies), lambda each: each is kept, place))


def add_member(
    session: Session,
    body: Body,
    role: str,
    *,
    post: str = "",
    person: Person | None = None,
    place: int | None = None,
) -> Member:
    """A seat for whoever holds `post`, or for a person; at the end, or before whoever sits at `place`."""
    kept = _body(session, body.id)
    post = clean(post)
    if bool(post) == (person is not None):
        raise CommitteeError(_("โปรดเลือกตำแหน่งหรือบุคคลอย่างใดอย่างหนึ่ง"))
    named = session.get_one(Person, person.id) if person else None
    member = Member(position=next_position(kept.members), role=_role(role), post=post, person=named)
    _refuse_double(kept, member)
    seats = _seats_with_their_past(kept)
    seats.insert(len(seats) if place is None else max(0, place), [member])
    number_in_order(chain.from_iterable(seats))
    kept.members.append(member)
    session.flush()
    return member


def change_member(
    session: Session,
    member: Member,
    *,
    role: str | None = None,
    post: str | None = None,
    person: Person | None = None,
) -> None:
    """What is given takes the place of what was: a seat that is given to a post is no person's any more."""
    kept = session.get_one(Member, member.id)
    body = _body(session, kept.body_id)
    if role is not None:
        kept.role = _role(role)
    if person is not None:
        kept.person, kept.post = session.get_one(Person, person.id), ""
    elif post is not None:
        if not clean(post):
            raise CommitteeError(_("โปรดพิมพ์ตำแหน่ง"))
        kept.post, kept.person = clean(post), None
    _refuse_double(body, kept)


def move_members(session: Session, members: Sequence[Member], place: int) -> None:
    """Puts members of one body together, in their order, before whoever sits at `place` among the others.

    Who left a seat goes with whoever sits there now.
    """
    if not members:
        return
    kept = _body(session, members[0].body_id)
    moved = {member.id for member in members}
    seats = put_at(_seats_with_their_past(kept), lambda seat: seat[-1].id in moved, place)
    number_in_order(chain.from_iterable(seats))


def remove_members(session: Session, members: Collection[Member]) -> None:
    """For seats entered by mistake: who had been followed by a removed member sits there again.

    Who leaves during the year is followed by somebody (`replace_member`).
    """
    for member in members:
        kept = session.get_one(Member, member.id)
        body = _body(session, kept.body_id)
        if before := predecessor_of(body, kept):
            before.until = None
        session.delete(kept)


def replace_member(
    session: Session,
    member: Member,
    since: datetime.date,
    amended_by: str,
    *,
    person: Person | None = None,
    post: str = "",
) -> Member:
    """Lets somebody follow on a seat from a day on. Papers of before that day still name who sat there then."""
    kept = session.get_one(Member, member.id)
    body = _body(session, kept.body_id)
    year = session.get_one(FiscalYear, body.fiscal_year_id)
    post = clean(post)
    if bool(post) == (person is not None):
        raise CommitteeError(_("โปรดเลือกตำแหน่งหรือบุคคลอย่างใดอย่างหนึ่ง"))
    if kept.until is not None:
        raise CommitteeError(_("ลำดับนี้เปลี่ยนตัวไปแล้วเมื่อวันที่ {date}").format(date=spoken_date(kept.until)))
    _check_day(session, year, kept, since)
    follower = Member(
        position=kept.position,
        role=kept.role,
        post=post,
        person=session.get_one(Person, person.id) if person else None,
        since=since,
        amended_by=clean(amended_by),
    )
    kept.until = since - _ONE_DAY
    _refuse_double(body, follower)
    for below in body.members:
        if below.position > kept.position:
            below.position += 1
    follower.position += 1
    body.members.append(follower)
    session.flush()
    return follower


def add_duty(session: Session, body: Body, text: str, place: int | None = None) -> Duty:
    kept = _body(session, body.id)
    duty = Duty(position=next_position(kept.duties), text=_duty_text(text))
    listed = in_order(kept.duties)
    listed.insert(len(listed) if place is None else max(0, place), duty)
    number_in_order(listed)
    kept.duties.append(duty)
    session.flush()
    return duty


def change_duty(session: Session, duty: Duty, text: str) -> None:
    session.get_one(Duty, duty.id).text = _duty_text(text)


def move_duties(session: Session, duties: Sequence[Duty], place: int) -> None:
    if duties:
        kept = _body(session, duties[0].body_id)
        moved = {duty.id for duty in duties}
        number_in_order(put_at(in_order(kept.duties), lambda duty: duty.id in moved, place))


def remove_duties(session: Session, duties: Collection[Duty]) -> None:
    for duty in duties:
        session.delete(session.get_one(Duty, duty.id))


def _year(session: Session, year: FiscalYear) -> FiscalYear:
    query = select(FiscalYear).where(FiscalYear.id == year.id).options(selectinload(FiscalYear.bodies))
    return session.scalars(query).one()


def _body(session: Session, body_id: int) -> Body:
    """With seats, those who sit there, and duties. A query, unlike `get`, also loads what a known record lacks."""
    members = selectinload(Body.members).selectinload(Member.person)
    return session.scalars(
        select(Body).where(Body.id == body_id).options(members, selectinload(Body.duties))
    ).one()


def _seats_with_their_past(body: Body) -> list[list[Member]]:
    """Each seat with those who left it, in order; the last of each is who sits there now."""
    seats: list[list[Member]] = [[]]
    for member in in_order(body.members):
        seats[-1].append(member)
        if is_in_seat(member, None):
            seats.append([])
    return [seat for seat in seats if seat]


def _free_name(bodies: Sequence[Body], name: str) -> str:
    name = clean(name)
    if not name:
        raise CommitteeError(_("โปรดตั้งชื่อคณะ"))
    if any(same_name(name, body.name) for body in bodies):
        raise CommitteeError(_("มี{body}อยู่แล้ว").format(body=name))
    return name


def _role(role: str) -> str:
    role = clean(role)
    if not role:
        raise CommitteeError(_("โปรดเลือกบทบาท"))
    return role


def _duty_text(text: str) -> str:
    text = clean(text)
    if not text:
        raise CommitteeError(_("โปรดพิมพ์หน้าที่"))
    return text


def _refuse_double(body: Body, member: Member) -> None:
    """One chair at a time, and nobody on two seats of one body."""
    if member.until is not None:
        return
    others = [other for other in body.members if other is not member and is_in_seat(other, None)]
    chair = next((other for other in others if other.role.startswith(CHAIR)), None)
    if chair and member.role.startswith(CHAIR):
        message = _("{body}มี{role}แล้ว โปรดเปลี่ยนบทบาทของคนเดิมก่อน")
        raise CommitteeError(message.format(body=body.name, role=chair.role))
    if member.person and any(other.person_id == member.person.id for other in others):
        raise CommitteeError(_("{name}อยู่ใน{body}แล้ว").format(name=member.person.full_name, body=body.name))
    if member.post and any(same_name(other.post, member.post) for other in others if other.post):
        raise CommitteeError(_("{name}อยู่ใน{body}แล้ว").format(name=member.post, body=body.name))


def _check_day(session: Session, year: FiscalYear, member: Member, since: datetime.date) -> None:
    if not first_day(year.year) <= since <= last_day(year.year):
        message = _("วันที่เปลี่ยนตัวต้องอยู่ในปีงบประมาณ {year}")
        raise CommitteeError(message.format(year=year.year))
    if member.since and since <= member.since:
        message = _("วันที่เปลี่ยนตัวต้องหลังวันที่ {date} ซึ่งคนเดิมเริ่มทำหน้าที่")
        raise CommitteeError(message.format(date=spoken_date(member.since)))
    query = select(Paper).where(
        Paper.fiscal_year_id == year.id, Paper.kind == PaperKind.ORDER, Paper.is_issued, Paper.date >= since
    )
    if issued := session.scalars(query).first():
        message = _("คำสั่งที่ {number} ออกแล้ว วันที่เปลี่ยนตัวต้องหลังวันที่ของคำสั่ง")
        raise CommitteeError(message.format(number=issued.number))
