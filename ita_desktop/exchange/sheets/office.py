"""The office itself, as a form: a field a row."""

from collections.abc import Callable
from typing import Any

from ita_desktop.exchange.kinds import Kind, Line, Number, OptionalTerm, Score, Text, WholeNumber
from ita_desktop.exchange.references import Name
from ita_desktop.exchange.sheet import Column, Sheet, column, known_column
from ita_desktop.exchange.sheets.directories import Directories
from ita_desktop.model.office import Digits, Office, WeakPointRule


def office_form(shared: Directories) -> Sheet[Office]:
    return Sheet(
        name="สำนักงาน",
        purpose="ข้อมูลของสำนักงานและวิธีจัดทำเอกสาร",
        columns=(
            column("ชื่อสำนักงาน", Line(), "name", note="เช่น สำนักงานเขตสมมติ", is_required=True),
            column("เขต", Line(), "district", note="ชื่อเขต ไม่มีคำว่าเขต", is_required=True),
            column("จังหวัด", Line(), "province"),
            column("ที่อยู่", Text(), "address"),
            column("โทรศัพท์", Line(), "telephone"),
            column("เว็บไซต์", Line(), "website"),
            column("ไฟล์ตราครุฑ", Line(), "emblem_file", note="ชื่อไฟล์ภาพที่สำนักงานใช้"),
            column("แบบอักษร", Line(), "font", note="เช่น TH SarabunPSK", is_required=True),
            column("ตัวเลขในเอกสาร", OptionalTerm(Digits), "digits", is_required=True),
            column(
                "ตัวเลขของรหัสข้อ", OptionalTerm(Digits), "code_digits", note="เช่น O12 หรือ O๑๒", is_required=True
            ),
            column("เกณฑ์คะแนน", Number(0, 100), "threshold", note="ข้อที่ต่ำกว่านี้ต้องปรับปรุง", is_required=True),
            column("วิธีเลือกข้อที่ต้องปรับปรุง", OptionalTerm(WeakPointRule), "weak_point_rule", is_required=True),
            column(
                "จำนวนข้อต่ำสุด",
                WholeNumber(1, 50),
                "lowest_count",
                note="จำนวนข้อของแต่ละแบบวัด เมื่อเลือกข้อที่ต่ำที่สุด",
                is_required=True,
            ),
            column(
                "รูปแบบตารางมาตรการ",
                Name(shared.layouts),
                "measures_layout",
                note="M1 ถึง M5 หรือรหัสในแผ่นรูปแบบตาราง",
                is_required=True,
            ),
            *_year_columns(shared),
        ),
        records=[shared.book.office],
        words=("ชื่อสำนักงาน",),
        is_form=True,
    )


def _year_columns(shared: Directories) -> tuple[Column[Office], ...]:
    year, results = shared.book.year, shared.book.results_year
    known = (
        known_column("ปีงบประมาณ", WholeNumber(2500), lambda _office: year.year, note="ปีที่ดำเนินการ"),
        known_column("กรอบที่ใช้", Line(), lambda _office: year.edition.name),
    )
    if results is None:
        return known

    def of(heading: str, kind: Kind[Any], attribute: str, note: str) -> Column[Office]:
        get: Callable[[Office], Any] = lambda _office: getattr(results, attribute)  # noqa: E731 - as its twin
        put: Callable[[Office, Any], None] = lambda _office, value: setattr(results, attribute, value)  # noqa: E731
        return Column(heading, kind, get, put, note)

    return (
        *known,
        known_column("ปีของผลคะแนน", WholeNumber(2500), lambda _office: results.year),
        of("คะแนนรวมที่ประกาศ", Score(), "published_total", "คะแนนรวมของปีของผล ตามที่ประกาศ"),
        of("ระดับที่ประกาศ", Line(), "published_level", "ระดับของปีของผล ตามที่ประกาศ เช่น AA"),
    )
