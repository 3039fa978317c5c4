"""Answers to the instruments: who is to bring how many, and how many there were on a day. Nobody is named."""

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.actions.positions import in_order, next_position, number_in_order, put_before
from ita_desktop.model.answers import AnswerCount, Quota
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.office import Office, Unit
from ita_desktop.model.year import FiscalYear
from ita_desktop.rules.answers import means_whole_office
from ita_desktop.spoken import spoken_short_date
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.dates import first_day, last_day
from ita_desktop.thai.names import same_name
from ita_desktop.translation import translate as _

MOST = 1_000_000


class AnswersError(ValueError):
    """A quota or a count cannot be so; the message is for the officer."""


@dataclass(frozen=True)
class Figure:
    """What was typed: how many had answered by `day`, or without one how many are wanted; None takes it away.

    Without `quota` it is that of the whole office.
    """

    quota: Quota | None
    day: datetime.date | None
    value: int | None


def add_units(session: Session, year: FiscalYear, node: NodeRecord, units: Iterable[Unit]) -> list[Quota]:
    """A quota for each section or school that has none yet."""
    known = {quota.unit_id for quota in _quotas(session, year, node)}
    fresh = [session.get_one(Unit, unit.id) for unit in units if unit.id not in known]
    return [_add(session, year, node, unit=unit) for unit in fresh]


def add_groups(session: Session, year: FiscalYear, node: NodeRecord, names: Iterable[str]) -> list[Quota]:
    """A quota for each group that has none yet. Raises AnswersError for an empty name."""
    added: list[Quota] = []
    for name in map(_checked_name, names):
        if not any(same_name(quota.carrier, name) for quota in _quotas(session, year, node)):
            added.append(_add(session, year, node, name=name))
    return added


def rename_group(session: Session, quota: Quota, name: str) -> None:
    kept = session.get_one(Quota, quota.id)
    name = _checked_name(name)
    others = (other for other in _alike(session, kept) if other is not kept)
    if any(same_name(other.carrier, name) for other in others):
        raise AnswersError(_("มี “{name}” อยู่แล้ว โปรดใช้ชื่ออื่น").format(name=name))
    kept.name = name


def remove_quotas(session: Session, quotas: Iterable[Quota]) -> None:
    """With what was counted."""
    for quota in quotas:
        session.delete(session.get_one(Quota, quota.id))


def move_quotas(session: Session, quotas: Collection[Quota], before: Quota | None) -> None:
    """Puts them together, in their order, before another; None is the end."""
    if quotas:
        kept = session.get_one(Quota, next(iter(quotas)).id)
        number_in_order(put_before(_of_year(session, kept.fiscal_year_id), quotas, before))


def set_figures(session: Session, year: FiscalYear, node: NodeRecord, figures: Iterable[Figure]) -> None:
    """Raises AnswersError for a figure or a day that cannot be; then nothing of it is to be kept."""
    today = session.scalars(select(Office)).one().today()
    for figure in figures:
        _check(figure, year, today)
        quota = _with_counts(session, figure.quota) if figure.quota else _whole(session, year, node)
        if figure.day is None:
            quota.wanted = figure.value
        else:
            _set_count(quota, figure.day, figure.value)


def forget_day(session: Session, year: FiscalYear, node: NodeRecord, day: datetime.date) -> None:
    """Takes away whatever was counted on a day."""
    for quota in _quotas(session, year, node):
        _set_count(quota, day, None)


def _with_counts(session: Session, quota: Quota) -> Quota:
    return session.get_one(Quota, quota.id, options=[selectinload(Quota.counts)])


def _set_count(quota: Quota, day: datetime.date, answered: int | None) -> None:
    kept = next((count for count in quota.counts if count.counted_on == day), None)
    if answered is None:
        if kept:
            quota.counts.remove(kept)
    elif kept:
        kept.answered = answered
    else:
        quota.counts.append(AnswerCount(counted_on=day, answered=answered))


def _add(
    session: Session, year: FiscalYear, node: NodeRecord, unit: Unit | None = None, name: str = ""
) -> Quota:
    quota = Quota(
        position=next_position(_of_year(session, year.id)),
        node=session.get_one(NodeRecord, node.id),
        unit=unit,
        name=name,
    )
    quota.fiscal_year_id = year.id
    session.add(quota)
    session.flush()
    return quota


def _whole(session: Session, year: FiscalYear, node: NodeRecord) -> Quota:
    quotas = _quotas(session, year, node)
    return next((each for each in quotas if each.is_of_whole_office), None) or _add(session, year, node)


def _quotas(session: Session, year: FiscalYear, node: NodeRecord) -> list[Quota]:
    return [quota for quota in _of_year(session, year.id) if quota.node_id == node.id]


def _alike(session: Session, quota: Quota) -> list[Quota]:
    return [each for each in _of_year(session, quota.fiscal_year_id) if each.node_id == quota.node_id]


def _of_year(session: Session, year_id: int) -> list[Quota]:
    query = (
        select(Quota)
        .where(Quota.fiscal_year_id == year_id)
        .options(selectinload(Quota.unit), selectinload(Quota.counts))
        .order_by(Quota.position, Quota.id)
    )
    return in_order(session.scalars(query))


def _check(figure: Figure, year: FiscalYear, today: datetime.date) -> None:
    if figure.value is not None and not 0 <= figure.value <= MOST:
        raise AnswersError(_("จำนวนต้องเป็น 0 ถึง {most}").format(most=f"{MOST:,}"))
    if figure.day is None or figure.value is None:
        return
    first, last = first_day(year.year), last_day(year.year)
    if not first <= figure.day <= last:
        message = _("วันที่นับ {day} อยู่นอกปีงบประมาณ {year} ซึ่งเริ่ม {first} ถึง {last}")
        day, begins, ends = map(spoken_short_date, (figure.day, first, last))
        raise AnswersError(message.format(day=day, year=year.year, first=begins, last=ends))
    if figure.day > today:
        raise AnswersError(_("วันที่นับ {day} ยังมาไม่ถึง").format(day=spoken_short_date(figure.day)))


def _checked_name(name: str) -> str:
    name = " ".join(clean(name).split())
    if not name:
        raise AnswersError(_("โปรดกรอกชื่อกลุ่ม"))
    if means_whole_office(name):
        raise AnswersError(_("“{name}” หมายถึงทั้งสำนักงาน โปรดใช้ชื่อกลุ่ม").format(name=name))
    return name
