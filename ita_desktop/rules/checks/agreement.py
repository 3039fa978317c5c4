"""Whether the papers of a year agree: plan and report, measures and matrix, bodies and whoever is named or invited."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence

from ita_desktop.model.body import Body
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.meeting import AgendaItem, Meeting
from ita_desktop.model.office import PaperText, UnitKind
from ita_desktop.model.records import Record
from ita_desktop.model.terms import spoken_term
from ita_desktop.model.year import (
    EndorsementKind,
    Measure,
    MeasuresTable,
    MeasureState,
    Paper,
    PaperKind,
    PublicationState,
    Responsibility,
    party_name,
)
from ita_desktop.rules.checks.carriers import carriers_of
from ita_desktop.rules.checks.places import body_row, measure_row, paper_row
from ita_desktop.rules.checks.words import RecordText, member_row, texts_in
from ita_desktop.rules.findings import Check, Evidence, Place, Severity, Slip
from ita_desktop.spoken import spoken_date
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.codes import code_key
from ita_desktop.thai.dates import first_day, last_day
from ita_desktop.translation import translate as _

_COMMITTEE, _WORKING_GROUP = "คณะกรรมการ", "คณะทำงาน"
# Of คณะกรรมการประเมินคุณธรรม the การ belongs to the committee.
_ASSESSING = "(?:(?<!กรรม)การ)?ประเมิน(?:คุณธรรม| *ITA)"
_what_is_assessed = re.compile(f"{_ASSESSING}.*")
_appointing = re.compile(f"(?:แต่งตั้ง|เชิญประชุม)(คณะ.*?){_ASSESSING}")
_any_body = re.compile(f"(?:{_COMMITTEE}|{_WORKING_GROUP})(?!ฯ|ดังกล่าว|ตามคำสั่ง)")


def _find_unreported_measures(evidence: Evidence) -> Iterator[Slip]:
    """How far the year has come is told by the latest report itself: a plan on which nobody reports yet is sound.

    Dates outside the fiscal year are findings of their own.
    """
    book = evidence.book
    first, last = first_day(book.year.year), last_day(book.year.year)
    reports = [each.date for measure in book.year.measures for each in measure.follow_ups]
    until = max((date for date in reports if date and first <= date <= last), default=None)
    for measure in book.year.measures:
        if measure.table is MeasuresTable.GUIDELINE or any(each.result for each in measure.follow_ups):
            continue
        row = measure_row(book, measure)
        due = measure.due_date if measure.due_date and measure.due_date >= first else None
        if message := _missed_report(row, measure.state, due, until):
            yield Slip(
                _place(row, _("การติดตาม"), measure, "follow_ups"),
                message,
                _("บันทึกผลการติดตามของมาตรการนี้ หรือแก้สถานะให้ตรงกับความจริง"),
            )


def _missed_report(
    row: str, state: MeasureState, due: datetime.date | None, until: datetime.date | None
) -> str:
    """Why a report is expected, or an empty text."""
    if state is MeasureState.DONE:
        return _("{measure} แล้วเสร็จ แต่ยังไม่มีผลการดำเนินงาน").format(measure=row)
    if until is None or state is MeasureState.CANCELLED:
        return ""
    if state is MeasureState.IN_PROGRESS:
        message = _("{measure} กำลังดำเนินการ แต่ยังไม่มีผลการดำเนินงาน ขณะที่มาตรการอื่นรายงานผลแล้ว")
        return message.format(measure=row)
    if due is None or due >= until:
        return ""
    message = _("{measure} ครบกำหนดวันที่ {due} แต่ยังไม่มีผลการดำเนินงาน มาตรการอื่นรายงานผลถึงวันที่ {until} แล้ว")
    return message.format(measure=row, due=spoken_date(due), until=spoken_date(until))


def _find_owners_apart_from_matrix(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    carriers = carriers_of(evidence)
    for measure, responsibilities in _measures_on_items(book):
        owners = carriers.of(measure.owners)
        for responsibility in responsibilities:
            parties = carriers.of(responsibility.parties)
            if not owners or not parties or owners & parties:
                continue
            message = _("ผู้รับผิดชอบมาตรการ ({owners}) ไม่ตรงกับผู้รับผิดชอบข้อ {code} ในตารางความรับผิดชอบ ({parties})")
            yield Slip(
                _place(measure_row(book, measure), _("ผู้รับผิดชอบ"), measure, "owners"),
                message.format(
                    owners=" ".join(map(party_name, measure.owners)),
                    code=responsibility.node.code,
                    parties=" ".join(map(party_name, responsibility.parties)),
                ),
                _("ให้มาตรการกับตารางความรับผิดชอบมีผู้รับผิดชอบร่วมกันอย่างน้อยหนึ่งราย"),
            )


def _find_measures_after_items(evidence: Evidence) -> Iterator[Slip]:
    """What is published already may still be improved; a measure on several items goes by the last of them.

    Dates outside the fiscal year are findings of their own.
    """
    book = evidence.book
    first_of_year, last_of_year = first_day(book.year.year), last_day(book.year.year)
    for measure, responsibilities in _measures_on_items(book):
        waiting = [each for each in responsibilities if each.state is not PublicationState.PUBLISHED]
        dues = {each.due_date: each.node.code for each in waiting if each.due_date}
        last = max(dues, default=None)
        if measure.due_date and last and first_of_year <= last < measure.due_date <= last_of_year:
            message = _("มาตรการกำหนดแล้วเสร็จวันที่ {due} หลังกำหนดเผยแพร่ข้อ {code} วันที่ {item_due}")
            yield Slip(
                _place(measure_row(book, measure), _("กำหนดเสร็จ"), measure, "due_date"),
                message.format(
                    due=spoken_date(measure.due_date), code=dues[last], item_due=spoken_date(last)
                ),
                _("ให้มาตรการแล้วเสร็จไม่หลังวันที่ต้องเผยแพร่ข้อมูล หรือแก้กำหนดเผยแพร่"),
            )


def _measures_on_items(book: YearBook) -> Iterator[tuple[Measure, list[Responsibility]]]:
    """Every measure on items with their rows of the matrix."""
    rows = [(code_key(each.node.code), each) for each in book.year.responsibilities]
    items = [(key, each) for key, each in rows if each.node.kind is Kind.ITEM]
    for measure in book.year.measures:
        if measure.node is not None and measure.node.kind is Kind.ITEM:
            first, last = code_key(measure.node.code), code_key((measure.last_node or measure.node).code)
            yield measure, [each for key, each in items if first <= key <= last]


def _find_responsible_outside_order(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    if not book.year.bodies:
        return
    carriers = carriers_of(evidence)
    seated = carriers.seated(book.year.bodies)
    told: set[str] = set()
    for responsibility in book.year.responsibilities:
        for party in responsibility.parties:
            missing = (carriers.of([party]) or set()) - seated - told
            units = sorted(missing & carriers.units)
            told |= missing
            if units:
                message = _("{units} รับผิดชอบข้อ {code} แต่ไม่อยู่ในคณะใดของคำสั่ง")
                body = book.year.bodies[-1]
                yield Slip(
                    _place(body_row(body), _("รายชื่อกรรมการ"), body, "members"),
                    message.format(units=" ".join(units), code=responsibility.node.code),
                    _("เพิ่มผู้แทนในคำสั่ง หรือแก้ผู้รับผิดชอบในตารางความรับผิดชอบ"),
                )


def _find_roles_of_another_body(evidence: Evidence) -> Iterator[Slip]:
    """Where most roles contradict the name of the body, the name is what is wrong."""
    for body in evidence.book.year.bodies:
        own, other = (
            (_WORKING_GROUP, "กรรมการ")
            if body.name.startswith(_WORKING_GROUP)
            else ("กรรมการ", _WORKING_GROUP)
        )
        if own not in body.name:
            continue
        strange = [member for member in body.members if other in member.role]
        usual = [member for member in body.members if own in member.role]
        advice = _("แก้หน้าที่ในคณะ หรือแก้ชื่อคณะ ให้เป็นแบบเดียวกัน")
        if len(strange) > len(usual):
            message = _("ชื่อ “{body}” ไม่ตรงกับหน้าที่ของกรรมการ เช่น “{role}”")
            place = _place(body_row(body), _("ชื่อคณะ"), body, "name")
            yield Slip(place, message.format(body=body.name, role=strange[0].role), advice)
            continue
        for member in strange:
            message = _("หน้าที่ “{role}” เป็นของคณะอีกแบบ ไม่ตรงกับชื่อ “{body}”")
            place = _place(member_row(body, member), _("หน้าที่ในคณะ"), member, "role")
            yield Slip(place, message.format(role=member.role, body=body.name), advice)


def _find_bodies_misnamed(evidence: Evidence) -> Iterator[Slip]:
    """Where every text contradicts the order alike, the name in the order is what is wrong."""
    bodies = {_what_is_assessed.sub("", clean(body.name)).strip(): body for body in evidence.book.year.bodies}
    if not bodies:
        return
    named = [(text, words) for text in texts_in(evidence) for words in _words_about_bodies(text)]
    misnamed = [(text, words, *_stranger_among(words, bodies)) for text, words in named]
    misnamed = [each for each in misnamed if each[2]]
    names = _(" และ").join(bodies)
    if len(misnamed) > 1 and len(misnamed) == len(named) and len({each[2:] for each in misnamed}) == 1:
        _text, words, stranger, left = misnamed[0]
        if left:
            message = _("เอกสารอื่นเขียนว่า “{words}” แต่คณะที่คำสั่งแต่งตั้งคือ {bodies}")
            place = _place(body_row(bodies[left[0]]), _("ชื่อคณะ"), bodies[left[0]], "name")
            yield Slip(place, message.format(words=words, bodies=names), _("แก้ชื่อคณะให้ตรงกันทุกเอกสาร"))
            return
    for text, words, stranger, _left in misnamed:
        message = _("“{words}” กล่าวถึง{stranger}ซึ่งไม่มีในคำสั่ง คณะที่คำสั่งแต่งตั้งคือ {bodies}")
        yield text.slip(message.format(words=words, stranger=stranger, bodies=names), _("แก้ชื่อคณะให้ตรงกับคำสั่ง"))


def _words_about_bodies(text: RecordText) -> Iterator[str]:
    """Where a text says who is appointed, invited or meeting."""
    if isinstance(text.record, Meeting) and text.field == "body_words":
        yield _what_is_assessed.sub("", clean(text.text))
    elif isinstance(text.record, Paper | PaperText | AgendaItem):
        yield from (found[1] for found in _appointing.finditer(clean(text.text)))


def _stranger_among(words: str, bodies: Iterable[str]) -> tuple[str, tuple[str, ...]]:
    """A kind of body named oftener than there are bodies of that kind, or an empty text; and the bodies not named."""
    left = list(bodies)
    for body in sorted(left, key=len, reverse=True):
        if body in words:
            words = words.replace(body, "", 1)
            left.remove(body)
    for found in _any_body.findall(words):
        match = next((body for body in left if body.startswith(found)), None)
        if match is None:
            return found, tuple(left)
        left.remove(match)
    return "", tuple(left)


def _find_invitations_without_meeting(evidence: Evidence) -> Iterator[Slip]:
    book = evidence.book
    for paper in book.year.papers:
        if paper.kind is PaperKind.INVITATION_MEMO and not book.year.meetings:
            yield Slip(
                Place(paper_row(book, paper), paper, "kind"),
                _("มี{paper}ในทะเบียน แต่ยังไม่มีการประชุม").format(paper=spoken_term(paper.kind)),
                _("กรอกการประชุมที่เชิญ พร้อมวัน เวลา และสถานที่"),
            )


def _find_members_not_invited(evidence: Evidence) -> Iterator[Slip]:
    """Looks only at an invitation whose forwarding is recorded: the usual one goes to everybody.

    A step without addressees is a finding of its own.
    """
    book = evidence.book
    for paper in book.year.papers:
        forwarded = [each for each in paper.endorsements if each.kind is EndorsementKind.FORWARD]
        if paper.kind is not PaperKind.INVITATION_MEMO or not forwarded:
            continue
        if not all(each.addressees for each in forwarded):
            continue
        addressees = " ".join(name for each in forwarded for name in each.addressees)
        for words, sign, kind in (
            (_("ฝ่าย"), "ฝ่าย", UnitKind.SECTION),
            (_("โรงเรียน"), "โรงเรียน|สถานศึกษา", UnitKind.SCHOOL),
        ):
            if _has_members(book.year.bodies, sign, kind) and not re.search(sign, addressees):
                message = _("คณะที่เชิญประชุมมีกรรมการจาก{units} แต่หนังสือไม่ได้ส่งถึง{units}")
                yield Slip(
                    _place(paper_row(book, paper), _("เกษียนหนังสือ"), paper, "endorsements"),
                    message.format(units=words),
                    _("เพิ่มการส่งต่อหนังสือถึงผู้ที่เชิญประชุม"),
                )


def _has_members(bodies: Sequence[Body], sign: str, kind: UnitKind) -> bool:
    members = [member for body in bodies for member in body.members if member.until is None]
    return any(
        member.person.unit is not None and member.person.unit.kind is kind
        if member.person
        else re.search(sign, member.post) is not None
        for member in members
    )


def _place(row: str, column: str, record: Record, field: str) -> Place:
    return Place(_("{row} ช่อง{column}").format(row=row, column=column), record, field)


CHECKS: tuple[Check, ...] = (
    Check(
        "measure-not-reported",
        Severity.MUST_MEND,
        "มาตรการที่ครบกำหนดหรือดำเนินการแล้ว แต่ไม่มีผลในรายงาน",
        _find_unreported_measures,
    ),
    Check(
        "measure-owners-against-matrix",
        Severity.SHOULD_LOOK,
        "มาตรการของข้อมูล OIT ที่ไม่มีผู้รับผิดชอบร่วมกับตารางความรับผิดชอบเลย",
        _find_owners_apart_from_matrix,
    ),
    Check(
        "measure-after-item-due",
        Severity.SHOULD_LOOK,
        "มาตรการของข้อมูล OIT ที่แล้วเสร็จหลังกำหนดเผยแพร่ข้อมูลนั้น",
        _find_measures_after_items,
    ),
    Check(
        "responsible-outside-order",
        Severity.SHOULD_LOOK,
        "ฝ่ายหรือโรงเรียนที่รับผิดชอบข้อมูล OIT แต่ไม่อยู่ในคณะใดของคำสั่ง",
        _find_responsible_outside_order,
    ),
    Check(
        "role-of-another-body",
        Severity.SHOULD_LOOK,
        "หน้าที่ของกรรมการที่ไม่ตรงกับชื่อคณะ เช่น คณะกรรมการ ในคณะทำงาน",
        _find_roles_of_another_body,
    ),
    Check(
        "body-against-order",
        Severity.MUST_MEND,
        "ชื่อคณะในเรื่อง หนังสือเชิญ หรือระเบียบวาระ ที่ไม่ตรงกับคำสั่ง",
        _find_bodies_misnamed,
    ),
    Check(
        "invitation-without-meeting",
        Severity.MUST_MEND,
        "หนังสือเชิญประชุมที่ไม่มีการประชุม",
        _find_invitations_without_meeting,
    ),
    Check(
        "members-not-invited",
        Severity.SHOULD_LOOK,
        "หนังสือเชิญประชุมที่ไม่ได้ส่งถึงฝ่ายหรือโรงเรียนของกรรมการ",
        _find_members_not_invited,
    ),
)
