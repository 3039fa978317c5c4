"""An office on a PostgreSQL server: brought in and out again without loss, worked in as in its file."""

from pathlib import Path
from typing import Any

import pytest
from alembic import op
from sqlalchemy import Column, String, inspect, select

from ita_desktop.model.history import Change, ChangedRecord
from ita_desktop.model.office import Person
from ita_desktop.storage import servers, upgrades
from ita_desktop.storage.books import list_years, load_book
from ita_desktop.storage.copying import tables
from ita_desktop.storage.news import changes_since, latest_change
from ita_desktop.storage.numbering import STRIDE_BITS
from ita_desktop.storage.servers import connected, open_server, read_place, split_place
from ita_desktop.storage.undo import next_steps, undo_change
from ita_desktop.storage.upgrades import SCHEMA_VERSION
from ita_desktop.storage.workspace import Workspace, WorkspaceError
from tests.storage.offices import book_of, bring_in, bring_out, content, make_office


@pytest.fixture
def lived_in(sample_workspace: Workspace) -> Workspace:
    """With a history: something changed, something removed that only the history still knows, something taken back."""
    with sample_workspace.changing("เพิ่มบุคลากร") as session:
        book = load_book(session)
        book.office.people.append(Person(name="สมมติ ตัวอย่าง"))
    with sample_workspace.changing("ลบมาตรการ") as session:
        book = load_book(session)
        book.year.measures.pop()
    with sample_workspace.changing("แก้ชื่อ") as session:
        book = load_book(session)
        book.office.people[-1].name = "สมมติ ตัวอย่างดี"
    with sample_workspace.changing("เลิกทำ: แก้ชื่อ") as session:
        step = next_steps(session).undo
        assert step
        undo_change(session, step.id)
    return sample_workspace


def test_a_file_goes_into_a_server_and_comes_back_as_it_was(
    lived_in: Workspace, database: str, tmp_path: Path
) -> None:
    assert lived_in.path
    bring_in(lived_in.path, database)
    bring_out(database, 1, tmp_path / "กลับมา.ita")
    assert content(tmp_path / "กลับมา.ita") == content(lived_in.path)


def test_a_second_office_has_numbers_of_its_own_and_keeps_its_history(
    lived_in: Workspace, sample_content: bytes, database: str, tmp_path: Path
) -> None:
    bring_in(make_office(tmp_path / "แรก.ita", sample_content, "สำนักงานเขตแรก", "1"), database)
    assert lived_in.path
    office = bring_in(lived_in.path, database)
    assert office == 2
    bring_out(database, office, tmp_path / "กลับมา.ita")
    assert content(tmp_path / "กลับมา.ita") == content(lived_in.path)


def test_an_old_change_is_taken_back_on_the_server_and_in_the_file_it_goes_out_to(
    lived_in: Workspace, database: str, tmp_path: Path
) -> None:
    assert lived_in.path
    bring_in(lived_in.path, database)
    count = len(book_of(lived_in).year.measures)
    on_server = open_server(database)
    back = tmp_path / "กลับมา.ita"
    bring_out(database, 1, back)
    for workspace in (on_server, Workspace.open(back)):
        with workspace.reading() as session:
            removal = session.scalars(select(Change).where(Change.words == "ลบมาตรการ")).one()
        with workspace.changing("เลิกทำ") as session:
            undo_change(session, removal.id)
        assert len(book_of(workspace).year.measures) == count + 1
        workspace.close()


def test_what_is_added_on_the_server_comes_out_with_numbers_that_a_file_has_free(
    lived_in: Workspace, database: str, tmp_path: Path
) -> None:
    assert lived_in.path
    bring_in(lived_in.path, database)
    workspace = open_server(database)
    with workspace.changing("เพิ่มบุคลากร") as session:
        book = load_book(session)
        book.office.people.append(Person(name="ผู้มาใหม่"))
    workspace.close()
    bring_out(database, 1, tmp_path / "กลับมา.ita")
    before, after = content(lived_in.path), content(tmp_path / "กลับมา.ita")
    assert [row for row in after["person"] if row["name"] != "ผู้มาใหม่"] == before["person"]
    numbers = [row["id"] for row in after["person"]]
    assert numbers == sorted(set(numbers))
    assert max(numbers) < 1000
    assert [row["by"] for row in after["change"]][-1] == "owner"


def test_an_office_sees_nothing_of_another(sample_content: bytes, database: str, tmp_path: Path) -> None:
    for number, name in enumerate(("สำนักงานเขตแรก", "สำนักงานเขตสอง"), start=1):
        bring_in(make_office(tmp_path / f"{number}.ita", sample_content, name, str(number)), database)
    with pytest.raises(WorkspaceError, match=r"หลายสำนักงาน.*สำนักงานเขตสอง"):
        open_server(database)
    first = open_server(f"{database}#สำนักงานเขตแรก")
    second = open_server(f"{database}#สำนักงานเขตสอง")
    with second.reading() as session:
        known = latest_change(session)
        assert list_years(session) == [2565, 2566]
    with first.changing("แก้ชื่อ") as session:
        book = load_book(session)
        book.office.people[0].name = "คนแรก"
    assert book_of(second).office.people[0].name != "คนแรก"
    with second.reading() as session:
        assert changes_since(session, known) == []
    with first.reading() as session:
        assert {change.office_id for change in session.scalars(select(Change))} == {1}
        assert len(session.scalars(select(Change)).all()) == 3
        told = session.scalars(select(ChangedRecord).join(Change, Change.id == ChangedRecord.change_id))
        assert {changed.id >> STRIDE_BITS for changed in told} == {1}
    first.close()
    second.close()


def test_the_time_of_a_change_is_the_same_in_both(lived_in: Workspace, database: str, tmp_path: Path) -> None:
    assert lived_in.path
    bring_in(lived_in.path, database)
    workspace = open_server(database)
    heard: list[Any] = []
    workspace.on_change.append(heard.append)
    with workspace.changing("แก้ชื่อ") as session:
        book = load_book(session)
        book.office.people[0].name = "คนแรก"
    with workspace.reading() as session:
        kept = session.get_one(Change, latest_change(session))
    assert kept.at == heard[0].change.at
    workspace.close()


def test_one_takes_back_only_what_is_ones_own(lived_in: Workspace, database: str) -> None:
    assert lived_in.path
    bring_in(lived_in.path, database)
    workspace = open_server(database)
    with workspace.reading() as session:
        assert next_steps(session, by="owner").undo is None
    with workspace.changing("แก้ชื่อ") as session:
        book = load_book(session)
        book.office.people[0].name = "คนแรก"
    workspace.user = "somebody else"
    with workspace.changing("แก้ชื่ออีก") as session:
        book = load_book(session)
        book.office.people[1].name = "คนที่สอง"
    with workspace.reading() as session:
        step = next_steps(session, by="owner").undo
        assert step
        assert step.words == "แก้ชื่อ"
    workspace.close()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("postgresql+psycopg://nobody@127.0.0.1:1/x", "ติดต่อฐานข้อมูล"),
        ("postgresql://server:door/x", "ที่อยู่ฐานข้อมูลไม่ถูกต้อง"),
    ],
)
def test_a_server_that_cannot_be_reached_is_told_in_words(place: str, words: str) -> None:
    with pytest.raises(WorkspaceError, match=words):
        open_server(place)


@pytest.mark.parametrize(
    ("typed", "account", "place", "password"),
    [
        (" 10.20.30.40/ita ", " somsri ", "postgresql+psycopg://somsri@10.20.30.40/ita", ""),
        ("server:5433/ita#ก", "a", "postgresql+psycopg://a@server:5433/ita#ก", ""),
        ("postgresql://a:secret@server/ita", "", "postgresql+psycopg://a@server/ita", "secret"),
        ("postgresql://a@server/ita?password=secret", "b", "postgresql+psycopg://b@server/ita", ""),
    ],
)
def test_an_address_is_read_as_it_is_typed(typed: str, account: str, place: str, password: str) -> None:
    assert read_place(typed, account) == (place, password)


@pytest.mark.parametrize("typed", ["", "server", "/ita", "server:door/ita", "postgresql://server"])
def test_an_address_without_server_or_database_is_refused(typed: str) -> None:
    with pytest.raises(WorkspaceError, match="ตัวอย่าง"):
        read_place(typed)


def test_a_database_that_is_not_ours_is_told_in_words(server: str) -> None:
    with pytest.raises(WorkspaceError, match="server-prepare"):
        open_server(server)


def test_every_record_has_a_number_that_says_whose_it_is() -> None:
    assert all([column.name for column in table.primary_key] == ["id"] for table in tables())
    assert ChangedRecord.__table__ in tables()


def test_a_server_of_an_older_program_is_brought_up_by_preparing_it_again(
    database: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def add_a_column() -> None:
        op.add_column("office", Column("motto", String, server_default=""))

    monkeypatch.setattr(upgrades, "_steps", lambda: {SCHEMA_VERSION + 1: add_a_column})
    monkeypatch.setattr(servers, "SCHEMA_VERSION", SCHEMA_VERSION + 1)
    with pytest.raises(WorkspaceError, match="รุ่นก่อน"):
        open_server(database)
    servers.prepare_server(database)
    servers.prepare_server(database)
    with connected(split_place(database)[0]) as connection:
        assert "motto" in {column["name"] for column in inspect(connection).get_columns("office")}
    monkeypatch.undo()
    with pytest.raises(WorkspaceError, match="รุ่นใหม่กว่า"):
        open_server(database)
