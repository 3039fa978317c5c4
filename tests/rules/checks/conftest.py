"""The sample's year, loaded afresh for each test, which may spoil it."""

from collections.abc import Iterator

import pytest

from ita_desktop.actions.sample import fill_sample
from ita_desktop.model.book import YearBook
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace.create(tmp_path_factory.mktemp("sample") / "sample.ita", "sample", fill_sample)


@pytest.fixture
def sample(sample_file: Workspace) -> Iterator[YearBook]:
    with sample_file.reading() as session:
        yield load_book(session)


@pytest.fixture
def sample_before(sample_file: Workspace) -> Iterator[YearBook]:
    """The first year of the sample, which works from no results."""
    with sample_file.reading() as session:
        yield load_book(session, 2565)
