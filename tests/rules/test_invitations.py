"""Which invitation is to which meeting."""

import datetime

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.year import Paper, PaperKind
from ita_desktop.rules.invitations import invitations, meeting_of
from tests.documents.compose.small_district import small_district

FIRST, SECOND = datetime.date(2022, 11, 8), datetime.date(2023, 3, 16)


@pytest.fixture
def book() -> YearBook:
    book = small_district()
    book.year.papers = []
    book.year.meetings = [Meeting(number=1, date=FIRST), Meeting(number=2, date=SECOND)]
    return book


def enter(book: YearBook, date: datetime.date | None = None, meeting: Meeting | None = None) -> Paper:
    paper = Paper(position=len(book.year.papers), kind=PaperKind.INVITATION_MEMO, date=date, meeting=meeting)
    book.year.papers.append(paper)
    return paper


def invited(book: YearBook) -> dict[int, Paper]:
    """By the number of the meeting."""
    return {meeting.number: paper for meeting, paper in invitations(book).items()}


def test_an_invitation_is_to_the_meeting_that_it_names(book: YearBook) -> None:
    first, second = book.year.meetings
    paper = enter(book, datetime.date(2022, 11, 1), second)
    assert invited(book) == {second.number: paper}
    assert meeting_of(book, paper) is second
    assert first not in invitations(book)


def test_without_a_name_it_is_to_the_next_meeting_after_its_date(book: YearBook) -> None:
    first, second = book.year.meetings
    earlier, later = enter(book, datetime.date(2022, 11, 1)), enter(book, datetime.date(2023, 3, 10))
    assert invited(book) == {first.number: earlier, second.number: later}


def test_without_a_date_it_is_to_the_first_that_nobody_else_invites_to(book: YearBook) -> None:
    first, second = book.year.meetings
    undated, named = enter(book), enter(book, meeting=first)
    assert invited(book) == {first.number: named, second.number: undated}


def test_one_after_all_meetings_is_to_the_last(book: YearBook) -> None:
    late = enter(book, datetime.date(2023, 5, 1))
    assert meeting_of(book, late) is book.year.meetings[1]


def test_of_two_for_one_meeting_the_latest_counts(book: YearBook) -> None:
    del book.year.meetings[1]
    wrong, right = enter(book, datetime.date(2022, 11, 1)), enter(book, datetime.date(2022, 11, 2))
    assert invited(book) == {book.year.meetings[0].number: right}
    assert meeting_of(book, wrong) is None


def test_without_meetings_nobody_is_invited(book: YearBook) -> None:
    book.year.meetings.clear()
    assert meeting_of(book, enter(book, FIRST)) is None
