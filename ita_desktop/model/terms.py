"""What officers call the choices of the records: one Thai term for each value, read back with its other spellings."""

from enum import StrEnum
from typing import TypeVar

from ita_desktop.model.edition import Kind, Relation, Scale, TimeBase
from ita_desktop.model.layouts import Field, Grouping, MergeRule, Orientation, RowChoice
from ita_desktop.model.office import Acting, Digits, SigningDuty, UnitKind, WeakPointRule
from ita_desktop.model.year import (
    AgendaSource,
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
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.digits import THAI_TO_ARABIC

Choice = TypeVar("Choice", bound=StrEnum)

# By enumeration first: members of two enumerations with the same value are equal, being strings.
_TERMS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Kind: {
        Kind.INSTRUMENT: "แบบวัด",
        Kind.INDICATOR: "ตัวชี้วัด",
        Kind.SUBINDICATOR: "ตัวชี้วัดย่อย",
        Kind.GROUP: "กลุ่มข้อมูล",
        Kind.QUESTION: "ข้อคำถาม",
        Kind.PART: "ประเด็นของคำถาม",
        Kind.ITEM: "ข้อมูล OIT",
    },
    Scale: {
        Scale.LEVEL: "สี่ระดับ มากเป็นผลดี",
        Scale.LEVEL_REVERSED: "สี่ระดับ มากเป็นผลเสีย",
        Scale.YES_IS_GOOD: "มีหรือไม่มี มีเป็นผลดี",
        Scale.YES_IS_BAD: "มีหรือไม่มี มีเป็นผลเสีย",
        Scale.DISCLOSED: "เปิดเผยหรือไม่เปิดเผย",
        Scale.SCORE: "ทราบเฉพาะคะแนน",
    },
    Relation: {
        Relation.SAME: "ข้อเดิม",
        Relation.MERGED: "รวมกับข้ออื่น",
        Relation.ADDED: "ข้อใหม่",
        Relation.REMOVED: "ยกเลิก",
    },
    TimeBase: {
        TimeBase.NONE: "ไม่กำหนด",
        TimeBase.YEAR_END: "ณ 31 ธันวาคม",
        TimeBase.FIRST_SIX_MONTHS: "6 เดือนแรกของปีงบประมาณ",
    },
    Digits: {
        Digits.THAI: "เลขไทย",
        Digits.ARABIC: "เลขอารบิก",
    },
    WeakPointRule: {
        WeakPointRule.THRESHOLD: "ทุกข้อที่ต่ำกว่าเกณฑ์",
        WeakPointRule.LOWEST: "ข้อที่ต่ำที่สุดของแต่ละแบบวัด",
    },
    UnitKind: {
        UnitKind.SECTION: "ฝ่าย",
        UnitKind.SCHOOL: "โรงเรียน",
    },
    Acting: {
        Acting.SELF: "ลงนามเอง",
        Acting.FOR: "แทน",
        Acting.ACTING: "รักษาการแทน",
        Acting.ON_BEHALF: "ปฏิบัติราชการแทน",
    },
    SigningDuty: {
        SigningDuty.DIRECTOR: "ผู้อำนวยการเขต",
        SigningDuty.ASSISTANT_DIRECTOR: "ผู้ช่วยผู้อำนวยการเขต",
        SigningDuty.COORDINATING_HEAD: "หัวหน้าฝ่ายที่ประสานงาน",
        SigningDuty.EDUCATION_HEAD: "หัวหน้าฝ่ายการศึกษา",
        SigningDuty.OFFICER: "เจ้าหน้าที่เจ้าของเรื่อง",
    },
    Part: {
        Part.LEAD: "ผู้รับผิดชอบหลัก",
        Part.SUPPORT: "ผู้สนับสนุน",
    },
    PublicationState: {
        PublicationState.NOT_STARTED: "ยังไม่เริ่ม",
        PublicationState.IN_PROGRESS: "กำลังจัดทำ",
        PublicationState.TO_CHECK: "รอตรวจ",
        PublicationState.SENT_BACK: "ส่งกลับแก้ไข",
        PublicationState.PUBLISHED: "เผยแพร่แล้ว",
    },
    Cadence: {
        Cadence.NONE: "ไม่กำหนด",
        Cadence.MONTHLY: "ทุกเดือน",
        Cadence.QUARTERLY: "ทุกไตรมาส",
        Cadence.SIX_MONTHLY: "ทุก 6 เดือน",
        Cadence.WHOLE_YEAR: "ตลอดปีงบประมาณ",
    },
    MeasuresTable: {
        MeasuresTable.PLAN: "ตารางมาตรการ",
        MeasuresTable.GUIDELINE: "ตารางแนวทางการพัฒนา",
    },
    MeasureState: {
        MeasureState.NOT_STARTED: "ยังไม่เริ่ม",
        MeasureState.IN_PROGRESS: "กำลังดำเนินการ",
        MeasureState.DONE: "แล้วเสร็จ",
        MeasureState.CANCELLED: "ยกเลิก",
    },
    AgendaSource: {
        AgendaSource.WORDS: "ตามที่พิมพ์",
        AgendaSource.APPOINTMENT: "คำสั่งแต่งตั้ง",
        AgendaSource.PREVIOUS_MINUTES: "รับรองรายงานการประชุม",
        AgendaSource.RESULTS: "ผลการประเมินปีก่อน",
        AgendaSource.FRAME: "กรอบการประเมินปีนี้",
        AgendaSource.ASSIGNMENT: "การมอบหมายความรับผิดชอบ",
    },
    PaperKind: {
        PaperKind.ORDER: "คำสั่งแต่งตั้ง",
        PaperKind.PROPOSAL_MEMO: "บันทึกเสนอคำสั่ง",
        PaperKind.INVITATION_MEMO: "บันทึกส่งคำสั่งและเชิญประชุม",
        PaperKind.SUBMISSION_MEMO: "บันทึกเสนอเล่มมาตรการ",
        PaperKind.AGENDA: "ระเบียบวาระการประชุม",
        PaperKind.MATRIX: "ตารางความรับผิดชอบ",
        PaperKind.MEASURES: "เล่มมาตรการ",
    },
    Urgency: {
        Urgency.NONE: "ปกติ",
    },
    Secrecy: {
        Secrecy.NONE: "ไม่ลับ",
    },
    EndorsementKind: {
        EndorsementKind.PEN: "เว้นที่ให้ลงนาม",
        EndorsementKind.FORWARD: "พิมพ์ข้อความส่งต่อ",
    },
    Orientation: {
        Orientation.PORTRAIT: "แนวตั้ง",
        Orientation.LANDSCAPE: "แนวนอน",
    },
    Grouping: {
        Grouping.INDICATOR_COLUMN: "ตามคอลัมน์ตัวชี้วัด",
        Grouping.INSTRUMENT_AND_INDICATOR_ROWS: "แถวหัวแบบวัดและตัวชี้วัด",
        Grouping.INDICATOR_ROWS: "แถวหัวตัวชี้วัด",
        Grouping.MEASURE: "ตามมาตรการ",
        Grouping.NONE: "ไม่จัดกลุ่ม",
    },
    RowChoice: {
        RowChoice.ALL: "ทุกมาตรการ",
        RowChoice.WEAK_INDICATORS: "เฉพาะตัวชี้วัดที่มีข้อต้องปรับปรุง",
    },
    MergeRule: {
        MergeRule.NONE: "ไม่รวมช่อง",
        MergeRule.SAME_TEXT: "รวมช่องที่ข้อความเหมือนกัน",
        MergeRule.JOINED_ISSUE: "รวมช่องตามประเด็น",
    },
    Field: {
        Field.INSTRUMENT: "แบบวัด",
        Field.INDICATOR: "ตัวชี้วัด",
        Field.POINT: "ข้อที่ประเมิน",
        Field.LAST_SCORE: "คะแนนปีก่อน",
        Field.WEAKNESS: "จุดอ่อน",
        Field.ISSUE: "ประเด็น",
        Field.GUIDELINE: "แนวทาง",
        Field.MEASURES: "มาตรการ",
        Field.ACTIVITIES: "กิจกรรม",
        Field.OUTPUTS: "ผลผลิต",
        Field.AWARENESS: "วิธีการสร้างการรับรู้",
        Field.START: "วันเริ่ม",
        Field.DUE: "กำหนดแล้วเสร็จ",
        Field.PERIOD: "ช่วงเวลา",
        Field.OWNERS: "ผู้รับผิดชอบ",
        Field.FOLLOW_UP: "การกำกับติดตาม",
        Field.STATE: "สถานะ",
        Field.RESULT: "ผลการดำเนินการ",
        Field.PROBLEM: "ปัญหาอุปสรรค",
        Field.SUGGESTION: "ข้อเสนอแนะ",
        Field.EVIDENCE: "หลักฐาน",
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
    """The Thai term of a choice, as screens, workbooks and papers show it."""
    return _TERMS.get(type(value), {}).get(value, value.value)


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
