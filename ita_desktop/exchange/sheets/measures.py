"""Measures of improvement, and what became of them."""

from collections.abc import Iterator, Sequence

from ita_desktop.exchange.codes import PointCode
from ita_desktop.exchange.dates import Date
from ita_desktop.exchange.kinds import Line, Score, Term, Text, WholeNumber, YesNo
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.references import Name
from ita_desktop.exchange.sheet import (
    ORDINAL,
    Column,
    KeptRow,
    Sheet,
    Values,
    column,
    in_order,
    known_column,
    list_column,
)
from ita_desktop.exchange.sheets.directories import MEASURES, Directories
from ita_desktop.exchange.sheets.owners import owner_names, put_owners
from ita_desktop.model.year import Cadence, FollowUp, Measure, MeasureOwner, MeasuresTable, MeasureState
from ita_desktop.translation import translate as _


def measures(shared: Directories) -> Sheet[Measure]:
    year = shared.book.year
    code = shared.point_code()

    def keep(rows: Sequence[KeptRow[Measure]]) -> None:
        year.measures = in_order(rows)

    def names(_rows: Sequence[Values], ordinals: Sequence[str]) -> list[tuple[str, ...]]:
        return [(ordinal,) for ordinal in ordinals]

    return Sheet(
        name=MEASURES,
        purpose="มาตรการปรับปรุง แถวละหนึ่งมาตรการ เรียงตามที่พิมพ์ในเล่ม",
        columns=_columns(shared, code),
        records=year.measures,
        make=lambda _values: Measure(position=0),
        keep=keep,
        words=("รหัสข้อ", "ประเด็น", "มาตรการ", "กิจกรรม"),
        directory=shared.measures,
        names=names,
        complaints=lambda rows: _range_complaints(rows, code),
        joined=("ประเด็น", "รวมช่องกับแถวบน"),
        name_and_words=("รหัสข้อ", "ชื่อข้อ"),
        is_called_by_ordinal=True,
    )


def follow_ups(shared: Directories) -> Sheet[FollowUp]:
    year = shared.book.year
    places = {
        id(follow_up): (str(place), measure)
        for place, measure in enumerate(year.measures, start=1)
        for follow_up in measure.follow_ups
    }

    def measure_of(follow_up: FollowUp) -> str:
        place, measure = places[id(follow_up)]
        return shared.measures.name_of(measure, place)

    shared.measures.formerly = {
        str(place): (measure, _words(measure)) for place, measure in enumerate(year.measures, start=1)
    }

    def keep(rows: Sequence[KeptRow[FollowUp]]) -> None:
        by_measure: dict[int, list[KeptRow[FollowUp]]] = {}
        for row in rows:
            by_measure.setdefault(id(shared.measures.record(row.values["มาตรการลำดับที่"])), []).append(row)
        for measure in year.measures:
            kept = by_measure.get(id(measure), [])
            if kept or measure.follow_ups:
                measure.follow_ups = in_order(kept)

    return Sheet(
        name="การติดตาม",
        purpose="ผลการติดตามของแต่ละมาตรการ",
        columns=(
            Column(
                "มาตรการลำดับที่",
                Name(shared.measures),
                measure_of,
                note=f"{ORDINAL}ของแถวในแผ่นมาตรการ",
                width=12,
                is_required=True,
            ),
            known_column("ประเด็น", Text(), lambda follow_up: _words(places[id(follow_up)][1]), width=44),
            column("วันที่ติดตาม", Date(year.year), "date"),
            column("ผลการดำเนินงาน", Text(), "result", width=44),
            column("ปัญหาอุปสรรค", Text(), "problem", width=36),
            column("ข้อเสนอแนะ", Text(), "suggestion", width=36),
            list_column("หลักฐาน", "evidence", note="ชื่อไฟล์หรือ URL บรรทัดละหนึ่งรายการ"),
        ),
        records=[follow_up for measure in year.measures for follow_up in measure.follow_ups],
        make=lambda _values: FollowUp(position=0),
        keep=keep,
        parent="มาตรการลำดับที่",
        words=("มาตรการลำดับที่", "วันที่ติดตาม", "ผลการดำเนินงาน"),
        name_and_words=("มาตรการลำดับที่", "ประเด็น"),
    )


def _words(measure: Measure) -> str:
    return measure.issue or "\n".join(measure.measures or measure.activities)


def _columns(shared: Directories, code: PointCode) -> tuple[Column[Measure], ...]:
    year = shared.book.year.year
    return (
        column(
            "ตาราง",
            Term(MeasuresTable, MeasuresTable.PLAN),
            "table",
            note="เว้นว่างถ้าอยู่ในตารางมาตรการ",
            width=20,
        ),
        *_point_columns(code),
        column("คะแนนปีก่อน", Score(), "last_score", width=12),
        column("จุดอ่อน", Text(), "weakness", width=36),
        column("ประเด็น", Text(), "issue", note="ประเด็นที่ต้องเตรียมความพร้อมหรือยกระดับ", width=44),
        column(
            "รวมช่องกับแถวบน",
            YesNo(),
            "joins_issue_above",
            note="ใช่ ถ้าช่องประเด็นพิมพ์รวมเป็นช่องเดียวกับแถวบน",
            width=12,
        ),
        column("แนวทาง", Text(), "guideline", width=36),
        list_column("มาตรการ", "measures", note="บรรทัดละหนึ่งข้อ"),
        list_column("กิจกรรม", "activities", note="บรรทัดละหนึ่งข้อ", width=44),
        list_column("ผลผลิต", "outputs", note="บรรทัดละหนึ่งข้อ"),
        list_column("วิธีการสร้างการรับรู้", "awareness", note="บรรทัดละหนึ่งข้อ"),
        _owners_column(shared),
        column("วันเริ่ม", Date(year), "start_date"),
        column("กำหนดเสร็จ", Date(year), "due_date"),
        column("ความถี่", Term(Cadence, Cadence.NONE), "cadence", width=18),
        column("ระยะเวลาตามที่เขียน", Text(), "due_words", note="ถ้อยคำที่ให้พิมพ์ในช่องระยะเวลา", width=30),
        column("ติดตามทุก (เดือน)", WholeNumber(1, 12), "follow_up_months", width=12),
        column("การติดตามตามที่เขียน", Text(), "follow_up_words", width=24),
        column("ผู้ติดตาม", Line(), "follower", width=24),
        column(
            "สถานะ",
            Term(MeasureState, MeasureState.NOT_STARTED),
            "state",
            note="เว้นว่างถ้ายังไม่เริ่ม",
            width=18,
        ),
    )


def _point_columns(code: PointCode) -> tuple[Column[Measure], ...]:
    def put_first(measure: Measure, name: str) -> None:
        measure.node = code.node(name)

    def put_last(measure: Measure, name: str) -> None:
        measure.last_node = code.node(name)

    return (
        Column(
            "รหัสข้อ",
            code,
            lambda measure: code.name_of(measure.node),
            put_first,
            note="ตัวชี้วัด คำถาม หรือข้อมูลที่มาตรการนี้ปรับปรุง ถ้าเป็นข้อของกรอบปีก่อนให้ต่อท้ายด้วยปี เช่น I11/2565",
            width=12,
        ),
        Column(
            "ถึงรหัส",
            code,
            lambda measure: code.name_of(measure.last_node),
            put_last,
            note="ข้อสุดท้าย ถ้ามาตรการนี้เป็นของหลายข้อต่อกัน",
            width=12,
        ),
        known_column("ชื่อข้อ", Text(), lambda measure: measure.node.title if measure.node else "", width=36),
    )


def _owners_column(shared: Directories) -> Column[Measure]:
    def put(measure: Measure, names: tuple[str, ...]) -> None:
        measure.owners = put_owners(shared, names, measure.owners, MeasureOwner)

    return Column(
        "ผู้รับผิดชอบ",
        shared.owners(),
        lambda measure: owner_names(shared, measure.owners),
        put,
        note="ชื่อฝ่าย โรงเรียน หรือบุคคล บรรทัดละหนึ่งชื่อ ใช้คำว่า ทุกฝ่าย หรือชื่อตำแหน่งได้",
        width=30,
    )


def _range_complaints(rows: Sequence[Values], code: PointCode) -> Iterator[tuple[int, str, Complaint]]:
    for place, row in enumerate(rows):
        last = row["ถึงรหัส"]
        if last and not code.is_range(row["รหัสข้อ"], last):
            yield (
                place,
                "ถึงรหัส",
                Complaint(_("ช่วงรหัสต้องเริ่มและจบด้วยข้อชนิดเดียวกันของกรอบเดียวกัน และเรียงจากต้นไปท้าย เช่น O1 ถึง O22")),
            )
