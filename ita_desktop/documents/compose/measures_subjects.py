"""What each row of the measures table is about, and the order in which the rows stand."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ita_desktop.documents.compose.measures_words import (
    EVERYTHING,
    indicator_name,
    instrument_name,
    score_in_brackets,
)
from ita_desktop.documents.content import Shade
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.layouts import Grouping
from ita_desktop.model.year import Measure
from ita_desktop.rules.scores import NodeScore, Scores
from ita_desktop.rules.tree import Tree

_OF_DISCLOSURE = {Kind.SUBINDICATOR, Kind.GROUP, Kind.ITEM}


@dataclass(frozen=True, slots=True)
class Group:
    """A row across the whole table, above the rows that belong to it."""

    text: str
    shade: Shade


@dataclass(frozen=True, slots=True)
class Subject:
    """A node, a range of items (`node` to `last_node`) or nothing in particular, and the groups it stands under.

    `order` puts subjects in the order of the edition, as far as the groups or the indicator column show it.
    """

    instrument: NodeRecord | None
    indicator: NodeRecord | None
    node: NodeRecord | None
    last_node: NodeRecord | None
    groups: tuple[Group, ...]
    order: tuple[int, int]


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """`last_score` is the score of the year whose results are worked from."""

    measure: Measure
    subject: Subject
    last_score: Decimal | None

    @property
    def joins_above(self) -> bool:
        return self.measure.joins_issue_above


def indicator_of(scores: Scores, point: NodeScore) -> NodeScore | None:
    """The indicator that a question or item belongs to, if the edition has indicators."""
    while point.node.kind is not Kind.INDICATOR:
        if point.node.parent is None:
            return None
        point = scores.of(point.node.parent)
    return point


class Subjects:
    """Finds the subject of measures in the frame of the year.

    What only the frame of the results has stands last under what the frame of the year has above it.
    """

    def __init__(self, book: YearBook, grouping: Grouping, scores: Scores | None) -> None:
        self._nodes = book.known_nodes
        earlier = book.results_edition.nodes if book.results_edition else ()
        removed = (node for node in earlier if node.identity not in book.nodes)
        in_order = Tree((*book.edition.nodes, *removed)).nodes
        self._places = {node.identity: place for place, node in enumerate(in_order)}
        self._grouping = grouping
        self._scores = {score.node.identity: score.shown for score in scores.nodes} if scores else {}
        self._known: dict[tuple[str | None, str | None], Subject] = {}

    def rows_of(self, measures: Iterable[Measure]) -> list[MeasureRow]:
        """As the office arranged them, but group by group, and under a group row what is about one thing together."""
        rows = sorted((self._row(measure) for measure in measures), key=lambda row: row.measure.position)
        if self._grouping in (Grouping.NONE, Grouping.MEASURE):
            return rows
        first_places: dict[Subject, int] = {}
        keys: list[tuple[tuple[int, int], int]] = []
        for place, row in enumerate(rows):
            subject = row.subject
            if row.joins_above and keys and keys[-1][0] == subject.order:
                keys.append(keys[-1])
            else:
                is_kept_together = bool(subject.groups)
                keys.append(
                    (subject.order, first_places.setdefault(subject, place) if is_kept_together else 0)
                )
        return [row for _, row in sorted(zip(keys, rows, strict=True), key=lambda pair: pair[0])]

    def _row(self, measure: Measure) -> MeasureRow:
        subject = self._subject(measure)
        score = measure.last_score
        if score is None and subject.node is not None and subject.last_node is None:
            score = self._scores.get(subject.node.identity)
        return MeasureRow(measure, subject, score)

    def _subject(self, measure: Measure) -> Subject:
        first = self._identity(measure.node)
        last = self._identity(measure.last_node) if measure.last_node is not measure.node else None
        if (first, last) not in self._known:
            self._known[first, last] = self._found(first, last)
        return self._known[first, last]

    def _identity(self, node: NodeRecord | None) -> str | None:
        """A node that neither the frame of the year nor that of the results has is no subject."""
        return node.identity if node and node.identity in self._nodes else None

    def _found(self, first: str | None, last: str | None) -> Subject:
        path = self._path(first)
        if last is not None:
            path = [node for node in path if node in self._path(last)]
        by_kind = {node.kind: node for node in path}
        indicator = by_kind.get(Kind.INDICATOR)
        grouped = self._grouped(by_kind, is_range=last is not None)
        innermost = grouped[-1] if grouped else indicator
        return Subject(
            instrument=by_kind.get(Kind.INSTRUMENT),
            indicator=indicator,
            node=self._nodes[first] if first else None,
            last_node=self._nodes[last] if last else None,
            groups=self._groups(grouped) if first else self._group_of_everything(),
            order=(self._places[innermost.identity] if innermost else len(self._places), len(grouped)),
        )

    def _path(self, identity: str | None) -> list[NodeRecord]:
        """From the instrument down to the node."""
        path: list[NodeRecord] = []
        while identity is not None:
            path.insert(0, self._nodes[identity])
            identity = path[0].parent
        return path

    def _grouped(self, path: dict[Kind, NodeRecord], *, is_range: bool) -> list[NodeRecord]:
        """The nodes that have a row of their own above the subject."""
        kinds: tuple[Kind, ...]
        match self._grouping:
            case Grouping.NONE | Grouping.MEASURE:
                return []
            case _ if Kind.INDICATOR not in path:
                kinds = (Kind.INSTRUMENT,)
            case Grouping.INSTRUMENT_AND_INDICATOR_ROWS:
                kinds = (Kind.INSTRUMENT, Kind.INDICATOR)
            case Grouping.INDICATOR_ROWS:
                kinds = (Kind.INDICATOR,)
            case Grouping.INDICATOR_COLUMN:
                is_about_items = is_range or not path.keys().isdisjoint(_OF_DISCLOSURE)
                kinds = (Kind.INDICATOR, Kind.SUBINDICATOR) if is_about_items else ()
        return [path[kind] for kind in kinds if kind in path]

    def _groups(self, nodes: Sequence[NodeRecord]) -> tuple[Group, ...]:
        return tuple(self._group(node) for node in nodes)

    def _group(self, node: NodeRecord) -> Group:
        in_column = self._grouping is Grouping.INDICATOR_COLUMN
        match node.kind:
            case Kind.INSTRUMENT:
                return Group(instrument_name(node), Shade.HEAD)
            case Kind.INDICATOR if in_column:
                return Group(f"{node.code}) {node.title}", Shade.HEAD)
            case Kind.INDICATOR:
                score = score_in_brackets(self._scores.get(node.identity))
                return Group(f"{indicator_name(node)} {score}".rstrip(), Shade.GROUP)
            case _:
                return Group(f"{node.code} {node.title}", Shade.GROUP)

    def _group_of_everything(self) -> tuple[Group, ...]:
        if self._grouping in (Grouping.NONE, Grouping.MEASURE):
            return ()
        return (Group(EVERYTHING, Shade.HEAD),)
