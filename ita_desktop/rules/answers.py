"""How many have answered each instrument by a day, of how many, and who is behind."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ita_desktop.model.answers import AnswerCount, Quota
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.phase import Phase
from ita_desktop.rules.rounding import rounded
from ita_desktop.rules.tree import Tree
from ita_desktop.thai.names import same_name

INTERNAL = "iit"
"""The identity of what the office's own people answer; the others are answered by groups of those it serves."""
_WORDS_FOR_ALL = ("รวม", "รวมทั้งสิ้น", "รวมทั้งหมด", "ทั้งสำนักงาน", "total")


@dataclass(frozen=True)
class Tally:
    """How many had answered by `counted_on`, None before anybody counted, of how many `wanted`, None if nobody said."""

    wanted: int | None
    answered: int | None
    counted_on: datetime.date | None

    @property
    def lacking(self) -> int | None:
        return None if self.wanted is None else max(self.wanted - (self.answered or 0), 0)

    @property
    def share(self) -> Decimal | None:
        """Percent of what is wanted; more than 100 where more answered."""
        if not self.wanted or self.answered is None:
            return None
        return rounded(Fraction(100 * self.answered, self.wanted))

    @property
    def is_behind(self) -> bool:
        return bool(self.lacking)

    @property
    def is_reached(self) -> bool:
        return self.lacking == 0


@dataclass(frozen=True)
class QuotaTally:
    quota: Quota
    tally: Tally


@dataclass(frozen=True)
class InstrumentAnswers:
    """One instrument as of a day: the whole office, and each part of it in the order of the office's list.

    `stated` is what the assessor's system says of the whole, where somebody wrote it down.
    """

    node: NodeRecord
    whole: Tally
    parts: tuple[QuotaTally, ...]
    stated: Quota | None
    is_minimum_of_frame: bool

    @property
    def behind(self) -> tuple[QuotaTally, ...]:
        """The parts that lack answers."""
        return tuple(part for part in self.parts if part.tally.is_behind)

    @property
    def quotas(self) -> tuple[Quota, ...]:
        return (*([self.stated] if self.stated else []), *(part.quota for part in self.parts))

    @property
    def days(self) -> tuple[datetime.date, ...]:
        """On which anybody counted, the earliest first, also after the day of the tallies."""
        return tuple(sorted({count.counted_on for quota in self.quotas for count in quota.counts}))


def asked_instruments(book: YearBook) -> list[NodeRecord]:
    """Those that people answer: the others of the frame are looked at by an assessor."""
    tree = Tree(book.edition.nodes)
    asked = {
        node.identity
        for node in tree.nodes
        if node.kind is Kind.INSTRUMENT and tree.count(node, Kind.QUESTION)
    }
    return [record for record in book.year.edition.nodes if record.identity in asked]


def read_answers(book: YearBook, day: datetime.date) -> tuple[InstrumentAnswers, ...]:
    """Each instrument that people answer, as counted up to `day`."""
    return tuple(answers_to(book, node, day) for node in asked_instruments(book))


def answers_to(book: YearBook, node: NodeRecord, day: datetime.date) -> InstrumentAnswers:
    quotas = [quota for quota in book.year.quotas if quota.node is node]
    stated = next((quota for quota in quotas if quota.is_of_whole_office), None)
    parts = tuple(QuotaTally(quota, tally_of(quota, day)) for quota in quotas if not quota.is_of_whole_office)
    own = stated.wanted if stated else None
    counted = _counted_once(node, parts)
    answered, counted_on = _answered_in_all(stated, counted, day)
    wanted = own or node.minimum_sample or counted.wanted or None
    return InstrumentAnswers(
        node,
        Tally(wanted, answered, counted_on),
        parts,
        stated,
        is_minimum_of_frame=not own and bool(node.minimum_sample),
    )


def tally_of(quota: Quota, day: datetime.date) -> Tally:
    count = last_count(quota.counts, day)
    return Tally(quota.wanted, count.answered if count else None, count.counted_on if count else None)


def last_count(counts: Iterable[AnswerCount], day: datetime.date) -> AnswerCount | None:
    """The latest up to and with `day`."""
    known = [count for count in counts if count.counted_on <= day]
    return max(known, key=lambda count: count.counted_on, default=None)


def to_remind(all_answers: Iterable[InstrumentAnswers]) -> list[InstrumentAnswers]:
    """Instruments that are followed and lack answers, in all or from one of the parts."""
    return [
        answers for answers in all_answers if answers.quotas and (answers.whole.is_behind or answers.behind)
    ]


def sum_of(parts: Iterable[QuotaTally]) -> Tally:
    """Of several parts together; what one has too many makes up for nobody."""
    tallies = [part.tally for part in parts]
    days = [tally.counted_on for tally in tallies if tally.counted_on]
    return Tally(
        sum(tally.wanted or 0 for tally in tallies),
        sum(tally.answered or 0 for tally in tallies) if days else None,
        max(days, default=None),
    )


def course_of(
    book: YearBook, answers: InstrumentAnswers, until: datetime.date
) -> list[tuple[datetime.date, Tally]]:
    """The whole on each day on which anybody counted."""
    return [(day, answers_to(book, answers.node, day).whole) for day in answers.days if day <= until]


def collecting_phase(phases: Sequence[Phase], node: NodeRecord) -> Phase | None:
    """The phase in which the instrument is answered, where its name certainly says so."""
    named = [phase for phase in phases if "เก็บ" in phase.name and node.code in phase.name]
    return named[0] if len(named) == 1 else None


def means_whole_office(words: str) -> bool:
    """Whether a line so called is of the whole office, as the last one of a table is."""
    return any(same_name(words, each) for each in _WORDS_FOR_ALL)


def _answered_in_all(
    stated: Quota | None, counted: Tally, day: datetime.date
) -> tuple[int | None, datetime.date | None]:
    """What is stated of the whole, unless the parts were counted after it and are more: some may be missing."""
    said = last_count(stated.counts, day) if stated else None
    if said and (
        counted.counted_on is None
        or said.counted_on >= counted.counted_on
        or said.answered >= (counted.answered or 0)
    ):
        return said.answered, said.counted_on
    return counted.answered, counted.counted_on


def _counted_once(node: NodeRecord, parts: Sequence[QuotaTally]) -> Tally:
    """Groups of the frame and sections are two ways to count the same people: the one that found more of them."""
    groups = [part for part in parts if any(same_name(part.quota.name, each) for each in node.sample_groups)]
    others = [part for part in parts if part not in groups]
    return max(sum_of(groups), sum_of(others), key=lambda tally: (tally.answered or 0, tally.wanted or 0))
