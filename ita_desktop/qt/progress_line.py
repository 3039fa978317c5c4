"""How far a whole has come: one bar in parts, each named below it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ita_desktop.qt.chart_frame import draw_focus
from ita_desktop.qt.theme import Type, theme

_GAPS = 14, 6
_SQUARE = 9


@dataclass(frozen=True)
class Part:
    """`words` stand below the bar, figure included; `colour` is a token's name."""

    words: str
    share: Decimal | int
    colour: str


class ProgressLine(QWidget):
    """Parts of a whole; a click or Enter on one picks it. What the parts leave open stays empty."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None, *, named: bool = True) -> None:
        super().__init__(parent)
        self._named = named
        self._parts: tuple[Part, ...] = ()
        self._whole = Decimal(0)
        self._current = -1
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMouseTracking(True)
        theme().changed.connect(self._renew)
        self._renew()

    def set_parts(self, parts: Sequence[Part], whole: Decimal | int | None = None) -> None:
        self._parts = tuple(parts)
        self._whole = Decimal(whole) if whole is not None else Decimal(sum(part.share for part in parts))
        self._current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if parts and self._named else Qt.FocusPolicy.NoFocus)
        self.setAccessibleDescription("; ".join(part.words for part in parts))
        self.setToolTip("" if self._named else "\n".join(part.words for part in parts))
        self._renew()

    def _renew(self) -> None:
        self.setFont(theme().font(Type.SMALL))
        self.setMinimumHeight(self.heightForWidth(max(self.width(), theme().px(80))))
        self.updateGeometry()
        self.update()

    def resizeEvent(self, event: QEvent) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def sizeHint(self) -> QSize:
        width = theme().px(240)
        return QSize(width, self.heightForWidth(max(self.width(), width)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(48), self._bar_height())

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        places = self._places(width)
        return round(places[-1].bottom()) if places else self._bar_height()

    def _bar_height(self) -> int:
        return theme().px(10 if self._named else 8)

    def _places(self, width: int) -> list[QRectF]:
        """Where the words of each part stand, in as many lines as they need; closer together if that saves a line."""
        if not self._named:
            return []
        apart, close = (self._places_with(theme().px(gap), width) for gap in _GAPS)
        return close if close and close[-1].y() < apart[-1].y() else apart

    def _places_with(self, gap: int, width: int) -> list[QRectF]:
        look, metrics = theme(), QFontMetrics(theme().font(Type.SMALL))
        line = look.line_height(Type.SMALL)
        x, y = 0.0, self._bar_height() + look.px(6)
        places: list[QRectF] = []
        for part in self._parts:
            wide = min(look.px(_SQUARE + 6) + metrics.horizontalAdvance(part.words) + 1, width)
            if x and x + wide > width:
                x, y = 0.0, y + line
            places.append(QRectF(x, y, wide, line))
            x += wide + gap
        return places

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_bar(painter)
        look = theme()
        for index, (part, place) in enumerate(zip(self._parts, self._places(self.width()), strict=False)):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(getattr(look.tokens, part.colour))
            side = look.px(_SQUARE)
            painter.drawRoundedRect(QRectF(place.x(), place.center().y() - side / 2, side, side), 2, 2)
            painter.setPen(look.tokens.ink2)
            words = place.adjusted(look.px(_SQUARE + 6), 0, 2, 0)
            painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, part.words)
            if self.hasFocus() and index == max(self._current, 0):
                draw_focus(painter, place.adjusted(-1, 0, 3, 0).intersected(QRectF(self.rect())))

    def _draw_bar(self, painter: QPainter) -> None:
        tokens = theme().tokens
        bar = QRectF(0, 0, self.width(), self._bar_height())
        outline = QPainterPath()
        outline.addRoundedRect(bar, bar.height() / 2, bar.height() / 2)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(bar, tokens.line)
        x = 0.0
        for part in self._parts if self._whole else ():
            wide = float(Decimal(part.share) / self._whole) * bar.width()
            if wide > 0:
                painter.fillRect(QRectF(x, 0, wide, bar.height()), getattr(tokens, part.colour))
                x += wide
                painter.fillRect(QRectF(x - 1, 0, 1.5, bar.height()), tokens.paper)
        painter.restore()

    def _index_at(self, point: QPointF) -> int:
        for index, place in enumerate(self._places(self.width())):
            if place.contains(point):
                return index
        x = 0.0
        for index, part in enumerate(self._parts if self._whole and point.y() <= self._bar_height() else ()):
            x += float(Decimal(part.share) / self._whole) * self.width()
            if point.x() < x:
                return index
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._named and self._index_at(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self._index_at(event.position())
        if self._named and index >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._current = index
            self.picked.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, count = event.key(), len(self._parts)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            step = 1 if key == Qt.Key.Key_Right else -1
            self._current = (max(self._current, 0) + step) % count
            self.update()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(max(self._current, 0))
        else:
            super().keyPressEvent(event)
