"""Sections, schools, people and words that are responsible for something, as lines of a cell."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ita_desktop.exchange.sheets.directories import Directories
from ita_desktop.model.year import MeasureOwner, ResponsibleParty

Owner = TypeVar("Owner", MeasureOwner, ResponsibleParty)


def owner_names(shared: Directories, owners: Iterable[MeasureOwner | ResponsibleParty]) -> tuple[str, ...]:
    return tuple(_name(shared, owner) for owner in owners)


def put_owners(
    shared: Directories, names: Sequence[str], owners: Sequence[Owner], make: Callable[[], Owner]
) -> list[Owner]:
    """Owners for `names` in their order; those that already are stay the records they were."""
    left = {_name(shared, owner): owner for owner in reversed(owners)}
    return [left.pop(name, None) or _named(shared, name, make()) for name in names]


def _named(shared: Directories, name: str, owner: Owner) -> Owner:
    owner.unit = shared.units.find_record(name)
    owner.person = None if owner.unit else shared.people.find_record(name)
    owner.words = "" if owner.unit or owner.person else name
    return owner


def _name(shared: Directories, owner: MeasureOwner | ResponsibleParty) -> str:
    if owner.unit is not None:
        return shared.units.name_of(owner.unit, owner.unit.name)
    if owner.person is not None:
        return shared.people.name_of(owner.person, owner.person.full_name)
    return owner.words
