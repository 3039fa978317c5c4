"""The blocks of a paper as strips, remembered from one laying out to the next."""

from collections.abc import Callable, Hashable, Iterator
from copy import copy
from typing import Generic, TypeVar, assert_never

from ita_desktop.documents.content import (
    Addressee,
    AgendaHeading,
    ApprovalStep,
    Block,
    Caption,
    Chart,
    CoverPage,
    Document,
    Emblem,
    ForwardingBlocks,
    HeaderLine,
    Heading,
    IndentedHeading,
    MemberTable,
    MemoHead,
    NumberedItem,
    OrderEnd,
    PageBreak,
    PageStart,
    Paragraph,
    PenPlaces,
    Rule,
    ScoreLine,
    Signature,
    Table,
    TitleLines,
)
from ita_desktop.documents.writers.page_charts import chart_strips
from ita_desktop.documents.writers.page_flow import Item
from ita_desktop.documents.writers.page_fonts import Fonts
from ita_desktop.documents.writers.page_letters import LetterStrips
from ita_desktop.documents.writers.page_lines import LineSetter
from ita_desktop.documents.writers.page_paragraphs import ParagraphStrips
from ita_desktop.documents.writers.page_rows import SetRow
from ita_desktop.documents.writers.page_strips import Strip, StripMaker, seam
from ita_desktop.documents.writers.page_tables import RowKey, RowSetter, members
from ita_desktop.documents.writers.page_units import points
from ita_desktop.documents.writers.style import Style

_IN_TABLES = (ApprovalStep, ForwardingBlocks, MemberTable, PenPlaces, Table)

StripKey = tuple[Block, bool, float]

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")


class _Recall(Generic[K, V]):
    """What was made for a key the last time; what was not asked for since is forgotten."""

    def __init__(self, earlier: dict[K, V] | None = None) -> None:
        self._earlier = earlier or {}
        self._now: dict[K, V] = {}

    def __call__(self, key: K, make: Callable[[], V]) -> V:
        found = self._now.get(key)
        if found is None:
            found = self._earlier.get(key)
            self._now[key] = found = make() if found is None else found
        return found

    def again(self) -> "_Recall[K, V]":
        return _Recall(self._now)

    def close(self) -> None:
        self._earlier = {}


class Memory:
    """What was set for a paper, as long as its font and its digits stay."""

    def __init__(self, document: Document) -> None:
        self._key = _setting_of(document)
        self.setter = LineSetter(Fonts(document.font), document.printed)
        self.strips: _Recall[StripKey, list[Strip]] = _Recall()
        self.rows: _Recall[RowKey, SetRow] = _Recall()

    def again(self, document: Document) -> "Memory":
        """For laying out what has become of the paper."""
        if _setting_of(document) != self._key:
            return Memory(document)
        fresh = copy(self)
        fresh.strips, fresh.rows = self.strips.again(), self.rows.again()
        return fresh

    def close(self) -> None:
        """Forgets what was not needed this time."""
        self.strips.close()
        self.rows.close()


def _setting_of(document: Document) -> Hashable:
    return document.font, document.digits, document.code_digits


class BlockStrips:
    def __init__(self, memory: Memory, style: Style) -> None:
        self._memory = memory
        self._style = style
        self._rows = RowSetter(memory.setter, style, memory.rows)
        self._seam = seam(float(style.seam_pt))

    def runs(self, document: Document) -> Iterator[tuple[PageStart, list[Item]]]:
        """The runs of pages and what stands on them, with the seams that a Word file has."""
        start, above = PageStart(), None
        items: list[Item] = []
        for number, block in enumerate(document.blocks):
            if isinstance(above, _IN_TABLES) and isinstance(block, _IN_TABLES):
                items.append(Item(self._seam, number))
            if isinstance(block, PageStart):
                if number:
                    items.append(Item(self._seam, number - 1))
                    yield start, items
                start, items = block, []
            else:
                items += self._items(block, number, above, start)
            above = block
        if isinstance(above, _IN_TABLES):
            items.append(Item(self._seam, len(document.blocks) - 1))
        yield start, items

    def _items(self, block: Block, number: int, above: Block | None, start: PageStart) -> Iterator[Item]:
        if not isinstance(block, Table):
            for strip in self._strips(block, above, start):
                yield Item(strip, number)
            return
        head, strips = self._rows.table(block)
        if isinstance(above, Heading | Paragraph):
            yield Item(self._texts(start).lead_to_table(), number)
        for strip in head.strips:
            yield Item(strip, number)
        for strip in strips:
            yield Item(strip, number, head)

    def _width(self, start: PageStart) -> float:
        style = self._style
        return points(style.landscape_text_width_mm if start.landscape else style.text_width_mm)

    def _texts(self, start: PageStart) -> ParagraphStrips:
        return ParagraphStrips(StripMaker(self._memory.setter, self._width(start)), self._style)

    def _strips(self, block: Block, above: Block | None, start: PageStart) -> list[Strip]:
        # A landscape page is low: its heading starts at the very top.
        is_at_top = isinstance(above, PageStart) and above.landscape
        key = (block, is_at_top, self._width(start))
        return self._memory.strips(key, lambda: self._made(block, self._texts(start), is_at_top))

    def _made(self, block: Block, texts: ParagraphStrips, is_at_top: bool) -> list[Strip]:
        letters, setter, style = LetterStrips(texts.maker, self._style), self._memory.setter, self._style
        match block:
            case PageStart() | Table():
                raise ValueError("neither is one text")
            case PageBreak():
                return [seam(float(style.seam_pt), starts_page=True)]
            case MemoHead():
                return letters.memo_head(block)
            case HeaderLine():
                return letters.header_line(block)
            case Addressee():
                return letters.addressee(block)
            case Emblem():
                return letters.order_emblem(block)
            case TitleLines():
                return texts.title_lines(block)
            case Rule():
                return texts.rule()
            case Paragraph():
                return texts.body(block)
            case Heading():
                return texts.heading(block, is_at_top=is_at_top)
            case IndentedHeading():
                return texts.indented_heading(block)
            case NumberedItem():
                return texts.numbered_item(block)
            case MemberTable():
                return members(block, setter, style)
            case OrderEnd():
                return texts.order_end(block)
            case Signature():
                return letters.signature(block)
            case PenPlaces():
                return letters.pen_places(block)
            case ForwardingBlocks():
                return letters.forwarding_blocks(block)
            case AgendaHeading():
                return texts.agenda_heading(block)
            case ScoreLine():
                return texts.score_line(block)
            case Caption():
                return texts.caption(block)
            case Chart():
                return chart_strips(block, setter, style)
            case CoverPage():
                return texts.cover(block)
            case ApprovalStep():
                return letters.approval_step(block)
            case _:
                assert_never(block)
