"""How the lines of the palette look: what it is, why it matched, of which kind and in which state."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ita_desktop.actions.search import EntryKind, Match, Range, word_of
from ita_desktop.model.year import MeasureState, PublicationState
from ita_desktop.qt.icons import draw_icon
from ita_desktop.qt.marks import Mark, draw_mark
from ita_desktop.qt.texts import elided
from ita_desktop.qt.theme import Type, theme
from ita_desktop.screens.due_list import MEASURE_MARKS, STATE_MARKS

_ICONS = {
    EntryKind.PLACE: "forward",
    EntryKind.ACTION: "send",
    EntryKind.ITEM: "responsibility",
    EntryKind.QUESTION: "results",
    EntryKind.INDICATOR: "results",
    EntryKind.PERSON: "person",
    EntryKind.SECTION: "section",
    EntryKind.SCHOOL: "school",
    EntryKind.MEASURE: "measures",
    EntryKind.ANSWERS: "answers",
    EntryKind.MEETING: "meetings",
    EntryKind.AGENDA: "meetings",
    EntryKind.PAPER: "papers",
    EntryKind.FINDING: "warning",
    EntryKind.SETTING: "settings",
}
_OTHER_MARKS = {"issued": Mark.LOCK, "must-mend": Mark.OCTAGON, "should-look": Mark.TRIANGLE}

AnyIndex = QModelIndex | QPersistentModelIndex
MatchRole = Qt.ItemDataRole.UserRole + 1


def mark_of(state: StrEnum | str) -> Mark | None:
    """By enumeration: members of two of them with the same value are equal, being strings."""
    if isinstance(state, PublicationState):
        return STATE_MARKS[state]
    if isinstance(state, MeasureState):
        return MEASURE_MARKS[state]
    return _OTHER_MARKS.get(state)


class FoundModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.matches: Sequence[Match] = ()

    def show(self, matches: Sequence[Match]) -> None:
        self.beginResetModel()
        self.matches = matches
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.matches)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.matches):
            return None
        match = self.matches[index.row()]
        if role == MatchRole:
            return match
        entry = match.entry
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return " ".join(filter(None, (entry.code, entry.title, entry.detail, word_of(entry.kind))))
        return None


class FoundDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, theme().px(40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        match: Match | None = index.data(MatchRole)
        if match is None:
            return
        look = theme()
        tokens, px = look.tokens, look.px
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        whole: QRect = option.rect  # type: ignore[attr-defined]
        is_current = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(whole).adjusted(px(8), 0, -px(8), 0)
        if is_current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.selected)
            painter.drawRoundedRect(rect, px(6), px(6))
        middle = rect.center().y()
        side = px(18)
        draw_icon(
            painter,
            QRectF(rect.x() + px(14), middle - side / 2, side, side),
            _ICONS[match.entry.kind],
            tokens.ink2,
        )
        right = self._draw_right(painter, rect, match, is_current)
        tint = tokens.paper if is_current else tokens.tint2
        place = QRectF(rect.x() + px(44), rect.y(), right - rect.x() - px(44), rect.height())
        _draw_words(painter, place, match, tint)
        painter.restore()

    def _draw_right(self, painter: QPainter, rect: QRectF, match: Match, is_current: bool) -> float:
        """The kind, and the mark of the state behind it; where they begin."""
        look = theme()
        side = look.px(16)
        right = rect.right() - look.px(12)
        place = QRectF(right - side, rect.center().y() - side / 2, side, side)
        mark = mark_of(match.entry.state)
        if mark is not None:
            draw_mark(painter, place, mark, look.tokens)
        right -= side + look.px(10)
        painter.setFont(look.font(Type.SMALL))
        painter.setPen(look.tokens.ink if is_current else look.tokens.ink2)
        words = word_of(match.entry.kind)
        width = painter.fontMetrics().horizontalAdvance(words)
        area = QRectF(right - width - 1, rect.y(), width + 2, rect.height())
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, words)
        return area.left() - look.px(12)


def _draw_words(painter: QPainter, place: QRectF, match: Match, tint: QColor) -> None:
    """Code, title and detail; a detail that is why it matched keeps room of its own."""
    look = theme()
    entry, px = match.entry, look.px
    name, small = look.font(Type.NAME), look.font(Type.SMALL)
    kept = 0.0
    if match.detail and not match.title:
        kept = min(QFontMetricsF(small).horizontalAdvance(entry.detail), place.width() * 0.4) + px(12)
    for words, ranges, font, ink, reserved, gap in (
        (entry.code, match.code, name, look.tokens.ink, 0.0, px(8)),
        (entry.title, match.title, name, look.tokens.ink, kept, px(12)),
        (entry.detail, match.detail, small, look.tokens.ink2, 0.0, 0),
    ):
        room = place.adjusted(0, 0, -reserved, 0)
        if words and room.width() > px(30):
            painter.setFont(font)
            width = _draw_tinted(painter, room, words, ranges, font, (ink, tint))
            place = place.adjusted(width + gap, 0, 0, 0)


def _draw_tinted(
    painter: QPainter,
    place: QRectF,
    words: str,
    ranges: Sequence[Range],
    font: QFont,
    colours: tuple[QColor, QColor],
) -> float:
    """One line with the matched stretches on a tint; how wide it is."""
    ink, tint = colours
    metrics = QFontMetricsF(font)
    shown = elided(words, metrics, place.width())
    high = metrics.height() + 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tint)
    for start, end in ranges:
        if start >= len(shown) or words[:start] != shown[:start]:
            continue
        left = metrics.horizontalAdvance(shown[:start])
        width = metrics.horizontalAdvance(shown[: min(end, len(shown))]) - left
        top = place.center().y() - high / 2
        painter.drawRoundedRect(QRectF(place.x() + left, top, width, high), 3, 3)
    painter.setPen(ink)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
    return metrics.horizontalAdvance(shown)
