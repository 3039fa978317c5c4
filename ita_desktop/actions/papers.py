"""Makes the papers of a year: composes them, writes them as Word files, and keeps what was issued as it was."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from io import BytesIO
from pathlib import Path

from ita_desktop.documents.compose.agenda import compose_agenda
from ita_desktop.documents.compose.matrix import compose_matrix
from ita_desktop.documents.compose.measures import compose_measures
from ita_desktop.documents.compose.memo import compose_memo
from ita_desktop.documents.compose.order import compose_order
from ita_desktop.documents.content import Document
from ita_desktop.documents.writers.to_word import write_word
from ita_desktop.files import written_beside
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Digits
from ita_desktop.model.year import PaperKind
from ita_desktop.translation import translate as _


class PaperGroup(StrEnum):
    """What an officer asks for by name; a group may hold several papers."""

    MEMO = "memo"
    ORDER = "order"
    AGENDA = "agenda"
    MATRIX = "matrix"
    MEASURES = "measures"


@dataclass(frozen=True)
class PaperToWrite:
    """A paper that can be made: its file name, and how its content comes about."""

    group: PaperGroup
    kind: PaperKind
    file_name: str
    compose: Callable[[], Document]


@dataclass(frozen=True)
class PaperOutcome:
    """Where a paper was written, or why it was not."""

    kind: PaperKind
    path: Path | None
    reason: str = ""


_MEMOS = {
    PaperKind.PROPOSAL_MEMO: "memo-proposal.docx",
    PaperKind.INVITATION_MEMO: "memo-invitation.docx",
    PaperKind.SUBMISSION_MEMO: "memo-submission.docx",
}


def kinds_of(groups: Sequence[PaperGroup]) -> frozenset[PaperKind]:
    memos = _MEMOS if PaperGroup.MEMO in groups else ()
    return frozenset(memos) | {PaperKind(group.value) for group in groups if group is not PaperGroup.MEMO}


def list_papers(book: YearBook, layout: str | None = None) -> list[PaperToWrite]:
    meetings = book.year.meetings
    agenda_name = "agenda.docx" if len(meetings) <= 1 else "agenda-{number}.docx"
    return [
        *(
            PaperToWrite(PaperGroup.MEMO, kind, name, lambda kind=kind: compose_memo(book, kind))
            for kind, name in _MEMOS.items()
        ),
        PaperToWrite(PaperGroup.ORDER, PaperKind.ORDER, "order.docx", lambda: compose_order(book)),
        *(
            PaperToWrite(
                PaperGroup.AGENDA,
                PaperKind.AGENDA,
                agenda_name.format(number=meeting.number if meeting else ""),
                lambda meeting=meeting: compose_agenda(book, meeting),
            )
            for meeting in meetings or [None]
        ),
        PaperToWrite(PaperGroup.MATRIX, PaperKind.MATRIX, "matrix.docx", lambda: compose_matrix(book)),
        PaperToWrite(
            PaperGroup.MEASURES, PaperKind.MEASURES, "measures.docx", lambda: compose_measures(book, layout)
        ),
    ]


def missing_records(book: YearBook, kind: PaperKind) -> str:
    """Why a paper cannot be made yet, or an empty text."""
    year = book.year
    no_bodies = _("ยังไม่มีคณะกรรมการหรือคณะทำงาน โปรดกรอกแผ่น “คณะ” และ “รายชื่อกรรมการ” ก่อน")
    no_meeting = _("ยังไม่มีการประชุม โปรดกรอกแผ่น “ประชุม” และ “ระเบียบวาระ” ก่อน")
    no_responsibility = _("ยังไม่ได้มอบหมายข้อมูล OIT โปรดกรอกแผ่น “ความรับผิดชอบ OIT” ก่อน")
    no_measures = _("ยังไม่มีมาตรการ โปรดกรอกแผ่น “มาตรการ” ก่อน")
    needed = {
        PaperKind.PROPOSAL_MEMO: (year.bodies, no_bodies),
        PaperKind.INVITATION_MEMO: (year.meetings, no_meeting),
        PaperKind.SUBMISSION_MEMO: (year.measures, no_measures),
        PaperKind.ORDER: (year.bodies, no_bodies),
        PaperKind.AGENDA: (year.meetings, no_meeting),
        PaperKind.MATRIX: (year.responsibilities, no_responsibility),
        PaperKind.MEASURES: (year.measures, no_measures),
    }
    records, reason = needed[kind]
    return "" if records else reason


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
    outcomes: list[PaperOutcome] = []
    for paper in list_papers(book, layout):
        if only and paper.group not in only:
            continue
        if reason := missing_records(book, paper.kind):
            outcomes.append(PaperOutcome(paper.kind, None, reason))
        else:
            path = folder / paper.file_name
            with written_beside(path) as beside:
                beside.write_bytes(_file_of(book, paper, digits))
            outcomes.append(PaperOutcome(paper.kind, path))
    return outcomes


def _file_of(book: YearBook, paper: PaperToWrite, digits: Digits | None) -> bytes:
    entry = book.paper(paper.kind)
    if entry and entry.is_issued and entry.issued_file:
        return entry.issued_file
    document = paper.compose()
    written = BytesIO()
    write_word(replace(document, digits=digits) if digits else document, written)
    content = written.getvalue()
    if entry and entry.is_issued:
        entry.issued_file = content
        entry.issued_sha256 = hashlib.sha256(content).hexdigest()
    return content
