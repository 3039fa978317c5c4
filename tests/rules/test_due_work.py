"""What is due, whose it is, and when a follow-up is to be written down."""

import datetime
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.year import (
    Cadence,
    FollowUp,
    Measure,
    MeasureState,
    PaperKind,
    PublicationState,
)
from ita_desktop.rules.due_work import (
    DueWork,
    When,
    carriers_of,
    count_measures,
    list_due_work,
    open_round,
    work_of,
)
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace

TODAY = datetime.date(2023, 3, 28)


@pytest.fixture
def book(sample_workspace: Workspace) -> Iterator[YearBook]:
    with sample_workspace.reading() as session:
        yield load_book(session)


def on(book: YearBook, day: datetime.date) -> tuple[DueWork, ...]:
    return list_due_work(book, day)


def item(works: tuple[DueWork, ...], code: str) -> DueWork:
    return next(work for work in works if work.facts.startswith(f"{code} "))


def test_what_is_published_is_not_due_and_what_is_not_is(book: YearBook) -> None:
    works = on(book, TODAY)
    due = [work.record for work in works]
    for responsibility in book.year.responsibilities:
        assert (responsibility in due) == (responsibility.state is not PublicationState.PUBLISHED)


def test_the_earliest_comes_first(book: YearBook) -> None:
    days = [work.due for work in on(book, TODAY)]
    assert days == sorted(days)


@pytest.mark.parametrize(
    ("day", "when"),
    [
        (datetime.date(2023, 4, 20), When.LATE),
        (datetime.date(2023, 4, 5), When.TODAY),
        (datetime.date(2023, 3, 29), When.THIS_WEEK),
        (datetime.date(2023, 3, 28), When.LATER),
    ],
)
def test_a_week_ahead_is_in_sight(book: YearBook, day: datetime.date, when: When) -> None:
    assert item(on(book, day), "O14").when is when


def test_an_item_says_whose_it_is_and_how_far(book: YearBook) -> None:
    work = item(on(book, TODAY), "O17")
    assert work.unit is not None
    assert work.unit.name == "ฝ่ายการคลัง"
    assert work.facts == "O17 · ฝ่ายการคลัง · ทำแล้ว 1 จาก 5"
    assert item(on(book, TODAY), "O26").facts == "O26 · ฝ่ายโยธา · ส่งกลับแก้ไข"


def test_work_is_found_by_section_and_by_person(book: YearBook) -> None:
    works = on(book, TODAY)
    units, people = carriers_of(works)
    finance = next(unit for unit in units if unit.name == "ฝ่ายการคลัง")
    assert work_of(works, finance)
    assert all(work.unit is finance for work in work_of(works, finance))
    assert all(work.person is person for person in people for work in work_of(works, person))
    of_nobody = work_of(works, None)
    assert len(of_nobody) + sum(len(work_of(works, unit)) for unit in units) == len(works)


def test_a_measure_is_late_after_its_day_unless_done_or_cancelled(book: YearBook) -> None:
    counts = count_measures(book, datetime.date(2023, 5, 2))
    assert counts.late > 0
    assert counts.whole == len(book.year.measures)
    book.year.measures[1].state = MeasureState.CANCELLED
    assert count_measures(book, datetime.date(2023, 5, 2)).whole == len(book.year.measures) - 1


def measure(**fields: object) -> Measure:
    made = Measure(position=0, state=MeasureState.IN_PROGRESS, follow_up_months=1)
    for name, value in fields.items():
        setattr(made, name, value)
    return made


def entry(day: int, month: int = 3) -> FollowUp:
    return FollowUp(position=0, date=datetime.date(2023, month, day))


def test_a_round_that_is_over_without_an_entry_is_asked_for(book: YearBook) -> None:
    running = measure(start_date=datetime.date(2023, 2, 1))
    lacking = open_round(running, book.year, datetime.date(2023, 3, 14))
    assert lacking is not None
    assert (lacking.name, lacking.last_day) == ("ก.พ.", datetime.date(2023, 2, 28))


def test_an_entry_after_the_end_counts_for_the_round_that_had_none(book: YearBook) -> None:
    running = measure(start_date=datetime.date(2023, 2, 1), follow_ups=[entry(5)])
    lacking = open_round(running, book.year, datetime.date(2023, 3, 14))
    assert lacking is not None
    assert lacking.name == "มี.ค."
    running.follow_ups.append(entry(14))
    assert open_round(running, book.year, datetime.date(2023, 3, 14)) is None


def test_rounds_lie_in_the_fiscal_year(book: YearBook) -> None:
    quarterly = measure(follow_up_months=None, cadence=Cadence.QUARTERLY)
    lacking = open_round(quarterly, book.year, datetime.date(2023, 2, 10))
    assert lacking is not None
    assert lacking.name == "ม.ค.–มี.ค."
    begun = datetime.date(2022, 10, 1)
    whole = measure(follow_up_months=None, cadence=Cadence.WHOLE_YEAR, start_date=begun)
    lacking = open_round(whole, book.year, datetime.date(2024, 5, 1))
    assert lacking is not None
    assert lacking.last_day == datetime.date(2023, 9, 30)


def test_only_what_runs_is_followed_up(book: YearBook) -> None:
    assert open_round(measure(state=MeasureState.NOT_STARTED), book.year, TODAY) is None
    assert open_round(measure(follow_up_months=None), book.year, TODAY) is None


def test_a_meeting_without_invitation_is_due_three_days_before(book: YearBook) -> None:
    works = on(book, datetime.date(2023, 4, 15))
    invitation = next(work for work in works if work.record is book.year.meetings[1])
    assert (invitation.due, invitation.when) == (datetime.date(2023, 4, 15), When.TODAY)
    assert not any(work.record is book.year.meetings[0] for work in works)
    paper = book.paper(PaperKind.INVITATION_MEMO)
    assert paper is not None
    paper.meeting = book.year.meetings[1]
    works = on(book, datetime.date(2023, 4, 15))
    assert not any(work.record is book.year.meetings[1] for work in works)


def test_a_paper_that_has_its_day_and_no_number_is_due(book: YearBook) -> None:
    paper = book.paper(PaperKind.SUBMISSION_MEMO)
    assert paper is not None
    assert not any(work.record is paper for work in on(book, TODAY))
    paper.number = "กท 9901/"
    work = next(work for work in on(book, TODAY) if work.record is paper)
    assert work.days_late == 8
    paper.is_issued = True
    assert not any(work.record is paper for work in on(book, TODAY))


def test_what_nobody_carries_says_so(book: YearBook) -> None:
    book.year.responsibilities[13].parties.clear()
    assert "ยังไม่มีผู้รับผิดชอบ" in item(on(replace(book), TODAY), "O14").facts
