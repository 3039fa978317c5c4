"""Reads a frame or a bare list of items from .csv or .xlsx: what is not written is taken from the codes."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from pathlib import Path

from ita_desktop.exchange.list_rows import (
    EditionListError,
    ListLine,
    ListSheet,
    lines_of_sheets,
    sheets_of_file,
)
from ita_desktop.model.edition import Edition, ElementText, Kind, Node, Scale
from ita_desktop.model.terms import from_term, term
from ita_desktop.thai.codes import code_key, plain_code
from ita_desktop.thai.digits import to_arabic_digits
from ita_desktop.translation import translate as _

# The three instruments, their usual weights and names (unchanged from 2562 to 2567).
_INSTRUMENTS = {
    "IIT": (Decimal(30), "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน"),
    "EIT": (Decimal(30), "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก"),
    "OIT": (Decimal(40), "แบบตรวจการเปิดเผยข้อมูลสาธารณะ"),
}
_INSTRUMENT_OF_SERIES = {"I": "IIT", "E": "EIT", "O": "OIT"}

_KIND_OF_CODE = (
    (re.compile(r"[IEO]IT"), Kind.INSTRUMENT),
    (re.compile(r"\d+"), Kind.INDICATOR),
    (re.compile(r"\d+\.\d+"), Kind.SUBINDICATOR),
    (re.compile(r"\d+\.\d+\.\d+"), Kind.GROUP),
    (re.compile(r"[IE]\d+"), Kind.QUESTION),
    (re.compile(r"[IE]\d+\.\d+"), Kind.PART),
    (re.compile(r"[A-Z]+\d+"), Kind.ITEM),
)
_list_sign = re.compile(r"^(?:[-–•*]|\(?[0-9๐-๙]+[.)](?![0-9๐-๙]))\s*")
_edition_code = re.compile(r"[A-Za-z0-9._-]+")
_INDICATOR_OF_IIT = range(1, 6)
_INDICATOR_OF_EIT = range(6, 9)


def read_edition_list(path: Path, code: str, year: int) -> Edition:
    """The frame in `path`, as `edition_of_rows` makes it. Raises EditionListError."""
    return _edition(sheets_of_file(path), path.name, code, year)


def edition_of_rows(rows: Sequence[Sequence[str]], source: str, code: str, year: int) -> Edition:
    """The frame as an unconfirmed edition. Identities are `code/label`: who keeps older ones gives them.

    Raises EditionListError with every line that cannot be used.
    """
    return _edition([ListSheet("", rows)], source, code, year)


def _edition(sheets: Sequence[ListSheet], source: str, code: str, year: int) -> Edition:
    if not _edition_code.fullmatch(code):
        message = _("รหัสกรอบ “{code}” ใช้ไม่ได้ กรุณาใช้ตัวอักษรอังกฤษ ตัวเลข จุด ขีดกลาง หรือขีดล่าง เช่น bma-2567")
        raise EditionListError(message.format(code=code))
    lines = lines_of_sheets(sheets, source)
    problems: list[str] = []
    nodes: dict[str, Node] = {}
    for line in lines:
        node = _node(line, code, nodes, problems)
        if node is None:
            continue
        if node.code in nodes:
            problems.append(
                _("{place}: มีรหัส {code} ซ้ำกับแถวก่อน โปรดเหลือไว้แถวเดียว").format(
                    place=line.place, code=node.code
                )
            )
        nodes[node.code] = node
    nodes = _with_instruments(nodes, code)
    for node in nodes.values():
        if node.parent and node.parent.removeprefix(f"{code}/") not in nodes:
            message = _("รหัส {code}: ไม่พบ {parent} ที่ระบุว่าอยู่เหนือขึ้นไป")
            problems.append(message.format(code=node.code, parent=node.parent.removeprefix(f"{code}/")))
    problems += _cycles(nodes)
    if not lines:
        problems.append(_("ไม่พบรายการในแฟ้ม {path}").format(path=source))
    if problems:
        raise EditionListError("\n".join(problems))
    return Edition(
        code=code,
        year=year,
        body="",
        name=_("กรอบการประเมิน ITA ปีงบประมาณ พ.ศ. {year} ({code})").format(year=year, code=code),
        level_scale="five-levels" if year >= 2566 else "letters",
        confirmed=False,
        source=source,
        nodes=tuple(_averaging(node, nodes) for node in nodes.values()),
    )


def _node(line: ListLine, edition: str, above: dict[str, Node], problems: list[str]) -> Node | None:
    values = line.values
    code, title = values["code"], values["title"]
    if not code or not title:
        problems.append(_("{place}: ต้องมีทั้งรหัสและชื่อ").format(place=line.place))
        return None
    kind = _kind(values.get("kind", ""), code)
    if kind is None:
        message = _("{place}: ไม่เข้าใจว่า {code} เป็นอะไร โปรดเติมคอลัมน์ “ประเภท” ด้วยคำใดคำหนึ่งใน {kinds}")
        kinds = " ".join(f"“{term(kind)}”" for kind in Kind)
        problems.append(message.format(place=line.place, code=code, kinds=kinds))
        return None
    if kind is Kind.ITEM and code.isdecimal():
        code = f"O{code}"
    parent = plain_code(values.get("parent", "")) or _parent(kind, code, above)
    return Node(
        identity=f"{edition}/{code}",
        code=code,
        parent=f"{edition}/{parent}" if parent else None,
        kind=kind,
        title=title,
        short_name=values.get("short_name", ""),
        scale=_scale(line, kind, problems),
        weight=_weight(line, problems),
        elements=tuple(_elements(values.get("elements", ""))),
    )


def _elements(typed: str) -> Iterator[ElementText]:
    """One a line; papers put their own signs before them."""
    lines = (_list_sign.sub("", line).strip() for line in typed.split("\n"))
    return (ElementText(line) for line in lines if line)


def _kind(typed: str, code: str) -> Kind | None:
    if typed:
        return Kind(typed) if typed in set(Kind) else from_term(Kind, typed)
    return next((kind for form, kind in _KIND_OF_CODE if form.fullmatch(code)), None)


def _scale(line: ListLine, kind: Kind, problems: list[str]) -> Scale | None:
    typed = line.values.get("scale", "")
    if not typed:
        return {Kind.ITEM: Scale.DISCLOSED, Kind.PART: Scale.LEVEL}.get(kind)
    scale = Scale(typed) if typed in set(Scale) else from_term(Scale, typed)
    if scale is None:
        problems.append(_("{place}: ไม่รู้จักวิธีวัด “{typed}”").format(place=line.place, typed=typed))
    return scale


def _weight(line: ListLine, problems: list[str]) -> Decimal | None:
    typed = to_arabic_digits(line.values.get("weight", ""))
    if not typed:
        return None
    try:
        weight = Decimal(typed)
    except InvalidOperation:
        weight = None
    if weight is None or not weight.is_finite() or not 0 <= weight <= 100:
        message = _("{place}: น้ำหนักต้องเป็นตัวเลขตั้งแต่ 0 ถึง 100 ไม่ใช่ “{typed}”")
        problems.append(message.format(place=line.place, typed=typed))
        return None
    return weight


def _parent(kind: Kind, code: str, above: dict[str, Node]) -> str | None:
    """What a node lies under when the list does not say: by its number, else by the heading above it."""
    if kind is Kind.INSTRUMENT:
        return None
    if kind is Kind.INDICATOR:
        return _instrument_of_indicator(code, above)
    if kind in (Kind.SUBINDICATOR, Kind.GROUP, Kind.PART):
        return code.rpartition(".")[0]
    headings = (Kind.INDICATOR, Kind.SUBINDICATOR, Kind.GROUP)
    series = _INSTRUMENT_OF_SERIES.get(code[0], "OIT")
    last = next((node.code for node in reversed(above.values()) if node.kind in headings), None)
    return last if last and _instrument_above(last, above) == series else series


def _instrument_of_indicator(code: str, above: dict[str, Node]) -> str:
    last = next((node.code for node in reversed(above.values()) if node.kind is Kind.INSTRUMENT), None)
    if last:
        return last
    number = int(code)
    if number in _INDICATOR_OF_IIT:
        return "IIT"
    return "EIT" if number in _INDICATOR_OF_EIT else "OIT"


def _instrument_above(code: str, above: dict[str, Node]) -> str:
    passed: set[str] = set()
    while code not in passed and code in above and (parent := above[code].parent):
        passed.add(code)
        code = parent.rpartition("/")[2]
    return code


def _cycles(nodes: Mapping[str, Node]) -> Iterator[str]:
    """What is wrong with nodes that lie under themselves."""
    for code in nodes:
        passed = {code}
        above = nodes[code].parent
        while above and (parent := above.rpartition("/")[2]) in nodes and parent not in passed:
            passed.add(parent)
            above = nodes[parent].parent
        if above and above.rpartition("/")[2] == code:
            yield _("รหัส {code}: อยู่ใต้ตัวเองไม่ได้ โปรดตรวจคอลัมน์ “อยู่ใต้”").format(code=code)


def _with_instruments(nodes: dict[str, Node], edition: str) -> dict[str, Node]:
    """Instruments that the list leaves out stand before what belongs to them; if it has no weights, the usual ones."""
    named = {node.parent.rpartition("/")[2] for node in nodes.values() if node.parent}
    added = {
        code: Node(f"{edition}/{code}", code, None, Kind.INSTRUMENT, title, weight=weight)
        for code, (weight, title) in _INSTRUMENTS.items()
        if code in named and code not in nodes
    }
    listed = [node for node in nodes.values() if node.kind is Kind.INSTRUMENT]
    if {node.code for node in listed} <= _INSTRUMENTS.keys() and all(node.weight is None for node in listed):
        nodes |= {node.code: replace(node, weight=_INSTRUMENTS[node.code][0]) for node in listed}
    return dict(sorted((added | nodes).items(), key=lambda entry: code_key(entry[0]))) if added else nodes


def _averaging(node: Node, nodes: dict[str, Node]) -> Node:
    """How the node's score comes about: instruments of questions average these, others what lies right below."""
    below = [other.kind for other in nodes.values() if other.parent == node.identity]
    if not below:
        return node
    if node.kind is Kind.INSTRUMENT:
        asks = any(
            other.kind is Kind.QUESTION and _instrument_above(other.code, nodes) == node.code
            for other in nodes.values()
        )
        return replace(node, mean_of=Kind.QUESTION if asks else below[0])
    return replace(node, mean_of=Kind.ITEM if below[0] is Kind.GROUP else below[0])
