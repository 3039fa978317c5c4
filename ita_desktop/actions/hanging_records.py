"""What hangs on a record in any year, so that nobody removes what others still name."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from ita_desktop.model.answers import Quota
from ita_desktop.model.body import Member
from ita_desktop.model.frame import ElementRecord, NodeRecord
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.office import Person, Signatory, Unit
from ita_desktop.model.year import (
    ElementTick,
    Endorsement,
    Measure,
    MeasureOwner,
    Paper,
    Responsibility,
    ResponsibleParty,
    Result,
)
from ita_desktop.spoken import spoken_list
from ita_desktop.thai.typos import deferred as _
from ita_desktop.translation import translate

Key: TypeAlias = InstrumentedAttribute[int] | InstrumentedAttribute[int | None]


_ON_A_UNIT: tuple[tuple[Key, str], ...] = (
    (Person.unit_id, _("บุคลากร {count} คน")),
    (ResponsibleParty.unit_id, _("ผู้รับผิดชอบ {count} ข้อ")),
    (MeasureOwner.unit_id, _("มาตรการ {count} รายการ")),
    (Paper.unit_id, _("เอกสาร {count} ฉบับ")),
    (Quota.unit_id, _("เป้าหมายการตอบ {count} รายการ")),
)
_ON_A_PERSON: tuple[tuple[Key, str], ...] = (
    (Member.person_id, _("กรรมการ {count} ที่")),
    (ResponsibleParty.person_id, _("ผู้รับผิดชอบ {count} ข้อ")),
    (MeasureOwner.person_id, _("มาตรการ {count} รายการ")),
    (Signatory.person_id, _("ผู้ลงนาม {count} หน้าที่")),
    (Meeting.recorder_id, _("ผู้จดรายงาน {count} ครั้ง")),
    (Meeting.checker_id, _("ผู้ตรวจรายงาน {count} ครั้ง")),
    (Endorsement.person_id, _("การเสนอหนังสือ {count} ขั้น")),
)
_ON_A_NODE: tuple[tuple[Key, str], ...] = (
    (Result.node_id, _("ผลคะแนน {count} รายการ")),
    (Responsibility.node_id, _("ความรับผิดชอบ {count} ข้อ")),
    (Measure.node_id, _("มาตรการ {count} รายการ")),
    (Measure.last_node_id, _("มาตรการ {count} รายการ")),
    (Quota.node_id, _("เป้าหมายการตอบ {count} รายการ")),
)
_ON_AN_ELEMENT: tuple[tuple[Key, str], ...] = ((ElementTick.element_id, _("เครื่องหมายว่ามีแล้ว {count} แห่ง")),)


def hanging_on(
    session: Session,
    records: Sequence[Unit] | Sequence[Person] | Sequence[NodeRecord] | Sequence[ElementRecord],
) -> str:
    """In words, with how many of each; an empty text if nothing does."""
    if not records:
        return ""
    keys = {Unit: _ON_A_UNIT, Person: _ON_A_PERSON, NodeRecord: _ON_A_NODE, ElementRecord: _ON_AN_ELEMENT}
    numbers = [record.id for record in records]
    return spoken_list(dict.fromkeys(_counted(session, keys[type(records[0])], numbers)))


def _counted(session: Session, keys: Sequence[tuple[Key, str]], numbers: Sequence[int]) -> Iterator[str]:
    for key, words in keys:
        count = session.scalar(select(func.count()).where(key.in_(numbers)))
        if count:
            yield translate(words).format(count=count)
