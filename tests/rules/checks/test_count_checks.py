"""Counts in sentences against the frame and the results."""

import pytest

from ita_desktop.model.body import Duty
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaItem
from ita_desktop.model.year import FreeSection, PaperKind
from ita_desktop.rules.checks.counts import CHECKS
from ita_desktop.rules.findings import PaperParagraph, PaperText, Slip
from tests.documents.compose.measures_books import yannawa_book
from tests.rules.checks.looking import look, paper_saying, silent


def analysis(book: YearBook, text: str, heading: str = "การวิเคราะห์ผลการประเมิน") -> FreeSection:
    section = FreeSection(position=9, heading=heading, paragraphs=[text])
    book.year.sections.append(section)
    return section


def agenda(book: YearBook, text: str, *lines: str) -> AgendaItem:
    item = AgendaItem(position=9, depth=2, text=text, lines=list(lines))
    book.year.meetings[0].agenda.append(item)
    return item


def found(book: YearBook) -> list[Slip]:
    return [slip for check in CHECKS for slip in look(CHECKS, check.name, book)]


def test_the_sample_is_silent(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


def test_the_words_of_a_real_office_are_silent() -> None:
    assert silent(CHECKS, yannawa_book()) == []


def test_counts_of_another_years_form_are_found_and_mended(sample: YearBook) -> None:
    """Of thirty questions twenty-four are above 85 in the sample's results; the next form has twenty-five."""
    section = analysis(sample, "แบบวัด IIT มีข้อคำถาม ๒๓ ข้อ (จากทั้งหมด ๒๕ ข้อ) ที่ได้คะแนนสูงกว่า ๘๕ คะแนน")
    (slip,) = found(sample)
    assert (slip.place.record, slip.place.field) == (section, "paragraphs")
    assert "30 ข้อ" in slip.message
    assert slip.mend is not None
    assert slip.mend.value == ["แบบวัด IIT มีข้อคำถาม ๒๔ ข้อ (จากทั้งหมด ๓๐ ข้อ) ที่ได้คะแนนสูงกว่า ๘๕ คะแนน"]
    setattr(section, slip.place.field, slip.mend.value)
    assert found(sample) == []


@pytest.mark.parametrize(
    "text",
    [
        "ข้อคำถามของแบบวัด EIT ได้คะแนนต่ำกว่า 85 คะแนน 3 ข้อ จากทั้งหมด 15 ข้อ",
        "ผลการประเมิน OIT จำนวน 40 ข้อมูล (จากทั้งหมด 43 ข้อมูล) ได้คะแนนไม่ต่ำกว่า 85 คะแนน",
        "ตัวชี้วัดที่ 3 การใช้อำนาจ ทุกข้อได้คะแนนสูงกว่า 85 คะแนน",
        "ตัวชี้วัดที่ 4 ไม่มีข้อคำถามที่ได้คะแนนต่ำกว่า 80 คะแนน",
        "แบบวัด EIT ตั้งเป้าหมายให้ทุกข้อได้คะแนนสูงกว่า 95 คะแนน",
        "ฝ่ายที่ตอบแล้วมี 8 ข้อ จากทั้งหมด 10 ข้อ",
        "แบบวัด EIT ได้คะแนนสูงกว่า 85 จำนวน 12 ข้อ (จากทั้งหมด 15 ข้อ) และต่ำกว่า 85 จำนวน 3 ข้อ",
        "แบบวัด EIT มีข้อคำถามทั้งหมด 15 ข้อ ได้คะแนนสูงกว่า 85 คะแนน 12 ข้อ",
        "แบบวัด EIT ข้อคำถาม 12 ใน 15 ข้อ ได้คะแนนสูงกว่า 85 คะแนน",
        "แบบวัด EIT เลือก 5 จาก 8 ข้อที่ต้องปรับปรุงตามคะแนน",
        "ปี 2563 แบบวัด EIT ทุกข้อได้คะแนนสูงกว่า 85 คะแนน",
    ],
)
def test_true_counts_and_aims_are_silent(sample: YearBook, text: str) -> None:
    analysis(sample, text)
    assert found(sample) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("แบบวัด EIT ทุกข้อได้คะแนนสูงกว่า 85 คะแนน", "E9, E13, E14"),
        ("แบบวัด EIT ข้อคำถามทั้ง 25 ข้อได้คะแนนสูงกว่า 70 คะแนน", "15"),
        ("ตัวชี้วัดที่ 2 ไม่มีข้อคำถามที่ได้คะแนนต่ำกว่า 85 คะแนน", "I7, I11, I12"),
        ("แบบวัด EIT พบว่าได้คะแนนสูงกว่า 85 ทุกข้อ", "E9, E13, E14"),
        ("คะแนนแบบวัด EIT ทุกข้อสูงกว่า 85", "E9, E13, E14"),
        ("ข้อมูล OIT ได้ 100 คะแนนทั้ง 30 ข้อ", "43"),
        ("ข้อมูล OIT ได้คะแนนเต็ม 100 ทุกข้อ", "O"),
        ("แบบวัด EIT มีข้อคำถามทั้งหมด 15 ข้อ ได้คะแนนสูงกว่า 85 คะแนน 14 ข้อ", "12"),
        ("แบบวัด EIT ข้อคำถาม 14 ใน 15 ข้อ ได้คะแนนสูงกว่า 85 คะแนน", "12"),
        ("ผลการประเมินทุกตัวชี้วัดได้คะแนนสูงกว่า 85 คะแนน", "2, 5, 8"),
    ],
)
def test_all_or_none_must_be_true(sample: YearBook, text: str, told: str) -> None:
    section = analysis(sample, text)
    (slip,) = found(sample)
    assert slip.place.record is section
    assert told in slip.message


@pytest.mark.parametrize(
    ("line", "wrong", "right"),
    [
        ("แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT) มี 5 ตัวชี้วัด จำนวน 25 คำถาม น้ำหนักร้อยละ 30", "25", "30"),
        ("แบบตรวจการเปิดเผยข้อมูลสาธารณะ (OIT) มี 2 ตัวชี้วัด จำนวน 30 ข้อมูล น้ำหนักร้อยละ 40", "น้ำหนักร้อยละ 40", "น้ำหนักร้อยละ 30"),
        ("ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล จำนวน 22 ข้อมูล", "22", "33"),
        ("ตัวชี้วัดที่ ๙.๑ ข้อมูลพื้นฐาน จำนวน ๗ ข้อมูล", "๗", "๙"),
        ("กลุ่มตัวอย่างของ EIT มีจำนวน 4 กลุ่ม (ไม่น้อยกว่า 400 ตัวอย่าง)", "400", "500"),
    ],
)  # fmt: skip
def test_counts_of_the_frame_are_those_of_the_year(
    sample: YearBook, line: str, wrong: str, right: str
) -> None:
    heading = "กรอบการประเมิน ประจำปีงบประมาณ พ.ศ. 2566"
    item = agenda(sample, heading, line)
    assert found(sample) == []
    item.lines = [line.replace(wrong, right, 1)]
    (slip,) = found(sample)
    assert (slip.place.record, slip.place.field) == (item, "lines")
    assert slip.mend is not None
    assert slip.mend.value == [line]


def test_a_count_that_is_right_in_either_frame_is_silent_where_no_year_is_told(sample: YearBook) -> None:
    sample.year.bodies[0].duties.append(Duty(position=9, text="จัดให้มีผู้ตอบแบบวัด IIT จำนวน 30 คำถาม"))
    assert found(sample) == []
    sample.year.bodies[0].duties.append(Duty(position=10, text="จัดให้มีผู้ตอบแบบวัด IIT จำนวน 35 คำถาม"))
    assert len(found(sample)) == 1


def test_a_choice_of_questions_is_no_count_of_the_frame(sample: YearBook) -> None:
    agenda(sample, "กรอบการประเมิน 2566", "แบบวัด IIT จำนวน 5 ข้อ ที่ต้องติดตาม", "ข้อที่ต้องพัฒนา ตัวชี้วัดที่ 2 จำนวน 2 ข้อ")
    assert found(sample) == []


def test_a_paper_is_looked_at_too_but_not_told_twice(sample: YearBook) -> None:
    text = "แบบวัด EIT ทุกข้อได้คะแนนสูงกว่า 85 คะแนน"
    (slip,) = look(CHECKS, "count-above-score", sample, [paper_saying(PaperKind.MEASURES, "ปก", text)])
    assert (slip.place.paper, slip.place.paragraph) == (PaperKind.MEASURES, 2)
    analysis(sample, text)
    (slip,) = look(CHECKS, "count-above-score", sample, [paper_saying(PaperKind.MEASURES, "ปก", text)])
    assert slip.place.paper is None


def test_the_heading_in_a_paper_says_which_instrument_is_meant(sample: YearBook) -> None:
    assert sample.results_year is not None
    for result in sample.results_year.results:
        if result.node.code.startswith("E") and result.published is not None:
            result.published = max(result.published, sample.office.threshold)
    said = "ไม่มีข้อที่ได้คะแนนต่ำกว่า ๘๕ คะแนน"
    headings = ("๓.๑ แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน (IIT)", "๓.๒ แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก (EIT)")
    lines = [PaperParagraph(n * 2 + 1, heading, is_heading=True) for n, heading in enumerate(headings)]
    lines += [PaperParagraph(n * 2 + 2, said) for n in range(len(headings))]
    paper = PaperText(PaperKind.MEASURES, tuple(sorted(lines, key=lambda line: line.number)))
    (slip,) = look(CHECKS, "count-above-score", sample, [paper])
    assert slip.place.paragraph == 2


PLANS = (
    "เผยแพร่ข้อมูล OIT ให้ครบ {count} ข้อ ภายในเดือนเมษายน",
    "การเปิดเผยข้อมูลครบถ้วนทั้ง {count} รายการ",
    "ทบทวนข้อมูล OIT จำนวน {count} ข้อ",
    "ข้อมูลตามแบบตรวจ (OIT) {count} ข้อมูล",
)


@pytest.mark.parametrize("plan", PLANS)
@pytest.mark.parametrize("digits", ["43", "๔๓"])
def test_a_plan_for_the_items_of_another_year_is_found_and_mended(
    sample: YearBook, plan: str, digits: str
) -> None:
    measure = sample.year.measures[0]
    measure.activities = [plan.format(count=digits)]
    (slip,) = look(CHECKS, "count-left-over", sample)
    assert (slip.place.record, slip.place.field) == (measure, "activities")
    assert "กรอบปี 2566 มีข้อมูล OIT 30 ข้อ" in slip.message
    assert slip.mend is not None
    assert slip.mend.value == [plan.format(count="๓๐" if digits == "๔๓" else "30")]


@pytest.mark.parametrize(
    "text",
    [
        *(plan.format(count=30) for plan in PLANS),
        "ติดตามข้อมูล OIT ทั้ง 22 ข้อของตัวชี้วัดที่ 9",
        "เผยแพร่ข้อมูล OIT ให้ครบ 12 ข้อที่ยังขาด",
        "ทบทวนข้อมูล OIT จำนวน 28 ข้อ",
        "ตอบแบบวัด IIT และเผยแพร่ข้อมูล OIT รวมครบทั้ง 43 ข้อ",
        "ข้อมูล OIT ปี 2565 จำนวน 43 ข้อ ย้ายมาไว้ในหน้าเดียว",
        "ทบทวนข้อมูล OIT เดิมทั้ง 43 ข้อ แล้วคัดข้อที่ยังใช้",
        "จัดอบรมครบ 43 รายการ",
    ],
)
def test_a_plan_for_the_items_of_this_year_or_for_some_of_them_is_silent(sample: YearBook, text: str) -> None:
    sample.year.measures[0].activities = [text]
    assert look(CHECKS, "count-left-over", sample) == []


def test_what_was_wrong_may_speak_of_the_items_of_last_year(sample: YearBook) -> None:
    sample.year.measures[0].weakness = "เผยแพร่ข้อมูล OIT ไม่ครบ 43 ข้อ"
    assert look(CHECKS, "count-left-over", sample) == []
