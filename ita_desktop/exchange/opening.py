"""Opens a file that an officer says is the workbook, and says in plain words why it is none."""

import warnings
import zipfile
import zlib
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from operator import attrgetter
from pathlib import Path
from typing import cast

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.workbook import Workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from ita_desktop.exchange.kinds import Cell, Uncalculated
from ita_desktop.exchange.markup import Merged, read_markup
from ita_desktop.exchange.problems import Complaint
from ita_desktop.translation import translate as _

_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"
_ENCRYPTED = 1
_MACROS = "vbaproject.bin"
_MOST_BYTES = 200_000_000
"""Unpacked. A year of an office is a fiftieth of it; a bomb of 40 KB would be gigabytes."""
_MOST_BYTES_AT_ONCE = 20_000_000
"""Of words, styles and the like, which openpyxl reads whole: two seconds of work and 30 MB of memory for each 4 MB."""
_READ_BY_ROWS = ("xl/worksheets/", "xl/media/")
_MOST_ROWS = 100_000
_MOST_CELLS = 20_000_000
"""Empty ones count too: a mark in the last column makes a row of 16,384 of them."""
_LAST_ROW_OF_EXCEL = 1_048_576

_BROKEN = (
    zipfile.BadZipFile,
    InvalidFileException,
    SyntaxError,  # what XML parsers raise, lxml and the standard one alike
    zlib.error,
    ValueError,
    ArithmeticError,
    KeyError,
    IndexError,
    TypeError,
    AttributeError,
    EOFError,
    NotImplementedError,
)
"""What openpyxl and zipfile raise for files that are damaged or made otherwise than Excel makes them."""

Rows = Iterator[tuple[Cell | None, ...]]


@dataclass(frozen=True)
class SheetCells:
    """The rows of a sheet as plain values, and about how many there are. A formula without a value is Uncalculated.

    Reading them on raises Complaint where there are more than any office has.
    """

    rows: Rows
    count: int
    merged: tuple[Merged, ...]


@contextmanager
def opened(path: Path) -> Generator[Workbook]:
    """Raises Complaint if the file is no workbook without macros, at once or when a sheet is read."""
    _check_file(path)
    try:
        with warnings.catch_warnings():
            # openpyxl warns of parts that it leaves out, such as extended drop-downs; they hold no data.
            warnings.simplefilter("ignore")
            workbook = load_workbook(path, read_only=True, data_only=True, keep_links=False)
            try:
                yield workbook
            finally:
                workbook.close()
    except OSError as error:
        raise _not_opened(path, error) from error
    except Complaint:
        raise
    except _BROKEN as error:
        raise Complaint(
            _("ไฟล์ “{file}” เสียหรือไม่ใช่ไฟล์ Excel ที่สมบูรณ์ กรุณาเปิดใน Excel แล้วบันทึกใหม่เป็น .xlsx").format(
                file=path.name
            )
        ) from error


def rows_of(workbook: Workbook, name: str) -> SheetCells:
    """The size that a file claims for a sheet may be wrong, so the rows end where the data does."""
    sheet = cast("ReadOnlyWorksheet", workbook[name])
    count = sheet.max_row or 0
    sheet.reset_dimensions()
    rows = cast("Rows", sheet.iter_rows(values_only=True))
    # openpyxl has no public way to the part of the file that a sheet is read from.
    archive, part = attrgetter("_archive")(workbook), attrgetter("_worksheet_path")(sheet)
    markup = read_markup(archive.read(part))
    if markup.uncalculated:
        rows = _with_formulas(rows, markup.uncalculated)
    return SheetCells(_bounded(rows, name), count, markup.merged)


def data_sheets(workbook: Workbook) -> list[str]:
    """Names of the sheets that have cells; a chart may stand on a sheet of its own."""
    return [sheet.title for sheet in workbook.worksheets if hasattr(sheet, "iter_rows")]


def shown_sheets(workbook: Workbook) -> list[str]:
    """Those that the officer sees in Excel."""
    return [name for name in data_sheets(workbook) if workbook[name].sheet_state == "visible"]


def _bounded(rows: Rows, sheet: str) -> Rows:
    filled = cells = 0
    for number, row in enumerate(rows, start=1):
        filled += any(row)
        cells += len(row)
        if filled > _MOST_ROWS or cells > _MOST_CELLS or number > _LAST_ROW_OF_EXCEL:
            message = _("แผ่น “{sheet}” มีแถวหรือคอลัมน์มากเกินกว่าจะเป็นข้อมูลของสำนักงาน กรุณาลบแถวและคอลัมน์ที่ไม่ใช้")
            raise Complaint(message.format(sheet=sheet))
        yield row


def _with_formulas(rows: Rows, uncalculated: Mapping[int, Mapping[int, Uncalculated]]) -> Rows:
    for number, cells in enumerate(rows, start=1):
        formulas = uncalculated.get(number)
        if formulas is None:
            yield cells
            continue
        width = max(len(cells), *(place + 1 for place in formulas))
        filled = [*cells, *[None] * (width - len(cells))]
        for place, formula in formulas.items():
            filled[place] = formula
        yield tuple(filled)


def _check_file(path: Path) -> None:
    try:
        with path.open("rb") as file:
            start = file.read(4)
    except OSError as error:
        raise _not_opened(path, error) from error
    if start == _OLD_OR_LOCKED:
        raise Complaint(
            _("ไฟล์ “{file}” เป็น Excel รุ่นเก่า (.xls) หรือใส่รหัสผ่านไว้ กรุณาบันทึกเป็น .xlsx ที่ไม่มีรหัสผ่าน").format(
                file=path.name
            )
        )
    if start != _ZIP:
        raise Complaint(_("ไฟล์ “{file}” ไม่ใช่ไฟล์ Excel (.xlsx)").format(file=path.name))
    _check_package(path)


def _check_package(path: Path) -> None:
    """By what its directory says, before anything is unpacked."""
    try:
        with zipfile.ZipFile(path) as package:
            parts = package.infolist()
    except (*_BROKEN, OSError) as error:
        raise Complaint(_("ไฟล์ “{file}” เสีย เปิดไม่ได้ กรุณาคัดลอกไฟล์มาใหม่").format(file=path.name)) from error
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        raise Complaint(_("ไฟล์ “{file}” ใส่รหัสผ่านไว้ กรุณาบันทึกเป็น .xlsx ที่ไม่มีรหัสผ่าน").format(file=path.name))
    # What a part claims to unpack to is also all that is unpacked of it.
    read_at_once = (part.file_size for part in parts if not part.filename.startswith(_READ_BY_ROWS))
    if (
        sum(part.file_size for part in parts) > _MOST_BYTES
        or max(read_at_once, default=0) > _MOST_BYTES_AT_ONCE
    ):
        message = _("ไฟล์ “{file}” ใหญ่เกินกว่าจะเป็นข้อมูลของสำนักงาน กรุณาลบแถว แผ่น และภาพที่ไม่ใช้")
        raise Complaint(message.format(file=path.name))
    names = [part.filename for part in parts]
    if any(name.lower().endswith(_MACROS) for name in names):
        raise Complaint(
            _("ไฟล์ “{file}” มีแมโคร โปรแกรมไม่อ่านไฟล์ที่มีแมโคร กรุณาบันทึกเป็น .xlsx").format(file=path.name)
        )
    if not any(name.startswith("xl/") for name in names):
        raise Complaint(_("ไฟล์ “{file}” ไม่ใช่ไฟล์ Excel (.xlsx)").format(file=path.name))


def _not_opened(path: Path, error: OSError) -> Complaint:
    if isinstance(error, FileNotFoundError):
        return Complaint(_("ไม่พบไฟล์ “{file}”").format(file=path))
    return Complaint(
        _("เปิดไฟล์ “{file}” ไม่ได้ กรุณาปิดไฟล์ในโปรแกรมอื่นก่อน หรือตรวจสิทธิ์เปิดไฟล์").format(file=path.name)
    )
