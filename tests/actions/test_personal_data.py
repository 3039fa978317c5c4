"""A person's data goes for good where no issued paper needs it: from records, texts, history, and the file itself."""

import datetime
import json
from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.orm import selectinload

from ita_desktop.actions.office_people import add_person, remove_people, set_person_field
from ita_desktop.actions.paper_register import enter_paper, issue_paper, set_paper_field
from ita_desktop.actions.personal_data import (
    STAND_IN,
    PersonalDataError,
    erase_person,
    find_footprint,
    reduce_person,
)
from ita_desktop.actions.search_entries import index_of
from ita_desktop.model.book import YearBook
from ita_desktop.model.history import Change
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.office import Office, Person
from ita_desktop.model.year import Measure, PaperKind
from ita_desktop.storage.books import load_book
from ita_desktop.storage.undo import next_steps, undo_change
from ita_desktop.storage.workspace import Session, Workspace

NAME, TITLE, POSITION, TELEPHONE = "กานดา วันเพ็ญสมมติ", "นางสาว", "ผู้สังเกตการณ์", "0 2999 9876"


@pytest.fixture
def workspace(sample_workspace: Workspace) -> Iterator[Workspace]:
    yield sample_workspace
    sample_workspace.close()


@pytest.fixture
def person(workspace: Workspace) -> Person:
    """Somebody new with a past: a wrong name once, a telephone, and a place in texts of two years."""
    with workspace.changing("เพิ่มบุคลากร") as session:
        office = load_book(session).office
        person = add_person(session, office, "กานดา วันเพญสมมติ", title=TITLE, position=POSITION)
    with workspace.changing("แก้ชื่อ") as session:
        set_person_field(session, person, "name", NAME)
        set_person_field(session, person, "telephone", TELEPHONE)
    with workspace.changing(f"เชิญ{TITLE}{NAME}มาร่วมประชุม") as session:
        meeting = session.scalars(select(Meeting)).first()
        assert meeting
        meeting.place = f"ห้องประชุม ({TITLE}{NAME}  ดูแล)"
        measure = session.scalars(select(Measure)).first()
        assert measure
        measure.activities = ["เชิญกานดา  วันเพ็ญสมมติรายงานผล", "ติดป้าย"]
        measure.follower = NAME
    with workspace.reading() as session:
        return session.get_one(Person, person.id)


def holds(workspace: Workspace, words: str) -> bool:
    """Whether they lie anywhere in the file, also in its history and its empty parts."""
    assert workspace.path
    content = workspace.path.read_bytes()
    return words.encode() in content or json.dumps(words).strip('"').encode() in content


def erase(workspace: Workspace, person: Person) -> None:
    with workspace.changing("ลบข้อมูลบุคคล") as session:
        erase_person(session, person)
    workspace.compact()


def book_of(workspace: Workspace) -> YearBook:
    with workspace.reading() as session:
        return load_book(session)


def test_it_is_told_where_somebody_stands(workspace: Workspace, person: Person) -> None:
    with workspace.reading() as session:
        footprint = find_footprint(session, person)
    assert (footprint.records, footprint.texts, footprint.changes, footprint.issued) == ("", 2, 3, ())


def test_nothing_of_somebody_whom_no_record_needs_is_left_in_the_file(
    workspace: Workspace, person: Person
) -> None:
    for words in (NAME, "วันเพญสมมติ", TELEPHONE):
        assert holds(workspace, words)
    erase(workspace, person)
    for words in (NAME, "วันเพ็ญสมมติ", "วันเพญสมมติ", TELEPHONE):
        assert not holds(workspace, words)
    with workspace.reading() as session:
        assert session.get(Person, person.id) is None
        assert not index_of(load_book(session)).search("วันเพ็ญสมมติ")


def test_texts_say_that_a_name_stood_there(workspace: Workspace, person: Person) -> None:
    erase(workspace, person)
    with workspace.reading() as session:
        measure = session.scalars(select(Measure)).first()
        meeting = session.scalars(select(Meeting)).first()
        assert measure
        assert meeting
        assert measure.activities == [f"เชิญ{STAND_IN} 1รายงานผล", "ติดป้าย"]
        assert measure.follower == f"{STAND_IN} 1"
        assert meeting.place == f"ห้องประชุม ({STAND_IN} 1  ดูแล)"
        words = session.scalars(select(Change.words).order_by(Change.id.desc()).limit(2)).all()
        assert words == ["ลบข้อมูลบุคคล", f"เชิญ{STAND_IN} 1มาร่วมประชุม"]


def test_somebody_whom_records_name_stays_there_as_a_number(workspace: Workspace, person: Person) -> None:
    with workspace.changing("ตั้งกรรมการ") as session:
        member = load_book(session).year.bodies[0].members[0]
        member.person = session.get_one(Person, person.id)
    erase(workspace, person)
    book = book_of(workspace)
    left = book.year.bodies[0].members[0].person
    assert left
    assert (left.full_name, left.position, left.telephone) == (f"{STAND_IN} 1", "", "")
    assert not left.is_in_office(book.office.today() + datetime.timedelta(days=1))
    assert not holds(workspace, "วันเพ็ญสมมติ")


def test_undo_does_not_bring_a_name_back(workspace: Workspace, person: Person) -> None:
    erase(workspace, person)
    for _step in range(2):
        with workspace.reading() as session:
            step = next_steps(session).undo
            assert step
            assert step.words != "ลบข้อมูลบุคคล"
        try:
            with workspace.changing("เลิกทำ") as session:
                undo_change(session, step.id)
        except ValueError:
            break
        assert not holds(workspace, "วันเพ็ญสมมติ")


def test_a_removed_person_comes_back_only_as_a_number(workspace: Workspace, person: Person) -> None:
    with workspace.changing("เพิ่มบุคลากร") as session:
        office = load_book(session).office
        again = add_person(session, office, "กาญจนา ใจสมมติ")
    with workspace.changing("ลบบุคลากร") as session:
        remove_people(session, [again])
    erase(workspace, person)
    with workspace.changing("เลิกทำ") as session:
        step = next_steps(session).undo
        assert step
        undo_change(session, step.id)
    names = [each.name for each in book_of(workspace).office.people]
    assert "กาญจนา ใจสมมติ" in names
    assert NAME not in names


def test_a_longer_name_that_begins_alike_is_left_alone(workspace: Workspace, person: Person) -> None:
    longer = NAME + "ยิ่ง"
    with workspace.changing("เพิ่มบุคลากร") as session:
        office = load_book(session).office
        add_person(session, office, longer)
    erase(workspace, person)
    assert longer in [each.name for each in book_of(workspace).office.people]


def test_a_name_of_one_word_is_found_behind_its_title_only(workspace: Workspace) -> None:
    with workspace.changing("เพิ่มบุคลากร") as session:
        office = load_book(session).office
        person = add_person(session, office, "สุข", title="นาย")
        measure = session.scalars(select(Measure)).first()
        assert measure
        measure.weakness = "ความสุขของนายสุขกับผู้มารับบริการ"
    erase(workspace, person)
    with workspace.reading() as session:
        measure = session.scalars(select(Measure)).first()
        assert measure
        assert measure.weakness == f"ความสุขของ{STAND_IN} 1กับผู้มารับบริการ"


def issue_order_with(workspace: Workspace, person: Person) -> None:
    with workspace.changing("ตั้งกรรมการ") as session:
        member = load_book(session).year.bodies[0].members[0]
        member.person = session.get_one(Person, person.id)
    with workspace.changing("ออกคำสั่ง") as session:
        year = load_book(session).year
        paper = enter_paper(session, year, PaperKind.ORDER)
        set_paper_field(session, paper, "number", "99/2566")
        set_paper_field(session, paper, "date", datetime.date(2023, 3, 1))
        session.flush()
        session.expire_all()
        issue_paper(session, year.year, paper)


def test_who_stands_in_an_issued_paper_is_not_erased(workspace: Workspace, person: Person) -> None:
    issue_order_with(workspace, person)
    with workspace.reading() as session:
        (paper,) = find_footprint(session, person).issued
    assert "99/2566" in paper
    with pytest.raises(PersonalDataError, match="99/2566"):
        erase(workspace, person)
    assert holds(workspace, NAME)


def test_but_reduced_to_what_the_paper_shows(workspace: Workspace, person: Person) -> None:
    issue_order_with(workspace, person)
    with workspace.changing("ลดข้อมูลบุคคล") as session:
        reduce_person(session, person)
    workspace.compact()
    with workspace.reading() as session:
        kept = session.get_one(Person, person.id)
        assert (kept.full_name, kept.position, kept.telephone) == (TITLE + NAME, POSITION, "")
    assert not holds(workspace, TELEPHONE)
    assert not holds(workspace, "วันเพญสมมติ")


def test_a_copy_of_an_issue_that_was_taken_back_goes_too(workspace: Workspace, person: Person) -> None:
    issue_order_with(workspace, person)
    with workspace.changing("เลิกทำ") as session:
        step = next_steps(session).undo
        assert step
        undo_change(session, step.id)
    erase(workspace, person)
    with workspace.reading() as session:
        changes = session.scalars(select(Change).options(selectinload(Change.records)))
        copies = [
            side["issued_file"]
            for change in changes
            for record in change.records
            for side in (record.before, record.after)
            if side and side.get("number") == "99/2566" and side.get("issued_file")
        ]
    assert not copies


def test_other_people_are_as_they_were(workspace: Workspace, person: Person) -> None:
    def others(session: Session) -> list[tuple[str, str, str]]:
        office = session.scalars(select(Office).options(selectinload(Office.people))).one()
        people = (each for each in office.people if each.id != person.id)
        return [(each.full_name, each.position, each.telephone) for each in people]

    with workspace.reading() as session:
        before = others(session)
    erase(workspace, person)
    with workspace.reading() as session:
        assert others(session) == before
