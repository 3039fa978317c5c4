"""The order of Thai dictionaries: a leading vowel counts after its consonant, marks only between equals."""

import re
from typing import TypeAlias

from ita_desktop.thai.digits import THAI_TO_ARABIC

ThaiKey: TypeAlias = tuple[tuple[tuple[int, int, str], ...], str]

_leading_vowel = re.compile("([เ-ไ])([ก-ฮ])")
_element = re.compile(r"[0-9]+|.", re.DOTALL)
_FIRST_MARK, _LAST_MARK = "็", "๎"
_FIRST_LETTER, _LAST_LETTER = "ก", "ๅ"


def thai_key(text: str) -> ThaiKey:
    """Sorts as the Royal Institute's dictionary does; numbers by their value, Thai and Arabic digits alike.

    Spaces and punctuation come before numbers, these before Latin letters, these before Thai ones.
    """
    text = _leading_vowel.sub(r"\2\1", text.translate(THAI_TO_ARABIC))
    letters: list[tuple[int, int, str]] = []
    marks: list[str] = []
    for element in _element.findall(text):
        if _FIRST_MARK <= element <= _LAST_MARK:
            marks.append(element)
            continue
        marks.append(" ")
        letters.append(_weight(element))
    return tuple(letters), "".join(marks)


def _weight(element: str) -> tuple[int, int, str]:
    """The class of a letter or number, the length of a number, and its own text."""
    if element[0].isdecimal():
        number = element.lstrip("0")
        return 1, len(number), number
    if _FIRST_LETTER <= element <= _LAST_LETTER and element != "ฯ":
        return 3, 0, element
    return (2 if element.isalpha() else 0), 0, element.casefold()
