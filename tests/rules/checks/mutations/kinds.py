"""All kinds of slips, and what the checks say when one of them is put into the sample."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from random import Random

from sqlalchemy import inspect
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value

from ita_desktop.actions.checks import compose_papers
from ita_desktop.model.book import YearBook
from ita_desktop.rules.checks.table import find_slips
from ita_desktop.rules.findings import Evidence, Finding
from tests.rules.checks.mutations import (
    answers,
    completeness,
    dates,
    figures,
    links,
    minutes,
    names,
    numbers,
    rows,
    words,
)
from tests.rules.checks.mutations.mutation import Kind, Mutation

KINDS: tuple[Kind, ...] = tuple(
    kind
    for module in (dates, numbers, figures, names, rows, words, links, minutes, completeness, answers)
    for kind in module.KINDS
)

DAY_OF_LOOKING = datetime.date(2023, 4, 30)
"""When everything in the sample is due that anybody was asked for."""


@dataclass(frozen=True)
class Outcome:
    """`found`: what the right check says at a right place; `others`: what nobody should have said."""

    mutation: Mutation
    found: tuple[Finding, ...]
    others: tuple[Finding, ...]

    @property
    def is_right(self) -> bool:
        return bool(self.found) and not self.others

    def described(self) -> str:
        told = [f"{each.check.name} at {each.slip.place.words}: {each.slip.message}" for each in self.others]
        state = "" if self.found else f"{self.mutation.check} did not find it. "
        return f"{self.mutation.words} — {state}{' | '.join(told)}"


def outcomes(session: Session, book: YearBook, kind: Kind, times: int, seed: int) -> Iterator[Outcome]:
    """`book` is of `session`; every slip is taken out of it again."""
    for number in range(times):
        with taken_back(session):
            yield outcome(kind, book, Random(f"{seed} {kind.name} {number}"))


@contextmanager
def taken_back(session: Session) -> Iterator[None]:
    """Afterwards the records are as they were loaded."""
    yield
    for record in session.new:
        session.expunge(record)
    for record in session.dirty:
        for name, before in dict(inspect(record).committed_state).items():
            set_committed_value(record, name, before)


def outcome(kind: Kind, book: YearBook, chance: Random) -> Outcome:
    mutation = kind.mutate(book, chance)
    found, others = list[Finding](), list[Finding]()
    for finding in find_slips(evidence_of(book)):
        place = finding.slip.place
        is_it = any(place.record is record and place.field == field for record, field in mutation.places)
        if finding.check.name == mutation.check and is_it:
            found.append(finding)
        elif finding.check.name not in kind.companions:
            others.append(finding)
    return Outcome(mutation, tuple(found), tuple(others))


def evidence_of(book: YearBook) -> Evidence:
    """Of the records as they are now: a book keeps what was worked out from them before."""
    book = replace(book)
    return Evidence(book, lambda: (composed.text for composed in compose_papers(book)), DAY_OF_LOOKING)
