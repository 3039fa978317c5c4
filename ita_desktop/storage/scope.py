"""Which office a session works for: a file has one, a server has many."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from ita_desktop.model.office import Office

_OFFICE = "office"


def work_for(session: Session, office: int) -> None:
    """Says which of many offices the session is for."""
    session.info[_OFFICE] = office


def office_of(session: Session) -> int:
    """The number of the office, asked for once in a session."""
    known: int | None = session.info.get(_OFFICE)
    if known is None:
        known = session.info[_OFFICE] = session.scalars(select(Office.id)).one()
    return known
