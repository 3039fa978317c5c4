"""When a measure is followed up: the rounds of its months, and what was written down for each."""

import datetime
from datetime import date

import pytest

from ita_desktop.model.year import Cadence, FollowUp, Measure, MeasureState
from ita_desktop.rules.follow_up_rounds import Standing, follow_up_rounds, months_of_a_round

TODAY = date(2023, 3, 4)
START = date(2023, 2, 1)


def measure(**values: object) -> Measure:
    return Measure(position=0, **values)  # type: ignore[arg-type]


def entry(day: date | None) -> FollowUp:
    return FollowUp(position=0, date=day, result="ทำแล้ว")


def written(*days: date, **values: object) -> Measure:
    return measure(follow_ups=[entry(day) for day in days], **values)


def standings(each: Measure, today: date = TODAY) -> list[tuple[str, Standing]]:
    return [(found.name, found.standing) for found in follow_up_rounds(each, 2566, today)]


def names(each: Measure, today: date = TODAY) -> list[str]:
    return [found.name for found in follow_up_rounds(each, 2566, today)]


@pytest.mark.parametrize(
    ("cadence", "months"),
    [
        (Cadence.NONE, None),
        (Cadence.MONTHLY, 1),
        (Cadence.QUARTERLY, 3),
        (Cadence.SIX_MONTHLY, 6),
        (Cadence.WHOLE_YEAR, 12),
    ],
)
def test_a_round_is_as_long_as_the_cadence_unless_the_office_says_otherwise(
    cadence: Cadence, months: int | None
) -> None:
    assert months_of_a_round(measure(cadence=cadence)) == months
    assert months_of_a_round(measure(cadence=cadence, follow_up_months=2)) == 2


def test_rounds_go_from_the_start_to_the_deadline() -> None:
    each = written(
        date(2023, 1, 31),
        start_date=date(2023, 1, 10),
        due_date=date(2023, 4, 30),
        cadence=Cadence.MONTHLY,
    )
    assert standings(each) == [
        ("ม.ค.", Standing.RECORDED),
        ("ก.พ.", Standing.LATE),
        ("มี.ค.", Standing.CURRENT),
        ("เม.ย.", Standing.NEXT),
    ]
    assert follow_up_rounds(each, 2566, TODAY)[1].days_late == 4


def test_a_round_takes_in_the_days_on_which_it_begins_and_ends() -> None:
    monthly = {"cadence": Cadence.MONTHLY, "start_date": date(2023, 2, 28), "due_date": date(2023, 4, 1)}
    first, second, last = follow_up_rounds(written(date(2023, 4, 1), **monthly), 2566, TODAY)
    assert (first.first_day, first.last_day) == (START, date(2023, 2, 28))
    assert (second.first_day, second.last_day) == (date(2023, 3, 1), date(2023, 3, 31))
    # Written on the first day of the next round, but soon enough after an empty one.
    assert ([len(each.entries) for each in (first, second, last)]) == [0, 1, 0]
    (recorded, *_others) = follow_up_rounds(written(date(2023, 2, 28), **monthly), 2566, TODAY)
    assert recorded.standing is Standing.RECORDED


def test_a_round_is_late_from_the_day_after_its_last() -> None:
    each = measure(start_date=START, due_date=date(2023, 2, 28), cadence=Cadence.MONTHLY)
    assert standings(each, date(2023, 1, 31)) == [("ก.พ.", Standing.NEXT)]
    assert standings(each, START) == [("ก.พ.", Standing.CURRENT)]
    assert standings(each, date(2023, 2, 28)) == [("ก.พ.", Standing.CURRENT)]
    (late,) = follow_up_rounds(each, 2566, date(2023, 3, 1))
    assert (late.standing, late.days_late) == (Standing.LATE, 1)


def test_rounds_are_counted_from_october_and_the_last_ends_with_the_fiscal_year() -> None:
    assert names(measure(start_date=date(2022, 10, 1), follow_up_months=5)) == [
        "ต.ค.–ก.พ.",
        "มี.ค.–ก.ค.",
        "ส.ค.–ก.ย.",
    ]
    assert names(measure(start_date=date(2022, 10, 1), cadence=Cadence.WHOLE_YEAR)) == ["ต.ค.–ก.ย."]
    assert names(measure(start_date=date(2022, 10, 1), cadence=Cadence.MONTHLY))[2:5] == [
        "ธ.ค.",
        "ม.ค.",
        "ก.พ.",
    ]


def test_the_rounds_of_a_year_stay_within_it() -> None:
    each = measure(start_date=date(2022, 5, 1), due_date=date(2024, 5, 1), cadence=Cadence.SIX_MONTHLY)
    first, last = follow_up_rounds(each, 2566, TODAY)
    assert (first.first_day, last.last_day) == (date(2022, 10, 1), date(2023, 9, 30))


def test_what_never_began_is_not_late() -> None:
    assert standings(measure(follow_up_months=3)) == [
        ("ม.ค.–มี.ค.", Standing.CURRENT),
        ("เม.ย.–มิ.ย.", Standing.NEXT),
        ("ก.ค.–ก.ย.", Standing.NEXT),
    ]


def test_without_a_start_the_first_entry_is_one() -> None:
    assert names(written(date(2023, 1, 20), date(2022, 12, 5), cadence=Cadence.MONTHLY, due_date=TODAY)) == [
        "ธ.ค.",
        "ม.ค.",
        "ก.พ.",
        "มี.ค.",
    ]


def test_without_cadence_there_is_no_round() -> None:
    assert standings(measure(due_date=date(2023, 4, 30))) == []


def test_entries_without_a_round_stand_for_their_month() -> None:
    each = written(date(2023, 2, 20), date(2022, 12, 1), date(2023, 2, 7))
    december, february = follow_up_rounds(each, 2566, TODAY)
    assert (december.name, december.first_day, december.last_day) == (
        "ธ.ค.",
        date(2022, 12, 1),
        date(2022, 12, 31),
    )
    assert (february.standing, february.last_day) == (Standing.RECORDED, date(2023, 2, 28))
    assert [found.date for found in february.entries] == [date(2023, 2, 7), date(2023, 2, 20)]


def test_an_entry_before_the_first_round_stands_before_it() -> None:
    each = written(date(2022, 11, 8), start_date=START, due_date=TODAY, cadence=Cadence.MONTHLY)
    assert standings(each) == [
        ("พ.ย.", Standing.RECORDED),
        ("ก.พ.", Standing.LATE),
        ("มี.ค.", Standing.CURRENT),
    ]


def test_an_entry_without_a_day_counts_for_nothing() -> None:
    assert follow_up_rounds(measure(follow_ups=[entry(None)]), 2566, TODAY) == ()
    each = measure(start_date=START, due_date=TODAY, cadence=Cadence.MONTHLY, follow_ups=[entry(None)])
    assert standings(each) == [("ก.พ.", Standing.LATE), ("มี.ค.", Standing.CURRENT)]


def test_an_entry_soon_after_a_round_counts_for_it() -> None:
    soon = written(date(2023, 3, 3), start_date=START, cadence=Cadence.MONTHLY)
    assert standings(soon)[:2] == [("ก.พ.", Standing.RECORDED), ("มี.ค.", Standing.CURRENT)]
    own = written(date(2023, 3, 30), start_date=START, cadence=Cadence.MONTHLY)
    assert standings(own)[:2] == [("ก.พ.", Standing.LATE), ("มี.ค.", Standing.RECORDED)]


@pytest.mark.parametrize(
    ("months", "last_soon"), [(1, date(2023, 4, 10)), (3, date(2023, 4, 30)), (6, date(2023, 5, 30))]
)
def test_how_soon_depends_on_how_long_the_round_is(months: int, last_soon: date) -> None:
    long = {"start_date": date(2023, 3, 1), "follow_up_months": months}
    assert standings(written(last_soon, **long), date(2023, 6, 30))[0][1] is Standing.RECORDED
    too_late = last_soon + datetime.timedelta(days=1)
    assert standings(written(too_late, **long), date(2023, 6, 30))[0][1] is Standing.LATE


def test_an_entry_goes_back_by_one_round_only_and_the_others_stay() -> None:
    each = written(date(2023, 3, 2), date(2023, 3, 9), start_date=date(2023, 1, 1), cadence=Cadence.MONTHLY)
    january, february, march, *_later = follow_up_rounds(each, 2566, TODAY)
    assert january.standing is Standing.LATE
    assert [found.date for found in february.entries] == [date(2023, 3, 2)]
    assert [found.date for found in march.entries] == [date(2023, 3, 9)]


def test_a_round_that_has_its_entry_takes_none_from_the_next() -> None:
    each = written(date(2023, 2, 20), date(2023, 3, 2), start_date=START, cadence=Cadence.MONTHLY)
    assert [len(found.entries) for found in follow_up_rounds(each, 2566, TODAY)][:3] == [1, 1, 0]


@pytest.mark.parametrize("state", [MeasureState.DONE, MeasureState.CANCELLED])
def test_what_is_closed_has_only_what_was_written(state: MeasureState) -> None:
    each = written(date(2023, 1, 31), state=state, cadence=Cadence.MONTHLY)
    assert standings(each) == [("ม.ค.", Standing.RECORDED)]


def test_only_what_goes_on_beyond_its_deadline_is_followed_up_still() -> None:
    monthly = {
        "start_date": date(2023, 1, 1),
        "due_date": date(2023, 1, 31),
        "cadence": Cadence.MONTHLY,
    }
    assert names(measure(state=MeasureState.IN_PROGRESS, **monthly)) == ["ม.ค.", "ก.พ.", "มี.ค."]
    assert names(measure(state=MeasureState.IN_PROGRESS, **monthly), date(2023, 1, 15)) == ["ม.ค."]
    assert names(measure(state=MeasureState.NOT_STARTED, **monthly)) == ["ม.ค."]
