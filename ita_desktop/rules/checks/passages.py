"""Faults of words: in the records first, then those that only come about when a paper is composed."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ita_desktop.model.terms import spoken_term
from ita_desktop.model.year import FreeSection
from ita_desktop.rules.checks.words import official_texts, texts_in
from ita_desktop.rules.findings import Evidence, PaperParagraph, PaperText, Place, Slip, once
from ita_desktop.thai.digits import to_arabic_digits
from ita_desktop.translation import translate as _

_a_word = re.compile("[ก-ฮ]|[A-Za-z]{3}")


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
    for text in texts_in(evidence):
        heading = text.record.heading if isinstance(text.record, FreeSection) else ""
        for fault in find(text.text, heading):
            told.add(_bare(fault.words))
            yield text.slip(fault.message, fault.advice, fault.mended)
    remarks = [remark for remark in _remarks(evidence) if any(find(remark, ""))]
    for (words, heading), stands in _composed(evidence).items():
        faults = [fault for fault in find(words, heading) if _bare(fault.words) not in told]
        if not faults or any(remark in words for remark in remarks):
            continue
        for paper, paragraph in stands:
            place = place_in_paper(paper, paragraph)
            yield from (Slip(place, fault.message, fault.advice) for fault in faults)


def place_in_paper(paper: PaperText, paragraph: PaperParagraph) -> Place:
    name = spoken_term(paper.kind)
    if paper.ordinal is not None:
        name = _("{paper} ฉบับที่ {ordinal}").format(paper=name, ordinal=paper.ordinal)
    words = _("{paper} ย่อหน้าที่ {number}").format(paper=name, number=paragraph.number)
    return Place(words, paper=paper.kind, paragraph=paragraph.number, ordinal=paper.ordinal)


@once
def _remarks(evidence: Evidence) -> Sequence[str]:
    """The assessor's words are printed as they are, wrong or not."""
    results = evidence.book.results_year.results if evidence.book.results_year else []
    lines = (line for result in results for line in result.remark.splitlines())
    return tuple(dict.fromkeys(line for line in lines if line.strip()))


@once
def _composed(
    evidence: Evidence,
) -> Mapping[tuple[str, str], Sequence[tuple[PaperText, PaperParagraph]]]:
    """What only the papers say, with the heading over it.

    No line of a record, nothing that came with the program, and no cell with a figure or a code.
    """
    known = _official_lines() | _lines_of(text.text for text in texts_in(evidence))
    found: dict[tuple[str, str], list[tuple[PaperText, PaperParagraph]]] = {}
    for paper in evidence.papers:
        heading = ""
        for paragraph in paper.paragraphs:
            if _a_word.search(paragraph.text) and to_arabic_digits(paragraph.text) not in known:
                found.setdefault((paragraph.text, heading), []).append((paper, paragraph))
            heading = paragraph.text if paragraph.is_heading else heading
    return found


@cache
def _official_lines() -> frozenset[str]:
    return _lines_of(official_texts())


def _lines_of(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(to_arabic_digits(line.strip()) for text in texts for line in text.splitlines())


def _bare(words: str) -> str:
    return "".join(to_arabic_digits(words).split())
