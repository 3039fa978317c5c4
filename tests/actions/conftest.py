"""The sample as a deed finds it: inside a session."""

from collections.abc import Iterator

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Session, Workspace


@pytest.fixture
def session(sample_workspace: Workspace) -> Iterator[Session]:
    with sample_workspace.reading() as session:
        yield session


@pytest.fixture
def book(session: Session) -> YearBook:
    return load_book(session)
