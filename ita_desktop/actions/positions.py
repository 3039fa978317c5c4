"""Where records stand in a list that the officer puts in order."""

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any, Protocol, TypeVar


class Numbered(Protocol):
    id: Any


class Placed(Protocol):
    position: Any


AnyNumbered = TypeVar("AnyNumbered", bound=Numbered)
AnyPlaced = TypeVar("AnyPlaced", bound=Placed)
Each = TypeVar("Each")


def in_order(placed: Iterable[AnyPlaced]) -> list[AnyPlaced]:
    """A list that was loaded before something moved still stands as it was."""
    return sorted(placed, key=lambda each: each.position)


def number_in_order(placed: Iterable[AnyPlaced]) -> None:
    """Counts positions anew; only what really moves changes."""
    for position, each in enumerate(placed):
        if each.position != position:
            each.position = position


def next_position(placed: Iterable[AnyPlaced]) -> int:
    return max((each.position for each in placed), default=-1) + 1


def put_at(ordered: Sequence[Each], goes: Callable[[Each], bool], place: int) -> list[Each]:
    """What goes is together and in its order before whatever stands at `place` among the others."""
    others = [each for each in ordered if not goes(each)]
    place = max(0, min(place, len(others)))
    return [*others[:place], *filter(goes, ordered), *others[place:]]


def put_before(
    ordered: Sequence[AnyNumbered], moved: Collection[Numbered], before: Numbered | None
) -> list[AnyNumbered]:
    """What is moved is together and in its order before another; None is the end."""
    numbers = {each.id for each in moved}
    others = [each.id for each in ordered if each.id not in numbers]
    place = others.index(before.id) if before and before.id in others else len(others)
    return put_at(ordered, lambda each: each.id in numbers, place)
