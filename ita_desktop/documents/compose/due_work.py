"""The overview as a paper: how ready each section is, and what is due by day."""

import datetime
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ita_desktop.documents.compose.table_rows import head_row, name_row
from ita_desktop.documents.compose.wording import document_of
from ita_desktop.documents.content import (
    Alignment,
    Block,
    Caption,
    Cell,
    Document,
    Line,
    PageStart,
    Row,
    Table,
    TitleLines,
)
from ita_desktop.model.book import YearBook
from ita_desktop.rules.due_work import DueWork, When
from ita_desktop.rules.readiness import Readiness
from ita_desktop.rules.rounding import rounded
from ita_desktop.thai.dates import long_date, short_date

_READINESS_MM = (Decimal(70), Decimal(30), Decimal(30), Decimal(30))
_WORK_MM = (Decimal(24), Decimal(70), Decimal(66))
_GROUPS = {
    When.LATE: "เลยกำหนด",
    When.TODAY: "ครบกำหนดวันนี้",
    When.THIS_WEEK: "ครบกำหนดภายใน 7 วัน",
    When.LATER: "ถัดไป",
}


def compose_due_work(
    book: YearBook, works: Sequence[DueWork], readiness: Readiness, today: datetime.date
) -> Document:
    titles = (
        f"ภาพรวมการดำเนินงาน ITA ประจำปีงบประมาณ พ.ศ. {book.year.year}",
        f"{book.office.name} ณ วันที่ {long_date(today)}",
    )
    sections = readiness.sections()
    blocks: list[Block] = [PageStart(), TitleLines(titles)]
    if sections:
        blocks.append(Caption("", "ความพร้อมของข้อมูล OIT รายฝ่าย"))
        heads = ("ฝ่ายที่เป็นหลัก", "เผยแพร่แล้ว (ข้อ)", "ทั้งหมด (ข้อ)", "คะแนนที่ยังเสี่ยง")
        rows = [
            _row(
                section.unit.name,
                str(section.published),
                str(len(section.items)),
                str(rounded(section.points_at_stake)),
            )
            for section in sections
        ]
        blocks.append(Table(_READINESS_MM, (head_row(*heads),), rows))
    if works:
        blocks.append(Caption("", "งานที่มีกำหนดเสร็จ"))
        blocks.append(Table(_WORK_MM, (head_row("กำหนดเสร็จ", "งาน", "รายละเอียด"),), tuple(_by_day(works))))
    return document_of(book, titles[0], blocks)


def _by_day(works: Sequence[DueWork]) -> Iterator[Row]:
    for when, name in _GROUPS.items():
        group = [work for work in works if work.when is when]
        if group:
            yield name_row(f"{name} {len(group)} งาน", columns=3)
        for work in group:
            yield Row(tuple(Cell((Line(text),)) for text in (short_date(work.due), work.title, work.facts)))


def _row(name: str, *figures: str) -> Row:
    return Row(
        (Cell((Line(name),)), *(Cell((Line(figure),), alignment=Alignment.RIGHT) for figure in figures))
    )
