"""Text as WordprocessingML: what may stand in XML, runs, paragraphs."""

import re
from collections.abc import Callable
from functools import lru_cache

from ita_desktop.documents.content import Text
from ita_desktop.thai.line_breaks import keep_together

_OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "w": f"{_OFFICE}/wordprocessingml/2006/main",
        "r": f"{_OFFICE}/officeDocument/2006/relationships",
        "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
        "a": f"{_OFFICE}/drawingml/2006/main",
        "pic": f"{_OFFICE}/drawingml/2006/picture",
        "c": f"{_OFFICE}/drawingml/2006/chart",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "mc": f"{_OFFICE}/markup-compatibility/2006",
    }.items()
)

BOLD = "<w:rPr><w:b/><w:bCs/></w:rPr>"
KEEP_WITH_NEXT = "<w:keepNext/>"
TAB = "<w:r><w:tab/></w:r>"

# Word demands a paragraph after a table and at the end of a section: this one takes a point of room.
SEAM = '<w:p><w:pPr><w:pStyle w:val="Seam"/></w:pPr></w:p>'
PAGE_BREAK = '<w:p><w:pPr><w:pStyle w:val="Seam"/><w:pageBreakBefore/></w:pPr></w:p>'

_HYPHEN_MARK = "\x00"
_OPENING = '<w:t xml:space="preserve">'
_needs_care = re.compile("[\x00-\x1f&<>\u200b\ufeff\ufffe\uffff\ud800-\udfff-]")
_forbidden = re.compile("[\x00-\x08\x0b-\x1f\u200b\ufeff\ufffe\uffff\ud800-\udfff]")
_inner_hyphen = re.compile(r"(?<=[A-Za-z])-(?=[A-Za-z])")
_address = re.compile(r"://|www\.|@")
_word_with_hyphen = re.compile(r"(?<!\S)[^\s-]*+-\S*")
# Wherever `keep_together` would keep a gap, and hardly anywhere else: it is called for few cells of a table.
_kept_gap = re.compile("[ \u00a0](?:(?<=\\d.)\\D|(?<=[.ว].)[\\d\\s]|\\d{3,}/|ๆ)")
_digit = re.compile(r"\d")
_word_with_digit = re.compile(r"(?<!\S)[^\s\d]*+\d\S*")
_escapes = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


def legible(text: str) -> str:
    """`text` without control characters, which XML forbids, and marks that nobody sees."""
    return _forbidden.sub("", text)


def escaped(text: str) -> str:
    """`text` as it may stand between tags."""
    return legible(text).translate(_escapes)


def attribute(text: str) -> str:
    return escaped(text).replace('"', "&quot;").replace("\n", " ")


def paragraph(style: str, content: str, properties: str = "") -> str:
    """`properties` are children of `w:pPr` in the order of the schema; those of `w:rPr` do not belong here."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{content}</w:p>'


class Typesetter:
    """Sets the words of one paper: in its digits, and with lines that break by sense.

    A long table says the same in many cells, and the same numbers in more: what was set lately is remembered.
    """

    def __init__(self, printed: Callable[[str], str]) -> None:
        self.printed = printed
        self._printed_word = lru_cache(maxsize=4096)(printed)
        self._content = lru_cache(maxsize=1024)(self._set)

    def run(self, text: str, properties: str = "") -> str:
        """`properties` is a whole `w:rPr`; tabs in `text` are kept."""
        return f"<w:r>{properties}{self._content(text)}</w:r>" if text else ""

    def runs(self, text: Text) -> str:
        if isinstance(text, str):
            return self.run(text)
        return "".join(self.run(span.text, BOLD if span.bold else "") for span in text)

    def _set(self, text: str) -> str:
        if _kept_gap.search(text):
            text = keep_together(text)
        if _digit.search(text):
            text = _word_with_digit.sub(self._printed_match, text)
        if not _needs_care.search(text):
            return f"{_OPENING}{text}</w:t>"
        content = _word_with_hyphen.sub(_with_marked_hyphens, escaped(text)).replace("\n", " ")
        content = content.replace(_HYPHEN_MARK, f"</w:t><w:noBreakHyphen/>{_OPENING}")
        content = content.replace("\t", f"</w:t><w:tab/>{_OPENING}")
        return f"{_OPENING}{content}</w:t>"

    def _printed_match(self, word: re.Match[str]) -> str:
        return self._printed_word(word[0])


def _with_marked_hyphens(word: re.Match[str]) -> str:
    """An address keeps its own hyphens, so that it can be copied from the paper."""
    return word[0] if _address.search(word[0]) else _inner_hyphen.sub(_HYPHEN_MARK, word[0])
