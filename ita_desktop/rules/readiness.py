"""How ready the published data is, each item counted by the points of the whole result that hang on it."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Edition, Kind, Node
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.office import Unit
from ita_desktop.model.year import PublicationState
from ita_desktop.rules.tree import Tree
from ita_desktop.rules.workload import Assignments

FULL_SCORE = 100


@dataclass(frozen=True)
class ItemReadiness:
    """`points` are those of the total result that the item is worth; `units` lead it, by person too."""

    node: NodeRecord
    points: Fraction
    state: PublicationState
    units: tuple[Unit, ...]
    has_lead: bool
    is_late: bool

    @property
    def is_published(self) -> bool:
        return self.state is PublicationState.PUBLISHED


@dataclass(frozen=True)
class SectionReadiness:
    """The items that a unit leads. An item with two leads counts for both: both have to be called."""

    unit: Unit
    items: tuple[ItemReadiness, ...]

    @property
    def published(self) -> int:
        return sum(item.is_published for item in self.items)

    @property
    def late(self) -> int:
        return sum(item.is_late for item in self.items)

    @property
    def points_by_state(self) -> dict[PublicationState, Fraction]:
        return _points_by_state(self.items)

    @property
    def points_at_stake(self) -> Fraction:
        return sum((item.points for item in self.items if not item.is_published), Fraction())


@dataclass(frozen=True)
class Readiness:
    items: tuple[ItemReadiness, ...]
    units: tuple[Unit, ...]

    @property
    def whole(self) -> Fraction:
        """The points that the published data can bring."""
        return sum((item.points for item in self.items), Fraction())

    @property
    def points_by_state(self) -> dict[PublicationState, Fraction]:
        return _points_by_state(self.items)

    def sections(self) -> tuple[SectionReadiness, ...]:
        """Units that lead anything, whose open items weigh most first."""
        led = (
            SectionReadiness(unit, tuple(item for item in self.items if unit in item.units))
            for unit in self.units
        )
        return tuple(sorted((each for each in led if each.items), key=lambda each: -each.points_at_stake))

    def orphans(self) -> tuple[ItemReadiness, ...]:
        return tuple(item for item in self.items if not item.has_lead)


def read_readiness(book: YearBook, today: datetime.date) -> Readiness:
    assignments = Assignments(book)
    points = item_points(book.edition)
    items: list[ItemReadiness] = []
    for node in assignments.items:
        leads = assignments.leads(node)
        led_by = (party.unit or (party.person.unit if party.person else None) for party in leads)
        items.append(
            ItemReadiness(
                node=node,
                points=points.get(node.identity, Fraction()),
                state=assignments.state(node),
                units=tuple(unit for unit in led_by if unit is not None),
                has_lead=bool(leads),
                is_late=assignments.is_late(node, today),
            )
        )
    return Readiness(tuple(items), tuple(book.office.units))


def item_points(edition: Edition) -> Mapping[str, Fraction]:
    """What each item is worth in the total, by identity: down the tree each mean shares out what it is worth."""
    tree = Tree(edition.nodes)
    instruments = [node for node in tree.nodes if node.kind is Kind.INSTRUMENT]
    weights = sum((Fraction(node.weight or 0) for node in instruments), Fraction())
    points: dict[str, Fraction] = {}
    waiting = [(node, Fraction(node.weight or 0) * FULL_SCORE / weights) for node in instruments if weights]
    while waiting:
        node, worth = waiting.pop()
        if node.kind is Kind.ITEM:
            points[node.identity] = points.get(node.identity, Fraction()) + worth
            continue
        parts = [part for part in tree.averaged(node) if _holds_items(tree, part)]
        waiting.extend((part, worth / len(parts)) for part in parts)
    return points


def _holds_items(tree: Tree, node: Node) -> bool:
    return tree.count(node, Kind.ITEM) > 0


def _points_by_state(items: Iterable[ItemReadiness]) -> dict[PublicationState, Fraction]:
    """Every state, those without points too."""
    points = dict.fromkeys(PublicationState, Fraction())
    for item in items:
        points[item.state] += item.points
    return points
