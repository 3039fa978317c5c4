"""Books for the measures document: a real office's case, the small invented district, and one with many rows."""

import datetime
import json
from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.editions import read_edition
from ita_desktop.model.frame import EditionRecord, NodeRecord, record_of
from ita_desktop.model.office import Office, Signatory, SigningDuty, WeakPointRule
from ita_desktop.model.year import (
    Cadence,
    FiscalYear,
    FollowUp,
    FreeSection,
    Measure,
    MeasureOwner,
    MeasuresTable,
    Result,
)
from tests.documents.compose.small_district import node_of, small_district

CASE = Path(__file__).parents[4] / "shared" / "cases" / "yannawa-2566.json"
_RESULT_KINDS = ("indicators", "questions", "instruments", "subindicators", "groups", "items")


@cache
def yannawa_case() -> dict[str, Any]:
    """The real measures document of an office, as data; skips where it is not beside the checkout."""
    if not CASE.exists():
        pytest.skip("the case yannawa-2566 is not beside this checkout")
    return json.loads(CASE.read_text(encoding="utf-8"), parse_float=Decimal)


def yannawa_book() -> YearBook:
    case = yannawa_case()
    office = Office(name=case["office"], district="ยานนาวา", weak_point_rule=WeakPointRule.LOWEST)
    office.signatories = [Signatory(duty=SigningDuty.DIRECTOR, printed_position="ผู้อำนวยการเขตยานนาวา")]
    results_year = FiscalYear(
        year=case["results_year"],
        edition=record_of(read_edition(case["edition"])),
        published_total=case["results"]["total"],
        published_level=case["results"]["level"],
    )
    results_year.results = _results(results_year, case["results"])
    year = FiscalYear(year=case["fiscal_year"], edition=record_of(read_edition(case["measures_edition"])))
    nodes = {node.code: node for node in year.edition.nodes}
    rows = [(MeasuresTable.PLAN, row) for row in case["measures"]]
    rows += [(MeasuresTable.GUIDELINE, row) for row in case["guideline_table"]]
    year.measures = [_measure(place, table, row, nodes) for place, (table, row) in enumerate(rows, start=1)]
    return YearBook(office, year, results_year)


def _results(year: FiscalYear, published: Mapping[str, Any]) -> list[Result]:
    nodes = {node.code: node for node in year.edition.nodes}
    levels = published["indicator_levels"]
    return [
        Result(
            node=nodes[code],
            published=score,
            published_level=levels.get(code, "") if kind == "indicators" else "",
            published_weighted=published["weighted"].get(code),
        )
        for kind in _RESULT_KINDS
        for code, score in published[kind].items()
    ]


def _measure(
    place: int, table: MeasuresTable, row: Mapping[str, Any], nodes: Mapping[str, NodeRecord]
) -> Measure:
    code = row.get("item") or row.get("subindicator") or row["indicator"]
    owners = [MeasureOwner(position=n, words=words) for n, words in enumerate(row.get("owners", ()), start=1)]
    due = row["due_date"]
    return Measure(
        position=place,
        table=table,
        node=nodes[code],
        issue=row["issue"],
        joins_issue_above=row.get("issue_merged_with_previous", False),
        activities=row["activities"],
        outputs=row.get("outputs", []),
        awareness=row.get("awareness", []),
        due_words=row["due_text"],
        due_date=datetime.date.fromisoformat(due) if due else None,
        cadence=Cadence.MONTHLY if row["recurrence_text"] else Cadence.NONE,
        follow_up_words=row.get("follow_up_text", ""),
        owners=owners,
    )


def small_book() -> YearBook:
    """The small district with measures of every kind, a guideline, a further section and what was sent for items."""
    book = small_district()
    year, results_year = book.year, book.results_year
    assert results_year is not None
    for result in results_year.results:
        if result.node.identity == "area-plan":
            result.urls = ["https://www.example.go.th/plan.pdf"]
            result.explanation = "จะเผยแพร่แผนใหม่ภายในไตรมาสแรก"
        if result.node.identity == "willing":
            result.share_least, result.share_little = Decimal("1.00"), Decimal("4.20")
            result.share_much, result.share_most = Decimal("14.80"), Decimal("80.00")
    general, registry, *_others = book.office.units
    year.measures = [
        Measure(
            position=1,
            node=node_of(year, "worth"),
            weakness="บุคลากรยังไม่ทราบแผนการใช้จ่ายงบประมาณ",
            issue="เผยแพร่ข้อมูลงบประมาณของสำนักงานเขต",
            guideline="ให้ทุกฝ่ายรายงานการใช้จ่ายเป็นประจำ",
            measures=["มาตรการเปิดเผยการใช้จ่ายงบประมาณ"],
            activities=["สรุปแผนการใช้จ่าย", "รายงานในที่ประชุมหัวหน้าฝ่าย"],
            outputs=["อินโฟกราฟิก 1 แผ่น"],
            awareness=["กลุ่มไลน์", "เว็บไซต์"],
            start_date=datetime.date(2023, 1, 1),
            due_date=datetime.date(2023, 3, 30),
            cadence=Cadence.MONTHLY,
            follow_up_months=6,
            follower="ผู้อำนวยการเขต",
            owners=[MeasureOwner(position=1, unit=general), MeasureOwner(position=2, words="ทุกฝ่าย")],
            follow_ups=[
                FollowUp(position=1, result="เผยแพร่แล้ว 2 ฉบับ", evidence=["https://www.example.go.th/1"]),
                FollowUp(position=2, result="เผยแพร่แล้ว 4 ฉบับ"),
            ],
        ),
        Measure(
            position=2,
            node=node_of(year, "worth"),
            joins_issue_above=True,
            measures=["มาตรการเปิดเผยการใช้จ่ายงบประมาณ"],
            activities=["จัดทำคู่มือการจัดซื้อจัดจ้าง"],
            due_words="ภายในเดือนมีนาคม",
            follow_up_words="ทุก 3 เดือน",
            owners=[MeasureOwner(position=1, person=book.office.people[2])],
        ),
        Measure(
            position=3,
            node=node_of(year, "duties"),
            issue="พัฒนาจุดบริการ",
            activities=["อบรมเจ้าหน้าที่ประจำจุด"],
            cadence=Cadence.WHOLE_YEAR,
            owners=[MeasureOwner(position=1, unit=registry)],
        ),
        Measure(
            position=4,
            node=node_of(year, "structure"),
            last_node=node_of(year, "area-plan"),
            issue="ข้อมูลบางส่วนไม่เป็นปัจจุบัน",
            activities=["ตรวจข้อมูลบนเว็บไซต์"],
            cadence=Cadence.QUARTERLY,
        ),
        Measure(position=5, node=node_of(year, "manual"), issue="คู่มือยังไม่ครบทุกงาน", activities=["ปรับปรุงคู่มือ"]),
        Measure(position=6, issue="สร้างการรับรู้การประเมิน ITA", activities=["ประชุมชี้แจงทุกฝ่าย"]),
        Measure(
            position=7,
            table=MeasuresTable.GUIDELINE,
            node=node_of(year, "budget"),
            issue="เผยแพร่ข้อมูลงบประมาณ",
            activities=["จัดทำอินโฟกราฟิก"],
            due_date=datetime.date(2023, 3, 30),
        ),
    ]
    year.sections = [
        FreeSection(
            position=1,
            heading="การส่งเสริมศูนย์บริการ",
            paragraphs=["{สำนักงาน}จะดำเนินการต่อไปนี้", "1) เพิ่มช่องทางจองคิว", "2) เผยแพร่ขั้นตอน"],
        )
    ]
    return book


def add_removed_question(book: YearBook, above: str = "budget") -> NodeRecord:
    """A question under the indicator `above` that only the frame of the results has, with a low score."""
    year = book.results_year
    assert year is not None
    node = NodeRecord(
        position=99,
        identity="plan-known",
        code="I11",
        parent=above,
        kind=Kind.QUESTION,
        title="ทราบแผนการใช้จ่าย",
    )
    year.edition.nodes.append(node)
    year.results.append(Result(node=node, published=Decimal("70.50")))
    return node


def many_measures(count: int, year: FiscalYear) -> list[Measure]:
    """Rows of ordinary length about one indicator after another, some of which join the issue above."""
    indicators = [node for node in year.edition.nodes if node.kind == "indicator"]
    return [
        Measure(
            position=number,
            node=indicators[number * len(indicators) // count],
            issue=f"ประเด็นที่ {number} เผยแพร่ข้อมูลงบประมาณและขั้นตอนการให้บริการของสำนักงานเขต",
            joins_issue_above=number % 5 == 1,
            activities=[f"จัดทำสื่อชุดที่ {number} สรุปข้อมูลการใช้งบประมาณ", "มอบหมายผู้รับผิดชอบ"],
            outputs=["อินโฟกราฟิก 1 แผ่น"],
            awareness=["เว็บไซต์และกลุ่มไลน์ของสำนักงานเขต"],
            due_date=datetime.date(2023, 3, 30),
            follow_up_months=1,
        )
        for number in range(count)
    ]


def edition_of(code: str) -> EditionRecord:
    return record_of(read_edition(code))
