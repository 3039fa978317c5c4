"""Takes back a change as the history keeps it, if nothing has happened to its records since."""

import base64
import datetime
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy import Enum, LargeBinary, Table, select
from sqlalchemy.orm import Session, selectinload
from sqlalchemy.types import TypeEngine

from ita_desktop.model.history import Change, ChangedRecord
from ita_desktop.model.records import DecimalText, Record
from ita_desktop.storage.history import note_record, plain
from ita_desktop.translation import translate as _


class UndoError(ValueError):
    """The change can no longer be taken back; the message is for the officer."""


def last_change(session: Session) -> Change | None:
    return session.scalars(select(Change).order_by(Change.id.desc()).limit(1)).first()


def undo_change(session: Session, change_id: int) -> None:
    """Puts every record of the change back as it was before. Undoing an undo is how a change is done again.

    Raises UndoError if a record is no longer as the change left it; then nothing is changed.
    """
    change = session.get_one(
        Change, change_id, options=[selectinload(Change.records)], populate_existing=True
    )
    session.flush()
    for changed in change.records:
        _refuse_if_touched(session, changed)
    for changed in sorted(change.records, key=lambda record: -record.id):
        _put_back(session, changed)
    # What was loaded is out of date; a later change of it would note no value before.
    session.expunge_all()


def _refuse_if_touched(session: Session, changed: ChangedRecord) -> None:
    row = _row(session, changed)
    expected = changed.after
    if expected is None:
        untouched = row is None
    else:
        untouched = row is not None and all(row[column] == value for column, value in expected.items())
    if not untouched:
        raise UndoError(_("เลิกทำไม่ได้ เพราะข้อมูลนี้ถูกแก้ไขอีกครั้งหลังจากนั้น โปรดเลิกทำการแก้ไขครั้งหลังก่อน"))


def _put_back(session: Session, changed: ChangedRecord) -> None:
    table = _table(changed)
    here = table.c.id == changed.record_id
    if changed.before is None:
        session.execute(table.delete().where(here))
    elif changed.after is None:
        session.execute(table.insert().values(_values(table, changed.before)))
    else:
        session.execute(table.update().where(here).values(_values(table, changed.before)))
    note_record(session, changed.table_name, changed.record_id, before=changed.after, after=changed.before)


def _row(session: Session, changed: ChangedRecord) -> Mapping[str, Any] | None:
    table = _table(changed)
    row = session.execute(table.select().where(table.c.id == changed.record_id)).mappings().first()
    return None if row is None else {column: plain(value) for column, value in row.items()}


def _table(changed: ChangedRecord) -> Table:
    return Record.metadata.tables[changed.table_name]


def _values(table: Table, kept: Mapping[str, Any]) -> dict[str, Any]:
    return {column: _as_stored(table.c[column].type, value) for column, value in kept.items()}


def _as_stored(kind: TypeEngine[Any], value: Any) -> Any:
    """The value that a column holds, from what the history wrote of it."""
    if value is None:
        return None
    if isinstance(kind, Enum) and kind.enum_class:
        return kind.enum_class(value)
    if isinstance(kind, DecimalText):
        return Decimal(value)
    if isinstance(kind, LargeBinary):
        return base64.b64decode(value)
    read = {datetime.date: datetime.date.fromisoformat, datetime.time: datetime.time.fromisoformat}
    return read[kind.python_type](value) if kind.python_type in read else value
