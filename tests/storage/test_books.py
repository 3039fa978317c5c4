"""A book shows one state of the file, whoever writes while it is loaded."""

from itertools import count

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.model.body import Body, Member
from ita_desktop.model.office import Office, Person
from ita_desktop.storage import books
from ita_desktop.storage.books import load_book, load_office
from ita_desktop.storage.workspace import Workspace


def _appoint(workspace: Workspace, number: int) -> None:
    with workspace.changing("appoint") as session:
        person = Person(title="นาย", name=f"คนที่ {number}")
        office = load_office(session)
        office.people.append(person)
        body = session.scalars(select(Body).limit(1).options(selectinload(Body.members))).one()
        body.members.append(Member(person=person, role="กรรมการ", position=900 + number))


@pytest.mark.parametrize("times", [1, 3])
def test_what_somebody_writes_while_it_is_loaded_is_in_it_whole(
    sample_workspace: Workspace, monkeypatch: pytest.MonkeyPatch, times: int
) -> None:
    left = list(range(times))

    def load_and_be_overtaken(session: Session) -> Office:
        office = load_office(session)
        if left:
            _appoint(sample_workspace, left.pop())
        return office

    monkeypatch.setattr(books, "load_office", load_and_be_overtaken)
    with sample_workspace.reading() as session:
        book = load_book(session)
    members = [member for body in book.year.bodies for member in body.members if member.position >= 900]
    assert len(members) == times
    assert all(member.person in book.office.people for member in members)


def test_what_a_change_has_begun_stays_in_its_session(
    sample_workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers = count()
    with sample_workspace.changing("begin") as session:
        office = load_office(session)
        monkeypatch.setattr(books, "latest_change", lambda _session: next(numbers))
        assert load_book(session).office is office
        assert office in session
