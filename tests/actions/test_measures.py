"""Measures: added, changed, moved, followed up, and taken over from last year."""

import datetime
from decimal import Decimal

import pytest
from sqlalchemy.orm import Session

from ita_desktop.actions.measure_copies import copy_measures_from_last_year
from ita_desktop.actions.measure_owners import (
    Owner,
    OwnerError,
    list_owners,
    owner_words,
    owners_of,
    read_owners,
    with_lead,
    with_supports,
)
from ita_desktop.actions.measures import (
    FollowUpValues,
    MeasureError,
    MeasureValue,
    add_measure,
    duplicate_measures,
    move_measures,
    record_result,
    remove_measures,
    remove_result,
    set_measure_values,
)
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import Measure, MeasuresTable, MeasureState
from ita_desktop.storage.books import load_book

TODAY = datetime.date(2023, 3, 4)


def issues(session: Session) -> list[str]:
    session.flush()
    session.expire_all()
    return [measure.issue for measure in load_book(session).year.measures]


def test_a_measure_is_added_behind_another_in_its_table_and_for_its_point(
    session: Session, book: YearBook
) -> None:
    third = book.year.measures[2]
    added = add_measure(session, book.year, third)
    assert (added.table, added.node, added.follow_up_months) == (third.table, third.node, 1)
    assert issues(session)[2:4] == [third.issue, ""]


def test_a_measure_for_a_point_comes_at_the_end_of_the_plan(session: Session, book: YearBook) -> None:
    node = book.nodes["performing-duties"]
    plan = sum(measure.table is MeasuresTable.PLAN for measure in book.year.measures)
    added = add_measure(session, book.year, node=node)
    assert added.node is node
    session.flush()
    session.expire_all()
    assert load_book(session).year.measures[plan].id == added.id


def test_a_guideline_comes_at_the_very_end(session: Session, book: YearBook) -> None:
    add_measure(session, book.year, table=MeasuresTable.GUIDELINE)
    assert issues(session)[-1] == ""


def test_only_positions_that_must_change_do(session: Session, book: YearBook) -> None:
    before = [measure.position for measure in book.year.measures]
    remove_measures(session, [book.year.measures[4]])
    session.flush()
    add_measure(session, book.year, book.year.measures[3])
    session.expire_all()
    assert [measure.position for measure in load_book(session).year.measures] == before


def test_several_measures_move_together(session: Session, book: YearBook) -> None:
    measures = list(book.year.measures)
    names = [measure.issue for measure in measures]
    move_measures(session, book.year, [measures[3], measures[1]], measures[0])
    assert issues(session)[:5] == [names[1], names[3], names[0], names[2], names[4]]


def test_measures_move_to_the_end(session: Session, book: YearBook) -> None:
    measures = list(book.year.measures)
    move_measures(session, book.year, measures[:2], None)
    assert issues(session)[-2:] == [measures[0].issue, measures[1].issue]


def test_measures_stay_when_moved_before_one_of_themselves(session: Session, book: YearBook) -> None:
    names = [measure.issue for measure in book.year.measures]
    move_measures(session, book.year, book.year.measures[:2], book.year.measures[1])
    assert issues(session) == names


def test_a_copy_has_the_owners_but_not_the_results(session: Session, book: YearBook) -> None:
    third = book.year.measures[2]
    owners = owners_of(third)
    (copied,) = duplicate_measures(session, book.year, [third])
    assert owners_of(copied) == owners
    assert copied.activities == third.activities
    assert copied.activities is not third.activities
    assert copied.node is third.node
    assert (copied.follow_ups, copied.state) == ([], MeasureState.NOT_STARTED)
    assert issues(session)[3] == third.issue


def test_removed_measures_take_their_owners_along(session: Session, book: YearBook) -> None:
    remove_measures(session, book.year.measures[:3])
    assert len(issues(session)) == 33


def test_fields_of_many_measures_are_set_as_one_deed(session: Session, book: YearBook) -> None:
    due = datetime.date(2023, 6, 30)
    values = [MeasureValue(each, "due_date", due) for each in book.year.measures[:3]]
    values.append(MeasureValue(book.year.measures[0], "activities", " หนึ่ง \n\nสอง"))
    set_measure_values(session, book.year, values)
    assert {each.due_date for each in book.year.measures[:3]} == {due}
    assert book.year.measures[0].activities == ["หนึ่ง", "สอง"]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("due_date", datetime.date(2030, 1, 1)),
        ("follow_up_months", 13),
        ("last_score", Decimal(101)),
        ("id", 5),
        ("issue", "ก" * 5000),
    ],
)
def test_what_cannot_be_is_refused(session: Session, book: YearBook, field: str, value: object) -> None:
    with pytest.raises(MeasureError):
        set_measure_values(session, book.year, [MeasureValue(book.year.measures[0], field, value)])


def test_a_start_after_the_deadline_is_refused(session: Session, book: YearBook) -> None:
    measure = book.year.measures[1]
    late = datetime.date(2023, 9, 1)
    with pytest.raises(MeasureError, match="หลังกำหนดเสร็จ"):
        set_measure_values(session, book.year, [MeasureValue(measure, "start_date", late)])


def test_a_measure_gets_another_point(session: Session, book: YearBook) -> None:
    measure, node = book.year.measures[0], book.nodes["question-helping-the-public"]
    set_measure_values(session, book.year, [MeasureValue(measure, "node", node)])
    session.flush()
    session.expire_all()
    assert load_book(session).year.measures[0].node is node


def test_owners_are_read_in_any_of_their_names(book: YearBook) -> None:
    owners = read_owners(book, "การคลัง, ปค.\nทุกฝ่าย, ผู้อำนวยการเขต, ฝ่ายการคลัง")
    assert [owner.name for owner in owners] == ["ฝ่ายการคลัง", "ฝ่ายปกครอง", "ทุกฝ่าย", "ผู้อำนวยการเขต"]
    assert owners[0].unit_id is not None
    assert owners[2].unit_id is None
    assert read_owners(book, owner_words(owners)) == owners


def test_a_misspelt_owner_is_asked_about(book: YearBook) -> None:
    with pytest.raises(OwnerError, match="ฝ่ายการคลัง"):
        read_owners(book, "ฝ่ายการครัง")


def test_whom_to_choose_begins_with_every_section(book: YearBook) -> None:
    names = [owner.name for owner in list_owners(book)]
    assert names[:3] == ["ทุกฝ่าย", "โรงเรียนในสังกัด", "ฝ่ายปกครอง"]


def test_owners_change_and_those_who_stay_keep_their_record(session: Session, book: YearBook) -> None:
    measure = book.year.measures[2]
    record = measure.owners[1].id
    finance, everyone = owners_of(measure)
    civil = read_owners(book, "ปกครอง")[0]
    set_measure_values(session, book.year, [MeasureValue(measure, "owners", (everyone, civil))])
    session.flush()
    assert [owner.name for owner in owners_of(measure)] == ["ทุกฝ่าย", "ฝ่ายปกครอง"]
    assert record in {owner.id for owner in measure.owners}
    assert finance not in owners_of(measure)


def test_the_first_owner_leads() -> None:
    a, b, c = Owner("ก"), Owner("ข"), Owner("ค")
    assert with_lead((a, b), c) == (c, b)
    assert with_lead((a, b), b) == (b,)
    assert with_lead((a, b), None) == (b,)
    assert with_supports((a, b), (c, a)) == (a, c)
    assert with_supports((), (c,)) == (c,)


def test_a_result_is_recorded_and_the_measure_has_begun(session: Session, book: YearBook) -> None:
    fourth = book.year.measures[3]
    values = FollowUpValues(datetime.date(2023, 2, 28), " ตรวจครบ ", evidence=("รายงาน.pdf", " "))
    written = record_result(session, book.year, fourth, values)
    assert (written.result, written.evidence) == ("ตรวจครบ", ["รายงาน.pdf"])
    assert fourth.state is MeasureState.IN_PROGRESS
    changed = FollowUpValues(datetime.date(2023, 2, 27), "ตรวจครบทุกเรื่อง")
    assert record_result(session, book.year, fourth, changed, written) is written
    assert (written.date, written.evidence) == (datetime.date(2023, 2, 27), [])
    remove_result(session, written)
    session.flush()


def test_entries_stand_by_date(session: Session, book: YearBook) -> None:
    third = book.year.measures[2]
    record_result(session, book.year, third, FollowUpValues(datetime.date(2023, 2, 1), "ก่อน"))
    session.expire_all()
    found = load_book(session).year.measures[2].follow_ups
    assert [each.position for each in found] == [0, 1]
    assert found[0].result == "ก่อน"


@pytest.mark.parametrize("values", [FollowUpValues(None, "ทำแล้ว"), FollowUpValues(TODAY, "  ")])
def test_a_result_needs_words_and_a_day(session: Session, book: YearBook, values: FollowUpValues) -> None:
    with pytest.raises(MeasureError):
        record_result(session, book.year, book.year.measures[0], values)


def make_last_year(session: Session, book: YearBook) -> None:
    """Two measures of last year: one on an item that went on, one on an item that is no more."""
    assert book.results_year is not None
    remove_measures(session, book.results_year.measures)
    session.flush()
    session.expire(book.results_year, ["measures"])
    book = load_book(session)
    assert book.results_year is not None
    became = {link.earlier for link in book.edition.links if link.earlier and link.later}
    nodes = [node for node in book.results_year.edition.nodes if node.kind is Kind.ITEM]
    kept = next(node for node in nodes if node.identity in became)
    gone = next((node for node in nodes if node.identity not in became), None)
    if gone is None:
        gone = NodeRecord(
            identity="gone", kind=Kind.ITEM, code="O99", title="ข้อที่ยกเลิก", position=999, parent="oit"
        )
        book.results_year.edition.nodes.append(gone)
    finance = next(unit for unit in book.office.units if unit.name == "ฝ่ายการคลัง")
    for number, node in enumerate((kept, gone)):
        made = Measure(
            position=number,
            node=node,
            issue=f"ข้อ {node.code}",
            due_date=datetime.date(2022, 6, 30),
            due_words="ทุกเดือน ถึง มิ.ย. ๒๕๖๕",
            state=MeasureState.DONE,
        )
        book.results_year.measures.append(made)
        session.flush()
        set_measure_values(
            session,
            book.results_year,
            [MeasureValue(made, "owners", (Owner(finance.name, unit_id=finance.id),))],
        )
    session.flush()


def test_measures_of_last_year_are_taken_over_by_the_map(session: Session, book: YearBook) -> None:
    make_last_year(session, book)
    done = copy_measures_from_last_year(session, book.year.year)
    (copied,) = done.measures
    assert len(done.left_out) == 1
    assert copied.node in book.year.edition.nodes
    assert (copied.due_date, copied.due_words) == (datetime.date(2023, 6, 30), "")
    assert copied.state is MeasureState.NOT_STARTED
    assert [owner.name for owner in owners_of(copied)] == ["ฝ่ายการคลัง"]


def test_taking_over_twice_adds_nothing(session: Session, book: YearBook) -> None:
    make_last_year(session, book)
    copy_measures_from_last_year(session, book.year.year)
    session.expire_all()
    again = copy_measures_from_last_year(session, book.year.year)
    assert again.measures == ()


def test_a_year_without_measures_is_told(session: Session, book: YearBook) -> None:
    assert book.results_year is not None
    remove_measures(session, book.results_year.measures)
    session.flush()
    session.expire_all()
    with pytest.raises(MeasureError, match="2565"):
        copy_measures_from_last_year(session, book.year.year)
