"""Where the papers print what stands in a record."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import cast

from ita_desktop.model.attendance import Attendance
from ita_desktop.model.body import Body, Duty, Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaItem, Meeting
from ita_desktop.model.office import PaperText as OwnWords
from ita_desktop.model.records import Record
from ita_desktop.model.year import (
    Endorsement,
    FiscalYear,
    FollowUp,
    FreeSection,
    Measure,
    MeasureOwner,
    Paper,
    PaperKind,
    Responsibility,
    ResponsibleParty,
    Result,
)
from ita_desktop.rules.findings import PaperText, Place
from ita_desktop.thai.digits import to_arabic_digits

_PAPERS_OF: Mapping[type[Record], Sequence[PaperKind]] = {
    Body: (PaperKind.ORDER,),
    Member: (PaperKind.ORDER,),
    Duty: (PaperKind.ORDER,),
    Meeting: (PaperKind.AGENDA, PaperKind.INVITATION_MEMO, PaperKind.MINUTES),
    AgendaItem: (PaperKind.AGENDA, PaperKind.MINUTES),
    Attendance: (PaperKind.MINUTES, PaperKind.ATTENDANCE),
    Responsibility: (PaperKind.MATRIX,),
    ResponsibleParty: (PaperKind.MATRIX,),
    Measure: (PaperKind.MEASURES,),
    MeasureOwner: (PaperKind.MEASURES,),
    FollowUp: (PaperKind.MEASURES,),
    FreeSection: (PaperKind.MEASURES,),
    Result: (PaperKind.MEASURES,),
    FiscalYear: (PaperKind.MEASURES, PaperKind.SUBMISSION_MEMO),
}
"""Papers that print a record, whether or not its words are found there."""

_SHORTEST = 8
"""Letters of a text that is looked for within a paragraph; a shorter one stands in many."""


class PrintedPlaces:
    """Of a year's records in its papers as composed."""

    def __init__(self, book: YearBook, papers: Sequence[PaperText]) -> None:
        self._book = book
        self._papers = papers

    def kinds(self, place: Place) -> set[PaperKind]:
        """The papers in which a place is printed."""
        found = {printed.paper for printed in self.of(place) if printed.paper}
        return found | set(self._kinds_of(place.record))

    def of(self, place: Place) -> Iterator[Place]:
        """The place itself if it is one of a paper, or else each paragraph that prints the text of its record."""
        if place.paragraph is not None:
            yield place
            return
        text = _bare(_text_at(place))
        for paper, number, printed in self._paragraphs if text else ():
            if text == printed or (len(text) >= _SHORTEST and text in printed):
                yield Place(place.words, paper=paper.kind, paragraph=number, ordinal=paper.ordinal)

    @cached_property
    def _paragraphs(self) -> list[tuple[PaperText, int, str]]:
        return [(paper, each.number, _bare(each.text)) for paper in self._papers for each in paper.paragraphs]

    def _kinds_of(self, record: Record | None) -> Sequence[PaperKind]:
        if isinstance(record, Paper):
            return (record.kind,)
        if isinstance(record, Endorsement):
            return [paper.kind for paper in self._book.year.papers if record in paper.endorsements]
        if isinstance(record, OwnWords):
            return [kind for kind in PaperKind if kind == record.paper]
        return _PAPERS_OF.get(type(record), ()) if record else ()


def _text_at(place: Place) -> str:
    value: object = getattr(place.record, place.field, "") if place.record else ""
    if place.line is not None:
        return cast("list[str]", value)[place.line]
    return value if isinstance(value, str) else ""


def _bare(text: str) -> str:
    return "".join(to_arabic_digits(text).split())
