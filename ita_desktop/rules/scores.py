"""From what was published to every score: the deepest data wins and nothing is rounded inside."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from ita_desktop.model.edition import Edition, Kind, Level, Node
from ita_desktop.model.editions import read_level_scale
from ita_desktop.model.year import FiscalYear, Result
from ita_desktop.rules.levels import level_of
from ita_desktop.rules.rounding import rounded
from ita_desktop.rules.shares import Shares, points_of
from ita_desktop.rules.tree import Tree
from ita_desktop.translation import translate as _


@dataclass(frozen=True, slots=True)
class Published:
    """What the report prints for one node."""

    score: Decimal | None = None
    level: str = ""
    weighted: Decimal | None = None
    shares: Shares = field(default_factory=Shares)


@dataclass(frozen=True, slots=True)
class NodeScore:
    """The score of a node as published and as it follows from the deepest data.

    `exact` is a fraction, so that three thirds are a whole; `recomputed` is the same, rounded. A node that has
    neither children nor shares is itself the deepest data: its recomputed score is the published one.
    `note` tells the officer what the recomputed score rests on where that is not the usual data.
    """

    node: Node
    published: Decimal | None
    exact: Fraction | None
    recomputed: Decimal | None
    note: str = ""
    published_level: str = ""
    published_weighted: Decimal | None = None

    @property
    def difference(self) -> Decimal | None:
        if self.published is None or self.recomputed is None:
            return None
        return self.published - self.recomputed

    @property
    def shown(self) -> Decimal | None:
        return self.recomputed if self.published is None else self.published

    @property
    def carried(self) -> Fraction | None:
        """What the scores above are made of."""
        if self.exact is None and self.published is not None:
            return Fraction(self.published)
        return self.exact


@dataclass(frozen=True)
class Scores:
    """All scores of a year; `nodes` are in tree order, each before its children."""

    edition: Edition
    year: int
    nodes: tuple[NodeScore, ...]
    total_published: Decimal | None
    total_recomputed: Decimal | None
    level_published: str
    level_recomputed: Level | None

    @cached_property
    def _by_identity(self) -> dict[str, NodeScore]:
        return {score.node.identity: score for score in self.nodes}

    @cached_property
    def _by_code(self) -> dict[str, NodeScore]:
        return {score.node.code: score for score in self.nodes}

    @cached_property
    def _above(self) -> dict[str, frozenset[str]]:
        """All that each node lies below; a parent that the edition does not know counts too."""
        above: dict[str, frozenset[str]] = {}
        for node in (score.node for score in self.nodes):
            above[node.identity] = (
                above.get(node.parent, frozenset()) | {node.parent} if node.parent else frozenset()
            )
        return above

    def of(self, identity: str) -> NodeScore:
        """Raises KeyError for an identity that the edition does not know."""
        return self._by_identity[identity]

    def by_code(self, code: str) -> NodeScore:
        """Raises KeyError for a code that the edition does not print."""
        return self._by_code[code]

    def children(self, identity: str) -> tuple[NodeScore, ...]:
        return tuple(score for score in self.nodes if score.node.parent == identity)

    def instruments(self) -> tuple[NodeScore, ...]:
        return self.of_kinds({Kind.INSTRUMENT})

    def indicators(self, within: str | None = None) -> tuple[NodeScore, ...]:
        return self.of_kinds({Kind.INDICATOR}, within)

    def questions(self, within: str | None = None) -> tuple[NodeScore, ...]:
        return self.of_kinds({Kind.QUESTION}, within)

    def items(self, within: str | None = None) -> tuple[NodeScore, ...]:
        return self.of_kinds({Kind.ITEM}, within)

    def of_kinds(self, kinds: Collection[Kind], within: str | None = None) -> tuple[NodeScore, ...]:
        """In tree order; with an identity `within`, only those anywhere below it."""
        return tuple(
            score
            for score in self.nodes
            if score.node.kind in kinds and (within is None or within in self._above[score.node.identity])
        )

    def weighted(self, instrument: NodeScore) -> Decimal | None:
        """The part of an instrument in the total, as published or else from its shown score; only for display."""
        if instrument.published_weighted is not None:
            return instrument.published_weighted
        weights = sum((score.node.weight or Decimal(0) for score in self.instruments()), Decimal(0))
        if instrument.shown is None or not instrument.node.weight:
            return None
        part = Fraction(instrument.shown) * Fraction(instrument.node.weight) / Fraction(weights)
        return rounded(part, self.edition.policy.decimal_places)


def read_scores(year: FiscalYear) -> Scores:
    """All scores of a fiscal year whose results, edition and nodes are loaded."""
    published = {result.node.identity: _published(result) for result in year.results}
    scores = compute_scores(year.edition.as_value(), published, year.published_total, year.published_level)
    return replace(scores, year=year.year)


def _published(result: Result) -> Published:
    return Published(
        score=result.published,
        level=result.published_level,
        weighted=result.published_weighted,
        shares=Shares(
            least=result.share_least,
            little=result.share_little,
            much=result.share_much,
            most=result.share_most,
            yes=result.share_yes,
            no=result.share_no,
        ),
    )


def compute_scores(
    edition: Edition,
    published: Mapping[str, Published],
    total: Decimal | None = None,
    level: str = "",
) -> Scores:
    """All scores of `edition`; `published` by identity, `total` and `level` as the report prints them."""
    tree = Tree(edition.nodes)
    scores: dict[str, NodeScore] = {}
    for node in reversed(tree.nodes):
        scores[node.identity] = _score(node, published.get(node.identity, Published()), edition, tree, scores)
    instruments = [scores[node.identity] for node in tree.nodes if node.kind is Kind.INSTRUMENT]
    total_recomputed = _total(instruments, edition.policy.decimal_places)
    return Scores(
        edition=edition,
        year=edition.year,
        nodes=tuple(scores[node.identity] for node in tree.nodes),
        total_published=total,
        total_recomputed=total_recomputed,
        level_published=level,
        level_recomputed=_level(edition, total_recomputed, instruments),
    )


def _score(
    node: Node, published: Published, edition: Edition, tree: Tree, scores: Mapping[str, NodeScore]
) -> NodeScore:
    exact, note = _mean(node, tree, scores)
    if exact is None:
        exact = points_of(published.shares, node.scale, edition.policy)
    if exact is None and published.score is not None and not tree.children(node.identity):
        exact = Fraction(published.score)
    return NodeScore(
        node=node,
        published=published.score,
        exact=exact,
        recomputed=None if exact is None else rounded(exact, edition.policy.decimal_places),
        note=note,
        published_level=published.level,
        published_weighted=published.weighted,
    )


def _mean(node: Node, tree: Tree, scores: Mapping[str, NodeScore]) -> tuple[Fraction | None, str]:
    """The mean of what the node averages, or of its children by their weight in that mean; and a note."""
    averaged = tree.averaged(node)
    mean = _weighted_mean((scores[each.identity].carried, 1) for each in averaged)
    children = tree.children(node.identity)
    if mean is not None or node.mean_of is None or children == averaged:
        return mean, ""
    mean = _weighted_mean(
        (scores[child.identity].carried, tree.count(child, node.mean_of)) for child in children
    )
    return mean, "" if mean is None else _weighting_note(node.mean_of)


def _weighted_mean(values: Iterable[tuple[Fraction | Decimal | None, int | Decimal]]) -> Fraction | None:
    """None if there is nothing to weigh or if any value that has weight is missing."""
    summed = Fraction()
    weights = Fraction()
    for value, weight in values:
        if not weight:
            continue
        if value is None:
            return None
        summed += Fraction(value) * Fraction(weight)
        weights += Fraction(weight)
    return summed / weights if weights else None


def _weighting_note(counted: Kind) -> str:
    if counted is Kind.QUESTION:
        return _("คำนวณจากคะแนนตัวชี้วัด ถ่วงน้ำหนักด้วยจำนวนข้อคำถามของแต่ละตัวชี้วัด เพราะไม่มีคะแนนรายข้อครบทุกข้อ")
    return _("คำนวณจากคะแนนของกลุ่มย่อย ถ่วงน้ำหนักด้วยจำนวนข้อของแต่ละกลุ่ม เพราะไม่มีคะแนนรายข้อครบทุกข้อ")


def _total(instruments: Sequence[NodeScore], places: int) -> Decimal | None:
    """The weighted sum of the rounded instruments; None unless each has a score and a weight."""
    if any(score.node.weight is None for score in instruments):
        return None
    total = _weighted_mean((_counted(score), score.node.weight or 0) for score in instruments)
    return None if total is None else rounded(total, places)


def _level(edition: Edition, total: Decimal | None, instruments: Sequence[NodeScore]) -> Level | None:
    if total is None:
        return None
    counted = {score.node.code: _counted(score) for score in instruments}
    known = {code: score for code, score in counted.items() if score is not None}
    return level_of(read_level_scale(edition.level_scale), total, known)


def _counted(instrument: NodeScore) -> Decimal | None:
    """The rounded score with which an instrument enters the total."""
    return instrument.published if instrument.recomputed is None else instrument.recomputed
