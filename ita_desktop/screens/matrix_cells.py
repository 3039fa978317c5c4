"""What the matrix of responsibilities holds: items on one side, sections and schools on the other."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ita_desktop.actions.responsibilities import EVERY_SCHOOL, EVERY_SECTION, Carrier, PartOf
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.office import Unit, UnitKind
from ita_desktop.model.terms import name_of_node, title_of_node
from ita_desktop.model.year import Part, Responsibility, ResponsibleParty
from ita_desktop.rules.readiness import item_points
from ita_desktop.rules.workload import Assignments
from ita_desktop.thai.names import same_name, search_key
from ita_desktop.translation import translate as _


@dataclass(frozen=True)
class Holder:
    """A column, or a row when turned: one section, or all schools together (`unit` None)."""

    name: str
    short_name: str
    unit: Unit | None
    leads: int
    supports: int

    @property
    def carrier(self) -> Carrier:
        return Carrier(unit=self.unit) if self.unit else Carrier(words=EVERY_SCHOOL)


@dataclass(frozen=True)
class Cell:
    """`parties` stand behind the mark; `is_double` says that another leads the same item."""

    part: Part | None = None
    parties: tuple[ResponsibleParty, ...] = ()
    is_double: bool = False


@dataclass(frozen=True)
class ItemGroup:
    """Items under one sub-indicator, and the points that each of them is worth."""

    title: str
    items: tuple[NodeRecord, ...]
    points: Fraction


class MatrixCells:
    """Read from a book; a changed book needs new cells."""

    def __init__(self, book: YearBook) -> None:
        self.book = book
        self.assignments = Assignments(book)
        self.points = item_points(book.edition)
        self.groups = tuple(self._groups())
        self.items = tuple(node for group in self.groups for node in group.items)
        self.holders = tuple(self._holders())
        self._cells: dict[tuple[int, int], Cell] = {}
        self._every: dict[int, Part | None] = {}
        for node in self.items:
            self._read(node)

    def responsibility(self, node: NodeRecord) -> Responsibility | None:
        return self.assignments.of(node)

    def cell(self, node: NodeRecord, holder: int) -> Cell:
        return self._cells.get((node.id, holder), Cell())

    def every(self, node: NodeRecord) -> Part | None:
        """What all sections together have to do with the item."""
        return self._every.get(node.id)

    def others(self, node: NodeRecord) -> list[ResponsibleParty]:
        """Posts and words that stand in no column."""
        kept = self.responsibility(node)
        shown = {
            id(party) for holder in range(len(self.holders)) for party in self.cell(node, holder).parties
        }
        return [
            party
            for party in (kept.parties if kept else ())
            if id(party) not in shown and not _means(party, EVERY_SECTION)
        ]

    def find(self, typed: str, only: Collection[int] | None = None) -> list[ItemGroup]:
        """The groups with the items that `typed` may mean, and of those only the given ones."""
        key = search_key(typed)
        found: list[ItemGroup] = []
        for group in self.groups:
            items = tuple(
                node
                for node in group.items
                if (only is None or node.id in only) and (not key or key in self._search_text(node))
            )
            if items:
                found.append(ItemGroup(group.title, items, group.points))
        return found

    def set_part(
        self, nodes: Iterable[NodeRecord], holders: Sequence[int], part: Part | None
    ) -> list[PartOf]:
        """What has to be done so that the cells show `part`; taking it away takes people of the section too."""
        wanted: list[PartOf] = []
        for node in nodes:
            for holder in holders:
                cell = self.cell(node, holder)
                if part is None:
                    wanted.extend(PartOf(node, _carrier_of(party), None) for party in cell.parties)
                elif cell.part is not part:
                    known = [_carrier_of(party) for party in cell.parties]
                    wanted.append(PartOf(node, (known or [self.holders[holder].carrier])[0], part))
        return wanted

    def toggle_every(self, nodes: Sequence[NodeRecord]) -> list[PartOf]:
        """ทุกฝ่าย for all of them, or for none where all have it."""
        part = None if all(self.every(node) for node in nodes) else Part.SUPPORT
        return [
            PartOf(node, Carrier(words=EVERY_SECTION), part)
            for node in nodes
            if part is None or self.every(node) is None
        ]

    def _read(self, node: NodeRecord) -> None:
        kept = self.responsibility(node)
        leads = self.assignments.leads(node)
        found: dict[int, list[ResponsibleParty]] = {}
        for party in kept.parties if kept else ():
            if _means(party, EVERY_SECTION):
                self._every[node.id] = party.part
            elif (holder := self._holder_of(party)) is not None:
                found.setdefault(holder, []).append(party)
        for holder, parties in found.items():
            is_lead = any(party.part is Part.LEAD for party in parties)
            is_double = is_lead and len(leads) > 1
            part = Part.LEAD if is_lead else Part.SUPPORT
            self._cells[node.id, holder] = Cell(part, tuple(parties), is_double)

    def _holder_of(self, party: ResponsibleParty) -> int | None:
        unit = party.unit or (party.person.unit if party.person else None)
        is_school = _means(party, EVERY_SCHOOL) or (unit is not None and unit.kind is UnitKind.SCHOOL)
        for place, holder in enumerate(self.holders):
            if holder.unit is None and is_school:
                return place
            if unit is not None and holder.unit is not None and holder.unit.id == unit.id:
                return place
        return None

    def _holders(self) -> Iterator[Holder]:
        loads = {load.unit.id: load for load in self.assignments.loads()}
        for unit in self.book.sections:
            load = loads[unit.id]
            short = unit.short_name or unit.name.removeprefix("ฝ่าย")
            yield Holder(unit.name, short, unit, len(load.leads), len(load.supports))
        if self.book.schools:
            led = {node.id for unit in self.book.schools for node in loads[unit.id].leads}
            carried = {node.id for unit in self.book.schools for node in loads[unit.id].supports}
            yield Holder(_("โรงเรียนในสังกัด"), _("รร."), None, len(led), len(carried - led))

    def _groups(self) -> Iterator[ItemGroup]:
        nodes = {node.identity: node for node in self.book.year.edition.nodes}
        groups: dict[str, list[NodeRecord]] = {}
        for item in self.assignments.items:
            place = nodes.get(item.parent or "")
            while place is not None and place.kind is Kind.GROUP:
                place = nodes.get(place.parent or "")
            groups.setdefault(place.identity if place else "", []).append(item)
        for identity in [*nodes, ""]:
            if items := groups.get(identity):
                place = nodes.get(identity)
                title = f"{place.code} {title_of_node(place)}" if place else _("ข้อมูลที่เผยแพร่")
                points = self.points.get(items[0].identity, Fraction())
                yield ItemGroup(title, tuple(items), points)

    def _search_text(self, node: NodeRecord) -> str:
        kept = self.responsibility(node)
        who = [
            party.unit.name if party.unit else party.person.name if party.person else party.words
            for party in (kept.parties if kept else ())
        ]
        return search_key(" ".join([node.code, node.title, name_of_node(node), node.short_name, *who]))


def _carrier_of(party: ResponsibleParty) -> Carrier:
    return Carrier(party.unit, party.person, party.words)


def _means(party: ResponsibleParty, words: str) -> bool:
    """Offices also write ทุกโรงเรียน."""
    if party.unit is not None or party.person is not None:
        return False
    meant = ("ทุกโรงเรียน", EVERY_SCHOOL) if words == EVERY_SCHOOL else (words,)
    return any(same_name(party.words, each) for each in meant)
