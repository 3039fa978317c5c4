"""What happened to a record and to what belongs to it, field by field, in the words of the office."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Enum, Table, and_, cast, or_, select
from sqlalchemy.orm import Session

from ita_desktop.actions.field_words import field_words, table_words
from ita_desktop.model.answers import Quota
from ita_desktop.model.frame import ElementRecord, NodeRecord
from ita_desktop.model.history import Change, ChangedRecord
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.office import Person, Unit
from ita_desktop.model.records import Record, number_of
from ita_desktop.model.terms import spoken_term
from ita_desktop.spoken import spoken_clock, spoken_short_date
from ita_desktop.storage.history import values_of
from ita_desktop.translation import translate as _

_PARTS_OF = {
    "responsibility": ("responsible_party", "element_tick"),
    "measure": ("measure_owner", "follow_up"),
    "meeting": ("agenda_item", "attendance"),
    "paper": ("endorsement",),
    "body": ("member", "duty"),
    "quota": ("answer_count",),
}
_LOUDEST = {
    "quota": ("node_id", "unit_id", "name", "wanted"),
    "answer_count": ("quota_id", "counted_on", "answered"),
    "responsible_party": ("unit_id", "person_id", "words", "part"),
    "element_tick": ("element_id",),
    "measure_owner": ("unit_id", "person_id", "words"),
    "agenda_item": ("text",),
    "attendance": ("name", "presence"),
    "follow_up": ("date", "result"),
    "member": ("person_id", "post", "role"),
    "duty": ("text",),
    "endorsement": ("person_id", "addressees"),
}
"""Fields by which a part is told when it came or went."""

_UNTOLD = frozenset({"id", "position", "position_in_list", "issued_file", "emblem", "kept_files"})
_LONGEST = 120


@dataclass(frozen=True)
class FieldChange:
    """`field` in words; an empty text is nothing."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class RecordChange:
    change_id: int
    at: datetime.datetime
    by: str
    words: str
    fields: tuple[FieldChange, ...]


def list_changes(session: Session, record: Record) -> tuple[RecordChange, ...]:
    """The latest change first."""
    condition = _concerns(session, record.__tablename__, number_of(record))
    query = (
        select(ChangedRecord, Change)
        .join(Change, Change.id == ChangedRecord.change_id)
        .where(condition)
        .order_by(Change.id.desc(), ChangedRecord.id)
    )
    changes: dict[int, tuple[Change, list[ChangedRecord]]] = {}
    for changed, change in session.execute(query):
        changes.setdefault(change.id, (change, []))[1].append(changed)
    teller = Teller(session)
    return tuple(
        RecordChange(change.id, change.at, change.by, change.words, tuple(teller.tell(records)))
        for change, records in changes.values()
    )


def _concerns(session: Session, table: str, number: int) -> ColumnElement[bool]:
    """Of the record itself, or of one of its parts, also of one that is gone."""
    conditions = [and_(ChangedRecord.table_name == table, ChangedRecord.record_id == number)]
    for part in _PARTS_OF.get(table, ()):
        numbers = _numbers_of_parts(session, part, f"{table}_id", number)
        if numbers:
            conditions.append(and_(ChangedRecord.table_name == part, ChangedRecord.record_id.in_(numbers)))
    return or_(*conditions)


def _numbers_of_parts(session: Session, part: str, key: str, number: int) -> set[int]:
    told = select(ChangedRecord.record_id).where(
        ChangedRecord.table_name == part,
        # As wide as the numbers are; the integers of JSON are narrower on a server.
        or_(
            *(
                cast(side[key].as_string(), BigInteger) == number
                for side in (ChangedRecord.before, ChangedRecord.after)
            )
        ),
    )
    return set(session.scalars(told))


class Teller:
    """Tells changed records in words; names of units and people are looked up once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._names: dict[tuple[str, int], str] = {}

    def tell(self, records: Iterable[ChangedRecord]) -> Iterator[FieldChange]:
        for changed in records:
            yield from self._one(changed)

    def _one(self, changed: ChangedRecord) -> Iterator[FieldChange]:
        table = Record.metadata.tables[changed.table_name]
        if changed.before is None or changed.after is None:
            before, after = (self._sum(table, values) for values in (changed.before, changed.after))
            yield FieldChange(table_words(changed.table_name), before, after)
            return
        for field in changed.after:
            if field in _UNTOLD:
                continue
            before, after = (
                self.value(table, field, values[field]) for values in (changed.before, changed.after)
            )
            yield FieldChange(field_words(changed.table_name, field), before, after)

    def _sum(self, table: Table, values: Mapping[str, Any] | None) -> str:
        """A record that came or went, by what it is known by."""
        if values is None:
            return ""
        fields = _LOUDEST.get(table.name, ("name", "text", "subject", "title", "issue"))
        texts = (self.value(table, field, values.get(field)) for field in fields if field in values)
        return " ".join(text for text in texts if text) or _("หนึ่งรายการ")

    def value(self, table: Table, field: str, kept: Any) -> str:
        """What the history kept of a field, as the officer reads it."""
        if kept is None or kept == "":
            return ""
        column = table.c[field]
        for key in column.foreign_keys:
            return self._name(key.column.table.name, int(kept))
        value = values_of(table, {field: kept})[field]
        if isinstance(column.type, Enum) and isinstance(value, StrEnum):
            return spoken_term(value)
        return _shortened(_plain_words(value))

    def _name(self, table: str, number: int) -> str:
        if (table, number) not in self._names:
            self._names[table, number] = self._look_up(table, number)
        return self._names[table, number]

    def _look_up(self, table: str, number: int) -> str:
        if table == Quota.__tablename__:
            return self._words_of_quota(self._session.get(Quota, number))
        kinds: dict[str, tuple[type[Record], str]] = {
            "unit": (Unit, "name"),
            "person": (Person, "full_name"),
            "node": (NodeRecord, "code"),
            "element": (ElementRecord, "text"),
            "meeting": (Meeting, "number"),
        }
        if table not in kinds:
            return str(number)
        kind, attribute = kinds[table]
        record = self._session.get(kind, number)
        return str(getattr(record, attribute)) if record is not None else _("ที่ลบไปแล้ว")

    def _words_of_quota(self, quota: Quota | None) -> str:
        if quota is None:
            return _("ที่ลบไปแล้ว")
        carrier = self._name("unit", quota.unit_id) if quota.unit_id else quota.name
        return f"{self._name('node', quota.node_id)} {carrier or _('ทั้งสำนักงาน')}"


def _plain_words(value: Any) -> str:
    if isinstance(value, bool):
        return _("ใช่") if value else _("ไม่ใช่")
    if isinstance(value, datetime.date):
        return spoken_short_date(value)
    if isinstance(value, datetime.time):
        return spoken_clock(value)
    if isinstance(value, list):
        return "\n".join(str(each) for each in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return str(value)


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()} …"
