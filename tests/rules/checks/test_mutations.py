"""One slip of each kind at a random place of sound data: the right check names it there, and no other says a word.

With MUTATIONS=2000 in the environment so many slips are tried, otherwise one of each kind.
"""

import os
from math import ceil
from random import Random

import pytest

from ita_desktop.rules.checks.table import CHECKS
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace
from tests.rules.checks.mutations.kinds import KINDS, outcomes
from tests.rules.checks.mutations.mutation import Kind

SEED = 2566
TIMES = max(1, ceil(int(os.environ.get("MUTATIONS", "0")) / len(KINDS)))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_slip_is_found_where_it_is_and_nothing_else_is_told(kind: Kind, sample_file: Workspace) -> None:
    wrong = [each.described() for each in outcomes(sample_file, kind, TIMES, SEED) if not each.is_right]
    assert wrong == []


def test_every_check_is_put_to_the_proof_by_some_kind_of_slip(sample_file: Workspace) -> None:
    tried: set[str] = set()
    for kind in KINDS:
        with sample_file.reading() as session:
            tried.add(kind.mutate(load_book(session), Random(SEED)).check)
    assert tried == {check.name for check in CHECKS}


def test_kinds_are_told_apart() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
