"""Shares of answers become points by scale and policy."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.model.edition import Policy, Scale
from ita_desktop.rules.shares import Shares, points_of, share_sum_is_right

POLICY = Policy()
LEVELS = Shares(least=Decimal("1.50"), little=Decimal("3.50"), much=Decimal(25), most=Decimal(70))
ANSWERS = Shares(yes=Decimal("2.40"), no=Decimal("97.60"))


@pytest.mark.parametrize(
    ("shares", "scale", "points"),
    [
        (LEVELS, Scale.LEVEL, "87.905"),
        (LEVELS, Scale.LEVEL_REVERSED, "12.095"),
        (ANSWERS, Scale.YES_IS_GOOD, "2.4"),
        (ANSWERS, Scale.YES_IS_BAD, "97.6"),
    ],
)
def test_points_follow_the_scale(shares: Shares, scale: Scale, points: str) -> None:
    assert points_of(shares, scale, POLICY) == Decimal(points)


def test_the_shares_given_decide_between_levels_and_yes_or_no() -> None:
    assert points_of(ANSWERS, Scale.LEVEL, POLICY) == Decimal("2.4")
    assert points_of(ANSWERS, Scale.LEVEL_REVERSED, POLICY) == Decimal("97.6")
    assert points_of(LEVELS, Scale.YES_IS_BAD, POLICY) == Decimal("12.095")


def test_the_points_of_the_options_are_those_of_the_policy() -> None:
    thirds = Policy(option_points=(Decimal(0), Decimal("33.33"), Decimal("66.67"), Decimal(100)))
    assert points_of(LEVELS, Scale.LEVEL, thirds) == Decimal("87.83405")


@pytest.mark.parametrize("scale", [None, Scale.SCORE, Scale.DISCLOSED])
def test_without_a_scale_of_answers_shares_give_no_points(scale: Scale | None) -> None:
    assert points_of(LEVELS, scale, POLICY) is None


def test_without_shares_there_are_no_points() -> None:
    assert points_of(Shares(), Scale.LEVEL, POLICY) is None


def test_an_empty_share_is_nought_only_where_the_others_are_the_whole() -> None:
    assert points_of(Shares(much=Decimal(40), most=Decimal(60)), Scale.LEVEL, POLICY) == Decimal("86.8")
    assert points_of(Shares(yes=Decimal(100)), Scale.YES_IS_BAD, POLICY) == 0
    assert points_of(Shares(much=Decimal(40), most=Decimal(50)), Scale.LEVEL, POLICY) is None


@pytest.mark.parametrize(
    ("most", "is_right"),
    [("29.97", False), ("29.98", True), ("30", True), ("30.02", True), ("30.03", False)],
)
def test_a_sum_of_shares_may_miss_the_whole_by_what_rounding_leaves(most: str, is_right: bool) -> None:
    shares = Shares(least=Decimal(10), little=Decimal(20), much=Decimal(40), most=Decimal(most))
    assert share_sum_is_right(shares) is is_right


def test_shares_with_a_wrong_sum_are_used_as_they_stand() -> None:
    shares = Shares(least=Decimal(0), little=Decimal(0), much=Decimal(0), most=Decimal(80))
    assert points_of(shares, Scale.LEVEL, POLICY) == 80


@given(st.lists(st.integers(min_value=0, max_value=2500), min_size=3, max_size=3))
def test_a_reversed_scale_mirrors_the_points_and_all_points_lie_between_0_and_100(parts: list[int]) -> None:
    least, little, much = (Decimal(part).scaleb(-2) for part in parts)
    shares = Shares(least=least, little=little, much=much, most=100 - least - little - much)
    straight = points_of(shares, Scale.LEVEL, POLICY)
    mirrored = points_of(shares, Scale.LEVEL_REVERSED, POLICY)
    assert straight is not None
    assert mirrored is not None
    assert 0 <= straight <= 100
    assert straight + mirrored == 100
