"""Looks for slips in a year's records and papers, mends what is certain, and sets aside what the office lets stand."""

import datetime
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple, TypeAlias

from sqlalchemy import inspect

from ita_desktop.actions.papers import list_papers, missing_records
from ita_desktop.actions.printed_places import PrintedPlaces
from ita_desktop.documents.content import Document
from ita_desktop.documents.paper_text import paper_text
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import SetAsideFinding
from ita_desktop.model.records import Record
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.checks.table import CHECKS, find_slips
from ita_desktop.rules.findings import Evidence, Finding, PaperText, Place, Severity
from ita_desktop.storage.history import columns_of
from ita_desktop.storage.numbering import alone, home_number
from ita_desktop.translation import translate as _

PaperKey: TypeAlias = tuple[PaperKind | None, int | None]
"""A kind of paper, and which one of several."""

PageOfParagraph: TypeAlias = Callable[[int], int]
Paginate: TypeAlias = Callable[[Document], PageOfParagraph]
"""Lays a paper out; tells the page of a paragraph, both counted from 1."""


class FindingError(ValueError):
    """There is no such finding, or nothing certain to do about it; the message is for the officer."""


@dataclass(frozen=True)
class Judged:
    """A finding as the office sees it.

    `key` is how it is called, in any language; `fingerprint` the state of what it is about; `reason` why it was
    set aside, if it was. `printed` is where a paper prints it, if one does; `page` is known where papers were laid
    out.
    """

    key: str
    fingerprint: str
    finding: Finding
    reason: str | None
    printed: Place | None = None
    page: int | None = None

    @property
    def must_be_mended(self) -> bool:
        return self.reason is None and self.finding.check.severity is Severity.MUST_MEND

    def as_json(self) -> dict[str, object]:
        check, slip = self.finding.check, self.finding.slip
        place, printed = slip.place, self.printed or slip.place
        return {
            "key": self.key,
            "check": check.name,
            "severity": check.severity.value,
            "where": place.words,
            "record": _name_of(place.record),
            "field": place.field,
            "paper": printed.paper.value if printed.paper else None,
            "ordinal": printed.ordinal,
            "paragraph": printed.paragraph,
            "page": self.page,
            "message": slip.message,
            "advice": slip.advice,
            "mend": slip.mend.words if slip.mend else None,
            "set_aside": self.reason,
        }


class ComposedPaper(NamedTuple):
    document: Document
    text: PaperText


def find_findings(
    book: YearBook,
    only: Collection[str] = (),
    papers: Collection[PaperKind] = (),
    layout: str | None = None,
    paginate: Paginate | None = None,
) -> tuple[Judged, ...]:
    """Every finding in the records of the year and in its papers as they would be written now.

    `only` names checks; `papers` leaves only what these papers print; `layout` is that of the measures
    table. With `paginate` it is told on which page of a paper something stands. Raises FindingError for an unknown
    check, LayoutError for an unknown layout.
    """
    unknown = set(only) - {check.name for check in CHECKS}
    if unknown:
        raise FindingError(_("ไม่มีรายการตรวจชื่อ {names}").format(names=", ".join(sorted(unknown))))
    composed: list[ComposedPaper] = []

    def compose() -> Iterator[PaperText]:
        composed.extend(compose_papers(book, layout))
        return (paper.text for paper in composed)

    evidence = Evidence(book, compose, book.office.today())
    found = find_slips(evidence, only)
    judged = list(_judge(book, composed, found))
    if judged:
        composed = composed or compose_papers(book, layout)
        judged = list(_printed(judged, PrintedPlaces(book, [paper.text for paper in composed]), papers))
    return tuple(_with_pages(judged, composed, paginate) if paginate else judged)


def compose_papers(book: YearBook, layout: str | None = None) -> list[ComposedPaper]:
    """Those for which there are records enough."""
    ready = [paper for paper in list_papers(book, layout) if not missing_records(book, paper.kind)]
    several = {kind for kind, count in Counter(paper.kind for paper in ready).items() if count > 1}
    ordinals: Counter[PaperKind] = Counter()
    composed: list[ComposedPaper] = []
    for paper in ready:
        ordinals[paper.kind] += 1
        document = paper.compose()
        ordinal = ordinals[paper.kind] if paper.kind in several else None
        composed.append(ComposedPaper(document, replace(paper_text(document, paper.kind), ordinal=ordinal)))
    return composed


def apply_mend(book: YearBook, key: str, layout: str | None = None) -> str:
    """Puts right what the finding `key` is certain of, within the change at hand; what was done, in words.

    Raises FindingError if there is no such finding or its mend is not certain.
    """
    slip = _called(find_findings(book, layout=layout), key).finding.slip
    if slip.mend is None or slip.place.record is None:
        raise FindingError(_("ข้อนี้ไม่มีวิธีแก้ที่แน่นอน โปรดแก้เอง: {advice}").format(advice=slip.advice))
    setattr(slip.place.record, slip.place.field, slip.mend.value)
    return slip.mend.words


def set_aside(book: YearBook, key: str, reason: str, layout: str | None = None) -> None:
    """Lets a finding stand. It stays listed, and counts again once its record changes. Raises FindingError."""
    if not reason.strip():
        raise FindingError(_("โปรดให้เหตุผลที่พักรายการนี้ไว้"))
    judged = _called(find_findings(book, layout=layout), key)
    kept = next((kept for kept in book.office.set_aside_findings if kept.finding == key), None)
    if kept is None:
        kept = SetAsideFinding(finding=key, fingerprint="", reason="", on=datetime.date.today())
        book.office.set_aside_findings.append(kept)
    kept.fingerprint = judged.fingerprint
    kept.reason = reason.strip()
    kept.on = datetime.date.today()


def _judge(book: YearBook, composed: Sequence[ComposedPaper], found: Sequence[Finding]) -> Iterator[Judged]:
    reasons = {(kept.finding, kept.fingerprint): kept.reason for kept in book.office.set_aside_findings}
    paragraphs = _by_paper(composed)
    alike: Counter[str] = Counter()
    for finding in found:
        place = finding.slip.place
        # Neither the words of the finding, which are those of one language, nor the number of a paragraph, which
        # moves when something is added above it.
        text = (
            paragraphs[_paper_of(place)].text.paragraphs[place.paragraph - 1].text if place.paragraph else ""
        )
        record = _name_of(place.record, at_home=True)
        called = _hashed((finding.check.name, record, place.field, place.paper, text))
        alike[called] += 1
        key = _hashed((called, alike[called]))[:8]
        fingerprint = _hashed((_state_of(place.record), text))
        yield Judged(key, fingerprint, finding, reasons.get((key, fingerprint)))


def _printed(
    judged: Iterable[Judged], places: PrintedPlaces, papers: Collection[PaperKind]
) -> Iterator[Judged]:
    """With `papers`, only what these print, and where they do."""
    for each in judged:
        place = each.finding.slip.place
        if not papers or places.kinds(place) & set(papers):
            printed = (found for found in places.of(place) if not papers or found.paper in papers)
            yield replace(each, printed=next(printed, None))


def _with_pages(
    judged: Iterable[Judged], composed: Sequence[ComposedPaper], paginate: Paginate
) -> Iterator[Judged]:
    """Only papers in which something was found are laid out."""
    by_paper = _by_paper(composed)
    laid_out: dict[PaperKey, PageOfParagraph] = {}
    for each in judged:
        place = each.printed
        if place is None or place.paragraph is None:
            yield each
            continue
        paper = _paper_of(place)
        if paper not in laid_out:
            laid_out[paper] = paginate(by_paper[paper].document)
        yield replace(each, page=laid_out[paper](place.paragraph))


def _by_paper(composed: Sequence[ComposedPaper]) -> Mapping[PaperKey, ComposedPaper]:
    return {(paper.text.kind, paper.text.ordinal): paper for paper in composed}


def _paper_of(place: Place) -> PaperKey:
    return place.paper, place.ordinal


def _called(findings: Sequence[Judged], key: str) -> Judged:
    found = next((judged for judged in findings if judged.key == key), None)
    if found is None:
        raise FindingError(_("ไม่พบรายการ {key} อาจแก้ไปแล้ว โปรดตรวจใหม่").format(key=key))
    return found


def _state_of(record: Record | None) -> str:
    """The same in a file and in a database of many offices, whose records are numbered otherwise."""
    if record is None:
        return ""
    return json.dumps(alone(Record.metadata.tables[record.__tablename__], columns_of(record)), sort_keys=True)


def _name_of(record: Record | None, *, at_home: bool = False) -> str | None:
    """`measure:12`, or `at_home` by the number it has in the office's own file; never stored, it has none yet."""
    if record is None:
        return None
    (number,) = inspect(type(record)).primary_key_from_instance(record)
    return f"{record.__tablename__}:{home_number(number) if at_home and number else number}"


def _hashed(parts: Sequence[object]) -> str:
    return hashlib.sha256("\x1f".join(str(part) for part in parts).encode()).hexdigest()
