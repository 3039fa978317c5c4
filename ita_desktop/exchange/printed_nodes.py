"""Which question, item or indicator a row of a printed table is about, by its code, its title and where it stands."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from ita_desktop.exchange.printed_lines import title_key
from ita_desktop.model.edition import Edition, Kind, Node
from ita_desktop.model.editions import FINAL, available_editions, read_edition, relabel
from ita_desktop.rules.tree import Tree
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.codes import CodeUnclear, read_code
from ita_desktop.translation import translate as _

SAME, NEAR, ALIKE, AKIN = 1.0, 0.9, 0.8, 0.45
_SHORTEST_BEGINNING = 8
_MOST_CANDIDATES = 6

_indicator_lead = re.compile(r"^ตัวชี้วัด(?:ย่อย)?(?:ที่)?")
_instrument = re.compile(r"(?<![A-Z])([IEO10L|]IT|[IEO]1T|ETA|EIA)(?![A-Z])")
_INSTRUMENT_MEANT = {"ETA": "EIT", "EIA": "EIT"}
_LETTER_MEANT = str.maketrans("10L|", "IOII")
_lead = re.compile(
    r"(?P<code>(?:ตัวชี้วัด(?:ย่อย)?(?:ที่)?|ข้อ(?:ที่)?)\s*[๐-๙\d]{1,2}(?:[.][๐-๙\d]{1,2}){0,2}"
    r"|[IEOiel|!]?-?[๐-๙\d]{1,3}(?:[.][๐-๙\d]{1,2}){0,2}[.)]?(?=\s|[ก-ฮเ-ไA-Z]|$))\s*(?P<words>.*)",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Understood:
    """The node a row is about; without one, `reason` says why and `candidates` are the nearest first.

    `note` tells of what was understood otherwise than printed.
    """

    node: Node | None
    candidates: tuple[str, ...] = ()
    reason: str = ""
    note: str = ""


@dataclass
class Surroundings:
    """What stood above: the letter of its instrument's codes, the question whose parts follow, the last code."""

    series: str | None = None
    question: str | None = None
    after: dict[str, str] = field(default_factory=dict[str, str])


def split_lead(text: str) -> tuple[str, str]:
    """A code that stands before words, and the words: ๑๑. and บุคลากร…; no code where there is none."""
    found = _lead.fullmatch(text)
    return (found["code"].strip(), found["words"].strip()) if found else ("", text)


class PrintedNodes:
    """Reads the rows of one table in their order; each tells something about those that follow."""

    def __init__(self, edition: Edition) -> None:
        self._tree = Tree(edition.nodes)
        self._edition = edition
        self.by_identity = {node.identity: node for node in self._tree.nodes}
        self._by_code = {node.code: node for node in self._tree.nodes}
        self._keys = {
            node.identity: [k for k in map(title_key, (node.title, node.short_name)) if k]
            for node in self._tree.nodes
        }
        self._by_key: dict[str, list[Node]] = {}
        for node in self._tree.nodes:
            for key in dict.fromkeys(self._keys[node.identity]):
                self._by_key.setdefault(key, []).append(node)
        self._above = Surroundings()

    def understand(self, code: str, name: str, *, is_indicator: bool = False) -> Understood:
        """`is_indicator` if the column holds numbers of indicators."""
        code, name = clean(code).replace("\n", " "), clean(name).replace("\n", " ")
        by_code = self._of_code(code, is_indicator=is_indicator)
        by_name = self._of_name(name)
        if not code and not name:
            return Understood(None, reason=_("แถวนี้ไม่มีรหัสและชื่อ"))
        if by_name and by_name[0][1].kind is Kind.INSTRUMENT:
            # What stands before the name of an instrument only numbers the tables: ๒) แบบวัด… (EIT).
            understood = Understood(by_name[0][1])
        elif not name or title_key(name) == title_key(code):
            understood = self._by_code_alone(code, by_code)
        elif by_code:
            understood = self._by_both(code, name, by_code, by_name)
        else:
            understood = self._by_name_alone(code, by_name)
        if understood.node is not None:
            self._go_on_from(understood.node)
        return understood

    def instrument_of(self, node: Node) -> Node:
        while node.parent is not None and node.parent in self.by_identity:
            node = self.by_identity[node.parent]
        return node

    def children(self, node: Node) -> Sequence[Node]:
        return self._tree.children(node.identity)

    def stand_at(self, node: Node) -> None:
        """Says what the officer chose for the row above."""
        self._go_on_from(node)

    # By both, or by one of them

    def _by_code_alone(self, code: str, found: Sequence[Node]) -> Understood:
        if len(found) == 1:
            return Understood(found[0])
        if not found:
            return Understood(None, reason=_("ไม่มีรหัส “{code}” ในกรอบ").format(code=code))
        reason = _("รหัส “{code}” อาจเป็น {codes}").format(code=code, codes=_codes_of(found))
        return Understood(None, _identities(found), reason)

    def _by_both(
        self, code: str, name: str, by_code: Sequence[Node], by_name: Sequence[tuple[float, Node]]
    ) -> Understood:
        agreeing = [(self._nearness(name, node), node) for node in by_code]
        best, node = max(agreeing, key=lambda pair: pair[0])
        nearest = by_name[0][0] if by_name else 0
        if best >= ALIKE and nearest <= best + 0.1:
            return Understood(node)
        if by_name:
            named = [each for _nearness, each in by_name]
            older = self._of_other_numbering(code, named)
            if older is not None:
                note = _("{code} เป็นเลขข้อชุดก่อน ปัจจุบันคือ {now}").format(code=code, now=older.code)
                return Understood(older, note=note)
            reason = _("ชื่อเป็นของ {named} แต่พิมพ์รหัส {code}").format(named=named[0].code, code=code)
            return Understood(None, _identities((*named, *by_code)), reason)
        if len(by_code) == 1 and best >= AKIN:
            return Understood(node, note=_("ชื่อต่างจากในกรอบเล็กน้อย"))
        reason = _("ชื่อไม่ตรงกับ {codes}").format(codes=_codes_of(by_code))
        return Understood(None, _identities((*by_code, *self._akin(name))), reason)

    def _by_name_alone(self, code: str, by_name: Sequence[tuple[float, Node]]) -> Understood:
        if not by_name:
            reason = _("ไม่พบข้อนี้ในกรอบ") if not code else _("ไม่มีรหัส “{code}” ในกรอบ").format(code=code)
            return Understood(None, reason=reason)
        named = [node for _nearness, node in by_name]
        chosen = self._in_place(named)
        if not code and by_name[0][0] >= NEAR and chosen is not None:
            return Understood(chosen)
        reason = _("ชื่อใกล้กับ {named} ที่สุด").format(named=named[0].code)
        if code:
            reason = _("{reason} ในตารางพิมพ์ว่า {code}").format(reason=reason, code=code)
        return Understood(None, _identities(named), reason)

    def _in_place(self, named: Sequence[Node]) -> Node | None:
        """Of several with one title: a part of the question above, else the one that holds the others."""
        parts = [node for node in named if node.parent is not None and node.parent == self._above.question]
        if len(parts) == 1 and len(named) > 1:
            return parts[0]
        if len(named) == 1:
            return named[0]
        own = {node.identity for node in named}
        tops = [node for node in named if node.parent not in own]
        return tops[0] if len(tops) == 1 else None

    # By code

    def _of_code(self, code: str, *, is_indicator: bool) -> list[Node]:
        if not code:
            return []
        instrument = self._instrument_in(code)
        if instrument is not None:
            return [instrument]
        known = list(self._by_code)
        if is_indicator or _indicator_lead.match(code):
            known = [each for each in known if each[:1].isdecimal()]
            return self._read(_indicator_lead.sub("", code).strip(), known, None)
        found: dict[str, Node] = {}
        for series in dict.fromkeys((self._above.series, None)):
            found |= {node.identity: node for node in self._read(code, known, series)}
        return list(found.values())

    def _read(self, code: str, known: Sequence[str], series: str | None) -> list[Node]:
        after = self._above.after.get(series or "", None)
        try:
            return [self._by_code[read_code(code, known, series, after)]]
        except CodeUnclear as unclear:
            return [self._by_code[each] for each in unclear.candidates]

    def _instrument_in(self, text: str) -> Node | None:
        found = _instrument.search(text.upper())
        if found is None:
            return None
        meant = _INSTRUMENT_MEANT.get(found[1], found[1][0].translate(_LETTER_MEANT) + "IT")
        return self._by_code.get(meant)

    def _of_other_numbering(self, code: str, named: Iterable[Node]) -> Node | None:
        among = {node.identity for node in named}
        for numbering in self._other_numberings:
            try:
                identity = numbering[read_code(code, numbering, self._above.series)]
            except CodeUnclear:
                continue
            if identity in among:
                return self.by_identity.get(identity)
        return None

    @cached_property
    def _other_numberings(self) -> list[Mapping[str, str]]:
        """Codes and identities of the revisions of this edition that the program knows."""
        if self._edition.code not in available_editions():
            return []
        shipped = read_edition(self._edition.code)
        names = (FINAL, *(revision.name for revision in shipped.revisions))
        return [{node.code: node.identity for node in relabel(shipped, name).nodes} for name in names]

    # By name

    def _of_name(self, name: str) -> list[tuple[float, Node]]:
        """Those whose title it can be, nearest first; only the nearest where one is the same."""
        key = title_key(name)
        if len(key) < 3:
            return []
        if key in self._by_key:
            return [(SAME, node) for node in self._by_key[key]]
        instrument = self._instrument_in(name) if name.startswith("แบบ") or len(key) <= 4 else None
        if instrument is not None:
            return [(SAME, instrument)]
        near = [(self._nearness_of(key, node), node) for node in self._tree.nodes]
        found = sorted((pair for pair in near if pair[0] >= ALIKE), key=lambda pair: -pair[0])
        return [pair for pair in found if pair[0] >= found[0][0] - 0.05][:_MOST_CANDIDATES]

    def _akin(self, name: str) -> list[Node]:
        key = title_key(name)
        near = sorted(
            ((self._nearness_of(key, node), node) for node in self._tree.nodes), key=lambda pair: -pair[0]
        )
        return [node for nearness, node in near[:3] if nearness >= AKIN]

    def _nearness(self, name: str, node: Node) -> float:
        return self._nearness_of(title_key(name), node)

    def _nearness_of(self, typed: str, node: Node) -> float:
        return max((_nearness(typed, key) for key in self._keys[node.identity]), default=0.0)

    def _go_on_from(self, node: Node) -> None:
        letters = (each.code[:1] for each in self._tree.below(self.instrument_of(node).identity))
        self._above.series = next((letter for letter in letters if letter.isalpha()), None)
        self._above.after[""] = node.code
        if node.code[:1].isalpha() and self._above.series:
            self._above.after[self._above.series] = node.code
        if node.kind is Kind.QUESTION:
            self._above.question = node.identity
        elif node.kind is not Kind.PART:
            self._above.question = None


@lru_cache(50_000)
def _nearness(typed: str, title: str) -> float:
    """1 for the same, from 0.9 for a title that was cut off or goes on, else the share of letters in common."""
    if typed == title:
        return SAME
    shorter, longer = sorted((typed, title), key=len)
    if len(shorter) >= _SHORTEST_BEGINNING and longer.startswith(shorter):
        return 0.95 if shorter == typed else NEAR
    title = title[: len(typed) + _SHORTEST_BEGINNING]
    matcher = SequenceMatcher(None, title, typed, autojunk=False)
    if matcher.real_quick_ratio() < AKIN or matcher.quick_ratio() < AKIN:
        return 0.0
    return min(matcher.ratio(), 0.94)


def _codes_of(nodes: Sequence[Node]) -> str:
    return _(" หรือ ").join(node.code for node in nodes)


def _identities(nodes: Iterable[Node]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(node.identity for node in nodes))[:_MOST_CANDIDATES]
