"""Icons: all there, drawn in the theme's ink, sharp, and our own."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from ita_desktop import bundled
from ita_desktop.qt.icons import icon, program_icon
from ita_desktop.qt.theme import DARK, LIGHT, theme

FOLDER = bundled.folder("resources") / "icons"
DRAWINGS = sorted(path for path in FOLDER.glob("*.svg") if path.stem != "ita-desktop")


@pytest.fixture(autouse=True)
def _light(qapp: QApplication):
    theme().scheme = "light"
    yield
    theme().scheme = "light"


def _strongest(image: QImage) -> QColor:
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return max(pixels, key=lambda colour: colour.alpha())


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_every_drawing_is_a_line_drawing_on_the_grid_of_20(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert 'viewBox="0 0 20 20"' in source
    assert 'stroke="currentColor" stroke-width="1.5" stroke-linecap="round"' in source
    assert QSvgRenderer(str(path)).isValid()


@pytest.mark.parametrize("path", DRAWINGS, ids=lambda path: path.stem)
def test_every_drawing_stays_within_its_square(path: Path) -> None:
    image = icon(path.stem).pixmap(QSize(20, 20), 4.0).toImage()
    edge = [(x, y) for x in range(80) for y in (0, 79)] + [(x, y) for y in range(80) for x in (0, 79)]
    assert not any(image.pixelColor(x, y).alpha() > 60 for x, y in edge)
    assert _strongest(image).alpha() > 200


def test_no_two_drawings_are_alike() -> None:
    bodies = [path.read_text(encoding="utf-8") for path in DRAWINGS]
    # Chevrons serve twice: as ways back and forward, and as parts of a tree.
    twins = {"back", "forward", "chevron-left", "chevron-right"}
    alone = [body for body, path in zip(bodies, DRAWINGS, strict=True) if path.stem not in twins]
    assert len(set(alone)) == len(alone)


def test_an_icon_is_sharp_on_a_fine_screen() -> None:
    pixmap = icon("print").pixmap(QSize(20, 20), 2.0)
    assert (pixmap.width(), pixmap.devicePixelRatio()) == (40, 2.0)


def test_an_icon_follows_the_theme() -> None:
    print_icon = icon("print")
    assert _strongest(print_icon.pixmap(QSize(20, 20), 4.0).toImage()).rgb() == LIGHT.ink2.rgb()
    theme().scheme = "dark"
    assert _strongest(print_icon.pixmap(QSize(20, 20), 4.0).toImage()).rgb() == DARK.ink2.rgb()


def test_a_token_names_the_colour() -> None:
    image = icon("send", "on_accent").pixmap(QSize(20, 20), 4.0).toImage()
    assert _strongest(image).rgb() == LIGHT.on_accent.rgb()


def test_a_disabled_icon_is_fainter() -> None:
    usual = icon("print").pixmap(QSize(20, 20), QIcon.Mode.Normal)
    faint = icon("print").pixmap(QSize(20, 20), QIcon.Mode.Disabled)
    assert usual.toImage() != faint.toImage()


def test_an_unknown_drawing_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        icon("garland")


def test_the_program_has_its_own_mark_in_all_sizes(qapp: QApplication) -> None:
    assert {size.width() for size in program_icon().availableSizes()} >= {16, 32, 48, 256}
