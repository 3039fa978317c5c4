"""Passages that stand twice where they should not: under two questions, or in the plan and in the report."""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import partial
from itertools import combinations

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import FollowUp, Measure
from ita_desktop.rules.checks.places import follow_up_row, measure_row
from ita_desktop.rules.checks.words import RecordText, texts_in
from ita_desktop.rules.findings import Check, Evidence, Severity, Slip
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.translation import translate as _

_web_address = re.compile(r"(?:https?://|www\.)\S+")
_not_a_letter = re.compile(r"[^ก-๎A-Za-z0-9]")

_LENGTHS = {
    "weakness": 25,
    "issue": 25,
    "guideline": 25,
    "measures": 40,
    "activities": 40,
    "outputs": 50,
    "awareness": 60,
}
"""From how many letters on the same words look copied. Short outputs and ways to tell people are rightly the same."""

_MORE_WITHIN_AN_INDICATOR = 15
"""Questions of one indicator have more in common."""

_ALIKE_ANYWHERE = re.compile(
    "เผยแพร่|ประชาสัมพันธ์|เว็บไซต์|ประชุม|มอบหมาย|อินโฟ|info|face|line|เฟซบุ๊ก|ไลน์", re.IGNORECASE
)
_ALIKE_ANYWHERE_LETTERS = 60
"""A line that tells, meets or assigns is rightly the same in many rows, unless it is as long as this."""

_NEAR_LETTERS = 40
_NEAR = 0.92

_GRAM = 5
_SAMPLED_GRAMS = 4
_LARGEST_GROUP = 20

_REPORTED_LETTERS = 15
_REPORTED_NEAR = 0.95
_done = re.compile("(?:เรียบร้อย)?แล้ว(?:เสร็จ)?|เรียบร้อย|^(?:ได้)?ดำเนินการ(?:แล้ว)?|^ได้")


@dataclass(frozen=True, slots=True)
class _Passage:
    """`least`: from how many letters on it looks copied."""

    measure: Measure
    typed: RecordText
    letters: str
    least: int


def _find_same_passages(evidence: Evidence) -> Iterator[Slip]:
    """One slip for a measure, however many of its fields are copied."""
    indicators = _indicators(evidence.book)
    told: set[int] = set()
    for earlier, later in _alike(list(_passages(evidence))):
        more = _letters_more(earlier.measure, later.measure, indicators)
        if more is None or id(later.measure) in told:
            continue
        if len(later.letters) >= max(earlier.least, later.least) + more:
            told.add(id(later.measure))
            yield _same_passage(earlier, later)


def _same_passage(earlier: _Passage, later: _Passage) -> Slip:
    message = _("ข้อความ “{text}” ซ้ำกับ{other} ซึ่งเป็นมาตรการของ{subject}")
    node = earlier.measure.node
    subject = _("ข้อ {code}").format(code=node.code) if node else _("ทุกข้อ")
    return later.typed.slip(
        message.format(text=later.typed.excerpt(0, 60), other=earlier.typed.row(), subject=subject),
        _("ตรวจว่าคัดลอกมาผิดแถวหรือไม่ แล้วเขียนมาตรการให้ตรงกับข้อที่ประเมิน"),
    )


def _passages(evidence: Evidence) -> Iterator[_Passage]:
    """An issue that is printed as one cell with the row above is no passage of its own."""
    for typed in texts_in(evidence):
        measure = typed.record
        if not isinstance(measure, Measure) or typed.field not in _LENGTHS:
            continue
        if typed.field == "issue" and measure.joins_issue_above:
            continue
        letters = _letters(typed.text)
        is_alike_anywhere = typed.index is not None and _ALIKE_ANYWHERE.search(letters) is not None
        least = max(_LENGTHS[typed.field], _ALIKE_ANYWHERE_LETTERS if is_alike_anywhere else 0)
        if len(letters) >= least:
            yield _Passage(measure, typed, letters, least)


def _alike(passages: list[_Passage]) -> Iterator[tuple[_Passage, _Passage]]:
    """Pairs of passages that are the same, or nearly so where they are long."""
    same: dict[str, list[_Passage]] = {}
    for passage in passages:
        same.setdefault(passage.letters, []).append(passage)
    for group in same.values():
        # The first stands for all: with hundreds of copies not every pair is told.
        yield from ((group[0], later) for later in group[1:])
    firsts = [group[0] for group in same.values() if len(group[0].letters) >= _NEAR_LETTERS]
    for earlier, later in _neighbours(firsts):
        if _is_near(earlier.letters, later.letters, _NEAR):
            yield earlier, later


def _neighbours(passages: list[_Passage]) -> Iterator[tuple[_Passage, _Passage]]:
    """Pairs worth comparing, found by a few letter groups of each (min-wise sampling) so as not to try them all."""
    grams = {id(passage): _grams(passage.letters) for passage in passages}
    known_by: dict[int, list[_Passage]] = {}
    for passage in passages:
        for gram in sorted(grams[id(passage)])[:_SAMPLED_GRAMS]:
            known_by.setdefault(gram, []).append(passage)
    tried: set[tuple[int, int]] = set()
    for group in known_by.values():
        for earlier, later in combinations(group[:_LARGEST_GROUP], 2):
            first, second = grams[id(earlier)], grams[id(later)]
            if (id(earlier), id(later)) not in tried and 3 * len(first & second) > len(first | second):
                tried.add((id(earlier), id(later)))
                yield earlier, later


def _grams(letters: str) -> set[int]:
    starts = range(len(letters) - _GRAM + 1)
    return {zlib.crc32(letters[start : start + _GRAM].encode()) for start in starts}


def _letters_more(one: Measure, other: Measure, indicators: Mapping[str, str]) -> int | None:
    """How much more two measures must share to look copied; None where the same words belong to both."""
    first, second = one.node, other.node
    if first is None or second is None:
        return None if first is second else 0
    if indicators.get(first.identity) != indicators.get(second.identity):
        return 0
    are_points = first.kind is second.kind and first.kind in (Kind.QUESTION, Kind.ITEM)
    return _MORE_WITHIN_AN_INDICATOR if are_points and first is not second else None


def _indicators(book: YearBook) -> Mapping[str, str]:
    """The identity of the indicator under which each node stands, in either year."""
    nodes: dict[str, NodeRecord] = {}
    for year in (book.results_year, book.year):
        if year is not None:
            nodes.update((node.identity, node) for node in year.edition.nodes)
    found: dict[str, str] = {}
    for node in nodes.values():
        above: NodeRecord | None = node
        while above is not None and above.kind is not Kind.INDICATOR:
            above = nodes.get(above.parent or "")
        found[node.identity] = above.identity if above else node.identity
    return found


def _find_copied_results(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for measure in book.year.measures:
        for follow_up in measure.follow_ups:
            if planned := _planned_words(measure, follow_up):
                row = partial(follow_up_row, book, measure, follow_up)
                result = RecordText(follow_up, "result", None, row, follow_up.result)
                message = _("ผลการดำเนินงาน “{result}” เป็นข้อความเดียวกับ{field}ของ{measure}")
                yield result.slip(
                    message.format(
                        result=result.excerpt(0, 60), field=planned, measure=measure_row(book, measure)
                    ),
                    _("เขียนสิ่งที่ทำจริง จำนวน วันที่ และผลที่เกิดขึ้น แทนการคัดลอกแผน"),
                )


def _planned_words(measure: Measure, follow_up: FollowUp) -> str:
    """The part of the plan that the result repeats, by its name, or an empty text."""
    result = _done.sub("", _letters(follow_up.result))
    if len(result) < _REPORTED_LETTERS:
        return ""
    plans: Mapping[str, Iterable[str]] = {
        _("ประเด็น"): (measure.issue,),
        _("แนวทาง"): (measure.guideline,),
        _("มาตรการ"): measure.measures,
        _("กิจกรรม"): measure.activities,
        _("ผลผลิต"): measure.outputs,
    }
    for name, texts in plans.items():
        letters = [_done.sub("", _letters(text)) for text in texts]
        if any(_is_near(result, planned, _REPORTED_NEAR) for planned in (*letters, "".join(letters))):
            return name
    return ""


def _is_near(one: str, other: str, least: float) -> bool:
    """Upper bounds, which cost little, are asked first."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return all(ratio() >= least for ratio in (matcher.real_quick_ratio, matcher.quick_ratio, matcher.ratio))


def _letters(text: str) -> str:
    plain = _web_address.sub("", text).translate(THAI_TO_ARABIC)
    return _not_a_letter.sub("", plain).casefold()


CHECKS: tuple[Check, ...] = (
    Check(
        "same-passage",
        Severity.SHOULD_LOOK,
        "ข้อความของมาตรการข้อหนึ่งซ้ำหรือเกือบซ้ำกับมาตรการของข้ออื่น",
        _find_same_passages,
    ),
    Check(
        "results-copied-from-plan",
        Severity.MUST_MEND,
        "ผลการดำเนินงานที่คัดลอกข้อความจากแผน",
        _find_copied_results,
    ),
)
