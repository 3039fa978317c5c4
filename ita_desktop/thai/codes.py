"""Codes of questions, parts, items and indicators: read as offices print them, and put in order."""

import re
from collections.abc import Collection
from typing import TypeAlias

from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.thai.typos import Typo
from ita_desktop.thai.typos import deferred as _

CodeKey: TypeAlias = tuple[int, int, str, tuple[int, ...]]

_INSTRUMENTS = {"IIT": 0, "EIT": 1, "OIT": 2}
_SERIES = {"I": 0, "E": 1, "O": 2}

# What stands for a letter in print, and letters of other scripts that look the same.
_LETTERS_MEANT = {"0": "O", "1": "I", "L": "I", "|": "I", "!": "I"}
_LATIN_TWINS = str.maketrans("ОΟІΙЕΕ", "OOIIEE")

_lead = re.compile("^(?:ตัวชี้วัด(?:ย่อย)?|ประเด็น|คำถาม|รายการ|ข้อ)(?:ที่)?")
_not_of_a_code = re.compile(r"[\s()\[\]-]|(?<=[A-Z])\.|\.$")
_around_a_code = re.compile(r"[\s()\[\]]|(?<=[A-Z])[.-](?=[0-9๐-๙])")
_leading_zeros = re.compile("(?<=[A-Z])[0๐]+(?=[1-9])")
_number = re.compile(r"0*([0-9]+(?:\.[0-9]+)*)")
_letter_before_thai_digits = re.compile("[01][๐-๙.]+")
_code = re.compile(r"([A-Z]*)([0-9]{1,9}(?:\.[0-9]{1,9})*)")


class CodeUnclear(Typo):
    """Text that is no code in use, or that may be any of `candidates`."""

    def __init__(self, typed: str, candidates: tuple[str, ...]) -> None:
        if candidates:
            message = _("รหัส “{typed}” อาจหมายถึง {candidates} กรุณาพิมพ์ทั้งตัวอักษรและตัวเลขของรหัส")
        else:
            message = _("ไม่พบรหัส “{typed}” ในกรอบการประเมิน กรุณาตรวจสอบรหัสอีกครั้ง")
        super().__init__(message, typed=typed, candidates=" หรือ ".join(candidates))
        self.candidates = candidates


def read_code(text: str, known: Collection[str], series: str | None = None, after: str | None = None) -> str:
    """The code among `known` that `text` is meant for: O12 for 0๑๒, ๐๑๒, O๑๒ or o 12.

    `series` is the letter of the codes that belong where the text stands: there 1๘ is I8 and ๙ is I9.
    `after` is the code of the row before: of several candidates the one that comes next is taken.
    Raises `CodeUnclear` where no code fits, or more than one.
    """
    typed = _lead.sub("", clean(text)).upper().translate(_LATIN_TWINS)
    typed = _not_of_a_code.sub("", typed)
    plain = typed.translate(THAI_TO_ARABIC)
    if plain in known and (series is None or not plain[0].isdecimal()):
        return plain

    candidates = _candidates(plain, known, series, is_led_by_letter=_is_led_by_letter(typed))
    if len(candidates) > 1 and after is not None:
        following = [code for code in candidates if _follows(code, after, known)]
        candidates = following if len(following) == 1 else candidates
    if len(candidates) != 1:
        raise CodeUnclear(clean(text), tuple(candidates))
    return candidates[0]


def plain_code(text: str) -> str:
    """The code printed plainly, where it is not known which codes there are: O12 for 0๑๒, 9 for ตัวชี้วัดที่ ๙."""
    typed = _lead.sub("", clean(text)).upper().translate(_LATIN_TWINS)
    typed = _around_a_code.sub("", typed).rstrip(".")
    plain = typed.translate(THAI_TO_ARABIC)
    letter = _LETTERS_MEANT.get(plain[:1])
    if letter is not None and _is_led_by_letter(typed) and plain[1:].lstrip("0"):
        plain = letter + plain[1:]
    return _leading_zeros.sub("", plain)


def code_key(code: str) -> CodeKey:
    """Sorts instruments (IIT, EIT, OIT), then numbers (9 < 9.1 < 10), then codes (I2 < I10 < I10.1 < E1 < O1)."""
    if code in _INSTRUMENTS:
        return 0, _INSTRUMENTS[code], code, ()
    match = _code.fullmatch(code.translate(THAI_TO_ARABIC))
    if match is None:
        return 3, 0, code, ()
    letters, numbers = match[1], tuple(map(int, match[2].split(".")))
    return (2, _SERIES.get(letters, len(_SERIES)), letters, numbers) if letters else (1, 0, "", numbers)


def _is_led_by_letter(typed: str) -> bool:
    """Whether the first character can only stand for a letter: nobody starts a number with 0 or mixes digits."""
    return typed[:1] in ("0", "๐") or _letter_before_thai_digits.fullmatch(typed) is not None


def _candidates(
    plain: str, known: Collection[str], series: str | None, *, is_led_by_letter: bool
) -> list[str]:
    """The known codes that `plain` may stand for, its first character being a letter or all of it a number."""
    letter = _LETTERS_MEANT.get(plain[:1])
    candidates: set[str] = set()
    if letter is not None and series in (None, letter):
        candidates = {f"{letter}{plain[1:]}"} & set(known)
    number = _number.fullmatch(plain)
    if number is not None and not (candidates and is_led_by_letter):
        letters = {series} if series else _series_of(known)
        candidates |= {f"{each}{number[1]}" for each in letters} & set(known)
    return sorted(candidates, key=code_key)


def _series_of(known: Collection[str]) -> set[str]:
    found = (_code.fullmatch(code) for code in known)
    return {match[1] for match in found if match is not None and match[1]}


def _follows(code: str, after: str, known: Collection[str]) -> bool:
    """Whether `code` is the next one after `after`; parts of `after` between them do not count."""
    first, last = code_key(after), code_key(code)
    return first < last and not any(
        first < code_key(other) < last and not other.startswith(f"{after}.") for other in known
    )
