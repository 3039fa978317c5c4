"""The measures table: every word of a real office in its column, and what merges, groups and orders its rows."""

import datetime
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from ita_desktop.documents.compose.measures_table import compose_measures_table
from ita_desktop.documents.content import Merge, Table
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.layouts import RowChoice, layout_from, read_layout
from ita_desktop.model.office import WeakPointRule
from ita_desktop.model.year import Cadence, Measure, MeasuresTable
from tests.documents.compose.measures_books import (
    add_removed_question,
    small_book,
    yannawa_book,
    yannawa_case,
)
from tests.documents.compose.measures_tables import (
    column,
    data_rows,
    group_texts,
    printed_list,
    table_of,
    words,
)
from tests.documents.compose.small_district import node_of


@pytest.fixture(scope="module")
def case_rows() -> list[dict[str, Any]]:
    """Measures in the order of the edition, which in this case is the order of the document."""
    return yannawa_case()["measures"]


def test_m2_holds_every_cell_of_the_real_document_in_its_column(case_rows: list[dict[str, Any]]) -> None:
    table = table_of(yannawa_book(), "M2")
    assert len(data_rows(table)) == len(case_rows) == 59
    for row, printed in zip(case_rows, data_rows(table), strict=True):
        _label, issue, *others = printed.cells
        if row.get("issue_merged_with_previous") and issue.merge is Merge.CONTINUED:
            assert issue.lines == ()
        else:
            assert words(issue).removesuffix(" (ต่อ)") == row["issue"]
        assert [words(cell) for cell in others] == [
            printed_list(row["activities"]),
            printed_list(row["outputs"]),
            printed_list(row["awareness"]),
            row["due_text"],
            "\n".join(row["owners"]),
            row["follow_up_text"],
        ]


def test_m2_names_indicators_in_a_merged_column_and_items_under_rows_of_their_sub_indicators(
    case_rows: list[dict[str, Any]],
) -> None:
    table = table_of(yannawa_book(), "M2")
    labels = [label for label in column(table, 0) if label and "(ต่อ)" not in label]
    assert labels[:3] == ["1) การปฏิบัติหน้าที่", "2) การใช้งบประมาณ", "3) การใช้อำนาจ"]
    assert labels[8:] == [*(row["item"] for row in case_rows if row["item"]), "10.2"]
    assert group_texts(table) == [
        "9) การเปิดเผยข้อมูล",
        "9.1 ข้อมูลพื้นฐาน",
        "9.2 การบริหารงาน",
        "9.3 การบริหารเงินงบประมาณ",
        "9.4 การบริหารและพัฒนาทรัพยากรบุคคล",
        "9.5 การส่งเสริมความโปร่งใส",
        "10) การป้องกันการทุจริต",
        "10.1 การดำเนินการเพื่อป้องกันการทุจริต",
        "10.2 มาตรการภายในเพื่อป้องกันการทุจริต",
    ]


def test_m1_holds_points_issues_activities_owners_and_follow_up(case_rows: list[dict[str, Any]]) -> None:
    table = table_of(yannawa_book(), "M1")
    rows = data_rows(table)
    for row, printed in zip(case_rows, rows, strict=True):
        _point, issue, activities, owners, follow_up = printed.cells
        assert words(issue) == row["issue"] or row.get("issue_merged_with_previous")
        assert words(activities) == printed_list(row["activities"])
        assert words(owners) == "\n".join(row["owners"])
        assert words(follow_up) == row["follow_up_text"]
    assert "ตัวชี้วัดที่ 2 การใช้งบประมาณ (93.69)" in group_texts(table)
    assert "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)" in group_texts(table)
    points = column(table, 0)
    assert any(point.startswith("O4 กฎหมายที่เกี่ยวข้อง\n(100.00)") for point in points)


def test_m3_holds_only_the_indicators_of_the_lowest_questions(case_rows: list[dict[str, Any]]) -> None:
    expected = [row for row in case_rows if row["indicator"] in ("2", "4", "6", "8")]
    rows = data_rows(table_of(yannawa_book(), "M3"))
    assert [words(row.cells[2]) for row in rows] == [printed_list(row["activities"]) for row in expected]
    assert [words(row.cells[3]) for row in rows] == [row["due_text"] for row in expected]


def test_m3_holds_the_guideline_rows_as_the_office_chose_them() -> None:
    book, case = yannawa_book(), yannawa_case()
    guidelines = [measure for measure in book.year.measures if measure.table is MeasuresTable.GUIDELINE]
    layout = replace(read_layout("M3"), rows=RowChoice.ALL)
    (table,) = compose_measures_table(book, layout, guidelines)
    assert isinstance(table, Table)
    for row, printed in zip(case["guideline_table"], data_rows(table), strict=True):
        assert words(printed.cells[1]) in (row["issue"], "")
        assert words(printed.cells[2]) == printed_list(row["activities"])
        assert words(printed.cells[3]) == row["due_text"]


def test_m4_holds_issues_activities_and_owners(case_rows: list[dict[str, Any]]) -> None:
    for row, printed in zip(case_rows, data_rows(table_of(yannawa_book(), "M4")), strict=True):
        _point, analysis, activities, result, owners = printed.cells
        is_joined = row.get("issue_merged_with_previous", False)
        assert words(analysis) == f"แนวทางปฏิบัติ\n{row['issue']}" or is_joined
        assert words(activities) == printed_list(row["activities"])
        assert result.lines == ()
        assert words(owners) == "\n".join(row["owners"])


def test_m5_holds_measures_ways_owners_period_and_follow_up(case_rows: list[dict[str, Any]]) -> None:
    for row, printed in zip(case_rows, data_rows(table_of(yannawa_book(), "M5")), strict=True):
        assert words(printed.cells[0]) in (row["issue"], "")
        assert [words(cell) for cell in printed.cells[1:]] == [
            printed_list(row["activities"]),
            "\n".join(row["owners"]),
            row["due_text"],
            row["follow_up_text"],
        ]


def test_a_measure_that_joins_the_issue_above_shares_its_cell() -> None:
    table = table_of(small_book(), "M2")
    first, second = [row for row in data_rows(table) if row.cells[1].merge is not Merge.NONE]
    assert (first.cells[1].merge, second.cells[1].merge) == (Merge.START, Merge.CONTINUED)
    assert words(first.cells[1]) == "เผยแพร่ข้อมูลงบประมาณของสำนักงานเขต"
    assert first.keep_with_next
    assert not second.keep_with_next


def test_an_issue_of_its_own_is_never_lost_under_the_one_above() -> None:
    book = small_book()
    book.year.measures[1].issue = "ข้อมูลการจัดซื้อจัดจ้างยังไม่ครบ"
    assert "ข้อมูลการจัดซื้อจัดจ้างยังไม่ครบ" in column(table_of(book, "M2"), 1)


def test_a_first_row_that_joins_an_issue_above_stands_alone() -> None:
    book = small_book()
    joined = book.year.measures[1]
    (row,) = data_rows(table_of(book, "M2", [joined]))
    assert all(cell.merge is Merge.NONE for cell in row.cells)


def test_rows_stand_in_the_order_of_the_edition_and_then_of_the_office() -> None:
    book = small_book()
    arranged = column(table_of(book, "M2"), 2)
    for measure in book.year.measures:
        measure.position = -measure.position
    assert [text.split("\n")[0] for text in arranged] == [
        "อบรมเจ้าหน้าที่ประจำจุด",
        "- สรุปแผนการใช้จ่าย",
        "จัดทำคู่มือการจัดซื้อจัดจ้าง",
        "ตรวจข้อมูลบนเว็บไซต์",
        "ปรับปรุงคู่มือ",
        "ประชุมชี้แจงทุกฝ่าย",
    ]
    backwards = column(table_of(book, "M2"), 2)
    assert backwards[1:3] == [arranged[2], arranged[1]]
    assert [backwards[0], *backwards[3:]] == [arranged[0], *arranged[3:]]


def test_what_is_about_one_question_stands_together_even_if_it_was_added_later() -> None:
    book = small_book()
    year = book.year
    year.measures = [
        Measure(position=1, node=node_of(year, "willing"), activities=["ก"]),
        Measure(position=2, node=node_of(year, "in-time"), activities=["ข"]),
        Measure(position=3, node=node_of(year, "willing"), activities=["ค"]),
    ]
    table = table_of(book, "M1")
    assert column(table, 2) == ["ก", "ค", "ข"]
    assert [row.cells[0].merge for row in data_rows(table)] == [Merge.START, Merge.CONTINUED, Merge.NONE]


def test_a_range_of_items_is_named_by_its_ends_under_what_holds_them_all() -> None:
    book = small_book()
    measure = Measure(
        position=1, node=node_of(book.year, "structure"), last_node=node_of(book.year, "statistics")
    )
    assert group_texts(table_of(book, "M1", [measure])) == [
        "แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)",
        "ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล (75.00)",
    ]
    assert column(table_of(book, "M1", [measure]), 0) == ["O1 – O9"]
    assert group_texts(table_of(book, "M2", [measure])) == ["9) การเปิดเผยข้อมูล"]
    measure.last_node = node_of(book.year, "integrity")
    assert group_texts(table_of(book, "M2", [measure])) == ["แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT)"]


def test_a_measure_of_nothing_in_particular_stands_last_under_its_own_row() -> None:
    for layout in ("M1", "M2", "M4"):
        table = table_of(small_book(), layout)
        assert group_texts(table)[-1] == "มาตรการในภาพรวม"
        assert words(table.rows[-1].cells[0]) == "ทุกตัวชี้วัด"


def test_an_item_without_an_issue_is_named_by_its_title() -> None:
    book = small_book()
    measure = Measure(position=1, node=node_of(book.year, "area-plan"))
    assert column(table_of(book, "M2", [measure]), 0) == ["O2 แผนพัฒนาเชิงพื้นที่"]


def test_the_score_of_last_year_is_the_typed_one_before_the_one_of_the_results() -> None:
    book = small_book()
    measure = Measure(position=1, node=node_of(book.year, "worth"))
    assert column(table_of(book, "M1", [measure]), 0) == ["I3 ใช้งบประมาณอย่างคุ้มค่า\n(83.94)"]
    measure.last_score = Decimal("80")
    assert column(table_of(book, "M1", [measure]), 0) == ["I3 ใช้งบประมาณอย่างคุ้มค่า\n(80.00)"]
    assert column(table_of(YearBook(book.office, book.year, None), "M1", [measure]), 0) == [
        "I3 ใช้งบประมาณอย่างคุ้มค่า\n(80.00)"
    ]


@pytest.mark.parametrize(
    ("due_date", "cadence", "due_words", "printed"),
    [
        (datetime.date(2023, 3, 30), Cadence.NONE, "", "30 มี.ค. 66"),
        (None, Cadence.MONTHLY, "", "ทุกเดือน"),
        (None, Cadence.QUARTERLY, "", "ทุก 3 เดือน"),
        (None, Cadence.SIX_MONTHLY, "", "ทุก 6 เดือน"),
        (None, Cadence.WHOLE_YEAR, "", "ตลอดปีงบประมาณ"),
        (datetime.date(2023, 3, 30), Cadence.MONTHLY, "", "30 มี.ค. 66 และทุกเดือน"),
        (datetime.date(2023, 3, 30), Cadence.MONTHLY, "ก่อนสงกรานต์", "ก่อนสงกรานต์"),
        (None, Cadence.NONE, "", ""),
    ],
)
def test_a_deadline_is_the_words_typed_or_else_date_and_cadence(
    due_date: datetime.date | None, cadence: Cadence, due_words: str, printed: str
) -> None:
    book = small_book()
    measure = Measure(position=1, due_date=due_date, cadence=cadence, due_words=due_words)
    assert column(table_of(book, "M2", [measure]), 5) == [printed]


def test_the_follower_is_named_where_the_heading_does_not_name_the_director() -> None:
    book = small_book()
    measure = Measure(position=1, follow_up_months=6, follower="ผู้อำนวยการเขต")
    assert column(table_of(book, "M2", [measure]), 7) == ["ทุก 6 เดือน"]
    assert column(table_of(book, "M1", [measure]), 4) == ["ผู้อำนวยการเขต ติดตาม\nทุก 6 เดือน"]
    measure.follower = "หัวหน้าฝ่ายปกครอง"
    assert column(table_of(book, "M2", [measure]), 7) == ["หัวหน้าฝ่ายปกครอง ติดตาม\nทุก 6 เดือน"]


def test_m4_prints_weakness_and_guideline_under_their_sub_headings_and_the_results() -> None:
    table = table_of(small_book(), "M4")
    assert "จุดอ่อน\nบุคลากรยังไม่ทราบแผนการใช้จ่ายงบประมาณ\nแนวทางปฏิบัติ\nให้ทุกฝ่ายรายงานการใช้จ่ายเป็นประจำ" in column(
        table, 1
    )
    assert "- เผยแพร่แล้ว 2 ฉบับ\n- เผยแพร่แล้ว 4 ฉบับ" in column(table, 3)


def test_m5_puts_rows_of_one_measure_together() -> None:
    book = small_book()
    book.year.measures[1].position = 99
    table = table_of(book, "M5")
    assert [row.cells[0].merge for row in data_rows(table)[:2]] == [Merge.START, Merge.CONTINUED]
    assert column(table, 3)[0] == "1 ม.ค. 66 – 30 มี.ค. 66 และทุกเดือน"


def test_a_layout_of_the_office_shows_any_field() -> None:
    fields = ["instrument", "last_score", "state", "problem", "suggestion", "evidence", "start", "guideline"]
    layout = layout_from(
        {
            "code": "X",
            "name": "ทุกช่อง",
            "columns": [{"heading": name, "fields": [name], "width_mm": 20} for name in fields],
        }
    )
    book = small_book()
    book.year.measures[0].follow_ups[0].problem = "ขาดกระดาษ"
    first = data_rows(table_of(book, layout))[0]
    assert [words(cell) for cell in first.cells] == [
        "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)",
        "83.94",
        "ยังไม่ดำเนินการ",
        "ขาดกระดาษ",
        "",
        "https://www.example.go.th/1",
        "1 ม.ค. 66",
        "ให้ทุกฝ่ายรายงานการใช้จ่ายเป็นประจำ",
    ]


def test_without_measures_there_is_no_table() -> None:
    assert compose_measures_table(small_book(), read_layout("M2"), []) == ()


def test_where_nothing_is_weak_every_measure_is_printed() -> None:
    book = small_book()
    book.office.weak_point_rule = WeakPointRule.THRESHOLD
    book.office.threshold = Decimal(0)
    assert len(data_rows(table_of(book, "M3"))) == 6


def test_a_measure_on_something_that_only_another_frame_has_is_printed_without_subject() -> None:
    """A check names it; the paper can be composed all the same."""
    book = small_book()
    stranger = NodeRecord(
        position=0, identity="gone", code="O9", parent="gone-too", kind=Kind.ITEM, title="ข้อเดิม"
    )
    book.year.measures[0].node = stranger
    assert len(data_rows(table_of(book, "M2"))) == len(data_rows(table_of(small_book(), "M2")))


@pytest.mark.parametrize(
    ("layout", "printed"), [("M1", "ตัวชี้วัดที่ 2 การใช้งบประมาณ"), ("M4", "ตัวชี้วัดที่ 2 การใช้งบประมาณ")]
)
def test_a_question_that_only_last_years_frame_has_keeps_its_words_and_score(
    layout: str, printed: str
) -> None:
    book = small_book()
    removed = add_removed_question(book)
    book.year.measures.append(Measure(position=8, node=removed, activities=["ชี้แจงแผน"]))
    table = table_of(book, layout)
    points = column(table, 0)
    assert "I11 ทราบแผนการใช้จ่าย\n(70.50)" in points
    assert points.index("I11 ทราบแผนการใช้จ่าย\n(70.50)") < points.index("O1 – O2")
    (above,) = [text for text in group_texts(table) if text.startswith(printed)]
    rows = list(table.rows)
    place = [words(row.cells[0]) for row in rows].index("I11 ทราบแผนการใช้จ่าย\n(70.50)")
    groups = [words(row.cells[0]) for row in rows[:place] if len(row.cells) == 1]
    assert groups[-1] == above


@pytest.mark.parametrize("layout", ["M2", "M3"])
def test_a_measure_on_a_question_of_last_years_frame_stands_under_its_indicator(layout: str) -> None:
    book = small_book()
    removed = add_removed_question(book)
    book.year.measures.append(Measure(position=8, node=removed, activities=["ชี้แจงแผน"]))
    table = table_of(book, layout)
    place = column(table, 2).index("ชี้แจงแผน")
    assert data_rows(table)[place].cells[0].merge is Merge.CONTINUED
    labels = [label for label in column(table, 0)[:place] if label]
    assert labels[-1] == "2) การใช้งบประมาณ"


def test_an_indicator_that_only_last_years_frame_has_stands_under_its_instrument() -> None:
    book = small_book()
    removed = add_removed_question(book, above="power")
    assert book.results_year is not None
    book.results_year.edition.nodes.append(
        NodeRecord(
            position=98, identity="power", code="3", parent="iit", kind=Kind.INDICATOR, title="การใช้อำนาจ"
        )
    )
    book.year.measures.append(Measure(position=8, node=removed, activities=["ชี้แจงแผน"]))
    groups = group_texts(table_of(book, "M1"))
    assert groups.count("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)") == 1
    assert groups[2:4] == ["ตัวชี้วัดที่ 2 การใช้งบประมาณ (83.94)", "ตัวชี้วัดที่ 3 การใช้อำนาจ (70.50)"]


@pytest.mark.parametrize("layout", ["M2", "M3"])
def test_measures_stand_for_activities_and_a_weakness_for_an_issue_that_is_not_filled(layout: str) -> None:
    book = small_book()
    measure = Measure(
        position=1, node=node_of(book.year, "manual"), weakness="คู่มือไม่ครบ", measures=["ทบทวนคู่มือ"]
    )
    table = table_of(book, replace(read_layout(layout), rows=RowChoice.ALL), [measure])
    assert [words(cell) for cell in data_rows(table)[0].cells[:3]] == ["O10", "คู่มือไม่ครบ", "ทบทวนคู่มือ"]
    measure.issue, measure.activities = "คู่มือยังไม่ครบทุกงาน", ["ปรับปรุงคู่มือ"]
    table = table_of(book, replace(read_layout(layout), rows=RowChoice.ALL), [measure])
    assert [words(cell) for cell in data_rows(table)[0].cells[1:3]] == ["คู่มือยังไม่ครบทุกงาน", "ปรับปรุงคู่มือ"]


def test_m5_names_a_row_without_measure_by_its_weakness() -> None:
    measure = Measure(position=1, weakness="คู่มือไม่ครบ", activities=["ทบทวนคู่มือ"])
    assert column(table_of(small_book(), "M5", [measure]), 0) == ["คู่มือไม่ครบ"]
