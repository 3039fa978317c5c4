"""Every text that may be printed, with the record and field it stands in and where the officer finds it."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from typing import TypeAlias

from ita_desktop.model.answers import Quota
from ita_desktop.model.attendance import Attendance
from ita_desktop.model.body import Body, Duty, Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.editions import available_editions, read_edition
from ita_desktop.model.frame import ElementRecord, NodeRecord
from ita_desktop.model.meeting import AgendaItem, Meeting
from ita_desktop.model.office import Office, PaperText, Person, Signatory, Unit
from ita_desktop.model.paper_texts import worded_paper
from ita_desktop.model.records import Record
from ita_desktop.model.terms import spoken_term, term
from ita_desktop.model.year import (
    Endorsement,
    FiscalYear,
    FollowUp,
    FreeSection,
    Measure,
    MeasureOwner,
    Paper,
    Responsibility,
    ResponsibleParty,
    Result,
)
from ita_desktop.rules.checks.places import (
    agenda_row,
    body_row,
    column_of,
    endorsement_row,
    follow_up_row,
    item_row,
    measure_row,
    meeting_row,
    paper_row,
    quota_row,
)
from ita_desktop.rules.findings import Evidence, Mend, Place, Slip, once
from ita_desktop.thai.dates import DateMention, find_dates
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.thai.typos import deferred
from ita_desktop.translation import translate as _

Row: TypeAlias = Callable[[], str]
"""What the officer calls the row of a record, asked for only when something is wrong there."""

COLUMNS: Mapping[type[Record], Mapping[str, str]] = {
    Office: {
        "name": deferred("ชื่อสำนักงาน"),
        "district": deferred("เขต"),
        "province": deferred("จังหวัด"),
        "address": deferred("ที่อยู่"),
    },
    Unit: {"name": deferred("ชื่อ")},
    Person: {
        "title": deferred("คำนำหน้า"),
        "name": deferred("ชื่อ-สกุล"),
        "position": deferred("ตำแหน่ง"),
        "level": deferred("ระดับ"),
    },
    Signatory: {"printed_position": deferred("ตำแหน่งที่พิมพ์ใต้ชื่อ"), "acting_for": deferred("แทนตำแหน่ง")},
    PaperText: {"text": deferred("ข้อความ")},
    Body: {"name": deferred("ชื่อคณะ")},
    Member: {"post": deferred("โดยตำแหน่ง"), "role": deferred("หน้าที่ในคณะ")},
    Duty: {"text": deferred("อำนาจหน้าที่")},
    Responsibility: {"due_words": deferred("กำหนดเสร็จตามที่เขียน"), "period": deferred("ช่วงข้อมูล")},
    ResponsibleParty: {"words": deferred("ผู้รับผิดชอบ")},
    Result: {"explanation": deferred("คำอธิบายของหน่วยงาน")},
    Measure: {
        "weakness": deferred("จุดอ่อน"),
        "issue": deferred("ประเด็น"),
        "guideline": deferred("แนวทาง"),
        "measures": deferred("มาตรการ"),
        "activities": deferred("กิจกรรม"),
        "outputs": deferred("ผลผลิต"),
        "awareness": deferred("วิธีการสร้างการรับรู้"),
        "due_words": deferred("ระยะเวลาตามที่เขียน"),
        "follow_up_words": deferred("การติดตามตามที่เขียน"),
        "follower": deferred("ผู้ติดตาม"),
    },
    MeasureOwner: {"words": deferred("ผู้รับผิดชอบ")},
    FollowUp: {
        "result": deferred("ผลการดำเนินงาน"),
        "problem": deferred("ปัญหาอุปสรรค"),
        "suggestion": deferred("ข้อเสนอแนะ"),
    },
    Meeting: {"place": deferred("สถานที่"), "body_words": deferred("ผู้ประชุม")},
    AgendaItem: {
        "text": deferred("เรื่อง"),
        "lines": deferred("บรรทัดต่อท้าย"),
        "discussion": deferred("การอภิปราย"),
        "resolution": deferred("มติ"),
    },
    Attendance: {
        "name": deferred("ชื่อ"),
        "post": deferred("ตำแหน่ง"),
        "role": deferred("หน้าที่ในคณะ"),
        "representative": deferred("ผู้แทน"),
        "reason": deferred("เหตุผล"),
    },
    Paper: {"subject": deferred("เรื่อง"), "addressee": deferred("เรียน"), "effect": deferred("มีผล")},
    Endorsement: {
        "addressees": deferred("เรียน"),
        "lines": deferred("ข้อความ"),
        "printed_position": deferred("ตำแหน่งที่พิมพ์ใต้ชื่อ"),
    },
    Quota: {"name": deferred("ผู้ตอบ")},
    FreeSection: {"heading": deferred("หัวข้อ"), "paragraphs": deferred("ย่อหน้า")},
    NodeRecord: {
        "title": deferred("ชื่อ"),
        "short_name": deferred("ชื่อย่อ"),
        "sample_groups": deferred("กลุ่มตัวอย่าง"),
        "sample_note": deferred("เงื่อนไขของกลุ่มตัวอย่าง"),
    },
    ElementRecord: {"text": deferred("องค์ประกอบ")},
}
"""Fields that hold words, under the headings they have in the workbook."""

_EXCERPT_LETTERS = 16
"""How much is shown on either side of what is wrong."""

_START_LETTERS = 24
"""How much of a paragraph is shown to name it by."""


@dataclass(frozen=True, slots=True)
class RecordText:
    """One text as typed; `index` is its place in a field that is a list."""

    record: Record
    field: str
    index: int | None
    row: Row
    text: str

    @property
    def where(self) -> str:
        column = COLUMNS[type(self.record)][self.field]
        if isinstance(self.record, ResponsibleParty):
            column = term(self.record.part)
        if self.index is None:
            return column_of(self.row(), column)
        return _("{row} ช่อง{column} บรรทัดที่ {line}").format(
            row=self.row(), column=_(column), line=self.index + 1
        )

    @property
    def place(self) -> Place:
        return Place(self.where, self.record, self.field, line=self.index)

    def excerpt(self, start: int, end: int) -> str:
        """The text from `start` to `end` with a few letters around it."""
        return excerpt(self.text, start, end)

    def slip(self, message: str, advice: str, mended: str | None = None) -> Slip:
        """A slip in this text; `mended` is the text put right, where only one text is right."""
        if mended is None or mended == self.text:
            return Slip(self.place, message, advice)
        return Slip(self.place, message, advice, Mend(self._field_with(mended), _change(self.text, mended)))

    def _field_with(self, mended: str) -> object:
        if self.index is None:
            return mended
        texts = list(getattr(self.record, self.field))
        texts[self.index] = mended
        return texts


def excerpt(text: str, start: int, end: int) -> str:
    """`text` from `start` to `end` with a few letters around it, cut at no mark."""
    first, last = max(start - _EXCERPT_LETTERS, 0), min(end + _EXCERPT_LETTERS, len(text))
    while first > 0 and unicodedata.category(text[first]) == "Mn":
        first -= 1
    while last < len(text) and unicodedata.category(text[last]) == "Mn":
        last += 1
    shown = text[first:last].replace("\n", " ")
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"


def _cut(text: str, letters: int) -> str:
    """The beginning of a text, with the marks of its last letter."""
    while letters < len(text) and unicodedata.category(text[letters]) == "Mn":
        letters += 1
    return text[:letters]


def _change(before: str, after: str) -> str:
    """What a mend changes: the words that differ, before and after."""
    start = _length_in_common(before, after)
    end = _length_in_common(before[start:][::-1], after[start:][::-1])
    found = excerpt(before, start, len(before) - end)
    right = excerpt(after, start, len(after) - end)
    return _("แก้ “{found}” เป็น “{right}”").format(found=found, right=right)


def _length_in_common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def texts_of(book: YearBook) -> Iterator[RecordText]:
    """What the office typed for the year and about itself. Remarks are the assessor's words, and not among it."""
    for record, row in _rows(book):
        yield from _texts_in(record, row)


def frame_texts_of(book: YearBook) -> Iterator[RecordText]:
    """What the office changed in the frames of both years; whatever came with the program is left out."""
    official = official_texts()
    for year in (book.year, book.results_year):
        for record, row in _frame_rows(year) if year else ():
            yield from (text for text in _texts_in(record, row) if text.text not in official)


@once
def texts_in(evidence: Evidence) -> Sequence[RecordText]:
    return tuple(texts_of(evidence.book))


@once
def all_texts_in(evidence: Evidence) -> Sequence[RecordText]:
    return (*texts_in(evidence), *frame_texts_of(evidence.book))


def _texts_in(record: Record, row: Row) -> Iterator[RecordText]:
    for field in COLUMNS[type(record)]:
        value: str | list[str] = getattr(record, field)
        if isinstance(value, str):
            if value:
                yield RecordText(record, field, None, row, value)
        else:
            for index, text in enumerate(value):
                if text:
                    yield RecordText(record, field, index, row, text)


def _rows(book: YearBook) -> Iterator[tuple[Record, Row]]:
    yield from _office_rows(book)
    for body in book.year.bodies:
        yield body, partial(body_row, body)
        yield from ((member, partial(member_row, body, member)) for member in body.members)
        yield from ((duty, partial(_duty_row, body, duty)) for duty in body.duties)
    for responsibility in book.year.responsibilities:
        row = partial(item_row, responsibility)
        yield responsibility, row
        yield from ((party, row) for party in responsibility.parties)
    if book.results_year is not None:
        yield from ((result, partial(_result_row, result)) for result in book.results_year.results)
    yield from _measure_rows(book)
    for meeting in book.year.meetings:
        yield meeting, partial(meeting_row, book, meeting)
        yield from ((item, partial(agenda_row, book, meeting, item)) for item in meeting.agenda)
        yield from ((each, partial(attendance_row, book, meeting, each)) for each in meeting.attendance)
    for paper in book.year.papers:
        yield paper, partial(paper_row, book, paper)
        yield from ((step, partial(endorsement_row, book, paper, step)) for step in paper.endorsements)
    yield from ((section, partial(_section_row, book, section)) for section in book.year.sections)
    yield from ((quota, partial(quota_row, quota)) for quota in book.year.quotas)


def _office_rows(book: YearBook) -> Iterator[tuple[Record, Row]]:
    office = book.office
    yield office, lambda: _("สำนักงาน")
    yield from ((unit, partial(_unit_row, unit)) for unit in office.units)
    yield from ((person, partial(_person_row, person)) for person in office.people)
    yield from ((signatory, partial(_signatory_row, signatory)) for signatory in office.signatories)
    yield from ((text, partial(_paper_text_row, text)) for text in office.texts)


def _measure_rows(book: YearBook) -> Iterator[tuple[Record, Row]]:
    for measure in book.year.measures:
        row = partial(measure_row, book, measure)
        yield measure, row
        yield from ((owner, row) for owner in measure.owners)
        for follow_up in measure.follow_ups:
            yield follow_up, partial(follow_up_row, book, measure, follow_up)


def _frame_rows(year: FiscalYear) -> Iterator[tuple[Record, Row]]:
    for node in year.edition.nodes:
        row = partial(node_row, year, node)
        yield node, row
        yield from ((element, partial(_element_row, row, node, element)) for element in node.elements)


def _unit_row(unit: Unit) -> str:
    return _("ฝ่ายและโรงเรียน {name}").format(name=unit.name)


def _person_row(person: Person) -> str:
    return _("บุคลากร {name}").format(name=person.full_name)


def _signatory_row(signatory: Signatory) -> str:
    return _("ผู้ลงนาม {duty}").format(duty=spoken_term(signatory.duty))


def _paper_text_row(text: PaperText) -> str:
    paper = _(worded_paper(text.paper))
    start = _cut(text.text, _START_LETTERS).partition("\n")[0]
    return _("ข้อความในเอกสาร {paper} ที่ขึ้นต้นว่า “{start}”").format(paper=paper, start=start)


def member_row(body: Body, member: Member) -> str:
    ordinal = body.members.index(member) + 1
    return _("{body} กรรมการลำดับที่ {ordinal}").format(body=body_row(body), ordinal=ordinal)


def _duty_row(body: Body, duty: Duty) -> str:
    return _("{body} ข้อ {ordinal}").format(body=body_row(body), ordinal=body.duties.index(duty) + 1)


def attendance_row(book: YearBook, meeting: Meeting, attendance: Attendance) -> str:
    ordinal = meeting.attendance.index(attendance) + 1
    return _("{meeting} ผู้มาประชุมลำดับที่ {ordinal}").format(meeting=meeting_row(book, meeting), ordinal=ordinal)


def _result_row(result: Result) -> str:
    return _("ผลคะแนน ข้อ {code}").format(code=result.node.code)


def _section_row(book: YearBook, section: FreeSection) -> str:
    return _("ส่วนเพิ่มในเล่ม ลำดับที่ {ordinal}").format(ordinal=book.year.sections.index(section) + 1)


def node_row(year: FiscalYear, node: NodeRecord) -> str:
    return _("กรอบการประเมินปี {year} ข้อ {code}").format(year=year.year, code=node.code)


def _element_row(row: Row, node: NodeRecord, element: ElementRecord) -> str:
    ordinal = node.elements.index(element) + 1
    return _("{node} องค์ประกอบลำดับที่ {ordinal}").format(node=row(), ordinal=ordinal)


@lru_cache(maxsize=8192)
def in_arabic_digits(text: str) -> str:
    """Letter by letter, addresses and codes too; kept, since many checks read the same texts."""
    return text.translate(THAI_TO_ARABIC)


@lru_cache(maxsize=8192)
def dates_in(text: str) -> Sequence[DateMention]:
    return tuple(find_dates(text))


@cache
def official_texts() -> frozenset[str]:
    """The words of all frames that travel with the program."""
    texts: set[str] = set()
    for node in (node for code in available_editions() for node in read_edition(code).nodes):
        texts.update((node.title, node.short_name, node.sample_note, *node.sample_groups))
        texts.update(element.text for element in node.elements)
    return frozenset(texts)
