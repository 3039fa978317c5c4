"""Counts of answers that contradict each other, the phase in which they are collected, or the stated total."""

import datetime
from collections.abc import Iterator
from itertools import pairwise

from ita_desktop.model.answers import AnswerCount, Quota
from ita_desktop.model.book import YearBook
from ita_desktop.rules.answers import InstrumentAnswers, collecting_phase, read_answers
from ita_desktop.rules.checks.places import place_in, quota_row
from ita_desktop.rules.findings import Check, Evidence, Place, Severity, Slip
from ita_desktop.spoken import spoken_short_date
from ita_desktop.thai.dates import last_day
from ita_desktop.thai.names import same_name
from ita_desktop.translation import translate as _


def _fewer_than_before(evidence: Evidence) -> Iterator[Slip]:
    for quota in evidence.book.year.quotas:
        for earlier, later in pairwise(sorted(quota.counts, key=_day_of)):
            if later.answered < earlier.answered:
                yield Slip(
                    _place(quota, later, "answered"),
                    _("ณ {later_day} ตอบแล้ว {later} น้อยกว่า {earlier} เมื่อ {earlier_day}").format(
                        later_day=spoken_short_date(later.counted_on),
                        later=later.answered,
                        earlier=earlier.answered,
                        earlier_day=spoken_short_date(earlier.counted_on),
                    ),
                    _(
                        "จำนวนนี้เป็นยอดสะสมซึ่งไม่ลดลง ตรวจกับระบบแล้วแก้วันที่นับจำนวนผิด ถ้าระบบตัดคำตอบออกจริงให้พักไว้พร้อมเหตุผล"
                    ),
                )


def _out_of_season(evidence: Evidence) -> Iterator[Slip]:
    phases = evidence.book.year.phases
    for quota in evidence.book.year.quotas:
        phase = collecting_phase(phases, quota.node)
        for count in filter(lambda count: count.answered, quota.counts):
            if count.counted_on > evidence.today:
                why = _("วันที่นับ {day} ยังมาไม่ถึง").format(day=spoken_short_date(count.counted_on))
            elif phase and count.counted_on < phase.first_day:
                why = _("วันที่นับ {day} อยู่ก่อนระยะ “{phase}” ซึ่งเริ่ม {first} แต่มีผู้ตอบแล้ว {count}")
                why = why.format(
                    day=spoken_short_date(count.counted_on),
                    phase=phase.name,
                    first=spoken_short_date(phase.first_day),
                    count=count.answered,
                )
            elif phase and _grew_after(quota, count, phase.last_day):
                why = _("จำนวนยังเพิ่มเมื่อ {day} หลังระยะ “{phase}” สิ้นสุด {last}").format(
                    day=spoken_short_date(count.counted_on),
                    phase=phase.name,
                    last=spoken_short_date(phase.last_day),
                )
            else:
                continue
            yield Slip(
                _place(quota, count, "counted_on"), why, _("ตรวจวันที่นับ หรือแก้วันของระยะในหน้าภาพรวมให้ตรงกับที่ขยาย")
            )


def _parts_and_whole(evidence: Evidence) -> Iterator[Slip]:
    for answers in _all_answers(evidence):
        for stated in answers.stated.counts if answers.stated else ():
            parts = _counts_of_parts(answers, stated.counted_on)
            if parts is None:
                continue
            total = sum(count.answered for count in parts)
            if total > stated.answered or (total < stated.answered and _is_whole(evidence.book, answers)):
                assert answers.stated
                yield Slip(
                    _place(answers.stated, stated, "answered"),
                    _("ณ {day} ยอดรวมที่ระบบแจ้งคือ {stated} แต่รายหน่วยรวมกันได้ {total}").format(
                        day=spoken_short_date(stated.counted_on), stated=stated.answered, total=total
                    ),
                    _("ตรวจจำนวนของแต่ละหน่วยกับระบบ แล้วแก้จำนวนที่ผิด"),
                )


def _counted_without_target(evidence: Evidence) -> Iterator[Slip]:
    for answers in _all_answers(evidence):
        quotas = [part.quota for part in answers.parts]
        if any(quota.wanted is not None for quota in quotas):
            for quota in quotas:
                if quota.wanted is None and quota.counts:
                    yield Slip(
                        place_in(quota_row(quota), quota, "wanted"),
                        _("นับผู้ตอบของ{carrier}แล้ว แต่ยังไม่มีเป้าหมาย จึงไม่รู้ว่ายังขาดเท่าใด").format(
                            carrier=quota.carrier
                        ),
                        _("กรอกเป้าหมายของหน่วยนี้"),
                    )


def _all_answers(evidence: Evidence) -> tuple[InstrumentAnswers, ...]:
    book = evidence.book
    return read_answers(book, last_day(book.year.year)) if book.year.quotas else ()


def _grew_after(quota: Quota, count: AnswerCount, last: datetime.date) -> bool:
    within = [each.answered for each in quota.counts if each.counted_on <= last]
    return count.counted_on > last and bool(within) and count.answered > max(within)


def _counts_of_parts(answers: InstrumentAnswers, day: datetime.date) -> list[AnswerCount] | None:
    """All of them on that day; None where one was not counted, or where groups and sections stand side by side."""
    quotas = [part.quota for part in answers.parts]
    if len({quota.unit is None for quota in quotas}) != 1:
        return None
    counts = [count for quota in quotas for count in quota.counts if count.counted_on == day]
    return counts if len(counts) == len(quotas) else None


def _is_whole(book: YearBook, answers: InstrumentAnswers) -> bool:
    """Whether the parts are all sections and schools, or all groups that the frame names."""
    quotas = [part.quota for part in answers.parts]
    units = {id(quota.unit) for quota in quotas if quota.unit}
    if units:
        return units == {id(unit) for unit in book.office.units}
    groups = answers.node.sample_groups
    return bool(groups) and all(any(same_name(quota.name, name) for quota in quotas) for name in groups)


def _place(quota: Quota, count: AnswerCount, field: str) -> Place:
    row = _("{quota} ณ {day}").format(quota=quota_row(quota), day=spoken_short_date(count.counted_on))
    return place_in(row, count, field)


def _day_of(count: AnswerCount) -> datetime.date:
    return count.counted_on


CHECKS: tuple[Check, ...] = (
    Check(
        "answers-fewer",
        Severity.SHOULD_LOOK,
        "จำนวนผู้ตอบแบบวัดซึ่งเป็นยอดสะสม น้อยกว่าที่นับไว้ก่อนหน้า",
        _fewer_than_before,
    ),
    Check(
        "answers-day",
        Severity.SHOULD_LOOK,
        "วันที่นับผู้ตอบแบบวัดที่ยังมาไม่ถึง หรืออยู่นอกระยะเก็บแบบวัดทั้งที่จำนวนเพิ่มขึ้น",
        _out_of_season,
    ),
    Check(
        "answers-sum",
        Severity.SHOULD_LOOK,
        "ยอดรวมผู้ตอบแบบวัดที่ระบบแจ้ง ไม่เท่ากับที่รายหน่วยรวมกันได้ในวันเดียวกัน",
        _parts_and_whole,
    ),
    Check(
        "answers-target",
        Severity.SHOULD_LOOK,
        "หน่วยที่นับผู้ตอบแบบวัดแล้วแต่ยังไม่มีเป้าหมาย ทั้งที่หน่วยอื่นมี",
        _counted_without_target,
    ),
)
