"""The lines a PDF reader gives of a printed table, cut into code, words and figures."""

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ita_desktop.exchange.result_columns import reading_of
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.thai.names import search_key

# What readers put in the wrong place, double or leave out: marks above and below, the second half of ำ, spaces.
_unsteady = re.compile(r"\(cid:\d+\)|[ัาำิ-ฺ็-๎ๆฯ]|[^\w&]|_")
_MARKS = "[ัิ-ฺ็-๎ ]*"
_INDICATOR = f"{_MARKS}".join("ตวชวด") + f"{_MARKS}(?:ย{_MARKS}อ{_MARKS}ย{_MARKS})?(?:ท{_MARKS})?"
_code = re.compile(
    rf"(?P<lead>{_INDICATOR})[1-9]\d?(?:\.\d{{1,2}}){{0,2}}(?!\d)\.?|ข้อ(?:ที่)? ?[1-9]\d?(?:\.\d{{1,2}}){{0,2}}(?!\d)\.?"
    r"|[IEOiel|!]?[ -]?\d{1,3}(?:\.\d{1,2}){0,2}[.)]?(?=\s|[ก-ฮเ-ไ(A-Z]|$)"
)
_two_decimals = re.compile(r"\d{1,3}[.,]\d{2}")
_figure = re.compile(r"(?<![\d.,/])\d{1,3}[.,]\d{2}(?![\d/]|[.,]\d)|(?<!\S)(?:100|0|-|\d{1,3}[.,]\d)(?!\S)")
_next_figure = re.compile(r"(?:\s|คะแนน|%)*(?:$|-?\d{1,3}(?:[.,]\d{1,2})?(?!\S)|-(?!\S))")
_behind_a_figure = re.compile(r"^(?:\s|คะแนน|%|-)+|\s+$")
_OF_A_ROW = r"(?:[IEO] ?[1-9]\d?[.)]?|[1-9]\d?(?:\.\d){1,2}\.?)"
_new_row = re.compile(
    r"(?:(?<=\d[.,]\d\d) ?|(?<=\d[.,]\d\d-) ?|(?<=\s100) )"
    rf"(?={_OF_A_ROW}(?: [^\d\s-]|$)|{_INDICATOR}\d|[1-9]\d?[.)]? [^\d\s-])"
    rf"|(?<=\S) (?={_OF_A_ROW}(?: [ก-ฮเ-ไA-Z]|$))"
)

_broken_word = re.compile(r"(?<=[ก-๎])\n(?=[ก-๎])")


@dataclass(frozen=True)
class PrintedLine:
    """`words` stand before the first figure, `rest` behind the last of those that follow one another."""

    code: str
    words: str
    figures: tuple[str, ...] = ()
    rest: str = ""

    @cached_property
    def key(self) -> str:
        return title_key(self.words)

    @cached_property
    def whole_key(self) -> str:
        """Where a number opens the line of a title, it may be a word of it: ๑ ปีที่ผ่านมา."""
        return title_key(f"{self.code} {self.words}") if self.code[:1].isdecimal() else self.key

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """The headings of columns that the line consists of; none where it is something else."""
        words = tuple(self.words.split(" "))
        is_headings = len(words) > 1 and not self.code and not self.figures
        return words if is_headings and all(reading_of(word) is not None for word in words) else ()


def join_lines(lines: Iterable[str]) -> str:
    """One text of the lines of a cell: Thai was broken between two words, which stand without a space."""
    return _broken_word.sub("", "\n".join(lines)).replace("\n", " ")


def title_key(text: str) -> str:
    """What of a title comes out of every reader the same: its consonants, leading vowels, digits and letters."""
    return _unsteady.sub("", search_key(text))


def read_lines(texts: Iterable[str], codes: Collection[str]) -> list[PrintedLine]:
    """`codes` are those of the frame: a number that is none of them, as 98.5, is a figure."""
    return [_read(line, codes) for text in texts for line in _rows_in(clean(text).replace("\n", " "))]


def _rows_in(line: str) -> Iterator[str]:
    """Some readers join rows that are close to each other: ๘๙.๕๖ ๙.๑.๑ ข้อมูลพื้นฐาน O ๑ โครงสร้าง…"""
    begins = [0, *(found.end() for found in _new_row.finditer(line.translate(THAI_TO_ARABIC)))]
    for begin, end in zip(begins, [*begins[1:], len(line)], strict=True):
        yield line[begin:end].strip()


def _read(line: str, codes: Collection[str]) -> PrintedLine:
    plain = line.translate(THAI_TO_ARABIC)
    lead = _code.match(plain)
    if lead is not None and _is_figure(lead[0], codes):
        lead = None
    begin = lead.end() if lead is not None else 0
    code = line[:begin].strip()
    if lead is not None and lead["lead"]:
        code = f"ตัวชี้วัดที่ {line[lead.end('lead') : begin].strip()}"
    found = next((each for each in _figure.finditer(plain, begin) if _is_apart(plain, each)), None)
    if found is None:
        return PrintedLine(code, line[begin:].strip())
    figures, end = [found[0]], found.end()
    while following := _figure.match(plain, end + len(plain[end:]) - len(plain[end:].lstrip())):
        figures.append(following[0])
        end = following.end()
    rest = _behind_a_figure.sub("", line[end:])
    return PrintedLine(code, line[begin : found.start()].strip(), tuple(figures), rest)


def _is_figure(number: str, codes: Collection[str]) -> bool:
    bare = number.strip(" .)")
    is_odd = "." in bare and bare[0].isdecimal() and bare not in codes
    return is_odd or bare in ("0", "100")


def _is_apart(plain: str, found: re.Match[str]) -> bool:
    """A round number is a figure only at the end of a line or before other figures, not amid words."""
    return bool(_two_decimals.fullmatch(found[0]) or _next_figure.match(plain, found.end()))
