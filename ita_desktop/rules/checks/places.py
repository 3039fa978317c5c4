"""Where a slip of a record stands, in the words of the workbook: sheet, row and column."""

from collections.abc import Mapping

from ita_desktop.model.answers import AnswerCount, Quota
from ita_desktop.model.attendance import Attendance
from ita_desktop.model.body import Body, Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.meeting import AgendaItem, Meeting
from ita_desktop.model.office import Office
from ita_desktop.model.records import Record
from ita_desktop.model.terms import spoken_term
from ita_desktop.model.year import Endorsement, FollowUp, Measure, Paper, Responsibility
from ita_desktop.rules.findings import Place
from ita_desktop.thai.typos import deferred
from ita_desktop.translation import translate as _

COLUMNS: Mapping[type[Record], Mapping[str, str]] = {
    AgendaItem: {
        "text": deferred("เรื่อง"),
        "lines": deferred("บรรทัดต่อท้าย"),
        "resolution": deferred("มติที่ประชุม"),
    },
    AnswerCount: {"counted_on": deferred("วันที่นับ"), "answered": deferred("ตอบแล้ว")},
    Attendance: {
        "presence": deferred("การมาประชุม"),
        "representative": deferred("ผู้แทน"),
        "reason": deferred("เหตุผล"),
    },
    Body: {"name": deferred("ชื่อคณะ"), "members": deferred("รายชื่อกรรมการ"), "duties": deferred("อำนาจหน้าที่")},
    Endorsement: {
        "addressees": deferred("เรียน"),
        "number": deferred("เลขที่"),
        "date": deferred("ลงวันที่"),
        "lines": deferred("ข้อความ"),
        "printed_position": deferred("ตำแหน่งที่พิมพ์ใต้ชื่อ"),
    },
    FollowUp: {"date": deferred("วันที่ติดตาม"), "evidence": deferred("หลักฐาน")},
    Measure: {
        "start_date": deferred("วันเริ่ม"),
        "due_date": deferred("กำหนดเสร็จ"),
        "due_words": deferred("ระยะเวลาตามที่เขียน"),
    },
    Meeting: {
        "number": deferred("ครั้งที่"),
        "date": deferred("วันที่"),
        "time": deferred("เวลา"),
        "place": deferred("สถานที่"),
        "ended": deferred("เลิกประชุม"),
        "recorder": deferred("ผู้จดรายงาน"),
    },
    Member: {"post": deferred("โดยตำแหน่ง"), "role": deferred("หน้าที่ในคณะ")},
    Office: {"website": deferred("เว็บไซต์")},
    Quota: {"wanted": deferred("เป้าหมาย")},
    Paper: {
        "number": deferred("เลขที่"),
        "date": deferred("ลงวันที่"),
        "subject": deferred("เรื่อง"),
        "addressee": deferred("เรียน"),
        "unit": deferred("ส่วนราชการ"),
        "telephone": deferred("โทรศัพท์"),
        "signing_duty": deferred("ผู้ลงนาม"),
    },
    Responsibility: {
        "due_date": deferred("กำหนดเสร็จ"),
        "due_words": deferred("กำหนดเสร็จตามที่เขียน"),
        "urls": "URL",
        "period": deferred("ช่วงข้อมูล"),
        "published_on": deferred("วันที่เผยแพร่"),
    },
}
"""Headings of the columns in which the fields of the records are filled in."""


def place_in(row: str, record: Record, field: str) -> Place:
    column = COLUMNS[type(record)][field]
    return Place(column_of(row, column), record, field)


def column_of(row: str, column: str) -> str:
    """Only Thai is written on without a space."""
    column = _(column)
    words = _("{row} ช่อง {column}") if column.isascii() else _("{row} ช่อง{column}")
    return words.format(row=row, column=column)


def paper_row(book: YearBook, paper: Paper) -> str:
    """A paper is called by its kind; one of several by its number too, or else by its place in the register."""
    name = spoken_term(paper.kind)
    alike = [other for other in book.year.papers if other.kind is paper.kind]
    if paper not in book.year.papers:
        return _("ทะเบียนเอกสารของปีก่อน {paper} {number}").format(paper=name, number=paper.number)
    if len(alike) == 1:
        return _("ทะเบียนเอกสาร {paper}").format(paper=name)
    ordinal = book.year.papers.index(paper) + 1
    return _("ทะเบียนเอกสาร {paper} ลำดับที่ {ordinal}").format(paper=name, ordinal=ordinal)


def endorsement_row(book: YearBook, paper: Paper, endorsement: Endorsement) -> str:
    ordinal = paper.endorsements.index(endorsement) + 1
    return _("{paper} เกษียนหนังสือลำดับที่ {ordinal}").format(paper=paper_row(book, paper), ordinal=ordinal)


def meeting_row(book: YearBook, meeting: Meeting) -> str:
    return _("ประชุมครั้งที่ {number}/{year}").format(number=meeting.number, year=book.year.year)


def agenda_row(book: YearBook, meeting: Meeting, item: AgendaItem) -> str:
    ordinal = meeting.agenda.index(item) + 1
    return _("{meeting} ระเบียบวาระบรรทัดที่ {ordinal}").format(
        meeting=meeting_row(book, meeting), ordinal=ordinal
    )


def measure_row(book: YearBook, measure: Measure) -> str:
    return _("มาตรการลำดับที่ {ordinal}").format(ordinal=book.year.measures.index(measure) + 1)


def follow_up_row(book: YearBook, measure: Measure, follow_up: FollowUp) -> str:
    ordinal = measure.follow_ups.index(follow_up) + 1
    return _("{measure} การติดตามครั้งที่ {ordinal}").format(measure=measure_row(book, measure), ordinal=ordinal)


def item_row(responsibility: Responsibility) -> str:
    return _("ความรับผิดชอบ OIT ข้อ {code}").format(code=responsibility.node.code)


def quota_row(quota: Quota) -> str:
    carrier = quota.carrier or _("ทั้งสำนักงาน")
    return _("การตอบแบบวัด {code} {carrier}").format(code=quota.node.code, carrier=carrier)


def body_row(body: Body) -> str:
    """Most are called คณะ as it is."""
    return body.name if body.name.startswith("คณะ") else _("คณะ {name}").format(name=body.name)
