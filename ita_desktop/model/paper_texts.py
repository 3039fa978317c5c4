"""The program's own wording of every paper, and the placeholders that wording may hold."""

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from typing import cast

from ita_desktop import bundled
from ita_desktop.model.terms import term
from ita_desktop.model.year import PaperKind
from ita_desktop.thai.typos import deferred as _

REMINDER = "reminder"
ANSWERS_REMINDER = "answers-reminder"

_PLACEHOLDERS = "placeholders"
_placeholder = re.compile(r"\{([^{}\n]*)\}")


@cache
def default_texts() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Paragraphs by paper and part, for whatever an office does not word itself."""
    return {
        paper: {part: tuple(cast("list[str]", texts)) for part, texts in parts.items()}
        for paper, parts in _read_file().items()
        if paper != _PLACEHOLDERS
    }


def worded_paper(paper: str) -> str:
    """What a paper is called in Thai, also one that does not stand in the register."""
    return term(PaperKind(paper)) if paper in set(PaperKind) else OTHER_PAPERS.get(paper, paper)


def placeholders_in(text: str) -> set[str]:
    return {placeholder_name(found) for found in _placeholder.findall(text)}


def unknown_placeholders(text: str) -> list[str]:
    """Names in braces that no paper can fill."""
    return sorted(placeholders_in(text) - PLACEHOLDERS.keys())


def fill_placeholders(text: str, value_of: Callable[[str], str]) -> str:
    return _placeholder.sub(lambda match: value_of(placeholder_name(match[1])), text)


def placeholder_name(typed: str) -> str:
    """The name with ำ whole: pasted text has it in two pieces, and so have Python's own keyword arguments."""
    return typed.strip().replace("\u0e4d\u0e32", "\u0e33")


@cache
def _read_file() -> Mapping[str, Mapping[str, object]]:
    path = bundled.folder("resources") / "templates" / "paper_texts.toml"
    return cast("Mapping[str, Mapping[str, object]]", tomllib.loads(path.read_text(encoding="utf-8")))


PLACEHOLDERS: Mapping[str, str] = {
    name: cast("str", meaning) for name, meaning in _read_file()[_PLACEHOLDERS].items()
}
"""What an officer may put in braces, and what is printed in its place."""

OTHER_PAPERS: Mapping[str, str] = {
    REMINDER: _("บันทึกเร่งรัดการดำเนินงาน"),
    ANSWERS_REMINDER: _("บันทึกเร่งรัดการตอบแบบวัด"),
}
"""Those that are worded too and do not stand in the register."""

PART_NAMES: dict[str, str] = {
    "subject": _("เรื่อง"),
    "reason": _("ภาคเหตุ"),
    "purpose": _("ภาคความประสงค์"),
    "conclusion": _("ภาคสรุป"),
    "forward-all-to": _("ส่งต่อทุกฝ่าย: เรียน"),
    "forward-all": _("ส่งต่อทุกฝ่าย: ข้อความ"),
    "forward-schools-to": _("ส่งต่อโรงเรียน: เรียน"),
    "forward-schools": _("ส่งต่อโรงเรียน: ข้อความ"),
    "subject-again": _("เรื่อง: ตั้งแต่ครั้งที่ 2"),
    "reason-again": _("ภาคเหตุ: ตั้งแต่ครั้งที่ 2"),
    "forward-all-again": _("ส่งต่อทุกฝ่าย: ตั้งแต่ครั้งที่ 2"),
    "forward-schools-again": _("ส่งต่อโรงเรียน: ตั้งแต่ครั้งที่ 2"),
    "preamble": _("คำปรารภ"),
    "body": _("ชื่อคณะ"),
    "duties": _("นำอำนาจหน้าที่"),
    "effect": _("วันมีผล"),
    "title": _("ชื่อเรื่อง"),
    "appointment": _("คำสั่งแต่งตั้ง"),
    "no-previous-minutes": _("รับรองรายงาน: ประชุมครั้งแรก"),
    "previous-minutes": _("รับรองรายงาน: ครั้งก่อน"),
    "results-intro": _("ผลปีก่อน: คำนำ"),
    "no-results": _("ผลปีก่อน: ยังไม่มีผล"),
    "highest-lowest": _("ผลปีก่อน: สูงสุดและต่ำสุด"),
    "remarks-intro": _("ผลปีก่อน: นำข้อเสนอแนะ"),
    "frame-intro": _("กรอบปีนี้: คำนำ"),
    "frame-instrument": _("กรอบปีนี้: แบบวัด"),
    "frame-instrument-with-items": _("กรอบปีนี้: แบบวัดที่มีรายการต่อ"),
    "frame-sample": _("กรอบปีนี้: กลุ่มตัวอย่าง"),
    "assignment": _("การมอบหมาย"),
    "cover-title": _("ปก: ชื่อเล่ม"),
    "cover-year": _("ปก: ปี"),
    "assessment-heading": _("การประเมิน: หัวข้อ"),
    "assessment": _("การประเมิน: เนื้อความ"),
    "frame": _("กรอบการประเมินปีนี้"),
    "levels": _("การประเมิน: ระดับ"),
    "results-heading": _("ผลการประเมิน: หัวข้อ"),
    "results": _("ผลการประเมิน: เนื้อความ"),
    "results-all-equal": _("ผลการประเมิน: เมื่อทุกตัวชี้วัดเท่ากัน"),
    "results-without-total": _("ผลการประเมิน: เมื่อไม่มีคะแนนรวม"),
    "charts": _("ผลการประเมิน: แผนภูมิ"),
    "analysis-heading": _("การวิเคราะห์: หัวข้อ"),
    "plan-heading": _("มาตรการ: หัวข้อ"),
    "approval-title": _("การอนุมัติ: หัวข้อ"),
    "approval": _("การอนุมัติ: เนื้อความ"),
    "approval-without-results": _("การอนุมัติ: เมื่อไม่มีผลปีก่อน"),
    "present": _("หัวข้อผู้มาประชุม"),
    "absent": _("หัวข้อผู้ไม่มาประชุม"),
    "others": _("หัวข้อผู้เข้าร่วมประชุม"),
    "began": _("เริ่มประชุม"),
    "ended": _("เลิกประชุม"),
    "resolution": _("คำนำมติ"),
    "recorder": _("ผู้จดรายงาน"),
    "checker": _("ผู้ตรวจรายงาน"),
    "reason-without-period": _("ภาคเหตุ: เมื่อไม่มีระยะเก็บแบบวัด"),
    "conclusion-without-period": _("ภาคสรุป: เมื่อไม่มีระยะเก็บแบบวัด"),
}
"""What an officer calls the parts of papers."""
