"""A short turn of what `python dev.py ordeal` does for a minute."""

from ita_desktop.storage.workspace import Workspace
from tests.ordeal.many_clients import run_against
from tests.storage.offices import bring_in


def test_of_many_at_once_in_one_office_nobody_loses_anything(
    sample_workspace: Workspace, database: str
) -> None:
    assert sample_workspace.path
    bring_in(sample_workspace.path, database)
    outcome = run_against(database, seconds=4, clients=8)
    assert outcome.faults == []
    assert outcome.changes
    assert outcome.shown
