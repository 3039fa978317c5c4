"""How tests run: windows without a screen, the same examples in every CI run, no verdict on a slow machine."""

import gc
import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import settings

from ita_desktop.actions.sample import fill_sample
from ita_desktop.qt.garbage import collect_if_much
from ita_desktop.storage.workspace import Workspace
from tests.compiled_once import compile_once
from tests.covered import follow_jobs, keep_counts
from tests.postgres import drop_database, find_program, make_database, running_server

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("project", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("project")

# As in the program: jobs of windows run aside, and no widget may be collected there.
gc.disable()

compile_once()
follow_jobs()


@pytest.hookimpl(trylast=True)
def pytest_collection_finish() -> None:
    """What was imported stays, and need not be looked through for rubbish again."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    collect_if_much()


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    keep_counts()


@pytest.fixture(scope="session")
def sample_content(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The file of the sample; made once, as that takes longer than a test."""
    path = tmp_path_factory.mktemp("sample") / "สมมติ.ita"
    Workspace.create(path, "สร้างแฟ้ม", fill_sample).close()
    return path.read_bytes()


@pytest.fixture
def sample_workspace(sample_content: bytes, tmp_path: Path) -> Iterator[Workspace]:
    """A copy of the sample that the test may spoil."""
    path = tmp_path / "สมมติ.ita"
    path.write_bytes(sample_content)
    workspace = Workspace.open(path)
    yield workspace
    workspace.close()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a PostgreSQL with nothing in it, for its owner."""
    if not find_program("initdb"):
        pytest.skip("PostgreSQL is not installed")
    with running_server() as url:
        yield url


@pytest.fixture(scope="session")
def _numbers() -> Iterator[int]:
    return count(1)


@pytest.fixture
def database(server: str, _numbers: Iterator[int]) -> Iterator[str]:
    """The address of a database of the test's own, prepared for offices."""
    address = make_database(server, f"ita{next(_numbers)}")
    yield address
    drop_database(address)
