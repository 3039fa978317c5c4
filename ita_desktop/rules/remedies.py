"""What stands for a weak point of last year's results in this year's frame, and which measures mend it."""

from collections.abc import Iterator
from functools import cached_property

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import Measure, MeasureState
from ita_desktop.rules.scores import NodeScore, Scores
from ita_desktop.rules.tree import Tree
from ita_desktop.rules.weak_points import links_between


class Remedies:
    """Of one book and the scores of its results."""

    def __init__(self, book: YearBook, scores: Scores) -> None:
        self._book = book
        self._scores = scores
        self._tree = Tree(book.edition.nodes)
        self._became: dict[str, list[str]] = {}
        for link in links_between(scores.edition, book.edition):
            if link.earlier and link.later:
                self._became.setdefault(link.earlier, []).append(link.later)

    def node_of(self, point: NodeScore) -> NodeRecord | None:
        """What the point became in the frame of the year, or else the nearest thing above it that went on."""
        for identity in (point.node.identity, *self._above(point)):
            for later in self._became.get(identity, []):
                if later in self._book.nodes:
                    return self._book.nodes[later]
        return None

    def measures_of(self, point: NodeScore) -> list[Measure]:
        """Those on the point itself, on the indicator it belongs to, or, of an indicator, on something below it."""
        origins, successors = self.origins_of(point), self.successors_of(point)
        return [
            measure for measure, named, covered in self._named if named in origins or covered & successors
        ]

    def origins_of(self, point: NodeScore) -> set[str]:
        """The point and what it stands under, in the frame of the results."""
        return {point.node.identity, *self._above(point)}

    def successors_of(self, point: NodeScore) -> set[str]:
        """What stands for the point in the frame of the year."""
        same = set(self._became.get(point.node.identity, []))
        above = {later for each in self._above(point) for later in self._became.get(each, [])}
        # Where nothing follows on a question, and for an indicator, whatever is done below the indicator counts.
        wide = same if point.node.kind is Kind.INDICATOR else set[str]() if same else above
        return same | above | {below.identity for each in wide for below in self._tree.below(each)}

    @cached_property
    def _named(self) -> list[tuple[Measure, str | None, set[str]]]:
        """Each measure with the node of the results that it names, or the nodes of the year's frame that it covers."""
        nodes = self._book.year.edition.nodes
        places = {id(node): place for place, node in enumerate(nodes)}
        named: list[tuple[Measure, str | None, set[str]]] = []
        for measure in self._book.year.measures:
            if measure.node is None or measure.state is MeasureState.CANCELLED:
                continue
            first, last = places.get(id(measure.node)), places.get(id(measure.last_node or measure.node))
            if first is None or last is None:
                named.append((measure, measure.node.identity, set()))
            else:
                named.append((measure, None, {node.identity for node in nodes[first : last + 1]}))
        return named

    def _above(self, point: NodeScore) -> Iterator[str]:
        """Up to the indicator; a measure on the whole instrument says nothing of a point."""
        score = point
        while score.node.kind is not Kind.INDICATOR and score.node.parent is not None:
            score = self._scores.of(score.node.parent)
            yield score.node.identity
