"""Numbers in the register: letters and orders by calendar year, meetings by fiscal year."""

import datetime
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Unit
from ita_desktop.model.terms import spoken_term
from ita_desktop.model.year import MEMOS, Endorsement, Paper, PaperKind
from ita_desktop.rules.checks.places import endorsement_row, meeting_row, paper_row, place_in
from ita_desktop.rules.checks.sequence import meetings_out_of_order, records_in_doubt
from ita_desktop.rules.findings import Check, Evidence, Place, Severity, Slip
from ita_desktop.spoken import spoken_date
from ita_desktop.thai.dates import BUDDHIST_ERA
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.translation import translate as _

_order_number = re.compile(r"(?P<number>\d+)\s*/\s*(?P<year>\d{4})")
_letter_number = re.compile(r"(?P<prefix>[^/]*?)\s*/\s*(?P<circular>ว)?[\s.]*(?P<number>\d+)")
_meeting_number = re.compile(r"(?P<number>\d+)\s*/\s*(?P<year>\d{2,4})")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A numbered paper. Its series is of orders or of letters (by prefix, circulars apart) of a calendar year."""

    series: tuple[str, ...]
    number: int
    date: datetime.date | None
    name: str
    shown: str
    place: Place
    is_of_this_year: bool


def _entries(book: YearBook) -> Iterator[_Entry]:
    """Of both years: a calendar year has parts of two fiscal years."""
    before = book.results_year.papers if book.results_year else []
    for paper in (*before, *book.year.papers):
        is_of_this_year = paper in book.year.papers
        name = spoken_term(paper.kind)
        own = _entry(paper, name, paper_row(book, paper), is_of_this_year)
        if own:
            yield own
        for step in paper.endorsements:
            step_name = _("เกษียนหนังสือใต้{paper}").format(paper=name)
            entry = _entry(step, step_name, endorsement_row(book, paper, step), is_of_this_year)
            # An office may pass its memo on under the memo's own number.
            if entry and not (own and (own.series, own.number) == (entry.series, entry.number)):
                yield entry


def _entry(record: Paper | Endorsement, name: str, row: str, is_of_this_year: bool) -> _Entry | None:
    plain = record.number.translate(THAI_TO_ARABIC).strip()
    if isinstance(record, Paper) and record.kind is PaperKind.ORDER:
        match = _order_number.fullmatch(plain)
        if match is None or (record.date and _year_of(record.date) != match["year"]):
            return None
        series = ("order", match["year"])
    elif isinstance(record, Endorsement) or record.kind in MEMOS:
        match = _letter_number.fullmatch(plain)
        if match is None or record.date is None:
            return None
        prefix = "".join(match["prefix"].split())
        series = ("letter", prefix, match["circular"] or "", _year_of(record.date))
    else:
        return None
    place = place_in(row, record, "number")
    return _Entry(series, int(match["number"]), record.date, name, record.number, place, is_of_this_year)


def _year_of(date: datetime.date) -> str:
    return str(date.year + BUDDHIST_ERA)


def _doubled_numbers(evidence: Evidence) -> Iterator[Slip]:
    seen: dict[tuple[tuple[str, ...], int], _Entry] = {}
    for entry in _entries(evidence.book):
        other = seen.setdefault((entry.series, entry.number), entry)
        if other is not entry and entry.is_of_this_year:
            yield Slip(
                entry.place,
                _("เลขที่ {number} ของ{paper}ซ้ำกับเลขที่ของ{other}").format(
                    number=entry.shown, paper=entry.name, other=other.name
                ),
                _("ตรวจเลขที่ทั้งสองฉบับกับทะเบียน แล้วแก้ฉบับที่ผิด"),
            )


def _numbers_against_dates(evidence: Evidence) -> Iterator[Slip]:
    """A number used twice is a finding of its own."""
    in_doubt = records_in_doubt(evidence.book)
    series: dict[tuple[str, ...], list[tuple[datetime.date, _Entry]]] = {}
    numbered = list(_entries(evidence.book))
    times = Counter((entry.series, entry.number) for entry in numbered)
    for entry in (each for each in numbered if times[each.series, each.number] == 1):
        if entry.date is not None and entry.place.record not in in_doubt:
            series.setdefault(entry.series, []).append((entry.date, entry))
    for entries in series.values():
        entries.sort(key=lambda dated: (dated[0], dated[1].number))
        for (date_before, before), (date, entry) in pairwise(entries):
            if entry.number < before.number and entry.is_of_this_year:
                yield Slip(
                    entry.place,
                    _("เลขที่ {number} ลงวันที่ {date} น้อยกว่าเลขที่ {other} ซึ่งลงวันที่ก่อนคือ {other_date}").format(
                        number=entry.shown,
                        date=spoken_date(date),
                        other=before.shown,
                        other_date=spoken_date(date_before),
                    ),
                    _("เลขทะเบียนเพิ่มขึ้นตามวันที่ในปีปฏิทินเดียวกัน ตรวจเลขที่และวันที่ของทั้งสองฉบับ"),
                )


def _order_years(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    in_doubt = records_in_doubt(book)
    for paper in book.year.papers:
        if paper.kind is not PaperKind.ORDER or not paper.number.strip():
            continue
        place = place_in(paper_row(book, paper), paper, "number")
        match = _order_number.fullmatch(paper.number.translate(THAI_TO_ARABIC).strip())
        if match is None:
            yield Slip(
                place,
                _("เลขที่คำสั่ง “{number}” ไม่อยู่ในรูปเลขที่/ปี พ.ศ.").format(number=paper.number),
                _("พิมพ์เลขที่ ตามด้วย / และปี พ.ศ. สี่หลักของวันที่ลงนาม เช่น 1234/2565"),
            )
        elif paper.date and match["year"] != _year_of(paper.date) and paper not in in_doubt:
            yield Slip(
                place,
                _("คำสั่งที่ {number} เป็นเลขของปี {found} แต่ลงวันที่ {date}").format(
                    number=paper.number, found=match["year"], date=spoken_date(paper.date)
                ),
                _("เลขที่คำสั่งนับตามปีปฏิทินของวันที่ลงนาม ไม่ใช่ปีงบประมาณ ตรวจเลขที่หรือวันที่"),
            )


def _letter_prefixes(evidence: Evidence) -> Iterator[Slip]:
    """Only where the section has letters of its own on record."""
    book = evidence.book
    for paper in book.year.papers:
        if paper.kind in MEMOS:
            row = paper_row(book, paper)
            yield from _wrong_prefix(paper, paper.unit, row)
            for step in paper.endorsements:
                unit = step.person.unit if step.person else None
                yield from _wrong_prefix(step, unit, endorsement_row(book, paper, step))


def _wrong_prefix(record: Paper | Endorsement, unit: Unit | None, row: str) -> Iterator[Slip]:
    number = "".join(record.number.translate(THAI_TO_ARABIC).split())
    if unit is None or not unit.letter_prefix or not number:
        return
    expected = "".join(unit.letter_prefix.translate(THAI_TO_ARABIC).split())
    if not number.startswith(f"{expected}/"):
        yield Slip(
            place_in(row, record, "number"),
            _("เลขที่ {number} ไม่ขึ้นต้นด้วยรหัสหนังสือ {prefix} ของ{section}").format(
                number=record.number, prefix=unit.letter_prefix, section=unit.name
            ),
            _("แก้รหัสหนังสือหน้าเครื่องหมาย / หรือแก้ฝ่ายเจ้าของหนังสือ"),
        )


def _skipped_meetings(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    held = sorted(book.year.meetings, key=lambda meeting: meeting.number)
    for expected, meeting in enumerate(held, start=1):
        if meeting.number != expected:
            row = meeting_row(book, meeting)
            yield Slip(
                place_in(row, meeting, "number"),
                _("การประชุมปีงบประมาณ พ.ศ. {year} ไม่มีครั้งที่ {expected} แต่มี{found}").format(
                    year=book.year.year, expected=expected, found=row
                ),
                _("ครั้งที่ประชุมนับ 1 ใหม่ทุกปีงบประมาณและไม่ข้าม ตรวจครั้งที่ หรือเพิ่มการประชุมที่ขาด"),
            )
            return


def _meetings_out_of_order(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for before, after in meetings_out_of_order(book):
        assert before.date is not None
        assert after.date is not None
        row = meeting_row(book, after)
        yield Slip(
            place_in(row, after, "date"),
            _("{meeting} วันที่ {date} อยู่ก่อน{other} วันที่ {other_date}").format(
                meeting=row,
                date=spoken_date(after.date),
                other=meeting_row(book, before),
                other_date=spoken_date(before.date),
            ),
            _("ครั้งที่ประชุมต้องเรียงตามวันที่ ตรวจวันที่หรือครั้งที่ของทั้งสองการประชุม"),
        )


def _agenda_numbers(evidence: Evidence) -> Iterator[Slip]:
    """A meeting that is missing between others is a finding of its own."""
    book = evidence.book
    held = {meeting.number for meeting in book.year.meetings}
    named: dict[int, Paper] = {}
    for paper in book.year.papers:
        if paper.kind is not PaperKind.AGENDA or not paper.number.strip():
            continue
        place = place_in(paper_row(book, paper), paper, "number")
        match = _meeting_number.fullmatch(paper.number.translate(THAI_TO_ARABIC).strip())
        if match is None or match["year"] not in _year_forms(book.year.year):
            yield Slip(
                place,
                _("เลขที่ระเบียบวาระ “{number}” ไม่ใช่ครั้งที่ประชุมของปีงบประมาณ พ.ศ. {year}").format(
                    number=paper.number, year=book.year.year
                ),
                _("ครั้งที่ประชุมนับตามปีงบประมาณ พิมพ์เช่น 1/{year}").format(year=book.year.year),
            )
        elif int(match["number"]) > max(held, default=0):
            yield Slip(
                place,
                _("ไม่มีการประชุมครั้งที่ {number} ในแผ่นประชุม").format(number=paper.number),
                _("แก้เลขที่ให้ตรงกับครั้งที่ประชุม หรือเพิ่มการประชุมนั้น"),
            )
        elif named.setdefault(int(match["number"]), paper) is not paper:
            yield Slip(
                place,
                _("ทะเบียนมีระเบียบวาระของการประชุมครั้งที่ {number} มากกว่าหนึ่งฉบับ").format(number=paper.number),
                _("แก้เลขที่ของฉบับที่ผิด หรือลบรายการที่ซ้ำ"),
            )


def _year_forms(year: int) -> tuple[str, str]:
    return str(year), f"{year % 100:02}"


CHECKS: tuple[Check, ...] = (
    Check("register-number-doubled", Severity.MUST_MEND, "เลขที่หนังสือหรือคำสั่งที่ซ้ำกันในปีปฏิทิน", _doubled_numbers),
    Check(
        "register-number-against-date",
        Severity.SHOULD_LOOK,
        "เลขที่ที่น้อยกว่าเลขของเอกสารซึ่งลงวันที่ก่อน",
        _numbers_against_dates,
    ),
    Check("order-number-year", Severity.MUST_MEND, "เลขที่คำสั่งที่ปีไม่ตรงกับวันที่ลงนาม", _order_years),
    Check("letter-prefix", Severity.MUST_MEND, "เลขที่หนังสือที่รหัสไม่ตรงกับฝ่ายเจ้าของหนังสือ", _letter_prefixes),
    Check("meeting-number-skipped", Severity.SHOULD_LOOK, "ครั้งที่ประชุมที่ข้ามไป", _skipped_meetings),
    Check("meetings-out-of-order", Severity.MUST_MEND, "ครั้งที่ประชุมที่ไม่เรียงตามวันที่", _meetings_out_of_order),
    Check("agenda-number", Severity.MUST_MEND, "เลขที่ระเบียบวาระที่ไม่ตรงกับครั้งที่ประชุม", _agenda_numbers),
)
