"""What a fiscal year takes over from the year before it."""

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.model.answers import Quota
from ita_desktop.model.body import Body, Duty, Member
from ita_desktop.model.edition import Kind
from ita_desktop.model.frame import EditionRecord, NodeRecord
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
    for quota in book.results_year.quotas if book.results_year else ():
        node = instrument_like(quota.node, book.year.edition)
        if node is not None:
            book.year.quotas.append(
                Quota(
                    position=quota.position,
                    node=node,
                    unit=quota.unit,
                    name=quota.name,
                    wanted=quota.wanted,
                )
            )


def instrument_like(node: NodeRecord, edition: EditionRecord) -> NodeRecord | None:
    """The same one in another frame, or at least that of the same code: a frame of its own gives it a new identity."""
    instruments = [each for each in edition.nodes if each.kind is Kind.INSTRUMENT]
    same = (each for each in instruments if each.identity == node.identity)
    return next(same, None) or next((each for each in instruments if each.code == node.code), None)


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
