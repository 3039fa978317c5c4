"""The whole measures document: which parts it has, how they are numbered, what its tables of results hold."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

import pytest

from ita_desktop.documents.compose.measures import compose_measures, layout_of
from ita_desktop.documents.content import (
    ApprovalStep,
    Caption,
    Chart,
    ChartKind,
    CoverPage,
    Document,
    Heading,
    NumberedItem,
    PageStart,
    Paragraph,
    Row,
    Table,
)
from ita_desktop.model.book import YearBook
from ita_desktop.model.layouts import LayoutError
from ita_desktop.model.office import MeasuresLayout, PaperText, SigningDuty
from ita_desktop.model.year import MeasuresTable
from tests.documents.compose.composed_text import blocks_of, only_block, texts_of, whole_text
from tests.documents.compose.golden_content import assert_golden
from tests.documents.compose.measures_books import (
    add_removed_question,
    edition_of,
    small_book,
    yannawa_book,
    yannawa_case,
)


def headings(document: Document) -> list[str]:
    return [f"{heading.number} {heading.text}" for heading in blocks_of(document, Heading)]


def table_named(document: Document, name: str) -> Table:
    """The table under the caption that begins with these words."""
    blocks = document.blocks
    (place,) = [n for n, b in enumerate(blocks) if isinstance(b, Caption) and b.text.startswith(name)]
    table = blocks[place + 1]
    assert isinstance(table, Table)
    return table


def printed(rows: Sequence[Row]) -> list[list[str]]:
    return [
        [" ".join(texts_of([(line.number, line.text) for line in c.lines])).strip() for c in row.cells]
        for row in rows
    ]


def notes(document: Document) -> list[str]:
    return [str(p.text) for p in blocks_of(document, Paragraph) if str(p.text).startswith("หมายเหตุ")]


def test_the_small_document_word_by_word() -> None:
    assert_golden(compose_measures(small_book()), "measures")


@pytest.mark.parametrize("layout", ["M1", "M3", "M4", "M5"])
def test_the_measures_of_the_small_document_in_other_layouts(layout: str) -> None:
    document = compose_measures(small_book(), layout)
    (place,) = [n for n, b in enumerate(document.blocks) if isinstance(b, Heading) and b.number == "4."]
    table = document.blocks[place + 1]
    shown = Document(document.title, document.author, (document.blocks[place - 1], table))
    assert_golden(shown, f"measures-{layout}")


def test_tables_charts_and_sections_are_numbered_without_a_gap() -> None:
    document = compose_measures(yannawa_book())
    captions = blocks_of(document, Caption)
    tables = [caption.label for caption in captions if not caption.is_below]
    charts = [caption.label for caption in captions if caption.is_below]
    assert tables == [f"ตารางที่ {n}" for n in range(1, len(tables) + 1)]
    assert charts == ["แผนภูมิที่ 1", "แผนภูมิที่ 2", "แผนภูมิที่ 3"]
    assert [h.number for h in blocks_of(document, Heading) if h.level == 1] == ["1.", "2.", "3.", "4."]


def test_a_sentence_names_the_table_that_follows_it() -> None:
    blocks = compose_measures(small_book()).blocks
    referring = [
        (str(block.text), following)
        for block, following in pairwise(blocks)
        if isinstance(block, Paragraph) and isinstance(following, Caption)
    ]
    assert len(referring) == 3
    assert all(following.label in text for text, following in referring)


def test_the_cover_is_a_page_of_its_own_and_numbers_start_after_it() -> None:
    document = compose_measures(small_book())
    assert document.blocks[0] == PageStart(is_cover=True)
    assert document.blocks[2] == PageStart(number_from=1)
    cover = only_block(document, CoverPage)
    assert cover.year_line == "ประจำปีงบประมาณ พ.ศ. 2566"
    assert cover.office_lines == ("สำนักงานเขตสมมติ", "กรุงเทพมหานคร")


def test_the_frame_counts_what_the_year_of_work_is_assessed_by() -> None:
    table = table_named(compose_measures(yannawa_book()), "เครื่องมือ")
    counts = [row[2] for row in printed(table.rows)[:-1]]
    assert counts == ["7", "4", "6", "3", "5", "6", "4", "5", "22", "8"]
    assert printed(table.rows)[-1] == ["รวม", "70", "100"]


def test_both_level_scales_are_explained_where_results_and_work_use_different_ones() -> None:
    document = compose_measures(yannawa_book())
    letters = printed(table_named(document, "ระดับผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2565").rows)
    assert letters[0] == ["AA", "Excellence", "95.00 – 100.00"]
    assert letters[1] == ["A", "Very Good", "85.00 – 94.99"]
    assert letters[-1] == ["F", "Fail", "0.00 – 49.99"]
    steps = printed(table_named(document, "ระดับผลการประเมิน ประจำปีงบประมาณ พ.ศ. 2566").rows)
    assert steps[1] == ["ผ่านดี", "85.00 – 100.00", "ทุกเครื่องมือตั้งแต่ 85 คะแนนขึ้นไป"]
    assert steps[2] == ["ผ่าน", "85.00 – 100.00", "มีเครื่องมือที่ต่ำกว่า 85 คะแนน"]
    assert steps[3] == ["ต้องปรับปรุง", "70.00 – 84.99", "–"]


def test_r2_prints_levels_and_scores_as_the_real_office_published_them() -> None:
    table = table_named(compose_measures(yannawa_book()), "ผลการประเมินจำแนกตามตัวชี้วัด")
    rows = printed(table.rows)
    assert rows[0] == ["1 การปฏิบัติหน้าที่", "30.00", "98.87", "AA Excellence", "96.42", "28.93"]
    assert rows[1] == ["2 การใช้งบประมาณ", "", "93.69", "A Very Good", "", ""]
    assert rows[5][4:] == ["97.37", "29.21"]
    assert rows[-1] == ["คะแนนรวม ITA", "ระดับ AA", "98.14"]


def test_r1_has_no_level_column_where_the_scale_judges_totals_only() -> None:
    book = small_book()
    assert book.results_year is not None
    book.results_year.edition.level_scale = "five-levels"
    table = table_named(compose_measures(book), "ผลการประเมินจำแนกตามตัวชี้วัด")
    assert table.is_large
    assert len(table.widths_mm) == 5
    assert sum(table.widths_mm) == 160
    book.results_year.results[0].published_level = "ผ่านดี"
    assert len(table_named(compose_measures(replace(book)), "ผลการประเมินจำแนก").widths_mm) == 5


def test_every_question_and_item_of_the_real_office_is_printed_with_its_score() -> None:
    document, results = compose_measures(yannawa_book()), yannawa_case()["results"]
    for instrument, letter, count in (("IIT", "I", 30), ("EIT", "E", 15)):
        rows = printed(table_named(document, f"คะแนนรายข้อคำถาม {instrument}").rows)
        questions = {row[0]: row[-1] for row in rows if row[0].startswith(letter)}
        assert len(questions) == count
        assert all(score == f"{results['questions'][code]:.2f}" for code, score in questions.items())
    items = [row for row in printed(table_named(document, "คะแนนรายข้อ OIT").rows) if row[0].startswith("O")]
    assert len(items) == 43
    assert {row[1] for row in items} == {"100.00"}


def test_shares_of_answers_stand_beside_the_questions_that_have_them() -> None:
    book = small_book()
    assert book.results_year is not None
    in_time = next(result for result in book.results_year.results if result.node.identity == "in-time")
    in_time.share_yes, in_time.share_no = Decimal("99.89"), Decimal("0.11")
    document = compose_measures(book)
    rows = printed(table_named(document, "คะแนนรายข้อคำถาม IIT").rows)
    assert rows[1] == ["I1 ให้บริการด้วยความเต็มใจ", "1.00", "4.20", "14.80", "80.00", "91.30"]
    assert rows[2] == ["I2 ทำงานตามเวลาที่กำหนด", "มี 99.89", "ไม่มี 0.11", "88.20"]
    assert rows[4] == ["I3 ใช้งบประมาณอย่างคุ้มค่า", "", "83.94"]
    assert len(table_named(document, "คะแนนรายข้อคำถาม EIT").widths_mm) == 3


def test_parts_of_a_question_stand_below_it() -> None:
    book = yannawa_book()
    results_year = book.results_year
    assert results_year is not None
    results_year.edition = edition_of("bma-2566")
    nodes = {node.code: node for node in results_year.edition.nodes}
    results_year.results = [
        result for result in results_year.results if result.node.kind in ("instrument", "indicator")
    ]
    for result in results_year.results:
        result.node = nodes[result.node.code]
    shared = type(results_year.results[0])
    results_year.results += [
        shared(node=nodes["I1"], published=Decimal("90")),
        shared(node=nodes["I1.2"], published=Decimal("91"), share_most=Decimal("80")),
        shared(node=nodes["I3"], published=Decimal("92")),
        shared(node=nodes["I3.1"], share_most=Decimal("75.5")),
    ]
    rows = printed(table_named(compose_measures(book), "คะแนนรายข้อคำถาม IIT").rows)
    codes = [row[0].split()[0] for row in rows]
    place = codes.index("I1")
    assert rows[place + 2] == ["เป็นมิตรกับประชาชน", "–", "–", "–", "80.00", "91.00"]
    single = rows[codes.index("I3")]
    assert single[1:] == ["–", "–", "–", "75.50", "92.00"], "a single part that repeats the question is not"
    assert codes[codes.index("I3") + 1] == "I4"


def test_remarks_name_what_was_sent_explained_and_suggested() -> None:
    rows = printed(table_named(compose_measures(small_book()), "ข้อมูลที่ส่ง").rows)
    assert rows[0] == ["O2", "แผนพัฒนาเชิงพื้นที่", "0.00"]
    assert "https://www.example.go.th/plan.pdf" in rows[1][1]
    assert "คำอธิบายของหน่วยงาน" in rows[1][1]
    assert "ข้อเสนอแนะ" in rows[1][1]
    assert "URL ที่ส่ง" not in rows[3][1]


def test_equal_scores_share_a_rank() -> None:
    rows = printed(table_named(compose_measures(yannawa_book()), "ตัวชี้วัดเรียงตามคะแนน").rows)
    assert [row[0] for row in rows[:3]] == ["1", "1", "3"]
    assert rows[-1] == ["10", "ตัวชี้วัดที่ 2 การใช้งบประมาณ", "93.69"]


def test_the_charts_show_every_indicator_and_the_threshold() -> None:
    radar, in_order, ranked = blocks_of(compose_measures(yannawa_book()), Chart)
    assert (radar.kind, in_order.kind, ranked.kind) == (ChartKind.RADAR, ChartKind.BARS, ChartKind.BARS)
    assert radar.names[0] == "1 การปฏิบัติหน้าที่"
    assert len(radar.names) == len(radar.scores) == 10
    assert radar.scores == in_order.scores
    assert list(ranked.scores) == sorted(radar.scores, reverse=True)
    assert {chart.threshold for chart in (radar, in_order, ranked)} == {Decimal(85)}


def test_published_scores_are_printed_as_published_and_only_real_differences_are_noted() -> None:
    book = small_book()
    results_year = book.results_year
    assert results_year is not None
    assert notes(compose_measures(replace(book))) == []
    nodes = {node.identity: node for node in results_year.edition.nodes}
    result = type(results_year.results[0])
    results_year.results += [
        result(node=nodes["duties"], published=Decimal("89.77")),
        result(node=nodes["iit"], published=Decimal("80.00")),
    ]
    results_year.published_total = Decimal("87.00")
    document = compose_measures(book)
    rows = printed(table_named(document, "ผลการประเมินจำแนกตามตัวชี้วัด").rows)
    assert (rows[0][2], rows[0][4], rows[-1][-1]) == ("89.77", "80.00", "87.00")
    assert notes(document) == [
        "หมายเหตุ คะแนนในตารางเป็นคะแนนตามประกาศผลการประเมิน ส่วนที่ต่างจากการคำนวณซ้ำ คือ "
        "IIT คำนวณซ้ำได้ 87.81 คะแนนและคะแนนรวม คำนวณซ้ำได้ 87.81 คะแนน"
    ]


def test_an_instrument_made_of_its_indicators_is_said_to_be() -> None:
    book = small_book()
    results_year = book.results_year
    assert results_year is not None
    nodes = {node.identity: node for node in results_year.edition.nodes}
    result = type(results_year.results[0])
    results_year.results = [
        result(node=nodes[identity], published=Decimal("90"))
        for identity in ("duties", "budget", "quality", "disclosure", "prevention")
    ]
    document = compose_measures(book)
    assert [note for note in notes(document) if "คะแนน IIT และ EIT" in note]
    assert not any("รายละเอียดคะแนน" in heading for heading in headings(document))


def test_without_results_their_parts_are_left_out_and_numbers_close_up() -> None:
    book = small_book()
    book.year.measures = [m for m in book.year.measures if m.table is MeasuresTable.PLAN]
    document = compose_measures(YearBook(book.office, book.year, None))
    assert headings(document) == [
        "1. การประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน",
        "2. มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงานของสำนักงานเขตสมมติ ประจำปีงบประมาณ พ.ศ. 2566",
        "3. การส่งเสริมศูนย์บริการ",
    ]
    assert blocks_of(document, Chart) == []
    assert not any("......" in str(block.text) for block in blocks_of(document, Paragraph))
    assert "ผลการประเมิน ITA" not in whole_text(document)
    assert "2565" not in whole_text(document)


def test_guidelines_are_printed_even_without_results() -> None:
    book = small_book()
    document = compose_measures(YearBook(book.office, book.year, None))
    assert printed(table_named(document, "แนวทางการพัฒนาผลการประเมิน IIT").rows)[0][0] == "2) การใช้งบประมาณ"


def test_without_anything_to_do_there_is_no_empty_table() -> None:
    book = small_book()
    book.year.measures, book.year.sections = [], []
    document = compose_measures(YearBook(book.office, book.year, None))
    assert headings(document) == ["1. การประเมินคุณธรรมและความโปร่งใสในการดำเนินงาน"]
    assert all(table.rows for table in blocks_of(document, Table))


def test_results_without_any_figure_count_as_no_results() -> None:
    book = small_book()
    assert book.results_year is not None
    book.results_year.results = []
    assert blocks_of(compose_measures(book), Chart) == []


def test_the_measures_stand_on_pages_as_wide_as_their_layout() -> None:
    book = small_book()
    assert PageStart(landscape=True) in compose_measures(book, "M2").blocks
    assert PageStart(landscape=True) not in compose_measures(book, "M3").blocks


def test_the_layout_of_the_office_goes_before_the_shipped_one() -> None:
    book = small_book()
    definition = {
        "code": "M1",
        "name": "ของเขต",
        "columns": [{"heading": "ก", "fields": ["issue"], "width_mm": 99}],
    }
    book.office.layouts = [MeasuresLayout(code="M1", definition=definition)]
    assert layout_of(book, "M1").name == "ของเขต"
    book.office.measures_layout = "M1"
    assert any(table.widths_mm == (Decimal(99),) for table in blocks_of(compose_measures(book), Table))


def test_an_unknown_layout_is_refused() -> None:
    with pytest.raises(LayoutError):
        compose_measures(small_book(), "M9")


def test_free_sections_follow_with_their_numbered_paragraphs() -> None:
    document = compose_measures(small_book())
    assert headings(document)[-1] == "5. การส่งเสริมศูนย์บริการ"
    assert NumberedItem("1)", "เพิ่มช่องทางจองคิว") in document.blocks
    assert Paragraph("สำนักงานเขตสมมติจะดำเนินการต่อไปนี้") in document.blocks


def test_three_sign_in_their_order() -> None:
    steps = blocks_of(compose_measures(small_book()), ApprovalStep)
    assert [(step.number, step.role) for step in steps] == [
        ("1.", "ผู้เสนอมาตรการ"),
        ("2.", "ผู้ให้ความเห็นชอบ"),
        ("3.", "ผู้อนุมัติ"),
    ]
    assert [step.signature.name for step in steps] == [
        "นายกิตติภณ ตัวอย่างดี",
        "นายปกรณ์ ตัวอย่างกุล",
        "นายวรภพ สมมติไพศาล",
    ]
    assert all(step.date_line.endswith("พ.ศ. 2566") for step in steps)


def test_the_officer_proposes_where_no_coordinating_head_is_known() -> None:
    book = small_book()
    head = next(s for s in book.office.signatories if s.duty is SigningDuty.COORDINATING_HEAD)
    head.duty = SigningDuty.OFFICER
    assert blocks_of(compose_measures(book), ApprovalStep)[0].signature.name == "นายกิตติภณ ตัวอย่างดี"


def test_the_office_may_word_the_document_otherwise() -> None:
    book = small_book()
    book.office.texts = [PaperText(paper="measures", part="analysis-heading", text="ผลวิเคราะห์ของ{เขต}")]
    assert "3. ผลวิเคราะห์ของเขตสมมติ" in headings(compose_measures(book))


def test_a_guideline_on_a_question_of_last_years_frame_stands_with_its_instrument() -> None:
    book = small_book()
    guideline = next(m for m in book.year.measures if m.table is MeasuresTable.GUIDELINE)
    guideline.node = add_removed_question(book)
    document = compose_measures(book)
    assert printed(table_named(document, "แนวทางการพัฒนาผลการประเมิน IIT").rows)[0][0] == "2) การใช้งบประมาณ"


def test_a_frame_without_questions_counts_only_what_it_lists_and_is_said_to_be_unconfirmed() -> None:
    book = small_book()
    book.year.edition = edition_of("nacc-2567")
    document = compose_measures(YearBook(book.office, book.year, None))
    rows = printed(table_named(document, "เครื่องมือ").rows)
    assert [row[2] for row in rows[:8]] == ["–"] * 8
    assert rows[8][2] == "35"
    assert rows[-1][1] == "–"
    assert any("ยังไม่ได้ตรวจยืนยัน" in note for note in notes(document))
    assert not any("ยังไม่ได้ตรวจยืนยัน" in note for note in notes(compose_measures(small_book())))


def test_a_frame_without_indicators_has_a_row_for_each_instrument() -> None:
    book = small_book()
    book.year.edition = edition_of("nacc-2568")
    document = compose_measures(YearBook(book.office, book.year, None))
    rows = printed(table_named(document, "เครื่องมือ").rows)
    assert [row[2] for row in rows[:2]] == ["–", "–"]
    assert any("มีเครื่องมือ 3 ชุด รายละเอียด" in str(p.text) for p in blocks_of(document, Paragraph))


def test_a_year_that_uses_an_earlier_frame_names_one_year_and_the_frame_as_its_source() -> None:
    book = small_book()
    book.year.year = 2567
    document = compose_measures(YearBook(book.office, book.year, None))
    caption = next(c for c in blocks_of(document, Caption) if c.text.startswith("เครื่องมือ"))
    assert caption.text.endswith("พ.ศ. 2567")
    assert "หมายเหตุ ใช้กรอบการประเมินของปีงบประมาณ พ.ศ. 2566" in notes(document)
