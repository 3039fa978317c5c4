"""The colours of the window by name, light and dark: paper and pen ink, and colours that speak of state alone."""

from typing import NamedTuple

from PySide6.QtGui import QColor


class Tokens(NamedTuple):
    """Grounds first, then lines, inks, the officer's hand (accent) and the states with their grounds.

    The page that prints stays light in the dark.
    """

    desk: QColor
    page: QColor
    paper: QColor
    sunk: QColor
    hover: QColor
    line: QColor
    line2: QColor
    edge: QColor
    ink: QColor
    ink2: QColor
    ink3: QColor
    accent: QColor
    on_accent: QColor
    tint: QColor
    tint2: QColor
    selected: QColor
    green: QColor
    green_ground: QColor
    amber: QColor
    amber_ground: QColor
    red: QColor
    red_ground: QColor
    violet: QColor
    violet_ground: QColor
    bar_green: QColor
    bar_blue: QColor
    bar_amber: QColor
    bar_red: QColor
    bar_grey: QColor
    print_page: QColor


def _tokens(hexadecimal: str) -> Tokens:
    return Tokens(*(QColor(f"#{colour}") for colour in hexadecimal.split()))


LIGHT = _tokens(
    "F0F0ED FAFAF8 FFFFFF F3F3F0 E9E9E5 E3E3DE C9C9C3 85857E 1D1F23 4E5259 5D6168"
    " 24479E FFFFFF E8EEFB D3DEF7 DCE6FA 1C7446 E3F2E9 875600 FBF0D8 B3261E FBE8E6 664B9E EFEAF8"
    " 4C9C71 5B7FD0 BD8316 D0483F 91928C FFFFFF"
)
DARK = _tokens(
    "18191C 1F2023 27292D 202225 303238 36383E 4A4D55 83868F ECEBE7 BDBEC3 ABADB5"
    " A3BBFF 10204A 2A3452 3B4A78 2E3A60 83CFA1 203A2C E9BD6A 3D321A FFA097 46251F C0ACEF 332B4A"
    " 5DAF80 7F9FE8 D9A441 E0685E 777A82 F1EFE9"
)


def mix(over: QColor, under: QColor, share: float) -> QColor:
    """`share` of `over` laid on `under`, opaque."""
    return QColor.fromRgbF(
        over.redF() * share + under.redF() * (1 - share),
        over.greenF() * share + under.greenF() * (1 - share),
        over.blueF() * share + under.blueF() * (1 - share),
    )


def contrast(one: QColor, other: QColor) -> float:
    """How well they stand apart, as WCAG counts it: 4.5 for text, 3 for marks."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(channel: float) -> float:
        return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())
