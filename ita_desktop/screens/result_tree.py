"""The grid in which the tree of results unfolds, is filtered and is filled in."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ita_desktop.exchange.pasted_results import TOTAL
from ita_desktop.model.edition import Kind
from ita_desktop.qt.columns import CellChange
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.grid_cells import INDENT
from ita_desktop.qt.grid_view import GridView
from ita_desktop.qt.icons import draw_icon
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.theme import theme
from ita_desktop.rules.scores import Scores
from ita_desktop.screens.result_rows import (
    ResultRow,
    TreeSources,
    ancestors,
    columns_of,
    matching_rows,
    open_rows,
    rows_of,
)
from ita_desktop.thai.names import search_key

_SIDE = 10
_GROUNDS: dict[Kind | None, str] = {None: "sunk", Kind.INSTRUMENT: "sunk"}
Changes = Sequence[CellChange[ResultRow]]


class ResultTree(Grid):
    """Only what is open is a row; a filter shows what matches with all that is above it."""

    def __init__(
        self, year: int, change: Callable[[Changes, str], None], parent: QWidget | None = None
    ) -> None:
        model: RowsModel[ResultRow] = RowsModel(columns_of(year), lambda row: row.identity, change=change)
        super().__init__(model, is_dense=True, parent=parent)
        self._opened: set[str] | None = None
        self._rows: list[ResultRow] = []
        self._sources: TreeSources | None = None
        self._words = ""
        self._wanted: Callable[[ResultRow], bool] | None = None
        self.view.setItemDelegateForColumn(0, _FoldDelegate(self.view, model))
        self.view.installEventFilter(self)
        self.view.clicked.connect(self._clicked)
        self.set_ground(_ground_of)
        self.name_of = lambda row: row.label

    def show_results(self, sources: TreeSources) -> None:
        year = sources.year.year
        if self._sources is not None and self._sources.year.year != year:
            self.model.show_columns(columns_of(year))
            self._opened = None
        self._sources = sources
        if self._opened is None:
            self._opened = {score.node.identity for score in sources.scores.instruments()}
        self._show()

    def filter_by(self, words: str, wanted: Callable[[ResultRow], bool] | None) -> None:
        """Leaves rows that hold the words, and that are `wanted`."""
        self._words, self._wanted = search_key(words), wanted
        self._show()

    def find_row(self, identity: str | None) -> ResultRow | None:
        return next((row for row in self._rows if row.identity == identity), None)

    @property
    def current_row(self) -> ResultRow | None:
        key = self.current_key
        return self.find_row(key if isinstance(key, str) else None)

    def go_to(self, identity: str, column_key: str = "published") -> None:
        """Opens what is above it and stands on its cell."""
        if self._sources is None or self._opened is None:
            return
        if identity != TOTAL:
            self._opened.update(ancestors(self._sources.scores, identity))
        if not self.model.index_of(identity).isValid():
            self._words, self._wanted = "", None
        self._show()
        index = self.model.index_of(identity, column_key)
        if index.isValid():
            self.view.setCurrentIndex(index)
            self.view.scrollTo(index)

    def open_all(self, is_open: bool = True) -> None:
        if self._sources is not None:
            instruments = self._sources.scores.instruments()
            self._opened = {row.identity for row in self._rows if is_open} or {
                score.node.identity for score in instruments
            }
            self._show()

    def fold(self, identity: str, is_open: bool | None = None) -> None:
        """Opens or closes what is below; without `is_open` it turns to the other."""
        if self._opened is None:
            return
        if is_open is None:
            is_open = identity not in self._opened
        (self._opened.add if is_open else self._opened.discard)(identity)
        self._show()

    @property
    def is_filtered(self) -> bool:
        return bool(self._words) or self._wanted is not None

    def _show(self) -> None:
        if self._sources is None or self._opened is None:
            return
        scores: Scores = self._sources.scores
        self._rows = rows_of(self._sources, self._opened)
        if self.is_filtered:
            shown = matching_rows(self._rows, scores, self._matches)
        else:
            shown = open_rows(self._rows, scores, self._opened)
        self.model.show(shown)

    def _matches(self, row: ResultRow) -> bool:
        is_named = not self._words or self._words in search_key(f"{row.code} {row.name} {row.title}")
        return is_named and (self._wanted is None or self._wanted(row))

    def _clicked(self, index: QModelIndex) -> None:
        row = self.model.row(index)
        if row is None or index.column() != 0 or not row.has_children or self.is_filtered:
            return
        rect = self.view.visualRect(index)
        at = self.view.viewport().mapFromGlobal(self.view.cursor().pos())
        if _chevron_place(rect, row).adjusted(-6, -6, 6, 6).contains(QPoint(at)):
            self.fold(row.identity)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and watched is self.view:
            row = self.current_row
            is_plain = event.modifiers() in (
                Qt.KeyboardModifier.NoModifier,
                Qt.KeyboardModifier.KeypadModifier,
            )
            if row is not None and is_plain and self.view.currentIndex().column() == 0:
                return self._take_key(row, event.key())
        return super().eventFilter(watched, event)

    def _take_key(self, row: ResultRow, key: int) -> bool:
        """Left closes or goes up, Right opens, Space turns."""
        if key == Qt.Key.Key_Right and row.has_children and not row.is_open:
            self.fold(row.identity, True)
        elif key == Qt.Key.Key_Left and row.has_children and row.is_open:
            self.fold(row.identity, False)
        elif key == Qt.Key.Key_Left and self._sources and row.kind is not None and row.depth > 0:
            self.go_to(ancestors(self._sources.scores, row.identity)[0], "point")
        elif key == Qt.Key.Key_Space and row.has_children:
            self.fold(row.identity)
        else:
            return False
        return True


class _FoldDelegate(QStyledItemDelegate):
    """The first column: as all others, with the sign that folds before the words."""

    def __init__(self, view: GridView, model: RowsModel[ResultRow]) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        self._view.delegate.paint(painter, option, index)
        row = self._model.row(index)
        if row is not None and row.has_children:
            rect: QRect = option.rect  # type: ignore[attr-defined]
            name = "chevron-down" if row.is_open else "chevron-right"
            draw_icon(painter, QRectF(_chevron_place(rect, row)), name, theme().tokens.ink2)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return self._view.delegate.sizeHint(option, index)


def _chevron_place(rect: QRect, row: ResultRow) -> QRect:
    look = theme()
    step = QFontMetricsF(look.font()).horizontalAdvance(INDENT)
    side = look.px(16)
    line = look.line_height() + look.px(4)
    return QRect(
        round(rect.left() + look.px(_SIDE) + step * row.depth - look.px(3)),
        rect.top() + (line - side) // 2,
        side,
        side,
    )


def _ground_of(row: ResultRow) -> str | None:
    return "red_ground" if row.is_off or row.is_doubtful else _GROUNDS.get(row.kind)
