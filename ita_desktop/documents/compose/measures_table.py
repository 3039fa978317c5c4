"""The measures table in any layout: rows chosen, put in groups, their cells merged and reopened page by page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ita_desktop.documents.compose.measures_cells import cell_lines, reopened_lines
from ita_desktop.documents.compose.measures_pages import (
    ABOVE_GUIDELINES_MM,
    ABOVE_PLAN_MM,
    PAGE_HEIGHT_MM,
    PageRoom,
    row_height_mm,
)
from ita_desktop.documents.compose.measures_subjects import Group, MeasureRow, Subjects, indicator_of
from ita_desktop.documents.compose.table_rows import head_row, name_row
from ita_desktop.documents.compose.wording import results_of
from ita_desktop.documents.content import Block, Cell, Line, Merge, Row, Table
from ita_desktop.model.book import YearBook
from ita_desktop.model.layouts import Column, Grouping, Layout, MergeRule, RowChoice
from ita_desktop.model.year import Measure
from ita_desktop.rules.scores import Scores
from ita_desktop.rules.weak_points import weak_points

Lines = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _RowDraft:
    """A row before it is known which of its cells are gone on with below.

    `groups` are the rows to print above it; `continued` says for each column whether it lies under the cell above.
    `is_reopened`: its page breaks before it, and it says what goes on.
    """

    groups: tuple[Group, ...]
    cells: tuple[Lines, ...]
    continued: tuple[bool, ...]
    is_reopened: bool = False


def compose_measures_table(
    book: YearBook, layout: Layout, measures: Sequence[Measure], *, starts_page: bool = True
) -> tuple[Block, ...]:
    """The table of `measures`; nothing at all where there are none.

    Where it `starts_page`, it is known where its pages end, and what goes on is opened anew at the head of the next.
    """
    scores = results_of(book)
    rows = Subjects(book, layout.grouping, scores).rows_of(measures)
    if layout.rows is RowChoice.WEAK_INDICATORS and scores is not None:
        rows = _of_weak_indicators(rows, book, scores)
    if not rows:
        return ()
    if layout.grouping is Grouping.MEASURE:
        rows = _measure_by_measure(rows, layout.columns[0])
    room = _first_page(layout, ABOVE_PLAN_MM if starts_page else ABOVE_GUIDELINES_MM)
    drafts = _drafts(rows, layout, room)
    return (Table(layout.widths_mm, (_head(layout),), tuple(_printed(drafts, layout, starts_page))),)


def _of_weak_indicators(rows: list[MeasureRow], book: YearBook, scores: Scores) -> list[MeasureRow]:
    office = book.office
    weak = weak_points(scores, office.weak_point_rule, office.threshold, office.lowest_count)
    indicators = {
        indicator.node.identity for point in weak if (indicator := indicator_of(scores, point)) is not None
    }
    chosen = [row for row in rows if row.subject.indicator and row.subject.indicator.identity in indicators]
    return chosen or rows


def _measure_by_measure(rows: list[MeasureRow], column: Column) -> list[MeasureRow]:
    """Rows with the same words in `column` together, where the first of them stands."""
    words = [cell_lines(row, column) for row in rows]
    first_places: dict[Lines, int] = {}
    for place, lines in enumerate(words):
        first_places.setdefault(lines, place)
    return [row for _, row in sorted(zip(words, rows, strict=True), key=lambda pair: first_places[pair[0]])]


def _head(layout: Layout) -> Row:
    return head_row(*("\n".join(column.heading) for column in layout.columns))


def _drafts(rows: Sequence[MeasureRow], layout: Layout, room: PageRoom) -> list[_RowDraft]:
    """Rows as they come to stand on pages: what goes on from the page before is opened anew."""
    columns, widths_mm = layout.columns, layout.widths_mm
    above: tuple[Lines, ...] = ((),) * len(columns)
    previous: MeasureRow | None = None
    drafts: list[_RowDraft] = []
    for row in rows:
        groups = _groups_to_print(row, previous)
        cells = tuple(cell_lines(row, column) for column in columns)
        is_joined = row.joins_above and previous is not None and not groups
        continued = tuple(
            not groups and _goes_on(column, lines, lines_above, is_joined=is_joined)
            for column, lines, lines_above in zip(columns, cells, above, strict=True)
        )
        above = tuple(
            lines_above if goes_on else lines
            for lines, lines_above, goes_on in zip(cells, above, continued, strict=True)
        )
        height_mm = _height_mm(groups, cells, continued, widths_mm)
        is_reopened = any(continued) and not room.holds(height_mm)
        if is_reopened:
            cells = tuple(
                reopened_lines(lines_above, column) if goes_on else lines
                for column, lines, lines_above, goes_on in zip(columns, cells, above, continued, strict=True)
            )
            continued = (False,) * len(columns)
            height_mm = _height_mm(groups, cells, continued, widths_mm)
        room.take(height_mm)
        drafts.append(_RowDraft(groups, cells, continued, is_reopened))
        previous = row
    return drafts


def _first_page(layout: Layout, above_mm: float) -> PageRoom:
    head_mm = row_height_mm(zip((cell.lines for cell in _head(layout).cells), layout.widths_mm, strict=True))
    page_mm = PAGE_HEIGHT_MM[layout.orientation] - head_mm
    return PageRoom(page_mm, page_mm - above_mm)


def _groups_to_print(row: MeasureRow, previous: MeasureRow | None) -> tuple[Group, ...]:
    """Those of its groups that the row before does not stand under, and all below the first of them."""
    groups = row.subject.groups
    before = previous.subject.groups if previous else ()
    shared = 0
    while shared < min(len(groups), len(before)) and groups[shared] == before[shared]:
        shared += 1
    return groups[shared:]


def _goes_on(column: Column, lines: Lines, above: Lines, *, is_joined: bool) -> bool:
    match column.merge:
        case MergeRule.NONE:
            return False
        case MergeRule.SAME_TEXT:
            return bool(lines) and lines == above
        case MergeRule.JOINED_ISSUE:
            return is_joined and lines in ((), above)


def _height_mm(
    groups: Sequence[Group], cells: Sequence[Lines], continued: Sequence[bool], widths_mm: Sequence[Decimal]
) -> float:
    own = [
        (lines, width_mm)
        for lines, width_mm, goes_on in zip(cells, widths_mm, continued, strict=True)
        if not goes_on
    ]
    whole_width_mm = sum(widths_mm, Decimal())
    rows_above = (row_height_mm([((Line(group.text),), whole_width_mm)]) for group in groups)
    return row_height_mm(own) + sum(rows_above)


def _printed(drafts: Sequence[_RowDraft], layout: Layout, starts_page: bool) -> Iterator[Row]:
    last = _RowDraft((), (), (False,) * len(layout.columns))
    for draft, below in zip(drafts, [*drafts[1:], last], strict=True):
        for group in draft.groups:
            yield name_row(group.text, len(layout.columns), group.shade)
        cells = tuple(
            Cell(() if goes_on else lines, merge=_merge(goes_on, goes_on_below))
            for lines, goes_on, goes_on_below in zip(
                draft.cells, draft.continued, below.continued, strict=True
            )
        )
        breaks = draft.is_reopened and starts_page
        yield Row(cells, keep_with_next=any(below.continued), starts_page=breaks)


def _merge(goes_on: bool, goes_on_below: bool) -> Merge:
    if goes_on:
        return Merge.CONTINUED
    return Merge.START if goes_on_below else Merge.NONE
