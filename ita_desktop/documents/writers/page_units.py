"""The unit of pages: points."""

from ita_desktop.documents.writers.style import Measure

_POINTS_PER_MM = 72 / 25.4


def points(length_mm: Measure | float) -> float:
    return float(length_mm) * _POINTS_PER_MM


def millimetres(length_pt: float) -> float:
    return length_pt / _POINTS_PER_MM
