"""Numbers typed by hand: of lists, of tables, and where the program counts by itself."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ita_desktop.model.body import Body, Duty, Member
from ita_desktop.model.meeting import AgendaItem
from ita_desktop.model.office import PaperText
from ita_desktop.model.records import Record
from ita_desktop.model.year import Endorsement, FreeSection
from ita_desktop.rules.checks.passages import place_in_paper
from ita_desktop.rules.checks.words import RecordText, texts_in
from ita_desktop.rules.findings import Check, Evidence, PaperParagraph, Severity, Slip
from ita_desktop.rules.findings import PaperText as PrintedPaper
from ita_desktop.thai.digits import ARABIC_TO_THAI, THAI_TO_ARABIC
from ita_desktop.translation import translate as _

_run_on_number = re.compile(r"(?<!\S)(?P<open>\(?)(?P<number>\d{1,2})(?P<close>[.)])(?!\d)[ \t]*(?=\S)")
_list_number = re.compile(r"[ \t]*(?P<open>\(?)(?P<number>\d{1,2})(?P<close>[.)])(?!\d)[ \t]*(?=\S)")

_STANDS_ALONE = (PaperText, AgendaItem, Endorsement, FreeSection)
"""Records whose lines are a whole, so that their list must begin at its beginning."""

_COUNTED: dict[type[Record], str] = {
    Body: "name",
    Member: "post",
    Duty: "text",
    AgendaItem: "text",
    FreeSection: "heading",
}
_counted_number = re.compile(
    r"\s*(?:ระเบียบวาระที่\s*\d{1,2}|\(\d{1,2}\)|\d{1,2}(?:\.\d{1,2})*[.)](?!\d)|\d{1,2}(?:\.\d{1,2})+(?=\s))\s*(?=\S)"
)

_caption = re.compile(r"(?P<label>(?:ตาราง|แผนภูมิ|แผนภาพ|ภาพ|รูป)ที่)\s*(?P<number>\d{1,3})(?!\d)(?P<text>.*)")
_speaks_of_a_table = re.compile(r"\s*(?:แสดงให้เห็น|พบว่า|จะเห็น|เห็นได้|ข้างต้น|สรุปได้|ชี้ให้เห็น|เป็น|คือ|และ|ถึง)")
_LONGEST_CAPTION = 120


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A line that begins with a number; `style` tells 1. from 1) and (1)."""

    typed: RecordText
    found: re.Match[str]

    @property
    def number(self) -> int:
        return int(self.found["number"])

    @property
    def style(self) -> str:
        return self.found["open"] + self.found["close"]

    def renumbered(self, number: int) -> str:
        is_thai = self.found["number"] != self.found["number"].translate(THAI_TO_ARABIC)
        digits = str(number).translate(ARABIC_TO_THAI) if is_thai else str(number)
        text = self.typed.text
        return text[: self.found.start("number")] + digits + text[self.found.end("number") :]


def _find_wrong_list_numbers(evidence: Evidence) -> Iterator[Slip]:
    typed = (text for text in texts_in(evidence) if not _is_counted(text))
    for _key, texts in groupby(typed, key=_list_of):
        numbered = [each for text in texts for each in _numbered_lines(text)]
        for style in dict.fromkeys(each.style for each in numbered):
            yield from _wrong_numbers([each for each in numbered if each.style == style])
    for text in texts_in(evidence):
        yield from _wrong_numbers(list(_run_on_numbers(text)))


def _is_counted(text: RecordText) -> bool:
    return _COUNTED.get(type(text.record)) == text.field


def _list_of(text: RecordText) -> tuple[object, ...]:
    """What the lines of one list have in common."""
    if isinstance(text.record, PaperText):
        return PaperText, text.record.paper, text.record.part
    return id(text.record), text.field


def _numbered_lines(text: RecordText) -> Iterator[_Numbered]:
    start = 0
    for line in text.text.split("\n"):
        if found := _list_number.match(text.text, start, start + len(line)):
            yield _Numbered(text, found)
        start += len(line) + 1


def _run_on_numbers(text: RecordText) -> Iterator[_Numbered]:
    """Of a list whose points stand one behind the other, if it begins as one."""
    found = [_Numbered(text, each) for each in _run_on_number.finditer(text.text)]
    begins = len(found) > 2 and (found[0].number, found[1].number) == (1, 2)
    if begins and len({each.style for each in found}) == 1 and "\n" not in text.text:
        yield from found


def _wrong_numbers(lines: Sequence[_Numbered]) -> Iterator[Slip]:
    """A list goes up by one, or begins anew at 1."""
    expected = 1 if lines and isinstance(lines[0].typed.record, _STANDS_ALONE) else None
    for place, line in enumerate(lines):
        following = lines[place + 1].number if place + 1 < len(lines) else None
        begins_anew = line.number == 1 and expected != 2
        if expected is not None and line.number != expected and not begins_anew:
            message = _("เลขข้อเป็น {found} ต่อจากข้อก่อนควรเป็น {expected} ใน “{excerpt}”")
            is_certain = following == expected + 1
            yield line.typed.slip(
                message.format(
                    found=line.number, expected=expected, excerpt=line.typed.excerpt(*line.found.span())
                ),
                _("เรียงเลขข้อใหม่ไม่ให้ซ้ำหรือข้าม"),
                line.renumbered(expected) if is_certain else None,
            )
            if is_certain:
                expected += 1
                continue
        expected = line.number + 1


def _find_numbers_counted_by_the_program(evidence: Evidence) -> Iterator[Slip]:
    for text in texts_in(evidence):
        if _is_counted(text) and (found := _counted_number.match(text.text)):
            message = _("มีเลขข้อ “{number}” พิมพ์ไว้หน้าข้อความ โปรแกรมใส่เลขให้แล้ว เลขจะซ้อนกัน")
            yield text.slip(
                message.format(number=found[0].strip()), _("ลบเลขข้อหน้าข้อความ"), text.text[found.end() :]
            )


def _find_doubled_table_numbers(evidence: Evidence) -> Iterator[Slip]:
    for paper in evidence.papers:
        captions: dict[tuple[str, int], PaperParagraph] = {}
        # What the program counted comes first: the typed number is the one to change.
        for paragraph in sorted(paper.paragraphs, key=lambda each: not each.is_heading):
            found = _caption.fullmatch(paragraph.text)
            if found is None or not _is_a_caption(paragraph, found):
                continue
            key = (found["label"], int(found["number"]))
            if key in captions:
                yield _doubled_caption(evidence, paper, paragraph, captions[key])
            captions.setdefault(key, paragraph)


def _is_a_caption(paragraph: PaperParagraph, found: re.Match[str]) -> bool:
    if paragraph.is_heading:
        return True
    return len(paragraph.text) <= _LONGEST_CAPTION and not _speaks_of_a_table.match(found["text"])


def _doubled_caption(
    evidence: Evidence, paper: PrintedPaper, paragraph: PaperParagraph, other: PaperParagraph
) -> Slip:
    message = _("เลขที่ใน “{caption}” ซ้ำกับ “{other}” ในเอกสารเดียวกัน").format(
        caption=paragraph.text, other=other.text
    )
    advice = _("ลบเลขที่ที่พิมพ์เอง หรือเปลี่ยนให้ไม่ซ้ำ")
    printed = _bare(paragraph.text)
    typed = (text for text in texts_in(evidence) if isinstance(text.record, FreeSection | PaperText))
    source = next((text for text in typed if _bare(text.text) == printed), None)
    return source.slip(message, advice) if source else Slip(place_in_paper(paper, paragraph), message, advice)


def _bare(text: str) -> str:
    return "".join(text.translate(THAI_TO_ARABIC).split())


CHECKS: tuple[Check, ...] = (
    Check(
        "list-numbers",
        Severity.SHOULD_LOOK,
        "เลขข้อที่พิมพ์เองซ้ำ ข้าม หรือไม่เริ่มจากหนึ่ง",
        _find_wrong_list_numbers,
    ),
    Check(
        "number-typed-before-text",
        Severity.MUST_MEND,
        "เลขข้อที่พิมพ์ไว้ในช่องซึ่งโปรแกรมใส่เลขให้เอง",
        _find_numbers_counted_by_the_program,
    ),
    Check(
        "doubled-table-numbers",
        Severity.MUST_MEND,
        "ตารางหรือแผนภูมิสองแห่งในเอกสารเดียวกันที่ใช้เลขเดียวกัน",
        _find_doubled_table_numbers,
    ),
)
