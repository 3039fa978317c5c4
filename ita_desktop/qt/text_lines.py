"""Where lines of Thai end: Qt finds no such place without libthai and others with it, so it is decided here."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import cast

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QTextLayout, QTextLine, QTextOption

from ita_desktop.thai.word_breaks import break_places

_UNLIMITED = 1e6
_UNSEEN_AT_THE_END = " \n\u2028"
_LEADING_VOWELS = "เแโใไ"
# A line takes whole letters up to its width; half a pixel more takes no further one.
_SLACKS = (0.5, 1.0, 2.0, 4.0)


class Lines:
    """The lines of one `QTextLayout`, found for a width without changing its text."""

    def __init__(self, layout: QTextLayout, text: str, width: float, first_ends: Sequence[int] = ()) -> None:
        """`first_ends` are those of lines that are known already; the others are found."""
        self._layout = layout
        self._text = text
        self._width = width
        option = QTextOption(layout.textOption())
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        layout.setTextOption(option)
        self._paragraphs = self._paragraph_lines()
        self._paragraph_starts = [line.textStart() for line in self._paragraphs]
        last = first_ends[-1] if first_ends else 0
        self.ends = (*first_ends, *(end for line in self._paragraphs for end in self._ends_of(line, last)))

    @property
    def spans(self) -> list[tuple[int, int]]:
        return list(pairwise((0, *self.ends)))

    def width_of(self, start: int, end: int) -> float:
        """How wide the text is between two places of a line, spaces and line ends after it not counted."""
        return self._advance(start, start + len(self._text[start:end].rstrip(_UNSEEN_AT_THE_END)))

    def cut_at(self, line: int, room: float) -> int:
        """Where the text of `line` must end for `room` more to stay beside it: after a word, or else within."""
        start, end = self.spans[line]
        words = [place for place in break_places(self._text) if start < place < end]
        parts = _between(break_places(self._text, narrow=True), start, end)[1:]
        for places in ([*words, end], parts, [*self._letters(start, end)]):
            fitting = [place for place in places if self.width_of(start, place) + room <= self._width]
            if fitting:
                return start + len(self._text[start : max(fitting)].rstrip(_UNSEEN_AT_THE_END))
        return start

    def set(
        self, line_height: float, alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft, top: float = 0
    ) -> float:
        """Sets the lines, each in the middle of its height, and tells the height of all."""
        # Beginning anew makes the lines that were measured invalid.
        measured = [(self._advance(start, end), self.width_of(start, end)) for start, end in self.spans]
        self._layout.beginLayout()
        for number, (end, (advance, width)) in enumerate(zip(self.ends, measured, strict=True)):
            line = self._layout.createLine()
            _fill(line, advance, end)
            y = top + number * line_height + (line_height - line.height()) / 2
            line.setPosition(QPointF(_indent(alignment, self._width - width), y))
        self._layout.endLayout()
        return len(measured) * line_height

    def _advance(self, start: int, end: int) -> float:
        line = self._paragraphs[bisect_right(self._paragraph_starts, start) - 1]
        return abs(_x(line, end) - _x(line, start))

    def _paragraph_lines(self) -> list[QTextLine]:
        lines: list[QTextLine] = []
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(_UNLIMITED)
            lines.append(line)
        self._layout.endLayout()
        return lines

    def _ends_of(self, paragraph: QTextLine, after: int) -> Iterator[int]:
        end = paragraph.textStart() + paragraph.textLength()
        if 0 < end <= after:
            return
        start = max(paragraph.textStart(), after)
        if paragraph.naturalTextWidth() > self._width and self.width_of(start, end) > self._width:
            previous = start
            for place in self._pieces(start, end):
                if self.width_of(start, place) > self._width and previous > start:
                    yield previous
                    start = previous
                previous = place
        yield end

    def _pieces(self, start: int, end: int) -> Iterator[int]:
        """Ends of pieces, each as large as fits a line: words, parts of words, letters."""
        for first, last in pairwise(_between(break_places(self._text), start, end)):
            if self.width_of(first, last) > self._width:
                parts = _between(break_places(self._text, narrow=True), first, last)
                for part_start, part_end in pairwise(parts):
                    if self.width_of(part_start, part_end) > self._width:
                        yield from self._letters(part_start, part_end)
                    yield part_end
            else:
                yield last

    def _letters(self, start: int, end: int) -> Iterator[int]:
        for place in range(start + 1, end):
            if self._layout.isValidCursorPosition(place) and self._text[place - 1] not in _LEADING_VOWELS:
                yield place


def _fill(line: QTextLine, advance: float, end: int) -> None:
    for slack in _SLACKS:
        line.setLineWidth(advance + slack)
        if line.textStart() + line.textLength() >= end:
            return


def _between(places: Iterable[int], start: int, end: int) -> list[int]:
    return [start, *(place for place in places if start < place < end), end]


def _x(line: QTextLine, place: int) -> float:
    # The stubs know only one of the two forms of its answer.
    return cast("tuple[float, int]", line.cursorToX(place))[0]


def _indent(alignment: Qt.AlignmentFlag, free: float) -> float:
    if alignment & Qt.AlignmentFlag.AlignRight:
        return free
    return free / 2 if alignment & Qt.AlignmentFlag.AlignHCenter else 0
