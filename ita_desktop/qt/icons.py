"""Our line drawings as icons, in the ink of the theme and sharp on every screen."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from ita_desktop import bundled
from ita_desktop.qt.theme import theme
from ita_desktop.qt.tokens import mix

PROGRAM = "ita-desktop"

_Mode = QIcon.Mode


@cache
def icon(name: str, colour: QColor | str | None = None) -> QIcon:
    """The drawing `name`; `colour` is a token's name such as "on_accent", which follows the theme, or a fixed colour.

    Without one it is ink2, and full ink where it is pressed or selected.
    """
    _source(name)
    return QIcon(_LineEngine(name, colour))


@cache
def program_icon() -> QIcon:
    """The mark of the program itself, for windows and the task bar, drawn in the sizes that are asked for."""
    return QIcon(_MarkEngine(PROGRAM, QColor("#000000")))


def draw_icon(painter: QPainter, rect: QRectF, name: str, colour: QColor) -> None:
    _renderer(name, colour.name()).render(painter, rect)


class _LineEngine(QIconEngine):
    """Asks the theme at each drawing, so that buttons need no new icon when it changes."""

    def __init__(self, name: str, colour: QColor | str | None) -> None:
        super().__init__()
        self._name = name
        self._colour = colour

    def clone(self) -> "_LineEngine":
        return _LineEngine(self._name, self._colour)

    def iconName(self) -> str:
        return self._name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        draw_icon(painter, _square(QRectF(rect)), self._name, self._ink(mode, state))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return _drawn(self._name, size.width(), size.height(), scale, self._ink(mode, state).name())

    def _ink(self, mode: QIcon.Mode, state: QIcon.State) -> QColor:
        tokens = theme().tokens
        if mode == _Mode.Disabled:
            return mix(tokens.ink3, tokens.page, 0.6)
        if isinstance(self._colour, QColor):
            return self._colour
        if self._colour is not None:
            return getattr(tokens, self._colour)
        return tokens.ink if mode == _Mode.Selected or state == QIcon.State.On else tokens.ink2


class _MarkEngine(_LineEngine):
    """Its colours are its own."""

    def clone(self) -> "_MarkEngine":
        return _MarkEngine(self._name, self._colour)

    def availableSizes(
        self, mode: QIcon.Mode = _Mode.Normal, state: QIcon.State = QIcon.State.Off
    ) -> list[QSize]:
        return [QSize(side, side) for side in (16, 20, 24, 32, 48, 64, 128, 256)]


def _square(rect: QRectF) -> QRectF:
    """At the left: what is wider is so to keep words away."""
    side = min(rect.width(), rect.height())
    return QRectF(rect.x(), rect.center().y() - side / 2, side, side)


@cache
def _source(name: str) -> str:
    return (bundled.folder("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")


@cache
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))


@cache
def _drawn(name: str, width: int, height: int, scale: float, colour: str) -> QPixmap:
    pixmap = QPixmap(round(width * scale), round(height * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    _renderer(name, colour).render(painter, _square(QRectF(0, 0, width, height)))
    painter.end()
    return pixmap
