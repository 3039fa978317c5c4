"""The minutes of a meeting: who came, what was said of each item of the agenda, and what was resolved."""

from collections.abc import Iterator, Mapping, Sequence

from ita_desktop.documents.compose.paper_end import end_kept_together
from ita_desktop.documents.compose.wording import (
    GAP,
    document_of,
    filled,
    meeting_facts,
    paragraphs,
    position_lines,
    printed_name,
    results_of,
    title_lines,
)
from ita_desktop.documents.content import (
    AgendaHeading,
    Block,
    Document,
    Heading,
    MemberRow,
    MemberTable,
    NumberedItem,
    PageStart,
    Paragraph,
    PenPlaces,
    Rule,
    Signature,
    Span,
    TitleLines,
)
from ita_desktop.model.agenda_patterns import default_agenda
from ita_desktop.model.attendance import Attendance, Presence
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaItem, AgendaSource, Meeting
from ita_desktop.model.office import Person
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.agenda_places import agenda_places
from ita_desktop.thai.dates import clock

_PARTS: Mapping[AgendaSource, str] = {
    AgendaSource.APPOINTMENT: "appointment",
    AgendaSource.PREVIOUS_MINUTES: "previous-minutes",
    AgendaSource.RESULTS: "results",
    AgendaSource.FRAME: "frame",
    AgendaSource.ASSIGNMENT: "assignment",
}


def compose_minutes(book: YearBook, meeting: Meeting | None = None) -> Document:
    """The minutes of `meeting`, else of the last one that was held."""
    minutes = _Minutes(book, meeting or last_held(book) or Meeting(number=1))
    title = f"รายงานการประชุม ครั้งที่ {minutes.meeting.number}/{book.year.year}"
    blocks = [*minutes.head(), *minutes.attendance(), *minutes.course(), *minutes.signatures()]
    return document_of(book, title, end_kept_together(blocks))


def is_held(meeting: Meeting) -> bool:
    """Whether anything was written down of it; that a list of names lies ready says nothing."""
    came = any(each.presence is not Presence.UNKNOWN for each in meeting.attendance)
    return came or any(item.discussion or item.resolution for item in meeting.agenda)


def last_held(book: YearBook) -> Meeting | None:
    held = [meeting for meeting in book.year.meetings if is_held(meeting)]
    return (held or book.year.meetings or [None])[-1]


class _Minutes:
    def __init__(self, book: YearBook, meeting: Meeting) -> None:
        self.book = book
        self.meeting = meeting
        self._facts = meeting_facts(book, meeting)

    def head(self) -> Iterator[Block]:
        yield PageStart()
        yield TitleLines(title_lines(self._words("title")))
        yield Rule()

    def attendance(self) -> Iterator[Block]:
        everybody = self.meeting.attendance
        came = (Presence.PRESENT, Presence.REPRESENTED)
        present = [each for each in everybody if each.is_member and each.presence in came]
        absent = [each for each in everybody if each.is_member and each.presence is Presence.ABSENT]
        others = [each for each in everybody if not each.is_member and each.presence is not Presence.ABSENT]
        for part, listed in (("present", present), ("absent", absent), ("others", others)):
            if listed or part == "present":
                yield self._heading(part)
            if listed:
                yield _members(listed)

    def course(self) -> Iterator[Block]:
        meeting = self.meeting
        began = meeting.began or meeting.time
        yield self._heading("began", clock(began) if began else GAP)
        items = meeting.agenda or default_agenda()
        places = list(agenda_places(items))
        for item, place in zip(items, places, strict=True):
            has_items_below = (*place, 1) in places
            is_alone = place[-1] == 1 and (*place[:-1], 2) not in places
            yield from self._item(item, place, has_items_below, is_alone)
        yield self._heading("ended", clock(meeting.ended) if meeting.ended else GAP)

    def signatures(self) -> Iterator[Block]:
        recorder = self._signature(self.meeting.recorder, "recorder")
        if self.meeting.recorder and not self.meeting.checker:
            yield recorder
        else:
            yield PenPlaces((recorder, self._signature(self.meeting.checker, "checker")))

    def _item(
        self, item: AgendaItem, place: Sequence[int], has_items_below: bool, is_alone: bool
    ) -> Iterator[Block]:
        said = [self._filled(text) for text in item.discussion]
        opening = self._opening(item)
        if len(place) == 1:
            yield AgendaHeading(f"ระเบียบวาระที่ {place[0]}", self._filled(item.text))
            said = said or opening
        elif item.source is AgendaSource.PREVIOUS_MINUTES and is_alone:
            said = [*opening, *said]
        else:
            first, *rest = opening or said[:1] or [GAP]
            yield NumberedItem(".".join(map(str, place)), first, depth=len(place) - 1)
            said = (said or rest) if opening else said[1:]
        yield from map(Paragraph, said)
        if item.resolution or not (has_items_below or (len(place) == 1 and said)):
            yield self._resolution(item)

    def _opening(self, item: AgendaItem) -> list[str]:
        """What the item is about: its own words, or those of its source."""
        texts = [item.text, *item.lines] if item.depth > 1 else item.lines
        own = [self._filled(text) for text in texts if text]
        return own or list(self._words(self._part(item.source))) if item.source in _PARTS else own

    def _part(self, source: AgendaSource) -> str:
        if source is AgendaSource.PREVIOUS_MINUTES and self.meeting.number <= 1:
            return "no-previous-minutes"
        if source is AgendaSource.RESULTS and results_of(self.book) is None:
            return "no-results"
        return _PARTS[source]

    def _resolution(self, item: AgendaItem) -> Paragraph:
        label = " ".join(self._words("resolution"))
        return Paragraph((Span(label, bold=True), Span(f" {self._filled(item.resolution) or GAP}")))

    def _signature(self, person: Person | None, part: str) -> Signature:
        post = position_lines(person.full_position) if person else ()
        return Signature(printed_name(person), (*post, *self._words(part)))

    def _heading(self, part: str, more: str = "") -> Heading:
        return Heading("", " ".join((*self._words(part), *([more] if more else []))), level=2)

    def _filled(self, text: str) -> str:
        return filled(self.book, text, **self._facts)

    def _words(self, part: str) -> tuple[str, ...]:
        return paragraphs(self.book, PaperKind.MINUTES, part, **self._facts)


def _members(listed: Sequence[Attendance]) -> MemberTable:
    return MemberTable(
        tuple(MemberRow(f"{n}.", _member_lines(each), each.role) for n, each in enumerate(listed, start=1))
    )


def _member_lines(attendance: Attendance) -> tuple[str, ...]:
    name, post = attendance.name, attendance.post
    lines: tuple[str, ...] = (name or GAP, post) if name or post else (GAP,)
    if attendance.presence is Presence.REPRESENTED:
        lines = (attendance.representative or GAP, f"แทน {name or post}", post if name else "")
    reason = attendance.reason if attendance.presence is Presence.ABSENT else ""
    return tuple(line for line in (*lines, f"({reason})" if reason else "") if line)
