"""The last line of a table, under its columns: their totals."""

from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ita_desktop.qt.grid_view import GridView
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.theme import theme
from ita_desktop.translation import translate as _


class TotalsRow(QWidget):
    """Shown as soon as a column has a total. It counts the rows that the filter left."""

    def __init__(self, view: GridView, model: RowsModel[Any], parent: QWidget) -> None:
        super().__init__(parent)
        self._view, self._model = view, model
        self._totals: dict[str, str] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        model.arranged.connect(self.renew)
        model.swapped.connect(self.renew)
        model.modelReset.connect(self.renew)
        view.head.geometriesChanged.connect(self.update)
        view.head.sectionResized.connect(self.update)
        view.head.sectionMoved.connect(self.update)
        view.horizontalScrollBar().valueChanged.connect(self.update)
        self.renew()

    def renew(self) -> None:
        has_totals = any(column.total is not None for column in self._model.columns)
        self.setVisible(has_totals and bool(self._model.left_rows))
        self.setFixedHeight(theme().px(36))
        self._totals = {column.key: self._model.total(column) for column in self._model.columns}
        words = (
            f"{column.title}: {self._totals[column.key]}" for column in self._model.columns if column.total
        )
        self.setAccessibleName(_("รวม {totals}").format(totals=", ".join(words)))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme().tokens
        painter = QPainter(self)
        painter.fillRect(self.rect(), tokens.sunk)
        painter.fillRect(0, 0, self.width(), 1, tokens.line2)
        end_of_word = 0
        is_before_totals = True
        for number in self._view.shown_columns:
            column = self._model.columns[number]
            left = self._view.columnViewportPosition(number) + self._view.viewport().x()
            place = QRect(left, 0, self._view.columnWidth(number), self.height())
            if column.total is not None:
                self._view.cells.paint_total(painter, place, column.alignment, self._totals[column.key])
                is_before_totals = False
            elif is_before_totals:
                end_of_word = place.right()
        place = QRect(0, 0, end_of_word, self.height())
        self._view.cells.paint_total(painter, place, Qt.AlignmentFlag.AlignLeft, _("รวม"))
