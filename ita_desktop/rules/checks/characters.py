"""Characters that no Thai paper holds: other scripts, what cannot be seen, marks out of order, doubled spaces."""

import re
import unicodedata
from collections.abc import Iterator

from ita_desktop.rules.checks.words import all_texts_in, excerpt
from ita_desktop.rules.findings import Check, Evidence, Severity, Slip
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _

# Greek to Sinhala, Lao to Mongolian, and everything eastern; Ω and μ of units stay.
_foreign_letters = re.compile(
    "[\u0370-\u03a8\u03aa-\u03bb\u03bd-\u0dff\u0e80-\u1cff\u1f00-\u1fff\u2c00-\u2dff\u2e80-\u2fdf\u3040-\ua71f"
    "\ua800-\ud7ff\uf900-\ufaff\ufb13-\ufe0f\ufe70-\ufefe\uff66-\uffdc]+"
)
_neither_thai_nor_ascii = re.compile("[^\n\r\t\x20-\x7e\u0e00-\u0e7f]")
_UNSEEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cn", "Cs"})
_UNREADABLE = "\ufffd"
"""What stands for a letter that could not be read."""

_FULL_WIDTH = range(0xFF01, 0xFF5F)

# Beside a letter of another script or a bracket the mark is not what is wrong.
_misplaced = re.compile(
    r"(?:^|(?<=[\s\w]))(?<![ก-ฮัิ-ฺ็-๎\u0080-\u0dff\u0e80-\uffff])[ัิ-ฺ็-๎]"  # a mark on nothing
    r"|[าำ][าำ]|ะ[ะาำ]|ำะ"
    r"|[เแโใไ](?=[\sะ-๎]|$)"
)
# In an empty bracket they leave room for a pen.
_doubled_spaces = re.compile(r"(?<=\S)(?!(?<=\()[ \t\u00a0]+\))[ \t\u00a0]{2,}(?=\S)")
_SHOWN_LETTERS = 8


def _find_foreign_script(evidence: Evidence) -> Iterator[Slip]:
    for text in all_texts_in(evidence):
        if found := _foreign_letters.search(text.text):
            message = _("มีอักษรภาษาอื่น “{letters}” ใน “{excerpt}”")
            yield text.slip(
                message.format(letters=found[0], excerpt=text.excerpt(*found.span())),
                _("พิมพ์คำนั้นใหม่ด้วยอักษรไทยหรืออักษรอังกฤษ"),
            )


def _find_stray_characters(evidence: Evidence) -> Iterator[Slip]:
    for text in all_texts_in(evidence):
        strays = _strays(text.text)
        if strays:
            codes = " ".join(dict.fromkeys(f"U+{ord(stray[0]):04X}" for stray in strays))
            shown = clean(text.excerpt(strays[0].start(), strays[0].end()))
            message = _("มีอักขระแปลกปลอมหรือที่มองไม่เห็น ({codes}) ใน “{excerpt}”")
            yield text.slip(
                message.format(codes=codes, excerpt=shown),
                _("ลบอักขระนั้น หรือพิมพ์ข้อความตรงนั้นใหม่"),
                clean(text.text),
            )


def _find_misplaced_marks(evidence: Evidence) -> Iterator[Slip]:
    for text in all_texts_in(evidence):
        typed = _without_strays(text.text)
        cleaned = clean(typed)
        message = _("สระหรือวรรณยุกต์ซ้ำ สลับลำดับ หรือไม่มีพยัญชนะรองรับ ใน “{excerpt}”")
        if found := _misplaced.search(cleaned):
            yield text.slip(message.format(excerpt=excerpt(cleaned, *found.span())), _("พิมพ์คำนั้นใหม่"))
        elif cleaned != typed and (place := _first_difference(typed, cleaned)) is not None:
            shown = clean(typed[max(place - _SHOWN_LETTERS, 0) : place + _SHOWN_LETTERS])
            yield text.slip(message.format(excerpt=shown), _("พิมพ์คำนั้นใหม่"), clean(text.text))


def _find_doubled_spaces(evidence: Evidence) -> Iterator[Slip]:
    for text in all_texts_in(evidence):
        if found := _doubled_spaces.search(text.text):
            yield text.slip(
                _("เว้นวรรคเกินหนึ่งช่องใน “{excerpt}”").format(excerpt=text.excerpt(*found.span())),
                _("เว้นวรรคเพียงช่องเดียว"),
                _doubled_spaces.sub(" ", text.text),
            )


def _strays(text: str) -> list[re.Match[str]]:
    return [found for found in _neither_thai_nor_ascii.finditer(text) if _is_stray(found[0])]


def _without_strays(text: str) -> str:
    return _neither_thai_nor_ascii.sub(lambda found: "" if _is_stray(found[0]) else found[0], text)


def _is_stray(letter: str) -> bool:
    return (
        letter == _UNREADABLE
        or unicodedata.category(letter) in _UNSEEN_CATEGORIES
        or ord(letter) in _FULL_WIDTH
    )


def _first_difference(typed: str, cleaned: str) -> int | None:
    """Where the typed text first differs in more than its spaces."""
    expected = (letter for letter in cleaned if not letter.isspace())
    for place, letter in enumerate(typed):
        if not letter.isspace() and letter != next(expected, None):
            return place
    return None


CHECKS: tuple[Check, ...] = (
    Check(
        "foreign-script",
        Severity.MUST_MEND,
        "อักษรภาษาอื่น เช่น ซีริลลิก กรีก อาหรับ หรือจีน ปนในข้อความ",
        _find_foreign_script,
    ),
    Check(
        "stray-characters",
        Severity.MUST_MEND,
        "อักขระที่มองไม่เห็น อักขระควบคุม และอักขระแปลกปลอมที่ติดมาจากการคัดลอก",
        _find_stray_characters,
    ),
    Check(
        "misplaced-marks",
        Severity.MUST_MEND,
        "สระ วรรณยุกต์ หรือการันต์ที่ซ้ำ สลับลำดับ แยกเป็นสองส่วน หรือลอยอยู่โดยไม่มีพยัญชนะ",
        _find_misplaced_marks,
    ),
    Check("doubled-spaces", Severity.SHOULD_LOOK, "เว้นวรรคเกินหนึ่งช่องกลางข้อความ", _find_doubled_spaces),
)
