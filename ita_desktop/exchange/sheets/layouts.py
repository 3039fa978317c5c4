"""Measures tables that the office lays out itself: one row for each column of such a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from ita_desktop.exchange.kinds import Cell, Kind, Line, Lines, Number, Term, Written, read_term, typed_text
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.sheet import Column, KeptRow, Sheet, Values
from ita_desktop.exchange.sheets.directories import LAYOUTS, Directories
from ita_desktop.model.layouts import (
    Field,
    Grouping,
    Layout,
    LayoutError,
    MergeRule,
    Orientation,
    RowChoice,
    available_layouts,
    layout_from,
)
from ita_desktop.model.office import MeasuresLayout
from ita_desktop.model.terms import term
from ita_desktop.translation import translate as _

_OR = " หรือ "
_OF_THE_LAYOUT = ("ชื่อรูปแบบ", "ที่มา", "แนวกระดาษ", "การจัดกลุ่ม", "แถวที่พิมพ์")

Parts: TypeAlias = tuple[tuple[Field, ...], ...]


@dataclass(frozen=True, eq=False)
class ColumnPlace:
    """A column of a layout, by its place; the layout's own cells stand in the row of its first column."""

    layout: Layout
    place: int


class _Fields(Kind[Parts]):
    """What a column prints, one below the other; of several on a line the first that is filled."""

    blank: Parts = ()

    @property
    def expected(self) -> str:
        return _("ข้อมูลที่พิมพ์ในช่อง บรรทัดละหนึ่งอย่าง จาก {words} ถ้าใช้แทนกันได้ให้คั่นด้วย “หรือ”").format(
            words=" ".join(f"“{term(field)}”" for field in Field)
        )

    def read(self, cell: Cell) -> Parts:
        lines = (line for line in typed_text(cell).split("\n") if line)
        return tuple(
            tuple(read_term(Field, words) for words in f" {line} ".split(_OR.rstrip()) if words.strip())
            for line in lines
        )

    def write(self, value: Parts) -> Written:
        return "\n".join(_OR.join(term(field) for field in part) for part in value) or None


def layouts(shared: Directories) -> Sheet[ColumnPlace]:
    office = shared.book.office
    kept = {record.code: layout_from(record.definition) for record in office.layouts}

    def announce(rows: Sequence[Values]) -> None:
        for code in (*available_layouts(), *(row["รหัสรูปแบบ"] for row in rows)):
            shared.layouts.announce((code,), None)

    def keep(rows: Sequence[KeptRow[ColumnPlace]]) -> None:
        definitions = _definitions([row.values for row in rows])
        records = {record.code: record for record in office.layouts}
        for code, definition in definitions.items():
            if code not in records:
                records[code] = MeasuresLayout(code=code, definition=definition)
            elif kept[code] != layout_from(definition):
                records[code].definition = definition
        office.layouts = [records[code] for code in sorted(definitions)]

    return Sheet(
        name=LAYOUTS,
        purpose="ตารางมาตรการที่สำนักงานกำหนดเอง แถวละหนึ่งคอลัมน์ของตาราง",
        columns=_columns(),
        records=[
            ColumnPlace(layout, place) for layout in kept.values() for place in range(len(layout.columns))
        ],
        make=_made_by_keep,
        keep=keep,
        parent="รหัสรูปแบบ",
        words=("รหัสรูปแบบ", "หัวคอลัมน์"),
        announce=announce,
        complaints=_complaints,
    )


def _columns() -> tuple[Column[ColumnPlace], ...]:
    return (
        Column(
            "รหัสรูปแบบ",
            Line(),
            lambda row: row.layout.code,
            note="รหัสสั้นที่ไม่ซ้ำกับ M1 ถึง M5",
            width=14,
            is_required=True,
        ),
        _of_layout("ชื่อรูปแบบ", Line(), "name", 30),
        _of_layout("ที่มา", Line(), "source", 24),
        _of_layout("แนวกระดาษ", Term(Orientation, Orientation.LANDSCAPE), "orientation", 14),
        _of_layout("การจัดกลุ่ม", Term(Grouping, Grouping.NONE), "grouping", 24),
        _of_layout("แถวที่พิมพ์", Term(RowChoice, RowChoice.ALL), "rows", 28),
        _of_column("หัวคอลัมน์", Lines(), "heading", 34, is_required=True),
        Column(
            "ข้อมูลที่พิมพ์",
            _Fields(),
            lambda row: tuple(part.fields for part in row.layout.columns[row.place].parts),
            note="บรรทัดละหนึ่งอย่าง ถ้าใช้แทนกันได้ให้คั่นด้วยคำว่า หรือ",
            width=28,
            is_required=True,
        ),
        Column("หัวข้อย่อย", Lines(), _sub_headings, note="บรรทัดละหนึ่งหัวข้อ เท่าจำนวนข้อมูลที่พิมพ์", width=24),
        _of_column("กว้าง (มม.)", Number(10, 257, "0.##"), "width_mm", 12, is_required=True),
        _of_column("การรวมช่อง", Term(MergeRule, MergeRule.NONE), "merge", 28),
    )


def _of_layout(heading: str, kind: Kind[Any], attribute: str, width: int) -> Column[ColumnPlace]:
    def get(row: ColumnPlace) -> Any:
        return kind.blank if row.place else getattr(row.layout, attribute)

    return Column(heading, kind, get, note="กรอกในแถวแรกของแต่ละรูปแบบ", width=width)


def _of_column(
    heading: str, kind: Kind[Any], attribute: str, width: int, *, is_required: bool = False
) -> Column[ColumnPlace]:
    def get(row: ColumnPlace) -> Any:
        return getattr(row.layout.columns[row.place], attribute)

    return Column(heading, kind, get, width=width, is_required=is_required)


def _sub_headings(row: ColumnPlace) -> tuple[str, ...]:
    headings = tuple(part.sub_heading for part in row.layout.columns[row.place].parts)
    return headings if any(headings) else ()


def _made_by_keep(values: Values) -> ColumnPlace:
    """Stands for a row that is new: the layout it belongs to is put together from all rows at once."""
    return ColumnPlace(
        Layout(values["รหัสรูปแบบ"], "", "", Orientation.LANDSCAPE, Grouping.NONE, RowChoice.ALL, ()), 0
    )


def _complaints(rows: Sequence[Values]) -> Iterator[tuple[int, str, Complaint]]:
    first: dict[str, int] = {}
    for place, row in enumerate(rows):
        code = row["รหัสรูปแบบ"]
        start = first.setdefault(code, place)
        for heading in _OF_THE_LAYOUT:
            if start != place and row[heading] not in (_blank(rows[start][heading]), rows[start][heading]):
                yield place, heading, Complaint(_("ต่างจากแถวแรกของรูปแบบ “{code}”").format(code=code))
    definitions = _definitions(rows)
    for code, place in first.items():
        if code.casefold() in {shipped.casefold() for shipped in available_layouts()}:
            yield (
                place,
                "รหัสรูปแบบ",
                Complaint(_("รหัส “{code}” เป็นรูปแบบของโปรแกรม กรุณาใช้รหัสอื่น").format(code=code)),
            )
        try:
            layout_from(definitions[code])
        except LayoutError as error:
            yield place, "รหัสรูปแบบ", Complaint(str(error))


def _blank(value: object) -> object:
    defaults: dict[type, object] = {
        Orientation: Orientation.LANDSCAPE,
        Grouping: Grouping.NONE,
        RowChoice: RowChoice.ALL,
    }
    return defaults.get(type(value), "")


def _definitions(rows: Sequence[Values]) -> dict[str, dict[str, Any]]:
    """In the form of the files in `resources/layouts`."""
    definitions: dict[str, dict[str, Any]] = {}
    for row in rows:
        definition = definitions.setdefault(
            row["รหัสรูปแบบ"],
            {
                "code": row["รหัสรูปแบบ"],
                "name": row["ชื่อรูปแบบ"],
                "source": row["ที่มา"],
                "orientation": row["แนวกระดาษ"].value,
                "grouping": row["การจัดกลุ่ม"].value,
                "rows": row["แถวที่พิมพ์"].value,
                "columns": [],
            },
        )
        definition["columns"].append(_column_definition(row))
    return definitions


def _column_definition(row: Values) -> Mapping[str, Any]:
    parts: Parts = row["ข้อมูลที่พิมพ์"]
    width_mm: Decimal | None = row["กว้าง (มม.)"]
    definition: dict[str, Any] = {
        "heading": list(row["หัวคอลัมน์"]),
        "fields": [[field.value for field in part] for part in parts],
        "width_mm": str(width_mm),
        "merge": row["การรวมช่อง"].value,
    }
    if row["หัวข้อย่อย"]:
        definition["sub_headings"] = list(row["หัวข้อย่อย"])
    return definition
