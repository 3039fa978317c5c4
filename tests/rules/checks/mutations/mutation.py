"""One slip put into sound records: where it stands, and which check must name it."""

import datetime
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import TypeVar

from ita_desktop.model.body import Duty
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaItem
from ita_desktop.model.office import PaperText
from ita_desktop.model.records import Record
from ita_desktop.model.year import Endorsement, FollowUp, FreeSection, Measure, Paper, PaperKind, Result
from ita_desktop.rules.checks.words import RecordText, texts_of
from ita_desktop.thai.dates import first_day, last_day

Choice = TypeVar("Choice")

Where = tuple[Record, str]
"""A record and the name of its field."""

RUNNING_TEXT: Collection[tuple[type[Record], str]] = {
    (PaperText, "text"),
    (Duty, "text"),
    (Measure, "weakness"),
    (Measure, "issue"),
    (Measure, "guideline"),
    (Measure, "measures"),
    (Measure, "activities"),
    (Measure, "outputs"),
    (Measure, "awareness"),
    (FollowUp, "result"),
    (FollowUp, "problem"),
    (FollowUp, "suggestion"),
    (AgendaItem, "text"),
    (AgendaItem, "lines"),
    (FreeSection, "paragraphs"),
    (Paper, "subject"),
    (Endorsement, "lines"),
    (Result, "explanation"),
}
"""Fields in which an officer writes sentences."""


@dataclass(frozen=True)
class Mutation:
    """What was spoilt, in words for whoever reads that it was missed; one of `places` must be named."""

    check: str
    places: Sequence[Where]
    words: str


@dataclass(frozen=True)
class Kind:
    """A kind of slip. `companions` are checks that rightly have something to say too, each with the reason."""

    name: str
    mutate: Callable[[YearBook, Random], Mutation]
    companions: Mapping[str, str] = field(default_factory=dict[str, str])


def running_texts(book: YearBook) -> list[RecordText]:
    return [text for text in texts_of(book) if (type(text.record), text.field) in RUNNING_TEXT]


def any_of(chance: Random, choices: Iterable[Choice]) -> Choice:
    return chance.choice(list(choices))


def any_text(chance: Random, texts: Iterable[RecordText]) -> RecordText:
    """Each field has the same chance, however many records there are of its kind."""
    fields: dict[tuple[str, str], list[RecordText]] = {}
    for text in texts:
        fields.setdefault((type(text.record).__name__, text.field), []).append(text)
    return chance.choice(fields[chance.choice(sorted(fields))])


def any_running_text(book: YearBook, chance: Random) -> RecordText:
    return any_text(chance, running_texts(book))


def rewritten(check: str, text: RecordText, words: str) -> Mutation:
    """Puts `words` in the place of the text."""
    value: object = words
    if text.index is not None:
        lines = list(getattr(text.record, text.field))
        lines[text.index] = words
        value = lines
    setattr(text.record, text.field, value)
    return Mutation(check, [(text.record, text.field)], f"{text.where}: {words}")


def said(check: str, book: YearBook, chance: Random, sentence: str) -> Mutation:
    """Adds `sentence` to any running text."""
    text = any_running_text(book, chance)
    return rewritten(check, text, f"{text.text} {sentence}")


def changed(check: str, record: Record, field: str, value: object, *others: Where) -> Mutation:
    """Gives the field another value; `others` may be named in its place."""
    words = f"{type(record).__name__}.{field}: {getattr(record, field)} → {value}"
    setattr(record, field, value)
    return Mutation(check, [(record, field), *others], words)


def any_day(book: YearBook, chance: Random) -> datetime.date:
    first, last = first_day(book.year.year), last_day(book.year.year)
    return first + datetime.timedelta(chance.randint(0, (last - first).days))


def days(number: int) -> datetime.timedelta:
    return datetime.timedelta(number)


def years_later(date: datetime.date, years: int) -> datetime.date:
    return date.replace(year=date.year + years)


def paper_of(book: YearBook, kind: PaperKind) -> Paper:
    return next(paper for paper in book.year.papers if paper.kind is kind)
