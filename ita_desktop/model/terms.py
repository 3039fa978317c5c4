"""What officers call the choices of the records: one Thai term for each value, read back with its other spellings."""

from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from ita_desktop.model.attendance import Presence
from ita_desktop.model.edition import Kind, Node, Relation, Scale, TimeBase
from ita_desktop.model.layouts import Field, Grouping, MergeRule, Orientation, RowChoice
from ita_desktop.model.meeting import AgendaSource
from ita_desktop.model.office import Acting, Digits, SigningDuty, UnitKind, WeakPointRule
from ita_desktop.model.year import (
    Cadence,
    EndorsementKind,
    MeasuresTable,
    MeasureState,
    PaperKind,
    Part,
    PublicationState,
    Secrecy,
    Urgency,
)
from ita_desktop.spoken import is_thai
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.thai.typos import deferred as _
from ita_desktop.translation import translate

if TYPE_CHECKING:
    from ita_desktop.model.frame import NodeRecord

Choice = TypeVar("Choice", bound=StrEnum)

# By enumeration first: members of two enumerations with the same value are equal, being strings.
_TERMS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Kind: {
        Kind.INSTRUMENT: _("แบบวัด"),
        Kind.INDICATOR: _("ตัวชี้วัด"),
        Kind.SUBINDICATOR: _("ตัวชี้วัดย่อย"),
        Kind.GROUP: _("กลุ่มข้อมูล"),
        Kind.QUESTION: _("ข้อคำถาม"),
        Kind.PART: _("ประเด็นของคำถาม"),
        Kind.ITEM: _("ข้อมูล OIT"),
    },
    Scale: {
        Scale.LEVEL: _("สี่ระดับ มากเป็นผลดี"),
        Scale.LEVEL_REVERSED: _("สี่ระดับ มากเป็นผลเสีย"),
        Scale.YES_IS_GOOD: _("มีหรือไม่มี มีเป็นผลดี"),
        Scale.YES_IS_BAD: _("มีหรือไม่มี มีเป็นผลเสีย"),
        Scale.DISCLOSED: _("เปิดเผยหรือไม่เปิดเผย"),
        Scale.SCORE: _("ทราบเฉพาะคะแนน"),
    },
    Relation: {
        Relation.SAME: _("ข้อเดิม"),
        Relation.MERGED: _("รวมกับข้ออื่น"),
        Relation.ADDED: _("ข้อใหม่"),
        Relation.REMOVED: _("ยกเลิก"),
    },
    TimeBase: {
        TimeBase.NONE: _("ไม่กำหนด"),
        TimeBase.YEAR_END: _("ณ 31 ธันวาคม"),
        TimeBase.FIRST_SIX_MONTHS: _("6 เดือนแรกของปีงบประมาณ"),
    },
    Digits: {
        Digits.THAI: _("เลขไทย"),
        Digits.ARABIC: _("เลขอารบิก"),
    },
    WeakPointRule: {
        WeakPointRule.THRESHOLD: _("ทุกข้อที่ต่ำกว่าเกณฑ์"),
        WeakPointRule.LOWEST: _("ข้อที่ต่ำที่สุดของแต่ละแบบวัด"),
    },
    UnitKind: {
        UnitKind.SECTION: _("ฝ่าย"),
        UnitKind.SCHOOL: _("โรงเรียน"),
    },
    Acting: {
        Acting.SELF: _("ลงนามเอง"),
        Acting.FOR: _("แทน"),
        Acting.ACTING: _("รักษาการแทน"),
        Acting.ON_BEHALF: _("ปฏิบัติราชการแทน"),
    },
    SigningDuty: {
        SigningDuty.DIRECTOR: _("ผู้อำนวยการเขต"),
        SigningDuty.ASSISTANT_DIRECTOR: _("ผู้ช่วยผู้อำนวยการเขต"),
        SigningDuty.COORDINATING_HEAD: _("หัวหน้าฝ่ายที่ประสานงาน"),
        SigningDuty.EDUCATION_HEAD: _("หัวหน้าฝ่ายการศึกษา"),
        SigningDuty.OFFICER: _("เจ้าหน้าที่เจ้าของเรื่อง"),
    },
    Part: {
        Part.LEAD: _("ผู้รับผิดชอบหลัก"),
        Part.SUPPORT: _("ผู้สนับสนุน"),
    },
    PublicationState: {
        PublicationState.NOT_STARTED: _("ยังไม่เริ่ม"),
        PublicationState.IN_PROGRESS: _("กำลังจัดทำ"),
        PublicationState.TO_CHECK: _("รอตรวจ"),
        PublicationState.SENT_BACK: _("ส่งกลับแก้ไข"),
        PublicationState.PUBLISHED: _("เผยแพร่แล้ว"),
    },
    Cadence: {
        Cadence.NONE: _("ไม่กำหนด"),
        Cadence.MONTHLY: _("ทุกเดือน"),
        Cadence.QUARTERLY: _("ทุกไตรมาส"),
        Cadence.SIX_MONTHLY: _("ทุก 6 เดือน"),
        Cadence.WHOLE_YEAR: _("ตลอดปีงบประมาณ"),
    },
    MeasuresTable: {
        MeasuresTable.PLAN: _("ตารางมาตรการ"),
        MeasuresTable.GUIDELINE: _("ตารางแนวทางการพัฒนา"),
    },
    MeasureState: {
        MeasureState.NOT_STARTED: _("ยังไม่เริ่ม"),
        MeasureState.IN_PROGRESS: _("กำลังดำเนินการ"),
        MeasureState.DONE: _("แล้วเสร็จ"),
        MeasureState.CANCELLED: _("ยกเลิก"),
    },
    AgendaSource: {
        AgendaSource.WORDS: _("ตามที่พิมพ์"),
        AgendaSource.APPOINTMENT: _("คำสั่งแต่งตั้ง"),
        AgendaSource.PREVIOUS_MINUTES: _("รับรองรายงานการประชุม"),
        AgendaSource.RESULTS: _("ผลการประเมินปีก่อน"),
        AgendaSource.FRAME: _("กรอบการประเมินปีนี้"),
        AgendaSource.ASSIGNMENT: _("การมอบหมายความรับผิดชอบ"),
    },
    PaperKind: {
        PaperKind.ORDER: _("คำสั่งแต่งตั้ง"),
        PaperKind.PROPOSAL_MEMO: _("บันทึกเสนอคำสั่ง"),
        PaperKind.INVITATION_MEMO: _("บันทึกส่งคำสั่งและเชิญประชุม"),
        PaperKind.SUBMISSION_MEMO: _("บันทึกเสนอเล่มมาตรการ"),
        PaperKind.AGENDA: _("ระเบียบวาระการประชุม"),
        PaperKind.MATRIX: _("ตารางความรับผิดชอบ"),
        PaperKind.MEASURES: _("เล่มมาตรการ"),
        PaperKind.MINUTES: _("รายงานการประชุม"),
        PaperKind.ATTENDANCE: _("บัญชีลงชื่อผู้มาประชุม"),
    },
    Presence: {
        Presence.UNKNOWN: _("ยังไม่ระบุ"),
        Presence.PRESENT: _("มาประชุม"),
        Presence.REPRESENTED: _("ส่งผู้แทน"),
        Presence.ABSENT: _("ไม่มาประชุม"),
    },
    Urgency: {
        Urgency.NONE: _("ปกติ"),
    },
    Secrecy: {
        Secrecy.NONE: _("ไม่ลับ"),
    },
    EndorsementKind: {
        EndorsementKind.PEN: _("เว้นที่ให้ลงนาม"),
        EndorsementKind.FORWARD: _("พิมพ์ข้อความส่งต่อ"),
    },
    Orientation: {
        Orientation.PORTRAIT: _("แนวตั้ง"),
        Orientation.LANDSCAPE: _("แนวนอน"),
    },
    Grouping: {
        Grouping.INDICATOR_COLUMN: _("ตามคอลัมน์ตัวชี้วัด"),
        Grouping.INSTRUMENT_AND_INDICATOR_ROWS: _("แถวหัวแบบวัดและตัวชี้วัด"),
        Grouping.INDICATOR_ROWS: _("แถวหัวตัวชี้วัด"),
        Grouping.MEASURE: _("ตามมาตรการ"),
        Grouping.NONE: _("ไม่จัดกลุ่ม"),
    },
    RowChoice: {
        RowChoice.ALL: _("ทุกมาตรการ"),
        RowChoice.WEAK_INDICATORS: _("เฉพาะตัวชี้วัดที่มีข้อต้องปรับปรุง"),
    },
    MergeRule: {
        MergeRule.NONE: _("ไม่รวมช่อง"),
        MergeRule.SAME_TEXT: _("รวมช่องที่ข้อความเหมือนกัน"),
        MergeRule.JOINED_ISSUE: _("รวมช่องตามประเด็น"),
    },
    Field: {
        Field.INSTRUMENT: _("แบบวัด"),
        Field.INDICATOR: _("ตัวชี้วัด"),
        Field.POINT: _("ข้อที่ประเมิน"),
        Field.LAST_SCORE: _("คะแนนปีก่อน"),
        Field.WEAKNESS: _("จุดอ่อน"),
        Field.ISSUE: _("ประเด็น"),
        Field.GUIDELINE: _("แนวทาง"),
        Field.MEASURES: _("มาตรการ"),
        Field.ACTIVITIES: _("กิจกรรม"),
        Field.OUTPUTS: _("ผลผลิต"),
        Field.AWARENESS: _("วิธีการสร้างการรับรู้"),
        Field.START: _("วันเริ่ม"),
        Field.DUE: _("กำหนดแล้วเสร็จ"),
        Field.PERIOD: _("ช่วงเวลา"),
        Field.OWNERS: _("ผู้รับผิดชอบ"),
        Field.FOLLOW_UP: _("การกำกับติดตาม"),
        Field.STATE: _("สถานะ"),
        Field.RESULT: _("ผลการดำเนินการ"),
        Field.PROBLEM: _("ปัญหาอุปสรรค"),
        Field.SUGGESTION: _("ข้อเสนอแนะ"),
        Field.EVIDENCE: _("หลักฐาน"),
    },
}

_OTHER_WORDS: dict[type[StrEnum], dict[StrEnum, tuple[str, ...]]] = {
    Kind: {
        Kind.INSTRUMENT: ("เครื่องมือ",),
        Kind.QUESTION: ("คำถาม",),
        Kind.ITEM: ("รายการข้อมูล",),
    },
    TimeBase: {
        TimeBase.YEAR_END: ("31 ธันวาคม", "31 ธ.ค."),
        TimeBase.FIRST_SIX_MONTHS: ("6 เดือนแรก",),
    },
    Digits: {
        Digits.THAI: ("ไทย",),
        Digits.ARABIC: ("อารบิก",),
    },
    Acting: {
        Acting.SELF: ("เอง",),
        Acting.ACTING: ("รักษาราชการแทน",),
    },
    Cadence: {
        Cadence.MONTHLY: ("ทุก 1 เดือน", "รายเดือน"),
        Cadence.QUARTERLY: ("ทุก 3 เดือน", "รายไตรมาส"),
        Cadence.SIX_MONTHLY: ("ทุกหกเดือน",),
        Cadence.WHOLE_YEAR: ("ตลอดปี", "ทั้งปีงบประมาณ"),
    },
    MeasureState: {
        MeasureState.DONE: ("เสร็จแล้ว", "เสร็จสิ้น"),
    },
    PublicationState: {
        PublicationState.IN_PROGRESS: ("กำลังดำเนินการ",),
    },
    PaperKind: {
        PaperKind.ORDER: ("คำสั่ง",),
        PaperKind.AGENDA: ("ระเบียบวาระ",),
        PaperKind.MATRIX: ("ตารางมอบหมายความรับผิดชอบ",),
    },
}


def term(value: StrEnum) -> str:
    """The Thai term of a choice, as workbooks and papers show it."""
    return _TERMS.get(type(value), {}).get(value, value.value)


def spoken_term(value: StrEnum) -> str:
    """The term of a choice in the officer's language, as the window shows it."""
    return translate(term(value))


def name_of_node(node: "Node | NodeRecord") -> str:
    """What the screen calls an item or question, short where the frame has a short name; papers print its title."""
    return _english_name(node) or node.short_name or node.title


def title_of_node(node: "Node | NodeRecord") -> str:
    """What the screen calls it where there is room for the whole title."""
    return _english_name(node) or node.title


def _english_name(node: "Node | NodeRecord") -> str:
    return "" if is_thai() else node.short_name_english


def from_term(enumeration: type[Choice], text: str) -> Choice | None:
    """The choice that `text` names, whatever its spaces and digits; None if it names none."""
    typed = _key(text)
    others = _OTHER_WORDS.get(enumeration, {})
    for value in enumeration:
        if typed in (_key(words) for words in (term(value), *others.get(value, ()))):
            return value
    return None


def _key(text: str) -> str:
    return clean(text).translate(THAI_TO_ARABIC).replace(" ", "").replace("\n", "")
