"""An import into records that a database keeps."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, func, select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.exchange.reader import apply, read_workbook
from ita_desktop.exchange.writer import write_template
from ita_desktop.model.book import YearBook
from ita_desktop.model.frame import ElementRecord
from ita_desktop.model.office import Office
from ita_desktop.model.records import Record
from ita_desktop.model.year import ElementTick, FollowUp, Measure, MeasureOwner
from tests.exchange.books import full_book, make_workbook, new_book, written_cells


@pytest.fixture
def session() -> Iterator[Session]:
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda connection, _record: connection.execute("PRAGMA foreign_keys=ON"))
    Record.metadata.create_all(engine)
    with Session(engine) as session:
        yield session
    engine.dispose()


def stored(session: Session, book: YearBook) -> YearBook:
    """The book as it comes out of the database again."""
    session.add(book.office)
    session.commit()
    session.expunge_all()
    office = session.scalars(select(Office).options(selectinload("*"))).one()
    results_year, year = office.years
    return YearBook(office, year, results_year)


def count(session: Session, record: type[Record]) -> int:
    return session.scalar(select(func.count()).select_from(record)) or 0


def test_an_imported_office_is_stored_and_exported_alike(session: Session, tmp_path: Path) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    write_template(full_book(), first)
    book = stored(session, new_book())
    apply(read_workbook(first, book), book)
    write_template(stored(session, book), second)
    assert written_cells(second) == written_cells(first)


def test_an_import_that_changes_nothing_leaves_the_session_clean(session: Session, tmp_path: Path) -> None:
    book, path = stored(session, full_book()), tmp_path / "x.xlsx"
    write_template(book, path)
    apply(read_workbook(path, book), book)
    assert [record for record in session if session.is_modified(record)] == []
    assert not session.new
    assert not session.deleted


def test_what_a_workbook_removes_is_gone_with_all_that_belongs_to_it(
    session: Session, tmp_path: Path
) -> None:
    book = stored(session, full_book())
    path = make_workbook(
        tmp_path / "x.xlsx",
        {
            "มาตรการ": [["ลำดับ", "ประเด็น"]],
            "การติดตาม": [["มาตรการลำดับที่"]],
            "องค์ประกอบข้อมูล": [["รหัสข้อ", "องค์ประกอบ"]],
        },
    )
    reading = read_workbook(path, book)
    assert reading.problems == ()
    apply(reading, book)
    session.commit()
    assert [count(session, each) for each in (Measure, MeasureOwner, FollowUp, ElementTick)] == [0] * 4
    elements_of_the_other_year = 4
    assert count(session, ElementRecord) == elements_of_the_other_year


def test_a_person_who_left_can_be_replaced_everywhere_at_once(session: Session, tmp_path: Path) -> None:
    book, path = stored(session, full_book()), tmp_path / "x.xlsx"
    write_template(book, path)
    sheets = {
        name: [
            [cell.replace("สมคิด ตัวอย่าง", "วิไล สมมติกุล") if isinstance(cell, str) else cell for cell in row]
            for row in rows
        ]
        for name, rows in written_cells(path).items()
    }
    reading = read_workbook(make_workbook(path, sheets), book)
    assert reading.problems == ()
    apply(reading, book)
    book = stored(session, book)
    assert [person.name for person in book.office.people] == ["วิไล สมมติกุล", "สมใจ ตัวอย่าง"]
    assert book.office.signatories[0].person is book.office.people[0]


def test_a_workbook_may_be_read_apart_from_the_session_that_takes_it_in(
    session: Session, tmp_path: Path
) -> None:
    first, second = tmp_path / "first.xlsx", tmp_path / "second.xlsx"
    write_template(full_book(), first)
    reading = read_workbook(first, new_book())
    book = stored(session, new_book())
    apply(reading, book)
    write_template(stored(session, book), second)
    assert written_cells(second) == written_cells(first)
