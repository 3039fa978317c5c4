"""What others changed since somebody looked last."""

import datetime
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.model.history import Change
from ita_desktop.storage.history import Touched


class ChangeMark(NamedTuple):
    """Another change of the same number differs from it."""

    at: datetime.datetime
    by: str
    words: str


def latest_change(session: Session) -> int:
    """The number of the last change of the office, 0 where there is none; numbers grow in the order of commits."""
    return session.scalar(select(func.max(Change.id))) or 0


def mark_of(session: Session, number: int) -> ChangeMark | None:
    """By what a change is known again; None where the office knows of none with this number."""
    row = session.execute(select(Change.at, Change.by, Change.words).where(Change.id == number)).one_or_none()
    return ChangeMark(*row) if row else None


def changes_since(session: Session, number: int) -> list[Touched]:
    """The changes after `number`, the oldest first, as `Workspace.on_change` would have told them."""
    query = select(Change).where(Change.id > number).order_by(Change.id)
    changes = session.scalars(query.options(selectinload(Change.records)))
    return [Touched(tuple(change.records), change) for change in changes]
