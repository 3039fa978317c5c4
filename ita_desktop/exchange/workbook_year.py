"""Of which fiscal year a workbook is, before anything else in it is read."""

from itertools import islice
from pathlib import Path

from ita_desktop.exchange.kinds import Cell
from ita_desktop.exchange.opening import data_sheets, opened, rows_of
from ita_desktop.thai.digits import to_arabic_digits
from ita_desktop.thai.names import same_name

_FORM = "สำนักงาน"
_HEADING = "ปีงบประมาณ"
_ROWS_OF_FORM = 60


def year_of_workbook(path: Path) -> int | None:
    """None for a workbook that does not say. Raises Complaint if the file is no workbook."""
    with opened(path) as workbook:
        title = next((title for title in data_sheets(workbook) if same_name(title, _FORM)), None)
        if title is None:
            return None
        for row in islice(rows_of(workbook, title).rows, _ROWS_OF_FORM):
            words = [_words(cell) for cell in row]
            if any(same_name(word, _HEADING) for word in words):
                return next((int(word) for word in words if word.isdecimal()), None)
    return None


def is_workbook_of_ours(path: Path) -> bool:
    """Whether it has the form of the office. Raises Complaint if the file is no workbook."""
    with opened(path) as workbook:
        return any(same_name(title, _FORM) for title in data_sheets(workbook))


def _words(cell: Cell | None) -> str:
    return "" if cell is None else to_arabic_digits(str(cell)).strip()
