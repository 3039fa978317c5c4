"""What sentences say of numbers: of indicators, questions, items, samples, weights, and how many lie above a score."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from operator import ge, gt, le, lt

from ita_desktop.model.edition import Kind, Node
from ita_desktop.model.editions import available_editions, read_edition
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.records import Record
from ita_desktop.model.year import Measure
from ita_desktop.rules.checks.frame_mentions import Frame, Frames, Mention, frames_of
from ita_desktop.rules.checks.passages import Fault, faults_of_words, faults_under_headings
from ita_desktop.rules.checks.words import in_arabic_digits, texts_in
from ita_desktop.rules.findings import Check, Evidence, Severity, Slip, once
from ita_desktop.rules.misprints import HIGHEST
from ita_desktop.rules.scores import Scores
from ita_desktop.thai.digits import ARABIC_TO_THAI
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

MOST_NAMED = 3
"""How many questions that contradict a sentence are named."""

_POINT = "(?:ข้อคำถาม|คำถาม|ข้อมูล|รายการ|ข้อ)"
_SIDES: dict[str, Callable[[Decimal, Decimal], bool]] = {
    "ไม่ต่ำกว่า": ge,
    "ไม่น้อยกว่า": ge,
    "ตั้งแต่": ge,
    "ไม่เกิน": le,
    "สูงกว่า": gt,
    "มากกว่า": gt,
    "เกินกว่า": gt,
    "เกิน": gt,
    "ต่ำกว่า": lt,
    "น้อยกว่า": lt,
}
_SIDE = (
    rf"(?:(?P<side>{'|'.join(_SIDES)})\s*(?:เกณฑ์|ร้อยละ)?\s*(?P<bound>\d+(?:\.\d+)?)"
    r"|(?P<full>(?:คะแนนเต็ม|(?:ได้|มี)(?:รับ)?\s*(?:คะแนน)?\s*(?:เต็ม)?)\s*(?:ร้อยละ\s*)?100(?:\.00)?(?![\d.])))"
)
_side = re.compile(_SIDE)
_side_behind = re.compile(rf"(?:(?!และ|ส่วน|แต่|ขณะที่|โดย|ได้แก่|คือ|อีก)[^\d\n]){{0,40}}?{_SIDE}")
_of_total = re.compile(
    rf"(?P<count>\d+)\s*(?:{_POINT})?\s*\(?\s*(?:จาก|ใน)(?:จำนวน)?\s*(?P<whole>ทั้งหมด|ทั้งสิ้น)?\s*"
    rf"(?P<total>\d+)\s*{_POINT}\)?"
)
_within_total = re.compile(
    rf"(?:ทั้งหมด|ทั้งสิ้น)\s*(?P<total>\d+)\s*{_POINT}[^\d\n]{{0,40}}?{_SIDE}"
    rf"\s*(?:คะแนน)?\s*(?:มี|จำนวน)*\s*(?P<count>\d+)\s*{_POINT}"
)
_EVERY = r"(?:ทุก|(?P<none>ไม่มี)|(?<!จาก)ทั้ง(?:หมด)?\s*(?P<total>\d+)\s*)(?P<what>ข้อคำถาม|ข้อมูล|คำถาม|ข้อ|ตัวชี้วัด)"
_every = re.compile(
    rf"{_EVERY}(?P<gap>[^\d\n]{{0,60}}?){_SIDE}(?!\s*(?:คะแนน)?\s*(?:มี|จำนวน)*\s*\d+\s*{_POINT})"
)
_every_behind = re.compile(rf"{_SIDE}(?P<gap>\s*(?:คะแนน)?\s*){_EVERY}")
_year_named = re.compile(r"(?<!\d)25\d\d(?!\d)")
_aim = re.compile("เป้าหมาย|มุ่ง|ต้อง|ควร|เพื่อ|จะ|ให้")
_counted = re.compile(
    rf"\s*(?:(?:มี|ประกอบด้วย|จำนวน|[:-])\s*)*(?:(?P<indicators>\d+)\s*ตัวชี้วัด(?!ที่))?"
    rf"[\s,]*(?:และ|รวม)?\s*(?:(?:มี|จำนวน)\s*)*(?:(?P<points>\d+)\s*{_POINT}(?=(?P<after>\s*\S{{0,4}})))?"
    rf"[\s,(]*(?:น้ำหนัก\s*(?:ร้อยละ)?\s*(?P<weight>\d+(?:\.\d+)?))?"
)
_selected = re.compile("ต่ำ|สูง|ปรับปรุง|พัฒนา|แก้ไข|เสนอแนะ|คะแนน")
_choice = re.compile(r"\s*(?:ที่|ได้แก่|คือ|ซึ่ง|แรก|จาก|\(จาก|มีคะ|ได้คะ|ต่ำ|สูง)")
_of_items = re.compile("OIT|เปิดเผยข้อมูล|เผยแพร่ข้อมูล")
_all_items = re.compile(
    rf"(?:ครบ(?:ถ้วน)?|ทั้ง(?:หมด|สิ้น)?|OIT\)?)\s*(?:ทั้ง(?:หมด|สิ้น)?|จำนวน)?\s*(?P<points>\d+)\s*{_POINT}"
)
_not_of_this_plan = re.compile("IIT|EIT|แบบวัด|ผลการประเมิน|คะแนน|ปีก่อน|ที่ผ่านมา|เดิม")
_PLANNED: frozenset[tuple[type[Record], str]] = frozenset(
    (Measure, field) for field in ("guideline", "measures", "activities", "outputs", "awareness")
)
_sample = re.compile(r"(?:ไม่น้อยกว่า|อย่างน้อย|ขั้นต่ำ)\s*(?P<sample>\d+)\s*(?:ตัวอย่าง|ชุด)")
_groups = re.compile(r"กลุ่มตัวอย่าง\s*(?:มี)?\s*(?:จำนวน)?\s*(?P<groups>\d+)\s*กลุ่ม")


@dataclass(frozen=True)
class _Counts:
    """What the frames and the results know, to hold sentences against."""

    frames: Frames
    scores: Scores | None

    def find_above_score(self, text: str, heading: str) -> Iterator[Fault]:
        plain = in_arabic_digits(text)
        frame = self.frames.results
        if frame is None or self.scores is None or "คะแนน" not in plain:
            return
        if set(map(int, _year_named.findall(plain))) - {self.scores.year, self.scores.year + 1}:
            return
        over = frame.mentions(in_arabic_digits(heading))[-1:]
        for match in (*_of_total.finditer(plain), *_within_total.finditer(plain)):
            about = _nearest(frame.mentions(plain) or over, match.start())
            side = match if match.re is _within_total else _side_near(plain, match)
            if about is not None and (side or match.groupdict().get("whole")):
                yield from self._fault_of_total(text, match, about.node, side)
        for match in (*_every.finditer(plain), *_every_behind.finditer(plain)):
            if _is_told_of_scores(plain, match):
                about = _nearest(frame.mentions(plain[: match.start()]) or over, match.start())
                yield from self._fault_of_every(text, match, about.node if about else None)

    def find_in_frame(self, text: str) -> Iterator[Fault]:
        """Counts behind the name of an instrument or indicator; wrong only if wrong in every frame meant."""
        plain = in_arabic_digits(text)
        mentions = self.frames.work.mentions(plain)
        if not mentions or _selected.search(_without(mentions, plain)):
            return
        frames = self.frames.meant(text)
        for mention in mentions:
            match = _counted.match(plain, mention.end)
            if match is None or not match[0].strip() or _choice.match(match["after"] or ""):
                continue
            nodes = [(frame, node) for frame in frames if (node := frame.node(mention.node.code))]
            known = [_known_counts(frame, node) for frame, node in nodes]
            for name in ("indicators", "points", "weight"):
                printed = match[name]
                expected = [counts[name] for counts in known if name in counts]
                if printed and expected and Decimal(printed) not in expected:
                    yield _miscounted(text, mention, match, name, frames[0].year, expected[0])

    def find_samples(self, text: str) -> Iterator[Fault]:
        plain = in_arabic_digits(text)
        if not _sample.search(plain) and not _groups.search(plain):
            return
        frames = self.frames.meant(text)
        for name, pattern in (("sample", _sample), ("groups", _groups)):
            for match in pattern.finditer(plain):
                nodes = [node for frame in frames if (node := _sampled(frame, plain, match.start()))]
                known = [_known_counts(frames[0], node) for node in nodes]
                expected = [counts[name] for counts in known if name in counts]
                if expected and Decimal(match[name]) not in expected:
                    mention = Mention(nodes[0], match.start(), match.start())
                    yield _miscounted(text, mention, match, name, frames[0].year, expected[0])

    def _fault_of_total(
        self, text: str, match: re.Match[str], node: NodeRecord, side: re.Match[str] | None
    ) -> Iterator[Fault]:
        assert self.scores is not None
        points = self.scores.of_kinds({Kind.QUESTION, Kind.ITEM}, within=node.identity)
        known = [point.shown for point in points if point.shown is not None]
        if not known:
            return
        totals = {len(points), len(known)}
        count = sum(_holds(side, score) for score in known) if side else int(match["count"])
        if int(match["total"]) in totals and int(match["count"]) == count:
            return
        words = text[match.start() : match.end()]
        message = counted(
            "ข้อความว่า “{words}” ไม่ตรงกับผลการประเมิน {node} ปี {year} ซึ่งมีทั้งหมด {count} ข้อ",
            len(points),
            words=words,
            node=node.code,
            year=self.scores.year,
        )
        if side:
            message += counted(
                " และมี {count} ข้อที่ได้คะแนน{side} {bound}",
                count,
                side=side["side"] or _("เต็ม"),
                bound=side["bound"] or HIGHEST,
            )
        mended = _with_number(text, match, "total", len(known))
        if side:
            mended = _with_number(mended, match, "count", count)
        yield Fault(words, message, _("แก้จำนวนข้อให้ตรงกับผลคะแนน"), mended if side else None)

    def _fault_of_every(self, text: str, match: re.Match[str], node: NodeRecord | None) -> Iterator[Fault]:
        assert self.scores is not None
        kinds = {Kind.INDICATOR} if match["what"] == "ตัวชี้วัด" else {Kind.QUESTION, Kind.ITEM}
        points = self.scores.of_kinds(kinds, within=node.identity if node else None)
        known = [(point.node.code, point.shown) for point in points if point.shown is not None]
        against = [code for code, score in known if _holds(match, score) is bool(match["none"])]
        words = text[match.start() : match.end()]
        if match["total"] and known and int(match["total"]) not in (len(points), len(known)):
            yield Fault(
                words,
                counted(
                    "ข้อความว่า “{words}” ไม่ตรงกับผลคะแนนปี {year} ซึ่งมีทั้งหมด {count} รายการ",
                    len(points),
                    words=words,
                    year=self.scores.year,
                ),
                _("แก้จำนวนให้ตรงกับผลคะแนน"),
            )
            return
        if not against:
            return
        named = ", ".join(against[:MOST_NAMED])
        yield Fault(
            words,
            _("ข้อความว่า “{words}” ไม่ตรงกับผลคะแนนปี {year} ของ {codes} (รวม {count} รายการ)").format(
                words=words, year=self.scores.year, codes=named, count=len(against)
            ),
            _("แก้ข้อความให้ตรงกับคะแนนที่ประกาศ"),
        )


def _holds(side: re.Match[str], score: Decimal) -> bool:
    return score == HIGHEST if side["full"] else _SIDES[side["side"]](score, Decimal(side["bound"]))


def _is_told_of_scores(plain: str, match: re.Match[str]) -> bool:
    """Whether points are meant that were reached, not what is aimed at."""
    before = plain[max(0, match.start() - 25) : match.start()]
    near = f"{before}{match['gap']}{plain[match.end() : match.end() + 8]}"
    return (
        bool(match["full"] or "คะแนน" in near) and not _aim.search(before) and not _aim.search(match["gap"])
    )


def _side_near(plain: str, match: re.Match[str]) -> re.Match[str] | None:
    """The bound that the sentence names, behind the counts unless another clause begins there, or before them."""
    before = _side.finditer(plain, max(0, match.start() - 40), match.start())
    return _side_behind.match(plain, match.end()) or max(before, key=lambda found: found.end(), default=None)


def _nearest(mentions: Sequence[Mention], position: int) -> Mention | None:
    """The last one named before; a node named only afterwards counts if it is the only one."""
    before = [mention for mention in mentions if mention.start < position]
    if before:
        return before[-1]
    return mentions[0] if len({mention.node.code for mention in mentions}) == 1 else None


def _without(mentions: Sequence[Mention], plain: str) -> str:
    """What a text says besides the names of indicators, which speak of improving themselves."""
    for mention in reversed(mentions):
        plain = plain[: mention.start] + plain[mention.end :]
    return plain


def _known_counts(frame: Frame, node: NodeRecord) -> dict[str, Decimal]:
    counts = {"points": Decimal(len(frame.points(node)))}
    if node.kind is Kind.INSTRUMENT:
        indicators = sum(below.kind is Kind.INDICATOR for below in frame.below(node))
        counts |= {"indicators": Decimal(indicators)}
        if node.weight is not None:
            counts["weight"] = node.weight
        if node.minimum_sample is not None:
            counts["sample"] = Decimal(node.minimum_sample)
        if node.sample_groups:
            counts["groups"] = Decimal(len(node.sample_groups))
    return {name: count for name, count in counts.items() if count}


def _sampled(frame: Frame, plain: str, position: int) -> NodeRecord | None:
    """The instrument whose sample a text speaks of: the one named, else the only one whose groups it lists."""
    named = _nearest([each for each in frame.mentions(plain) if each.node.kind is Kind.INSTRUMENT], position)
    if named is not None:
        return named.node
    listed = [
        node
        for node in frame.instruments
        if node.sample_groups and all(in_arabic_digits(group) in plain for group in node.sample_groups)
    ]
    return listed[0] if len(listed) == 1 else None


def _miscounted(
    text: str, mention: Mention, match: re.Match[str], name: str, year: int, expected: Decimal
) -> Fault:
    words = text[mention.start : match.end()].strip()
    whole = int(expected)
    told = {
        "indicators": counted("มี {count} ตัวชี้วัด", whole),
        "points": counted("มี {count} ข้อ", whole),
        "weight": _("มีน้ำหนักร้อยละ {count}").format(count=f"{expected.normalize():f}"),
        "sample": counted("ต้องมีอย่างน้อย {count} ตัวอย่าง", whole),
        "groups": counted("มีกลุ่มตัวอย่าง {count} กลุ่ม", whole),
    }
    return Fault(
        words,
        _("ข้อความว่า “{words}” ไม่ตรงกับกรอบปี {year} ซึ่ง {node} {expected} ไม่ใช่ {found}").format(
            words=words,
            year=year,
            node=mention.node.code,
            expected=told[name],
            found=match[name],
        ),
        _("แก้ตัวเลขให้ตรงกับกรอบการประเมินที่ใช้"),
        _with_number(text, match, name, whole) if expected == whole else None,
    )


def _with_number(text: str, match: re.Match[str], group: str, number: int) -> str:
    """`text` with another number in the place of a group, in the kind of digits that stands there."""
    start, end = match.span(group)
    is_thai = text[start:end] != match[group]
    digits = str(number).translate(ARABIC_TO_THAI) if is_thai else str(number)
    return text[:start] + digits + text[end:]


def _items_left_over(evidence: Evidence) -> Iterator[Slip]:
    """A plan means the items of its year: as many as another frame has, and more than there are, were copied."""
    frame = frames_of(evidence).work
    items = _count_items(frame.edition.nodes)
    for text in texts_in(evidence):
        if (type(text.record), text.field) not in _PLANNED or not _of_items.search(text.text):
            continue
        plain = in_arabic_digits(text.text)
        if _not_of_this_plan.search(plain) or set(map(int, _year_named.findall(plain))) - {frame.year}:
            continue
        for match in _all_items.finditer(plain):
            count = int(match["points"])
            if items < count and count in _counts_of_items():
                yield text.slip(
                    counted(
                        "ข้อความว่า “{words}” แต่กรอบปี {year} มีข้อมูล OIT {count} ข้อ",
                        items,
                        words=text.text[match.start() : match.end()],
                        year=frame.year,
                    ),
                    _("ตรวจว่าเป็นจำนวนของกรอบปีอื่นหรือไม่ แล้วแก้ให้ตรงกับกรอบปี {year}").format(year=frame.year),
                    _with_number(text.text, match, "points", items),
                )


def _count_items(nodes: Iterable[Node | NodeRecord]) -> int:
    return sum(node.kind is Kind.ITEM for node in nodes)


@cache
def _counts_of_items() -> frozenset[int]:
    """How many items the frames have that travel with the program."""
    return frozenset(_count_items(read_edition(code).nodes) for code in available_editions())


def _above_score(evidence: Evidence) -> Iterator[Slip]:
    return faults_under_headings(evidence, _counts_of(evidence).find_above_score)


def _look(find: Callable[[_Counts, str], Iterator[Fault]], evidence: Evidence) -> Iterator[Slip]:
    return faults_of_words(evidence, partial(find, _counts_of(evidence)))


@once
def _counts_of(evidence: Evidence) -> _Counts:
    return _Counts(frames_of(evidence), evidence.scores)


CHECKS: tuple[Check, ...] = (
    Check(
        "count-above-score",
        Severity.MUST_MEND,
        "ข้อความที่บอกว่ากี่ข้อจากทั้งหมดกี่ข้อได้คะแนนสูงหรือต่ำกว่าเกณฑ์ ซึ่งไม่ตรงกับผลคะแนน",
        _above_score,
    ),
    Check(
        "count-in-frame",
        Severity.MUST_MEND,
        "ข้อความที่บอกจำนวนตัวชี้วัด จำนวนข้อ หรือน้ำหนัก ซึ่งไม่ตรงกับกรอบการประเมิน",
        partial(_look, _Counts.find_in_frame),
    ),
    Check(
        "count-left-over",
        Severity.SHOULD_LOOK,
        "จำนวนข้อมูล OIT ในมาตรการที่เป็นของกรอบปีอื่น",
        _items_left_over,
    ),
    Check(
        "sample-against-frame",
        Severity.SHOULD_LOOK,
        "ข้อความที่บอกจำนวนกลุ่มหรือจำนวนตัวอย่าง ซึ่งไม่ตรงกับกรอบการประเมิน",
        partial(_look, _Counts.find_samples),
    ),
)
