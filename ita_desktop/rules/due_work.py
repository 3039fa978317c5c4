"""What is due when, and whose it is: items, measures and their follow-up, answers, invitations, numbers of papers."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.office import Person, Unit
from ita_desktop.model.records import Record
from ita_desktop.model.terms import spoken_term, title_of_node
from ita_desktop.model.year import (
    FiscalYear,
    Measure,
    MeasureOwner,
    MeasureState,
    Paper,
    PaperKind,
    PublicationState,
    Responsibility,
    ResponsibleParty,
)
from ita_desktop.rules.answers import collecting_phase, read_answers
from ita_desktop.rules.follow_up_rounds import Round, Standing, follow_up_rounds, months_of_a_round
from ita_desktop.rules.invitations import invitations
from ita_desktop.rules.signatories import drafting_section
from ita_desktop.rules.workload import checklist_count, leads_of
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

DAYS_AHEAD = 7
INVITED_DAYS_AHEAD = 3
"""A committee is called in writing at least three days ahead (พ.ร.บ.วิธีปฏิบัติราชการทางปกครอง มาตรา 80)."""

_NUMBERED = (
    PaperKind.PROPOSAL_MEMO,
    PaperKind.INVITATION_MEMO,
    PaperKind.SUBMISSION_MEMO,
    PaperKind.ORDER,
)
_CLOSED = (MeasureState.DONE, MeasureState.CANCELLED)


class When(StrEnum):
    LATE = "late"
    TODAY = "today"
    THIS_WEEK = "this-week"
    LATER = "later"


PRESSING = (When.LATE, When.TODAY, When.THIS_WEEK)


@dataclass(frozen=True)
class DueWork:
    """A piece of work with its day, told in the language in use.

    `field` is where it is entered; `unit` and `person` are who has to be called.
    """

    record: Record
    title: str
    facts: str
    due: datetime.date
    days_late: int
    unit: Unit | None = None
    person: Person | None = None
    field: str = ""

    @property
    def when(self) -> When:
        if self.days_late > 0:
            return When.LATE
        if self.days_late == 0:
            return When.TODAY
        return When.THIS_WEEK if -self.days_late <= DAYS_AHEAD else When.LATER


@dataclass(frozen=True)
class MeasureCounts:
    """Each measure once: what is late is not counted under its state, what is cancelled not at all."""

    done: int
    in_progress: int
    not_started: int
    late: int

    @property
    def whole(self) -> int:
        return self.done + self.in_progress + self.not_started + self.late


def list_due_work(book: YearBook, today: datetime.date) -> tuple[DueWork, ...]:
    """Everything open that has a day, the earliest first."""
    works = [
        *_items(book, today),
        *_measures(book, today),
        *_answers(book, today),
        *_invitations(book, today),
        *_unnumbered(book, today),
    ]
    return tuple(sorted(works, key=lambda work: work.due))


def work_of(works: Iterable[DueWork], carrier: Unit | Person | None) -> tuple[DueWork, ...]:
    """What a unit with its people, or one person, has to do; with None, what nobody is named for."""
    return tuple(work for work in works if _is_of(work, carrier))


def sections_to_remind(book: YearBook, works: Iterable[DueWork]) -> list[Unit]:
    """Sections with something late or due within a week; the one that writes needs no letter to itself."""
    writes = drafting_section(book)
    pressing = {work.unit.id for work in works if work.unit and work.when in PRESSING}
    return [unit for unit in book.office.units if unit.id in pressing and unit is not writes]


def carriers_of(works: Sequence[DueWork]) -> tuple[list[Unit], list[Person]]:
    """Units and people who have something to do, in the order of the office."""
    units = {work.unit.id: work.unit for work in works if work.unit}
    people = {work.person.id: work.person for work in works if work.person}
    return (
        sorted(units.values(), key=lambda unit: unit.position),
        sorted(people.values(), key=lambda person: person.position_in_list),
    )


def count_measures(book: YearBook, today: datetime.date) -> MeasureCounts:
    measures = [measure for measure in book.year.measures if measure.state is not MeasureState.CANCELLED]
    late = [measure for measure in measures if is_late(measure, today)]
    states = [measure.state for measure in measures if measure not in late]
    return MeasureCounts(
        states.count(MeasureState.DONE),
        states.count(MeasureState.IN_PROGRESS),
        states.count(MeasureState.NOT_STARTED),
        len(late),
    )


def is_late(measure: Measure, today: datetime.date) -> bool:
    return measure.state not in _CLOSED and measure.due_date is not None and measure.due_date < today


def open_round(measure: Measure, year: FiscalYear, today: datetime.date) -> Round | None:
    """The follow-up that is to be written down next; the last one that is over if it still lacks."""
    if measure.state is not MeasureState.IN_PROGRESS or not months_of_a_round(measure):
        return None
    rounds = follow_up_rounds(measure, year.year, today)
    for standing in (Standing.LATE, Standing.CURRENT):
        lacking = [each for each in rounds if each.standing is standing]
        if lacking:
            return lacking[-1]
    return None


def _items(book: YearBook, today: datetime.date) -> Iterator[DueWork]:
    for responsibility in book.year.responsibilities:
        if responsibility.state is PublicationState.PUBLISHED or responsibility.due_date is None:
            continue
        leads = leads_of(responsibility)
        unit, person = _first_named(leads)
        due = responsibility.due_date
        yield DueWork(
            record=responsibility,
            title=title_of_node(responsibility.node),
            facts=_joined(responsibility.node.code, _named(leads), _done_words(responsibility)),
            due=due,
            days_late=(today - due).days,
            unit=unit,
            person=person,
            field="state",
        )


def _done_words(responsibility: Responsibility) -> str:
    if responsibility.state in (PublicationState.TO_CHECK, PublicationState.SENT_BACK):
        return spoken_term(responsibility.state)
    ticked, count = checklist_count(responsibility)
    if not count:
        return spoken_term(responsibility.state)
    return _("ทำแล้ว {ticked} จาก {count}").format(ticked=ticked, count=count)


def _measures(book: YearBook, today: datetime.date) -> Iterator[DueWork]:
    for number, measure in enumerate(book.year.measures, start=1):
        if measure.state in _CLOSED:
            continue
        unit, person = _first_named(measure.owners)
        facts = _joined(_("มาตรการที่ {number}").format(number=number), _named(measure.owners))
        title = measure_title(measure)
        if measure.due_date is not None:
            late = (today - measure.due_date).days
            yield DueWork(
                measure,
                title,
                _joined(facts, spoken_term(measure.state)),
                measure.due_date,
                late,
                unit,
                person,
                "state",
            )
        lacking = open_round(measure, book.year, today)
        if lacking is not None:
            yield DueWork(
                record=measure,
                title=_("บันทึกผลติดตามรอบ {round} – {measure}").format(round=lacking.name, measure=title),
                facts=facts,
                due=lacking.last_day,
                days_late=(today - lacking.last_day).days,
                unit=unit,
                person=person,
                field="follow_ups",
            )


def measure_title(measure: Measure) -> str:
    """The shortest words that say what is done: an activity, the measure itself, what it is about."""
    texts = (*measure.activities, *measure.measures, measure.issue, measure.guideline, measure.weakness)
    return next((" ".join(text.split()) for text in texts if text.strip()), _("มาตรการที่ยังไม่มีข้อความ"))


def _answers(book: YearBook, today: datetime.date) -> Iterator[DueWork]:
    """From the day on which they begin to be collected, as long as some lack."""
    for answers in read_answers(book, today):
        phase, whole = collecting_phase(book.year.phases, answers.node), answers.whole
        if phase is None or phase.is_done or phase.first_day > today or not answers.quotas:
            continue
        if whole.lacking:
            facts = _("การตอบแบบวัด · ตอบแล้ว {answered} จาก {wanted}")
            yield DueWork(
                record=answers.quotas[0],
                title=counted("{code} ยังขาด {count} คำตอบ", whole.lacking, code=answers.node.code),
                facts=facts.format(answered=whole.answered or 0, wanted=whole.wanted),
                due=phase.last_day,
                days_late=(today - phase.last_day).days,
            )


def _invitations(book: YearBook, today: datetime.date) -> Iterator[DueWork]:
    for meeting in book.year.meetings:
        if meeting.date is None or meeting.date < today or _is_called(book, meeting):
            continue
        due = meeting.date - datetime.timedelta(days=INVITED_DAYS_AHEAD)
        yield DueWork(
            record=meeting,
            title=_("ส่งหนังสือเชิญประชุมครั้งที่ {number}/{year}").format(number=meeting.number, year=book.year.year),
            facts=_("การประชุม · แจ้งล่วงหน้าอย่างน้อย {days} วัน").format(days=INVITED_DAYS_AHEAD),
            due=due,
            days_late=(today - due).days,
        )


def _is_called(book: YearBook, meeting: Meeting) -> bool:
    """With number and date an invitation has gone out."""
    paper = invitations(book).get(meeting)
    return paper is not None and (paper.is_issued or (paper.date is not None and not _lacks_number(paper)))


def _unnumbered(book: YearBook, today: datetime.date) -> Iterator[DueWork]:
    """Invitations to a meeting that is still to come are due as such, before the meeting."""
    for paper in book.year.papers:
        if paper.is_issued or paper.date is None or paper.kind not in _NUMBERED or not _lacks_number(paper):
            continue
        yield DueWork(
            record=paper,
            title=_("ออกเลข{paper}").format(paper=spoken_term(paper.kind)),
            facts=_joined(_("เอกสาร"), paper.unit.name if paper.unit else "", paper.subject),
            due=paper.date,
            days_late=(today - paper.date).days,
            unit=paper.unit,
            field="number",
        )


def _lacks_number(paper: Paper) -> bool:
    """กท 9901/ is a number still to come."""
    return not paper.number.strip().rpartition("/")[2].strip(" .…")


def _first_named(parties: Sequence[ResponsibleParty | MeasureOwner]) -> tuple[Unit | None, Person | None]:
    """The unit to call, and the person in it where one is named."""
    for party in parties:
        if party.person is not None:
            return party.person.unit, party.person
        if party.unit is not None:
            return party.unit, None
    return None, None


def _named(parties: Sequence[ResponsibleParty | MeasureOwner]) -> str:
    """The first of them, by name; words such as ทุกฝ่าย as they stand."""
    for party in parties:
        if party.person is not None:
            return party.person.full_name
        return party.unit.name if party.unit else party.words
    return _("ยังไม่มีผู้รับผิดชอบ")


def _is_of(work: DueWork, carrier: Unit | Person | None) -> bool:
    if carrier is None:
        return work.unit is None and work.person is None
    mine = work.person if isinstance(carrier, Person) else work.unit
    return mine is not None and mine.id == carrier.id


def _joined(*facts: str) -> str:
    return " · ".join(fact for fact in facts if fact)
