"""Every field that the form of a paper asks for."""

import datetime

import pytest

from ita_desktop.model.body import Body, Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.meeting import AgendaItem, AgendaSource
from ita_desktop.model.office import PaperText, SigningDuty
from ita_desktop.model.year import Paper, PaperKind
from ita_desktop.rules.checks.completeness import CHECKS
from tests.rules.checks.looking import look, silent


def paper(book: YearBook, kind: PaperKind) -> Paper:
    found = book.paper(kind)
    assert found is not None
    return found


def places(book: YearBook) -> list[tuple[str, object, str]]:
    return [
        (check.name, slip.place.record, slip.place.field)
        for check in CHECKS
        for slip in look(CHECKS, check.name, book)
    ]


def test_both_sample_years_are_complete(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []


@pytest.mark.parametrize("number", ["", "กท 9901/", "กท 9901/......"])
def test_a_draft_without_a_number_is_to_be_looked_at(sample: YearBook, number: str) -> None:
    memo = paper(sample, PaperKind.INVITATION_MEMO)
    memo.number = number
    assert places(sample) == [("draft-incomplete", memo, "number")]


def test_an_issued_paper_without_number_or_date_must_be_mended(sample: YearBook) -> None:
    order = paper(sample, PaperKind.ORDER)
    order.is_issued = True
    order.number, order.date = "", None
    assert places(sample) == [
        ("issued-paper-incomplete", order, "number"),
        ("issued-paper-incomplete", order, "date"),
    ]


def test_a_matrix_needs_no_number(sample: YearBook) -> None:
    matrix = paper(sample, PaperKind.MATRIX)
    matrix.number, matrix.date = "", None
    assert places(sample) == []


def test_the_telephone_of_the_section_or_the_office_is_enough(sample: YearBook) -> None:
    memo = paper(sample, PaperKind.INVITATION_MEMO)
    memo.telephone = ""
    assert places(sample) == []
    for unit in sample.office.units:
        unit.telephone = ""
    assert places(sample) == []
    sample.office.telephone = ""
    assert places(sample) == [("draft-incomplete", memo, "telephone")]


def test_a_memo_of_an_office_without_sections_is_found(sample: YearBook) -> None:
    memo = paper(sample, PaperKind.INVITATION_MEMO)
    memo.unit = None
    assert places(sample) == []
    sample.office.units = []
    assert ("draft-incomplete", memo, "unit") in places(sample)


def test_what_the_program_words_itself_may_be_left_empty(sample: YearBook) -> None:
    for each in sample.year.papers:
        each.subject, each.addressee, each.effect = "", "", ""
    assert places(sample) == []


@pytest.mark.parametrize(
    ("kind", "part"), [("invitation-memo", "purpose"), ("order", "preamble"), ("order", "subject")]
)
def test_a_part_that_the_office_left_without_words_is_found(sample: YearBook, kind: str, part: str) -> None:
    paper(sample, PaperKind(kind)).subject = ""
    own = PaperText(paper=kind, part=part, text=" ")
    sample.office.texts.append(own)
    assert places(sample) == [("paper-part-without-words", own, "text")]
    own.text = "เรื่องนี้"
    assert places(sample) == []


def test_an_order_without_a_director_is_found(sample: YearBook) -> None:
    sample.office.signatories = [s for s in sample.office.signatories if s.duty is not SigningDuty.DIRECTOR]
    spoilt = [paper(sample, PaperKind.ORDER), paper(sample, PaperKind.MEASURES)]
    assert [record for _name, record, _field in places(sample)] == spoilt


def test_an_office_may_have_no_assistant_director(sample: YearBook) -> None:
    assistants = [each for each in sample.office.signatories if each.duty is SigningDuty.ASSISTANT_DIRECTOR]
    for assistant in assistants:
        assistant.person = None
    measures = paper(sample, PaperKind.MEASURES)
    assert places(sample) == [("paper-without-signatory", measures, "signing_duty")]
    sample.office.signatories = [each for each in sample.office.signatories if each not in assistants]
    assert places(sample) == []


def test_a_signatory_without_a_name_is_none(sample: YearBook) -> None:
    for signatory in sample.office.signatories:
        if signatory.duty is SigningDuty.COORDINATING_HEAD:
            signatory.person = None
    found = {record for name, record, _field in places(sample) if name == "paper-without-signatory"}
    assert paper(sample, PaperKind.SUBMISSION_MEMO) in found
    assert paper(sample, PaperKind.ORDER) not in found


def test_somebody_must_sign_on_the_day_of_the_paper(sample: YearBook) -> None:
    order = paper(sample, PaperKind.ORDER)
    directors = [each for each in sample.office.signatories if each.duty is SigningDuty.DIRECTOR]
    for director in directors:
        director.valid_from = datetime.date(2022, 11, 1)
    assert places(sample) == [("paper-without-signatory", order, "signing_duty")]
    directors[0].valid_from = order.date
    assert places(sample) == []


def test_passing_on_to_nobody_or_without_words_is_found(sample: YearBook) -> None:
    step = paper(sample, PaperKind.INVITATION_MEMO).endorsements[2]
    step.addressees, step.lines, step.person, step.printed_position = [], [], None, ""
    assert [field for _name, _record, field in places(sample)] == ["addressees", "lines", "printed_position"]


def test_a_place_for_a_pen_with_a_post_alone_is_complete(sample: YearBook) -> None:
    paper(sample, PaperKind.INVITATION_MEMO).endorsements[0].person = None
    assert places(sample) == []


def test_an_order_without_bodies_is_found(sample: YearBook) -> None:
    sample.year.bodies = []
    assert places(sample) == [("order-incomplete", paper(sample, PaperKind.ORDER), "kind")]


def test_a_body_without_members_and_duties_is_found(sample: YearBook) -> None:
    body = Body(position=9, name="คณะอนุทำงาน")
    sample.year.bodies.append(body)
    assert places(sample) == [("order-incomplete", body, "members"), ("order-incomplete", body, "duties")]


def test_a_seat_of_nobody_without_a_role_is_found(sample: YearBook) -> None:
    seat = Member(position=99, role="")
    sample.year.bodies[0].members.append(seat)
    assert places(sample) == [("order-incomplete", seat, "post"), ("order-incomplete", seat, "role")]


@pytest.mark.parametrize(("field", "nothing"), [("date", None), ("time", None), ("place", "")])
def test_a_meeting_without_day_hour_or_place_is_found(sample: YearBook, field: str, nothing: object) -> None:
    meeting = sample.year.meetings[1]
    setattr(meeting, field, nothing)
    assert places(sample) == [("meeting-incomplete", meeting, field)]


def test_an_empty_line_of_the_agenda_is_found(sample: YearBook) -> None:
    meeting = sample.year.meetings[1]
    empty = AgendaItem(position=99, depth=2, text=" ")
    meeting.agenda.append(empty)
    assert places(sample) == [("agenda-item-empty", empty, "text")]
    empty.source = AgendaSource.FRAME
    assert places(sample) == []


def test_an_item_that_nobody_is_assigned_is_found(sample: YearBook) -> None:
    left_out = sample.year.responsibilities.pop(6)
    assert places(sample) == [("item-not-assigned", left_out.node, "code")]


def test_before_the_assignment_begins_nothing_is_said(sample: YearBook) -> None:
    assert any(node.kind is Kind.ITEM for node in sample.year.edition.nodes)
    sample.year.responsibilities = []
    assert places(sample) == []


def test_a_measures_document_without_measures_is_found(sample: YearBook) -> None:
    sample.year.measures = []
    assert [name for name, _record, _field in places(sample)] == ["measures-document-empty"]


def test_a_measures_document_without_results_is_found(sample: YearBook) -> None:
    assert sample.results_year is not None
    for result in sample.results_year.results:
        result.published = None
    assert [name for name, _record, _field in places(sample)] == ["measures-without-results"]
    assert places(YearBook(sample.office, sample.year, None)) == places(sample)


@pytest.mark.parametrize("kind", [PaperKind.INVITATION_MEMO, PaperKind.ORDER])
def test_a_paper_is_signed_by_whom_it_names_or_as_usual(sample: YearBook, kind: PaperKind) -> None:
    signed = paper(sample, kind)
    signed.signing_duty = None
    assert places(sample) == []
    sample.office.signatories = [
        each for each in sample.office.signatories if each.duty is not SigningDuty.OFFICER
    ]
    signed.signing_duty = SigningDuty.OFFICER
    assert ("paper-without-signatory", signed, "signing_duty") in places(sample)
