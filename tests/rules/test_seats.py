"""Who sits in a body on a day, and whom they followed."""

from datetime import date

import pytest

from ita_desktop.model.body import Body, Member
from ita_desktop.rules.seats import is_in_seat, predecessor_of, seats_of

CHAIR, MEMBER = "ประธาน", "กรรมการ"
LAST, FIRST = date(2023, 2, 28), date(2023, 3, 1)


def seat(post: str, *, role: str = MEMBER, since: date | None = None, until: date | None = None) -> Member:
    return Member(position=0, post=post, role=role, since=since, until=until)


def body(*members: Member) -> Body:
    for position, member in enumerate(members):
        member.position = position
    return Body(position=0, name="คณะทำงาน", members=list(members))


def posts(body: Body, on: date | None = None) -> list[tuple[int, str]]:
    return [(seat.number, seat.member.post) for seat in seats_of(body, on)]


@pytest.mark.parametrize(
    ("since", "until", "sits"),
    [
        (None, None, True),
        (FIRST, None, True),
        (None, FIRST, True),
        (FIRST, FIRST, True),
        (date(2023, 3, 2), None, False),
        (None, LAST, False),
        (date(2023, 3, 2), date(2023, 3, 3), False),
    ],
)
def test_a_member_sits_from_the_first_day_to_the_last(
    since: date | None, until: date | None, sits: bool
) -> None:
    assert is_in_seat(seat("หนึ่ง", since=since, until=until), FIRST) is sits


def test_without_a_day_those_sit_who_have_not_left() -> None:
    coming = seat("จะมา", since=date(2099, 1, 1))
    assert posts(body(seat("ไปแล้ว", until=FIRST), coming, seat("อยู่"))) == [(1, "จะมา"), (2, "อยู่")]


def test_seats_are_counted_among_those_who_sit_on_the_day() -> None:
    made = body(seat("หนึ่ง"), seat("สอง", until=LAST), seat("สาม", since=FIRST), seat("สี่"))
    assert posts(made, LAST) == [(1, "หนึ่ง"), (2, "สอง"), (3, "สี่")]
    assert posts(made, FIRST) == [(1, "หนึ่ง"), (2, "สาม"), (3, "สี่")]


def test_who_left_the_day_before_from_the_same_role_was_followed() -> None:
    left = seat("คนก่อน", until=LAST)
    follower = seat("คนใหม่", since=FIRST)
    made = body(left, seat("อื่น"), follower)
    assert seats_of(made)[-1].predecessor is left
    left.until = date(2023, 2, 27)
    assert predecessor_of(made, follower) is None
    left.until, left.role = LAST, CHAIR
    assert predecessor_of(made, follower) is None


def test_of_several_who_left_that_day_the_nearest_above_was_followed() -> None:
    far, near, below = (seat(post, until=LAST) for post in ("ไกล", "ใกล้", "ข้างล่าง"))
    follower = seat("คนใหม่", since=FIRST)
    assert predecessor_of(body(far, near, follower, below), follower) is near
    assert predecessor_of(body(follower, far, near, below), follower) is None


def test_who_sat_there_from_the_beginning_followed_nobody() -> None:
    first = seat("แต่เดิม")
    assert predecessor_of(body(seat("ไปแล้ว", until=LAST), first), first) is None
