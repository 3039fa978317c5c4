"""Who leads an item, when it is late, and how much of it is ticked; whole years are in `test_readiness`."""

from datetime import date

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Person, Unit, UnitKind
from ita_desktop.model.terms import term
from ita_desktop.model.year import (
    ElementTick,
    Part,
    PublicationState,
    Responsibility,
    ResponsibleParty,
)
from ita_desktop.rules.due_work import list_due_work
from ita_desktop.rules.readiness import read_readiness
from ita_desktop.rules.workload import Assignments, checklist_count, days_late, leads_of
from tests.documents.compose.small_district import node_of, small_district

DUE = date(2023, 3, 31)
TOWN, SCHOOL = (
    Unit(position=0, kind=UnitKind.SECTION, name="ฝ่ายปกครอง"),
    Unit(position=1, kind=UnitKind.SCHOOL, name="โรงเรียนวัดสมมติ"),
)


def party(part: Part = Part.LEAD, **who: object) -> ResponsibleParty:
    return ResponsibleParty(position=0, part=part, **who)  # type: ignore[arg-type]


@pytest.fixture
def book() -> YearBook:
    return small_district()


@pytest.fixture
def kept(book: YearBook) -> Responsibility:
    """Of an item with a heading and two elements."""
    kept = Responsibility(node=node_of(book.year, "structure"), due_date=DUE)
    for number, element in enumerate(kept.node.elements):
        element.id = number
    book.year.responsibilities[:] = [kept]
    return kept


def test_words_for_many_lead_only_where_nobody_is_named(kept: Responsibility) -> None:
    everybody, again = party(words="ทุกฝ่าย"), party(words="ทุกโรงเรียน")
    named, person = party(unit=TOWN), party(person=Person(name="สมมติ"))
    kept.parties = [party(Part.SUPPORT, unit=SCHOOL), everybody, again]
    assert leads_of(kept) == [everybody]
    kept.parties += [named, person]
    assert leads_of(kept) == [named, person]
    kept.parties = [party(Part.SUPPORT, unit=SCHOOL)]
    assert leads_of(kept) == []


@pytest.mark.parametrize(
    ("today", "days"), [(date(2023, 3, 30), -1), (DUE, 0), (date(2023, 4, 1), 1), (date(2023, 4, 30), 30)]
)
def test_what_is_open_is_late_from_the_day_after_it_was_due(
    book: YearBook, kept: Responsibility, today: date, days: int
) -> None:
    assert days_late(kept, today) == days
    assert Assignments(book).is_late(kept.node, today) is (days > 0)


def test_what_is_published_or_has_no_day_is_never_late(kept: Responsibility) -> None:
    kept.state = PublicationState.TO_CHECK
    assert days_late(kept, date(2023, 5, 1)) == 31
    kept.state = PublicationState.PUBLISHED
    assert days_late(kept, date(2023, 5, 1)) == 0
    kept.state, kept.due_date = PublicationState.NOT_STARTED, None
    assert days_late(kept, date(2023, 5, 1)) == 0


def test_an_item_without_record_has_not_begun_and_nobody_leads_it(
    book: YearBook, kept: Responsibility
) -> None:
    kept.state = PublicationState.IN_PROGRESS
    kept.parties = [party(unit=TOWN)]
    assignments, bare = Assignments(book), node_of(book.year, "manual")
    assert assignments.state(kept.node) is PublicationState.IN_PROGRESS
    assert assignments.leads(kept.node) == kept.parties
    assert (assignments.of(bare), assignments.leads(bare)) == (None, [])
    assert assignments.state(bare) is PublicationState.NOT_STARTED
    assert not assignments.is_late(bare, date(2099, 1, 1))
    assert kept.node not in assignments.troubles(DUE).without_lead
    assert bare in assignments.troubles(DUE).without_lead


def test_a_tick_counts_once_and_only_for_an_element_of_the_item(book: YearBook, kept: Responsibility) -> None:
    heading, first, _second = kept.node.elements
    (foreign,) = node_of(book.year, "area-plan").elements
    foreign.id = 99
    assert checklist_count(kept) == (0, 2)
    kept.ticks = [tick(each.id) for each in (heading, first, first, foreign)]
    assert checklist_count(kept) == (1, 2)


def tick(element_id: int) -> ElementTick:
    made = ElementTick(element=None)  # type: ignore[arg-type]
    made.element_id = element_id
    return made


def test_a_unit_carries_for_its_person_and_for_a_word_that_means_it(
    book: YearBook, kept: Responsibility
) -> None:
    section, other, *_rest = book.sections
    clerk = Person(name="สมมติ", unit=section)
    kept.parties = [
        party(person=clerk),
        party(Part.SUPPORT, words="ทุกฝ่าย"),
        party(Part.SUPPORT, words="ผู้อำนวยการเขต"),
    ]
    assignments = Assignments(book)
    assert assignments.units_meant(kept.parties[0]) == {section.name}
    assert assignments.units_meant(kept.parties[2]) == set()
    loads = {load.unit.name: load for load in assignments.loads()}
    assert list(loads) == [unit.name for unit in book.office.units]
    assert (loads[section.name].leads, loads[section.name].supports) == ((kept.node,), ())
    assert (loads[other.name].leads, loads[other.name].supports) == ((), (kept.node,))


def test_an_item_that_is_due_says_how_far_it_is(book: YearBook, kept: Responsibility) -> None:
    book.year.measures.clear()
    book.year.papers.clear()

    def told() -> str:
        (work,) = list_due_work(book, DUE)
        return work.facts.rpartition(" · ")[2]

    assert told() == "ทำแล้ว 0 จาก 2"
    kept.state = PublicationState.SENT_BACK
    assert told() == term(PublicationState.SENT_BACK)
    # Without elements there is nothing to count.
    kept.node, kept.state = node_of(book.year, "manual"), PublicationState.IN_PROGRESS
    assert told() == term(PublicationState.IN_PROGRESS)


def test_readiness_names_the_unit_of_a_person_who_leads(book: YearBook, kept: Responsibility) -> None:
    section, other, *_rest = book.sections
    kept.parties = [
        party(person=Person(name="สมมติ", unit=section)),
        party(unit=other),
        party(person=Person(name="ไม่มีฝ่าย")),
    ]
    item = next(each for each in read_readiness(book, DUE).items if each.node is kept.node)
    assert (item.units, item.has_lead) == ((section, other), True)
