"""Reads one sheet into rows of values: finds its columns by their headings and converts cell by cell."""

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from openpyxl.utils import get_column_letter

from ita_desktop.exchange.kinds import Cell, cell_words
from ita_desktop.exchange.opening import Rows
from ita_desktop.exchange.planning import ReadRow, ReadSheet
from ita_desktop.exchange.problems import Complaint, Problem
from ita_desktop.exchange.sheet import ORDINAL, AnySheet, Column
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.thai.names import near_names, same_name
from ita_desktop.translation import translate as _

_ROWS_BETWEEN_REPORTS = 256
_NOT_READ = object()


@dataclass
class _Reader:
    """Converts the cells of one column; texts that come again are converted once."""

    index: int
    place: int
    column: Column[Any]
    read: dict[str, Any] = field(default_factory=dict[str, Any])

    def value(self, cell: Cell) -> Any:
        """The value, or a Complaint in its stead."""
        if isinstance(cell, str):
            value = self.read.get(cell, _NOT_READ)
            if value is _NOT_READ:
                value = self.read[cell] = self._converted(cell)
            return value
        return self._converted(cell)

    def _converted(self, cell: Cell) -> Any:
        try:
            return self.column.kind.read(cell)
        except Complaint as complaint:
            is_empty = isinstance(cell, str) and not clean(cell)
            return self.column.kind.blank if is_empty else complaint


class TableReading:
    """One sheet being read: `read` gives its rows, `problems` grows meanwhile."""

    def __init__(self, sheet: AnySheet, report: Callable[[int], None]) -> None:
        self.sheet = sheet
        self.problems: list[Problem] = []
        self._report = report
        self._letters: dict[str, str] = {}

    def read(self, rows: Rows) -> ReadSheet:
        numbered = enumerate(rows, start=1)
        if self.sheet.is_form:
            return self._read_form(numbered)
        header = next(((number, cells) for number, cells in numbered if any(cells)), (1, ()))
        indexes = self._indexes(*header)
        readers = [
            _Reader(indexes[column.heading], place, column)
            for place, column in enumerate(self.sheet.read_columns)
            if column.heading in indexes
        ]
        read = tuple(self._rows(numbered, readers, indexes))
        return ReadSheet(tuple(reader.place for reader in readers), read)

    def cell(self, heading: str, row: int) -> str:
        if self.sheet.is_form:
            return self._letters.get(heading, "")
        return f"{self._letters[heading]}{row}" if heading in self._letters else ""

    def add(self, cell: str, found: str, expected: str, complaint: Complaint) -> None:
        self.problems.append(
            Problem(self.sheet.name, cell, found, expected, complaint.message, complaint.suggestion)
        )

    def _rows(
        self,
        numbered: Iterator[tuple[int, Sequence[Cell | None]]],
        readers: list[_Reader],
        indexes: dict[str, int],
    ) -> Iterator[ReadRow]:
        blanks = [column.kind.blank for column in self.sheet.read_columns]
        required = [reader for reader in readers if reader.column.is_required]
        ordinal = indexes.get(ORDINAL)
        guard = self._guard(indexes)
        for number, cells in numbered:
            if number % _ROWS_BETWEEN_REPORTS == 0:
                self._report(number)
            if not any(cells):
                continue
            values = blanks.copy()
            width = len(cells)
            wrong: set[str] = set()
            for reader in readers:
                cell = cells[reader.index] if reader.index < width else None
                if cell is None or cell == "":
                    continue
                value = reader.value(cell)
                if isinstance(value, Complaint):
                    self._complain(reader.column, number, cell, value)
                    wrong.add(reader.column.heading)
                else:
                    values[reader.place] = value
            if values == blanks and not wrong:
                continue
            for reader in required:
                heading = reader.column.heading
                if values[reader.place] == blanks[reader.place] and heading not in wrong:
                    self._complain(reader.column, number, "", _empty(heading))
            if guard is not None:
                guard(number, cells, values)
            yield ReadRow(number, _ordinal(cells, ordinal), tuple(values))

    def _complain(self, column: Column[Any], row: int, cell: Cell, complaint: Complaint) -> None:
        self.add(self.cell(column.heading, row), cell_words(cell), column.kind.expected, complaint)

    def _indexes(self, row: int, cells: Sequence[Cell | None]) -> dict[str, int]:
        """Where each heading stands; complains of headings that are missing, unknown or there twice."""
        indexes: dict[str, int] = {}
        headings = [column.heading for column in self.sheet.columns]
        known = [*headings, *([ORDINAL] if self.sheet.has_ordinals else [])]
        unknown: list[tuple[str, str]] = []
        for index, cell in enumerate(cells):
            typed = clean(cell_words(cell)) if cell is not None else ""
            if not typed:
                continue
            place = f"{get_column_letter(index + 1)}{row}"
            heading = next((each for each in known if same_name(each, typed.rstrip(" *"))), None)
            if heading is None:
                unknown.append((typed, place))
            elif heading in indexes:
                self.add(
                    place,
                    typed,
                    "",
                    Complaint(_("มีหัวคอลัมน์ “{heading}” สองคอลัมน์ กรุณาลบหนึ่งคอลัมน์").format(heading=heading)),
                )
            else:
                indexes[heading] = index
                self._letters[heading] = get_column_letter(index + 1)
        missing = [heading for heading in known if heading not in indexes]
        for typed, place in unknown:
            self._complain_of_heading(typed, place, missing)
        for column in self.sheet.read_columns:
            if column.is_required and column.heading in missing:
                self.add("", "", column.heading, _no_column(column.heading))
        return indexes

    def _complain_of_heading(self, typed: str, place: str, missing: Sequence[str]) -> None:
        near = next(iter(near_names(typed, missing)), None)
        message = (
            _("ไม่รู้จักคอลัมน์ “{found}” หมายถึง “{near}” หรือไม่").format(found=typed, near=near)
            if near
            else _("ไม่รู้จักคอลัมน์ “{found}” กรุณาลบคอลัมน์นี้หรือแก้หัวคอลัมน์").format(found=typed)
        )
        self.add(place, typed, _("หัวคอลัมน์ตามแบบฟอร์ม"), Complaint(message, near))

    def _read_form(self, numbered: Iterator[tuple[int, Sequence[Cell | None]]]) -> ReadSheet:
        """A field a row: its name, its value, and an explanation that is not read."""
        values = [column.kind.blank for column in self.sheet.read_columns]
        places = {column.heading: place for place, column in enumerate(self.sheet.read_columns)}
        known = [column.heading for column in self.sheet.columns]
        present: set[int] = set()
        next(numbered, None)
        for number, cells in numbered:
            label = clean(cell_words(cells[0])) if cells and cells[0] is not None else ""
            if not label:
                continue
            heading = next((each for each in known if same_name(each, label.rstrip(" *"))), None)
            if heading is None:
                missing = [each for each in known if each not in self._letters]
                self._complain_of_heading(label, f"A{number}", missing)
                continue
            self._letters[heading] = f"B{number}"
            if heading not in places:
                continue
            place = places[heading]
            present.add(place)
            column = self.sheet.read_columns[place]
            cell = cells[1] if len(cells) > 1 else None
            value = column.kind.blank if cell is None else _Reader(1, place, column).value(cell)
            if isinstance(value, Complaint):
                self._complain(column, number, "" if cell is None else cell, value)
            elif column.is_required and value == column.kind.blank:
                self._complain(column, number, "", _empty(heading))
            else:
                values[place] = value
        return ReadSheet(tuple(sorted(present)), (ReadRow(0, "", tuple(values)),))

    def _guard(
        self, indexes: dict[str, int]
    ) -> Callable[[int, Sequence[Cell | None], list[Any]], None] | None:
        """Where the same workbook gives out new numbers, a row must not still carry its old one."""
        if self.sheet.name_and_words is None:
            return None
        name_heading, words_heading = self.sheet.name_and_words
        words_index = indexes.get(words_heading)
        if words_index is None:
            return None
        place, column = next(
            (place, column)
            for place, column in enumerate(self.sheet.read_columns)
            if column.heading == name_heading
        )

        def guard(number: int, cells: Sequence[Cell | None], values: list[Any]) -> None:
            words = cells[words_index] if words_index < len(cells) else None
            if isinstance(words, str) and values[place]:
                complaint = column.kind.contradiction(values[place], words)
                if complaint is not None:
                    self._complain(column, number, column.kind.show(values[place]), complaint)

        return guard


def _ordinal(cells: Sequence[Cell | None], index: int | None) -> str:
    cell = cells[index] if index is not None and index < len(cells) else None
    if cell is None or isinstance(cell, datetime.date):
        return ""
    if isinstance(cell, int):
        return str(cell)
    return clean(cell_words(cell)).translate(THAI_TO_ARABIC)


def _empty(heading: str) -> Complaint:
    return Complaint(_("ช่อง “{heading}” ว่างอยู่ กรุณากรอก").format(heading=heading))


def _no_column(heading: str) -> Complaint:
    return Complaint(_("ไม่มีคอลัมน์ “{heading}” ซึ่งจำเป็น กรุณาใช้แบบฟอร์มที่โปรแกรมออกให้").format(heading=heading))
