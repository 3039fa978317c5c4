"""What was meant is always among what a misprint may have been; what is certain is what was meant."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from ita_desktop.rules.misprints import (
    Account,
    Balance,
    Law,
    Limit,
    Misprint,
    explain,
    figures_one_change_away,
)
from ita_desktop.rules.rounding import rounded

HALF_A_UNIT = Fraction(1, 200)

figures = st.decimals(min_value=0, max_value=100, places=2)


def mean_law(whole: str, parts: list[str], leeway: Fraction = HALF_A_UNIT) -> Balance[str]:
    share = Fraction(1, len(parts))
    return Balance({**dict.fromkeys(parts, share), whole: Fraction(-1)}, leeway)


def mean_of(values: list[Decimal]) -> Decimal:
    return rounded(sum(map(Fraction, values), Fraction()) / len(values))


def test_a_digit_may_be_another_and_neighbours_may_change_places() -> None:
    around = figures_one_change_away(Decimal("79.74"))
    assert {
        Decimal("77.94"),
        Decimal("97.74"),
        Decimal("79.47"),
        Decimal("79.75"),
        Decimal("19.74"),
    } <= around
    assert not {Decimal("79.74"), Decimal("97.47"), Decimal("9.74"), Decimal("89.94")} & around


def test_no_figure_gets_or_loses_a_leading_nought() -> None:
    assert figures_one_change_away(Decimal("100.00")) == frozenset()
    assert Decimal("0.50") in figures_one_change_away(Decimal("9.50"))
    assert Decimal("5.00") in figures_one_change_away(Decimal("0.50"))
    assert all(figure >= 10 for figure in figures_one_change_away(Decimal("10.50")))


def test_a_figure_with_more_places_or_beyond_the_scale_has_no_neighbours() -> None:
    assert figures_one_change_away(Decimal("97.678")) == frozenset()
    assert figures_one_change_away(Decimal("110.00")) == frozenset()


@given(figures)
def test_a_change_can_be_taken_back(printed: Decimal) -> None:
    for meant in figures_one_change_away(printed):
        assert 0 <= meant <= 100
        assert meant != printed
        assert printed in figures_one_change_away(meant)


@st.composite
def sound_accounts(draw: st.DrawFn) -> Account[str]:
    """Two groups of parts with their means, and a total of both: what a report looks like."""
    groups = {name: draw(st.lists(figures, min_size=2, max_size=5)) for name in ("a", "b")}
    printed = {f"{name}{n}": value for name, values in groups.items() for n, value in enumerate(values)}
    laws: list[Law[str]] = []
    for name, values in groups.items():
        printed[name] = mean_of(values)
        laws.append(mean_law(name, [f"{name}{n}" for n in range(len(values))]))
    printed["total"] = mean_of([printed["a"], printed["b"]])
    laws.append(mean_law("total", ["a", "b"]))
    return Account(printed, laws)


@given(sound_accounts())
def test_sound_figures_need_no_explanation(account: Account[str]) -> None:
    assert account.broken() == []
    assert explain(account) == []


@given(sound_accounts(), st.data())
def test_what_was_meant_is_always_among_the_candidates(account: Account[str], data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(account.figures)))
    neighbours = sorted(figures_one_change_away(account.figures[key]))
    assume(neighbours)
    misprint = Misprint(key, data.draw(st.sampled_from(neighbours)), account.figures[key])
    spoilt = Account({**account.figures, key: misprint.printed}, account.laws)
    explanations = explain(spoilt)
    assert bool(explanations) == bool(spoilt.broken())
    for explanation in explanations:
        assert (misprint,) in explanation.candidates
        assert explanation.certain in ((), (misprint,))


def explained(account: Account[str]) -> tuple[Misprint[str], ...]:
    (explanation,) = explain(account)
    return explanation.certain


ACCOUNT: Mapping[str, Decimal] = {
    "first": Decimal("91.20"),
    "second": Decimal("87.35"),
    "whole": Decimal("89.28"),
    "other": Decimal("70.00"),
    "total": Decimal("79.64"),
}
LAWS = (mean_law("whole", ["first", "second"]), mean_law("total", ["whole", "other"]))


def spoilt(**changes: str) -> Account[str]:
    return Account({**ACCOUNT, **{key: Decimal(value) for key, value in changes.items()}}, LAWS)


def test_a_figure_that_breaks_two_laws_is_the_one_misprint() -> None:
    assert explained(spoilt(whole="98.28")) == (Misprint("whole", Decimal("98.28"), Decimal("89.28")),)


def test_of_several_that_would_pass_the_closest_to_its_parts_was_meant() -> None:
    laws = (mean_law("whole", ["first", "second"], 2 * HALF_A_UNIT),)
    account = Account({**ACCOUNT, "whole": Decimal("82.98")}, laws)
    meant = [misprint.meant for (misprint,) in explain(account)[0].candidates]
    assert meant == [Decimal("89.28")]


def test_two_misprints_that_have_nothing_in_common_are_both_found() -> None:
    laws = (*LAWS, mean_law("sum", ["one", "two"]))
    more = {"one": Decimal("10.00"), "two": Decimal("20.00"), "sum": Decimal("51.00")}
    account = Account({**ACCOUNT, **more, "whole": Decimal("98.28")}, laws)
    assert {explanation.certain[0].key for explanation in explain(account)} == {"whole", "sum"}


def test_laws_with_the_same_candidates_are_one_explanation() -> None:
    account = Account(
        {"a": Decimal(10), "b": Decimal(20), "sum": Decimal(40), "mean": Decimal(20)},
        (
            Balance({"a": Fraction(1), "b": Fraction(1), "sum": Fraction(-1)}, HALF_A_UNIT),
            mean_law("mean", ["a", "b"]),
        ),
    )
    (explanation,) = explain(account)
    assert len(explanation.laws) == 2
    assert {misprint.key for (misprint,) in explanation.candidates} == {"a", "b"}
    assert explanation.certain == ()


def test_what_no_single_change_explains_stays_unexplained() -> None:
    account = Account({**ACCOUNT, "total": Decimal("11.11")}, LAWS)
    (explanation,) = explain(account)
    assert explanation.candidates == ()


def test_an_impossible_figure_and_its_whole_may_both_be_misprinted() -> None:
    """The total 79.74 for 77.94 over a part of 97.50 for 37.50, which can only be a multiple of 6.25."""
    laws = (
        Balance({"part": Fraction(1, 5), "rest": Fraction(1), "total": Fraction(-1)}, HALF_A_UNIT),
        Limit("part", lambda figure: figure % Decimal("6.25") == 0),
    )
    printed = {"part": Decimal("97.50"), "rest": Decimal("70.44"), "total": Decimal("79.74")}
    assert explained(Account(printed, laws)) == (
        Misprint("part", Decimal("97.50"), Decimal("37.50")),
        Misprint("total", Decimal("79.74"), Decimal("77.94")),
    )


def test_a_printed_limit_alone_does_not_make_the_figure_a_misprint() -> None:
    limit = Limit("whole", lambda figure: figure < 80, is_printed=True)
    (explanation,) = explain(Account(ACCOUNT, (*LAWS, limit)))
    assert explanation.certain == ()
    assert list(explanation.laws) == [limit]


def test_a_misprint_explains_the_printed_limit_too() -> None:
    limit = Limit("whole", lambda figure: 85 <= figure < 95, is_printed=True)
    (explanation,) = explain(Account({**ACCOUNT, "whole": Decimal("98.28")}, (*LAWS, limit)))
    assert limit in explanation.laws
    assert explanation.certain[0].meant == Decimal("89.28")


def test_a_figure_with_choices_is_one_of_them() -> None:
    laws = (mean_law("whole", ["one", "two", "three"]),)
    hundred, nought = Decimal(100), Decimal(0)
    printed = {"one": nought, "two": Decimal("50.00"), "three": Decimal("60.00"), "whole": Decimal("70.00")}
    assert explained(Account(printed, laws, {"one": (nought, hundred)})) == (
        Misprint("one", nought, hundred),
    )


def test_a_whole_that_two_laws_work_out_alike_was_meant_however_much_else_is_printed() -> None:
    assert explained(spoilt(whole="12.34")) == (Misprint("whole", Decimal("12.34"), Decimal("89.28")),)


def test_a_part_is_not_worked_out_from_rounded_wholes() -> None:
    explanations = explain(spoilt(first="12.34"))
    assert all(explanation.certain == () for explanation in explanations)
