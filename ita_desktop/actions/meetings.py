"""Meetings: called, their agenda put together, who came, what was said and resolved, and what came of it."""

import datetime
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.actions.positions import in_order, number_in_order, put_at
from ita_desktop.actions.responsibilities import Carrier, PartOf, hand_lead_over, set_parts
from ita_desktop.documents.compose.minutes import is_held
from ita_desktop.model.agenda_patterns import FOLLOWING, FOUR_PART, MATTERS_ARISING, default_agenda
from ita_desktop.model.book import YearBook
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.meeting import AgendaItem, AgendaSource, Meeting
from ita_desktop.model.office import Person, Unit
from ita_desktop.model.terms import term
from ita_desktop.model.year import FiscalYear, Measure, MeasureOwner, Paper, Part, Responsibility
from ita_desktop.rules.agenda_places import agenda_places, branch_of
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.dates import first_day, last_day
from ita_desktop.translation import translate as _

DEEPEST = 4
LAST_NUMBER = 99
_gives = re.compile("ให้(?!ความเห็น|การรับรอง)|มอบ")
"""With such words a resolution gives somebody something to do; without, it only notes or agrees."""


class MeetingError(ValueError):
    """A meeting cannot be so; the message is for the officer."""


@dataclass(frozen=True)
class MeetingTimes:
    """When a meeting is called for, and when it really was."""

    date: datetime.date | None = None
    time: datetime.time | None = None
    began: datetime.time | None = None
    ended: datetime.time | None = None


def add_meeting(session: Session, year: FiscalYear, pattern: str = "") -> Meeting:
    """The next meeting of the year, where and with whom the last one was, with the agenda of a pattern.

    Without one the first meeting gets the usual agenda, a later one that which follows up the last.
    """
    last = _meeting_before(session, year.id, LAST_NUMBER + 1)
    pattern = pattern or (FOLLOWING if last else FOUR_PART)
    meeting = Meeting(
        number=last.number + 1 if last else 1,
        place=last.place if last else "",
        body_words=last.body_words if last else "",
        time=last.time if last else datetime.time(9),
        agenda=_fresh_agenda(pattern, last, year.year),
    )
    query_year = select(FiscalYear).where(FiscalYear.id == year.id).options(selectinload(FiscalYear.meetings))
    kept = session.scalars(query_year).one()
    kept.meetings.append(meeting)
    session.flush()
    return meeting


def remove_meeting(session: Session, meeting: Meeting) -> None:
    """Only one that nothing was written down of, and no paper is about."""
    kept = find_meeting(session, meeting.id)
    if is_held(kept):
        raise MeetingError(_("การประชุมครั้งนี้มีผู้มาประชุมหรือมติที่บันทึกไว้แล้ว จึงลบไม่ได้"))
    if session.scalar(select(func.count()).select_from(Paper).where(Paper.meeting_id == kept.id)):
        raise MeetingError(_("มีเอกสารในทะเบียนของการประชุมครั้งนี้ จึงลบไม่ได้"))
    session.delete(kept)


def change_number(session: Session, meeting: Meeting, number: int) -> None:
    kept = find_meeting(session, meeting.id)
    if not 1 <= number <= LAST_NUMBER:
        raise MeetingError(_("ครั้งที่ของการประชุมต้องเป็น 1 ถึง {last}").format(last=LAST_NUMBER))
    others = select(Meeting.number).where(
        Meeting.fiscal_year_id == kept.fiscal_year_id, Meeting.id != kept.id
    )
    if number in session.scalars(others):
        raise MeetingError(_("มีการประชุมครั้งที่ {number} อยู่แล้ว").format(number=number))
    kept.number = number


def change_times(session: Session, meeting: Meeting, times: MeetingTimes) -> None:
    kept = find_meeting(session, meeting.id)
    year = session.get_one(FiscalYear, kept.fiscal_year_id).year
    if times.date and not first_day(year) <= times.date <= last_day(year):
        raise MeetingError(_("วันประชุมต้องอยู่ในปีงบประมาณ {year}").format(year=year))
    began = times.began or times.time
    if began and times.ended and times.ended <= began:
        raise MeetingError(_("เวลาเลิกประชุมต้องหลังเวลาเริ่มประชุม"))
    kept.date, kept.time, kept.began, kept.ended = times.date, times.time, times.began, times.ended


def change_writers(
    session: Session, meeting: Meeting, recorder: Person | None, checker: Person | None
) -> None:
    kept = find_meeting(session, meeting.id)
    if recorder and checker and recorder.id == checker.id:
        raise MeetingError(_("ผู้จดและผู้ตรวจรายงานการประชุมต้องเป็นคนละคน"))
    kept.recorder = session.get_one(Person, recorder.id) if recorder else None
    kept.checker = session.get_one(Person, checker.id) if checker else None


def apply_pattern(session: Session, meeting: Meeting, pattern: str) -> None:
    """Puts the agenda of a pattern in the place of what is there, unless minutes were written of it."""
    kept = find_meeting(session, meeting.id)
    if any(item.discussion or item.resolution for item in kept.agenda):
        raise MeetingError(_("วาระของการประชุมครั้งนี้มีมติที่บันทึกไว้แล้ว จึงเปลี่ยนแบบวาระไม่ได้"))
    year = session.get_one(FiscalYear, kept.fiscal_year_id)
    kept.agenda[:] = _fresh_agenda(pattern, _meeting_before(session, year.id, kept.number), year.year)


def add_item(
    session: Session,
    meeting: Meeting,
    text: str = "",
    after: AgendaItem | None = None,
    depth: int = 1,
    source: AgendaSource = AgendaSource.WORDS,
) -> AgendaItem:
    """After an item and all that stands under it, else at the end."""
    kept = find_meeting(session, meeting.id)
    items = in_order(kept.agenda)
    place = len(items)
    if after is not None:
        until = [each.id for each in items].index(after.id) + 1
        anchor = next(each for each in reversed(items[:until]) if each.depth <= depth)
        place = items.index(branch_of(items, anchor)[-1]) + 1
    item = AgendaItem(position=0, text=clean(text), depth=depth, source=source)
    items.insert(place, item)
    _refuse_gap(items)
    kept.agenda.append(item)
    number_in_order(items)
    session.flush()
    return item


def change_item(
    session: Session,
    item: AgendaItem,
    *,
    text: str | None = None,
    lines: Sequence[str] | None = None,
    source: AgendaSource | None = None,
) -> None:
    kept = session.get_one(AgendaItem, item.id)
    kept.text = kept.text if text is None else clean(text)
    kept.lines = kept.lines if lines is None else _paragraphs(lines)
    kept.source = source or kept.source
    if not kept.text and not kept.lines and kept.source is AgendaSource.WORDS:
        raise MeetingError(_("โปรดพิมพ์ชื่อวาระ หรือเลือกข้อมูลที่จะเติม"))


def move_item(session: Session, item: AgendaItem, place: int, depth: int) -> None:
    """Moves an item with all that stands under it, before whatever is at `place` among the others."""
    kept = find_meeting(session, item.meeting_id)
    items = in_order(kept.agenda)
    branch = branch_of(items, item)
    deeper = depth - branch[0].depth
    moved = put_at(items, lambda each: each in branch, place)
    for each in branch:
        each.depth += deeper
    _refuse_gap(moved)
    number_in_order(moved)


def remove_item(session: Session, item: AgendaItem) -> None:
    """With all that stands under it."""
    kept = find_meeting(session, item.meeting_id)
    for each in branch_of(in_order(kept.agenda), item):
        session.delete(each)


def write_minutes(session: Session, item: AgendaItem, discussion: Sequence[str], resolution: str) -> None:
    kept = session.get_one(AgendaItem, item.id)
    kept.discussion = _paragraphs(discussion)
    kept.resolution = clean(resolution)


def resolution_origin(book: YearBook, meeting: Meeting, item: AgendaItem) -> str:
    """What a measure that a resolution became says of where it came from."""
    items = in_order(meeting.agenda)
    place = next(place for each, place in zip(items, agenda_places(items), strict=True) if each.id == item.id)
    number = ".".join(map(str, place))
    return f"มติที่ประชุม ครั้งที่ {meeting.number}/{book.year.year} ระเบียบวาระที่ {number}"


def make_measure(
    session: Session,
    book: YearBook,
    item: AgendaItem,
    words: str = "",
    owners: Collection[Unit] = (),
    due: datetime.date | None = None,
) -> Measure:
    """A measure of the plan out of a resolution, at the end of the table. Once for each resolution."""
    kept = find_meeting(session, item.meeting_id)
    resolved = next(each for each in kept.agenda if each.id == item.id)
    words = clean(words) or resolved.resolution
    if not words:
        raise MeetingError(_("ยังไม่มีมติของวาระนี้"))
    origin = resolution_origin(book, kept, resolved)
    measures = session.scalars(select(Measure).where(Measure.fiscal_year_id == kept.fiscal_year_id)).all()
    if any(measure.origin == origin for measure in measures):
        raise MeetingError(_("มติของวาระนี้เป็นมาตรการแล้ว"))
    measure = Measure(
        position=max((measure.position for measure in measures), default=-1) + 1,
        issue=resolved.text,
        measures=[words],
        due_date=due,
        origin=origin,
        owners=[
            MeasureOwner(position=place, unit=session.get_one(Unit, unit.id))
            for place, unit in enumerate(owners)
        ],
    )
    year = session.scalars(
        select(FiscalYear)
        .where(FiscalYear.id == kept.fiscal_year_id)
        .options(selectinload(FiscalYear.measures))
    ).one()
    year.measures.append(measure)
    session.flush()
    return measure


def make_responsibility(
    session: Session,
    book: YearBook,
    item: AgendaItem,
    node: NodeRecord,
    lead: Unit,
    supports: Collection[Unit] = (),
) -> None:
    """Gives an OIT item to a section as the meeting resolved; who led it before goes on as support."""
    if any(unit.id == lead.id for unit in supports):
        raise MeetingError(_("ฝ่ายเดียวกันเป็นทั้งหลักและสนับสนุนไม่ได้"))
    meeting = find_meeting(session, item.meeting_id)
    hand_lead_over(session, book.year, node, Carrier(unit=lead))
    set_parts(session, book.year, [PartOf(node, Carrier(unit=unit), Part.SUPPORT) for unit in supports])
    session.flush()
    query = select(Responsibility).where(
        Responsibility.fiscal_year_id == book.year.id, Responsibility.node_id == node.id
    )
    responsibility = session.scalars(query).one()
    if not responsibility.remark:
        responsibility.remark = resolution_origin(book, meeting, item)


def find_meeting(session: Session, meeting_id: int) -> Meeting:
    """With its agenda and attendance. A query, unlike `get`, also loads what a known record lacks."""
    lists = selectinload(Meeting.agenda), selectinload(Meeting.attendance)
    return session.scalars(select(Meeting).where(Meeting.id == meeting_id).options(*lists)).one()


def _meeting_before(session: Session, fiscal_year_id: int, number: int) -> Meeting | None:
    query = (
        select(Meeting)
        .where(Meeting.fiscal_year_id == fiscal_year_id, Meeting.number < number)
        .order_by(Meeting.number.desc())
        .options(selectinload(Meeting.agenda))
    )
    return session.scalars(query).first()


def _fresh_agenda(pattern: str, before: Meeting | None, year: int) -> list[AgendaItem]:
    """Of a pattern; where it comes back to the meeting before, with what that one gave somebody to do."""
    items: list[AgendaItem] = []
    for item in default_agenda(pattern):
        items.append(item)
        if before and item.text.startswith(MATTERS_ARISING):
            arising = list(_matters_arising(before, year))
            item.lines = [] if arising else item.lines
            items += arising
    for position, item in enumerate(items, start=1):
        item.position = position
    return items


def _matters_arising(before: Meeting, year: int) -> Iterator[AgendaItem]:
    for item in in_order(before.agenda):
        if _gives.search(item.resolution):
            words = f"มติที่ประชุม ครั้งที่ {before.number}/{year} {item.resolution}"
            yield AgendaItem(position=0, depth=2, text=item.text or term(item.source), lines=[words])


def _refuse_gap(items: Sequence[AgendaItem]) -> None:
    """An item stands at most one step deeper than the one above it."""
    above = 0
    for item in items:
        if not 1 <= item.depth <= min(above + 1, DEEPEST):
            raise MeetingError(_("วาระย่อยต้องอยู่ใต้วาระที่สูงกว่าหนึ่งระดับ"))
        above = item.depth


def _paragraphs(texts: Iterable[str]) -> list[str]:
    return [line for text in texts for line in clean(text).splitlines() if line]
