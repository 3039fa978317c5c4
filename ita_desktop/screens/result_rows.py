"""The tree of results as rows: published beside recomputed, what is weak, what contradicts itself, what was before."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt

from ita_desktop.actions.scores import TOLERANCE
from ita_desktop.exchange.pasted_results import TOTAL
from ita_desktop.exchange.result_columns import read_figure
from ita_desktop.model.edition import Kind, LevelScale
from ita_desktop.model.terms import name_of_node
from ita_desktop.model.year import FiscalYear, Result
from ita_desktop.qt.chart_frame import two_decimals
from ita_desktop.qt.columns import Column
from ita_desktop.qt.grid_cells import INDENT
from ita_desktop.qt.marks import Mark
from ita_desktop.rules.levels import level_of_score
from ita_desktop.rules.rounding import rounded
from ita_desktop.rules.scores import NodeScore, Scores
from ita_desktop.rules.tree import Tree
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _

_WITH_LEVEL = (Kind.INSTRUMENT, Kind.INDICATOR)
_RIGHT = Qt.AlignmentFlag.AlignRight

SHARES = ("share_least", "share_little", "share_much", "share_most", "share_yes", "share_no")


@dataclass(frozen=True)
class ResultRow:
    """A node of the tree, or the total above it, whose identity is TOTAL. `before` is the score of the year before."""

    identity: str
    code: str
    name: str
    title: str
    kind: Kind | None
    depth: int
    has_children: bool
    is_open: bool
    weight: Decimal | None
    published: Decimal | None
    recomputed: Decimal | None
    level: str
    is_level_printed: bool
    is_weak: bool
    is_doubtful: bool
    before: Decimal | None
    note: str
    weighted: Decimal | None
    shares: tuple[Decimal | None, ...]
    remark: str

    @property
    def shown(self) -> Decimal | None:
        return self.recomputed if self.published is None else self.published

    @property
    def difference(self) -> Decimal | None:
        if self.published is None or self.recomputed is None:
            return None
        return self.published - self.recomputed

    @property
    def is_off(self) -> bool:
        return self.difference is not None and abs(self.difference) > TOLERANCE

    @property
    def change(self) -> Decimal | None:
        if self.before is None or self.shown is None:
            return None
        return self.shown - self.before

    @property
    def label(self) -> str:
        return " ".join(filter(None, (self.code, self.name)))


@dataclass(frozen=True)
class TreeSources:
    """What rows are made of: `doubtful` and `weak` are identities, `before` scores by identity."""

    year: FiscalYear
    scores: Scores
    scale: LevelScale
    threshold: Decimal
    doubtful: Collection[str]
    before: Mapping[str, Decimal]


def rows_of(sources: TreeSources, opened: Collection[str]) -> list[ResultRow]:
    """All rows of the tree in their order, whether or not what is above them is open."""
    scores = sources.scores
    tree = Tree(node.node for node in scores.nodes)
    results = {result.node.identity: result for result in sources.year.results}
    depths: dict[str, int] = {}
    rows = [_total_row(sources)]
    for score in scores.nodes:
        node = score.node
        depths[node.identity] = depths.get(node.parent or "", -1) + 1
        has_children = bool(tree.children(node.identity)) and not _is_alone(tree, node.identity)
        rows.append(
            _row(
                sources,
                score,
                results.get(node.identity),
                depth=depths[node.identity],
                has_children=has_children,
                is_open=node.identity in opened,
            )
        )
    return rows


def ancestors(scores: Scores, identity: str) -> list[str]:
    """From the nearest up."""
    found: list[str] = []
    node = scores.of(identity).node
    while node.parent is not None:
        found.append(node.parent)
        node = scores.of(node.parent).node
    return found


def open_rows(rows: Sequence[ResultRow], scores: Scores, opened: Collection[str]) -> list[ResultRow]:
    """Those of which everything above is open."""
    return [
        row
        for row in rows
        if row.identity == TOTAL or all(above in opened for above in ancestors(scores, row.identity))
    ]


def matching_rows(
    rows: Sequence[ResultRow], scores: Scores, matches: Callable[[ResultRow], bool]
) -> list[ResultRow]:
    """Those that match, each with what is above it."""
    kept: set[str] = set()
    for row in rows:
        if matches(row):
            kept.add(row.identity)
            if row.identity != TOTAL:
                kept.update(ancestors(scores, row.identity))
    return [row for row in rows if row.identity in kept]


def _is_alone(tree: Tree, identity: str) -> bool:
    """A question whose only part is the question itself."""
    children = tree.children(identity)
    return len(children) == 1 and children[0].kind is Kind.PART and not children[0].short_name


def _total_row(sources: TreeSources) -> ResultRow:
    scores = sources.scores
    level = scores.level_published or (_(scores.level_recomputed.name) if scores.level_recomputed else "")
    total = scores.total_published if scores.total_published is not None else scores.total_recomputed
    weights = [score.node.weight for score in scores.instruments()]
    return ResultRow(
        identity=TOTAL,
        code="",
        name=_("คะแนนรวม ITA"),
        title=_("คะแนนรวม ITA"),
        kind=None,
        depth=0,
        has_children=False,
        is_open=False,
        weight=sum((weight for weight in weights if weight), Decimal(0)) if all(weights) else None,
        published=scores.total_published,
        recomputed=scores.total_recomputed,
        level=level,
        is_level_printed=bool(scores.level_published),
        is_weak=total is not None and total < sources.threshold,
        is_doubtful=TOTAL in sources.doubtful,
        before=sources.before.get(TOTAL),
        note="",
        weighted=None,
        shares=(None,) * len(SHARES),
        remark="",
    )


def _row(
    sources: TreeSources,
    score: NodeScore,
    result: Result | None,
    *,
    depth: int,
    has_children: bool,
    is_open: bool,
) -> ResultRow:
    node, shown = score.node, score.shown
    reached = level_of_score(sources.scale, shown) if shown is not None and node.kind in _WITH_LEVEL else None
    return ResultRow(
        identity=node.identity,
        code=node.code,
        name=name_of_node(node),
        title=node.title,
        kind=node.kind,
        depth=depth,
        has_children=has_children,
        is_open=is_open,
        weight=node.weight,
        published=score.published,
        recomputed=score.recomputed,
        level=score.published_level or (_(reached.name) if reached else ""),
        is_level_printed=bool(score.published_level),
        is_weak=shown is not None and shown < sources.threshold,
        is_doubtful=node.identity in sources.doubtful,
        before=sources.before.get(node.identity),
        note=score.note,
        weighted=score.published_weighted,
        shares=tuple(getattr(result, field) if result else None for field in SHARES),
        remark=result.remark if result else "",
    )


# Columns


def columns_of(year: int) -> list[Column[ResultRow]]:
    """`year` is that of the results."""
    return [
        Column("point", _("ข้อ"), _indented, width=250, wraps=True, tooltip=lambda row: row.title),
        _figure_column("weight", _("น้ำหนัก"), lambda row: row.weight, width=72, text=_plain_weight),
        _figure_column(
            "published",
            _("ประกาศ"),
            lambda row: row.published,
            width=92,
            is_entered=True,
            mark=lambda row: Mark.DIAMOND if row.is_weak else None,
            mark_words=lambda row: _("ต่ำกว่าเกณฑ์") if row.is_weak else "",
            tone=lambda row: "amber" if row.is_weak else None,
            emphasis=True,
        ),
        _figure_column(
            "recomputed",
            _("คำนวณได้"),
            lambda row: row.recomputed,
            width=100,
            tone=lambda row: "red" if row.is_off else "ink2",
            tooltip=lambda row: row.note,
        ),
        _figure_column(
            "difference",
            _("ต่าง"),
            lambda row: row.difference,
            width=98,
            text=_signed,
            mark=lambda row: Mark.OCTAGON if row.is_off or row.is_doubtful else None,
            mark_words=lambda row: _("ไม่ตรงกับที่คำนวณได้") if row.is_off or row.is_doubtful else "",
            tone=lambda row: "red" if row.is_off else "ink2",
        ),
        Column(
            "published_level",
            _("ระดับ"),
            lambda row: row.level,
            parse=clean,
            is_editable=lambda row: row.kind in (None, *_WITH_LEVEL),
            alignment=Qt.AlignmentFlag.AlignHCenter,
            width=70,
            tone=lambda row: None if row.is_level_printed else "ink2",
            tooltip=lambda row: "" if row.is_level_printed or not row.level else _("ระดับที่คำนวณได้ ยังไม่ได้กรอก"),
        ),
        _figure_column(
            "before",
            _("ปี {year}").format(year=year - 1),
            lambda row: row.before,
            width=84,
            is_hidden=True,
            tone=lambda row: "ink2",
        ),
        _figure_column(
            "change",
            _("เปลี่ยน"),
            lambda row: row.change,
            width=84,
            text=_signed,
            is_hidden=True,
            tone=lambda row: "red" if row.change is not None and row.change < 0 else "ink2",
        ),
        _figure_column(
            "published_weighted",
            _("ถ่วงน้ำหนัก"),
            lambda row: row.weighted,
            width=96,
            is_entered=True,
            is_hidden=True,
            kinds=_WITH_LEVEL,
        ),
        *(
            _figure_column(
                field,
                words,
                lambda row, place=place: row.shares[place],
                width=92,
                is_entered=True,
                is_hidden=True,
                kinds=(Kind.QUESTION, Kind.PART),
            )
            for place, (field, words) in enumerate(zip(SHARES, share_words(), strict=True))
        ),
        Column(
            "remark",
            _("ข้อเสนอแนะของผู้ประเมิน"),
            lambda row: row.remark,
            parse=clean,
            is_editable=lambda row: row.kind is not None,
            width=280,
            wraps=True,
            is_long=True,
            is_hidden=True,
        ),
    ]


def share_words() -> tuple[str, ...]:
    return (_("น้อยที่สุด"), _("น้อย"), _("มาก"), _("มากที่สุด"), _("มี"), _("ไม่มี"))


def _figure_column(
    key: str,
    title: str,
    value: Callable[[ResultRow], Decimal | None],
    *,
    width: int,
    text: Callable[[Decimal | None], str] | None = None,
    is_entered: bool = False,
    is_hidden: bool = False,
    kinds: Collection[Kind] | None = None,
    mark: Callable[[ResultRow], Mark | None] | None = None,
    mark_words: Callable[[ResultRow], str] | None = None,
    tone: Callable[[ResultRow], str | None] | None = None,
    tooltip: Callable[[ResultRow], str] | None = None,
    emphasis: bool = False,
) -> Column[ResultRow]:
    return Column(
        key,
        title,
        value,
        text=text or _two_places,
        parse=read_figure if is_entered else None,
        is_editable=None if kinds is None else lambda row: row.kind in kinds,
        alignment=_RIGHT,
        width=width,
        mark=mark,
        mark_words=mark_words,
        tone=tone,
        tooltip=tooltip,
        emphasis=emphasis,
        is_hidden=is_hidden,
    )


def _indented(row: ResultRow) -> str:
    room = INDENT * (row.depth + 1) if row.kind is not None else ""
    return f"{room}{row.label}"


def _two_places(value: Decimal | None) -> str:
    return "" if value is None else two_decimals(value)


def _signed(value: Decimal | None) -> str:
    if value is None:
        return ""
    words = two_decimals(rounded(value))
    return f"+{words}" if rounded(value) > 0 else words


def _plain_weight(value: Decimal | None) -> str:
    return "" if value is None else f"{value.normalize():f}"
