"""What sentences say of scores: which is the highest or the lowest, how many points and what level were reached."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property, partial

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.editions import read_level_scale
from ita_desktop.rules.checks.figures import name_of
from ita_desktop.rules.checks.frame_mentions import Frame, Frames, Mention, frames_of, title_pattern
from ita_desktop.rules.checks.passages import Fault, faults_under_headings
from ita_desktop.rules.checks.words import in_arabic_digits
from ita_desktop.rules.findings import Check, Evidence, Severity, Slip
from ita_desktop.rules.scores import NodeScore, Scores
from ita_desktop.rules.weak_points import links_between
from ita_desktop.thai.digits import ARABIC_TO_THAI
from ita_desktop.translation import translate as _

_END = "(?P<end>สูงสุด|สูงที่สุด|ต่ำสุด|ต่ำที่สุด)"
_FIGURE = r"(?P<figure>\d{1,3}\.\d{2})(?!\d)"
_end_before = re.compile(
    rf"{_END}(?:\s*ของ\S{{0,12}}\s+\S*)?\s*(?:อยู่ที่|คือ|ได้แก่|เป็น)?\s*(?:ข้อ(?:คำถาม)?(?:ที่)?\s*)?$"
)
_end_behind = re.compile(
    rf"(?:(?!ตัวชี้วัดที่\s*\d|และ)[^\n]){{0,60}}?(?:ได้|มี)(?:รับ)?คะแนน(?:เฉลี่ย)?{_END}"
    r"(?!\s*(?:อยู่ที่|คือ|ได้แก่|ใน|ของ|\d))"
)
_point = re.compile(r"(?<![A-Za-z\d])(?P<code>[IEO]\d{1,2})(?![\d.])")
_total_told = re.compile(rf"คะแนน(?:เฉลี่ย)?รวม(?:ทั้งหมด|เฉลี่ย)?\s*(?:ร้อยละ|คือ|เท่ากับ|ได้)?\s*{_FIGURE}")
_figure_behind = re.compile(
    rf"\s*\(?\s*(?:ได้|มี|เท่ากับ|คือ|คะแนนที่ได้)*(?:รับ)?\s*(?:คะแนน)?(?:เฉลี่ย)?\s*(?:ร้อยละ|เท่ากับ|คือ)?\s*{_FIGURE}"
)
_office_between = re.compile(r"\s*ของ\S{2,60}?\s+(?=(?:ได้|มี))")
_any_figure = re.compile(_FIGURE)
_year_named = re.compile(r"(?<!\d)25\d\d(?!\d)")
_before_level = r"(?:อยู่ใน|จัดอยู่|ได้(?:รับ)?)\s*(?:เกณฑ์|ผลการประเมิน)?\s*ระดับ\s*[“\"(]?\s*"
_of_results = re.compile("คะแนน|ผลการประเมิน")
_aim = re.compile("เป้าหมาย|มุ่ง|เพื่อ|ต้อง|ควร|จะ|ให้|ขึ้นไป|คาด|หาก|ถ้า")


@dataclass(frozen=True)
class _Claims:
    """What the results say, to hold sentences against."""

    book: YearBook
    frames: Frames
    frame: Frame
    scores: Scores

    def find_ends(self, text: str, heading: str) -> Iterator[Fault]:
        plain = in_arabic_digits(text)
        if "สุด" not in plain or not self._tells_of_this_year(plain):
            return
        for mention in (*self.frame.mentions(plain), *self._points(plain)):
            before = _end_before.search(plain, max(0, mention.start - 40), mention.start)
            is_point = mention.node.kind in (Kind.QUESTION, Kind.ITEM)
            match = before or (None if is_point else _end_behind.match(plain, mention.end))
            score = self.scores.of(mention.node.identity)
            if match is None or score.shown is None:
                continue
            if not self._is_end(score, match["end"], f"{heading} {text}"):
                start, end = min(match.start(), mention.start), max(match.end(), mention.end)
                yield self._other_end(text[start:end].strip(), score, match["end"])

    def find_figures(self, text: str, _heading: str) -> Iterator[Fault]:
        plain = in_arabic_digits(text)
        if not _any_figure.search(plain) or not self._tells_of_this_year(plain):
            return
        if self.frame not in self.frames.meant(text):
            return
        total = {self.scores.total_published, self.scores.total_recomputed} - {None}
        for match in self._totals_told(plain) if total else ():
            if Decimal(match["figure"]) not in total:
                yield self._misquoted(text, match, _("คะแนนรวม"), self.scores.total_published)
        for mention in (*self.frame.mentions(plain), *self._points(plain)):
            skipped = _office_between.match(plain, mention.end)
            match = _figure_behind.match(plain, skipped.end() if skipped else mention.end)
            score = self.scores.of(mention.node.identity)
            known = {score.published, score.recomputed} - {None}
            if match and known and Decimal(match["figure"]) not in known | self._known_otherwise(mention):
                yield self._misquoted(
                    text, match, _("คะแนน{node}").format(node=name_of(mention.node)), score.shown
                )

    def find_levels(self, text: str, _heading: str) -> Iterator[Fault]:
        """Levels of the total; of an indicator only the tables tell."""
        plain = in_arabic_digits(text)
        if "ระดับ" not in plain or not _of_results.search(plain) or not self._tells_of_this_year(plain):
            return
        for match in self._level_told.finditer(plain):
            before = plain[: match.start()]
            near = f"{before[-25:]}{plain[match.end() : match.end() + 8]}"
            if self.frame.mentions(before) or _aim.search(near) or match["level"] in self._levels:
                continue
            if self._levels:
                words, (right, *_others) = text[match.start() : match.end()], self._levels
                yield Fault(
                    words,
                    _("ข้อความว่า “{words}” ไม่ตรงกับผลปี {year} ซึ่งอยู่ในระดับ{level}").format(
                        words=words, year=self.scores.year, level=_spaced(right)
                    ),
                    _("แก้ระดับในข้อความให้ตรงกับผลการประเมิน"),
                    text[: match.start("level")] + right + text[match.end("level") :],
                )

    @cached_property
    def _levels(self) -> tuple[str, ...]:
        """Names of the level reached, as worked out and as published where that is another one."""
        reached, printed = self.scores.level_recomputed, self.scores.level_published
        longest_first = sorted((level.name for level in self.book.level_scale.levels), key=len, reverse=True)
        published = next((name for name in longest_first if printed.startswith(name)), None)
        return tuple(dict.fromkeys(name for name in (reached.name if reached else None, published) if name))

    @cached_property
    def _level_told(self) -> re.Pattern[str]:
        """Levels of either year: one that the scale of the results does not know is wrong too."""
        scales = self.book.level_scale, read_level_scale(self.book.edition.level_scale)
        levels = {level.name for scale in scales for level in scale.levels}
        names = sorted(levels, key=len, reverse=True)
        return re.compile(rf"{_before_level}(?P<level>{'|'.join(map(re.escape, names))})(?![A-Za-z]|เกณฑ์)")

    def _points(self, plain: str) -> Iterator[Mention]:
        """Questions and items by their codes, with the title where it stands behind."""
        for match in _point.finditer(plain):
            if node := self.frame.node(match["code"]):
                titled = title_pattern(node.title).match(plain, match.end())
                yield Mention(node, match.start(), titled.end() if titled else match.end())

    def _totals_told(self, plain: str) -> Iterator[re.Match[str]]:
        yield from _total_told.finditer(plain)
        if not self.frame.mentions(plain):
            yield from self._total_of_the_office.finditer(plain)

    @cached_property
    def _total_of_the_office(self) -> re.Pattern[str]:
        return re.compile(
            rf"{re.escape(self.book.office.name)}\s*(?:ได้|มี)(?:รับ)?(?:ผล)?คะแนน(?:เฉลี่ย)?\s*{_FIGURE}"
        )

    def _known_otherwise(self, mention: Mention) -> set[Decimal | None]:
        """What a code says by the frame of the year: the scores of what it was before."""
        if mention.node.kind not in (Kind.QUESTION, Kind.ITEM):
            return set()
        return {score.shown for score in self._origins.get(mention.node.code, ())}

    @cached_property
    def _origins(self) -> dict[str, list[NodeScore]]:
        codes = {node.identity: node.code for node in self.frames.work.edition.nodes}
        found: dict[str, list[NodeScore]] = {}
        for link in links_between(self.scores.edition, self.book.edition):
            if link.earlier and link.later in codes:
                found.setdefault(codes[link.later], []).append(self.scores.of(link.earlier))
        return found

    def _tells_of_this_year(self, plain: str) -> bool:
        """Not if another year than that of the results and the one after it is named: scores may be compared."""
        named = set(map(int, _year_named.findall(plain)))
        return named <= {self.scores.year, self.scores.year + 1}

    def _is_end(self, score: NodeScore, end: str, text: str) -> bool:
        """Whether it is the highest or lowest of all, or of what it is a part of where the text is about that."""
        about = {mention.node.identity for mention in self.frame.mentions(in_arabic_digits(text))}
        wholes = about & set(self._above(score))
        return any(score in self._ends(score, end, whole) for whole in (None, *wholes))

    def _ends(self, score: NodeScore, end: str, within: str | None = None) -> list[NodeScore]:
        alone = (Kind.INSTRUMENT, Kind.INDICATOR, Kind.SUBINDICATOR)
        kinds = {score.node.kind} if score.node.kind in alone else {Kind.QUESTION, Kind.ITEM}
        known = [each for each in self.scores.of_kinds(kinds, within) if each.shown is not None]
        shown = [each.shown for each in known if each.shown is not None]
        wanted = max(shown) if end.startswith("สูง") else min(shown)
        return [each for each in known if each.shown == wanted]

    def _other_end(self, words: str, score: NodeScore, end: str) -> Fault:
        ends = self._ends(score, end)
        return Fault(
            words,
            _(
                "ข้อความว่า “{words}” ไม่ตรงกับผลปี {year} ซึ่งคะแนน{end}คือ {ends} ({right}) ส่วน {code} ได้ {found}"
            ).format(
                words=words,
                year=self.scores.year,
                end=end,
                ends=", ".join(name_of(each.node).strip() for each in ends),
                right=f"{ends[0].shown:.2f}",
                code=name_of(score.node).strip(),
                found=f"{score.shown:.2f}",
            ),
            _("แก้ข้อความให้ตรงกับคะแนน หรือตรวจคะแนนกับรายงานผลอีกครั้ง"),
        )

    def _above(self, score: NodeScore) -> Iterator[str]:
        while score.node.parent is not None:
            score = self.scores.of(score.node.parent)
            yield score.node.identity

    def _misquoted(self, text: str, match: re.Match[str], what: str, right: Decimal | None) -> Fault:
        start, end = match.span("figure")
        expected = "" if right is None else f"{right:.2f}"
        printed = expected if text[start:end].isascii() else expected.translate(ARABIC_TO_THAI)
        return Fault(
            text[max(0, start - 20) : end],
            _("ข้อความพิมพ์{what} เป็น {found} แต่ผลปี {year} คือ {expected}").format(
                what=what, found=match["figure"], year=self.scores.year, expected=expected
            ),
            _("แก้คะแนนในข้อความให้ตรงกับแผ่นผลคะแนน"),
            text[:start] + printed + text[end:] if expected else None,
        )


def _spaced(level: str) -> str:
    return f" {level}" if level.isascii() else level


def _look(find: Callable[[_Claims, str, str], Iterator[Fault]], evidence: Evidence) -> Iterator[Slip]:
    frames, scores = frames_of(evidence), evidence.scores
    if scores is not None and frames.results is not None:
        claims = _Claims(evidence.book, frames, frames.results, scores)
        yield from faults_under_headings(evidence, partial(find, claims))


CHECKS: tuple[Check, ...] = (
    Check(
        "highest-or-lowest-in-words",
        Severity.MUST_MEND,
        "ข้อความที่บอกว่าตัวชี้วัดหรือข้อใดได้คะแนนสูงสุดหรือต่ำสุด ซึ่งไม่ตรงกับผลคะแนน",
        partial(_look, _Claims.find_ends),
    ),
    Check(
        "score-in-words",
        Severity.MUST_MEND,
        "คะแนนที่เขียนในข้อความ ซึ่งไม่ตรงกับผลคะแนน",
        partial(_look, _Claims.find_figures),
    ),
    Check(
        "level-in-words",
        Severity.MUST_MEND,
        "ระดับที่เขียนในข้อความ ซึ่งไม่ตรงกับผลคะแนน",
        partial(_look, _Claims.find_levels),
    ),
)
