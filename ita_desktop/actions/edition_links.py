"""The map from the earlier frame: which item of last year became which one of this year."""

from collections import Counter
from collections.abc import Iterable
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from ita_desktop.actions.edition_editing import EditionEditError
from ita_desktop.model.edition import Edition, Kind, Link, Node, Relation
from ita_desktop.model.editions import available_editions, read_edition
from ita_desktop.model.frame import EditionRecord, LinkRecord, NodeRecord
from ita_desktop.model.office import Office
from ita_desktop.thai.names import search_key
from ita_desktop.translation import translate as _

AnyNode = TypeVar("AnyNode", Node, NodeRecord)

MAPPED = (Kind.INDICATOR, Kind.SUBINDICATOR, Kind.QUESTION, Kind.ITEM)
"""What a map is drawn for; instruments, groups and parts follow what they belong to."""


def earlier_edition(office: Office, edition: EditionRecord) -> Edition | None:
    """The frame that the map of `edition` begins from: as the office keeps it, else as the program knows it."""
    code = edition.earlier_edition
    kept = next((each for each in office.editions if each.code == code), None)
    if kept is not None:
        return kept.as_value()
    return read_edition(code) if code in available_editions() else None


def editions_before(office: Office, edition: EditionRecord) -> list[Edition]:
    """Those that the map of `edition` may begin from, the latest first."""
    kept = {each.code: each.as_value() for each in office.editions}
    shipped = {code: read_edition(code) for code in available_editions() if code not in kept}
    known = [each for each in (*kept.values(), *shipped.values()) if each.year < edition.year]
    return sorted(known, key=lambda each: (-each.year, each.code))


def set_earlier_edition(session: Session, edition: EditionRecord, code: str) -> None:
    """Raises EditionEditError while there are links from another frame."""
    kept = session.get_one(EditionRecord, edition.id)
    if kept.earlier_edition != code and _links(session, edition):
        raise EditionEditError(_("มีคู่ข้อกับกรอบเดิมอยู่แล้ว โปรดล้างคู่ข้อทั้งหมดก่อนเปลี่ยนกรอบปีก่อน"))
    kept.earlier_edition = code


def set_link(session: Session, edition: EditionRecord, earlier: str, later: str) -> Relation:
    """`earlier` became `later`, and nothing else any more; where several became one, all of them are merged."""
    links = _links(session, edition)
    before = [link for link in links if link.earlier == earlier]
    for link in before:
        session.delete(link)
    for link in links:
        if link.later == later and link.relation is Relation.ADDED:
            session.delete(link)
    _add(session, edition, earlier, later, Relation.SAME)
    session.flush()
    for left in {link.later for link in before} - {later, None}:
        _settle(session, edition, left)
    return _settle(session, edition, later)


def remove_link(session: Session, edition: EditionRecord, earlier: str | None, later: str | None) -> None:
    """What was linked is open again; a mark of removed or added is taken away."""
    for link in _links(session, edition):
        if (link.earlier, link.later) == (earlier, later):
            session.delete(link)
    session.flush()
    if later is not None:
        _settle(session, edition, later)


def mark_removed(session: Session, edition: EditionRecord, earlier: str) -> None:
    """This year has nothing of it."""
    former = [link for link in _links(session, edition) if link.earlier == earlier]
    for link in former:
        session.delete(link)
    _add(session, edition, earlier, None, Relation.REMOVED)
    session.flush()
    for later in {link.later for link in former} - {None}:
        _settle(session, edition, later)


def mark_added(session: Session, edition: EditionRecord, later: str) -> None:
    """Last year had nothing of it."""
    for link in _links(session, edition):
        if link.later == later:
            session.delete(link)
    _add(session, edition, None, later, Relation.ADDED)


def propose_links(earlier: Edition, later: EditionRecord) -> list[Link]:
    """What nobody linked yet and is called the same, or is the same for the program."""
    told_earlier = {link.earlier for link in later.links}
    told_later = {link.later for link in later.links}
    open_nodes = [n for n in earlier.nodes if n.kind in MAPPED and n.identity not in told_earlier]
    by_identity = {node.identity: node for node in open_nodes}
    by_title = once_by_title(open_nodes)
    proposed: list[Link] = []
    taken: set[str] = set()
    for node in later.nodes:
        if node.kind not in MAPPED or node.identity in told_later:
            continue
        found = by_identity.get(node.identity) or by_title.get(title_key(node))
        if found is not None and found.kind is node.kind and found.identity not in taken:
            taken.add(found.identity)
            proposed.append(Link(found.identity, node.identity, Relation.SAME))
    return proposed


def take_links(session: Session, edition: EditionRecord, links: Iterable[Link]) -> int:
    """Proposals as they were seen; how many."""
    count = 0
    for link in links:
        if link.earlier and link.later:
            set_link(session, edition, link.earlier, link.later)
            count += 1
    return count


def _links(session: Session, edition: EditionRecord) -> list[LinkRecord]:
    return list(session.scalars(select(LinkRecord).where(LinkRecord.edition_id == edition.id)))


def _add(
    session: Session, edition: EditionRecord, earlier: str | None, later: str | None, relation: Relation
) -> None:
    link = LinkRecord(earlier=earlier, later=later, relation=relation)
    link.edition_id = edition.id
    session.add(link)


def _settle(session: Session, edition: EditionRecord, later: str | None) -> Relation:
    """One origin is the same item, several are merged."""
    origins = [link for link in _links(session, edition) if link.later == later and link.earlier is not None]
    relation = Relation.MERGED if len(origins) > 1 else Relation.SAME
    for link in origins:
        link.relation = relation
    return relation


def title_key(node: Node | NodeRecord) -> tuple[Kind, str]:
    """What two nodes share that are called the same."""
    return node.kind, search_key(node.title)


def once_by_title(nodes: Iterable[AnyNode]) -> dict[tuple[Kind, str], AnyNode]:
    """Without those that share their title."""
    nodes = list(nodes)
    counted = Counter(map(title_key, nodes))
    return {key: node for node in nodes if counted[key := title_key(node)] == 1}
