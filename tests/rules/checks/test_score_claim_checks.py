"""What sentences say of the highest, the lowest and the points."""

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.year import FreeSection
from ita_desktop.rules.checks.score_claims import CHECKS
from ita_desktop.rules.findings import Slip
from tests.documents.compose.measures_books import yannawa_book
from tests.rules.checks.looking import look, silent


def found(book: YearBook, text: str, heading: str = "การวิเคราะห์") -> list[Slip]:
    book.year.sections = [FreeSection(position=1, heading=heading, paragraphs=[text])]
    return [slip for check in CHECKS for slip in look(CHECKS, check.name, book)]


def test_the_sample_is_silent(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


def test_the_words_of_a_real_office_are_silent() -> None:
    assert silent(CHECKS, yannawa_book()) == []


@pytest.mark.parametrize(
    "text",
    [
        "ตัวชี้วัดที่ได้คะแนนสูงสุด คือ ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล 95.28 คะแนน และคะแนนต่ำสุดอยู่ที่ตัวชี้วัดที่ ๘",
        "ในแบบวัด IIT ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้คะแนนต่ำที่สุด",
        "ข้อที่ได้คะแนนต่ำสุด คือ O7",
        "แบบวัด EIT ข้อที่ได้คะแนนต่ำที่สุด คือ E14",
        "ปี 2564 คะแนนสูงสุดอยู่ที่ตัวชี้วัดที่ 3",
        "ตัวชี้วัดที่ 2 การใช้งบประมาณ 83.94 คะแนน คะแนนรวม ๘๙.๕๒",
        "ผลการประเมิน EIT ของสำนักงานเขตสมมติ มีคะแนนเฉลี่ย 85.46 คะแนน",
        "สำนักงานเขตสมมติ ได้คะแนน 89.52 คะแนน อยู่ในระดับ A",
        "ตัวชี้วัดที่ 2 ได้คะแนนต่ำสุดคือข้อ I11",
        "ตั้งเป้าหมายให้ผลการประเมินอยู่ในระดับ AA",
        "ผลการประเมิน EIT อยู่ในระดับ B",
    ],
)
def test_what_is_true_is_silent(sample: YearBook, text: str) -> None:
    assert found(sample, text) == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("โดยคะแนนต่ำสุดอยู่ที่ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต", ("8", "82.49")),
        ("ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้คะแนนต่ำที่สุด", ("8", "83.94")),
        ("แบบวัด IIT ได้คะแนนสูงสุด คือ ตัวชี้วัดที่ 3", ("9", "88.72")),
        ("ข้อที่ได้คะแนนต่ำสุด คือ I11", ("O7", "76.55")),
        ("ตัวชี้วัดการใช้งบประมาณได้คะแนนต่ำที่สุด", ("8", "83.94")),
        ("ตัวชี้วัดที่ 2 การใช้งบประมาณ เป็นตัวชี้วัดที่ได้คะแนนต่ำสุด", ("8", "83.94")),
        ("ข้อคำถามที่ได้คะแนนต่ำที่สุดของ EIT คือ E1", ("O7",)),
        ("แบบวัดที่ได้คะแนนต่ำสุด คือ OIT", ("OIT",)),
    ],
)
def test_another_is_the_highest_or_lowest(sample: YearBook, text: str, told: tuple[str, ...]) -> None:
    (slip,) = found(sample, text)
    assert slip.place.field == "paragraphs"
    for words in told:
        assert words in slip.message


def test_the_heading_says_which_instrument_is_meant(sample: YearBook) -> None:
    text = "ตัวชี้วัดที่ 2 การใช้งบประมาณ ได้คะแนนต่ำสุด"
    assert found(sample, text, "ผลการประเมิน IIT") == []
    assert len(found(sample, text, "ผลการประเมิน EIT")) == 1


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("ตัวชี้วัดที่ ๒ การใช้งบประมาณ ๘๓.๔๙ คะแนน", "ตัวชี้วัดที่ ๒ การใช้งบประมาณ ๘๓.๙๔ คะแนน"),
        ("ได้คะแนนรวม 98.52 คะแนน", "ได้คะแนนรวม 89.52 คะแนน"),
        (
            "ผลการประเมิน EIT ของสำนักงานเขตสมมติ มีคะแนนเฉลี่ย 84.56",
            "ผลการประเมิน EIT ของสำนักงานเขตสมมติ มีคะแนนเฉลี่ย 85.46",
        ),
    ],
)
def test_points_are_those_of_the_results(sample: YearBook, text: str, right: str) -> None:
    (slip,) = found(sample, text)
    assert slip.mend is not None
    assert slip.mend.value == [right]


@pytest.mark.parametrize(
    "text",
    [
        "สำนักงานเขตสมมติ ได้คะแนน 98.52 คะแนน",
        "ข้อ I11 ได้คะแนน 67.55 คะแนน",
        "ข้อ ๑๑ (I11) และ I11 (67.55)",
    ],
)
def test_points_of_the_office_and_of_questions_are_those_of_the_results(sample: YearBook, text: str) -> None:
    assert len(found(sample, text)) == 1


def test_a_code_may_be_that_of_either_frame(sample: YearBook) -> None:
    """I9 of the year asks what I11 of the results asked."""
    assert sample.results_year is not None
    was = next(each for each in sample.results_year.results if each.node.code == "I11").published
    assert found(sample, f"ข้อ I9 ได้คะแนน {was:.2f} คะแนน") == []


@pytest.mark.parametrize("level", ["AA", "B", "ผ่านดีเยี่ยม"])
def test_the_level_told_is_the_one_reached(sample: YearBook, level: str) -> None:
    (slip,) = found(sample, f"สำนักงานเขตสมมติ ได้คะแนน 89.52 คะแนน อยู่ในระดับ {level}")
    assert slip.mend is not None
    assert slip.mend.value == ["สำนักงานเขตสมมติ ได้คะแนน 89.52 คะแนน อยู่ในระดับ A"]
