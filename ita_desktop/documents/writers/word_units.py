"""The units a Word file counts in, and the measures of a paragraph."""

from decimal import Decimal

from ita_desktop.documents.writers.style import Measure

_MM_PER_INCH = Decimal("25.4")


def twips_of_mm(length: Measure) -> int:
    """Twentieths of a point: widths, indents, tab stops, margins."""
    return round(length * 1440 / _MM_PER_INCH)


def twips_of_pt(length: Measure) -> int:
    return round(length * 20)


def mm_of_pt(length: Measure) -> Measure:
    return length * _MM_PER_INCH / 72


def emu_of_mm(length: Measure) -> int:
    """English Metric Units: sizes and places of drawings."""
    return round(length * 36000)


def space_before(space_pt: Measure) -> str:
    return f'<w:spacing w:before="{twips_of_pt(space_pt)}"/>'


def hanging(indent_mm: Measure) -> str:
    """The first line at the margin, the others, and what follows a tab, `indent_mm` further in."""
    indent = twips_of_mm(indent_mm)
    return f'<w:ind w:left="{indent}" w:hanging="{indent}"/>'
