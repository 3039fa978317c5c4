"""A real bundle of papers, names replaced: what its records hold, our papers say, line by line."""

import datetime
import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ita_desktop.documents.compose.agenda import compose_agenda
from ita_desktop.documents.compose.matrix import compose_matrix
from ita_desktop.documents.compose.memo import compose_memo
from ita_desktop.documents.compose.order import compose_order
from ita_desktop.documents.content import Caption, Document, MemberTable, NumberedItem, Table
from ita_desktop.model.body import Body, Duty, Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.editions import read_edition, relabel
from ita_desktop.model.frame import EditionRecord, ElementRecord, record_of
from ita_desktop.model.meeting import AgendaItem, AgendaSource, Meeting
from ita_desktop.model.office import Office, PaperText, Person, Signatory, SigningDuty, Unit, UnitKind
from ita_desktop.model.year import (
    Endorsement,
    EndorsementKind,
    FiscalYear,
    Paper,
    PaperKind,
    Part,
    Responsibility,
    ResponsibleParty,
    Result,
    Urgency,
)
from ita_desktop.thai.dates import parse_time
from ita_desktop.thai.digits import to_arabic_digits
from tests.documents.compose.composed_text import blocks_of, texts_of

CASE_FILE = Path(__file__).parents[4] / "shared" / "cases" / "latkrabang-2566.json"

pytestmark = pytest.mark.skipif(not CASE_FILE.exists(), reason="needs ../shared/cases/latkrabang-2566.json")

# Where the office says it otherwise than the program.
TEXTS = {
    (
        "agenda",
        "results-intro",
    ): "ผลการประเมินของ{สำนักงาน}ได้รับคะแนนรวม {คะแนนรวม} อยู่ในระดับ {ระดับ} รายละเอียดดังนี้",
    ("agenda", "highest-lowest"): "โดยคะแนนสูงสุดอยู่ที่{ตัวชี้วัดสูงสุด} {คะแนนสูงสุด} คะแนน "
    "และคะแนนต่ำสุดอยู่ที่{ตัวชี้วัดต่ำสุด} {คะแนนต่ำสุด} คะแนน โดยมีข้อเสนอแนะจากการประเมิน ดังนี้",
    ("agenda", "remarks-intro"): "",
}
SAMPLES = {
    "iit": (
        ["ข้าราชการกรุงเทพมหานครสามัญ", "ข้าราชการครูกรุงเทพมหานคร", "บุคลากรกรุงเทพมหานคร และบุคลากรทางการศึกษา"],
        "ปฏิบัติหน้าที่เป็นระยะเวลาไม่น้อยกว่า 1 ปี",
    ),
    "eit": (
        ["บุคคล", "นิติบุคคล", "บริษัทเอกชน", "หน่วยงานภาครัฐ"],
        "เป็นผู้มาเข้ารับบริการ ผู้มาติดต่อราชการ รวมทั้งคู่ค้า คู่สัญญา กับสำนักงานเขต หรือ โรงเรียนในสังกัด ในปีงบประมาณ พ.ศ.{ปี}",
    ),
}
SOURCES = {"1.1": AgendaSource.APPOINTMENT, "3.1": AgendaSource.RESULTS, "3.2": AgendaSource.FRAME}


def bare(text: str) -> str:
    return to_arabic_digits("".join(text.split()))


def whole(document: Document) -> str:
    return bare("".join(texts_of(document.blocks)))


def missing(lines: Iterable[str], document: Document) -> list[str]:
    text = whole(document)
    return [line for line in lines if bare(line) not in text]


def day(iso: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(iso) if iso else None


class Registry:
    """People and sections of the case, each once."""

    def __init__(self) -> None:
        self.people: dict[str, Person] = {}
        self.units: dict[str, Unit] = {}

    def unit(self, name: str) -> Unit:
        return self.units.setdefault(name, Unit(kind=UnitKind.SECTION, name=name))

    def person(self, said: dict[str, Any]) -> Person:
        known = self.people.setdefault(said["name"], Person(title=said["title"], name=said["name"]))
        if said.get("section"):
            known.position, known.unit = said["position"], self.unit(said["section"])
        return known


@pytest.fixture(scope="module")
def case() -> dict[str, Any]:
    return json.loads(CASE_FILE.read_text(encoding="utf-8"))


@pytest.fixture
def book(case: dict[str, Any]) -> YearBook:
    registry = Registry()
    year = FiscalYear(
        year=2566,
        edition=edition_of(case),
        bodies=[
            body_of(body, place, registry) for place, body in enumerate(case["order"]["bodies"], start=1)
        ],
        meetings=[meeting_of(case["meeting"])],
        papers=[order_of(case), memo_of(case["memo"], registry)],
    )
    year.responsibilities = [responsibility_of(item, year.edition) for item in case["matrix"]]
    director = registry.person(case["order"]["signer"])
    officer = registry.person(case["memo"]["signer"])
    office = Office(
        name=case["office"],
        district="ลาดกระบัง",
        units=list(registry.units.values()),
        people=list(registry.people.values()),
        signatories=[
            Signatory(
                duty=SigningDuty.DIRECTOR, person=director, printed_position=case["order"]["signer_position"]
            ),
            Signatory(
                duty=SigningDuty.OFFICER,
                person=officer,
                printed_position=case["memo"]["signer"]["position"],
            ),
        ],
        texts=texts_of_office(case),
    )
    return YearBook(office, year, results_of_case(case["previous_results"]))


def edition_of(case: dict[str, Any]) -> EditionRecord:
    edition = record_of(relabel(read_edition("bma-2566"), "november"), "november")
    nodes = {node.identity: node for node in edition.nodes}
    for identity, (groups, note) in SAMPLES.items():
        nodes[identity].sample_groups, nodes[identity].sample_note = groups, note
    by_code = {node.code: node for node in edition.nodes}
    for item in case["matrix"]:
        node = by_code[item["item"]]
        node.title = item["title"]
        node.elements = [
            ElementRecord(position=place, text=text) for place, text in enumerate(item["details"])
        ]
    return edition


def body_of(said: dict[str, Any], place: int, registry: Registry) -> Body:
    members = [
        Member(position=number, person=registry.person(member), role=member["role"])
        if member["by"] == "person"
        else Member(position=number, post=member["position"], role=member["role"])
        for number, member in enumerate(said["members"], start=1)
    ]
    duties = [Duty(position=number, text=text) for number, text in enumerate(said["duties"], start=1)]
    return Body(position=place, name=said["name"], members=members, duties=duties)


def order_of(case: dict[str, Any]) -> Paper:
    said = case["order"]
    return Paper(
        position=1,
        kind=PaperKind.ORDER,
        number=said["number"],
        date=day(said["date"]),
        subject=said["subject"],
        effect=said["effective"],
    )


def memo_of(said: dict[str, Any], registry: Registry) -> Paper:
    section, office = said["section"].split(maxsplit=1)
    assert office
    return Paper(
        position=2,
        kind=PaperKind.INVITATION_MEMO,
        number=said["number"],
        date=day(said["date"]),
        subject=said["subject"],
        addressee=said["to"],
        unit=registry.unit(section),
        telephone=said["phone"],
        urgency=Urgency(said["urgency"]),
        signing_duty=SigningDuty.OFFICER,
        endorsements=[
            Endorsement(
                position=step["no"],
                kind=EndorsementKind.PEN if step["kind"] == "sign" else EndorsementKind.FORWARD,
                addressees=step["to"],
                number=step["number"] or "",
                date=day(step["date"]),
                urgency=Urgency(step["urgency"] or ""),
                lines=step["lines"],
                person=registry.person(step["signer"]),
                printed_position=step["signer"]["position"],
            )
            for step in said["endorsements"]
        ],
    )


def meeting_of(said: dict[str, Any]) -> Meeting:
    agenda: list[AgendaItem] = []
    for topic in said["agenda"]:
        has_items = any(item["no"] for item in topic["items"])
        agenda.append(
            AgendaItem(
                position=len(agenda),
                text=topic["title"],
                lines=[] if has_items else [item["text"] for item in topic["items"]],
            )
        )
        agenda += [
            AgendaItem(
                position=len(agenda),
                depth=2,
                text=item["text"],
                source=SOURCES.get(item["no"], AgendaSource.ASSIGNMENT),
            )
            for item in topic["items"]
            if item["no"]
        ]
    return Meeting(
        number=int(said["number"].split("/")[0]),
        date=day(said["date"]),
        time=parse_time(said["time"]),
        place=said["place"],
        body_words=said["title"].split(" ประจำปีงบประมาณ")[0],
        agenda=agenda,
    )


def responsibility_of(said: dict[str, Any], edition: EditionRecord) -> Responsibility:
    node = next(node for node in edition.nodes if node.code == said["item"])
    parties = [
        ResponsibleParty(position=place, part=Part.SUPPORT if place else Part.LEAD, words=words)
        for place, words in enumerate(said["owners"])
    ]
    return Responsibility(node=node, parties=parties)


def texts_of_office(case: dict[str, Any]) -> list[PaperText]:
    texts = [PaperText(paper=paper, part=part, text=text) for (paper, part), text in TEXTS.items()]
    for part, text in zip(("reason", "purpose", "conclusion"), case["memo"]["paragraphs"], strict=True):
        texts.append(PaperText(paper="invitation-memo", part=part, text=text))
    for place, text in enumerate(case["order"]["preamble"]):
        texts.append(PaperText(paper="order", part="preamble", position=place, text=text))
    return texts


def results_of_case(said: dict[str, Any]) -> FiscalYear:
    edition = record_of(read_edition(said["edition"]))
    by_code = {node.code: node for node in edition.nodes}
    results = [
        Result(node=by_code[code], published=Decimal(str(score)))
        for code, score in said["indicators"].items()
    ]
    for remark in said["remarks"]:
        by_code[remark["item"]].title = remark["title"]
        results.append(Result(node=by_code[remark["item"]], remark=remark["text"]))
    return FiscalYear(
        year=said["results_year"],
        edition=edition,
        results=results,
        published_total=Decimal(str(said["printed_total"])),
        published_level=said["printed_level"],
    )


def test_the_memo_holds_every_line(case: dict[str, Any], book: YearBook) -> None:
    said = case["memo"]
    lines = [
        said["urgency"],
        f"{said['section']} โทร. {said['phone']}",
        said["number"],
        "1 พฤศจิกายน 2565",
        said["subject"],
        said["to"],
        *said["paragraphs"],
        f"{said['signer']['title']}{said['signer']['name']}",
        said["signer"]["position"],
    ]
    for step in said["endorsements"]:
        lines += [*step["to"], *step["lines"], step["number"] or "", step["urgency"] or ""]
        lines += [f"{step['signer']['title']}{step['signer']['name']}", step["signer"]["position"]]
    assert missing(lines, compose_memo(book, PaperKind.INVITATION_MEMO)) == []


def test_the_order_names_every_member_with_role_and_every_duty(case: dict[str, Any], book: YearBook) -> None:
    said = case["order"]
    order = compose_order(book)
    printed = [
        (row.number, bare("".join(row.lines)), row.role)
        for table in blocks_of(order, MemberTable)
        for row in table.rows
    ]
    assert printed == [
        (
            member["order"],
            bare("".join(member[key] or "" for key in ("title", "name", "position", "section"))),
            member["role"],
        )
        for body in said["bodies"]
        for member in body["members"]
    ]
    duties = [
        (f"{number}.", text) for body in said["bodies"] for number, text in enumerate(body["duties"], start=1)
    ]
    assert [(item.number, item.text) for item in blocks_of(order, NumberedItem)] == duties
    lines = [said["number"], said["subject"], *said["preamble"], said["effective"], said["signer_position"]]
    assert missing([*lines, "สั่ง ณ วันที่ 31 ตุลาคม พ.ศ. 2565"], order) == []


def test_the_agenda_holds_every_line_but_the_wrong_claim(case: dict[str, Any], book: YearBook) -> None:
    said = case["meeting"]
    lines = [said["title"], said["time"], said["place"], "วันอังคารที่ 8 พฤศจิกายน 2565"]
    for topic in said["agenda"]:
        lines += [f"ระเบียบวาระที่ {topic['no']} {topic['title']}"]
        for item in topic["items"]:
            lines += [f"{item['no'] or ''} {item['text']}", *item["sub"]]
    agenda = compose_agenda(book)
    (claim,) = missing(lines, agenda)
    assert claim.startswith("โดยคะแนนสูงสุดอยู่ที่ตัวชี้วัดที่ ๙")
    computed = (
        "โดยคะแนนสูงสุดอยู่ที่ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล 97.78 คะแนน "
        "และคะแนนต่ำสุดอยู่ที่ตัวชี้วัดที่ 5 การแก้ไขปัญหาการทุจริต 81.72 คะแนน"
    )
    assert missing([computed], agenda) == []


def test_remarks_on_the_tenth_indicator_get_their_heading(book: YearBook) -> None:
    text = whole(compose_agenda(book))
    heading = text.rindex(bare("ตัวชี้วัดที่ 10 การป้องกันการทุจริต O35"))
    assert (
        text.index(bare("ข้อเสนอแนะจากการประเมิน")) < text.index("O25นโยบาย") < heading < text.index("O43การ")
    )


def test_the_matrix_holds_every_cell(case: dict[str, Any], book: YearBook) -> None:
    matrix = compose_matrix(book)
    rows = [row for table in blocks_of(matrix, Table) for row in table.rows]
    assert len(rows) == len(case["matrix"])
    for row, item in zip(rows, case["matrix"], strict=True):
        code, title, details, owners = ([line.text for line in cell.lines] for cell in row.cells)
        assert code == [item["item"]]
        assert bare("".join(title)) == bare(item["title"].replace("\n- ", "\n"))
        assert details == item["details"]
        assert owners == item["owners"]
    counts = case["framework_text"]["OIT"]["per_subindicator"]
    captions = [caption.text for caption in blocks_of(matrix, Caption)]
    for caption, (code, count) in zip(captions, counts.items(), strict=True):
        assert caption.startswith(f"ตัวชี้วัดที่ {code} ")
        assert caption.endswith(f" จำนวน {count} ข้อมูล")
    assert [len(table.rows) for table in blocks_of(matrix, Table)] == list(counts.values())
