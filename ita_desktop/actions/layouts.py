"""How the measures table prints in this office: a layout chosen, or one of its own made from another."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import ROUND_FLOOR, ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.model.layouts import (
    NARROWEST_COLUMN_MM,
    TEXT_WIDTH_MM,
    Column,
    ColumnPart,
    Field,
    Layout,
    LayoutError,
    MergeRule,
    available_layouts,
    layout_from,
    read_layout,
)
from ita_desktop.model.office import MeasuresLayout, Office
from ita_desktop.model.terms import term
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.names import same_name
from ita_desktop.translation import translate as _

_OWN_CODE = "S"
_FULLEST = "M2"
_MM = Decimal(1)


def list_layouts(office: Office) -> list[Layout]:
    """Those of the program, then the office's own."""
    own = sorted(office.layouts, key=lambda layout: layout.code)
    return [
        *map(read_layout, available_layouts()),
        *(layout_from(record.definition) for record in own),
    ]


def find_layout(office: Office, code: str) -> Layout:
    """The office's own of this code, else the program's. Raises LayoutError."""
    own = next((layout for layout in office.layouts if layout.code == code), None)
    return layout_from(own.definition) if own is not None else read_layout(code)


def is_own(layout: Layout) -> bool:
    return layout.code not in available_layouts()


def set_office_layout(session: Session, office: Office, code: str) -> None:
    kept = _find_office(session, office)
    find_layout(kept, code)
    kept.measures_layout = code


def keep_layout(session: Session, office: Office, layout: Layout) -> Layout:
    """Keeps `layout` as the office's own, under a new code if it is one of the program, and prints by it from now on.

    Raises LayoutError for what does not fit on the page or has a name that another has.
    """
    kept = _find_office(session, office)
    name = clean(layout.name)
    if not name:
        raise LayoutError(_("โปรดตั้งชื่อรูปแบบ"))
    others = [each for each in list_layouts(kept) if each.code != layout.code or not is_own(layout)]
    if any(same_name(each.name, name) for each in others):
        raise LayoutError(_("มีรูปแบบชื่อ “{name}” อยู่แล้ว โปรดตั้งชื่ออื่น").format(name=name))
    code = layout.code if is_own(layout) else free_code(kept)
    definition = definition_of(replace(layout, code=code, name=name))
    layout_from(definition)
    record = next((each for each in kept.layouts if each.code == code), None)
    if record is None:
        kept.layouts.append(MeasuresLayout(code=code, definition=definition))
    else:
        record.definition = definition
    kept.measures_layout = code
    session.flush()
    return layout_from(definition)


def remove_layout(session: Session, office: Office, code: str) -> None:
    """One of the office's own; where it printed by it, it prints by the fullest of the program again."""
    kept = _find_office(session, office)
    record = next((each for each in kept.layouts if each.code == code), None)
    if record is None:
        raise LayoutError(_("รูปแบบ {code} เป็นของโปรแกรม จึงลบไม่ได้").format(code=code))
    kept.layouts.remove(record)
    if kept.measures_layout == code:
        kept.measures_layout = _FULLEST


def free_code(office: Office) -> str:
    """Never one that another record, of an older file for instance, may still name."""
    taken = {layout.code.casefold() for layout in office.layouts} | {
        code.casefold() for code in available_layouts()
    }
    number = 1
    while f"{_OWN_CODE}{number}".casefold() in taken:
        number += 1
    return f"{_OWN_CODE}{number}"


def definition_of(layout: Layout) -> dict[str, Any]:
    """In the form of the files in `resources/layouts`."""
    return {
        "code": layout.code,
        "name": layout.name,
        "source": layout.source,
        "orientation": layout.orientation.value,
        "grouping": layout.grouping.value,
        "rows": layout.rows.value,
        "columns": [_column_definition(column) for column in layout.columns],
    }


# Columns put otherwise; a layout is a value


def move_column(layout: Layout, place: int, goal: int) -> Layout:
    """To stand at `goal` among the others."""
    columns = list(layout.columns)
    columns.insert(goal, columns.pop(place))
    return replace(layout, columns=tuple(columns))


def rename_column(layout: Layout, place: int, heading: str) -> Layout:
    """A line break stands where the heading shall break."""
    lines = tuple(words for line in heading.splitlines() if (words := clean(line)))
    if not lines:
        raise LayoutError(_("หัวคอลัมน์ต้องไม่ว่าง"))
    return _with_column(layout, place, replace(layout.columns[place], heading=lines))


def set_width(layout: Layout, place: int, width_mm: Decimal) -> Layout:
    """Takes what it needs beyond the page from the column behind it, or before it if it is the last."""
    width_mm = max(_whole(width_mm), NARROWEST_COLUMN_MM)
    more = (
        sum(layout.widths_mm, Decimal()) - layout.columns[place].width_mm + width_mm - page_width_mm(layout)
    )
    columns = list(layout.columns)
    if more > 0:
        neighbour = place + 1 if place + 1 < len(columns) else place - 1
        room = columns[neighbour].width_mm - NARROWEST_COLUMN_MM if neighbour >= 0 else Decimal()
        given = min(max(room, Decimal()), more)
        width_mm -= more - given
        if neighbour >= 0:
            columns[neighbour] = replace(columns[neighbour], width_mm=columns[neighbour].width_mm - given)
    columns[place] = replace(columns[place], width_mm=max(width_mm, NARROWEST_COLUMN_MM))
    return replace(layout, columns=tuple(columns))


def hide_column(layout: Layout, place: int) -> Layout:
    if len(layout.columns) == 1:
        raise LayoutError(_("ตารางต้องมีอย่างน้อยหนึ่งคอลัมน์"))
    columns = (*layout.columns[:place], *layout.columns[place + 1 :])
    return replace(layout, columns=columns)


def show_column(layout: Layout, column: Column, place: int | None = None) -> Layout:
    """Where the page is full, all columns give way in proportion."""
    at = len(layout.columns) if place is None else place
    columns = (*layout.columns[:at], column, *layout.columns[at:])
    if len(columns) * NARROWEST_COLUMN_MM > page_width_mm(layout):
        raise LayoutError(_("หน้ากระดาษไม่มีที่สำหรับคอลัมน์เพิ่ม"))
    return fit_page(replace(layout, columns=columns))


def hidden_columns(layout: Layout) -> list[Column]:
    """Columns that this layout might show as well: one for each field that it does not show yet."""
    shown = {field for column in layout.columns for part in column.parts for field in part.fields}
    known = {
        column.parts[0].fields[0]: column for column in reversed(_program_columns()) if len(column.parts) == 1
    }
    return [
        known.get(field) or Column((term(field),), Decimal(25), (ColumnPart((field,)),), MergeRule.NONE)
        for field in Field
        if field not in shown
    ]


def fit_page(layout: Layout) -> Layout:
    """Makes columns narrower in proportion until they fit on the page; a table that fits stays."""
    limit = page_width_mm(layout)
    widths = list(layout.widths_mm)
    while (excess := sum(widths, Decimal()) - limit) > 0:
        spare = [width - NARROWEST_COLUMN_MM for width in widths]
        whole = sum(spare, Decimal())
        if whole <= 0:
            break
        take = [min(left, (left * excess / whole).to_integral_value(ROUND_FLOOR)) for left in spare]
        if not any(take):
            take[spare.index(max(spare))] = min(max(spare), excess)
        widths = [width - less for width, less in zip(widths, take, strict=True)]
    columns = [replace(column, width_mm=width) for column, width in zip(layout.columns, widths, strict=True)]
    return replace(layout, columns=tuple(columns))


def page_width_mm(layout: Layout) -> Decimal:
    return TEXT_WIDTH_MM[layout.orientation]


def _program_columns() -> Sequence[Column]:
    return [column for code in available_layouts() for column in read_layout(code).columns]


def _with_column(layout: Layout, place: int, column: Column) -> Layout:
    columns = (*layout.columns[:place], column, *layout.columns[place + 1 :])
    return replace(layout, columns=columns)


def _whole(width_mm: Decimal) -> Decimal:
    return width_mm.quantize(_MM, ROUND_HALF_UP)


def _column_definition(column: Column) -> dict[str, Any]:
    definition: dict[str, Any] = {
        "heading": list(column.heading),
        "fields": [[field.value for field in part.fields] for part in column.parts],
        "width_mm": str(column.width_mm),
        "merge": column.merge.value,
    }
    if any(part.sub_heading for part in column.parts):
        definition["sub_headings"] = [part.sub_heading for part in column.parts]
    return definition


def _find_office(session: Session, office: Office) -> Office:
    query = select(Office).where(Office.id == office.id).options(selectinload(Office.layouts))
    return session.scalars(query).one()
