"""What pasting a table would do to the cells under it, before it is done."""

from collections.abc import Sequence
from enum import Enum
from typing import Any, NamedTuple

from ita_desktop.qt.columns import CellChange, Column, sentence_of
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.thai.names import same_name
from ita_desktop.translation import translate as _


class Outcome(Enum):
    CHANGE = "change"
    SAME = "same"
    UNREADABLE = "unreadable"


class PastedCell(NamedTuple):
    number: int
    line: int
    """Of the pasted table."""
    row: Any
    """None: there is no row for it."""
    column: Column[Any] | None
    printed: str
    outcome: Outcome
    value: object = None
    understood: str = ""
    """The words of the value, or the sentence that says why there is none."""


def plan_paste(
    model: RowsModel[Any], table: Sequence[Sequence[str]], places: Sequence[int], numbers: Sequence[int]
) -> list[PastedCell]:
    """Each text of `table` with the cell on which it comes to lie.

    `places` are the rows and `numbers` the columns of the model from the upper left cell on. Titles copied along
    are passed over.
    """
    columns = [model.columns[number] for number in numbers]
    if len(table) > 1 and _are_titles(table[0], columns):
        table = table[1:]
    cells: list[PastedCell] = []
    for down, texts in enumerate(table):
        row = model.row(places[down]) if down < len(places) else None
        for across, text in enumerate(texts):
            column = columns[across] if across < len(columns) else None
            if text or (row is not None and column is not None):
                cells.append(_read(len(cells), down, row, column, text))
    return cells


def changes_of(cells: Sequence[PastedCell]) -> list[CellChange[Any]]:
    return [
        CellChange(cell.row, cell.column, cell.value)
        for cell in cells
        if cell.outcome is Outcome.CHANGE and cell.column is not None
    ]


def _are_titles(texts: Sequence[str], columns: Sequence[Column[Any]]) -> bool:
    return len(texts) <= len(columns) and all(
        same_name(text, column.title) for text, column in zip(texts, columns, strict=False)
    )


def _read(number: int, line: int, row: Any, column: Column[Any] | None, text: str) -> PastedCell:
    def unreadable(why: str) -> PastedCell:
        return PastedCell(number, line, row, column, text, Outcome.UNREADABLE, understood=why)

    if row is None:
        return unreadable(_("ไม่มีแถวให้วาง"))
    if column is None:
        return unreadable(_("ไม่มีคอลัมน์ให้วาง"))
    try:
        value = column.read(row, text)
    except ValueError as problem:
        # What was copied from here may come back with its neighbours, also where nothing can be changed.
        if not same_name(text, column.copied(row)):
            return unreadable(sentence_of(problem))
        value = column.value(row)
    outcome = Outcome.SAME if value == column.value(row) else Outcome.CHANGE
    understood = column.text(value) if value is not None else ""
    return PastedCell(number, line, row, column, text, outcome, value, understood)
