"""Where two states of the rows of a table differ."""

from collections.abc import Sequence
from functools import lru_cache
from operator import is_


def changed_places(before: Sequence[object], after: Sequence[object]) -> list[int]:
    """The places at which something else stands, or a record that may have changed in place."""
    # Among ten thousand rows every step of Python is felt.
    others = [place for place, is_same in enumerate(map(is_, before, after)) if not is_same]
    changed = [place for place in others if before[place] != after[place]]
    if all(map(_is_value, set(map(type, after)))):
        return changed
    changed += [place for place, new in enumerate(after) if new is before[place] and not _is_value(type(new))]
    return sorted(changed)


@lru_cache
def _is_value(kind: type) -> bool:
    """What cannot have changed in place, as a record may that follows its file."""
    parameters = getattr(kind, "__dataclass_params__", None)
    return issubclass(kind, tuple) or (parameters is not None and parameters.frozen)


def spans_of(places: list[int]) -> list[tuple[int, int]]:
    """First and last of each run of numbers that follow one another."""
    spans: list[tuple[int, int]] = []
    for place in places:
        if spans and spans[-1][1] == place - 1:
            spans[-1] = spans[-1][0], place
        else:
            spans.append((place, place))
    return spans
