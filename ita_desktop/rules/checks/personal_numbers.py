"""Numbers that are a person's own and no business of these papers (PDPA)."""

import re
from collections.abc import Iterator

from ita_desktop.rules.checks.passages import Fault, faults_of_words
from ita_desktop.rules.findings import Check, Evidence, Severity, Slip
from ita_desktop.thai.digits import to_arabic_digits
from ita_desktop.translation import translate as _

# A person's begins with 1 to 8; with 0 begins that of a company.
_identity = re.compile(r"(?<![\d-])[1-8](?:[- ]?\d){12}(?![\d-])")
# A line of an office begins with its province: 02, 032 ... 077.
_mobile = re.compile(r"(?<![\d-])(?:\+66[- ]?|0)[- ]?[689](?:[- ]?\d){8}(?![\d-])")


def is_mobile_number(text: str) -> bool:
    return _mobile.search(to_arabic_digits(text)) is not None


def _find(text: str) -> Iterator[Fault]:
    arabic = to_arabic_digits(text)
    for match in _identity.finditer(arabic):
        if _is_identity(match[0]):
            yield Fault(
                text[match.start() : match.end()],
                _("มีเลขประจำตัวประชาชน"),
                _("ลบเลขประจำตัวประชาชนออก เอกสารของการประเมินใช้เพียงชื่อและตำแหน่ง"),
            )
    for match in _mobile.finditer(arabic):
        yield Fault(
            text[match.start() : match.end()],
            _("“{number}” เป็นเบอร์มือถือ").format(number=text[match.start() : match.end()]),
            _("ถ้าเป็นเบอร์ส่วนตัวให้ใช้โทรศัพท์ของสำนักงานแทน ถ้าเป็นเบอร์ของสำนักงานให้พักรายการนี้พร้อมเหตุผล"),
        )


def _is_identity(found: str) -> bool:
    """By the check digit, without which any long number would do."""
    *digits, last = (int(letter) for letter in found if letter.isdigit())
    weighed = sum(digit * weight for digit, weight in zip(digits, range(13, 1, -1), strict=True))
    return (11 - weighed % 11) % 10 == last


def _look(evidence: Evidence) -> Iterator[Slip]:
    return faults_of_words(evidence, _find)


CHECKS: tuple[Check, ...] = (
    Check(
        "personal-number",
        Severity.SHOULD_LOOK,
        "เลขประจำตัวประชาชนและเบอร์มือถือ ซึ่งเป็นข้อมูลส่วนบุคคล",
        _look,
    ),
)
