"""Where a finding stands and what it advises, in the words that an officer looks for."""

from datetime import date

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.checks.dates import CHECKS as DATES
from ita_desktop.rules.checks.people import CHECKS as PEOPLE
from ita_desktop.rules.checks.places import body_row
from ita_desktop.rules.checks.sequence import CHECKS as SEQUENCE
from tests.rules.checks.looking import look, paper_saying


def test_a_seat_is_counted_from_one_within_its_body(sample: YearBook) -> None:
    body = sample.year.bodies[1]
    first, *_others, last = body.members
    person = sample.office.people[-1]
    first.person = last.person = person
    (slip,) = look(PEOPLE, "person-twice-in-body", sample)
    assert slip.place.words == f"{body_row(body)} กรรมการลำดับที่ {len(body.members)} ช่องโดยชื่อ"
    assert person.full_name in slip.message


def test_each_who_left_is_told_at_the_own_seat(sample: YearBook) -> None:
    seats = [member for member in sample.year.bodies[1].members if member.person and not member.since][:2]
    for member in seats:
        assert member.person
        member.person.in_office_until = date(2022, 10, 1)
    slips = look(PEOPLE, "member-not-in-office", sample)
    own = [slip for slip in slips if slip.place.record in seats]
    assert [slip.place.record for slip in own] == seats
    assert all(slip.place.field == "person" for slip in own)


def test_a_person_who_leads_an_item_must_be_in_office_when_the_matrix_is_dated(sample: YearBook) -> None:
    matrix, person = sample.paper(PaperKind.MATRIX), sample.office.people[0]
    assert matrix
    matrix.date = date(2022, 11, 1)
    person.in_office_from = date(2023, 8, 1)
    party = sample.year.responsibilities[0].parties[0]
    party.person = person
    slips = [slip for slip in look(PEOPLE, "owner-not-in-office", sample) if slip.place.record is party]
    assert [slip.place.field for slip in slips] == ["person"]
    assert person.full_name in slips[0].message
    assert "1 พฤศจิกายน 2565" in slips[0].message


@pytest.mark.parametrize(
    ("day", "odd", "words"),
    [
        (date(2022, 12, 31), "31 ธันวาคม 2565", "อยู่หลัง"),
        (date(2022, 10, 20), "20 ตุลาคม 2565", "อยู่ก่อน"),
    ],
)
def test_what_is_out_of_order_says_both_days_and_which_way(
    sample: YearBook, day: date, odd: str, words: str
) -> None:
    order = sample.paper(PaperKind.ORDER)
    assert order
    order.date = day
    (slip,) = look(SEQUENCE, "papers-out-of-order", sample)
    assert f"วันที่ {odd} {words}" in slip.message
    assert slip.message.count("วันที่ ") == 2
    assert slip.message.count(odd) == 1


def test_of_two_papers_alone_the_later_one_is_told(sample: YearBook) -> None:
    memo, order = sample.paper(PaperKind.PROPOSAL_MEMO), sample.paper(PaperKind.ORDER)
    assert memo
    assert order
    sample.year.papers[:] = [memo, order]
    sample.year.meetings.clear()
    memo.date, order.date = date(2022, 11, 2), date(2022, 11, 1)
    (slip,) = look(SEQUENCE, "papers-out-of-order", sample)
    assert slip.place.record is order


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # 8 พฤศจิกายน 2565 was a Tuesday: up to three days later, and up to three earlier.
        ("พุธ", "วันพุธที่ 9 พฤศจิกายน 2565"),
        ("ศุกร์", "วันศุกร์ที่ 11 พฤศจิกายน 2565"),
        ("เสาร์", "วันเสาร์ที่ 5 พฤศจิกายน 2565"),
        ("จันทร์", "วันจันทร์ที่ 7 พฤศจิกายน 2565"),
    ],
)
def test_the_day_meant_is_the_nearest_of_that_name(sample: YearBook, typed: str, meant: str) -> None:
    paper = paper_saying(PaperKind.AGENDA, f"ประชุมในวัน{typed}ที่ 8 พฤศจิกายน 2565")
    (slip,) = look(DATES, "weekday-against-date", sample, [paper])
    assert f"วันอังคารที่ 8 พฤศจิกายน 2565 หรือ {meant} " in slip.advice
