"""The order of memo, order, invitation and meeting, and of the steps under a memo."""

import datetime

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.year import Paper, PaperKind
from ita_desktop.rules.checks.sequence import CHECKS
from tests.rules.checks.looking import look, only, silent

PROPOSAL, ORDER, INVITATION = PaperKind.PROPOSAL_MEMO, PaperKind.ORDER, PaperKind.INVITATION_MEMO


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def paper(book: YearBook, kind: PaperKind) -> Paper:
    found = book.paper(kind)
    assert found is not None
    return found


def all_places(book: YearBook) -> list[tuple[object, str]]:
    return [
        (slip.place.record, slip.place.field) for check in CHECKS for slip in look(CHECKS, check.name, book)
    ]


def test_both_sample_years_are_sound(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


@pytest.mark.parametrize(
    ("kind", "date"),
    [
        (PROPOSAL, "2022-11-20"),
        (PROPOSAL, "2022-11-02"),
        (ORDER, "2022-10-20"),
        (ORDER, "2022-12-31"),
        (INVITATION, "2022-10-17"),
    ],
)
def test_a_paper_out_of_order_is_found_at_its_own_date(sample: YearBook, kind: PaperKind, date: str) -> None:
    spoilt = paper(sample, kind)
    spoilt.date = day(date)
    slip = only(look(CHECKS, "papers-out-of-order", sample))
    assert (slip.place.record, slip.place.field) == (spoilt, "date")
    assert len(all_places(sample)) == 1


def test_a_meeting_before_its_invitation_is_found_at_the_meeting(sample: YearBook) -> None:
    meeting = sample.year.meetings[0]
    meeting.date = day("2022-10-18")
    slip = only(look(CHECKS, "papers-out-of-order", sample))
    assert (slip.place.record, slip.place.field) == (meeting, "date")


def test_papers_of_one_day_are_in_order(sample: YearBook) -> None:
    for kind in (PROPOSAL, ORDER, INVITATION):
        paper(sample, kind).date = day("2022-11-01")
    sample.year.meetings[0].date = day("2022-11-08")
    assert look(CHECKS, "papers-out-of-order", sample) == []


def test_a_second_order_later_in_the_year_is_in_order(sample: YearBook) -> None:
    amending = Paper(position=20, kind=ORDER, number="88/2566", date=day("2023-02-01"))
    sample.year.papers.append(amending)
    assert all_places(sample) == []


@pytest.mark.parametrize("date", ["2021-10-31", "2023-10-31"])
def test_a_paper_outside_the_year_is_one_finding(sample: YearBook, date: str) -> None:
    order = paper(sample, ORDER)
    order.date = day(date)
    assert all_places(sample) == [(order, "date")]


def test_the_first_papers_may_be_signed_before_the_year_begins(sample: YearBook) -> None:
    paper(sample, PROPOSAL).date = day("2022-09-12")
    assert all_places(sample) == []


def test_the_agenda_of_a_meeting_is_not_written_before_the_year(sample: YearBook) -> None:
    agenda = paper(sample, PaperKind.AGENDA)
    agenda.date = day("2022-05-08")
    assert all_places(sample) == [(agenda, "date")]


def test_the_minutes_of_the_last_meeting_may_be_written_after_the_year(sample: YearBook) -> None:
    minutes = Paper(position=21, kind=PaperKind.MINUTES, date=day("2023-10-09"))
    sample.year.papers.append(minutes)
    assert all_places(sample) == []
    minutes.date = day("2023-12-09")
    assert all_places(sample) == [(minutes, "date")]


def test_an_endorsement_of_the_year_before_its_memo_is_found(sample: YearBook) -> None:
    step = paper(sample, INVITATION).endorsements[3]
    step.date = day("2021-11-01")
    slip = only(look(CHECKS, "endorsement-before-memo", sample))
    assert (slip.place.record, slip.place.field) == (step, "date")
    assert "1 พฤศจิกายน 2564" in slip.message
    assert len(all_places(sample)) == 1


def test_a_memo_after_all_its_endorsements_is_itself_wrong(sample: YearBook) -> None:
    memo = paper(sample, INVITATION)
    memo.date = day("2022-11-05")
    assert all_places(sample) == [(memo, "date")]


def test_an_endorsement_on_the_day_of_the_memo_is_in_order(sample: YearBook) -> None:
    memo = paper(sample, INVITATION)
    for step in memo.endorsements:
        step.date = memo.date
    assert all_places(sample) == []


def test_passing_on_after_the_meeting_is_found(sample: YearBook) -> None:
    step = paper(sample, INVITATION).endorsements[3]
    step.date = day("2022-11-09")
    assert only(look(CHECKS, "endorsement-after-meeting", sample)).place.record is step
    step.date = day("2022-11-08")
    assert all_places(sample) == []


def test_passing_on_before_the_director_signs_is_found(sample: YearBook) -> None:
    first, second, third, _last = paper(sample, INVITATION).endorsements
    first.date, second.date, third.date = day("2022-11-01"), day("2022-11-03"), day("2022-11-02")
    assert only(look(CHECKS, "endorsements-out-of-order", sample)).place.record is third
    second.date = day("2022-11-02")
    assert all_places(sample) == []


def test_an_agenda_after_its_meeting_is_found(sample: YearBook) -> None:
    agenda = next(each for each in sample.year.papers if each.number == "1/2566")
    agenda.date = day("2022-11-10")
    assert only(look(CHECKS, "agenda-after-meeting", sample)).place.record is agenda
    agenda.date = day("2022-11-01")
    assert all_places(sample) == []


def test_nothing_is_asked_of_papers_without_a_date(sample: YearBook) -> None:
    for each in sample.year.papers:
        each.date = None
        for step in each.endorsements:
            step.date = None
    sample.year.meetings = [Meeting(number=1)]
    assert all_places(sample) == []


def test_a_meeting_before_the_one_before_it_is_no_matter_of_agenda_or_invitation(sample: YearBook) -> None:
    """Which number or date is wrong is told by the check of numbers."""
    sample.year.meetings[1].date = day("2022-11-02")
    assert all_places(sample) == []


def test_an_agenda_is_held_against_no_meeting_while_two_have_its_number(sample: YearBook) -> None:
    agenda = next(each for each in sample.year.papers if each.number == "2/2566")
    agenda.number = "1/2566"
    assert all_places(sample) == []
