"""What stands in the rows and columns of a measures table."""

from collections.abc import Sequence

from ita_desktop.documents.compose.measures_table import compose_measures_table
from ita_desktop.documents.content import Cell, Row, Table
from ita_desktop.model.book import YearBook
from ita_desktop.model.layouts import Layout, read_layout
from ita_desktop.model.year import Measure, MeasuresTable


def table_of(book: YearBook, layout: Layout | str, measures: Sequence[Measure] | None = None) -> Table:
    chosen = book.year.measures if measures is None else measures
    plan = [measure for measure in chosen if measure.table is MeasuresTable.PLAN]
    layout = read_layout(layout) if isinstance(layout, str) else layout
    (table,) = compose_measures_table(book, layout, plan)
    assert isinstance(table, Table)
    return table


def data_rows(table: Table) -> list[Row]:
    return [row for row in table.rows if len(row.cells) == len(table.widths_mm)]


def group_texts(table: Table) -> list[str]:
    return [words(row.cells[0]) for row in table.rows if len(row.cells) == 1]


def words(cell: Cell) -> str:
    return "\n".join(f"- {line.text}" if line.dash else line.text for line in cell.lines)


def column(table: Table, number: int) -> list[str]:
    return [words(row.cells[number]) for row in data_rows(table)]


def printed_list(texts: Sequence[str]) -> str:
    """One alone without a dash."""
    return texts[0] if len(texts) == 1 else "\n".join(f"- {text}" for text in texts)
