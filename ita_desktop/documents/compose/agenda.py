"""The agenda of a meeting: its items counted, and those with a source filled from the records of the year."""

from collections.abc import Callable, Iterator, Mapping

from ita_desktop.documents.compose.agenda_frame import frame_blocks
from ita_desktop.documents.compose.agenda_results import results_blocks, results_introduction
from ita_desktop.documents.compose.paper_end import end_kept_together
from ita_desktop.documents.compose.wording import (
    GAP,
    document_of,
    filled,
    invited_meeting,
    meeting_facts,
    paragraphs,
    title_lines,
)
from ita_desktop.documents.content import (
    AgendaHeading,
    Block,
    Document,
    NumberedItem,
    PageStart,
    Paragraph,
    Rule,
    TitleLines,
)
from ita_desktop.model.agenda_patterns import default_agenda
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaItem, AgendaSource, Meeting
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.agenda_places import agenda_places


def compose_agenda(book: YearBook, meeting: Meeting | None = None) -> Document:
    """The agenda of `meeting`, else of the meeting that the invitation invites to.

    A meeting without an agenda gets the usual one.
    """
    meeting = meeting or invited_meeting(book) or Meeting(number=1)
    heading = TitleLines(title_lines(_words(book, meeting, "title")))
    blocks: list[Block] = [PageStart(), heading, Rule()]
    items = meeting.agenda or default_agenda()
    places = list(agenda_places(items))
    for item, place in zip(items, places, strict=True):
        is_only_child = place[-1] == 1 and (*place[:-1], 2) not in places
        blocks += _item(book, meeting, item, place, is_only_child)
    title = f"ระเบียบวาระการประชุม ครั้งที่ {meeting.number}/{book.year.year}"
    return document_of(book, title, end_kept_together(blocks))


def _item(
    book: YearBook, meeting: Meeting, item: AgendaItem, place: tuple[int, ...], is_only_child: bool
) -> Iterator[Block]:
    text = filled(book, item.text, **meeting_facts(book, meeting))
    opening = list(_opening(book, meeting, item))
    further = [filled(book, line) for line in item.lines]
    if len(place) == 1:
        yield AgendaHeading(f"ระเบียบวาระที่ {place[0]}", text)
    else:
        if text:
            opening = [text, *(opening if item.source in _BLOCKS else [])]
        opening, further = (opening, further) if opening else (further[:1] or [GAP], further[1:])
        # That there are no minutes yet is an answer, not an item to count.
        if not (item.source is AgendaSource.PREVIOUS_MINUTES and is_only_child):
            yield NumberedItem(".".join(map(str, place)), opening.pop(0), depth=len(place) - 1)
    yield from map(Paragraph, opening)
    if item.source in _BLOCKS:
        yield from _BLOCKS[item.source](book)
    yield from map(Paragraph, further)


def _opening(book: YearBook, meeting: Meeting, item: AgendaItem) -> tuple[str, ...]:
    """What an item with a source says first; typed words of an item stand before it, or in its place."""
    match item.source:
        case AgendaSource.WORDS:
            return ()
        case AgendaSource.APPOINTMENT:
            return _words(book, meeting, "appointment")
        case AgendaSource.PREVIOUS_MINUTES:
            is_first = meeting.number <= 1
            return _words(book, meeting, "no-previous-minutes" if is_first else "previous-minutes")
        case AgendaSource.RESULTS:
            return results_introduction(book)
        case AgendaSource.FRAME:
            return _words(book, meeting, "frame-intro")
        case AgendaSource.ASSIGNMENT:
            return _words(book, meeting, "assignment")


_BLOCKS: Mapping[AgendaSource, Callable[[YearBook], Iterator[Block]]] = {
    AgendaSource.RESULTS: results_blocks,
    AgendaSource.FRAME: frame_blocks,
}
"""What follows the first words of an item."""


def _words(book: YearBook, meeting: Meeting, part: str) -> tuple[str, ...]:
    return paragraphs(book, PaperKind.AGENDA, part, **meeting_facts(book, meeting))
