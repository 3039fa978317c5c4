"""Codes are read as offices print them, and doubt is said."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.codes import CodeUnclear, code_key, plain_code, read_code
from ita_desktop.thai.digits import ARABIC_TO_THAI

CODES_IN_ORDER = [
    "IIT", "EIT", "OIT", "1", "9", "9.1", "9.1.2", "9.2", "10", "I2", "I2.1", "I10", "E1", "O2", "O10", "O10.1", "รวม",
]  # fmt: skip
INDICATORS = ("9", "9.1", "9.1.2", "10", "10.2")
PARTS = ("I1.1", "I1.2", "I7.1", "I7.2")
KNOWN = frozenset(
    [
        *("IIT", "EIT", "OIT", *INDICATORS, *PARTS),
        *(f"I{number}" for number in range(1, 31)),
        *(f"E{number}" for number in range(1, 16)),
        *(f"O{number}" for number in range(1, 31)),
    ]
)


@pytest.mark.parametrize(
    "printed",
    [
        "O12",
        "0๑๒",
        "๐๑๒",
        "012",
        "O๑๒",
        "o 12",
        "Ｏ12",
        "O.12",
        "O-12",
        "(O12)",
        "ข้อ O12",
        "О12",
        "O\u200b12",
    ],
)
def test_an_item_code_is_read_however_it_is_printed(printed: str) -> None:
    assert read_code(printed, KNOWN) == "O12"


@pytest.mark.parametrize("printed", ["I8", "1๘", "l8", "|8", "๘", "8", "08"])
def test_a_question_code_is_read_in_its_section(printed: str) -> None:
    assert read_code(printed, KNOWN, series="I") == "I8"


def test_a_number_in_a_section_is_no_indicator() -> None:
    assert read_code("๙", KNOWN) == "9"
    assert read_code("๙", KNOWN, series="I") == "I9"


def test_a_number_too_large_for_the_list_starts_with_a_letter() -> None:
    assert read_code("๑๑๒", KNOWN, series="I") == "I12"


@pytest.mark.parametrize("printed", ["๑๘", "18"])
def test_a_number_that_may_start_with_a_letter_is_unclear(printed: str) -> None:
    with pytest.raises(CodeUnclear) as caught:
        read_code(printed, KNOWN, series="I")
    assert caught.value.candidates == ("I8", "I18")
    assert "I8 หรือ I18" in str(caught.value)


@pytest.mark.parametrize(("before", "code"), [("I7", "I8"), ("I7.2", "I8"), ("I17", "I18")])
def test_the_row_before_settles_an_unclear_code(before: str, code: str) -> None:
    assert read_code("๑๘", KNOWN, series="I", after=before) == code


@pytest.mark.parametrize("before", ["I5", "I7.1", "I18", "E1"])
def test_a_row_before_that_leads_to_no_candidate_settles_nothing(before: str) -> None:
    with pytest.raises(CodeUnclear):
        read_code("๑๘", KNOWN, series="I", after=before)


def test_a_bare_number_is_unclear_outside_a_section() -> None:
    with pytest.raises(CodeUnclear) as caught:
        read_code("๑๒", KNOWN)
    assert caught.value.candidates == ("I2", "I12", "E12", "O12")


@pytest.mark.parametrize("printed", ["O99", "", "-", "รวม", "O1๒.5"])
def test_an_unknown_code_has_no_candidates(printed: str) -> None:
    with pytest.raises(CodeUnclear, match="ไม่พบรหัส") as caught:
        read_code(printed, KNOWN)
    assert caught.value.candidates == ()


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("ตัวชี้วัดที่ ๙", "9"), ("๙.", "9"), ("ตัวชี้วัดที่ ๑๐", "10"), ("9.1", "9.1"), ("๙.๑.๒.", "9.1.2"),
        ("ตัวชี้วัดย่อยที่ ๑๐.๒", "10.2"), ("I๑.๒", "I1.2"), ("IIT", "IIT"),
    ],
)  # fmt: skip
def test_indicator_numbers_and_parts_are_read(printed: str, code: str) -> None:
    assert read_code(printed, KNOWN) == code


def test_a_part_is_read_in_its_section() -> None:
    assert read_code("1๑.๒", KNOWN, series="I") == "I1.2"


@given(
    st.sampled_from(sorted(KNOWN)),
    st.booleans(),
    st.booleans(),
    st.sampled_from(["{}", " {} ", "ข้อ {}", "{}."]),
)
def test_every_known_code_is_read_back(code: str, thai: bool, small: bool, frame: str) -> None:
    printed = code.translate(ARABIC_TO_THAI) if thai else code
    assert read_code(frame.format(printed.lower() if small else printed), KNOWN) == code


@given(st.integers(1, 30), st.sampled_from(["0", "๐", "O", "o", "О"]), st.booleans())
def test_every_item_is_read_in_every_print(number: int, letter: str, thai: bool) -> None:
    digits = str(number).translate(ARABIC_TO_THAI) if thai else str(number)
    assert read_code(f"{letter}{digits}", KNOWN) == f"O{number}"
    assert read_code(f"{letter}{digits}", KNOWN, series="O") == f"O{number}"


@given(st.text(max_size=8) | st.text("OIE0123๐๑๒๓. ", max_size=6), st.sampled_from([None, "I", "E", "O"]))
def test_a_read_code_is_always_a_known_one(text: str, series: str | None) -> None:
    with suppress(CodeUnclear):
        assert read_code(text, KNOWN, series) in KNOWN


@given(st.permutations(CODES_IN_ORDER))
def test_codes_sort_by_instrument_and_number(shuffled: list[str]) -> None:
    assert sorted(shuffled, key=code_key) == CODES_IN_ORDER


@given(st.lists(st.integers(1, 60), unique=True), st.sampled_from("IEO"))
def test_codes_of_a_series_sort_by_number(numbers: list[int], letter: str) -> None:
    codes = [f"{letter}{number}" for number in numbers]
    assert sorted(codes, key=code_key) == [f"{letter}{number}" for number in sorted(numbers)]


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        *(
            (printed, "O12")
            for printed in ("O12", "0๑๒", "๐๑๒", "012", "O๑๒", "o 12", "O.12", "O-12", "(O12)", "О12")
        ),
        ("1๘", "I8"),
        ("๑๘", "18"),
        ("1๐", "10"),
        ("๐๐๗", "O7"),
        ("O01", "O1"),
        ("i๘.๒", "I8.2"),
        ("ตัวชี้วัดที่ ๙", "9"),
        ("ตัวชี้วัดย่อยที่ ๙.๑", "9.1"),
        ("๑๐.๑.", "10.1"),
        ("O12-1", "O12-1"),
        ("0", "0"),
        ("", ""),
    ],
)
def test_a_code_is_made_plain_where_the_codes_are_not_known_yet(printed: str, plain: str) -> None:
    assert plain_code(printed) == plain
