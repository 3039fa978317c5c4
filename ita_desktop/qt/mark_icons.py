"""Marks as icons of buttons and choices, in the colours of the theme at each drawing."""

from functools import cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from ita_desktop.qt.marks import Mark, draw_mark
from ita_desktop.qt.theme import theme


@cache
def mark_icon(mark: Mark, letter: str = "") -> QIcon:
    return QIcon(_MarkEngine(mark, letter))


class _MarkEngine(QIconEngine):
    def __init__(self, mark: Mark, letter: str) -> None:
        super().__init__()
        self._mark, self._letter = mark, letter

    def clone(self) -> "_MarkEngine":
        return _MarkEngine(self._mark, self._letter)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """At the left, like our other icons."""
        side = min(rect.width(), rect.height()) - 2
        place = QRectF(rect.x() + 1, rect.center().y() + 0.5 - side / 2, side, side)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        draw_mark(painter, place, self._mark, theme().tokens, letter=self._letter)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixmap = QPixmap(round(size.width() * scale), round(size.height() * scale))
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap
