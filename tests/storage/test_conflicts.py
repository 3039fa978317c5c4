"""Two who change one record: what does not meet is merged, what meets is refused, and nothing is written over."""

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy.orm import Session

from ita_desktop.actions.fields import set_field
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Person, Unit, UnitKind
from ita_desktop.model.year import MeasureOwner
from ita_desktop.storage.books import load_book
from ita_desktop.storage.conflicts import ConflictError, GoneError, Seen, write_settled
from ita_desktop.storage.following import Follower
from ita_desktop.storage.news import latest_change
from ita_desktop.storage.servers import open_server
from ita_desktop.storage.workspace import OvertakenError, Workspace
from tests.storage.offices import book_of, bring_in


@pytest.fixture(params=["file", "server"])
def shared(request: pytest.FixtureRequest, sample_workspace: Workspace) -> Iterator[Workspace]:
    """The same rules hold in a file that was taken over and on a server."""
    if request.param == "file":
        yield sample_workspace
        return
    database = request.getfixturevalue("database")
    assert sample_workspace.path
    bring_in(sample_workspace.path, database)
    workspace = open_server(database)
    yield workspace
    workspace.close()


class Officer:
    """Somebody who looked at the book some time ago."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        with workspace.reading() as session:
            self.book = load_book(session)
            self.seen = Seen(Follower(self.book).find, latest_change(session))

    def change(self, deed: Callable[[YearBook], object]) -> None:
        with self.workspace.changing("แก้", self.seen) as session:
            book = load_book(session)
            deed(book)


def set_person(number: int, field: str, value: str) -> Callable[[YearBook], None]:
    return lambda book: setattr(book.office.people[number], field, value)


def refused(officer: Officer, deed: Callable[[YearBook], object]) -> ConflictError:
    with pytest.raises(ConflictError) as refusal:
        officer.change(deed)
    return refusal.value


def person(workspace: Workspace, number: int = 0) -> Person:
    return book_of(workspace).office.people[number]


def test_different_fields_of_one_record_are_merged(shared: Workspace) -> None:
    one, other = Officer(shared), Officer(shared)
    one.change(set_person(0, "telephone", "1111"))
    other.change(set_person(0, "level", "ชำนาญการ"))
    assert (person(shared).telephone, person(shared).level) == ("1111", "ชำนาญการ")


def test_the_same_field_is_refused_with_both_versions_and_who_was_first(shared: Workspace) -> None:
    one, other = Officer(shared), Officer(shared)
    before = one.book.office.people[0].telephone
    shared.user = "สมมติ"
    one.change(set_person(0, "telephone", "1111"))
    shared.user = "somebody else"
    refusal = refused(other, set_person(0, "telephone", "2222"))
    (conflict,) = refusal.conflicts
    assert (conflict.table, conflict.field) == ("person", "telephone")
    assert (conflict.seen, conflict.theirs, conflict.mine) == (before, "1111", "2222")
    assert conflict.by == "สมมติ"
    assert "สมมติ" in str(refusal)
    assert person(shared).telephone == "1111"


def test_the_same_words_by_both_are_no_conflict(shared: Workspace) -> None:
    one, other = Officer(shared), Officer(shared)
    for officer in (one, other):
        officer.change(set_person(0, "telephone", "1111"))
    assert person(shared).telephone == "1111"


def test_mine_is_written_where_i_choose_it_and_theirs_where_i_do_not(shared: Workspace) -> None:
    one, other = Officer(shared), Officer(shared)
    one.change(lambda book: (set_person(0, "telephone", "1111")(book), set_person(0, "name", "หนึ่ง")(book)))

    def both(book: YearBook) -> None:
        set_person(0, "telephone", "2222")(book)
        set_person(0, "name", "สอง")(book)
        set_person(0, "level", "ชำนาญการ")(book)

    refusal = refused(other, both)
    theirs = [conflict for conflict in refusal.conflicts if conflict.field == "name"]
    with shared.changing("แก้") as session:
        write_settled(session, refusal, theirs)
    kept = person(shared)
    assert (kept.telephone, kept.name, kept.level) == ("2222", "หนึ่ง", "ชำนาญการ")


def test_what_changed_once_more_while_choosing_is_asked_again(shared: Workspace) -> None:
    one, other = Officer(shared), Officer(shared)
    one.change(set_person(0, "telephone", "1111"))
    refusal = refused(other, set_person(0, "telephone", "2222"))
    Officer(shared).change(set_person(0, "telephone", "3333"))
    with pytest.raises(ConflictError) as again, shared.changing("แก้") as session:
        write_settled(session, refusal, [])
    assert again.value.conflicts[0].theirs == "3333"
    assert person(shared).telephone == "3333"
    with shared.changing("แก้") as session:
        write_settled(session, again.value, [])
    assert person(shared).telephone == "2222"


def test_the_post_of_a_person_is_no_place_in_a_list(shared: Workspace) -> None:
    """Both are called `position`."""
    one, other = Officer(shared), Officer(shared)
    one.change(set_person(0, "position", "นักวิชาการศึกษา"))
    refusal = refused(other, set_person(0, "position", "นักจัดการงานทั่วไป"))
    assert [conflict.field for conflict in refusal.conflicts] == ["position"]


def test_what_i_only_repeat_is_known_as_untouched(shared: Workspace) -> None:
    one, other = Officer(shared), Officer(shared)
    before = one.book.office.people[0].telephone
    one.change(set_person(0, "telephone", "1111"))
    refusal = refused(other, set_person(0, "telephone", before))
    assert [conflict.is_untouched for conflict in refusal.conflicts] == [True]


def test_a_record_that_others_changed_is_not_removed_unseen(shared: Workspace) -> None:
    one, other = Officer(shared), Officer(shared)
    one.change(lambda book: setattr(book.year.measures[0], "guideline", "ใหม่"))
    refusal = refused(other, lambda book: book.year.measures.pop(0))
    (conflict,) = refusal.conflicts
    assert (conflict.table, conflict.field, conflict.mine) == ("measure", "", None)
    assert book_of(shared).year.measures[0].guideline == "ใหม่"
    count = len(book_of(shared).year.measures)
    with shared.changing("ลบ") as session:
        write_settled(session, refusal, [])
    assert len(book_of(shared).year.measures) == count - 1


def test_a_part_that_others_added_is_not_removed_unseen(shared: Workspace) -> None:
    one, other = Officer(shared), Officer(shared)
    one.change(lambda book: book.year.measures[0].owners.append(MeasureOwner(position=9, words="คนใหม่")))
    refusal = refused(other, lambda book: book.year.measures[0].owners.clear())
    assert [(conflict.table, conflict.field) for conflict in refusal.conflicts] == [("measure_owner", "")]


def test_two_may_add_and_remove_in_one_list(shared: Workspace) -> None:
    one, other = Officer(shared), Officer(shared)
    count = len(one.book.office.people)
    one.change(lambda book: book.office.people.insert(0, Person(name="หนึ่ง")))

    def add_and_number(book: YearBook) -> None:
        book.office.people.append(Person(name="สอง"))
        for place, each in enumerate(book.office.people):
            each.position_in_list = place

    other.change(add_and_number)
    names = [each.name for each in book_of(shared).office.people]
    assert len(names) == count + 2
    assert {"หนึ่ง", "สอง"} <= set(names)


def test_a_record_that_others_removed_is_told_as_gone(shared: Workspace) -> None:
    one, other = Officer(shared), Officer(shared)
    one.change(lambda book: book.year.measures.pop(0))
    gone = other.book.year.measures[0]
    with pytest.raises(GoneError, match="ลบข้อมูลนี้ไปแล้ว"):
        _set_measure(other, lambda session: set_field(session, gone, "guideline", "ใหม่"))


def _set_measure(officer: Officer, deed: Callable[[Session], object]) -> None:
    with officer.workspace.changing("แก้", officer.seen) as session:
        deed(session)


def test_of_two_at_the_same_instant_the_second_keeps_nothing_and_may_try_again(
    sample_workspace: Workspace, database: str
) -> None:
    assert sample_workspace.path
    bring_in(sample_workspace.path, database)
    one, other = open_server(database), open_server(database)

    def both_at_once() -> None:
        with one.changing("แก้") as session:
            book = load_book(session)
            book.office.people[0].telephone = "1111"
            with other.changing("แก้") as second:
                book_of_other = load_book(second)
                book_of_other.office.people[0].telephone = "2222"

    with pytest.raises(OvertakenError):
        both_at_once()
    assert person(one).telephone == "2222"
    one.close()
    other.close()


def test_of_two_who_add_the_same_the_second_may_try_again(sample_workspace: Workspace, database: str) -> None:
    assert sample_workspace.path
    bring_in(sample_workspace.path, database)
    one, other = open_server(database), open_server(database)

    def add_unit(workspace: Workspace, before_commit: Callable[[], object] = lambda: None) -> None:
        with workspace.changing("เพิ่มฝ่าย") as session:
            book = load_book(session)
            book.office.units.append(Unit(kind=UnitKind.SECTION, name="ฝ่ายใหม่"))
            before_commit()

    with pytest.raises(OvertakenError):
        add_unit(one, lambda: add_unit(other))
    one.close()
    other.close()
