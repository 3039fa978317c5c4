"""Lists of the window on paper: columns that can be read, and by what the rows were chosen."""

from decimal import Decimal

import pytest

from ita_desktop.documents.compose.listing import compose_listing
from ita_desktop.documents.content import Alignment, Caption, PageStart, Table
from ita_desktop.model.book import YearBook
from tests.documents.compose.composed_text import only_block
from tests.documents.compose.small_district import small_district

WORD_MM = 19
"""What ผู้รับผิดชอบ needs in bold, with room at its sides."""


@pytest.fixture
def book() -> YearBook:
    return small_district()


@pytest.mark.parametrize("count", [1, 4, 5, 12, 30])
def test_the_columns_are_together_as_wide_as_the_page(book: YearBook, count: int) -> None:
    rows = [["ข้อความ"] * count]
    document = compose_listing(book, ["รายการ"], ["หัวข้อ"] * count, rows, [float(n) for n in range(count)])
    room = 257 if only_block(document, PageStart).landscape else 160
    assert sum(only_block(document, Table).widths_mm) == room
    assert only_block(document, PageStart).landscape == (count > 4)


def test_of_twelve_columns_each_holds_its_longest_word(book: YearBook) -> None:
    headings = ["ผู้รับผิดชอบ", *(f"ช่อง {n}" for n in range(11))]
    document = compose_listing(book, ["รายการ"], headings, [["ก"] * 12], [1.0, 900.0, *([100.0] * 10)])
    first, second, *others = only_block(document, Table).widths_mm
    assert first >= WORD_MM
    assert second == max(first, second, *others)
    assert min(others) >= Decimal(10)


def test_a_list_says_by_what_its_rows_were_chosen(book: YearBook) -> None:
    document = compose_listing(book, ["รายการ"], ["ก"], [["ข"]], [1], chosen=["ต้องแก้ 3", "เรื่อง มี “คำสั่ง”"])
    assert only_block(document, Caption) == Caption("", "แสดงเฉพาะ ต้องแก้ 3 · เรื่อง มี “คำสั่ง”")
    everything = compose_listing(book, ["รายการ"], ["ก"], [["ข"]], [1])
    assert not any(isinstance(block, Caption) for block in everything.blocks)


def test_figures_stand_as_on_the_screen(book: YearBook) -> None:
    alignments = [Alignment.LEFT, Alignment.RIGHT]
    rows = [["กลุ่ม"], ["ก", "1.00"]]
    document = compose_listing(book, ["รายการ"], ["ก", "คะแนน"], rows, [1, 1], alignments=alignments)
    group, row = only_block(document, Table).rows
    assert [cell.alignment for cell in row.cells] == alignments
    assert group.cells[0].columns == 2
