"""Repairs what typing, pasting and scanning do to Thai text, without changing a word of it."""

import re
import unicodedata

_VOWELS = "ัิีึืฺุู็"
_TONES = "่้๊๋"
_SIGNS = "์ํ๎"
_NIKHAHIT, _AA, _AM = "ํ", "า", "ำ"
_ORDER = {
    mark: (group, unicodedata.combining(mark), mark)
    for group, marks in enumerate((_VOWELS, _TONES, _SIGNS, _AM))
    for mark in marks
}

# Old Thai fonts keep shifted shapes of letters in the private area, and copying from a PDF brings them out:
# from where on, and of which letters (U+0E..); first Windows', then Mac's.
# https://linux.thai.net/~thep/th-otf/shaping.html
_SHIFTED_SHAPES = (
    (0xF700, "10 34353637 48494A4B4C 48494A4B4C 0D 31 4D 47 48494A4B4C 38393A"),
    (0xF884, "31 34353637 47 484848 494949 4A4A4A 4B4B4B 4C4C4C 4D 0D 38393A 10"),
)
_LINE_ENDS = "\v\f\x85\u2028\u2029"
_SPACES = "\t\u00a0\u1680\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))
_UNSEEN = (
    (0x00, 0x08), (0x0E, 0x1F), (0x7F, 0x84), (0x86, 0x9F),  # control
    (0xAD, 0xAD), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF),  # format
    (0xD800, 0xDFFF), (0xFFF9, 0xFFFC), (0xFFFE, 0xFFFF),  # what no file may hold
)  # fmt: skip
_REPLACED: dict[int, str | None] = {
    **{first + place: chr(0x0E00 + low) for first, letters in _SHIFTED_SHAPES
       for place, low in enumerate(bytes.fromhex(letters))},
    **{code: chr(code - 0xFF01 + ord("!")) for code in range(0xFF01, 0xFF5F)},  # full width
    **dict.fromkeys(map(ord, _LINE_ENDS), "\n"),
    **dict.fromkeys(map(ord, _SPACES), " "),
    **{code: None for first, last in _UNSEEN for code in range(first, last + 1)},
}  # fmt: skip

_to_replace = re.compile("[" + "".join(map(chr, _REPLACED)) + "]")
_split_am = re.compile(f"{_NIKHAHIT}([{_VOWELS}{_TONES}{_SIGNS}]*){_AA}")
_MARK = f"[{_VOWELS}{_TONES}{_SIGNS}{_AM}]"
# The two pairs that Thai text is full of, vowel and tone, tone and ำ, are passed over for speed.
_marks_to_order = re.compile(f"(?![{_VOWELS}][{_TONES}](?!{_MARK})|[{_TONES}]{_AM}(?!{_MARK})){_MARK}{{2,}}")
_several_spaces = re.compile("  +")
_spaced_line_end = re.compile(" ?\n ?")


def clean(text: str) -> str:
    """`text` as it was meant: marks in order and once, ำ and แ whole, nothing unseen, single plain spaces.

    Lines end in \\n; each is stripped, and so is the whole.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _to_replace.search(text):
        text = text.translate(_REPLACED)
    text = unicodedata.normalize("NFC", text).replace("เเ", "แ")
    # Asked before: most texts hold none of these, and workbooks bring tens of thousands.
    if _NIKHAHIT in text:
        text = _split_am.sub(rf"\1{_AM}", text)
    text = _marks_to_order.sub(_in_order, text)
    if "  " in text:
        text = _several_spaces.sub(" ", text)
    if "\n" in text:
        text = _spaced_line_end.sub("\n", text)
    return text.strip(" \n")


def _in_order(match: re.Match[str]) -> str:
    marks = set(match[0])
    if _AM in marks:
        marks.discard(_NIKHAHIT)
    return "".join(sorted(marks, key=_ORDER.__getitem__))
