"""Measures of improvement: added, changed, put in order, taken away, and the results of their follow-up."""

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, cast

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.actions.evidence import EvidenceFile, keep_content
from ita_desktop.actions.measure_owners import Owner, owners_of, put_owners
from ita_desktop.actions.positions import number_in_order, put_before
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import (
    Cadence,
    FiscalYear,
    FollowUp,
    Measure,
    MeasureOwner,
    MeasuresTable,
    MeasureState,
)
from ita_desktop.spoken import spoken_short_date
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.dates import first_day, last_day
from ita_desktop.translation import translate as _

_LEEWAY = datetime.timedelta(days=366)
_LONGEST = 4_000
_NOT_COPIED = {"id", "version", "fiscal_year_id", "position", "node_id", "last_node_id"}


class MeasureError(ValueError):
    """A measure cannot be so; the message is for the officer."""


@dataclass(frozen=True)
class MeasureValue:
    """A field of a measure that is to hold a value: a column, `node`, `last_node`, or `owners` (of Owner)."""

    measure: Measure
    field: str
    value: object


@dataclass(frozen=True)
class FollowUpValues:
    """What is written down of a round; `evidence` names files or addresses, of which `files` are to be kept."""

    date: datetime.date | None
    result: str
    problem: str = ""
    suggestion: str = ""
    evidence: tuple[str, ...] = ()
    files: tuple[EvidenceFile, ...] = ()


def add_measure(
    session: Session,
    year: FiscalYear,
    after: Measure | None = None,
    *,
    table: MeasuresTable = MeasuresTable.PLAN,
    node: NodeRecord | None = None,
    origin: str = "",
) -> Measure:
    """An empty one behind `after`, in its table and for its node unless another is given; else the last of `table`."""
    measures = _in_order(session, year)
    before = next((each for each in measures if after is not None and each.id == after.id), None)
    if before is None:
        before = next((each for each in reversed(measures) if each.table is table), None)
    place = measures.index(before) + 1 if before is not None else len(measures)
    node_id = node.id if node is not None else after.node_id if after is not None else None
    measure = Measure(
        position=0,
        table=after.table if after is not None else table,
        node=session.get_one(NodeRecord, node_id) if node_id is not None else None,
        follow_up_months=_usual(measures, "follow_up_months"),
        follower=_usual(measures, "follower") or "",
        origin=origin,
        owners=[],
        follow_ups=[],
    )
    return _insert(session, year, measures, {place: [measure]})[0]


def remove_measures(session: Session, measures: Iterable[Measure]) -> None:
    for measure in measures:
        session.delete(find_measure(session, measure.id))


def duplicate_measures(session: Session, year: FiscalYear, measures: Sequence[Measure]) -> list[Measure]:
    """One after another behind the last of them; what was done and written down so far is not copied."""
    ordered = _in_order(session, year)
    wanted = {measure.id for measure in measures}
    places = [place for place, each in enumerate(ordered) if each.id in wanted]
    if not places:
        return []
    copies = [_copied(session, find_measure(session, ordered[place].id)) for place in places]
    return _insert(session, year, ordered, {places[-1] + 1: copies})


def move_measures(
    session: Session, year: FiscalYear, measures: Sequence[Measure], before: Measure | None
) -> None:
    """Together and in their order, before another; None is the end."""
    ordered = _in_order(session, year)
    if before is not None and before.id in {measure.id for measure in measures}:
        return
    _place(put_before(ordered, measures, before))


def set_measure_values(session: Session, year: FiscalYear, values: Iterable[MeasureValue]) -> None:
    """All of them or, with MeasureError, none."""
    changed: dict[int, Measure] = {}
    for measure, field, value in ((each.measure, each.field, each.value) for each in values):
        if field not in _SETTERS and field != "owners":
            raise MeasureError(_("ไม่มีช่อง {field} ในมาตรการ").format(field=field))
        needs_owners = field == "owners"
        kept = find_measure(session, measure.id) if needs_owners else session.get_one(Measure, measure.id)
        if needs_owners:
            put_owners(session, kept, cast("Sequence[Owner]", value))
        else:
            setattr(kept, _COLUMN_OF.get(field, field), _SETTERS[field](value, year.year))
        changed[kept.id] = kept
    for kept in changed.values():
        if kept.start_date and kept.due_date and kept.start_date > kept.due_date:
            raise MeasureError(
                _("วันเริ่ม {start} อยู่หลังกำหนดเสร็จ {due}").format(
                    start=spoken_short_date(kept.start_date), due=spoken_short_date(kept.due_date)
                )
            )


def record_result(
    session: Session,
    year: FiscalYear,
    measure: Measure,
    values: FollowUpValues,
    entry: FollowUp | None = None,
) -> FollowUp:
    """A new entry, or `entry` as it shall be. Followed up, a measure has begun."""
    kept = find_measure(session, measure.id)
    if values.date is None:
        raise MeasureError(_("โปรดใส่วันที่ติดตาม"))
    if not (result := _text(values.result, year.year)):
        raise MeasureError(_("โปรดพิมพ์ผลการดำเนินงาน"))
    written = next((each for each in kept.follow_ups if entry is not None and each.id == entry.id), None)
    if written is None:
        written = FollowUp(position=0)
        kept.follow_ups.append(written)
    written.date = _day(values.date, year.year)
    written.result = result
    written.problem = _text(values.problem, year.year)
    written.suggestion = _text(values.suggestion, year.year)
    written.evidence = _texts(values.evidence, year.year)
    written.kept_files = _keep_files(session, written, values.files)
    _number_entries(kept)
    if kept.state is MeasureState.NOT_STARTED:
        kept.state = MeasureState.IN_PROGRESS
    session.flush()
    return written


def _keep_files(session: Session, entry: FollowUp, files: Sequence[EvidenceFile]) -> dict[str, str]:
    """Of what the entry names still or from now on: the contents by name."""
    kept = {name: sha256 for name, sha256 in entry.kept_files.items() if name in entry.evidence}
    for file in files:
        if file.name in entry.evidence:
            keep_content(session, file)
            kept[file.name] = file.sha256
    return kept


def remove_result(session: Session, entry: FollowUp) -> None:
    session.delete(session.get_one(FollowUp, entry.id))


def find_measure(session: Session, measure_id: int) -> Measure:
    """With its owners and follow-ups. A query, unlike `get`, also loads what a known record lacks."""
    owners = selectinload(Measure.owners).options(
        selectinload(MeasureOwner.unit), selectinload(MeasureOwner.person)
    )
    query = select(Measure).where(Measure.id == measure_id)
    return session.scalars(query.options(owners, selectinload(Measure.follow_ups))).one()


def append_measures(session: Session, year: FiscalYear, measures: Sequence[Measure]) -> list[Measure]:
    """New ones, each at the end of its table."""
    ordered = _in_order(session, year)
    places: dict[int, list[Measure]] = {}
    for table in MeasuresTable:
        of_table = [place for place, each in enumerate(ordered) if each.table is table]
        place = of_table[-1] + 1 if of_table else len(ordered)
        places.setdefault(place, []).extend(each for each in measures if each.table is table)
    return _insert(session, year, ordered, places)


def _insert(
    session: Session,
    year: FiscalYear,
    ordered: Sequence[Measure],
    added: Mapping[int, Sequence[Measure]],
) -> list[Measure]:
    whole = [
        each
        for place in range(len(ordered) + 1)
        for each in (*added.get(place, ()), *ordered[place : place + 1])
    ]
    _place(whole)
    new = [measure for measures in added.values() for measure in measures]
    for measure in new:
        measure.fiscal_year_id = year.id
        session.add(measure)
    session.flush()
    return new


def _place(ordered: Sequence[Measure]) -> None:
    """Positions that grow; only those change that must."""
    last = -1
    for measure in ordered:
        is_new = inspect(measure).transient
        if is_new or measure.position <= last:
            measure.position = last + 1
        last = measure.position


def _in_order(session: Session, year: FiscalYear) -> list[Measure]:
    query = select(Measure).where(Measure.fiscal_year_id == year.id)
    return list(session.scalars(query.order_by(Measure.position, Measure.id)))


def _copied(session: Session, measure: Measure) -> Measure:
    fresh = copy_of(measure)
    for field, number in (("node", measure.node_id), ("last_node", measure.last_node_id)):
        setattr(fresh, field, session.get_one(NodeRecord, number) if number is not None else None)
    put_owners(session, fresh, owners_of(measure))
    return fresh


def copy_of(measure: Measure) -> Measure:
    """Its own fields but state and origin, without node, owners and follow-ups."""
    fields = inspect(Measure).column_attrs.keys()
    values: dict[str, Any] = {
        field: copy(getattr(measure, field)) for field in fields if field not in _NOT_COPIED
    }
    values |= {"position": 0, "state": MeasureState.NOT_STARTED, "origin": ""}
    return Measure(**values, owners=[], follow_ups=[])


def _number_entries(measure: Measure) -> None:
    ordered = sorted(measure.follow_ups, key=lambda each: (each.date or datetime.date.max, each.position))
    number_in_order(ordered)


def _usual(measures: Sequence[Measure], field: str) -> Any:
    return next((value for each in reversed(measures) if (value := getattr(each, field))), None)


# What the fields take


def _text(value: object, _year: int) -> str:
    words = clean(value) if isinstance(value, str) else ""
    if len(words) > _LONGEST:
        raise MeasureError(_("ข้อความยาวเกิน {limit} ตัวอักษร").format(limit=_LONGEST))
    return words


def _texts(value: object, year: int) -> list[str]:
    """Several, or one text with a line for each."""
    if isinstance(value, str):
        parts: Sequence[object] = value.splitlines()
    else:
        parts = list(cast("Iterable[object]", value))
    return [words for part in parts if (words := _text(part, year))]


def _day(value: object, year: int) -> datetime.date | None:
    if value is None:
        return None
    if not isinstance(value, datetime.date):
        raise MeasureError(_("โปรดใส่วันที่"))
    if not first_day(year) - _LEEWAY <= value <= last_day(year) + _LEEWAY:
        raise MeasureError(
            _("วันที่ {day} อยู่ไกลจากปีงบประมาณ {year} โปรดตรวจปี พ.ศ.").format(
                day=spoken_short_date(value), year=year
            )
        )
    return value


def _months(value: object, _year: int) -> int | None:
    if value is None:
        return None
    if not isinstance(value, int) or not 1 <= value <= 12:
        raise MeasureError(_("รอบติดตามต้องเป็น 1 ถึง 12 เดือน"))
    return value


def _score(value: object, _year: int) -> Decimal | None:
    if value is None:
        return None
    if not isinstance(value, Decimal) or not value.is_finite() or not 0 <= value <= 100:
        raise MeasureError(_("คะแนนต้องอยู่ระหว่าง 0 ถึง 100"))
    return value


def _one_of(choices: type[StrEnum]) -> Callable[[object, int], object]:
    return lambda value, _year: choices(cast("str", value))


def _node(value: object, _year: int) -> int | None:
    return value.id if isinstance(value, NodeRecord) else None


_COLUMN_OF = {"node": "node_id", "last_node": "last_node_id"}
_SETTERS: dict[str, Callable[[object, int], object]] = {
    **dict.fromkeys(
        ("weakness", "issue", "guideline", "due_words", "follow_up_words", "follower", "origin"), _text
    ),
    **dict.fromkeys(("measures", "activities", "outputs", "awareness"), _texts),
    **dict.fromkeys(("start_date", "due_date"), _day),
    "cadence": _one_of(Cadence),
    "state": _one_of(MeasureState),
    "table": _one_of(MeasuresTable),
    "follow_up_months": _months,
    "last_score": _score,
    "joins_issue_above": lambda value, _year: bool(value),
    "node": _node,
    "last_node": _node,
}
