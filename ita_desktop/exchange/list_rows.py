"""The rows of a list of items: where its headings stand on a sheet, and which rows are of the list."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from openpyxl.utils import get_column_letter

from ita_desktop.exchange.kinds import Uncalculated, uncalculated_complaint
from ita_desktop.exchange.opening import opened, rows_of, shown_sheets
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.text_files import rows_of_csv, text_of_file
from ita_desktop.exchange.workbook_year import is_workbook_of_ours
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.codes import plain_code
from ita_desktop.translation import translate as _


class EditionListError(ValueError):
    """The list cannot be used; the message names every line that is wrong, one a line."""


HEADINGS = {
    "code": ("code", "รหัส", "รหัสข้อ", "ข้อ", "ข้อที่", "ที่"),
    "parent": ("parent", "อยู่ใต้"),
    "kind": ("kind", "ประเภท"),
    "title": ("title", "ชื่อ", "ชื่อข้อ", "รายการ", "ข้อมูล", "รายการข้อมูล", "ข้อคำถาม", "ตัวชี้วัด/ข้อคำถาม"),
    "short_name": ("short", "short name", "ชื่อย่อ"),
    "scale": ("scale", "วิธีวัด"),
    "weight": ("weight", "น้ำหนัก", "น้ำหนัก (ร้อยละ)"),
    "elements": ("elements", "องค์ประกอบ", "องค์ประกอบข้อมูล", "รายละเอียดข้อมูลที่เผยแพร่"),
}
"""What a column may be called; of two columns for one thing the name that stands first here is taken."""

_NEEDED = {"code", "title"}
_MOST_ROWS = 2_000
"""Several times the longest frame there was."""
_ROWS_TO_FIND_HEADINGS = 20
_total = re.compile(r"รวม(?:\s|ทั้ง|จำนวน|$)")
_code_and_title = re.compile(
    r"(?P<code>(?:ตัวชี้วัด(?:ย่อย)?ที่|ข้อที่|ตัวชี้วัดย่อย)\s*[๐-๙\d]+(?:\.[๐-๙\d]+)*|[IEO]IT)[\s:]+(?P<title>\S.*)",
    re.DOTALL,
)


@dataclass(frozen=True)
class ListSheet:
    """`name` is empty where a file has but one table."""

    name: str
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True)
class ListLine:
    """One row by the names of `HEADINGS`; the code is plain."""

    place: str
    values: Mapping[str, str]


def sheets_of_file(path: Path) -> list[ListSheet]:
    """Raises EditionListError."""
    return [ListSheet("", _csv_rows(path))] if path.suffix.lower() == ".csv" else _excel_sheets(path)


def lines_of_sheets(sheets: Sequence[ListSheet], source: str) -> list[ListLine]:
    """Those of the first list, and of further sheets that list others, as where each instrument has its own.

    A sheet that has some of the same codes is another list, as that of last year.

    Raises EditionListError if no sheet has the headings of a list.
    """
    found = [(sheet, *_find_headings(sheet)) for sheet in sheets if any(map(any, sheet.rows))]
    lists = [(sheet, head, columns) for sheet, head, columns in found if not _NEEDED - columns.keys()]
    if found and not lists:
        sheet, head, columns = max(found, key=lambda each: len(each[2]))
        missing = next(name for name in HEADINGS if name in _NEEDED - columns.keys())
        message = _("{file}: ไม่มีคอลัมน์ “{heading}” ในแถวหัวตาราง (พบ {found})")
        headings = ", ".join(filter(None, sheet.rows[head]))
        raise EditionListError(message.format(file=source, heading=HEADINGS[missing][1], found=headings))
    lines: list[ListLine] = []
    for sheet, head, columns in lists:
        further = list(_lines(sheet, head, columns, source))
        if not _codes(lines) & _codes(further):
            lines += further
    return lines


def _codes(lines: Sequence[ListLine]) -> set[str]:
    return {line.values["code"] for line in lines} - {""}


def _find_headings(sheet: ListSheet) -> tuple[int, dict[str, int]]:
    """The row with most of them, which may stand below a title, and the columns of what they name."""
    filled = [number for number, row in enumerate(sheet.rows) if any(row)][:_ROWS_TO_FIND_HEADINGS]
    found = {number: _columns(sheet.rows[number]) for number in filled}
    head = max(filled, key=lambda number: len(found[number]))
    return head, found[head]


def _columns(row: Sequence[str]) -> dict[str, int]:
    printed = [clean(cell).replace("\n", "").lower() for cell in row]
    return {
        name: printed.index(heading)
        for name, headings in HEADINGS.items()
        for heading in [next((each for each in headings if each in printed), None)]
        if heading is not None
    }


def _lines(sheet: ListSheet, head: int, columns: Mapping[str, int], source: str) -> Iterator[ListLine]:
    headings = sheet.rows[head]
    pending: ListLine | None = None
    for number, row in enumerate(sheet.rows[head + 1 :], start=head + 2):
        values = {name: clean(row[place]) for name, place in columns.items() if place < len(row)}
        values |= _split(values.get("code", ""), values.get("title", ""))
        code, title = values["code"], values["title"]
        if row == headings or _is_total(code, title):
            continue
        if not code and not title:
            # The checklist of an item may go on in rows of its own.
            if pending is not None and values.get("elements"):
                pending = _with_more_elements(pending, values["elements"])
            continue
        if pending is not None:
            yield pending
        pending = ListLine(_place(source, sheet.name, number), values | {"code": plain_code(code)})
    if pending is not None:
        yield pending


def _split(code: str, title: str) -> dict[str, str]:
    """A heading of the table may stand in one cell, merged over the row: ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่."""
    found = _code_and_title.fullmatch(code or title) if bool(code) != bool(title) else None
    return found.groupdict() if found else {"code": code, "title": title.replace("\n", " ")}


def _is_total(code: str, title: str) -> bool:
    return bool(code) != bool(title) and _total.match(code or title) is not None


def _with_more_elements(line: ListLine, elements: str) -> ListLine:
    together = "\n".join(filter(None, (line.values.get("elements", ""), elements)))
    return ListLine(line.place, {**line.values, "elements": together})


def _place(source: str, sheet: str, row: int) -> str:
    if not sheet:
        return _("{file} แถว {row}").format(file=source, row=row)
    return _("{file} แผ่น “{sheet}” แถว {row}").format(file=source, sheet=sheet, row=row)


def _csv_rows(path: Path) -> list[list[str]]:
    try:
        return list(islice(rows_of_csv(text_of_file(path)), _MOST_ROWS))
    except csv.Error as error:
        message = _("{file}: อ่านเป็นแฟ้ม CSV ไม่ได้ ({reason})").format(file=path.name, reason=error)
        raise EditionListError(message) from error
    except Complaint as complaint:
        raise EditionListError(complaint.message) from complaint


def _excel_sheets(path: Path) -> list[ListSheet]:
    try:
        with opened(path) as book:
            names = shown_sheets(book)
            cells = {name: list(islice(rows_of(book, name).rows, _MOST_ROWS)) for name in names}
    except Complaint as complaint:
        message = _("{reason} รายการต้องเป็นแฟ้ม .xlsx หรือ .csv").format(reason=complaint.message)
        raise EditionListError(message) from complaint
    if is_workbook_of_ours(path):
        message = _("{file} เป็นสมุดงานของปี ไม่ใช่รายการข้อของกรอบ โปรดนำเข้าเป็นสมุดงาน")
        raise EditionListError(message.format(file=path.name))
    for name, rows in cells.items():
        for number, row in enumerate(rows, start=1):
            for place, value in enumerate(row, start=1):
                if isinstance(value, Uncalculated):
                    cell = f"{get_column_letter(place)}{number}"
                    message = _("แผ่น “{sheet}” ช่อง {cell}: {message}")
                    reason = uncalculated_complaint().message
                    raise EditionListError(message.format(sheet=name, cell=cell, message=reason))
    return [
        ListSheet(name if len(cells) > 1 else "", [_words(row) for row in rows])
        for name, rows in cells.items()
    ]


def _words(row: Sequence[object]) -> list[str]:
    return ["" if value is None else str(value) for value in row]
