"""What others changed since somebody looked last."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.model.history import Change
from ita_desktop.storage.history import Touched


def latest_change(session: Session) -> int:
    """The number of the last change of the office, 0 where there is none; numbers grow in the order of commits."""
    return session.scalar(select(func.max(Change.id))) or 0


def changes_since(session: Session, number: int) -> list[Touched]:
    """The changes after `number`, the oldest first, as `Workspace.on_change` would have told them."""
    query = select(Change).where(Change.id > number).order_by(Change.id)
    changes = session.scalars(query.options(selectinload(Change.records)))
    return [Touched(tuple(change.records), change) for change in changes]
