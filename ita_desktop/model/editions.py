"""Reads a year's frame and the level scales from files, the program's own or an office's."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TypeVar, cast

from ita_desktop import bundled
from ita_desktop.model.edition import (
    Edition,
    ElementText,
    Kind,
    Level,
    LevelScale,
    Link,
    Node,
    Policy,
    Relabelled,
    Relation,
    Revision,
    Scale,
    TimeBase,
)
from ita_desktop.translation import translate as _

FINAL = "final"

Value = TypeVar("Value")
Default = TypeVar("Default")
Choice = TypeVar("Choice", bound=StrEnum)


class EditionError(ValueError):
    """A frame or level scale that cannot be used; the message says which file and which node, and why."""


class _Table:
    """One table of a file. Its keys are taken one by one; what nobody took is refused by `read_whole`."""

    def __init__(self, values: object, place: str) -> None:
        self._left = dict(_keys_and_values(values))
        self.place = place

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def take(self, key: str, read: Callable[[object], Value]) -> Value:
        if key not in self:
            raise EditionError(_("{place}: ไม่มี {key} กรุณาเติมให้ครบ").format(place=self.place, key=key))
        value = self._left.pop(key)
        try:
            return read(value)
        except _UnexpectedError as expected:
            raise EditionError(
                _("{place}: {key} ต้องเป็น {expected} แต่พบ {found} กรุณาแก้ไข").format(
                    place=self.place, key=key, expected=expected, found=value
                )
            ) from expected

    def find(self, key: str, read: Callable[[object], Value], default: Default) -> Value | Default:
        return self.take(key, read) if key in self else default

    def take_tables(self, key: str, build: Callable[["_Table"], Value]) -> tuple[Value, ...]:
        return tuple(
            _Table(
                values, _("{place} {key} ลำดับที่ {position}").format(place=self.place, key=key, position=n)
            ).read_whole(build)
            for n, values in enumerate(self.take(key, _list_of(_keys_and_values)), start=1)
        )

    def read_whole(self, build: Callable[["_Table"], Value]) -> Value:
        value = build(self)
        if self._left:
            raise EditionError(
                _("{place}: ไม่รู้จัก {keys} กรุณาตรวจตัวสะกดหรือลบออก").format(
                    place=self.place, keys=", ".join(self._left)
                )
            )
        return value


class _UnexpectedError(ValueError):
    """Says what was expected in the place of a value."""


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _UnexpectedError(_("ข้อความ"))
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise _UnexpectedError(_("true หรือ false"))
    return value


def _whole_number(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _UnexpectedError(_("จำนวนเต็ม"))
    return value


def _number(value: object) -> Decimal:
    number = Decimal(value) if isinstance(value, int | Decimal) and not isinstance(value, bool) else None
    if number is None or not number.is_finite() or number < 0:
        raise _UnexpectedError(_("ตัวเลข"))
    return number


def _keys_and_values(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _UnexpectedError(_("ตาราง"))
    return cast("dict[str, object]", value)


def _list_of(read: Callable[[object], Value]) -> Callable[[object], tuple[Value, ...]]:
    def read_list(value: object) -> tuple[Value, ...]:
        if not isinstance(value, list):
            raise _UnexpectedError(_("รายการในวงเล็บเหลี่ยม"))
        return tuple(read(part) for part in cast("list[object]", value))

    return read_list


def _one_of(choices: type[Choice]) -> Callable[[object], Choice]:
    def read_choice(value: object) -> Choice:
        try:
            return choices(value)
        except ValueError as problem:
            raise _UnexpectedError(_("คำใดคำหนึ่งใน {words}").format(words=", ".join(choices))) from problem

    return read_choice


def available_editions() -> tuple[str, ...]:
    """Codes of the frames that travel with the program."""
    return _shipped_codes("editions")


@cache
def read_edition(code: str) -> Edition:
    """The frame of this code that travels with the program. Raises EditionError if there is none."""
    return read_edition_file(_shipped_file("editions", code))


@cache
def read_level_scale(code: str) -> LevelScale:
    """Raises EditionError if no scale of this code travels with the program."""
    return _open(_shipped_file("levels", code)).read_whole(_read_level_scale)


def read_edition_file(path: Path) -> Edition:
    """Raises EditionError if the file cannot be read, or is no complete and consistent frame."""
    file = _open(path)
    edition = file.read_whole(_read_edition)
    read_level_scale(edition.level_scale)
    _check_nodes(edition.nodes, file.place)
    known = {node.identity for node in edition.nodes}
    _refuse_unknown(
        (link.later for link in edition.links), known, _("{place} links").format(place=file.place)
    )
    for revision in edition.revisions:
        place = _("{place} เลขข้อชุด {revision}").format(place=file.place, revision=revision.name)
        for label in revision.nodes:
            _refuse_unknown((label.identity, label.parent), known, place)
        relabelled = relabel(edition, revision.name).nodes
        _check_nodes(relabelled, place)
        _refuse_unknown(known, {node.identity for node in relabelled}, place)
    return edition


def relabel(edition: Edition, revision_name: str) -> Edition:
    """The frame with the numbers and places of one of its revisions, in the order in which that one is read.

    `final` is the frame as it stands. Every node stays, so a group may be left without items.
    Raises EditionError if the frame has no such revision.
    """
    if revision_name == FINAL:
        return edition
    revision = next((revision for revision in edition.revisions if revision.name == revision_name), None)
    if revision is None:
        raise EditionError(
            _("{edition}: ไม่มีเลขข้อชุด {revision}").format(edition=edition.name, revision=revision_name)
        )
    labels = {label.identity: label for label in revision.nodes}
    nodes = (
        replace(node, code=label.code, parent=label.parent or node.parent)
        if (label := labels.get(node.identity))
        else node
        for node in edition.nodes
    )
    return replace(edition, nodes=_in_tree_order(nodes))


def _shipped_codes(folder: str) -> tuple[str, ...]:
    return tuple(sorted(path.stem for path in (bundled.folder("resources") / folder).glob("*.toml")))


def _shipped_file(folder: str, code: str) -> Path:
    codes = _shipped_codes(folder)
    if code not in codes:
        raise EditionError(
            _("ไม่มีแฟ้มรหัส {code} มากับโปรแกรม รหัสที่มี ได้แก่ {codes}").format(code=code, codes=", ".join(codes))
        )
    return bundled.folder("resources") / folder / f"{code}.toml"


def _open(path: Path) -> _Table:
    place = _("แฟ้ม {file}").format(file=path.name)
    try:
        return _Table(tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal), place)
    # Bad TOML, bad UTF-8, and a number too long for Python are all ValueErrors.
    except (OSError, ValueError) as problem:
        raise EditionError(
            _("{place}: อ่านไม่ได้ ({problem}) กรุณาตรวจแฟ้ม").format(place=place, problem=problem)
        ) from problem


def _read_level_scale(file: _Table) -> LevelScale:
    return LevelScale(
        code=file.take("code", _text),
        name=file.take("name", _text),
        levels=file.take_tables("levels", _read_level),
    )


def _read_level(table: _Table) -> Level:
    return Level(
        name=table.take("name", _text),
        word=table.find("word", _text, ""),
        minimum=table.take("minimum", _number),
        instrument_minimum=table.find("instrument_minimum", _number, None),
    )


def _read_edition(file: _Table) -> Edition:
    earlier_edition = file.find("earlier_edition", _text, None)
    return Edition(
        code=file.take("code", _text),
        year=file.take("year", _whole_number),
        body=file.take("body", _text),
        name=file.take("name", _text),
        level_scale=file.take("level_scale", _text),
        confirmed=file.take("confirmed", _flag),
        source=file.take("source", _text),
        nodes=file.take_tables("nodes", _read_node),
        policy=_read_policy(file),
        revisions=file.take_tables("revisions", _read_revision) if "revisions" in file else (),
        earlier_edition=earlier_edition,
        links=_read_links(file) if earlier_edition else (),
    )


def _read_node(table: _Table) -> Node:
    identity = table.take("identity", _text)
    table.place = _("{place} ({node})").format(place=table.place, node=identity)
    kind = table.take("kind", _one_of(Kind))
    return Node(
        identity=identity,
        code=table.take("code", _text),
        parent=None if kind is Kind.INSTRUMENT else table.take("parent", _text),
        kind=kind,
        title=table.take("title", _text),
        short_name=table.find("short_name", _text, ""),
        short_name_english=table.find("short_name_english", _text, ""),
        scale=table.find("scale", _one_of(Scale), None),
        weight=table.find("weight", _number, None),
        mean_of=table.find("mean_of", _one_of(Kind), None),
        elements=table.find("elements", _list_of(lambda value: _read_element(value, table.place)), ()),
        minimum_sample=table.find("minimum_sample", _whole_number, None),
        sample_groups=table.find("sample_groups", _list_of(_text), ()),
        sample_note=table.find("sample_note", _text, ""),
    )


def _read_element(value: object, place: str) -> ElementText:
    """A plain text, a heading, or a text with the day or period that its data must show."""

    def build(table: _Table) -> ElementText:
        if "heading" in table:
            return ElementText(table.take("heading", _text), is_heading=True)
        time_base = table.take("time_base", _one_of(TimeBase))
        return ElementText(table.take("text", _text), time_base=time_base)

    return ElementText(_text(value)) if isinstance(value, str) else _Table(value, place).read_whole(build)


def _read_policy(file: _Table) -> Policy:
    usual = Policy()

    def build(table: _Table) -> Policy:
        return Policy(
            option_points=table.find("option_points", _list_of(_number), usual.option_points),
            decimal_places=table.find("decimal_places", _whole_number, usual.decimal_places),
            threshold=table.find("threshold", _number, usual.threshold),
            lowest_count=table.find("lowest_count", _whole_number, usual.lowest_count),
        )

    place = _("{place} policy").format(place=file.place)
    return _Table(file.find("policy", _keys_and_values, dict[str, object]()), place).read_whole(build)


def _read_revision(table: _Table) -> Revision:
    return Revision(
        name=table.take("name", _text),
        title=table.take("title", _text),
        nodes=table.take_tables("nodes", _read_relabelled),
    )


def _read_relabelled(table: _Table) -> Relabelled:
    return Relabelled(
        identity=table.take("identity", _text),
        code=table.take("code", _text),
        parent=table.find("parent", _text, None),
    )


def _read_links(file: _Table) -> tuple[Link, ...]:
    """What stayed the same keeps its identity, so one list of identities names both ends."""

    def build(table: _Table) -> tuple[Link, ...]:
        same, added, removed = (table.find(key, _list_of(_text), ()) for key in ("same", "added", "removed"))
        merged = table.find("merged", _keys_and_values, dict[str, object]())
        into = _Table(merged, table.place)
        return (
            *(Link(identity, identity, Relation.SAME) for identity in same),
            *(
                Link(earlier, later, Relation.MERGED)
                for later in merged
                for earlier in into.take(later, _list_of(_text))
            ),
            *(Link(None, later, Relation.ADDED) for later in added),
            *(Link(earlier, None, Relation.REMOVED) for earlier in removed),
        )

    place = _("{place} links").format(place=file.place)
    return _Table(file.take("links", _keys_and_values), place).read_whole(build)


def _check_nodes(nodes: Iterable[Node], place: str) -> None:
    known: set[str] = set()
    codes: set[str] = set()
    for node in nodes:
        here = _("{place} ข้อ {node}").format(place=place, node=node.identity)
        if node.identity in known:
            raise EditionError(_("{place}: identity ซ้ำกับข้ออื่น กรุณาตั้งใหม่").format(place=here))
        if node.code in codes:
            raise EditionError(
                _("{place}: รหัสข้อ {code} ซ้ำกับข้ออื่น กรุณาแก้ไข").format(place=here, code=node.code)
            )
        _refuse_unknown((node.parent,), known, here)
        known.add(node.identity)
        codes.add(node.code)


def _refuse_unknown(identities: Iterable[str | None], known: set[str], place: str) -> None:
    for identity in identities:
        if identity is not None and identity not in known:
            raise EditionError(
                _("{place}: ไม่พบข้อ {node} กรุณาตรวจตัวสะกด ข้อแม่ต้องมาก่อนข้อลูก").format(place=place, node=identity)
            )


def _in_tree_order(nodes: Iterable[Node]) -> tuple[Node, ...]:
    children: dict[str | None, list[Node]] = {}
    for node in sorted(nodes, key=_printed_order):
        children.setdefault(node.parent, []).append(node)

    def walk(parent: str | None) -> Iterator[Node]:
        for node in children.get(parent, []):
            yield node
            yield from walk(node.identity)

    return tuple(walk(None))


def _printed_order(node: Node) -> tuple[str, tuple[int, ...]]:
    """9.3.2 before 9.3.10 before O9; codes without a number (IIT, EIT, OIT) stay as they stand."""
    numbers = tuple(int(digits) for digits in re.findall(r"\d+", node.code))
    return (re.split(r"\d", node.code)[0] if numbers else "", numbers)
