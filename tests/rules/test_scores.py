"""Means from the deepest data upwards, on small editions and on the shipped ones."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.model.edition import Edition, Kind, Node, Scale
from ita_desktop.model.editions import read_edition
from ita_desktop.model.frame import record_of
from ita_desktop.model.year import FiscalYear, Result
from ita_desktop.rules.scores import Published, Scores, compute_scores, read_scores
from ita_desktop.rules.shares import Shares

BMA_2565 = read_edition("bma-2565")
BMA_2566 = read_edition("bma-2566")
NATIONAL_2568 = read_edition("nacc-2568")

two_places = st.decimals(min_value=0, max_value=100, places=2)


def scores_by_code(edition: Edition, published: Mapping[str, str | Published]) -> Scores:
    identities = {node.code: node.identity for node in edition.nodes}
    return compute_scores(
        edition,
        {
            identities[code]: Published(Decimal(value)) if isinstance(value, str) else value
            for code, value in published.items()
        },
    )


def edition_of_questions(count: int) -> Edition:
    """One indicator of `count` questions under one instrument that is the whole."""
    instrument = Node("iit", "IIT", None, Kind.INSTRUMENT, "", weight=Decimal(100), mean_of=Kind.QUESTION)
    indicator = Node("1", "1", "iit", Kind.INDICATOR, "", mean_of=Kind.QUESTION)
    questions = (
        Node(f"I{n}", f"I{n}", "1", Kind.QUESTION, "", scale=Scale.SCORE) for n in range(1, count + 1)
    )
    return replace(BMA_2565, nodes=(instrument, indicator, *questions), links=(), revisions=())


def scores_of_questions(values: Iterable[Decimal]) -> Scores:
    published = {f"I{n}": Published(value) for n, value in enumerate(values, start=1)}
    return compute_scores(edition_of_questions(len(published)), published)


def levels(least: str, little: str, much: str, most: str) -> Published:
    return Published(
        shares=Shares(least=Decimal(least), little=Decimal(little), much=Decimal(much), most=Decimal(most))
    )


def items(edition: Edition, **failed: str) -> dict[str, str | Published]:
    all_items = {node.code: "100" for node in edition.nodes if node.kind is Kind.ITEM}
    return {**all_items, **failed}


def test_a_question_is_the_mean_of_its_parts() -> None:
    scores = scores_by_code(
        BMA_2566,
        {
            "I8.1": levels("0", "10", "20", "70"),
            "I8.2": levels("5", "5", "40", "50"),
            "I8": "82.05",
        },
    )
    assert scores.by_code("I8.1").recomputed == Decimal("86.70")
    assert scores.by_code("I8.2").recomputed == Decimal("78.45")
    question = scores.by_code("I8")
    assert question.exact == Decimal("82.575")
    assert question.recomputed == Decimal("82.58")
    assert question.difference == Decimal("-0.53")
    assert question.shown == Decimal("82.05")


def test_a_part_that_names_a_fault_counts_the_other_way() -> None:
    published = {f"I7.{n}": Published(shares=Shares(yes=Decimal(n), no=Decimal(100 - n))) for n in (1, 2, 3)}
    assert scores_by_code(BMA_2566, published).by_code("I7").recomputed == Decimal("98.00")


def test_a_part_with_shares_and_a_published_score_is_carried_by_its_shares() -> None:
    published = {"I3.1": replace(levels("0", "0", "50", "50"), score=Decimal("83.51"))}
    scores = scores_by_code(BMA_2566, published)
    assert scores.by_code("I3.1").difference == Decimal("0.01")
    assert scores.by_code("I3").exact == Decimal("83.5")


def test_a_question_without_parts_may_carry_shares_itself() -> None:
    edition = edition_of_questions(1)
    nodes = (*edition.nodes[:2], replace(edition.nodes[2], scale=Scale.LEVEL_REVERSED))
    scores = scores_by_code(replace(edition, nodes=nodes), {"I1": levels("70", "20", "10", "0")})
    assert scores.by_code("I1").recomputed == Decimal("86.70")
    assert scores.total_recomputed == Decimal("86.70")


def test_a_question_with_a_part_missing_carries_its_published_score() -> None:
    scores = scores_by_code(
        BMA_2566,
        {"I1.1": levels("0", "0", "0", "100"), "I1": "90.00"} | {f"I{n}": "80" for n in range(2, 8)},
    )
    question = scores.by_code("I1")
    assert question.recomputed is None
    assert question.difference is None
    assert question.shown == Decimal("90.00")
    assert scores.by_code("1").exact == Fraction(570, 7)


def test_without_children_and_shares_a_score_rests_on_what_was_published() -> None:
    score = scores_by_code(BMA_2565, {"I1": "97.76"}).by_code("I1")
    assert (score.recomputed, score.difference) == (Decimal("97.76"), 0)


def test_nothing_is_rounded_inside_so_three_thirds_are_a_whole() -> None:
    """(3 * 33.333... + 66.67 + 66.67 + 66.69) / 6 is exactly 50.005; any rounding on the way makes it 50.00."""
    thirds = {f"{code}.{n}": "100" if n == 1 else "0" for code in ("E1", "E5", "E6") for n in (1, 2, 3)}
    scores = scores_by_code(BMA_2566, thirds | {"E2": "66.67", "E3": "66.67", "E4": "66.69"})
    assert scores.by_code("E1").recomputed == Decimal("33.33")
    assert scores.by_code("6").recomputed == Decimal("50.01")


def test_one_failed_item_of_nine_makes_indicator_nine_97_78() -> None:
    scores = scores_by_code(BMA_2565, items(BMA_2565, O3="0"))
    assert scores.by_code("9.1.1").recomputed == Decimal("83.33")
    assert scores.by_code("9.1").recomputed == Decimal("88.89")
    assert scores.by_code("9").exact == Fraction(880, 9)
    assert scores.by_code("9").recomputed == Decimal("97.78")
    assert scores.by_code("OIT").recomputed == Decimal("98.89")


def test_groups_carry_no_weight() -> None:
    """O7 stands alone in its group; as one of three groups it would count 100/3 instead of 100/9."""
    scores = scores_by_code(BMA_2565, items(BMA_2565, O7="0"))
    assert scores.by_code("9.1.2").recomputed == 0
    assert scores.by_code("9.1").exact == Fraction(800, 9)


def test_where_items_are_missing_groups_count_by_their_items_and_the_note_says_so() -> None:
    scores = scores_by_code(BMA_2565, {"9.1.1": "83.33", "9.1.2": "100", "9.1.3": "100"})
    sub_indicator = scores.by_code("9.1")
    assert sub_indicator.exact == (Fraction("83.33") * 6 + 300) / 9
    assert "กลุ่ม" in sub_indicator.note


def test_where_only_indicators_are_known_they_count_by_their_questions_and_the_note_says_so() -> None:
    """Indicators of 7, 4, 6, 3 and 5 questions: their plain mean would be 80."""
    scores = scores_by_code(BMA_2566, {"1": "100", "2": "90", "3": "80", "4": "70", "5": "60"})
    instrument = scores.by_code("IIT")
    assert instrument.recomputed == Decimal("82.00")
    assert "จำนวนข้อคำถาม" in instrument.note
    assert scores.by_code("1").recomputed is None


def test_an_instrument_is_the_mean_of_its_questions_not_of_its_indicators() -> None:
    published = {f"I{n}": "100" if n <= 7 else "50" for n in range(1, 26)}
    instrument = scores_by_code(BMA_2566, published).by_code("IIT")
    assert instrument.recomputed == Decimal("64.00")
    assert instrument.note == ""


def test_questions_of_one_indicator_mix_with_other_indicators_by_their_number() -> None:
    published = {f"I{n}": "100" for n in range(1, 8)} | {"2": "50", "3": "50", "4": "50", "5": "50"}
    assert scores_by_code(BMA_2566, published).by_code("IIT").recomputed == Decimal("64.00")


def test_an_instrument_with_an_indicator_missing_carries_its_published_score() -> None:
    scores = scores_by_code(BMA_2566, {"1": "100", "IIT": "81.00", "EIT": "90", "OIT": "80"})
    assert scores.by_code("IIT").recomputed is None
    assert scores.total_recomputed == Decimal("83.30")


def test_instruments_are_rounded_before_they_are_weighted() -> None:
    """Unrounded, 90.005 and 90.00 would make 90.00."""
    edition = edition_of_questions(2)
    other = replace(edition.nodes[0], identity="eit", code="EIT")
    scores = scores_by_code(
        replace(edition, nodes=(*edition.nodes, other)), {"I1": "90.00", "I2": "90.01", "EIT": "90.00"}
    )
    assert scores.by_code("IIT").exact == Decimal("90.005")
    assert scores.total_recomputed == Decimal("90.01")


def test_a_total_on_a_half_goes_up_where_binary_floats_go_down() -> None:
    assert round(85.00 * 0.3 + 94.73 * 0.3 + 97.64 * 0.4, 2) == 92.97
    scores = scores_by_code(NATIONAL_2568, {"IIT": "85.00", "EIT": "94.73", "OIT": "97.64"})
    assert scores.total_recomputed == Decimal("92.98")


def test_weights_count_by_their_share_of_all_weights() -> None:
    edition = replace(
        NATIONAL_2568,
        nodes=tuple(
            replace(node, weight=Decimal(3) if node.code == "OIT" else Decimal(1))
            for node in NATIONAL_2568.nodes
            if node.kind is Kind.INSTRUMENT
        ),
    )
    scores = scores_by_code(edition, {"IIT": "50", "EIT": "50", "OIT": "100"})
    assert scores.total_recomputed == Decimal("80.00")
    assert scores.weighted(scores.by_code("OIT")) == Decimal("60.00")


def test_what_carries_no_weight_need_not_have_a_score() -> None:
    nodes = tuple(
        replace(node, weight=Decimal(0)) if node.code == "EIT" else node for node in NATIONAL_2568.nodes
    )
    scores = scores_by_code(replace(NATIONAL_2568, nodes=nodes), {"IIT": "90", "OIT": "83"})
    assert scores.total_recomputed == Decimal("86.00")


@pytest.mark.parametrize("edition", [BMA_2565, BMA_2566, NATIONAL_2568], ids=lambda edition: edition.code)
def test_a_year_without_results_has_all_its_nodes_and_no_score(edition: Edition) -> None:
    scores = compute_scores(edition, {})
    assert len(scores.nodes) == len(edition.nodes)
    assert [score.code for score in (s.node for s in scores.nodes if s.shown is not None)] == []
    assert (scores.total_recomputed, scores.level_recomputed) == (None, None)
    assert scores.weighted(scores.by_code("IIT")) is None


def test_without_instruments_or_weights_there_is_no_total() -> None:
    assert compute_scores(replace(BMA_2565, nodes=()), {}).total_recomputed is None
    unweighted = tuple(replace(node, weight=None) for node in NATIONAL_2568.nodes)
    scores = scores_by_code(replace(NATIONAL_2568, nodes=unweighted), {"IIT": "90", "EIT": "90", "OIT": "90"})
    assert scores.total_recomputed is None
    assert scores.weighted(scores.by_code("IIT")) is None


def test_the_recomputed_level_asks_every_instrument_also_one_known_only_from_the_report() -> None:
    scores = scores_by_code(BMA_2566, {"IIT": "84.99", "EIT": "100", "OIT": "100"})
    assert scores.total_recomputed == Decimal("95.50")
    assert scores.level_recomputed is not None
    assert scores.level_recomputed.name == "ผ่าน"


def test_published_total_and_level_stand_as_printed() -> None:
    scores = compute_scores(BMA_2565, {}, Decimal("79.74"), "B")
    assert (scores.total_published, scores.level_published) == (Decimal("79.74"), "B")


def test_scores_are_found_by_kind_and_place() -> None:
    scores = compute_scores(BMA_2565, {})
    eit = scores.by_code("EIT").node.identity
    assert [score.node.code for score in scores.instruments()] == ["IIT", "EIT", "OIT"]
    assert [score.node.code for score in scores.indicators(eit)] == ["6", "7", "8"]
    assert [score.node.code for score in scores.questions(eit)] == [f"E{n}" for n in range(1, 16)]
    assert [score.node.code for score in scores.children(scores.by_code("9.1").node.identity)] == [
        "9.1.1",
        "9.1.2",
        "9.1.3",
    ]
    assert len(scores.items()) == 43
    with pytest.raises(KeyError):
        scores.by_code("O44")
    with pytest.raises(KeyError):
        scores.of("unknown")


def test_a_fiscal_year_is_read_with_all_that_the_report_prints() -> None:
    edition = record_of(BMA_2566)
    nodes = {node.code: node for node in edition.nodes}
    year = FiscalYear(
        year=2567,
        edition=edition,
        published_total=Decimal("88.00"),
        published_level="ผ่านดี",
        results=[
            Result(node=nodes["IIT"], published=Decimal("88.00"), published_weighted=Decimal("26.40")),
            Result(node=nodes["1"], published=Decimal("87.10"), published_level="ผ่านดี"),
            Result(
                node=nodes["I3.1"],
                share_least=Decimal(1),
                share_little=Decimal(2),
                share_much=Decimal(3),
                share_most=Decimal(94),
            ),
            Result(node=nodes["I7.1"], share_yes=Decimal(4), share_no=Decimal(96)),
        ],
    )
    scores = read_scores(year)
    assert (scores.year, scores.total_published, scores.level_published) == (2567, Decimal(88), "ผ่านดี")
    assert scores.by_code("I3").recomputed == Decimal("96.67")
    assert scores.by_code("I7.1").recomputed == Decimal("96.00")
    assert scores.by_code("1").published_level == "ผ่านดี"
    assert scores.weighted(scores.by_code("IIT")) == Decimal("26.40")


@given(st.lists(two_places, min_size=1, max_size=12))
def test_a_mean_lies_between_the_lowest_and_the_highest(values: list[Decimal]) -> None:
    mean = scores_of_questions(values).by_code("1").exact
    assert mean is not None
    assert min(values) <= mean <= max(values)


@given(
    st.lists(two_places, min_size=1, max_size=12).flatmap(lambda v: st.tuples(st.just(v), st.permutations(v)))
)
def test_the_order_of_scores_does_not_change_their_mean(lists: tuple[list[Decimal], list[Decimal]]) -> None:
    values, permuted = lists
    assert scores_of_questions(values).by_code("1").exact == scores_of_questions(permuted).by_code("1").exact


@given(two_places, st.integers(min_value=1, max_value=12))
def test_one_more_equal_score_does_not_change_a_mean(value: Decimal, count: int) -> None:
    before = scores_of_questions([value] * count)
    after = scores_of_questions([value] * (count + 1))
    assert before.by_code("1").exact == after.by_code("1").exact == value
    assert before.total_recomputed == after.total_recomputed == value
