"""Who publishes which item this year, and what the assessor published for last year."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import partial
from typing import Any, cast

from ita_desktop.exchange.codes import Code, Codes
from ita_desktop.exchange.dates import Date
from ita_desktop.exchange.kinds import Kind, Line, Lines, Number, Score, Term, Text
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.sheet import Column, Sheet, Values, known_column
from ita_desktop.exchange.sheets.directories import Directories
from ita_desktop.exchange.sheets.frame import responsibility_of
from ita_desktop.exchange.sheets.owners import owner_names, put_owners
from ita_desktop.model.edition import Kind as NodeKind
from ita_desktop.model.edition import Scale
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import Part, PublicationState, Responsibility, ResponsibleParty, Result
from ita_desktop.translation import translate as _

_LEVEL_SHARES = {
    "น้อยที่สุด": "share_least",
    "น้อย": "share_little",
    "มาก": "share_much",
    "มากที่สุด": "share_most",
}
_YES_NO_SHARES = {"มี": "share_yes", "ไม่มี": "share_no"}
_SHARES = _LEVEL_SHARES | _YES_NO_SHARES
_LEVELS = (Scale.LEVEL, Scale.LEVEL_REVERSED)
_YES_OR_NO = (Scale.YES_IS_GOOD, Scale.YES_IS_BAD, Scale.DISCLOSED)
_ROUNDING = Decimal("0.02")
"""How far the sum of published shares may lie from a hundred, each being rounded to two decimals."""


class _Columns:
    """Columns for attributes of a record that a node may not have yet."""

    def __init__(
        self, find: Callable[[NodeRecord], object | None], make: Callable[[NodeRecord], object]
    ) -> None:
        self._find = find
        self._make = make

    def column(
        self, heading: str, kind: Kind[Any], attribute: str, *, note: str = "", width: int = 16
    ) -> Column[NodeRecord]:
        def get(node: NodeRecord) -> Any:
            record = self._find(node)
            if record is None:
                return kind.blank
            value = getattr(record, attribute)
            return tuple(cast("list[str]", value)) if isinstance(value, list) else value

        def put(node: NodeRecord, value: Any) -> None:
            stored = list(cast("tuple[str, ...]", value)) if isinstance(value, tuple) else value
            setattr(self._find(node) or self._make(node), attribute, stored)

        return Column(heading, kind, get, put, note, width)


def responsibilities(shared: Directories) -> Sheet[NodeRecord]:
    """A row for every item, whether or not anybody has it yet."""
    year = shared.book.year
    code = shared.item_code()
    kept = {id(each.node): each for each in year.responsibilities}
    of = _Columns(lambda node: kept.get(id(node)), lambda node: responsibility_of(year, node))

    return Sheet(
        name="ความรับผิดชอบ OIT",
        purpose="ผู้รับผิดชอบ กำหนดเสร็จ และความคืบหน้าของข้อมูลแต่ละข้อในปีนี้",
        columns=(
            Column("รหัสข้อ", code, shared.codes.code_of, width=10, is_required=True),
            known_column("ชื่อข้อ", Text(), lambda node: node.title, width=50),
            _parties_column("ผู้รับผิดชอบหลัก", Part.LEAD, shared, kept),
            _parties_column("ผู้สนับสนุน", Part.SUPPORT, shared, kept),
            of.column("กำหนดเสร็จ", Date(year.year), "due_date"),
            of.column(
                "กำหนดเสร็จตามที่เขียน",
                Text(),
                "due_words",
                note="ถ้อยคำที่ให้พิมพ์แทนวันที่",
                width=28,
            ),
            of.column("URL", Lines(), "urls", note="บรรทัดละหนึ่ง URL", width=44),
            of.column("ช่วงข้อมูล", Line(), "period", note="เช่น 1 ต.ค. 2565 ถึง 31 มี.ค. 2566", width=24),
            of.column("วันที่เผยแพร่", Date(year.year), "published_on"),
            of.column(
                "สถานะ",
                Term(PublicationState, PublicationState.NOT_STARTED),
                "state",
                note="เว้นว่างถ้ายังไม่เริ่ม",
            ),
            of.column("ข้อสังเกตล่าสุดของผู้ประเมิน", Text(), "remark", width=44),
        ),
        records=[
            node for node in year.edition.nodes if (shared.codes.code_of(node) or "") in (code.among or ())
        ],
        key=("รหัสข้อ",),
        words=("รหัสข้อ",),
        name_and_words=("รหัสข้อ", "ชื่อข้อ"),
    )


def results(shared: Directories) -> Sheet[NodeRecord] | None:
    """A row for every node of the year whose results are at hand; no sheet where there is no such year."""
    year, codes = shared.book.results_year, shared.result_codes
    if year is None or codes is None:
        return None
    kept = {id(result.node): result for result in year.results}

    def make(node: NodeRecord) -> Result:
        kept[id(node)] = Result(node=node)
        year.results.append(kept[id(node)])
        return kept[id(node)]

    parents = {node.parent for node in year.edition.nodes if node.kind is NodeKind.PART}
    of = _Columns(lambda node: kept.get(id(node)), make)
    return Sheet(
        name="ผลคะแนน",
        purpose="คะแนนที่ประกาศของปีก่อน กรอกตามที่พิมพ์ในรายงานผล แม้ตัวเลขจะไม่ลงตัว",
        columns=(
            Column("รหัสข้อ", Code(codes), codes.code_of, width=10, is_required=True),
            known_column("ชื่อข้อ", Text(), lambda node: node.title, width=60),
            of.column("คะแนน", Score(), "published", note="คะแนนที่ประกาศ 0 ถึง 100", width=11),
            of.column("ระดับ", Line(), "published_level", note="ตามที่พิมพ์ เช่น AA Excellence", width=18),
            of.column("คะแนนถ่วงน้ำหนัก", Score(), "published_weighted", width=14),
            *(
                of.column(
                    heading, Number(0, 100), attribute, note="ร้อยละของคำตอบ กรอกเมื่อรายงานผลแจ้งไว้", width=11
                )
                for heading, attribute in _SHARES.items()
            ),
            of.column("URL ที่ส่ง", Lines(), "urls", note="บรรทัดละหนึ่ง URL", width=44),
            of.column("คำอธิบายของหน่วยงาน", Text(), "explanation", width=40),
            of.column("ข้อเสนอแนะของผู้ประเมิน", Text(), "remark", width=60),
        ),
        records=list(year.edition.nodes),
        key=("รหัสข้อ",),
        words=("รหัสข้อ",),
        complaints=lambda rows: _share_complaints(rows, codes, parents),
        notices=lambda rows: _notices(rows, codes),
        name_and_words=("รหัสข้อ", "ชื่อข้อ"),
    )


def _share_complaints(
    rows: Sequence[Values], codes: Codes, parents: Collection[str | None]
) -> Iterator[tuple[int, str, Complaint]]:
    """Shares are taken as published, but not where none can have been published."""
    for place, row in enumerate(rows):
        shares = _shares(row)
        if not shares or row["รหัสข้อ"] not in codes:
            continue
        first, node = next(iter(shares)), codes.node(row["รหัสข้อ"])
        if node.identity in parents:
            message = _("ข้อนี้มีข้อย่อย ร้อยละของคำตอบมีเฉพาะที่ข้อย่อย กรุณาย้ายไปกรอกที่แถวของข้อย่อย")
            yield place, first, Complaint(message)
            continue
        strange = next((heading for heading in shares if heading in _shares_unlike(node.scale)), None)
        if strange is not None:
            message = _("ข้อนี้ไม่ได้วัดด้วยคำตอบ “{heading}” กรุณาตรวจว่ากรอกตรงคอลัมน์และตรงแถวหรือไม่")
            yield place, strange, Complaint(message.format(heading=strange))
        elif len(shares) > 1 and abs(sum(shares.values()) - 1) < _ROUNDING:
            message = _("Excel แปลงร้อยละเป็นทศนิยม รวมทั้งแถวได้ 1 แทนที่จะเป็น 100 กรุณาพิมพ์โดยไม่มีเครื่องหมาย %")
            yield place, next(heading for heading in shares if shares[heading]), Complaint(message)
        else:
            for empty in _missing_shares(shares):
                message = _("ร้อยละของคำตอบ “{heading}” ว่างอยู่ แต่ช่องอื่นรวมได้ {sum} ไม่ถึง 100 กรุณากรอกให้ครบ")
                yield place, empty, Complaint(message.format(heading=empty, sum=sum(shares.values())))
                break


def _shares(row: Values) -> dict[str, Decimal]:
    return {heading: row[heading] for heading in _SHARES if row[heading] is not None}


def _shares_unlike(scale: Scale | None) -> Collection[str]:
    if scale in _LEVELS:
        return _YES_NO_SHARES
    return _LEVEL_SHARES if scale in _YES_OR_NO else ()


def _missing_shares(shares: Mapping[str, Decimal]) -> Iterator[str]:
    """Of a set of shares of which some are given, and these are not all there is."""
    for headings in (_LEVEL_SHARES, _YES_NO_SHARES):
        given = [shares[heading] for heading in headings if heading in shares]
        if given and abs(sum(given) - 100) > _ROUNDING:
            yield from (heading for heading in headings if heading not in shares)


def _notices(rows: Sequence[Values], codes: Codes) -> Iterator[tuple[int, str, str]]:
    for place, row in enumerate(rows):
        shares = _shares(row)
        for headings in (_LEVEL_SHARES, _YES_NO_SHARES):
            given = [shares[heading] for heading in headings if heading in shares]
            if given and abs(sum(given) - 100) > _ROUNDING:
                message = _("ร้อยละของคำตอบรวมได้ {sum} ไม่ใช่ 100 รับไว้ตามที่กรอก กรุณาตรวจกับรายงานผล")
                yield (
                    place,
                    next(heading for heading in headings if heading in shares),
                    message.format(sum=sum(given)),
                )
        score = row["คะแนน"]
        if score not in (None, 0, 100) and row["รหัสข้อ"] in codes:
            node = codes.node(row["รหัสข้อ"])
            if node.kind is NodeKind.ITEM and node.scale is not Scale.SCORE:
                message = _("ข้อมูล OIT ได้คะแนน 0 หรือ 100 เท่านั้น แต่พบ {score} รับไว้ตามที่กรอก กรุณาตรวจกับรายงานผล")
                yield place, "คะแนน", message.format(score=score)


def _parties_column(
    heading: str, part: Part, shared: Directories, kept: dict[int, Responsibility]
) -> Column[NodeRecord]:
    year = shared.book.year

    def get(node: NodeRecord) -> tuple[str, ...]:
        found = kept.get(id(node))
        return owner_names(shared, _of_part(found, part)) if found else ()

    def put(node: NodeRecord, names: tuple[str, ...]) -> None:
        found = responsibility_of(year, node)
        others = [party for party in found.parties if party.part is not part]
        own = put_owners(shared, names, _of_part(found, part), partial(ResponsibleParty, part=part))
        ordered = own + others if part is Part.LEAD else others + own
        for position, party in enumerate(ordered):
            party.position = position
        found.parties = ordered

    return Column(
        heading,
        shared.owners(),
        get,
        put,
        note="ชื่อฝ่าย โรงเรียน หรือบุคคล บรรทัดละหนึ่งชื่อ ใช้คำว่า ทุกฝ่าย หรือ โรงเรียนในสังกัด ได้",
        width=30,
    )


def _of_part(responsibility: Responsibility, part: Part) -> list[ResponsibleParty]:
    return [party for party in responsibility.parties if party.part is part]
