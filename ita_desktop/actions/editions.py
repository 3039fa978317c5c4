"""Brings a frame into an office's file; whatever keeps its title keeps its identity, so that only numbers move."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from sqlalchemy.orm import Session

from ita_desktop.actions.carrying_over import instrument_like
from ita_desktop.actions.edition_links import title_key
from ita_desktop.exchange.edition_lists import EditionListError, read_edition_list
from ita_desktop.model.edition import Edition, Kind, Link, Relation
from ita_desktop.model.frame import EditionRecord, NodeRecord, record_of
from ita_desktop.model.office import Office
from ita_desktop.model.year import FiscalYear
from ita_desktop.storage.books import list_years, load_book, load_office
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


def import_edition(session: Session, path: Path, code: str, year: int) -> str:
    """Keeps the list in `path` as edition `code` of `year`; what was done, in words.

    A year that the file does not have is opened with it, one without data goes over to it. An edition of that code
    that is there already takes the new numbers and titles, and its records stay. Raises EditionListError.
    """
    office = load_office(session)
    listed = read_edition_list(path, code, year)
    kept = next((record for record in office.editions if record.code == code), None)
    if kept is None:
        kept = _keep(office, listed)
        done = counted("เพิ่มกรอบ {code} จำนวน {count} รายการ", len(listed.nodes), code=code)
    else:
        _renumber(kept, listed)
        done = counted(
            "ปรับเลขและชื่อในกรอบ {code} จำนวน {count} รายการ ข้อมูลที่กรอกไว้ยังอยู่กับรายการเดิม",
            len(listed.nodes),
            code=code,
        )
    if year in list_years(session):
        return "\n".join([done, *_switch(session, year, kept)])
    opened = FiscalYear(year=year, edition=kept)
    opened.office_id = office.id
    session.add(opened)
    return done


def _switch(session: Session, year: int, kept: EditionRecord) -> Iterator[str]:
    """Lets a year that has nothing by its edition yet work by `kept`; what was done, unless it does already."""
    opened = load_book(session, year).year
    former = opened.edition
    if former is kept:
        return
    asked = {quota: instrument_like(quota.node, kept) for quota in opened.quotas}
    is_filled = opened.results or opened.measures or opened.responsibilities
    if is_filled or not all(asked.values()) or _is_named_later(session, opened):
        message = _("ปีงบประมาณ {year} มีข้อมูลตามกรอบ {former} แล้ว จึงใช้กรอบ {former} ต่อไป ยังไม่ใช้กรอบ {code}")
    else:
        opened.edition = kept
        for quota, instrument in asked.items():
            if instrument is not None:
                quota.node = instrument
        message = _("ปีงบประมาณ {year} ยังไม่มีข้อมูล จึงเปลี่ยนจากกรอบ {former} มาใช้กรอบ {code}")
    yield message.format(year=year, former=former.code, code=kept.code)


def _is_named_later(session: Session, year: FiscalYear) -> bool:
    """Whether measures of the year after are for what the results of this one showed."""
    if year.year + 1 not in list_years(session):
        return False
    nodes = {id(node) for node in year.edition.nodes}
    measures = load_book(session, year.year + 1).year.measures
    return any(id(node) in nodes for measure in measures for node in (measure.node, measure.last_node))


def _keep(office: Office, listed: Edition) -> EditionRecord:
    earlier = max((e for e in office.editions if e.year < listed.year), key=lambda e: e.year, default=None)
    edition = _identified(listed, earlier.nodes if earlier else ())
    if earlier:
        edition = replace(edition, earlier_edition=earlier.code, links=_links(earlier, edition))
    record = record_of(edition)
    office.editions.append(record)
    return record


def _identified(edition: Edition, known: Iterable[NodeRecord]) -> Edition:
    """`edition` with the identities of `known` nodes of the same kind and title."""
    identities = {title_key(node): node.identity for node in known}
    renamed = {node.identity: identities.get(title_key(node), node.identity) for node in edition.nodes}
    if len(set(renamed.values())) < len(renamed):
        # A title that stands twice says nothing about which of the two is the known one.
        return edition
    nodes = tuple(
        replace(node, identity=renamed[node.identity], parent=renamed[node.parent] if node.parent else None)
        for node in edition.nodes
    )
    return replace(edition, nodes=nodes)


def _links(earlier: EditionRecord, edition: Edition) -> tuple[Link, ...]:
    before = {node.identity for node in earlier.nodes if node.kind is Kind.ITEM}
    now = {node.identity for node in edition.nodes if node.kind is Kind.ITEM}
    return (
        *(Link(identity, identity, Relation.SAME) for identity in sorted(before & now)),
        *(Link(identity, None, Relation.REMOVED) for identity in sorted(before - now)),
        *(Link(None, identity, Relation.ADDED) for identity in sorted(now - before)),
    )


def _renumber(kept: EditionRecord, listed: Edition) -> None:
    edition = _identified(listed, kept.nodes)
    by_identity = {node.identity: node for node in kept.nodes}
    by_code = {node.code: node for node in kept.nodes}
    taken = {node.identity for node in edition.nodes} & by_identity.keys()
    # A node whose title was reworded is known by the number it kept.
    known = {
        node.identity: by_identity.get(node.identity) or _unless_taken(by_code.get(node.code), taken)
        for node in edition.nodes
    }
    missing = [node.code for node in kept.nodes if node not in known.values()]
    if missing:
        message = _("กรอบ {code} ในแฟ้มมี {missing} แต่รายการใหม่ไม่มี หากเป็นกรอบใหม่โปรดใช้รหัสกรอบอื่น")
        raise EditionListError(message.format(code=kept.code, missing=", ".join(missing)))
    identities = {listed: node.identity for listed, node in known.items() if node}
    for position, (node, fresh) in enumerate(zip(edition.nodes, record_of(edition).nodes, strict=True)):
        record = known[node.identity]
        if record is None:
            record = fresh
            kept.nodes.append(record)
        record.position = position
        record.code = node.code
        record.title = node.title
        record.parent = identities.get(node.parent, node.parent) if node.parent else None


def _unless_taken(node: NodeRecord | None, taken: set[str]) -> NodeRecord | None:
    return node if node is not None and node.identity not in taken else None
