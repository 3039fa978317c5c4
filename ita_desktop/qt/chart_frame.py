"""What all charts share: values with names, a bubble for the one pointed at, keys, and a picture to copy."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from ita_desktop.qt.icons import icon
from ita_desktop.qt.texts import lay_out_text
from ita_desktop.qt.theme import Theme, Type, theme
from ita_desktop.qt.tokens import Tokens
from ita_desktop.translation import translate as _

_BACK_KEYS = (Qt.Key.Key_Left, Qt.Key.Key_Up)
_ON_KEYS = (Qt.Key.Key_Right, Qt.Key.Key_Down)
_PICK_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)
_PICTURE_SCALE = 2


@dataclass(frozen=True)
class Series:
    """Values in the order of the chart's names; `colour` is a token's name."""

    name: str
    values: tuple[Decimal | None, ...]
    colour: str = "accent"


def two_decimals(value: Decimal | None) -> str:
    """As people read it: rounded half up, with a true minus; a dash where there is none."""
    if value is None:
        return "–"
    return str(value.quantize(Decimal("0.01"), ROUND_HALF_UP)).replace("-", "−")


def plain_number(value: Decimal) -> str:
    """85 for 85.00, 84.5 for 84.50."""
    return f"{value.normalize():f}".replace("-", "−")


class Chart(QWidget):
    """Names with one or more series. Subclasses draw, and say which name lies under a point."""

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names: tuple[str, ...] = ()
        self.series: tuple[Series, ...] = ()
        self.threshold: Decimal | None = None
        self.lowest = Decimal(0)
        self.highest = Decimal(100)
        self.empty_text = _("ยังไม่มีคะแนน")
        self._pointed = -1
        self._current = -1
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme().changed.connect(self._renew)
        self._describe()

    def set_data(
        self,
        names: Sequence[str],
        series: Sequence[Series],
        *,
        threshold: Decimal | None = None,
        lowest: Decimal | int = 0,
        highest: Decimal | int = 100,
    ) -> None:
        for one in series:
            if len(one.values) != len(names):
                raise ValueError(f"{one.name}: {len(one.values)} values for {len(names)} names")
        self.names = tuple(names)
        self.series = tuple(series)
        self.threshold = threshold
        self.lowest = Decimal(lowest)
        self.highest = Decimal(highest)
        self._pointed = self._current = -1
        self._describe()
        self._renew()

    @property
    def is_empty(self) -> bool:
        return not any(value is not None for one in self.series for value in one.values)

    @property
    def current(self) -> int:
        """The name that the keys stand on, -1 for none."""
        return self._current

    def is_below(self, value: Decimal | None) -> bool:
        return value is not None and self.threshold is not None and value < self.threshold

    def share(self, value: Decimal) -> float:
        """Where `value` lies between lowest (0) and highest (1)."""
        span = self.highest - self.lowest
        return float(min(max((value - self.lowest) / span, Decimal(0)), Decimal(1)))

    def words_of(self, index: int) -> list[str]:
        """What the bubble says of one name: itself, then each series with its exact value."""
        values = [(one.name, two_decimals(one.values[index])) for one in self.series]
        lines = [f"{name} {value}".strip() for name, value in values]
        return [self.names[index], *lines]

    def picture(self) -> QImage:
        """The chart on white paper, twice as fine as the screen, without bubble and focus."""
        image = QImage(self.size() * _PICTURE_SCALE, QImage.Format.Format_ARGB32)
        image.setDevicePixelRatio(_PICTURE_SCALE)
        image.fill(theme().tokens.paper)
        painter = QPainter(image)
        self._draw_all(painter)
        painter.end()
        return image

    def copy_picture(self) -> None:
        QGuiApplication.clipboard().setImage(self.picture())

    @abstractmethod
    def draw(self, painter: QPainter, tokens: Tokens) -> None: ...

    @abstractmethod
    def index_at(self, point: QPointF) -> int:
        """The name at `point`, -1 for none."""
        ...

    @abstractmethod
    def anchor_of(self, index: int) -> QPointF:
        """Where the bubble of a name points to."""
        ...

    def arrange(self) -> None:
        """Called when data, size or theme are new, before drawing; subclasses work out their places here."""

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(180), theme().px(120))

    def sizeHint(self) -> QSize:
        return QSize(theme().px(380), theme().px(300))

    def _renew(self) -> None:
        self.setFont(theme().font(Type.AXIS))
        if not self.is_empty:
            self.arrange()
        self.updateGeometry()
        self.update()

    def _describe(self) -> None:
        lines = [" ".join(self.words_of(index)) for index in range(len(self.names))]
        self.setAccessibleDescription(self.empty_text if self.is_empty else "; ".join(lines))

    def resizeEvent(self, event: QEvent) -> None:
        if not self.is_empty:
            self.arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._draw_all(painter)
        if self.is_empty:
            return
        if self._pointed >= 0:
            self._draw_bubble(painter, self._pointed)
        elif self.hasFocus() and self._current >= 0:
            self._draw_bubble(painter, self._current)
        if self.hasFocus():
            draw_focus(painter, QRectF(self.rect()))

    def _draw_all(self, painter: QPainter) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = theme()
        painter.setFont(look.font(Type.AXIS))
        if self.is_empty:
            painter.setFont(look.font(Type.TEXT))
            block = lay_out_text(
                self.empty_text, painter.font(), self.width() - look.px(24), look.line_height(Type.TEXT)
            )
            corner = QPointF((self.width() - block.width) / 2, (self.height() - block.height) / 2)
            block.draw(painter, corner, look.tokens.ink3)
        else:
            self.draw(painter, look.tokens)

    def _draw_bubble(self, painter: QPainter, index: int) -> None:
        look = theme()
        name, *values = self.words_of(index)
        line = look.line_height(Type.SMALL)
        widest = min(look.px(260), self.width() - look.px(28))
        heading = lay_out_text(name, look.font(Type.NAME), widest, look.line_height(Type.NAME), 4)
        facts = lay_out_text("\n".join(values), look.font(Type.SMALL), widest, line)
        size = QSizeF(
            max(heading.width, facts.width) + look.px(20), heading.height + facts.height + look.px(12)
        )
        box = QRectF(self._corner_of_bubble(self.anchor_of(index), size, look.px(10)), size)
        for step in range(3, 0, -1):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(0, 0, 0, 10))
            painter.drawRoundedRect(box.adjusted(-step, -step + 1, step, step + 2), look.px(8), look.px(8))
        painter.setPen(QPen(look.tokens.line2, 1))
        painter.setBrush(look.tokens.paper)
        painter.drawRoundedRect(box, look.px(6), look.px(6))
        corner = box.topLeft() + QPointF(look.px(10), look.px(6))
        heading.draw(painter, corner, look.tokens.ink)
        facts.draw(painter, corner + QPointF(0, heading.height), look.tokens.ink2)

    def _corner_of_bubble(self, anchor: QPointF, size: QSizeF, gap: int) -> QPointF:
        x = min(max(anchor.x() - size.width() / 2, 4.0), self.width() - size.width() - 4)
        above = anchor.y() - size.height() - gap
        below = min(anchor.y() + gap, self.height() - size.height() - 4)
        return QPointF(x, above if above >= 4 else below)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._point_to(-1 if self.is_empty else self.index_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        self._point_to(-1)

    def _point_to(self, index: int) -> None:
        if index != self._pointed:
            self._pointed = index
            self.setCursor(Qt.CursorShape.PointingHandCursor if index >= 0 else Qt.CursorShape.ArrowCursor)
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self.is_empty:
            return
        index = self.index_at(event.position())
        if index >= 0:
            self._move_to(index)
            self.picked.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, last = event.key(), len(self.names) - 1
        if self.is_empty:
            super().keyPressEvent(event)
        elif key in _BACK_KEYS:
            self._move_to(self._current - 1 if self._current > 0 else last)
        elif key in _ON_KEYS:
            self._move_to(self._current + 1 if self._current < last else 0)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._move_to(0 if key == Qt.Key.Key_Home else last)
        elif key in _PICK_KEYS and self._current >= 0:
            self.picked.emit(self._current)
        else:
            super().keyPressEvent(event)

    def _move_to(self, index: int) -> None:
        self._pointed = -1
        self._current = index
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, " ".join(self.words_of(index))))
        self.update()

    def focusOutEvent(self, event: QEvent) -> None:
        self.update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        menu = QMenu(self)
        menu.addAction(icon("copy"), _("คัดลอกเป็นรูป"), self.copy_picture)
        menu.exec(event.globalPos())
        menu.deleteLater()


def draw_focus(painter: QPainter, rect: QRectF) -> None:
    """The accent ring, 2 px, inside the edge."""
    painter.setPen(QPen(theme().tokens.accent, 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), theme().px(6), theme().px(6))


def hairline(painter: QPainter, start: QPointF, end: QPointF, colour: QColor) -> None:
    painter.setPen(QPen(colour, 1))
    painter.drawLine(start, end)


def dashed(colour: QColor, width: float = 1.5) -> QPen:
    pen = QPen(colour, width)
    pen.setDashPattern([3, 2.5])
    return pen


def draw_legend(
    painter: QPainter,
    left: float,
    middle: float,
    entries: Sequence[tuple[QPen, str]],
    look: Theme,
    room: float,
) -> None:
    """Short lines as they are drawn, each with its name, from left to right as far as there is room."""
    metrics = QFontMetricsF(painter.font())
    x = left
    for pen, name in entries:
        width = look.px(26) + metrics.horizontalAdvance(name)
        if x + width > left + room + 1:
            return
        painter.setPen(pen)
        painter.drawLine(QPointF(x, middle), QPointF(x + look.px(20), middle))
        painter.setPen(look.tokens.ink2)
        painter.drawText(
            QRectF(x + look.px(26), middle - look.px(10), width, look.px(20)),
            Qt.AlignmentFlag.AlignVCenter,
            name,
        )
        x += width + look.px(16)
