"""What a fiscal year takes over from the year before it."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.model.answers import Quota
from ita_desktop.model.body import Body, Duty, Member
from ita_desktop.model.year import FiscalYear
from ita_desktop.storage.books import load_book


def bodies_for(session: Session, year: int) -> list[Body]:
    """As they stood at the end of the year before: who had left is not among them, and the new order begins anew."""
    earlier = (
        select(Body).join(FiscalYear, Body.fiscal_year_id == FiscalYear.id).where(FiscalYear.year == year - 1)
    )
    loaded = earlier.options(
        selectinload(Body.members).selectinload(Member.person), selectinload(Body.duties)
    ).order_by(Body.position)
    return [_copied(body) for body in session.scalars(loaded)]


def carry_quotas_over(session: Session, year: int) -> None:
    """Of the instruments that the frame still has; nobody has answered yet."""
    book = load_book(session, year)
    earlier = book.results_year.quotas if book.results_year else []
    book.year.quotas.extend(
        Quota(
            position=quota.position,
            node=book.nodes[quota.node.identity],
            unit=quota.unit,
            name=quota.name,
            wanted=quota.wanted,
        )
        for quota in earlier
        if quota.node.identity in book.nodes
    )


def _copied(body: Body) -> Body:
    sitting = [member for member in body.members if member.until is None]
    return Body(
        position=body.position,
        name=body.name,
        members=[
            Member(position=place, post=each.post, person=each.person, role=each.role)
            for place, each in enumerate(sitting)
        ],
        duties=[Duty(position=each.position, text=each.text) for each in body.duties],
    )
