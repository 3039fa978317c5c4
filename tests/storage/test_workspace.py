"""The file of an office: made whole, changed through one door, and every change written down."""

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from ita_desktop.actions.offices import open_office
from ita_desktop.model.history import Change, ChangedRecord
from ita_desktop.model.office import Person
from ita_desktop.storage.books import YearMissingError, load_book, load_results_year
from ita_desktop.storage.engines import APPLICATION_ID
from ita_desktop.storage.history import Touched
from ita_desktop.storage.upgrades import SCHEMA_VERSION
from ita_desktop.storage.workspace import Workspace, WorkspaceError


def fill(session: Session) -> None:
    open_office(session, "สำนักงานเขตสมมติ", 2566, "bma-2566", "bma-2565")


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "สมมติ.ita", "สร้างแฟ้ม", fill)


def test_a_new_file_carries_our_mark_and_version(workspace: Workspace) -> None:
    assert workspace.path
    connection = sqlite3.connect(workspace.path)
    marks = [
        connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("application_id", "user_version")
    ]
    connection.close()
    assert marks == [APPLICATION_ID, SCHEMA_VERSION]


def test_a_file_that_is_there_is_never_written_over(workspace: Workspace) -> None:
    assert workspace.path
    before = workspace.path.read_bytes()
    with pytest.raises(WorkspaceError, match="อยู่แล้ว"):
        Workspace.create(workspace.path, "สร้างแฟ้ม", fill)
    assert workspace.path.read_bytes() == before


def test_nothing_is_left_of_a_file_that_could_not_be_filled(tmp_path: Path) -> None:
    def fail(_session: Session) -> None:
        raise KeyError("half way")

    with pytest.raises(KeyError):
        Workspace.create(tmp_path / "x.ita", "สร้างแฟ้ม", fail)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_not_there_is_refused_and_not_made(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="ไม่พบแฟ้ม"):
        Workspace.open(tmp_path / "x.ita")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_change_leaves_everything_as_it_was(workspace: Workspace) -> None:
    def fail_half_way() -> None:
        with workspace.changing("เปลี่ยนชื่อ") as session:
            book = load_book(session)
            book.office.name = "ชื่ออื่น"
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_half_way()
    with workspace.reading() as session:
        assert load_book(session).office.name == "สำนักงานเขตสมมติ"
        assert [change.words for change in session.scalars(select(Change))] == ["สร้างแฟ้ม"]


def test_reading_keeps_nothing_that_was_changed_by_accident(workspace: Workspace) -> None:
    with workspace.reading() as session:
        book = load_book(session)
        book.office.name = "ชื่ออื่น"
        session.flush()
    with workspace.reading() as session:
        assert load_book(session).office.name == "สำนักงานเขตสมมติ"


def test_a_change_says_what_it_did_to_which_record(workspace: Workspace) -> None:
    with workspace.changing("เพิ่มบุคลากร") as session:
        book = load_book(session)
        book.office.people.append(Person(name="สมมติ ตัวอย่าง"))
    with workspace.changing("แก้ชื่อ") as session:
        book = load_book(session)
        book.office.people[0].name = "สมมติ ตัวอย่างดี"
    with workspace.changing("ลบบุคลากร") as session:
        book = load_book(session)
        book.office.people.clear()
    with workspace.reading() as session:
        changes = session.execute(
            select(Change.words, ChangedRecord.before, ChangedRecord.after)
            .join(Change.records)
            .where(ChangedRecord.table_name == "person")
            .order_by(Change.id)
        ).all()
    words, befores, afters = zip(*changes, strict=True)
    assert words == ("เพิ่มบุคลากร", "แก้ชื่อ", "ลบบุคลากร")
    assert [before and before["name"] for before in befores] == [None, "สมมติ ตัวอย่าง", "สมมติ ตัวอย่างดี"]
    assert [after and after["name"] for after in afters] == ["สมมติ ตัวอย่าง", "สมมติ ตัวอย่างดี", None]


def test_listeners_hear_which_tables_a_change_touched(workspace: Workspace) -> None:
    heard: list[Touched] = []
    workspace.on_change.append(heard.append)
    with workspace.changing("แก้ชื่อ") as session:
        book = load_book(session)
        book.office.name = "สำนักงานเขตใหม่"
    assert [touched.tables for touched in heard] == [frozenset({"office"})]


def test_a_missing_year_names_those_that_are_there(workspace: Workspace) -> None:
    with workspace.reading() as session, pytest.raises(YearMissingError) as error:
        load_book(session, 2560)
    assert error.value.years == [2565, 2566]


def test_a_file_without_results_says_that_no_year_has_any(workspace: Workspace) -> None:
    with workspace.reading() as session, pytest.raises(YearMissingError):
        load_results_year(session)


def test_the_book_of_a_year_has_the_year_before_as_its_results(workspace: Workspace) -> None:
    with workspace.reading() as session:
        book = load_book(session)
        assert book.year.year == 2566
        assert book.results_year is not None
        assert book.results_year.edition.code == "bma-2565"
