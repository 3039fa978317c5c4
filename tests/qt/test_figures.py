"""Figures are read as officers type them and shown in one form."""

from decimal import Decimal

import pytest

from ita_desktop.qt.figures import figure, read_figure


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("๘๔.๖๔", "84.64"),
        (" 1,200.5 ", "1200.5"),
        ("−5", "-5"),
        ("–๕", "-5"),
        ("0", "0"),
    ],
)
def test_figures_are_read_in_either_digits(typed: str, value: str) -> None:
    assert read_figure(typed) == Decimal(value)


def test_nothing_typed_is_no_figure() -> None:
    assert read_figure(" ") is None
    assert figure(None) == ""


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("มาก", "“มาก” ไม่ใช่ตัวเลข"),
        ("nan", "“nan” ไม่ใช่ตัวเลข"),
        ("84.645", "ใส่ทศนิยมได้ไม่เกิน 2 ตำแหน่ง"),
        ("100.01", "ต้องไม่มากกว่า 100.00"),
        ("-1", "ต้องไม่น้อยกว่า 0.00"),
        ("1e99", "ตัวเลขยาวเกินไป"),
    ],
)
def test_what_is_no_score_is_refused_with_the_reason(typed: str, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        read_figure(typed, lowest=0, highest=100)


def test_figures_are_shown_with_two_decimals_and_a_true_minus() -> None:
    assert figure(Decimal("-1234.5")) == "−1,234.50"
    assert figure(3, decimals=0) == "3"
    assert read_figure(figure(Decimal("-1234.5"))) == Decimal("-1234.5")
