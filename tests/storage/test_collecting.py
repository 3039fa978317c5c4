"""Files of many offices in one database: again and again, only what changed, and whatever is unsound left out."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import DatabaseError

from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Person
from ita_desktop.storage.books import load_book
from ita_desktop.storage.collecting import Collected, Outcome, collect, open_collected, opened_database
from ita_desktop.storage.copying import copy_to_file
from ita_desktop.storage.passwords import FileKey
from ita_desktop.storage.servers import open_server
from ita_desktop.storage.workspace import Workspace, WorkspaceError
from tests.storage.offices import book_of, content, make_office

NAMES = ("สำนักงานเขตแรก", "สำนักงานเขตสอง")


@pytest.fixture
def files(sample_content: bytes, tmp_path: Path) -> list[Path]:
    return [
        make_office(tmp_path / f"{number}.ita", sample_content, name, str(number))
        for number, name in enumerate(NAMES, start=1)
    ]


@pytest.fixture(params=["file", "server"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return str(tmp_path / "รวม.ita") if request.param == "file" else request.getfixturevalue("database")


def outcomes(collected: list[Collected]) -> list[Outcome]:
    return [each.outcome for each in collected]


def change(path: Path, deed: Callable[[YearBook], object]) -> None:
    workspace = Workspace.open(path)
    with workspace.changing("แก้ไข") as session:
        book = load_book(session)
        deed(book)
    workspace.close()


def collected_content(place: str, office: int, folder: Path) -> object:
    path = folder / "ออกมา.ita"
    with opened_database(place) as connection:
        copy_to_file(connection, office, path)
    held = content(path)
    path.unlink()
    return held


def test_each_office_is_in_the_database_as_it_is_in_its_file(
    place: str, files: list[Path], tmp_path: Path
) -> None:
    collected = list(collect(place, files))
    assert outcomes(collected) == [Outcome.ADDED, Outcome.ADDED]
    assert [each.office for each in collected] == list(NAMES)
    for office, path in enumerate(files, start=1):
        assert collected_content(place, office, tmp_path) == content(path)


def test_collected_again_only_what_changed_is_written(place: str, files: list[Path], tmp_path: Path) -> None:
    list(collect(place, files))
    change(files[1], lambda book: setattr(book.year.measures[0], "guideline", "ใหม่"))
    unchanged, updated = collect(place, files)
    assert unchanged.outcome is Outcome.UNCHANGED
    # The measure, the change, and what the history says of it.
    assert (updated.outcome, updated.rows) == (Outcome.UPDATED, 3)
    assert collected_content(place, 2, tmp_path) == content(files[1])
    assert outcomes(list(collect(place, files))) == [Outcome.UNCHANGED, Outcome.UNCHANGED]


def test_what_came_went_and_moved_arrives(place: str, files: list[Path], tmp_path: Path) -> None:
    list(collect(place, files))

    def rearrange(book: YearBook) -> None:
        book.office.people.insert(0, Person(name="คนใหม่", unit=book.office.units[0]))
        book.year.measures.pop()
        book.year.bodies[0].members.reverse()
        for position, member in enumerate(book.year.bodies[0].members):
            member.position = position

    change(files[0], rearrange)
    assert outcomes(list(collect(place, files[:1]))) == [Outcome.UPDATED]
    assert collected_content(place, 1, tmp_path) == content(files[0])


def test_names_that_changed_places_arrive(place: str, files: list[Path], tmp_path: Path) -> None:
    """No two units may be called the same at any moment."""
    list(collect(place, files))
    first, second = (unit.name for unit in book_of(Workspace.open(files[0])).office.units[:2])
    for names in (("ชั่วคราว", second), ("ชั่วคราว", first), (second, first)):

        def rename(book: YearBook, names: tuple[str, str] = names) -> None:
            book.office.units[0].name, book.office.units[1].name = names

        change(files[0], rename)
    assert outcomes(list(collect(place, files))) == [Outcome.UPDATED, Outcome.UNCHANGED]
    assert collected_content(place, 1, tmp_path) == content(files[0])
    assert collected_content(place, 2, tmp_path) == content(files[1])


def test_an_older_copy_does_not_take_back_what_came_after(
    place: str, files: list[Path], tmp_path: Path
) -> None:
    older = tmp_path / "เก่า.ita"
    older.write_bytes(files[0].read_bytes())
    change(files[0], lambda book: setattr(book.office, "telephone", "02 000 0000"))
    assert outcomes(list(collect(place, [files[0], older]))) == [Outcome.ADDED, Outcome.OLDER]
    assert collected_content(place, 1, tmp_path) == content(files[0])


def test_two_files_of_one_office_that_went_different_ways_are_told(
    place: str, files: list[Path], tmp_path: Path
) -> None:
    other = tmp_path / "อีกฉบับ.ita"
    other.write_bytes(files[0].read_bytes())
    for path, telephone in ((files[0], "1"), (other, "2")):
        change(path, lambda book, telephone=telephone: setattr(book.office, "telephone", telephone))
        change(path, lambda book: book.year.measures.pop())
    shift_times(other)
    added, refused = collect(place, [files[0], other])
    assert (added.outcome, refused.outcome) == (Outcome.ADDED, Outcome.REFUSED)
    assert "คนละทาง" in refused.reason


def shift_times(path: Path) -> None:
    """As if it had been changed at another time of the day."""
    workspace = Workspace.open(path)
    with workspace.changing("เวลา") as session:
        session.connection().exec_driver_sql(
            "UPDATE change SET at = '2020-01-01 00:00:00.000000' WHERE id > 2"
        )
    workspace.close()


def test_what_is_unsound_is_refused_in_words_and_the_rest_goes_on(
    place: str, files: list[Path], tmp_path: Path
) -> None:
    missing, text, torn = tmp_path / "ไม่มี.ita", tmp_path / "ข้อความ.ita", tmp_path / "ขาด.ita"
    text.write_text("ไม่ใช่ฐานข้อมูล" * 100, encoding="utf-8")
    torn.write_bytes(files[0].read_bytes()[:60_000])
    before = [path.read_bytes() for path in files]
    collected = list(collect(place, [missing, files[0], text, torn, files[1]]))
    assert outcomes(collected) == [
        Outcome.REFUSED,
        Outcome.ADDED,
        Outcome.REFUSED,
        Outcome.REFUSED,
        Outcome.ADDED,
    ]
    assert all(each.reason for each in collected if each.outcome is Outcome.REFUSED)
    assert [path.read_bytes() for path in files] == before


def lock(path: Path) -> FileKey | None:
    workspace = Workspace.open(path)
    workspace.set_password("ดอกคูน หน้าเขต")
    workspace.close()
    return workspace.file_key


def test_a_locked_file_comes_in_with_its_key_and_is_told_without(
    place: str, files: list[Path], tmp_path: Path
) -> None:
    held = content(files[0])
    key = lock(files[0])
    before = files[0].read_bytes()
    refused, added = collect(place, files)
    assert (refused.outcome, added.outcome) == (Outcome.REFUSED, Outcome.ADDED)
    assert "1.ita มีรหัสผ่าน" in refused.reason
    (added,) = collect(place, files[:1], lambda _path: key)
    assert added.outcome is Outcome.ADDED
    assert collected_content(place, 2, tmp_path) == held
    assert outcomes(list(collect(place, files[:1], lambda _path: key))) == [Outcome.UNCHANGED]
    assert files[0].read_bytes() == before


def test_what_was_changed_on_the_server_is_not_written_over(database: str, files: list[Path]) -> None:
    list(collect(database, files[:1]))
    workspace = open_server(database)
    with workspace.changing("แก้ที่เครื่องแม่ข่าย") as session:
        book = load_book(session)
        book.office.telephone = "1"
    assert outcomes(list(collect(database, files[:1]))) == [Outcome.OLDER]
    change(files[0], lambda book: setattr(book.office, "address", "ใหม่"))
    shift_times(files[0])
    (refused,) = collect(database, files[:1])
    assert refused.outcome is Outcome.REFUSED
    assert book_of(workspace).office.telephone == "1"
    workspace.close()


def test_an_office_of_a_collection_can_be_looked_at(files: list[Path], tmp_path: Path) -> None:
    place = tmp_path / "รวม.ita"
    list(collect(str(place), files))
    workspace = open_collected(place, NAMES[1])
    assert book_of(workspace).office.name == NAMES[1]
    assert workspace.read_only
    workspace.close()
    with pytest.raises(WorkspaceError, match="ไม่ใช่แฟ้ม"):
        Workspace.open(place)


def test_where_the_collection_cannot_be_written_it_is_named_and_not_the_office(
    files: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "รวม.ita"
    list(collect(str(place), files[:1]))
    before = place.read_bytes()

    def fill_up(*_given: object) -> None:
        raise DatabaseError("", {}, sqlite3.OperationalError("database or disk is full"))

    monkeypatch.setattr("ita_desktop.storage.collecting.add_office", fill_up)
    (refused,) = collect(str(place), files[1:])
    assert refused.outcome is Outcome.REFUSED
    assert f"{place} เต็ม" in refused.reason
    assert place.read_bytes() == before


def test_the_file_of_an_office_is_no_place_to_collect_in(files: list[Path]) -> None:
    before = files[0].read_bytes()
    with pytest.raises(WorkspaceError, match="ไม่ใช่แฟ้มที่รวม"):
        list(collect(str(files[0]), files[1:]))
    assert files[0].read_bytes() == before
