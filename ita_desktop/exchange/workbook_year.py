"""Of which office and fiscal year a workbook is, before anything else in it is read."""

from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from openpyxl.workbook import Workbook

from ita_desktop.exchange.kinds import Cell
from ita_desktop.exchange.opening import data_sheets, opened, rows_of
from ita_desktop.thai.digits import to_arabic_digits
from ita_desktop.thai.names import same_name

_FORM = "สำนักงาน"
_HEADINGS = _OFFICE, _YEAR, _FRAME, _RESULTS = "ชื่อสำนักงาน", "ปีงบประมาณ", "กรอบที่ใช้", "ปีของผลคะแนน"
_ROWS_OF_FORM = 60


@dataclass(frozen=True, slots=True)
class WorkbookYear:
    """`frame` is the name of the frame it was written by; `results` the year whose results it holds, if any."""

    year: int
    frame: str
    results: int | None
    office: str = ""


def read_year(path: Path) -> WorkbookYear | None:
    """None for a workbook that does not say. Raises Complaint if the file is no workbook."""
    with opened(path) as workbook:
        return year_in(workbook)


def year_in(workbook: Workbook) -> WorkbookYear | None:
    """None if it does not say."""
    said: dict[str, str] = {}
    title = next((title for title in data_sheets(workbook) if same_name(title, _FORM)), None)
    for row in islice(rows_of(workbook, title).rows, _ROWS_OF_FORM) if title else ():
        words = [_words(cell) for cell in row]
        heading = next((each for each in _HEADINGS if any(same_name(word, each) for word in words)), None)
        if heading:
            rest = [word for word in words if word and not same_name(word, heading)]
            said.setdefault(heading, rest[0] if rest else "")
    year = _number(said.get(_YEAR, ""))
    if year is None:
        return None
    return WorkbookYear(year, said.get(_FRAME, ""), _number(said.get(_RESULTS, "")), said.get(_OFFICE, ""))


def is_workbook_of_ours(path: Path) -> bool:
    """Whether it has the form of the office. Raises Complaint if the file is no workbook."""
    with opened(path) as workbook:
        return any(same_name(title, _FORM) for title in data_sheets(workbook))


def _words(cell: Cell | None) -> str:
    return "" if cell is None else to_arabic_digits(str(cell)).strip()


def _number(words: str) -> int | None:
    return int(words) if words.isdecimal() else None
