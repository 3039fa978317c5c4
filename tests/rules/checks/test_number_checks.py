"""Numbers of the register and of meetings."""

import datetime

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.year import Endorsement, EndorsementKind, Paper, PaperKind
from ita_desktop.rules.checks.numbers import CHECKS
from tests.rules.checks.looking import look, only, silent


def paper(book: YearBook, kind: PaperKind) -> Paper:
    found = book.paper(kind)
    assert found is not None
    return found


def test_both_sample_years_are_sound(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


def test_two_letters_of_a_section_with_one_number_are_found(sample: YearBook) -> None:
    invitation = paper(sample, PaperKind.INVITATION_MEMO)
    invitation.number = "กท ๙๙๐๑/๗๙๘"
    slip = only(look(CHECKS, "register-number-doubled", sample))
    assert (slip.place.record, slip.place.field) == (invitation, "number")
    assert "บันทึกเสนอคำสั่ง" in slip.message


def test_an_order_with_a_number_of_last_fiscal_year_is_found(sample: YearBook) -> None:
    order = paper(sample, PaperKind.ORDER)
    order.number = "27/2565"
    assert only(look(CHECKS, "register-number-doubled", sample)).place.record is order


@pytest.mark.parametrize("number", ["กท 9901/ว 798", "กท 9902/798"])
def test_circulars_and_other_sections_count_apart(sample: YearBook, number: str) -> None:
    paper(sample, PaperKind.INVITATION_MEMO).number = number
    assert look(CHECKS, "register-number-doubled", sample) == []


def test_the_same_number_in_another_calendar_year_is_another_letter(sample: YearBook) -> None:
    paper(sample, PaperKind.SUBMISSION_MEMO).number = "กท 9901/798"
    assert look(CHECKS, "register-number-doubled", sample) == []


def test_a_memo_may_be_passed_on_under_its_own_number(sample: YearBook) -> None:
    memo = paper(sample, PaperKind.INVITATION_MEMO)
    memo.endorsements[2].number = memo.number
    assert look(CHECKS, "register-number-doubled", sample) == []


def test_a_doubled_number_of_last_year_is_no_finding_of_this_year(sample: YearBook) -> None:
    assert sample.results_year is not None
    old = sample.results_year.papers[1]
    twin = Paper(position=9, kind=PaperKind.PROPOSAL_MEMO, number=old.number, date=old.date)
    sample.results_year.papers.append(twin)
    assert look(CHECKS, "register-number-doubled", sample) == []


def test_a_later_letter_with_a_smaller_number_is_found(sample: YearBook) -> None:
    invitation = paper(sample, PaperKind.INVITATION_MEMO)
    invitation.number = "กท 9901/712"
    slip = only(look(CHECKS, "register-number-against-date", sample))
    assert slip.place.record is invitation
    assert "กท 9901/798" in slip.message


def test_numbers_of_one_day_may_stand_in_any_order(sample: YearBook) -> None:
    proposal, invitation = paper(sample, PaperKind.PROPOSAL_MEMO), paper(sample, PaperKind.INVITATION_MEMO)
    invitation.number, invitation.date = "กท 9901/712", proposal.date
    assert look(CHECKS, "register-number-against-date", sample) == []


@pytest.mark.parametrize("number", ["1234/2566", "๑๒๓๔/๒๕๖๖", "1234/2564"])
def test_an_order_numbered_by_another_year_than_its_date_is_found(sample: YearBook, number: str) -> None:
    order = paper(sample, PaperKind.ORDER)
    order.number = number
    slip = only(look(CHECKS, "order-number-year", sample))
    assert (slip.place.record, slip.place.field) == (order, "number")


@pytest.mark.parametrize("number", ["1234", "1234/65", "กท 9901/1234"])
def test_an_order_number_of_another_form_is_found(sample: YearBook, number: str) -> None:
    paper(sample, PaperKind.ORDER).number = number
    assert number in only(look(CHECKS, "order-number-year", sample)).message


@pytest.mark.parametrize("number", ["", "๑๒๓๔/๒๕๖๕", " 1234 / 2565 "])
def test_an_order_number_of_the_calendar_year_is_passed_over(sample: YearBook, number: str) -> None:
    paper(sample, PaperKind.ORDER).number = number
    assert look(CHECKS, "order-number-year", sample) == []


@pytest.mark.parametrize("number", ["กท 9902/812", "กท 9901 812", "กท 990/1812"])
def test_letters_of_another_section_are_found(sample: YearBook, number: str) -> None:
    memo = paper(sample, PaperKind.INVITATION_MEMO)
    memo.number = number
    assert only(look(CHECKS, "letter-prefix", sample)).place.record is memo


def test_the_section_of_who_passes_on_gives_the_letters(sample: YearBook) -> None:
    step = paper(sample, PaperKind.INVITATION_MEMO).endorsements[3]
    step.number = "กท 9901/ว 107"
    assert only(look(CHECKS, "letter-prefix", sample)).place.record is step


def test_letters_are_compared_whatever_their_digits_and_spaces(sample: YearBook) -> None:
    paper(sample, PaperKind.INVITATION_MEMO).number = "กท๙๙๐๑/๘๑๒"
    assert look(CHECKS, "letter-prefix", sample) == []


def test_without_letters_on_record_nothing_is_said(sample: YearBook) -> None:
    memo = paper(sample, PaperKind.INVITATION_MEMO)
    assert memo.unit is not None
    memo.unit.letter_prefix = ""
    memo.number = "กท 5301/812"
    memo.endorsements.append(Endorsement(position=9, kind=EndorsementKind.FORWARD, number="กท 1/1"))
    assert look(CHECKS, "letter-prefix", sample) == []


def test_a_skipped_meeting_is_found(sample: YearBook) -> None:
    second = sample.year.meetings[1]
    second.number = 3
    slip = only(look(CHECKS, "meeting-number-skipped", sample))
    assert (slip.place.record, slip.place.field) == (second, "number")
    assert "ไม่มีครั้งที่ 2" in slip.message


def test_meetings_out_of_order_are_found(sample: YearBook) -> None:
    first, second = sample.year.meetings
    second.date = datetime.date(2022, 11, 1)
    slip = only(look(CHECKS, "meetings-out-of-order", sample))
    assert (slip.place.record, slip.place.field) == (second, "date")
    second.date = first.date
    assert look(CHECKS, "meetings-out-of-order", sample) == []


def test_a_meeting_in_another_year_is_not_compared(sample: YearBook) -> None:
    sample.year.meetings[1].date = datetime.date(2022, 3, 16)
    assert look(CHECKS, "meetings-out-of-order", sample) == []


@pytest.mark.parametrize(
    ("number", "says"), [("1/2565", "ปีงบประมาณ พ.ศ. 2566"), ("3/2566", "3/2566"), ("2/2566", "มากกว่าหนึ่งฉบับ")]
)
def test_an_agenda_of_no_meeting_is_found(sample: YearBook, number: str, says: str) -> None:
    agenda = next(each for each in sample.year.papers if each.number == "1/2566")
    agenda.number = number
    assert says in only(look(CHECKS, "agenda-number", sample)).message


@pytest.mark.parametrize("number", ["", "๑/๒๕๖๖", "1/66"])
def test_an_agenda_of_a_meeting_is_passed_over(sample: YearBook, number: str) -> None:
    agenda = next(each for each in sample.year.papers if each.number == "1/2566")
    agenda.number = number
    assert look(CHECKS, "agenda-number", sample) == []


def test_a_year_without_meetings_has_nothing_to_count(sample: YearBook) -> None:
    sample.year.meetings = [Meeting(number=1)]
    assert look(CHECKS, "meeting-number-skipped", sample) == []
    assert look(CHECKS, "meetings-out-of-order", sample) == []


def test_a_number_used_twice_is_not_held_against_the_dates_too(sample: YearBook) -> None:
    assert sample.results_year is not None
    earlier = next(each for each in sample.results_year.papers if each.number.startswith("กท") and each.date)
    invitation = paper(sample, PaperKind.INVITATION_MEMO)
    invitation.number, invitation.date = earlier.number, datetime.date(2022, 11, 1)
    earlier.date = datetime.date(2022, 3, 1)
    assert [check for check, _where, _message in silent(CHECKS, sample)] == ["register-number-doubled"]
