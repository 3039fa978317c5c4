"""Sections and schools, people, and who signs."""

from collections.abc import Iterator, Sequence
from typing import Any

from ita_desktop.exchange.dates import Date
from ita_desktop.exchange.kinds import Cell, Line, OptionalTerm, Term
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.references import Name
from ita_desktop.exchange.sheet import Column, KeptRow, Sheet, Values, column, in_order, list_column
from ita_desktop.exchange.sheets.directories import PEOPLE, UNITS, Directories
from ita_desktop.model.office import Acting, Person, Signatory, SigningDuty, Unit, UnitKind
from ita_desktop.rules.checks.personal_numbers import is_mobile_number
from ita_desktop.thai.names import split_title
from ita_desktop.translation import translate as _


def units(shared: Directories) -> Sheet[Unit]:
    office = shared.book.office

    def names(rows: Sequence[Values], _ordinals: Sequence[str]) -> list[tuple[str, ...]]:
        return [(row["ชื่อ"], *row["ชื่ออื่นที่ใช้เรียก"], *filter(None, [row["ชื่อย่อ"]])) for row in rows]

    def keep(rows: Sequence[KeptRow[Unit]]) -> None:
        office.units = in_order(rows)

    return Sheet(
        name=UNITS,
        purpose="ฝ่ายและโรงเรียนในสังกัด พร้อมชื่ออื่นที่แผ่นอื่นใช้เรียก",
        columns=(
            column("ประเภท", OptionalTerm(UnitKind), "kind", is_required=True, width=12),
            column("ชื่อ", Line(), "name", note="ชื่อเต็มตามที่พิมพ์ในเอกสาร", is_required=True, width=40),
            column("ชื่อย่อ", Line(), "short_name", width=12),
            column("รหัสหนังสือ", Line(), "letter_prefix", note="เลขนำหน้าเลขที่หนังสือ เช่น กท 9901"),
            column("โทรศัพท์", Line(), "telephone"),
            list_column(
                "ชื่ออื่นที่ใช้เรียก",
                "other_names",
                note="ชื่อที่เอกสารอื่นใช้แทนชื่อเต็ม บรรทัดละหนึ่งชื่อ เช่น ฝ่ายคลัง",
            ),
        ),
        records=office.units,
        make=lambda values: Unit(kind=values["ประเภท"], name=values["ชื่อ"]),
        keep=keep,
        key=("ชื่อ",),
        directory=shared.units,
        names=names,
        may_rename=True,
    )


class OfficeTelephone(Line):
    """A person's own number is no business of the office."""

    def read(self, cell: Cell) -> str:
        telephone = super().read(cell)
        if is_mobile_number(telephone):
            message = _("“{typed}” เป็นเบอร์มือถือ โปรดใส่โทรศัพท์ที่ทำงานของสำนักงาน โปรแกรมไม่เก็บเบอร์ส่วนตัว")
            raise Complaint(message.format(typed=telephone))
        return telephone


def people(shared: Directories) -> Sheet[Person]:
    office, fiscal_year = shared.book.office, shared.book.year.year

    def names(rows: Sequence[Values], _ordinals: Sequence[str]) -> list[tuple[str, ...]]:
        people = (Person(title=row["คำนำหน้า"], name=row["ชื่อ-สกุล"]) for row in rows)
        return [(person.full_name, person.name) for person in people]

    def keep(rows: Sequence[KeptRow[Person]]) -> None:
        office.people = in_order(rows, "position_in_list")

    return Sheet(
        name=PEOPLE,
        purpose="บุคลากรที่เอกสารกล่าวถึง เก็บเฉพาะชื่อ ตำแหน่ง สังกัด และโทรศัพท์ที่ทำงาน",
        columns=(
            column("คำนำหน้า", Line(), "title", note="นาย นาง นางสาว หรือยศ", width=12),
            column("ชื่อ-สกุล", Line(), "name", note="ไม่ต้องใส่คำนำหน้า", is_required=True, width=30),
            column("ตำแหน่ง", Line(), "position", width=32),
            column("ระดับ", Line(), "level", note="เช่น ปฏิบัติการ ชำนาญการ", width=18),
            unit_column("สังกัด", shared),
            column("โทรศัพท์ที่ทำงาน", OfficeTelephone(), "telephone", note="ไม่เก็บเบอร์มือถือส่วนตัว"),
            column("ดำรงตำแหน่งตั้งแต่", Date(fiscal_year), "in_office_from"),
            column("ดำรงตำแหน่งถึง", Date(fiscal_year), "in_office_until", note="เว้นว่างถ้ายังอยู่ในตำแหน่ง"),
        ),
        records=office.people,
        make=lambda values: Person(name=values["ชื่อ-สกุล"]),
        keep=keep,
        key=("ชื่อ-สกุล",),
        directory=shared.people,
        names=names,
        may_rename=True,
        notices=_titles_twice,
    )


def _titles_twice(rows: Sequence[Values]) -> Iterator[tuple[int, str, str]]:
    """A title that stands in its own column and before the name is printed twice."""
    for place, row in enumerate(rows):
        title, name = row["คำนำหน้า"], row["ชื่อ-สกุล"]
        if title and split_title(name)[0] == title:
            message = _("“{name}” มีคำนำหน้าซ้ำกับช่อง “คำนำหน้า” เอกสารจะพิมพ์ “{printed}” กรุณาตรวจ")
            printed = Person(title=title, name=name).full_name
            yield place, "ชื่อ-สกุล", message.format(name=name, printed=printed)


def signatories(shared: Directories) -> Sheet[Signatory]:
    office, fiscal_year = shared.book.office, shared.book.year.year

    def keep(rows: Sequence[KeptRow[Signatory]]) -> None:
        office.signatories = in_order(rows, "position_in_list")

    return Sheet(
        name="ผู้ลงนาม",
        purpose="ผู้ลงนามในเอกสารแต่ละหน้าที่ และผู้ลงนามแทน",
        columns=(
            column("หน้าที่", OptionalTerm(SigningDuty), "duty", is_required=True, width=26),
            person_column("ผู้ลงนาม", shared),
            column("ตำแหน่งที่พิมพ์ใต้ชื่อ", Line(), "printed_position", width=40),
            column("ลงนามในฐานะ", Term(Acting, Acting.SELF), "acting", note="เว้นว่างถ้าลงนามเอง", width=20),
            column("แทนตำแหน่ง", Line(), "acting_for", note="ตำแหน่งของผู้ที่ลงนามแทน", width=30),
            column("ตั้งแต่", Date(fiscal_year), "valid_from"),
            column("ถึง", Date(fiscal_year), "valid_until"),
        ),
        records=office.signatories,
        make=lambda values: Signatory(duty=values["หน้าที่"]),
        keep=keep,
        words=("หน้าที่", "ผู้ลงนาม"),
    )


def person_column(heading: str, shared: Directories) -> Column[Any]:
    """A column for the `person` of any record that has one."""
    people = shared.people

    def get(record: Any) -> str:
        return people.name_of(record.person, record.person.full_name) if record.person else ""

    def put(record: Any, name: str) -> None:
        record.person = people.record(name) if name else None

    return Column(heading, Name(people), get, put, note="ชื่อตามแผ่นบุคลากร", width=30)


def unit_column(heading: str, shared: Directories) -> Column[Any]:
    """A column for the `unit` of any record that has one."""
    units = shared.units

    def get(record: Any) -> str:
        return units.name_of(record.unit, record.unit.name) if record.unit else ""

    def put(record: Any, name: str) -> None:
        record.unit = units.record(name) if name else None

    return Column(heading, Name(units), get, put, note="ชื่อตามแผ่นฝ่ายและโรงเรียน", width=30)
