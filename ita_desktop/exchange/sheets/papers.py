"""The register of papers, and what is written under a memo on its way."""

from collections import Counter
from collections.abc import Sequence

from ita_desktop.exchange.dates import Date
from ita_desktop.exchange.kinds import Line, OptionalTerm, Term, Text, YesNo
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
from ita_desktop.exchange.sheets.directories import PAPERS, Directories
from ita_desktop.exchange.sheets.staff import person_column, unit_column
from ita_desktop.model.office import SigningDuty
from ita_desktop.model.terms import term
from ita_desktop.model.year import Endorsement, EndorsementKind, Paper, PaperKind, Secrecy, Urgency


def papers(shared: Directories) -> Sheet[Paper]:
    year = shared.book.year

    def names(rows: Sequence[Values], ordinals: Sequence[str]) -> list[tuple[str, ...]]:
        return _paper_names([row["ชนิด"] for row in rows], ordinals)

    def keep(rows: Sequence[KeptRow[Paper]]) -> None:
        year.papers = in_order(rows)

    return Sheet(
        name=PAPERS,
        purpose="เอกสารของปีนี้ เลขที่ วันที่ และผู้ลงนาม",
        columns=(
            column("ชนิด", OptionalTerm(PaperKind), "kind", is_required=True, width=28),
            column("เลขที่", Line(), "number", note="ตามที่พิมพ์ เช่น กท 9901/812 หรือ 1234/2565", width=18),
            column("ลงวันที่", Date(year.year), "date"),
            column("เรื่อง", Text(), "subject", note="เว้นว่างเพื่อใช้ถ้อยคำของโปรแกรม", width=70),
            column("เรียน", Text(), "addressee", width=30),
            unit_column("ส่วนราชการ", shared),
            column("โทรศัพท์", Line(), "telephone"),
            column("ชั้นความเร็ว", Term(Urgency, Urgency.NONE), "urgency", note="เว้นว่างถ้าปกติ", width=14),
            column("ชั้นความลับ", Term(Secrecy, Secrecy.NONE), "secrecy", note="เว้นว่างถ้าไม่ลับ", width=14),
            column("ผู้ลงนาม", OptionalTerm(SigningDuty), "signing_duty", note="หน้าที่ตามแผ่นผู้ลงนาม", width=26),
            column("มีผล", Text(), "effect", note="ข้อความวันมีผลของคำสั่ง", width=30),
            known_column("ออกแล้ว", YesNo(), lambda paper: paper.is_issued, width=10),
        ),
        records=year.papers,
        make=lambda values: Paper(position=0, kind=values["ชนิด"]),
        keep=keep,
        words=("ชนิด", "เลขที่"),
        directory=shared.papers,
        names=names,
        is_called_by_ordinal=True,
    )


def endorsements(shared: Directories) -> Sheet[Endorsement]:
    year = shared.book.year
    paper_of = {id(step): paper for paper in year.papers for step in paper.endorsements}
    ordinals = [str(place) for place in range(1, len(year.papers) + 1)]
    labels = _paper_names([paper.kind for paper in year.papers], ordinals)
    label_of = {id(paper): names[0] for paper, names in zip(year.papers, labels, strict=True)}

    def get_paper(step: Endorsement) -> str:
        paper = paper_of[id(step)]
        return shared.papers.name_of(paper, label_of[id(paper)])

    def keep(rows: Sequence[KeptRow[Endorsement]]) -> None:
        for paper in year.papers:
            kept = [row for row in rows if shared.papers.record(row.values["เอกสาร"]) is paper]
            if kept or paper.endorsements:
                paper.endorsements = in_order(kept)

    return Sheet(
        name="เกษียนหนังสือ",
        purpose="ลำดับการเสนอและส่งต่อใต้บันทึก ที่เว้นไว้ลงนามหรือที่โปรแกรมพิมพ์ข้อความให้",
        columns=(
            Column(
                "เอกสาร",
                Name(shared.papers),
                get_paper,
                note=f"ชนิดของเอกสาร ถ้ามีหลายฉบับให้ต่อท้ายด้วย{ORDINAL}ในทะเบียน",
                width=34,
                is_required=True,
            ),
            column("แบบ", OptionalTerm(EndorsementKind), "kind", is_required=True, width=20),
            list_column("เรียน", "addressees", note="บรรทัดละหนึ่งตำแหน่ง", width=34),
            column("เลขที่", Line(), "number", width=18),
            column("ลงวันที่", Date(year.year), "date"),
            column("ชั้นความเร็ว", Term(Urgency, Urgency.NONE), "urgency", note="เว้นว่างถ้าปกติ", width=14),
            list_column("ข้อความ", "lines", note="บรรทัดละหนึ่งข้อ", width=60),
            person_column("ผู้ลงนาม", shared),
            column("ตำแหน่งที่พิมพ์ใต้ชื่อ", Line(), "printed_position", width=50),
        ),
        records=[step for paper in year.papers for step in paper.endorsements],
        make=lambda values: Endorsement(position=0, kind=values["แบบ"]),
        keep=keep,
        parent="เอกสาร",
        words=("เอกสาร", "แบบ", "ตำแหน่งที่พิมพ์ใต้ชื่อ"),
    )


def _paper_names(kinds: Sequence[PaperKind | None], ordinals: Sequence[str]) -> list[tuple[str, ...]]:
    """A paper is called by its kind as long as it is the only one of that kind."""
    count = Counter(kinds)
    return [
        ("",)
        if kind is None
        else (term(kind), f"{term(kind)} {ORDINAL} {ordinal}")
        if count[kind] == 1
        else (f"{term(kind)} {ORDINAL} {ordinal}",)
        for kind, ordinal in zip(kinds, ordinals, strict=True)
    ]
