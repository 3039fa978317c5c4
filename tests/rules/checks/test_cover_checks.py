"""Weak points have measures, and measures have what a plan needs."""

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.office import WeakPointRule
from ita_desktop.model.year import Cadence, Measure, MeasuresTable, MeasureState
from ita_desktop.rules.checks.cover import CHECKS
from ita_desktop.rules.findings import Slip
from tests.documents.compose.measures_books import yannawa_book
from tests.rules.checks.looking import look, silent


def measures_on(book: YearBook, code: str) -> list[Measure]:
    return [measure for measure in book.year.measures if measure.node and measure.node.code == code]


def found(book: YearBook) -> list[tuple[str, Slip]]:
    return [(check.name, slip) for check in CHECKS for slip in look(CHECKS, check.name, book)]


def test_the_sample_is_silent(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


@pytest.mark.parametrize("rule", list(WeakPointRule))
def test_the_measures_of_a_real_office_are_silent(rule: WeakPointRule) -> None:
    book = yannawa_book()
    book.office.weak_point_rule = rule
    assert silent(CHECKS, book) == []


def test_a_weak_point_without_a_measure_is_found(sample: YearBook) -> None:
    """O15 of the results became O12, for which nothing else is done."""
    sample.year.measures.remove(measures_on(sample, "O12")[0])
    ((check, slip),) = found(sample)
    assert check == "weak-point-without-measure"
    assert sample.results_year
    assert slip.place.record is next(r for r in sample.results_year.results if r.node.code == "O15")
    assert "O15" in slip.message


def test_a_score_that_is_certainly_misprinted_is_no_weak_point_yet(sample: YearBook) -> None:
    assert sample.results_year
    question = next(result for result in sample.results_year.results if result.node.code == "I2")
    assert question.published is not None
    question.published -= 30
    assert found(sample) == []


def test_a_cancelled_measure_covers_nothing(sample: YearBook) -> None:
    measures_on(sample, "O12")[0].state = MeasureState.CANCELLED
    assert [check for check, _slip in found(sample)] == ["weak-point-without-measure"]


def test_a_measure_on_the_indicator_covers_its_questions(sample: YearBook) -> None:
    for code in ("E13", "E14"):
        for measure in measures_on(sample, code):
            measure.node = next(node for node in sample.year.edition.nodes if node.code == "8")
            measure.last_score = None
    assert found(sample) == []


def test_a_measure_on_a_question_covers_an_indicator_of_which_no_questions_are_known(
    sample: YearBook,
) -> None:
    assert sample.results_year
    for result in sample.results_year.results:
        if result.node.kind is Kind.QUESTION:
            result.published = None
    (measure,) = (measure for measure in sample.year.measures if measure.node and measure.node.code == "E13")
    sample.year.measures = [measure]
    uncovered = [slip.message for slip in look(CHECKS, "weak-point-without-measure", sample)]
    assert not any("ตัวชี้วัดที่ 8" in message for message in uncovered)
    assert any("ตัวชี้วัดที่ 2" in message for message in uncovered)


def test_a_range_of_items_covers_each_of_them(sample: YearBook) -> None:
    (measure,) = measures_on(sample, "O12")
    measure.node = next(node for node in sample.year.edition.nodes if node.code == "O11")
    measure.last_node = next(node for node in sample.year.edition.nodes if node.code == "O13")
    assert found(sample) == []


def test_nothing_is_said_before_there_is_a_plan(sample: YearBook) -> None:
    sample.year.measures.clear()
    assert found(sample) == []


def test_a_measure_that_calls_a_strong_point_weak_is_found(sample: YearBook) -> None:
    (measure,) = measures_on(sample, "O8")
    measure.weakness = "รายงานไม่ครบทุกโครงการ"
    ((check, slip),) = found(sample)
    assert check == "measure-for-strong-point"
    assert (slip.place.record, slip.place.field) == (measure, "weakness")
    measure.weakness = ""
    assert found(sample) == []


def test_a_measure_on_a_node_of_another_year_is_found(sample: YearBook) -> None:
    assert sample.results_year
    (measure,) = measures_on(sample, "O8")
    measure.node = next(node for node in sample.results_year.edition.nodes if node.code == "O8")
    ((check, slip),) = found(sample)
    assert check == "measure-of-another-frame"
    assert (slip.place.record, slip.place.field) == (measure, "node")


@pytest.mark.parametrize(
    ("lacking", "check", "field"),
    [
        ({"owners": []}, "measure-without-owner", "owners"),
        (
            {"due_date": None, "cadence": Cadence.NONE, "due_words": ""},
            "measure-without-deadline",
            "due_date",
        ),
        ({"outputs": [" "]}, "measure-without-output", "outputs"),
        ({"follow_up_months": None, "follow_up_words": ""}, "measure-without-follow-up", "follow_up_months"),
    ],
)
def test_a_row_that_lacks_something_is_found(
    sample: YearBook, lacking: dict[str, object], check: str, field: str
) -> None:
    measure = sample.year.measures[3]
    for name, value in lacking.items():
        setattr(measure, name, value)
    ((name, slip),) = found(sample)
    assert name == check
    assert (slip.place.record, slip.place.field) == (measure, field)
    assert "มาตรการลำดับที่ 4" in slip.place.words
    measure.table = MeasuresTable.GUIDELINE
    assert found(sample) == []


@pytest.mark.parametrize("given", [{"cadence": Cadence.MONTHLY}, {"due_words": "ภายในเดือนเมษายน"}])
def test_a_deadline_may_be_a_cadence_or_words(sample: YearBook, given: dict[str, object]) -> None:
    measure = sample.year.measures[3]
    measure.due_date = None
    for name, value in given.items():
        setattr(measure, name, value)
    assert found(sample) == []


def test_a_plan_without_a_column_for_outputs_lacks_none(sample: YearBook) -> None:
    for measure in sample.year.measures:
        measure.outputs = []
    assert found(sample) == []


def test_a_measure_on_the_same_code_of_another_frame_is_told_once(sample: YearBook) -> None:
    """The weak point is not called uncovered too."""
    assert sample.results_year
    (measure,) = measures_on(sample, "O25")
    measure.node = next(node for node in sample.results_year.edition.nodes if node.code == "O25")
    assert [check for check, _slip in found(sample)] == ["measure-of-another-frame"]


def test_a_weak_question_may_have_its_measure_under_its_old_number(sample: YearBook) -> None:
    """O15 of the results became O12; a measure on O15 itself is for it all the same."""
    assert sample.results_year
    (measure,) = measures_on(sample, "O12")
    measure.node = next(node for node in sample.results_year.edition.nodes if node.code == "O15")
    measure.last_node = None
    assert [check for check, _slip in found(sample)] == ["measure-of-another-frame"]
