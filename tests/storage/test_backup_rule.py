"""Which backups stay: all of two days, then fewer and fewer, and never none."""

import datetime
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from ita_desktop.storage.backup_rule import DAYS, INTERVAL, MONTHS, WEEKS, is_due, which_to_keep

NOW = datetime.datetime(2023, 3, 14, 16, 30)
DAY = datetime.timedelta(days=1)

times = st.datetimes(datetime.datetime(2021, 1, 1), datetime.datetime(2023, 3, 20))


def days_ago(days: float) -> datetime.datetime:
    return NOW - days * DAY


def test_a_backup_is_due_when_there_is_none_or_the_latest_is_half_an_hour_old() -> None:
    assert is_due(None, NOW)
    assert is_due(NOW - INTERVAL, NOW)
    assert not is_due(NOW - datetime.timedelta(minutes=29), NOW)


def test_a_clock_that_was_set_back_does_not_stop_the_backups() -> None:
    assert is_due(NOW + 400 * DAY, NOW)


@given(st.lists(times))
def test_all_of_today_and_yesterday_are_kept_and_the_latest_always(made: list[datetime.datetime]) -> None:
    kept = which_to_keep(made, NOW)
    assert kept <= set(made)
    assert {time for time in made if time.date() >= days_ago(1).date()} <= kept
    assert not made or max(made) in kept


@given(st.lists(times))
def test_of_older_ones_only_so_many_stay_and_one_a_day_at_most(made: list[datetime.datetime]) -> None:
    older = [time for time in which_to_keep(made, NOW) if time.date() < days_ago(1).date()]
    assert len(older) <= DAYS + WEEKS + MONTHS + 1
    assert len({time.date() for time in older}) == len(older)


@given(st.lists(times, max_size=60))
def test_what_is_kept_today_is_kept_when_asked_again(made: list[datetime.datetime]) -> None:
    kept = which_to_keep(made, NOW)
    assert which_to_keep(kept, NOW) == kept


def test_two_years_of_work_thinned_out_day_by_day_reach_back_most_of_a_year() -> None:
    there: set[datetime.datetime] = set()
    for day in reversed(range(730)):
        evening = days_ago(day)
        there |= {evening - datetime.timedelta(hours=hour) for hour in range(8)}
        there = which_to_keep(there, evening)
    assert len([time for time in there if time.date() >= days_ago(1).date()]) == 16
    older = sorted(time for time in there if time.date() < days_ago(1).date())
    assert len(older) == DAYS + WEEKS + MONTHS
    assert [time.date() for time in older[-DAYS:]] == [days_ago(day).date() for day in range(13, 1, -1)]
    gaps = [later - earlier for earlier, later in pairwise(older)]
    assert max(gaps[-DAYS - WEEKS + 1 :]) <= 7 * DAY
    assert max(gaps) <= 35 * DAY
    assert older[0] < days_ago(330)


def test_the_latest_of_a_day_stays() -> None:
    morning, evening = days_ago(5) - datetime.timedelta(hours=6), days_ago(5)
    assert which_to_keep([morning, evening], NOW) == {evening}
