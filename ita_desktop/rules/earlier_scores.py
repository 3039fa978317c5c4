"""The scores of an earlier year under the names of a later one, through the map between their editions."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from ita_desktop.model.edition import Relation
from ita_desktop.rules.rounding import rounded
from ita_desktop.rules.scores import Scores
from ita_desktop.rules.weak_points import links_between


def earlier_scores(earlier: Scores, later: Scores) -> Mapping[str, Decimal]:
    """By identities of the later edition; what was merged is the mean of its origins, if all of them are known.

    Where nobody drew a map, what kept its identity is the same.
    """
    shown = {score.node.identity: score.shown for score in earlier.nodes}
    origins: dict[str, list[str]] = {}
    for link in links_between(earlier.edition, later.edition):
        if link.earlier and link.later and link.relation in (Relation.SAME, Relation.MERGED):
            origins.setdefault(link.later, []).append(link.earlier)
    if not origins:
        origins = {score.node.identity: [score.node.identity] for score in later.nodes}
    means: dict[str, Decimal] = {}
    for identity, before in origins.items():
        known = [Fraction(value) for each in before if (value := shown.get(each)) is not None]
        if known and len(known) == len(before):
            means[identity] = rounded(sum(known, Fraction()) / len(known))
    return means
