"""Restoring: at once and whole, whatever state the file is in, and what was there is kept."""

import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from ita_desktop.actions.backups import compare_with_file
from ita_desktop.model.office import Office, Person
from ita_desktop.storage.backup_contents import find_damage
from ita_desktop.storage.backup_making import make_backup
from ita_desktop.storage.backups import Backup, BackupError, Occasion, folder_beside, list_backups
from ita_desktop.storage.holder import HeldError, note_of
from ita_desktop.storage.passwords import connected
from ita_desktop.storage.restoring import find_last_sound, restore
from ita_desktop.storage.workspace import Workspace
from tests.storage.offices import district, rename_district, spoil


@pytest.fixture
def file(sample_content: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "เขตสมมติ.ita"
    path.write_bytes(sample_content)
    return path


@pytest.fixture
def backup(file: Path) -> Backup:
    made = make_backup(file)
    rename_district(file, "ใหม่")
    return made


def test_the_file_becomes_the_backup_and_what_it_was_is_kept(file: Path, backup: Backup) -> None:
    before = file.read_bytes()
    kept = restore(file, backup.path)
    assert file.read_bytes() == backup.path.read_bytes()
    assert kept is not None
    assert kept.occasion is Occasion.RESTORE
    assert kept.path.read_bytes() == before
    assert {path.name for path in file.parent.iterdir()} == {file.name, folder_beside(file).name}


def test_a_damaged_file_is_kept_bit_by_bit(file: Path, backup: Backup) -> None:
    damaged = spoil(file)
    kept = restore(file, backup.path)
    assert kept is not None
    assert kept.path.read_bytes() == damaged
    assert find_damage(kept.path)
    assert find_damage(file) == ""


def test_a_damaged_backup_replaces_nothing(file: Path, backup: Backup) -> None:
    spoil(backup.path)
    before = file.read_bytes()
    with pytest.raises(BackupError, match="แฟ้มยังเป็นเหมือนเดิม"):
        restore(file, backup.path)
    assert file.read_bytes() == before
    assert list_backups(folder_beside(file)) == (backup,)


def test_the_file_itself_is_no_backup_of_its_own(file: Path) -> None:
    with pytest.raises(BackupError, match="โปรดเลือกสำเนาสำรอง"):
        restore(file, file)


def test_whoever_is_writing_is_not_cut_off(
    file: Path, backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    with connected(file) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE office SET district = 'ครึ่งทาง'")
        with pytest.raises(BackupError, match="กำลังถูกบันทึกอยู่"):
            restore(file, backup.path)
        other.commit()
    assert district(file) == "ครึ่งทาง"


def test_a_file_that_somebody_has_open_is_not_replaced(file: Path, backup: Backup) -> None:
    workspace = Workspace.open(file)
    assert workspace.take_hold()
    before = file.read_bytes()
    with pytest.raises(HeldError):
        restore(file, backup.path)
    workspace.close()
    assert file.read_bytes() == before
    restore(file, backup.path)


def test_whoever_left_a_note_long_ago_does_not_stand_in_the_way(file: Path, backup: Backup) -> None:
    note_of(file).write_text("of a computer that was switched off", encoding="utf-8")
    with pytest.raises(HeldError):
        restore(file, backup.path)
    for at in (0, time.time() + 10_000):
        # The clock that wrote it may have gone wrong either way.
        os.utime(note_of(file), (at, at))
        restore(file, backup.path)
    assert file.read_bytes() == backup.path.read_bytes()


def test_a_folder_in_the_place_of_the_note_is_refused_in_words(file: Path, backup: Backup) -> None:
    before = file.read_bytes()
    note_of(file).mkdir()
    with pytest.raises(BackupError):
        restore(file, backup.path)
    assert file.read_bytes() == before


def test_a_journal_of_the_former_file_does_not_spoil_the_new_one(file: Path, backup: Backup) -> None:
    spoil(file)
    journal = file.with_name(f"{file.name}-journal")
    journal.write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(2000))
    kept = restore(file, backup.path)
    assert not journal.exists()
    assert kept is not None
    assert district(file) == district(backup.path)


def test_a_full_disk_replaces_nothing_and_leaves_nothing_behind(
    file: Path, backup: Backup, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, beside = file.read_bytes(), set(file.parent.rglob("*"))
    copy = shutil.copyfile

    def copy_to_full_disk(source: Path, target: Path) -> Path:
        copy(source, target)
        if source == file:
            raise OSError(errno.ENOSPC, "full")
        return target

    monkeypatch.setattr(shutil, "copyfile", copy_to_full_disk)
    with pytest.raises(BackupError, match="ที่เก็บเต็ม"):
        restore(file, backup.path)
    assert file.read_bytes() == before
    assert set(file.parent.rglob("*")) == beside


def test_the_last_sound_backup_is_found_among_damaged_ones(file: Path, backup: Backup) -> None:
    later = make_backup(file)
    spoil(later.path)
    assert find_last_sound(list_backups(folder_beside(file))) == backup
    spoil(backup.path)
    assert find_last_sound(list_backups(folder_beside(file))) is None


RESTORING = """
import sys
from pathlib import Path
from ita_desktop.storage.restoring import restore
print("ready", flush=True)
for turn in range(1000):
    restore(Path(sys.argv[1]), Path(sys.argv[2 + turn % 2]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended otherwise on Windows")
@pytest.mark.parametrize("seed", range(4))
def test_whenever_the_process_is_killed_the_file_is_one_or_the_other(
    file: Path, backup: Backup, seed: int
) -> None:
    later = make_backup(file)
    whole = [path.read_bytes() for path in (file, backup.path, later.path)]
    command = [sys.executable, "-c", RESTORING, str(file), str(backup.path), str(later.path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    process.stdout.readline()
    time.sleep(0.02 + random.Random(seed).random() * 0.1)
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdout.close()
    assert file.read_bytes() in whole
    assert [each for each in list_backups(folder_beside(file)) if find_damage(each.path)] == []


def test_the_comparison_tells_what_would_go_and_what_would_come(file: Path, backup: Backup) -> None:
    workspace = Workspace.open(file)
    with workspace.changing("เพิ่มคน") as session:
        office = session.scalars(select(Office).options(selectinload(Office.people))).one()
        office.people.append(Person(name="สมมติ คนใหม่"))
    workspace.close()
    compared = compare_with_file(backup.path, file)
    assert [change.words for change in compared.lost] == ["เพิ่มคน", "แก้ชื่อเขต ใหม่"]
    assert compared.regained == ()
    (people,) = [count for count in compared.counts if count.kind == "person"]
    assert people.now == people.held + 1
    kept = restore(file, backup.path)
    assert kept is not None
    back = compare_with_file(kept.path, file)
    assert (back.lost, [change.words for change in back.regained]) == ((), ["เพิ่มคน", "แก้ชื่อเขต ใหม่"])
