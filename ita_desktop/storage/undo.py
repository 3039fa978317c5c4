"""Takes back a change as the history keeps it, if nothing has happened to its records since."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Table, func, select
from sqlalchemy.orm import Session, load_only, selectinload

from ita_desktop.model.history import Change, ChangedRecord
from ita_desktop.model.records import Record
from ita_desktop.storage.history import note_record, note_undoing, plain, values_of
from ita_desktop.translation import translate as _


class UndoError(ValueError):
    """The change can no longer be taken back; the message is for the officer."""


_REACH = 2000
"""So many changes are looked back on for what to undo."""


@dataclass(frozen=True)
class Steps:
    """What one step back would take back, and what one step forward would do again."""

    undo: Change | None = None
    redo: Change | None = None


def next_steps(session: Session, by: str | None = None) -> Steps:
    """As in every program: a new change leaves nothing to do again. The first change made the file and stays.

    What tells no records cannot be taken back, and does not stand in the way of what was before it.
    Where several work at once, only what was changed `by` one of them is theirs to take back.
    """
    first = session.scalar(select(func.min(Change.id))) or 0
    mine = (Change.by == by,) if by is not None else ()
    latest = session.scalars(
        select(Change)
        .where(Change.id > first, Change.records.any(), *mine)
        .options(load_only(Change.id, Change.words, Change.undoes))
        .order_by(Change.id.desc())
        .limit(_REACH)
    ).all()
    done: list[Change] = []
    undone: list[Change] = []
    for change in reversed(latest):
        if done and change.undoes == done[-1].id:
            done.pop()
            undone.append(change)
        elif undone and change.undoes == undone[-1].id:
            undone.pop()
            done.append(change)
        else:
            undone.clear()
            done.append(change)
    return Steps(done[-1] if done else None, undone[-1] if undone else None)


def undo_change(session: Session, change_id: int) -> None:
    """Puts every record of the change back as it was before. Undoing an undo is how a change is done again.

    Raises UndoError if a record is no longer as the change left it; then nothing is changed.
    """
    change = session.get_one(
        Change, change_id, options=[selectinload(Change.records)], populate_existing=True
    )
    session.flush()
    note_undoing(session, change_id)
    _refuse_if_touched(session, change)
    for changed in sorted(change.records, key=lambda record: -record.id):
        put_back(session, changed)
    # What was loaded is out of date; a later change of it would note no value before.
    session.expunge_all()


def _refuse_if_touched(session: Session, change: Change) -> None:
    """What a change did twice to one record counts as it was in the end."""
    left: dict[tuple[str, int], ChangedRecord] = {}
    expected: dict[tuple[str, int], dict[str, Any] | None] = {}
    for changed in sorted(change.records, key=lambda record: record.id):
        key = (changed.table_name, changed.record_id)
        left[key] = changed
        expected[key] = None if changed.after is None else {**(expected.get(key) or {}), **changed.after}
    for key, values in expected.items():
        row = _row(session, left[key])
        if values is None:
            untouched = row is None
        else:
            untouched = row is not None and all(row[column] == value for column, value in values.items())
        if not untouched:
            message = _("เลิกทำไม่ได้ เพราะข้อมูลนี้ถูกแก้ไขอีกครั้งหลังจากนั้น โปรดเลิกทำการแก้ไขครั้งหลังก่อน")
            raise UndoError(message)


def put_back(session: Session, changed: ChangedRecord) -> None:
    """Makes the record what it was before, without a look at what it is now."""
    table = _table(changed)
    here = table.c.id == changed.record_id
    if changed.before is None:
        session.execute(table.delete().where(here))
    elif changed.after is None:
        session.execute(table.insert().values(values_of(table, changed.before)))
    else:
        again = {"version": table.c.version + 1}
        session.execute(table.update().where(here).values(values_of(table, changed.before) | again))
    note_record(session, changed.table_name, changed.record_id, before=changed.after, after=changed.before)


def _row(session: Session, changed: ChangedRecord) -> Mapping[str, Any] | None:
    table = _table(changed)
    query = table.select().where(table.c.id == changed.record_id).with_for_update()
    row = session.execute(query).mappings().first()
    return None if row is None else {column: plain(value) for column, value in row.items()}


def _table(changed: ChangedRecord) -> Table:
    return Record.metadata.tables[changed.table_name]
