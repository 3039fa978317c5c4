"""The sample's year, loaded afresh for each test, which may spoil it."""

from collections.abc import Iterator

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory, sample_content: bytes) -> Workspace:
    path = tmp_path_factory.mktemp("sample") / "sample.ita"
    path.write_bytes(sample_content)
    return Workspace.open(path)


@pytest.fixture
def sample(sample_file: Workspace) -> Iterator[YearBook]:
    with sample_file.reading() as session:
        yield load_book(session)


@pytest.fixture
def sample_before(sample_file: Workspace) -> Iterator[YearBook]:
    """The first year of the sample, which works from no results."""
    with sample_file.reading() as session:
        yield load_book(session, 2565)
