"""Pages of the measures table: merged cells end before the page does, and composing stays fast."""

import time
from collections.abc import Iterator, Sequence
from decimal import Decimal

import pytest

from ita_desktop.documents.compose.measures_pages import PAGE_HEIGHT_MM, row_height_mm
from ita_desktop.documents.compose.measures_table import compose_measures_table
from ita_desktop.documents.content import Cell, Line, Merge, Row, Shade, Table
from ita_desktop.model.layouts import read_layout
from ita_desktop.model.year import Measure
from tests.documents.compose.measures_books import many_measures, small_book
from tests.documents.compose.measures_tables import (
    column,
    data_rows,
    table_of,
    words,
)
from tests.documents.compose.small_district import node_of


def chains(table: Table) -> Iterator[list[Row]]:
    """Rows that Word keeps on one page because each clings to the next."""
    chain: list[Row] = []
    for row in table.rows:
        chain.append(row)
        if not row.keep_with_next:
            yield chain
            chain = []
    assert not chain


def height_mm(row: Row, table: Table) -> float:
    if len(row.cells) == 1:
        return row_height_mm([(row.cells[0].lines, sum(table.widths_mm, Decimal()))])
    shown = zip(row.cells, table.widths_mm, strict=True)
    return row_height_mm([(cell.lines, width) for cell, width in shown if cell.merge is not Merge.CONTINUED])


@pytest.mark.parametrize("code", ["M1", "M2", "M3", "M4", "M5"])
def test_merged_cells_end_before_the_page_does(code: str) -> None:
    book, layout = small_book(), read_layout(code)
    table = table_of(book, layout, many_measures(400, book.year))
    room_mm = PAGE_HEIGHT_MM[layout.orientation] - height_mm(table.head[0], table)
    heights_mm = [sum(height_mm(row, table) for row in chain) for chain in chains(table)]
    assert max(heights_mm) <= room_mm
    if code != "M5":
        assert max(heights_mm) > room_mm / 2, "pages should be filled"


def test_a_cell_that_goes_on_after_a_page_break_says_so() -> None:
    book = small_book()
    labels = column(table_of(book, "M2", many_measures(60, book.year)), 0)
    assert labels.count("1) การปฏิบัติหน้าที่") == 1
    assert labels.count("1) การปฏิบัติหน้าที่ (ต่อ)") >= 1


@pytest.mark.parametrize("code", ["M1", "M2", "M4"])
def test_only_what_says_that_it_goes_on_starts_a_page(code: str) -> None:
    book = small_book()
    rows = data_rows(table_of(book, code, many_measures(100, book.year)))
    goes_on = [any("(ต่อ)" in words(cell) for cell in row.cells) for row in rows]
    assert [row.starts_page for row in rows] == goes_on
    assert any(goes_on)


def test_where_a_table_begins_anywhere_no_page_is_forced() -> None:
    book = small_book()
    (table,) = compose_measures_table(
        book, read_layout("M3"), many_measures(100, book.year), starts_page=False
    )
    assert isinstance(table, Table)
    assert not any(row.starts_page for row in table.rows)


def test_an_issue_that_goes_on_after_a_page_break_is_opened_anew() -> None:
    book = small_book()
    rows = [
        Measure(
            position=n,
            node=node_of(book.year, "duties"),
            joins_issue_above=n > 0,
            activities=[f"งานที่ {n}"] * 9,
        )
        for n in range(8)
    ]
    rows[0].issue = "พัฒนาจุดบริการ\n- ป้าย\n- เก้าอี้"
    table = table_of(book, "M2", rows)
    opened = [words for words in column(table, 1) if words]
    assert opened[0] == "พัฒนาจุดบริการ\n- ป้าย\n- เก้าอี้"
    assert len(opened) > 1
    assert set(opened[1:]) == {"พัฒนาจุดบริการ (ต่อ)"}


def test_a_row_taller_than_a_page_clings_to_no_other() -> None:
    book = small_book()
    rows = [
        Measure(
            position=n, node=node_of(book.year, "duties"), activities=[f"งานที่ {n}"] * (60 if n == 1 else 2)
        )
        for n in range(3)
    ]
    _first, tall, last = data_rows(table_of(book, "M2", rows))
    assert not tall.keep_with_next
    assert words(tall.cells[0]) == words(last.cells[0]) == "1) การปฏิบัติหน้าที่ (ต่อ)"


def test_group_rows_cling_to_what_they_head() -> None:
    table = table_of(small_book(), "M1")
    groups = [row for row in table.rows if len(row.cells) == 1]
    assert all(row.keep_with_next for row in groups)
    assert {row.cells[0].shade for row in groups} == {Shade.HEAD, Shade.GROUP}
    assert all(row.cells[0].columns == len(table.widths_mm) for row in groups)


def test_every_row_covers_every_column() -> None:
    for code in ("M1", "M2", "M3", "M4", "M5"):
        table = table_of(small_book(), code)
        for row in (*table.head, *table.rows):
            assert sum(cell.columns for cell in row.cells) == len(table.widths_mm)


def test_a_merged_cell_below_is_empty_and_lies_under_one_that_opens() -> None:
    book = small_book()
    for code in ("M1", "M2", "M4", "M5"):
        table = table_of(book, code, many_measures(100, book.year))
        above: Sequence[Cell] = ()
        for row in table.rows:
            for place, cell in enumerate(row.cells):
                if cell.merge is Merge.CONTINUED:
                    assert cell.lines == ()
                    assert above[place].merge is not Merge.NONE
            above = row.cells


def test_composing_takes_time_in_proportion_to_the_rows() -> None:
    book, layout = small_book(), read_layout("M2")

    def seconds(count: int) -> float:
        measures = many_measures(count, book.year)
        start = time.process_time()
        compose_measures_table(book, layout, measures)
        return time.process_time() - start

    few, many = min(seconds(600) for _ in range(3)), min(seconds(6000) for _ in range(2))
    assert many < 25 * few


def test_a_line_is_counted_as_often_as_it_wraps() -> None:
    width_mm = Decimal(40)
    one = row_height_mm([((Line("ฝ่ายปกครอง"),), width_mm)])
    three = row_height_mm([((Line("ฝ่ายปกครอง"), Line("ทุกฝ่าย"), Line("โรงเรียน")), width_mm)])
    long = row_height_mm([((Line("เพิ่มช่องทางการให้บริการผู้ด้อยโอกาสและกลุ่มเปราะบาง"),), width_mm)])
    assert one < three == long
    assert row_height_mm([((), width_mm)]) == one
