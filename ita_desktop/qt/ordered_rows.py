"""The rows of a list whose order means something, and how each is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ita_desktop.qt.icons import draw_icon
from ita_desktop.qt.marks import Mark, draw_mark, mark_colour
from ita_desktop.qt.texts import TextBlock, lay_out_text
from ita_desktop.qt.theme import Type, theme

ROW_ROLE = int(Qt.ItemDataRole.UserRole)
HANDLE_WIDTH = 22
INDENT = 24
_SIDE, _GAP, _ICON = 10, 10, 18
_MARK_WIDTH = 128
_BARE_MARK_WIDTH = 28
_NARROW = 340
_NOTE_INDENT = 21
_LEAST_BESIDE = 60

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True)
class ListColumn:
    """A further column at the right; the first one takes what is left."""

    heading: str
    width: int


@dataclass(frozen=True)
class ListRow:
    """`lines` stand small under the title, `note` under them with its picture, `cells` in the columns at the right."""

    key: object
    title: str
    number: str = ""
    lines: tuple[str, ...] = ()
    note: str = ""
    note_picture: str = "forward"
    cells: tuple[str, ...] = ()
    picture: str = ""
    depth: int = 0
    is_heading: bool = False
    mark: Mark | None = None
    mark_words: str = ""

    @property
    def spoken(self) -> str:
        parts = (self.number, self.title, *self.lines, self.note, *self.cells, self.mark_words)
        return " ".join(filter(None, parts))


class OrderedModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[ListRow] = []

    def show(self, rows: Sequence[ListRow]) -> None:
        """The same number of rows leaves selection and scroll position alone."""
        if len(rows) == len(self.rows):
            self.rows = list(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            self.layoutChanged.emit()
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def place_of(self, key: object) -> int | None:
        return next((place for place, row in enumerate(self.rows) if row.key == key), None)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return row.spoken
        return None


@dataclass(frozen=True)
class _Text:
    block: TextBlock
    x: float
    y: float
    ink: str
    picture: str = ""


@dataclass(frozen=True)
class _Parts:
    """The texts of one row, and where they begin."""

    title_x: float
    texts: list[_Text]
    cells: list[tuple[TextBlock, float]]
    height: float


class OrderedDelegate(QStyledItemDelegate):
    """Draws rows in the theme; rows in `lifted` are drawn as the gap where they would come to stand.

    Where `is_dense`, the small lines of a row stand beside its title as far as there is room, and it has no picture;
    where such a list is narrow as well, its cells stand under the title, and its mark has no words.
    """

    def __init__(self, view: QListView, columns: Sequence[ListColumn], *, has_handles: bool) -> None:
        super().__init__(view)
        self._view = view
        self.columns = columns
        self.has_handles = has_handles
        self.number_width = 0.0
        self.is_dense = False
        self.lifted: frozenset[object] = frozenset()

    def columns_within(self, width: float) -> Sequence[ListColumn]:
        return () if self._is_narrow(width) else self.columns

    def _is_narrow(self, width: float) -> bool:
        return self.is_dense and width < theme().px(_NARROW)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row: ListRow = index.data(ROW_ROLE)
        width = self._view.viewport().width()
        return QSize(width, round(self._parts(row, width).height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row: ListRow = index.data(ROW_ROLE)
        rect, tokens, px = QRectF(option.rect), theme().tokens, theme().px  # type: ignore[attr-defined]
        state = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.key in self.lifted:
            painter.setPen(QPen(tokens.accent, 1, Qt.PenStyle.DashLine))
            painter.setBrush(tokens.tint)
            painter.drawRoundedRect(rect.adjusted(2, 2, -2, -2), px(6), px(6))
            painter.restore()
            return
        # While one is carried, places say nothing of the rows in them.
        is_settled = not self.lifted
        is_selected = is_settled and bool(state & QStyle.StateFlag.State_Selected)
        if is_selected:
            painter.fillRect(rect, tokens.selected)
            painter.fillRect(QRectF(rect.left(), rect.top(), px(3), rect.height()), tokens.accent)
        elif is_settled and state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, tokens.sunk)
        painter.setPen(QPen(tokens.line, 1))
        painter.drawLine(
            QPointF(rect.left(), rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5)
        )
        self.paint_row(painter, rect, row)
        is_current = index.row() == self._view.currentIndex().row()
        if is_settled and is_current and self._view.hasFocus():
            painter.setPen(QPen(tokens.accent, 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()

    def paint_row(self, painter: QPainter, rect: QRectF, row: ListRow) -> None:
        tokens, px = theme().tokens, theme().px
        parts = self._parts(row, rect.width())
        top = rect.top() + px(7)
        line = theme().line_height(Type.TEXT)
        x = rect.left() + px(_SIDE)
        if self.has_handles:
            side = px(16)
            draw_icon(painter, QRectF(x - px(4), top + (line - side) / 2, side, side), "drag", tokens.ink3)
            x += px(HANDLE_WIDTH) - px(4)
        x += row.depth * px(INDENT)
        if row.number:
            painter.setPen(tokens.ink if row.is_heading else tokens.ink2)
            painter.setFont(theme().font(Type.HEADING if row.is_heading else Type.TEXT))
            place = QRectF(x, top, max(self.number_width, px(40)), line)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, row.number)
        if row.picture and not self.is_dense:
            side = px(_ICON)
            place = QRectF(rect.left() + parts.title_x - side - px(_GAP), top + (line - side) / 2, side, side)
            draw_icon(painter, place, row.picture, tokens.ink2)
        self._paint_texts(painter, rect, parts, top)
        if row.mark is not None:
            self._paint_mark(painter, rect, row, row.mark, top)

    def _paint_texts(self, painter: QPainter, rect: QRectF, parts: _Parts, top: float) -> None:
        tokens, px = theme().tokens, theme().px
        for text in parts.texts:
            x, y = rect.left() + text.x, top + text.y
            if text.picture:
                side = px(15)
                draw_icon(
                    painter, QRectF(x - px(_NOTE_INDENT), y + px(2), side, side), text.picture, tokens.ink2
                )
            text.block.draw(painter, QPointF(x, y), getattr(tokens, text.ink))
        for block, x in parts.cells:
            block.draw(painter, QPointF(rect.left() + x, top), tokens.ink)

    def _paint_mark(self, painter: QPainter, rect: QRectF, row: ListRow, mark: Mark, top: float) -> None:
        tokens, px = theme().tokens, theme().px
        side = px(16)
        x = rect.right() - self._mark_width(rect.width())
        line = theme().line_height(Type.TEXT)
        draw_mark(painter, QRectF(x, top + (line - side) / 2, side, side), mark, tokens)
        if self._is_narrow(rect.width()):
            return
        colour: QColor = mark_colour(mark, tokens)
        block = lay_out_text(
            row.mark_words, theme().font(Type.SMALL), px(_MARK_WIDTH) - px(30), line, max_lines=1
        )
        block.draw(painter, QPointF(x + side + px(6), top), colour)

    def _mark_width(self, width: float) -> int:
        return theme().px(_BARE_MARK_WIDTH if self._is_narrow(width) else _MARK_WIDTH)

    def _parts(self, row: ListRow, width: float) -> _Parts:
        px = theme().px
        x = px(_SIDE) + row.depth * px(INDENT)
        x += px(HANDLE_WIDTH) - px(4) if self.has_handles else 0
        x += max(self.number_width, px(40)) if row.number else 0
        x += px(_ICON) + px(_GAP) if row.picture and not self.is_dense else 0
        right = width - px(_SIDE) - (self._mark_width(width) if row.mark else 0)
        columns = self.columns_within(width) if row.cells else ()
        room = max(right - x - sum(px(column.width) for column in columns) - px(_GAP), px(80))
        texts = self._texts(row, x, room, is_narrow=self._is_narrow(width))
        cells: list[tuple[TextBlock, float]] = []
        cell_x = right - sum(px(column.width) for column in columns)
        for column, words in zip(columns, row.cells, strict=False):
            cells.append((_lay_out(words, Type.TEXT, px(column.width) - px(_GAP)), cell_x))
            cell_x += px(column.width)
        ends = [text.y + text.block.height for text in texts] + [block.height for block, _x in cells]
        return _Parts(x, texts, cells, max(ends) + px(14))

    def _texts(self, row: ListRow, x: float, room: float, *, is_narrow: bool) -> list[_Text]:
        px = theme().px
        kind = Type.HEADING if row.is_heading else Type.NAME if row.lines or row.cells else Type.TEXT
        texts = [_Text(_lay_out(row.title, kind, room), x, 0, "ink")]
        y = texts[0].block.height
        below = row.cells if is_narrow else () if self.is_dense else row.lines
        if self.is_dense:
            left = room - texts[0].block.width - px(_GAP)
            if row.lines and texts[0].block.line_count == 1 and left >= px(_LEAST_BESIDE):
                words = _lay_out(" · ".join(row.lines), Type.SMALL, left, max_lines=1)
                texts.append(_Text(words, x + room - left, (y - words.height) / 2, "ink2"))
        for line in below:
            texts.append(_Text(_lay_out(line, Type.SMALL, room), x, y, "ink2"))
            y += texts[-1].block.height
        if row.note:
            indent = px(_NOTE_INDENT)
            note = _lay_out(row.note, Type.SMALL, room - indent)
            texts.append(_Text(note, x + indent, y, "ink2", row.note_picture))
        return texts


class RowInHand(QWidget):
    """The row that is being dragged, under the mouse, with the number of those that come along."""

    def __init__(
        self, parent: QWidget, delegate: OrderedDelegate, row: ListRow, rect: QRect, count: int
    ) -> None:
        super().__init__(parent)
        self.grip = QPoint()
        self._delegate = delegate
        self._row = row
        self._count = count
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setGeometry(rect.adjusted(0, 0, -theme().px(8), 0))
        self.show()

    def show_row(self, row: ListRow) -> None:
        """The same row under its new number."""
        self._row = row
        self.update()

    def follow(self, point: QPoint, *, sideways: bool) -> None:
        self.move((point - self.grip).x() if sideways else theme().px(4), (point - self.grip).y())

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = theme().tokens, theme().px
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(tokens.accent, 1.5))
        painter.setBrush(tokens.paper)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(rect, px(6), px(6))
        self._delegate.paint_row(painter, rect, self._row)
        if self._count > 1:
            painter.setPen(tokens.accent)
            painter.drawText(
                rect.adjusted(0, px(6), -px(10), 0), Qt.AlignmentFlag.AlignRight, f"+{self._count - 1}"
            )


def _lay_out(words: str, kind: Type, width: float, max_lines: int | None = None) -> TextBlock:
    return lay_out_text(words, theme().font(kind), width, theme().line_height(kind), max_lines)
