"""What a command tells: lines for the officer, or one JSON object for a program."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from ita_desktop.actions.checks import Judged
from ita_desktop.actions.papers import PaperOutcome
from ita_desktop.exchange.problems import ChangeKind, Problem, RowChange
from ita_desktop.exchange.reader import Reading
from ita_desktop.model.edition import Edition
from ita_desktop.model.terms import spoken_term
from ita_desktop.rules.checks.handbook import severity_in_words, words_of
from ita_desktop.rules.findings import Check
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_CHANGE_SIGNS = {
    ChangeKind.ADDED: "+",
    ChangeKind.CHANGED: "~",
    ChangeKind.MOVED: "↕",
    ChangeKind.REMOVED: "-",
}


def say(line: str) -> None:
    print(line)


def say_json(value: object) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1))


def edition_as_json(edition: Edition) -> dict[str, object]:
    return {
        "code": edition.code,
        "year": edition.year,
        "name": edition.name,
        "confirmed": edition.confirmed,
        "revisions": [revision.name for revision in edition.revisions],
    }


def tell_edition(edition: Edition) -> None:
    doubt = "" if edition.confirmed else "  " + _("(ยังไม่ยืนยัน)")
    say(f"{edition.code}  {_(edition.name)}{doubt}")
    for revision in edition.revisions:
        say(f"{edition.code}@{revision.name}  {_(revision.title)}")


def tell_reading(reading: Reading, is_dry_run: bool) -> None:
    for notice in reading.notices:
        say(notice)
    for problem in reading.problems:
        print(_problem_in_words(problem), file=sys.stderr)
    if reading.problems:
        message = counted(
            "ไม่ได้นำเข้า พบจุดที่ต้องแก้ {count} แห่ง แฟ้มยังเป็นเหมือนเดิม โปรดแก้ในสมุดงานแล้วนำเข้าใหม่",
            len(reading.problems),
        )
        print(message, file=sys.stderr)
        return
    if is_dry_run:
        for change in reading.changes:
            say(_change_in_words(change))
    message = (
        _("จะเพิ่ม {added} แก้ {changed} ย้าย {moved} ลบ {removed} รายการ (ยังไม่ได้เปลี่ยนแฟ้ม)")
        if is_dry_run
        else _("นำเข้าแล้ว: เพิ่ม {added} แก้ {changed} ย้าย {moved} ลบ {removed} รายการ")
    )
    say(message.format(**_change_counts(reading)))


def reading_as_json(reading: Reading, is_dry_run: bool) -> dict[str, object]:
    return {
        "imported": not reading.problems and not is_dry_run,
        **_change_counts(reading),
        "changes": [asdict(change) for change in reading.changes],
        "problems": [asdict(problem) for problem in reading.problems],
        "notices": reading.notices,
    }


def _change_counts(reading: Reading) -> dict[str, int]:
    return {kind.value: sum(1 for change in reading.changes if change.kind is kind) for kind in ChangeKind}


def _problem_in_words(problem: Problem) -> str:
    where = _("แผ่น “{sheet}” ช่อง {cell}") if problem.cell else _("แผ่น “{sheet}”")
    place = where.format(sheet=problem.sheet, cell=problem.cell) + ": " if problem.sheet else ""
    found = _(" (พบ “{found}” ควรเป็น{expected})").format(found=problem.found, expected=problem.expected)
    return place + problem.message + (found if problem.found and problem.expected else "")


def _change_in_words(change: RowChange) -> str:
    words = f"{_CHANGE_SIGNS[change.kind]} {change.sheet}: {change.row}"
    if change.kind is ChangeKind.CHANGED:
        words += f" [{change.column}] “{change.before}” → “{change.after}”"
    return words


def tell_findings(findings: Sequence[Judged]) -> None:
    for judged in findings:
        slip = judged.finding.slip
        say(f"[{judged.key}] {_severity(judged)} {slip.place.words}{_printed(judged)}: {slip.message}")
        say(f"    {slip.advice}" + (f" ({slip.mend.words})" if slip.mend else ""))
    standing = [judged for judged in findings if judged.reason is None]
    must = sum(1 for judged in standing if judged.must_be_mended)
    message = _("ต้องแก้ {must} แห่ง ควรตรวจดู {should} แห่ง พักไว้ {aside} แห่ง")
    say(message.format(must=must, should=len(standing) - must, aside=len(findings) - len(standing)))


def _printed(judged: Judged) -> str:
    """Where a paper prints it, as far as the place does not say so itself."""
    page = _(" (หน้า {page})").format(page=judged.page) if judged.page else ""
    printed = judged.printed
    if printed is None or printed.paper is None or judged.finding.slip.place.paper:
        return page
    words = _(" (พิมพ์ใน{paper} ย่อหน้าที่ {number})")
    return words.format(paper=spoken_term(printed.paper), number=printed.paragraph) + page


def _severity(judged: Judged) -> str:
    if judged.reason is not None:
        return _("พักไว้ ({reason})").format(reason=judged.reason)
    return severity_in_words(judged.finding.check.severity)


def tell_check(check: Check) -> None:
    say(f"{check.name} ({severity_in_words(check.severity)})")
    say(f"    {words_of(check)}")


def check_as_json(check: Check) -> dict[str, str]:
    return {"check": check.name, "severity": check.severity.value, "words": words_of(check)}


def tell_outcome(outcome: PaperOutcome) -> None:
    if outcome.path:
        say(f"{spoken_term(outcome.kind)}: {outcome.path}")
    else:
        say(
            _("{paper}: ยังไม่ได้จัดทำ เพราะ{reason}").format(
                paper=spoken_term(outcome.kind), reason=outcome.reason
            )
        )
