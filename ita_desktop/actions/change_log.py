"""The history of the whole file: who changed what when, and what each change did."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session, load_only, selectinload

from ita_desktop.actions.field_words import table_words
from ita_desktop.actions.record_history import FieldChange, Teller
from ita_desktop.model.history import Change, ChangedRecord

REACH = 1000
"""So many changes are listed at once."""


@dataclass(frozen=True)
class ChangeEntry:
    """`at` is local time. `is_first` made the file and cannot be taken back."""

    number: int
    at: datetime.datetime
    by: str
    words: str
    is_undone: bool
    is_first: bool


@dataclass(frozen=True)
class ToldRecord:
    """One record of a change: what it is called, and its fields before and after."""

    record: str
    fields: tuple[FieldChange, ...]


def list_change_entries(session: Session, table: str = "") -> tuple[ChangeEntry, ...]:
    """The latest first; only those that touched `table`, if it is given."""
    query = select(Change).options(load_only(Change.at, Change.by, Change.words, Change.undoes))
    if table:
        touched = exists().where(ChangedRecord.change_id == Change.id, ChangedRecord.table_name == table)
        query = query.where(touched)
    changes: Sequence[Change] = session.scalars(query.order_by(Change.id.desc()).limit(REACH)).all()
    undone = _undone(session)
    first = session.scalar(select(func.min(Change.id)))
    return tuple(
        ChangeEntry(
            number=change.id,
            at=change.at.replace(tzinfo=datetime.UTC).astimezone(),
            by=change.by,
            words=change.words,
            is_undone=change.id in undone,
            is_first=change.id == first,
        )
        for change in changes
    )


def tell_change(session: Session, number: int) -> tuple[ToldRecord, ...]:
    """What a change did, record by record."""
    change = session.get_one(Change, number, options=[selectinload(Change.records)])
    teller = Teller(session)
    told = ((record.table_name, tuple(teller.tell([record]))) for record in change.records)
    return tuple(ToldRecord(table_words(table), fields) for table, fields in told if fields)


def list_touched_tables(session: Session) -> list[str]:
    """Tables that the history knows, for choosing among them."""
    query = select(ChangedRecord.table_name).join(Change, Change.id == ChangedRecord.change_id)
    return list(session.scalars(query.distinct()))


def _undone(session: Session) -> set[int]:
    """Changes that were taken back; taking back a taking back does them again."""
    undone: set[int] = set()
    takings = session.execute(
        select(Change.id, Change.undoes).where(Change.undoes.is_not(None)).order_by(Change.id.desc())
    )
    for number, undoes in takings:
        if undoes is not None and number not in undone:
            undone.add(undoes)
    return undone
