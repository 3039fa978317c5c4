"""Sentences computed from figures: right counts, singular and plural, ties, nothing said that is not so."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.documents.compose.measures import compose_measures
from ita_desktop.documents.compose.measures_analysis import (
    count_sentence,
    extremes_sentence,
    names_of,
    total_sentence,
)
from ita_desktop.documents.content import Heading, IndentedHeading, NumberedItem, Paragraph
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind, Node
from ita_desktop.model.office import WeakPointRule
from ita_desktop.rules.scores import NodeScore, read_scores
from tests.documents.compose.measures_books import small_book, yannawa_book, yannawa_case

THRESHOLD = Decimal(85)


def question(number: int, score: str | Decimal | None) -> NodeScore:
    published = None if score is None else Decimal(score)
    node = Node(f"question-{number}", f"I{number}", None, Kind.QUESTION, f"ข้อที่ {number}")
    return NodeScore(node, published, None, None)


def questions(*scores: str | None) -> list[NodeScore]:
    return [question(number, score) for number, score in enumerate(scores, start=1)]


def counted(*scores: str | None) -> str:
    return count_sentence(questions(*scores), "ข้อคำถาม", "ข้อ", THRESHOLD)


@pytest.mark.parametrize(
    ("scores", "sentence"),
    [
        (("90", "91", "80"), "มีข้อคำถามที่ได้คะแนนสูงกว่า 85 คะแนน 2 ข้อ จากทั้งหมด 3 ข้อ"),
        (("90", "91"), "ข้อคำถามทั้ง 2 ข้อได้คะแนนสูงกว่า 85 คะแนน"),
        (("90",), "ข้อคำถามซึ่งมี 1 ข้อ ได้คะแนนสูงกว่า 85 คะแนน"),
        (("80", "81"), "ไม่มีข้อคำถามที่ได้คะแนนสูงกว่า 85 คะแนน จากทั้งหมด 2 ข้อ"),
        (
            ("90", "85.00"),
            "มีข้อคำถามที่ได้คะแนนสูงกว่า 85 คะแนน 1 ข้อ จากทั้งหมด 2 ข้อ และเท่ากับ 85 คะแนน 1 ข้อ",
        ),
        (("90", "91", None), "ข้อคำถามทั้ง 2 ข้อได้คะแนนสูงกว่า 85 คะแนน (ไม่มีคะแนนอีก 1 ข้อ)"),
        ((None, None), ""),
        ((), ""),
    ],
)
def test_questions_above_the_threshold_are_counted(scores: Sequence[str | None], sentence: str) -> None:
    assert counted(*scores) == sentence


@given(st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=50))
def test_all_are_said_to_lie_above_only_if_they_do(values: list[Decimal]) -> None:
    scores = [question(number, value) for number, value in enumerate(values)]
    sentence = count_sentence(scores, "ข้อคำถาม", "ข้อ", THRESHOLD)
    says_all = sentence.startswith(("ข้อคำถามทั้ง", "ข้อคำถามซึ่งมี"))
    assert says_all == all(value > THRESHOLD for value in values)


@pytest.mark.parametrize(
    ("scores", "sentence"),
    [
        (
            ("90", "91", "80"),
            "ข้อที่ได้คะแนนสูงสุด คือ I2 (91.00 คะแนน) และข้อที่ได้คะแนนต่ำสุด คือ I3 (80.00 คะแนน)",
        ),
        (
            ("91", "91", "80", "80", "80", "80"),
            "ข้อที่ได้คะแนนสูงสุด คือ I1 และ I2 (91.00 คะแนน) และข้อที่ได้คะแนนต่ำสุด คือ I3 I4 I5 และอื่น ๆ อีก 1 ข้อ (80.00 คะแนน)",
        ),
        (("90", "90.00"), "ทุกข้อที่มีคะแนนได้คะแนนเท่ากัน คือ 90.00 คะแนน"),
        (("90",), ""),
        ((None, "90"), ""),
        ((), ""),
    ],
)
def test_the_highest_and_the_lowest_are_named_with_all_that_tie(
    scores: Sequence[str | None], sentence: str
) -> None:
    assert extremes_sentence(questions(*scores), "ข้อ") == sentence


def test_three_are_named_and_of_four_one_is_counted() -> None:
    assert names_of(questions("1", "1", "1"), "ข้อ") == "I1 I2 และ I3"
    assert names_of(questions("1", "1", "1", "1"), "ข้อ") == "I1 I2 I3 และอื่น ๆ อีก 1 ข้อ"
    assert names_of([], "ข้อ") == ""


@pytest.mark.parametrize(("threshold", "side"), [("85", "สูงกว่า"), ("87.81", "เท่ากับ"), ("90.5", "ต่ำกว่า")])
def test_the_total_is_compared_with_the_threshold(threshold: str, side: str) -> None:
    results_year = small_book().results_year
    assert results_year is not None
    sentence = total_sentence(read_scores(results_year), Decimal(threshold))
    assert sentence == f"คะแนนรวม 87.81 คะแนน {side}เกณฑ์ {threshold} คะแนน"


def analysis(book: YearBook) -> dict[str, list[Heading | IndentedHeading | NumberedItem | Paragraph]]:
    """What the analysis says about each instrument, by the code in its heading."""
    said: dict[str, list[Heading | IndentedHeading | NumberedItem | Paragraph]] = {}
    section: list[Heading | IndentedHeading | NumberedItem | Paragraph] = []
    for block in compose_measures(book).blocks:
        if isinstance(block, Heading):
            section = []
            if block.number.startswith("3."):
                said[block.text.rpartition("(")[2].rstrip(")")] = section
        elif isinstance(block, IndentedHeading | NumberedItem | Paragraph):
            section.append(block)
    return said


def test_the_sentences_about_the_real_office_count_right() -> None:
    said = analysis(yannawa_book())
    first = {code: str(said[code][0].text) for code in ("IIT", "EIT", "OIT")}
    assert "คะแนนเฉลี่ย 96.42 คะแนน อยู่ในระดับ AA (Excellence)" in first["IIT"]
    assert "มีข้อคำถามที่ได้คะแนนสูงกว่า 85 คะแนน 29 ข้อ จากทั้งหมด 30 ข้อ" in first["IIT"]
    assert "คือ I5 และ I6 (99.94 คะแนน)" in first["IIT"]
    assert "คือ I11 (81.20 คะแนน)" in first["IIT"]
    assert "ข้อคำถามทั้ง 15 ข้อได้คะแนนสูงกว่า 85 คะแนน" in first["EIT"]
    assert "ข้อมูลทั้ง 43 ข้อได้คะแนนสูงกว่า 85 คะแนน" in first["OIT"]


def test_the_lowest_questions_are_exactly_those_the_real_office_lists() -> None:
    said, weak = analysis(yannawa_book()), yannawa_case()["weak_points"]
    for code in ("IIT", "EIT"):
        items = [block for block in said[code] if isinstance(block, NumberedItem)]
        assert [item.number for item in items] == ["1)", "2)", "3)", "4)", "5)"]
        assert [str(item.text).split()[0] for item in items] == weak[code]
    under = [block.text for block in said["IIT"] if isinstance(block, IndentedHeading)]
    assert under == [
        "ตัวชี้วัดที่ 2 การใช้งบประมาณ (93.69 คะแนน)",
        "ตัวชี้วัดที่ 4 การใช้ทรัพย์สินของราชการ (94.92 คะแนน)",
    ]
    assert not any(isinstance(block, NumberedItem) for block in said["OIT"])


def test_by_threshold_only_what_lies_below_is_listed() -> None:
    book = yannawa_book()
    book.office.weak_point_rule = WeakPointRule.THRESHOLD
    said = analysis(book)
    (item,) = [block for block in said["IIT"] if isinstance(block, NumberedItem)]
    assert str(item.text).startswith("I11 ")
    assert str(item.text).endswith("(81.20 คะแนน)")
    assert Paragraph("ข้อที่ได้คะแนนต่ำกว่า 85 คะแนน จำนวน 1 ข้อ ได้แก่", keep_with_next=True) in said["IIT"]
    assert Paragraph("ไม่มีข้อที่ได้คะแนนต่ำกว่า 85 คะแนน") in said["EIT"]


def test_the_threshold_of_the_office_is_the_one_that_is_named() -> None:
    book = small_book()
    book.office.threshold = Decimal("90.5")
    said = analysis(book)
    assert "สูงกว่า 90.5 คะแนน 1 ข้อ จากทั้งหมด 3 ข้อ" in str(said["IIT"][0].text)
    assert "ไม่มีข้อคำถามที่ได้คะแนนสูงกว่า 90.5 คะแนน จากทั้งหมด 1 ข้อ" in str(said["EIT"][0].text)


def book_of_indicators(**published: str) -> YearBook:
    book = small_book()
    results_year = book.results_year
    assert results_year is not None
    nodes = {node.identity: node for node in results_year.edition.nodes}
    result = type(results_year.results[0])
    results_year.results = [
        result(node=nodes[identity], published=Decimal(score)) for identity, score in published.items()
    ]
    return book


def test_without_scores_of_questions_indicators_are_counted_and_compared() -> None:
    said = analysis(book_of_indicators(duties="90", budget="80", quality="88"))
    text = str(said["IIT"][0].text)
    assert "ข้อคำถาม" not in text
    assert "มีตัวชี้วัดที่ได้คะแนนสูงกว่า 85 คะแนน 1 ตัวชี้วัด จากทั้งหมด 2 ตัวชี้วัด" in text
    assert "ตัวชี้วัดที่ได้คะแนนสูงสุด คือ ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ (90.00 คะแนน)" in text
    assert "OIT" not in said


def test_without_scores_of_questions_the_indicators_to_improve_are_listed() -> None:
    said = analysis(book_of_indicators(duties="90", budget="80", quality="88"))
    assert said["IIT"][1:] == [
        Paragraph("ตัวชี้วัดที่ได้คะแนนต่ำกว่า 85 คะแนน จำนวน 1 ตัวชี้วัด ได้แก่", keep_with_next=True),
        NumberedItem("1)", "ตัวชี้วัดที่ 2 การใช้งบประมาณ (80.00 คะแนน)"),
    ]
    assert said["EIT"][1:] == [Paragraph("ไม่มีตัวชี้วัดที่ได้คะแนนต่ำกว่า 85 คะแนน")]


def test_all_indicators_of_an_instrument_are_no_choice_of_the_lowest() -> None:
    book = book_of_indicators(duties="90", budget="80", quality="88")
    book.office.weak_point_rule = WeakPointRule.LOWEST
    book.office.lowest_count = 2
    assert len(analysis(book)["IIT"]) == 1
    book.office.lowest_count = 1
    assert NumberedItem("1)", "ตัวชี้วัดที่ 2 การใช้งบประมาณ (80.00 คะแนน)") in analysis(book)["IIT"]


def test_only_a_mean_of_questions_is_called_a_mean() -> None:
    said = analysis(small_book())
    first = {code: str(said[code][0].text) for code in ("IIT", "EIT", "OIT")}
    assert "มีคะแนนเฉลี่ย 87.81 คะแนน" in first["IIT"]
    assert "คะแนนเฉลี่ย" not in first["OIT"]
    assert "ได้คะแนน 87.50 คะแนน" in first["OIT"]
