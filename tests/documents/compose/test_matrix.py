from decimal import Decimal

import pytest

from ita_desktop.documents.compose.matrix import compose_matrix
from ita_desktop.documents.content import Caption, Document, Line, Rule, Table, TitleLines
from ita_desktop.model.book import YearBook
from ita_desktop.model.editions import available_editions, read_edition, relabel
from ita_desktop.model.frame import record_of
from ita_desktop.model.year import FiscalYear
from tests.documents.compose.composed_text import blocks_of, only_block
from tests.documents.compose.small_district import small_district


def captions(document: Document) -> list[str]:
    return [caption.text for caption in blocks_of(document, Caption)]


def codes(table: Table) -> list[str]:
    return [row.cells[0].lines[0].text for row in table.rows]


def of_edition(code: str, revision: str = "final") -> Document:
    book = small_district()
    edition = record_of(relabel(read_edition(code), revision), revision)
    return compose_matrix(YearBook(book.office, FiscalYear(year=2566, edition=edition), None))


def cells(item: str) -> list[tuple[Line, ...]]:
    tables = blocks_of(compose_matrix(small_district()), Table)
    (row,) = [row for table in tables for row in table.rows if row.cells[0].lines[0].text == item]
    return [cell.lines for cell in row.cells]


def test_the_title_is_that_of_the_annex() -> None:
    assert only_block(compose_matrix(small_district()), TitleLines).lines == (
        "ตารางมอบหมายความรับผิดชอบการเปิดเผยข้อมูลสาธารณะ (OIT)",
        "การประเมินคุณธรรมและความโปร่งใสในการดำเนินงานของหน่วยงานภาครัฐ",
        "(Integrity and Transparency Assessment : ITA) ประจำปีงบประมาณ พ.ศ. 2566",
        "สำนักงานเขตสมมติ",
    )


def test_each_sub_indicator_has_its_table_under_a_caption_with_the_count() -> None:
    matrix = compose_matrix(small_district())
    assert captions(matrix) == [
        "ตัวชี้วัดที่ 9.1 ข้อมูลพื้นฐาน จำนวน 2 ข้อมูล",
        "ตัวชี้วัดที่ 9.2 การบริหารงาน จำนวน 2 ข้อมูล",
        "ตัวชี้วัดที่ 10.2 มาตรการภายใน จำนวน 1 ข้อมูล",
    ]
    after_the_rule = matrix.blocks[matrix.blocks.index(Rule()) + 1 :]
    assert [type(block) for block in after_the_rule] == [Caption, Table] * 3


def test_the_columns_fill_the_width_of_the_page() -> None:
    for table in blocks_of(compose_matrix(small_district()), Table):
        assert sum(table.widths_mm) == Decimal(160)
        assert [cell.lines[0].text for cell in table.head[0].cells] == [
            "ข้อ",
            "ข้อมูล",
            "รายละเอียดข้อมูลที่เผยแพร่",
            "ผู้รับผิดชอบ",
        ]
        assert {len(row.cells) for row in table.rows} == {4}


def test_items_stand_by_number() -> None:
    second = blocks_of(compose_matrix(small_district()), Table)[1]
    assert codes(second) == ["O9", "O10"]


def test_headings_are_bold_and_all_else_hangs_on_a_dash() -> None:
    assert cells("O1")[2] == (
        Line("โครงสร้าง", bold=True),
        Line("แผนผังโครงสร้างถึงระดับฝ่าย", dash=True),
        Line("อัตรากำลัง ณ วันที่ 31 ธันวาคม 2565", dash=True),
    )
    assert cells("O2")[2] == (Line("แผนของปีงบประมาณ พ.ศ. 2566", dash=True),)


def test_a_title_of_several_lines_keeps_them() -> None:
    assert cells("O1")[1] == (Line("โครงสร้าง อัตรากำลัง"), Line("ข้อมูลผู้บริหาร", dash=True))


def test_who_leads_stands_before_who_supports() -> None:
    assert cells("O1")[3] == (Line("ฝ่ายปกครอง"), Line("ทุกฝ่าย"), Line("โรงเรียนในสังกัด"))
    assert cells("O2")[3] == (Line("ฝ่ายทะเบียน"), Line("ว่าที่ร้อยตรี ภูวดล ตัวอย่างวัฒน์"))


def test_an_item_not_yet_assigned_leaves_room_to_write() -> None:
    assert cells("O9")[2:] == [(Line(""),), (Line(""),)]


@pytest.mark.parametrize(("revision", "counts"), [("november", [7, 1, 12]), ("final", [7, 9, 4])])
def test_the_numbers_are_those_of_the_revision(revision: str, counts: list[int]) -> None:
    tables = blocks_of(of_edition("bma-2566", revision), Table)
    assert [len(table.rows) for table in tables] == [*counts, 1, 1, 7, 1]
    printed = [code for table in tables for code in codes(table)]
    assert printed == [f"O{number}" for number in range(1, 31)]


@pytest.mark.parametrize("code", available_editions())
def test_every_item_of_every_edition_stands_in_the_matrix_once(code: str) -> None:
    items = [node.code for node in read_edition(code).nodes if node.kind == "item"]
    printed = [each for table in blocks_of(of_edition(code), Table) for each in codes(table)]
    assert sorted(printed) == sorted(items)


def test_a_list_without_sub_indicators_is_one_table() -> None:
    matrix = of_edition("nacc-2568")
    assert captions(matrix) == ["แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) จำนวน 28 ข้อมูล"]
    assert codes(only_block(matrix, Table)) == [f"O{number}" for number in range(1, 29)]
