"""What stands beside what when two frames are compared: each heading with its items, near the heading it became."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF

from ita_desktop.model.edition import Edition, Kind, Link, Node, Relation
from ita_desktop.model.terms import name_of_node
from ita_desktop.qt.marks import Mark
from ita_desktop.rules.tree import Tree
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_HEADINGS = (Kind.INDICATOR, Kind.SUBINDICATOR)
_ITEMS = (Kind.QUESTION, Kind.ITEM)


@dataclass(frozen=True)
class Block:
    """A heading with the items right under it; without a heading, items of an instrument that has none."""

    heading: Node | None
    items: tuple[Node, ...]

    @property
    def nodes(self) -> tuple[Node, ...]:
        return (self.heading, *self.items) if self.heading else self.items


EMPTY = Block(None, ())


def blocks_of(tree: Tree, instrument: str) -> list[Block]:
    """Of the instrument with that code, in its order."""
    top = next(
        (node for node in tree.nodes if node.kind is Kind.INSTRUMENT and node.code == instrument), None
    )
    if top is None:
        return []
    blocks: list[tuple[Node | None, list[Node]]] = [(None, [])]
    for node in tree.below(top.identity):
        if node.kind in _HEADINGS:
            blocks.append((node, []))
        elif node.kind in _ITEMS:
            blocks[-1][1].append(node)
    return [Block(heading, tuple(items)) for heading, items in blocks if items or heading]


def align_blocks(
    earlier: Sequence[Block], later: Sequence[Block], became: Mapping[str, str]
) -> list[tuple[Block, Block]]:
    """Each later block beside the earlier ones that became it; what became nothing stands after its neighbour."""
    goals = {block.heading.identity: block for block in later if block.heading}
    aligned: list[tuple[list[Block], Block]] = [([], block) for block in later]
    place = 0
    lost: list[Block] = []
    for block in earlier:
        heading = block.heading
        goal = goals.get(became.get(heading.identity, heading.identity)) if heading else None
        if goal is None and heading is None:
            goal = next((each for each in later if each.heading is None), None)
        if goal is None:
            lost.append(block)
        else:
            place = later.index(goal)
            aligned[place][0].append(block)
    pairs: list[tuple[Block, Block]] = []
    for befores, block in aligned:
        first, *more = befores or [EMPTY]
        pairs.append((first, block))
        pairs += [(each, EMPTY) for each in more]
    return [*pairs, *((block, EMPTY) for block in lost)]


class Side(Enum):
    EARLIER = 0
    LATER = 1

    @property
    def other(self) -> "Side":
        return Side.LATER if self is Side.EARLIER else Side.EARLIER


@dataclass(frozen=True)
class MapState:
    """How an item is tied to the other frame: as mark or picture, and as a word."""

    word: str
    mark: Mark | None = None
    picture: str = ""


@dataclass
class MapRow:
    node: Node
    side: Side
    rect: QRectF
    """In the whole, not in the viewport."""

    @property
    def is_heading(self) -> bool:
        return self.node.kind in _HEADINGS


class MapRows:
    """The rows of either frame with their links, in the order seen; `place` gives them their rectangles."""

    def __init__(self) -> None:
        self._blocks: list[tuple[Block, Block]] = []
        self.links: list[Link] = []
        self.rows: dict[Side, list[MapRow]] = {side: [] for side in Side}

    def take(self, earlier: Edition, later: Edition, links: Sequence[Link], instrument: str) -> None:
        self.links = list(links)
        became = {link.earlier: link.later for link in links if link.earlier and link.later}
        self._blocks = align_blocks(
            blocks_of(Tree(earlier.nodes), instrument), blocks_of(Tree(later.nodes), instrument), became
        )

    def place(
        self, width: float, gutter: float, gap: float, height_of: Callable[[Node, bool], float]
    ) -> float:
        """How high the whole is."""
        left = {Side.EARLIER: 0.0, Side.LATER: width + gutter}
        self.rows = {side: [] for side in Side}
        top = 0.0
        for pair in self._blocks:
            bottoms = [top]
            for side in Side:
                y = top
                for node in pair[side.value].nodes:
                    row = MapRow(node, side, QRectF())
                    row.rect = QRectF(left[side], y, width, height_of(node, row.is_heading))
                    y = row.rect.bottom()
                    self.rows[side].append(row)
                bottoms.append(y)
            top = max(bottoms) + gap
        return top

    def find(self, side: Side, identity: str) -> MapRow | None:
        return next((row for row in self.rows[side] if row.node.identity == identity), None)

    def at(self, point: QPointF) -> MapRow | None:
        """The item there; headings are not linked by hand."""
        rows = (row for side in Side for row in self.rows[side])
        return next((row for row in rows if not row.is_heading and row.rect.contains(point)), None)

    def identities(self, side: Side) -> list[str]:
        """What can be linked."""
        return [row.node.identity for row in self.rows[side] if not row.is_heading]

    def links_of(self, side: Side, identity: str) -> list[Link]:
        if not identity:
            return []
        return [
            link for link in self.links if identity == (link.earlier if side is Side.EARLIER else link.later)
        ]

    def state_of(self, side: Side, identity: str) -> MapState:
        links = self.links_of(side, identity)
        if not links:
            return MapState(_("ยังไม่จับคู่"), Mark.TRIANGLE)
        relation = links[0].relation
        if relation is Relation.REMOVED:
            return MapState(_("ยกเลิก"), Mark.PAUSED)
        if relation is Relation.ADDED:
            return MapState(_("ข้อใหม่"), picture="add")
        if relation is Relation.MERGED:
            count = len(links) if side is Side.LATER else len(self.links_of(Side.LATER, links[0].later or ""))
            return MapState(counted("รวม {count} ข้อ", count))
        return MapState(_("ข้อเดิม"))

    def spoken(self, side: Side, identity: str) -> str:
        row = self.find(side, identity)
        if row is None:
            return ""
        ends = [
            link.later if side is Side.EARLIER else link.earlier for link in self.links_of(side, identity)
        ]
        others = [other.node.code for end in ends if (other := self.find(side.other, end or ""))]
        return " ".join(
            [
                row.node.code,
                row.node.title,
                name_of_node(row.node),
                self.state_of(side, identity).word,
                *others,
            ]
        )
