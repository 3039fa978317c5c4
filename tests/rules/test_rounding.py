"""Halves go up, on decimals and on fractions."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.rules.rounding import rounded


@pytest.mark.parametrize(
    ("value", "expected"),
    [("2.675", "2.68"), ("1.005", "1.01"), ("0.125", "0.13"), ("97.365", "97.37"), ("94.994999", "94.99")],
)
def test_a_half_goes_up_also_where_a_binary_float_would_go_down(value: str, expected: str) -> None:
    assert str(rounded(Decimal(value))) == expected


def test_a_score_keeps_its_two_places() -> None:
    assert str(rounded(Decimal(100))) == "100.00"
    assert str(rounded(Decimal(0))) == "0.00"


def test_a_half_below_zero_goes_away_from_zero() -> None:
    assert rounded(Decimal("-0.005")) == Decimal("-0.01")


def test_a_fraction_is_rounded_from_its_true_value() -> None:
    assert rounded(Fraction(800, 9)) == Decimal("88.89")
    assert rounded(Fraction(1, 3) + Fraction(2, 3) + Fraction("0.005")) == Decimal("1.01")


@given(
    st.decimals(min_value=-1000, max_value=1000, places=6),
    st.integers(min_value=0, max_value=4),
)
def test_rounding_agrees_with_the_decimal_module(value: Decimal, places: int) -> None:
    assert rounded(value, places) == value.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
