"""Where lines of official papers may break: titles by sense, dates and numbers not at all."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from math import inf
from typing import NamedTuple

from ita_desktop.thai.months import MONTHS, SHORT_MONTHS

NO_BREAK_SPACE = "\u00a0"

# Bold widths of the free twin of TH SarabunPSK, put into classes: over the titles and texts of two real offices
# the sum is 0.2 % too wide (standard deviation 0.6 %). Regular is 4.5 % narrower, TH SarabunPSK 0.8 % wider.
_WIDTHS_EM = {
    character: width_em
    for width_em, characters in (
        (0.15, "Ii"),
        (0.18, "!',.:;j|"),
        (0.22, f" {NO_BREAK_SPACE}-`lเๅ"),
        (0.25, "()[]fr{}โใไ‘’/Jt"),
        (0.32, '?s"งระาำ'),
        (0.34, "*cgk–ธ"),
        (0.37, "$0123456789EFLS_avxyzฐ"),
        (0.40, "BPRYeกคฅจฉดตถยฤลวศสอฮฯแ“”"),
        (0.42, "+<=>CKTVX^bdhnopqu~ขฃชซฎฏทนผฝภมฦหๆ"),
        (0.45, "#ADGZฆบปษฬ๐๑๒๓๔๕๖๗๘๙"),
        (0.48, "&HNUwฑพฟ"),
        (0.52, "OQ…"),
        (0.57, "@MWฌญณฒ"),
        (0.65, "m%"),
    )
    for character in characters
}
_OTHER_WIDTH_EM = 0.40

_GAP = f"[ {NO_BREAK_SPACE}]+"
_MONTH = "|".join(re.escape(name) for name in (*MONTHS, *SHORT_MONTHS))
_UNIT = (
    "คำถาม|ข้อมูล|แผ่น|ฉบับ|หน้า|ชุด|คะแนน|ข้อ|ประเด็น|ตัวชี้วัด|ตัวอย่าง|รายการ|เรื่อง|กลุ่ม|ฝ่าย|โรงเรียน|หน่วยงาน|แห่ง|คน|ราย|ท่าน"
    "|ครั้ง|วัน|เดือน|ปี|ชั่วโมง|นาที|บาท"
)
# Text, which `re` compiles once when it is needed: the window is painted without.
_KEPT_TOGETHER = (
    rf"\d{_GAP}(?:{_MONTH})(?:(?:{_GAP})?(?:พ\.ศ\.(?:{_GAP})?)?\d{{2,4}})?",
    rf"[พค]\.ศ\.{_GAP}(?=\d)",
    rf"\d{_GAP}(?:(?:{_UNIT})(?:แรก)?(?![ก-๎])|น\.)",
    rf"\d{{4}}{_GAP}[-–]{_GAP}(?=\d{{4}})",
    rf"(?<![ก-๎])[ก-ฮ]{{2}}{_GAP}(?=\d{{3,}}/)",
    rf"/(?:{_GAP})?ว{_GAP}(?=\d)",
    rf"{_GAP}(?=ๆ)",
)
_AFTER_DATE_WORD = rf"(?<=วันที่){NO_BREAK_SPACE}+"

# Words before which a title may break though no space stands there: first those that begin a clause.
# What looks like them inside other words is left out: ภายใน, ติดตาม, สิ่งของ, ของขวัญ, เพื่อน.
_CONNECTIVE = (
    "(?<=[ก-๎])(?<![เแโใไ])(?:"
    "(?P<clause>ในการ|เพื่อ(?!น(?![ำาิีโ]))|ประจำปี|และ|พร้อม(?:ทั้ง|กับ|ด้วย)|รวมทั้ง|ตลอดจน|สำหรับ|ของสำนักงาน)"
    "|(?<!สิ่ง)(?<!เจ้า)ของ(?!ขวัญ|กำนัล|กลาง|บริจาค|รางวัล|ใช้)|(?<!ติด)ตาม|(?<!ภาย)ใน|โดย|หรือ|เกี่ยวกับ|(?<!ความ)พร้อม)"
)
_GAP_OR_CONNECTIVE = f"(?P<gap> +)|{_CONNECTIVE}"
_JOINING_SIGNS = "-–/:"

_LATER_LINE_LONGER = 0.02
"""Weighs the wish for longer lines before shorter ones; like the harms below, tuned on the model papers."""


class _Break(NamedTuple):
    """Where one line may end and the next start; `harm` is what a break there does to the sense."""

    end: int
    start: int
    harm: float
    is_in_brackets: bool


def approximate_width(text: str) -> float:
    """Width in em of `text` set in bold TH SarabunPSK, as titles are; 16 pt on 16 cm of paper hold 28.3 em."""
    return sum(_WIDTHS_EM.get(character, _OTHER_WIDTH_EM) for character in text if not _is_mark(character))


def keep_together(text: str) -> str:
    """`text` with no-break spaces in dates, before units and years, and wherever else a line must not end.

    None after วันที่, ครั้งที่ and other words, inside which Word would then break. Every character keeps its place.
    """
    if " " not in text and NO_BREAK_SPACE not in text:
        return text
    for pattern in _KEPT_TOGETHER:
        text = re.sub(pattern, lambda match: match[0].replace(" ", NO_BREAK_SPACE), text)
    return re.sub(_AFTER_DATE_WORD, lambda match: " " * len(match[0]), text)


def balanced_lines(title: str, width_of: Callable[[str], float], width: float) -> list[str]:
    """`title` in as few lines as `width` allows, broken by sense and about equally long, the longer ones first.

    Breaks stand at spaces and before connectives, inside brackets only where nothing else fits, never where
    `keep_together` forbids. A piece that has no break and is wider than `width` stays whole on its own line.
    Line ends in `title` are kept.
    """
    return [line for part in title.split("\n") for line in _balanced(part.strip(), width_of, width)]


def _balanced(title: str, width_of: Callable[[str], float], width: float) -> list[str]:
    breaks = _usable_breaks(title, width_of, width)
    ends = [*(place.end for place in breaks), len(title)]
    starts = [0, *(place.start for place in breaks)]

    def lines_from(first: int) -> Iterator[tuple[int, float]]:
        """The lines that may begin with piece `first`: their last piece and the share of `width` they take."""
        for last in range(first, len(ends)):
            share = width_of(title[starts[first] : ends[last]]) / width
            if share > 1 and last > first:
                return
            yield last, share

    lines = [list(lines_from(first)) for first in range(len(ends))]
    lasts = _best_lasts(lines, [place.harm for place in breaks], width_of(title) / width)
    firsts = (0, *(last + 1 for last in lasts[:-1]))
    return [title[starts[first] : ends[last]] for first, last in zip(firsts, lasts, strict=True)]


def _best_lasts(lines: list[list[tuple[int, float]]], harms: list[float], whole: float) -> tuple[int, ...]:
    """The last piece of each line of the best setting in the fewest lines."""
    line_count = piece = 0
    while piece < len(lines):
        longest_last, _share = lines[piece][-1]
        line_count, piece = line_count + 1, longest_last + 1

    @cache
    def best_from(first: int, number: int) -> tuple[float, tuple[int, ...]]:
        """Cost and last pieces of the lines from `number` on, of which the first begins with piece `first`."""
        if first == len(lines):
            return (0.0 if number == line_count else inf), ()
        if number == line_count:
            return inf, ()
        choices: list[tuple[float, tuple[int, ...]]] = []
        for last, share in lines[first]:
            unevenness = (share - whole / line_count) ** 2 + number * _LATER_LINE_LONGER * share
            harm = harms[last] if last < len(harms) else 0.0
            cost_of_rest, rest = best_from(last + 1, number + 1)
            choices.append((unevenness + harm + cost_of_rest, (last, *rest)))
        return min(choices)

    return best_from(0, 0)[1]


def _usable_breaks(title: str, width_of: Callable[[str], float], width: float) -> list[_Break]:
    """Breaks outside brackets, and those inside of pieces that would be too wide without."""
    every = list(_breaks(title))
    outside = [place for place in every if not place.is_in_brackets]
    usable = list(outside)
    starts, ends = [0, *(place.start for place in outside)], [*(place.end for place in outside), len(title)]
    for start, end in zip(starts, ends, strict=True):
        if width_of(title[start:end]) > width:
            usable += [place for place in every if place.is_in_brackets and start < place.start < end]
    return sorted(usable, key=lambda place: place.start)


def _breaks(title: str) -> Iterator[_Break]:
    for match in re.finditer(_GAP_OR_CONNECTIVE, keep_together(title)):
        end, start = match.span() if match["gap"] else (match.start(), match.start())
        before, after = title[end - 1], title[start]
        if before in _JOINING_SIGNS or before == "(" or after in _JOINING_SIGNS or after == ")":
            continue
        is_in_brackets = title.count("(", 0, start) > title.count(")", 0, start)
        yield _Break(end, start, _harm(match, before, after, title[start:]), is_in_brackets)


def _harm(match: re.Match[str], before: str, after: str, rest: str) -> float:
    if not match["gap"]:
        return 0.02 if match["clause"] else 0.05
    if before.isascii() and before.isalpha() and after.isascii() and after.isalpha():
        return 0.3
    if after == "(" or after.isdecimal():
        return 0.03
    return 0.0 if re.compile(_CONNECTIVE).match(f"ก{rest}", 1) else 0.01


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in ("Mn", "Cf")
