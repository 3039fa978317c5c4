"""The two ways round of the matrix: items down and sections across, or sections down and items across."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.terms import title_of_node
from ita_desktop.qt.marks import Mark, draw_mark
from ita_desktop.qt.texts import TextBlock, lay_out_text
from ita_desktop.qt.theme import Theme, Type
from ita_desktop.rules.rounding import rounded
from ita_desktop.screens.due_list import STATE_MARKS
from ita_desktop.screens.matrix_cells import Holder, ItemGroup, MatrixCells
from ita_desktop.screens.way_list import draw_words
from ita_desktop.thai.digits import to_arabic_digits
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_CODE_WIDTH, _STATE_WIDTH = 44, 34


@dataclass(frozen=True)
class MatrixRow:
    """A group's heading, an item, or a section by its place among the holders."""

    group: ItemGroup | None = None
    node: NodeRecord | None = None
    holder: int = -1

    @property
    def is_group(self) -> bool:
        return self.group is not None


class Face(Protocol):
    """What the view asks of either way round. Rows and columns are counted from 0."""

    rows: list[MatrixRow]

    def column_count(self) -> int: ...

    def at(self, row: int, column: int) -> tuple[NodeRecord, int]:
        """The item and the place of the holder that meet there."""
        ...

    def left_width(self, width: int, look: Theme) -> int: ...

    def least_column(self, look: Theme) -> int: ...

    def header_height(self, look: Theme) -> int: ...

    def row_height(self, row: int, left_width: int, look: Theme) -> int: ...

    def draw_left(self, painter: QPainter, place: QRectF, row: int, look: Theme) -> None: ...

    def draw_corner(self, painter: QPainter, place: QRectF, look: Theme) -> None: ...

    def draw_header(self, painter: QPainter, place: QRectF, column: int, look: Theme) -> None: ...

    def column_words(self, column: int) -> str: ...

    def row_words(self, row: int) -> str: ...


class _Loads:
    """Bars of how much each holder carries, all on one scale."""

    def __init__(self, holders: Sequence[Holder]) -> None:
        self._most = max((holder.leads + holder.supports for holder in holders), default=0) or 1

    def draw_upright(self, painter: QPainter, place: QRectF, holder: Holder, look: Theme) -> None:
        tokens = look.tokens
        wide, tall = look.px(15), place.height() - look.line_height(Type.AXIS)
        whole = tall * (holder.leads + holder.supports) / self._most
        lead = tall * holder.leads / self._most
        x = place.center().x() - wide / 2
        painter.fillRect(QRectF(x, place.bottom() - whole, wide, whole), tokens.tint2)
        painter.fillRect(QRectF(x, place.bottom() - lead, wide, lead), tokens.accent)
        painter.setPen(tokens.ink if holder.leads else tokens.ink3)
        top = place.bottom() - whole - look.line_height(Type.AXIS)
        figure = QRectF(place.x(), top, place.width(), look.line_height(Type.AXIS))
        kind = Type.NAME if holder.leads else Type.AXIS
        draw_words(painter, figure, str(holder.leads), look, kind, Qt.AlignmentFlag.AlignHCenter)

    def draw_lying(self, painter: QPainter, place: QRectF, holder: Holder, look: Theme) -> None:
        tokens, tall = look.tokens, look.px(10)
        room = place.width() - look.px(26)
        y = place.center().y() - tall / 2
        whole = room * (holder.leads + holder.supports) / self._most
        painter.fillRect(QRectF(place.x(), y, whole, tall), tokens.tint2)
        painter.fillRect(QRectF(place.x(), y, room * holder.leads / self._most, tall), tokens.accent)
        painter.setPen(tokens.ink if holder.leads else tokens.ink3)
        figure = QRectF(place.x() + whole + look.px(5), place.y(), look.px(24), place.height())
        draw_words(painter, figure, str(holder.leads), look, Type.SMALL)


class ItemsDown:
    def __init__(self, cells: MatrixCells, groups: Sequence[ItemGroup], today: datetime.date) -> None:
        self.cells = cells
        self._today = today
        self._loads = _Loads(cells.holders)
        # Before anybody is named, every item would be a trouble.
        self._has_begun = any(cells.assignments.leads(node) for node in cells.items)
        self.rows: list[MatrixRow] = []
        for group in groups:
            self.rows.append(MatrixRow(group=group))
            self.rows.extend(MatrixRow(node=node) for node in group.items)

    def column_count(self) -> int:
        return len(self.cells.holders)

    def at(self, row: int, column: int) -> tuple[NodeRecord, int]:
        node = self.rows[row].node
        assert node is not None
        return node, column

    def left_width(self, width: int, look: Theme) -> int:
        free = width - self.column_count() * self.least_column(look)
        return max(look.px(230), min(look.px(420), free))

    def least_column(self, look: Theme) -> int:
        return look.px(36)

    def header_height(self, look: Theme) -> int:
        return look.px(52) + look.line_height(Type.SMALL) + look.px(10)

    def row_height(self, row: int, left_width: int, look: Theme) -> int:
        kept = self.rows[row]
        if kept.is_group:
            return look.px(30)
        assert kept.node is not None
        title = self._title(kept.node, left_width, look)
        trouble = look.line_height(Type.SMALL) if self._trouble(kept.node) else 0
        return round(title.height) + trouble + look.px(14)

    def _title(self, node: NodeRecord, left_width: int, look: Theme) -> TextBlock:
        room = left_width - look.px(16 + _CODE_WIDTH + _STATE_WIDTH)
        return lay_out_text(
            to_arabic_digits(title_of_node(node)), look.font(Type.TEXT), room, look.line_height(Type.TEXT)
        )

    def _trouble(self, node: NodeRecord) -> str:
        leads = len(self.cells.assignments.leads(node))
        if leads == 0:
            return _("ยังไม่มีผู้รับผิดชอบหลัก") if self._has_begun else ""
        return _("มีหลัก {count} ราย").format(count=leads) if leads > 1 else ""

    def draw_left(self, painter: QPainter, place: QRectF, row: int, look: Theme) -> None:
        kept, tokens, px = self.rows[row], look.tokens, look.px
        inside = place.adjusted(px(16), 0, 0, 0)
        if kept.group is not None:
            draw_group(painter, inside, kept.group, look)
            return
        assert kept.node is not None
        top = place.y() + px(7)
        code = QRectF(inside.x(), top, px(_CODE_WIDTH), look.line_height(Type.TEXT))
        painter.setPen(tokens.ink)
        draw_words(painter, code, kept.node.code, look, Type.NAME)
        title = self._title(kept.node, round(place.width()), look)
        title.draw(painter, QPointF(code.right(), top), tokens.ink)
        if trouble := self._trouble(kept.node):
            line = QRectF(
                code.right(), top + title.height, place.right() - code.right(), look.line_height(Type.SMALL)
            )
            side = px(14)
            draw_mark(
                painter, QRectF(line.x(), line.center().y() - side / 2, side, side), Mark.OCTAGON, tokens
            )
            painter.setPen(tokens.red)
            draw_words(painter, line.adjusted(px(20), 0, 0, 0), trouble, look, Type.SMALL)
        side = px(16)
        state = QRectF(place.right() - px(_STATE_WIDTH), code.center().y() - side / 2, side, side)
        draw_mark(painter, state, self.mark_of(kept.node), tokens)

    def mark_of(self, node: NodeRecord) -> Mark:
        if self.cells.assignments.is_late(node, self._today):
            return Mark.LATE
        return STATE_MARKS[self.cells.assignments.state(node)]

    def draw_corner(self, painter: QPainter, place: QRectF, look: Theme) -> None:
        tokens, px, line = look.tokens, look.px, look.line_height(Type.SMALL)
        left = place.x() + px(16)
        painter.setPen(tokens.ink2)
        draw_words(
            painter,
            QRectF(left, place.y() + px(4), place.width(), line),
            _("ภาระของแต่ละฝ่าย"),
            look,
            Type.SMALL,
        )
        y = place.y() + px(6) + line
        for words, colour in ((_("หลัก"), tokens.accent), (_("ร่วม"), tokens.tint2)):
            painter.fillRect(QRectF(left, y + line / 2 - px(5), px(10), px(10)), colour)
            painter.setPen(tokens.ink2)
            used = draw_words(painter, QRectF(left + px(15), y, px(80), line), words, look, Type.SMALL)
            left += used + px(28)
        bottom = QRectF(place.x() + px(16), place.bottom() - line - px(6), place.width(), line)
        draw_words(painter, bottom, _("ข้อ"), look, Type.SMALL)
        draw_words(painter, bottom.adjusted(px(_CODE_WIDTH), 0, 0, 0), _("ข้อมูลที่ต้องเผยแพร่"), look, Type.SMALL)

    def draw_header(self, painter: QPainter, place: QRectF, column: int, look: Theme) -> None:
        holder = self.cells.holders[column]
        line = look.line_height(Type.SMALL)
        bars = QRectF(place.x(), place.y() + look.px(2), place.width(), look.px(50))
        self._loads.draw_upright(painter, bars, holder, look)
        painter.fillRect(QRectF(place.x(), bars.bottom(), place.width(), 1), look.tokens.line)
        painter.setPen(look.tokens.ink)
        name = QRectF(place.x(), place.bottom() - line - look.px(6), place.width(), line)
        draw_words(painter, name, holder.short_name, look, Type.SMALL, Qt.AlignmentFlag.AlignHCenter)

    def column_words(self, column: int) -> str:
        return _holder_words(self.cells.holders[column])

    def row_words(self, row: int) -> str:
        node = self.rows[row].node
        return f"{node.code} {to_arabic_digits(title_of_node(node))}" if node else ""


class SectionsDown:
    def __init__(self, cells: MatrixCells, groups: Sequence[ItemGroup], today: datetime.date) -> None:
        self.cells = cells
        self._items = [node for group in groups for node in group.items]
        self._today = today
        self._loads = _Loads(cells.holders)
        self.rows = [MatrixRow(holder=place) for place in range(len(cells.holders))]

    def column_count(self) -> int:
        return len(self._items)

    def at(self, row: int, column: int) -> tuple[NodeRecord, int]:
        return self._items[column], row

    def left_width(self, width: int, look: Theme) -> int:
        return min(look.px(320), max(look.px(230), width // 3))

    def least_column(self, look: Theme) -> int:
        return look.px(40)

    def header_height(self, look: Theme) -> int:
        return look.px(24) + look.line_height(Type.SMALL) + look.px(12)

    def row_height(self, row: int, left_width: int, look: Theme) -> int:
        return look.px(44)

    def draw_left(self, painter: QPainter, place: QRectF, row: int, look: Theme) -> None:
        holder, px = self.cells.holders[row], look.px
        bar = QRectF(place.right() - px(112), place.y(), px(104), place.height())
        name = QRectF(place.x() + px(16), place.y(), bar.x() - place.x() - px(24), place.height())
        painter.setPen(look.tokens.ink)
        draw_words(painter, name, holder.name.removeprefix("ฝ่าย"), look, Type.TEXT)
        self._loads.draw_lying(painter, bar, holder, look)

    def draw_corner(self, painter: QPainter, place: QRectF, look: Theme) -> None:
        line = look.line_height(Type.SMALL)
        bottom = place.adjusted(look.px(16), place.height() - line - look.px(6), -look.px(8), -look.px(6))
        painter.setPen(look.tokens.ink2)
        draw_words(painter, bottom, _("ฝ่าย"), look, Type.SMALL)
        load = QRectF(place.right() - look.px(112), bottom.y(), look.px(104), line)
        draw_words(painter, load, _("หลักและร่วม"), look, Type.SMALL)

    def draw_header(self, painter: QPainter, place: QRectF, column: int, look: Theme) -> None:
        node, tokens, side = self._items[column], look.tokens, look.px(15)
        line = look.line_height(Type.SMALL)
        late = self.cells.assignments.is_late(node, self._today)
        mark = Mark.LATE if late else STATE_MARKS[self.cells.assignments.state(node)]
        if len(self.cells.assignments.leads(node)) != 1:
            mark = Mark.OCTAGON
        top = QRectF(place.center().x() - side / 2, place.y() + look.px(8), side, side)
        draw_mark(painter, top, mark, tokens)
        painter.setPen(tokens.ink)
        name = QRectF(place.x(), place.bottom() - line - look.px(6), place.width(), line)
        draw_words(painter, name, node.code, look, Type.SMALL, Qt.AlignmentFlag.AlignHCenter)

    def column_words(self, column: int) -> str:
        node = self._items[column]
        return f"{node.code} {to_arabic_digits(title_of_node(node))}"

    def row_words(self, row: int) -> str:
        return _holder_words(self.cells.holders[row])


def draw_group(painter: QPainter, place: QRectF, group: ItemGroup, look: Theme) -> None:
    painter.setPen(look.tokens.ink)
    used = draw_words(painter, place, group.title, look, Type.NAME)
    facts = counted("{count} ข้อ · ข้อละ {points} คะแนน", len(group.items), points=rounded(group.points))
    metrics = QFontMetricsF(look.font(Type.SMALL))
    beside = place.adjusted(used + look.px(16), 0, 0, 0)
    if beside.width() < metrics.horizontalAdvance(facts):
        return
    painter.setPen(look.tokens.ink2)
    draw_words(painter, beside, facts, look, Type.SMALL)


def _holder_words(holder: Holder) -> str:
    return _("{name}: หลัก {leads} ข้อ ร่วม {supports} ข้อ").format(
        name=holder.name, leads=holder.leads, supports=holder.supports
    )
