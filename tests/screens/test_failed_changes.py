"""A change that the disk refuses leaves the window as it was, says why, and can be made again."""

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from sqlalchemy import event

from ita_desktop.actions.fields import set_field
from ita_desktop.screens.desk import Desk
from ita_desktop.storage import workspace as workspaces
from ita_desktop.storage.engines import file_engine
from ita_desktop.storage.workspace import Workspace


def test_a_full_disk_leaves_the_window_as_it_was(
    qapp: QApplication, sample_file: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "sample.ita"
    path.write_bytes(sample_file)
    is_full = False

    def fill(connection: sqlite3.Connection, _record: object) -> None:
        if is_full:
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(f"PRAGMA max_page_count = {pages}")

    def make_engine(*given: Any) -> Any:
        engine = file_engine(*given)
        event.listen(engine, "connect", fill)
        return engine

    monkeypatch.setattr(workspaces, "file_engine", make_engine)
    desk = Desk(Workspace.open(path))
    refused: list[str] = []
    changed: list[object] = []
    desk.refused.connect(refused.append)
    desk.changed.connect(changed.append)
    before, steps = desk.book.office.address, desk.steps
    much = "เลขที่ ๑ ถนนสมมติ " * 2000

    def write() -> None:
        desk.change("แก้ที่อยู่", lambda session: set_field(session, desk.book.office, "address", much))

    is_full = True
    write()
    assert len(refused) == 1
    assert "เต็ม" in refused[0]
    assert (desk.book.office.address, desk.steps, changed) == (before, steps, [])
    is_full = False
    write()
    assert desk.book.office.address == much
    assert len(changed) == 1
    desk.close()
