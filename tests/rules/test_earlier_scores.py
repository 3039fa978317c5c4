"""The scores of an earlier year stand under the names of a later one."""

from decimal import Decimal

from ita_desktop.model.edition import Relation
from ita_desktop.model.editions import read_edition
from ita_desktop.rules.earlier_scores import earlier_scores
from ita_desktop.rules.scores import Published, Scores, compute_scores

EARLIER, LATER = read_edition("bma-2565"), read_edition("bma-2566")


def scores_of(published: dict[str, Decimal]) -> Scores:
    return compute_scores(EARLIER, {identity: Published(score) for identity, score in published.items()})


def test_what_was_merged_is_the_mean_of_all_its_origins() -> None:
    later = next(link.later for link in LATER.links if link.relation is Relation.MERGED)
    origins = [link.earlier for link in LATER.links if link.later == later and link.earlier]
    assert later is not None
    assert len(origins) > 1
    full = {identity: Decimal(100 * (place == 0)) for place, identity in enumerate(origins)}
    after = compute_scores(LATER, {})
    mean = earlier_scores(scores_of(full), after)[later]
    assert mean == (Decimal(100) / len(origins)).quantize(Decimal("0.01"))
    full.popitem()
    assert later not in earlier_scores(scores_of(full), after)


def test_in_the_same_frame_everything_keeps_its_name() -> None:
    scores = scores_of({"structure": Decimal(100)})
    assert earlier_scores(scores, scores)["structure"] == Decimal(100)


def test_without_a_map_the_identities_decide() -> None:
    other = read_edition("nacc-2566")
    known = earlier_scores(scores_of({"structure": Decimal(100)}), compute_scores(other, {}))
    assert set(known) <= {node.identity for node in other.nodes}
