"""A memo a section: what of its work is late or soon due, and the request to finish it."""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ita_desktop.documents.compose.table_rows import head_row
from ita_desktop.documents.compose.wording import document_of, filled, signature_of
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
from ita_desktop.rules.due_work import PRESSING, DueWork, When, sections_to_remind, work_of
from ita_desktop.rules.signatories import drafting_section
from ita_desktop.thai.dates import long_date, short_date

SUBJECT = "ขอให้เร่งรัดการดำเนินงานตามการประเมินคุณธรรมและความโปร่งใส (ITA) ประจำปีงบประมาณ พ.ศ. {ปี}"
_REASON = (
    "ตามที่สำนักงานได้มอบหมายให้ทุกฝ่ายเผยแพร่ข้อมูลและดำเนินมาตรการ"
    "ตามการประเมินคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {ปี} นั้น"
)
_CONCLUSION = "จึงเรียนมาเพื่อโปรดดำเนินการให้แล้วเสร็จตามกำหนด และแจ้งผลให้{ฝ่าย}ทราบ"
_HEADINGS = ("ลำดับ", "งาน", "กำหนดเสร็จ", "สถานะ")
_WIDTHS_MM = (Decimal(14), Decimal(86), Decimal(30), Decimal(30))


def compose_reminders(book: YearBook, works: Sequence[DueWork], today: datetime.date) -> Document:
    blocks: list[Block] = []
    for unit in sections_to_remind(book, works):
        pressing = [work for work in work_of(works, unit) if work.when in PRESSING]
        blocks.extend(_memo(book, unit, pressing, today))
    return document_of(book, filled(book, SUBJECT), blocks)


def _memo(book: YearBook, unit: Unit, works: Sequence[DueWork], today: datetime.date) -> Iterator[Block]:
    section, office = drafting_section(book), book.office
    telephone = (section.telephone if section else "") or office.telephone
    sender = [section.name if section else "", office.name, f"โทร. {telephone}" if telephone else ""]
    number = f"{section.letter_prefix}/" if section and section.letter_prefix else ""
    named = {"ฝ่าย": section.name if section else ""}
    yield PageStart(is_letter=True)
    yield MemoHead(office.emblem)
    yield HeaderLine((HeaderField("ส่วนราชการ", " ".join(filter(None, sender))),))
    yield HeaderLine((HeaderField("ที่", number), HeaderField("วันที่", long_date(today))))
    yield HeaderLine((HeaderField("เรื่อง", filled(book, SUBJECT)),), hanging=True)
    yield Addressee("เรียน", (f"หัวหน้า{unit.name}" if unit.name.startswith("ฝ่าย") else unit.name,))
    yield Paragraph(filled(book, _REASON))
    yield Paragraph(_what_presses(unit, works))
    yield Table(_WIDTHS_MM, (head_row(*_HEADINGS),), tuple(_rows(works)))
    yield Paragraph(filled(book, _CONCLUSION, **named), keep_with_next=True)
    yield signature_of(book, SigningDuty.COORDINATING_HEAD, today)


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
