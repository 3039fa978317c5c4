"""Text that other programs wrote, in whichever of the encodings of a Thai PC."""

import csv
import re
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

from ita_desktop.exchange.problems import Complaint
from ita_desktop.translation import translate as _

MOST_CHARACTERS = 5_000_000
_MARKS_OF_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_OLD_THAI = "cp874"
_DELIMITERS = ",;\t"

_NO_TEXT = "\0"
_no_old_text = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")
"""Nearly every byte is a letter of the old encodings, so they are believed less."""


def text_of_file(path: Path) -> str:
    """UTF-8, UTF-16 with its mark, or what Windows and TIS-620 take for Thai. Raises Complaint."""
    try:
        with path.open("rb") as file:
            content = file.read(MOST_CHARACTERS + 1)
    except OSError as error:
        raise Complaint(_("เปิดแฟ้ม “{file}” ไม่ได้").format(file=path.name)) from error
    if len(content) > MOST_CHARACTERS:
        raise Complaint(_("แฟ้ม “{file}” ใหญ่เกินไป").format(file=path.name))
    encodings = ("utf-16",) if content.startswith(_MARKS_OF_UTF_16) else ("utf-8-sig", _OLD_THAI)
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeError:
            continue
        if _NO_TEXT not in text and not (encoding == _OLD_THAI and _no_old_text.search(text)):
            return text
    raise Complaint(_("อ่านตัวอักษรในแฟ้ม “{file}” ไม่ออก โปรดบันทึกเป็น UTF-8").format(file=path.name))


def rows_of_csv(text: str) -> Iterator[list[str]]:
    """Apart by the sign that the first line has most of; Excel takes that of the country. Raises csv.Error."""
    head = text.lstrip().partition("\n")[0]
    return csv.reader(StringIO(text, newline=""), delimiter=max(_DELIMITERS, key=head.count))
