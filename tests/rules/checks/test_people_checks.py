"""People in office on the day, and in one seat of a body."""

import datetime

import pytest

from ita_desktop.model.body import Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Person
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.checks.people import CHECKS
from ita_desktop.rules.findings import Slip
from tests.rules.checks.looking import look, silent

BEFORE_THE_ORDER = datetime.date(2022, 10, 1)
BETWEEN_THE_MEETINGS = datetime.date(2022, 12, 31)


def person(book: YearBook, name: str) -> Person:
    return next(person for person in book.office.people if person.name == name)


def found(book: YearBook) -> list[tuple[str, Slip]]:
    return [(check.name, slip) for check in CHECKS for slip in look(CHECKS, check.name, book)]


def test_the_sample_is_silent(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


def test_a_member_who_left_before_the_order_is_found(sample: YearBook) -> None:
    person(sample, "มาลินี ตัวอย่างทอง").in_office_until = BEFORE_THE_ORDER
    ((check, slip),) = found(sample)
    assert check == "member-not-in-office"
    assert isinstance(slip.place.record, Member)
    assert slip.place.record.person is person(sample, "มาลินี ตัวอย่างทอง")
    assert "31 ตุลาคม 2565" in slip.message
    assert "1 ตุลาคม 2565" in slip.message


def test_a_member_who_left_between_the_meetings_must_have_a_successor(sample: YearBook) -> None:
    leaving = person(sample, "มาลินี ตัวอย่างทอง")
    leaving.in_office_until = BETWEEN_THE_MEETINGS
    ((check, slip),) = found(sample)
    assert check == "member-not-in-office"
    assert "2/2566" in slip.message
    member = slip.place.record
    assert isinstance(member, Member)
    member.until = BETWEEN_THE_MEETINGS
    assert found(sample) == []


def test_a_signatory_must_be_in_office_on_the_day_of_the_paper(sample: YearBook) -> None:
    leaving = person(sample, "วรภพ สมมติไพศาล")
    leaving.in_office_until = BETWEEN_THE_MEETINGS
    sample.office.signatories = [each for each in sample.office.signatories if each.person is leaving]
    slips = found(sample)
    assert {check for check, _slip in slips} == {"signatory-not-in-office"}
    papers = {PaperKind.MEASURES: "signing_duty", PaperKind.SUBMISSION_MEMO: "person"}
    assert [slip.place.field for _check, slip in slips] == list(papers.values())


def test_a_successor_in_the_list_signs_for_whoever_left(sample: YearBook) -> None:
    person(sample, "วรภพ สมมติไพศาล").in_office_until = BETWEEN_THE_MEETINGS
    assert [slip.place.field for _check, slip in found(sample)] == ["person"]


def test_an_owner_must_be_in_office_when_the_paper_is_signed(sample: YearBook) -> None:
    person(sample, "ธีรเดช ตัวอย่างเลิศ").in_office_from = datetime.date(2023, 8, 1)
    owners = look(CHECKS, "owner-not-in-office", sample)
    assert owners
    assert all("ธีรเดช" in slip.message for slip in owners)


@pytest.mark.parametrize("is_twice", [True, False])
def test_nobody_has_two_seats_at_once(sample: YearBook, is_twice: bool) -> None:
    body = sample.year.bodies[1]
    first, second = body.members[2], body.members[3]
    if is_twice:
        second.person = first.person
    else:
        first.until, second.since = BETWEEN_THE_MEETINGS, BETWEEN_THE_MEETINGS + datetime.timedelta(days=1)
        second.person = first.person
    slips = look(CHECKS, "person-twice-in-body", sample)
    assert [slip.place.record for slip in slips] == ([second] if is_twice else [])


def test_somebody_may_sit_in_both_bodies(sample: YearBook) -> None:
    named = [{member.person.name for member in body.members if member.person} for body in sample.year.bodies]
    assert named[0] & named[1]
    assert look(CHECKS, "person-twice-in-body", sample) == []


def test_a_day_that_is_itself_in_doubt_tells_nothing_of_people(sample: YearBook) -> None:
    sample.year.meetings[0].date = datetime.date(2021, 11, 8)
    for paper in sample.year.papers:
        paper.date = paper.date and paper.date.replace(year=paper.date.year - 2)
    assert found(sample) == []
