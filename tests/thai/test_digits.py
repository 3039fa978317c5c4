"""Digits become Thai or Arabic, and only the digits that should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.thai.digits import ARABIC_TO_THAI, THAI_TO_ARABIC, to_arabic_digits, to_thai_digits

KEPT = (
    "O12", "I8", "E1.2", "O1-O22", "O1,2", "COVID19", "PM2.5", "v2",
    "https://webportal.bangkok.go.th/samut/page/sub/1234/ปี2566", "www.bangkok.go.th/2566",
    "webportal.bangkok.go.th/123", "ita2566@bangkok.go.th", "แผน_O8_2566.pdf", "รายงานรอบ6เดือน.xlsx",
)  # fmt: skip
ADDRESSES = ("https://a.go.th/ข่าว2566", "www.a.th/๕6", "a1.go.th/2?y=3", "it4@a.th", "แผน25๖๖.pdf")

typed_text = st.lists(
    st.one_of(
        st.sampled_from(
            [*KEPT, *ADDRESSES, "ข้อ", "พ.ศ.", "กท ", "(ITA)", "://", "http", ".th/", "@", " ", ",", "/"]
        ),
        st.text("0123456789๐๑๒๓๔๕๖๗๘๙.,/- ", max_size=5),
        st.text("กขAOIEx()", max_size=3),
        st.text(max_size=3),
    )
).map("".join)


@pytest.mark.parametrize(
    ("arabic", "thai"),
    [
        ("5 แผ่น", "๕ แผ่น"),
        ("(ITA) 2566", "(ITA) ๒๕๖๖"),
        ("31 ธันวาคม 2565", "๓๑ ธันวาคม ๒๕๖๕"),
        ("1,234.50", "๑,๒๓๔.๕๐"),
        ("กท 5301/8887", "กท ๕๓๐๑/๘๘๘๗"),
        ("เวลา 09.00 - 12.00 น.", "เวลา ๐๙.๐๐ - ๑๒.๐๐ น."),
        ("ปี2566(ITA)และ6เดือน", "ปี๒๕๖๖(ITA)และ๖เดือน"),
    ],
)
def test_numbers_and_dates_become_thai_and_arabic_again(arabic: str, thai: str) -> None:
    assert to_thai_digits(arabic) == thai
    assert to_arabic_digits(thai) == arabic


@pytest.mark.parametrize("kept", KEPT)
def test_addresses_file_names_and_codes_keep_their_digits_amid_numbers(kept: str) -> None:
    assert to_thai_digits(f"ข้อ 5 {kept} และ ({kept}) 2566") == f"ข้อ ๕ {kept} และ ({kept}) ๒๕๖๖"


@pytest.mark.parametrize(
    ("arabic", "thai"),
    [("O12", "O๑๒"), ("(I8)", "(I๘)"), ("E1.2", "E๑.๒"), ("O1-O22", "O๑-O๒๒"), ("O23–30,", "O๒๓–๓๐,")],
)
def test_codes_of_the_three_series_become_thai_on_demand(arabic: str, thai: str) -> None:
    assert to_thai_digits(arabic, codes=True) == thai
    assert to_arabic_digits(thai) == arabic


@pytest.mark.parametrize("kept", [code for code in KEPT if code[0] not in "OIE"])
def test_other_codes_and_addresses_never_become_thai(kept: str) -> None:
    assert to_thai_digits(kept, codes=True) == kept


def test_a_web_address_keeps_its_thai_digits() -> None:
    assert to_arabic_digits("๕ https://a.go.th/ปี๒๕๖๖ ๖") == "5 https://a.go.th/ปี๒๕๖๖ 6"


@given(typed_text, st.booleans())
def test_a_second_conversion_changes_nothing(text: str, codes: bool) -> None:
    thai, arabic = to_thai_digits(text, codes=codes), to_arabic_digits(text)
    assert to_thai_digits(thai, codes=codes) == thai
    assert to_arabic_digits(arabic) == arabic


@given(typed_text, st.booleans())
def test_the_way_back_gives_what_was_there(text: str, codes: bool) -> None:
    assert to_arabic_digits(to_thai_digits(text, codes=codes)) == to_arabic_digits(text)


@given(typed_text, st.booleans())
def test_nothing_but_digits_changes(text: str, codes: bool) -> None:
    for changed in (to_thai_digits(text, codes=codes), to_arabic_digits(text)):
        assert changed.translate(THAI_TO_ARABIC) == text.translate(THAI_TO_ARABIC)


@given(st.text("กขคะาิ่ ().๐1234567890", max_size=40))
def test_text_without_latin_letters_becomes_thai_throughout(text: str) -> None:
    assert to_thai_digits(text) == text.translate(ARABIC_TO_THAI)
