"""Reads one sheet into rows of values: finds its columns by their headings and converts cell by cell."""

import datetime
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from typing import Any, TypeAlias

from openpyxl.utils import get_column_letter

from ita_desktop.exchange.kinds import Cell, Uncalculated, cell_words, uncalculated_complaint
from ita_desktop.exchange.markup import Merged
from ita_desktop.exchange.merging import MergedRows, cells_of
from ita_desktop.exchange.opening import SheetCells
from ita_desktop.exchange.planning import ReadRow, ReadSheet, existing_rows
from ita_desktop.exchange.problems import Complaint, Problem
from ita_desktop.exchange.sheet import ORDINAL, AnySheet, Column
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.thai.names import near_names, same_name
from ita_desktop.translation import translate as _

_ROWS_BETWEEN_REPORTS = 256
_ROWS_ABOVE_HEADINGS = 10
"""Rows to look for headings in that do not stand in the first one."""

_NOT_READ = object()
_NOTHING = ("", "-", "–", "—")
"""What officers type into a cell that stays empty; a column of words keeps the dash."""
_LONGEST_TOTAL = 40
_figure = re.compile(r"[\d,.]+%?")
_total = re.compile(r"(?:ผล|ยอด)?รวม(?:ทั้ง(?:สิ้น|หมด))?(?:\s*\d+\s*\S*)?")

_Numbered: TypeAlias = Iterator[tuple[int, Sequence[Cell | None]]]


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
            says_nothing = isinstance(cell, str) and clean(cell) in _NOTHING
            return self.column.kind.blank if says_nothing else complaint


class TableReading:
    """One sheet being read: `read` gives its rows, `problems` and `notices` grow meanwhile."""

    def __init__(self, sheet: AnySheet, report: Callable[[int], None]) -> None:
        self.sheet = sheet
        self.problems: list[Problem] = []
        self.notices: list[str] = []
        self._report = report
        self._letters: dict[str, str] = {}

    def read(self, cells: SheetCells) -> ReadSheet:
        """A sheet whose headings are not where they must be is given as if nothing of it had changed."""
        numbered: _Numbered = enumerate(cells.rows, start=1)
        if self.sheet.is_form:
            self._refuse_merged(merge for merge in cells.merged if _hides_a_field(merge))
            return self._read_form(numbered)
        header = next(((number, row) for number, row in numbered if any(row)), (1, ()))
        below = list(islice(numbered, _ROWS_ABOVE_HEADINGS))
        found = self._count_headings(header[1])
        row = next((number for number, row in below if self._count_headings(row) > found), None)
        if row is not None:
            self._complain_of_title(*header, row)
            return existing_rows(self.sheet)
        self._refuse_merged(merge for merge in cells.merged if merge.top <= header[0] <= merge.bottom)
        indexes = self._indexes(*header)
        readers = [
            _Reader(indexes[column.heading], place, column)
            for place, column in enumerate(self.sheet.read_columns)
            if column.heading in indexes
        ]
        merged = self._merged_rows([merge for merge in cells.merged if merge.top > header[0]], readers)
        read = tuple(self._rows(chain(below, numbered), readers, indexes, merged))
        return ReadSheet(tuple(reader.place for reader in readers), read)

    def cell(self, heading: str, row: int) -> str:
        if self.sheet.is_form:
            return self._letters.get(heading, "")
        return f"{self._letters[heading]}{row}" if heading in self._letters else ""

    def tell(self, cell: str, message: str) -> None:
        words = _("แผ่น “{sheet}” ช่อง {cell}: {message}")
        self.notices.append(words.format(sheet=self.sheet.name, cell=cell, message=message))

    def add(self, cell: str, found: str, expected: str, complaint: Complaint) -> None:
        self.problems.append(
            Problem(self.sheet.name, cell, found, expected, complaint.message, complaint.suggestion)
        )

    def _rows(
        self,
        numbered: _Numbered,
        readers: list[_Reader],
        indexes: dict[str, int],
        merged: MergedRows | None,
    ) -> Iterator[ReadRow]:
        blanks = [column.kind.blank for column in self.sheet.read_columns]
        required = [reader for reader in readers if reader.column.is_required]
        ordinal = indexes.get(ORDINAL)
        guard = self._guard(indexes)
        for number, cells in numbered:
            if number % _ROWS_BETWEEN_REPORTS == 0:
                self._report(number)
            if not any(cells) or self._is_left_out(number, cells):
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
            if merged is not None:
                merged.carry(number, values)
                merged.note(number, values, blanks)
            for reader in required:
                heading = reader.column.heading
                if values[reader.place] == blanks[reader.place] and heading not in wrong:
                    self._complain(reader.column, number, "", _empty(heading))
            if guard is not None:
                guard(number, cells, values)
            if ordinal is not None and ordinal < width and isinstance(cells[ordinal], Uncalculated):
                self.add(self.cell(ORDINAL, number), str(cells[ordinal]), "", uncalculated_complaint())
            yield ReadRow(number, _ordinal(cells, ordinal), tuple(values))

    def _is_left_out(self, number: int, cells: Sequence[Cell | None]) -> bool:
        """A row of totals that somebody put below the rows, which is none of them."""
        if not self.sheet.has_free_rows or not _may_be_total(cells):
            return False
        place = _place_of_total(cells)
        if place is not None:
            self.tell(f"{get_column_letter(place + 1)}{number}", _("ไม่ได้อ่านแถวนี้ เพราะเป็นแถวยอดรวม"))
        return place is not None

    def _merged_rows(self, merged: Sequence[Merged], readers: Sequence[_Reader]) -> MergedRows | None:
        """Cells merged over several columns are refused where one of the others is read too."""
        if not merged:
            return None
        places = {reader.index: reader.place for reader in readers}
        self._refuse_merged(
            merge for merge in merged if any(merge.left < index <= merge.right for index in places)
        )
        by_heading = {reader.column.heading: reader.place for reader in readers}
        joined, tick = self.sheet.joined or ("", "")
        return MergedRows(merged, places, by_heading.get(joined), by_heading.get(tick))

    def _refuse_merged(self, merged: Iterable[Merged]) -> None:
        message = _(
            "เซลล์ {cells} ถูกรวมเป็นเซลล์เดียว โปรแกรมไม่รู้ว่าเป็นข้อมูลของช่องใด กรุณายกเลิกการรวมเซลล์แล้วกรอกทุกช่อง"
        )
        for merge in merged:
            cells = cells_of(merge)
            self.add(cells.partition(":")[0], "", "", Complaint(message.format(cells=cells)))

    def _count_headings(self, cells: Sequence[Cell | None]) -> int:
        return sum(_is_heading(cell, self.sheet) for cell in cells if isinstance(cell, str))

    def _complain_of_title(self, number: int, cells: Sequence[Cell | None], row: int) -> None:
        index, title = next((index, cell) for index, cell in enumerate(cells) if cell)
        message = _("หัวคอลัมน์ต้องอยู่แถวที่ 1 แต่พบที่แถวที่ {row} กรุณาลบแถวที่อยู่เหนือหัวคอลัมน์")
        cell = f"{get_column_letter(index + 1)}{number}"
        complaint = Complaint(message.format(row=row))
        self.add(cell, clean(cell_words(title or "")), _("หัวคอลัมน์ตามแบบฟอร์ม"), complaint)

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

    def _read_form(self, numbered: _Numbered) -> ReadSheet:
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
                self._judge_field(label, f"A{number}", missing)
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

    def _judge_field(self, typed: str, cell: str, missing: Sequence[str]) -> None:
        """A row of the form that is none of its fields."""
        near = next(iter(near_names(typed, missing)), None)
        if near is None:
            self.tell(cell, _("ไม่ได้อ่านแถว “{found}” เพราะไม่ใช่รายการของแบบฟอร์ม").format(found=typed))
            return
        message = _("ไม่รู้จักแถว “{found}” หมายถึง “{near}” หรือไม่").format(found=typed, near=near)
        self.add(cell, typed, _("รายการตามแบบฟอร์ม"), Complaint(message, near))

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


def count_headings(sheet: AnySheet, rows: Sequence[Sequence[Cell | None]]) -> int:
    """How many of the sheet's headings stand where they must; 0 if most are others or one that it needs is missing."""
    heads = next((row for row in rows if any(row)), ())
    typed = [row[0] for row in rows[1:] if row] if sheet.is_form else heads
    words = [clean(cell_words(cell)) for cell in typed if cell is not None]
    words = [each for each in words if each and not same_name(each, ORDINAL)]
    found = [each for each in words if _is_heading(each, sheet)]
    needed = [column.heading for column in sheet.read_columns if column.is_required and not sheet.is_form]
    has_needed = all(any(same_name(heading, each.rstrip(" *")) for each in found) for heading in needed)
    return len(found) if has_needed and len(found) * 2 > len(words) else 0


def _is_heading(typed: str, sheet: AnySheet) -> bool:
    return any(same_name(column.heading, typed.rstrip(" *")) for column in sheet.columns)


def _may_be_total(cells: Sequence[Cell | None]) -> bool:
    """Asked of every row, and so answered at the first long text: what follows is dear."""
    says_so = False
    for cell in cells:
        if isinstance(cell, str):
            if len(cell) > _LONGEST_TOTAL:
                return False
            says_so = says_so or "รวม" in cell
    return says_so


def _place_of_total(cells: Sequence[Cell | None]) -> int | None:
    """Where the word for a total stands, if all else in the row is figures."""
    texts = {
        place: clean(cell_words(cell)).translate(THAI_TO_ARABIC) for place, cell in enumerate(cells) if cell
    }
    words = [place for place, text in texts.items() if text not in _NOTHING and not _figure.fullmatch(text)]
    return words[0] if len(words) == 1 and _total.fullmatch(texts[words[0]]) else None


def _hides_a_field(merge: Merged) -> bool:
    """Whether the name or the value of a field, in the first two columns, is no longer a cell of its own."""
    return merge.left <= 1 and (merge.top < merge.bottom or (merge.left == 0 and merge.right > 0))


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
