"""Where items stand in the tree of an agenda."""

from collections.abc import Iterator, Sequence

from ita_desktop.model.meeting import AgendaItem


def agenda_places(items: Sequence[AgendaItem]) -> Iterator[tuple[int, ...]]:
    """The number of each item by its depth: (3,), (3, 1), (3, 2)."""
    last: tuple[int, ...] = ()
    for item in items:
        depth = max(item.depth, 1)
        above = (last + (1,) * depth)[: depth - 1]
        last = (*above, last[depth - 1] + 1 if len(last) >= depth else 1)
        yield last


def branch_of(items: Sequence[AgendaItem], item: AgendaItem) -> list[AgendaItem]:
    """An item with all that stands under it."""
    start = next(place for place, each in enumerate(items) if each.id == item.id)
    branch = [items[start]]
    for each in items[start + 1 :]:
        if each.depth <= branch[0].depth:
            break
        branch.append(each)
    return branch
