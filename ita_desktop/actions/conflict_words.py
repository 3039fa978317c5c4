"""What two people wrote into one record, in the words of the office."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from ita_desktop.actions.field_words import field_words, table_words
from ita_desktop.actions.record_history import Teller
from ita_desktop.model.history import ChangedRecord
from ita_desktop.model.office import Person
from ita_desktop.model.records import Record, kind_of
from ita_desktop.storage.conflicts import Conflict
from ita_desktop.storage.history import columns_of
from ita_desktop.translation import translate as _


@dataclass(frozen=True)
class ToldConflict:
    """`record` is what is called so, `field` empty for the whole of it; `at` is local time."""

    record: str
    field: str
    seen: str
    theirs: str
    mine: str
    by: str
    at: datetime.datetime | None


def tell_conflicts(session: Session, conflicts: Sequence[Conflict]) -> tuple[ToldConflict, ...]:
    teller = Teller(session)
    return tuple(_told(session, teller, conflict) for conflict in conflicts)


def _told(session: Session, teller: Teller, conflict: Conflict) -> ToldConflict:
    table = Record.metadata.tables[conflict.table]

    def value(kept: Any) -> str:
        if conflict.field:
            return teller.value(table, conflict.field, kept)
        return _sum(teller, conflict, kept)

    record = session.get(kind_of(conflict.table), conflict.number)
    if isinstance(record, Person):
        name = record.full_name
    else:
        name = _sum(teller, conflict, columns_of(record)) if record is not None else ""
    kind = table_words(conflict.table)
    return ToldConflict(
        record=_("{kind} {name}").format(kind=kind, name=name) if name else kind,
        field=field_words(conflict.table, conflict.field) if conflict.field else "",
        seen=value(conflict.seen),
        theirs=value(conflict.theirs),
        mine=value(conflict.mine) if conflict.field else _("ลบ"),
        by=conflict.by or _("ผู้อื่น"),
        at=conflict.at.replace(tzinfo=datetime.UTC).astimezone() if conflict.at else None,
    )


def _sum(teller: Teller, conflict: Conflict, values: dict[str, Any] | None) -> str:
    """By what a record is known, as the history tells one that came or went."""
    held = ChangedRecord(table_name=conflict.table, record_id=conflict.number, before=values, after=None)
    return " ".join(told.before for told in teller.tell([held]))
