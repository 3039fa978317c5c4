"""Levels of the letters and of the five steps, with what each asks of the instruments."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.model.edition import Level
from ita_desktop.model.editions import read_level_scale
from ita_desktop.rules.levels import level_of, level_of_score

LETTERS = read_level_scale("letters")
FIVE_LEVELS = read_level_scale("five-levels")
two_places = st.decimals(min_value=0, max_value=100, places=2)


def name_of(level: Level | None) -> str | None:
    return level and level.name


def instruments(*scores: Decimal) -> dict[str, Decimal]:
    return dict(zip(("IIT", "EIT", "OIT"), scores, strict=True))


@pytest.mark.parametrize(
    ("score", "letter"),
    [
        ("100", "AA"),
        ("95.00", "AA"),
        ("94.99", "A"),
        ("85.00", "A"),
        ("84.99", "B"),
        ("75", "B"),
        ("74.99", "C"),
        ("65", "C"),
        ("64.99", "D"),
        ("55", "D"),
        ("54.99", "E"),
        ("50", "E"),
        ("49.99", "F"),
        ("0", "F"),
    ],
)
def test_letters_change_at_their_limits(score: str, letter: str) -> None:
    assert name_of(level_of_score(LETTERS, Decimal(score))) == letter
    assert name_of(level_of(LETTERS, Decimal(score), {})) == letter


@pytest.mark.parametrize(
    ("total", "parts", "level"),
    [
        ("95.00", ("95", "95", "95"), "ผ่านดีเยี่ยม"),
        ("98.00", ("94.99", "99", "100"), "ผ่านดี"),
        ("95.00", ("85.00", "99", "100"), "ผ่านดี"),
        ("97.00", ("84.99", "100", "100"), "ผ่าน"),
        ("94.99", ("95", "95", "94.98"), "ผ่านดี"),
        ("85.00", ("85", "85", "85"), "ผ่านดี"),
        ("85.00", ("84.99", "85", "85.01"), "ผ่าน"),
        ("84.99", ("100", "100", "62.48"), "ต้องปรับปรุง"),
        ("70.00", ("70", "70", "70"), "ต้องปรับปรุง"),
        ("69.99", ("70", "70", "69.98"), "ต้องปรับปรุงโดยด่วน"),
        ("0", ("0", "0", "0"), "ต้องปรับปรุงโดยด่วน"),
    ],
)
def test_five_levels_ask_for_the_total_and_for_every_instrument(
    total: str, parts: tuple[str, str, str], level: str
) -> None:
    assert name_of(level_of(FIVE_LEVELS, Decimal(total), instruments(*map(Decimal, parts)))) == level


def test_without_instruments_a_level_with_a_condition_stays_open() -> None:
    assert level_of(FIVE_LEVELS, Decimal(98), {}) is None
    assert name_of(level_of(FIVE_LEVELS, Decimal(80), {})) == "ต้องปรับปรุง"


def test_below_the_lowest_level_there_is_none() -> None:
    assert level_of(LETTERS, Decimal(-1), {}) is None
    assert level_of_score(LETTERS, Decimal(-1)) is None


@given(two_places, two_places, st.lists(two_places, min_size=3, max_size=3))
def test_a_higher_total_never_lowers_the_level(one: Decimal, other: Decimal, parts: list[Decimal]) -> None:
    lower = level_of(FIVE_LEVELS, min(one, other), instruments(*parts))
    higher = level_of(FIVE_LEVELS, max(one, other), instruments(*parts))
    assert lower is not None
    assert higher is not None
    assert FIVE_LEVELS.levels.index(higher) <= FIVE_LEVELS.levels.index(lower)
