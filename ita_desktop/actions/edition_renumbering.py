"""New numbers for a frame that is in use, from a list: what would change is seen before it is done."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from sqlalchemy.orm import Session, selectinload

from ita_desktop.actions.edition_editing import EditionEditError
from ita_desktop.actions.edition_links import once_by_title, title_key
from ita_desktop.exchange.edition_lists import edition_of_rows, read_edition_list
from ita_desktop.exchange.list_rows import HEADINGS
from ita_desktop.model.edition import Edition, Kind, Node
from ita_desktop.model.frame import EditionRecord, ElementRecord, NodeRecord
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _

_NEW = -1


class Change(StrEnum):
    """What becomes of a node. MISSING ones are not in the list and stay as they are."""

    SAME = "same"
    NUMBER = "number"
    TITLE = "title"
    BOTH = "both"
    ADDED = "added"
    MISSING = "missing"
    CLASH = "clash"


@dataclass(frozen=True)
class Renumbered:
    """One line of the preview; `identity` is that of the node in the file, empty for an added one."""

    change: Change
    kind: Kind
    identity: str
    old_code: str
    new_code: str
    old_title: str
    new_title: str


@dataclass(frozen=True)
class Renumbering:
    lines: tuple[Renumbered, ...]
    listed: Edition

    def count(self, *changes: Change) -> int:
        return sum(line.change in changes for line in self.lines)

    @property
    def changed(self) -> int:
        return self.count(Change.NUMBER, Change.TITLE, Change.BOTH, Change.ADDED)


def read_list(path: Path, edition: EditionRecord) -> Edition:
    """Raises EditionListError."""
    return read_edition_list(path, edition.code, edition.year)


def read_pasted_list(pasted: str, edition: EditionRecord) -> Edition:
    """Number and title a line, divided by a tab or the first space, with or without headings.

    Raises EditionListError.
    """
    rows = [_cells(line) for line in pasted.splitlines() if line.strip()]
    if not any(clean(row[0]).lower() in HEADINGS["code"] for row in rows):
        rows.insert(0, ["รหัส", "ชื่อ"])
    return edition_of_rows(rows, _("รายการที่วาง"), edition.code, edition.year)


def preview_renumbering(edition: EditionRecord, listed: Edition) -> Renumbering:
    """What `renumber` would do, in the order of the list, and then what the list does not have."""
    kept = _matched(edition.nodes, listed.nodes)
    lines = [_line(kept.get(node.identity), node) for node in listed.nodes]
    known = {line.identity for line in lines}
    kinds = {node.kind for node in listed.nodes} - {Kind.INSTRUMENT}
    missing = [
        Renumbered(Change.MISSING, node.kind, node.identity, node.code, node.code, node.title, node.title)
        for node in edition.nodes
        if node.identity not in known
    ]
    counts = Counter(line.new_code for line in [*lines, *missing])
    told = [line for line in missing if line.kind in kinds or counts[line.new_code] > 1]
    return Renumbering(tuple(_clashing([*lines, *told], counts)), listed)


def renumber(session: Session, edition: EditionRecord, listed: Edition) -> int:
    """Whatever keeps its title, or its number, keeps its identity and all that hangs on it; how many changed.

    Raises EditionEditError where two would have the same number.
    """
    kept = session.get_one(
        EditionRecord,
        edition.id,
        options=[selectinload(EditionRecord.nodes).selectinload(NodeRecord.elements)],
    )
    plan = preview_renumbering(kept, listed)
    if clashes := [line.new_code for line in plan.lines if line.change is Change.CLASH]:
        message = _("เลขข้อซ้ำกัน: {codes} โปรดแก้รายการก่อน")
        raise EditionEditError(message.format(codes=" ".join(dict.fromkeys(clashes))))
    matched = _matched(kept.nodes, listed.nodes)
    identities = {
        node.identity: matched[node.identity].identity for node in listed.nodes if node.identity in matched
    }
    order: list[NodeRecord] = []
    for node in listed.nodes:
        parent = identities.get(node.parent, node.parent) if node.parent else None
        record = matched.get(node.identity)
        if record is None:
            record = _added(node, parent, kept)
        elif node.kind is not Kind.INSTRUMENT:
            # A list that leaves the instruments out is read with their usual names.
            record.code, record.title = node.code, node.title
            if parent not in _above(kept.nodes, record):
                record.parent = parent
        order.append(record)
    _place(kept, order)
    return plan.changed


def _place(edition: EditionRecord, order: Sequence[NodeRecord]) -> None:
    """Listed nodes share the places that listed nodes had; what is not listed keeps its own."""
    waiting = list(order)
    old = [node for node in edition.nodes if node.position != _NEW]
    placed = [waiting.pop(0) if node in order else node for node in old]
    for position, node in enumerate([*placed, *waiting]):
        node.position = position


def _added(node: Node, parent: str | None, edition: EditionRecord) -> NodeRecord:
    taken = {each.identity for each in edition.nodes}
    identity, number = node.identity, 2
    while identity in taken:
        identity, number = f"{node.identity}-{number}", number + 1
    record = NodeRecord(
        position=_NEW,
        identity=identity,
        code=node.code,
        parent=parent,
        kind=node.kind,
        title=node.title,
        short_name=node.short_name,
        scale=node.scale,
        weight=node.weight,
        mean_of=node.mean_of,
        elements=[ElementRecord(position=place, text=each.text) for place, each in enumerate(node.elements)],
    )
    edition.nodes.append(record)
    return record


def _above(nodes: Sequence[NodeRecord], node: NodeRecord) -> set[str | None]:
    """A list of bare items says less of where they stand than the frame already knows."""
    parents = {each.identity: each.parent for each in nodes}
    above: set[str | None] = set()
    parent = node.parent
    while parent is not None and parent not in above:
        above.add(parent)
        parent = parents.get(parent)
    return above or {None}


def _matched(kept: Sequence[NodeRecord], listed: Sequence[Node]) -> Mapping[str, NodeRecord]:
    """Kept nodes by the identities of the list: by title where it stands once, else by number."""
    titles = once_by_title(kept)
    wanted = once_by_title(listed)
    found = {
        node.identity: titles[key] for node in listed if (key := title_key(node)) in wanted and key in titles
    }
    taken = {record.identity for record in found.values()}
    by_code = {(node.kind, node.code): node for node in kept if node.identity not in taken}
    for node in listed:
        if node.identity not in found and (node.kind, node.code) in by_code:
            found[node.identity] = by_code.pop((node.kind, node.code))
    return found


def _line(kept: NodeRecord | None, node: Node) -> Renumbered:
    if kept is None:
        return Renumbered(Change.ADDED, node.kind, "", "", node.code, "", node.title)
    if node.kind is Kind.INSTRUMENT:
        node = replace(node, code=kept.code, title=kept.title)
    is_number, is_title = kept.code != node.code, kept.title != node.title
    changes = {
        (False, False): Change.SAME,
        (True, False): Change.NUMBER,
        (False, True): Change.TITLE,
        (True, True): Change.BOTH,
    }
    change = changes[is_number, is_title]
    return Renumbered(change, node.kind, kept.identity, kept.code, node.code, kept.title, node.title)


def _clashing(lines: Sequence[Renumbered], counts: Mapping[str, int]) -> Iterator[Renumbered]:
    for line in lines:
        yield replace(line, change=Change.CLASH) if counts[line.new_code] > 1 else line


def _cells(line: str) -> list[str]:
    return line.split("\t") if "\t" in line else line.strip().split(None, 1)
