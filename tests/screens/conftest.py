"""A desk with the sample, and one with an office that has no data yet, each on a file of its own."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication

from ita_desktop.actions.offices import open_office
from ita_desktop.screens import application
from ita_desktop.screens.desk import Desk
from ita_desktop.storage.workspace import Workspace
from tests.qt.conftest import usual_look as usual_look


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that run beside this one also start without a file, and none shall answer for another."""
    monkeypatch.setattr(application, "NO_FILE", f"no file {uuid4()}")


@pytest.fixture(scope="session")
def sample_file(sample_content: bytes) -> bytes:
    return sample_content


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """An office that was opened a moment ago."""
    path = tmp_path_factory.mktemp("empty") / "empty.ita"
    Workspace.create(
        path,
        "made",
        lambda session: open_office(session, "สำนักงานเขตว่างเปล่า", 2566, "bma-2566", "bma-2565") and None,
    ).close()
    return path.read_bytes()


@pytest.fixture
def desk(qapp: QApplication, sample_file: bytes, tmp_path: Path) -> Iterator[Desk]:
    yield from open_desk(tmp_path / "sample.ita", sample_file)


@pytest.fixture
def empty_desk(qapp: QApplication, empty_file: bytes, tmp_path: Path) -> Iterator[Desk]:
    yield from open_desk(tmp_path / "empty.ita", empty_file)


def open_desk(path: Path, content: bytes) -> Iterator[Desk]:
    path.write_bytes(content)
    desk = Desk(Workspace.open(path))
    yield desk
    desk.close()
    # What is connected to its signals lives as long as it does: whole places.
    desk.deleteLater()
