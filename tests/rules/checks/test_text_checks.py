"""Slips of typing: each kind is found and mended where that is certain, and what real offices rightly write is not."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ita_desktop import bundled
from ita_desktop.model.body import Body, Duty
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Digits, Office, PaperText
from ita_desktop.model.year import Endorsement, EndorsementKind, FiscalYear, Measure, PaperKind
from ita_desktop.rules.checks import characters, list_numbers, text
from ita_desktop.rules.checks.text import CHECKS
from ita_desktop.rules.findings import Slip
from ita_desktop.thai.cleaning import clean
from tests.documents.compose.measures_books import yannawa_book
from tests.documents.compose.small_district import edition
from tests.rules.checks.looking import look, paper_saying, silent

NAMES = [check.name for check in CHECKS]
CASES = Path(__file__).parents[4] / "shared" / "cases"


def book_saying(*texts: str) -> YearBook:
    measures = [Measure(position=place, issue=text) for place, text in enumerate(texts)]
    year = FiscalYear(year=2566, edition=edition(2566), measures=measures)
    return YearBook(Office(name="สำนักงานเขตสมมติ", district="สมมติ"), year, None)


def found(typed: str) -> dict[str, Slip]:
    book = book_saying(typed)
    return {name: slip for name in NAMES for slip in look(CHECKS, name, book)}


def only(typed: str, name: str) -> Slip:
    slips = found(typed)
    assert set(slips) == {name}
    return slips[name]


def mended(slip: Slip) -> object:
    assert slip.mend is not None
    return slip.mend.value


def test_the_sample_is_sound(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("นำเข้าข้อมูลข้อมูลการติดต่อ", "นำเข้าข้อมูลการติดต่อ"),
        ("การออกใบอนุญาตก่อสร้างอนุญาตก่อสร้างอาคาร", "การออกใบอนุญาตก่อสร้างอาคาร"),
        ("รายงานผล ทุกเดือน ทุกเดือน ต่อที่ประชุม", "รายงานผล ทุกเดือน ต่อที่ประชุม"),
        ("เผยแพร่ผ่าน Facebook Facebook", "เผยแพร่ผ่าน Facebook"),
        ("สำนักงานเขตสำนักงานเขตสำนักงานเขต", "สำนักงานเขต"),
        ("ตรวจสอบและและรายงาน", "ตรวจสอบและรายงาน"),
        ("อนุมัติโดย โดยผู้อำนวยการเขต", "อนุมัติโดยผู้อำนวยการเขต"),
        ("ฝ่ายปกครองจะจะจัดประชุม", "ฝ่ายปกครองจะจัดประชุม"),
        ("ด้าน การการให้บริการ", "ด้าน การให้บริการ"),
    ],
)
def test_a_doubled_word_is_mended(typed: str, right: str) -> None:
    assert mended(only(typed, "doubled-words")) == right


def test_a_thing_about_itself_is_found_but_not_guessed() -> None:
    assert only("จัดทำคู่มือเกี่ยวกับคู่มือ หลักเกณฑ์", "doubled-words").mend is None


@pytest.mark.parametrize(
    "typed",
    [
        "ต่าง ๆ ต่างๆ ทุก ๆ ปี",
        "พัฒนาการการอำนวยความสะดวก",
        "ข้าราชการกรุงเทพมหานครสามัญ บุคลากรกรุงเทพมหานคร",
        "จำนวนเรื่อง เรื่องที่แล้วเสร็จ",
        "1 1 2 2 ปีละ 2 ครั้ง 2 ครั้ง",
        "ให้ความรู้เกี่ยวกับความรู้สึก ข้อมูลเกี่ยวกับข้อมูลส่วนบุคคล",
        "ตำแหน่ง\nตำแหน่ง",
    ],
)
def test_what_rightly_stands_twice_is_passed_over(typed: str) -> None:
    assert found(typed) == {}


def test_a_word_doubled_only_by_filling_in_is_found_in_the_paper() -> None:
    paper = paper_saying(PaperKind.ORDER, "แต่งตั้ง", "คณะทำงานคณะทำงานประเมิน")
    (slip,) = look(CHECKS, "doubled-words", book_saying("ข้อมูล"), [paper])
    assert (slip.place.paper, slip.place.paragraph) == (PaperKind.ORDER, 2)


@pytest.mark.parametrize(
    "typed",
    [
        "หน่วยงานภาครัฐ Integrity and Transparency Assessment : ITA)",
        "รายการตรวจ (Checklist ในการพิจารณา",
        "นโยบาย “No Gift Policy ของเขต",
        'กล่าวว่า "สุจริต โปร่งใส',
        "ประจำปี {ปี พ.ศ.",
        "ก) ข้อแรก (ต่อ",
        "(ซ้อน [กัน)]",
    ],
)
def test_a_bracket_without_its_partner_is_found(typed: str) -> None:
    assert only(typed, "open-brackets").mend is None


@pytest.mark.parametrize(
    "typed",
    [
        "(1) ข้อแรก 2) ข้อสอง ๓) ข้อสาม ก) ข้อย่อย",
        "1.1) ข้อย่อย",
        "ก) ข้อแรก (ภายในไตรมาสที่ 2)",
        "(ได้แก่ 1) ข้อแรก 2) ข้อสอง)",
        "(การประเมิน (ITA) ประจำปี) และ “คำพูด ‘ซ้อน’”",
        'กล่าว "สุจริต" และ "โปร่งใส"',
        "https://www.example.go.th/a_(b ดูที่นี่",
        "บรรทัดแรก (ต่อ\nบรรทัดที่สอง)",
    ],
)
def test_brackets_that_meet_are_right(typed: str) -> None:
    assert found(typed) == {}


@pytest.mark.parametrize("typed", ["นาย () เป็นประธาน", "ผู้อำนวยการเขต (  )"])
def test_an_empty_bracket_is_found(typed: str) -> None:
    only(typed, "empty-brackets")


def test_boxes_to_tick_are_right() -> None:
    assert found("( ) เห็นชอบ ( ) ไม่เห็นชอบ") == {}
    assert found("( ) ทราบ") == {}


@pytest.mark.parametrize(
    "typed",
    [
        "จัดกิจกรรม XXX ครั้ง",
        "มอบหมาย (ชื่อ-สกุล) เป็นผู้รับผิดชอบ",
        "ภายในวันที่ ..........",
        "ภายในวันที่ ________",
        "จำนวน (ระบุ) ครั้ง",
        "[โปรดระบุหน่วยงาน] เป็นผู้รับผิดชอบ",
        "ระบุ",
        "Lorem ipsum dolor",
        "ประจำปี {ปี}",
        "<ชื่อหน่วยงาน> ดำเนินการ",
        "จำนวน XX ครั้ง",
        "ประชุมเดือน ... ปี 2566",
        "TODO: เพิ่มข้อความ",
        "ห้องประชุม ??",
        "ร้อยละ #REF!",
        "ดู Error! Reference source not found",
        "Click or tap here to enter text.",
    ],
)
def test_what_was_left_to_fill_in_is_found(typed: str) -> None:
    only(typed, "left-to-fill-in")


@pytest.mark.parametrize(
    "typed",
    [
        "ระบุข้อมูล ณ 31 ธันวาคม 2565 (ให้ครบถ้วน)",
        "รายได้ของเขต ... และอื่น ๆ",
        "ขนาด XXL โครงการ Xerox",
        "แสดงความคิดเห็น? ได้ที่ #ITA",
        "คะแนน < 85 และ > 50",
    ],
)
def test_words_that_only_look_like_gaps_are_right(typed: str) -> None:
    assert found(typed) == {}


def test_the_program_fills_in_its_own_names_where_it_does() -> None:
    book = book_saying("ข้อมูล")
    duty = Duty(position=0, text="ศึกษากรอบ ประจำปีงบประมาณ พ.ศ. {ปี}")
    book.year.bodies = [Body(position=0, name="คณะทำงาน", duties=[duty])]
    book.office.texts = [PaperText(paper="order", part="preamble", text="ด้วย{สำนักงาน} ครั้งที่ {รอบที่}")]
    (slip,) = look(CHECKS, "left-to-fill-in", book)
    assert slip.place.record is book.office.texts[0]
    assert "{รอบที่}" in slip.message


def test_dots_to_write_on_are_right_where_somebody_signs(sample: YearBook) -> None:
    step = Endorsement(position=9, kind=EndorsementKind.FORWARD, lines=["รับเรื่องวันที่ .........."])
    sample.year.papers[0].endorsements.append(step)
    assert look(CHECKS, "left-to-fill-in", sample) == []
    step.lines = ["รับเรื่องวันที่ XXX .........."]
    assert [slip.place.record for slip in look(CHECKS, "left-to-fill-in", sample)] == [step]


def test_a_name_is_spelt_as_its_bearer_spells_it(sample: YearBook) -> None:
    person = sample.office.people[0]
    person.name = "ทดลอง อนุญาติ"
    assert look(CHECKS, "misspellings", sample) == []
    person.level = "ปฎิบัติการ"
    assert [slip.place.field for slip in look(CHECKS, "misspellings", sample)] == ["level"]


def test_a_misspelt_word_is_mended_wherever_it_stands() -> None:
    slip = only("ปฎิบัติตามกฏหมายและมาตราฐาน", "misspellings")
    assert mended(slip) == "ปฏิบัติตามกฎหมายและมาตรฐาน"
    assert slip.message == "“ปฎิบัติ” สะกดว่า “ปฏิบัติ”"


def test_a_word_that_lacks_its_end_is_no_part_of_the_right_word() -> None:
    assert mended(only("ตามวัตถุประสงคของโครงการ", "misspellings")) == "ตามวัตถุประสงค์ของโครงการ"
    assert found("ตามวัตถุประสงค์และการเผยแพร่ทางอิเล็กทรอนิกส์") == {}


def test_both_spellings_of_discretion_are_right() -> None:
    assert found("การใช้ดุลพินิจและดุลยพินิจ มากน้อยเพียงใด บุคลากรของบริษัทบริจาคสิ่งของ") == {}


def test_the_list_of_misspellings_is_sound() -> None:
    path = bundled.folder("resources") / "checks" / "misspellings.toml"
    spelt: dict[str, str] = tomllib.loads(path.read_text(encoding="utf-8"))["misspellings"]
    assert len(spelt) >= 40
    for wrong, right in spelt.items():
        assert clean(wrong) == wrong
        assert clean(right) == right
        assert not [other for other in spelt if other in right and not right.startswith(other)], right
    shipped = [each for each in bundled.folder("resources").rglob("*.toml") if each != path]
    texts = [each.read_text(encoding="utf-8") for each in shipped]
    assert all(text.respelt(each) == each for each in texts)


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("ภายใน 20 เม.ย ๖๖ และ ๑ ครั้ง", "ภายใน ๒๐ เม.ย ๖๖ และ ๑ ครั้ง"),
        ("วันที่ ๓๑ ตุลาคม พ.ศ. 2565", "วันที่ ๓๑ ตุลาคม พ.ศ. ๒๕๖๕"),
        ("คำสั่งที่ 1794/๒๕๖๕", "คำสั่งที่ ๑๗๙๔/๒๕๖๕"),
        ("คะแนน 97.๗๘", "คะแนน ๙๗.๗๘"),
    ],
)
def test_digits_of_two_kinds_in_one_number_are_found(typed: str, right: str) -> None:
    assert mended(only(typed, "mixed-digits")) == right


def test_an_office_that_prints_arabic_digits_gets_them() -> None:
    book = book_saying("ภายใน 20 เมษายน ๒๕๖๖")
    book.office.digits = Digits.ARABIC
    (slip,) = look(CHECKS, "mixed-digits", book)
    assert mended(slip) == "ภายใน 20 เมษายน 2566"


@pytest.mark.parametrize(
    "typed", ["ข้อ O12 ภายใน ๒๐ เมษายน ๒๕๖๖", "ข้อ 0๑๒", "1 ครั้ง และ ๒ ครั้ง", "https://a.b/1๒"]
)
def test_digits_of_two_kinds_apart_are_right(typed: str) -> None:
    assert found(typed) == {}


@pytest.mark.parametrize("typed", ["ผู้บริหารมีส่วนร่วมในการ", "เผยแพร่ข้อมูลและ", "จัดประชุมโดย ", "ปรับปรุงข้อมูลของ"])
def test_a_text_that_breaks_off_is_found(typed: str) -> None:
    only(typed, "broken-off-texts")


@pytest.mark.parametrize(
    "typed", ["จัดเก็บสิ่งของ", "มอบหมายเจ้าหน้าที่", "ดังนี้", "ข้าราชการ", "การติดตาม", "เท่าที่จำเป็น"]
)
def test_a_text_that_ends_is_right(typed: str) -> None:
    assert found(typed) == {}


def test_real_measures_show_only_their_true_slips() -> None:
    book = yannawa_book()
    slips = [
        (check.name, slip.place.words)
        for check in (*CHECKS, *characters.CHECKS, *list_numbers.CHECKS)
        for slip in look([check], check.name, book)
    ]
    assert slips == [
        ("doubled-words", "มาตรการลำดับที่ 34 ช่องกิจกรรม บรรทัดที่ 1"),
        ("doubled-words", "มาตรการลำดับที่ 43 ช่องประเด็น"),
        ("doubled-words", "มาตรการลำดับที่ 43 ช่องกิจกรรม บรรทัดที่ 1"),
        ("doubled-words", "มาตรการลำดับที่ 43 ช่องผลผลิต บรรทัดที่ 1"),
        ("doubled-words", "มาตรการลำดับที่ 48 ช่องกิจกรรม บรรทัดที่ 1"),
        ("doubled-words", "มาตรการลำดับที่ 62 ช่องกิจกรรม บรรทัดที่ 1"),
        ("mixed-digits", "มาตรการลำดับที่ 48 ช่องระยะเวลาตามที่เขียน"),
        ("mixed-digits", "มาตรการลำดับที่ 49 ช่องระยะเวลาตามที่เขียน"),
        ("broken-off-texts", "มาตรการลำดับที่ 23 ช่องกิจกรรม บรรทัดที่ 2"),
    ]


def strings_in(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        parts: list[Any] = list(value.values()) if isinstance(value, dict) else value  # pyright: ignore[reportUnknownArgumentType, reportUnknownMemberType, reportUnknownVariableType]
        for part in parts:
            yield from strings_in(part)


def test_no_text_of_a_real_order_memo_agenda_and_matrix_alarms() -> None:
    path = CASES / "latkrabang-2566.json"
    if not path.exists():
        pytest.skip("the case latkrabang-2566 is not beside this checkout")
    case = json.loads(path.read_text(encoding="utf-8"))
    texts = [each for key, part in case.items() if key != "printed_slips" for each in strings_in(part)]
    assert len(texts) > 400
    assert silent((*text.CHECKS, *characters.CHECKS), book_saying(*texts)) == []
