"""Who is missing in the bodies of the order, or too many: chair, secretary, somebody of a section that has work."""

from collections.abc import Iterator
from itertools import combinations

from ita_desktop.model.body import Body
from ita_desktop.rules.checks.carriers import carriers_of
from ita_desktop.rules.checks.people import hold_at_once, seat
from ita_desktop.rules.checks.places import body_row
from ita_desktop.rules.findings import Check, Evidence, Place, Severity, Slip
from ita_desktop.translation import translate as _

CHAIR = "ประธาน"
WORKING_GROUP = "คณะทำงาน"


def _chairs(evidence: Evidence) -> Iterator[Slip]:
    yield from _without_role(evidence, CHAIR, f"รอง{CHAIR}", _("ประธาน"))


def _two_chairs(evidence: Evidence) -> Iterator[Slip]:
    """One who takes the chair over by an amending order does not hold it beside the other."""
    for body in evidence.book.year.bodies:
        chairs = [member for member in body.members if _is_the_chair(member.role)]
        for first, second in combinations(chairs, 2):
            if hold_at_once(first, second):
                yield Slip(
                    Place(_("{seat} ช่องหน้าที่ในคณะ").format(seat=seat(body, second)), second, "role"),
                    _("{body}มีประธานสองคน: {first} และ {second}").format(
                        body=body.name, first=seat(body, first), second=seat(body, second)
                    ),
                    _("ให้เหลือประธานคนเดียว อีกคนเป็นรองประธานหรือกรรมการ"),
                )
                break


def _is_the_chair(role: str) -> bool:
    return role.strip().startswith(CHAIR) and "ร่วม" not in role


def _secretaries(evidence: Evidence) -> Iterator[Slip]:
    yield from _without_role(evidence, "เลขานุการ", "ผู้ช่วยเลขานุการ", _("เลขานุการ"))


def _without_role(evidence: Evidence, word: str, deputy: str, what: str) -> Iterator[Slip]:
    for body in evidence.book.year.bodies:
        roles = [member.role.replace(deputy, "") for member in body.members]
        if roles and not any(word in role for role in roles):
            yield _slip(
                body,
                _("{body}ไม่มี{role}").format(body=body.name, role=what),
                _("กำหนดให้กรรมการลำดับใดลำดับหนึ่งมีหน้าที่เป็น{role}").format(role=what),
            )


def _sections_with_work(evidence: Evidence) -> Iterator[Slip]:
    """Sections in no body at all are told elsewhere."""
    book = evidence.book
    carriers = carriers_of(evidence)
    parties = [party for row in book.year.responsibilities for party in row.parties]
    working = {name for party in parties for name in carriers.of([party]) or ()}
    appointed = carriers.seated(book.year.bodies)
    for body in book.year.bodies:
        if WORKING_GROUP not in body.name or not body.members:
            continue
        seated = carriers.seated([body])
        missing = [
            unit.name
            for unit in book.sections
            if unit.name in working and unit.name in appointed and unit.name not in seated
        ]
        if missing:
            names = " ".join(missing)
            yield _slip(
                body,
                _("{names} มีข้อมูล OIT ที่ต้องรับผิดชอบ แต่ไม่มีผู้แทนใน{body}").format(names=names, body=body.name),
                _("เพิ่มผู้แทนของฝ่ายในคณะทำงาน"),
            )


def _slip(body: Body, message: str, advice: str) -> Slip:
    place = Place(_("{body} ช่องรายชื่อกรรมการ").format(body=body_row(body)), body, "members")
    return Slip(place, message, advice)


CHECKS: tuple[Check, ...] = (
    Check("body-without-chair", Severity.MUST_MEND, "คณะที่ไม่มีประธาน", _chairs),
    Check("body-with-two-chairs", Severity.MUST_MEND, "คณะที่มีประธานสองคนในเวลาเดียวกัน", _two_chairs),
    Check("body-without-secretary", Severity.MUST_MEND, "คณะที่ไม่มีเลขานุการ", _secretaries),
    Check(
        "section-without-member",
        Severity.SHOULD_LOOK,
        "ฝ่ายที่รับผิดชอบข้อมูล OIT แต่ไม่มีผู้แทนในคณะทำงาน",
        _sections_with_work,
    ),
)
