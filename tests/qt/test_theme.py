"""The look: colours that can be read, measures that grow, Thai marks that are not cut."""

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QLineEdit, QPushButton, QRadioButton

from ita_desktop import bundled
from ita_desktop.qt.marks import Mark, mark_colour, mark_ground
from ita_desktop.qt.theme import DARK, LIGHT, SCALES, Theme, Tokens, Type, set_type, theme
from ita_desktop.qt.tokens import contrast

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
GROUNDS = ("desk", "page", "paper", "sunk", "hover", "tint", "tint2", "selected")
STATES = ("green", "amber", "red", "violet")


@pytest.fixture
def look(qapp: QApplication):
    """The one theme, and as it was afterwards."""
    yield theme()
    theme().scheme = "light"
    theme().scale = 1.0


@THEMES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", ["ink", "ink2"])
def test_text_reads_on_every_ground(tokens: Tokens, ground: str, ink: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("ground", ["desk", "page", "paper", "sunk", "hover", "selected"])
@pytest.mark.parametrize("ink", ["ink3", "accent"])
def test_quiet_text_and_links_read_where_they_stand(tokens: Tokens, ground: str, ink: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("ground", ["desk", "page", "paper", "sunk", "hover", "selected", "own"])
def test_states_read_on_the_surfaces_and_on_their_own_ground(tokens: Tokens, state: str, ground: str) -> None:
    under = getattr(tokens, f"{state}_ground" if ground == "own" else ground)
    assert contrast(getattr(tokens, state), under) >= 4.5


@THEMES
@pytest.mark.parametrize("mark", Mark)
def test_a_mark_reads_on_its_pill(tokens: Tokens, mark: Mark) -> None:
    assert contrast(mark_colour(mark, tokens), mark_ground(mark, tokens)) >= 4.5


@THEMES
def test_text_reads_on_the_main_button(tokens: Tokens) -> None:
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5


@THEMES
@pytest.mark.parametrize("bar", ["bar_green", "bar_blue", "bar_amber", "bar_red", "bar_grey", "edge"])
def test_bars_and_edges_stand_out(tokens: Tokens, bar: str) -> None:
    assert contrast(getattr(tokens, bar), tokens.paper) >= 3


@pytest.mark.parametrize("kind", Type)
@pytest.mark.parametrize("scale", SCALES)
def test_stacked_marks_stay_within_their_line(look: Theme, kind: Type, scale: float) -> None:
    look.scale = scale
    drawn = QFontMetricsF(look.font(kind)).tightBoundingRect("ป๊ิฟ้ำปี่ญูฏุ")
    assert drawn.height() < look.line_height(kind)
    assert look.line_height(kind) >= look.px(kind.line)


def test_text_size_stays_within_what_the_window_can_show(look: Theme) -> None:
    look.scale = 9
    assert look.scale == 1.75
    look.scale = 0.2
    assert look.scale == 1.0


def test_an_unknown_scheme_is_refused(look: Theme) -> None:
    with pytest.raises(ValueError, match="sepia"):
        look.scheme = "sepia"


def test_changed_is_told_once_and_only_for_a_change(look: Theme, qtbot) -> None:
    look.scheme = "light"
    with qtbot.waitSignals([look.changed], check_params_cbs=None, timeout=500):
        look.scheme = "dark"
    assert look.is_dark
    assert look.tokens is DARK
    with qtbot.assertNotEmitted(look.changed):
        look.scheme = "dark"
        look.scale = 1.0


def test_the_application_takes_palette_and_font(look: Theme, qapp: QApplication) -> None:
    look.apply(qapp)
    look.scheme = "dark"
    look.scale = 1.5
    assert qapp.palette().window().color() == DARK.page
    assert qapp.font().pixelSize() == 21


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("make", [QPushButton, QLineEdit, QComboBox])
def test_controls_are_34_high_with_and_without_focus(
    look: Theme, qapp: QApplication, qtbot, make, scale: float
) -> None:
    look.apply(qapp)
    look.scale = scale
    widget = make()
    qtbot.addWidget(widget)
    widget.show()
    assert widget.sizeHint().height() == look.px(34)
    widget.setFocus()
    assert widget.sizeHint().height() == look.px(34)


def test_a_button_in_a_row_is_30_high(look: Theme, qapp: QApplication, qtbot) -> None:
    look.apply(qapp)
    button = QPushButton("แก้")
    button.setProperty("row", True)
    qtbot.addWidget(button)
    button.show()
    assert button.sizeHint().height() == look.px(30)


@pytest.mark.parametrize("make", [QCheckBox, QRadioButton])
def test_what_is_chosen_looks_different(look: Theme, qapp: QApplication, qtbot, make) -> None:
    look.apply(qapp)
    choice = make("ทุกฝ่าย")
    qtbot.addWidget(choice)
    choice.resize(choice.sizeHint())
    before = choice.grab().toImage()
    choice.setChecked(True)
    assert choice.grab().toImage() != before


def test_a_typed_label_grows_with_the_text_size(look: Theme, qapp: QApplication, qtbot) -> None:
    look.apply(qapp)
    label = QLabel("ภาพรวม")
    set_type(label, Type.TITLE)
    qtbot.addWidget(label)
    label.show()
    assert label.font().pixelSize() == 20
    look.scale = 1.5
    assert label.font().pixelSize() == 30


def _style_pictures() -> list[Path]:
    return sorted((bundled.folder("resources") / "icons" / "style").glob("*.svg"))


@pytest.mark.parametrize("picture", _style_pictures(), ids=lambda path: path.stem)
def test_pictures_of_the_style_sheet_wear_the_tokens(picture: Path) -> None:
    tokens = DARK if picture.stem.endswith("-dark") else LIGHT
    inside = picture.stem.startswith(("check-", "dash-", "dot-"))
    root = ElementTree.parse(picture).getroot()
    colours = {element.get(name) for element in root.iter() for name in ("stroke", "fill")} - {None, "none"}
    assert colours == {(tokens.on_accent if inside else tokens.ink2).name().upper()}


def test_following_the_system_takes_its_scheme(look: Theme, qapp: QApplication) -> None:
    look.apply(qapp)
    look.scheme = "system"
    assert look.is_dark == (qapp.styleHints().colorScheme() == Qt.ColorScheme.Dark)
