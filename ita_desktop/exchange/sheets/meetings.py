"""Meetings of the fiscal year, their agenda and who came."""

from collections.abc import Sequence
from typing import Any

from ita_desktop.exchange.dates import Date, MeetingNumber, Time
from ita_desktop.exchange.kinds import Cell, Line, Term, Text, WholeNumber, YesNo
from ita_desktop.exchange.references import Directory
from ita_desktop.exchange.sheet import Column, KeptRow, Sheet, Values, column, in_order, list_column
from ita_desktop.exchange.sheets.directories import MEETINGS, Directories
from ita_desktop.model.attendance import Attendance, Presence
from ita_desktop.model.meeting import AgendaItem, AgendaSource, Meeting


def meetings(shared: Directories) -> Sheet[Meeting]:
    year = shared.book.year
    number = MeetingNumber(year.year)

    def names(rows: Sequence[Values], _ordinals: Sequence[str]) -> list[tuple[str, ...]]:
        return [(number.show(row["ครั้งที่"]),) for row in rows]

    def keep(rows: Sequence[KeptRow[Meeting]]) -> None:
        year.meetings = sorted((row.record for row in rows), key=lambda meeting: meeting.number)

    return Sheet(
        name=MEETINGS,
        purpose="การประชุมในปีงบประมาณนี้",
        columns=(
            column("ครั้งที่", number, "number", note=f"เช่น 1 หรือ 1/{year.year}", is_required=True, width=12),
            column("วันที่", Date(year.year), "date", note="ใส่ชื่อวันด้วยได้ เช่น วันอังคารที่ 8 พ.ย. 2565"),
            column("เวลา", Time(), "time", note="เช่น 09.00 น.", width=12),
            column("สถานที่", Line(), "place", width=40),
            column("ผู้ประชุม", Text(), "body_words", note="ชื่อคณะที่ประชุม ตามที่พิมพ์ในระเบียบวาระ", width=60),
            column("เริ่มประชุม", Time(), "began", note="เวลาที่เริ่มจริง ตามรายงานการประชุม", width=12),
            column("เลิกประชุม", Time(), "ended", note="เวลาที่เลิก ตามรายงานการประชุม", width=12),
        ),
        records=year.meetings,
        make=lambda values: Meeting(number=values["ครั้งที่"]),
        keep=keep,
        key=("ครั้งที่",),
        directory=shared.meetings,
        names=names,
    )


def agenda(shared: Directories) -> Sheet[AgendaItem]:
    year = shared.book.year
    meeting_of = {id(item): meeting for meeting in year.meetings for item in meeting.agenda}

    def keep(rows: Sequence[KeptRow[AgendaItem]]) -> None:
        for meeting in year.meetings:
            meeting.agenda = in_order([row for row in rows if row.values["ครั้งที่"] == meeting.number])

    return Sheet(
        name="ระเบียบวาระ",
        purpose="ระเบียบวาระของการประชุมแต่ละครั้ง โปรแกรมใส่เลขวาระให้",
        columns=(
            Column(
                "ครั้งที่",
                _HeldMeeting(year.year, shared.meetings),
                lambda item: meeting_of[id(item)].number,
                note="ตามแผ่นประชุม",
                width=12,
                is_required=True,
            ),
            column(
                "ระดับ",
                WholeNumber(1, 4),
                "depth",
                note="1 คือระเบียบวาระ 2 คือเรื่องในวาระ",
                width=8,
                is_required=True,
            ),
            column("เรื่อง", Text(), "text", note="เว้นว่างเพื่อใช้ถ้อยคำของโปรแกรม", width=80),
            column(
                "เติมข้อมูลจาก",
                Term(AgendaSource, AgendaSource.WORDS),
                "source",
                note="เลือกเมื่อให้โปรแกรมเติมเนื้อหาจากข้อมูล เว้นว่างถ้าพิมพ์เองทั้งหมด",
                width=28,
            ),
            list_column("บรรทัดต่อท้าย", "lines", note="บรรทัดละหนึ่งย่อหน้า", width=80),
            list_column("สรุปการประชุม", "discussion", note="บรรทัดละหนึ่งย่อหน้า ตามรายงานการประชุม", width=80),
            column("มติที่ประชุม", Text(), "resolution", width=60),
        ),
        records=[item for meeting in year.meetings for item in meeting.agenda],
        make=lambda values: AgendaItem(position=0, depth=values["ระดับ"]),
        keep=keep,
        parent="ครั้งที่",
        words=("ครั้งที่", "เรื่อง", "เติมข้อมูลจาก"),
    )


def attendance(shared: Directories) -> Sheet[Attendance]:
    year = shared.book.year
    meeting_of = {id(line): meeting for meeting in year.meetings for line in meeting.attendance}

    def keep(rows: Sequence[KeptRow[Attendance]]) -> None:
        for meeting in year.meetings:
            meeting.attendance = in_order([row for row in rows if row.values["ครั้งที่"] == meeting.number])

    return Sheet(
        name="ผู้มาประชุม",
        purpose="รายชื่อผู้มาประชุมแต่ละครั้ง ตามตำแหน่งและบทบาทในวันประชุม",
        columns=(
            Column(
                "ครั้งที่",
                _HeldMeeting(year.year, shared.meetings),
                lambda line: meeting_of[id(line)].number,
                note="ตามแผ่นประชุม",
                width=12,
                is_required=True,
            ),
            column("ชื่อ - สกุล", Line(), "name", note="เว้นว่างเมื่อทราบเพียงตำแหน่ง", width=32),
            column("ตำแหน่ง", Line(), "post", width=48),
            column("บทบาท", Line(), "role", width=28),
            Column(
                "ผู้เข้าร่วม",
                YesNo(),
                lambda line: not line.is_member,
                _put_other,
                note="ใช่ ถ้าไม่ใช่กรรมการหรือคณะทำงาน",
                width=12,
            ),
            column("การมาประชุม", Term(Presence, Presence.UNKNOWN), "presence", width=18),
            column("ผู้แทน", Line(), "representative", width=32),
            column("เหตุผล", Line(), "reason", note="เหตุที่ไม่มาประชุม", width=32),
        ),
        records=[line for meeting in year.meetings for line in meeting.attendance],
        make=lambda values: Attendance(position=0, name=values["ชื่อ - สกุล"] or ""),
        keep=keep,
        parent="ครั้งที่",
        words=("ครั้งที่", "ชื่อ - สกุล", "ตำแหน่ง"),
    )


def _put_other(line: Attendance, is_other: bool) -> None:
    line.is_member = not is_other


class _HeldMeeting(MeetingNumber):
    """The number of a meeting that the workbook knows."""

    def __init__(self, fiscal_year: int, directory: Directory[Any]) -> None:
        super().__init__(fiscal_year)
        self._directory = directory
        self.directories = (directory,)

    def read(self, cell: Cell) -> int | None:
        number = super().read(cell)
        if self._directory.find(self.show(number)) is None:
            raise self._directory.unknown(self.show(number), ())
        return number

    def choices(self) -> Sequence[str]:
        return self._directory.officials()
