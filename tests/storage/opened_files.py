"""The sample as a file of the test's own, and opened as the window opens it."""

from pathlib import Path

import pytest

from ita_desktop.storage.workspace import Workspace


@pytest.fixture
def file(sample_content: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "สมมติ.ita"
    path.write_bytes(sample_content)
    return path


def opened(file: Path) -> Workspace:
    """As the window opens it."""
    workspace = Workspace.open(file)
    workspace.take_hold()
    return workspace
