"""Paragraphs set in lines: where lines end, tabs, dots to the margin, lines spread between the margins."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from math import ceil
from typing import NamedTuple

from ita_desktop.documents.writers.page_fonts import Fonts, Word
from ita_desktop.thai.line_breaks import NO_BREAK_SPACE
from ita_desktop.thai.word_breaks import BREAK, with_breaks

BLACK = "000000"
_DEFAULT_TAB_PT = 36.0
_EXACT_ASCENT = 0.8
_NEARLY = 0.01
_TWIPS = 20
"""In a point: line heights are whole ones, as in Word."""
_piece = re.compile(f"\t| +|[^ \t{BREAK}]+")
_after_sign = re.compile("(?<=[ก-๎)][-/])(?=[ก-ฮเ-ไ])")
_begins_no_line = re.compile("[)\\]”’ๆฯ,.:;!?%]").match
_ends_no_line = re.compile("[(\\[“‘]$").search


class Set(StrEnum):
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"
    SPREAD = "spread"
    """Between the margins, by widening the gaps between all letters; the last line is not spread."""


class Tab(NamedTuple):
    at: float
    is_right: bool = False
    has_dots: bool = False


class Run(NamedTuple):
    """Text of one kind; `wider` is added behind each of its letters. What is None is as in the paragraph."""

    text: str
    bold: bool | None = None
    size: float | None = None
    wider: float = 0


@dataclass(frozen=True, slots=True)
class Look:
    """How a paragraph is set, in points; `first` is where the first line starts, seen from `left`."""

    size: float
    bold: bool = False
    colour: str = BLACK
    before: float = 0
    after: float = 0
    left: float = 0
    right: float = 0
    first: float = 0
    setting: Set = Set.LEFT
    tabs: tuple[Tab, ...] = ()
    exactly: float | None = None
    keep_with_next: bool = False
    keep_lines: bool = False


class Part(NamedTuple):
    """A word in its place on a line; `wider` is added behind each of its clusters."""

    x: float
    word: Word
    size: float
    wider: float = 0


class SetLine(NamedTuple):
    parts: tuple[Part, ...]
    ascent: float
    height: float
    text: str


class _Atom(NamedTuple):
    word: Word
    size: float
    bold: bool
    may_end_line: bool
    is_space: bool = False
    wider: float = 0

    @property
    def width(self) -> float:
        return self.word.width * self.size + self.wider * len(self.word.clusters)


_Atoms = list["_Atom | None"]
"""None is a tab."""


class LineSetter:
    """Sets the paragraphs of one paper; `printed` puts a text into its digits."""

    def __init__(self, fonts: Fonts, printed: Callable[[str], str]) -> None:
        self.fonts = fonts
        self.printed = printed
        self._words = lru_cache(maxsize=1 << 14)(self._words_of)

    def lines(self, look: Look, runs: Sequence[Run], width: float) -> list[SetLine]:
        atoms = list(self._atoms(look, runs))
        lines: list[SetLine] = []
        start = 0
        while True:
            end = self._line_end(atoms, start, look, width, is_first=not lines)
            lines.append(self._line(atoms[start:end], look, width, not lines, end == len(atoms)))
            if end == len(atoms):
                return lines
            start = end

    def width(self, text: str, size: float, bold: bool = False) -> float:
        return sum(word.width for word, _ends, _space in self._words(text, bold)) * size

    def _words_of(
        self, text: str, bold: bool, *, narrow: bool = False
    ) -> tuple[tuple[Word, bool, bool], ...]:
        """Words, whether a line may end behind each of them, and whether it is a space."""
        broken = _after_sign.sub(BREAK, with_breaks(self.printed(text), narrow=narrow))
        pieces = list(_piece.finditer(broken))
        found: list[tuple[Word, bool, bool]] = []
        for piece in pieces:
            is_space = piece[0][0] == " "
            ends = piece.end() < len(broken) and broken[piece.end()] == BREAK
            if ends and (_ends_no_line(piece[0]) or _begins_no_line(broken, piece.end() + 1)):
                ends = False
            shown = piece[0].replace(NO_BREAK_SPACE, " ")
            found.append((self.fonts.word(shown, bold), ends or is_space, is_space))
        return tuple(found)

    def _atoms(self, look: Look, runs: Sequence[Run]) -> Iterator[_Atom | None]:
        for run in runs:
            bold = look.bold if run.bold is None else run.bold
            size = look.size if run.size is None else run.size
            for place, text in enumerate(run.text.replace("\n", " ").split("\t")):
                if place:
                    yield None
                if text:
                    for word, ends, is_space in self._words(text, bold):
                        yield _Atom(word, size, bold, ends, is_space, run.wider)

    def _line_end(self, atoms: _Atoms, start: int, look: Look, width: float, *, is_first: bool) -> int:
        """Behind the last atom of the line that begins at `start`; a word too long for any line is parted."""
        edge = width - look.right + _NEARLY
        x = look.left + (look.first if is_first else 0)
        last_end, place = 0, start
        while place < len(atoms):
            atom = atoms[place]
            if atom is None:
                x, _tab = self._after_tab(atoms, place, x, look, edge)
                last_end = 0
            elif x + atom.width > edge and not atom.is_space:
                if last_end:
                    return last_end
                parts = self._parts(atom)
                if len(parts) > 1:
                    atoms[place : place + 1] = parts
                    continue
                first, rest = atom.word.cut((edge - x) / atom.size)
                if rest.clusters:
                    atoms[place : place + 1] = [atom._replace(word=first), atom._replace(word=rest)]
                return place + 1
            else:
                x += atom.width
                last_end = place + 1 if atom.may_end_line else last_end
            place += 1
        return len(atoms)

    def _parts(self, atom: _Atom) -> list[_Atom]:
        """The words of a name that is kept whole where a line holds it."""
        words = self._words(atom.word.text, atom.bold, narrow=True)
        return [
            atom._replace(
                word=word, may_end_line=ends or (place == len(words) and atom.may_end_line), is_space=is_space
            )
            for place, (word, ends, is_space) in enumerate(words, start=1)
        ]

    def _after_tab(
        self, atoms: _Atoms, place: int, x: float, look: Look, edge: float
    ) -> tuple[float, Tab | None]:
        stops = [*look.tabs, Tab(look.left)] if look.first < 0 else list(look.tabs)
        tab = min((stop for stop in stops if stop.at > x + _NEARLY), default=None)
        if tab is None:
            return min((x // _DEFAULT_TAB_PT + 1) * _DEFAULT_TAB_PT, edge), None
        if not tab.is_right:
            return tab.at, tab
        behind = 0.0
        for atom in atoms[place + 1 :]:
            if atom is None:
                break
            behind += atom.width
        return max(x, tab.at - behind), tab

    def _line(self, atoms: _Atoms, look: Look, width: float, is_first: bool, is_last: bool) -> SetLine:
        text = "".join("\t" if atom is None else atom.word.text for atom in atoms)
        while atoms and atoms[-1] is not None and atoms[-1].is_space and not is_last:
            atoms = atoms[:-1]
        ascent, height = self._height(atoms, look)
        start = look.left + (look.first if is_first else 0)
        parts, end, since_tab = self._placed(atoms, start, look, width)
        slack = width - look.right - end
        if look.setting is Set.SPREAD and not is_last and slack > 0:
            parts[since_tab:] = _spread(parts[since_tab:], slack)
        elif look.setting in (Set.CENTRE, Set.RIGHT):
            shift = slack / 2 if look.setting is Set.CENTRE else slack
            parts = [part._replace(x=part.x + shift) for part in parts]
        return SetLine(tuple(parts), ascent, height, text)

    def _height(self, atoms: _Atoms, look: Look) -> tuple[float, float]:
        if look.exactly is not None:
            return look.exactly * _EXACT_ASCENT, look.exactly
        sizes = {(atom.size, atom.bold) for atom in atoms if atom is not None} or {(look.size, look.bold)}
        heights = [(self.fonts.height(bold), size) for size, bold in sizes]
        ascent = max(height.ascent * size for height, size in heights)
        height = ascent + max(height.descent * size for height, size in heights)
        return ascent, ceil(height * _TWIPS - _NEARLY) / _TWIPS

    def _placed(self, atoms: _Atoms, x: float, look: Look, width: float) -> tuple[list[Part], float, int]:
        """The words in their places, where the line ends, and which of them is the first behind all tabs."""
        parts: list[Part] = []
        since_tab = 0
        for place, atom in enumerate(atoms):
            if atom is None:
                after, tab = self._after_tab(atoms, place, x, look, width - look.right)
                if tab is not None and tab.has_dots:
                    parts += self._dots(x, after, look)
                x, since_tab = after, len(parts)
            else:
                parts.append(Part(x, atom.word, atom.size, atom.wider))
                x += atom.width
        return parts, x, since_tab

    def _dots(self, x: float, end: float, look: Look) -> list[Part]:
        dot = self.fonts.word(".", False)
        count = int((end - x) / (dot.width * look.size))
        if count <= 0:
            return []
        dots = self.fonts.word("." * count, False)
        return [Part(end - dots.width * look.size, dots, look.size)]


def _spread(parts: list[Part], slack: float) -> list[Part]:
    gaps = sum(len(part.word.clusters) for part in parts) - 1
    if gaps < 1:
        return parts
    wider, shift = slack / gaps, 0.0
    spread: list[Part] = []
    for part in parts:
        spread.append(part._replace(x=part.x + shift, wider=part.wider + wider))
        shift += wider * len(part.word.clusters)
    return spread
