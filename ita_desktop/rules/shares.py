"""From the shares of the answers to points."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ita_desktop.model.edition import Policy, Scale

LOWEST_RIGHT_SUM = Decimal("99.98")
HIGHEST_RIGHT_SUM = Decimal("100.02")

_REVERSED = {Scale.LEVEL_REVERSED, Scale.YES_IS_BAD}
_OF_ANSWERS = {Scale.LEVEL, Scale.YES_IS_GOOD} | _REVERSED


@dataclass(frozen=True, slots=True)
class Shares:
    """Percentages of the answers, as the report gives them."""

    least: Decimal | None = None
    little: Decimal | None = None
    much: Decimal | None = None
    most: Decimal | None = None
    yes: Decimal | None = None
    no: Decimal | None = None

    @property
    def answers(self) -> tuple[Decimal | None, ...]:
        """The four levels from least to most, or no and yes, whichever is given; empty if neither is."""
        for answers in ((self.least, self.little, self.much, self.most), (self.no, self.yes)):
            if any(share is not None for share in answers):
                return answers
        return ()


def share_sum_is_right(shares: Shares) -> bool:
    """Whether the answers add up to 100, give or take what rounding to two places leaves."""
    return LOWEST_RIGHT_SUM <= sum(share or Decimal(0) for share in shares.answers) <= HIGHEST_RIGHT_SUM


def points_of(shares: Shares, scale: Scale | None, policy: Policy) -> Fraction | None:
    """Points on a scale of answers, None on any other and where shares are missing.

    A share left empty counts as nought only if the others are already the whole.
    """
    answers = shares.answers
    if scale not in _OF_ANSWERS or not answers:
        return None
    if None in answers and not share_sum_is_right(shares):
        return None
    points = policy.option_points
    if len(answers) == 2:
        points = (points[0], points[-1])
    if scale in _REVERSED:
        points = points[::-1]
    pairs = zip(answers, points, strict=True)
    return sum((Fraction(share or 0) * Fraction(point) for share, point in pairs), Fraction()) / 100
