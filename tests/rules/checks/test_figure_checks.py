"""Published figures: what does not follow, what was meant, and silence on what does."""

from decimal import Decimal

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Scale
from ita_desktop.model.editions import read_edition
from ita_desktop.model.frame import record_of
from ita_desktop.model.office import Office
from ita_desktop.model.year import FiscalYear, Measure, Result
from ita_desktop.rules.checks import figures, levels
from ita_desktop.rules.findings import Slip
from tests.documents.compose.measures_books import yannawa_book
from tests.rules.checks.looking import look, silent

CHECKS = (*figures.CHECKS, *levels.CHECKS)


def result_of(book: YearBook, code: str) -> Result:
    assert book.results_year
    return next(result for result in book.results_year.results if result.node.code == code)


def measure_on(book: YearBook, code: str) -> Measure:
    return next(m for m in book.year.measures if m.node and m.node.code == code and m.last_score is not None)


def only(book: YearBook) -> Slip:
    """The only slip that all checks of figures find together."""
    (slip,) = (slip for check in CHECKS for slip in look(CHECKS, check.name, book))
    return slip


def mended(slip: Slip) -> object:
    assert slip.mend is not None
    return slip.mend.value


def test_sound_figures_are_silent(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


def test_the_figures_of_a_real_office_are_silent() -> None:
    assert silent(CHECKS, yannawa_book()) == []


@pytest.mark.parametrize(
    ("code", "field", "printed", "meant"),
    [
        ("IIT", "published", "89.63", "86.93"),
        ("2", "published", "89.34", "83.94"),
        ("9.1", "published", "88.98", "88.89"),
        ("O22", "published", "0", "100"),
        ("EIT", "published_weighted", "26.54", "25.64"),
        ("E9", "published", "20.15", "80.15"),
    ],
)
def test_one_misprint_is_found_where_it_stands(
    sample: YearBook, code: str, field: str, printed: str, meant: str
) -> None:
    result = result_of(sample, code)
    setattr(result, field, Decimal(printed))
    slip = only(sample)
    assert (slip.place.record, slip.place.field) == (result, field)
    assert mended(slip) == Decimal(meant)
    assert f"{Decimal(meant):.2f}" in slip.message
    assert code in slip.place.words


def test_a_misprinted_total_is_mended_and_explains_its_level(sample: YearBook) -> None:
    assert sample.results_year
    sample.results_year.published_total = Decimal("98.52")
    slip = only(sample)
    assert (slip.place.record, slip.place.field) == (sample.results_year, "published_total")
    assert mended(slip) == Decimal("89.52")
    assert "98.52" in slip.message


def test_where_several_misprints_are_possible_none_is_mended(sample: YearBook) -> None:
    result_of(sample, "I2").published = Decimal("88.05")
    slip = only(sample)
    assert slip.place.record is result_of(sample, "1")
    assert slip.mend is None
    assert "91.36" in slip.message


def test_an_unexplained_whole_is_told_once_with_the_smallest_of_its_wholes(sample: YearBook) -> None:
    result_of(sample, "I2").published = Decimal("12.34")
    slip = only(sample)
    assert slip.place.record is result_of(sample, "1")
    assert slip.mend is None


def lat_krabang() -> YearBook:
    """The printed indicators of a real office, whose total is misprinted as well as its last indicator."""
    results = FiscalYear(year=2565, edition=record_of(read_edition("bma-2565")), published_level="B")
    results.published_total = Decimal("79.74")
    scores = ["84.63", "87.07", "82.53", "87.77", "81.72", "84.55", "86.66", "83.42", "97.78", "97.50"]
    nodes = {node.code: node for node in results.edition.nodes}
    results.results = [
        Result(node=nodes[str(number)], published=Decimal(score)) for number, score in enumerate(scores, 1)
    ]
    office = Office(name="สำนักงานเขตสมมติ", district="สมมติ")
    return YearBook(office, FiscalYear(year=2566, edition=record_of(read_edition("bma-2566"))), results)


def test_an_impossible_indicator_and_a_misprinted_total_are_named_both() -> None:
    book = lat_krabang()
    slips = look(CHECKS, "score-against-parts", book)
    assert [(slip.place.record, slip.place.field) for slip in slips] == [
        (result_of(book, "10"), "published"),
        (book.results_year, "published_total"),
    ]
    for slip in slips:
        assert "37.50" in slip.message
        assert "77.94" in slip.message
        assert slip.mend is None
    result_of(book, "10").published = Decimal("37.50")
    assert mended(only(book)) == Decimal("77.94")
    assert book.results_year
    book.results_year.published_total = Decimal("77.94")
    assert silent(CHECKS, book) == []


def test_an_indicator_that_no_items_can_give_is_impossible() -> None:
    book = lat_krabang()
    assert book.results_year
    book.results_year.published_total = None
    slip = only(book)
    assert slip.place.record is result_of(book, "10")
    assert "เป็นไปไม่ได้" in slip.message
    result_of(book, "10").published = Decimal("93.75")
    assert silent(CHECKS, book) == []


def with_shares(book: YearBook, most: str) -> Result:
    result = result_of(book, "I3")
    result.share_least, result.share_little = Decimal("1.20"), Decimal("4.30")
    result.share_much, result.share_most = Decimal("20.19"), Decimal(most)
    result.published = Decimal("89.26")
    return result


def test_shares_that_do_not_add_up_are_found(sample: YearBook) -> None:
    with_shares(sample, "74.51")
    (slip,) = look(CHECKS, "shares-against-whole", sample)
    assert "100.20" in slip.message
    with_shares(sample, "74.31")
    assert look(CHECKS, "shares-against-whole", sample) == []


def test_a_score_may_depart_from_typed_shares_by_two_hundredths() -> None:
    results = FiscalYear(year=2566, edition=record_of(read_edition("bma-2566")))
    part = next(node for node in results.edition.nodes if node.scale is Scale.LEVEL)
    result = Result(node=part)
    results.results = [result]
    book = YearBook(Office(name="สำนักงานเขตสมมติ", district="สมมติ"), results, results)
    shares = ("1.20", "4.30", "20.19", "74.31")
    result.share_least, result.share_little, result.share_much, result.share_most = map(Decimal, shares)
    for published, is_sound in (("89.26", True), ("89.28", True), ("89.30", False)):
        result.published = Decimal(published)
        assert (silent(CHECKS, book) == []) is is_sound, published


@pytest.mark.parametrize(
    ("code", "printed", "right"),
    [("2", "A", "B"), ("9", "A", "AA"), ("4", "AB", "A"), ("4", "A Excellence", "A Very Good")],
)
def test_a_level_that_the_score_does_not_reach_is_found(
    sample: YearBook, code: str, printed: str, right: str
) -> None:
    result = result_of(sample, code)
    result.published_level = printed
    slip = only(sample)
    assert (slip.place.record, slip.place.field) == (result, "published_level")
    assert mended(slip) == right


def test_the_level_of_the_total_is_looked_at(sample: YearBook) -> None:
    assert sample.results_year
    sample.results_year.published_level = "AA"
    slip = only(sample)
    assert (slip.place.record, slip.place.field) == (sample.results_year, "published_level")
    sample.results_year.published_level = "A Very Good"
    assert silent(CHECKS, sample) == []


def test_a_level_beside_a_score_that_nothing_confirms_is_not_mended() -> None:
    book = lat_krabang()
    assert book.results_year
    book.results_year.published_total = None
    result_of(book, "10").published = None
    result_of(book, "3").published_level = "A"
    assert only(book).mend is None


def test_the_score_beside_a_measure_is_that_of_the_results(sample: YearBook) -> None:
    measure = measure_on(sample, "I9")
    assert measure.last_score == Decimal("76.55")
    measure.last_score = Decimal("75.65")
    slip = only(sample)
    assert (slip.place.record, slip.place.field) == (measure, "last_score")
    assert mended(slip) == Decimal("76.55")


@pytest.mark.parametrize("printed", ["A+", "A-", "AB"])
def test_a_level_that_no_scale_has_is_found(sample: YearBook, printed: str) -> None:
    result = result_of(sample, "1")
    result.published_level = printed
    slip = only(sample)
    assert (slip.place.record, slip.place.field) == (result, "published_level")
