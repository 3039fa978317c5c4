"""What the rows of items leave open: no lead or several, no due date, no address, elements not ticked."""

import datetime
from collections.abc import Iterator

from ita_desktop.model.terms import name_of_node
from ita_desktop.model.year import Part, PublicationState, Responsibility, ResponsibleParty
from ita_desktop.rules.checks.places import column_of, item_row
from ita_desktop.rules.findings import Check, Evidence, Place, Severity, Slip
from ita_desktop.spoken import spoken_date
from ita_desktop.translation import translate as _


def _without_lead(evidence: Evidence) -> Iterator[Slip]:
    for responsibility in evidence.book.year.responsibilities:
        if not _leads(responsibility):
            yield _slip(
                responsibility,
                "parties",
                _("ผู้รับผิดชอบหลัก"),
                _("ไม่มีผู้รับผิดชอบหลัก"),
                _("ระบุผู้รับผิดชอบหลัก"),
            )


def _several_leads(evidence: Evidence) -> Iterator[Slip]:
    """No rule forbids joint owners, and offices have them."""
    for responsibility in evidence.book.year.responsibilities:
        leads = _leads(responsibility)
        if len(leads) > 1:
            yield _slip(
                responsibility,
                "parties",
                _("ผู้รับผิดชอบหลัก"),
                _("มีผู้รับผิดชอบหลัก {count} ราย").format(count=len(leads)),
                _("ถ้ามีเจ้าภาพรายเดียว ให้รายอื่นเป็นผู้สนับสนุน ถ้ารับผิดชอบร่วมกันจริงให้พักไว้พร้อมเหตุผล"),
            )


def _leads(responsibility: Responsibility) -> list[ResponsibleParty]:
    """Words that stand for many, such as ทุกฝ่าย, do not lead beside one that is named."""
    parties = [party for party in responsibility.parties if party.part is Part.LEAD]
    return [party for party in parties if party.unit or party.person] or parties[:1]


def _due_dates(evidence: Evidence) -> Iterator[Slip]:
    """Where no item at all has one, the office has not come so far, and that is one finding."""
    rows = evidence.book.year.responsibilities
    lacking = [row for row in rows if row.due_date is None and not row.due_words.strip()]
    advice = _("กรอกกำหนดเสร็จ เพื่อให้ติดตามได้ก่อนวันปิดระบบ")
    if lacking and len(lacking) == len(rows):
        message = _("ข้อมูล OIT ทั้ง {count} ข้อยังไม่มีกำหนดเสร็จ").format(count=len(rows))
        yield Slip(Place(_("ความรับผิดชอบ OIT ช่องกำหนดเสร็จ"), rows[0], "due_date"), message, advice)
        return
    for row in lacking:
        yield _slip(row, "due_date", _("กำหนดเสร็จ"), _("ไม่มีกำหนดเสร็จ"), advice)


def _addresses(evidence: Evidence) -> Iterator[Slip]:
    """Several items of an office that keeps no addresses here are one finding."""
    rows = evidence.book.year.responsibilities
    advice = _("กรอก URL ของหน้าที่เผยแพร่ข้อมูล")
    lacking = [(row, found) for row in rows if (found := _lacks_address(row, evidence.today))]
    if len(lacking) > 1 and not any(url.strip() for row in rows for url in row.urls):
        message = _("ข้อมูล OIT ทั้ง {count} ข้อยังไม่มี URL โดยครบกำหนดหรือเผยแพร่แล้ว {late} ข้อ")
        place = Place(column_of(_("ความรับผิดชอบ OIT"), "URL"), lacking[0][0], "urls")
        yield Slip(place, message.format(count=len(rows), late=len(lacking)), advice)
        return
    for row, found in lacking:
        yield _slip(row, "urls", "URL", found, advice)


def _lacks_address(row: Responsibility, today: datetime.date) -> str:
    """Why it should have one, if it has none."""
    if any(url.strip() for url in row.urls):
        return ""
    if row.state is PublicationState.PUBLISHED:
        return _("เผยแพร่แล้วแต่ไม่มี URL")
    if row.due_date is not None and row.due_date < today:
        return _("ครบกำหนดวันที่ {day} แล้วแต่ไม่มี URL").format(day=spoken_date(row.due_date))
    return ""


def _elements(evidence: Evidence) -> Iterator[Slip]:
    """Looked for only where the office ticks elements at all."""
    rows = evidence.book.year.responsibilities
    if not any(row.ticks for row in rows):
        return
    for row in rows:
        if row.state is not PublicationState.PUBLISHED:
            continue
        ticked = {id(tick.element) for tick in row.ticks}
        missing = [
            element.text
            for element in row.node.elements
            if not element.is_heading and id(element) not in ticked
        ]
        if missing:
            found = _("เผยแพร่แล้วแต่ยังไม่ได้ตรวจองค์ประกอบ {count} รายการ เช่น “{element}”").format(
                count=len(missing), element=" ".join(missing[0].split())
            )
            advice = _("ตรวจข้อมูลที่เผยแพร่ให้ครบองค์ประกอบ แล้วทำเครื่องหมาย หรือแก้สถานะ")
            yield _slip(row, "ticks", _("องค์ประกอบ"), found, advice)


def _slip(row: Responsibility, field: str, column: str, found: str, advice: str) -> Slip:
    return Slip(
        Place(column_of(item_row(row), column), row, field),
        _("ข้อ {code} {title} {found}").format(code=row.node.code, title=name_of_node(row.node), found=found),
        advice,
    )


CHECKS: tuple[Check, ...] = (
    Check("item-lead", Severity.MUST_MEND, "ข้อมูล OIT ที่ไม่มีผู้รับผิดชอบหลัก", _without_lead),
    Check("item-with-several-leads", Severity.SHOULD_LOOK, "ข้อมูล OIT ที่มีผู้รับผิดชอบหลักหลายราย", _several_leads),
    Check("item-without-due-date", Severity.SHOULD_LOOK, "ข้อมูล OIT ที่ไม่มีกำหนดเสร็จ", _due_dates),
    Check("item-without-address", Severity.MUST_MEND, "ข้อมูล OIT ที่ครบกำหนดหรือเผยแพร่แล้วแต่ไม่มี URL", _addresses),
    Check(
        "item-element-unticked",
        Severity.SHOULD_LOOK,
        "ข้อมูล OIT ที่เผยแพร่แล้วแต่ยังตรวจองค์ประกอบไม่ครบ",
        _elements,
    ),
)
