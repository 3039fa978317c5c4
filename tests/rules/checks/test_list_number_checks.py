"""Numbers typed by hand: lists, tables, and where the program counts."""

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.office import PaperText as OfficeText
from ita_desktop.model.records import Record
from ita_desktop.model.year import FreeSection, PaperKind
from ita_desktop.rules.checks.list_numbers import CHECKS
from ita_desktop.rules.findings import PaperParagraph, PaperText, Slip
from tests.documents.compose.measures_books import yannawa_book
from tests.rules.checks.looking import look, silent


def section_saying(book: YearBook, *paragraphs: str) -> FreeSection:
    section = FreeSection(position=9, heading="ส่วนเพิ่ม", paragraphs=list(paragraphs))
    book.year.sections = [section]
    return section


def list_slips(book: YearBook, *paragraphs: str) -> list[Slip]:
    section_saying(book, *paragraphs)
    return look(CHECKS, "list-numbers", book)


def test_the_sample_and_real_measures_are_sound(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []
    assert silent(CHECKS, yannawa_book()) == []


@pytest.mark.parametrize(
    ("lines", "wrong", "right"),
    [
        (("1) ก", "2) ข", "2) ค", "4) ง"), 2, "3) ค"),
        (("(๑) ก", "(๖) ข", "(๓) ค"), 1, "(๒) ข"),
        (("1. ก", "1. ข", "3. ค"), 1, "2. ข"),
    ],
)
def test_one_wrong_number_of_a_list_is_mended(
    sample: YearBook, lines: tuple[str, ...], wrong: int, right: str
) -> None:
    (slip,) = list_slips(sample, *lines)
    assert slip.mend is not None
    assert slip.mend.value == [*lines[:wrong], right, *lines[wrong + 1 :]]


@pytest.mark.parametrize(
    "lines", [("1) ก", "3) ข"), ("1) ก", "2) ข", "2) ค"), ("๔. กลุ่มตัวอย่าง มีจำนวน ๓ กลุ่ม",), ("2) ก", "3) ข")]
)
def test_a_list_that_may_be_mended_in_several_ways_is_only_shown(
    sample: YearBook, lines: tuple[str, ...]
) -> None:
    (slip,) = list_slips(sample, *lines)
    assert slip.mend is None


@pytest.mark.parametrize(
    "lines",
    [
        ("1) ก", "2) ข", "(1) ย่อย", "(2) ย่อย", "3) ค"),
        ("1. ก", "2. ข", "ย่อหน้า", "1. ชุดใหม่", "2. ต่อ"),
        ("6 เดือนแรก", "2.5 ล้านบาท", "20 เม.ย. 66"),
        ("1. ก\n2. ข\n3. ค",),
    ],
)
def test_a_list_that_counts_is_right(sample: YearBook, lines: tuple[str, ...]) -> None:
    assert list_slips(sample, *lines) == []


@pytest.mark.parametrize("text", ["๑. จัดทำ ๒. เผยแพร่ ๔. รายงาน", "1) จัดทำ 2) เผยแพร่ 2) รายงาน"])
def test_a_list_within_one_paragraph_counts_too(sample: YearBook, text: str) -> None:
    (slip,) = list_slips(sample, text)
    assert slip.mend is None


@pytest.mark.parametrize(
    "text",
    ["1) จัดทำ 2) เผยแพร่ 3) รายงาน", "ตามข้อ 1. และข้อ 3. ของประกาศ 5. ข้อ", "1. จัดทำ 2. เผยแพร่ (1) เว็บ (3) เพจ"],
)
def test_numbers_within_a_paragraph_that_are_no_wrong_list(sample: YearBook, text: str) -> None:
    assert list_slips(sample, text) == []


def test_lines_of_several_paragraphs_of_the_office_count_on(sample: YearBook) -> None:
    sample.office.texts = [
        OfficeText(paper="order", part="preamble", position=place, text=f"{number}. ข้อความ")
        for place, number in enumerate((1, 2, 3), start=1)
    ]
    assert look(CHECKS, "list-numbers", sample) == []
    sample.office.texts[1].text = "5. ข้อความ"
    (slip,) = look(CHECKS, "list-numbers", sample)
    assert slip.place.record is sample.office.texts[1]


def test_a_list_in_a_measure_may_go_on_from_another_row(sample: YearBook) -> None:
    sample.year.measures[1].activities = ["3. จัดทำป้าย", "4. จัดเวร"]
    assert look(CHECKS, "list-numbers", sample) == []


def test_a_number_before_what_the_program_counts_is_taken_away(sample: YearBook) -> None:
    year = sample.year
    typed: list[tuple[Record, str, str, str]] = [
        (year.bodies[0].members[2], "post", "๑.๓ หัวหน้าฝ่ายทุกฝ่าย", "หัวหน้าฝ่ายทุกฝ่าย"),
        (year.bodies[1].duties[1], "text", "(๖) ประชาสัมพันธ์", "ประชาสัมพันธ์"),
        (year.meetings[0].agenda[0], "text", "ระเบียบวาระที่ ๑ เรื่องแจ้ง", "เรื่องแจ้ง"),
        (year.sections[0], "heading", "4. การทบทวน", "การทบทวน"),
    ]
    for record, field, text, _right in typed:
        setattr(record, field, text)
    slips = look(CHECKS, "number-typed-before-text", sample)
    assert [(slip.place.record, slip.mend.value if slip.mend else None) for slip in slips] == [
        (record, right) for record, _field, _text, right in typed
    ]
    assert look(CHECKS, "list-numbers", sample) == []


def test_a_number_that_belongs_to_the_words_is_right(sample: YearBook) -> None:
    sample.year.bodies[1].duties[0].text = "6 เดือนแรกของปีงบประมาณ รายงานผล"
    sample.year.sections[0].heading = "2566 ปีแห่งการบริการ"
    assert look(CHECKS, "number-typed-before-text", sample) == []


def measures_paper(*paragraphs: tuple[str, bool]) -> PaperText:
    return PaperText(
        PaperKind.MEASURES,
        tuple(
            PaperParagraph(number, text, is_heading)
            for number, (text, is_heading) in enumerate(paragraphs, start=1)
        ),
    )


def test_a_typed_table_number_that_the_program_gave_too_is_found_where_it_was_typed(sample: YearBook) -> None:
    section = section_saying(sample, "ตารางที่ 2 จำนวนผู้ตอบ")
    paper = measures_paper(("ตารางที่ ๒ จำนวนผู้ตอบ", False), ("ตารางที่ ๑ ผล", True), ("ตารางที่ ๒ กรอบ", True))
    (slip,) = look(CHECKS, "doubled-table-numbers", sample, [paper])
    assert (slip.place.record, slip.place.field) == (section, "paragraphs")


def test_two_captions_of_a_paper_with_one_number_are_found_in_the_paper(sample: YearBook) -> None:
    paper = measures_paper(("แผนภูมิที่ 1 คะแนน", True), ("แผนภูมิที่ 1 ระดับ", True))
    (slip,) = look(CHECKS, "doubled-table-numbers", sample, [paper])
    assert (slip.place.paper, slip.place.paragraph) == (PaperKind.MEASURES, 2)


def test_a_sentence_may_speak_of_a_table(sample: YearBook) -> None:
    paper = measures_paper(
        ("ตารางที่ ๑ ผลการประเมิน", True),
        ("ตารางที่ ๑ แสดงให้เห็นว่าคะแนนสูงขึ้น", False),
        ("จากตารางที่ ๑ คะแนนสูงขึ้น", False),
        ("แผนภูมิที่ ๑ คะแนน", True),
        ("ตารางที่ ๑๐ ผลรายข้อ", True),
    )
    assert look(CHECKS, "doubled-table-numbers", sample, [paper]) == []
