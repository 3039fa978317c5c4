"""The chapter of the handbook that lists what is checked, made from the table of the checks."""

from collections.abc import Iterator

from ita_desktop.rules.checks.table import CHECKS, checks_by_subject
from ita_desktop.rules.findings import Check, Severity
from ita_desktop.translation import translate as _


def chapter_on_checks() -> str:
    """As Markdown, in the language in use."""
    return "\n".join(_lines()) + "\n"


def severity_in_words(severity: Severity) -> str:
    return _("ต้องแก้") if severity is Severity.MUST_MEND else _("ควรตรวจดู")


def words_of(check: Check) -> str:
    """What it looks for, in the language in use."""
    return _(check.words)


def _lines() -> Iterator[str]:
    must = sum(check.severity is Severity.MUST_MEND for check in CHECKS)
    yield "# " + _("สิ่งที่โปรแกรมตรวจ")
    yield ""
    yield _(
        "โปรแกรมตรวจข้อมูลของปีและเอกสารที่จัดทำจากข้อมูลนั้น {count} รายการ: ต้องแก้ {must} รายการ ควรตรวจดู {should} รายการ"
    ).format(count=len(CHECKS), must=must, should=len(CHECKS) - must)
    yield _("แต่ละแห่งที่พบบอกว่าอยู่ที่ใด ผิดอย่างไร และควรทำอย่างไร ถ้าวิธีแก้แน่นอน โปรแกรมแก้ให้ได้เมื่อสั่ง")
    yield _("ข้อที่สำนักงานเห็นว่าถูกต้องแล้วให้พักไว้พร้อมเหตุผล จะกลับมาอีกเมื่อข้อมูลตรงนั้นเปลี่ยน")
    for subject, checks in checks_by_subject().items():
        yield from ("", f"## {subject}", "")
        yield "| {name} | {severity} | {words} |".format(name=_("ชื่อ"), severity=_("ระดับ"), words=_("สิ่งที่ตรวจ"))
        yield "|---|---|---|"
        for check in checks:
            yield f"| `{check.name}` | {severity_in_words(check.severity)} | {words_of(check)} |"
