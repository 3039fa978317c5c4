"""Everything of a book that the officer may look for, the more wanted kinds first."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import StrEnum

from ita_desktop.actions.checks import Judged
from ita_desktop.actions.search import Entry, EntryKind, SearchIndex
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.office import UnitKind
from ita_desktop.model.records import Record, number_of
from ita_desktop.model.terms import name_of_node, spoken_term, title_of_node
from ita_desktop.model.year import (
    Part,
    PublicationState,
    Responsibility,
    party_name,
)
from ita_desktop.rules.answers import read_answers
from ita_desktop.spoken import spoken_short_date
from ita_desktop.translation import translate as _


def entries_of(book: YearBook, findings: Sequence[Judged] = ()) -> list[Entry]:
    """What of the book can be gone to, the more wanted kinds first."""
    makers: tuple[Callable[[YearBook], Iterable[Entry]], ...] = (
        _items,
        _questions,
        _measures,
        _units,
        _people,
        _papers,
        _answers,
        _meetings,
        _settings,
    )
    return [*(entry for make in makers for entry in make(book)), *_findings(findings)]


def index_of(book: YearBook, findings: Sequence[Judged] = ()) -> SearchIndex:
    return SearchIndex(entries_of(book, findings))


def _items(book: YearBook) -> Iterator[Entry]:
    responsibilities = {each.node_id: each for each in book.year.responsibilities}
    for node in book.year.edition.nodes:
        if node.kind is not Kind.ITEM:
            continue
        responsibility = responsibilities.get(node.id)
        state = responsibility.state if responsibility else PublicationState.NOT_STARTED
        title = title_of_node(node)
        official = node.title if node.title != title else ""
        yield _entry(
            EntryKind.ITEM,
            node,
            title,
            code=node.code,
            detail=" · ".join(filter(None, (_lead(responsibility), official))),
            state=state,
            place="responsibility",
        )


def _questions(book: YearBook) -> Iterator[Entry]:
    year = book.results_year or book.year
    published = {result.node_id: result.published for result in year.results}
    names = _("ปี {year}").format(year=year.year)
    for node in year.edition.nodes:
        if node.kind not in (Kind.QUESTION, Kind.INDICATOR, Kind.SUBINDICATOR):
            continue
        score = published.get(node.id)
        detail = names if score is None else f"{names} · {score:.2f}"
        title = name_of_node(node)
        if title != node.title:
            detail = f"{detail} · {node.title}"
        kind = EntryKind.QUESTION if node.kind is Kind.QUESTION else EntryKind.INDICATOR
        yield _entry(kind, node, title, code=node.code, detail=detail, place="results")


def _measures(book: YearBook) -> Iterator[Entry]:
    for number, measure in enumerate(book.year.measures, start=1):
        texts = (*measure.measures, measure.issue, *measure.activities, measure.weakness)
        title = next((text for text in texts if text), _("มาตรการลำดับที่ {number}").format(number=number))
        detail = " · ".join(
            filter(None, (_code_of(measure.node), ", ".join(map(party_name, measure.owners))))
        )
        yield _entry(EntryKind.MEASURE, measure, title, detail=detail, state=measure.state, place="measures")


def _units(book: YearBook) -> Iterator[Entry]:
    leads: dict[int, int] = {}
    for party in (party for each in book.year.responsibilities for party in each.parties):
        if party.part is Part.LEAD and party.unit_id is not None:
            leads[party.unit_id] = leads.get(party.unit_id, 0) + 1
    for unit in book.office.units:
        kind = EntryKind.SECTION if unit.kind is UnitKind.SECTION else EntryKind.SCHOOL
        count = leads.get(unit.id, 0)
        words = [_("หลัก {count} ข้อ").format(count=count)] if count else []
        detail = " · ".join((*words, *filter(None, (unit.short_name, *unit.other_names, unit.telephone))))
        yield _entry(kind, unit, unit.name, detail=detail, place="office")


def _people(book: YearBook) -> Iterator[Entry]:
    today = book.office.today()
    for person in book.office.people:
        gone = "" if person.is_in_office(today) else _("พ้นจากตำแหน่งแล้ว")
        unit = person.unit.name if person.unit else ""
        detail = " · ".join(filter(None, (gone, person.full_position, unit)))
        yield _entry(EntryKind.PERSON, person, person.full_name, detail=detail, place="office")


def _papers(book: YearBook) -> Iterator[Entry]:
    for paper in book.year.papers:
        date = spoken_short_date(paper.date) if paper.date else ""
        title = paper.subject or spoken_term(paper.kind)
        kind = spoken_term(paper.kind) if paper.subject else ""
        detail = " · ".join(filter(None, (kind, paper.number, date)))
        state = "issued" if paper.is_issued else ""
        yield _entry(EntryKind.PAPER, paper, title, detail=detail, state=state, place="papers")


def _answers(book: YearBook) -> Iterator[Entry]:
    for answers in read_answers(book, book.office.today()):
        whole = [(answers.stated, answers.whole)] if answers.stated else []
        for quota, tally in (*whole, *((part.quota, part.tally) for part in answers.parts)):
            counted = _("ตอบแล้ว {answered} จาก {wanted}") if tally.wanted else _("ตอบแล้ว {answered}")
            words = counted.format(answered=tally.answered or 0, wanted=tally.wanted)
            title = f"{quota.node.code} {quota.carrier or _('ทั้งสำนักงาน')}"
            yield _entry(EntryKind.ANSWERS, quota, title, detail=words, place="answers")


def _meetings(book: YearBook) -> Iterator[Entry]:
    for meeting in book.year.meetings:
        name = _("การประชุมครั้งที่ {number}/{year}").format(number=meeting.number, year=book.year.year)
        date = spoken_short_date(meeting.date) if meeting.date else ""
        detail = " · ".join(filter(None, (date, meeting.place, meeting.body_words)))
        yield _entry(EntryKind.MEETING, meeting, name, detail=detail, place="meetings")
        for item in meeting.agenda:
            if item.text:
                yield _entry(EntryKind.AGENDA, item, item.text, detail=name, place="meetings")


def _settings(book: YearBook) -> Iterator[Entry]:
    office = book.office
    for field, title, detail in (
        ("name", _("ชื่อสำนักงาน"), office.name),
        ("address", _("ที่อยู่สำนักงาน"), office.address),
        ("telephone", _("โทรศัพท์สำนักงาน"), office.telephone),
        ("website", _("เว็บไซต์สำนักงาน"), office.website),
        ("emblem", _("ตราของหน่วยงาน"), ""),
        ("font", _("แบบอักษรของเอกสาร"), office.font),
        ("digits", _("ตัวเลขในเอกสาร"), spoken_term(office.digits)),
        ("threshold", _("เกณฑ์จุดที่ต้องพัฒนา"), f"{office.threshold}"),
        ("measures_layout", _("แบบตารางมาตรการ"), office.measures_layout),
    ):
        yield Entry(EntryKind.SETTING, title, "", detail, "", "office", "office", office.id, field)
    for signatory in office.signatories:
        name = signatory.person.full_name if signatory.person else ""
        title = _("ผู้ลงนาม: {duty}").format(duty=spoken_term(signatory.duty))
        yield _entry(EntryKind.SETTING, signatory, title, detail=name, place="office")


def _findings(findings: Sequence[Judged]) -> Iterator[Entry]:
    for judged in findings:
        if judged.reason is not None:
            continue
        slip = judged.finding.slip
        state = "must-mend" if judged.must_be_mended else "should-look"
        yield Entry(
            EntryKind.FINDING, slip.message, "", slip.place.words, state, place="findings", field=judged.key
        )


def _entry(
    kind: EntryKind,
    record: Record,
    title: str,
    *,
    code: str = "",
    detail: str = "",
    state: StrEnum | str = "",
    place: str = "",
) -> Entry:
    return Entry(
        kind, title.replace("\n", " "), code, detail, state, place, record.__tablename__, number_of(record)
    )


def _lead(responsibility: Responsibility | None) -> str:
    parties = responsibility.parties if responsibility else []
    return ", ".join(party_name(party) for party in parties if party.part is Part.LEAD)


def _code_of(node: NodeRecord | None) -> str:
    return node.code if node is not None else ""
