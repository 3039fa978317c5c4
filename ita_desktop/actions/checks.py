"""Looks for slips in a year's records and papers, mends what is certain, and sets aside what the office lets stand."""

import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import inspect

from ita_desktop.actions.papers import list_papers, missing_records
from ita_desktop.documents.paper_text import paper_text
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import SetAsideFinding
from ita_desktop.model.records import Record
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.checks.table import CHECKS, find_slips
from ita_desktop.rules.findings import Evidence, Finding, PaperText, Severity
from ita_desktop.storage.history import columns_of
from ita_desktop.translation import translate as _


class FindingError(ValueError):
    """There is no such finding, or nothing certain to do about it; the message is for the officer."""


@dataclass(frozen=True)
class Judged:
    """A finding as the office sees it.

    `key` is how it is called, in any language; `fingerprint` the state of what it is about; `reason` why it was
    set aside, if it was.
    """

    key: str
    fingerprint: str
    finding: Finding
    reason: str | None

    @property
    def must_be_mended(self) -> bool:
        return self.reason is None and self.finding.check.severity is Severity.MUST_MEND

    def as_json(self) -> dict[str, object]:
        check, slip = self.finding.check, self.finding.slip
        place = slip.place
        return {
            "key": self.key,
            "check": check.name,
            "severity": check.severity.value,
            "where": place.words,
            "record": _name_of(place.record),
            "field": place.field,
            "paper": place.paper.value if place.paper else None,
            "paragraph": place.paragraph,
            "message": slip.message,
            "advice": slip.advice,
            "mend": slip.mend.words if slip.mend else None,
            "set_aside": self.reason,
        }


def find_findings(
    book: YearBook, only: Collection[str] = (), papers: Collection[PaperKind] = ()
) -> tuple[Judged, ...]:
    """Every finding in the records of the year and in its papers as they would be written now.

    `only` names checks; `papers` leaves only what was found in these papers. Raises FindingError for an unknown check.
    """
    unknown = set(only) - {check.name for check in CHECKS}
    if unknown:
        raise FindingError(_("ไม่มีรายการตรวจชื่อ {names}").format(names=", ".join(sorted(unknown))))
    evidence = Evidence(book, _paper_texts(book))
    found = find_slips(evidence, only)
    if papers:
        found = tuple(finding for finding in found if finding.slip.place.paper in papers)
    return tuple(_judge(evidence, found))


def apply_mend(book: YearBook, key: str) -> str:
    """Puts right what the finding `key` is certain of, within the change at hand; what was done, in words.

    Raises FindingError if there is no such finding or its mend is not certain.
    """
    slip = _called(find_findings(book), key).finding.slip
    if slip.mend is None or slip.place.record is None:
        raise FindingError(_("ข้อนี้ไม่มีวิธีแก้ที่แน่นอน โปรดแก้เอง: {advice}").format(advice=slip.advice))
    setattr(slip.place.record, slip.place.field, slip.mend.value)
    return slip.mend.words


def set_aside(book: YearBook, key: str, reason: str) -> None:
    """Lets a finding stand. It stays listed, and counts again once its record changes. Raises FindingError."""
    if not reason.strip():
        raise FindingError(_("โปรดให้เหตุผลที่พักรายการนี้ไว้"))
    judged = _called(find_findings(book), key)
    kept = next((kept for kept in book.office.set_aside_findings if kept.finding == key), None)
    if kept is None:
        kept = SetAsideFinding(finding=key, fingerprint="", reason="", on=datetime.date.today())
        book.office.set_aside_findings.append(kept)
    kept.fingerprint = judged.fingerprint
    kept.reason = reason.strip()
    kept.on = datetime.date.today()


def _paper_texts(book: YearBook) -> tuple[PaperText, ...]:
    ready = [paper for paper in list_papers(book) if not missing_records(book, paper.kind)]
    return tuple(paper_text(paper.compose(), paper.kind) for paper in ready)


def _judge(evidence: Evidence, found: Sequence[Finding]) -> Iterator[Judged]:
    reasons = {
        (kept.finding, kept.fingerprint): kept.reason for kept in evidence.book.office.set_aside_findings
    }
    words = {
        (paper.kind, paragraph.number): paragraph.text
        for paper in evidence.papers
        for paragraph in paper.paragraphs
    }
    alike: Counter[str] = Counter()
    for finding in found:
        place = finding.slip.place
        # Neither the words of the finding, which are those of one language, nor the number of a paragraph, which
        # moves when something is added above it.
        text = words.get((place.paper, place.paragraph), "") if place.paper and place.paragraph else ""
        called = _hashed((finding.check.name, _name_of(place.record), place.field, place.paper, text))
        alike[called] += 1
        key = _hashed((called, alike[called]))[:8]
        fingerprint = _hashed((_state_of(place.record), text))
        yield Judged(key, fingerprint, finding, reasons.get((key, fingerprint)))


def _called(findings: Sequence[Judged], key: str) -> Judged:
    found = next((judged for judged in findings if judged.key == key), None)
    if found is None:
        raise FindingError(_("ไม่พบรายการ {key} อาจแก้ไปแล้ว โปรดตรวจใหม่").format(key=key))
    return found


def _state_of(record: Record | None) -> str:
    return "" if record is None else json.dumps(columns_of(record), sort_keys=True)


def _name_of(record: Record | None) -> str | None:
    """`measure:12`; records that were never stored have no number yet."""
    if record is None:
        return None
    (number,) = inspect(type(record)).primary_key_from_instance(record)
    return f"{record.__tablename__}:{number}"


def _hashed(parts: Sequence[object]) -> str:
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()
