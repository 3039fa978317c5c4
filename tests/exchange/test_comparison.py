"""Which row is which record."""

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.exchange.comparison import match_by_content, match_by_key, moved_rows

rows_of_cells = st.lists(st.tuples(st.sampled_from("กขค"), st.sampled_from(["", "ง", "จ"])), max_size=8)


def test_rows_are_matched_by_their_key_wherever_they_stand() -> None:
    assert match_by_key([("ก",), ("ข",)], [("ข",), ("ค",), ("ก",)]) == [1, None, 0]


def test_a_corrected_name_is_the_same_row_only_where_that_may_be() -> None:
    old, new = [("ฝ่ายการคลัง",)], [("ฝ่ายการคลังและพัสดุ",)]
    assert match_by_key(old, new, may_rename=True) == [0]
    assert match_by_key(old, new) == [None]


def test_another_name_is_another_row() -> None:
    assert match_by_key([("ฝ่ายการคลัง",)], [("ฝ่ายโยธา",)], may_rename=True) == [None]


def test_an_inserted_row_does_not_shift_the_rows_after_it() -> None:
    old = [("ก", "1"), ("ข", "2"), ("ค", "3")]
    assert match_by_content(old, [("ก", "1"), ("ใหม่", ""), ("ข", "2"), ("ค", "3")]) == [0, None, 1, 2]


def test_a_changed_row_is_found_beside_an_inserted_one() -> None:
    old = [("ก", "1"), ("ข", "2"), ("ค", "3")]
    assert match_by_content(old, [("ก", "1"), ("ใหม่", "9"), ("ข", "เปลี่ยน"), ("ค", "3")]) == [0, None, 1, 2]


def test_a_row_changed_throughout_is_the_one_in_its_place() -> None:
    assert match_by_content([("ก",), ("ข",)], [("ก",), ("ค",)]) == [0, 1]


def test_equal_rows_are_matched_in_their_order() -> None:
    assert match_by_content([("ก",), ("ก",)], [("ก",), ("ก",), ("ก",)]) == [0, 1, None]


@given(old=rows_of_cells, new=rows_of_cells)
def test_no_record_is_two_rows_and_equal_rows_are_found(
    old: list[tuple[str, str]], new: list[tuple[str, str]]
) -> None:
    matched = match_by_content(old, new)
    found = [place for place in matched if place is not None]
    assert len(found) == len(set(found))
    equal = sum(min(old.count(row), new.count(row)) for row in set(new))
    assert (
        sum(place is not None and old[place] == row for place, row in zip(matched, new, strict=True)) == equal
    )


@given(rows=rows_of_cells)
def test_rows_that_did_not_change_are_themselves(rows: list[tuple[str, str]]) -> None:
    assert match_by_content(rows, rows) == list(range(len(rows))) or len(set(rows)) < len(rows)


def test_the_fewest_rows_are_said_to_have_moved() -> None:
    assert moved_rows([1, 2, 3, 0]) == {3}
    assert moved_rows([0, None, 1]) == set()


@given(order=st.permutations(range(7)))
def test_the_rows_that_stayed_are_in_order(order: list[int]) -> None:
    moved = moved_rows(order)
    stayed = [place for row, place in enumerate(order) if row not in moved]
    assert stayed == sorted(stayed)
