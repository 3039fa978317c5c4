"""Memos that remind: a section of its work that is late or soon due, with the request to finish it."""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ita_desktop.documents.compose.table_rows import head_row
from ita_desktop.documents.compose.wording import document_of, paragraphs, signature_of
from ita_desktop.documents.content import (
    Addressee,
    Alignment,
    Block,
    Cell,
    Document,
    HeaderField,
    HeaderLine,
    Line,
    MemoHead,
    PageStart,
    Paragraph,
    Row,
    Table,
)
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import SigningDuty, Unit
from ita_desktop.model.paper_texts import REMINDER
from ita_desktop.rules.due_work import PRESSING, DueWork, When, list_due_work, sections_to_remind, work_of
from ita_desktop.rules.signatories import drafting_section
from ita_desktop.thai.dates import long_date, short_date
from ita_desktop.translation import SOURCE_LANGUAGE, speaking

_HEADINGS = ("ลำดับ", "งาน", "กำหนดเสร็จ", "สถานะ")
_WIDTHS_MM = (Decimal(14), Decimal(86), Decimal(30), Decimal(30))


def compose_reminders(book: YearBook, today: datetime.date) -> Document:
    with speaking(SOURCE_LANGUAGE):
        works = list_due_work(book, today)
    blocks: list[Block] = []
    for unit in sections_to_remind(book, works):
        pressing = [work for work in work_of(works, unit) if work.when in PRESSING]
        blocks.extend(_memo(book, unit, pressing, today))
    return document_of(book, _subject(book), blocks)


def _memo(book: YearBook, unit: Unit, works: Sequence[DueWork], today: datetime.date) -> Iterator[Block]:
    addressee = f"หัวหน้า{unit.name}" if unit.name.startswith("ฝ่าย") else unit.name
    yield from head_of_reminder(book, _subject(book), (addressee,), today)
    yield from map(Paragraph, paragraphs(book, REMINDER, "reason"))
    yield Paragraph(_what_presses(unit, works))
    yield Table(_WIDTHS_MM, (head_row(*_HEADINGS),), tuple(_rows(works)))
    for conclusion in paragraphs(book, REMINDER, "conclusion"):
        yield Paragraph(conclusion, keep_with_next=True)
    yield signature_of(book, SigningDuty.COORDINATING_HEAD, today)


def _subject(book: YearBook) -> str:
    return " ".join(paragraphs(book, REMINDER, "subject"))


def head_of_reminder(
    book: YearBook, subject: str, addressees: tuple[str, ...], today: datetime.date
) -> Iterator[Block]:
    """From the section that coordinates, its number still open, on a page of its own."""
    section, office = drafting_section(book), book.office
    telephone = (section.telephone if section else "") or office.telephone
    sender = [section.name if section else "", office.name, f"โทร. {telephone}" if telephone else ""]
    number = f"{section.letter_prefix}/" if section and section.letter_prefix else ""
    yield PageStart(is_letter=True, number_from=1)
    yield MemoHead(office.emblem)
    yield HeaderLine((HeaderField("ส่วนราชการ", " ".join(filter(None, sender))),))
    yield HeaderLine((HeaderField("ที่", number), HeaderField("วันที่", long_date(today))))
    yield HeaderLine((HeaderField("เรื่อง", subject),), hanging=True)
    yield Addressee("เรียน", addressees)


def _what_presses(unit: Unit, works: Sequence[DueWork]) -> str:
    late = sum(work.when is When.LATE for work in works)
    soon = len(works) - late
    counted = [
        *([f"เลยกำหนดแล้ว {late} รายการ"] if late else []),
        *([f"ครบกำหนดภายใน 7 วัน {soon} รายการ"] if soon else []),
    ]
    return f"ขอเรียนว่า {unit.name}มีงานที่{' และ'.join(counted)} ดังนี้"


def _rows(works: Sequence[DueWork]) -> Iterator[Row]:
    for number, work in enumerate(works, start=1):
        state = f"เลยกำหนด {work.days_late} วัน" if work.when is When.LATE else "ใกล้ครบกำหนด"
        yield Row(
            (
                Cell((Line(str(number)),), alignment=Alignment.CENTRE),
                Cell((Line(work.title), Line(work.facts))),
                Cell((Line(short_date(work.due)),), alignment=Alignment.CENTRE),
                Cell((Line(state),), alignment=Alignment.CENTRE),
            )
        )
