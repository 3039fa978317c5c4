"""Years in words: of two figures, of the Common Era, too far off, or left over from the papers of another year."""

import re
from collections.abc import Iterator
from functools import partial

from ita_desktop.model.body import Duty
from ita_desktop.model.meeting import AgendaItem, Meeting
from ita_desktop.model.office import PaperText
from ita_desktop.model.records import Record
from ita_desktop.model.year import Endorsement, FreeSection, Measure, Paper
from ita_desktop.rules.checks.passages import Fault, faults_of_words
from ita_desktop.rules.checks.words import RecordText, dates_in, in_arabic_digits, texts_in
from ita_desktop.rules.findings import Check, Evidence, Severity, Slip
from ita_desktop.thai.dates import BUDDHIST_ERA, WEEKDAYS, ParsedDate, full_date, long_date
from ita_desktop.thai.digits import ARABIC_TO_THAI
from ita_desktop.translation import translate as _

_FORMAL_FIELDS: frozenset[tuple[type[Record], str]] = frozenset(
    {
        (PaperText, "text"),
        (Paper, "subject"),
        (Paper, "effect"),
        (Duty, "text"),
        (Endorsement, "lines"),
        (Meeting, "body_words"),
        (AgendaItem, "text"),
        (AgendaItem, "lines"),
        (FreeSection, "heading"),
        (FreeSection, "paragraphs"),
    }
)
"""Running text of papers, where a date is written in full."""

_FIELDS_OF_THIS_YEAR = _FORMAL_FIELDS | {(Measure, "due_words"), (Measure, "outputs")}
"""Where a fiscal year that is named should be the year of work, or that of the results."""

_PLANNED: frozenset[tuple[type[Record], str]] = frozenset(
    (Measure, field) for field in ("issue", "guideline", "measures", "activities", "awareness")
)
"""Where a year to come may be prepared for, and past ones be looked back on."""

_TITLES: frozenset[tuple[type[Record], str]] = frozenset(
    {(Paper, "subject"), (Meeting, "body_words"), (FreeSection, "heading")}
)
"""Where any fiscal year is that of the paper, whatever stands before it."""

_fiscal_year = re.compile(
    r"(?P<of>ประจำ)?ปีงบประมาณ\s*(?:พ\.?\s?ศ\.?\s*)?(?P<year>\d{4})(?!\d)"
    r"(?!\s*(?:[-–,]|ถึง|และ)\s*(?:พ\.?\s?ศ\.?\s*)?\d)"
)
_compares = re.compile("ย้อนหลัง|เทียบ|แนวโน้ม")
_of_results = re.compile(
    r"ผล\s*(?:การ|\{การ)?ประเมิน|ผล\{|ผลคะแนน|คะแนน|ที่ผ่านมา|ปีก่อน|รายงาน(?:ผล|การประชุม)|results|minutes"
)
"""Words of last year's results or minutes, also as the name of a source of the agenda or of a part of a paper."""
_of_the_past = re.compile("ผล|รายงาน|สถิติ|ข้อมูล|ทบทวน|วิเคราะห์|เดิม|ก่อน|ผ่านมา|เปรียบเทียบ|สรุป|คะแนน|ปรับปรุง|ต่อยอด")

_says_common_era = re.compile(r"ค\.?\s?ศ")

_DEADLINES = frozenset({"due_words", "period"})
"""Fields whose dates the checks of deadlines look at."""

_FARTHEST = 10
"""Years ahead that a paper of an office may name a day in."""


def _common_era_years(evidence: Evidence) -> Iterator[Slip]:
    return faults_of_words(evidence, partial(_common_era_faults, evidence.book.year.year + _FARTHEST))


def _common_era_faults(latest: int, text: str) -> Iterator[Fault]:
    """A year of the Common Era behind a Thai month, where nothing says that it is one; a far one is a misprint."""
    for mention in dates_in(text):
        year = in_arabic_digits(mention.text[-4:])
        if mention.date is None or year != str(mention.date.year) or _says_common_era.search(mention.text):
            continue
        if mention.date.year + BUDDHIST_ERA > latest:
            continue
        buddhist = str(mention.date.year + BUDDHIST_ERA)
        printed = buddhist if mention.text[-4:].isascii() else buddhist.translate(ARABIC_TO_THAI)
        yield Fault(
            mention.text,
            _("วันที่ “{date}” ใช้ปี ค.ศ. เอกสารราชการใช้ปี พ.ศ.").format(date=mention.text),
            _("เปลี่ยนปีเป็น พ.ศ. {year}").format(year=buddhist),
            f"{text[: mention.end - 4]}{printed}{text[mention.end :]}",
        )


def _short_years(evidence: Evidence) -> Iterator[Slip]:
    for text in texts_in(evidence):
        if (type(text.record), text.field) not in _FORMAL_FIELDS:
            continue
        for mention in dates_in(text.text):
            if mention.has_short_year and isinstance(mention.read, ParsedDate):
                named = mention.read.weekday is not None and mention.text.startswith(("วัน", *WEEKDAYS))
                full = full_date(mention.read.date) if named else long_date(mention.read.date)
                mended = f"{text.text[: mention.start]}{full}{text.text[mention.end :]}"
                yield text.slip(
                    _("วันที่ “{date}” ในข้อความของเอกสารเขียนปีเพียงสองหลัก").format(date=mention.text),
                    _("เขียนวันที่เต็ม: {full}").format(full=full),
                    mended if mention.read.weekday_is_right else None,
                )


def _years_far_off(evidence: Evidence) -> Iterator[Slip]:
    latest = evidence.book.year.year + _FARTHEST
    for text in texts_in(evidence):
        for mention in dates_in(text.text) if text.field not in _DEADLINES else ():
            year = mention.date.year + BUDDHIST_ERA if mention.date else 0
            if year > latest:
                yield text.slip(
                    _("วันที่ “{date}” เป็นปี พ.ศ. {year} ซึ่งห่างจากปีงบประมาณ พ.ศ. {current} มาก").format(
                        date=mention.text, year=year, current=evidence.book.year.year
                    ),
                    _("ตรวจว่าเลขปีสลับหลักหรือพิมพ์ผิดหรือไม่"),
                )


def _years_left_over(evidence: Evidence) -> Iterator[Slip]:
    current = evidence.book.year.year
    for text in texts_in(evidence):
        for match in _fiscal_year.finditer(text.text) if "ปีงบประมาณ" in text.text else ():
            if not _may_be_left_over(text, match, current):
                continue
            yield text.slip(
                _("ข้อความระบุปีงบประมาณ พ.ศ. {named} แต่เอกสารนี้เป็นของปีงบประมาณ พ.ศ. {current}").format(
                    named=int(match["year"]), current=current
                ),
                _("ตรวจว่าเป็นข้อความที่ค้างจากปีอื่นหรือไม่ ถ้าใช่ แก้เป็นปี {current}").format(current=current),
            )


def _may_be_left_over(text: RecordText, match: re.Match[str], current: int) -> bool:
    named, field = int(match["year"]), (type(text.record), text.field)
    is_of_the_paper = bool(match["of"]) or field in _TITLES
    before = f"{_context(text)}\n{text.text[: match.start()]}"
    if named == current or not is_of_the_paper or _compares.search(text.text):
        return False
    if field in _PLANNED:
        return named < current and not _of_the_past.search(before)
    return field in _FIELDS_OF_THIS_YEAR and not (named == current - 1 and _of_results.search(before))


def _context(text: RecordText) -> str:
    """What a line stands under: lines about last year's results name that year."""
    record = text.record
    if isinstance(record, AgendaItem):
        return "\n".join((record.source, record.text, *record.lines[: text.index or 0]))
    if isinstance(record, FreeSection):
        return "\n".join((record.heading, *record.paragraphs[: text.index or 0]))
    return record.part if isinstance(record, PaperText) else ""


CHECKS: tuple[Check, ...] = (
    Check("common-era-year", Severity.SHOULD_LOOK, "ปี ค.ศ. ในวันที่ซึ่งเขียนเป็นภาษาไทย", _common_era_years),
    Check("short-year-in-paper", Severity.SHOULD_LOOK, "ปีสองหลักในข้อความของเอกสารราชการ", _short_years),
    Check("year-far-off", Severity.MUST_MEND, "วันที่ที่ปีห่างไปในอนาคตมาก เช่น 2656 แทน 2566", _years_far_off),
    Check("year-left-over", Severity.SHOULD_LOOK, "ปีงบประมาณที่ค้างจากเอกสารของปีอื่น", _years_left_over),
)
