"""Slips of typing that show in the words alone: doubled, misspelt, left to fill in, not closed, broken off."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import cast

from ita_desktop import bundled
from ita_desktop.model.body import Duty, Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.frame import ElementRecord, NodeRecord
from ita_desktop.model.meeting import AgendaItem, Meeting
from ita_desktop.model.office import Digits, PaperText, Person, Signatory
from ita_desktop.model.paper_texts import unknown_placeholders
from ita_desktop.model.records import Record
from ita_desktop.model.year import Endorsement, FreeSection, Paper
from ita_desktop.rules.checks.passages import Fault, faults_of_words
from ita_desktop.rules.checks.words import RecordText, all_texts_in, excerpt
from ita_desktop.rules.findings import Check, Evidence, Severity, Slip
from ita_desktop.thai.dates import MONTHS, SHORT_MONTHS
from ita_desktop.thai.digits import ARABIC_TO_THAI, THAI_TO_ARABIC
from ita_desktop.translation import translate as _

_web_address = re.compile(r"(?:https?://|www\.)\S+")

_LETTER = "[ก-ฮะ-ฺเ-ๅ็-๎]"
_again = re.compile(
    f"(?=[ก-ฮเ-ไ])(?P<joined>{_LETTER}{{5,40}})(?P=joined)+"
    rf"|(?<!\S)(?P<spaced>{_LETTER}{{3,}}|[A-Za-z]{{3,}})(?: +(?P=spaced))+(?!\S)"
)
_joint_again = re.compile(
    r"(?P<word>และ|โดย|หรือ|ซึ่ง|รวมทั้ง|สำหรับ|ตลอดจน)\s?(?P=word)(?![ะ-ฺๆ็-๎])"
    r"|(?P<alone>(?<![ก-๎])(?:การ|ความ)|จะ)(?P=alone)(?=[ก-ฮเ-ไ])"
)
_about_itself = re.compile(rf"(?P<word>{_LETTER}{{5,40}})เกี่ยวกับ(?P=word)(?!\S)")

_PAIRS = {"(": ")", "[": "]", "{": "}", "“": "”", "‘": "’", "«": "»"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}
_list_mark = re.compile(r"(?:^|(?<=\s))(?:[\d]{1,2}(?:\.\d{1,2})*|[ก-ฮ]|[a-zA-Z])\)", re.MULTILINE)
_bracket = re.compile("[{}]".format(re.escape("".join((*_PAIRS, *_PAIRS.values(), '"')))))
_empty_bracket = re.compile(r"\(\s*\)")

_FILLED_IN: Mapping[type[Record], frozenset[str]] = {
    PaperText: frozenset({"text"}),
    Paper: frozenset({"subject", "addressee", "effect"}),
    Endorsement: frozenset({"addressees", "lines", "printed_position"}),
    Member: frozenset({"post"}),
    Duty: frozenset({"text"}),
    AgendaItem: frozenset({"text", "lines"}),
    Meeting: frozenset({"body_words"}),
    FreeSection: frozenset({"paragraphs"}),
    NodeRecord: frozenset({"title", "sample_note"}),
    ElementRecord: frozenset({"text"}),
}
"""Fields in which the program fills in what stands in braces."""

_in_braces = re.compile(r"\{[^{}\n]*\}")
_TO_WRITE_ON = r"_{3,}|\.{4,}|…{2,}"
_to_write_on = re.compile(_TO_WRITE_ON)
_to_fill_in = re.compile(
    r"(?<![A-Za-z\d])[Xx]{2,}(?![A-Za-z\d])"
    r"|(?i:lorem ipsum|(?<![a-z])(?:todo|tbd|tbc|fixme)(?![a-z])|click or tap|enter text here)|\?{2,}"
    r"|คลิกหรือแตะที่นี่|Error! \w+|#(?:REF|NAME|VALUE|DIV/0|NULL|NUM)[!?]|#N/A"
    r"|(?:วันที่|เดือน|พ\.ศ\.|จำนวน|เลขที่|ครั้งที่|เวลา)\s*(?:\.{2,3}|…)(?!\S)"
    rf"|{_TO_WRITE_ON}"
    r"|\(\s*(?:ชื่อ|ชื่อตัว)\s*[-–]?\s*(?:ชื่อ|นาม)?สกุล\s*\)"
    r"|[(\[<]\s*(?:โปรด|กรุณา|ให้)?(?:ระบุ|กรอก|ใส่)[^)\]>\n]{0,30}[)\]>]"
    r"|^\W*(?:โปรด|กรุณา|ให้)?ระบุ\W*$"
    r"|<[ก-๎ ]{2,30}>"
)

_WITHOUT_DOT = "|".join(re.escape(month.removesuffix(".")) for month in SHORT_MONTHS)
_date = re.compile(rf"\d{{1,2}} *(?:{'|'.join(MONTHS)}|(?:{_WITHOUT_DOT})\.?) *(?:พ\.ศ\. *)?\d{{2,4}}")
_number = re.compile(r"(?<![A-Za-z\d])\d+(?:[.,/:]\d+)*(?![A-Za-z\d])")
_code_like = re.compile("[01][๐-๙]{1,2}")
_arabic, _thai = re.compile("[0-9]"), re.compile("[๐-๙]")

_unfinished = re.compile(
    "(?P<word>ในการ|เช่น|และ|โดย|โดยการ|ด้วยการ|เพื่อ|เพื่อให้|หรือ|รวมทั้ง|ตลอดจน|พร้อมทั้ง|เกี่ยวกับ|เนื่องจาก|สำหรับ|ซึ่ง|ร่วมกับ|ระหว่าง|ตามที่|จาก"
    r"|(?<!สิ่ง)(?<!เจ้า)(?<!ข้าว)(?<!ซื้อ)(?<!รับ)(?<!ส่ง)(?<!ฝาก)(?<!เก็บ)ของ)\s*$"
)


def _find_doubled_words(evidence: Evidence) -> Iterator[Slip]:
    yield from faults_of_words(evidence, doubled_words)


def doubled_words(text: str) -> Iterator[Fault]:
    advice = _("ลบคำที่ซ้ำให้เหลือคำเดียว")
    if found := _repetition(text):
        message = _("คำว่า “{word}” ซ้ำติดกันใน “{excerpt}”").format(
            word=found["joined"] or found["spaced"], excerpt=excerpt(text, *found.span())
        )
        mended = _again.sub(lambda each: each["joined"] or each["spaced"], text)
        yield Fault(found[0], message, advice, mended)
    elif found := _joint_again.search(text):
        message = _("คำว่า “{word}” ซ้ำติดกันใน “{excerpt}”")
        word, shown = found["word"] or found["alone"], excerpt(text, *found.span())
        mended = _joint_again.sub(lambda each: each["word"] or each["alone"], text)
        yield Fault(found[0], message.format(word=word, excerpt=shown), advice, mended)
    elif found := _about_itself.search(text):
        message = _("คำว่า “{word}” ซ้ำใน “{excerpt}”")
        shown = excerpt(text, *found.span())
        yield Fault(found[0], message.format(word=found["word"], excerpt=shown), advice)


@lru_cache(maxsize=8192)
def _repetition(text: str) -> re.Match[str] | None:
    """Papers say much of what the records say, and the same again at the next look."""
    return _again.search(text)


def _find_open_brackets(evidence: Evidence) -> Iterator[Slip]:
    for text in all_texts_in(evidence):
        place = _open_bracket(text.text)
        if place is not None:
            message = _("เครื่องหมาย {mark} ไม่ครบคู่ใน “{excerpt}”")
            yield text.slip(
                message.format(mark=text.text[place], excerpt=text.excerpt(place, place + 1)),
                _("เติมเครื่องหมายให้ครบคู่ หรือลบตัวที่เกินออก"),
            )


def _open_bracket(text: str) -> int | None:
    """Where the first bracket or quotation mark stands that has no partner.

    What may be the mark of a list, 1) or ก), or may close a bracket, (ไตรมาสที่ 2), is taken as what makes sense.
    """
    if not _bracket.search(text):
        return None
    plain = _blanked(_web_address, text)
    without_lists = _partnerless(_blanked(_list_mark, plain), frozenset())
    if without_lists is None:
        return None
    return _partnerless(plain, frozenset(found.end() - 1 for found in _list_mark.finditer(plain)))


def _partnerless(text: str, may_stand_alone: frozenset[int]) -> int | None:
    waiting: list[int] = []
    for found in _bracket.finditer(text):
        mark, place = found[0], found.start()
        is_straight_end = mark == '"' and any(text[each] == '"' for each in waiting)
        if mark in _PAIRS or (mark == '"' and not is_straight_end):
            waiting.append(place)
        elif waiting and text[waiting[-1]] == _OPENING.get(mark, '"'):
            waiting.pop()
        elif place not in may_stand_alone:
            return place
    return waiting[0] if waiting else None


def _find_empty_brackets(evidence: Evidence) -> Iterator[Slip]:
    for text in all_texts_in(evidence):
        empty = list(_empty_bracket.finditer(text.text))
        # Several, or one before the words, are boxes to tick.
        if len(empty) == 1 and text.text[: empty[0].start()].strip():
            yield text.slip(
                _("วงเล็บว่างใน “{excerpt}”").format(excerpt=text.excerpt(*empty[0].span())),
                _("เติมชื่อหรือข้อความในวงเล็บ หรือลบวงเล็บออก"),
            )


def _find_left_to_fill_in(evidence: Evidence) -> Iterator[Slip]:
    for text in all_texts_in(evidence):
        if found := _left_to_fill_in(text):
            message = _("ยังไม่ได้เติมข้อความตรง “{found}” ใน “{excerpt}”")
            yield text.slip(
                message.format(found=found[0].strip(), excerpt=text.excerpt(*found.span())),
                _("เติมข้อความจริงแทน หรือลบส่วนนั้นออก"),
            )


def _left_to_fill_in(text: RecordText) -> re.Match[str] | None:
    # Whoever signs or is addressed by hand gets dots to write on.
    by_hand = isinstance(text.record, Endorsement | Signatory)
    plain = _blanked(_to_write_on, text.text) if by_hand else text.text
    if found := _to_fill_in.search(_blanked(_web_address, plain)):
        return found
    is_filled = text.field in _FILLED_IN.get(type(text.record), ())
    braces = _in_braces.finditer(text.text)
    return next((each for each in braces if not is_filled or unknown_placeholders(each[0])), None)


def _find_misspellings(evidence: Evidence) -> Iterator[Slip]:
    spelt, wrong_words = _misspellings()
    for text in all_texts_in(evidence):
        is_a_name = isinstance(text.record, Person) and text.field in ("title", "name")
        if not is_a_name and (found := wrong_words.search(text.text)):
            yield text.slip(
                _("“{wrong}” สะกดว่า “{right}”").format(wrong=found[0], right=spelt[found[0]]),
                _("แก้คำที่สะกดผิด"),
                respelt(text.text),
            )


def respelt(text: str) -> str:
    spelt, wrong_words = _misspellings()
    return wrong_words.sub(lambda each: spelt[each[0]], text)


@cache
def _misspellings() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """Wrong words that are the beginning of the right one are wrong only where that does not stand."""
    path = bundled.folder("resources") / "checks" / "misspellings.toml"
    read = tomllib.loads(path.read_text(encoding="utf-8"))["misspellings"]
    spelt = cast("Mapping[str, str]", read)
    patterns = (
        re.escape(wrong) + (f"(?!{re.escape(right.removeprefix(wrong))})" if right.startswith(wrong) else "")
        for wrong, right in sorted(spelt.items(), key=lambda each: -len(each[0]))
    )
    return spelt, re.compile("|".join(patterns))


def _find_mixed_digits(evidence: Evidence) -> Iterator[Slip]:
    for text in all_texts_in(evidence):
        mixed = _mixed_digits(text.text)
        if mixed:
            yield text.slip(
                _("เลขไทยกับเลขอารบิกปนกันใน “{found}”").format(found=mixed[0][0]),
                _("ใช้เลขไทยหรือเลขอารบิกอย่างใดอย่างหนึ่ง"),
                _in_one_kind(evidence.book, text.text, mixed),
            )


def _mixed_digits(text: str) -> list[re.Match[str]]:
    """Dates and numbers in which both kinds of digits stand; a code such as 0๑๒ is none."""
    if not (_arabic.search(text) and _thai.search(text)):
        return []
    plain = _blanked(_web_address, text)
    dates = [each for each in _date.finditer(plain) if _is_mixed(each[0])]
    numbers = [
        each
        for each in _number.finditer(plain)
        if _is_mixed(each[0])
        and not _code_like.fullmatch(each[0])
        and not any(date.start() <= each.start() < date.end() for date in dates)
    ]
    return dates + numbers


def _is_mixed(piece: str) -> bool:
    return bool(_arabic.search(piece) and _thai.search(piece))


def _in_one_kind(book: YearBook, text: str, mixed: list[re.Match[str]]) -> str:
    digits = ARABIC_TO_THAI if book.office.digits is Digits.THAI else THAI_TO_ARABIC
    for each in mixed:
        text = text[: each.start()] + each[0].translate(digits) + text[each.end() :]
    return text


def _find_broken_off(evidence: Evidence) -> Iterator[Slip]:
    for text in all_texts_in(evidence):
        found = _unfinished.search(text.text)
        if found and not (isinstance(text.record, PaperText) and text.record.part.endswith("title")):
            message = _("ข้อความจบค้างที่คำว่า “{word}” ใน “{excerpt}”")
            yield text.slip(
                message.format(word=found["word"], excerpt=text.excerpt(*found.span())),
                _("เขียนข้อความให้จบ"),
            )


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    """`text` with spaces in the place of whatever fits the pattern."""
    return pattern.sub(lambda found: " " * len(found[0]), text)


CHECKS: tuple[Check, ...] = (
    Check("doubled-words", Severity.MUST_MEND, "คำเดียวกันพิมพ์ซ้ำติดกัน เช่น ข้อมูลข้อมูล", _find_doubled_words),
    Check(
        "open-brackets",
        Severity.MUST_MEND,
        "วงเล็บหรือเครื่องหมายคำพูดที่เปิดแล้วไม่ปิด หรือปิดโดยไม่ได้เปิด",
        _find_open_brackets,
    ),
    Check("empty-brackets", Severity.MUST_MEND, "วงเล็บว่างที่ควรมีชื่อหรือข้อความ", _find_empty_brackets),
    Check(
        "left-to-fill-in",
        Severity.MUST_MEND,
        "ที่ว่างซึ่งยังไม่ได้เติม เช่น XXX (ชื่อ-สกุล) (ระบุ) จุดไข่ปลา หรือคำในวงเล็บปีกกา",
        _find_left_to_fill_in,
    ),
    Check("misspellings", Severity.MUST_MEND, "คำที่เอกสารลักษณะนี้มักสะกดผิด", _find_misspellings),
    Check(
        "mixed-digits", Severity.SHOULD_LOOK, "เลขไทยกับเลขอารบิกปนกันในวันที่หรือตัวเลขเดียวกัน", _find_mixed_digits
    ),
    Check(
        "broken-off-texts",
        Severity.SHOULD_LOOK,
        "ข้อความที่จบค้างด้วยคำเชื่อม เช่น ในการ และ โดย",
        _find_broken_off,
    ),
)
