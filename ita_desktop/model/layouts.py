"""A measures table as data: its columns, what stands in them, how wide they are, what merges and how rows group."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from functools import cache
from typing import TypeVar, cast

from ita_desktop import bundled
from ita_desktop.translation import translate as _

Choice = TypeVar("Choice", bound=StrEnum)


class LayoutError(ValueError):
    """A layout that cannot be used; the message says which layout and column, and why."""


class Orientation(StrEnum):
    PORTRAIT = "portrait"
    LANDSCAPE = "landscape"


TEXT_WIDTH_MM = {Orientation.PORTRAIT: Decimal(160), Orientation.LANDSCAPE: Decimal(257)}
NARROWEST_COLUMN_MM = Decimal(10)


class Grouping(StrEnum):
    """How rows are put together.

    With an indicator column, rows that concern items stand under rows of their indicator and sub-indicator.
    """

    INDICATOR_COLUMN = "indicator-column"
    INSTRUMENT_AND_INDICATOR_ROWS = "instrument-and-indicator-rows"
    INDICATOR_ROWS = "indicator-rows"
    MEASURE = "measure"
    NONE = "none"


class RowChoice(StrEnum):
    """Every measure, or those of indicators that have weak points (all, where nothing is weak)."""

    ALL = "all"
    WEAK_INDICATORS = "weak-indicators"


class MergeRule(StrEnum):
    """What makes a cell one with the cell above it: the same words, or a measure that joins the issue above."""

    NONE = "none"
    SAME_TEXT = "same-text"
    JOINED_ISSUE = "joined-issue"


class Field(StrEnum):
    """What a column can show of a measure.

    `indicator`: number and name of the indicator, or the code of the item under its own group rows.
    `point`: what was assessed, with code, words and score. `period`: from the start to the deadline.
    `result`, `problem`, `suggestion`, `evidence`: what the follow-ups brought.
    """

    INSTRUMENT = "instrument"
    INDICATOR = "indicator"
    POINT = "point"
    LAST_SCORE = "last_score"
    WEAKNESS = "weakness"
    ISSUE = "issue"
    GUIDELINE = "guideline"
    MEASURES = "measures"
    ACTIVITIES = "activities"
    OUTPUTS = "outputs"
    AWARENESS = "awareness"
    START = "start"
    DUE = "due"
    PERIOD = "period"
    OWNERS = "owners"
    FOLLOW_UP = "follow_up"
    STATE = "state"
    RESULT = "result"
    PROBLEM = "problem"
    SUGGESTION = "suggestion"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class ColumnPart:
    """A stretch of a cell: the first of `fields` that is filled, under its sub-heading if it has one."""

    fields: tuple[Field, ...]
    sub_heading: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """`heading` is broken into lines by sense."""

    heading: tuple[str, ...]
    width_mm: Decimal
    parts: tuple[ColumnPart, ...]
    merge: MergeRule = MergeRule.NONE


@dataclass(frozen=True, slots=True)
class Layout:
    code: str
    name: str
    source: str
    orientation: Orientation
    grouping: Grouping
    rows: RowChoice
    columns: tuple[Column, ...]

    @property
    def widths_mm(self) -> tuple[Decimal, ...]:
        return tuple(column.width_mm for column in self.columns)


def available_layouts() -> tuple[str, ...]:
    """Codes of the layouts that travel with the program."""
    return tuple(sorted(path.stem for path in (bundled.folder("resources") / "layouts").glob("*.toml")))


@cache
def read_layout(code: str) -> Layout:
    """The layout of this code that travels with the program. Raises LayoutError if there is none."""
    if code not in available_layouts():
        raise LayoutError(
            _("ไม่มีตารางมาตรการแบบ {code} แบบที่มี ได้แก่ {codes}").format(
                code=code, codes=", ".join(available_layouts())
            )
        )
    path = bundled.folder("resources") / "layouts" / f"{code}.toml"
    return layout_from(tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal))


def layout_from(definition: Mapping[str, object]) -> Layout:
    """The layout that an office, or a shipped file, defines. Raises LayoutError."""
    left = dict(definition)
    place = _("ตารางมาตรการแบบ {code}").format(code=left.get("code") or "?")
    columns = left.pop("columns", None)
    if not isinstance(columns, list) or not columns:
        raise LayoutError(_("{place}: ต้องมี columns อย่างน้อยหนึ่งคอลัมน์").format(place=place))
    layout = Layout(
        code=_take_text(left, "code", place),
        name=_take_text(left, "name", place),
        source=_take_text(left, "source", place, default=""),
        orientation=_take_choice(left, "orientation", Orientation, place, Orientation.LANDSCAPE),
        grouping=_take_choice(left, "grouping", Grouping, place, Grouping.NONE),
        rows=_take_choice(left, "rows", RowChoice, place, RowChoice.ALL),
        columns=tuple(
            _column(column, _("{place} คอลัมน์ที่ {number}").format(place=place, number=number))
            for number, column in enumerate(cast("list[object]", columns), start=1)
        ),
    )
    _refuse_the_rest(left, place)
    _check_width(layout, place)
    return layout


def _column(definition: object, place: str) -> Column:
    if not isinstance(definition, Mapping):
        raise LayoutError(_("{place}: ต้องมี heading fields และ width_mm").format(place=place))
    left = dict(cast("Mapping[str, object]", definition))
    column = Column(
        heading=_take_texts(left, "heading", place),
        width_mm=_take_width(left, place),
        parts=_take_parts(left, place),
        merge=_take_choice(left, "merge", MergeRule, place, MergeRule.NONE),
    )
    _refuse_the_rest(left, place)
    return column


def _take_parts(left: dict[str, object], place: str) -> tuple[ColumnPart, ...]:
    fields = left.pop("fields", None)
    if not isinstance(fields, list) or not fields:
        raise LayoutError(_("{place}: ต้องมี fields ซึ่งบอกว่าคอลัมน์นี้พิมพ์อะไร").format(place=place))
    alternatives = [_fields(field, place) for field in cast("list[object]", fields)]
    sub_headings = _take_texts(left, "sub_headings", place) if "sub_headings" in left else ()
    if sub_headings and len(sub_headings) != len(alternatives):
        raise LayoutError(
            _("{place}: sub_headings มี {found} หัวข้อ แต่ fields มี {expected} ช่อง กรุณาใส่ให้เท่ากัน").format(
                place=place, found=len(sub_headings), expected=len(alternatives)
            )
        )
    padded = sub_headings or ("",) * len(alternatives)
    return tuple(ColumnPart(part, heading) for part, heading in zip(alternatives, padded, strict=True))


def _fields(value: object, place: str) -> tuple[Field, ...]:
    """A field, or a list of fields of which the first that is filled is shown."""
    names = cast("list[object]", value) if isinstance(value, list) else [value]
    return tuple(_choice(name, "fields", Field, place) for name in names)


def _take_texts(left: dict[str, object], key: str, place: str) -> tuple[str, ...]:
    value = left.pop(key, None)
    texts = cast("list[object]", value) if isinstance(value, list) else [value]
    if not texts or not all(isinstance(text, str) and text.strip() for text in texts):
        raise LayoutError(_("{place}: {key} ต้องเป็นข้อความหนึ่งบรรทัดหรือหลายบรรทัด").format(place=place, key=key))
    return tuple(cast("list[str]", texts))


def _take_text(left: dict[str, object], key: str, place: str, default: str | None = None) -> str:
    value = left.pop(key, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise LayoutError(_("{place}: {key} ต้องเป็นข้อความ").format(place=place, key=key))
    return value


def _take_width(left: dict[str, object], place: str) -> Decimal:
    value = left.pop("width_mm", None)
    try:
        width_mm = Decimal(str(value))
    except InvalidOperation:
        width_mm = Decimal(0)
    if not width_mm.is_finite() or width_mm < NARROWEST_COLUMN_MM:
        raise LayoutError(
            _("{place}: width_mm คือความกว้างเป็นมิลลิเมตร ต้องเป็นตัวเลขตั้งแต่ {least} ขึ้นไป แต่พบ {found}").format(
                place=place, least=NARROWEST_COLUMN_MM, found=value
            )
        )
    return width_mm


def _take_choice(
    left: dict[str, object], key: str, choices: type[Choice], place: str, default: Choice
) -> Choice:
    return _choice(left.pop(key, default), key, choices, place)


def _choice(value: object, key: str, choices: type[Choice], place: str) -> Choice:
    try:
        return choices(cast("str", value))
    except ValueError as problem:
        raise LayoutError(
            _("{place}: {key} ไม่มีคำว่า {found} ใช้ได้เฉพาะ {choices}").format(
                place=place, key=key, found=value, choices=", ".join(choices)
            )
        ) from problem


def _refuse_the_rest(left: Mapping[str, object], place: str) -> None:
    if left:
        raise LayoutError(
            _("{place}: ไม่รู้จัก {keys} กรุณาตรวจตัวสะกดหรือลบออก").format(place=place, keys=", ".join(left))
        )


def _check_width(layout: Layout, place: str) -> None:
    total, limit = sum(layout.widths_mm), TEXT_WIDTH_MM[layout.orientation]
    if total > limit:
        raise LayoutError(
            _("{place}: คอลัมน์กว้างรวม {total} มม. เกินหน้ากระดาษซึ่งกว้าง {limit} มม. กรุณาลดความกว้าง").format(
                place=place, total=total, limit=limit
            )
        )
