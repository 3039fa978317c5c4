"""The account of a year says the same as its scores."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ita_desktop.model.edition import Kind, Scale
from ita_desktop.model.editions import read_edition, read_level_scale
from ita_desktop.model.frame import record_of
from ita_desktop.model.year import FiscalYear, Result
from ita_desktop.rules.accounts import TOTAL, Figure, FigureBalance, Rule, account_of, printed_level
from ita_desktop.rules.scores import read_scores

EDITIONS = ("bma-2565", "bma-2566")
figures = st.decimals(min_value=0, max_value=100, places=2)


def year_of(edition: str, published: Mapping[str, str], total: str = "", level: str = "") -> FiscalYear:
    year = FiscalYear(year=2565, edition=record_of(read_edition(edition)), published_level=level)
    nodes = {node.code: node for node in year.edition.nodes}
    year.results = [Result(node=nodes[code], published=Decimal(score)) for code, score in published.items()]
    year.published_total = Decimal(total) if total else None
    return year


def balances(year: FiscalYear, rule: Rule) -> dict[Figure, FigureBalance]:
    laws = [law for law in account_of(year).laws if isinstance(law, FigureBalance)]
    return {law.about: law for law in laws if law.rule is rule}


@st.composite
def published_years(draw: st.DrawFn) -> FiscalYear:
    """Some kinds of nodes are published, with a gap here and there; parts or questions have shares."""
    year = FiscalYear(year=2565, edition=record_of(read_edition(draw(st.sampled_from(EDITIONS)))))
    kinds = draw(st.sets(st.sampled_from(list(Kind)), min_size=2))
    has_shares = draw(st.booleans())
    gaps = draw(st.sets(st.sampled_from([node.identity for node in year.edition.nodes]), max_size=2))
    for node in year.edition.nodes:
        if node.kind not in kinds or node.identity in gaps:
            continue
        result = Result(node=node, published=draw(figures))
        if has_shares and node.scale in (Scale.LEVEL, Scale.LEVEL_REVERSED):
            result.share_least, result.share_little, result.share_much = Decimal(1), Decimal(4), Decimal(25)
            result.share_most = Decimal(70)
        year.results.append(result)
    return year


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(published_years())
def test_every_score_with_parts_is_balanced_against_what_is_computed(year: FiscalYear) -> None:
    scores = read_scores(year)
    printed = account_of(year).figures
    found = balances(year, Rule.FOLLOWS_FROM_PARTS)
    for figure, law in found.items():
        exact = scores.of(figure.identity).exact
        assert law.residue(printed) + Fraction(printed[figure]) == exact, figure
    leaves = {score.node.identity for score in scores.nodes} - {node.parent for node in year.edition.nodes}
    for score in scores.nodes:
        is_computed = score.exact is not None and score.node.identity not in leaves
        if is_computed and score.published is not None:
            assert Figure(score.node.identity) in found


def test_printed_parts_leave_room_for_their_rounding_and_items_do_not() -> None:
    year = year_of("bma-2565", {"6": "88.21", **{f"E{n}": "88.20" for n in range(1, 6)}})
    assert account_of(year).broken() == []
    year = year_of("bma-2565", {"10.2": "50.01", "O42": "100", "O43": "0"})
    assert len(account_of(year).broken()) == 1


def test_the_total_follows_from_the_printed_instruments() -> None:
    year = year_of("bma-2565", {"IIT": "96.42", "EIT": "97.37", "OIT": "100"}, total="98.14")
    (law,) = balances(year, Rule.FOLLOWS_FROM_INSTRUMENTS).values()
    assert law.about == TOTAL
    assert law.holds(account_of(year).figures)
    assert law.leeway == Fraction(1, 200)


def test_without_instruments_the_total_follows_from_the_indicators() -> None:
    scores = ["84.63", "87.07", "82.53", "87.77", "81.72", "84.55", "86.66", "83.42", "97.78", "37.50"]
    year = year_of("bma-2565", {str(n): score for n, score in enumerate(scores, 1)}, total="77.94")
    (law,) = balances(year, Rule.FOLLOWS_FROM_INSTRUMENTS).values()
    assert law.holds(account_of(year).figures)
    assert len(law.factors) == 11


def test_a_score_of_items_can_only_be_what_items_give() -> None:
    limits = {
        score: account_of(year_of("bma-2565", {"10": score})).broken() == []
        for score in ("97.50", "37.50", "100", "93.75", "97.51")
    }
    assert limits == {"97.50": False, "37.50": True, "100": True, "93.75": True, "97.51": False}


def test_shares_left_out_are_no_part_of_a_score() -> None:
    year = year_of("bma-2566", {})
    part = next(node for node in year.edition.nodes if node.scale is Scale.LEVEL)
    year.results = [Result(node=part, published=Decimal(90), share_most=Decimal(70))]
    laws = [law.rule for law in account_of(year).laws if isinstance(law, FigureBalance)]
    assert laws == [Rule.SHARES_ADD_UP]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("AA", "AA"),
        ("AA Excellence", "AA"),
        ("ระดับ A (Very Good)", "A"),
        ("a - very good", "A"),
        ("อยู่ในระดับ B", "B"),
        ("Z", None),
        ("AB", None),
    ],
)
def test_a_level_is_read_with_or_without_its_meaning(words: str, name: str | None) -> None:
    level = printed_level(read_level_scale("letters"), words)
    assert (level.name if level else None) == name


def test_a_level_that_begins_like_another_is_read_whole() -> None:
    scale = read_level_scale("five-levels")
    names = ["ผ่าน", "ผ่านดี", "ผ่านดีเยี่ยม", "ต้องปรับปรุง", "ต้องปรับปรุงโดยด่วน"]
    assert [level.name for name in names if (level := printed_level(scale, name))] == names
