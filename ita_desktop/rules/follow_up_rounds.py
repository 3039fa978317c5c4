"""When a measure is to be followed up, and which of these rounds were written down."""

import datetime
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from ita_desktop.model.year import Cadence, FollowUp, Measure, MeasureState
from ita_desktop.spoken import spoken_short_month
from ita_desktop.thai.dates import first_day, last_day

DAYS_LATE_FOR_A_MONTH = 10
"""What is written down so soon after a round, for each of its months, counts for that round if it has nothing."""

_MONTHS_OF_A_ROUND = {
    Cadence.MONTHLY: 1,
    Cadence.QUARTERLY: 3,
    Cadence.SIX_MONTHLY: 6,
    Cadence.WHOLE_YEAR: 12,
}
_CLOSED = (MeasureState.DONE, MeasureState.CANCELLED)


class Standing(StrEnum):
    RECORDED = "recorded"
    LATE = "late"
    CURRENT = "current"
    NEXT = "next"


@dataclass(frozen=True)
class Round:
    """A stretch of months after which a measure is followed up, on its last day; `entries` are what was written."""

    first_day: datetime.date
    last_day: datetime.date
    standing: Standing
    days_late: int = 0
    entries: tuple[FollowUp, ...] = ()

    @property
    def name(self) -> str:
        first, last = (spoken_short_month(day.month) for day in (self.first_day, self.last_day))
        return last if first == last else f"{first}–{last}"


def months_of_a_round(measure: Measure) -> int | None:
    return measure.follow_up_months or _MONTHS_OF_A_ROUND.get(measure.cadence)


def follow_up_rounds(measure: Measure, fiscal_year: int, today: datetime.date) -> tuple[Round, ...]:
    """From its start, or else its first entry or today, to its deadline or the end of the year.

    What is done or cancelled has only the rounds that were written down. An entry outside of all rounds, or of a
    measure without any, stands for its own month.
    """
    stretches = _stretches(fiscal_year, months_of_a_round(measure), _span(measure, fiscal_year, today))
    dated = sorted((entry for entry in measure.follow_ups if entry.date), key=_date)
    if not stretches and not dated:
        return ()
    written, others = _shared_out(stretches, dated)
    rounds = [
        _round(first, last, entries, today)
        for (first, last), entries in zip(stretches, written, strict=True)
        if entries or measure.state not in _CLOSED
    ]
    rounds += [
        Round(first, last, Standing.RECORDED, entries=entries) for (first, last), entries in _by_month(others)
    ]
    return tuple(sorted(rounds, key=lambda each: each.last_day))


def _round(
    first: datetime.date, last: datetime.date, entries: tuple[FollowUp, ...], today: datetime.date
) -> Round:
    if entries:
        return Round(first, last, Standing.RECORDED, entries=entries)
    if last < today:
        return Round(first, last, Standing.LATE, (today - last).days)
    return Round(first, last, Standing.CURRENT if first <= today else Standing.NEXT)


def _span(measure: Measure, fiscal_year: int, today: datetime.date) -> tuple[datetime.date, datetime.date]:
    """A measure that is still being done is followed up beyond its deadline."""
    opening, closing = first_day(fiscal_year), last_day(fiscal_year)
    written = [entry.date for entry in measure.follow_ups if entry.date]
    start = measure.start_date or min(written, default=today)
    end = measure.due_date or closing
    if measure.state is MeasureState.IN_PROGRESS:
        end = max(end, today)
    return max(start, opening), min(end, closing)


def _stretches(
    fiscal_year: int, months: int | None, span: tuple[datetime.date, datetime.date]
) -> list[tuple[datetime.date, datetime.date]]:
    """Those that touch the span."""
    if not months:
        return []
    start, end = span
    return [
        (first, last) for first, last in _stretches_of(fiscal_year, months) if last >= start and first <= end
    ]


@cache
def _stretches_of(fiscal_year: int, months: int) -> list[tuple[datetime.date, datetime.date]]:
    """Of `months` from October on; the last one ends with the fiscal year."""
    found: list[tuple[datetime.date, datetime.date]] = []
    first = first_day(fiscal_year)
    while first <= last_day(fiscal_year):
        last = min(_end_of_month(first, months - 1), last_day(fiscal_year))
        found.append((first, last))
        first = last + datetime.timedelta(days=1)
    return found


def _shared_out(
    stretches: Sequence[tuple[datetime.date, datetime.date]], dated: Sequence[FollowUp]
) -> tuple[list[tuple[FollowUp, ...]], list[FollowUp]]:
    """The entries of each stretch, and those that belong to none."""
    written = [[entry for entry in dated if first <= _date(entry) <= last] for first, last in stretches]
    taken = {id(entry) for entries in written for entry in entries}
    for place, (first, last) in enumerate(stretches[:-1]):
        months = (last.year - first.year) * 12 + last.month - first.month + 1
        soon = last + datetime.timedelta(days=DAYS_LATE_FOR_A_MONTH * months)
        following = written[place + 1]
        if not written[place] and following and _date(following[0]) <= soon:
            written[place].append(following.pop(0))
    return [tuple(entries) for entries in written], [entry for entry in dated if id(entry) not in taken]


def _by_month(
    entries: Sequence[FollowUp],
) -> list[tuple[tuple[datetime.date, datetime.date], tuple[FollowUp, ...]]]:
    months: dict[datetime.date, list[FollowUp]] = {}
    for entry in entries:
        months.setdefault(_date(entry).replace(day=1), []).append(entry)
    return [((first, _end_of_month(first)), tuple(found)) for first, found in months.items()]


def _end_of_month(day: datetime.date, months_on: int = 0) -> datetime.date:
    ahead = day.month - 1 + months_on
    year, month = day.year + ahead // 12, ahead % 12 + 1
    return datetime.date(year, month, monthrange(year, month)[1])


def _date(entry: FollowUp) -> datetime.date:
    assert entry.date is not None
    return entry.date
