"""A whole report of results, as a workbook or a document has it: several tables with columns of their own."""

from decimal import Decimal
from pathlib import Path

from openpyxl import Workbook

from ita_desktop.exchange.pasted import Grid, grid_of_file, grid_of_html
from ita_desktop.exchange.pasted_results import TOTAL, PastedResults, RowState, read_pasted_results
from ita_desktop.exchange.pasted_tables import as_one_table
from ita_desktop.exchange.result_columns import Reading
from ita_desktop.model.editions import read_edition

EDITION = read_edition("bma-2565")
NODES = {node.code: node for node in EDITION.nodes}
TITLES = {code: node.title for code, node in NODES.items()}

SUMMARY: Grid = [
    ["ผลการประเมิน ปีงบประมาณ พ.ศ. 2565", "", "", "", ""],
    ["ตัวชี้วัด", "น้ำหนัก (ร้อยละ)", "คะแนนเฉลี่ยตัวชี้วัด", "คะแนนที่ได้ (100)", "คะแนนถ่วงน้ำหนัก"],
    [f"1 {TITLES['1']}", "30", "91.36", "86.93", "26.08"],
    [f"2 {TITLES['2']}", "", "83.94", "", ""],
    ["คะแนนรวม ITA", "", "", "ระดับ A", "89.52"],
]
QUESTIONS: Grid = [
    ["หัวข้อการประเมิน", "ระดับการรับรู้ (ร้อยละ)", "", "", "", "คะแนน"],
    ["", "น้อยที่สุด", "น้อย", "มาก", "มากที่สุด", ""],
    [f"ตัวชี้วัดที่ 1 {TITLES['1']}", "", "", "", "", "91.36"],
    [f"I๗ {TITLES['I7']}", "6.18", "11.82", "22.00", "60.00", "78.64"],
]
ITEMS: Grid = [
    ["ข้อ", "คะแนน", "ข้อมูล", "ข้อเสนอแนะ"],
    ["9", "97.78", TITLES["9"], ""],
    ["O๓", "0", TITLES["O3"], "ลิงก์เปิดไม่ได้"],
]


def read(*tables: Grid) -> PastedResults:
    width = max(len(row) for table in tables for row in table)
    grid = [row + [""] * (width - len(row)) for table in tables for row in table]
    return read_pasted_results(grid, EDITION)


def values_of(results: PastedResults, code: str) -> dict[str, object]:
    identity = NODES[code].identity if code else TOTAL
    return {
        each.field: each.value for row in results.taken for each in row.values if each.identity == identity
    }


def test_each_table_is_read_by_its_own_headings() -> None:
    results = read(SUMMARY, QUESTIONS, ITEMS)
    assert values_of(results, "1") == {"published": Decimal("91.36")}
    assert values_of(results, "IIT") == {
        "published": Decimal("86.93"),
        "published_weighted": Decimal("26.08"),
    }
    assert values_of(results, "I7")["published"] == Decimal("78.64")
    assert values_of(results, "I7")["share_most"] == Decimal("60.00")
    assert values_of(results, "O3") == {"published": Decimal("0.00"), "remark": "ลิงก์เปิดไม่ได้"}
    assert values_of(results, "") == {"published_total": Decimal("89.52"), "published_level": "A"}
    assert not any(row.state is RowState.TO_CHOOSE for row in results.rows)


def test_what_two_tables_say_alike_is_taken_once_and_no_reason_for_doubt() -> None:
    results = read(SUMMARY, QUESTIONS)
    (again,) = (row for row in results.rows if row.reason == "ซ้ำกับแถวก่อน")
    assert again.identity == NODES["1"].identity
    contradicting = [*QUESTIONS[:2], [*QUESTIONS[2][:5], "19.36"]]
    doubtful = [row for row in read(SUMMARY, contradicting).rows if row.state is RowState.TO_CHOOSE]
    assert [row.identity for row in doubtful] == [NODES["1"].identity] * 2


def test_numbers_of_indicators_do_not_make_indicators_of_questions() -> None:
    by_indicator: Grid = [["ตัวชี้วัดที่", "ตัวชี้วัด", "คะแนนที่ได้"], ["๑", TITLES["1"], "91.36"]]
    results = read(by_indicator, [["ข้อ", "หัวข้อการประเมิน", "คะแนน"], ["I1", TITLES["I1"], "90.12"]])
    assert values_of(results, "1")["published"] == Decimal("91.36")
    assert values_of(results, "I1")["published"] == Decimal("90.12")


def test_the_wanted_year_of_one_table_does_not_stand_under_the_other_year_of_another() -> None:
    both: Grid = [["ข้อ", "รายการ", "คะแนน ปี 2564", "คะแนน ปี 2565"], ["I1", TITLES["I1"], "70.00", "90.12"]]
    one: Grid = [["ข้อ", "รายการ", "คะแนน"], ["O1", TITLES["O1"], "100"]]
    results = read(both, one)
    assert values_of(results, "I1") == {"published": Decimal("90.12")}
    assert values_of(results, "O1") == {"published": Decimal("100.00")}


def test_the_rank_of_an_indicator_is_not_its_number() -> None:
    ranked: Grid = [
        ["ลำดับที่", "ตัวชี้วัด", "ได้คะแนนเท่ากับร้อยละ"],
        ["๑", f"ตัวชี้วัดที่ ๑ {TITLES['1']}", "91.36"],
        ["๒", f"ตัวชี้วัดที่ ๔ {TITLES['4']}", "86.05"],
    ]
    results = read(ranked)
    assert values_of(results, "4") == {"published": Decimal("86.05")}
    assert values_of(results, "2") == {}


def test_the_sum_of_weights_is_not_the_total() -> None:
    frame: Grid = [
        ["เครื่องมือ", "ตัวชี้วัด", "จำนวนข้อ", "น้ำหนัก (ร้อยละ)"],
        ["IIT", f"ตัวชี้วัดที่ 1 {TITLES['1']}", "6", "30"],
        ["รวม", "", "88", "100"],
    ]
    assert values_of(read(frame), "") == {}
    assert values_of(read(frame, SUMMARY), "")["published_total"] == Decimal("89.52")


def test_yes_and_no_are_read_where_four_levels_head_the_table() -> None:
    edition = read_edition("bma-2566")
    part = next(node for node in edition.nodes if node.code == "I7.1")
    question = next(node for node in edition.nodes if node.code == "I7")
    row = [f"- {part.title}", "", "มี ๗.๙๐", "", "ไม่มี ๙๒.๑๐", "๙๒.๑๐"]
    grid = [*QUESTIONS[:2], [f"I7 {question.title}", "", "", "", "", "91.42"], row]
    values = {
        each.field: each.value
        for taken in read_pasted_results(grid, edition).taken
        for each in taken.values
        if each.identity == part.identity
    }
    assert values == {
        "share_yes": Decimal("7.90"),
        "share_no": Decimal("92.10"),
        "published": Decimal("92.10"),
    }


def test_a_remark_that_looks_like_a_heading_begins_no_table() -> None:
    remark = ["", "ข้อเสนอแนะ", "คะแนนข้อมูลลดลง", ""]
    grid: Grid = [*ITEMS[:2], remark, ITEMS[2]]
    assert as_one_table(grid, 2565).grid == grid
    assert values_of(read(grid), "O3")["published"] == Decimal("0.00")


def test_one_table_stays_as_it_is() -> None:
    table = as_one_table(SUMMARY, 2565)
    assert (table.grid, table.headings) == (SUMMARY, (1, 2))
    assert [column.reading for column in table.columns][2:] == [
        Reading.PUBLISHED,
        Reading.INSTRUMENT_PUBLISHED,
        Reading.WEIGHTED,
    ]


def test_a_workbook_with_a_sheet_for_each_table_is_read_whole(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in {"สรุป": SUMMARY, "IIT": QUESTIONS, "OIT": ITEMS}.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append([cell or None for cell in row])
    workbook.save(tmp_path / "report.xlsx")
    results = read_pasted_results(grid_of_file(tmp_path / "report.xlsx"), EDITION)
    assert values_of(results, "I7")["published"] == Decimal("78.64")
    assert values_of(results, "O3")["remark"] == "ลิงก์เปิดไม่ได้"


def test_tables_of_one_document_are_read_each_by_its_headings() -> None:
    def html(rows: Grid) -> str:
        lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        return "<table>" + "".join(f"<tr>{line}</tr>" for line in lines) + "</table>"

    document = html(SUMMARY) + "<p>ตารางที่ 2</p>" + html(ITEMS)
    results = read_pasted_results(grid_of_html(document), EDITION)
    assert values_of(results, "2")["published"] == Decimal("83.94")
    assert values_of(results, "9")["published"] == Decimal("97.78")
