"""Whatever befell a file: one clear sentence, what can be read is shown, and the file itself is never touched."""

import os
import random
import sqlite3
import struct
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp

import pytest

from ita_desktop.storage.books import load_book
from ita_desktop.storage.faults import DamagedError
from ita_desktop.storage.integrity import check_pages, verify
from ita_desktop.storage.upgrades import SCHEMA_VERSION
from ita_desktop.storage.workspace import ReadOnlyError, Workspace, WorkspaceError
from tests.storage.opened_files import file as file
from tests.storage.opened_files import opened

PAGE = 4096


def page_with(file: Path, words: str) -> int:
    """Where in the file, from 0; the history writes Thai otherwise and is not found."""
    return file.read_bytes().index(words.encode()) // PAGE


def last_page(file: Path) -> int:
    """It belongs to the history, which is written last."""
    return file.stat().st_size // PAGE - 1


def spoil(file: Path, page: int, noise: bytes | None = None) -> None:
    with file.open("r+b") as opened:
        opened.seek(page * PAGE)
        opened.write(noise or random.Random(page).randbytes(PAGE))


def count(file: Path) -> tuple[int, int]:
    with Workspace.open(file).reading() as session:
        book = load_book(session)
        return len(book.year.measures), len(book.edition.nodes)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "ว่างเปล่า"),
        (b"not a database at all" * 100, "ไม่ใช่แฟ้มของโปรแกรมนี้"),
        (b"SQLite format 3\0" + b"\xff" * 5000, "ไม่ใช่แฟ้มของโปรแกรมนี้"),
        (b"PK\x03\x04" + b"\0" * 5000, "ไม่ใช่แฟ้มของโปรแกรมนี้"),
    ],
)
def test_what_is_no_file_of_ours_is_refused_in_words(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "x.ita"
    path.write_bytes(content)
    with pytest.raises(WorkspaceError, match=sentence):
        opened(path)
    assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_database_of_another_program_is_refused_in_words(tmp_path: Path) -> None:
    path = tmp_path / "x.ita"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE office (id INTEGER)")
    with pytest.raises(WorkspaceError, match="ไม่ใช่แฟ้มของโปรแกรมนี้"):
        Workspace.open(path)


def node_page(file: Path) -> int:
    with Workspace.open(file).reading() as session:
        return page_with(file, load_book(session).edition.nodes[40].title)


def measure_page(file: Path) -> int:
    with Workspace.open(file).reading() as session:
        return page_with(file, load_book(session).year.measures[9].issue)


@pytest.mark.parametrize("find_page", [node_page, measure_page, last_page])
def test_a_page_of_noise_costs_what_stood_on_it_and_no_more(
    file: Path, find_page: Callable[[Path], int]
) -> None:
    whole = count(file)
    spoil(file, find_page(file))
    spoiled = file.read_bytes()
    workspace = opened(file)
    assert "เสียหายบางส่วน" in workspace.read_only
    with workspace.reading() as session:
        book = load_book(session)
        seen = (len(book.year.measures), len(book.edition.nodes))
    assert all(there * 0.7 <= left <= there for left, there in zip(seen, whole, strict=True))
    with pytest.raises(ReadOnlyError), workspace.changing("แก้") as session:
        pass
    workspace.close()
    assert file.read_bytes() == spoiled
    assert list(file.parent.iterdir()) == [file]


def test_a_file_with_a_password_is_salvaged_under_its_password(file: Path) -> None:
    password = "ต้นราชพฤกษ์บานแล้ว"
    workspace = Workspace.open(file)
    workspace.set_password(password)
    workspace.close()
    spoil(file, last_page(file))
    damaged = Workspace.open(file, password)
    assert "เสียหายบางส่วน" in damaged.read_only
    with damaged.reading() as session:
        assert load_book(session).year.measures
    assert verify(file, damaged.file_key)
    damaged.close()


@pytest.mark.parametrize("part", [0.6, 0.95])
def test_a_truncated_file_is_shown_as_far_as_it_goes(file: Path, part: float) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * part)])
    workspace = opened(file)
    assert "เสียหายบางส่วน" in workspace.read_only
    with workspace.reading() as session:
        assert load_book(session).office.name
    workspace.close()


@pytest.mark.parametrize("left", [100, PAGE, 3 * PAGE])
def test_where_next_to_nothing_is_left_of_it_it_is_told(file: Path, left: int) -> None:
    file.write_bytes(file.read_bytes()[:left])
    with pytest.raises(DamagedError):
        Workspace.open(file)


def test_where_nothing_is_left_it_is_told(file: Path) -> None:
    with file.open("r+b") as opened:
        opened.seek(100)
        opened.write(random.Random(1).randbytes(PAGE - 100))
    with pytest.raises(DamagedError, match="เสียหายจนอ่าน"):
        Workspace.open(file)


def test_the_office_without_a_year_is_nothing_to_stand_on(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        (page,) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = 'fiscal_year'"
        ).fetchone()
    spoil(file, page - 1)
    with pytest.raises(DamagedError):
        Workspace.open(file)


def test_a_sound_file_is_found_sound(file: Path) -> None:
    assert verify(file) == []


def damage_pages(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET rootpage = 3 WHERE name = 'ix_person_office_id'")


def damage_reference(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE member SET body_id = 9999 WHERE id = 1")


def damage_enumeration(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE measure SET state = 'no such state' WHERE id = 1")


def damage_json(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE measure SET activities = '[half' WHERE id = 1")


def damage_number(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE result SET published = 'ninety' WHERE id = 1")


def damage_date(connection: sqlite3.Connection) -> None:
    connection.execute("UPDATE phase SET first_day = '31 March' WHERE id = 1")


@pytest.mark.parametrize(
    ("damage", "words"),
    [
        (damage_pages, ["แฟ้ม"]),
        (damage_reference, ["member", "body"]),
        (damage_enumeration, ["measure", "state"]),
        (damage_json, ["measure", "activities"]),
        (damage_number, ["result", "published"]),
        (damage_date, ["phase", "first_day"]),
    ],
)
def test_on_demand_everything_is_looked_at(
    file: Path, damage: Callable[[sqlite3.Connection], None], words: list[str]
) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        damage(connection)
    found = verify(file)
    assert len(found) == 1
    assert all(word in found[0] for word in words)


def test_a_look_that_would_take_too_long_is_left(file: Path) -> None:
    spoil(file, last_page(file))
    with closing(sqlite3.connect(file)) as connection:
        assert check_pages(connection, seconds=-1.0) == []
        with pytest.raises(sqlite3.DatabaseError):
            check_pages(connection, seconds=None)


def test_a_file_of_a_newer_program_is_shown_and_not_changed(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        connection.execute("ALTER TABLE office ADD COLUMN of_the_future VARCHAR")
    workspace = opened(file)
    assert "รุ่นใหม่กว่า" in workspace.read_only
    with workspace.reading() as session:
        assert load_book(session).year.measures
    assert list(file.parent.iterdir()) == [file]


@pytest.mark.parametrize(
    "future",
    [
        "ALTER TABLE measure RENAME COLUMN issue TO issues",
        "DROP TABLE phase",
        "UPDATE measure SET state = 'waiting for the moon' WHERE id = 1",
    ],
)
def test_a_file_that_is_too_new_to_be_read_is_refused(file: Path, future: str) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
        connection.execute("PRAGMA legacy_alter_table = ON")
        connection.execute(future)
    with pytest.raises(WorkspaceError, match="อ่านไม่ได้ โปรดปรับรุ่น"):
        Workspace.open(file)


@contextmanager
def nobody() -> Iterator[Path]:
    """A folder in which this user can write nothing; a superuser steps down as long as it lasts."""
    folder = Path(mkdtemp())
    try:
        yield folder
    finally:
        if os.geteuid() != os.getuid():
            os.seteuid(os.getuid())
        folder.chmod(0o700)
        rmtree(folder)


def shut(folder: Path) -> None:
    for path in folder.iterdir():
        path.chmod(0o444)
    folder.chmod(0o555)
    if os.geteuid() == 0:
        os.seteuid(65534)


def leave_hot_journal(file: Path) -> None:
    """As a power cut in the middle of a commit: pages already written, and the journal that has them as they were."""
    journal = file.with_name(f"{file.name}-journal")
    content = file.read_bytes()
    magic = bytes.fromhex("d9d505f920a163d7")
    nonce, pages = 7, len(content) // PAGE
    page = content[:PAGE]
    checksum = (nonce + sum(page[at] for at in range(PAGE - 200, 0, -200))) & 0xFFFFFFFF
    head = magic + struct.pack(">IIIII", 1, nonce, pages, 512, PAGE)
    journal.write_bytes(head.ljust(512, b"\0") + struct.pack(">I", 1) + page + struct.pack(">I", checksum))
    changed = bytearray(content)
    changed[60:64] = struct.pack(">I", 77)
    file.write_bytes(changed)


def test_a_change_that_a_power_cut_left_half_done_is_undone(file: Path) -> None:
    content = file.read_bytes()
    leave_hot_journal(file)
    Workspace.open(file).close()
    assert file.read_bytes() == content


@pytest.mark.skipif(os.name == "nt", reason="rights of folders are another matter there")
def test_but_not_where_nothing_can_be_written_which_is_told(sample_content: bytes) -> None:
    with nobody() as folder:
        file = folder / "สมมติ.ita"
        file.write_bytes(sample_content)
        leave_hot_journal(file)
        shut(folder)
        with pytest.raises(WorkspaceError, match="ค้างการบันทึก"):
            Workspace.open(file)


@pytest.mark.skipif(os.name == "nt", reason="rights of folders are another matter there")
def test_a_file_in_a_place_that_cannot_be_written_says_so_when_it_is_opened(sample_content: bytes) -> None:
    with nobody() as folder:
        file = folder / "สมมติ.ita"
        file.write_bytes(sample_content)
        shut(folder)
        workspace = opened(file)
        assert "เขียนไม่ได้" in workspace.read_only
        with workspace.reading() as session:
            assert load_book(session).year.measures
        assert os.listdir(folder) == [file.name]  # noqa: PTH208
