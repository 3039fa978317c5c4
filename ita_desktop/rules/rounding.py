"""Rounding as the assessor rounds: halves go up."""

from decimal import Decimal
from fractions import Fraction
from math import floor


def rounded(value: Decimal | Fraction, places: int = 2) -> Decimal:
    """ROUND_HALF_UP, away from zero; a fraction is rounded from its true value, whatever its digits."""
    scaled = Fraction(value) * 10**places
    whole = floor(abs(scaled) + Fraction(1, 2))
    return Decimal(-whole if scaled < 0 else whole).scaleb(-places)
