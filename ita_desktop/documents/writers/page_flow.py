"""Where pages end: strips one below the other, what belongs together kept together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from ita_desktop.documents.content import Merge, PageStart
from ita_desktop.documents.writers.page_rows import RowOnPage, carried_over
from ita_desktop.documents.writers.page_strips import Head, Strip
from ita_desktop.documents.writers.page_units import points
from ita_desktop.documents.writers.style import Style

_NEARLY = 0.05


class Item(NamedTuple):
    """A strip of a block; `head` is repeated above it where it comes first on a page."""

    strip: Strip
    block: int
    head: Head | None = None


class Placed(NamedTuple):
    y: float
    strip: Strip
    block: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper and margins of one page, in points. A page without a number has none printed."""

    width: float
    height: float
    left: float
    text_width: float
    top: float
    bottom: float
    number: int | None


@dataclass(frozen=True, slots=True)
class Page:
    sheet: Sheet
    landscape: bool
    placed: tuple[Placed, ...]


class PageCount:
    """Counts the pages of a paper as they come and gives each its sheet."""

    def __init__(self, style: Style, number_height: float) -> None:
        self._style = style
        self._header = points(style.page_number_distance_mm)
        self._number_height = number_height + float(style.page_number_after_pt)
        self._number = 0

    def sheet(self, start: PageStart, *, is_first_of_run: bool) -> Sheet:
        style = self._style
        is_bare = start.is_cover or (is_first_of_run and (not self._number or start.number_from is not None))
        restarts = is_first_of_run and start.number_from is not None
        self._number = start.number_from if restarts and start.number_from is not None else self._number + 1
        width, height = points(style.page_width_mm), points(style.page_height_mm)
        left, text_width = points(style.left_margin_mm), points(style.text_width_mm)
        top = points(style.letter_top_margin_mm if start.is_letter else style.top_margin_mm)
        if start.landscape:
            width, height = height, width
            left, text_width = points(style.landscape_side_margin_mm), points(style.landscape_text_width_mm)
            top = points(style.landscape_top_margin_mm)
        header = float(style.seam_pt) if is_bare else self._number_height
        bottom = height - points(style.bottom_margin_mm)
        top = max(top, self._header + header)
        return Sheet(width, height, left, text_width, top, bottom, None if is_bare else self._number)


def pages_of_run(start: PageStart, items: list[Item], count: PageCount) -> Iterator[Page]:
    place, above = 0, ()
    while True:
        sheet = count.sheet(start, is_first_of_run=not place)
        end, placed = _fill(items, place, sheet, above)
        yield Page(sheet, start.landscape, placed)
        # A paragraph nobody sees starts no page.
        if all(item.strip.is_seam for item in items[end:]):
            return
        place, above = end, placed


def _fill(
    items: list[Item], start: int, sheet: Sheet, above: tuple[Placed, ...]
) -> tuple[int, tuple[Placed, ...]]:
    """Where the page that starts with item `start` ends, and what stands on it. Rows too high are cut in `items`."""
    placed: list[Placed] = []
    y = sheet.top
    first = items[start] if start < len(items) else None
    if first is not None and first.head is not None:
        for strip in first.head.strips:
            placed.append(Placed(y, strip, first.block))
            y += strip.height
        items[start] = _with_carried(first, above)
    heads = len(placed)
    is_hard = not start or items[start].strip.starts_page
    after = 0.0
    for place in range(start, len(items)):
        strip, block, head = items[place]
        gap = max(strip.before, after) if place > start or is_hard else 0
        if strip.starts_page and place > start:
            return place, tuple(placed)
        if y + gap + strip.height > sheet.bottom + _NEARLY:
            end = _last_end(items, start, place)
            if end is None:
                is_too_high = strip.height > sheet.bottom - sheet.top - (head.height if head else 0)
                upper = _cut(items, place, sheet.bottom - y - gap) if is_too_high else None
                if upper is not None:
                    placed.append(Placed(y + gap, upper, block))
                    return place + 1, tuple(placed)
                end = max(place, start + 1)
            if end > place:
                placed.append(Placed(y + gap, strip, block))
            return end, tuple(placed[: heads + end - start])
        placed.append(Placed(y + gap, strip, block))
        y += gap + strip.height
        after = strip.after
    return len(items), tuple(placed)


def _last_end(items: list[Item], start: int, overflow: int) -> int | None:
    """The last place up to `overflow` behind which the page may end."""
    for place in range(overflow, start, -1):
        if items[place - 1].strip.may_end_page:
            return place
    return None


def _cut(items: list[Item], place: int, room: float) -> Strip | None:
    """Cuts the row at `place` in two; the first part, at most `room` high, takes its place."""
    item = items[place]
    parts = item.strip.row.split(room) if item.strip.row is not None and item.head is not None else None
    if parts is None:
        return None
    upper, lower = (replace(item.strip, height=row.height, row=row) for row in parts)
    items[place : place + 1] = [item._replace(strip=upper), item._replace(strip=lower)]
    return upper


def _with_carried(first: Item, above: tuple[Placed, ...]) -> Item:
    row = first.strip.row
    if row is None or not any(cell.merge is Merge.CONTINUED for cell in row.cells):
        return first
    rows = [
        RowOnPage(placed.y, placed.strip.row)
        for placed in above
        if placed.block == first.block and placed.strip.row is not None
    ]
    return first._replace(strip=replace(first.strip, row=carried_over(rows, row)))
