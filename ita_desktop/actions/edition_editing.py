"""The frame of an office mended by hand: titles, numbers, weights, what each item must show, what stands under what."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from ita_desktop.actions.hanging_records import hanging_on
from ita_desktop.actions.positions import number_in_order, put_before
from ita_desktop.model.edition import Kind, Scale, TimeBase
from ita_desktop.model.frame import EditionRecord, ElementRecord, LinkRecord, NodeRecord
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.digits import to_arabic_digits
from ita_desktop.translation import translate as _

KINDS_ABOVE: Mapping[Kind, tuple[Kind, ...]] = {
    Kind.INSTRUMENT: (),
    Kind.INDICATOR: (Kind.INSTRUMENT,),
    Kind.SUBINDICATOR: (Kind.INDICATOR,),
    Kind.GROUP: (Kind.SUBINDICATOR, Kind.INDICATOR),
    Kind.QUESTION: (Kind.INDICATOR, Kind.INSTRUMENT),
    Kind.PART: (Kind.QUESTION,),
    Kind.ITEM: (Kind.GROUP, Kind.SUBINDICATOR, Kind.INDICATOR, Kind.INSTRUMENT),
}
"""Under what a node may stand; what stands under nothing else is an instrument."""

SCALED = (Kind.QUESTION, Kind.PART, Kind.ITEM)

_DEFAULT_SCALES = {Kind.PART: Scale.LEVEL, Kind.ITEM: Scale.DISCLOSED}
_MOST = Decimal(100)


class EditionEditError(ValueError):
    """The frame cannot be so; the message is for the officer."""


def set_edition_field(session: Session, edition: EditionRecord, field: str, value: Any) -> None:
    """`name`, `source` or `confirmed`."""
    kept = session.get_one(EditionRecord, edition.id)
    if field == "confirmed":
        kept.confirmed = bool(value)
    elif field == "name":
        kept.name = _needed(value, _("โปรดกรอกชื่อกรอบการประเมิน"))
    elif field == "source":
        kept.source = clean(value)
    else:
        raise KeyError(field)


def set_node_field(session: Session, node: NodeRecord, field: str, value: Any) -> None:
    """`code`, `title`, `short_name`, `short_name_english`, `weight` or `scale`; the identity always stays."""
    kept = session.get_one(NodeRecord, node.id)
    if field == "code":
        others = [other for other in _nodes(session, kept.edition_id) if other is not kept]
        kept.code = _free_code(others, value)
    else:
        setattr(kept, field, _CHECKS[field](kept, value))


def add_node(
    session: Session, edition: EditionRecord, kind: Kind, code: str, title: str, parent: NodeRecord | None
) -> NodeRecord:
    """After the last of what stands under `parent`."""
    nodes = _nodes(session, edition.id)
    above = next((node for node in nodes if parent is not None and node.id == parent.id), None)
    _check_place(kind, above)
    number = _free_code(nodes, code)
    node = NodeRecord(
        position=len(nodes),
        identity=_free_identity(nodes, f"{edition.code}/{number}"),
        code=number,
        parent=above.identity if above else None,
        kind=kind,
        title=_needed(title, _("โปรดกรอกชื่อข้อ")),
        scale=_DEFAULT_SCALES.get(kind),
    )
    node.edition_id = edition.id
    session.add(node)
    number_in_order(_in_tree([*nodes, node]))
    session.flush()
    return node


def move_nodes(
    session: Session, nodes: Collection[NodeRecord], parent: NodeRecord | None, before: NodeRecord | None
) -> None:
    """Puts nodes, with all that stands under them, under `parent`, before `before` of it; None is the end."""
    if not nodes:
        return
    known = _nodes(session, next(iter(nodes)).edition_id)
    by_number = {node.id: node for node in known}
    above = by_number[parent.id] if parent else None
    moved = [node for node in known if node.id in {each.id for each in nodes}]
    for node in moved:
        _check_place(node.kind, above)
        if above and above.identity in _below(known, node):
            raise EditionEditError(_("ย้าย {code} ไปอยู่ใต้ตัวเองไม่ได้").format(code=node.code))
        node.parent = above.identity if above else None
    number_in_order(_in_tree(put_before(known, moved, before)))


def remove_nodes(session: Session, nodes: Collection[NodeRecord]) -> None:
    """With all that stands under them and what links say of them. Raises EditionEditError if work hangs on any."""
    if not nodes:
        return
    edition_id = next(iter(nodes)).edition_id
    known = _nodes(session, edition_id)
    going = {node.identity for node in nodes} | {each for node in nodes for each in _below(known, node)}
    gone = [node for node in known if node.identity in going]
    for node in gone:
        if hanging := hanging_on(session, [node]):
            message = _("ลบ {code} ไม่ได้ เพราะมี{hanging} ผูกอยู่ หากเลขเปลี่ยน โปรดแก้เลขข้อแทน")
            raise EditionEditError(message.format(code=node.code, hanging=hanging))
    for link in session.scalars(select(LinkRecord).where(LinkRecord.edition_id == edition_id)):
        if link.later in going:
            session.delete(link)
    for node in gone:
        session.delete(node)
    number_in_order(node for node in known if node.identity not in going)


def add_element(session: Session, node: NodeRecord, text: str, *, is_heading: bool = False) -> ElementRecord:
    kept = _with_elements(session, node)
    element = ElementRecord(position=len(kept.elements), text=_element_text(text), is_heading=is_heading)
    kept.elements.append(element)
    session.flush()
    return element


def add_elements(session: Session, node: NodeRecord, pasted: str) -> list[ElementRecord]:
    """One a line."""
    lines = [clean(line.lstrip(" \t-–•")) for line in pasted.splitlines()]
    return [add_element(session, node, line) for line in lines if line]


def set_element_field(session: Session, element: ElementRecord, field: str, value: Any) -> None:
    kept = session.get_one(ElementRecord, element.id)
    if field == "text":
        kept.text = _element_text(value)
    elif field == "is_heading":
        kept.is_heading = bool(value)
    elif field == "time_base":
        kept.time_base = TimeBase(value)
    else:
        raise KeyError(field)


def move_elements(
    session: Session, elements: Collection[ElementRecord], before: ElementRecord | None
) -> None:
    """Puts elements of one node together, in their order, before another; None is the end."""
    if not elements:
        return
    number = next(iter(elements)).node_id
    query = select(ElementRecord).where(ElementRecord.node_id == number).order_by(ElementRecord.position)
    number_in_order(put_before(session.scalars(query).all(), elements, before))


def remove_elements(session: Session, elements: Iterable[ElementRecord]) -> None:
    """Raises EditionEditError for what somebody ticked as shown."""
    for element in elements:
        kept = session.get_one(ElementRecord, element.id)
        if hanging := hanging_on(session, [kept]):
            message = _("ลบ “{text}” ไม่ได้ เพราะมี{hanging} โปรดเอาเครื่องหมายออกในความรับผิดชอบก่อน")
            raise EditionEditError(message.format(text=kept.text, hanging=hanging))
        session.delete(kept)


def read_code(typed: str) -> str:
    """A number as frames write it: O12 of o ๑๒."""
    return to_arabic_digits(clean(typed)).replace(" ", "").upper().rstrip(".")


def _nodes(session: Session, edition_id: int) -> list[NodeRecord]:
    query = select(NodeRecord).where(NodeRecord.edition_id == edition_id)
    return list(session.scalars(query.order_by(NodeRecord.position, NodeRecord.id)))


def _with_elements(session: Session, node: NodeRecord) -> NodeRecord:
    return session.get_one(NodeRecord, node.id, options=[selectinload(NodeRecord.elements)])


def _below(nodes: Sequence[NodeRecord], node: NodeRecord) -> set[str]:
    below = {node.identity}
    for each in _in_tree(nodes):
        if each.parent in below:
            below.add(each.identity)
    return below - {node.identity}


def _in_tree(nodes: Sequence[NodeRecord]) -> list[NodeRecord]:
    """Each before what stands under it, siblings in the order given."""
    children: dict[str | None, list[NodeRecord]] = {}
    for node in nodes:
        children.setdefault(node.parent, []).append(node)
    listed: list[NodeRecord] = []
    waiting = list(reversed(children.get(None, [])))
    while waiting:
        node = waiting.pop()
        listed.append(node)
        waiting.extend(reversed(children.get(node.identity, [])))
    return listed


def _free_code(others: Sequence[NodeRecord], typed: str) -> str:
    code = _needed(read_code(typed), _("โปรดกรอกเลขข้อ"))
    owner = next((other for other in others if other.code == code), None)
    if owner is not None:
        message = _("มีเลขข้อ {code} อยู่แล้ว คือ “{title}” โปรดใช้เลขอื่น หรือนำเข้าเลขข้อใหม่ทั้งชุด")
        raise EditionEditError(message.format(code=code, title=owner.title))
    return code


def _free_identity(nodes: Sequence[NodeRecord], wanted: str) -> str:
    taken = {node.identity for node in nodes}
    number, identity = 2, wanted
    while identity in taken:
        identity, number = f"{wanted}-{number}", number + 1
    return identity


def _check_place(kind: Kind, above: NodeRecord | None) -> None:
    allowed = KINDS_ABOVE[kind]
    if above is None and allowed:
        raise EditionEditError(_("โปรดเลือกข้อที่อยู่เหนือขึ้นไป"))
    if above is not None and above.kind not in allowed:
        raise EditionEditError(_("ข้อชนิดนี้อยู่ใต้ {code} ไม่ได้").format(code=above.code))


def _needed(value: Any, sentence: str) -> str:
    if not (words := clean(str(value))):
        raise EditionEditError(sentence)
    return words


def _element_text(value: Any) -> str:
    return _needed(value, _("โปรดกรอกสิ่งที่ต้องมี"))


def _weight(_node: NodeRecord, value: Any) -> Decimal | None:
    if value is None:
        return None
    if not isinstance(value, Decimal) or not value.is_finite() or not 0 <= value <= _MOST:
        raise EditionEditError(_("น้ำหนักต้องเป็นตัวเลขตั้งแต่ 0 ถึง 100"))
    return value


def _scale(node: NodeRecord, value: Any) -> Scale | None:
    if value is not None and node.kind not in SCALED:
        raise EditionEditError(_("กำหนดวิธีวัดได้เฉพาะคำถาม ประเด็น และข้อมูล"))
    return Scale(value) if value is not None else None


_CHECKS: Mapping[str, Callable[[NodeRecord, Any], Any]] = {
    "title": lambda _node, value: _needed(value, _("โปรดกรอกชื่อข้อ")),
    "short_name": lambda _node, value: clean(value),
    "short_name_english": lambda _node, value: clean(value),
    "weight": _weight,
    "scale": _scale,
}
