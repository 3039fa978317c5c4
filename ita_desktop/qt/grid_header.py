"""The head of a table: titles that wrap, the sign of the order, and under them the row to filter with."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QLineEdit, QWidget

from ita_desktop.qt.columns import Column
from ita_desktop.qt.icons import draw_icon
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.texts import TextBlock, lay_out_text
from ita_desktop.qt.theme import Type, theme
from ita_desktop.translation import translate as _

_MOST_LINES = 3
_ROWS_AT_ONCE = 50


class GridHeader(QHeaderView):
    """A click sorts, upwards, downwards, not at all; dragging moves a column."""

    def __init__(self, model: RowsModel[Any], parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._model = model
        self._height = 0
        self.current_column = -1
        self.filter_row = FilterRow(self, model)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(theme().px(28))
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.sectionClicked.connect(self._sort)
        self.sectionResized.connect(self.fit)
        self.sectionMoved.connect(self.filter_row.place)
        self.sectionCountChanged.connect(self.fit)

    def fit(self) -> None:
        """Takes the height that the titles need."""
        lines = 1
        for number, column in enumerate(self._model.columns):
            if not self.isSectionHidden(number):
                lines = max(lines, round(self._block(column, number).height / self._line_height))
        look = theme()
        height = look.px(36) + (lines - 1) * self._line_height
        if self.filter_row.is_open:
            height += self.filter_row.row_height
        if height != self._height:
            self._height = height
            self.updateGeometry()
            self.geometriesChanged.emit()
        self.filter_row.place()
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height or theme().px(36))

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        tokens, px = theme().tokens, theme().px
        column = self._model.columns[logicalIndex]
        painter.fillRect(rect, tokens.tint if column.is_current else tokens.paper)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tokens.line2)
        title_height = rect.height() - (self.filter_row.row_height if self.filter_row.is_open else 0)
        is_current = column.is_current or logicalIndex == self.current_column
        block = self._block(column, logicalIndex)
        top = rect.top() + (title_height - block.height) / 2
        block.draw(
            painter, QPointF(rect.left() + self._side(column), top), tokens.ink if is_current else tokens.ink2
        )
        if logicalIndex == self.current_column:
            painter.fillRect(
                rect.left(), rect.top() + title_height - px(2) - 1, rect.width(), px(2), tokens.accent
            )
        key, is_descending = self._model.sorted_column
        if key == column.key:
            place = QRectF(rect.right() - px(16), rect.top() + (title_height - px(14)) / 2, px(14), px(14))
            draw_icon(painter, place, "chevron-down" if is_descending else "chevron-up", tokens.accent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.filter_row.place()

    @property
    def _line_height(self) -> int:
        return theme().line_height(Type.SMALL)

    def _room(self, column: Column[Any], number: int) -> int:
        px = theme().px
        is_sorted = self._model.sorted_column[0] == column.key
        return max(self.sectionSize(number) - 2 * self._side(column) - (px(8) if is_sorted else 0), px(8))

    def _side(self, column: Column[Any]) -> int:
        """Titles of narrow columns, of months for instance, stand in the middle and need no margin."""
        return theme().px(3 if column.alignment & Qt.AlignmentFlag.AlignHCenter else 10)

    def _block(self, column: Column[Any], number: int) -> TextBlock:
        font, room = theme().font(Type.SMALL), self._room(column, number)
        return lay_out_text(column.title, font, room, self._line_height, _MOST_LINES, column.alignment)

    def _sort(self, number: int) -> None:
        key = self._model.columns[number].key
        sorted_key, is_descending = self._model.sorted_column
        if key != sorted_key:
            self._model.sort_by(key)
        elif not is_descending:
            self._model.sort_by(key, descending=True)
        else:
            self._model.sort_by(None)
        self.fit()


class FilterRow(QWidget):
    """One field over each column; the rows follow while typing."""

    closed = Signal()
    left = Signal()
    """With Down or Enter: back to the rows."""

    def __init__(self, header: GridHeader, model: RowsModel[Any]) -> None:
        super().__init__(header)
        self._header, self._model = header, model
        self._fields: dict[str, QLineEdit] = {}
        self.setAutoFillBackground(False)
        self.hide()
        self._is_open = False
        self._ready, self._column = 0, model.columns[0]
        self._idle = QTimer(self, interval=0)
        self._idle.timeout.connect(self._get_ready)

    @property
    def is_open(self) -> bool:
        return self._is_open

    @property
    def row_height(self) -> int:
        return theme().px(38)

    def open(self, column_key: str | None = None) -> None:
        """And puts the cursor into the field of that column, or of the first."""
        self._is_open = True
        self._header.fit()
        self.show()
        self.place()
        column = self._model.columns[max(self._model.column_place(column_key or ""), 0)]
        field = self._fields.get(column.key)
        self._ready, self._column = 0, column
        self._idle.start()
        if field is not None:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            field.selectAll()

    def close_row(self) -> None:
        self._is_open = False
        for field in self._fields.values():
            field.clear()
        self.hide()
        self._model.filter_by({})
        self._header.fit()
        self.closed.emit()

    @property
    def texts(self) -> dict[str, str]:
        return {key: field.text() for key, field in self._fields.items() if field.text()}

    def set_texts(self, texts: Mapping[str, str]) -> None:
        """Opens the row if there is anything to filter by."""
        if texts and not self._is_open:
            self._is_open = True
            self._header.fit()
            self.show()
        self.place()
        for key, field in self._fields.items():
            field.setText(texts.get(key, ""))
        self._model.filter_by(texts)

    def place(self) -> None:
        if not self._is_open:
            return
        height, px = self.row_height, theme().px
        self.setGeometry(0, self._header.height() - height, self._header.width(), height)
        seen: set[str] = set()
        before: QWidget | None = None
        for visual in range(self._header.count()):
            number = self._header.logicalIndex(visual)
            column = self._model.columns[number]
            seen.add(column.key)
            field = self._field(column)
            field.setVisible(not self._header.isSectionHidden(number))
            width = self._header.sectionSize(number) - px(4)
            field.setPlaceholderText(_("กรอง") if width > px(64) else "")
            field.setClearButtonEnabled(width > px(64))
            field.setGeometry(
                self._header.sectionViewportPosition(number) + px(2), px(3), width, height - px(8)
            )
            if before is not None:
                QWidget.setTabOrder(before, field)
            before = field
        for key in set(self._fields) - seen:
            self._fields.pop(key).deleteLater()

    def _field(self, column: Column[Any]) -> QLineEdit:
        if column.key not in self._fields:
            field = _FilterField(self)
            field.setProperty("row", True)
            field.setAccessibleName(_("กรอง {title}").format(title=column.title))
            field.textChanged.connect(self._filter)
            field.escaped.connect(self.close_row)
            field.left.connect(self.left)
            self._fields[column.key] = field
        return self._fields[column.key]

    def _get_ready(self) -> None:
        rows = self._model.all_rows[self._ready : self._ready + _ROWS_AT_ONCE]
        self._model.get_ready_to_filter(self._column, rows)
        self._ready += len(rows)
        if not rows or not self._is_open:
            self._idle.stop()

    def _filter(self) -> None:
        self._model.filter_by(self.texts)


class _FilterField(QLineEdit):
    escaped = Signal()
    left = Signal()

    def keyPressEvent(self, event: Any) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left.emit()
        else:
            super().keyPressEvent(event)
