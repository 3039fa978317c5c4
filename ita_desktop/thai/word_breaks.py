"""Where lines on the screen may end within Thai, which has no spaces between words.

PyThaiNLP's newmm finds the words. On 1,970 texts of two offices and the editions it takes 0.1 ms a text and cuts no
common word; BudouX is as fast and smaller, but cuts ข้อมูลงบประมาณ after ข้อมู and ยานนาวา after ยาน.
"""

import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from itertools import pairwise
from threading import Lock, Thread
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, cast

from ita_desktop.thai.line_breaks import NO_BREAK_SPACE, keep_together

if TYPE_CHECKING:
    from pythainlp.util import Trie

    Segment: TypeAlias = Callable[[str, Trie, bool], list[str]]

BREAK = "\u200b"
"""The zero width space: nothing is seen of it, and a line may end at it."""

_CACHED_TEXTS = 20_000
_KEY_LENGTH = 4
"""Characters by which long words are found, and from which on there is something to break."""
_LONG_WORD = 8

_thai_run = re.compile("[ก-ฮะ-ฺเ-๎]+")
# Digits stay with the Thai beside them, and at spaces lines end by themselves.
# Text, which `re` compiles once when it is needed: the window is painted without.
_BETWEEN_SCRIPTS = "|".join(
    (
        r"(?<=[ก-ฮะ-ฺๅ-๎])(?=[(\[“‘A-Za-z])",
        r"(?<=[)\]”’])(?=[ก-ฮเ-ไA-Za-z])",
        r"(?<=[A-Za-z])(?=[ก-ฮเ-ไ])",
        r"(?<=[ก-๎]/)(?=[ก-ฮเ-ไ])",
    )
)
_space_within = re.compile(r" +(?=[^ \n])")
_begins_no_word = re.compile("[ะ-ฺๅ-๎ฯ]").match
_ends_no_word = re.compile("[เ-ไ]$").search


class _Words:
    """A set of words found by what they begin with: a quarter of the memory of PyThaiNLP's trie, built in a tenth."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = frozenset(words) - {""}
        # How long the words of each beginning are, a bit for each length: sets would take twice as long to make.
        lengths: defaultdict[str, int] = defaultdict(int)
        for word in self._words:
            if len(word) >= _KEY_LENGTH:
                lengths[word[:_KEY_LENGTH]] |= 1 << len(word)
        self._lengths = dict(lengths)
        self._short_lengths = tuple(sorted({len(word) for word in self._words if len(word) < _KEY_LENGTH}))

    def __len__(self) -> int:
        return len(self._words)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def prefixes(self, text: str, start: int = 0) -> list[str]:
        """The words that begin at `start`, shortest first."""
        room = len(text) - start
        lengths = self._short_lengths + _bits_of(self._lengths.get(text[start : start + _KEY_LENGTH], 0))
        return [
            word
            for length in lengths
            if length <= room and (word := text[start : start + length]) in self._words
        ]

    def starts(self, text: str) -> list[int]:
        """Where long words may begin."""
        return [start for start in range(len(text)) if text[start : start + _KEY_LENGTH] in self._lengths]


@cache
def _bits_of(number: int) -> tuple[int, ...]:
    return tuple(place for place in range(number.bit_length()) if number >> place & 1)


class _Names:
    """The registered names. Each such set is its own, so that what was broken by an older one is not taken for it."""

    def __init__(self, names: frozenset[str] = frozenset()) -> None:
        self.all = names
        self.words = _Words(
            run for name in names for run in _thai_run.findall(name) if len(run) >= _KEY_LENGTH
        )
        self._whole = _Words(name for name in names if len(name) >= _KEY_LENGTH)

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where names stand in `text`, the longest at each place."""
        text, end = text.replace(NO_BREAK_SPACE, " "), 0
        for start in self._whole.starts(text):
            if start >= end and (found := self._whole.prefixes(text, start)):
                end = start + len(found[-1])
                yield start, end


class _Lexicon(NamedTuple):
    """What newmm takes for its trie: the words of the language and those of the names."""

    language: _Words
    of_names: _Words
    besides: str = ""

    def prefixes(self, text: str, start: int = 0) -> list[str]:
        found = self.language.prefixes(text, start)
        if self.of_names:
            found += self.of_names.prefixes(text, start)
        return [word for word in found if word != self.besides] if self.besides else found


_loading = Lock()
_names = _NO_NAMES = _Names()


def warm() -> Thread:
    """Starts to load the words aside, so that the first text need not wait for them."""
    thread = Thread(target=_language, name="words", daemon=True)
    thread.start()
    return thread


def keep_whole(names: Iterable[str]) -> None:
    """From here on no line ends inside these names, nor inside those registered before."""
    global _names
    every = _names.all.union(" ".join(name.split()) for name in names)
    if every != _names.all:
        _names = _Names(every)


def with_breaks(text: str, *, narrow: bool = False) -> str:
    """`text` for layout: U+200B between Thai words, no-break spaces where a line must not end.

    `narrow` is for places that a name or a long compound does not fit: their parts count as words.
    `strip_breaks` undoes it all.
    """
    text = text.replace(BREAK, "")
    ends, kept = _word_ends(text, _NO_NAMES if narrow else _names, narrow)
    return BREAK.join(kept[start:end] for start, end in zip((0, *ends), (*ends, len(kept)), strict=True))


def break_places(text: str, *, narrow: bool = False) -> tuple[int, ...]:
    """Where in `text` a new line may begin, for layout that needs no U+200B: after spaces and between Thai words."""
    return _places(text, _NO_NAMES if narrow else _names, narrow)


def strip_breaks(text: str) -> str:
    """`text` as it is kept: what `with_breaks` added or changed is gone."""
    return text.replace(BREAK, "").replace(NO_BREAK_SPACE, " ")


@lru_cache(_CACHED_TEXTS)
def _places(text: str, names: _Names, narrow: bool) -> tuple[int, ...]:
    ends, kept = _word_ends(text, names, narrow)
    return tuple(sorted({*ends, *(match.end() for match in _space_within.finditer(kept))}))


@lru_cache(_CACHED_TEXTS)
def _word_ends(text: str, names: _Names, narrow: bool) -> tuple[tuple[int, ...], str]:
    """Where a line may end though no space stands there, and `text` with no-break spaces. Nothing is moved."""
    text = keep_together(text)
    ends = {match.start() for match in re.finditer(_BETWEEN_SCRIPTS, text)}
    for run in _thai_run.finditer(text):
        if len(run[0]) >= _KEY_LENGTH:
            ends.update(run.start() + end for end in _ends_in_run(run[0], names, narrow))
    for start, end in names.spans(text):
        ends.difference_update(range(start + 1, end))
        text = text[:start] + text[start:end].replace(" ", NO_BREAK_SPACE) + text[end:]
    return tuple(sorted(ends)), text


def _ends_in_run(run: str, names: _Names, narrow: bool) -> Iterator[int]:
    """A letter left alone is no word and stays with its neighbours."""
    language, segment = _language()
    words = segment(run, cast("Trie", _Lexicon(language, names.words)), True)
    if narrow:
        words = [part for word in words for part in _parts(word, language, segment)]
    end = 0
    for word, following in pairwise(words):
        end += len(word)
        if (
            len(word) > 1
            and len(following) > 1
            and not _ends_no_word(word)
            and not _begins_no_word(following)
        ):
            yield end


def _parts(word: str, language: _Words, segment: "Segment") -> list[str]:
    """The words of which a long one is made, if there are such."""
    if len(word) < _LONG_WORD:
        return [word]
    parts = segment(word, cast("Trie", _Lexicon(language, _Words(()), besides=word)), True)
    return parts if all(len(part) > 1 and part in language for part in parts) else [word]


def _language() -> tuple[_Words, "Segment"]:
    with _loading:
        return _read_language()


@cache
def _read_language() -> tuple[_Words, "Segment"]:
    # Unless told so, PyThaiNLP makes a folder of its own in the officer's home.
    os.environ.setdefault("PYTHAINLP_READ_ONLY", "1")
    from pythainlp.corpus import thai_words
    from pythainlp.tokenize.newmm import segment

    return _Words(thai_words()), segment
