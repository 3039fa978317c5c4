"""Plan and report, measures and matrix, order and whoever is named, invited or responsible."""

import datetime

import pytest

from ita_desktop.model.body import Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import PaperText, Person, Unit, UnitKind
from ita_desktop.model.year import (
    Measure,
    MeasureOwner,
    MeasuresTable,
    MeasureState,
    PaperKind,
    Part,
    PublicationState,
    Responsibility,
    ResponsibleParty,
)
from ita_desktop.rules.checks.agreement import CHECKS
from ita_desktop.rules.findings import Slip
from tests.documents.compose.measures_books import yannawa_book
from tests.rules.checks.looking import look, only, silent


def measure_of(book: YearBook, code: str) -> Measure:
    return next(each for each in book.year.measures if each.node and each.node.code == code)


def item(book: YearBook, code: str) -> Responsibility:
    return next(each for each in book.year.responsibilities if each.node.code == code)


def unit(book: YearBook, name: str) -> Unit:
    return next(each for each in book.office.units if each.name == name)


def test_the_sample_and_real_measures_are_sound(sample: YearBook, sample_before: YearBook) -> None:
    assert silent(CHECKS, sample) == []
    assert silent(CHECKS, sample_before) == []
    assert silent(CHECKS, yannawa_book()) == []


def unreported(book: YearBook) -> list[Slip]:
    return look(CHECKS, "measure-not-reported", book)


@pytest.mark.parametrize("code", ["O1", "E14", "O30"])
def test_a_measure_that_is_due_and_not_reported_while_others_are_is_found(
    sample: YearBook, code: str
) -> None:
    measure = measure_of(sample, code)
    measure.due_date, measure.state, measure.follow_ups = (
        datetime.date(2023, 3, 30),
        MeasureState.NOT_STARTED,
        [],
    )
    slip = only(unreported(sample))
    assert (slip.place.record, slip.place.field) == (measure, "follow_ups")
    assert "30 มีนาคม 2566" in slip.message


@pytest.mark.parametrize("state", [MeasureState.DONE, MeasureState.IN_PROGRESS])
def test_a_measure_said_to_be_carried_out_must_be_reported(sample: YearBook, state: MeasureState) -> None:
    measure = measure_of(sample, "O30")
    measure.state = state
    assert only(unreported(sample)).place.record is measure


def test_a_plan_on_which_nothing_is_reported_yet_is_sound(sample: YearBook) -> None:
    for measure in sample.year.measures:
        measure.follow_ups = []
        measure.state = MeasureState.NOT_STARTED
    assert unreported(sample) == []


def test_what_is_cancelled_or_in_the_guideline_table_needs_no_report(sample: YearBook) -> None:
    cancelled = measure_of(sample, "O30")
    cancelled.state, cancelled.due_date = MeasureState.CANCELLED, datetime.date(2023, 1, 31)
    guideline = next(each for each in sample.year.measures if each.table is MeasuresTable.GUIDELINE)
    guideline.due_date = datetime.date(2023, 1, 31)
    assert unreported(sample) == []


def owned_by(book: YearBook, *owners: MeasureOwner) -> list[Slip]:
    """The item is published by ฝ่ายการคลัง alone."""
    measure_of(book, "O12").owners = list(owners)
    item(book, "O12").parties = [ResponsibleParty(position=0, part=Part.LEAD, unit=unit(book, "ฝ่ายการคลัง"))]
    return look(CHECKS, "measure-owners-against-matrix", book)


def test_a_measure_whose_owners_have_nothing_to_do_with_the_item_is_found(sample: YearBook) -> None:
    slip = only(owned_by(sample, MeasureOwner(position=0, unit=unit(sample, "ฝ่ายทะเบียน"))))
    assert (slip.place.record, slip.place.field) == (measure_of(sample, "O12"), "owners")
    assert "ฝ่ายทะเบียน" in slip.message
    assert "ฝ่ายการคลัง" in slip.message


@pytest.mark.parametrize("words", ["ทุกฝ่าย", "ทั้ง ๑๐ ฝ่าย", "ฝ่ายการคลัง", "ฝ่ายคลัง", "ฝ่ายทะเบียน / ฝ่ายการคลัง"])
def test_words_and_tokens_expand_to_sections(sample: YearBook, words: str) -> None:
    assert owned_by(sample, MeasureOwner(position=0, words=words)) == []


def test_a_person_carries_for_the_section(sample: YearBook) -> None:
    person = next(each for each in sample.office.people if each.unit is unit(sample, "ฝ่ายการคลัง"))
    assert owned_by(sample, MeasureOwner(position=0, person=person)) == []


def test_schools_carry_what_their_schools_do(sample: YearBook) -> None:
    measure_of(sample, "O12").owners = [MeasureOwner(position=0, words="โรงเรียนในสังกัดเขต")]
    school = next(each for each in sample.office.units if each.kind is UnitKind.SCHOOL)
    item(sample, "O12").parties = [ResponsibleParty(position=0, part=Part.LEAD, unit=school)]
    assert look(CHECKS, "measure-owners-against-matrix", sample) == []


def test_an_owner_that_cannot_be_told_is_left_to_the_check_of_names(sample: YearBook) -> None:
    for words in ("ฝ่ายกขคง", "ทุกฝ่่าย", "บุคลากร"):
        assert owned_by(sample, MeasureOwner(position=0, words=words)) == []


def test_an_owner_by_post_carries_nothing_of_a_section(sample: YearBook) -> None:
    only(owned_by(sample, MeasureOwner(position=0, words="ผู้อำนวยการเขต")))
    item(sample, "O12").parties[0].unit = None
    item(sample, "O12").parties[0].words = "ผู้อำนวยการเขตสมมติ"
    assert look(CHECKS, "measure-owners-against-matrix", sample) == []


def test_every_item_of_a_range_is_compared(sample: YearBook) -> None:
    measure = next(each for each in sample.year.measures if each.last_node and each.last_node.code == "O18")
    measure.owners = [MeasureOwner(position=0, unit=unit(sample, "ฝ่ายทะเบียน"))]
    slips = look(CHECKS, "measure-owners-against-matrix", sample)
    assert [slip.place.record for slip in slips] == [measure, measure]
    assert ["O17" in slips[0].message, "O18" in slips[1].message] == [True, True]


def late(book: YearBook) -> list[Slip]:
    return look(CHECKS, "measure-after-item-due", book)


def test_a_measure_that_ends_after_its_item_is_due_is_found(sample: YearBook) -> None:
    measure = measure_of(sample, "O8")
    measure.due_date = datetime.date(2023, 5, 31)
    slip = only(late(sample))
    assert (slip.place.record, slip.place.field) == (measure, "due_date")
    assert "O8" in slip.message
    item(sample, "O8").state = PublicationState.PUBLISHED
    assert late(sample) == []


def test_a_measure_on_several_items_goes_by_the_last(sample: YearBook) -> None:
    measure = next(each for each in sample.year.measures if each.last_node and each.last_node.code == "O16")
    dues = {item(sample, code).due_date for code in ("O13", "O14", "O15", "O16")}
    assert len(dues) > 1
    measure.due_date = max(due for due in dues if due)
    assert late(sample) == []


def test_a_section_that_no_body_covers_is_found(sample: YearBook) -> None:
    steering, working_group = sample.year.bodies
    steering.members = [member for member in steering.members if "ทุกฝ่าย" not in member.post]
    assert look(CHECKS, "responsible-outside-order", sample) == []
    working_group.members = [
        member
        for member in working_group.members
        if not (member.person and member.person.unit is unit(sample, "ฝ่ายรายได้"))
    ]
    slip = only(look(CHECKS, "responsible-outside-order", sample))
    assert (slip.place.record, slip.place.field) == (working_group, "members")
    assert "ฝ่ายรายได้" in slip.message


def test_schools_that_no_body_covers_are_told_once(sample: YearBook) -> None:
    steering = sample.year.bodies[0]
    steering.members = [member for member in steering.members if "โรงเรียน" not in member.post]
    assert "โรงเรียนสมมติวิทยา" in only(look(CHECKS, "responsible-outside-order", sample)).message


def test_a_role_of_a_committee_in_a_working_group_is_found(sample: YearBook) -> None:
    steering, working_group = sample.year.bodies
    working_group.members[3].role = "คณะกรรมการ"
    steering.members[2].role = "คณะทำงาน"
    slips = look(CHECKS, "role-of-another-body", sample)
    assert [slip.place.record for slip in slips] == [steering.members[2], working_group.members[3]]


def test_an_adviser_may_sit_in_any_body(sample: YearBook) -> None:
    for body in sample.year.bodies:
        body.members.append(Member(position=99, post="ผู้อำนวยการเขต", role="ที่ปรึกษา"))
        body.members.append(Member(position=99, post="หัวหน้าฝ่ายปกครอง", role="เลขานุการ"))
    assert look(CHECKS, "role-of-another-body", sample) == []


def misnamed(book: YearBook) -> list[Slip]:
    return look(CHECKS, "body-against-order", book)


def test_a_body_that_the_order_does_not_appoint_is_found_wherever_it_is_named(sample: YearBook) -> None:
    wrong = "คณะกรรมการอำนวยการและคณะกรรมการประเมินคุณธรรมและความโปร่งใส"
    order = next(each for each in sample.year.papers if each.kind is PaperKind.ORDER)
    order.subject = f"แต่งตั้ง{wrong}"
    sample.year.meetings[0].body_words = wrong
    preamble = PaperText(paper="order", part="preamble", text=f"จึงแต่งตั้ง{wrong} โดยมีองค์ประกอบ")
    sample.office.texts = [preamble]
    found = [slip.place.record for slip in misnamed(sample)]
    assert found == [preamble, sample.year.meetings[0], order]


def test_a_body_misnamed_in_the_order_alone_is_found_there_and_once(sample: YearBook) -> None:
    body = sample.year.bodies[1]
    body.name = "คณะกรรมการ"
    assert [(slip.place.record, slip.place.field) for slip in misnamed(sample)] == [(body, "name")]
    roles = look(CHECKS, "role-of-another-body", sample)
    assert [(slip.place.record, slip.place.field) for slip in roles] == [(body, "name")]


@pytest.mark.parametrize(
    "words",
    [
        "คณะกรรมการฯ และคณะทำงาน",
        "คณะทำงาน",
        "คณะกรรมการและคณะทำงานประเมินคุณธรรม",
        "หัวหน้าฝ่ายทุกฝ่าย",
        "คณะกรรมการอำนวยการและคณะทำงานการประเมินคุณธรรม ของคณะกรรมการ ป.ป.ช.",
    ],
)
def test_bodies_of_the_order_may_be_shortened_or_left_out(sample: YearBook, words: str) -> None:
    sample.year.meetings[0].body_words = words
    assert misnamed(sample) == []


def test_a_body_named_with_what_it_assesses_is_known(sample: YearBook) -> None:
    for body in sample.year.bodies:
        body.name += "การประเมินคุณธรรมและความโปร่งใส"
    assert misnamed(sample) == []


def test_an_invitation_to_no_meeting_is_found(sample: YearBook) -> None:
    sample.year.meetings = []
    slip = only(look(CHECKS, "invitation-without-meeting", sample))
    assert slip.place.record is next(
        each for each in sample.year.papers if each.kind is PaperKind.INVITATION_MEMO
    )


def test_members_to_whom_the_invitation_is_not_forwarded_are_found(sample: YearBook) -> None:
    invitation = next(each for each in sample.year.papers if each.kind is PaperKind.INVITATION_MEMO)
    forwarding = next(each for each in invitation.endorsements if "สถานศึกษา" in "".join(each.addressees))
    invitation.endorsements.remove(forwarding)
    slip = only(look(CHECKS, "members-not-invited", sample))
    assert (slip.place.record, slip.place.field) == (invitation, "endorsements")
    sample.year.bodies[0].members = [
        member for member in sample.year.bodies[0].members if "โรงเรียน" not in member.post
    ]
    assert look(CHECKS, "members-not-invited", sample) == []


def test_the_usual_forwarding_goes_to_everybody(sample: YearBook) -> None:
    for paper in sample.year.papers:
        paper.endorsements = []
    assert look(CHECKS, "members-not-invited", sample) == []


def test_a_member_from_a_school_must_be_invited_through_the_schools(sample: YearBook) -> None:
    school = next(each for each in sample.office.units if each.kind is UnitKind.SCHOOL)
    person = Person(title="นาง", name="ทดลอง ตัวอย่าง", unit=school)
    for body in sample.year.bodies:
        body.members = [member for member in body.members if "โรงเรียน" not in member.post]
    sample.year.bodies[1].members.append(Member(position=99, person=person, role="คณะทำงาน"))
    invitation = next(each for each in sample.year.papers if each.kind is PaperKind.INVITATION_MEMO)
    invitation.endorsements[-1].addressees = ["ผู้ช่วยผู้อำนวยการเขต"]
    assert "โรงเรียน" in only(look(CHECKS, "members-not-invited", sample)).message


def test_dates_outside_the_year_say_nothing_of_reports_or_items(sample: YearBook) -> None:
    """Each is a finding of its own."""
    reported = next(each for each in sample.year.measures if each.follow_ups)
    reported.follow_ups[0].date = datetime.date(2025, 3, 31)
    measure_of(sample, "O8").due_date = datetime.date(2024, 4, 20)
    measure_of(sample, "O22").due_date = datetime.date(2022, 4, 20)
    item(sample, "O30").due_date = datetime.date(2022, 4, 20)
    assert silent(CHECKS, sample) == []


def test_a_step_without_addressees_leaves_open_who_is_invited(sample: YearBook) -> None:
    memo = sample.paper(PaperKind.INVITATION_MEMO)
    assert memo is not None
    memo.endorsements[2].addressees = []
    assert silent(CHECKS, sample) == []
