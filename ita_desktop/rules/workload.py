"""Who carries the items: leads and supports of each unit, and the items that have no lead or more than one."""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.office import Unit
from ita_desktop.model.year import Part, PublicationState, Responsibility, ResponsibleParty
from ita_desktop.rules.checks.carriers import Carriers
from ita_desktop.thai.codes import code_key


@dataclass(frozen=True)
class Load:
    """The items that a unit leads, and those it supports, also where a word such as ทุกฝ่าย means it among others."""

    unit: Unit
    leads: tuple[NodeRecord, ...]
    supports: tuple[NodeRecord, ...]


@dataclass(frozen=True)
class Troubles:
    """Items to look at, in the order of the frame."""

    without_lead: tuple[NodeRecord, ...]
    several_leads: tuple[NodeRecord, ...]
    late: tuple[NodeRecord, ...]


class Assignments:
    """The items of a year by number, each with its responsibility if it has one."""

    def __init__(self, book: YearBook) -> None:
        nodes = [node for node in book.year.edition.nodes if node.kind is Kind.ITEM]
        self.book = book
        self.items: tuple[NodeRecord, ...] = tuple(sorted(nodes, key=lambda node: code_key(node.code)))
        self._kept = {each.node.identity: each for each in book.year.responsibilities}

    def of(self, node: NodeRecord) -> Responsibility | None:
        return self._kept.get(node.identity)

    def leads(self, node: NodeRecord) -> list[ResponsibleParty]:
        kept = self.of(node)
        return leads_of(kept) if kept else []

    def state(self, node: NodeRecord) -> PublicationState:
        kept = self.of(node)
        return kept.state if kept else PublicationState.NOT_STARTED

    @cached_property
    def _carriers(self) -> Carriers:
        return Carriers(self.book.office)

    def units_meant(self, party: ResponsibleParty) -> set[str]:
        """Names of the units behind a party; a person counts for the own unit, a token for all it means."""
        return (self._carriers.of([party]) or set[str]()) & self._carriers.units

    def _units_of(self, parties: Iterable[ResponsibleParty]) -> set[str]:
        return {name for party in parties for name in self.units_meant(party)}

    def loads(self) -> tuple[Load, ...]:
        """One for each unit of the office, in its order."""
        leads: dict[str, list[NodeRecord]] = {unit.name: [] for unit in self.book.office.units}
        supports: dict[str, list[NodeRecord]] = {unit.name: [] for unit in self.book.office.units}
        for node in self.items:
            leading = self._units_of(self.leads(node))
            kept = self.of(node)
            carrying = self._units_of(kept.parties if kept else ())
            for name in leading:
                leads[name].append(node)
            for name in carrying - leading:
                supports[name].append(node)
        return tuple(
            Load(unit, tuple(leads[unit.name]), tuple(supports[unit.name])) for unit in self.book.office.units
        )

    def troubles(self, today: datetime.date) -> Troubles:
        return Troubles(
            tuple(node for node in self.items if not self.leads(node)),
            tuple(node for node in self.items if len(self.leads(node)) > 1),
            tuple(node for node in self.items if self.is_late(node, today)),
        )

    def is_late(self, node: NodeRecord, today: datetime.date) -> bool:
        kept = self.of(node)
        return kept is not None and days_late(kept, today) > 0


def leads_of(responsibility: Responsibility) -> list[ResponsibleParty]:
    """Words that stand for many, such as ทุกฝ่าย, do not lead beside one that is named."""
    parties = [party for party in responsibility.parties if party.part is Part.LEAD]
    return [party for party in parties if party.unit or party.person] or parties[:1]


def days_late(responsibility: Responsibility, today: datetime.date) -> int:
    """Days since what is not yet published was due; nought or less where it is not late."""
    if responsibility.state is PublicationState.PUBLISHED or responsibility.due_date is None:
        return 0
    return (today - responsibility.due_date).days


def checklist_count(responsibility: Responsibility) -> tuple[int, int]:
    """How many of the elements of the item are ticked, of how many."""
    elements = {element.id for element in responsibility.node.elements if not element.is_heading}
    return len({tick.element_id for tick in responsibility.ticks} & elements), len(elements)
