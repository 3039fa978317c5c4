"""How the window looks: light or dark, the text size, the measures and the type that follow from them."""

from enum import Enum
from functools import cache
from math import ceil

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.qt.style_sheet import style_sheet
from ita_desktop.qt.tokens import DARK, LIGHT, Tokens, mix

__all__ = ["DARK", "LIGHT", "SCALES", "SCHEMES", "Theme", "Tokens", "Type", "set_type", "theme"]

SCALES = (1.0, 1.25, 1.5, 1.75)
SCHEMES = ("system", "light", "dark")

_FAMILIES = ("Leelawadee UI", "Sarabun", "Loma", "Noto Sans Thai", "Noto Sans Thai UI", "Laksaman")
_LATIN_FALLBACKS = ("Segoe UI", "Noto Sans", "DejaVu Sans")
_TALLEST_TEXT = "ป๊ิฟ้ำปี่ญูฏุÅ"
_COLOUR_SCHEMES = {
    "light": Qt.ColorScheme.Light,
    "dark": Qt.ColorScheme.Dark,
    "system": Qt.ColorScheme.Unknown,
}


class Type(Enum):
    """A size of text: pixels, weight and line height at 100 %."""

    FIGURE = ("figure", 28, 600, 40)
    TITLE = ("title", 20, 600, 30)
    HEADING = ("heading", 15, 600, 24)
    TEXT = ("text", 14, 400, 22)
    NAME = ("name", 14, 500, 22)
    SMALL = ("small", 13, 400, 20)
    AXIS = ("axis", 12, 400, 18)

    # Heights and fonts are asked for by it thousands of times before a place stands; Enum's own is written in Python.
    __hash__ = object.__hash__

    def __init__(self, label: str, size: int, weight: int, line: int) -> None:
        self.label = label
        self.size = size
        self.weight = weight
        self.line = line


class Theme(QObject):
    """The one look of the application; `changed` says that colours or sizes are new and all must be drawn again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._scheme = "system"
        self._scale = 1.0
        self._dark = False
        self._application: QApplication | None = None

    @property
    def tokens(self) -> Tokens:
        return DARK if self._dark else LIGHT

    @property
    def is_dark(self) -> bool:
        return self._dark

    @property
    def scale(self) -> float:
        """Text size, 1.0 to 1.75; every measure grows with it."""
        return self._scale

    @scale.setter
    def scale(self, scale: float) -> None:
        scale = min(max(scale, SCALES[0]), SCALES[-1])
        if scale != self._scale:
            self._scale = scale
            self._renew()

    @property
    def scheme(self) -> str:
        return self._scheme

    @scheme.setter
    def scheme(self, scheme: str) -> None:
        if scheme not in SCHEMES:
            raise ValueError(scheme)
        self._scheme = scheme
        if self._application:
            self._tell_the_system()
        self._follow()

    def px(self, measure: float) -> int:
        """A measure at 100 % in pixels of this text size."""
        return round(measure * self._scale)

    def font(self, kind: Type = Type.TEXT) -> QFont:
        return _font(kind, self.px(kind.size))

    def line_height(self, kind: Type = Type.TEXT) -> int:
        """High enough that neither stacked marks above nor tails below touch the next line."""
        return _line_height(kind, self._scale)

    def apply(self, application: QApplication) -> None:
        """Dresses the application, and again whenever theme, text size or the system's scheme changes."""
        if application is self._application:
            return
        self._application = application
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)
        self._tell_the_system()
        self._dark = self._wants_dark()
        self._renew()

    def _tell_the_system(self) -> None:
        QGuiApplication.styleHints().setColorScheme(_COLOUR_SCHEMES[self._scheme])

    def _wants_dark(self) -> bool:
        if self._scheme != "system":
            return self._scheme == "dark"
        hints = QGuiApplication.styleHints() if QGuiApplication.instance() else None
        return bool(hints and hints.colorScheme() == Qt.ColorScheme.Dark)

    def _follow(self) -> None:
        dark = self._wants_dark()
        if dark != self._dark:
            self._dark = dark
            self._renew()

    def _renew(self) -> None:
        if self._application:
            self._application.setPalette(palette(self.tokens))
            self._application.setFont(self.font())
            self._application.setStyleSheet(style_sheet(self.tokens, self._dark, self.px, _type_rules(self)))
        self.changed.emit()


@cache
def theme() -> Theme:
    """The application's one theme."""
    return Theme()


def set_type(widget: QWidget, kind: Type, ink: str = "ink") -> None:
    """Sets `widget` in this type and ink (a token's name), through every change of text size and theme."""
    widget.setProperty("type", kind.label)
    widget.setProperty("ink", ink)
    widget.setFont(theme().font(kind))
    if widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def size_within(window: QWidget | None, width: int, height: int) -> QSize:
    """A size at 100 %, as large as the text size asks for and the window it stands over allows."""
    wanted = QSize(theme().px(width), theme().px(height))
    return wanted.boundedTo(window.window().size() - QSize(40, 40)) if window else wanted


def palette(tokens: Tokens) -> QPalette:
    role = QPalette.ColorRole
    colours: dict[QPalette.ColorRole, QColor] = {
        role.Window: tokens.page,
        role.WindowText: tokens.ink,
        role.Base: tokens.paper,
        role.AlternateBase: tokens.sunk,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.ink3,
        role.Button: tokens.paper,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.red,
        role.Highlight: tokens.selected,
        role.HighlightedText: tokens.ink,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.paper,
        role.ToolTipText: tokens.ink,
        role.Light: tokens.paper,
        role.Midlight: tokens.hover,
        role.Mid: tokens.line2,
        role.Dark: tokens.edge,
        role.Shadow: tokens.line2,
    }
    result = QPalette()
    for name, colour in colours.items():
        result.setColor(name, colour)
    for name in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        result.setColor(QPalette.ColorGroup.Disabled, name, mix(tokens.ink3, tokens.page, 0.6))
    return result


def _type_rules(look: Theme) -> list[tuple[str, int, int]]:
    return [(kind.label, look.px(kind.size), kind.weight) for kind in Type]


@cache
def _families() -> tuple[str, ...]:
    present = set(QFontDatabase.families())
    found = tuple(family for family in (*_FAMILIES, *_LATIN_FALLBACKS) if family in present)
    return found or (QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family(),)


@cache
def _shared_font(kind: Type, pixels: int) -> QFont:
    font = QFont()
    font.setFamilies(list(_families()))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(kind.weight))
    return font


def _font(kind: Type, pixels: int) -> QFont:
    return QFont(_shared_font(kind, pixels))


@cache
def _line_height(kind: Type, scale: float) -> int:
    font = _shared_font(kind, round(kind.size * scale))
    drawn = QFontMetricsF(font).tightBoundingRect(_TALLEST_TEXT).height()
    return max(round(kind.line * scale), ceil(drawn) + 1)
