"""The measures as a table: in groups, with the columns that the layout of the office begins with."""

import datetime
from collections.abc import Callable, Hashable, Sequence

from ita_desktop.model.layouts import Layout
from ita_desktop.qt.columns import CellChange
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.grid_selection import selected_ranges
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.rules.scores import Scores
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.follow_up_months import month_of
from ita_desktop.screens.measure_columns import NUMBER, leading_fields, make_columns
from ita_desktop.screens.measure_groups import GroupedBy, Groups, facts_of
from ita_desktop.screens.measure_rows import KnownScores, MeasureRow, MeasureRows

Changes = Sequence[CellChange[MeasureRow]]


class MeasureTable(Grid):
    def __init__(
        self,
        desk: Desk,
        rows: MeasureRows,
        layout: Callable[[], Layout],
        change: Callable[[Changes, str], None],
    ) -> None:
        columns = make_columns(lambda: desk.book, rows, layout(), desk.today())
        model: RowsModel[MeasureRow] = RowsModel(
            columns, lambda row: row.id, change=change, group_of=self.group_of, facts_of=facts_of
        )
        super().__init__(model)
        self._desk, self._measure_rows, self._layout = desk, rows, layout
        self._known_scores = KnownScores()
        self._columns_of: tuple[object, int, datetime.date] | None = None
        self._groups_of: tuple[object, ...] = (None,) * 5
        self._groups = Groups(desk.book, rows, GroupedBy.INDICATOR, self.scores)
        model.layoutChanged.connect(self._hide_again)

    def show_measures(self, rows: Sequence[MeasureRow], by: GroupedBy) -> None:
        """`rows` in their groups, with one of them chosen."""
        self._follow_groups(by)
        self._follow_columns()
        self.model.show(self._groups.in_order(rows))
        index = self.view.currentIndex()
        self.view.current_place = index.row(), index.column()
        if not index.isValid() and rows:
            keys = map(self.model.key, range(self.model.rowCount()))
            self.select([next(key for key in keys if key is not None)])
            self.view.scrollToTop()

    def group_of(self, row: MeasureRow) -> tuple[Hashable, str]:
        return self._groups.group_of(row)

    def open_all_groups(self) -> None:
        self.model.open_groups([group.key for group in self.model.groups])

    @property
    def scores(self) -> Scores | None:
        """Of the results from which the year works."""
        return self._known_scores.of(self._desk.book)

    @property
    def month(self) -> int | None:
        """The one in whose column one stands."""
        return month_of(self.model.column(max(self.view.currentIndex().column(), 0)))

    @property
    def has_whole_rows(self) -> bool:
        """Whether rows are chosen rather than cells; a row is also its number."""
        index = self.view.currentIndex()
        is_number = index.isValid() and self.model.column(index).key == NUMBER
        columns = len(self.model.columns)
        return is_number or any(each.width() == columns for each in selected_ranges(self.view))

    def _follow_columns(self) -> None:
        """Anew only for another layout, year or day; the officer's own order stays."""
        today, year = self._desk.today(), self._desk.book.year.year
        state = (leading_fields(self._layout()), year, today)
        before, self._columns_of = self._columns_of, state
        if before is None or before == state:
            return
        columns = make_columns(lambda: self._desk.book, self._measure_rows, self._layout(), today)
        self.model.show_columns(columns)
        if before[1:] != state[1:]:
            for column in columns:
                if month_of(column) is not None:
                    self.columns.show_column(column.key, not column.is_hidden)

    def _follow_groups(self, by: GroupedBy) -> None:
        """Only made anew for what their titles and order come from."""
        book = self._desk.book
        state = (book.year.measures, self._measure_rows.nodes, by, self.scores, book.office.threshold)
        if any(one is not other for one, other in zip(state, self._groups_of, strict=True)):
            self._groups_of = state
            self._groups = Groups(book, self._measure_rows, by, self.scores)

    def _hide_again(self) -> None:
        """Qt loses the places of the columns beside hidden ones when rows change their order."""
        head = self.view.head
        was_silent = head.blockSignals(True)
        for number in range(head.count()):
            if head.isSectionHidden(number):
                head.showSection(number)
                head.hideSection(number)
        head.blockSignals(was_silent)
        self.columns.spread()
        head.viewport().update()
