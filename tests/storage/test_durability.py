"""What was told to be kept is kept whatever happens; what cannot be kept leaves everything as it was, and says so."""

import sqlite3
import sqlite3.dbapi2
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from ita_desktop.model.office import Person
from ita_desktop.storage import workspace as workspaces
from ita_desktop.storage.books import load_book
from ita_desktop.storage.engines import file_engine
from ita_desktop.storage.faults import in_words
from ita_desktop.storage.workspace import Workspace, WorkspaceError

WRITING = ("INSERT", "UPDATE", "DELETE", "CREATE", "DROP", "ALTER", "REPLACE")


@pytest.fixture
def file(sample_content: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "สมมติ.ita"
    path.write_bytes(sample_content)
    return path


def set_telephone(workspace: Workspace, telephone: str) -> None:
    with workspace.changing("แก้โทรศัพท์") as session:
        load_book(session).office.telephone = telephone


def telephone_of(workspace: Workspace) -> str:
    with workspace.reading() as session:
        return load_book(session).office.telephone


def test_every_connection_that_writes_is_one_that_survives_a_power_cut(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[list[str]] = []
    connect = sqlite3.connect

    def listen(*given: Any, **named: Any) -> sqlite3.Connection:
        connection = connect(*given, **named)
        statements: list[str] = []
        told.append(statements)
        connection.set_trace_callback(statements.append)
        return connection

    monkeypatch.setattr(sqlite3, "connect", listen)
    monkeypatch.setattr(sqlite3.dbapi2, "connect", listen)
    workspace = Workspace.open(file)
    workspace.take_hold()
    set_telephone(workspace, "1")
    workspace.close()
    writers = [spoken for spoken in told if any(each.lstrip().upper().startswith(WRITING) for each in spoken)]
    assert len(told) > len(writers) > 0
    for spoken in writers:
        assert spoken[:3] == [
            "PRAGMA journal_mode = DELETE",
            "PRAGMA synchronous = FULL",
            "PRAGMA foreign_keys = ON",
        ]
    assert not any("wal" in each.lower() for spoken in told for each in spoken if "PRAGMA" in each)


def test_the_settings_of_a_connection_hold(file: Path) -> None:
    with file_engine(file).connect() as connection:
        asked = ("journal_mode", "synchronous", "foreign_keys")
        assert [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked] == ["delete", 2, 1]


@contextmanager
def prepared(
    monkeypatch: pytest.MonkeyPatch, prepare: Callable[[sqlite3.Connection], object]
) -> Iterator[None]:
    """Connections of workspaces that are opened in the block find the disk, or the file, in a poor state."""
    make = file_engine

    def make_poor(*given: Any) -> Any:
        engine = make(*given)
        event.listen(engine, "connect", lambda connection, _record: prepare(connection))
        return engine

    with monkeypatch.context() as patch:
        patch.setattr(workspaces, "file_engine", make_poor)
        yield


def fill_disk(connection: sqlite3.Connection) -> None:
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")


def add_many(workspace: Workspace) -> None:
    with workspace.changing("เพิ่มบุคลากร") as session:
        book = load_book(session)
        book.office.people.extend(Person(name=f"สมมติ ที่{number}" * 20) for number in range(300))


def people_of(workspace: Workspace) -> int:
    with workspace.reading() as session:
        return len(load_book(session).office.people)


def test_a_full_disk_is_told_and_leaves_the_file_as_it_was(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = file.read_bytes()
    with prepared(monkeypatch, fill_disk):
        workspace = Workspace.open(file)
    people = people_of(workspace)
    with pytest.raises(WorkspaceError, match="เต็ม"):
        add_many(workspace)
    assert people_of(workspace) == people
    assert file.read_bytes() == content
    assert list(file.parent.iterdir()) == [file]


def test_after_room_was_made_the_same_deed_is_done(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    is_full = True

    def fill_at_first(connection: sqlite3.Connection) -> None:
        if is_full:
            fill_disk(connection)

    with prepared(monkeypatch, fill_at_first):
        workspace = Workspace.open(file)
    people = people_of(workspace)
    with pytest.raises(WorkspaceError):
        add_many(workspace)
    is_full = False
    add_many(workspace)
    assert people_of(workspace) == people + 300


def test_a_file_that_became_read_only_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with prepared(monkeypatch, lambda connection: connection.execute("PRAGMA query_only = ON")):
        workspace = Workspace.open(file)
    before = telephone_of(workspace)
    with pytest.raises(WorkspaceError, match="อ่านได้อย่างเดียว"):
        set_telephone(workspace, "1")
    assert telephone_of(workspace) == before


def test_a_file_that_another_program_is_writing_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with prepared(monkeypatch, lambda connection: connection.execute("PRAGMA busy_timeout = 10")):
        workspace = Workspace.open(file)
    with closing(sqlite3.connect(file)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(WorkspaceError, match="กำลังถูก"):
            set_telephone(workspace, "1")
        assert not workspace.take_hold()
        assert "กำลังถูก" in workspace.read_only
        other.rollback()
    assert workspace.take_hold()
    set_telephone(workspace, "1")
    assert telephone_of(workspace) == "1"
    workspace.close()


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (sqlite3.OperationalError("database is locked"), "กำลังถูก"),
        (sqlite3.OperationalError("database or disk is full"), "เต็ม"),
        (sqlite3.OperationalError("attempt to write a readonly database"), "อ่านได้อย่างเดียว"),
        (sqlite3.OperationalError("unable to open database file"), "ไม่มีสิทธิ์"),
        (sqlite3.OperationalError("disk I/O error"), "ถูกถอดออก"),
        (sqlite3.DatabaseError("database disk image is malformed"), "เสียหาย"),
        (OSError(28, "No space left on device"), "เต็ม"),
        (PermissionError(13, "Permission denied"), "อ่านได้อย่างเดียว"),
        (OSError(5, "Input/output error"), "ถูกถอดออก"),
        (sqlite3.OperationalError("something new"), "something new"),
    ],
)
def test_each_kind_of_trouble_has_its_own_sentence(error: Exception, sentence: str) -> None:
    assert sentence in str(in_words(Path("x.ita"), error))
