"""Faults of words: in the records first, then those that only come about when a paper is composed."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ita_desktop.model.book import YearBook
from ita_desktop.model.terms import term
from ita_desktop.model.year import FreeSection
from ita_desktop.rules.checks.words import texts_of
from ita_desktop.rules.findings import Evidence, PaperParagraph, PaperText, Place, Slip
from ita_desktop.thai.digits import to_arabic_digits
from ita_desktop.translation import translate as _


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with `words` of a text; `mended` is the whole text put right, where that is certain."""

    words: str
    message: str
    advice: str
    mended: str | None = None


def faults_of_words(evidence: Evidence, find: Callable[[str], Iterable[Fault]]) -> Iterator[Slip]:
    """A paper repeats what the records say: a fault that stands in a record is not told again for the paper."""
    return faults_under_headings(evidence, lambda text, _heading: find(text))


def faults_under_headings(evidence: Evidence, find: Callable[[str, str], Iterable[Fault]]) -> Iterator[Slip]:
    """As above, where a text may mean what it says only of what the heading over it names; it may have none."""
    told: set[str] = set()
    for text in texts_of(evidence.book):
        heading = text.record.heading if isinstance(text.record, FreeSection) else ""
        for fault in find(text.text, heading):
            told.add(_bare(fault.words))
            yield text.slip(fault.message, fault.advice, fault.mended)
    remarks = [remark for remark in _remarks(evidence.book) if any(find(remark, ""))]
    for paper in evidence.papers:
        heading = ""
        for paragraph in paper.paragraphs:
            for fault in find(paragraph.text, heading):
                if _bare(fault.words) not in told and not any(remark in paragraph.text for remark in remarks):
                    yield Slip(place_in_paper(paper, paragraph), fault.message, fault.advice)
            heading = paragraph.text if paragraph.is_heading else heading


def place_in_paper(paper: PaperText, paragraph: PaperParagraph) -> Place:
    words = _("{paper} ย่อหน้าที่ {number}").format(paper=term(paper.kind), number=paragraph.number)
    return Place(words, paper=paper.kind, paragraph=paragraph.number)


def _remarks(book: YearBook) -> Iterator[str]:
    """The assessor's words are printed as they are, wrong or not."""
    results = book.results_year.results if book.results_year else []
    for remark in (result.remark for result in results):
        yield from (line for line in remark.splitlines() if line.strip())


def _bare(words: str) -> str:
    return "".join(to_arabic_digits(words).split())
