"""Every choice of the records has one Thai term, and is found by it."""

from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.model import edition, layouts, office, year
from ita_desktop.model.terms import from_term, term
from ita_desktop.thai.digits import to_thai_digits

ENUMERATIONS = [
    each
    for module in (edition, office, year, layouts)
    for each in vars(module).values()
    if isinstance(each, type) and issubclass(each, StrEnum) and each is not StrEnum
]


@pytest.mark.parametrize("enumeration", ENUMERATIONS)
def test_every_choice_has_a_thai_term_of_its_own(enumeration: type[StrEnum]) -> None:
    terms = [term(value) for value in enumeration]
    assert len(set(terms)) == len(terms)
    assert all("ก" <= words[0] <= "ไ" or words[0].isdecimal() for words in terms)


@given(value=st.sampled_from([value for enumeration in ENUMERATIONS for value in enumeration]))
def test_a_term_names_its_choice_in_either_digits_and_any_spacing(value: StrEnum) -> None:
    for words in (term(value), to_thai_digits(term(value)), f" {term(value).replace(' ', '')} "):
        assert from_term(type(value), words) is value


def test_choices_of_two_lists_with_the_same_value_have_their_own_terms() -> None:
    assert term(year.Cadence.NONE) != term(layouts.Grouping.NONE)


def test_words_that_name_nothing_are_no_choice() -> None:
    assert from_term(year.Cadence, "บางครั้ง") is None
