"""A file with a password: nothing to read without it, everything as before with it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from ita_desktop.model.office import Office, Person
from ita_desktop.storage import locking
from ita_desktop.storage.passwords import FileKey, PasswordError, connected, is_locked, opens, sqlcipher
from ita_desktop.storage.undo import next_steps, undo_change
from ita_desktop.storage.workspace import PasswordNeededError, Workspace, WorkspaceError

PASSWORD = "ดอกคูน หน้าเขต"


@pytest.fixture
def locked(sample_workspace: Workspace) -> Path:
    sample_workspace.set_password(PASSWORD)
    assert sample_workspace.path
    return sample_workspace.path


def names(workspace: Workspace) -> list[str]:
    with workspace.reading() as session:
        return list(session.scalars(select(Person.name).order_by(Person.id)))


def test_a_locked_file_opens_with_its_password_and_holds_what_it_held(
    sample_workspace: Workspace,
) -> None:
    before = names(sample_workspace)
    sample_workspace.set_password(PASSWORD)
    assert names(sample_workspace) == before
    assert sample_workspace.path
    assert names(Workspace.open(sample_workspace.path, PASSWORD)) == before


def test_nothing_can_be_read_in_a_locked_file(sample_content: bytes, locked: Path) -> None:
    content = locked.read_bytes()
    name = "สมมติ".encode()
    assert name in sample_content
    assert name not in content
    assert b"CREATE TABLE" not in content
    assert not list(locked.parent.glob("*.part"))


def test_without_the_password_it_is_asked_for(locked: Path) -> None:
    with pytest.raises(PasswordNeededError, match="มีรหัสผ่าน"):
        Workspace.open(locked)
    with pytest.raises(PasswordNeededError, match="ไม่ตรง"):
        Workspace.open(locked, "ดอกคูน หน้าวัด")


def test_a_damaged_file_is_not_taken_for_a_wrong_password(locked: Path) -> None:
    content = bytearray(locked.read_bytes())
    content[1000:1400] = bytes(400)
    locked.write_bytes(content)
    assert opens(locked, FileKey.of_file(locked, PASSWORD))
    assert not opens(locked, FileKey.of_file(locked, "ดอกคูน หน้าวัด"))
    with pytest.raises(WorkspaceError) as refused:
        Workspace.open(locked, PASSWORD)
    assert not isinstance(refused.value, PasswordNeededError)


def test_errors_of_a_locked_file_are_those_of_any_other(locked: Path, tmp_path: Path) -> None:
    key = FileKey.of_file(locked, PASSWORD)
    with connected(locked, key) as connection:
        with pytest.raises(sqlite3.OperationalError, match="no such table"):
            connection.execute("SELECT 1 FROM nowhere")
        with pytest.raises(sqlite3.IntegrityError):
            connection.execute("INSERT INTO office (id) VALUES (1)")
        connection.set_progress_handler(lambda: True, 10)
        with pytest.raises(sqlite3.OperationalError, match="interrupted"):
            connection.execute("PRAGMA quick_check").fetchall()
    (tmp_path / "copy.ita").touch()
    with (
        connected(locked, FileKey.of_file(locked, "ดอกคูน หน้าวัด")) as connection,
        connected(tmp_path / "copy.ita", key) as target,
        pytest.raises(sqlite3.DatabaseError, match="not a database"),
    ):
        connection.backup(target)


def test_changes_of_a_locked_file_are_kept_and_undone(locked: Path) -> None:
    workspace = Workspace.open(locked, PASSWORD)
    with workspace.changing("แก้ชื่อ") as session:
        session.scalars(select(Office)).one().district = "เขตใหม่"
    again = Workspace.open(locked, PASSWORD)
    with again.changing("เลิกทำ") as session:
        step = next_steps(session).undo
        assert step
        assert step.words == "แก้ชื่อ"
        undo_change(session, step.id)
    with again.reading() as session:
        assert session.scalars(select(Office)).one().district != "เขตใหม่"


def test_another_password_takes_the_place_of_the_first(locked: Path) -> None:
    Workspace.open(locked, PASSWORD).set_password("ต้นราชพฤกษ์")
    with pytest.raises(PasswordNeededError):
        Workspace.open(locked, PASSWORD)
    assert names(Workspace.open(locked, "ต้นราชพฤกษ์"))


def test_without_password_the_file_is_as_it_was_before(sample_content: bytes, locked: Path) -> None:
    Workspace.open(locked, PASSWORD).set_password("")
    assert not is_locked(locked)
    former = locked.with_name("former.ita")
    former.write_bytes(sample_content)
    dumps: list[list[str]] = []
    for path in (former, locked):
        with closing(sqlite3.connect(path)) as connection:
            dumps.append(sorted(connection.iterdump()))
    assert dumps[0] == dumps[1]


def test_any_program_that_knows_sqlcipher_opens_it_with_the_password_alone(locked: Path) -> None:
    with closing(sqlcipher().connect(str(locked))) as connection:
        connection.execute(f"PRAGMA key = '{PASSWORD}'")
        assert connection.execute("SELECT count(*) FROM person").fetchone() != (0,)


@pytest.mark.parametrize("password", ["1234567", "        ก", "     "])
def test_a_password_that_is_soon_guessed_is_refused(sample_workspace: Workspace, password: str) -> None:
    with pytest.raises(PasswordError, match="อย่างน้อย"):
        sample_workspace.set_password(password)
    assert sample_workspace.path
    assert not is_locked(sample_workspace.path)


def test_a_copy_that_is_not_whole_does_not_take_the_place_of_the_file(
    sample_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sample_workspace.path
    before = sample_workspace.path.read_bytes()
    monkeypatch.setattr(locking, "_holdings", lambda *_: {})
    with pytest.raises(PasswordError, match="ไม่ครบ"):
        sample_workspace.set_password(PASSWORD)
    assert sample_workspace.path.read_bytes() == before
    assert names(sample_workspace)
    assert not list(sample_workspace.path.parent.glob("*.part"))


def test_what_an_error_tells_holds_no_records(sample_workspace: Workspace) -> None:
    with sample_workspace.reading() as session:
        engine = session.get_bind()
    with pytest.raises(Exception, match="no such table") as failed, engine.connect() as connection:  # type: ignore[union-attr]
        connection.exec_driver_sql("SELECT * FROM nowhere WHERE name = ?", ("นายสมมติ",))
    assert "สมมติ" not in str(failed.value)
