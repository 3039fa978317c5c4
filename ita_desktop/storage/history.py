"""Writes down what each change did to which record, by listening to the records: no feature writes history itself."""

import base64
import datetime
import enum
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import Any

from sqlalchemy import Connection, Enum, LargeBinary, Table, event, func, inspect, select
from sqlalchemy.orm import Mapper, Session, object_session
from sqlalchemy.types import TypeEngine

from ita_desktop.model.history import Change, ChangedRecord
from ita_desktop.model.records import DecimalText, Record
from ita_desktop.storage.scope import office_of

_NOTES = "changed records"
_UNDOES = "change taken back"
_TELLS_NOTHING = "no records noted"
_TURNS = 0x49544131
"""Names our turns among all that a server may be asked to wait for."""


@dataclass(frozen=True)
class Touched:
    """What a committed change did: `records` as the history keeps them, none, and no `change`, if nothing changed.

    A change without records tells only that it was: everything is to be looked at anew.
    """

    records: tuple[ChangedRecord, ...] = ()
    change: Change | None = None

    @cached_property
    def tables(self) -> frozenset[str]:
        if self.change is not None and not self.records:
            return frozenset(Record.metadata.tables)
        return frozenset(record.table_name for record in self.records)


def note_changes(session: Session) -> None:
    """From here on every record that the session adds, changes or removes is noted."""
    notes: list[ChangedRecord] = []
    session.info[_NOTES] = notes


def note_undoing(session: Session, change_id: int) -> None:
    """The change that the session makes is one that takes `change_id` back."""
    session.info[_UNDOES] = change_id


def note_nothing(session: Session) -> None:
    """The history shall tell that the session made a change, and not what was there before. It cannot be undone."""
    session.flush()
    session.info[_NOTES] = []
    session.info[_TELLS_NOTHING] = True


def noted(session: Session) -> list[ChangedRecord]:
    """What the session changed so far, also what it has not written yet."""
    session.flush()
    notes: list[ChangedRecord] = session.info[_NOTES]
    return notes


def write_change(session: Session, words: str, by: str) -> Touched:
    """Adds what was noted to the session as one `Change`, if anything changed."""
    session.flush()
    notes: list[ChangedRecord] = session.info.pop(_NOTES)
    undoes: int | None = session.info.pop(_UNDOES, None)
    if not notes and not session.info.pop(_TELLS_NOTHING, False):
        return Touched()
    # Without a zone, as a database keeps it: one that knows zones would turn it into its own time.
    now = datetime.datetime.now(datetime.UTC).replace(microsecond=0, tzinfo=None)
    office = office_of(session)
    _wait_for_turn(session, office)
    change = Change(office_id=office, at=now, by=by, words=words, undoes=undoes, records=notes)
    session.add(change)
    return Touched(tuple(notes), change)


def _wait_for_turn(session: Session, office: int) -> None:
    """Of several at once on a server each takes its number only when the one before is done: none is overlooked."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(_TURNS, office)))


def note_record(
    session: Session,
    table_name: str,
    record_id: int,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> None:
    """Notes what was done to a record; does nothing in a session whose changes are not noted."""
    notes: list[ChangedRecord] | None = session.info.get(_NOTES)
    if notes is not None and _TELLS_NOTHING not in session.info:
        notes.append(ChangedRecord(table_name=table_name, record_id=record_id, before=before, after=after))


def _note(record: Record, before: dict[str, Any] | None, after: dict[str, Any] | None) -> None:
    session = object_session(record)
    if session is not None:
        (record_id,) = inspect(type(record)).primary_key_from_instance(record)
        note_record(session, record.__tablename__, record_id, before, after)


@event.listens_for(Record, "after_insert", propagate=True)
def _note_added(_mapper: Mapper[Record], _connection: Connection, record: Record) -> None:
    _note(record, None, columns_of(record))


@event.listens_for(Record, "after_delete", propagate=True)
def _note_removed(mapper: Mapper[Record], _connection: Connection, record: Record) -> None:
    """As it lies in the file: what was changed and never written is not what an undo should bring back."""
    held = columns_of(record)
    state = inspect(record)
    for column in mapper.column_attrs:
        if former := state.attrs[column.key].history.deleted:
            held[column.key] = plain(former[0])
    _note(record, held, None)


@event.listens_for(Record, "after_update", propagate=True)
def _note_changed(mapper: Mapper[Record], _connection: Connection, record: Record) -> None:
    before: dict[str, Any] = {}
    after: dict[str, Any] = {}
    state = inspect(record)
    for column in mapper.column_attrs:
        history = state.attrs[column.key].history
        if history.has_changes() and column.key != "version":
            before[column.key] = plain(history.deleted[0]) if history.deleted else None
            after[column.key] = plain(history.added[0]) if history.added else None
    if after:
        _note(record, before, after)


def columns_of(record: Record) -> dict[str, Any]:
    """What the record holds, as JSON can hold it; how often it was written is no part of that."""
    keys = [column.key for column in inspect(type(record)).column_attrs if column.key != "version"]
    return {key: plain(getattr(record, key)) for key in keys}


def plain(value: object) -> Any:
    """`value` as JSON can hold it; bytes as base64."""
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, datetime.date | datetime.time):
        return value.isoformat()
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, bytes):
        return base64.b64encode(value).decode("ascii")
    return value


def values_of(table: Table, kept: Mapping[str, Any]) -> dict[str, Any]:
    """What the columns held, from what the history wrote of them: the way back from `plain`."""
    return {column: _as_stored(table.c[column].type, value) for column, value in kept.items()}


def _as_stored(kind: TypeEngine[Any], value: Any) -> Any:
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
