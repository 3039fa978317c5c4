"""A pasted table of results understood: what each column is, each row is about, and what is too doubtful to take."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias

from ita_desktop.exchange.pasted import Grid
from ita_desktop.exchange.pasted_tables import as_one_table
from ita_desktop.exchange.printed_grid import grid_of_lines
from ita_desktop.exchange.printed_nodes import PrintedNodes, Understood, split_lead
from ita_desktop.exchange.result_columns import (
    FIGURES,
    LEVEL_SHARES,
    SHARES,
    TOTAL_WORDS,
    WORDS,
    YES_NO_SHARES,
    FigureUnclear,
    PastedColumn,
    Reading,
    is_figure,
    read_figure,
    settle_columns,
)
from ita_desktop.model.edition import Edition, Kind, Node, Scale
from ita_desktop.rules.shares import HIGHEST_RIGHT_SUM, LOWEST_RIGHT_SUM
from ita_desktop.translation import translate as _

MOST_ROWS = 600
TOTAL = ""
"""Stands for the identity of a node where a row prints the total of all instruments."""

Value: TypeAlias = Decimal | str | tuple[str, ...]
Values: TypeAlias = dict[Reading, Value]

_figure_and_words = re.compile(r"([๐-๙\d]{1,3}[.,][๐-๙\d]{1,2}|๑๐๐|100)\s*(.*)", re.DOTALL)
_level = re.compile(r"ระดับ\s*(\S.*)")
_answer_and_figure = re.compile(r"(มี|ไม่มี)\s*([๐-๙\d]\S*)")
"""As a question of yes or no is printed where four levels head the table."""
_SHARE_OF_ANSWER = {"มี": Reading.SHARE_YES, "ไม่มี": Reading.SHARE_NO}
_ordinal = re.compile(r"\(?[๐-๙\d]{1,2}\)?")
_LEVEL_SCALES = (Scale.LEVEL, Scale.LEVEL_REVERSED)
_YES_NO_SCALES = (Scale.YES_IS_GOOD, Scale.YES_IS_BAD, Scale.DISCLOSED)


class RowState(StrEnum):
    UNDERSTOOD = "understood"
    TO_LOOK_AT = "to-look-at"
    TO_CHOOSE = "to-choose"
    HEADING = "heading"
    LEFT_OUT = "left-out"


@dataclass(frozen=True, slots=True)
class RowValue:
    """A field of the result of a node, or of the year where `identity` is TOTAL."""

    identity: str
    field: str
    value: Value


@dataclass(frozen=True, slots=True)
class RowReading:
    """One row of the table. Only UNDERSTOOD and TO_LOOK_AT are taken; `reason` says what is doubtful or odd."""

    place: int
    printed_code: str
    printed_name: str
    state: RowState
    identity: str | None = None
    candidates: tuple[str, ...] = ()
    values: tuple[RowValue, ...] = ()
    shown: tuple[tuple[int, str], ...] = ()
    """What is printed in each column that has a reading, by its place."""
    reason: str = ""

    @property
    def is_taken(self) -> bool:
        return self.state in (RowState.UNDERSTOOD, RowState.TO_LOOK_AT)


@dataclass(frozen=True)
class PastedResults:
    """`problems` are of the table as a whole, for the officer."""

    columns: tuple[PastedColumn, ...]
    rows: tuple[RowReading, ...]
    problems: tuple[str, ...]

    @property
    def taken(self) -> tuple[RowReading, ...]:
        return tuple(row for row in self.rows if row.is_taken)


def read_pasted_results(
    grid: Grid,
    edition: Edition,
    *,
    readings: Mapping[int, Reading] | None = None,
    choices: Mapping[int, str | None] | None = None,
    year: int | None = None,
) -> PastedResults:
    """Understands a grid as results of `edition`.

    `readings` are what the officer says of columns, `choices` of rows: an identity, or None to leave the row out.
    `year` tells the wanted column where a table shows several years.
    """
    if not grid:
        return PastedResults((), (), (_("ไม่พบตารางในสิ่งที่วาง โปรดคัดลอกทั้งตารางแล้ววางใหม่"),))
    problem = ""
    if len(grid[0]) == 1:
        put_together, problem = grid_of_lines([line for (line,) in grid], edition)
        if problem and not put_together:
            return PastedResults((), (), (problem,))
        grid = put_together or grid
    is_too_long = len(grid) > MOST_ROWS
    grid = grid[:MOST_ROWS]
    table = as_one_table(grid, year or edition.year)
    first, last = table.headings
    columns = settle_columns(table.columns, [*table.grid[:first], *table.grid[last:]], readings or {})
    reader = _RowReader(table.grid, table.headings, columns, PrintedNodes(edition), choices or {})
    rows = _without_repeats(_without_conflicts(reader.rows()))
    problems = tuple(_problems(columns, rows))
    if problem:
        problems = (problem, *problems)
    if is_too_long:
        problems = (_("อ่านเฉพาะ {count} แถวแรก").format(count=MOST_ROWS), *problems)
    return PastedResults(columns, tuple(rows), problems)


def _problems(columns: Sequence[PastedColumn], rows: Sequence[RowReading]) -> Iterator[str]:
    readings = {column.reading for column in columns}
    if not readings & {Reading.CODE, Reading.NAME}:
        yield _("ไม่รู้ว่าคอลัมน์ใดเป็นรหัสหรือชื่อข้อ โปรดเลือกที่แถว “อ่านเป็น”")
    if not readings & set(FIGURES + WORDS):
        yield _("ไม่รู้ว่าคอลัมน์ใดเป็นคะแนน โปรดเลือกที่แถว “อ่านเป็น”")
    if not any(row.is_taken for row in rows):
        yield _("ยังไม่มีแถวใดที่เข้าใจได้แน่ชัด")


class _RowReader:
    def __init__(
        self,
        grid: Grid,
        headings: tuple[int, int],
        columns: Sequence[PastedColumn],
        nodes: PrintedNodes,
        choices: Mapping[int, str | None],
    ) -> None:
        self._grid = grid
        self._headings = headings
        self._columns = columns
        self._nodes = nodes
        self._choices = choices
        places = {column.reading: column for column in columns}
        self._code, self._name = places.get(Reading.CODE), places.get(Reading.NAME)

    def rows(self) -> list[RowReading]:
        first, last = self._headings
        printed = [self._grid[row] for row in range(first, last)]
        return [
            self._row(place, cells, is_heading=cells in printed)
            for place, cells in enumerate(self._grid)
            if not first <= place < last
        ]

    def _row(self, place: int, cells: Sequence[str], *, is_heading: bool) -> RowReading:
        code, name = self._code_and_name(cells)
        shown = tuple((column.place, cells[column.place]) for column in self._columns if cells[column.place])
        row = RowReading(place, code, name, RowState.LEFT_OUT, shown=shown)
        if is_heading:
            return replace(row, reason=_("หัวตารางซ้ำ"))
        if _counts_columns(cells):
            return replace(row, reason=_("เลขลำดับคอลัมน์"))
        if place in self._choices:
            return self._chosen(row, cells, self._choices[place])
        if any(TOTAL_WORDS.search(cell) for cell in cells):
            return self._total(row, cells)
        has_figures = any(self._text(cells, reading) for reading in (*FIGURES, *WORDS))
        if not has_figures and not code and not name:
            return row
        is_indicator = (
            self._code is not None and "ตัวชี้วัด" in self._code.heading and bool(cells[self._code.place])
        )
        understood = self._nodes.understand(code, name, is_indicator=is_indicator)
        if not has_figures:
            if understood.node is None:
                return replace(row, reason=_("ไม่มีคะแนน"))
            return replace(row, state=RowState.HEADING, identity=understood.node.identity)
        return self._judged(row, cells, understood)

    def _chosen(self, row: RowReading, cells: Sequence[str], identity: str | None) -> RowReading:
        if identity is None:
            return replace(row, reason=_("เลือกไม่วาง"))
        if identity == TOTAL:
            return self._total(row, cells)
        node = self._nodes.by_identity[identity]
        self._nodes.stand_at(node)
        return self._judged(row, cells, Understood(node, (identity,)))

    def _judged(self, row: RowReading, cells: Sequence[str], understood: Understood) -> RowReading:
        doubtful = replace(row, state=RowState.TO_CHOOSE, candidates=understood.candidates)
        if understood.node is None:
            return replace(doubtful, reason=understood.reason)
        doubtful = replace(doubtful, identity=understood.node.identity)
        try:
            values = self._values(cells)
            placed = tuple(self._placed(understood.node, values))
        except FigureUnclear as unclear:
            return replace(doubtful, reason=str(unclear))
        if not placed:
            return replace(row, state=RowState.HEADING, identity=understood.node.identity)
        odd = understood.note or _oddity(understood.node, values)
        state = RowState.TO_LOOK_AT if odd else RowState.UNDERSTOOD
        return replace(doubtful, state=state, values=placed, reason=odd)

    def _total(self, row: RowReading, cells: Sequence[str]) -> RowReading:
        """The last figure of the row is the total; words behind it, or in a cell of their own, are the level."""
        # A column that is named and not read counts something else, such as questions or weights.
        other = {column.place for column in self._columns if _is_of_other_things(column)}
        cells = ["" if place in other else cell for place, cell in enumerate(cells)]
        found = [_figure_and_words.fullmatch(cell.strip()) for cell in cells]
        figures = [match for match in found if match is not None]
        words = [match[2].removesuffix("คะแนน").strip() for match in figures]
        words += [found[1] for found in map(_level.fullmatch, cells) if found is not None]
        level = self._text(cells, Reading.LEVEL) or next((each for each in reversed(words) if each), "")
        if not figures:
            return replace(row, reason=_("ไม่มีคะแนน"))
        try:
            total = read_figure(figures[-1][1])
        except FigureUnclear as unclear:
            return replace(row, state=RowState.TO_CHOOSE, reason=str(unclear), candidates=(TOTAL,))
        values = [RowValue(TOTAL, "published_total", total)] if total is not None else []
        if level and not is_figure(level):
            values.append(RowValue(TOTAL, "published_level", level))
        return replace(row, state=RowState.UNDERSTOOD, identity=TOTAL, values=tuple(values))

    def _code_and_name(self, cells: Sequence[str]) -> tuple[str, str]:
        code = cells[self._code.place] if self._code else ""
        name = cells[self._name.place] if self._name else ""
        filled = [cell for cell in cells if cell]
        if len(filled) == 1 and not is_figure(filled[0]):
            return split_lead(filled[0])
        if not code:
            return split_lead(name)
        if not name or name == code:
            lead, words = split_lead(code)
            return (lead, words) if lead and words else (code, "")
        return code, name

    def _text(self, cells: Sequence[str], reading: Reading) -> str:
        return next((cells[column.place] for column in self._columns if column.reading is reading), "")

    def _values(self, cells: Sequence[str]) -> Values:
        """Raises FigureUnclear."""
        values: Values = {}
        for reading in FIGURES:
            text = self._text(cells, reading)
            answer = _answer_and_figure.fullmatch(text) if reading in LEVEL_SHARES else None
            figure = read_figure(answer[2] if answer else text)
            if figure is not None:
                values[_SHARE_OF_ANSWER[answer[1]] if answer else reading] = figure
        for reading in WORDS:
            text = self._text(cells, reading)
            if text and text != "-":
                values[reading] = tuple(text.split()) if reading is Reading.URLS else text
        return values

    def _placed(self, node: Node, values: Values) -> Iterator[RowValue]:
        """Each value with the node it belongs to. Raises FigureUnclear for shares that no answers can have."""
        instrument = self._nodes.instrument_of(node)
        for reading, value in values.items():
            if reading is Reading.INSTRUMENT_PUBLISHED:
                yield RowValue(instrument.identity, Reading.PUBLISHED.value, value)
            elif reading is Reading.WEIGHTED and node.kind is Kind.INDICATOR:
                yield RowValue(instrument.identity, reading.value, value)
            elif reading in SHARES:
                yield RowValue(self._answered(node, values).identity, reading.value, value)
            else:
                yield RowValue(node.identity, reading.value, value)

    def _answered(self, node: Node, values: Values) -> Node:
        parts = self._nodes.children(node)
        if len(parts) > 1:
            raise FigureUnclear(_("ข้อนี้มีข้อย่อย ร้อยละของคำตอบมีเฉพาะที่ข้อย่อย"))
        answered = parts[0] if parts else node
        strange = YES_NO_SHARES if answered.scale in _LEVEL_SCALES else LEVEL_SHARES
        if answered.scale in (*_LEVEL_SCALES, *_YES_NO_SCALES) and any(share in values for share in strange):
            raise FigureUnclear(_("ข้อนี้ไม่ได้วัดด้วยคำตอบชุดนี้"))
        return answered


def _is_of_other_things(column: PastedColumn) -> bool:
    return bool(column.heading) and column.reading is Reading.NOTHING


def _oddity(node: Node, values: Values) -> str:
    for among in (LEVEL_SHARES, YES_NO_SHARES):
        given = [value for share in among if isinstance(value := values.get(share), Decimal)]
        if given and not LOWEST_RIGHT_SUM <= sum(given) <= HIGHEST_RIGHT_SUM:
            return _("ร้อยละรวมได้ {sum}").format(sum=sum(given))
    score = values.get(Reading.PUBLISHED)
    if node.kind is Kind.ITEM and node.scale is not Scale.SCORE and score not in (None, 0, 100):
        return _("ข้อมูล OIT ได้ 0 หรือ 100 เท่านั้น")
    return ""


def _counts_columns(cells: Sequence[str]) -> bool:
    """A row that only numbers the columns: (๑) (๒) (๓)."""
    filled = [cell for cell in cells if cell]
    if len(filled) < 3 or not all(_ordinal.fullmatch(cell) for cell in filled):
        return False
    numbers = [int(cell.strip("()")) for cell in filled]
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] <= 1


def _without_conflicts(rows: Sequence[RowReading]) -> list[RowReading]:
    """An instrument's score beside each indicator must be one and the same; else none of them is taken."""
    given: dict[tuple[str, str], set[Value]] = {}
    for row in rows:
        for each in row.values:
            if each.identity != row.identity:
                given.setdefault((each.identity, each.field), set()).add(each.value)
    contradicted = {key for key, values in given.items() if len(values) > 1}
    if not contradicted:
        return list(rows)
    return [
        replace(
            row,
            values=tuple(
                each
                for each in row.values
                if each.identity == row.identity or (each.identity, each.field) not in contradicted
            ),
        )
        for row in rows
    ]


def _without_repeats(rows: Iterable[RowReading]) -> list[RowReading]:
    """Of rows about the same: what says nothing new is left out, and what says otherwise makes all of them doubtful."""
    rows = list(rows)
    given: dict[str | None, dict[tuple[str, str], set[Value]]] = {}
    for row in rows:
        for each in row.values if row.is_taken else ():
            given.setdefault(row.identity, {}).setdefault((each.identity, each.field), set()).add(each.value)
    kept: list[RowReading] = []
    said: set[RowValue] = set()
    for row in rows:
        if not row.is_taken:
            kept.append(row)
        elif any(len(values) > 1 for values in given[row.identity].values()):
            candidates = (row.identity or TOTAL, *(each for each in row.candidates if each != row.identity))
            reason = _("มีหลายแถวของข้อนี้ และคะแนนไม่เหมือนกัน")
            kept.append(replace(row, state=RowState.TO_CHOOSE, candidates=candidates, reason=reason))
        elif said.issuperset(row.values):
            kept.append(replace(row, state=RowState.LEFT_OUT, reason=_("ซ้ำกับแถวก่อน")))
        else:
            kept.append(row)
            said.update(row.values)
    return kept
