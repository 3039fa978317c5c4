"""The grid of a table of which a PDF reader gave nothing but lines."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from ita_desktop.exchange.pasted import Grid
from ita_desktop.exchange.printed_lines import join_lines, read_lines, title_key
from ita_desktop.exchange.printed_rows import PrintedRow, PrintedTable, put_together
from ita_desktop.exchange.result_columns import FigureUnclear, read_figure
from ita_desktop.model.edition import Edition, Kind, Node
from ita_desktop.rules.rounding import rounded
from ita_desktop.rules.tree import Tree
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_FEWEST_ROWS = 5
_SHORTEST_REMARK = 10
_BEFORE_A_SCORE = ("คะแนน", "ร้อยละ", "เท่ากับ")
_WITH_WEIGHT = (Kind.INSTRUMENT, Kind.INDICATOR)


@dataclass(frozen=True)
class _Figures:
    """The figures of a row, and those that a cell merged for all of an instrument left in it."""

    own: tuple[str, ...]
    of_instrument: tuple[str, str] = ("", "")


def grid_of_lines(texts: Sequence[str], edition: Edition) -> tuple[Grid, str]:
    """The grid, empty where the lines are no table of the frame; and what the officer is to know of all of it."""
    table = put_together(read_lines(texts, {node.code for node in edition.nodes}), edition)
    rows = [row for row in table.rows if row.words or row.figures or row.code]
    if not any(row.is_known or row.code[:1].isalpha() for row in rows):
        return [], ""
    instruments = _Instruments(edition)
    figures = [instruments.part(row) for row in rows]
    count = _usual_count(rows, figures)
    if _goes_column_by_column(rows, figures, count):
        return [], _("ข้อความนี้เรียงทีละคอลัมน์ จึงไม่รู้ว่าคะแนนใดเป็นของข้อใด โปรดเปิดแฟ้มใน Word หรือ Edge แล้วคัดลอกใหม่")
    return _grid(table, rows, figures, count)


def _usual_count(rows: Sequence[PrintedRow], figures: Sequence[_Figures]) -> int:
    counts = Counter(
        len(each.own) for row, each in zip(rows, figures, strict=True) if row.is_known and each.own
    )
    return max(counts, key=lambda count: (counts[count], count), default=0)


def _goes_column_by_column(rows: Sequence[PrintedRow], figures: Sequence[_Figures], count: int) -> bool:
    known = [each for row, each in zip(rows, figures, strict=True) if row.is_known]
    right = sum(len(each.own) in (1, count) for each in known)
    all_figures = sum(len(each.own) for each in figures)
    return len(known) >= _FEWEST_ROWS and right * 2 < len(known) < all_figures * 3


class _Instruments:
    def __init__(self, edition: Edition) -> None:
        tree = Tree(edition.nodes)
        self._above: dict[str, Node] = {}
        for instrument in tree.children(None):
            below = (instrument, *tree.below(instrument.identity))
            self._above |= {node.identity: instrument for node in below}

    def part(self, row: PrintedRow) -> _Figures:
        """A score and its part by weight prove each other: 26.52 is 30 per cent of 88.41."""
        node = row.nodes[0] if row.nodes else None
        figures = tuple(row.figures)
        weight = self._above[node.identity].weight if node and node.kind in _WITH_WEIGHT else None
        for place, (score, part) in enumerate(pairwise(figures)):
            if weight is not None and _is_part(score, part, weight):
                others = (*figures[:place], *figures[place + 2 :])
                own = tuple(each for each in others if _value(each) != weight)
                return _Figures(own, (score, part))
        return _Figures(figures)


def _is_part(score: str, part: str, weight: Decimal) -> bool:
    whole = _value(score)
    return bool(whole) and _value(part) == rounded(whole * weight / 100)


def _value(figure: str) -> Decimal | None:
    try:
        return read_figure(figure)
    except FigureUnclear:
        return None


def _grid(
    table: PrintedTable, rows: Sequence[PrintedRow], figures: Sequence[_Figures], count: int
) -> tuple[Grid, str]:
    is_with_instruments = any(any(each.of_instrument) for each in figures)
    lost = [line for row in rows if row.is_item for line in row.loose if len(line) > _SHORTEST_REMARK]
    may_take_loose = table.goes_row_by_row or not lost
    more = [_rest_of(row, table.headings) if may_take_loose else "" for row in rows]
    grid: Grid = [_headings(table, count, is_with_instruments=is_with_instruments, has_rest=any(more))]
    for row, each, rest in zip(rows, figures, more, strict=True):
        cells = _cells(row, each, count)
        if is_with_instruments:
            cells += each.of_instrument
        grid.append([*cells, rest] if any(more) else cells)
    if may_take_loose:
        return grid, ""
    return grid, counted(
        "มี {count} บรรทัดที่ไม่รู้ว่าเป็นของแถวใด จึงไม่นำมา เช่น “{line}”", len(lost), line=lost[0][:40]
    )


def _rest_of(row: PrintedRow, headings: Sequence[str]) -> str:
    """The headings of the next page, which some readers break, are none."""
    rest = join_lines((*row.rest, *row.loose))
    return "" if not row.is_known or title_key(rest) in title_key(" ".join(headings)) else rest


def _headings(table: PrintedTable, count: int, *, is_with_instruments: bool, has_rest: bool) -> list[str]:
    if len(table.headings) == 2 + count + has_rest and not is_with_instruments:
        return list(table.headings)
    if count == 1:
        figures = ["คะแนนเฉลี่ยตัวชี้วัด" if is_with_instruments else "คะแนน"]
    elif count in (3, 5):
        figures = [""] * count
    else:
        figures = [f"ตัวเลขที่ {number}" for number in range(1, count + 1)]
    of_instrument = ["คะแนนที่ได้", "คะแนนถ่วงน้ำหนัก"] if is_with_instruments else []
    return ["ข้อ", "หัวข้อการประเมิน", *figures, *of_instrument, *(["ข้อความอื่น"] if has_rest else [])]


def _cells(row: PrintedRow, figures: _Figures, count: int) -> list[str]:
    """A number alone is no code, it may be that of a page; too many figures stand in one cell and are refused."""
    words = join_lines(row.words)
    if not (row.is_known or row.code or row.is_total) and (row.rest or words.endswith(_BEFORE_A_SCORE)):
        # A sentence that speaks of a score.
        return ["", " ".join((words, *row.figures, *row.rest)), *([""] * count)]
    code = row.code if words or not row.code.strip(".) ").isdecimal() else ""
    if row.is_total:
        own = [" ".join((*row.figures[-1:], *row.rest, *row.loose))]
    else:
        own = list(figures.own)
        if len(own) > count:
            own = [each for each in own if each != "-"]
        own = own if len(own) == count else [" ".join(own)]
    return [code, words, *([""] * (count - len(own))), *own]
