"""Thai and Arabic digits: each into the other, past addresses, file names and codes."""

import re
from collections.abc import Callable

ARABIC_TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")
THAI_TO_ARABIC = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")

_LATIN = "A-Za-zÀ-ÖØ-öø-ɏ"
# Every pattern says \d, which is a digit of either kind: what is left alone stays the same after a conversion.
_WEB_ADDRESS = r"(?i:https?://|ftp://|www\.)\S++ | (?<![A-Za-z\d.-])(?:[A-Za-z\d-]++\.)++[A-Za-z]{2,}/\S*+"
_MAIL_ADDRESS = r"(?<![A-Za-z\d._%+-]) [A-Za-z\d._%+-]++ @ [A-Za-z\d.-]++"
_OUTSIDE_FILE_NAMES = r"\s()\[\]<>\"'“”‘’,;:/\\|?*"
_FILE_NAME = rf"""
    (?<![^{_OUTSIDE_FILE_NAMES}]) [^{_OUTSIDE_FILE_NAMES}]+
    \.(?i:pdf|docx?|xlsx?|xlsm|pptx?|csv|txt|rtf|od[tsp]|jpe?g|png|gif|zip|rar|html?|xml|json|mp\d)(?![A-Za-z\d])
"""
_RUN = rf"(?P<run> [{_LATIN}\d]++ (?: [.\-–_/+&:\#]++ [{_LATIN}\d]++ | ,\d++ )*+ )"
_SERIES_CODE = r"[OIE]\d{1,2}(?:\.\d{1,2})*"

_arabic_digit = re.compile("[0-9]")
_thai_digit = re.compile("[๐-๙]")
_latin_letter = re.compile(f"[{_LATIN}]")
_series_codes = re.compile(rf"{_SERIES_CODE}(?:[-–/,](?:{_SERIES_CODE}|\d{{1,2}}))*")
_web_address = re.compile(_WEB_ADDRESS, re.VERBOSE)
_name_or_run = re.compile(f"{_MAIL_ADDRESS} | {_FILE_NAME} | {_RUN}", re.VERBOSE)


def to_thai_digits(text: str, *, codes: bool = False) -> str:
    """`text` with Thai digits, except in web and mail addresses, file names and codes.

    A code is a run in which Latin letters and digits are mixed (O12, E1.2, PM2.5, O1-O22).
    With `codes`, those of the series O, I and E become Thai as well (O๑๒); other codes never do.
    """
    if not _arabic_digit.search(text):
        return text

    def converted(match: re.Match[str]) -> str:
        piece = match[0]
        is_name = match.lastgroup != "run"
        if is_name or (_latin_letter.search(piece) and not (codes and _series_codes.fullmatch(piece))):
            return piece
        return piece.translate(ARABIC_TO_THAI)

    return _outside_web_addresses(text, lambda piece: _name_or_run.sub(converted, piece))


def to_arabic_digits(text: str) -> str:
    """`text` with Arabic digits, except in web addresses."""
    if not _thai_digit.search(text):
        return text
    return _outside_web_addresses(text, lambda piece: piece.translate(THAI_TO_ARABIC))


def _outside_web_addresses(text: str, convert: Callable[[str], str]) -> str:
    pieces: list[str] = []
    position = 0
    for address in _web_address.finditer(text):
        pieces += (convert(text[position : address.start()]), address[0])
        position = address.end()
    return "".join((*pieces, convert(text[position:])))
