"""The invented district is whole and without a slip: whatever examines it later must find nothing."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

import pytest
from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from ita_desktop.actions.sample import fill_sample
from ita_desktop.model.body import Body
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind, Relation, TimeBase
from ita_desktop.model.layouts import layout_from
from ita_desktop.model.meeting import AgendaSource
from ita_desktop.model.office import Acting, Person, SigningDuty, Unit
from ita_desktop.model.paper_texts import default_texts, unknown_placeholders
from ita_desktop.model.records import Record
from ita_desktop.model.year import (
    Cadence,
    EndorsementKind,
    FiscalYear,
    Measure,
    MeasuresTable,
    MeasureState,
    PaperKind,
    Part,
    PublicationState,
)
from ita_desktop.rules.rounding import rounded
from ita_desktop.rules.scores import read_scores
from ita_desktop.rules.weak_points import weak_points_below
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Workspace
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.dates import BUDDHIST_ERA, first_day, last_day

ALL_SECTIONS = "ทุกฝ่าย"
ALL_SCHOOLS = "โรงเรียนในสังกัด"
MONDAY, TUESDAY, SATURDAY = 0, 1, 5
LONG_PASSAGE = 25
"""Letters from which on the same words under two measures look copied."""


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workspace]:
    path = tmp_path_factory.mktemp("sample") / "ตัวอย่าง.ita"
    workspace = Workspace.create(path, "ตัวอย่าง", fill_sample)
    yield workspace
    workspace.close()


@pytest.fixture(scope="module")
def session(workspace: Workspace) -> Iterator[Session]:
    with workspace.reading() as session:
        yield session


@pytest.fixture(scope="module")
def book(session: Session) -> YearBook:
    return load_book(session)


@pytest.fixture(scope="module")
def earlier(book: YearBook) -> FiscalYear:
    assert book.results_year
    return book.results_year


@pytest.fixture(scope="module")
def years(book: YearBook, earlier: FiscalYear) -> list[FiscalYear]:
    return [earlier, book.year]


@pytest.fixture(scope="module")
def records(session: Session, book: YearBook) -> list[Record]:
    """Every record of the office, history and frame left out."""
    kinds = [mapper.class_ for mapper in Record.registry.mappers if not _is_of_the_program(mapper.class_)]
    return [record for kind in kinds for record in session.scalars(select(kind))]


def _is_of_the_program(kind: type[Record]) -> bool:
    return kind.__module__.rpartition(".")[2] in {"frame", "history"}


def _values(records: list[Record]) -> Iterator[tuple[str, object]]:
    for record in records:
        for column in inspect(type(record)).column_attrs:
            value = getattr(record, column.key)
            for each in value if isinstance(value, list) else [value]:
                yield f"{record.__tablename__}.{column.key}", each


def _texts(records: list[Record]) -> Iterator[tuple[str, str]]:
    return ((place, value) for place, value in _values(records) if isinstance(value, str))


def _sections_named(parties: list[Unit | None], words: list[str], book: YearBook) -> set[str]:
    if ALL_SECTIONS in words:
        return {section.name for section in book.sections}
    return {unit.name for unit in parties if unit in book.sections}


def test_every_record_class_occurs(session: Session) -> None:
    counts = {
        mapper.class_.__name__: session.scalar(select(func.count()).select_from(mapper.class_))
        for mapper in Record.registry.mappers
    }
    # Nothing is found in sound data, so that nothing can be set aside; nothing was written or attached yet.
    assert {name for name, count in counts.items() if not count} == {
        "KeptFile",
        "SetAsideFinding",
        "WrittenFile",
    }


def test_the_two_years_work_by_their_own_editions(years: list[FiscalYear]) -> None:
    assert [(year.year, year.edition.code, year.edition.revision) for year in years] == [
        (2565, "bma-2565", "final"),
        (2566, "bma-2566", "final"),
    ]


def test_every_name_is_plainly_invented(book: YearBook) -> None:
    assert len(book.office.people) >= 25
    assert [p.name for p in book.office.people if not re.fullmatch(r"\S+ (สมมติ|ตัวอย่าง)\S+", p.name)] == []
    assert len({person.name for person in book.office.people}) == len(book.office.people)


def test_every_section_has_its_own_letter_prefix_and_telephone(book: YearBook) -> None:
    assert [section.letter_prefix for section in book.sections] == [f"กท {n}" for n in range(9901, 9911)]
    assert [section.telephone for section in book.sections] == [str(n) for n in range(9901, 9911)]
    assert len(book.schools) == 3


def test_somebody_signs_for_every_duty_and_one_on_behalf(book: YearBook) -> None:
    assert all(book.signatory(duty) for duty in SigningDuty)
    acting = [s for s in book.office.signatories if s.acting is not Acting.SELF]
    assert [(s.acting, s.acting_for) for s in acting] == [(Acting.ON_BEHALF, "ผู้อำนวยการเขตสมมติ")]
    director = book.signatory(SigningDuty.DIRECTOR)
    assert director
    assert director.acting is Acting.SELF


def test_every_published_figure_follows_from_its_parts(earlier: FiscalYear) -> None:
    scores = read_scores(earlier)
    assert [s.node.code for s in scores.nodes if s.published is None or s.difference != 0] == []
    assert scores.total_published == scores.total_recomputed == Decimal("89.52")
    assert scores.level_recomputed
    assert scores.level_published == scores.level_recomputed.name == "A"
    for instrument in scores.instruments():
        assert instrument.published is not None
        assert instrument.node.weight is not None
        part = rounded(Fraction(instrument.published) * Fraction(instrument.node.weight) / 100)
        assert instrument.published_weighted == part, instrument.node.code


def test_levels_of_indicators_are_those_of_the_scale(book: YearBook, earlier: FiscalYear) -> None:
    for score in read_scores(earlier).indicators():
        assert score.published is not None
        level = next(level for level in book.level_scale.levels if score.published >= level.minimum)
        assert score.published_level == level.name, score.node.code


def test_nine_questions_and_three_items_are_below_the_threshold(book: YearBook, earlier: FiscalYear) -> None:
    weak = [score.node.code for score in weak_points_below(read_scores(earlier), book.office.threshold)]
    assert weak == ["I7", "I11", "I12", "I19", "I27", "I29", "E9", "E13", "E14", "O7", "O15", "O37"]


def test_failed_items_carry_what_was_sent_explained_and_remarked(earlier: FiscalYear) -> None:
    failed = [r for r in earlier.results if r.node.kind is Kind.ITEM and r.published == 0]
    assert [result.node.code for result in failed] == ["O7", "O15", "O37"]
    assert all(result.urls and result.explanation and result.remark for result in failed)


def test_every_weak_point_has_a_measure(book: YearBook, earlier: FiscalYear) -> None:
    scores = read_scores(earlier)
    became: dict[str | None, set[str]] = {}
    for link in book.edition.links:
        if link.later:
            became.setdefault(link.earlier, set()).add(link.later)
    covered = {identity for measure in book.year.measures for identity in _identities(measure, book)}
    for point in weak_points_below(scores, book.office.threshold):
        assert point.node.parent
        places = became.get(point.node.identity, set()) | became.get(point.node.parent, set())
        assert places & covered, point.node.code


def _identities(measure: Measure, book: YearBook) -> list[str]:
    if measure.node is None:
        return []
    nodes = book.year.edition.nodes
    last = measure.last_node or measure.node
    return [node.identity for node in nodes[nodes.index(measure.node) : nodes.index(last) + 1]]


def test_a_single_question_has_a_measure_only_where_the_same_was_weak(
    book: YearBook, earlier: FiscalYear
) -> None:
    same = {link.later for link in book.edition.links if link.relation is Relation.SAME}
    weak = {p.node.identity for p in weak_points_below(read_scores(earlier), book.office.threshold)}
    asked = {m.node.identity for m in book.year.measures if m.node and m.node.kind is Kind.QUESTION}
    assert asked
    assert asked <= same & weak


def test_last_scores_are_those_published(book: YearBook, earlier: FiscalYear) -> None:
    published = {result.node.identity: result.published for result in earlier.results}
    given = [measure for measure in book.year.measures if measure.last_score is not None]
    assert given
    assert [m.last_score for m in given] == [published[m.node.identity] for m in given if m.node]


def test_every_indicator_and_item_of_the_year_has_a_measure(book: YearBook) -> None:
    covered = {identity for measure in book.year.measures for identity in _identities(measure, book)}
    parents = {node.parent for node in book.year.edition.nodes if node.identity in covered}
    for node in book.year.edition.nodes:
        if node.kind is Kind.ITEM:
            assert node.identity in covered, node.code
        if node.kind is Kind.INDICATOR and node.parent != "oit":
            assert node.identity in covered | parents, node.code


def test_nodes_belong_to_the_edition_of_their_year(years: list[FiscalYear]) -> None:
    for year in years:
        nodes = [
            *(result.node for result in year.results),
            *(responsibility.node for responsibility in year.responsibilities),
            *(node for measure in year.measures for node in (measure.node, measure.last_node) if node),
        ]
        assert {node.edition_id for node in nodes} <= {year.edition_id}


def test_every_measure_has_owner_deadline_output_and_follow_up(years: list[FiscalYear]) -> None:
    for measure in (measure for year in years for measure in year.measures):
        assert measure.owners, measure.issue
        assert measure.due_date or measure.cadence is not Cadence.NONE, measure.issue
        assert measure.outputs, measure.issue
        assert measure.follow_up_months, measure.issue
        assert measure.follower, measure.issue
        assert measure.issue or measure.joins_issue_above
        assert measure.activities


def test_measures_show_what_they_can_be(book: YearBook) -> None:
    measures = book.year.measures
    assert {measure.cadence for measure in measures} == set(Cadence)
    assert {measure.table for measure in measures} == set(MeasuresTable)
    assert {MeasureState.NOT_STARTED, MeasureState.IN_PROGRESS, MeasureState.DONE} <= {
        m.state for m in measures
    }
    assert sum(measure.joins_issue_above for measure in measures) == 1
    assert any(measure.last_node for measure in measures)
    assert any(measure.node is None for measure in measures)
    owners = [owner for measure in measures for owner in measure.owners]
    assert any(owner.unit for owner in owners)
    assert any(owner.person for owner in owners)


def test_what_was_started_was_followed_up_within_its_time(years: list[FiscalYear]) -> None:
    for measure in (measure for year in years for measure in year.measures):
        assert bool(measure.follow_ups) == (measure.state is not MeasureState.NOT_STARTED), measure.issue
        for entry in measure.follow_ups:
            assert entry.date
            assert entry.result
            assert entry.problem
            assert entry.suggestion
            assert entry.evidence
            assert measure.start_date is None or measure.start_date <= entry.date, measure.issue
            assert measure.due_date is None or entry.date <= measure.due_date, measure.issue


def test_the_past_year_was_carried_out_and_reported(earlier: FiscalYear) -> None:
    assert 8 <= len(earlier.measures) <= 10
    assert {measure.state for measure in earlier.measures} == {MeasureState.DONE}


def test_no_passage_stands_under_two_measures(years: list[FiscalYear]) -> None:
    passages = Counter[str]()
    for measure in (measure for year in years for measure in year.measures):
        passages.update(
            [
                measure.weakness,
                measure.issue,
                measure.guideline,
                *measure.measures,
                *measure.activities,
                *measure.outputs,
                *measure.awareness,
            ]
        )
        for entry in measure.follow_ups:
            passages.update([entry.result, entry.problem, entry.suggestion])
    assert [text for text, count in passages.items() if count > 1 and len(text) >= LONG_PASSAGE] == []


def test_every_item_has_one_lead_a_due_date_and_an_address(book: YearBook) -> None:
    items = [node.code for node in book.year.edition.nodes if node.kind is Kind.ITEM]
    assert [responsibility.node.code for responsibility in book.year.responsibilities] == items
    for responsibility in book.year.responsibilities:
        leads = [party for party in responsibility.parties if party.part is Part.LEAD]
        assert len(leads) == 1, responsibility.node.code
        assert leads[0].unit in book.sections, responsibility.node.code
        assert responsibility.due_date, responsibility.node.code
        assert responsibility.urls, responsibility.node.code
        assert responsibility.period, responsibility.node.code


def test_responsibilities_show_what_they_can_be(book: YearBook) -> None:
    responsibilities = book.year.responsibilities
    assert {responsibility.state for responsibility in responsibilities} == set(PublicationState)
    assert any(responsibility.remark for responsibility in responsibilities)
    assert any(responsibility.due_words for responsibility in responsibilities)
    parties = [party for responsibility in responsibilities for party in responsibility.parties]
    assert any(party.person for party in parties)
    assert {party.words for party in parties} == {"", ALL_SECTIONS, ALL_SCHOOLS, "ผู้อำนวยการเขต"}


def test_what_is_published_is_complete_and_not_ahead_of_its_data(book: YearBook) -> None:
    for responsibility in book.year.responsibilities:
        lines = {
            element.id: element.time_base
            for element in responsibility.node.elements
            if not element.is_heading
        }
        ticked = {tick.element_id for tick in responsibility.ticks}
        assert ticked <= lines.keys()
        is_published = responsibility.state is PublicationState.PUBLISHED
        assert is_published == (responsibility.published_on is not None), responsibility.node.code
        if not responsibility.published_on or not responsibility.due_date:
            continue
        assert ticked == lines.keys(), responsibility.node.code
        assert responsibility.published_on <= responsibility.due_date, responsibility.node.code
        assert TimeBase.FIRST_SIX_MONTHS not in lines.values(), responsibility.node.code
        if TimeBase.YEAR_END in lines.values():
            assert responsibility.published_on > datetime.date(2022, 12, 31), responsibility.node.code


def test_what_needs_six_months_is_not_ticked_or_due_before_they_are_over(book: YearBook) -> None:
    end = datetime.date(2023, 3, 31)
    for responsibility in book.year.responsibilities:
        bases = {element.time_base for element in responsibility.node.elements}
        if TimeBase.FIRST_SIX_MONTHS in bases:
            assert responsibility.due_date
            assert responsibility.due_date > end, responsibility.node.code
        assert TimeBase.FIRST_SIX_MONTHS not in {tick.element.time_base for tick in responsibility.ticks}


def test_addresses_are_on_the_own_site_and_stand_once(book: YearBook, records: list[Record]) -> None:
    assert book.office.website == "https://www.sammati.example"
    addresses = [text for _place, text in _texts(records) if "://" in text and text != book.office.website]
    assert len(addresses) > 80
    whole = re.compile(r"https://www\.sammati\.example/[a-z0-9/.-]+")
    assert [address for address in addresses if not whole.fullmatch(address)] == []
    assert [address for address, count in Counter(addresses).items() if count > 1] == []


def test_every_date_lies_in_its_fiscal_year_and_on_a_working_day(years: list[FiscalYear]) -> None:
    for year in years:
        dates = [
            *(m.due_date for m in year.measures),
            *(m.start_date for m in year.measures),
            *(entry.date for m in year.measures for entry in m.follow_ups),
            *(r.due_date for r in year.responsibilities),
            *(r.published_on for r in year.responsibilities),
            *(meeting.date for meeting in year.meetings),
            *(paper.date for paper in year.papers),
            *(endorsement.date for paper in year.papers for endorsement in paper.endorsements),
            *(member.since for body in year.bodies for member in body.members),
            *(member.until for body in year.bodies for member in body.members),
        ]
        known = [date for date in dates if date]
        assert known
        assert [d for d in known if not first_day(year.year) <= d <= last_day(year.year)] == []
        assert [date for date in known if date.weekday() >= SATURDAY] == []


def test_days_of_the_week_are_those_of_the_papers(book: YearBook) -> None:
    order = book.paper(PaperKind.ORDER)
    assert order
    assert order.date == datetime.date(2022, 10, 31)
    days = [order.date, *(meeting.date for meeting in book.year.meetings)]
    assert [day.weekday() for day in days if day] == [MONDAY, TUESDAY, TUESDAY]


def test_papers_follow_one_another(years: list[FiscalYear]) -> None:
    for year in years:
        dates = [paper.date for paper in year.papers if paper.date]
        assert len(dates) == len(year.papers)
        assert dates == sorted(dates)
        invitation = next(paper for paper in year.papers if paper.kind is PaperKind.INVITATION_MEMO)
        forwarded = [entry.date for entry in invitation.endorsements if entry.date]
        meeting = year.meetings[0].date
        assert invitation.date
        assert meeting
        days = [invitation.date, *forwarded, meeting]
        assert days == sorted(days)


def test_every_number_stands_once_in_the_series_of_its_section(
    book: YearBook, years: list[FiscalYear]
) -> None:
    papers = [paper for year in years for paper in year.papers]
    forwarded = [entry for paper in papers for entry in paper.endorsements if entry.number]
    numbers = [paper.number for paper in papers if paper.number] + [entry.number for entry in forwarded]
    assert len(numbers) == len(set(numbers))
    prefixes = {section.letter_prefix for section in book.sections}
    for paper in papers:
        if paper.kind.value.endswith("memo"):
            assert paper.unit
            assert paper.number.startswith(f"{paper.unit.letter_prefix}/")
            assert paper.telephone == paper.unit.telephone
    assert {entry.number.partition("/")[0] for entry in forwarded} <= prefixes


def test_orders_count_by_calendar_year_and_agendas_by_fiscal_year(years: list[FiscalYear]) -> None:
    for year in years:
        for paper in year.papers:
            if paper.kind is PaperKind.ORDER:
                assert paper.date
                assert paper.number.endswith(f"/{paper.date.year + BUDDHIST_ERA}")
        agendas = [(p.number, p.date) for p in year.papers if p.kind is PaperKind.AGENDA]
        assert agendas == [(f"{meeting.number}/{year.year}", meeting.date) for meeting in year.meetings]


def test_an_order_has_one_number_wherever_it_is_mentioned(years: list[FiscalYear]) -> None:
    for year in years:
        orders = {paper.number for paper in year.papers if paper.kind is PaperKind.ORDER}
        words = " ".join(item.text for meeting in year.meetings for item in meeting.agenda)
        assert set(re.findall(r"คำสั่ง\S* ที่ (\d+/\d{4})", words)) <= orders


def test_every_paper_says_what_its_form_asks(years: list[FiscalYear]) -> None:
    for paper in (paper for year in years for paper in year.papers):
        assert paper.subject
        assert paper.unit
        if paper.kind is PaperKind.ORDER:
            assert paper.effect
            assert paper.signing_duty is SigningDuty.DIRECTOR
        if paper.kind.value.endswith("memo"):
            assert paper.addressee
            assert paper.signing_duty
        assert not paper.is_issued or paper.issued_sha256


def test_the_invitation_is_passed_on_as_on_its_second_page(book: YearBook) -> None:
    invitation = book.paper(PaperKind.INVITATION_MEMO)
    assert invitation
    kinds = [entry.kind for entry in invitation.endorsements]
    assert kinds == [EndorsementKind.PEN] * 2 + [EndorsementKind.FORWARD] * 2
    assert [(entry.number, entry.date) for entry in invitation.endorsements[2:]] == [
        ("กท 9901/ว 813", datetime.date(2022, 11, 2)),
        ("กท 9907/ว 107", datetime.date(2022, 11, 3)),
    ]
    assert all(entry.person and entry.printed_position for entry in invitation.endorsements)


def test_the_first_meeting_draws_on_every_source(book: YearBook) -> None:
    first = book.year.meetings[0]
    assert {item.source for item in first.agenda} == set(AgendaSource)
    assert first.agenda[0].depth == 1
    assert all(item.text or item.source is not AgendaSource.WORDS for item in first.agenda)


def test_both_bodies_have_a_chair_a_secretary_and_duties(years: list[FiscalYear]) -> None:
    for body in (body for year in years for body in year.bodies):
        roles = [member.role for member in body.members]
        assert sum(role.startswith("ประธาน") for role in roles) == 1
        assert any(role.endswith("และเลขานุการ") for role in roles)
        assert body.duties
        assert all(bool(member.post) != bool(member.person) for member in body.members)
        seated = [member.person for member in body.members if member.person and not member.until]
        assert len(seated) == len(set(seated))


def test_who_left_a_body_is_followed_the_next_day_by_another(book: YearBook, earlier: FiscalYear) -> None:
    for body in (*earlier.bodies, book.year.bodies[1]):
        (left,) = [member for member in body.members if member.until]
        (follower,) = [member for member in body.members if member.since]
        assert left.until
        assert left.person
        assert follower.since == left.until + datetime.timedelta(days=1)
        assert follower.role == left.role
        assert follower.amended_by
        assert left.person.in_office_until == left.until


def test_everybody_is_in_office_when_named(book: YearBook, years: list[FiscalYear]) -> None:
    for year in years:
        for body in year.bodies:
            for member in body.members:
                if member.person:
                    assert member.person.is_in_office(member.since or member.until or first_day(year.year))
        for paper in year.papers:
            for entry in paper.endorsements:
                assert entry.person
                assert paper.date
                assert entry.person.is_in_office(entry.date or paper.date)
    for person in _people_at_work(book.year):
        assert person.is_in_office(first_day(book.year.year)), person.name
        assert person.is_in_office(last_day(book.year.year)), person.name
    for signatory in book.office.signatories:
        assert signatory.person
        assert signatory.valid_from
        assert signatory.person.is_in_office(signatory.valid_from)


def _people_at_work(year: FiscalYear) -> list[Person]:
    parties = [party.person for r in year.responsibilities for party in r.parties]
    owners = [owner.person for measure in year.measures for owner in measure.owners]
    return [person for person in (*parties, *owners) if person]


def test_every_section_that_has_work_sits_in_the_working_group(
    book: YearBook, years: list[FiscalYear]
) -> None:
    for year in years:
        work = [party for r in year.responsibilities for party in r.parties]
        owned = [owner for measure in year.measures for owner in measure.owners]
        at_work = _sections_named(
            [*(party.unit for party in work), *(owner.unit for owner in owned)],
            [*(party.words for party in work), *(owner.words for owner in owned)],
            book,
        )
        assert at_work <= _sections_of_members(year.bodies[1])


def _sections_of_members(body: Body) -> set[str]:
    people = [member.person for member in body.members if member.person]
    return {person.unit.name for person in people if person.unit}


def test_texts_are_as_cleaning_leaves_them(records: list[Record]) -> None:
    assert [(place, text) for place, text in _texts(records) if clean(text) != text] == []
    thai_or_latin = re.compile(r"[\u0e00-\u0e7fA-Za-z0-9\s!-/:-@{-}_]*")
    assert [(place, text) for place, text in _texts(records) if not thai_or_latin.fullmatch(text)] == []


def test_brackets_are_closed_and_no_word_is_doubled(records: list[Record]) -> None:
    for place, text in _texts(records):
        assert text.count("(") == text.count(")"), place
        assert "()" not in text, place
        assert not re.search(r"(?<!\S)(\S{2,}) \1(?!\S)", text), place


def test_the_layout_of_the_office_is_whole(book: YearBook) -> None:
    (layout,) = book.office.layouts
    assert layout_from(layout.definition).code == layout.code


def test_the_words_of_the_office_replace_a_part_of_a_paper(book: YearBook) -> None:
    (text,) = book.office.texts
    assert text.part in default_texts()[text.paper]
    assert (text.text,) != default_texts()[text.paper][text.part]
    assert unknown_placeholders(text.text) == []
