"""Where items stand in the tree of an agenda."""

import pytest

from ita_desktop.model.meeting import AgendaItem
from ita_desktop.rules.agenda_places import agenda_places, branch_of


def agenda(*depths: int) -> list[AgendaItem]:
    """Items of these depths, known by their places."""
    items = [AgendaItem(position=place, depth=depth) for place, depth in enumerate(depths)]
    for number, item in enumerate(items):
        item.id = number
    return items


@pytest.mark.parametrize(
    ("depths", "places"),
    [
        ([], []),
        ([1, 1, 1], [(1,), (2,), (3,)]),
        ([1, 2, 2, 1, 2], [(1,), (1, 1), (1, 2), (2,), (2, 1)]),
        ([1, 2, 3, 3, 2, 3, 1], [(1,), (1, 1), (1, 1, 1), (1, 1, 2), (1, 2), (1, 2, 1), (2,)]),
        # What is left out above counts as one.
        ([2, 2, 1], [(1, 1), (1, 2), (2,)]),
        ([1, 3, 2], [(1,), (1, 1, 1), (1, 2)]),
        ([0, -1, 2], [(1,), (2,), (2, 1)]),
    ],
)
def test_an_item_is_numbered_under_the_one_above_it(depths: list[int], places: list[tuple[int, ...]]) -> None:
    assert list(agenda_places(agenda(*depths))) == places


@pytest.mark.parametrize(
    ("start", "branch"), [(0, [0]), (1, [1, 2, 3, 4]), (2, [2, 3]), (3, [3]), (4, [4]), (5, [5, 6])]
)
def test_a_branch_goes_on_to_the_next_item_that_is_not_deeper(start: int, branch: list[int]) -> None:
    items = agenda(1, 1, 2, 3, 2, 1, 2)
    assert [item.id for item in branch_of(items, items[start])] == branch


def test_an_item_is_found_again_by_its_record() -> None:
    items, again = agenda(1, 2, 1), agenda(1, 2, 1)
    assert branch_of(items, again[0]) == items[:2]
