"""The papers of a year as the list shows them: what each still lacks, whether it is ready, whether it went out."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ita_desktop.actions.checks import Judged
from ita_desktop.actions.paper_register import name_of_paper
from ita_desktop.actions.papers import Lack, PaperToWrite, lack_of, list_papers
from ita_desktop.model.attendance import Attendance
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaItem, Meeting
from ita_desktop.model.records import Record
from ita_desktop.model.year import Paper, PaperKind
from ita_desktop.qt.columns import Column
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.marks import Mark
from ita_desktop.translation import translate as _

_RECORDS_OF = {
    PaperKind.ORDER: ("body", "member", "duty"),
    PaperKind.INVITATION_MEMO: ("meeting",),
    PaperKind.AGENDA: ("meeting", "agenda_item"),
    PaperKind.ATTENDANCE: ("meeting", "attendance"),
    PaperKind.MINUTES: ("meeting", "agenda_item", "attendance"),
    PaperKind.MATRIX: ("responsibility", "responsible_party"),
    PaperKind.MEASURES: ("measure", "measure_owner", "result", "free_section"),
}
"""Faults of these records would be printed in the paper."""
_ONLY_IN_MINUTES = frozenset(
    (
        "began",
        "ended",
        "recorder",
        "checker",
        "discussion",
        "resolution",
        "presence",
        "reason",
        "representative",
    )
)
_TONES = {Mark.OCTAGON: "red", Mark.TRIANGLE: "amber", Mark.READY: "accent"}


@dataclass(frozen=True)
class PaperRow:
    """`lack` is why it cannot be made yet, and where to mend that; `findings` what the checks hold against it."""

    kind: PaperKind
    meeting: Meeting | None
    entry: Paper | None
    name: str
    lack: str = ""
    place_of_lack: str = ""
    findings: tuple[Judged, ...] = ()

    @property
    def key(self) -> str:
        meeting = f":{self.meeting.id}" if self.meeting else ""
        issued = f":{self.entry.id}" if self.entry and self.entry.is_issued else ""
        return f"{self.kind.value}{meeting}{issued}"

    @property
    def is_issued(self) -> bool:
        return self.entry is not None and self.entry.is_issued

    @property
    def mark(self) -> Mark:
        if self.is_issued:
            return Mark.LOCK
        if self.lack:
            return Mark.TRIANGLE
        if any(judged.must_be_mended for judged in self.findings):
            return Mark.OCTAGON
        return Mark.TRIANGLE if self.findings else Mark.READY

    @property
    def state(self) -> str:
        if self.entry is not None and self.entry.is_issued:
            date = shown_date(self.entry.date) if self.entry.date else ""
            number = _("ที่ {number}").format(number=self.entry.number) if self.entry.number else ""
            return " · ".join(filter(None, (_("ออกแล้ว"), number, date)))
        if self.lack:
            return _("ยังขาด: {lack}").format(lack=self.lack)
        must = sum(judged.must_be_mended for judged in self.findings)
        should = len(self.findings) - must
        told = ((must, _("ต้องแก้ {count}")), (should, _("ควรดู {count}")))
        return " · ".join(words.format(count=count) for count, words in told if count) or _("พร้อมออก")

    @property
    def file_name(self) -> str:
        """What a file of it is called in the officer's folder."""
        return self.name.replace("/", "-")


def rows_of(book: YearBook, findings: Sequence[Judged]) -> list[PaperRow]:
    """Those being made first, in the order in which an officer makes them; then those that went out."""
    ordinals: Counter[PaperKind] = Counter()
    rows: list[PaperRow] = []
    for paper in list_papers(book):
        ordinals[paper.kind] += 1
        concerning = [judged for judged in findings if _concerns(judged, paper, ordinals[paper.kind])]
        rows.append(_row(book, paper, concerning))
    listed = {row.entry.id for row in rows if row.entry}
    earlier = [
        PaperRow(entry.kind, entry.meeting, entry, name_of_paper(entry.kind, entry.meeting, book.year.year))
        for entry in book.year.papers
        if entry.is_issued and entry.id not in listed
    ]
    return sorted([*rows, *earlier], key=lambda row: row.is_issued)


def find_again(before: PaperRow, rows: Sequence[PaperRow]) -> PaperRow | None:
    """The same paper after a change, though it has another key and place once it went out."""

    def likeness(row: PaperRow) -> int:
        if before.entry and row.entry and before.entry.id == row.entry.id:
            return 3
        if before.key == row.key:
            return 2
        return int(before.kind is row.kind and _number_of(before.meeting) == _number_of(row.meeting))

    found = max(rows, key=likeness, default=None)
    return found if found and likeness(found) else None


def _number_of(meeting: Meeting | None) -> int | None:
    return meeting.id if meeting else None


def _row(book: YearBook, paper: PaperToWrite, findings: Sequence[Judged]) -> PaperRow:
    lack, place = _lack(book, paper.kind)
    return PaperRow(
        paper.kind,
        paper.meeting,
        paper.entry,
        name_of_paper(paper.kind, paper.meeting, book.year.year),
        lack,
        place,
        tuple(judged for judged in findings if judged.reason is None),
    )


def _lack(book: YearBook, kind: PaperKind) -> tuple[str, str]:
    """In words, and the place where it is mended."""
    match lack_of(book, kind):
        case None:
            return "", ""
        case Lack.BODIES:
            return _("ยังไม่มีคณะกรรมการ"), "committees"
        case Lack.MEETINGS:
            return _("ยังไม่มีการประชุม"), "meetings"
        case Lack.MINUTES:
            return _("ยังไม่ได้บันทึกผู้มาประชุมหรือมติ"), "meetings"
        case Lack.RESPONSIBILITIES:
            return _("ยังไม่ได้มอบหมายข้อมูล OIT"), "responsibility"
        case Lack.MEASURES:
            return _("ยังไม่มีมาตรการ"), "measures"


def _concerns(judged: Judged, paper: PaperToWrite, ordinal: int) -> bool:
    """`ordinal` tells papers of a kind apart, in their order, as the checks do."""
    place = judged.finding.slip.place
    if place.paper is not None:
        return place.paper is paper.kind and place.ordinal in (None, ordinal)
    if place.record is None:
        return False
    if isinstance(place.record, Paper):
        return paper.entry is not None and place.record.id == paper.entry.id
    if place.record.__tablename__ not in _RECORDS_OF.get(paper.kind, ()):
        return False
    if place.field in _ONLY_IN_MINUTES and paper.kind is not PaperKind.MINUTES:
        return False
    return _meeting_of(place.record) in (None, _number_of(paper.meeting))


def _meeting_of(record: Record) -> int | None:
    if isinstance(record, Meeting):
        return record.id
    return record.meeting_id if isinstance(record, AgendaItem | Attendance) else None


def columns() -> list[Column[PaperRow]]:
    return [
        Column(
            "name",
            _("เอกสาร"),
            lambda row: row.name,
            mark=lambda row: row.mark,
            mark_words=lambda row: row.state,
            detail=lambda row: row.state,
            detail_tone=lambda row: _TONES.get(row.mark),
            wraps=True,
            width=140,
        )
    ]


def path_of(row: PaperRow, folder: Path, suffix: str) -> Path:
    return folder / f"{row.file_name}{suffix}"


def group_of(row: PaperRow) -> tuple[bool, str]:
    return row.is_issued, _("ออกแล้ว") if row.is_issued else _("กำลังจัดทำ")
