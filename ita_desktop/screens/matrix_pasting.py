"""A table of marks from Excel or Word laid over the matrix: where each mark comes to lie, and how it is understood."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.terms import title_of_node
from ita_desktop.model.year import Part
from ita_desktop.qt.columns import Column
from ita_desktop.qt.pasting import Outcome, PastedCell
from ita_desktop.screens.matrix_cells import MatrixCells
from ita_desktop.screens.matrix_faces import Face
from ita_desktop.screens.matrix_ground import Place
from ita_desktop.thai.codes import CodeUnclear, read_code
from ita_desktop.thai.names import near_names, same_name
from ita_desktop.translation import translate as _

_LEAD = frozenset(("ห", "หลัก", "ผู้รับผิดชอบหลัก", "รับผิดชอบหลัก", "เจ้าภาพ", "LEAD", "L", "1", "๑", *"●⬤◉■◆"))
_SUPPORT = frozenset(
    ("ร", "ร่วม", "สนับสนุน", "ผู้สนับสนุน", "ผู้รับผิดชอบร่วม", "รับผิดชอบร่วม", "SUPPORT", "S", "2", "๒", *"○◯□◇")
)
_TICKS = frozenset("/✓✔√☑")
"""Responsible, but not said in which part."""
_NOTHING = frozenset(("", *"-–—"))


@dataclass(frozen=True)
class _Label:
    """An item or the place of a holder, as written at the side or over a table."""

    node: NodeRecord | None = None
    holder: int = -1


@dataclass(frozen=True)
class _Mark:
    """A text of the table and the cell under it; what is unknown of the cell is None or -1, for `label`."""

    text: str
    line: int
    node: NodeRecord | None
    holder: int
    label: str = ""


def plan_matrix_paste(
    cells: MatrixCells, face: Face, chosen: Sequence[Place], table: Sequence[Sequence[str]]
) -> list[PastedCell]:
    """From the upper left cell chosen on, or where the table itself names items and sections; one text fills all."""
    table = [[text.strip() for text in texts] for texts in table]
    if len(table) == len(table[0]) == 1:
        text = table[0][0]
        marks = [_Mark(text, place[0], *face.at(*place)) for place in chosen]
    else:
        marks = list(_Table(cells, face, table).marks(*chosen[0]))
    known = [mark for mark in marks if mark.node is not None and mark.holder >= 0]
    ticks = {mark.node.id: _part_of_ticks(cells, mark.node, known) for mark in known if mark.node}
    return [_pasted(cells, number, mark, ticks) for number, mark in enumerate(marks)]


def parts_of(pasted: Sequence[PastedCell]) -> list[tuple[NodeRecord, int, Part | None]]:
    """Item, place of the holder and part of every cell that would change."""
    changes = [cell.value for cell in pasted if cell.outcome is Outcome.CHANGE]
    return cast("list[tuple[NodeRecord, int, Part | None]]", changes)


def name_of(row: NodeRecord | str) -> str:
    """An item, or what stood beside a pasted row that is none."""
    return row if isinstance(row, str) else f"{row.code} {title_of_node(row)}"


def refusal_of(cell: PastedCell) -> str:
    words = _("วาง “{printed}” ที่ {item} {holder} ไม่ได้: {why}")
    holder = cell.column.title if cell.column else ""
    return words.format(printed=cell.printed, item=cell.row.code, holder=holder, why=cell.understood)


class _Table:
    """Knows which of its rows and columns are labels."""

    def __init__(self, cells: MatrixCells, face: Face, table: list[list[str]]) -> None:
        self._cells, self._face = cells, face
        self._codes = {node.code: node for node in cells.items}
        self._head = self._labels(table[0]) if len(table) > 1 else None
        self._heading, self._body = table[0], table[1:] if self._head else table
        columns = enumerate(zip(*self._body, strict=True)) if len(table[0]) > 1 else ()
        sides = ((number, side) for number, texts in columns if (side := self._labels(texts)))
        self._side_column, self._side = next(sides, (-1, None))

    def marks(self, top: int, left: int) -> Iterator[_Mark]:
        rows = [row for row in range(top, len(self._face.rows)) if not self._face.rows[row].is_group]
        start = self._first_column()
        for line, texts in enumerate(self._body):
            row = self._side[line] if self._side else self._row_at(rows, line)
            for number, text in enumerate(texts[start:], start):
                column = self._head[number] if self._head else self._column_at(left + number - start)
                if row and column:
                    node, holder = row.node or column.node, max(row.holder, column.holder)
                    yield _Mark(text, line, node, holder)
                elif _reads_as_part(text):
                    yield _Mark(text, line, row.node if row else None, -1, self._unknown(texts, number, row))

    def _first_column(self) -> int:
        """Behind the labels, and behind titles beside them."""
        if self._side is None:
            return 0
        start, width = self._side_column + 1, len(self._body[0])
        if self._head:
            return next((number for number in range(start, width) if self._head[number]), width)
        marked = (
            number
            for number in range(start, width)
            if any(_reads_as_part(texts[number]) for texts in self._body)
        )
        return next(marked, start)

    def _unknown(self, texts: Sequence[str], number: int, row: _Label | None) -> str:
        """What stands beside or over a mark and names nothing that is known."""
        if row is None:
            return texts[self._side_column] if self._side else ""
        return self._heading[number] if self._head else ""

    def _row_at(self, rows: Sequence[int], line: int) -> _Label | None:
        if line >= len(rows):
            return None
        row = self._face.rows[rows[line]]
        return _Label(row.node, row.holder)

    def _column_at(self, column: int) -> _Label | None:
        if column >= self._face.column_count():
            return None
        first = next(number for number, row in enumerate(self._face.rows) if not row.is_group)
        node, holder = self._face.at(first, column)
        return _Label(holder=holder) if self._face.rows[first].node else _Label(node)

    def _labels(self, texts: Sequence[str]) -> list[_Label | None] | None:
        """None where no item and no holder is named; headings of groups and of other columns may stand between."""
        labels = [self._label(text) for text in texts]
        return labels if any(labels) and not any(map(_reads_as_part, texts)) else None

    def _label(self, text: str) -> _Label | None:
        if text in _NOTHING:
            return None
        try:
            return _Label(self._codes[read_code(text, self._codes, "O")])
        except CodeUnclear:
            holder = self._holder(text)
            return None if holder < 0 else _Label(holder=holder)

    def _holder(self, text: str) -> int:
        """By its name, its short name, or a name that only one comes near to; -1 for none."""
        holders = self._cells.holders
        for place, holder in enumerate(holders):
            if same_name(text, holder.name) or same_name(text, holder.short_name):
                return place
        near = near_names(text, [holder.name for holder in holders])
        return (
            next(place for place, each in enumerate(holders) if each.name == near[0])
            if len(near) == 1
            else -1
        )


def _reads_as_part(text: str) -> bool:
    return text.upper() in _LEAD or text.upper() in _SUPPORT or text in _TICKS


def _part_of_ticks(cells: MatrixCells, node: NodeRecord, marks: Sequence[_Mark]) -> Part | None:
    """Beside a lead they support, alone one leads; of several nobody knows."""
    own = {mark.holder: mark.text for mark in marks if mark.node is node}
    stays = (
        cells.cell(node, place).part is Part.LEAD for place in range(len(cells.holders)) if place not in own
    )
    if any(text.upper() in _LEAD for text in own.values()) or any(stays):
        return Part.SUPPORT
    return Part.LEAD if sum(text in _TICKS for text in own.values()) == 1 else None


def _pasted(cells: MatrixCells, number: int, mark: _Mark, ticks: dict[int, Part | None]) -> PastedCell:
    node, holder = mark.node, mark.holder
    if node is None or holder < 0:
        line, row = (node.id, node) if node else (-1 - mark.line, mark.label or None)
        why = _("ไม่รู้จัก “{label}”").format(label=mark.label) if mark.label else _("ไม่มีช่องให้วาง")
        return PastedCell(number, line, row, None, mark.text, Outcome.UNREADABLE, understood=why)
    column = Column[NodeRecord](str(holder), cells.holders[holder].name, lambda node: node.code)
    part, problem = _read(mark.text, ticks.get(node.id))
    if problem:
        return PastedCell(number, node.id, node, column, mark.text, Outcome.UNREADABLE, understood=problem)
    outcome = Outcome.SAME if cells.cell(node, holder).part is part else Outcome.CHANGE
    words = {Part.LEAD: _("หลัก"), Part.SUPPORT: _("ร่วม"), None: ""}[part]
    return PastedCell(number, node.id, node, column, mark.text, outcome, (node, holder, part), words)


def _read(text: str, tick: Part | None) -> tuple[Part | None, str]:
    """The part, or the sentence that says why there is none."""
    if text in _NOTHING:
        return None, ""
    if text.upper() in _LEAD:
        return Part.LEAD, ""
    if text.upper() in _SUPPORT:
        return Part.SUPPORT, ""
    if text not in _TICKS:
        return None, _("อ่านไม่ออก ใช้ ห ร หลัก ร่วม ● หรือ ○")
    return tick, "" if tick else _("ข้อนี้มีเครื่องหมายถูกหลายหน่วย ไม่รู้ว่าใครเป็นหลัก")
