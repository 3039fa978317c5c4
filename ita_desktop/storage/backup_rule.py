"""When a backup is due, and which ones are kept as time goes by. Times are those of the officer's clock."""

import datetime
from collections.abc import Iterable

INTERVAL = datetime.timedelta(minutes=30)

DAYS, WEEKS, MONTHS = 12, 10, 9
"""So many days, then weeks, then months keep their latest backup."""


def is_due(latest: datetime.datetime | None, now: datetime.datetime) -> bool:
    """A clock that was set back must not stop backups until it has caught up."""
    return latest is None or latest > now or now - latest >= INTERVAL


def which_to_keep(times: Iterable[datetime.datetime], now: datetime.datetime) -> set[datetime.datetime]:
    """All of today, of yesterday and of the future, for the clock may be wrong; then ever fewer, the latest always."""
    latest_first = sorted(set(times), reverse=True)
    yesterday = now.date() - datetime.timedelta(days=1)
    kept = {time for time in latest_first if time.date() >= yesterday} | set(latest_first[:1])
    rest = [time for time in latest_first if time.date() < yesterday]
    for span, count in ((_day, DAYS), (_week, WEEKS), (_month, MONTHS)):
        spans_kept = {span(time) for time in kept}
        left = count
        while rest and left:
            time = rest.pop(0)
            if span(time) not in spans_kept:
                spans_kept.add(span(time))
                kept.add(time)
                left -= 1
    return kept


def _day(time: datetime.datetime) -> datetime.date:
    return time.date()


def _week(time: datetime.datetime) -> tuple[int, int]:
    return time.isocalendar()[:2]


def _month(time: datetime.datetime) -> tuple[int, int]:
    return time.year, time.month
