"""A further fiscal year in the file: by which frame it works, and what it takes over from the year before."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.actions.carrying_over import bodies_for, carry_quotas_over
from ita_desktop.actions.offices import open_year
from ita_desktop.actions.opening import check_year
from ita_desktop.actions.phases import propose_phases
from ita_desktop.actions.responsibilities import copy_from_last_year
from ita_desktop.model.edition import Edition, Link, Relation
from ita_desktop.model.editions import available_editions, read_edition
from ita_desktop.model.frame import EditionRecord, record_of
from ita_desktop.model.office import Office
from ita_desktop.model.year import FiscalYear
from ita_desktop.storage.books import list_years, load_office
from ita_desktop.thai.digits import to_thai_digits
from ita_desktop.translation import translate as _


class YearOpeningError(ValueError):
    """The year cannot be opened; the message is for the officer."""


@dataclass(frozen=True)
class NextYear:
    year: int
    edition: str
    with_committees: bool = True
    with_responsibilities: bool = True


def editions_for(office: Office, year: int) -> list[Edition]:
    """Frames that `year` may work by, that of the year itself first, then the latest."""
    kept = {each.code: each.as_value() for each in office.editions}
    shipped = {code: read_edition(code) for code in available_editions() if code not in kept}
    known = [each for each in (*kept.values(), *shipped.values()) if each.year <= year]
    body = next((each.body for each in office.editions), "")
    return sorted(known, key=lambda each: (-each.year, each.body != body, each.code))


def propose_next_year(office: Office, year: int) -> NextYear:
    """The year after `year`, by the latest frame that was checked, or that the office brought itself."""
    kept = {each.code for each in office.editions}
    known = editions_for(office, year + 1)
    fitting = [each for each in known if each.confirmed or each.code in kept]
    return NextYear(year + 1, (fitting or known)[0].code)


def open_next_year(session: Session, answers: NextYear) -> FiscalYear:
    """Raises YearOpeningError, EditionError, or AnswerError for a year that cannot be."""
    check_year(answers.year)
    years = list_years(session)
    if answers.year in years:
        raise YearOpeningError(_("แฟ้มนี้มีปีงบประมาณ {year} อยู่แล้ว").format(year=answers.year))
    office = load_office(session)
    session.scalars(select(Office).options(selectinload(Office.years))).one()
    bodies = bodies_for(session, answers.year) if answers.with_committees else []
    opened = open_year(office, answers.year, _frame_for(office, answers))
    opened.bodies = bodies
    session.flush()
    propose_phases(session, opened)
    carry_quotas_over(session, answers.year)
    if answers.with_responsibilities and answers.year - 1 in years:
        copy_from_last_year(session, answers.year)
    return opened


def _frame_for(office: Office, answers: NextYear) -> str:
    """Its code. A frame that another year works by is copied: new numbers are not to reach that year's papers."""
    kept = next((each for each in office.editions if each.code == answers.edition), None)
    if kept is None or all(year.edition_id != kept.id for year in office.years):
        return answers.edition
    copied = _copied(kept, answers.year, {each.code for each in office.editions})
    office.editions.append(copied)
    return copied.code


def _copied(kept: EditionRecord, year: int, taken: Collection[str]) -> EditionRecord:
    """Everything in it is what it was, and nobody has looked it over for `year`."""
    edition, before = kept.as_value(), str(kept.year)
    code = edition.code.replace(before, str(year))
    name = edition.name.replace(before, str(year))
    copied = replace(
        edition,
        code=code if code not in taken else f"{edition.code}-{year}",
        year=year,
        name=name.replace(to_thai_digits(before), to_thai_digits(str(year))),
        confirmed=False,
        earlier_edition=edition.code,
        links=tuple(Link(node.identity, node.identity, Relation.SAME) for node in edition.nodes),
    )
    return record_of(copied, kept.revision)
