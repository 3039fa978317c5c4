"""What stands for a weak point of last year in this year's frame, and which measures mend it."""

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import Measure, MeasureState
from ita_desktop.rules.remedies import Remedies
from ita_desktop.rules.scores import NodeScore, Scores, compute_scores
from tests.exchange.case_workbooks import empty_book


@pytest.fixture
def book() -> YearBook:
    """The frame of 2566, and results by that of 2565."""
    return empty_book("สำนักงานเขตสมมติ")


@pytest.fixture
def scores(book: YearBook) -> Scores:
    assert book.results_edition
    return compute_scores(book.results_edition, {})


def now(book: YearBook, code: str) -> NodeRecord:
    return next(node for node in book.year.edition.nodes if node.code == code)


def then(book: YearBook, code: str) -> NodeRecord:
    assert book.results_year
    return next(node for node in book.results_year.edition.nodes if node.code == code)


def mended(book: YearBook, scores: Scores, *codes: str) -> list[str]:
    """Which of last year's points the measures of the year mend."""
    remedies = Remedies(book, scores)
    return [code for code in codes if remedies.measures_of(scores.by_code(code))]


def add_measure(book: YearBook, node: NodeRecord | None, **values: object) -> Measure:
    measure = Measure(position=len(book.year.measures), node=node, **values)  # type: ignore[arg-type]
    book.year.measures.append(measure)
    return measure


@pytest.mark.parametrize(
    ("point", "became"),
    [
        ("I4", "I7"),
        ("O8", "O6"),
        ("3", "3"),
        # Nothing follows on the question: its indicator did.
        ("I1", "1"),
        # Nor on the item, and no group is in the map: its subindicator is.
        ("O24", "9.3"),
    ],
)
def test_a_point_became_what_the_map_says_or_the_nearest_above_it(
    book: YearBook, scores: Scores, point: str, became: str
) -> None:
    found = Remedies(book, scores).node_of(scores.by_code(point))
    assert found is now(book, became)


def test_where_the_office_took_a_node_out_the_next_above_it_stands_for_the_point(
    book: YearBook, scores: Scores
) -> None:
    book.year.edition.nodes.remove(now(book, "O6"))
    assert Remedies(book, scores).node_of(scores.by_code("O8")) is now(book, "9.1")


def test_without_a_map_nothing_stands_for_a_point(book: YearBook, scores: Scores) -> None:
    book.year.edition.earlier_edition = None
    remedies = Remedies(book, scores)
    point: NodeScore = scores.by_code("I4")
    assert remedies.node_of(point) is None
    assert remedies.successors_of(point) == set()


def test_a_measure_on_a_merged_item_mends_all_it_was_made_of(book: YearBook, scores: Scores) -> None:
    measure = add_measure(book, now(book, "O6"))
    assert mended(book, scores, "O5", "O8", "O32", "O1", "O7") == ["O5", "O8", "O32"]
    assert Remedies(book, scores).measures_of(scores.by_code("O8")) == [measure]


def test_a_measure_on_a_range_mends_from_its_first_to_its_last_item(book: YearBook, scores: Scores) -> None:
    add_measure(book, now(book, "O2"), last_node=now(book, "O4"))
    assert mended(book, scores, "O1", "O3", "O4", "O6", "O7") == ["O3", "O4", "O6"]


@pytest.mark.parametrize("code", ["9", "9.2"])
def test_a_measure_on_what_stands_above_mends_all_below(book: YearBook, scores: Scores, code: str) -> None:
    add_measure(book, now(book, code))
    # O13 and O14 stand under 9.2, O42 under 10.
    assert mended(book, scores, "O13", "O14", "O42", "I1") == ["O13", "O14"]


def test_a_measure_on_a_whole_instrument_says_nothing_of_a_point(book: YearBook, scores: Scores) -> None:
    add_measure(book, now(book, "OIT"))
    add_measure(book, now(book, "IIT"))
    assert mended(book, scores, "O13", "9", "I1", "1") == []


def test_an_indicator_is_mended_by_what_is_done_below_it(book: YearBook, scores: Scores) -> None:
    add_measure(book, now(book, "I7"))
    assert mended(book, scores, "1", "2") == ["1"]


def test_a_question_that_went_on_is_not_mended_by_its_neighbour(book: YearBook, scores: Scores) -> None:
    add_measure(book, now(book, "I6"))
    # I4 became I7; on I1 nothing follows, so that anything done for its indicator counts.
    assert mended(book, scores, "I4", "I1") == ["I1"]
    add_measure(book, now(book, "I7"))
    assert mended(book, scores, "I4", "I1") == ["I4", "I1"]


def test_a_measure_may_name_the_point_itself_in_the_frame_of_the_results(
    book: YearBook, scores: Scores
) -> None:
    add_measure(book, then(book, "O24"))
    assert mended(book, scores, "O24", "O23", "9") == ["O24"]
    add_measure(book, then(book, "9"))
    assert mended(book, scores, "O24", "O23", "9", "10") == ["O24", "O23", "9"]


def test_a_range_that_ends_in_another_frame_counts_for_its_first_node_only(
    book: YearBook, scores: Scores
) -> None:
    first, last = now(book, "O2"), then(book, "O6")
    add_measure(book, first, last_node=last)
    assert first.identity == then(book, "O3").identity
    assert mended(book, scores, "O3", "O4", "O6") == ["O3"]


def test_what_was_cancelled_or_names_nothing_mends_nothing(book: YearBook, scores: Scores) -> None:
    add_measure(book, None)
    cancelled = add_measure(book, now(book, "O6"), state=MeasureState.CANCELLED)
    assert mended(book, scores, "O5", "1") == []
    cancelled.state = MeasureState.DONE
    assert mended(book, scores, "O5", "1") == ["O5"]
