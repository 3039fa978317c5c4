"""A loaded book follows the changes of its file."""

import pytest

from ita_desktop.model.year import Measure, MeasureState
from ita_desktop.storage.books import load_book
from ita_desktop.storage.following import Follower
from ita_desktop.storage.history import Touched
from ita_desktop.storage.undo import next_steps, undo_change
from ita_desktop.storage.workspace import Workspace


@pytest.fixture
def workspace(sample_workspace: Workspace) -> Workspace:
    return sample_workspace


@pytest.fixture
def follower(workspace: Workspace) -> Follower:
    with workspace.reading() as session:
        return Follower(load_book(session))


@pytest.fixture
def heard(workspace: Workspace) -> list[Touched]:
    heard: list[Touched] = []
    workspace.on_change.append(heard.append)
    return heard


def _set_state(workspace: Workspace, number: int, state: MeasureState) -> None:
    with workspace.changing("state") as session:
        session.get_one(Measure, number).state = state


def test_a_changed_field_is_taken_over_by_a_new_book_of_the_same_records(
    workspace: Workspace, follower: Follower, heard: list[Touched]
) -> None:
    before, measure = follower.book, follower.book.year.measures[0]
    _set_state(workspace, measure.id, MeasureState.CANCELLED)
    assert follower.follow(heard[-1])
    assert measure.state is MeasureState.CANCELLED
    assert follower.book is not before
    assert follower.book.year is before.year


def test_an_undone_field_is_taken_over_too(
    workspace: Workspace, follower: Follower, heard: list[Touched]
) -> None:
    measure = follower.book.year.measures[0]
    was = measure.state
    _set_state(workspace, measure.id, MeasureState.CANCELLED)
    with workspace.reading() as session:
        step = next_steps(session).undo
    assert step is not None
    with workspace.changing("undo") as session:
        undo_change(session, step.id)
    assert all(follower.follow(touched) for touched in heard)
    assert measure.state is was


def test_a_record_that_went_asks_for_the_book_anew(
    workspace: Workspace, follower: Follower, heard: list[Touched]
) -> None:
    with workspace.changing("away") as session:
        session.delete(load_book(session).year.measures[0])
    assert not follower.follow(heard[-1])


def test_a_record_that_moved_asks_for_the_book_anew(
    workspace: Workspace, follower: Follower, heard: list[Touched]
) -> None:
    with workspace.changing("moved") as session:
        session.get_one(Measure, follower.book.year.measures[0].id).position = 99
    assert not follower.follow(heard[-1])
