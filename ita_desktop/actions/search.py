"""Finds while typing: by code, by title, by what stands beside it; digits and spelling marks are forgiven."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.names import search_key
from ita_desktop.translation import translate as _

LIMIT = 50
_MOST_LOOKED_AT = 4_000
"""Hits of the rarest word: beyond that the officer types on."""
_SAMPLE = 300_000
_END = "\n"
_PART = "\t"

Range = tuple[int, int]


class EntryKind(StrEnum):
    PLACE = "place"
    ACTION = "action"
    ITEM = "item"
    QUESTION = "question"
    INDICATOR = "indicator"
    PERSON = "person"
    SECTION = "section"
    SCHOOL = "school"
    MEASURE = "measure"
    ANSWERS = "answers"
    MEETING = "meeting"
    AGENDA = "agenda"
    PAPER = "paper"
    FINDING = "finding"
    SETTING = "setting"


def word_of(kind: EntryKind) -> str:
    """What the officer calls it."""
    return {
        EntryKind.PLACE: _("หน้า"),
        EntryKind.ACTION: _("สั่งงาน"),
        EntryKind.ITEM: _("ข้อมูล"),
        EntryKind.QUESTION: _("คำถาม"),
        EntryKind.INDICATOR: _("ตัวชี้วัด"),
        EntryKind.PERSON: _("คน"),
        EntryKind.SECTION: _("ฝ่าย"),
        EntryKind.SCHOOL: _("โรงเรียน"),
        EntryKind.MEASURE: _("มาตรการ"),
        EntryKind.ANSWERS: _("การตอบแบบวัด"),
        EntryKind.MEETING: _("การประชุม"),
        EntryKind.AGENDA: _("วาระ"),
        EntryKind.PAPER: _("เอกสาร"),
        EntryKind.FINDING: _("ผลการตรวจ"),
        EntryKind.SETTING: _("ตั้งค่า"),
    }[kind]


@dataclass(frozen=True, slots=True)
class Entry:
    """`detail` stands smaller behind the title; `state` is a value of the record's own state, if it has one.

    `place` is the key of the place that shows it; `table` and `number` name the record, `field` its field.
    """

    kind: EntryKind
    title: str
    code: str = ""
    detail: str = ""
    state: StrEnum | str = ""
    place: str = ""
    table: str = ""
    number: int = 0
    field: str = ""


@dataclass(frozen=True, slots=True)
class Match:
    """An entry with the stretches of its code, title and detail that were looked for."""

    entry: Entry
    rank: int
    code: tuple[Range, ...] = ()
    title: tuple[Range, ...] = ()
    detail: tuple[Range, ...] = ()


class SearchIndex:
    """Finds entries by several words in any order: by code, by beginnings of titles and of words, then by the rest.

    All words lie folded in one long text, so that looking through a hundred thousand entries is one pass.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries: tuple[Entry, ...] = tuple(entries)
        self._lines = [_line(entry) for entry in self.entries]
        self._starts: list[int] = []
        place = 1
        for line in self._lines:
            self._starts.append(place)
            place += len(line) + 1
        self._text = _END + _END.join(self._lines) + _END
        codes = ((search_key(entry.code), number) for number, entry in enumerate(self.entries) if entry.code)
        self._codes = sorted(codes)
        titles = ((line.split(_PART, 2)[1], number) for number, line in enumerate(self._lines))
        self._titles = sorted(titles)

    def search(self, text: str, limit: int = LIMIT) -> list[Match]:
        typed = clean(text).split()
        words = [folded for word in typed if (folded := search_key(word))]
        if not words:
            return []
        ranks: dict[int, int] = {}
        for number in self._candidates(words, limit):
            rank = self._rank(number, words)
            if rank is not None:
                ranks[number] = rank
        best = sorted(ranks, key=lambda number: (ranks[number], number))[:limit]
        found = [self._match(number, ranks[number], words) for number in best]
        return sorted(found, key=lambda match: (match.rank, not _is_literal(match.entry, typed)))

    def _candidates(self, words: Sequence[str], limit: int) -> Iterator[int]:
        """Whatever may match, the best first, not much more than is needed."""
        seen: set[int] = set()
        for word in dict.fromkeys(("".join(words), *words)):
            for number in (*_beginning(self._codes, word, limit), *_beginning(self._titles, word, limit)):
                if number not in seen:
                    seen.add(number)
                    yield number
        others = 0
        for number in self._holding(self._rarest(words)):
            if number not in seen and all(word in self._lines[number] for word in words):
                yield number
                others += 1
                if others >= limit * 2:
                    return

    def _rarest(self, words: Sequence[str]) -> str:
        """As far as a sample tells."""
        return min(words, key=lambda word: (self._text.count(word, 0, _SAMPLE), -len(word)))

    def _holding(self, word: str) -> Iterator[int]:
        place = self._text.find(word)
        for _hit in range(_MOST_LOOKED_AT):
            if place < 0:
                return
            number = bisect_right(self._starts, place) - 1
            yield number
            place = self._text.find(word, self._starts[number] + len(self._lines[number]))

    def _rank(self, number: int, words: Sequence[str]) -> int | None:
        """0 its code, 1 the code's beginning, 2 the title's, 4 inside the title, 5 beside it."""
        line = self._lines[number]
        if not all(word in line for word in words):
            return None
        code, title, _detail = line.split(_PART, 2)
        whole = "".join(words)
        if code == whole:
            return 0
        if code and (code in words or code.startswith(whole)):
            return 1
        if title.startswith(whole):
            return 2
        return 4 if all(word in title or word in code for word in words) else 5

    def _match(self, number: int, rank: int, words: Sequence[str]) -> Match:
        """Within a title, a word's beginning (3) comes before its inside."""
        entry = self.entries[number]
        title = _ranges(entry.title, words)
        if rank == 4 and all(_begins_a_word(entry.title, start) for start, _end in title):
            rank = 3
        return Match(entry, rank, _ranges(entry.code, words), title, _ranges(entry.detail, words))


def merged(*found: Sequence[Match], limit: int = LIMIT) -> list[Match]:
    """Matches of several indexes, the best first."""
    return sorted((match for each in found for match in each), key=lambda match: match.rank)[:limit]


def _is_literal(entry: Entry, typed: Sequence[str]) -> bool:
    """Whether nothing had to be forgiven."""
    written = f"{entry.code} {entry.title}"
    return all(word in written for word in typed)


def _beginning(sorted_keys: Sequence[tuple[str, int]], word: str, limit: int) -> list[int]:
    first = bisect_left(sorted_keys, (word, -1))
    last = bisect_left(sorted_keys, (word + "\U0010ffff", -1), first)
    return [number for _key, number in sorted_keys[first : min(last, first + limit)]]


class _Letters(dict[int, str]):
    """What `search_key` makes of each letter; asked once, so that a hundred thousand titles are folded fast."""

    def __missing__(self, code: int) -> str:
        self[code] = folded = search_key(chr(code))
        return folded


_letters = _Letters()


def _folded(text: str) -> str:
    folded = text.translate(_letters)
    return search_key(folded) if "0" in folded else folded


def _line(entry: Entry) -> str:
    return _PART.join((_folded(entry.code), _folded(entry.title), _folded(entry.detail)))


# Where in the words as written the folded ones were found


def _with_places(text: str) -> tuple[str, list[int]]:
    """`text` folded, and the place of each letter that is left."""
    places = [place for place, letter in enumerate(text) if _letters[ord(letter)]]
    return _folded(text), places


def _ranges(text: str, words: Sequence[str]) -> tuple[Range, ...]:
    if not text:
        return ()
    folded, places = _with_places(text)
    if len(folded) != len(places):
        return ()
    found: list[Range] = []
    for word in words:
        start = folded.find(word)
        if start >= 0:
            end = start + len(word)
            after = places[end] if end < len(places) else len(text)
            last = places[end - 1] + 1
            # Marks over the last letter belong to it, spaces after it do not.
            while last < after and not text[last].isspace():
                last += 1
            found.append((places[start], last))
    return tuple(_joined(sorted(found)))


def _joined(ranges: Iterable[Range]) -> Iterator[Range]:
    before: Range | None = None
    for start, end in ranges:
        if before is not None and start <= before[1]:
            before = before[0], max(before[1], end)
            continue
        if before is not None:
            yield before
        before = start, end
    if before is not None:
        yield before


def _begins_a_word(title: str, place: int) -> bool:
    before = title[place - 1 : place]
    return not before or not (before.isalnum() or "\u0e00" <= before <= "\u0e7f")
