"""What to improve, what to be proud of, and what fell since another year."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ita_desktop.model.edition import Edition, Kind, Link, Relation
from ita_desktop.model.office import WeakPointRule
from ita_desktop.rules.rounding import rounded
from ita_desktop.rules.scores import NodeScore, Scores

FULL_SCORE = Decimal(100)

_POINTS = frozenset({Kind.QUESTION, Kind.ITEM})
_COMPARED = frozenset({Kind.INDICATOR, Kind.QUESTION, Kind.ITEM})


@dataclass(frozen=True, slots=True)
class Strengths:
    """`indicators` from the highest down; `questions` with a full score in edition order."""

    indicators: tuple[NodeScore, ...]
    questions: tuple[NodeScore, ...]


@dataclass(frozen=True, slots=True)
class Fall:
    """A score lower than before; where several items were merged, `before` is the mean of all in `earlier`."""

    earlier: tuple[NodeScore, ...]
    later: NodeScore
    before: Decimal
    after: Decimal

    @property
    def points(self) -> Decimal:
        return self.before - self.after


def weak_points_below(scores: Scores, threshold: Decimal) -> tuple[NodeScore, ...]:
    """Questions and items strictly below `threshold`, in edition order; indicators where nothing below is known."""
    return tuple(
        score
        for instrument in scores.instruments()
        for score, shown in _points(scores, instrument.node.identity)
        if shown < threshold
    )


def lowest_points(scores: Scores, instrument_code: str, count: int) -> tuple[NodeScore, ...]:
    """The `count` lowest questions or items of an instrument, in edition order; indicators as above.

    Of those that tie for the last place the first are taken; a full score is never among them.
    Raises KeyError for an unknown instrument.
    """
    instrument = scores.by_code(instrument_code).node.identity
    scored = [(score, shown) for score, shown in _points(scores, instrument) if shown < FULL_SCORE]
    lowest = sorted(range(len(scored)), key=lambda place: scored[place][1])[:count]
    return tuple(scored[place][0] for place in sorted(lowest))


def weak_points(scores: Scores, rule: WeakPointRule, threshold: Decimal, count: int) -> tuple[NodeScore, ...]:
    """By the rule of the office: below `threshold`, or the `count` lowest of each instrument."""
    if rule is WeakPointRule.THRESHOLD:
        return weak_points_below(scores, threshold)
    return tuple(
        score
        for instrument in scores.instruments()
        for score in lowest_points(scores, instrument.node.code, count)
    )


def strengths(scores: Scores, count: int) -> Strengths:
    """The `count` highest indicators, with all that tie with the last of them, and the questions with a full score."""
    scored = _scored(scores.indicators())
    highest = sorted((shown for _score, shown in scored), reverse=True)[:count]
    indicators = sorted(
        ((score, shown) for score, shown in scored if highest and shown >= highest[-1]),
        key=lambda pair: pair[1],
        reverse=True,
    )
    return Strengths(
        indicators=tuple(score for score, _shown in indicators),
        questions=tuple(score for score in scores.questions() if score.shown == FULL_SCORE),
    )


def links_between(earlier: Edition, later: Edition) -> tuple[Link, ...]:
    """The map between two editions; none if the later one does not follow on the earlier one."""
    if earlier.code == later.code:
        return tuple(Link(node.identity, node.identity, Relation.SAME) for node in later.nodes)
    return later.links if later.earlier_edition == earlier.code else ()


def falls(
    earlier: Scores,
    later: Scores,
    links: Sequence[Link],
    count: int,
    kinds: Collection[Kind] = _COMPARED,
) -> tuple[Fall, ...]:
    """The `count` largest falls, largest first, of what the map calls the same or merged."""
    before = {score.node.identity: score for score in earlier.nodes}
    origins: dict[str, list[NodeScore | None]] = {}
    for link in links:
        if link.earlier and link.later:
            origins.setdefault(link.later, []).append(before.get(link.earlier))
    places = later.edition.policy.decimal_places
    changes = (
        _change(origins.get(score.node.identity, []), score, places) for score in later.of_kinds(kinds)
    )
    fallen = [change for change in changes if change is not None and change.points > 0]
    return tuple(sorted(fallen, key=lambda fall: fall.points, reverse=True)[:count])


def _points(scores: Scores, instrument: str) -> list[tuple[NodeScore, Decimal]]:
    """What can be improved under an instrument, as deep as the report goes under each of its indicators."""
    indicators = scores.indicators(instrument)
    if not indicators:
        return _scored(scores.of_kinds(_POINTS, within=instrument))
    return [
        point
        for indicator in indicators
        for point in _scored(scores.of_kinds(_POINTS, within=indicator.node.identity)) or _scored([indicator])
    ]


def _change(origins: Sequence[NodeScore | None], later: NodeScore, places: int) -> Fall | None:
    """None unless the later and every earlier score is known."""
    known = _scored([origin for origin in origins if origin is not None])
    if later.shown is None or not known or len(known) < len(origins):
        return None
    mean = sum((Fraction(shown) for _origin, shown in known), Fraction()) / len(known)
    return Fall(tuple(origin for origin, _shown in known), later, rounded(mean, places), later.shown)


def _scored(scores: Sequence[NodeScore]) -> list[tuple[NodeScore, Decimal]]:
    return [(score, score.shown) for score in scores if score.shown is not None]
