"""Lines that each lead somewhere; where not all fit, the last says how many more there are and unfolds them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ita_desktop.qt.chart_frame import draw_focus
from ita_desktop.qt.marks import Mark, draw_mark
from ita_desktop.qt.texts import elided, tooltip
from ita_desktop.qt.theme import Theme, Type, theme
from ita_desktop.translation import translate as _

_LEAST = 84

Index = QModelIndex | QPersistentModelIndex


class WayLine:
    """A line of a `WayList`; `words` are what a screen reader says. Without a way it is a heading."""

    def __init__(self, words: str, way: Callable[[], object] | None = None) -> None:
        self.words = words
        self.way = way

    def height(self, look: Theme) -> int:
        return look.line_height(Type.TEXT) + look.px(4)

    def draw(self, painter: QPainter, place: QRectF, look: Theme) -> None:
        raise NotImplementedError


class HeadingLine(WayLine):
    """A group's name and how many it has, a hairline under them."""

    def __init__(self, name: str, note: str = "", ink: str = "ink") -> None:
        super().__init__(f"{name} {note}")
        self._name, self._note, self._ink = name, note, ink

    def height(self, look: Theme) -> int:
        return look.line_height(Type.NAME) + look.px(6)

    def draw(self, painter: QPainter, place: QRectF, look: Theme) -> None:
        tokens = look.tokens
        painter.fillRect(QRectF(place.x(), place.bottom() - 1, place.width(), 1), tokens.line)
        painter.setPen(getattr(tokens, self._ink))
        draw_words(painter, place, self._name, look, Type.NAME)
        beside = painter.fontMetrics().horizontalAdvance(self._name) + look.px(8)
        painter.setPen(tokens.ink2)
        draw_words(painter, place.adjusted(beside, 0, 0, 0), self._note, look, Type.SMALL)


class PlainLine(WayLine):
    """A mark and words, and at the right what they come to."""

    def __init__(
        self,
        words: str,
        way: Callable[[], object] | None = None,
        *,
        mark: Mark | None = None,
        ink: str = "ink",
        at_right: str = "",
    ) -> None:
        super().__init__(f"{words} {at_right}".strip(), way)
        self._words, self._mark, self._ink, self._at_right = words, mark, ink, at_right

    def draw(self, painter: QPainter, place: QRectF, look: Theme) -> None:
        painter.setPen(look.tokens.ink)
        right = place
        if self._at_right:
            used = draw_words(painter, place, self._at_right, look, Type.TEXT, Qt.AlignmentFlag.AlignRight)
            right = place.adjusted(0, 0, -used - look.px(8), 0)
        if self._mark:
            side = look.px(15)
            draw_mark(
                painter,
                QRectF(place.x(), place.center().y() - side / 2, side, side),
                self._mark,
                look.tokens,
            )
            right = right.adjusted(look.px(22), 0, 0, 0)
        painter.setPen(getattr(look.tokens, self._ink))
        draw_words(painter, right, self._words, look, Type.TEXT)


def draw_words(
    painter: QPainter,
    place: QRectF,
    words: str,
    look: Theme,
    kind: Type,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> int:
    """One line in the middle of `place`, cut between words; how wide it is."""
    painter.setFont(look.font(kind))
    shown = elided(words, painter.fontMetrics(), place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | side, shown)
    return painter.fontMetrics().horizontalAdvance(shown)


class _Lines(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[WayLine] = []

    def show(self, lines: Sequence[WayLine]) -> None:
        self.beginResetModel()
        self.lines = list(lines)
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        words = self.lines[index.row()].words
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return words
        return tooltip(words) if role == Qt.ItemDataRole.ToolTipRole else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or not self.lines[index.row()].way:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren


class _Drawer(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: WayLine = index.model().lines[index.row()]  # type: ignore[attr-defined]
        view, look = self.parent(), theme()
        assert isinstance(view, WayList)
        place = QRectF(option.rect)  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        is_current = view.hasFocus() and index.row() == view.currentIndex().row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.way and (is_current or state & QStyle.StateFlag.State_MouseOver):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.tokens.selected if is_current else look.tokens.hover)
            painter.drawRoundedRect(place, look.px(6), look.px(6))
        inset = look.px(8)
        line.draw(painter, place.adjusted(inset, 0, -inset, 0), look)
        if is_current:
            draw_focus(painter, place)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line: WayLine = index.model().lines[index.row()]  # type: ignore[attr-defined]
        return QSize(1, line.height(theme()))


class WayList(QListView):
    """A click or Enter follows a line."""

    resized = Signal()

    def __init__(self, parent: QWidget | None = None, *, least: int = _LEAST) -> None:
        super().__init__(parent)
        self._least = least
        self._all: list[WayLine] = []
        self._fold_words: Callable[[Sequence[WayLine]], str] = _how_many
        self._unfolded = False
        self._lines = _Lines(self)
        self.setModel(self._lines)
        self.setItemDelegate(_Drawer(self))
        self.setMouseTracking(True)
        self.setUniformItemSizes(False)
        self.setSelectionMode(QListView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.clicked.connect(self._follow)
        theme().changed.connect(self._renew)

    def set_lines(
        self,
        lines: Sequence[WayLine],
        fold_words: Callable[[Sequence[WayLine]], str] | None = None,
    ) -> None:
        """`fold_words` tells the lines that do not fit."""
        self._all = list(lines)
        # Where no line leads anywhere the keyboard has nothing to do.
        leads = any(line.way for line in lines)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        if fold_words:
            self._fold_words = fold_words
        self._renew()

    def shown_lines(self) -> list[WayLine]:
        return list(self._lines.lines)

    def whole_height(self) -> int:
        return sum(line.height(theme()) for line in self._all)

    def sizeHint(self) -> QSize:
        return QSize(theme().px(200), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(80), min(self.whole_height(), theme().px(self._least)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self._show()
            self.resized.emit()

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self._step_to_way(-1, 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._follow(self.currentIndex())
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._step_to_way(self.currentIndex().row(), 1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Home:
            self._step_to_way(-1, 1)
        elif key == Qt.Key.Key_End:
            self._step_to_way(len(self._lines.lines), -1)
        else:
            event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        index = self.indexAt(event.position().toPoint())
        leads = index.isValid() and self._lines.lines[index.row()].way is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.viewport().update()

    def _step_to_way(self, row: int, step: int) -> None:
        row += step
        while 0 <= row < len(self._lines.lines):
            if self._lines.lines[row].way:
                self.setCurrentIndex(self._lines.index(row, 0))
                return
            row += step

    def _follow(self, index: QModelIndex) -> None:
        if index.isValid() and (way := self._lines.lines[index.row()].way):
            way()

    def _renew(self) -> None:
        self.updateGeometry()
        self._show()

    def _show(self) -> None:
        current = self.currentIndex().row()
        self._lines.show(self._all if self._unfolded else self._folded())
        if 0 <= current < len(self._lines.lines):
            self.setCurrentIndex(self._lines.index(current, 0))

    def _folded(self) -> list[WayLine]:
        """As many as fit above the line that tells the rest; no heading stands alone above it."""
        look = theme()
        room = self.viewport().height()
        if self.whole_height() <= room:
            return self._all
        more_height = PlainLine("").height(look)
        shown: list[WayLine] = []
        used = 0
        for line in self._all:
            if used + line.height(look) + more_height > room:
                break
            used += line.height(look)
            shown.append(line)
        while shown and shown[-1].way is None:
            shown.pop()
        words = self._fold_words(self._all[len(shown) :])
        return [*shown, PlainLine(words, self._unfold, ink="accent")]

    def _unfold(self) -> None:
        self._unfolded = True
        self._show()


def _how_many(hidden: Sequence[WayLine]) -> str:
    return _("อีก {count}").format(count=sum(line.way is not None for line in hidden))
