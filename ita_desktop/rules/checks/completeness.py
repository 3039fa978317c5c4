"""What the form of a paper asks for and the records do not say yet."""

import datetime
from collections.abc import Iterator, Mapping

from ita_desktop.model.body import Body
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.meeting import AgendaSource
from ita_desktop.model.office import SigningDuty
from ita_desktop.model.paper_texts import default_texts
from ita_desktop.model.terms import name_of_node, spoken_term
from ita_desktop.model.year import MEMOS, EndorsementKind, Paper, PaperKind
from ita_desktop.rules.checks.places import (
    agenda_row,
    body_row,
    endorsement_row,
    meeting_row,
    paper_row,
    place_in,
)
from ita_desktop.rules.checks.sequence import records_in_doubt
from ita_desktop.rules.findings import Check, Evidence, Place, Severity, Slip
from ita_desktop.rules.signatories import listed_on
from ita_desktop.translation import translate as _

_NUMBERED = (*MEMOS, PaperKind.ORDER, PaperKind.AGENDA)
_OF_THE_MEASURES = (PaperKind.MEASURES, PaperKind.SUBMISSION_MEMO)
_PARTS: Mapping[PaperKind, Mapping[str, str]] = {
    **{
        memo: {"subject": "เรื่อง", "reason": "ภาคเหตุ", "purpose": "ภาคความประสงค์", "conclusion": "ภาคสรุป"}
        for memo in MEMOS
    },
    PaperKind.ORDER: {"subject": "เรื่อง", "preamble": "คำปรารภ"},
}
"""Parts that a paper cannot do without, and what they are called."""


def _drafts(evidence: Evidence) -> Iterator[Slip]:
    for paper in evidence.book.year.papers:
        if not paper.is_issued:
            yield from _missing_fields(evidence.book, paper)


def _issued_papers(evidence: Evidence) -> Iterator[Slip]:
    for paper in evidence.book.year.papers:
        if paper.is_issued:
            yield from _missing_fields(evidence.book, paper)


def _missing_fields(book: YearBook, paper: Paper) -> Iterator[Slip]:
    """What would be left blank for the pen; sections and telephones of the office fill in for those of the paper."""
    row, kind = paper_row(book, paper), spoken_term(paper.kind)
    if paper.kind in _NUMBERED and not _running_number(paper.number):
        yield Slip(
            place_in(row, paper, "number"),
            _("{paper} ยังไม่มีเลขที่").format(paper=kind),
            _("กรอกเลขที่ตามทะเบียนเมื่อออกเลขแล้ว หากยังเป็นร่าง โปรแกรมจะเว้นที่ไว้ให้"),
        )
    if paper.kind in _NUMBERED and paper.date is None:
        yield Slip(
            place_in(row, paper, "date"),
            _("{paper} ยังไม่มีวันที่").format(paper=kind),
            _("กรอกวันที่ลงในเอกสาร หากยังเป็นร่าง โปรแกรมจะเว้นที่ไว้ให้"),
        )
    if paper.kind not in MEMOS:
        return
    if paper.unit is None and not book.sections:
        yield Slip(
            place_in(row, paper, "unit"),
            _("{paper} ยังไม่มีส่วนราชการเจ้าของเรื่อง").format(paper=kind),
            _("เลือกฝ่ายเจ้าของเรื่องในช่องส่วนราชการ"),
        )
    section_telephone = paper.unit.telephone if paper.unit else ""
    if not (paper.telephone or section_telephone or book.office.telephone):
        yield Slip(
            place_in(row, paper, "telephone"),
            _("{paper} ยังไม่มีหมายเลขโทรศัพท์ของส่วนราชการ").format(paper=kind),
            _("กรอกโทรศัพท์ของเอกสาร ของฝ่าย หรือของสำนักงาน"),
        )


def _running_number(number: str) -> str:
    """What follows the letters of the section: กท 9901/ is a number still to come."""
    return number.strip().rpartition("/")[2].strip(" .…")


def _unworded_parts(evidence: Evidence) -> Iterator[Slip]:
    """An office may word a part its own way, but not leave it out."""
    book = evidence.book
    for paper in book.year.papers:
        for part, name in _PARTS.get(paper.kind, {}).items():
            if (part == "subject" and paper.subject.strip()) or _has_words(book, paper.kind, part):
                continue
            own = next(text for text in book.office.texts if (text.paper, text.part) == (paper.kind, part))
            yield Slip(
                Place(
                    _("ข้อความในเอกสาร {paper} ส่วน{part}").format(paper=spoken_term(paper.kind), part=name),
                    own,
                    "text",
                ),
                _("{paper} ไม่มีข้อความ{part}").format(paper=spoken_term(paper.kind), part=name),
                _("พิมพ์ข้อความของส่วนนี้ หรือลบแถวนี้ออกเพื่อใช้ถ้อยคำของโปรแกรม"),
            )


def _has_words(book: YearBook, kind: PaperKind, part: str) -> bool:
    own = [text.text for text in book.office.texts if (text.paper, text.part) == (kind, part)]
    return any(text.strip() for text in own or default_texts()[kind][part])


def _signatures(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    in_doubt = records_in_doubt(book)
    for paper in (each for each in book.year.papers if each not in in_doubt):
        missing = [
            duty for duty in _duties_that_sign(book, paper) if not _somebody_signs(book, duty, paper.date)
        ]
        if missing:
            yield Slip(
                place_in(paper_row(book, paper), paper, "signing_duty"),
                _("{paper} ไม่มีผู้ลงนามในหน้าที่ {duties}").format(
                    paper=spoken_term(paper.kind), duties=_(" และ").join(map(spoken_term, missing))
                ),
                _("ระบุชื่อผู้ลงนามของหน้าที่นี้ในแผ่นผู้ลงนาม ให้ช่วงวันที่ครอบคลุมวันที่ของเอกสาร"),
            )


def _somebody_signs(book: YearBook, duty: SigningDuty, on: datetime.date | None) -> bool:
    return any(signatory.person is not None for signatory in listed_on(book, duty, on))


def _duties_that_sign(book: YearBook, paper: Paper) -> tuple[SigningDuty, ...]:
    if paper.kind in MEMOS:
        return (paper.signing_duty or SigningDuty.COORDINATING_HEAD,)
    if paper.kind is PaperKind.ORDER:
        return (paper.signing_duty or SigningDuty.DIRECTOR,)
    if paper.kind is PaperKind.MEASURES:
        return _duties_that_approve(book)
    return ()


def _duties_that_approve(book: YearBook) -> tuple[SigningDuty, ...]:
    """The director, and whoever else the office has for it: not every office has an assistant director."""
    proposing = SigningDuty.COORDINATING_HEAD
    if book.signatory(proposing) is None and book.signatory(SigningDuty.OFFICER) is not None:
        proposing = SigningDuty.OFFICER
    listed = {SigningDuty.DIRECTOR, *(signatory.duty for signatory in book.office.signatories)}
    steps = (proposing, SigningDuty.ASSISTANT_DIRECTOR, SigningDuty.DIRECTOR)
    return tuple(duty for duty in steps if duty in listed)


def _endorsements(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for paper in book.year.papers:
        for endorsement in paper.endorsements:
            row = endorsement_row(book, paper, endorsement)
            if endorsement.kind is EndorsementKind.FORWARD and not endorsement.addressees:
                yield Slip(
                    place_in(row, endorsement, "addressees"),
                    _("ข้อความส่งต่อใต้{paper}ไม่ได้ระบุว่าเรียนผู้ใด").format(paper=spoken_term(paper.kind)),
                    _("กรอกตำแหน่งของผู้รับในช่องเรียน"),
                )
            if endorsement.kind is EndorsementKind.FORWARD and not endorsement.lines:
                yield Slip(
                    place_in(row, endorsement, "lines"),
                    _("การส่งต่อใต้{paper}ไม่มีข้อความ").format(paper=spoken_term(paper.kind)),
                    _("กรอกข้อความที่ส่งต่อ เช่น สำเนาคำสั่ง เพื่อโปรดทราบ"),
                )
            if endorsement.person is None and not endorsement.printed_position:
                yield Slip(
                    place_in(row, endorsement, "printed_position"),
                    _("ที่ลงนามใต้{paper}ไม่มีทั้งชื่อและตำแหน่ง").format(paper=spoken_term(paper.kind)),
                    _("เลือกผู้ลงนาม หรือกรอกตำแหน่งที่พิมพ์ใต้ชื่อ"),
                )


def _order(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    order = book.paper(PaperKind.ORDER)
    if order and not book.year.bodies:
        yield Slip(
            Place(paper_row(book, order), order, "kind"),
            _("คำสั่งแต่งตั้งยังไม่มีคณะกรรมการหรือคณะทำงาน"),
            _("กรอกแผ่นคณะและรายชื่อกรรมการ"),
        )
    for body in book.year.bodies:
        yield from _empty_body(body)


def _empty_body(body: Body) -> Iterator[Slip]:
    row = body_row(body)
    if not body.members:
        yield Slip(
            place_in(row, body, "members"),
            _("{body}ไม่มีรายชื่อกรรมการ").format(body=body.name),
            _("กรอกกรรมการของคณะนี้ในแผ่นรายชื่อกรรมการ"),
        )
    if not any(duty.text.strip() for duty in body.duties):
        yield Slip(
            place_in(row, body, "duties"),
            _("{body}ไม่มีอำนาจหน้าที่").format(body=body.name),
            _("กรอกอำนาจหน้าที่ของคณะนี้ในแผ่นอำนาจหน้าที่"),
        )
    for ordinal, member in enumerate(body.members, start=1):
        seat = _("{body} ลำดับที่ {ordinal}").format(body=row, ordinal=ordinal)
        if member.person is None and not member.post.strip():
            yield Slip(
                place_in(seat, member, "post"),
                _("กรรมการลำดับที่ {ordinal} ของ{body}ไม่มีทั้งตำแหน่งและชื่อ").format(ordinal=ordinal, body=body.name),
                _("กรอกตำแหน่ง หรือเลือกชื่อบุคคล"),
            )
        if not member.role.strip():
            yield Slip(
                place_in(seat, member, "role"),
                _("กรรมการลำดับที่ {ordinal} ของ{body}ไม่มีหน้าที่ในคณะ").format(ordinal=ordinal, body=body.name),
                _("กรอกหน้าที่ในคณะ เช่น ประธานกรรมการ กรรมการ หรือเลขานุการ"),
            )


def _meetings(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for meeting in book.year.meetings:
        row = meeting_row(book, meeting)
        lacking = {"date": not meeting.date, "time": not meeting.time, "place": not meeting.place.strip()}
        for field, what in (("date", _("วันที่")), ("time", _("เวลา")), ("place", _("สถานที่"))):
            if lacking[field]:
                yield Slip(
                    place_in(row, meeting, field),
                    _("{meeting} ยังไม่ได้กำหนด{what}").format(meeting=row, what=what),
                    _("กรอก{what}ของการประชุม เพื่อให้บันทึกเชิญและระเบียบวาระมีข้อมูลครบ").format(what=what),
                )


def _agenda(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for meeting in book.year.meetings:
        for item in meeting.agenda:
            if item.source is AgendaSource.WORDS and not item.text.strip() and not any(item.lines):
                yield Slip(
                    place_in(agenda_row(book, meeting, item), item, "text"),
                    _("ระเบียบวาระของ{meeting} มีบรรทัดที่ไม่มีข้อความ").format(meeting=meeting_row(book, meeting)),
                    _("กรอกเรื่อง เลือกข้อมูลที่ให้โปรแกรมเติม หรือลบบรรทัดนี้"),
                )


def _matrix(evidence: Evidence) -> Iterator[Slip]:
    year = evidence.book.year
    if not year.responsibilities:
        return
    assigned = {id(responsibility.node) for responsibility in year.responsibilities}
    for node in year.edition.nodes:
        if node.kind is Kind.ITEM and id(node) not in assigned:
            yield Slip(
                Place(_("ความรับผิดชอบ OIT ข้อ {code}").format(code=node.code), node, "code"),
                _("ข้อมูล {code} {title} ยังไม่มีผู้รับผิดชอบในตารางมอบหมาย").format(
                    code=node.code, title=name_of_node(node)
                ),
                _("กรอกผู้รับผิดชอบหลักของข้อนี้ในแผ่นความรับผิดชอบ OIT"),
            )


def _measures_document(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for paper in book.year.papers:
        if paper.kind in _OF_THE_MEASURES and not book.year.measures:
            yield Slip(
                Place(paper_row(book, paper), paper, "kind"),
                _("{paper} อยู่ในทะเบียนแล้ว แต่ยังไม่มีมาตรการ").format(paper=spoken_term(paper.kind)),
                _("กรอกมาตรการในแผ่นมาตรการ"),
            )
            return


def _results(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    results = book.results_year.results if book.results_year else []
    paper = next((paper for paper in book.year.papers if paper.kind in _OF_THE_MEASURES), None)
    if paper and all(result.published is None for result in results):
        yield Slip(
            Place(paper_row(book, paper), paper, "kind"),
            _("เล่มมาตรการยังไม่มีผลการประเมินของปีก่อนให้วิเคราะห์"),
            _("กรอกคะแนนที่ประกาศในแผ่นผลคะแนน"),
        )


CHECKS: tuple[Check, ...] = (
    Check(
        "draft-incomplete",
        Severity.SHOULD_LOOK,
        "ร่างเอกสารในทะเบียนที่ยังไม่มีเลขที่ วันที่ ส่วนราชการ หรือโทรศัพท์",
        _drafts,
    ),
    Check(
        "issued-paper-incomplete",
        Severity.MUST_MEND,
        "เอกสารที่ออกแล้วแต่ทะเบียนไม่มีเลขที่ วันที่ ส่วนราชการ หรือโทรศัพท์",
        _issued_papers,
    ),
    Check(
        "paper-part-without-words",
        Severity.MUST_MEND,
        "บันทึกหรือคำสั่งที่ส่วนใดส่วนหนึ่งไม่มีข้อความ",
        _unworded_parts,
    ),
    Check(
        "paper-without-signatory",
        Severity.MUST_MEND,
        "เอกสารที่ไม่มีผู้ลงนามในวันที่ของเอกสาร",
        _signatures,
    ),
    Check(
        "endorsement-incomplete",
        Severity.SHOULD_LOOK,
        "เกษียนหนังสือที่ไม่มีผู้รับ ข้อความ หรือผู้ลงนาม",
        _endorsements,
    ),
    Check(
        "order-incomplete",
        Severity.MUST_MEND,
        "คำสั่งที่ไม่มีคณะ กรรมการ หน้าที่ในคณะ หรืออำนาจหน้าที่",
        _order,
    ),
    Check(
        "meeting-incomplete",
        Severity.SHOULD_LOOK,
        "การประชุมที่ยังไม่มีวันที่ เวลา หรือสถานที่",
        _meetings,
    ),
    Check("agenda-item-empty", Severity.MUST_MEND, "บรรทัดของระเบียบวาระที่ไม่มีข้อความ", _agenda),
    Check("item-not-assigned", Severity.MUST_MEND, "ข้อมูล OIT ที่ไม่อยู่ในตารางมอบหมายความรับผิดชอบ", _matrix),
    Check(
        "measures-document-empty",
        Severity.MUST_MEND,
        "เล่มมาตรการหรือบันทึกเสนอเล่มที่ยังไม่มีมาตรการ",
        _measures_document,
    ),
    Check(
        "measures-without-results",
        Severity.SHOULD_LOOK,
        "เล่มมาตรการที่ยังไม่มีผลการประเมินของปีก่อน",
        _results,
    ),
)
