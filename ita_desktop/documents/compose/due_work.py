"""The overview as a list to print, in the language of the window: how ready each section is, what is due by day."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from ita_desktop.documents.compose.listing import listing_of
from ita_desktop.documents.compose.table_rows import head_row, name_row
from ita_desktop.documents.content import (
    Alignment,
    Block,
    Caption,
    Cell,
    Document,
    Line,
    PageStart,
    Row,
    Rule,
    Table,
    TitleLines,
)
from ita_desktop.model.book import YearBook
from ita_desktop.rules.due_work import DueWork, When
from ita_desktop.rules.readiness import Readiness
from ita_desktop.rules.rounding import rounded
from ita_desktop.translation import translate as _

_READINESS_MM = (Decimal(70), Decimal(30), Decimal(30), Decimal(30))
_WORK_MM = (Decimal(30), Decimal(68), Decimal(62))

ShowDate = Callable[[datetime.date], str]


def compose_due_work(
    book: YearBook, works: Sequence[DueWork], readiness: Readiness, today: datetime.date, show: ShowDate
) -> Document:
    """`show` writes a date in the language of the window."""
    titles = (
        _("ภาพรวมการดำเนินงาน ITA ประจำปีงบประมาณ พ.ศ. {year}").format(year=book.year.year),
        _("{office} ณ วันที่ {day}").format(office=book.office.name, day=show(today)),
    )
    sections = readiness.sections()
    blocks: list[Block] = [PageStart(), TitleLines(titles), Rule()]
    if sections:
        blocks.append(Caption("", _("ความพร้อมของข้อมูล OIT รายฝ่าย")))
        heads = (_("ฝ่ายที่เป็นหลัก"), _("เผยแพร่แล้ว (ข้อ)"), _("ทั้งหมด (ข้อ)"), _("คะแนนที่ยังเสี่ยง"))
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
        blocks.append(Caption("", _("งานที่มีกำหนดเสร็จ")))
        head = head_row(_("กำหนดเสร็จ"), _("งาน"), _("รายละเอียด"))
        blocks.append(Table(_WORK_MM, (head,), tuple(_by_day(works, show))))
    return listing_of(book, titles[0], blocks)


def _by_day(works: Sequence[DueWork], show: ShowDate) -> Iterator[Row]:
    groups = {
        When.LATE: _("เลยกำหนด {count} งาน"),
        When.TODAY: _("ครบกำหนดวันนี้ {count} งาน"),
        When.THIS_WEEK: _("ครบกำหนดภายใน 7 วัน {count} งาน"),
        When.LATER: _("ต่อจากนี้ {count} งาน"),
    }
    for when, words in groups.items():
        group = [work for work in works if work.when is when]
        if group:
            yield name_row(words.format(count=len(group)), columns=3)
        for work in group:
            yield Row(tuple(Cell((Line(text),)) for text in (show(work.due), work.title, work.facts)))


def _row(name: str, *figures: str) -> Row:
    return Row(
        (Cell((Line(name),)), *(Cell((Line(figure),), alignment=Alignment.RIGHT) for figure in figures))
    )
