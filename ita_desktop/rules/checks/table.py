"""The one table of all checks, and looking with them."""

from collections.abc import Collection
from itertools import chain

from ita_desktop.rules.checks import (
    agreement,
    answers,
    bodies,
    characters,
    completeness,
    copies,
    counts,
    cover,
    dates,
    figures,
    frame_names,
    items,
    levels,
    links,
    list_numbers,
    meeting_mentions,
    mentions,
    minutes,
    numbers,
    offices,
    people,
    personal_names,
    personal_numbers,
    score_claims,
    sequence,
    text,
    titles,
    units,
    years,
)
from ita_desktop.rules.findings import Check, Evidence, Finding, Severity
from ita_desktop.thai.sorting import thai_key
from ita_desktop.translation import translate as _


def checks_by_subject() -> dict[str, tuple[Check, ...]]:
    """All checks under the headings of the handbook, in the language in use."""
    return {
        _("วันที่และลำดับ"): (*dates.CHECKS, *years.CHECKS, *sequence.CHECKS),
        _("เลขที่ และการอ้างถึงเอกสาร"): (
            *mentions.CHECKS,
            *meeting_mentions.CHECKS,
            *numbers.CHECKS,
        ),
        _("คะแนนและจำนวน"): (
            *figures.CHECKS,
            *levels.CHECKS,
            *counts.CHECKS,
            *score_claims.CHECKS,
            *answers.CHECKS,
        ),
        _("ชื่อหน่วยงาน บุคคล และข้อของกรอบ"): (
            *offices.CHECKS,
            *units.CHECKS,
            *people.CHECKS,
            *personal_names.CHECKS,
            *personal_numbers.CHECKS,
            *frame_names.CHECKS,
            *titles.CHECKS,
        ),
        _("มาตรการ ข้อมูล OIT และคณะ"): (*cover.CHECKS, *items.CHECKS, *bodies.CHECKS),
        _("ความสอดคล้องกันของเอกสาร"): (*agreement.CHECKS, *copies.CHECKS),
        _("ข้อความและตัวอักษร"): (*characters.CHECKS, *text.CHECKS, *list_numbers.CHECKS),
        _("รายงานการประชุม"): minutes.CHECKS,
        _("ลิงก์"): links.CHECKS,
        _("ความครบถ้วนของเอกสาร"): completeness.CHECKS,
    }


CHECKS: tuple[Check, ...] = tuple(chain.from_iterable(checks_by_subject().values()))


def find_slips(evidence: Evidence, only: Collection[str] = ()) -> tuple[Finding, ...]:
    """What must be mended before what should be looked at, each by place; with `only` just the checks it names.

    Raises KeyError for a name that no check has.
    """
    by_name = {check.name: check for check in CHECKS}
    checks = [by_name[name] for name in only] or CHECKS
    found = [Finding(check, slip) for check in checks for slip in check.look(evidence)]
    return tuple(sorted(found, key=_order))


def _order(finding: Finding) -> tuple[object, ...]:
    is_less_urgent = finding.check.severity is not Severity.MUST_MEND
    return is_less_urgent, thai_key(finding.slip.place.words), finding.slip.place.paragraph or 0
