"""A desk with the sample, and one with an office that has no data yet, each on a file of its own."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from PySide6.QtWidgets import QApplication

from ita_desktop.actions.offices import open_office
from ita_desktop.actions.sample import fill_sample
from ita_desktop.qt.theme import theme
from ita_desktop.screens import application
from ita_desktop.screens.desk import Desk
from ita_desktop.storage.workspace import Workspace
from ita_desktop.translation import SOURCE_LANGUAGE, use_language


@pytest.fixture(autouse=True)
def usual_look(qapp: QApplication) -> None:
    """Thai, light, at 100 %, whatever the test before looked at."""
    use_language(SOURCE_LANGUAGE)
    theme().scheme = "light"
    theme().scale = 1.0


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests that run beside this one also start without a file, and none shall answer for another."""
    monkeypatch.setattr(application, "NO_FILE", f"no file {uuid4()}")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("sample") / "sample.ita"
    Workspace.create(path, "made", fill_sample).close()
    return path.read_bytes()


@pytest.fixture
def desk(qapp: QApplication, sample_file: bytes, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "sample.ita"
    path.write_bytes(sample_file)
    desk = Desk(Workspace.open(path))
    yield desk
    desk.close()


@pytest.fixture
def empty_desk(qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    """An office that was opened a moment ago."""
    path = tmp_path / "empty.ita"
    workspace = Workspace.create(
        path,
        "made",
        lambda session: open_office(session, "สำนักงานเขตว่างเปล่า", 2566, "bma-2566", "bma-2565") and None,
    )
    desk = Desk(workspace)
    yield desk
    desk.close()
