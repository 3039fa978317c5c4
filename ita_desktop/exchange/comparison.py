"""Which row of a sheet is which record: by key, by equal content, by likeness within the same stretch of rows."""

from bisect import bisect_left
from collections import defaultdict, deque
from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

_LIKE = 0.6
"""Share of letters from which on a changed name is taken for the same name corrected."""

_MOST_LIKENESSES = 10_000
"""Pairs of rows to compare within one stretch; beyond it their order alone decides."""

Row = tuple[Hashable, ...]


def match_by_key(old: Sequence[Row], new: Sequence[Row], *, may_rename: bool = False) -> list[int | None]:
    """For each new key the place of the old row it names, or None. Keys are tuples."""
    places = {key: place for place, key in reversed(list(enumerate(old)))}
    matched: list[int | None] = [places.pop(key, None) for key in new]
    left = sorted(places.values())
    renamed = [row for row, place in enumerate(matched) if place is None] if may_rename else []
    if len(left) * len(renamed) > _MOST_LIKENESSES:
        return matched
    for row in renamed:
        likeness, best = max(((_likeness(old[place], new[row]), place) for place in left), default=(0, -1))
        if likeness >= _LIKE:
            matched[row] = best
            left.remove(best)
    return matched


def match_by_content(old: Sequence[Row], new: Sequence[Row]) -> list[int | None]:
    """For each new row the place of the old row that it is: an equal one, else the likest one near by."""
    places: dict[Row, deque[int]] = defaultdict(deque)
    for place, row in enumerate(old):
        places[row].append(place)
    matched: list[int | None] = [places[row].popleft() if places.get(row) else None for row in new]
    _match_changed_rows(old, new, matched)
    return matched


def moved_rows(matched: Sequence[int | None]) -> set[int]:
    """The fewest new rows that had to move, if the others stayed in their order."""
    tails: list[int] = []
    tail_rows: list[int] = []
    before: dict[int, int | None] = {}
    for row, place in enumerate(matched):
        if place is None:
            continue
        length = bisect_left(tails, place)
        before[row] = tail_rows[length - 1] if length else None
        tails[length : length + 1] = [place]
        tail_rows[length : length + 1] = [row]
    stayed: set[int] = set()
    row = tail_rows[-1] if tail_rows else None
    while row is not None:
        stayed.add(row)
        row = before[row]
    return {row for row in before if row not in stayed}


def _match_changed_rows(old: Sequence[Row], new: Sequence[Row], matched: list[int | None]) -> None:
    """Pairs what is left after equal rows, within the stretches between them."""
    taken = {place for place in matched if place is not None}
    if len(taken) == len(old):
        return
    stretches_of_old: dict[int, list[int]] = defaultdict(list)
    last = -1
    for place in range(len(old)):
        if place in taken:
            last = place
        else:
            stretches_of_old[last].append(place)
    stretches_of_new: dict[int, list[int]] = defaultdict(list)
    last = -1
    for row, place in enumerate(matched):
        if place is None:
            stretches_of_new[last].append(row)
        else:
            last = place
    for start, rows in stretches_of_new.items():
        _match_stretch(old, new, matched, stretches_of_old.get(start, []), rows)


def _match_stretch(
    old: Sequence[Row], new: Sequence[Row], matched: list[int | None], places: list[int], rows: list[int]
) -> None:
    if len(places) * len(rows) > _MOST_LIKENESSES:
        pairs = list(zip(rows, places, strict=False))
    else:
        pairs = [(row, place) for row in rows for place in places]
        pairs.sort(key=lambda pair: -_equal_cells(old[pair[1]], new[pair[0]]))
    taken: set[int] = set()
    for row, place in pairs:
        if matched[row] is None and place not in taken:
            matched[row] = place
            taken.add(place)


def _equal_cells(one: Row, other: Row) -> int:
    """Cells alike in both rows, the empty ones aside."""
    return sum(a == b and bool(a) for a, b in zip(one, other, strict=True))


def _likeness(one: Row, other: Row) -> float:
    return SequenceMatcher(None, str(one[-1]), str(other[-1]), autojunk=False).ratio() * (
        one[:-1] == other[:-1]
    )
