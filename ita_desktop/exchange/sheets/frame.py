"""The frame of both years, whose numbers and words may be corrected, and what each item must show."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from ita_desktop.exchange.kinds import Line, Number, OptionalTerm, Term, Text, WholeNumber, YesNo
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.sheet import (
    Column,
    KeptRow,
    Sheet,
    Values,
    column,
    in_order,
    known_column,
    list_column,
)
from ita_desktop.exchange.sheets.directories import Directories
from ita_desktop.model.edition import Kind, Scale, TimeBase
from ita_desktop.model.frame import ElementRecord, NodeRecord
from ita_desktop.model.year import ElementTick, FiscalYear, Responsibility
from ita_desktop.translation import translate as _

Nodes: TypeAlias = dict[tuple[int, str], NodeRecord]
"""By fiscal year and identity."""


def frame(shared: Directories) -> Sheet[NodeRecord]:
    """Rows are fixed: another frame comes in as an edition, not through this sheet."""
    nodes = _nodes(shared)
    year_of = {id(node): year for (year, _identity), node in nodes.items()}

    def parent(node: NodeRecord) -> str:
        above = nodes.get((year_of[id(node)], node.parent or ""))
        return above.code if above else ""

    def announce(rows: Sequence[Values]) -> None:
        typed = {id(nodes[_key(row)]): row["รหัส"] for row in rows if _key(row) in nodes}
        for year, codes in (
            (shared.book.year, shared.codes),
            (shared.book.results_year, shared.result_codes),
        ):
            if year is not None and codes is not None:
                codes.relabel({typed.get(id(node), node.code): node for node in year.edition.nodes})

    def keep(rows: Sequence[KeptRow[NodeRecord]]) -> None:
        by_code = {(row.values["ปี"], row.values["รหัส"]): row.record for row in rows}
        for row in rows:
            above = row.values["อยู่ใต้"]
            if above != parents[id(row.record)]:
                row.record.parent = by_code[row.values["ปี"], above].identity if above else None

    parents = {id(node): parent(node) for node in nodes.values()}
    return Sheet(
        name="กรอบการประเมิน",
        purpose="กรอบการประเมินของปีที่ดำเนินการและปีของผล แก้รหัสและถ้อยคำได้ แต่เพิ่มหรือลบข้อไม่ได้",
        columns=_frame_columns(year_of, parents),
        records=list(nodes.values()),
        keep=keep,
        key=("ปี", "รหัสถาวร"),
        words=("ปี", "รหัส"),
        announce=announce,
        complaints=lambda rows: _frame_complaints(rows, nodes, parents),
    )


def elements(shared: Directories) -> Sheet[ElementRecord]:
    year = shared.book.year
    node_of = {id(element): node for node in year.edition.nodes for element in node.elements}
    ticked = {id(tick.element) for each in year.responsibilities for tick in each.ticks}

    def keep(rows: Sequence[KeptRow[ElementRecord]]) -> None:
        by_code: dict[str, list[KeptRow[ElementRecord]]] = {}
        for row in rows:
            by_code.setdefault(row.values["รหัสข้อ"], []).append(row)
        for node in year.edition.nodes:
            kept = by_code.get(shared.codes.code_of(node) or "", [])
            if kept or node.elements:
                node.elements = in_order(kept)
                _tick(year, node, {id(row.record) for row in kept if row.values["มีแล้ว"]})

    return Sheet(
        name="องค์ประกอบข้อมูล",
        purpose="สิ่งที่ข้อมูลแต่ละข้อต้องมี และที่มีแล้วในปีนี้",
        columns=(
            Column(
                "รหัสข้อ",
                shared.item_code(),
                lambda element: shared.codes.code_of(node_of[id(element)]),
                width=10,
                is_required=True,
            ),
            known_column("ชื่อข้อ", Text(), lambda element: node_of[id(element)].title, width=40),
            column("องค์ประกอบ", Text(), "text", is_required=True, width=80),
            column("เป็นหัวข้อ", YesNo(), "is_heading", note="หัวข้อใช้แบ่งกลุ่ม ไม่ต้องบอกว่ามีแล้ว", width=10),
            column("ข้อมูล ณ", Term(TimeBase, TimeBase.NONE), "time_base", note="เว้นว่างถ้าไม่กำหนด", width=24),
            Column("มีแล้ว", YesNo("มี"), lambda element: id(element) in ticked, width=10),
        ),
        records=[element for node in year.edition.nodes for element in node.elements],
        make=lambda values: ElementRecord(position=0, text=values["องค์ประกอบ"]),
        keep=keep,
        parent="รหัสข้อ",
        words=("รหัสข้อ", "องค์ประกอบ"),
        name_and_words=("รหัสข้อ", "ชื่อข้อ"),
    )


def responsibility_of(year: FiscalYear, node: NodeRecord) -> Responsibility:
    """The one of the year for this item, which comes into being when it is first asked for."""
    for each in year.responsibilities:
        if each.node is node:
            return each
    new = Responsibility(node=node)
    year.responsibilities.append(new)
    return new


def _nodes(shared: Directories) -> Nodes:
    """Each node once: two years may work by the same edition."""
    book = shared.book
    nodes = {(book.year.year, node.identity): node for node in book.year.edition.nodes}
    if book.results_year is not None and book.results_year.edition is not book.year.edition:
        nodes |= {(book.results_year.year, node.identity): node for node in book.results_year.edition.nodes}
    return nodes


def _frame_columns(year_of: dict[int, int], parents: dict[int, str]) -> tuple[Column[NodeRecord], ...]:
    return (
        Column(
            "ปี",
            WholeNumber(2500, 2700),
            lambda node: year_of[id(node)],
            note="ห้ามแก้",
            width=8,
            is_required=True,
        ),
        Column("รหัสถาวร", Line(), lambda node: node.identity, note="ห้ามแก้", width=24, is_required=True),
        column("รหัส", Line(), "code", note="แก้เมื่อมีการให้เลขข้อใหม่", is_required=True, width=10),
        known_column("ประเภท", OptionalTerm(Kind), lambda node: node.kind, width=14),
        Column("อยู่ใต้", Line(), lambda node: parents[id(node)], note="รหัสของข้อที่ข้อนี้สังกัด", width=12),
        column("ชื่อ", Text(), "title", is_required=True, width=70),
        column("ชื่อย่อ", Line(), "short_name", note="ใช้ในตารางและแผนภูมิ", width=28),
        column("ชื่อย่อภาษาอังกฤษ", Line(), "short_name_english", width=28),
        column("วิธีวัด", OptionalTerm(Scale), "scale", width=24),
        column("น้ำหนัก", Number(0, 100), "weight", note="ร้อยละ", width=10),
        column("ค่าเฉลี่ยของ", OptionalTerm(Kind), "mean_of", note="คะแนนของข้อนี้เฉลี่ยจากอะไร", width=16),
        column("ตัวอย่างขั้นต่ำ", WholeNumber(0), "minimum_sample", width=12),
        list_column("กลุ่มตัวอย่าง", "sample_groups"),
        column("เงื่อนไขของกลุ่มตัวอย่าง", Text(), "sample_note", width=36),
    )


def _key(row: Values) -> tuple[int, str]:
    return row["ปี"], row["รหัสถาวร"]


def _frame_complaints(
    rows: Sequence[Values], nodes: Nodes, parents: dict[int, str]
) -> Iterator[tuple[int, str, Complaint]]:
    identities = {(row["ปี"], row["รหัส"]): row["รหัสถาวร"] for row in rows}
    above = {key: node.parent for key, node in nodes.items()}
    for row in rows:
        if _key(row) in nodes and row["อยู่ใต้"] != parents[id(nodes[_key(row)])]:
            above[_key(row)] = identities.get((row["ปี"], row["อยู่ใต้"]))
    seen: set[tuple[int, str]] = set()
    for place, row in enumerate(rows):
        year, code = row["ปี"], row["รหัส"]
        if _key(row) not in nodes:
            yield (
                place,
                "รหัสถาวร",
                Complaint(_("ไม่มีข้อนี้ในกรอบการประเมิน แผ่นนี้แก้ได้แต่ข้อเดิม ข้อใหม่ให้นำเข้าเป็นกรอบการประเมิน")),
            )
        elif row["อยู่ใต้"] and above[_key(row)] is None:
            yield place, "อยู่ใต้", Complaint(_("ไม่มีรหัส “{code}” ในกรอบปีนี้").format(code=row["อยู่ใต้"]))
        elif _is_under_itself(_key(row), above):
            yield place, "อยู่ใต้", Complaint(_("ข้อนี้อยู่ใต้ตัวเองไม่ได้ กรุณาตรวจรหัสในช่องอยู่ใต้"))
        if (year, code) in seen:
            yield (
                place,
                "รหัส",
                Complaint(_("รหัส “{code}” ซ้ำกับข้ออื่นในกรอบปี {year}").format(code=code, year=year)),
            )
        seen.add((year, code))


def _is_under_itself(key: tuple[int, str], above: dict[tuple[int, str], str | None]) -> bool:
    year, identity = key
    for _step in range(len(above)):
        identity = above.get((year, identity))
        if identity is None:
            return False
        if identity == key[1]:
            return True
    return True


def _tick(year: FiscalYear, node: NodeRecord, wanted: set[int]) -> None:
    """Makes the ticks of a node those of the wanted elements, and of no element that is gone."""
    if not wanted and not any(each.node is node for each in year.responsibilities):
        return
    responsibility = responsibility_of(year, node)
    kept = [tick for tick in responsibility.ticks if id(tick.element) in wanted]
    ticked = {id(tick.element) for tick in kept}
    new = [ElementTick(element=each) for each in node.elements if id(each) in wanted - ticked]
    if new or len(kept) != len(responsibility.ticks):
        responsibility.ticks = kept + new
