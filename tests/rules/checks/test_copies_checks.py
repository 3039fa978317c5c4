"""Passages pasted under another question, and results that repeat the plan."""

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import FollowUp, Measure, MeasuresTable
from ita_desktop.rules.checks.copies import CHECKS
from ita_desktop.rules.findings import Slip
from tests.documents.compose.measures_books import yannawa_book
from tests.rules.checks.looking import look, silent


def node(book: YearBook, code: str) -> NodeRecord:
    return next(each for each in book.year.edition.nodes if each.code == code)


def measure_of(book: YearBook, code: str) -> Measure:
    return next(each for each in book.year.measures if each.node is node(book, code))


def same_passages(book: YearBook) -> list[Slip]:
    return look(CHECKS, "same-passage", book)


def test_the_sample_and_real_measures_are_sound(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []
    assert silent(CHECKS, yannawa_book()) == []


@pytest.mark.parametrize("field", ["issue", "guideline", "measures", "activities"])
def test_a_passage_under_another_indicator_is_found(sample: YearBook, field: str) -> None:
    source, target = measure_of(sample, "5"), measure_of(sample, "E14")
    setattr(target, field, getattr(source, field))
    (slip,) = same_passages(sample)
    assert slip.place.record is target
    assert slip.place.field == field
    assert slip.mend is None


def test_a_passage_changed_a_little_is_found(sample: YearBook) -> None:
    source, target = measure_of(sample, "5"), measure_of(sample, "E14")
    source.activities = ["รวบรวมข้อตรวจพบจากหน่วยตรวจสอบภายในและภายนอก แล้วแจ้งทุกฝ่าย"]
    target.activities = ["รวบรวมข้อตรวจพบ จากหน่วยตรวจสอบภายในและภายนอก แล้วแจ้งให้ทุกฝ่าย"]
    (slip,) = same_passages(sample)
    assert slip.place.record is target


FIFTY_LETTERS = "กขคงจฉชซญฎฏฐฑฒณดตถทธนบปผฝพฟภมยรลวศษสหฬอฮabcdefghij"


@pytest.mark.parametrize(("changed", "is_found"), [(4, True), (5, False)])
def test_nearly_the_same_is_what_differs_in_less_than_a_twelfth(
    sample: YearBook, changed: int, is_found: bool
) -> None:
    source, target = measure_of(sample, "5"), measure_of(sample, "E14")
    source.activities = [FIFTY_LETTERS]
    target.activities = [FIFTY_LETTERS[:-changed] + "z" * changed]
    assert bool(same_passages(sample)) is is_found


def test_a_long_passage_changed_a_little_is_found(sample: YearBook) -> None:
    """In a long text every letter stands often, and none of them counts for less."""
    source, target = measure_of(sample, "5"), measure_of(sample, "E14")
    text = "ให้ทุกฝ่ายสำรวจขั้นตอนที่ล่าช้า รวบรวมข้อเสนอแนะของผู้รับบริการ แล้วเสนอผู้บริหารพิจารณาปรับปรุงทุกไตรมาส "
    source.guideline = text * 3
    target.guideline = source.guideline.replace("ทุกไตรมาส", "ทุกเดือน")
    assert [slip.place.record for slip in same_passages(sample)] == [target]


def test_a_measure_pasted_whole_is_told_once(sample: YearBook) -> None:
    source, target = measure_of(sample, "5"), measure_of(sample, "E14")
    for field in ("issue", "guideline", "measures", "activities"):
        setattr(target, field, getattr(source, field))
    assert len(same_passages(sample)) == 1


def test_two_questions_of_one_indicator_may_share_a_short_line_but_no_long_one(sample: YearBook) -> None:
    first, second = measure_of(sample, "E13"), measure_of(sample, "E14")
    first.issue = second.issue = "ให้ประชาชนรับรู้บริการออนไลน์"
    assert same_passages(sample) == []
    first.issue = second.issue = "ให้ประชาชนรับรู้บริการออนไลน์ของสำนักงานเขตและใช้บริการได้เอง"
    assert [slip.place.record for slip in same_passages(sample)] == [second]


def test_the_guideline_table_may_repeat_the_plan_of_its_indicator(sample: YearBook) -> None:
    plan = measure_of(sample, "E14")
    guideline = next(
        each
        for each in sample.year.measures
        if each.table is MeasuresTable.GUIDELINE and each.node is node(sample, "8")
    )
    guideline.issue = plan.issue
    assert same_passages(sample) == []


@pytest.mark.parametrize(
    ("field", "words"),
    [
        ("awareness", ["ประชาสัมพันธ์เผยแพร่บนเว็บไซต์สำนักงานเขต"]),
        ("outputs", ["ช่องทางการร้องเรียนการทุจริต"]),
        ("activities", ["มอบหมายผู้รับผิดชอบ", "เผยแพร่ผ่านเว็บไซต์ของสำนักงานเขตและเฟซบุ๊ก"]),
        ("activities", ["อบรมให้ความรู้แก่เจ้าหน้าที่"]),
        ("activities", ["https://www.example.go.th/a-very-long-address/of-a-system/that-serves-all"]),
    ],
)
def test_what_is_rightly_the_same_everywhere_is_passed_over(
    sample: YearBook, field: str, words: list[str]
) -> None:
    for measure in sample.year.measures:
        setattr(measure, field, list(words))
    assert same_passages(sample) == []


def test_an_issue_printed_as_one_cell_with_the_row_above_is_no_copy(sample: YearBook) -> None:
    source, target = measure_of(sample, "5"), measure_of(sample, "E14")
    target.issue, target.joins_issue_above = source.issue, True
    assert same_passages(sample) == []


def followed_up(book: YearBook, result: str) -> Measure:
    measure = measure_of(book, "E14")
    measure.follow_ups = [FollowUp(position=0, result=result)]
    return measure


@pytest.mark.parametrize(
    "result",
    [
        "จัดเวทีรับฟังผู้รับบริการร่วมกับประธานชุมชน",
        "ดำเนินการจัดเวทีรับฟังผู้รับบริการร่วมกับประธานชุมชน เรียบร้อยแล้ว",
        "จัดเวทีรับฟังผู้รับบริการร่วมกับประธานชุมชน ปิดประกาศผลการพิจารณาข้อเสนอทุกข้อ",
        "เปิดให้ผู้รับบริการร่วมเสนอ และติดตามการปรับปรุงบริการ",
    ],
)
def test_a_result_that_repeats_the_plan_is_found(sample: YearBook, result: str) -> None:
    measure = followed_up(sample, result)
    (slip,) = look(CHECKS, "results-copied-from-plan", sample)
    assert slip.place.record is measure.follow_ups[0]
    assert slip.place.field == "result"


@pytest.mark.parametrize(
    "result",
    [
        "จัดเวทีรับฟังแล้ว 2 ครั้ง มีผู้เข้าร่วม 86 คน ได้ข้อเสนอ 14 ข้อ",
        "ดำเนินการแล้วเสร็จ",
        "",
        "จัดเวทีรับฟังผู้รับบริการร่วมกับประธานชุมชนเมื่อวันที่ 5 มิถุนายน 2566 มีผู้เข้าร่วม 40 คน",
    ],
)
def test_a_result_that_says_what_was_done_is_right(sample: YearBook, result: str) -> None:
    followed_up(sample, result)
    assert look(CHECKS, "results-copied-from-plan", sample) == []
