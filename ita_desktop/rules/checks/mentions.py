"""One paper has one number and date: what texts say of the order, of letters and cabinet resolutions."""

import datetime
import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain

from ita_desktop.model.book import YearBook
from ita_desktop.model.terms import spoken_term
from ita_desktop.model.year import Paper, PaperKind
from ita_desktop.rules.checks.passages import Fault, faults_of_words, place_in_paper
from ita_desktop.rules.checks.places import paper_row, place_in
from ita_desktop.rules.checks.sequence import records_in_doubt
from ita_desktop.rules.checks.words import dates_in, in_arabic_digits, texts_in
from ita_desktop.rules.findings import Check, Evidence, Severity, Slip
from ita_desktop.spoken import spoken_date, spoken_full_date
from ita_desktop.thai.dates import DateMention, find_dates
from ita_desktop.translation import translate as _

_order_number = re.compile(r"(?P<number>\d{1,5})\s*/\s*(?P<year>\d{4}|\d{2})(?!\d)")
_order_mention = re.compile(
    rf"คำสั่ง(?:\s?(?=สำนักงานเขต|สนข\.))?(?P<whose>[^\s\d]*?)\s*(?:เลข)?ที่\s*{_order_number.pattern}"
)
_letter_mention = re.compile(
    r"(?P<prefix>[ก-ฮ]{1,3}\s?\d{4})\s*/\s*(?P<circular>ว)?[\s.]*(?P<number>\d{1,5})(?![\d/])"
)
_resolution = re.compile(
    r"(?:มติ\s*(?:ของ)?\s*(?:คณะรัฐมนตรี|ครม\.?)|(?:คณะรัฐมนตรี|ครม\.?)[^\d]{0,16}มติ)[^\d]{0,24}$"
)
_appoints = re.compile("แต่งตั้ง.*คณะ|คณะ.*แต่งตั้ง", re.DOTALL)
_dated = re.compile(r"\s*\(?\s*(?:ลงวันที่|ลว\.?|เมื่อวันที่|เมื่อ|สั่ง\s*ณ\s*วันที่)\s*")

OrderKey = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Orders:
    """The orders on record by number and year, and the one that appoints the bodies of the year."""

    office: str
    dates: Mapping[OrderKey, datetime.date | None]
    appointing: Paper | None

    def mentions(self, text: str) -> Iterator[tuple[re.Match[str], OrderKey]]:
        """Orders of this office that `text` names by number."""
        if "คำสั่ง" not in text:
            return
        for match in _order_mention.finditer(in_arabic_digits(text)):
            whose = match["whose"].replace("สนข.", "สำนักงานเขต")
            if "{" in whose or whose in self.office or self.office in whose:
                yield match, number_key(match)

    def is_the_appointing_one(self, key: OrderKey, text: str) -> bool:
        """Whether a number on record is meant, or one that is not but of which the words can only mean that order."""
        if key in self.dates:
            return self.appointing is not None and key_of(self.appointing.number) == key
        return _appoints.search(text) is not None


def _orders(book: YearBook) -> _Orders:
    dates: dict[OrderKey, datetime.date | None] = {}
    years = [year for year in (book.results_year, book.year) if year]
    for year in years:
        amending = [member.amended_by for body in year.bodies for member in body.members]
        dates.update({key: None for key in map(key_of, amending) if key})
        for paper in year.papers:
            key = key_of(paper.number) if paper.kind is PaperKind.ORDER else None
            if key:
                dates[key] = paper.date
    order = book.paper(PaperKind.ORDER)
    return _Orders(book.office.name, dates, order if order and key_of(order.number) else None)


def key_of(number: str) -> OrderKey | None:
    match = _order_number.search(in_arabic_digits(number))
    return number_key(match) if match else None


def number_key(match: re.Match[str]) -> OrderKey:
    year = int(match["year"])
    return int(match["number"]), year if year > 99 else 2500 + year


def _order_numbers(evidence: Evidence) -> Iterator[Slip]:
    orders = _orders(evidence.book)
    if orders.appointing is None:
        return iter(())
    return faults_of_words(evidence, partial(_order_number_faults, orders, orders.appointing))


def _order_number_faults(orders: _Orders, order: Paper, text: str) -> Iterator[Fault]:
    for match, key in orders.mentions(text):
        if key in orders.dates or not orders.is_the_appointing_one(key, text):
            continue
        start, end = match.start("number"), match.end()
        yield Fault(
            match[0],
            _("ข้อความอ้างคำสั่งที่ {found} แต่ทะเบียนมีคำสั่งแต่งตั้งที่ {number}").format(
                found=text[start:end], number=order.number
            ),
            _("แก้เลขที่คำสั่งให้ตรงกันทุกแห่ง หรือแก้ทะเบียนหากเลขในทะเบียนผิด"),
            f"{text[:start]}{order.number}{text[end:]}" if order.is_issued else None,
        )


def _order_dates(evidence: Evidence) -> Iterator[Slip]:
    return faults_of_words(evidence, partial(_order_date_faults, _orders(evidence.book)))


def _order_date_faults(orders: _Orders, text: str) -> Iterator[Fault]:
    for match, key in orders.mentions(text):
        order, mention = orders.appointing, date_after(text, match.end(), _dated)
        expected = orders.dates.get(key)
        if expected is None and order and orders.is_the_appointing_one(key, text):
            expected = order.date
        if mention and mention.date and expected and mention.date != expected:
            yield Fault(
                text[match.start() : mention.end],
                _("ข้อความอ้างคำสั่งลงวันที่ {found} แต่ทะเบียนลงวันที่ {expected}").format(
                    found=spoken_date(mention.date), expected=spoken_date(expected)
                ),
                _("แก้วันที่ของคำสั่งให้ตรงกันทุกแห่ง หรือแก้ทะเบียนหากวันที่ในทะเบียนผิด"),
            )


def _letter_dates(evidence: Evidence) -> Iterator[Slip]:
    letters: dict[tuple[str, str, int, int], datetime.date] = {}
    for paper in evidence.book.year.papers:
        for record in (paper, *paper.endorsements):
            match = _letter_mention.fullmatch(in_arabic_digits(record.number).strip())
            if match and record.date:
                letters.setdefault(_letter_key(match, record.date), record.date)
    return faults_of_words(evidence, partial(_letter_date_faults, letters))


def _letter_date_faults(
    letters: Mapping[tuple[str, str, int, int], datetime.date], text: str
) -> Iterator[Fault]:
    """The same number in another calendar year is another letter."""
    if "วันที่" not in text and "ลว" not in text:
        return
    for match in _letter_mention.finditer(in_arabic_digits(text)):
        mention = date_after(text, match.end(), _dated)
        if mention is None or mention.date is None:
            continue
        expected = letters.get(_letter_key(match, mention.date))
        if expected and expected != mention.date:
            yield Fault(
                text[match.start() : mention.end],
                _("ข้อความอ้างหนังสือที่ {number} ลงวันที่ {found} แต่ทะเบียนลงวันที่ {expected}").format(
                    number=match[0], found=spoken_date(mention.date), expected=spoken_date(expected)
                ),
                _("แก้วันที่ของหนังสือให้ตรงกันทุกแห่ง หรือแก้ทะเบียนหากวันที่ในทะเบียนผิด"),
            )


def _letter_key(match: re.Match[str], date: datetime.date) -> tuple[str, str, int, int]:
    return "".join(match["prefix"].split()), match["circular"] or "", int(match["number"]), date.year


def date_after(text: str, end: int, lead: re.Pattern[str]) -> DateMention | None:
    """The date that follows directly, after the words of `lead`."""
    match = lead.match(text, end)
    if match is None:
        return None
    mention = next(find_dates(text[end:]), None)
    if mention is None or end + mention.start > match.end():
        return None
    return DateMention(end + mention.start, mention.text, mention.read, mention.has_short_year)


def _resolutions(evidence: Evidence) -> Iterator[Slip]:
    """Two dates that differ in one figure alone are meant for one resolution; others may be two resolutions."""
    found = list(_resolution_mentions(evidence))
    counts = Counter(date for date, _slip in found)
    for date, slip in found:
        rivals = [other for other in counts if differ_in_one_part(date, other)]
        right = max((date, *rivals), key=partial(_trust, counts))
        if right != date:
            yield slip(
                _("มติคณะรัฐมนตรีเรื่องเดียวกันลงวันที่ {found} ที่นี่ แต่ที่อื่นเป็น {expected}").format(
                    found=spoken_date(date), expected=spoken_full_date(right)
                ),
                _("ตรวจวันที่ของมติคณะรัฐมนตรี แล้วใช้วันเดียวกันทุกแห่ง"),
            )


def _resolution_mentions(
    evidence: Evidence,
) -> Iterator[tuple[datetime.date, Callable[[str, str], Slip]]]:
    told: set[datetime.date] = set()
    for text in texts_in(evidence):
        for date in _resolution_dates(text.text):
            told.add(date)
            yield date, text.slip
    for paper in evidence.papers:
        for paragraph in paper.paragraphs:
            for date in _resolution_dates(paragraph.text):
                if date not in told:
                    yield date, partial(Slip, place_in_paper(paper, paragraph))


def _resolution_dates(text: str) -> Sequence[datetime.date]:
    if "มติ" not in text:
        return ()
    return [
        mention.date
        for mention in dates_in(text)
        if mention.date and _resolution.search(text[: mention.start])
    ]


def _resolutions_to_come(evidence: Evidence) -> Iterator[Slip]:
    """No paper knows a resolution of a later day. Of several papers of a kind the latest day counts."""
    book = evidence.book
    in_doubt = records_in_doubt(book)
    dated = [(each.date, each) for each in book.year.papers if each.date and each not in in_doubt]
    latest = {paper.kind: (day, paper) for day, paper in sorted(dated, key=lambda pair: pair[0])}
    for text in evidence.papers:
        if text.kind not in latest:
            continue
        day, paper = latest[text.kind]
        cited = max(
            chain.from_iterable(_resolution_dates(each.text) for each in text.paragraphs), default=day
        )
        if cited > day:
            yield Slip(
                place_in(paper_row(book, paper), paper, "date"),
                _("{paper} ลงวันที่ {day} แต่อ้างมติคณะรัฐมนตรีวันที่ {date} ซึ่งมาทีหลัง").format(
                    paper=spoken_term(paper.kind), day=spoken_date(day), date=spoken_date(cited)
                ),
                _("ตรวจวันที่ของเอกสารและวันที่ของมติ แล้วแก้วันที่ที่ผิด หรือแก้ถ้อยคำของเอกสารส่วนนี้"),
            )


def differ_in_one_part(one: datetime.date, other: datetime.date) -> bool:
    return [one.day != other.day, one.month != other.month, one.year != other.year].count(True) == 1


_TUESDAY = 1


def _trust(counts: Mapping[datetime.date, int], date: datetime.date) -> tuple[int, bool, int]:
    """Which of several dates is likely right: the one said most, one on the cabinet's day, the earliest."""
    return counts[date], date.weekday() == _TUESDAY, -date.toordinal()


CHECKS: tuple[Check, ...] = (
    Check("order-number-mentioned", Severity.MUST_MEND, "เลขที่คำสั่งในข้อความที่ไม่ตรงกับทะเบียน", _order_numbers),
    Check("order-date-mentioned", Severity.MUST_MEND, "วันที่ของคำสั่งในข้อความที่ไม่ตรงกับทะเบียน", _order_dates),
    Check("letter-date-mentioned", Severity.MUST_MEND, "วันที่ของหนังสือในข้อความที่ไม่ตรงกับทะเบียน", _letter_dates),
    Check("resolution-with-two-dates", Severity.SHOULD_LOOK, "มติคณะรัฐมนตรีเดียวกันที่ลงวันที่ต่างกัน", _resolutions),
    Check(
        "resolution-after-paper",
        Severity.SHOULD_LOOK,
        "เอกสารที่อ้างมติคณะรัฐมนตรีซึ่งลงวันที่หลังวันที่ของเอกสาร",
        _resolutions_to_come,
    ),
)
