"""One slip of each kind at a random place of sound data: the right check names it there, and no other says a word.

With MUTATIONS=2000 in the environment so many slips are tried, otherwise one of each kind.
"""

import os
from collections.abc import Iterator
from dataclasses import replace
from math import ceil
from random import Random

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.rules.checks.table import CHECKS
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Session, Workspace
from tests.rules.checks.mutations.kinds import KINDS, outcomes, taken_back
from tests.rules.checks.mutations.mutation import Kind

SEED = 2566
TIMES = max(1, ceil(int(os.environ.get("MUTATIONS", "0")) / len(KINDS)))


@pytest.fixture(scope="module")
def session(sample_file: Workspace) -> Iterator[Session]:
    with sample_file.reading() as session:
        yield session


@pytest.fixture(scope="module")
def sound(session: Session) -> YearBook:
    """Loaded once for all slips: each is taken out again."""
    return load_book(session)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_slip_is_found_where_it_is_and_nothing_else_is_told(
    kind: Kind, session: Session, sound: YearBook
) -> None:
    wrong = [each.described() for each in outcomes(session, sound, kind, TIMES, SEED) if not each.is_right]
    assert wrong == []


def test_every_check_is_put_to_the_proof_by_some_kind_of_slip(session: Session, sound: YearBook) -> None:
    tried: set[str] = set()
    for kind in KINDS:
        with taken_back(session):
            tried.add(kind.mutate(replace(sound), Random(SEED)).check)
    assert tried == {check.name for check in CHECKS}


def test_kinds_are_told_apart() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
