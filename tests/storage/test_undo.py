"""A change can be taken back, and taken back again; never over the head of a later one."""

import datetime
from decimal import Decimal

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ita_desktop.model.body import Body
from ita_desktop.model.history import Change
from ita_desktop.model.office import Digits
from ita_desktop.model.records import Record
from ita_desktop.storage.books import load_book
from ita_desktop.storage.undo import UndoError, next_steps, undo_change
from ita_desktop.storage.workspace import Workspace


@pytest.fixture
def workspace(sample_workspace: Workspace) -> Workspace:
    return sample_workspace


def everything(workspace: Workspace) -> dict[str, list[tuple[object, ...]]]:
    with workspace.reading() as session:
        return {
            # How often a record was written only grows.
            name: [tuple(row)[:-1] for row in session.execute(table.select().order_by(table.c.id))]
            for name, table in Record.metadata.tables.items()
            if name not in ("change", "changed_record")
        }


def latest(session: Session) -> int:
    return session.scalar(select(func.max(Change.id))) or 0


def change_much(session: Session) -> None:
    book = load_book(session)
    book.office.threshold = Decimal("80.5")
    book.office.digits = Digits.ARABIC
    book.office.emblem = b"\x00\xff"
    book.year.meetings[0].date = datetime.date(2022, 12, 1)
    book.year.meetings[0].time = datetime.time(13, 30)
    del book.year.bodies[0]
    book.year.measures[0].activities = ["ใหม่"]


def test_an_undone_change_leaves_everything_as_it_was_and_can_be_done_again(workspace: Workspace) -> None:
    before = everything(workspace)
    with workspace.changing("แก้หลายอย่าง") as session:
        change_much(session)
    changed = everything(workspace)
    assert changed != before
    with workspace.changing("เลิกทำ") as session:
        undo_change(session, latest(session))
    assert everything(workspace) == before
    with workspace.changing("ทำซ้ำ") as session:
        undo_change(session, latest(session))
    assert everything(workspace) == changed


def test_undo_works_after_the_file_was_closed(workspace: Workspace) -> None:
    before = everything(workspace)
    with workspace.changing("แก้") as session:
        change_much(session)
    workspace.close()
    assert workspace.path
    again = Workspace.open(workspace.path)
    with again.changing("เลิกทำ") as session:
        change = next_steps(session).undo
        assert change is not None
        assert change.words == "แก้"
        undo_change(session, change.id)
    assert everything(again) == before


def test_a_change_that_was_changed_again_is_not_undone(workspace: Workspace) -> None:
    with workspace.changing("แก้ชื่อ") as session:
        book = load_book(session)
        book.office.name = "ก"
    with workspace.reading() as session:
        first = latest(session)
    with workspace.changing("แก้ชื่ออีกครั้ง") as session:
        book = load_book(session)
        book.office.name = "ข"
    after = everything(workspace)
    with pytest.raises(UndoError, match="แก้ไขอีกครั้ง"), workspace.changing("เลิกทำ") as session:
        undo_change(session, first)
    assert everything(workspace) == after


def test_steps_go_back_and_forward_through_the_changes(workspace: Workspace) -> None:
    for name in ("ก", "ข"):
        with workspace.changing(name) as session:
            load_book(session).office.name = name

    def words() -> tuple[str | None, str | None]:
        with workspace.reading() as session:
            steps = next_steps(session)
        return steps.undo.words if steps.undo else None, steps.redo.words if steps.redo else None

    def take_back(*, redo: bool = False) -> None:
        with workspace.reading() as session:
            steps = next_steps(session)
        step = steps.redo if redo else steps.undo
        assert step is not None
        with workspace.changing(step.words) as session:
            undo_change(session, step.id)

    assert words() == ("ข", None)
    take_back()
    assert words() == ("ก", "ข")
    take_back()
    assert words() == (None, "ก")
    take_back(redo=True)
    assert words() == ("ก", "ข")
    with workspace.changing("ค") as session:
        load_book(session).office.name = "ค"
    assert words() == ("ค", None)


def test_a_record_that_was_changed_and_then_removed_comes_back_as_it_was(workspace: Workspace) -> None:
    before = everything(workspace)
    with workspace.changing("แก้แล้วลบ") as session:
        book = load_book(session)
        book.year.measures[0].weakness = "แก้ก่อนลบ"
        del book.year.measures[0]
    with workspace.changing("เลิกทำ") as session:
        undo_change(session, latest(session))
    assert everything(workspace) == before


def test_a_record_that_was_added_and_then_changed_in_one_deed_is_taken_back(workspace: Workspace) -> None:
    before = everything(workspace)
    with workspace.changing("เพิ่มแล้วแก้") as session:
        book = load_book(session)
        book.year.bodies.append(Body(position=99, name="ก"))
        session.flush()
        book.year.bodies[-1].name = "ข"
    after = everything(workspace)
    with workspace.changing("เลิกทำ") as session:
        undo_change(session, latest(session))
    assert everything(workspace) == before
    with workspace.changing("ทำซ้ำ") as session:
        undo_change(session, latest(session))
    assert everything(workspace) == after
