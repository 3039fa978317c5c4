"""Loads one office and year whole, so that nothing is fetched behind anybody's back afterwards."""

from functools import cache

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import MANYTOONE, Session, selectinload
from sqlalchemy.sql.base import ExecutableOption

from ita_desktop.model.answers import Quota
from ita_desktop.model.body import Body
from ita_desktop.model.book import YearBook
from ita_desktop.model.frame import EditionRecord, NodeRecord
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.office import Office
from ita_desktop.model.records import Record
from ita_desktop.model.year import FiscalYear, Measure, Paper, Responsibility, Result
from ita_desktop.storage.news import latest_change

_MOST_ATTEMPTS = 10


class YearMissingError(ValueError):
    """The file has no such year; `years` are those it has."""

    def __init__(self, year: int, years: list[int]) -> None:
        super().__init__(year, years)
        self.year = year
        self.years = years


def load_office(session: Session) -> Office:
    """The office with everything that belongs to no single year, and its editions."""
    return session.scalars(
        select(Office).options(
            selectinload(Office.units),
            selectinload(Office.people),
            selectinload(Office.signatories),
            selectinload(Office.texts),
            selectinload(Office.layouts),
            selectinload(Office.set_aside_findings),
            selectinload(Office.editions).options(
                selectinload(EditionRecord.nodes).selectinload(NodeRecord.elements),
                selectinload(EditionRecord.links),
            ),
        )
    ).one()


def load_book(session: Session, year: int | None = None) -> YearBook:
    """The book of `year` (the latest if None); its results are those of the year before. Raises YearMissingError."""
    was_empty = not session.identity_map and not session.new
    attempts = _MOST_ATTEMPTS if was_empty else 1
    while True:
        as_of, attempts = latest_change(session), attempts - 1
        office = load_office(session)
        wanted = year or session.scalar(select(func.max(FiscalYear.year))) or 0
        found = _load_years(session, (wanted, wanted - 1))
        if not attempts or latest_change(session) == as_of:
            break
        # Somebody committed meanwhile: tables were read before and after it. A lock would hold up whoever writes.
        session.expunge_all()
    if wanted not in found:
        raise YearMissingError(wanted, list_years(session))
    _tie_together(session)
    return YearBook(office, found[wanted], found.get(wanted - 1), as_of)


def list_years(session: Session) -> list[int]:
    return list(session.scalars(select(FiscalYear.year).order_by(FiscalYear.year)))


def load_results_year(session: Session, year: int | None = None) -> FiscalYear:
    """`year`, or the latest year that has results. Raises YearMissingError."""
    load_office(session)
    if year is None:
        year = session.scalar(select(func.max(FiscalYear.year)).join(FiscalYear.results)) or 0
    found = _load_years(session, (year,))
    if year not in found:
        raise YearMissingError(year, list_years(session))
    return found[year]


def _tie_together(session: Session) -> None:
    """Gives every record the loaded ones it belongs to, for whoever reads the book when the session is over."""
    for record in session.identity_map.values():
        for owner in _owners(type(record)):
            if owner not in vars(record):
                getattr(record, owner)


@cache
def _owners(kind: type[Record]) -> tuple[str, ...]:
    return tuple(tie.key for tie in inspect(kind).relationships if tie.direction is MANYTOONE)


def _load_years(session: Session, years: tuple[int, ...]) -> dict[int, FiscalYear]:
    query = select(FiscalYear).where(FiscalYear.year.in_(years)).options(*_whole_year())
    return {year.year: year for year in session.scalars(query)}


def _whole_year() -> tuple[ExecutableOption, ...]:
    return (
        selectinload(FiscalYear.edition),
        selectinload(FiscalYear.results).selectinload(Result.node),
        selectinload(FiscalYear.bodies).options(selectinload(Body.members), selectinload(Body.duties)),
        selectinload(FiscalYear.responsibilities).options(
            selectinload(Responsibility.parties), selectinload(Responsibility.ticks)
        ),
        selectinload(FiscalYear.measures).options(
            selectinload(Measure.owners), selectinload(Measure.follow_ups)
        ),
        selectinload(FiscalYear.meetings).options(
            selectinload(Meeting.agenda), selectinload(Meeting.attendance)
        ),
        selectinload(FiscalYear.papers).selectinload(Paper.endorsements),
        selectinload(FiscalYear.sections),
        selectinload(FiscalYear.phases),
        selectinload(FiscalYear.quotas).selectinload(Quota.counts),
    )
