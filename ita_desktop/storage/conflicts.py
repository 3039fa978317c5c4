"""Two who change one record: what the second would write over, and writing what the two agree on."""

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Integer, inspect, select
from sqlalchemy.orm import Session

from ita_desktop.model.history import Change, ChangedRecord
from ita_desktop.model.records import Record
from ita_desktop.spoken import spoken_clock
from ita_desktop.storage.history import noted, plain
from ita_desktop.storage.news import changes_since
from ita_desktop.storage.undo import put_back
from ita_desktop.translation import translate as _

_PLACES_IN_LISTS = frozenset({"position", "position_in_list"})
_NOTHING: tuple[object, ...] = (None, "", [])
_REACH = 50


@dataclass(frozen=True)
class Seen:
    """What somebody had before their eyes: the records, and the number of the last change among them."""

    find: Callable[[str, int], Record | None]
    latest: int


@dataclass(frozen=True, eq=False)
class Conflict:
    """A field that somebody else changed since it was seen, and that the deed changes too; values as the history
    keeps them. Without a `field` it is the whole record, changed or added by others and removed by the deed.

    `theirs` was written `by` somebody `at` some time (UTC), where the history knows.
    """

    table: str
    number: int
    field: str
    seen: Any
    theirs: Any
    mine: Any
    by: str = ""
    at: datetime.datetime | None = None

    @property
    def is_untouched(self) -> bool:
        """Whether the deed only repeats what was seen: nobody means to keep that."""
        return bool(self.field) and self.mine == self.seen


@dataclass(frozen=True)
class Deed:
    """All that was done to one record; `before` and `after` are None where it came or went."""

    table: str
    number: int
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


class ConflictError(ValueError):
    """Nothing was kept; `deeds` are what would have been, for `write_settled`. The message is for the officer."""

    def __init__(self, conflicts: tuple[Conflict, ...], deeds: tuple[Deed, ...]) -> None:
        super().__init__(_words_of(conflicts[0]))
        self.conflicts = conflicts
        self.deeds = deeds


class GoneError(ValueError):
    """What the deed is about was removed by somebody else; the message is for the officer."""


def refuse_conflicts(session: Session, seen: Seen) -> None:
    """Raises ConflictError if what the session changed was changed by others since it was `seen`."""
    deeds = tuple(_summed(noted(session)))
    found = [conflict for deed in deeds for conflict in _conflicts_of(deed, seen)]
    if found:
        raise ConflictError(tuple(_signed(session, conflict) for conflict in found), deeds)


def refuse_gone(session: Session, seen: Seen) -> None:
    """Raises GoneError if others removed something that was `seen`: the reason why a record was not found."""
    for touched in changes_since(session, seen.latest):
        for record in touched.records:
            if record.after is None and touched.change and seen.find(record.table_name, record.record_id):
                message = _("{by} ลบข้อมูลนี้ไปแล้วเมื่อ {at} จึงแก้ไขต่อไม่ได้ ดูหรือกู้คืนได้ที่ประวัติการแก้ไข")
                raise GoneError(message.format(by=_called(touched.change.by), at=_clock(touched.change.at)))


def write_settled(session: Session, error: ConflictError, theirs: Collection[Conflict]) -> None:
    """Does the refused deed after all, but for the fields in which `theirs` shall stand.

    Raises ConflictError if the records changed once more meanwhile.
    """
    again = [conflict for deed in error.deeds for conflict in _changed_since(session, deed)]
    if again:
        deeds = tuple(_as_of_now(deed, again) for deed in error.deeds)
        raise ConflictError(tuple(_signed(session, conflict) for conflict in again), deeds)
    left = {(conflict.table, conflict.number, conflict.field) for conflict in theirs}
    for deed in error.deeds:
        before, after = deed.before, deed.after
        if before is not None and after is not None:
            fields = [field for field in after if (deed.table, deed.number, field) not in left]
            before, after = ({field: side[field] for field in fields} for side in (before, after))
        if before or after:
            put_back(
                session,
                ChangedRecord(
                    table_name=deed.table,
                    record_id=deed.number,
                    before=dict(after) if after is not None else None,
                    after=dict(before) if before is not None else None,
                ),
            )


def _summed(notes: Iterable[ChangedRecord]) -> Iterator[Deed]:
    by_record: dict[tuple[str, int], list[ChangedRecord]] = {}
    for note in notes:
        key = (note.table_name, note.record_id)
        if note.after is None and key in by_record:
            # It goes only after what named it.
            by_record[key] = by_record.pop(key)
        by_record.setdefault(key, []).append(note)
    for (table, number), own in by_record.items():
        before: dict[str, Any] | None = None
        if own[0].before is not None:
            before = {}
            for note in reversed(own):
                before |= note.before or {}
        after: dict[str, Any] | None = None
        if own[-1].after is not None:
            after = {}
            for note in own:
                after |= note.after or {}
        yield Deed(table, number, before, after)


def _conflicts_of(deed: Deed, seen: Seen) -> Iterator[Conflict]:
    if deed.before is None:
        return
    record = seen.find(deed.table, deed.number)
    known = _held(record) if record is not None else {}
    if record is None and not _is_new_part(deed, seen):
        return
    differing = [
        field
        for field, value in deed.before.items()
        if not _is_place_in_list(deed.table, field) and _differs(record, known, field, value)
    ]
    if deed.after is None:
        if differing:
            yield Conflict(deed.table, deed.number, "", known or None, deed.before, None)
        return
    for field in differing:
        yield Conflict(
            deed.table, deed.number, field, known.get(field), deed.before[field], deed.after[field]
        )


def _as_of_now(deed: Deed, again: Iterable[Conflict]) -> Deed:
    now = dict(deed.before or {})
    for conflict in again:
        if (conflict.table, conflict.number) == (deed.table, deed.number):
            now |= {conflict.field: conflict.theirs} if conflict.field else conflict.theirs
    return deed if deed.before is None else replace(deed, before=now)


def _is_place_in_list(table: str, field: str) -> bool:
    """Places are worked out from what the database holds; there is nothing in them to choose from."""
    return field in _PLACES_IN_LISTS and isinstance(Record.metadata.tables[table].c[field].type, Integer)


def _differs(record: Record | None, known: Mapping[str, Any], field: str, value: Any) -> bool:
    if record is None:
        return value not in _NOTHING
    return field in known and known[field] != value


def _is_new_part(deed: Deed, seen: Seen) -> bool:
    """Whether it belongs to a record in sight and was not there: then somebody else added it. The rest of the
    database nobody claims to have seen."""
    for column in Record.metadata.tables[deed.table].c:
        for key in column.foreign_keys:
            owner = (deed.before or {}).get(column.name)
            if key.ondelete == "CASCADE" and owner is not None:
                whole = deed.after is None or column.name in (deed.before or {})
                return whole and seen.find(key.column.table.name, owner) is not None
    return False


def _held(record: Record) -> dict[str, Any]:
    state = inspect(record)
    columns = (column.key for column in state.mapper.column_attrs)
    return {key: plain(state.dict[key]) for key in columns if key in state.dict}


def _changed_since(session: Session, deed: Deed) -> Iterator[Conflict]:
    """Against what the deed found in the database, not against what was seen."""
    if deed.before is None:
        return
    table = Record.metadata.tables[deed.table]
    query = table.select().where(table.c.id == deed.number).with_for_update()
    row = session.execute(query).mappings().first()
    if row is None:
        raise GoneError(_("ข้อมูลนี้ถูกลบไปแล้วระหว่างนั้น จึงแก้ไขต่อไม่ได้ ดูหรือกู้คืนได้ที่ประวัติการแก้ไข"))
    now = {field: plain(row[field]) for field in deed.before}
    differing = [
        field
        for field, found in deed.before.items()
        if now[field] != found and not _is_place_in_list(deed.table, field)
    ]
    if deed.after is None:
        if differing:
            yield Conflict(deed.table, deed.number, "", deed.before, now, None)
        return
    for field in differing:
        mine = deed.after[field]
        yield Conflict(deed.table, deed.number, field, deed.before[field], now[field], mine)


def _signed(session: Session, conflict: Conflict) -> Conflict:
    query = (
        select(ChangedRecord, Change)
        .join(Change, Change.id == ChangedRecord.change_id)
        .where(ChangedRecord.table_name == conflict.table, ChangedRecord.record_id == conflict.number)
        .order_by(Change.id.desc())
        .limit(_REACH)
    )
    for changed, change in session.execute(query).all():
        if not conflict.field or changed.before is None or conflict.field in (changed.after or {}):
            told = (conflict.seen, conflict.theirs, conflict.mine, change.by, change.at)
            return Conflict(conflict.table, conflict.number, conflict.field, *told)
    return conflict


def _words_of(conflict: Conflict) -> str:
    if conflict.at is None:
        return _("มีผู้แก้ไขข้อมูลเดียวกันก่อนหน้านี้ จึงยังไม่ได้บันทึก โปรดดูข้อมูลใหม่แล้วแก้ไขอีกครั้ง")
    message = _("{by} แก้ไขข้อมูลเดียวกันเมื่อ {at} จึงยังไม่ได้บันทึก โปรดดูข้อมูลใหม่แล้วแก้ไขอีกครั้ง")
    return message.format(by=_called(conflict.by), at=_clock(conflict.at))


def _called(name: str) -> str:
    return name or _("ผู้อื่น")


def _clock(at: datetime.datetime) -> str:
    return spoken_clock(at.replace(tzinfo=datetime.UTC).astimezone().time())
