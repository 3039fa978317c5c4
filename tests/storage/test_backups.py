"""Backups: whole or not at all, never from a damaged file, and only after something changed."""

import datetime
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from ita_desktop.model.office import Office
from ita_desktop.storage.backup_contents import find_damage, look_into, read_history
from ita_desktop.storage.backup_making import (
    BusyError,
    DamagedSourceError,
    copy_to_second_place,
    make_backup,
    make_if_due,
)
from ita_desktop.storage.backups import (
    BackupError,
    Occasion,
    all_folders,
    folder_at,
    folder_beside,
    list_backups,
    name_of,
    read_name,
)
from ita_desktop.storage.workspace import Workspace, WorkspaceError
from tests.storage.offices import district, rename_district, spoil

NOON = datetime.datetime(2023, 3, 14, 12, 0)
HALF_HOUR = datetime.timedelta(minutes=30)


@pytest.fixture
def file(sample_content: bytes, tmp_path: Path) -> Path:
    path = tmp_path / "เขตสมมติ.ita"
    path.write_bytes(sample_content)
    return path


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()} - {".lock"}


@given(st.datetimes(datetime.datetime(1990, 1, 1), datetime.datetime(2400, 1, 1)), st.sampled_from(Occasion))
def test_a_name_says_when_and_why(moment: datetime.datetime, occasion: Occasion) -> None:
    path = Path("แฟ้ม") / "เขต พ.ศ.2560.ita"
    backup = read_name(folder_beside(path) / name_of(path, moment, occasion))
    assert backup is not None
    assert (backup.at, backup.occasion) == (moment.replace(microsecond=0), occasion)


def test_a_name_sorts_by_time_and_says_its_era() -> None:
    path = Path("เขต.ita")
    assert name_of(path, NOON) == "เขต พ.ศ.2566-03-14 12.00.00.ita"
    later = [NOON + HALF_HOUR * step for step in (0, 1, 50, 3000)]
    names = [name_of(path, moment) for moment in later]
    assert names == sorted(names)


@pytest.mark.parametrize(
    "name",
    [
        "เขต.ita",
        "เขต พ.ศ.2566-02-30 12.00.00.ita",
        "เขต พ.ศ.0000-01-01 12.00.00.ita",
        "เขต พ.ศ.2566-03-14 12.00.00.ita.part",
        "เขต พ.ศ.2566-03-14 12.00.00 สำเนา.ita",
        "เขต พ.ศ.๒๕๖๖-๐๓-๑๔ ๑๒.๐๐.๐๐.ita",
    ],
)
def test_other_files_are_no_backups(name: str) -> None:
    assert read_name(Path(name)) is None


def test_a_file_with_a_very_long_name_has_backups_too(sample_content: bytes, tmp_path: Path) -> None:
    path = tmp_path / f"{'ส' * 80}.ita"
    path.write_bytes(sample_content)
    made = make_backup(path, occasion=Occasion.RESTORE)
    assert list_backups(folder_beside(path)) == (made,)


def test_a_backup_holds_what_the_file_holds(file: Path) -> None:
    rename_district(file, "ใหม่")
    made = make_backup(file)
    assert made.path.parent == folder_beside(file)
    assert district(made.path) == "ใหม่"
    assert look_into(made.path).counts == look_into(file).counts
    assert read_history(made.path) == read_history(file)


def test_it_is_made_while_the_window_reads_and_writes(file: Path) -> None:
    workspace = Workspace.open(file)
    with workspace.reading() as session:
        session.scalars(select(Office)).one()
        make_backup(file)
    with workspace.changing("แก้") as session:
        session.scalars(select(Office)).one().district = "ยังไม่บันทึก"
        session.flush()
        made = make_backup(file)
    assert district(file) == "ยังไม่บันทึก"
    assert district(made.path) != "ยังไม่บันทึก"


def test_none_is_made_when_nothing_changed(file: Path) -> None:
    assert make_if_due(file, now=NOON)
    assert make_if_due(file, now=NOON + 10 * HALF_HOUR) is None


def test_none_is_made_within_half_an_hour(file: Path) -> None:
    make_if_due(file, now=NOON)
    rename_district(file, "ใหม่")
    assert make_if_due(file, now=NOON + HALF_HOUR - datetime.timedelta(seconds=1)) is None
    made = make_if_due(file, now=NOON + HALF_HOUR)
    assert made
    assert district(made.path) == "ใหม่"


def test_one_that_cannot_be_read_does_not_count_as_the_same(file: Path) -> None:
    made = make_if_due(file, now=NOON)
    assert made
    spoil(made.path)
    made.path.write_bytes(made.path.read_bytes()[:3000])
    assert make_if_due(file, now=NOON + HALF_HOUR)


def test_a_damaged_file_is_not_copied_and_nothing_is_thinned_out(file: Path) -> None:
    folder = folder_beside(file)
    old = [make_backup(file, now=NOON + HALF_HOUR * step).path.name for step in range(2)]
    assert len(names_in(folder)) == 1, "an old day keeps its latest"
    spoil(file)
    with pytest.raises(DamagedSourceError, match="เสียหาย"):
        make_backup(file)
    assert names_in(folder) == {old[1]}


@pytest.mark.parametrize("content", [b"", b"no database" * 1000])
def test_what_is_none_of_our_files_is_not_copied(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.ita"
    path.write_bytes(content)
    with pytest.raises(BackupError):
        make_backup(path)
    assert names_in(folder_beside(path)) == set()


def test_old_backups_are_thinned_out_but_for_those_of_rare_occasions(file: Path) -> None:
    rare = make_backup(file, now=NOON - HALF_HOUR, occasion=Occasion.UPGRADE)
    make_backup(file, now=NOON)
    last_of_day = make_backup(file, now=NOON + HALF_HOUR)
    today = [make_backup(file) for _turn in range(3)]
    assert set(list_backups(folder_beside(file))) == {rare, last_of_day, *today}


def test_two_at_once_are_never_made(file: Path) -> None:
    folder = folder_beside(file)
    outcomes: list[object] = []
    within = threading.Event()
    go_on = threading.Event()

    def slow(_done: int, _total: int) -> None:
        within.set()
        go_on.wait(20)

    thread = threading.Thread(target=lambda: outcomes.append(make_backup(file, tell=slow)))
    thread.start()
    assert within.wait(20)
    with pytest.raises(BusyError, match="รอสักครู่"):
        make_backup(file)
    go_on.set()
    thread.join()
    assert list_backups(folder) == tuple(outcomes)


def test_it_can_be_called_off(file: Path) -> None:
    class CalledOffError(Exception):
        pass

    def call_off(_done: int, _total: int) -> None:
        raise CalledOffError

    with pytest.raises(CalledOffError):
        make_backup(file, tell=call_off)
    assert names_in(folder_beside(file)) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit for the size of files")
def test_a_full_disk_leaves_no_half_backup(file: Path) -> None:
    code = (
        "import resource, signal, sys; from pathlib import Path\n"
        "from ita_desktop.storage.backup_making import make_backup\n"
        "from ita_desktop.storage.backups import BackupError\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))\n"
        "try: make_backup(Path(sys.argv[1]))\n"
        "except BackupError as error: print(error)\n"
    )
    before = make_backup(file)
    told = subprocess.run([sys.executable, "-c", code, str(file)], check=True, capture_output=True)
    assert "แฟ้มและสำเนาเดิมยังอยู่ครบ" in told.stdout.decode("utf-8")
    assert names_in(folder_beside(file)) == {before.path.name}


def test_a_folder_that_cannot_be_written_is_told_in_words(file: Path) -> None:
    folder_beside(file).write_text("a file where the folder should be", encoding="utf-8")
    with pytest.raises(BackupError, match="ไม่ได้"):
        make_backup(file)


KILLED = """
import sys
from pathlib import Path
from ita_desktop.storage.backup_making import make_backup
def tell(done, total):
    print("copying", flush=True)
while True:
    made = make_backup(Path(sys.argv[1]), tell=tell)
    print("made", made.path.name, flush=True)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are ended otherwise on Windows")
@pytest.mark.parametrize("seed", range(4))
def test_a_backup_that_has_its_name_is_whole_whenever_the_process_is_killed(file: Path, seed: int) -> None:
    process = subprocess.Popen([sys.executable, "-c", KILLED, str(file)], stdout=subprocess.PIPE, text=True)
    assert process.stdout
    while not process.stdout.readline().startswith("made"):
        pass
    time.sleep(random.Random(seed).random() * 0.05)
    process.send_signal(signal.SIGKILL)
    said = process.stdout.read()
    process.wait()
    process.stdout.close()
    backups = list_backups(folder_beside(file))
    assert len(backups) >= 1 + said.count("made")
    assert [find_damage(backup.path) for backup in backups] == [""] * len(backups)
    assert find_damage(file) == ""
    assert make_backup(file), "the lock went with the process"
    assert not list(folder_beside(file).glob("*.part*"))


def test_the_second_place_gets_the_same_backup(file: Path, tmp_path: Path) -> None:
    place = tmp_path / "แฟลชไดรฟ์"
    place.mkdir()
    made = make_backup(file)
    copied = copy_to_second_place(made, file, place)
    assert copied.path.parent == folder_at(place, file)
    assert copied.path.read_bytes() == made.path.read_bytes()
    assert copy_to_second_place(made, file, place) == copied
    assert list_backups(*all_folders(file, place)) == (made, copied)


def test_files_of_the_same_name_do_not_meet_in_the_second_place(file: Path, tmp_path: Path) -> None:
    other = tmp_path / "ที่อื่น" / file.name
    assert folder_at(tmp_path, file) != folder_at(tmp_path, other)


def test_a_stick_that_is_not_there_is_told_kindly(file: Path, tmp_path: Path) -> None:
    with pytest.raises(BackupError, match="เมื่อเสียบหรือต่อแล้ว"):
        copy_to_second_place(make_backup(file), file, tmp_path / "ถอดแล้ว")


def test_a_backup_that_rotted_is_not_copied_to_the_second_place(file: Path, tmp_path: Path) -> None:
    made = make_backup(file)
    spoil(made.path)
    place = tmp_path / "แฟลชไดรฟ์"
    place.mkdir()
    with pytest.raises(BackupError, match="ไม่ครบถ้วน"):
        copy_to_second_place(made, file, place)
    assert list_backups(*all_folders(file, place)) == (made,)


def test_a_backup_of_a_locked_file_is_locked_with_the_same_password(file: Path) -> None:
    workspace = Workspace.open(file)
    open_one = make_backup(file)
    workspace.set_password("ดอกคูน หน้าเขต")
    made = make_backup(file, key=workspace.file_key)
    assert b"CREATE TABLE" not in made.path.read_bytes()
    assert find_damage(made.path, workspace.file_key) == ""
    assert find_damage(open_one.path, workspace.file_key) == ""
    assert "รหัสผ่านอื่น" in find_damage_of_another_password(workspace, made.path)
    with Workspace.open(made.path, "ดอกคูน หน้าเขต").reading() as session:
        assert session.scalars(select(Office)).one()


def test_a_file_that_got_a_password_gets_a_backup_with_it(file: Path) -> None:
    make_if_due(file, now=NOON)
    workspace = Workspace.open(file)
    workspace.set_password("ดอกคูน หน้าเขต")
    assert make_if_due(file, workspace.file_key, now=NOON + HALF_HOUR)
    assert make_if_due(file, workspace.file_key, now=NOON + 2 * HALF_HOUR) is None


def find_damage_of_another_password(workspace: Workspace, backup: Path) -> str:
    workspace.set_password("ราชพฤกษ์ หน้าวัด")
    return find_damage(backup, workspace.file_key)


def test_a_file_of_the_first_version_is_backed_up_and_looked_into(tmp_path: Path) -> None:
    path = tmp_path / "เก่า.ita"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(
            "PRAGMA application_id = 1230258481; PRAGMA user_version = 1;"
            'CREATE TABLE change (id INTEGER PRIMARY KEY, at DATETIME, "by" VARCHAR, words VARCHAR);'
            "INSERT INTO change VALUES (1, '2022-11-01 02:30:00.000000', 'somebody', 'สร้างแฟ้ม');"
        )
    held = look_into(make_backup(path, occasion=Occasion.UPGRADE).path)
    assert held.counts == {"change": 1}
    assert held.last_change
    assert held.last_change.words == "สร้างแฟ้ม"


def test_what_is_damaged_says_so_and_no_more(file: Path, tmp_path: Path) -> None:
    made = make_backup(file)
    spoil(made.path)
    held = look_into(made.path)
    assert held.damage
    assert not held.counts
    assert "ไม่พบ" in look_into(tmp_path / "ไม่มี.ita").damage
    assert not (tmp_path / "ไม่มี.ita").exists()


def test_a_copy_taken_away_by_hand_is_listed_where_it_lies(file: Path, tmp_path: Path) -> None:
    made = make_backup(file)
    shutil.move(made.path, tmp_path / made.path.name)
    assert list_backups(folder_beside(file)) == ()
    assert [each.at for each in list_backups(tmp_path)] == [made.at]
    assert names_in(folder_beside(file)) == set()


def test_a_backup_that_is_opened_stays_as_it_is(file: Path) -> None:
    made = make_backup(file)
    before = made.path.read_bytes()
    workspace = Workspace.open(made.path)
    assert "สำเนาสำรอง" in workspace.read_only
    with workspace.reading() as session:
        assert session.scalars(select(Office)).one().district == district(file)
    with pytest.raises(WorkspaceError), workspace.changing("แก้") as session:
        session.scalars(select(Office)).one().district = "ใหม่"
    workspace.close()
    assert made.path.read_bytes() == before
    assert names_in(folder_beside(file)) == {made.path.name}


def test_a_lock_that_was_spoiled_is_named(file: Path) -> None:
    folder_beside(file).mkdir()
    lock = folder_beside(file) / ".lock"
    lock.write_bytes(random.Random(3).randbytes(5000))
    with pytest.raises(BackupError, match=r"\.lock"):
        make_backup(file)
    lock.unlink()
    make_backup(file)
