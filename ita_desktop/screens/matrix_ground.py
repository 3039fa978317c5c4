"""The ground of the matrix: where its rows and columns stand, and how they are drawn."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ita_desktop.model.year import Part
from ita_desktop.qt.chart_frame import draw_focus
from ita_desktop.qt.marks import Mark, draw_mark
from ita_desktop.qt.theme import Theme, Type, theme
from ita_desktop.screens.matrix_cells import Cell, MatrixCells
from ita_desktop.screens.matrix_faces import Face
from ita_desktop.screens.way_list import draw_words
from ita_desktop.translation import translate as _

Place = tuple[int, int]
"""Row and column; rows that head a group are never stood on."""


class MatrixGround(QAbstractScrollArea):
    """Draws the cells of a face under a header and beside frozen columns, which stay in sight.

    `_here` is the cell stood on, `_anchor` the opposite corner of the selection.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: MatrixCells | None = None
        self._face: Face | None = None
        self._tops: list[int] = [0]
        self._here: Place = (0, 0)
        self._anchor: Place = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        theme().changed.connect(self._measure)

    def selected(self) -> list[Place]:
        (row, column), (other_row, other_column) = self._here, self._anchor
        rows = range(min(row, other_row), max(row, other_row) + 1)
        columns = range(min(column, other_column), max(column, other_column) + 1)
        return [(r, c) for r in rows if self._holds((r, 0)) for c in columns]

    # Where everything stands

    def _left_width(self) -> int:
        return self._face.left_width(self.viewport().width(), theme()) if self._face else 0

    def _header_height(self) -> int:
        return self._face.header_height(theme()) if self._face else 0

    def _column_width(self) -> float:
        if self._face is None or not self._face.column_count():
            return 1
        free = (self.viewport().width() - self._left_width()) / self._face.column_count()
        return max(free, self._face.least_column(theme()))

    def _measure(self) -> None:
        if self._face is None:
            return
        left = self._left_width()
        heights = (self._face.row_height(row, left, theme()) for row in range(len(self._face.rows)))
        self._tops = [0, *accumulate(heights)]
        room = self.viewport().height() - self._header_height()
        self.verticalScrollBar().setRange(0, max(self._tops[-1] - room, 0))
        self.verticalScrollBar().setPageStep(max(room, 1))
        wide = round(self._column_width() * self._face.column_count())
        across = self.viewport().width() - left
        self.horizontalScrollBar().setRange(0, max(wide - across, 0))
        self.horizontalScrollBar().setPageStep(max(across, 1))
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(theme().px(760), theme().px(520))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme().px(360), theme().px(200))

    def _row_place(self, row: int) -> QRectF:
        top = self._tops[row] - self.verticalScrollBar().value() + self._header_height()
        return QRectF(0, top, self.viewport().width(), self._tops[row + 1] - self._tops[row])

    def cell_place(self, place: Place) -> QRectF:
        """Where a cell lies in the viewport."""
        row, width = self._row_place(place[0]), self._column_width()
        left = self._left_width() + place[1] * width - self.horizontalScrollBar().value()
        return QRectF(left, row.y(), width, row.height())

    def _place_at(self, point: QPointF, *, nearest: bool = False) -> Place | None:
        """The cell under a point; the column is −1 over the frozen ones."""
        if self._face is None or (point.y() < self._header_height() and not nearest):
            return None
        y = point.y() - self._header_height() + self.verticalScrollBar().value()
        row = bisect_right(self._tops, y) - 1
        x = point.x() - self._left_width() + self.horizontalScrollBar().value()
        column = int(x // self._column_width()) if point.x() >= self._left_width() else -1
        if nearest:
            row = min(max(row, 0), len(self._face.rows) - 1)
            column = min(max(column, 0), self._face.column_count() - 1)
        inside = 0 <= row < len(self._face.rows) and column < self._face.column_count()
        return (row, column) if inside and not self._face.rows[row].is_group else None

    def _holds(self, place: Place) -> bool:
        if self._face is None:
            return False
        row, column = place
        inside = 0 <= row < len(self._face.rows) and 0 <= column < self._face.column_count()
        return inside and not self._face.rows[row].is_group

    def _first(self) -> Place:
        rows = self._face.rows if self._face else []
        return next((row for row, kept in enumerate(rows) if not kept.is_group), 0), 0

    def _place_of(self, node_id: int, holder: int) -> Place | None:
        if self._face is None:
            return None
        for row, kept in enumerate(self._face.rows):
            if kept.is_group:
                continue
            for column in range(self._face.column_count()):
                node, held = self._face.at(row, column)
                if node.id == node_id and held == holder:
                    return row, column
        return None

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, look = QPainter(self.viewport()), theme()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), look.tokens.paper)
        if self._face is None:
            return
        rows = list(self._rows_in_sight())
        left, header = self._left_width(), self._header_height()
        body = QRectF(left, header, self.viewport().width() - left, self.viewport().height() - header)
        painter.save()
        painter.setClipRect(QRectF(0, header, self.viewport().width(), body.height()))
        self._draw_grounds(painter, rows, look)
        for row in rows:
            if not self._face.rows[row].is_group:
                painter.save()
                painter.setClipRect(body)
                self._draw_cells(painter, row, look)
                painter.restore()
                painter.fillRect(
                    QRectF(left, self._row_place(row).y(), 1, self._row_place(row).height()), look.tokens.line
                )
            self._face.draw_left(painter, self._left_place(row), row, look)
        painter.restore()
        self._draw_header(painter, look)
        painter.fillRect(QRectF(left, 0, 1, header), look.tokens.line)

    def _rows_in_sight(self) -> Iterator[int]:
        assert self._face is not None
        start = max(bisect_right(self._tops, self.verticalScrollBar().value()) - 1, 0)
        for row in range(start, len(self._face.rows)):
            if self._row_place(row).top() > self.viewport().height():
                return
            yield row

    def _left_place(self, row: int) -> QRectF:
        place = self._row_place(row)
        place.setWidth(self.viewport().width() if self._is_group(row) else self._left_width())
        return place

    def _is_group(self, row: int) -> bool:
        return self._face is not None and self._face.rows[row].is_group

    def _draw_grounds(self, painter: QPainter, rows: Sequence[int], look: Theme) -> None:
        """The crosshair: the row and the column stood on; the selection over both."""
        tokens = look.tokens
        column = self.cell_place((self._here[0], self._here[1]))
        across = QRectF(column.x(), 0, column.width(), self.viewport().height())
        if self._holds(self._here):
            painter.fillRect(across, tokens.tint)
        for row in rows:
            place = self._row_place(row)
            if self._is_group(row):
                painter.fillRect(place, tokens.sunk)
            elif row == self._here[0]:
                painter.fillRect(place, tokens.selected)
                painter.fillRect(QRectF(0, place.y(), look.px(3), place.height()), tokens.accent)
            painter.fillRect(QRectF(0, place.bottom() - 1, place.width(), 1), tokens.line)
        if self._here != self._anchor:
            for chosen in self.selected():
                painter.fillRect(self.cell_place(chosen), tokens.tint2)

    def _draw_cells(self, painter: QPainter, row: int, look: Theme) -> None:
        assert self._face is not None
        assert self._cells is not None
        self._draw_pills(painter, row, look)
        for column in range(self._face.column_count()):
            place = self.cell_place((row, column))
            if place.right() < self._left_width() or place.left() > self.viewport().width():
                continue
            draw_cell(painter, place, self._cells.cell(*self._face.at(row, column)), look)
            if (row, column) == self._here and self.hasFocus():
                draw_focus(painter, place.adjusted(1, 1, -1, -2))

    def _draw_pills(self, painter: QPainter, row: int, look: Theme) -> None:
        """ทุกฝ่าย as one band over the cells of all sections; its words stand where no mark does."""
        spans = list(self._every_spans(row))
        for first, last in spans:
            place = self.cell_place((row, first)).united(self.cell_place((row, last)))
            middle, tall = place.center().y(), look.px(22)
            band = QRectF(place.x() + look.px(5), middle - tall / 2, place.width() - look.px(10), tall)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.tokens.tint2)
            painter.drawRoundedRect(band, tall / 2, tall / 2)
            if last > first:
                painter.setPen(look.tokens.accent)
                draw_words(
                    painter,
                    self._free_in(row, first, last),
                    _("ทุกฝ่าย"),
                    look,
                    Type.SMALL,
                    Qt.AlignmentFlag.AlignHCenter,
                )

    def _every_spans(self, row: int) -> Iterator[Place]:
        """First and last column of each band; with items across, each item has its own."""
        assert self._face is not None
        assert self._cells is not None
        start = -1
        for column in range(self._face.column_count()):
            node, holder = self._face.at(row, column)
            is_in = self._cells.every(node) is not None and self._cells.holders[holder].unit is not None
            turned = self._face.rows[row].holder >= 0
            if is_in and (start < 0 or turned):
                start = column
            if start >= 0 and (turned or not is_in):
                if is_in or not turned:
                    yield start, column if turned else column - 1
                start = -1
        if start >= 0:
            yield start, self._face.column_count() - 1

    def _free_in(self, row: int, first: int, last: int) -> QRectF:
        """The widest stretch of a band without marks."""
        assert self._face is not None
        assert self._cells is not None
        best, run = (first, first), first
        for column in range(first, last + 2):
            taken = column > last or self._cells.cell(*self._face.at(row, column)).part is not None
            if taken:
                if column - run > best[1] - best[0]:
                    best = run, column
                run = column + 1
        left = self.cell_place((row, best[0]))
        return left.united(self.cell_place((row, max(best[1] - 1, best[0]))))

    def _draw_header(self, painter: QPainter, look: Theme) -> None:
        assert self._face is not None
        tokens, left, height = look.tokens, self._left_width(), self._header_height()
        painter.fillRect(QRectF(0, 0, self.viewport().width(), height), tokens.paper)
        painter.save()
        painter.setClipRect(QRectF(left, 0, self.viewport().width() - left, height))
        for column in range(self._face.column_count()):
            cell = self.cell_place((0, column)) if self._face.rows else QRectF(left, 0, 1, 1)
            place = QRectF(cell.x(), 0, cell.width(), height)
            if column == self._here[1]:
                painter.fillRect(place, tokens.tint)
            self._face.draw_header(painter, place, column, look)
        painter.restore()
        self._face.draw_corner(painter, QRectF(0, 0, left, height), look)
        painter.fillRect(QRectF(0, height - 1, self.viewport().width(), 1), tokens.line2)


def draw_cell(painter: QPainter, place: QRectF, cell: Cell, look: Theme) -> None:
    """The disc of a lead or the ring of a support; a second lead is red."""
    if cell.part is None:
        return
    side = look.px(22)
    middle = place.center()
    disc = QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side)
    is_lead = cell.part is Part.LEAD
    if not is_lead:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.tokens.paper)
        painter.drawEllipse(disc.adjusted(1, 1, -1, -1))
    draw_mark(
        painter,
        disc,
        Mark.LEAD if is_lead else Mark.SUPPORT,
        look.tokens,
        letter=letter_of(cell.part),
        colour=look.tokens.red if cell.is_double else None,
    )


def letter_of(part: Part | None) -> str:
    """In a disc or ring, on the clipboard and in print."""
    return {Part.LEAD: _("ห"), Part.SUPPORT: _("ร"), None: ""}[part]
