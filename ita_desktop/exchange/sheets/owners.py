"""Sections, schools, people and words that are responsible for something, as lines of a cell."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from ita_desktop.exchange.sheets.directories import Directories
from ita_desktop.model.year import MeasureOwner, ResponsibleParty

Owner = TypeVar("Owner", MeasureOwner, ResponsibleParty)


def owner_names(shared: Directories, owners: Iterable[MeasureOwner | ResponsibleParty]) -> tuple[str, ...]:
    return tuple(_name(shared, owner) for owner in owners)


def put_owners(
    shared: Directories, names: Sequence[str], owners: Sequence[Owner], make: Callable[..., Owner]
) -> list[Owner]:
    """Owners for `names` in their order; those that already are stay the records they were."""
    left = {_name(shared, owner): owner for owner in reversed(owners)}
    ordered: list[Owner] = []
    for position, name in enumerate(names):
        owner = left.pop(name, None)
        if owner is None:
            unit = shared.units.find_record(name)
            person = None if unit else shared.people.find_record(name)
            words = "" if unit or person else name
            owner = make(position=position, unit=unit, person=person, words=words)
        elif owner.position != position:
            owner.position = position
        ordered.append(owner)
    return ordered


def _name(shared: Directories, owner: MeasureOwner | ResponsibleParty) -> str:
    if owner.unit is not None:
        return shared.units.name_of(owner.unit, owner.unit.name)
    if owner.person is not None:
        return shared.people.name_of(owner.person, owner.person.full_name)
    return owner.words
