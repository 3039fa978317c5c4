"""From the rows of a workbook to what would happen to the records, and to its happening."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Generic, TypeVar

from ita_desktop.exchange.comparison import match_by_content, match_by_key, moved_rows
from ita_desktop.exchange.problems import ChangeKind, Complaint, RowChange
from ita_desktop.exchange.sheet import ORDINAL, KeptRow, Sheet, Values
from ita_desktop.translation import translate as _

Kept = TypeVar("Kept")

_LONGEST_WORDS = 60


@dataclass(frozen=True)
class ReadRow:
    """`number` is the row in Excel, `ordinal` what stands in the column ลำดับ."""

    number: int
    ordinal: str
    values: tuple[Any, ...]


@dataclass(frozen=True)
class ReadSheet:
    """Rows with values in the order of the sheet's read columns, of which `present` are in the workbook."""

    present: tuple[int, ...]
    rows: tuple[ReadRow, ...]


@dataclass(frozen=True)
class PlannedRow(Generic[Kept]):
    """A row and the record it belongs to; `before` are the record's values now, None for a new one."""

    row: ReadRow
    record: Kept | None
    before: tuple[Any, ...] | None
    is_moved: bool = False


@dataclass(frozen=True)
class Plan(Generic[Kept]):
    sheet: Sheet[Kept]
    present: tuple[int, ...]
    rows: tuple[PlannedRow[Kept], ...]
    removed: tuple[tuple[Kept, tuple[Any, ...]], ...]

    @cached_property
    def values(self) -> list[Values]:
        """Each row by heading; what the workbook leaves out is as the record has it."""
        headings = [column.heading for column in self.sheet.read_columns]
        return [dict(zip(headings, self._whole(planned), strict=True)) for planned in self.rows]

    def _whole(self, planned: PlannedRow[Kept]) -> tuple[Any, ...]:
        if planned.before is None or len(self.present) == len(planned.before):
            return planned.row.values
        values = list(planned.before)
        for place in self.present:
            values[place] = planned.row.values[place]
        return tuple(values)


def existing_rows(sheet: Sheet[Kept]) -> ReadSheet:
    """The records as if a workbook held them unchanged, for a sheet that the workbook leaves out."""
    rows = tuple(
        ReadRow(0, str(place), sheet.values_of(record)) for place, record in enumerate(sheet.records, start=1)
    )
    return ReadSheet(tuple(range(len(sheet.read_columns))), rows)


def plan_sheet(sheet: Sheet[Kept], read: ReadSheet) -> Plan[Kept]:
    """Matches rows with records and makes their names known to the sheets that follow."""
    before = [sheet.values_of(record) for record in sheet.records]
    matched = _match(sheet, before, read)
    moved = moved_rows(matched) if sheet.make else set[int]()
    rows = tuple(
        PlannedRow(row, None, None)
        if place is None
        else PlannedRow(row, sheet.records[place], before[place], number in moved)
        for number, (row, place) in enumerate(zip(read.rows, matched, strict=True))
    )
    kept = {place for place in matched if place is not None}
    removed = (
        tuple((record, before[place]) for place, record in enumerate(sheet.records) if place not in kept)
        if sheet.make
        else ()
    )
    plan = Plan(sheet, read.present, rows, removed)
    _announce(plan)
    return plan


def changes_of(plan: Plan[Any]) -> Iterator[RowChange]:
    sheet = plan.sheet
    for planned in plan.rows:
        words = _words(plan, planned.row.values, planned.row.ordinal)
        if planned.before is None:
            yield RowChange(sheet.name, words, ChangeKind.ADDED)
            continue
        for place in plan.present:
            before, after = planned.before[place], planned.row.values[place]
            if before != after:
                column = sheet.read_columns[place]
                yield RowChange(
                    sheet.name,
                    words,
                    ChangeKind.CHANGED,
                    column.heading,
                    column.kind.show(before),
                    column.kind.show(after),
                )
        if planned.is_moved:
            yield RowChange(sheet.name, words, ChangeKind.MOVED)
    for _record, values in plan.removed:
        yield RowChange(sheet.name, _words(plan, values, ""), ChangeKind.REMOVED)


def carry_out(plan: Plan[Any]) -> None:
    """Makes, changes and lays out the records of one sheet; those of the sheets before it already are.

    Raises KeyError for a name or fixed row that there is no record for.
    """
    sheet = plan.sheet
    records: list[Any] = []
    all_values = plan.values
    for planned, values in zip(plan.rows, all_values, strict=True):
        records.append(_make(sheet, values) if planned.record is None else planned.record)
    if sheet.directory is not None:
        for record, names in zip(records, _names(plan), strict=True):
            sheet.directory.enter(names[0], record)
    columns = [(place, sheet.read_columns[place]) for place in plan.present]
    puts = [(place, column.put, column.kind.blank) for place, column in columns if column.put is not None]
    for planned, record in zip(plan.rows, records, strict=True):
        values, before = planned.row.values, planned.before
        for place, put, blank in puts:
            value = values[place]
            # What is blank, a new record has by default.
            if value != (blank if before is None else before[place]):
                put(record, value)
    sheet.keep([KeptRow(record, values) for record, values in zip(records, all_values, strict=True)])


def twice_named(plan: Plan[Any]) -> Iterator[tuple[ReadRow, ReadRow]]:
    """Rows that have the key, or by which others call them the number, of an earlier row."""
    sheet = plan.sheet
    seen: dict[Any, ReadRow] = {}
    if sheet.key:
        places = _places(sheet, sheet.key)
        keys = [tuple(planned.row.values[place] for place in places) for planned in plan.rows]
    elif sheet.is_called_by_ordinal:
        keys = [(planned.row.ordinal,) if planned.row.ordinal else None for planned in plan.rows]
    else:
        return
    for planned, key in zip(plan.rows, keys, strict=True):
        if key is None:
            continue
        if key in seen:
            yield planned.row, seen[key]
        seen.setdefault(key, planned.row)


def twice_named_complaint(plan: Plan[Any], earlier: ReadRow) -> Complaint:
    words = _words(plan, earlier.values, earlier.ordinal) if plan.sheet.key else earlier.ordinal
    return Complaint(
        _("“{words}” ซ้ำกับแถวที่ {row} กรุณาลบแถวที่ซ้ำหรือตั้งชื่อให้ต่างกัน").format(words=words, row=earlier.number)
    )


def twice_named_words(plan: Plan[Any], row: ReadRow) -> tuple[str, str]:
    """What names the row, and what may stand there instead."""
    sheet = plan.sheet
    if not sheet.key:
        return row.ordinal, _("เลขลำดับที่ไม่ซ้ำกับแถวอื่น")
    (place,) = _places(sheet, sheet.key[-1:])
    return sheet.read_columns[place].kind.show(row.values[place]), _("ชื่อหรือรหัสที่ไม่ซ้ำกับแถวอื่น")


def _match(sheet: Sheet[Any], before: Sequence[tuple[Any, ...]], read: ReadSheet) -> list[int | None]:
    new = [row.values for row in read.rows]
    if sheet.is_form:
        return [0]
    if sheet.key:
        places = _places(sheet, sheet.key)
        return match_by_key(_cut(before, places), _cut(new, places), may_rename=sheet.may_rename)
    if sheet.parent is None:
        return match_by_content(_cut(before, read.present), _cut(new, read.present))
    parent = _places(sheet, (sheet.parent,))[0]
    old_groups, new_groups = _groups(before, parent), _groups(new, parent)
    matched: list[int | None] = [None] * len(new)
    for name, rows in new_groups.items():
        old_rows = old_groups.get(name, [])
        found = match_by_content(
            _cut([before[place] for place in old_rows], read.present),
            _cut([new[row] for row in rows], read.present),
        )
        for row, place in zip(rows, found, strict=True):
            matched[row] = None if place is None else old_rows[place]
    return matched


def _places(sheet: Sheet[Any], headings: Sequence[str]) -> tuple[int, ...]:
    order = [column.heading for column in sheet.read_columns]
    return tuple(order.index(heading) for heading in headings)


def _cut(rows: Sequence[tuple[Any, ...]], places: Sequence[int]) -> list[tuple[Any, ...]]:
    return [tuple(row[place] for place in places) for row in rows]


def _groups(rows: Sequence[tuple[Any, ...]], parent: int) -> dict[Any, list[int]]:
    groups: dict[Any, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        groups[row[parent]].append(place)
    return groups


def _announce(plan: Plan[Any]) -> None:
    directory = plan.sheet.directory
    if directory is not None:
        for planned, names in zip(plan.rows, _names(plan), strict=True):
            directory.announce(names, planned.record)
        for record, _values in plan.removed:
            directory.let_go(record)
    if plan.sheet.announce is not None:
        plan.sheet.announce(plan.values)


def _names(plan: Plan[Any]) -> Sequence[Sequence[str]]:
    if plan.sheet.names is None:
        return [(_words(plan, planned.row.values, ""),) for planned in plan.rows]
    ordinals = [planned.row.ordinal for planned in plan.rows]
    return plan.sheet.names(plan.values, ordinals)


def _make(sheet: Sheet[Kept], values: Values) -> Kept:
    if sheet.make is None:
        raise KeyError(*(values[heading] for heading in sheet.key))
    return sheet.make(values)


def _words(plan: Plan[Any], values: tuple[Any, ...], ordinal: str) -> str:
    sheet = plan.sheet
    shown = [
        sheet.read_columns[place].kind.show(values[place])
        for place in _places(sheet, sheet.words or sheet.key)
    ]
    words = " ".join(word for word in shown if word).replace("\n", " ")
    if len(words) > _LONGEST_WORDS:
        words = words[:_LONGEST_WORDS] + "…"
    return f"{ORDINAL} {ordinal}: {words}" if sheet.has_ordinals and ordinal else words
