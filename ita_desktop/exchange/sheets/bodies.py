"""The committees that the order appoints: their names, members and duties."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from ita_desktop.exchange.dates import Date
from ita_desktop.exchange.kinds import Line, Text
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.references import Name
from ita_desktop.exchange.sheet import Column, KeptRow, Sheet, Values, column, in_order
from ita_desktop.exchange.sheets.directories import BODIES, Directories
from ita_desktop.exchange.sheets.staff import person_column
from ita_desktop.model.body import Body, Duty, Member
from ita_desktop.translation import translate as _


def bodies(shared: Directories) -> Sheet[Body]:
    year = shared.book.year

    def keep(rows: Sequence[KeptRow[Body]]) -> None:
        year.bodies = in_order(rows)

    return Sheet(
        name=BODIES,
        purpose="คณะที่คำสั่งแต่งตั้ง เรียงตามที่พิมพ์ในคำสั่ง",
        columns=(column("ชื่อคณะ", Line(), "name", note="เช่น คณะกรรมการอำนวยการ", is_required=True, width=50),),
        records=year.bodies,
        make=lambda values: Body(position=0, name=values["ชื่อคณะ"]),
        keep=keep,
        key=("ชื่อคณะ",),
        directory=shared.bodies,
        may_rename=True,
    )


def members(shared: Directories) -> Sheet[Member]:
    year = shared.book.year

    def keep(rows: Sequence[KeptRow[Member]]) -> None:
        for body in year.bodies:
            body.members = in_order([row for row in rows if shared.bodies.record(row.values["คณะ"]) is body])

    return Sheet(
        name="รายชื่อกรรมการ",
        purpose="กรรมการของแต่ละคณะ โดยตำแหน่งหรือโดยชื่อ เรียงตามที่พิมพ์ในคำสั่ง",
        columns=(
            _body_column(shared, lambda body: body.members),
            column(
                "โดยตำแหน่ง",
                Line(),
                "post",
                note="ตำแหน่งของกรรมการที่ไม่ระบุชื่อ เช่น หัวหน้าฝ่ายทุกฝ่าย",
                width=44,
            ),
            person_column("โดยชื่อ", shared),
            column("หน้าที่ในคณะ", Line(), "role", note="เช่น ประธานกรรมการ", is_required=True, width=24),
            column("ตั้งแต่", Date(year.year), "since"),
            column("ถึง", Date(year.year), "until"),
            column("แก้ไขโดยคำสั่ง", Line(), "amended_by", note="เลขที่คำสั่งที่เปลี่ยนแปลงกรรมการ เช่น 12/2566"),
        ),
        records=[member for body in year.bodies for member in body.members],
        make=lambda values: Member(position=0, role=values["หน้าที่ในคณะ"]),
        keep=keep,
        parent="คณะ",
        words=("คณะ", "โดยตำแหน่ง", "โดยชื่อ", "หน้าที่ในคณะ"),
        complaints=_nobody,
    )


def duties(shared: Directories) -> Sheet[Duty]:
    year = shared.book.year

    def keep(rows: Sequence[KeptRow[Duty]]) -> None:
        for body in year.bodies:
            body.duties = in_order([row for row in rows if shared.bodies.record(row.values["คณะ"]) is body])

    return Sheet(
        name="อำนาจหน้าที่",
        purpose="อำนาจหน้าที่ของแต่ละคณะ โปรแกรมใส่เลขข้อให้",
        columns=(
            _body_column(shared, lambda body: body.duties),
            column("อำนาจหน้าที่", Text(), "text", is_required=True, width=110),
        ),
        records=[duty for body in year.bodies for duty in body.duties],
        make=lambda values: Duty(position=0, text=values["อำนาจหน้าที่"]),
        keep=keep,
        parent="คณะ",
        words=("คณะ", "อำนาจหน้าที่"),
    )


def _body_column(shared: Directories, records_of: Callable[[Body], Sequence[Any]]) -> Column[Any]:
    body_of = {id(record): body for body in shared.book.year.bodies for record in records_of(body)}

    def get(record: Any) -> str:
        body = body_of[id(record)]
        return shared.bodies.name_of(body, body.name)

    return Column("คณะ", Name(shared.bodies), get, note="ชื่อตามแผ่นคณะ", width=28, is_required=True)


def _nobody(rows: Sequence[Values]) -> Iterator[tuple[int, str, Complaint]]:
    for place, row in enumerate(rows):
        if not row["โดยตำแหน่ง"] and not row["โดยชื่อ"]:
            yield place, "โดยชื่อ", Complaint(_("แถวนี้ไม่มีทั้งตำแหน่งและชื่อ กรุณากรอกอย่างน้อยหนึ่งช่อง"))
