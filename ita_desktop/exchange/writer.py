"""Writes the workbook of a year: what is known so far, and room for what is not."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from ita_desktop.exchange.kinds import AnyKind, Written
from ita_desktop.exchange.planning import existing_rows, plan_sheet
from ita_desktop.exchange.sheet import ORDINAL, AnySheet, Column
from ita_desktop.exchange.sheets.directories import Directories
from ita_desktop.exchange.sheets.workbook import GUIDE, LISTS, workbook_sheets
from ita_desktop.files import written_beside
from ita_desktop.model.book import YearBook
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _

_LONGEST_TEXT = 32_767
_LONGEST_LIST = 500
_ROWS_AT_A_TIME = 200
_SPARE_ROWS = 20
_ORDINAL_WIDTH = 8
_FORM_WIDTHS = (32, 60, 60)

_PLAIN, _GUIDE_TITLE, _HEADING, _REQUIRED, _KNOWN = "ธรรมดา", "ชื่อเรื่อง", "หัวคอลัมน์", "หัวต้องกรอก", "ให้ดู"


class TextTooLong(ValueError):  # noqa: N818 -- nothing is broken
    """A text that is longer than a cell of Excel can hold."""


def write_template(book: YearBook, path: Path) -> None:
    """Writes the workbook beside `path` and then puts it there, so that a half-written one is never seen.

    Raises TextTooLong, and OSError where the file cannot be written or stands open in Excel.
    """
    sheets = workbook_sheets(Directories(book))
    for sheet in sheets:
        plan_sheet(sheet, existing_rows(sheet))
    rows_of_sheets = [_rows(sheet) for sheet in sheets]
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for style in _styles({column.kind.number_format for sheet in sheets for column in sheet.columns}):
        workbook.add_named_style(style)
    lists = _word_lists(sheets)
    _write_guide(workbook, sheets, book)
    for sheet, rows in zip(sheets, rows_of_sheets, strict=True):
        writer = _FormWriter if sheet.is_form else _TableWriter
        writer(workbook, sheet, rows, lists).write()
    _write_lists(workbook, lists)
    # openpyxl leaves its archive open where the disk is full, and Python then complains of it to the officer.
    content = BytesIO()
    workbook.save(content)
    with written_beside(path) as beside:
        beside.write_bytes(content.getbuffer())


def rows_with_room(filled: int) -> int:
    """Rows of a sheet that takes new ones: some to spare, and as many as before until they run short."""
    return -(-(filled + _SPARE_ROWS) // _ROWS_AT_A_TIME) * _ROWS_AT_A_TIME


def _rows(sheet: AnySheet) -> list[list[Written]]:
    """What stands in the cells of each record."""
    return [
        [_checked(column.kind.write(column.get(record)), sheet, column) for column in sheet.columns]
        for record in sheet.records
    ]


def _checked(value: Written, sheet: AnySheet, column: Column[Any]) -> Written:
    if not isinstance(value, str):
        return value
    text = clean(value)
    if len(text) > _LONGEST_TEXT:
        raise TextTooLong(
            _("แผ่น “{sheet}” คอลัมน์ “{column}” มีข้อความยาวกว่าที่เซลล์ของ Excel รับได้: {start}…").format(
                sheet=sheet.name, column=column.heading, start=text[:40]
            )
        )
    return text


def _styles(number_formats: Iterable[str]) -> Iterator[NamedStyle]:
    thin = Side(style="thin", color="BFBFBF")
    border = Border(left=thin, right=thin, top=thin, bottom=thin)
    top = Alignment(vertical="top", wrap_text=True)
    centre = Alignment(vertical="center", horizontal="center", wrap_text=True)
    yield NamedStyle(_PLAIN, font=_font(), alignment=top)
    yield NamedStyle(_GUIDE_TITLE, font=_font(bold=True, size=14))
    light, dark = PatternFill("solid", fgColor="DDE6F0"), PatternFill("solid", fgColor="1F4E79")
    yield NamedStyle(_HEADING, font=_font(bold=True), fill=light, border=border, alignment=centre)
    yield NamedStyle(
        _REQUIRED, font=_font(bold=True, color="FFFFFF"), fill=dark, border=border, alignment=centre
    )
    grey = PatternFill("solid", fgColor="F2F2F2")
    yield NamedStyle(
        _KNOWN, font=_font(color="595959"), fill=grey, border=border, alignment=top, number_format="@"
    )
    for number_format in number_formats:
        yield NamedStyle(_style_of(number_format), border=border, alignment=top, number_format=number_format)


def _font(*, bold: bool = False, size: int = 10, color: str | None = None) -> Font:
    """One that every Windows has and that shows Thai marks clearly at the size of a table."""
    return Font(name="Tahoma", sz=size, b=bold, color=color)


def _style_of(number_format: str) -> str:
    return f"ข้อมูล {number_format}"


def _word_lists(sheets: Sequence[AnySheet]) -> dict[tuple[str, ...], str]:
    """Each list of words once, and where it stands on the hidden sheet."""
    lists: dict[tuple[str, ...], str] = {}
    for sheet in sheets:
        for column in sheet.read_columns:
            words = tuple(column.kind.choices())
            if 0 < len(words) <= _LONGEST_LIST and words not in lists:
                letter = get_column_letter(len(lists) + 1)
                lists[words] = f"{quote_sheetname(LISTS)}!${letter}$1:${letter}${len(words)}"
    return lists


def _write_lists(workbook: Workbook, lists: Iterable[tuple[str, ...]]) -> None:
    words_of_lists = list(lists)
    page = _Page(workbook, LISTS)
    page.sheet.sheet_state = "hidden"
    for place in range(max(map(len, words_of_lists), default=0)):
        page.append([words[place] if place < len(words) else None for words in words_of_lists])


def _write_guide(workbook: Workbook, sheets: Sequence[AnySheet], book: YearBook) -> None:
    page = _Page(workbook, GUIDE)
    page.sheet.column_dimensions["A"].width = 28
    page.sheet.column_dimensions["B"].width = 110
    page.append(
        [
            _("แบบฟอร์มข้อมูล ITA {office} ปีงบประมาณ พ.ศ. {year}").format(
                office=book.office.name, year=book.year.year
            )
        ],
        [_GUIDE_TITLE],
    )
    page.append([])
    for rule in (
        _("กรอกเฉพาะช่องที่มีข้อมูล ช่องที่หัวคอลัมน์สีเข้มต้องกรอกทุกแถวที่ใช้ ช่องสีเทามีไว้ให้ดู โปรแกรมไม่อ่าน"),
        _("ช่องที่มีหลายรายการ ให้พิมพ์บรรทัดละหนึ่งรายการ โดยกด Alt+Enter เพื่อขึ้นบรรทัดใหม่"),
        _("วันที่พิมพ์เป็นข้อความ เช่น 30 เม.ย. 2566 หรือ 30/4/2566 ปีเป็น พ.ศ. เสมอ ใช้เลขไทยได้"),
        _("ชื่อฝ่ายที่เรียกต่างกัน เช่น ฝ่ายคลัง ให้เพิ่มในช่องชื่ออื่นที่ใช้เรียกของแผ่นฝ่ายและโรงเรียน"),
        _("เรียงแถวใหม่ แทรกแถว หรือลบแถวได้ ลำดับของแถวคือลำดับที่พิมพ์ในเอกสาร"),
        _("แถวที่ลบออกคือข้อมูลที่ลบ ยกเว้นแผ่นที่มีแถวประจำข้อของกรอบ ซึ่งแถวที่ไม่มีจะคงข้อมูลเดิม"),
        _("ลบทั้งแผ่นได้ถ้าไม่ต้องการแก้ข้อมูลส่วนนั้น ข้อมูลเดิมจะอยู่ครบ"),
        _("นำเข้าแล้วโปรแกรมรับทั้งไฟล์หรือไม่รับเลย ถ้ามีที่ผิดจะบอกแผ่นและเซลล์ทุกแห่งให้แก้"),
    ):
        page.append(["", rule])
    page.append([])
    page.append([_("แผ่น"), _("ใช้กรอก")], [_HEADING, _HEADING])
    for sheet in sheets:
        page.append([sheet.name, sheet.purpose])


class _Page:
    """A sheet being written, row by row."""

    def __init__(self, workbook: Workbook, name: str) -> None:
        self.sheet: Worksheet = workbook.create_sheet(name)

    def append(self, values: Sequence[Written], styles: Sequence[str] = ()) -> None:
        self.sheet.append(list(self._row(values, styles or [_PLAIN] * len(values))))

    def styled(self, value: Written, style: str) -> Cell:
        cell = Cell(self.sheet, row=1, column=1, value=value)
        cell.style = style
        if isinstance(value, str):
            # Else a text that begins with = would become a formula.
            cell.data_type = "s"
        return cell

    def _row(self, values: Sequence[Written], styles: Sequence[str]) -> Iterator[Cell | None]:
        for value, style in zip(values, styles, strict=True):
            yield None if value is None and style == _PLAIN else self.styled(value, style)


class _TableWriter:
    def __init__(
        self,
        workbook: Workbook,
        sheet: AnySheet,
        rows: Sequence[Sequence[Written]],
        lists: dict[tuple[str, ...], str],
    ) -> None:
        self._page = _Page(workbook, sheet.name)
        self._sheet = sheet
        self._rows = rows
        self._lists = lists

    def write(self) -> None:
        sheet, page = self._sheet, self._page
        filled = len(self._rows)
        last = rows_with_room(filled) if sheet.has_free_rows else filled
        first = [ORDINAL] if sheet.has_ordinals else []
        self._set_columns(bool(first))
        self._offer_lists(bool(first), last)
        page.sheet.freeze_panes = f"{get_column_letter(len(first) + max(1, len(sheet.key)) + 1)}2"
        self._lay_out_for_print()
        page.sheet.append(list(self._header(first)))
        styles = [_KNOWN] * len(first) + [_column_style(column) for column in sheet.columns]
        for number in range(1, last + 1):
            ordinal: list[Written] = [number] * len(first)
            if number <= filled:
                page.append([*ordinal, *self._rows[number - 1]], styles)
            else:
                page.append(ordinal, styles[: len(first)])

    def _header(self, first: Sequence[str]) -> Iterator[Cell]:
        for heading in first:
            yield self._page.styled(heading, _KNOWN)
        for column in self._sheet.columns:
            style = _REQUIRED if column.is_required else _KNOWN if column.is_only_known else _HEADING
            cell = self._page.styled(column.heading, style)
            cell.comment = _comment(column)
            yield cell

    def _set_columns(self, has_ordinals: bool) -> None:
        """Widths, and formats of the cells that are still empty."""
        dimensions = self._page.sheet.column_dimensions
        if has_ordinals:
            dimensions["A"].width = _ORDINAL_WIDTH
        for place, column in enumerate(self._sheet.columns, start=1 + has_ordinals):
            dimension = dimensions[get_column_letter(place)]
            dimension.width = column.width
            dimension.number_format = column.kind.number_format
            dimension.font = _font()
            dimension.alignment = Alignment(vertical="top", wrap_text=True)

    def _offer_lists(self, has_ordinals: bool, rows: int) -> None:
        for place, column in enumerate(self._sheet.columns, start=1 + has_ordinals):
            letter = get_column_letter(place)
            if not column.is_only_known and rows:
                _offer_list(self._page, column.kind, self._lists, f"{letter}2:{letter}{rows + 1}")

    def _lay_out_for_print(self) -> None:
        sheet = self._page.sheet
        sheet.print_title_rows = "1:1"
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9  # A4
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


class _FormWriter(_TableWriter):
    """A field a row: its name, its value, what it is."""

    def write(self) -> None:
        sheet, page = self._sheet, self._page
        (values,) = self._rows
        for place, width in enumerate(_FORM_WIDTHS, start=1):
            page.sheet.column_dimensions[get_column_letter(place)].width = width
        for row, column in enumerate(sheet.columns, start=2):
            if not column.is_only_known:
                _offer_list(page, column.kind, self._lists, f"B{row}")
        page.sheet.freeze_panes = "B2"
        page.append([_FIELD, _VALUE, _EXPLANATION], [_HEADING] * 3)
        for column, value in zip(sheet.columns, values, strict=True):
            name_style = _REQUIRED if column.is_required else _KNOWN if column.is_only_known else _HEADING
            page.append(
                [column.heading, value, column.note or column.kind.expected],
                [name_style, _column_style(column), _KNOWN],
            )


_FIELD, _VALUE, _EXPLANATION = "รายการ", "ข้อมูล", "คำอธิบาย"


def _column_style(column: Column[Any]) -> str:
    return _KNOWN if column.is_only_known else _style_of(column.kind.number_format)


def _comment(column: Column[Any]) -> Comment:
    parts = [
        _("ให้ดูเท่านั้น โปรแกรมไม่อ่านช่องนี้") if column.is_only_known else column.kind.expected,
        column.note,
        _("ต้องกรอก") if column.is_required else "",
    ]
    text = "\n".join(part for part in parts if part)
    return Comment(text, "ITA", height=60 + 16 * (text.count("\n") + len(text) // 45), width=320)


def _offer_list(page: _Page, kind: AnyKind, lists: dict[tuple[str, ...], str], cells: str) -> None:
    """A list to pick from; what else is typed is judged when the workbook is read."""
    reference = lists.get(tuple(kind.choices()))
    if reference is not None:
        page.sheet.add_data_validation(
            DataValidation(
                type="list", formula1=reference, allow_blank=True, showErrorMessage=False, sqref=cells
            )
        )
