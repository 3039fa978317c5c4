"""The people of the office and who signs: added, mended, put in order, and gone with a date instead of removed."""

import datetime
from collections.abc import Collection, Iterable, Sequence
from typing import Any, NamedTuple, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.actions.hanging_records import hanging_on
from ita_desktop.actions.office_settings import OfficeSettingError, check_telephone
from ita_desktop.actions.positions import put_before
from ita_desktop.model.office import Acting, Office, Person, Signatory, SigningDuty, Unit
from ita_desktop.rules.checks.personal_numbers import is_mobile_number
from ita_desktop.spoken import spoken_date
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.names import same_name, split_title
from ita_desktop.translation import translate as _

FIRST_DAY, LAST_DAY = datetime.date(1957, 1, 1), datetime.date(2157, 12, 31)

_WORDS_OF_A_PERSON = ("position", "level")

Listed = TypeVar("Listed", Person, Signatory)


class NamedPerson(NamedTuple):
    """A line of a pasted list, with the unit it names, if the office has that unit."""

    title: str
    name: str
    position: str = ""
    unit: Unit | None = None


def people_in_office(people: Iterable[Person], day: datetime.date) -> list[Person]:
    """Whom to choose from: who has left, or has not come yet, is not offered."""
    return [person for person in people if person.is_in_office(day)]


def read_people(pasted: str, units: Sequence[Unit]) -> list[NamedPerson]:
    """A person a line: name, position and section, divided by tabs as they come from a table."""
    people: list[NamedPerson] = []
    for line in pasted.splitlines():
        name, position, section = [*map(clean, line.split("\t")), "", "", ""][:3]
        if name:
            found = (unit for unit in units if section and _is_called(unit, section))
            people.append(NamedPerson(*split_title(name), position, next(found, None)))
    return people


def add_person(
    session: Session,
    office: Office,
    name: str,
    *,
    title: str = "",
    position: str = "",
    unit: Unit | None = None,
) -> Person:
    """Raises OfficeSettingError for somebody who is in the list already."""
    kept = _people(session, office.id)
    found, bare = split_title(name)
    person = Person(
        title=clean(title) or found,
        name=_free_name(kept, bare),
        position=clean(position),
        unit=session.get_one(Unit, unit.id) if unit else None,
        position_in_list=max((each.position_in_list + 1 for each in kept), default=0),
    )
    person.office_id = office.id
    session.add(person)
    session.flush()
    return person


def add_people(session: Session, office: Office, pasted: Iterable[NamedPerson]) -> list[Person]:
    """Those who are in the list already are passed over."""
    known = _people(session, office.id)
    return [
        add_person(session, office, each.name, title=each.title, position=each.position, unit=each.unit)
        for each in pasted
        if not any(same_name(person.name, each.name) for person in known)
    ]


def set_person_field(session: Session, person: Person, field: str, value: Any) -> None:
    kept = session.get_one(Person, person.id, options=[selectinload(Person.unit)])
    if field == "name":
        title, name = split_title(value)
        others = [other for other in _people(session, kept.office_id) if other is not kept]
        kept.name, kept.title = _free_name(others, name), title or kept.title
    elif field == "unit":
        kept.unit = session.get_one(Unit, value.id) if value else None
    elif field == "telephone":
        kept.telephone = _office_telephone(value)
    elif field in ("in_office_from", "in_office_until"):
        _check_day(value)
        setattr(kept, field, value)
        _check_order(kept.in_office_from, kept.in_office_until)
    elif field in ("title", *_WORDS_OF_A_PERSON):
        setattr(kept, field, clean(value))
    else:
        raise KeyError(field)


def let_go(session: Session, people: Iterable[Person], last_day: datetime.date) -> None:
    """`last_day` is the last one in office. What they did and signed until then stays theirs."""
    for person in people:
        set_person_field(session, person, "in_office_until", last_day)


def take_back(session: Session, people: Iterable[Person]) -> None:
    for person in people:
        set_person_field(session, person, "in_office_until", None)


def move_people(session: Session, people: Collection[Person], before: Person | None) -> None:
    """Puts people together, in their order, before another; None is the end."""
    if people:
        _move(_people(session, next(iter(people)).office_id), people, before)


def remove_people(session: Session, people: Iterable[Person]) -> None:
    """For lines entered by mistake. Raises OfficeSettingError for somebody whom records name."""
    for person in people:
        kept = session.get_one(Person, person.id)
        if hanging := hanging_on(session, [kept]):
            message = _("ลบ{person}ไม่ได้ เพราะมีชื่ออยู่ใน{hanging} หากพ้นจากตำแหน่งแล้ว โปรดใส่วันที่พ้นแทน")
            raise OfficeSettingError(message.format(person=kept.full_name, hanging=hanging))
        session.delete(kept)


def add_signatory(
    session: Session, office: Office, duty: SigningDuty, person: Person | None = None
) -> Signatory:
    kept = _signatories(session, office.id)
    signatory = Signatory(
        duty=duty,
        person=session.get_one(Person, person.id) if person else None,
        position_in_list=max((each.position_in_list + 1 for each in kept), default=0),
    )
    signatory.office_id = office.id
    session.add(signatory)
    session.flush()
    return signatory


def set_signatory_field(session: Session, signatory: Signatory, field: str, value: Any) -> None:
    kept = session.get_one(Signatory, signatory.id, options=[selectinload(Signatory.person)])
    if field == "person":
        kept.person = session.get_one(Person, value.id) if value else None
    elif field == "duty":
        kept.duty = SigningDuty(value)
    elif field == "acting":
        kept.acting = Acting(value)
    elif field in ("valid_from", "valid_until"):
        _check_day(value)
        setattr(kept, field, value)
        _check_order(kept.valid_from, kept.valid_until)
    elif field in ("printed_position", "acting_for"):
        setattr(kept, field, clean(value))
    else:
        raise KeyError(field)


def move_signatories(session: Session, signatories: Collection[Signatory], before: Signatory | None) -> None:
    """Of several who may sign on a day the first signs."""
    if signatories:
        _move(_signatories(session, next(iter(signatories)).office_id), signatories, before)


def remove_signatories(session: Session, signatories: Iterable[Signatory]) -> None:
    for signatory in signatories:
        session.delete(session.get_one(Signatory, signatory.id))


def _people(session: Session, office_id: int) -> list[Person]:
    query = select(Person).where(Person.office_id == office_id)
    return list(session.scalars(query.order_by(Person.position_in_list, Person.id)))


def _signatories(session: Session, office_id: int) -> list[Signatory]:
    query = select(Signatory).where(Signatory.office_id == office_id)
    return list(session.scalars(query.order_by(Signatory.position_in_list, Signatory.id)))


def _move(known: Sequence[Listed], moved: Collection[Listed], before: Listed | None) -> None:
    for position, record in enumerate(put_before(known, moved, before)):
        record.position_in_list = position


def _is_called(unit: Unit, name: str) -> bool:
    return any(same_name(known, name) for known in (unit.name, unit.short_name, *unit.other_names) if known)


def _free_name(others: Sequence[Person], name: str) -> str:
    if not name:
        raise OfficeSettingError(_("โปรดกรอกชื่อและนามสกุล"))
    if any(same_name(other.name, name) for other in others):
        raise OfficeSettingError(_("มีชื่อ “{name}” ในบุคลากรแล้ว").format(name=name))
    return name


def _office_telephone(typed: str) -> str:
    telephone = check_telephone(typed)
    if is_mobile_number(telephone):
        message = _("“{typed}” เป็นเบอร์มือถือ โปรดใส่โทรศัพท์ที่ทำงานของสำนักงาน โปรแกรมไม่เก็บเบอร์ส่วนตัว")
        raise OfficeSettingError(message.format(typed=telephone))
    return telephone


def _check_day(day: datetime.date | None) -> None:
    if day is not None and not FIRST_DAY <= day <= LAST_DAY:
        raise OfficeSettingError(_("โปรดตรวจปีของวันที่ {date}").format(date=spoken_date(day)))


def _check_order(first: datetime.date | None, last: datetime.date | None) -> None:
    if first and last and last < first:
        message = _("วันสุดท้าย {last} อยู่ก่อนวันแรก {first}")
        raise OfficeSettingError(message.format(last=spoken_date(last), first=spoken_date(first)))
