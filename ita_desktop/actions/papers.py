"""Makes the papers of a year: composes them, writes them as Word files, and keeps what was issued as it was."""

import hashlib
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, StrEnum, auto
from io import BytesIO
from pathlib import Path

from ita_desktop.documents.compose.agenda import compose_agenda
from ita_desktop.documents.compose.attendance import compose_attendance
from ita_desktop.documents.compose.matrix import compose_matrix
from ita_desktop.documents.compose.measures import compose_measures
from ita_desktop.documents.compose.memo import compose_memo
from ita_desktop.documents.compose.minutes import compose_minutes, is_held
from ita_desktop.documents.compose.order import compose_order
from ita_desktop.documents.content import Document
from ita_desktop.documents.writers.to_word import write_word
from ita_desktop.files import written_beside
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.office import Digits
from ita_desktop.model.terms import spoken_term
from ita_desktop.model.year import Paper, PaperKind
from ita_desktop.rules.invitations import invitations
from ita_desktop.translation import translate as _


class PaperError(ValueError):
    """A paper cannot be issued; the message is for the officer."""


class PaperGroup(StrEnum):
    """What an officer asks for by name; a group may hold several papers."""

    MEMO = "memo"
    ORDER = "order"
    AGENDA = "agenda"
    MATRIX = "matrix"
    MEASURES = "measures"
    ATTENDANCE = "attendance"
    MINUTES = "minutes"


class Lack(Enum):
    """Records that a paper is made of, before there are any."""

    BODIES = auto()
    MEETINGS = auto()
    MINUTES = auto()
    RESPONSIBILITIES = auto()
    MEASURES = auto()


@dataclass(frozen=True)
class PaperToWrite:
    """A paper that can be made: its file name, its entry in the register, and how its content comes about.

    `meeting` is given for what each meeting has of its own.
    """

    group: PaperGroup
    kind: PaperKind
    file_name: str
    entry: Paper | None
    compose: Callable[[], Document]
    meeting: Meeting | None = None


@dataclass(frozen=True)
class PaperOutcome:
    """Where a paper was written, or why it was not."""

    kind: PaperKind
    path: Path | None
    reason: str = ""


_MEMO_FILES = {
    PaperKind.PROPOSAL_MEMO: "memo-proposal",
    PaperKind.INVITATION_MEMO: "memo-invitation",
    PaperKind.SUBMISSION_MEMO: "memo-submission",
}
_MADE_OF = {
    PaperKind.PROPOSAL_MEMO: Lack.BODIES,
    PaperKind.INVITATION_MEMO: Lack.MEETINGS,
    PaperKind.SUBMISSION_MEMO: Lack.MEASURES,
    PaperKind.ORDER: Lack.BODIES,
    PaperKind.AGENDA: Lack.MEETINGS,
    PaperKind.MATRIX: Lack.RESPONSIBILITIES,
    PaperKind.MEASURES: Lack.MEASURES,
    PaperKind.ATTENDANCE: Lack.MEETINGS,
    PaperKind.MINUTES: Lack.MINUTES,
}


def kinds_of(groups: Sequence[PaperGroup]) -> frozenset[PaperKind]:
    memos = _MEMO_FILES if PaperGroup.MEMO in groups else ()
    return frozenset(memos) | {PaperKind(group.value) for group in groups if group is not PaperGroup.MEMO}


def list_papers(book: YearBook, layout: str | None = None) -> list[PaperToWrite]:
    def memo(kind: PaperKind) -> PaperToWrite:
        return _paper(book, kind, lambda: compose_memo(book, kind))

    def invitation(book: YearBook, meeting: Meeting | None) -> Document:
        return compose_memo(book, PaperKind.INVITATION_MEMO, meeting)

    return [
        memo(PaperKind.PROPOSAL_MEMO),
        *_papers_of_meetings(book, PaperKind.INVITATION_MEMO, invitation),
        memo(PaperKind.SUBMISSION_MEMO),
        _paper(book, PaperKind.ORDER, lambda: compose_order(book)),
        *_papers_of_meetings(book, PaperKind.AGENDA, compose_agenda),
        _paper(book, PaperKind.MATRIX, lambda: compose_matrix(book)),
        _paper(book, PaperKind.MEASURES, lambda: compose_measures(book, layout)),
        *_papers_of_meetings(book, PaperKind.ATTENDANCE, compose_attendance),
        *_papers_of_meetings(book, PaperKind.MINUTES, compose_minutes),
    ]


def _paper(book: YearBook, kind: PaperKind, compose: Callable[[], Document]) -> PaperToWrite:
    return PaperToWrite(_group_of(kind), kind, f"{_file_of_kind(kind)}.docx", book.paper(kind), compose)


def _papers_of_meetings(
    book: YearBook, kind: PaperKind, compose: Callable[[YearBook, Meeting | None], Document]
) -> Iterator[PaperToWrite]:
    """One a meeting, minutes only of those that were held."""
    meetings = book.year.meetings
    listed = [each for each in meetings if is_held(each)] if kind is PaperKind.MINUTES else meetings
    entries = _entries_by_meeting(book, kind)
    for meeting in listed or [None]:
        number = f"-{meeting.number}" if meeting and len(meetings) > 1 else ""
        yield PaperToWrite(
            _group_of(kind),
            kind,
            f"{_file_of_kind(kind)}{number}.docx",
            entries.get(meeting),
            lambda meeting=meeting: compose(book, meeting),
            meeting,
        )


def _group_of(kind: PaperKind) -> PaperGroup:
    return PaperGroup.MEMO if kind in _MEMO_FILES else PaperGroup(kind.value)


def _file_of_kind(kind: PaperKind) -> str:
    return _MEMO_FILES.get(kind, kind.value)


def _entries_by_meeting(book: YearBook, kind: PaperKind) -> dict[Meeting | None, Paper]:
    """Entries of the register that name no meeting stand in the order of the meetings that none names."""
    if kind is PaperKind.INVITATION_MEMO and book.year.meetings:
        invited = invitations(book)
        return {meeting: invited[meeting] for meeting in invited}
    entries = [paper for paper in book.year.papers if paper.kind is kind]
    named: dict[Meeting | None, Paper] = {paper.meeting: paper for paper in entries if paper.meeting}
    unnamed = [paper for paper in entries if paper.meeting is None]
    others: list[Meeting | None] = [each for each in book.year.meetings if each not in named]
    return named | dict(zip(others or [None], unnamed, strict=False))


def issue_papers(book: YearBook, kinds: Collection[PaperKind]) -> None:
    """Marks the papers of these kinds that the register has as issued: they are kept as they are written next.

    Raises PaperError for a kind of which it has none.
    """
    entries = [paper.entry for paper in list_papers(book) if paper.entry and paper.kind in kinds]
    lacking = set(kinds) - {entry.kind for entry in entries}
    if lacking:
        message = _("ยังไม่มี{paper}ในทะเบียนเอกสาร โปรดกรอกเลขที่และวันที่ก่อน")
        raise PaperError(message.format(paper=spoken_term(min(lacking))))
    for entry in entries:
        entry.is_issued = True


def lack_of(book: YearBook, kind: PaperKind) -> Lack | None:
    """What a paper waits for; None if it can be made."""
    year = book.year
    is_there = {
        Lack.BODIES: bool(year.bodies),
        Lack.MEETINGS: bool(year.meetings),
        Lack.MINUTES: any(map(is_held, year.meetings)),
        Lack.RESPONSIBILITIES: bool(year.responsibilities),
        Lack.MEASURES: bool(year.measures),
    }
    return None if is_there[_MADE_OF[kind]] else _MADE_OF[kind]


def missing_records(book: YearBook, kind: PaperKind) -> str:
    """Why a paper cannot be made yet, or an empty text."""
    match lack_of(book, kind):
        case None:
            return ""
        case Lack.BODIES:
            return _("ยังไม่มีคณะกรรมการหรือคณะทำงาน โปรดกรอกแผ่น “คณะ” และ “รายชื่อกรรมการ” ก่อน")
        case Lack.MEETINGS:
            return _("ยังไม่มีการประชุม โปรดกรอกแผ่น “ประชุม” และ “ระเบียบวาระ” ก่อน")
        case Lack.MINUTES:
            return _("ยังไม่ได้บันทึกผู้มาประชุมหรือมติของการประชุม")
        case Lack.RESPONSIBILITIES:
            return _("ยังไม่ได้มอบหมายข้อมูล OIT โปรดกรอกแผ่น “ความรับผิดชอบ OIT” ก่อน")
        case Lack.MEASURES:
            return _("ยังไม่มีมาตรการ โปรดกรอกแผ่น “มาตรการ” ก่อน")


def write_papers(
    book: YearBook,
    folder: Path,
    only: Sequence[PaperGroup] = (),
    layout: str | None = None,
    digits: Digits | None = None,
) -> list[PaperOutcome]:
    """Writes the papers of the year into `folder`; all of them unless `only` names some.

    A paper that was issued is written as it was issued, and one marked as issued for the first time is kept so.
    Raises LayoutError for a layout that is not known, OSError where the folder cannot be written.
    """
    made: list[tuple[PaperToWrite, bytes]] = []
    outcomes: list[PaperOutcome] = []
    for paper in list_papers(book, layout):
        if only and paper.group not in only:
            continue
        if reason := missing_records(book, paper.kind):
            outcomes.append(PaperOutcome(paper.kind, None, reason))
        else:
            made.append((paper, _file_of(paper, digits)))
    for paper, content in made:
        path = folder / paper.file_name
        with written_beside(path) as beside:
            beside.write_bytes(content)
        outcomes.append(PaperOutcome(paper.kind, path))
    return outcomes


def compose_file(paper: PaperToWrite, digits: Digits | None = None) -> bytes:
    """The Word file as it would be written now."""
    document = paper.compose()
    written = BytesIO()
    write_word(replace(document, digits=digits) if digits else document, written)
    return written.getvalue()


def _file_of(paper: PaperToWrite, digits: Digits | None) -> bytes:
    entry = paper.entry
    if entry and entry.is_issued and entry.issued_file:
        return entry.issued_file
    content = compose_file(paper, digits)
    if entry and entry.is_issued:
        keep_issued(entry, content)
    return content


def keep_issued(entry: Paper, content: bytes) -> None:
    entry.is_issued = True
    entry.issued_file = content
    entry.issued_sha256 = hashlib.sha256(content).hexdigest()
