"""One slip of each kind at a random place of sound data: the right check names it there, and no other says a word.

With MUTATIONS=2000 in the environment so many slips are tried, otherwise one of each kind.
"""

import os

import pytest

from ita_desktop.storage.workspace import Workspace
from tests.rules.checks.mutations.kinds import KINDS, outcomes

SEED = 2566
TIMES = max(1, round(int(os.environ.get("MUTATIONS", "0")) / len(KINDS)))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_a_slip_is_found_where_it_is_and_nothing_else_is_told(kind, sample_file: Workspace) -> None:
    wrong = [each.described() for each in outcomes(sample_file, kind, TIMES, SEED) if not each.is_right]
    assert wrong == []


def test_kinds_are_told_apart() -> None:
    assert len({kind.name for kind in KINDS}) == len(KINDS)
