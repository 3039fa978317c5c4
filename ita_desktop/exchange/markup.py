"""What the XML of a sheet says and openpyxl's quick reading leaves out: formulas without a value, merged cells."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import NamedTuple

from openpyxl.utils.cell import coordinate_to_tuple

from ita_desktop.exchange.kinds import Uncalculated

_MOST_MERGES = 10_000

_root = re.compile(rb"<((?:\w+:)?)worksheet[\s>]")
_reference = re.compile(rb"""\sr=["']([A-Z]+\d+)["']""")
_beyond_excel = re.compile(rb"""\sr=["'][A-Za-z]{4}""")
_text_type = re.compile(rb"""\st=["']str["']""")
_merge = re.compile(rb"""<(?:\w+:)?mergeCell\s[^>]*?ref=["']([A-Z]+\d+:[A-Z]+\d+)["']""")


class Merged(NamedTuple):
    """Cells made one. Rows count from 1 as in Excel, `left` and `right` are places in a row, from 0."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Markup:
    """`uncalculated` are formulas by row and by place in the row."""

    uncalculated: Mapping[int, Mapping[int, Uncalculated]]
    merged: tuple[Merged, ...]


def read_markup(xml: bytes) -> Markup:
    """Raises ValueError for what Excel does not write: another encoding, columns after XFD, formulas out of place."""
    root = _root.search(xml)
    if root is None or _beyond_excel.search(xml):
        raise ValueError("not as Excel writes a sheet")
    prefix = root[1]
    uncalculated: dict[int, dict[int, Uncalculated]] = {}
    for row, place, formula in _uncalculated(xml, prefix):
        uncalculated.setdefault(row, {})[place] = formula
    merges = _merge.findall(xml, max(0, xml.rfind(b"sheetData")))
    if len(merges) > _MOST_MERGES:
        raise ValueError("more merged cells than anybody merges")
    return Markup(uncalculated, tuple(_merged(merge.decode()) for merge in merges))


def _uncalculated(xml: bytes, prefix: bytes) -> Iterator[tuple[int, int, Uncalculated]]:
    formula = re.compile(rb"<%bf(?:\s[^>]*?)?(?:/>|>(.*?)</%bf>)" % (prefix, prefix), re.DOTALL)
    value = re.compile(rb"<%bv(?:\s[^>]*)?>[^<\s]" % prefix)
    for match in formula.finditer(xml):
        start = xml.rfind(b"<%bc " % prefix, 0, match.start())
        name = xml[start : match.start()]
        rest = xml[match.end() : xml.find(b"</%bc>" % prefix, match.end())]
        # A formula whose value is an empty text is one that Excel has calculated.
        if value.search(rest) or (_text_type.search(name) and b"v>" in rest):
            continue
        reference = _reference.search(name)
        if reference is None:
            raise ValueError("a formula in a cell without a name")
        row, column = coordinate_to_tuple(reference[1].decode())
        yield row, column - 1, Uncalculated("=" + unescape((match[1] or b"").decode("utf-8", "replace")))


def _merged(reference: str) -> Merged:
    first, _colon, last = reference.partition(":")
    (top, left), (bottom, right) = coordinate_to_tuple(first), coordinate_to_tuple(last)
    return Merged(top, left - 1, bottom, right - 1)
