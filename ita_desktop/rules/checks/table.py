"""The one table of all checks, and looking with them."""

from collections.abc import Collection

from ita_desktop.rules.checks import (
    agreement,
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
    mentions,
    numbers,
    offices,
    people,
    personal_names,
    score_claims,
    sequence,
    text,
    titles,
    units,
)
from ita_desktop.rules.findings import Check, Evidence, Finding, Severity
from ita_desktop.thai.sorting import thai_key

CHECKS: tuple[Check, ...] = (
    *dates.CHECKS,
    *sequence.CHECKS,
    *mentions.CHECKS,
    *numbers.CHECKS,
    *figures.CHECKS,
    *levels.CHECKS,
    *counts.CHECKS,
    *score_claims.CHECKS,
    *offices.CHECKS,
    *units.CHECKS,
    *people.CHECKS,
    *personal_names.CHECKS,
    *frame_names.CHECKS,
    *titles.CHECKS,
    *cover.CHECKS,
    *items.CHECKS,
    *bodies.CHECKS,
    *agreement.CHECKS,
    *copies.CHECKS,
    *characters.CHECKS,
    *text.CHECKS,
    *list_numbers.CHECKS,
    *links.CHECKS,
    *completeness.CHECKS,
)


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
