"""Weak points by either rule, strengths, and falls through the map."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.model.edition import Edition, Kind
from ita_desktop.model.editions import read_edition
from ita_desktop.model.office import WeakPointRule
from ita_desktop.rules.scores import NodeScore, Published, Scores, compute_scores
from ita_desktop.rules.weak_points import (
    falls,
    links_between,
    lowest_points,
    strengths,
    weak_points,
    weak_points_below,
)

BMA_2565 = read_edition("bma-2565")
BMA_2566 = read_edition("bma-2566")
EIT_CODES = [f"E{n}" for n in range(1, 16)]

eit_scores = st.lists(st.integers(min_value=90, max_value=100), min_size=15, max_size=15)


def scores_by_code(edition: Edition, published: Mapping[str, str | int]) -> Scores:
    identities = {node.code: node.identity for node in edition.nodes}
    return compute_scores(
        edition, {identities[code]: Published(Decimal(value)) for code, value in published.items()}
    )


def eit(values: list[int]) -> Scores:
    return scores_by_code(BMA_2565, dict(zip(EIT_CODES, values, strict=True)))


def codes(scores: tuple[NodeScore, ...]) -> list[str]:
    return [score.node.code for score in scores]


def test_a_score_at_the_threshold_is_not_weak() -> None:
    scores = scores_by_code(BMA_2565, {"E2": "85.00", "I1": "84.99", "O5": "0", "I30": "12", "1": "20"})
    assert codes(weak_points_below(scores, Decimal(85))) == ["I1", "I30", "O5"]


def test_a_published_score_decides_before_a_recomputed_one() -> None:
    scores = scores_by_code(BMA_2566, {"I3.1": "90", "I3": "80", "I4.1": "80"})
    assert codes(weak_points_below(scores, Decimal(85))) == ["I3", "I4"]


def test_the_lowest_come_in_edition_order_and_never_more_than_asked_for() -> None:
    scores = scores_by_code(BMA_2565, {"E1": 90, "E2": 70, "E3": 90, "E4": 99, "E5": 80, "E6": 90, "I1": 1})
    assert codes(lowest_points(scores, "EIT", 3)) == ["E1", "E2", "E5"]
    assert codes(lowest_points(scores, "EIT", 2)) == ["E2", "E5"]
    assert lowest_points(scores, "EIT", 0) == ()


def test_an_indicator_stands_for_its_questions_where_none_of_them_is_known() -> None:
    scores = scores_by_code(BMA_2565, {"1": 80, "2": 70, "I7": 60, "I8": 90, "3": 99})
    assert codes(weak_points_below(scores, Decimal(85))) == ["1", "I7"]
    assert codes(lowest_points(scores, "IIT", 3)) == ["1", "I7", "I8"]


def test_a_full_score_is_never_weak() -> None:
    scores = scores_by_code(BMA_2565, {"O1": 100, "O2": 0, "O3": 100})
    assert codes(lowest_points(scores, "OIT", 5)) == ["O2"]
    assert lowest_points(scores, "IIT", 5) == ()


def test_an_unknown_instrument_is_refused() -> None:
    with pytest.raises(KeyError):
        lowest_points(compute_scores(BMA_2565, {}), "XIT", 5)


def test_the_rule_of_the_office_picks_the_weak_points() -> None:
    scores = scores_by_code(BMA_2565, {"I1": 95, "I2": 96, "E1": 84, "E2": 83, "O1": 0, "O2": 100})
    assert codes(weak_points(scores, WeakPointRule.THRESHOLD, Decimal(85), 1)) == ["E1", "E2", "O1"]
    assert codes(weak_points(scores, WeakPointRule.LOWEST, Decimal(85), 1)) == ["I1", "E2", "O1"]


def test_strengths_are_the_highest_indicators_and_the_full_questions() -> None:
    scores = scores_by_code(
        BMA_2565, {"1": 90, "2": 99, "3": 95, "4": 95, "5": 80, "E4": 100, "E5": 99, "O1": 100}
    )
    found = strengths(scores, 2)
    assert codes(found.indicators) == ["2", "3", "4"]
    assert codes(found.questions) == ["E4"]


def test_without_scores_there_are_no_strengths_and_no_weak_points() -> None:
    scores = compute_scores(BMA_2566, {})
    assert strengths(scores, 3).indicators == ()
    assert strengths(scores, 3).questions == ()
    for rule in WeakPointRule:
        assert weak_points(scores, rule, Decimal(85), 5) == ()


def test_a_merged_item_fell_from_the_mean_of_those_it_was_made_of() -> None:
    earlier = scores_by_code(BMA_2565, {"O5": 100, "O8": 0, "O32": 100, "O1": 100, "O13": 100, "O34": 100})
    later = scores_by_code(BMA_2566, {"O6": 0, "O1": 0, "O9": 0, "O23": 100, "O5": 0})
    found = falls(earlier, later, BMA_2566.links, 5)
    assert [(fall.later.node.code, fall.before, fall.after, fall.points) for fall in found] == [
        ("O9", Decimal(100), Decimal(0), Decimal(100)),
        ("O6", Decimal("66.67"), Decimal(0), Decimal("66.67")),
    ]
    assert codes(found[1].earlier) == ["O5", "O8", "O32"]


def test_the_mean_before_a_fall_has_the_decimal_places_of_the_edition() -> None:
    edition = replace(BMA_2566, policy=replace(BMA_2566.policy, decimal_places=1))
    earlier = scores_by_code(BMA_2565, {"O5": 100, "O8": 0, "O32": 100})
    (fall,) = falls(earlier, scores_by_code(edition, {"O6": 0}), BMA_2566.links, 5)
    assert fall.before == Decimal("66.7")


def test_the_largest_falls_come_first_and_rises_not_at_all() -> None:
    earlier = scores_by_code(BMA_2565, {"1": 90, "2": 90, "3": 90, "4": 90})
    later = scores_by_code(BMA_2566, {"1": 89, "2": 70, "3": 95, "4": 85})
    links = links_between(BMA_2565, BMA_2566)
    assert [fall.later.node.code for fall in falls(earlier, later, links, 2)] == ["2", "4"]
    assert [fall.later.node.code for fall in falls(earlier, later, links, 9)] == ["2", "4", "1"]
    assert falls(earlier, later, links, 9, {Kind.ITEM}) == ()


def test_two_years_of_one_edition_compare_node_by_node() -> None:
    earlier = scores_by_code(BMA_2565, {"E1": 99})
    later = scores_by_code(BMA_2565, {"E1": 98})
    (fall,) = falls(earlier, later, links_between(BMA_2565, BMA_2565), 5)
    assert (fall.later.node.code, fall.points) == ("E1", 1)


def test_editions_that_do_not_follow_each_other_have_no_map() -> None:
    assert links_between(BMA_2566, BMA_2565) == ()


@given(eit_scores, st.integers(min_value=0, max_value=101), st.integers(min_value=0, max_value=101))
def test_a_higher_threshold_never_drops_a_weak_point(values: list[int], one: int, other: int) -> None:
    scores = eit(values)
    fewer = weak_points_below(scores, Decimal(min(one, other)))
    more = weak_points_below(scores, Decimal(max(one, other)))
    assert set(codes(fewer)) <= set(codes(more))


@given(eit_scores, st.integers(min_value=1, max_value=15))
def test_none_of_the_lowest_is_above_any_of_the_rest(values: list[int], count: int) -> None:
    scores = eit(values)
    lowest = set(codes(lowest_points(scores, "EIT", count)))
    rest = set(EIT_CODES) - lowest
    by_code = dict(zip(EIT_CODES, values, strict=True))
    assert all(by_code[low] <= by_code[high] for low in lowest for high in rest)
    assert len(lowest) == min(count, sum(value < 100 for value in values))
