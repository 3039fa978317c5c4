"""A file of every released version opens, holds what it held, and looks like a file made today."""

import json
import lzma
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event

from ita_desktop.model.records import Record
from ita_desktop.storage import upgrades
from ita_desktop.storage.backups import Occasion, folder_beside, list_backups
from ita_desktop.storage.books import load_book
from ita_desktop.storage.engines import file_engine
from ita_desktop.storage.holder import Holder, note_of
from ita_desktop.storage.undo import next_steps, undo_change
from ita_desktop.storage.upgrades import SCHEMA_VERSION
from ita_desktop.storage.workspace import Workspace

RELEASED = Path(__file__).parent / "released"
VERSIONS = sorted(RELEASED.glob("version-*.ita.xz"))
ADDED = {"version", "office_id", "identity"}


@pytest.fixture(params=VERSIONS, ids=lambda path: path.name)
def released(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "แฟ้มเดิม.ita"
    path.write_bytes(lzma.decompress(request.param.read_bytes()))
    return path


def rows_of(path: Path) -> dict[str, list[dict[str, Any]]]:
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            table: [dict(row) for row in connection.execute(f'SELECT * FROM "{table}" ORDER BY id')]
            for table in tables
        }


def schema_of(path: Path) -> Mapping[str, object]:
    """What each table is made of, in whatever order its columns came."""
    with closing(sqlite3.connect(path)) as connection:
        ask = connection.execute
        names = [row[0] for row in ask("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {
            name: (
                sorted(row[1:] for row in ask(f'PRAGMA table_info("{name}")')),
                sorted(row[2:] for row in ask(f'PRAGMA foreign_key_list("{name}")')),
                sorted(
                    (row[2:], [column[2] for column in ask(f'PRAGMA index_info("{row[1]}")')])
                    for row in ask(f'PRAGMA index_list("{name}")')
                ),
            )
            for name in names
        }


def test_there_is_a_file_of_each_released_version() -> None:
    assert len(VERSIONS) == SCHEMA_VERSION - 1


def test_an_old_file_holds_everything_after_it_was_brought_up(released: Path) -> None:
    before = rows_of(released)
    Workspace.open(released).close()
    after = rows_of(released)
    versioned = {table for table, rows in before.items() if not rows or "version" in rows[0]}
    del before["changed_record"]
    for table, rows in before.items():
        kept = [{name: row[name] for name in rows[0]} for row in after[table]]
        assert kept == rows, table
    fresh = (rows for table, rows in after.items() if table not in versioned)
    assert {row["version"] for rows in fresh for row in rows} <= {1}
    assert {row["office_id"] for row in after["change"]} == {after["office"][0]["id"]}


def test_an_old_file_has_the_schema_of_a_new_one(
    released: Path, sample_content: bytes, tmp_path: Path
) -> None:
    fresh = tmp_path / "ใหม่.ita"
    fresh.write_bytes(sample_content)
    Workspace.open(released).close()
    assert schema_of(released) == schema_of(fresh)
    engine = file_engine(released)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Record.metadata) == []


def test_the_history_of_an_old_file_can_be_undone_to_its_beginning(released: Path) -> None:
    workspace = Workspace.open(released)
    undone: list[str] = []
    while True:
        with workspace.reading() as session:
            step = next_steps(session).undo
        if step is None:
            break
        undone.append(step.words)
        with workspace.changing(f"เลิกทำ: {step.words}") as session:
            undo_change(session, step.id)
    assert undone == ["เพิ่มบุคลากร", "แก้มาตรการ", "แก้โทรศัพท์"]
    with workspace.reading() as session:
        assert load_book(session).office.telephone == "9900"


def test_copies_brought_up_apart_are_of_one_office(released: Path, tmp_path: Path) -> None:
    copy = tmp_path / "สำเนา.ita"
    copy.write_bytes(released.read_bytes())
    identities: set[str] = set()
    for path in (released, copy):
        with Workspace.open(path).reading() as session:
            identities.add(load_book(session).office.identity)
    assert len(identities) == 1


def test_what_it_was_is_kept_as_a_backup(released: Path) -> None:
    before = rows_of(released)
    Workspace.open(released).close()
    (backup,) = list_backups(folder_beside(released))
    assert backup.occasion is Occasion.UPGRADE
    assert rows_of(backup.path) == before


def test_without_a_backup_nothing_is_brought_up_but_it_can_be_looked_at(released: Path) -> None:
    before = released.read_bytes()
    folder_beside(released).write_bytes(b"a file where the folder should be")
    workspace = Workspace.open(released)
    assert "รุ่นก่อน" in workspace.read_only
    assert not workspace.take_hold()
    with workspace.reading() as session:
        assert load_book(session).year.measures
    workspace.close()
    assert released.read_bytes() == before


def test_a_step_that_fails_leaves_the_file_as_it_was(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = rows_of(released)
    steps = upgrades._steps()  # noqa: SLF001

    def fail_at_the_end() -> None:
        steps[SCHEMA_VERSION]()
        raise KeyError("half way")

    monkeypatch.setattr(upgrades, "_steps", lambda: steps | {SCHEMA_VERSION: fail_at_the_end})
    with pytest.raises(KeyError):
        Workspace.open(released)
    assert rows_of(released) == before


KILLED_HALF_WAY = """
import os, signal, sys
from pathlib import Path
from ita_desktop.storage import upgrades

steps = upgrades._steps()
last = max(steps)

def step():
    steps[last]()
    os.kill(os.getpid(), signal.SIGKILL)

upgrades._steps = lambda: {**steps, last: step}
from ita_desktop.storage.workspace import Workspace
Workspace.open(Path(sys.argv[1]))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_a_program_that_dies_half_way_leaves_the_file_as_it_was(released: Path) -> None:
    before = rows_of(released)
    died = subprocess.run([sys.executable, "-X", "utf8", "-c", KILLED_HALF_WAY, str(released)])
    assert died.returncode == -signal.SIGKILL
    assert rows_of(released) == before
    Workspace.open(released).close()
    assert len(rows_of(released)["measure"]) == len(before["measure"])


OPENED = """
import sys
from pathlib import Path
from ita_desktop.storage.workspace import Workspace
from ita_desktop.storage.books import load_book
with Workspace.open(Path(sys.argv[1])).changing("x") as session:
    load_book(session).office.telephone = "1"
print("alembic" in sys.modules)
"""


def test_a_file_of_today_needs_nothing_of_the_upgrades(sample_content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "ใหม่.ita"
    path.write_bytes(sample_content)
    command = [sys.executable, "-X", "utf8", "-c", OPENED, str(path)]
    assert subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout == "False\n"


def test_a_file_that_somebody_writes_just_now_is_not_brought_up(
    released: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with closing(sqlite3.connect(released)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        engine = file_engine(released)
        monkeypatch.setattr(upgrades, "file_engine", lambda *_given: engine)

        @event.listens_for(engine, "connect")
        def _hurry(connection: sqlite3.Connection, _record: object) -> None:
            connection.execute("PRAGMA busy_timeout = 10")

        workspace = Workspace.open(released)
        assert "กำลังถูก" in workspace.read_only
        workspace.close()
    assert rows_of(released)["change"]
    # Else each opening would add one that is never thinned out.
    assert not list_backups(folder_beside(released))


def test_a_file_that_somebody_works_on_with_an_older_program_is_looked_at_and_stays_as_it_is(
    released: Path,
) -> None:
    before = released.read_bytes()
    note = json.dumps(asdict(Holder("somchai", "PC-7", 4711, "2023-03-14T09:30:00+07:00", "abc", 5)))
    note_of(released).write_text(note, encoding="utf-8")
    workspace = Workspace.open(released)
    assert "somchai" in workspace.read_only
    workspace.close()
    assert released.read_bytes() == before
    os.utime(note_of(released), (0, 0))
    Workspace.open(released).close()
    assert rows_of(released)["office"][0]["identity"]
