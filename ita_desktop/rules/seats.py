"""Who sits in a body on a day, and whom they followed."""

import datetime
from typing import NamedTuple

from ita_desktop.model.body import Body, Member

_ONE_DAY = datetime.timedelta(days=1)


class Seat(NamedTuple):
    """A seat as it stands in the order; `predecessor` left it to this member."""

    number: int
    member: Member
    predecessor: Member | None = None


def is_in_seat(member: Member, on: datetime.date | None) -> bool:
    """Without a day: whoever sits there now."""
    if on is None:
        return member.until is None
    return (member.since is None or member.since <= on) and (member.until is None or on <= member.until)


def seats_of(body: Body, on: datetime.date | None = None) -> list[Seat]:
    """Those who sit in the body, counted from 1."""
    seated = (member for member in body.members if is_in_seat(member, on))
    return [Seat(number, member, predecessor_of(body, member)) for number, member in enumerate(seated, 1)]


def predecessor_of(body: Body, member: Member) -> Member | None:
    """Who left the seat the day before, with the same role: the nearest above, where several left that day."""
    if member.since is None:
        return None
    left = member.since - _ONE_DAY
    above = (
        other
        for other in body.members
        if other.position < member.position and (other.until, other.role) == (left, member.role)
    )
    return max(above, key=lambda other: other.position, default=None)
