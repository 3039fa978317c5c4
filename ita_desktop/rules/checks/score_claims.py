"""What sentences say of scores: which is the highest or the lowest, and how many points something reached."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from ita_desktop.model.edition import Kind
from ita_desktop.rules.checks.figures import name_of
from ita_desktop.rules.checks.frame_mentions import INDICATOR, Frame, Frames, frames_of
from ita_desktop.rules.checks.passages import Fault, faults_under_headings
from ita_desktop.rules.checks.words import in_arabic_digits
from ita_desktop.rules.findings import Check, Evidence, Severity, Slip
from ita_desktop.rules.scores import NodeScore, Scores
from ita_desktop.thai.digits import ARABIC_TO_THAI
from ita_desktop.translation import translate as _

_END = "(?P<end>สูงสุด|สูงที่สุด|ต่ำสุด|ต่ำที่สุด)"
_FIGURE = r"(?P<figure>\d{1,3}\.\d{2})(?!\d)"
_end_before = re.compile(
    rf"{_END}\s*(?:อยู่ที่|คือ|ได้แก่|เป็น)?\s*(?:{INDICATOR}|(?:ข้อ(?:คำถาม)?(?:ที่)?\s*)?(?P<point>[IEO]\d+)(?!\d))"
)
_end_behind = re.compile(rf"{INDICATOR}(?:(?!ตัวชี้วัดที่|และ)[^\n]){{0,60}}?(?:ได้|มี)(?:รับ)?คะแนน(?:เฉลี่ย)?{_END}")
_total_told = re.compile(rf"คะแนน(?:เฉลี่ย)?รวม(?:ทั้งหมด|เฉลี่ย)?\s*(?:ร้อยละ|คือ|เท่ากับ|ได้)?\s*{_FIGURE}")
_figure_behind = re.compile(
    rf"\s*\(?\s*(?:ได้|มี|เท่ากับ|คือ|คะแนนที่ได้)*(?:รับ)?\s*(?:คะแนน)?(?:เฉลี่ย)?\s*(?:ร้อยละ|เท่ากับ|คือ)?\s*{_FIGURE}"
)
_office_between = re.compile(r"\s*ของ\S{2,60}?\s+(?=(?:ได้|มี))")
_any_figure = re.compile(_FIGURE)
_year_named = re.compile(r"(?<!\d)25\d\d(?!\d)")


@dataclass(frozen=True)
class _Claims:
    """What the results say, to hold sentences against."""

    frames: Frames
    frame: Frame
    scores: Scores

    def find_ends(self, text: str, heading: str) -> Iterator[Fault]:
        plain = in_arabic_digits(text)
        if "สุด" not in plain or not self._tells_of_this_year(plain):
            return
        for match in (*_end_before.finditer(plain), *_end_behind.finditer(plain)):
            code = match.groupdict().get("point") or match["code"]
            node = self.frame.node(code)
            score = self.scores.of(node.identity) if node else None
            if score is None or score.shown is None or self._is_end(score, match["end"], f"{heading} {text}"):
                continue
            ends = self._ends(score, match["end"])
            yield Fault(
                text[match.start() : match.end()],
                _(
                    "ข้อความว่า “{words}” ไม่ตรงกับผลปี {year} ซึ่งคะแนน{end}คือ {ends} ({right}) ส่วน {code} ได้ {found}"
                ).format(
                    words=text[match.start() : match.end()],
                    year=self.scores.year,
                    end=match["end"],
                    ends=", ".join(end.node.code for end in ends),
                    right=f"{ends[0].shown:.2f}",
                    code=code,
                    found=f"{score.shown:.2f}",
                ),
                _("แก้ข้อความให้ตรงกับคะแนน หรือตรวจคะแนนกับรายงานผลอีกครั้ง"),
            )

    def find_figures(self, text: str, _heading: str) -> Iterator[Fault]:
        plain = in_arabic_digits(text)
        if not _any_figure.search(plain) or not self._tells_of_this_year(plain):
            return
        if self.frame not in self.frames.meant(text):
            return
        total = {self.scores.total_published, self.scores.total_recomputed} - {None}
        for match in _total_told.finditer(plain):
            if total and Decimal(match["figure"]) not in total:
                yield self._misquoted(text, match, _("คะแนนรวม"), self.scores.total_published)
        for mention in self.frame.mentions(plain):
            skipped = _office_between.match(plain, mention.end)
            match = _figure_behind.match(plain, skipped.end() if skipped else mention.end)
            score = self.scores.of(mention.node.identity)
            known = {score.published, score.recomputed} - {None}
            if match and known and Decimal(match["figure"]) not in known:
                yield self._misquoted(
                    text, match, _("คะแนน{node}").format(node=name_of(mention.node)), score.shown
                )

    def _tells_of_this_year(self, plain: str) -> bool:
        """Not if another year than that of the results and the one after it is named: scores may be compared."""
        named = set(map(int, _year_named.findall(plain)))
        return named <= {self.scores.year, self.scores.year + 1}

    def _is_end(self, score: NodeScore, end: str, text: str) -> bool:
        """Whether it is the highest or lowest of all, or of its instrument where the text is about that."""
        instrument = self._instrument_of(score)
        about = self.frame.mentions(in_arabic_digits(text))
        is_of_instrument = any(mention.node.identity == instrument for mention in about)
        return score in self._ends(score, end) or (
            is_of_instrument and score in self._ends(score, end, instrument)
        )

    def _ends(self, score: NodeScore, end: str, within: str | None = None) -> list[NodeScore]:
        is_indicator = score.node.kind in (Kind.INDICATOR, Kind.SUBINDICATOR)
        kinds = {score.node.kind} if is_indicator else {Kind.QUESTION, Kind.ITEM}
        known = [each for each in self.scores.of_kinds(kinds, within) if each.shown is not None]
        shown = [each.shown for each in known if each.shown is not None]
        wanted = max(shown) if end.startswith("สูง") else min(shown)
        return [each for each in known if each.shown == wanted]

    def _instrument_of(self, score: NodeScore) -> str:
        while score.node.parent is not None:
            score = self.scores.of(score.node.parent)
        return score.node.identity

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


def _look(find: Callable[[_Claims, str, str], Iterator[Fault]], evidence: Evidence) -> Iterator[Slip]:
    frames, scores = frames_of(evidence), evidence.scores
    if scores is not None and frames.results is not None:
        yield from faults_under_headings(evidence, partial(find, _Claims(frames, frames.results, scores)))


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
)
