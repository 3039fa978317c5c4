"""What the office says of itself and how its papers and weak points are made: one field at a time, each checked."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from sqlalchemy.orm import Session

from ita_desktop.actions.layouts import find_layout
from ita_desktop.model.office import Digits, Office, WeakPointRule
from ita_desktop.storage.books import load_office
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _

HIGHEST_SCORE = Decimal(100)
MOST_LOWEST = 50

_PREFIX = "สำนักงานเขต"
_has_digit = re.compile("[0-9๐-๙]")
_web_address = re.compile(r"(?:https?://)?[^\s/.]+(?:\.[^\s/.]+)+(?:/\S*)?")


class OfficeSettingError(ValueError):
    """A setting that cannot be; the message is for the officer."""


def set_office_field(session: Session, office: Office, field: str, value: Any) -> None:
    """Raises OfficeSettingError. A new name brings its district along where the old one did."""
    kept = session.get_one(Office, office.id)
    read = _CHECKS[field](value)
    if field == "measures_layout":
        find_layout(load_office(session), read)
    if field == "name" and district_of(kept.name) == kept.district:
        kept.district = district_of(read)
    setattr(kept, field, read)


def district_of(name: str) -> str:
    """สมมติ of สำนักงานเขตสมมติ; of another kind of office, its whole name."""
    return clean(name).removeprefix(_PREFIX).strip()


def _name(value: Any) -> str:
    name = clean(str(value))
    if not district_of(name):
        raise OfficeSettingError(_("โปรดกรอกชื่อสำนักงาน เช่น สำนักงานเขตสมมติ"))
    return name


def _district(value: Any) -> str:
    district = clean(str(value)).removeprefix("เขต").strip()
    if not district:
        raise OfficeSettingError(_("โปรดกรอกชื่อเขต เช่น สมมติ"))
    return district


def _telephone(value: Any) -> str:
    return check_telephone(str(value))


def check_telephone(typed: str) -> str:
    telephone = clean(typed)
    if telephone and not _has_digit.search(telephone):
        raise OfficeSettingError(_("“{typed}” ไม่มีหมายเลขโทรศัพท์ โปรดกรอกตัวเลข").format(typed=telephone))
    return telephone


def _website(value: Any) -> str:
    website = clean(str(value))
    if website and not _web_address.fullmatch(website):
        message = _("“{typed}” ไม่ใช่ที่อยู่เว็บไซต์ โปรดกรอกเช่น www.example.go.th")
        raise OfficeSettingError(message.format(typed=website))
    return website


def _font(value: Any) -> str:
    if not (font := clean(str(value))):
        raise OfficeSettingError(_("โปรดกรอกชื่อแบบอักษร เช่น TH SarabunPSK"))
    return font


def _threshold(value: Any) -> Decimal:
    if not isinstance(value, Decimal) or not value.is_finite() or not 0 < value <= HIGHEST_SCORE:
        raise OfficeSettingError(_("เกณฑ์ต้องเป็นคะแนนที่มากกว่า 0 และไม่เกิน 100"))
    return value


def _lowest_count(value: Any) -> int:
    if not isinstance(value, int) or not 1 <= value <= MOST_LOWEST:
        raise OfficeSettingError(_("จำนวนข้อที่ต่ำที่สุดต้องเป็น 1 ถึง {most}").format(most=MOST_LOWEST))
    return value


_CHECKS: Mapping[str, Callable[[Any], Any]] = {
    "name": _name,
    "district": _district,
    "province": lambda value: clean(str(value)),
    "address": lambda value: clean(str(value)),
    "telephone": _telephone,
    "website": _website,
    "font": _font,
    "digits": Digits,
    "code_digits": Digits,
    "threshold": _threshold,
    "weak_point_rule": WeakPointRule,
    "lowest_count": _lowest_count,
    "measures_layout": str,
}
