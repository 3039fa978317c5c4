"""Instruments, indicators and items under a name that is another one's: (ETA) for EIT, number 8 with the title of 2."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cached_property, partial

from ita_desktop.model.edition import Kind
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import FreeSection
from ita_desktop.rules.checks.figures import name_of
from ita_desktop.rules.checks.frame_mentions import (
    INDICATOR,
    Frame,
    Frames,
    frames_of,
    loose_pattern,
    title_pattern,
)
from ita_desktop.rules.checks.passages import Fault, faults_of_words
from ita_desktop.rules.checks.words import in_arabic_digits, texts_in
from ita_desktop.rules.findings import Check, Evidence, Severity, Slip
from ita_desktop.translation import translate as _

_indicator = re.compile(INDICATOR)
_item = re.compile(r"(?<![A-Za-z\d])(?P<code>[IEO]\d{1,2})(?![\d.])")
_like_an_item = re.compile(r"[IEO]\d")
_any_instrument = re.compile(r"แบบ(?:วัด|ตรวจ|สำรวจ)\s*\(?\s*(?P<code>[A-Z]{3}|[IEO]{1,2}[IT]{2,3})(?![A-Z])")
_IN_ENGLISH = r"(?:[A-Za-z][A-Za-z\s-]{3,}[:：]\s*)?"
_asked = re.compile("ผู้มีส่วนได้ส่วนเสียภาย(?:ใน|นอก)")
_ends_name = re.compile(r"\s|$|[()\d,:;/–-]")


@dataclass(frozen=True)
class _Names:
    frames: Frames

    def find_instruments(self, text: str) -> Iterator[Fault]:
        """A code in brackets behind the title of an instrument, or right behind the word for one."""
        if "แบบ" not in text:
            return
        known = sorted({node.code for node, _pattern in self._instrument_titles})
        told: set[int] = set()
        for node, pattern in self._instrument_titles:
            for match in pattern.finditer(text):
                told.add(match.start("code"))
                if match["code"] != node.code:
                    yield _other_code(text, match, node.code, node.title)
        for match in _any_instrument.finditer(text):
            if match.start("code") not in told and match["code"] not in known:
                words = _("ไม่มีแบบวัดชื่อย่อ “{code}” ชื่อย่อที่มีคือ {known}")
                yield Fault(
                    match[0],
                    words.format(code=match["code"], known=", ".join(known)),
                    _("แก้ชื่อย่อของแบบวัดให้ถูกต้อง"),
                )

    def find_numbered(self, text: str) -> Iterator[Fault]:
        plain = in_arabic_digits(text)
        indicators = _indicator.finditer(plain) if "ตัวชี้วัด" in plain else ()
        items = _item.finditer(plain) if _like_an_item.search(plain) else ()
        for match in (*indicators, *items):
            code, is_indicator = match["code"], match.re is _indicator
            own = [node for frame in self.frames.all if (node := frame.node(code))]
            if any(title_pattern(node.title).match(plain, match.end()) for node in own):
                continue
            other = self._named_exactly(plain, match.end(), is_indicator=is_indicator)
            if other is not None:
                message = _("“{words}” ไม่ตรงกับกรอบการประเมิน เพราะ “{title}” คือ{node}")
                title = " ".join(other.title.split())
                yield Fault(
                    text[match.start() : match.end()],
                    message.format(words=f"{match[0]} {title}", title=title, node=name_of(other)),
                    _("แก้เลขหรือชื่อตัวชี้วัดให้ตรงกัน") if is_indicator else _("แก้รหัสหรือชื่อข้อให้ตรงกัน"),
                )

    @cached_property
    def _instrument_titles(self) -> list[tuple[NodeRecord, re.Pattern[str]]]:
        """The code in brackets behind the title, in English or not, or the title in brackets behind the code."""
        nodes = {node.code: node for frame in self.frames.all for node in frame.instruments}
        titles = [(node, _variants(node.title)) for node in nodes.values()]
        behind = [
            (node, re.compile(rf"{title}\s*\(\s*{_IN_ENGLISH}(?P<code>[A-Z]{{2,4}})\s*\)"))
            for node, title in titles
        ]
        before = [
            (node, re.compile(rf"(?<![A-Z])(?P<code>[IEO][A-Z]{{1,2}})\s*\(\s*{title}"))
            for node, title in titles
        ]
        return behind + before

    @cached_property
    def _titled(self) -> dict[bool, list[NodeRecord]]:
        """Indicators, and questions with items; the longest title first, since one may begin with another."""
        kinds = {
            True: (Kind.INDICATOR, Kind.SUBINDICATOR),
            False: (Kind.QUESTION, Kind.ITEM),
        }
        nodes = [node for frame in self.frames.all for node in frame.edition.nodes]
        return {
            key: sorted((node for node in nodes if node.kind in of), key=lambda node: -len(node.title))
            for key, of in kinds.items()
        }

    def _named_exactly(self, plain: str, position: int, *, is_indicator: bool) -> NodeRecord | None:
        """The node whose whole title stands behind a number, with nothing that goes on."""
        for node in self._titled[is_indicator]:
            match = title_pattern(node.title).match(plain, position)
            if match is not None and _ends_name.match(plain, match.end()):
                return node
        return None


def _variants(title: str) -> str:
    """A pattern of the title, and of what offices shorten in it."""
    return loose_pattern(title).replace("ได้ส่วนเสีย", "ได้(?:ส่วน)?เสีย")


def _other_code(text: str, match: re.Match[str], code: str, title: str) -> Fault:
    message = _("{title} ใช้ชื่อย่อ “{found}” ที่ถูกต้องคือ {expected}")
    return Fault(
        match[0],
        message.format(title=title, found=match["code"], expected=code),
        _("แก้ชื่อย่อเป็น {expected}").format(expected=code),
        text[: match.start("code")] + code + text[match.end("code") :],
    )


def _headings(evidence: Evidence) -> Iterator[Slip]:
    """A heading that names one instrument over paragraphs that speak of another one only."""
    frame = frames_of(evidence).work
    for text in texts_in(evidence):
        if not isinstance(text.record, FreeSection) or text.field != "heading":
            continue
        named = _instruments(frame, text.text)
        if any(_speaks_of(frame, named, paragraph) for paragraph in text.record.paragraphs):
            continue
        told = {code for paragraph in text.record.paragraphs for code in _instruments(frame, paragraph)}
        if len(named) == 1 and len(told) == 1 and named != told:
            (found,), (expected,) = named, told
            message = _("หัวข้อ “{heading}” กล่าวถึง {found} แต่เนื้อหาเป็นเรื่อง {expected}")
            yield text.slip(
                message.format(heading=text.text, found=found, expected=expected),
                _("แก้ชื่อแบบวัดในหัวข้อเป็น {expected} หรือตรวจเนื้อหา").format(expected=expected),
                text.text.replace(found, expected),
            )


def _speaks_of(frame: Frame, codes: Collection[str], text: str) -> bool:
    """Whether the text tells of the instruments without their names: by whom they ask, or by a code of theirs."""
    nodes = [node for node in frame.instruments if node.code in codes]
    asked = [match[0] for node in nodes if (match := _asked.search(node.title))]
    letters = {node.code[0] for node in nodes}
    return any(each in text for each in asked) or any(
        match["code"][0] in letters for match in _item.finditer(text)
    )


def _instruments(frame: Frame, text: str) -> set[str]:
    return {mention.node.code for mention in frame.mentions(text) if mention.node.kind is Kind.INSTRUMENT}


def _look(find: Callable[[_Names, str], Iterator[Fault]], evidence: Evidence) -> Iterator[Slip]:
    return faults_of_words(evidence, partial(find, _Names(frames_of(evidence))))


CHECKS: tuple[Check, ...] = (
    Check(
        "instrument-misnamed",
        Severity.MUST_MEND,
        "ชื่อย่อของแบบวัดที่ไม่ตรงกับชื่อ เช่น (ETA) หลังชื่อของ EIT",
        partial(_look, _Names.find_instruments),
    ),
    Check(
        "indicator-misnamed",
        Severity.MUST_MEND,
        "เลขตัวชี้วัดหรือรหัสข้อที่ตามด้วยชื่อของตัวชี้วัดหรือข้ออื่น",
        partial(_look, _Names.find_numbered),
    ),
    Check(
        "heading-of-another-instrument",
        Severity.MUST_MEND,
        "หัวข้อที่บอกแบบวัดหนึ่ง แต่เนื้อหาเป็นของอีกแบบวัด",
        _headings,
    ),
)
