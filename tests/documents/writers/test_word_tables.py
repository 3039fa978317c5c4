"""Ruled tables and the invisible one of members."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.documents.content import (
    Alignment,
    Cell,
    Document,
    ForwardingBlocks,
    Heading,
    Line,
    MemberRow,
    MemberTable,
    Merge,
    PageStart,
    Paragraph,
    PenPlaces,
    Row,
    Rule,
    Shade,
    Table,
)
from ita_desktop.documents.writers.word_tables import column_twips
from tests.documents.writers.model_pages import matrix, measures, memo, order
from tests.documents.writers.written_papers import (
    NAMES,
    WrittenPaper,
    style_of,
    tag,
    text_of,
    value,
    written,
    written_document,
)


def row(*texts: str, keep_with_next: bool = False) -> Row:
    return Row(tuple(Cell((Line(text),)) for text in texts), keep_with_next)


def table_of(*rows: Row, widths: tuple[int, ...] = (80, 80), head: tuple[Row, ...] = ()) -> WrittenPaper:
    return written(Table(tuple(map(Decimal, widths)), head, rows))


def cell_paragraphs(cell: Cell) -> list[str]:
    paper = table_of(Row((cell, Cell(()))))
    (first, _second) = paper.body.findall("w:tbl/w:tr/w:tc", NAMES)
    return [text_of(each) for each in first.findall("w:p", NAMES)]


@given(st.lists(st.decimals(min_value=1, max_value=90, places=1), min_size=1, max_size=12))
def test_column_widths_add_up(widths_mm: list[Decimal]) -> None:
    twips = column_twips(widths_mm)
    assert sum(twips) == round(sum(widths_mm) * 1440 / Decimal("25.4"))
    assert all(
        abs(width - mm * 1440 / Decimal("25.4")) <= 1 for width, mm in zip(twips, widths_mm, strict=True)
    )


def test_grid_and_cells_tell_the_same_widths() -> None:
    for document, text_width in ((matrix(), 9071), (measures(), None)):
        for table in written_document(document).body.findall("w:tbl", NAMES):
            grid = [int(each.get(tag("w:w"), "")) for each in table.findall("w:tblGrid/w:gridCol", NAMES)]
            assert int(value(table, "w:tblPr/w:tblW", "w:w")) == sum(grid)
            assert text_width is None or sum(grid) == text_width
            for each in table.findall("w:tr", NAMES):
                column = 0
                for cell in each.findall("w:tc", NAMES):
                    span = int(value(cell, "w:tcPr/w:gridSpan") or 1)
                    assert int(value(cell, "w:tcPr/w:tcW", "w:w")) == sum(grid[column : column + span])
                    column += span
                assert column == len(grid)


def test_rows_stay_whole_and_heads_repeat() -> None:
    head, body = table_of(row("ก", "ข"), head=(row("ค", "ง"),)).body.findall("w:tbl/w:tr", NAMES)
    assert head.find("w:trPr/w:tblHeader", NAMES) is not None
    assert body.find("w:trPr/w:tblHeader", NAMES) is None
    assert all(each.find("w:trPr/w:cantSplit", NAMES) is not None for each in (head, body))


def test_every_paragraph_of_a_kept_row_keeps_with_the_next() -> None:
    kept = Row((Cell((Line("ก"), Line("ข\nค", dash=True))), Cell(())), keep_with_next=True)
    first, last = table_of(kept, row("ง", "จ")).body.findall("w:tbl/w:tr", NAMES)
    assert all(each.find("w:pPr/w:keepNext", NAMES) is not None for each in first.iter(tag("w:p")))
    assert len(list(first.iter(tag("w:p")))) == 4
    assert all(each.find("w:pPr/w:keepNext", NAMES) is None for each in last.iter(tag("w:p")))


def test_the_head_keeps_with_the_first_row() -> None:
    head, _body = table_of(row("ก", "ข"), head=(row("ค", "ง"),)).body.findall("w:tbl/w:tr", NAMES)
    assert all(each.find("w:pPr/w:keepNext", NAMES) is not None for each in head.iter(tag("w:p")))


def test_a_row_that_starts_a_page_opens_the_table_anew_under_its_head() -> None:
    starting = replace(row("ค", "ง"), starts_page=True)
    paper = table_of(row("ก", "ข"), starting, row("จ", "ฉ"), head=(row("หัวซ้าย", "หัวขวา"),))
    tags = [each.tag.rpartition("}")[2] for each in paper.body]
    assert tags == ["tbl", "p", "tbl", "p", "sectPr"]
    first, second = paper.body.findall("w:tbl", NAMES)
    firsts = [
        [text_of(next(each.iter(tag("w:p")))) for each in table.findall("w:tr", NAMES)]
        for table in (first, second)
    ]
    assert firsts == [["หัวซ้าย", "ก"], ["หัวซ้าย", "ค", "จ"]]
    (seam, _end) = paper.paragraphs("Seam")
    assert seam.find("w:pPr/w:pageBreakBefore", NAMES) is not None


def test_an_empty_cell_has_a_paragraph() -> None:
    assert cell_paragraphs(Cell(())) == [""]


def test_lines_typed_in_a_cell_are_paragraphs() -> None:
    assert cell_paragraphs(Cell((Line("หนึ่ง\nสอง"),))) == ["หนึ่ง", "สอง"]


def test_dashes_and_numbers_hang_before_their_text() -> None:
    cell = Cell((Line("ขีด\nต่อ", dash=True), Line("เลข", number="10")))
    assert cell_paragraphs(cell) == ["-\tขีด", "\tต่อ", "๑๐\tเลข"]
    dash, _more, number = table_of(Row((cell, Cell(())))).body.findall("w:tbl/w:tr/w:tc/w:p", NAMES)[:3]
    assert value(dash, "w:pPr/w:ind", "w:hanging") == value(dash, "w:pPr/w:ind", "w:left") == "170"
    assert value(number, "w:pPr/w:ind", "w:hanging") == "425"


def test_merged_cells_open_and_go_on() -> None:
    rows = tuple(Row((Cell((), merge=merge), Cell(()))) for merge in (Merge.START, Merge.CONTINUED))
    opened, followed = table_of(*rows).body.findall("w:tbl/w:tr", NAMES)
    assert value(opened, "w:tc/w:tcPr/w:vMerge") == "restart"
    assert followed.find("w:tc/w:tcPr/w:vMerge", NAMES) is not None
    assert value(followed, "w:tc/w:tcPr/w:vMerge") == ""


def test_shades_and_places_of_text_in_a_cell() -> None:
    head = Cell((Line("ก", bold=True),), alignment=Alignment.CENTRE, middle=True, shade=Shade.HEAD)
    group = Cell((Line("ข"),), alignment=Alignment.RIGHT, shade=Shade.GROUP)
    first, second = table_of(Row((head, group))).body.findall("w:tbl/w:tr/w:tc", NAMES)
    assert value(first, "w:tcPr/w:shd", "w:fill") == "E7E6E6"
    assert value(first, "w:tcPr/w:vAlign") == "center"
    assert value(first, "w:p/w:pPr/w:jc") == "center"
    assert first.find("w:p/w:r/w:rPr/w:bCs", NAMES) is not None
    assert value(second, "w:tcPr/w:shd", "w:fill") == "F2F2F2"
    assert value(second, "w:p/w:pPr/w:jc") == "right"


def test_a_large_table_has_body_type_and_rows_of_22_6_points() -> None:
    large = Table((Decimal(80), Decimal(80)), (), (row("ก", "ข"),), is_large=True)
    (found,) = written(large).body.findall("w:tbl/w:tr", NAMES)
    assert value(found, "w:trPr/w:trHeight") == "452"
    assert {style_of(each) for each in found.iter(tag("w:p"))} == {"LargeCell"}


@pytest.mark.parametrize("document", [memo(), order(), matrix(), measures()])
def test_a_paragraph_follows_every_table(document: Document) -> None:
    children = list(written_document(document).body)
    assert all(below.tag == tag("w:p") for above, below in pairwise(children) if above.tag == tag("w:tbl"))


def test_nothing_stands_between_a_table_and_the_paragraph_below() -> None:
    table = Table((Decimal(80),), (), (row("ก"),))
    paper = written(table, Paragraph("ข"), Rule(), table, table)
    tags = [each.tag.rpartition("}")[2] for each in paper.body]
    assert tags == ["tbl", "p", "p", "tbl", "p", "tbl", "p", "sectPr"]
    assert len(paper.paragraphs("Seam")) == 2


def test_a_table_without_rows_is_left_out() -> None:
    paper = written(Table((Decimal(80),), (), ()), MemberTable(()), PenPlaces(()), ForwardingBlocks(()))
    assert not list(paper.body.iter(tag("w:tbl")))


@pytest.mark.parametrize("above", [Heading("1.", "ข"), Paragraph("ข")])
def test_a_table_right_below_a_text_keeps_its_distance(above: Heading | Paragraph) -> None:
    table = Table((Decimal(80),), (), (row("ก"),))
    lead, _end = written(PageStart(), above, table).paragraphs("Seam")
    assert value(lead, "w:pPr/w:spacing", "w:before") == "100"
    assert lead.find("w:pPr/w:keepNext", NAMES) is not None


def test_members_stand_beside_their_roles_without_lines() -> None:
    members = MemberTable((MemberRow("1.1", ("นายก ข", "หัวหน้าฝ่าย"), "กรรมการ"),))
    (table,) = written(members).body.findall("w:tbl", NAMES)
    assert value(table, "w:tblPr/w:tblStyle") == "PlacesTable"
    assert value(table, "w:tblPr/w:tblInd", "w:w") == "1417"
    number, name, role = table.findall("w:tr/w:tc", NAMES)
    assert [int(value(each, "w:tcPr/w:tcW", "w:w")) for each in (number, name, role)] == [652, 4677, 2325]
    assert [text_of(each) for each in name.findall("w:p", NAMES)] == ["นายก ข", "หัวหน้าฝ่าย"]
    assert [text_of(each) for each in (*number.findall("w:p", NAMES), *role.findall("w:p", NAMES))] == [
        "๑.๑",
        "กรรมการ",
    ]
