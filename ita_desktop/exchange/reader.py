"""Reads the workbook of a year whole: what is wrong with it, what it would change, and the change itself."""

import gc
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from openpyxl.workbook import Workbook

from ita_desktop.exchange.opening import data_sheets, opened, rows_of, shown_sheets
from ita_desktop.exchange.planning import (
    Plan,
    ReadSheet,
    carry_out,
    changes_of,
    existing_rows,
    plan_sheet,
    twice_named,
    twice_named_complaint,
    twice_named_words,
)
from ita_desktop.exchange.problems import Complaint, Problem, RowChange
from ita_desktop.exchange.references import Owners
from ita_desktop.exchange.sheet import ORDINAL, AnySheet
from ita_desktop.exchange.sheets.directories import Directories
from ita_desktop.exchange.sheets.workbook import GUIDE, LISTS, in_reading_order, workbook_sheets
from ita_desktop.exchange.table import TableReading, count_headings
from ita_desktop.exchange.workbook_year import WorkbookYear, year_in
from ita_desktop.model.book import YearBook
from ita_desktop.thai.names import near_names, same_name
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

Report = Callable[[float], bool]
"""Told the share that is done, from 0 to 1; answers whether to go on."""


_ROWS_TO_KNOW_A_SHEET = 40


class Cancelled(Exception):  # noqa: N818 -- not an error
    """The officer stopped the reading."""


class UnmendedWorkbook(ValueError):  # noqa: N818 -- nothing is broken
    """A workbook with problems is not taken in."""


class OutdatedReading(ValueError):  # noqa: N818 -- nothing is broken
    """The records changed after the workbook was read, so that its rows no longer fit them."""


@dataclass(frozen=True)
class Reading:
    """`notices` say what the workbook leaves out. Rows are kept only of sheets that are in the workbook."""

    problems: tuple[Problem, ...]
    changes: tuple[RowChange, ...]
    notices: tuple[str, ...]
    sheets: Mapping[str, ReadSheet]


def read_workbook(
    path: Path,
    book: YearBook,
    *,
    answers: Mapping[str, str] | None = None,
    report: Report | None = None,
) -> Reading:
    """Reads without changing anything. `answers` are official names for names that the workbook has otherwise.

    An answer that is the same as what was typed leaves the words as they are. Raises Cancelled.
    """
    try:
        with _uncollected(), opened(path) as workbook:
            return _WorkbookReading(workbook, book, answers or {}, report).read()
    except Complaint as complaint:
        problem = Problem("", "", path.name, _("ไฟล์ Excel (.xlsx)"), complaint.message, complaint.suggestion)
        return Reading((problem,), (), (), {})


def apply(reading: Reading, book: YearBook) -> None:
    """Changes the records of `book` as the workbook has them: all of them or, if there are problems, none.

    Raises UnmendedWorkbook for a reading with problems, OutdatedReading if the records are no longer as they were.
    """
    if reading.problems:
        raise UnmendedWorkbook(
            counted("สมุดงานยังมีที่ต้องแก้ {count} แห่ง จึงไม่ได้นำเข้า กรุณาแก้แล้วนำเข้าใหม่", len(reading.problems))
        )
    try:
        with _uncollected():
            for sheet in in_reading_order(workbook_sheets(Directories(book))):
                read = reading.sheets.get(sheet.name)
                plan = plan_sheet(sheet, read or existing_rows(sheet))
                if read is not None:
                    carry_out(plan)
    except KeyError as missing:
        message = _("ข้อมูลในแฟ้มเปลี่ยนไปหลังจากอ่านสมุดงาน จึงไม่ได้นำเข้า กรุณานำเข้าใหม่อีกครั้ง")
        raise OutdatedReading(message) from missing


@contextmanager
def _uncollected() -> Generator[None]:
    """Thousands of records that stay would be searched for garbage again and again: a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _WorkbookReading:
    def __init__(
        self, workbook: Workbook, book: YearBook, answers: Mapping[str, str], report: Report | None
    ) -> None:
        self._workbook = workbook
        self._shared = Directories(book, answers)
        self._sheets = in_reading_order(workbook_sheets(self._shared))
        self._report = report
        self._problems: list[Problem] = []
        self._changes: list[RowChange] = []
        self._notices: list[str] = []
        self._read: dict[str, ReadSheet] = {}

    def read(self) -> Reading:
        said = year_in(self._workbook)
        if said is not None:
            self._tell_of_another_office(said)
            problem = self._of_another_year(said)
            if problem is not None:
                return Reading((problem,), (), tuple(self._notices), {})
        names = self._sheet_names()
        if not names and not self._problems:
            raise Complaint(_("ไฟล์นี้ไม่มีแผ่นงานของโปรแกรม กรุณาใช้แบบฟอร์มที่โปรแกรมออกให้"))
        for done, sheet in enumerate(self._sheets):
            if sheet.name in names:
                self._read_sheet(sheet, names[sheet.name], done)
            else:
                self._leave(sheet)
        self._keep_what_last_year_needs()
        self._tell(len(self._sheets), 0)
        changes = () if self._problems else tuple(self._changes)
        return Reading(tuple(self._problems), changes, tuple(self._notices), self._read)

    def _of_another_year(self, said: WorkbookYear) -> Problem | None:
        """Where two years have the same frame, hardly a cell of last year's workbook would be wrong."""
        year = self._shared.book.year.year
        if said.year == year:
            return None
        message = _(
            "สมุดงานนี้เป็นของปีงบประมาณ {year} แต่กำลังนำเข้าปี {open} โปรดนำเข้าในปี {year} "
            "หรือถ้าจะใช้เป็นของปี {open} ให้แก้ช่อง “ปีงบประมาณ” ในแผ่น “สำนักงาน” ก่อน"
        )
        return Problem("", "", str(said.year), str(year), message.format(year=said.year, open=year))

    def _tell_of_another_office(self, said: WorkbookYear) -> None:
        office = self._shared.book.office.name
        if said.office and not same_name(said.office, office):
            message = _("สมุดงานนี้เป็นของ{other} แต่แฟ้มนี้เป็นของ{office} ถ้านำเข้า ชื่อสำนักงานจะเปลี่ยนตามสมุดงาน")
            self._notices.append(message.format(other=said.office, office=office))

    def _sheet_names(self) -> dict[str, str]:
        """The name in the workbook of each sheet that is there."""
        found: dict[str, str] = {}
        known = [sheet.name for sheet in self._sheets]
        unknown: list[str] = []
        shown = shown_sheets(self._workbook)
        for title in data_sheets(self._workbook):
            name = next((name for name in known if same_name(name, title)), None)
            if name is not None:
                found.setdefault(name, title)
                if title not in shown:
                    self._notices.append(_("แผ่น “{sheet}” ซ่อนอยู่ใน Excel แต่อ่านเข้ามาด้วย").format(sheet=title))
            elif title not in (GUIDE, LISTS):
                unknown.append(title)
        missing = [name for name in known if name not in found]
        for title in unknown:
            near = next(iter(near_names(title, missing)), None) or self._sheet_with_headings(title, missing)
            if near is None:
                self._notices.append(_("ไม่ได้อ่านแผ่น “{sheet}” เพราะไม่ใช่แผ่นของแบบฟอร์ม").format(sheet=title))
            else:
                message = _("ไม่รู้จักแผ่น “{sheet}” หมายถึง “{near}” หรือไม่").format(sheet=title, near=near)
                self._problems.append(Problem(title, "", title, near, message, near))
        return found

    def _sheet_with_headings(self, title: str, missing: Sequence[str]) -> str | None:
        """The missing sheet whose headings stand on the sheet `title`."""
        rows = list(islice(rows_of(self._workbook, title).rows, _ROWS_TO_KNOW_A_SHEET))
        counts = {sheet.name: count_headings(sheet, rows) for sheet in self._sheets if sheet.name in missing}
        best = max(counts, key=lambda name: counts[name], default=None)
        return best if best is not None and counts[best] else None

    def _read_sheet(self, sheet: AnySheet, title: str, done: int) -> None:
        cells = rows_of(self._workbook, title)
        table = TableReading(sheet, lambda row: self._tell(done, row / max(cells.count, row)))
        read = table.read(cells)
        plan = plan_sheet(sheet, read)
        if not table.problems:
            _check_rows(plan, table)
            _tell_of_rows(plan, table)
        self._problems += table.problems
        self._notices += table.notices
        if not self._problems:
            self._changes += changes_of(plan)
        self._read[sheet.name] = read

    def _leave(self, sheet: AnySheet) -> None:
        """A sheet that is not in the workbook keeps its records, so nothing that they name may go."""
        for directory in sheet.directories:
            directory.still_called.clear()
        plan_sheet(sheet, existing_rows(sheet))
        troubled = {problem.sheet for problem in self._problems}
        for directory in sheet.directories:
            # A row that cannot be read yet is not a row that was removed.
            for name in sorted(directory.still_called if directory.sheet not in troubled else ()):
                message = _("ลบ{what} “{name}” ไม่ได้ เพราะแผ่น “{sheet}” ซึ่งไม่มีในไฟล์นี้ยังกล่าวถึงอยู่").format(
                    what=directory.what, name=name, sheet=sheet.name
                )
                self._problems.append(Problem(directory.sheet, "", "", name, message))
        self._notices.append(_("ไม่มีแผ่น “{sheet}” ข้อมูลส่วนนี้คงไว้ตามเดิม").format(sheet=sheet.name))

    def _keep_what_last_year_needs(self) -> None:
        troubled = {problem.sheet for problem in self._problems}
        for directory, name in self._shared.still_needed():
            if directory.sheet not in troubled:
                message = _(
                    "ลบ{what} “{name}” ไม่ได้ เพราะข้อมูลของปีก่อนยังกล่าวถึงอยู่ ถ้าบุคคลพ้นตำแหน่งแล้วให้กรอกวันที่พ้นแทนการลบ"
                ).format(what=directory.what, name=name)
                self._problems.append(Problem(directory.sheet, "", "", name, message))

    def _tell(self, done: int, share_of_sheet: float) -> None:
        if self._report is not None and not self._report((done + share_of_sheet) / len(self._sheets)):
            raise Cancelled


def _check_rows(plan: Plan[object], table: TableReading) -> None:
    """What is wrong with rows, though each cell by itself may be right."""
    sheet = plan.sheet
    if sheet.key or sheet.is_called_by_ordinal:
        heading = sheet.key[-1] if sheet.key else ORDINAL
        for row, earlier in twice_named(plan):
            found, expected = twice_named_words(plan, row)
            table.add(table.cell(heading, row.number), found, expected, twice_named_complaint(plan, earlier))
    if sheet.complaints is None:
        return
    values = plan.values
    columns = {column.heading: column for column in sheet.read_columns}
    for place, heading, complaint in sheet.complaints(values):
        column = columns[heading]
        found = column.kind.show(values[place][heading])
        cell = table.cell(heading, plan.rows[place].row.number)
        table.add(cell, found, column.kind.expected, complaint)


def _tell_of_rows(plan: Plan[object], table: TableReading) -> None:
    """What is taken, though it may be a slip; words without a record once, where they first come in anew."""
    if plan.sheet.notices is not None:
        for place, heading, message in plan.sheet.notices(plan.values):
            table.tell(table.cell(heading, plan.rows[place].row.number), message)
    for place in plan.present:
        column = plan.sheet.read_columns[place]
        if not isinstance(column.kind, Owners):
            continue
        told: set[str] = set()
        for planned in plan.rows:
            before = () if planned.before is None else planned.before[place]
            for words in column.kind.unknown_words(planned.row.values[place]):
                if words not in told and words not in before:
                    told.add(words)
                    message = _("“{words}” ไม่ใช่ชื่อฝ่าย โรงเรียน หรือบุคคลที่รู้จัก จะพิมพ์ตามที่เขียน กรุณาตรวจตัวสะกด")
                    cell = table.cell(column.heading, planned.row.number)
                    table.tell(cell, message.format(words=words))
