"""Whom a piece of work is for, and who has something to do."""

from datetime import date

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Person, Unit, UnitKind
from ita_desktop.model.year import FollowUp, Measure, MeasureOwner
from ita_desktop.rules.due_work import (
    DAYS_AHEAD,
    DueWork,
    When,
    carriers_of,
    list_due_work,
    sections_to_remind,
    work_of,
)
from tests.documents.compose.small_district import small_district

TODAY = date(2023, 3, 31)
RECORD = FollowUp(position=0)


def unit(number: int) -> Unit:
    made = Unit(position=number, kind=UnitKind.SECTION, name=f"ฝ่ายที่ {number}")
    made.id = number
    return made


def person(number: int, *, place: int, of: Unit | None = None) -> Person:
    made = Person(position_in_list=place, name=f"คนที่ {number}", unit=of)
    made.id = number
    return made


def work(unit: Unit | None = None, person: Person | None = None, days_late: int = 0) -> DueWork:
    return DueWork(RECORD, "งาน", "", TODAY, days_late, unit, person)


# The last unit and the first person have the same number.
ONE, TWO, THREE = unit(1), unit(2), unit(3)
NIDA, MANA = person(3, place=8, of=ONE), person(4, place=7)


def test_each_who_carries_is_named_once_in_the_order_of_the_office() -> None:
    works = [work(THREE), work(ONE, NIDA), work(TWO), work(ONE), work(None, MANA), work()]
    assert carriers_of(works) == ([ONE, TWO, THREE], [MANA, NIDA])
    assert carriers_of([work()]) == ([], [])


def test_the_work_of_a_unit_is_that_of_its_people_too_and_the_work_of_a_person_their_own() -> None:
    of_unit, of_person, of_other, of_nobody = work(ONE), work(ONE, NIDA), work(THREE, MANA), work()
    works = [of_unit, of_person, of_other, of_nobody]
    assert work_of(works, ONE) == (of_unit, of_person)
    assert work_of(works, NIDA) == (of_person,)
    assert work_of(works, THREE) == (of_other,)
    assert work_of(works, None) == (of_nobody,)
    assert work_of([work(None, MANA)], None) == ()


@pytest.mark.parametrize(
    ("days_late", "when"),
    [
        (1, When.LATE),
        (0, When.TODAY),
        (-1, When.THIS_WEEK),
        (-DAYS_AHEAD, When.THIS_WEEK),
        (-DAYS_AHEAD - 1, When.LATER),
    ],
)
def test_work_is_late_from_the_day_after_and_in_sight_a_week_ahead(days_late: int, when: When) -> None:
    assert work(days_late=days_late).when is when


def owned_by(*owners: MeasureOwner) -> YearBook:
    book = small_district()
    book.year.responsibilities.clear()
    book.year.papers.clear()
    book.year.measures = [Measure(position=0, issue="ถาม", due_date=TODAY, owners=list(owners))]
    return book


def owner(**who: object) -> MeasureOwner:
    return MeasureOwner(position=0, **who)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("owners", "called", "words"),
    [
        # Words name nobody who could be called; the first who is named is.
        ([owner(words="ทุกฝ่าย"), owner(unit=TWO), owner(unit=ONE)], (TWO, None), "ทุกฝ่าย"),
        ([owner(person=NIDA), owner(unit=TWO)], (ONE, NIDA), "คนที่ 3"),
        ([owner(person=MANA)], (None, MANA), "คนที่ 4"),
        ([owner(words="ทุกฝ่าย")], (None, None), "ทุกฝ่าย"),
        ([], (None, None), "ยังไม่มีผู้รับผิดชอบ"),
    ],
)
def test_the_first_who_is_named_is_called(
    owners: list[MeasureOwner], called: tuple[Unit | None, Person | None], words: str
) -> None:
    (work,) = list_due_work(owned_by(*owners), TODAY)
    assert (work.unit, work.person) == called
    assert work.facts == f"มาตรการที่ 1 · {words} · ยังไม่เริ่ม"


def test_sections_are_reminded_of_what_presses_but_not_the_one_that_writes() -> None:
    book = small_district()
    writes, *others = book.sections
    for number, each in enumerate(book.sections):
        each.id = number
    late, far = others[:2]
    works = [work(far, days_late=-8), work(late, days_late=-7), work(writes, days_late=3), work(days_late=3)]
    assert sections_to_remind(book, works) == [late]
    assert sections_to_remind(book, [*works, work(far, days_late=2)]) == [late, far]
