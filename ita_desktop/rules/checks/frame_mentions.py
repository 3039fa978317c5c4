"""Where a text speaks of instruments, indicators, questions and items, and of which year's frame."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.frame import EditionRecord, NodeRecord
from ita_desktop.rules.checks.words import in_arabic_digits
from ita_desktop.rules.findings import Evidence, once

INDICATOR = r"ตัวชี้วัด(?:ย่อย)?ที่\s*(?P<code>\d+(?:\.\d+)*)"

_year_named = re.compile(r"(?<!\d)25\d\d(?!\d)")
_of_results = re.compile("ผลการประเมิน|ผลคะแนน|คะแนนเฉลี่ย|ได้คะแนน|มีคะแนน")
_of_frame = re.compile("กรอบ(?:แนวทาง)?(?:การประเมิน)?")
_indicator = re.compile(INDICATOR)


@dataclass(frozen=True, slots=True)
class Mention:
    """A node that a text names from `start` to `end`, its title included where it stands behind."""

    node: NodeRecord
    start: int
    end: int


class Frame:
    """The nodes of an edition as texts name them."""

    def __init__(self, edition: EditionRecord) -> None:
        self.year = edition.year
        self.edition = edition
        self._mentions: dict[str, list[Mention]] = {}
        self._by_code = {node.code: node for node in edition.nodes}
        self._children: dict[str | None, list[NodeRecord]] = {}
        for node in edition.nodes:
            self._children.setdefault(node.parent, []).append(node)

    def mentions(self, text: str) -> list[Mention]:
        """Instruments and numbered indicators in the order of the text, whose digits are Arabic."""
        if text not in self._mentions:
            self._mentions[text] = self._find(text) if any(sign in text for sign in self._signs) else []
        return self._mentions[text]

    def _find(self, text: str) -> list[Mention]:
        found = [
            Mention(self._by_code[match["code"]], match.start(), self._end(match, text))
            for match in _indicator.finditer(text)
            if match["code"] in self._by_code
        ]
        for match in self._titled_indicator.finditer(text):
            node = next(
                each for each in self._indicators if title_pattern(each.title).fullmatch(match["title"])
            )
            found.append(Mention(node, match.start(), match.end()))
        if self._instrument is not None:
            for match in self._instrument.finditer(text):
                code = match.lastgroup or ""
                found.append(Mention(self._by_code[code], match.start(), match.end()))
        return sorted(found, key=lambda mention: mention.start)

    @cached_property
    def instruments(self) -> list[NodeRecord]:
        return [node for node in self.edition.nodes if node.kind is Kind.INSTRUMENT]

    def points(self, node: NodeRecord) -> list[NodeRecord]:
        """Questions and items from a node downwards."""
        return [below for below in self.below(node) if below.kind in (Kind.QUESTION, Kind.ITEM)]

    def below(self, node: NodeRecord) -> Iterator[NodeRecord]:
        for child in self._children.get(node.identity, []):
            yield child
            yield from self.below(child)

    def node(self, code: str) -> NodeRecord | None:
        return self._by_code.get(code)

    def _end(self, match: re.Match[str], text: str) -> int:
        behind = title_pattern(self._by_code[match["code"]].title).match(text, match.end())
        return behind.end() if behind else match.end()

    @cached_property
    def _signs(self) -> list[str]:
        """Without any of which no text names anything: looking for them is quick."""
        return ["ตัวชี้วัด", *(sign for node in self.instruments for sign in (node.code, node.title.split()[0]))]

    @cached_property
    def _indicators(self) -> list[NodeRecord]:
        return [node for node in self.edition.nodes if node.kind in (Kind.INDICATOR, Kind.SUBINDICATOR)]

    @cached_property
    def _titled_indicator(self) -> re.Pattern[str]:
        """An indicator by its title alone; the longest first, since one may begin with another."""
        titles = sorted((loose_pattern(node.title) for node in self._indicators), key=len, reverse=True)
        return re.compile(rf"ตัวชี้วัด(?:ย่อย)?(?:ด้าน)?\s*(?P<title>{'|'.join(titles) or '(?!)'})")

    @cached_property
    def _instrument(self) -> re.Pattern[str] | None:
        """Each instrument by its title, its code or both; the group that matched is named after the code."""
        named = [
            rf"(?P<{node.code}>{loose_pattern(node.title)}(?:\s*\(?\s*{node.code}(?![A-Z])\s*\)?)?"
            rf"|(?<![A-Z]){node.code}(?![A-Z])(?:\s*\))?)"
            for node in self.instruments
            if node.code.isidentifier()
        ]
        return re.compile("|".join(named)) if named else None


def loose_pattern(words: str) -> str:
    """A pattern of the words with any spaces between them, or none."""
    return r"\s*".join(map(re.escape, in_arabic_digits(words).split()))


@cache
def title_pattern(title: str) -> re.Pattern[str]:
    """The title behind something else, whatever its spaces."""
    return re.compile(rf"\s*{loose_pattern(title)}")


class Frames:
    """The frames of both years, and which of them a text speaks of."""

    def __init__(self, book: YearBook) -> None:
        self.work = Frame(book.year.edition)
        self.results = Frame(book.results_year.edition) if book.results_year else None
        self._years = {book.year.year: self.work}
        if book.results_year and self.results:
            self._years[book.results_year.year] = self.results
        self._contexts = _contexts(book)

    @property
    def all(self) -> list[Frame]:
        return [self.work] if self.results is None else [self.work, self.results]

    def meant(self, text: str) -> list[Frame]:
        """The frame of the results where scores are told, of the year named where a frame is; else either."""
        context = in_arabic_digits(self._contexts.get(text, text))
        named = [self._years[year] for year in self._years if str(year) in _year_named.findall(context)]
        tells_results, tells_frame = _of_results.search(context), _of_frame.search(context)
        if tells_results and not tells_frame and self.results is not None:
            return [self.results]
        if tells_frame and not tells_results:
            return named if len(named) == 1 else [self.work]
        return self.all


@once
def frames_of(evidence: Evidence) -> Frames:
    return Frames(evidence.book)


def _contexts(book: YearBook) -> Mapping[str, str]:
    """For texts that stand with others: all of them, since the first often says what the rest is about."""
    items = [(item.text, *item.lines) for meeting in book.year.meetings for item in meeting.agenda]
    sections = [(section.heading, *section.paragraphs) for section in book.year.sections]
    return {text: "\n".join(texts) for texts in (*items, *sections) for text in texts}
