"""The phases of a year, and what hangs on their days."""

import datetime
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from ita_desktop.actions.offices import open_office
from ita_desktop.actions.phases import (
    PhaseError,
    add_phase,
    finish_phase,
    move_phase,
    preview_move,
    propose_phases,
    remove_phase,
    rename_phase,
    usual_phases,
)
from ita_desktop.model.book import YearBook
from ita_desktop.model.phase import Phase
from ita_desktop.storage.books import load_book
from ita_desktop.storage.undo import next_steps, undo_change
from ita_desktop.storage.workspace import Workspace
from ita_desktop.thai.dates import first_day, last_day


def phase_of(book: YearBook, name: str) -> Phase:
    return next(phase for phase in book.year.phases if phase.name == name)


def day(month: int, number: int, year: int = 2023) -> datetime.date:
    return datetime.date(year, month, number)


def due_dates(book: YearBook) -> dict[str, datetime.date | None]:
    return {each.node.code: each.due_date for each in book.year.responsibilities}


@pytest.mark.parametrize("year", [2566, 2567, 2571])
def test_the_usual_phases_lie_in_the_fiscal_year_in_their_order(year: int) -> None:
    usual = usual_phases(year)
    assert all(first_day(year) <= phase.first_day <= phase.last_day <= last_day(year) for phase in usual)
    assert [phase.first_day for phase in usual] == sorted(phase.first_day for phase in usual)


def test_a_year_without_phases_gets_the_usual_ones_once(tmp_path: Path) -> None:
    workspace = Workspace.create(
        tmp_path / "new.ita",
        "made",
        lambda session: open_office(session, "สำนักงานเขตว่าง", 2568, "bma-2566") and None,
    )
    with workspace.changing("proposed") as session:
        assert propose_phases(session, load_book(session).year) == len(usual_phases(2568))
    with workspace.reading() as session:
        book = load_book(session)
        assert [phase.name for phase in book.year.phases] == [phase.name for phase in usual_phases(2568)]
        with pytest.raises(PhaseError, match="มีระยะของปีอยู่แล้ว"):
            propose_phases(session, book.year)
    workspace.close()


def test_what_is_due_on_the_last_day_goes_with_it(book: YearBook) -> None:
    publishing = phase_of(book, "เผยแพร่ OIT")
    move = preview_move(book, publishing, publishing.first_day, day(4, 28))
    moved = {date.words.split()[0]: date.after for date in move.dates}
    assert moved["O17"] == day(4, 28)
    assert "O1" not in moved, "published"
    assert "O14" not in moved, "due on 5 April, which is within the new days too"
    assert any(date.words.startswith("มาตรการที่ 17") for date in move.dates)


def test_what_would_be_left_outside_is_taken_along_as_far_as_the_days_reach(book: YearBook) -> None:
    publishing = phase_of(book, "เผยแพร่ OIT")
    later = preview_move(book, publishing, day(4, 10), day(4, 25))
    assert {date.words.split()[0]: date.after for date in later.dates}["O14"] == day(4, 10)
    earlier = preview_move(book, publishing, publishing.first_day, day(3, 31))
    assert {date.words.split()[0]: date.after for date in earlier.dates}["O14"] == day(3, 16)


def test_what_hangs_on_the_end_of_another_phase_stays(book: YearBook) -> None:
    measures = phase_of(book, "จัดทำมาตรการ")
    collecting = phase_of(book, "เก็บแบบวัด IIT และ EIT")
    shorter = preview_move(book, collecting, collecting.first_day, day(4, 10))
    assert not any(date.before == day(4, 20) for date in shorter.dates)
    assert not any(date.before == measures.last_day for date in shorter.dates)


def test_a_move_is_one_change_and_one_undo(sample_workspace: Workspace) -> None:
    with sample_workspace.reading() as session:
        book = load_book(session)
        before = due_dates(book)
        publishing = phase_of(book, "เผยแพร่ OIT")
        move = preview_move(book, publishing, publishing.first_day, day(4, 28))
    with sample_workspace.changing("moved") as session:
        move_phase(session, move, note="หนังสือ กท 0000/1")
    with sample_workspace.reading() as session:
        book = load_book(session)
        assert phase_of(book, "เผยแพร่ OIT").last_day == day(4, 28)
        assert phase_of(book, "เผยแพร่ OIT").note == "หนังสือ กท 0000/1"
        assert due_dates(book)["O17"] == day(4, 28)
        step = next_steps(session).undo
    assert step is not None
    with sample_workspace.changing("undone") as session:
        undo_change(session, step.id)
    with sample_workspace.reading() as session:
        assert due_dates(load_book(session)) == before


def test_the_officer_may_leave_dates_where_they_are(session: Session, book: YearBook) -> None:
    publishing = phase_of(book, "เผยแพร่ OIT")
    move = preview_move(book, publishing, publishing.first_day, day(4, 28))
    move_phase(session, move.only([date for date in move.dates if date.words.startswith("O17")]))
    assert due_dates(book)["O17"] == day(4, 28)
    assert due_dates(book)["O18"] == day(4, 20)


def test_a_preview_that_is_out_of_date_is_refused(session: Session, book: YearBook) -> None:
    publishing = phase_of(book, "เผยแพร่ OIT")
    move = preview_move(book, publishing, publishing.first_day, day(4, 28))
    next(each for each in book.year.responsibilities if each.node.code == "O17").due_date = day(5, 1)
    with pytest.raises(PhaseError, match="หลังจากดูตัวอย่าง"):
        move_phase(session, move)


@pytest.mark.parametrize(
    ("first", "last"),
    [(day(4, 2), day(4, 1)), (day(4, 1, 2021), day(4, 2, 2021)), (day(4, 1), day(4, 1, 2566))],
)
def test_days_that_cannot_be_are_refused(book: YearBook, first: datetime.date, last: datetime.date) -> None:
    with pytest.raises(PhaseError):
        preview_move(book, book.year.phases[0], first, last)


def test_a_phase_is_added_renamed_finished_and_removed(session: Session, book: YearBook) -> None:
    phase = add_phase(session, book.year, " คลินิก  ITA ", day(3, 13), day(3, 13), "ว 12 ลว. 1 มี.ค. 66")
    assert (phase.name, phase.position) == ("คลินิก ITA", len(book.year.phases))
    rename_phase(session, phase, "คลินิก ITA ครั้งที่ 1")
    finish_phase(session, phase, is_done=True)
    assert (phase.name, phase.note, phase.is_done) == ("คลินิก ITA ครั้งที่ 1", "ว 12 ลว. 1 มี.ค. 66", True)
    with pytest.raises(PhaseError, match="โปรดตั้งชื่อระยะ"):
        rename_phase(session, phase, "  ")
    remove_phase(session, phase)
    session.flush()
    session.expire_all()
    assert "คลินิก ITA ครั้งที่ 1" not in [each.name for each in load_book(session).year.phases]
