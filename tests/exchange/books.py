"""A small office with every kind of record, the same office before its first workbook, and how to look at either."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from sqlalchemy import inspect

from ita_desktop.exchange.problems import Problem
from ita_desktop.exchange.reader import Reading, read_workbook
from ita_desktop.model.answers import AnswerCount, Quota
from ita_desktop.model.body import Body, Duty, Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Edition, ElementText, Kind, Node, Scale, TimeBase
from ita_desktop.model.frame import record_of
from ita_desktop.model.meeting import AgendaItem, AgendaSource, Meeting
from ita_desktop.model.office import (
    Acting,
    MeasuresLayout,
    Office,
    PaperText,
    Person,
    Signatory,
    SigningDuty,
    Unit,
    UnitKind,
)
from ita_desktop.model.records import Record
from ita_desktop.model.year import (
    Cadence,
    ElementTick,
    Endorsement,
    EndorsementKind,
    FiscalYear,
    FollowUp,
    FreeSection,
    Measure,
    MeasureOwner,
    MeasuresTable,
    MeasureState,
    Paper,
    PaperKind,
    Part,
    PublicationState,
    Responsibility,
    ResponsibleParty,
    Result,
    Secrecy,
    Urgency,
)

Cells = Mapping[str, Any]
Rows = list[list[Any]]


def _edition(year: int, question: str) -> Edition:
    nodes = (
        Node("iit", "IIT", None, Kind.INSTRUMENT, "แบบวัดภายใน", weight=Decimal(30), minimum_sample=400),
        Node("oit", "OIT", None, Kind.INSTRUMENT, "แบบตรวจการเปิดเผยข้อมูล", weight=Decimal(40)),
        Node("duty", "1", "iit", Kind.INDICATOR, "การปฏิบัติหน้าที่", short_name="หน้าที่"),
        Node(question, "I1", "duty", Kind.QUESTION, f"คำถามปี {year}", scale=Scale.LEVEL),
        Node("disclosure", "9", "oit", Kind.INDICATOR, "การเปิดเผยข้อมูล"),
        Node("basic", "9.1", "disclosure", Kind.SUBINDICATOR, "ข้อมูลพื้นฐาน"),
        Node("budget", "9.2", "disclosure", Kind.SUBINDICATOR, "งบประมาณ"),
        Node(
            "structure",
            "O1",
            "basic",
            Kind.ITEM,
            "โครงสร้าง",
            scale=Scale.DISCLOSED,
            elements=(
                ElementText("แผนผัง", is_heading=True),
                ElementText("แผนผังโครงสร้าง"),
                ElementText("อัตรากำลัง", time_base=TimeBase.YEAR_END),
            ),
        ),
        Node("authority", "O2", "basic", Kind.ITEM, "อำนาจหน้าที่", elements=(ElementText("ประกาศ"),)),
        Node("spending", "O3", "budget", Kind.ITEM, "แผนการใช้จ่าย"),
    )
    return Edition(f"test-{year}", year, "กทม.", f"กรอบปี {year}", "letters", True, "", nodes)


def new_book() -> YearBook:
    """An office of which nothing is known but its frame."""
    results_edition, edition = (
        record_of(_edition(2565, "old-question")),
        record_of(_edition(2566, "question")),
    )
    results_year, year = (
        FiscalYear(year=2565, edition=results_edition),
        FiscalYear(year=2566, edition=edition),
    )
    office = Office(
        name="สำนักงานเขตสมมติ",
        district="สมมติ",
        editions=[results_edition, edition],
        years=[results_year, year],
    )
    return YearBook(office, year, results_year)


def full_book() -> YearBook:
    book = new_book()
    _fill_office(book.office)
    _fill_order(book)
    _fill_items_and_results(book)
    _fill_answers(book)
    _fill_measures(book)
    _fill_papers(book)
    return book


def node(book: YearBook, code: str) -> Any:
    return next(node for node in book.year.edition.nodes if node.code == code)


def old_node(book: YearBook, code: str) -> Any:
    assert book.results_year is not None
    return next(node for node in book.results_year.edition.nodes if node.code == code)


def _fill_office(office: Office) -> None:
    office.address = "1 ถนนสมมติ\nแขวงสมมติ"
    office.telephone = "0 2000 0000"
    office.measures_layout = "X1"
    office.units = [
        Unit(position=0, kind=UnitKind.SECTION, name="ฝ่ายปกครอง", short_name="ปค.", letter_prefix="กท 9901"),
        Unit(position=1, kind=UnitKind.SECTION, name="ฝ่ายการคลัง", other_names=["ฝ่ายคลัง"]),
        Unit(position=2, kind=UnitKind.SCHOOL, name="โรงเรียนวัดสมมติ", telephone="02"),
    ]
    office.people = [
        Person(
            position_in_list=0,
            title="นาย",
            name="สมคิด ตัวอย่าง",
            position="ผู้อำนวยการเขต",
            in_office_from=datetime.date(2022, 10, 1),
        ),
        Person(
            position_in_list=1,
            title="ว่าที่ร้อยตรี",
            name="สมใจ ตัวอย่าง",
            position="นักจัดการงานทั่วไป",
            level="ชำนาญการ",
            unit=office.units[0],
        ),
    ]
    office.signatories = [
        Signatory(duty=SigningDuty.DIRECTOR, person=office.people[0], printed_position="ผู้อำนวยการเขตสมมติ"),
        Signatory(
            position_in_list=1,
            duty=SigningDuty.OFFICER,
            person=office.people[1],
            acting=Acting.ACTING,
            acting_for="หัวหน้าฝ่ายปกครอง",
            valid_from=datetime.date(2023, 1, 1),
        ),
    ]
    office.texts = [
        PaperText(paper="order", part="preamble", position=1, text="ด้วย{สำนักงาน}ต้องรับการประเมิน"),
        PaperText(paper="order", part="preamble", position=2, text="จึงแต่งตั้งคณะดังต่อไปนี้"),
    ]
    office.layouts = [
        MeasuresLayout(
            code="X1",
            definition={
                "code": "X1",
                "name": "แบบของเขต",
                "source": "",
                "orientation": "landscape",
                "grouping": "none",
                "rows": "weak-indicators",
                "columns": [
                    {
                        "heading": ["ประเด็น", "ที่ต้องทำ"],
                        "fields": [["issue"]],
                        "width_mm": "60",
                        "merge": "none",
                    },
                    {
                        "heading": ["ผล"],
                        "fields": [["result"], ["guideline", "measures"]],
                        "width_mm": "52.5",
                        "merge": "same-text",
                        "sub_headings": ["ผล", "ทาง"],
                    },
                ],
            },
        )
    ]


def _fill_order(book: YearBook) -> None:
    people = book.office.people
    book.year.bodies = [
        Body(
            position=0,
            name="คณะกรรมการอำนวยการ",
            members=[
                Member(position=0, post="ผู้อำนวยการเขต", role="ประธานกรรมการ"),
                Member(position=1, person=people[1], role="เลขานุการ", since=datetime.date(2022, 10, 31)),
            ],
            duties=[Duty(position=0, text="กำหนดนโยบาย"), Duty(position=1, text="กำกับดูแล")],
        ),
        Body(
            position=1,
            name="คณะทำงาน",
            members=[Member(position=0, person=people[1], role="ประธาน", amended_by="12/2566")],
            duties=[Duty(position=0, text="กำหนดนโยบาย")],
        ),
    ]


def _fill_items_and_results(book: YearBook) -> None:
    office, year, results_year = book.office, book.year, book.results_year
    assert results_year is not None
    structure = node(book, "O1")
    year.responsibilities = [
        Responsibility(
            node=structure,
            due_date=datetime.date(2023, 4, 20),
            due_words="ภายใน ๒๐ เม.ย. ๖๖",
            urls=["https://example.go.th/o1", "https://example.go.th/o1-2"],
            period="ณ 31 ธันวาคม 2565",
            published_on=datetime.date(2023, 4, 1),
            state=PublicationState.PUBLISHED,
            remark="ข้อมูลไม่ครบ",
            parties=[
                ResponsibleParty(position=0, part=Part.LEAD, unit=office.units[0]),
                ResponsibleParty(position=1, part=Part.LEAD, words="ทุกฝ่าย"),
                ResponsibleParty(position=2, part=Part.SUPPORT, person=office.people[1]),
            ],
            ticks=[ElementTick(element=structure.elements[1])],
        )
    ]
    results_year.published_total = Decimal("98.14")
    results_year.published_level = "AA"
    results_year.results = [
        Result(node=old_node(book, "IIT"), published=Decimal("96.42"), published_weighted=Decimal("28.93")),
        Result(
            node=old_node(book, "I1"),
            published=Decimal("81.2"),
            published_level="B Good",
            share_least=Decimal("1.01"),
            share_little=Decimal("5"),
            share_much=Decimal("40.33"),
            share_most=Decimal("53.65"),
        ),
        Result(
            node=old_node(book, "O1"),
            published=Decimal(0),
            share_yes=Decimal(0),
            share_no=Decimal(100),
            urls=["https://example.go.th"],
            explanation="อยู่ระหว่างปรับปรุง",
            remark="ไม่พบแผนผัง\nและอัตรากำลัง",
        ),
    ]


def _fill_answers(book: YearBook) -> None:
    instrument = node(book, "IIT")
    counts = [
        AnswerCount(counted_on=datetime.date(2023, 3, 27), answered=0),
        AnswerCount(counted_on=datetime.date(2023, 4, 3), answered=24),
    ]
    stated = AnswerCount(counted_on=datetime.date(2023, 4, 3), answered=31)
    book.year.quotas = [
        Quota(position=0, node=instrument, unit=book.office.units[0], wanted=28, counts=counts),
        Quota(position=1, node=instrument, name="ลูกจ้าง ชั่วคราว"),
        Quota(position=2, node=instrument, wanted=400, counts=[stated]),
    ]


def _fill_measures(book: YearBook) -> None:
    office = book.office
    book.year.measures = [
        Measure(
            position=0,
            node=old_node(book, "I1"),
            last_score=Decimal("81.20"),
            weakness="ไม่รู้งบประมาณ",
            issue="เผยแพร่ข้อมูลงบประมาณ\n- ทุกเดือน",
            guideline="สื่อสาร",
            measures=["ประชุมชี้แจง", "ทำสื่อ"],
            activities=["จัดทำ info graphic"],
            outputs=["๑ แผ่น"],
            awareness=["เว็บไซต์"],
            start_date=datetime.date(2022, 10, 1),
            due_date=datetime.date(2023, 3, 30),
            cadence=Cadence.MONTHLY,
            due_words="๓๐ มี.ค. ๖๖ และทุกเดือน",
            follow_up_months=1,
            follow_up_words="ทุก ๑ เดือน",
            follower="ผู้อำนวยการเขต",
            state=MeasureState.DONE,
            owners=[
                MeasureOwner(position=0, unit=office.units[1]),
                MeasureOwner(position=1, words="ฝ่ายอื่น ๆ"),
                MeasureOwner(position=2, person=office.people[0]),
            ],
            follow_ups=[
                FollowUp(
                    position=0,
                    date=datetime.date(2023, 1, 31),
                    result="ทำแล้ว",
                    problem="-",
                    suggestion="ทำต่อ",
                    evidence=["ภาพ.jpg", "https://example.go.th/p"],
                )
            ],
        ),
        Measure(
            position=1,
            node=node(book, "O1"),
            last_node=node(book, "O3"),
            table=MeasuresTable.GUIDELINE,
            issue="เผยแพร่ข้อมูล",
        ),
        Measure(position=2, issue="เผยแพร่ข้อมูล", joins_issue_above=True, activities=["กำกับ"]),
    ]


def _fill_papers(book: YearBook) -> None:
    office, year = book.office, book.year
    year.meetings = [
        Meeting(
            number=1,
            date=datetime.date(2022, 11, 8),
            time=datetime.time(9, 0),
            place="ห้องประชุม",
            body_words="คณะกรรมการอำนวยการ",
            agenda=[
                AgendaItem(position=0, text="เรื่องแจ้งให้ทราบ"),
                AgendaItem(position=1, depth=2, source=AgendaSource.RESULTS, lines=["บรรทัดหนึ่ง", "บรรทัดสอง"]),
            ],
        ),
        Meeting(number=2, agenda=[AgendaItem(position=0, text="เรื่องแจ้งให้ทราบ")]),
    ]
    year.papers = [
        Paper(
            position=0,
            kind=PaperKind.ORDER,
            number="1234/2565",
            date=datetime.date(2022, 10, 31),
            subject="แต่งตั้งคณะ",
            signing_duty=SigningDuty.DIRECTOR,
            effect="ตั้งแต่บัดนี้เป็นต้นไป",
        ),
        Paper(position=1, kind=PaperKind.INVITATION_MEMO, number="กท 9901/812", unit=office.units[0]),
        Paper(
            position=2,
            kind=PaperKind.INVITATION_MEMO,
            addressee="ผู้อำนวยการเขต",
            telephone="6460",
            urgency=Urgency.MOST_URGENT,
            secrecy=Secrecy.CONFIDENTIAL,
            endorsements=[
                Endorsement(position=0, kind=EndorsementKind.PEN, person=office.people[0]),
                Endorsement(
                    position=1,
                    kind=EndorsementKind.FORWARD,
                    addressees=["หัวหน้าฝ่ายทุกฝ่าย", "โรงเรียน"],
                    number="กท 9901/ว 12",
                    date=datetime.date(2022, 11, 2),
                    urgency=Urgency.URGENT,
                    lines=["เพื่อโปรดทราบ", "แจ้งผู้เกี่ยวข้อง"],
                    printed_position="หัวหน้าฝ่ายปกครอง",
                ),
            ],
        ),
    ]
    year.sections = [FreeSection(position=0, heading="ภาคผนวก", paragraphs=["ย่อหน้าหนึ่ง", "ย่อหน้าสอง"])]


def written_cells(path: Path) -> dict[str, Rows]:
    """What stands in every cell of every sheet."""
    workbook = load_workbook(path, read_only=True)
    try:
        return {sheet.title: _rows(list(sheet.iter_rows(values_only=True))) for sheet in workbook.worksheets}
    finally:
        workbook.close()


def _rows(rows: Sequence[Sequence[Any]]) -> Rows:
    width = max(map(len, rows), default=0)
    return [[*row, *[None] * (width - len(row))] for row in rows]


def make_workbook(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    """A workbook that holds just these rows, the first of which are the headings."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for name, rows in sheets.items():
        sheet = workbook.create_sheet(name)
        for row in rows:
            sheet.append(row)
            for cell in sheet[sheet.max_row]:
                if isinstance(cell.value, str):
                    cell.data_type = "s"  # typed into a text cell, = begins no formula
    workbook.save(path)
    return path


def read_sheet(path: Path, book: YearBook, name: str, *rows: Sequence[Any], **options: Any) -> Reading:
    """Reads a workbook of one sheet."""
    return read_workbook(make_workbook(path / "sheet.xlsx", {name: rows}), book, **options)


def only_problem(reading: Reading) -> Problem:
    (problem,) = reading.problems
    return problem


def snapshot(book: YearBook) -> list[tuple[object, ...]]:
    """Everything that an officer knows of the office, record by record."""
    return list(_walk(book.office, set()))


def texts_of(book: YearBook) -> set[str]:
    """Every text that a record holds, and every line of it and entry of a list."""
    return {text for row in snapshot(book) for value in row for text in _texts(value)}


_OURS = ("identity", "version")


def _walk(record: Record, seen: set[int]) -> Iterator[tuple[object, ...]]:
    if id(record) in seen:
        return
    seen.add(id(record))
    mapper = inspect(type(record))
    yield (
        type(record).__name__,
        *(getattr(record, key) for key, _column in mapper.column_attrs.items() if key not in _OURS),
    )
    for relationship in mapper.relationships:
        related = getattr(record, relationship.key)
        others = related if relationship.uselist else [related]
        for other in others:
            if other is not None:
                yield (relationship.key,)
                yield from _walk(other, seen)


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        yield from value.split("\n")
    elif isinstance(value, list):
        for entry in value:
            yield from _texts(entry)
