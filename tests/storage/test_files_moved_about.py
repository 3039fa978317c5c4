"""What becomes of an open file when it is removed, renamed, copied over or reached by another name."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from ita_desktop.storage import workspace as workspaces
from ita_desktop.storage.backup_making import make_backup
from ita_desktop.storage.backups import folder_beside, list_backups
from ita_desktop.storage.books import load_book
from ita_desktop.storage.conflicts import Seen
from ita_desktop.storage.passwords import is_locked
from ita_desktop.storage.restoring import restore
from ita_desktop.storage.workspace import Workspace, WorkspaceError

needs_links = pytest.mark.skipif(sys.platform == "win32", reason="only administrators make links there")
needs_bytes = pytest.mark.skipif(sys.platform == "win32", reason="names are counted in letters there")


@pytest.fixture
def file(sample_content: bytes, tmp_path: Path) -> Path:
    folder = tmp_path / "งาน"
    folder.mkdir()
    path = folder / "สมมติ.ita"
    path.write_bytes(sample_content)
    return path


def opened(file: Path) -> Workspace:
    """As the window opens it."""
    workspace = Workspace.open(file)
    workspace.take_hold()
    return workspace


def set_telephone(workspace: Workspace, telephone: str, seen: Seen | None = None) -> None:
    with workspace.changing("แก้โทรศัพท์", seen) as session:
        load_book(session).office.telephone = telephone


def read(workspace: Workspace) -> str:
    with workspace.reading() as session:
        return load_book(session).office.telephone


def telephone_of(file: Path) -> str:
    workspace = Workspace.open(file)
    telephone = read(workspace)
    workspace.close()
    return telephone


@pytest.mark.parametrize(
    "deed",
    [
        lambda workspace: set_telephone(workspace, "1"),
        read,
        lambda workspace: workspace.set_password("รหัสผ่านยาวพอ"),
        lambda workspace: workspace.compact(),
    ],
    ids=["change", "read", "password", "compact"],
)
def test_where_a_file_was_removed_no_empty_one_is_laid(
    file: Path, deed: Callable[[Workspace], object]
) -> None:
    workspace = opened(file)
    file.unlink()
    with pytest.raises(WorkspaceError, match="ไม่พบแฟ้ม"):
        deed(workspace)
    workspace.take_hold()
    workspace.close()
    assert list(file.parent.iterdir()) == []


def test_a_file_that_was_renamed_and_put_back_is_worked_on(file: Path) -> None:
    workspace = opened(file)
    moved = file.rename(file.with_name("ชื่อใหม่.ita"))
    with pytest.raises(WorkspaceError, match="ไม่พบแฟ้ม"):
        set_telephone(workspace, "1")
    moved.rename(file)
    set_telephone(workspace, "2")
    workspace.close()
    assert telephone_of(file) == "2"


def test_a_stick_that_is_pulled_out_and_put_back_is_worked_on(file: Path, tmp_path: Path) -> None:
    workspace = opened(file)
    pulled = file.parent.rename(tmp_path / "ถอดแล้ว")
    with pytest.raises(WorkspaceError, match="ไม่พบแฟ้ม"):
        set_telephone(workspace, "1")
    pulled.rename(file.parent)
    set_telephone(workspace, "2")
    workspace.close()
    assert telephone_of(file) == "2"


def test_over_an_older_copy_that_took_its_place_nothing_is_written(file: Path, tmp_path: Path) -> None:
    older = shutil.copyfile(file, tmp_path / "older.ita")
    workspace = opened(file)
    set_telephone(workspace, "1")
    with workspace.reading() as session:
        book = load_book(session)
    seen = Seen(lambda _table, _number: None, book.as_of)
    shutil.copyfile(older, file)
    with pytest.raises(WorkspaceError, match="ฉบับที่เก่ากว่า"):
        set_telephone(workspace, "2", seen)
    workspace.close()
    assert file.read_bytes() == older.read_bytes()


@needs_links
def test_a_file_reached_by_a_link_is_held_locked_and_restored_itself(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "ทางลัด.ita"
    link.symlink_to(file)
    made = make_backup(link)
    assert made in list_backups(folder_beside(file))
    workspace = opened(link)
    assert workspace.path == file
    workspace.set_password("รหัสผ่านยาวพอ")
    workspace.close()
    assert is_locked(file)
    restore(link, made.path, workspace.file_key)
    assert not is_locked(file)
    assert link.is_symlink()


@needs_bytes
@pytest.mark.parametrize("letters", [81, 84, 300])
def test_a_name_that_is_too_long_is_said_to_be(sample_content: bytes, tmp_path: Path, letters: int) -> None:
    path = tmp_path / f"{'ก' * letters}.ita"
    with pytest.raises(WorkspaceError, match="ยาวเกินไป"):
        Workspace.create(path, "สร้างแฟ้ม", lambda _session: None)
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(WorkspaceError, match=r"ยาวเกินไป|ไม่พบแฟ้ม"):
        Workspace.open(path)


@needs_bytes
def test_a_file_whose_name_is_too_long_to_be_held_is_looked_at(sample_content: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"{'ก' * 82}.ita"
    path.write_bytes(sample_content)
    workspace = opened(path)
    assert "ยาวเกินไป" in workspace.read_only
    workspace.close()


def test_a_backup_for_which_there_is_no_room_to_be_shown_is_not_called_damaged(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = make_backup(file)
    monkeypatch.setattr(workspaces, "mkdtemp", lambda **_named: str(tmp_path / "no such folder"))
    with pytest.raises(WorkspaceError, match="no such folder") as refused:
        Workspace.open(backup.path)
    assert not isinstance(refused.value, workspaces.DamagedError)


@pytest.mark.parametrize("former", ["", "รหัสผ่านเก่า"])
def test_who_reads_on_after_somebody_set_a_password_is_told_so(file: Path, former: str) -> None:
    holder = opened(file)
    if former:
        holder.set_password(former)
    reader = Workspace.open(file, former)
    holder.set_password("รหัสผ่านยาวพอ")
    with pytest.raises(WorkspaceError, match="เปลี่ยนรหัสผ่าน"):
        read(reader)
    holder.close()
    reader.take_hold()
    assert "เปลี่ยนรหัสผ่าน" in reader.read_only
    reader.close()
