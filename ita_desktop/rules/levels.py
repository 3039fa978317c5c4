"""What level a score reaches."""

from collections.abc import Mapping
from decimal import Decimal

from ita_desktop.model.edition import Level, LevelScale


def level_of(scale: LevelScale, total: Decimal, instruments: Mapping[str, Decimal]) -> Level | None:
    """The highest level whose minimum the total reaches and whose condition every instrument meets.

    None below the lowest level, and where a condition decides but no instrument is known.
    """
    for level in scale.levels:
        if total < level.minimum:
            continue
        if level.instrument_minimum is None:
            return level
        if not instruments:
            return None
        if min(instruments.values()) >= level.instrument_minimum:
            return level
    return None


def level_of_score(scale: LevelScale, score: Decimal) -> Level | None:
    """The level of a single indicator or instrument, on which no further condition lies."""
    return next((level for level in scale.levels if score >= level.minimum), None)
