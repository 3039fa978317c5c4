"""The tables of a frame: its nodes, and what each item must show."""

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt

from ita_desktop.actions.edition_editing import KINDS_ABOVE, SCALED, read_code
from ita_desktop.model.edition import Kind, Scale, TimeBase
from ita_desktop.model.frame import EditionRecord, ElementRecord, NodeRecord
from ita_desktop.model.terms import spoken_term, title_of_node
from ita_desktop.qt.columns import Column
from ita_desktop.qt.figures import read_figure
from ita_desktop.thai.codes import code_key
from ita_desktop.translation import translate as _

HEADINGS = (Kind.INSTRUMENT, Kind.INDICATOR, Kind.SUBINDICATOR, Kind.GROUP)


def node_columns() -> list[Column[NodeRecord]]:
    return [
        Column(
            "code",
            _("เลขข้อ"),
            lambda node: node.code,
            parse=read_code,
            sort_key=code_key,
            width=72,
            emphasis=True,
        ),
        Column("title", _("ชื่อ"), lambda node: node.title, parse=str, width=270, wraps=True, is_long=True),
        Column(
            "kind",
            _("ชนิด"),
            lambda node: node.kind,
            text=lambda kind: _(spoken_term(kind)),
            wraps=True,
            width=92,
        ),
        Column("short_name", _("ชื่อย่อ"), lambda node: node.short_name, parse=str, width=124, wraps=True),
        Column(
            "weight",
            _("น้ำหนัก"),
            lambda node: node.weight,
            text=_plain_weight,
            parse=lambda typed: read_figure(typed, 0, 100),
            alignment=Qt.AlignmentFlag.AlignRight,
            width=66,
        ),
        Column(
            "scale",
            _("วิธีวัด"),
            lambda node: node.scale,
            text=lambda scale: _(spoken_term(scale)) if scale else "",
            choices=lambda _node: [
                (_("ไม่กำหนด"), None),
                *((_(spoken_term(scale)), scale) for scale in Scale),
            ],
            is_editable=lambda node: node.kind in SCALED,
            width=106,
            wraps=True,
        ),
        Column(
            "short_name_english",
            _("ชื่อย่อภาษาอังกฤษ"),
            lambda node: node.short_name_english,
            parse=str,
            width=150,
            wraps=True,
            is_hidden=True,
        ),
    ]


def element_columns() -> list[Column[ElementRecord]]:
    return [
        Column(
            "text",
            _("สิ่งที่ต้องมี"),
            lambda element: element.text,
            parse=str,
            width=196,
            wraps=True,
            is_long=True,
        ),
        Column(
            "is_heading",
            _("ชนิด"),
            lambda element: element.is_heading,
            text=lambda is_heading: _("หัวข้อ") if is_heading else _("รายการ"),
            choices=lambda _element: [(_("รายการ"), False), (_("หัวข้อ"), True)],
            width=74,
        ),
        Column(
            "time_base",
            _("ช่วงเวลา"),
            lambda element: element.time_base,
            text=lambda base: "" if base is TimeBase.NONE else _(spoken_term(base)),
            choices=lambda _element: [(_(spoken_term(base)), base) for base in TimeBase],
            width=92,
            wraps=True,
        ),
    ]


def ground_of(node: NodeRecord) -> str | None:
    """Headings lie deeper than what they head."""
    return "sunk" if node.kind in HEADINGS else None


def instrument_of(edition: Callable[[], EditionRecord]) -> Callable[[NodeRecord], tuple[str, str]]:
    """The group of a node: its instrument."""

    def group(node: NodeRecord) -> tuple[str, str]:
        by_identity = {each.identity: each for each in edition().nodes}
        passed: set[str] = set()
        while node.parent in by_identity and node.identity not in passed:
            passed.add(node.identity)
            node = by_identity[node.parent]
        return node.identity, f"{node.code} {title_of_node(node)}"

    return group


def drop_place(
    nodes: list[NodeRecord], moved: list[NodeRecord], before: NodeRecord | None
) -> tuple[NodeRecord | None, NodeRecord | None]:
    """Under what nodes come to lie that were dropped before another, and before which sibling."""
    kind = moved[0].kind
    by_identity = {node.identity: node for node in nodes}
    if before is not None and before.kind is kind:
        return by_identity.get(before.parent or ""), before
    others = [node for node in nodes if node not in moved]
    place = others.index(before) if before in others else len(others)
    above = others[place - 1] if place else None
    while above is not None and above.kind not in KINDS_ABOVE[kind]:
        above = by_identity.get(above.parent or "")
    if above is None:
        return by_identity.get(moved[0].parent or ""), None
    siblings = [node for node in others if node.parent == above.identity]
    return above, siblings[0] if siblings and before is not None and above is others[place - 1] else None


def free_code(nodes: list[NodeRecord], like: NodeRecord) -> str:
    """The next number of the series of `like`: O44 after O43."""
    letters = like.code.rstrip("0123456789")
    numbers = [
        int(rest)
        for node in nodes
        if node.code.startswith(letters) and (rest := node.code[len(letters) :]).isdecimal()
    ]
    return f"{letters}{max(numbers, default=0) + 1}"


def _plain_weight(weight: Decimal | None) -> str:
    return "" if weight is None else f"{weight.normalize():f}"
