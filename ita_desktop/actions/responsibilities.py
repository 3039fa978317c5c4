"""Who publishes which item, where, by when and how far it is: set for one item or for many as one deed."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Relation
from ita_desktop.model.frame import ElementRecord, NodeRecord
from ita_desktop.model.office import Person, Unit
from ita_desktop.model.year import (
    ElementTick,
    FiscalYear,
    Part,
    PublicationState,
    Responsibility,
    ResponsibleParty,
)
from ita_desktop.rules.checks.links import CHECKS as LINK_CHECKS
from ita_desktop.rules.findings import Evidence, Severity
from ita_desktop.rules.weak_points import links_between
from ita_desktop.spoken import spoken_short_date
from ita_desktop.storage.books import load_book
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.dates import first_day, last_day
from ita_desktop.thai.names import same_name
from ita_desktop.translation import translate as _

EVERY_SECTION = "ทุกฝ่าย"
EVERY_SCHOOL = "โรงเรียนในสังกัด"

_LEEWAY = datetime.timedelta(days=366)


class ResponsibilityError(ValueError):
    """A responsibility cannot be so; the message is for the officer."""


@dataclass(frozen=True)
class Carrier:
    """Who is meant: a section or school, a person, or words such as ทุกฝ่าย or a post."""

    unit: Unit | None = None
    person: Person | None = None
    words: str = ""

    def is_in(self, party: ResponsibleParty) -> bool:
        if self.unit is not None:
            return party.unit_id == self.unit.id
        if self.person is not None:
            return party.person_id == self.person.id
        return party.unit_id is None and party.person_id is None and same_name(party.words, self.words)


@dataclass(frozen=True)
class PartOf:
    """What a carrier has to do with an item: lead, support, or nothing."""

    node: NodeRecord
    carrier: Carrier
    part: Part | None


@dataclass(frozen=True)
class UrlRemark:
    """What the checks say of one address; without words its form is right and it stands nowhere else."""

    url: str
    words: str = ""
    must_be_mended: bool = False


def set_parts(session: Session, year: FiscalYear, parts: Iterable[PartOf]) -> None:
    """Gives or takes parts; nobody else loses theirs, so that a second lead is seen and not silently the only one."""
    wanted = list(parts)
    kept = _ensure(session, year, {part.node.id: part.node for part in wanted}.values())
    for part in wanted:
        _set_part(session, kept[part.node.id], part.carrier, part.part)


def assign(
    session: Session, year: FiscalYear, nodes: Iterable[NodeRecord], carrier: Carrier, part: Part | None
) -> None:
    set_parts(session, year, (PartOf(node, carrier, part) for node in nodes))


def hand_lead_over(session: Session, year: FiscalYear, node: NodeRecord, carrier: Carrier) -> None:
    """One lead instead of whoever led before; these go on as supports."""
    responsibility = _ensure(session, year, [node])[node.id]
    for party in responsibility.parties:
        if party.part is Part.LEAD:
            party.part = Part.SUPPORT
    _set_part(session, responsibility, carrier, Part.LEAD)


def set_due_date(
    session: Session, year: FiscalYear, nodes: Iterable[NodeRecord], day: datetime.date | None
) -> None:
    _check_day(year.year, day)
    for responsibility in _ensure(session, year, nodes).values():
        responsibility.due_date = day


def set_state(
    session: Session,
    year: FiscalYear,
    nodes: Iterable[NodeRecord],
    state: PublicationState,
    today: datetime.date,
) -> None:
    """What is published has a day of publication, from now on or the one it had; nothing else has one."""
    for responsibility in _ensure(session, year, nodes).values():
        responsibility.state = state
        is_published = state is PublicationState.PUBLISHED
        responsibility.published_on = (responsibility.published_on or today) if is_published else None


def set_published_on(session: Session, year: FiscalYear, node: NodeRecord, day: datetime.date | None) -> None:
    """A day of publication makes the item published; without one it is to be checked again."""
    _check_day(year.year, day)
    responsibility = _ensure(session, year, [node])[node.id]
    responsibility.published_on = day
    if day is not None:
        responsibility.state = PublicationState.PUBLISHED
    elif responsibility.state is PublicationState.PUBLISHED:
        responsibility.state = PublicationState.TO_CHECK


def set_words(
    session: Session,
    year: FiscalYear,
    node: NodeRecord,
    *,
    remark: str | None = None,
    period: str | None = None,
    due_words: str | None = None,
) -> None:
    """The texts of an item; None leaves one as it is."""
    responsibility = _ensure(session, year, [node])[node.id]
    if remark is not None:
        responsibility.remark = clean(remark)
    if period is not None:
        responsibility.period = clean(period)
    if due_words is not None:
        responsibility.due_words = clean(due_words)


def set_urls(session: Session, year: FiscalYear, node: NodeRecord, urls: Sequence[str]) -> None:
    """Each address once, in the order given; empty lines fall away."""
    cleaned = (clean(url) for url in urls)
    _ensure(session, year, [node])[node.id].urls = list(dict.fromkeys(url for url in cleaned if url))


def tick_element(
    session: Session, year: FiscalYear, node: NodeRecord, element: ElementRecord, is_shown: bool
) -> None:
    """Work that is ticked has begun."""
    if element.is_heading:
        raise ResponsibilityError(_("หัวข้อ “{text}” ไม่ต้องทำเครื่องหมาย").format(text=element.text))
    responsibility = _ensure(session, year, [node])[node.id]
    ticks = [tick for tick in responsibility.ticks if tick.element_id == element.id]
    if is_shown and not ticks:
        responsibility.ticks.append(ElementTick(element=session.get_one(ElementRecord, element.id)))
        if responsibility.state is PublicationState.NOT_STARTED:
            responsibility.state = PublicationState.IN_PROGRESS
    for tick in () if is_shown else ticks:
        responsibility.ticks.remove(tick)


def copy_from_last_year(session: Session, year: int) -> int:
    """Gives every item without anybody the parties of what it was last year; how many items.

    Of items that were merged the first one's lead leads, and the other leads support.
    """
    book = load_book(session, year)
    if book.results_year is None or book.results_edition is None:
        raise ResponsibilityError(_("ไม่มีข้อมูลของปีงบประมาณ {year}").format(year=year - 1))
    earlier = {each.node.identity: each for each in book.results_year.responsibilities if each.parties}
    origins: dict[str, list[Responsibility]] = {}
    for link in links_between(book.results_edition, book.edition):
        if link.relation in (Relation.SAME, Relation.MERGED) and link.later and link.earlier in earlier:
            origins.setdefault(link.later, []).append(earlier[link.earlier])
    taken = {each.node.identity for each in book.year.responsibilities if each.parties}
    wanted = {identity: found for identity, found in origins.items() if identity not in taken}
    nodes = [book.nodes[identity] for identity in wanted if identity in book.nodes]
    kept = _ensure(session, book.year, nodes)
    for node in nodes:
        for place, origin in enumerate(wanted[node.identity]):
            for party in origin.parties:
                carrier = Carrier(party.unit, party.person, party.words)
                if not any(carrier.is_in(other) for other in kept[node.id].parties):
                    _set_part(session, kept[node.id], carrier, Part.SUPPORT if place else party.part)
    return len(nodes)


def look_at_urls(book: YearBook, responsibility: Responsibility) -> tuple[UrlRemark, ...]:
    """What the checks of links say of each address of the item."""
    evidence = Evidence(book)
    remarks: dict[str, UrlRemark] = {url: UrlRemark(url) for url in responsibility.urls}
    for check in LINK_CHECKS:
        for slip in check.look(evidence):
            if slip.place.record is not responsibility or slip.place.field != "urls":
                continue
            for url in responsibility.urls:
                if f"“{url.strip()}”" in slip.message and not remarks[url].words:
                    is_wrong = check.severity is Severity.MUST_MEND
                    remarks[url] = UrlRemark(url, slip.message, is_wrong)
    return tuple(remarks.values())


def _ensure(session: Session, year: FiscalYear, nodes: Iterable[NodeRecord]) -> dict[int, Responsibility]:
    """The stored responsibilities of `nodes` by the number of the node; made where there is none yet."""
    wanted = {node.id: node for node in nodes}
    query = (
        select(Responsibility)
        .where(Responsibility.fiscal_year_id == year.id, Responsibility.node_id.in_(wanted))
        .options(selectinload(Responsibility.parties), selectinload(Responsibility.ticks))
    )
    kept = {responsibility.node_id: responsibility for responsibility in session.scalars(query)}
    for number in wanted.keys() - kept.keys():
        responsibility = Responsibility(node=session.get_one(NodeRecord, number), parties=[], ticks=[])
        responsibility.fiscal_year_id = year.id
        session.add(responsibility)
        kept[number] = responsibility
    session.flush()
    return kept


def _set_part(session: Session, responsibility: Responsibility, carrier: Carrier, part: Part | None) -> None:
    """Leads stand before supports, as papers name them."""
    known = [party for party in responsibility.parties if carrier.is_in(party)]
    if part is None:
        for party in known:
            responsibility.parties.remove(party)
    elif known:
        known[0].part = part
    else:
        responsibility.parties.append(_party(session, carrier, part, len(responsibility.parties)))
    ordered = sorted(responsibility.parties, key=lambda party: party.part is not Part.LEAD)
    for position, party in enumerate(ordered):
        if party.position != position:
            party.position = position


def _party(session: Session, carrier: Carrier, part: Part, position: int) -> ResponsibleParty:
    if carrier.unit is not None:
        return ResponsibleParty(position=position, part=part, unit=session.get_one(Unit, carrier.unit.id))
    if carrier.person is not None:
        person = session.get_one(Person, carrier.person.id)
        return ResponsibleParty(position=position, part=part, person=person)
    if not (words := clean(carrier.words)):
        raise ResponsibilityError(_("โปรดระบุฝ่าย โรงเรียน บุคคล หรือตำแหน่ง"))
    return ResponsibleParty(position=position, part=part, words=words)


def _check_day(year: int, day: datetime.date | None) -> None:
    if day is not None and not first_day(year) - _LEEWAY <= day <= last_day(year) + _LEEWAY:
        raise ResponsibilityError(
            _("วันที่ {day} อยู่ไกลจากปีงบประมาณ {year} โปรดตรวจปี พ.ศ.").format(
                day=spoken_short_date(day), year=year
            )
        )
