"""Slips in how many answered the instruments, and when."""

from random import Random

from ita_desktop.model.answers import AnswerCount, Quota
from ita_desktop.model.book import YearBook
from tests.rules.checks.mutations.mutation import Kind, Mutation, any_of, changed, days


def _parts(book: YearBook) -> list[Quota]:
    return [quota for quota in book.year.quotas if not quota.is_of_whole_office]


def _fewer(book: YearBook, chance: Random) -> Mutation:
    before, count = any_of(chance, (quota.counts[-2:] for quota in _parts(book)))
    return changed("answers-fewer", count, "answered", chance.randint(1, before.answered - 1))


def _too_early(book: YearBook, chance: Random) -> Mutation:
    first = any_of(chance, (quota.counts[0] for quota in _parts(book) if quota.counts[0].answered))
    return changed("answers-day", first, "counted_on", first.counted_on - days(chance.randint(13, 60)))


def _too_late(book: YearBook, chance: Random) -> Mutation:
    last = any_of(chance, (quota.counts[-1] for quota in _parts(book)))
    return changed("answers-day", last, "counted_on", last.counted_on + days(chance.randint(28, 150)))


def _stated_otherwise(book: YearBook, chance: Random) -> Mutation:
    whole = next(quota for quota in book.year.quotas if quota.is_of_whole_office)
    counts = [quota.counts[-1] for quota in _parts(book) if quota.node is whole.node]
    total = sum(count.answered for count in counts) + any_of(chance, (-100, -1, 1, 10))
    stated = AnswerCount(counted_on=counts[0].counted_on, answered=total)
    whole.counts = [stated]
    return Mutation("answers-sum", [(stated, "answered")], f"stated as {total}")


def _no_target(book: YearBook, chance: Random) -> Mutation:
    return changed("answers-target", any_of(chance, _parts(book)), "wanted", None)


KINDS = (
    Kind("fewer answers than before", _fewer),
    Kind("answers before anybody was asked", _too_early),
    Kind("answers of a day to come", _too_late),
    Kind("stated total that is not the sum", _stated_otherwise),
    Kind("counted part without target", _no_target),
)
