"""The rows of a printed table put together from the lines a PDF reader gives of it.

A cell is broken into lines, and code and figures come out before, between or behind them, as the cell is aligned and
the reader goes about it. What holds a row together is its title, which the frame knows.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ita_desktop.exchange.printed_lines import PrintedLine, title_key
from ita_desktop.exchange.result_columns import TOTAL_WORDS
from ita_desktop.model.edition import Edition, Kind, Node
from ita_desktop.thai.codes import CodeUnclear, read_code

_MOST_STRANGE_LINES = 5
"""So many lines of another column may stand between two lines of a title."""
_MOST_LINES_OF_A_TITLE = 24
_english = re.compile("[a-z]+")
"""Behind a title there may stand its English name or the letters of the instrument."""


@dataclass
class PrintedRow:
    """`rest` is what stands behind the figures, `loose` are lines that may belong to it or to the row below."""

    nodes: tuple[Node, ...] = ()
    code: str = ""
    words: list[str] = field(default_factory=list[str])
    figures: list[str] = field(default_factory=list[str])
    rest: list[str] = field(default_factory=list[str])
    loose: list[str] = field(default_factory=list[str])

    @property
    def is_known(self) -> bool:
        return bool(self.nodes)

    @property
    def is_item(self) -> bool:
        return any(node.kind is Kind.ITEM for node in self.nodes)

    @property
    def is_total(self) -> bool:
        return TOTAL_WORDS.search(" ".join(self.words)) is not None

    def take(self, line: PrintedLine, title: str | None) -> None:
        """`title` is what of the line belongs to the title, with a number that opens it."""
        if title is None or not title.startswith(line.code):
            self.code = self.code or line.code
        if title:
            self.words.append(title)
        elif line.words:
            self.loose.append(line.words)
        self.figures += line.figures
        if line.rest:
            self.rest.append(line.rest)


@dataclass(frozen=True)
class PrintedTable:
    """`goes_row_by_row` if the reader gave each row whole before the next, so that loose lines belong to it."""

    rows: tuple[PrintedRow, ...]
    headings: tuple[str, ...]
    goes_row_by_row: bool


def put_together(lines: Sequence[PrintedLine], edition: Edition) -> PrintedTable:
    headings = next((line.headings for line in lines if line.headings), ())
    lines = [line for line in lines if not line.headings]
    runs = _runs(lines, _nodes_by_key(edition))
    codes = {node.code for node in edition.nodes}
    return PrintedTable(tuple(_Rows(lines, runs, codes).rows()), headings, _goes_row_by_row(lines, runs))


def _nodes_by_key(edition: Edition) -> dict[str, tuple[Node, ...]]:
    by_key: dict[str, list[Node]] = {}
    for node in edition.nodes:
        for key in dict.fromkeys(map(title_key, (node.title, node.short_name))):
            by_key.setdefault(key, []).append(node)
    by_key.pop("", None)
    return {key: tuple(nodes) for key, nodes in by_key.items()}


# Titles in the lines


@dataclass(frozen=True)
class _Run:
    """The lines of a title; `words` are those that make it, by the number of their line."""

    nodes: tuple[Node, ...]
    words: Mapping[int, str]

    @property
    def numbers(self) -> range:
        return range(min(self.words), max(self.words) + 1)


def _runs(lines: Sequence[PrintedLine], nodes_by_key: Mapping[str, tuple[Node, ...]]) -> list[_Run]:
    found: list[_Run] = []
    number = 0
    while number < len(lines):
        run = _run_from(number, lines, nodes_by_key)
        if run is not None:
            found.append(run)
        number = run.numbers.stop if run is not None else number + 1
    return found


def _run_from(
    first: int, lines: Sequence[PrintedLine], nodes_by_key: Mapping[str, tuple[Node, ...]]
) -> _Run | None:
    """Of the titles that begin here, the one with the fewest strange lines in between, then the longest."""
    begins = [key for key in nodes_by_key if _next_words("", key, lines[first]) is not None]
    found = [(words, key) for key in begins if (words := _words_of_title(key, lines, first)) is not None]
    if not found:
        return None
    words, key = min(found, key=lambda each: (_count_strange(each[0], lines), -len(each[1])))
    return _Run(nodes_by_key[key], words)


def _count_strange(words: Collection[int], lines: Sequence[PrintedLine]) -> int:
    return sum(bool(lines[number].words) for number in range(min(words), max(words)) if number not in words)


def _words_of_title(key: str, lines: Sequence[PrintedLine], first: int) -> dict[int, str] | None:
    words: dict[int, str] = {}
    read, code, strange = "", "", 0
    for number in range(first, min(first + _MOST_LINES_OF_A_TITLE, len(lines))):
        line = lines[number]
        following = _next_words(read, key, line)
        if following is not None:
            words[number] = following[1]
            read += following[0]
        elif line.words:
            strange += 1
        is_own_code = line.code and not words.get(number, "").startswith(line.code)
        is_of_another_row = following is None and line.words and (line.code or line.figures)
        if is_of_another_row or (is_own_code and code) or strange > _MOST_STRANGE_LINES:
            return None
        if len(read) >= len(key):
            return words
        code = line.code if is_own_code else code
    return None


def _next_words(read: str, key: str, line: PrintedLine) -> tuple[str, str] | None:
    """Key and words of the line, if the title `key` goes on with them after `read`."""
    for more, words in ((line.key, line.words), (line.whole_key, f"{line.code} {line.words}".strip())):
        goes_beyond = (read + more).startswith(key) and _english.fullmatch((read + more)[len(key) :])
        if more and (key.startswith(read + more) or goes_beyond):
            return more, words
    return None


def _goes_row_by_row(lines: Sequence[PrintedLine], runs: Sequence[_Run]) -> bool:
    broken = [run for run in runs if len(run.words) > 1]
    return bool(broken) and not any(
        (number > run.numbers.start and line.code and line.code not in run.words.get(number, ""))
        or (number < run.numbers[-1] and line.figures)
        for run in broken
        for number in run.numbers
        for line in (lines[number],)
    )


# Rows


class _Rows:
    """Gives each line that lies outside of the titles to the row above or below."""

    def __init__(self, lines: Sequence[PrintedLine], runs: Sequence[_Run], codes: Collection[str]) -> None:
        self._lines = lines
        self._run_at = {run.numbers.start: run for run in runs}
        self._codes = codes

    def rows(self) -> Iterator[PrintedRow]:
        row = PrintedRow()
        number = 0
        while number < len(self._lines):
            line, run = self._lines[number], self._run_ahead(number)
            if run is not None and self._leads_to(run, number, row):
                yield row
                row = PrintedRow(run.nodes)
                for each in range(number, run.numbers.stop):
                    row.take(self._lines[each], run.words.get(each))
                number = run.numbers.stop
                continue
            if self._opens_a_row(line, row):
                yield row
                row = PrintedRow()
                row.take(line, line.words)
            else:
                is_open = not row.is_known and not row.figures
                row.take(line, line.words if is_open else None)
            number += 1
        yield row

    def _run_ahead(self, number: int) -> _Run | None:
        """The title that begins here, or next without a code of another row in between."""
        ahead = range(number, min(number + _MOST_STRANGE_LINES, len(self._lines)))
        for each in ahead:
            if each in self._run_at:
                return self._run_at[each]
            if each > number and self._lines[each].code:
                return None
        return None

    def _leads_to(self, run: _Run, number: int, above: PrintedRow) -> bool:
        """Whether the row of the title begins in this line: with the title, or with the code before it."""
        if number == run.numbers.start:
            return True
        line = self._lines[number]
        has_own_code = any(self._lines[each].code for each in run.numbers)
        if not line.code or line.words or has_own_code:
            return False
        return self._may_mean(line.code, run.nodes) or (
            not line.figures and line.code[0].isdecimal() and "." not in line.code.strip(".")
        )

    def _may_mean(self, code: str, nodes: Sequence[Node]) -> bool:
        try:
            meant = (read_code(code, self._codes),)
        except CodeUnclear as unclear:
            meant = unclear.candidates
        return any(node.code in meant for node in nodes)

    def _opens_a_row(self, line: PrintedLine, row: PrintedRow) -> bool:
        if TOTAL_WORDS.search(line.words):
            return True
        if line.code:
            return bool(row.code) or not self._may_mean(line.code, row.nodes)
        return bool(line.words and line.figures) and (row.is_known or bool(row.figures))
