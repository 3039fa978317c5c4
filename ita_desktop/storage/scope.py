"""Which office a session works for: a file has one, a server has many."""

from sqlalchemy import event, select
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.orm.util import LoaderCriteriaOption

from ita_desktop.model.office import Office
from ita_desktop.model.records import Record

_OFFICE = "office"


def work_for(session: Session, office: int) -> None:
    """Of many offices the session sees only this one: what is asked for without naming an office is its own."""
    session.info[_OFFICE] = office
    criteria = _criteria(office)

    def narrow(state: ORMExecuteState) -> None:
        # What hangs on a record, or is loaded later of it, is of the same office already.
        if state.is_select and not state.is_relationship_load and not state.is_column_load:
            state.statement = state.statement.options(*criteria)

    event.listen(session, "do_orm_execute", narrow)


def office_of(session: Session) -> int:
    """The number of the office, asked for once in a session."""
    known: int | None = session.info.get(_OFFICE)
    if known is None:
        known = session.info[_OFFICE] = session.scalars(select(Office.id)).one()
    return known


def _criteria(office: int) -> list[LoaderCriteriaOption]:
    owned = [mapper.class_ for mapper in Record.registry.mappers if "office_id" in mapper.local_table.c]
    return [
        with_loader_criteria(Office, Office.id == office, propagate_to_loaders=False),
        *(with_loader_criteria(kind, kind.office_id == office, propagate_to_loaders=False) for kind in owned),
    ]
