"""The register of papers: numbers and dates, issuing, and files that are never written over a hand's work."""

import datetime
import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from ita_desktop.actions.papers import PaperError, compose_file, keep_issued, list_papers, missing_records
from ita_desktop.files import written_beside
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.terms import spoken_term
from ita_desktop.model.written_file import WrittenFile
from ita_desktop.model.year import MEMOS, FiscalYear, Paper, PaperKind
from ita_desktop.storage.books import load_book
from ita_desktop.storage.scope import office_of
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _

NUMBERED = frozenset({PaperKind.ORDER, *MEMOS})
"""Kinds that cannot go out without a number and a date."""

_OF_MEETINGS = frozenset(
    {PaperKind.INVITATION_MEMO, PaperKind.AGENDA, PaperKind.MINUTES, PaperKind.ATTENDANCE}
)
_SOUND_YEARS = range(1980, 2101)


@dataclass(frozen=True)
class Written:
    """Where a file was written. `beside` is the file that was left alone because somebody had changed it."""

    path: Path
    beside: Path | None = None


def name_of_paper(kind: PaperKind, meeting: Meeting | None, fiscal_year: int) -> str:
    """What the officer calls it, with the meeting it is of."""
    name = spoken_term(kind)
    if kind in _OF_MEETINGS and meeting is not None:
        name += _(" ครั้งที่ {number}/{year}").format(number=meeting.number, year=fiscal_year)
    return name


def enter_paper(session: Session, year: FiscalYear, kind: PaperKind, meeting: Meeting | None = None) -> Paper:
    """Its entry in the register, made if there is none; memos start with the prefix of the section's letters."""
    book = load_book(session, year.year)
    known = [paper for paper in book.year.papers if paper.kind is kind and not paper.is_issued]
    if kind in _OF_MEETINGS and meeting is not None:
        known = [paper for paper in known if paper.meeting_id == meeting.id]
    if known:
        return known[-1]
    before = next((paper for paper in reversed(book.year.papers) if paper.unit is not None), None)
    unit = before.unit if before else None
    paper = Paper(
        kind=kind,
        position=max((each.position for each in book.year.papers), default=0) + 1,
        unit=unit,
        meeting=next((each for each in book.year.meetings if meeting and each.id == meeting.id), None),
    )
    if kind in NUMBERED - {PaperKind.ORDER} and unit and unit.letter_prefix:
        paper.number = f"{unit.letter_prefix}/"
    book.year.papers.append(paper)
    session.flush()
    return paper


def set_paper_field(session: Session, paper: Paper, field: str, value: Any) -> None:
    """Raises PaperError for a paper that has gone out, and for a date that cannot be one."""
    kept = session.get_one(Paper, paper.id)
    _refuse_issued(kept)
    if isinstance(value, datetime.date) and value.year not in _SOUND_YEARS:
        raise PaperError(_("วันที่นี้อยู่นอกช่วงที่เป็นไปได้ โปรดตรวจปี พ.ศ."))
    setattr(kept, field, clean(value) if type(value) is str else value)


def issue_paper(session: Session, fiscal_year: int, paper: Paper) -> None:
    """Freezes the file of the paper as it is now, with its number and date. Raises PaperError if it lacks any."""
    book = load_book(session, fiscal_year)
    to_write = next((each for each in list_papers(book) if each.entry and each.entry.id == paper.id), None)
    if to_write is None or to_write.entry is None:
        raise PaperError(_("ไม่พบเอกสารนี้ในทะเบียน โปรดเปิดหน้านี้ใหม่"))
    entry = to_write.entry
    _refuse_issued(entry)
    if reason := missing_records(book, entry.kind):
        raise PaperError(reason)
    name = name_of_paper(entry.kind, entry.meeting, fiscal_year)
    if entry.kind in NUMBERED and not _has_running_number(entry):
        raise PaperError(_("{paper}ยังไม่มีเลขที่ โปรดกรอกเลขที่ก่อนออก").format(paper=name))
    if entry.kind in NUMBERED and entry.date is None:
        raise PaperError(_("{paper}ยังไม่มีวันที่ โปรดกรอกวันที่ก่อนออก").format(paper=name))
    keep_issued(entry, compose_file(to_write))


def withdraw_paper(session: Session, paper: Paper) -> None:
    """Of a paper that went out by mistake: it is drafted again, with its number and date."""
    kept = session.get_one(Paper, paper.id)
    kept.is_issued, kept.issued_file, kept.issued_sha256 = False, None, ""


def keep_file(session: Session, path: Path, content: bytes) -> Written:
    """Writes `path`, or a file beside it if somebody changed the one that is there.

    A file that the program wrote and nobody touched is renewed. Raises OSError where it cannot be written.
    """
    target, spared = path, None
    number = 1
    while target.exists() and not _is_untouched(session, target):
        spared = spared or target
        number += 1
        target = path.with_name(f"{path.stem} ({number}){path.suffix}")
    with written_beside(target) as beside:
        beside.write_bytes(content)
    digest = hashlib.sha256(content).hexdigest()
    kept = _known(session, target)
    if kept is None:
        session.add(WrittenFile(office_id=office_of(session), path=str(target.resolve()), sha256=digest))
    else:
        kept.sha256 = digest
    return Written(target, spared)


def _is_untouched(session: Session, path: Path) -> bool:
    kept = _known(session, path)
    return kept is not None and hashlib.sha256(path.read_bytes()).hexdigest() == kept.sha256


def _known(session: Session, path: Path) -> WrittenFile | None:
    return session.scalars(select(WrittenFile).where(WrittenFile.path == str(path.resolve()))).first()


def _has_running_number(paper: Paper) -> bool:
    """The prefix of a section's letters (กท 9901/) is none yet; an order counts from the left (1794/2565)."""
    running = paper.number if paper.kind is PaperKind.ORDER else paper.number.rpartition("/")[2]
    return any(letter.isdigit() for letter in running)


def _refuse_issued(paper: Paper) -> None:
    if paper.is_issued:
        raise PaperError(_("เอกสารนี้ออกแล้ว จึงแก้หรือลบไม่ได้ หากออกผิด กด “ถอนการออก” เหนือหน้ากระดาษของเอกสารนี้"))
