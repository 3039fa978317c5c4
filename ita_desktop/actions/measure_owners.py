"""Who carries a measure out: the first of its owners leads, the others support."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from ita_desktop.actions.responsibilities import EVERY_SCHOOL, EVERY_SECTION
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Person, Unit
from ita_desktop.model.year import Measure, MeasureOwner
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.names import near_names, same_name
from ita_desktop.translation import translate as _

_separators = re.compile(r"[,;\n]|(?<=\S)\s{2,}(?=\S)")
_SECTION = "ฝ่าย"


class OwnerError(ValueError):
    """Nobody is called so; the message is for the officer."""


@dataclass(frozen=True)
class Owner:
    """A section or school, a person, or words such as ทุกฝ่าย or a post; the same as another by what it is."""

    name: str
    unit_id: int | None = None
    person_id: int | None = None

    @property
    def short_name(self) -> str:
        """ฝ่าย goes without saying where only sections stand."""
        return self.name.removeprefix(_SECTION) if self.unit_id is not None else self.name


def owner_of(owner: MeasureOwner) -> Owner:
    if owner.person is not None:
        return Owner(owner.person.full_name, person_id=owner.person.id)
    if owner.unit is not None:
        return Owner(owner.unit.name, unit_id=owner.unit.id)
    return Owner(owner.words)


def owners_of(measure: Measure) -> tuple[Owner, ...]:
    return tuple(map(owner_of, sorted(measure.owners, key=lambda owner: owner.position)))


def list_owners(book: YearBook) -> list[Owner]:
    """Whom an officer can choose: every section as one, sections, schools, people in office."""
    units = [Owner(unit.name, unit_id=unit.id) for unit in (*book.sections, *book.schools)]
    today = book.office.today()
    here = [person for person in book.office.people if person.is_in_office(today)]
    people = [Owner(person.full_name, person_id=person.id) for person in here]
    words = [Owner(EVERY_SECTION)] + ([Owner(EVERY_SCHOOL)] if book.schools else [])
    return [*words, *units, *people]


def read_owners(book: YearBook, typed: str) -> tuple[Owner, ...]:
    """Names behind commas or on lines of their own, each once. Raises OwnerError for one that is nearly known."""
    names = [name for part in _separators.split(typed) if (name := clean(part))]
    return tuple(dict.fromkeys(read_owner(book, name) for name in names))


def read_owner(book: YearBook, typed: str) -> Owner:
    """Whoever is called so, in full, in short or without ฝ่าย; else the words themselves, such as a post."""
    typed = clean(typed)
    for unit in book.office.units:
        names = (unit.name, unit.name.removeprefix(_SECTION), unit.short_name, *unit.other_names)
        if any(name and same_name(typed, name) for name in names):
            return Owner(unit.name, unit_id=unit.id)
    for person in book.office.people:
        if same_name(typed, person.full_name) or same_name(typed, person.name):
            return Owner(person.full_name, person_id=person.id)
    for words in (EVERY_SECTION, EVERY_SCHOOL):
        if same_name(typed, words):
            return Owner(words)
    if near := near_names(typed, [unit.name for unit in book.office.units]):
        raise OwnerError(_("ไม่มี “{typed}” หมายถึง “{name}” หรือไม่").format(typed=typed, name=near[0]))
    if not typed:
        raise OwnerError(_("โปรดระบุฝ่าย โรงเรียน บุคคล หรือตำแหน่ง"))
    return Owner(typed)


def owner_words(owners: Iterable[Owner]) -> str:
    """As it can be typed again."""
    return ", ".join(owner.name for owner in owners)


def with_lead(owners: Sequence[Owner], lead: Owner | None) -> tuple[Owner, ...]:
    """`lead` instead of the first; who only supports stays so."""
    supports = [owner for owner in owners[1:] if owner != lead]
    return (lead, *supports) if lead is not None else tuple(supports)


def with_supports(owners: Sequence[Owner], supports: Sequence[Owner]) -> tuple[Owner, ...]:
    if not owners:
        return tuple(supports)
    return (owners[0], *(owner for owner in supports if owner != owners[0]))


def put_owners(session: Session, measure: Measure, owners: Sequence[Owner]) -> None:
    """Into a stored measure with its owners loaded; those who stay keep their record."""
    kept = {owner_of(each): each for each in measure.owners}
    wanted = list(dict.fromkeys(owners))
    for owner, record in kept.items():
        if owner not in wanted:
            measure.owners.remove(record)
    for position, owner in enumerate(wanted):
        record = kept.get(owner)
        if record is None:
            measure.owners.append(_record(session, owner, position))
        elif record.position != position:
            record.position = position


def _record(session: Session, owner: Owner, position: int) -> MeasureOwner:
    if owner.unit_id is not None:
        return MeasureOwner(position=position, unit=session.get_one(Unit, owner.unit_id))
    if owner.person_id is not None:
        return MeasureOwner(position=position, person=session.get_one(Person, owner.person_id))
    if not (words := clean(owner.name)):
        raise OwnerError(_("โปรดระบุฝ่าย โรงเรียน บุคคล หรือตำแหน่ง"))
    return MeasureOwner(position=position, words=words)
