"""A font inside a PDF that has one glyph for each cluster of letters on the pages.

Qt's own PDF leaves the marks of Thai where shaping put them: each viewer then has its own idea of which letter they
belong to, and glyphs that stand in for a mark (the lowered one of ป่า) mean nothing to any of them. Here a consonant
and its marks are one composite glyph with one text, so that all of them are found and copied in their order.
"""

import struct
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from ita_desktop.documents.writers.page_fonts import Cluster, Face, raw_font

_WHOLE_TABLES = ("cvt ", "fpgm", "prep")
_NEEDED_TABLES = ("glyf", "loca", "head", "hhea", "hmtx", "maxp")
_WORD_OFFSETS, _XY_OFFSETS, _MORE = 0x1, 0x2, 0x20
_SCALE_BYTES = {0x8: 2, 0x40: 4, 0x80: 8}
_CHECKSUM_OF_FILE = 0xB1B0AFBA


class FontFile:
    """One face; glyphs get their numbers as their clusters are met."""

    def __init__(self, face: Face) -> None:
        raw = raw_font(face, 1)
        names = (*_NEEDED_TABLES, *_WHOLE_TABLES)
        self._tables = {name: bytes(raw.fontTable(name).data()) for name in names}
        self._scale = face.scale
        self._clusters: dict[tuple[str, tuple[tuple[int, float, float], ...]], int] = {}
        self._widths = [0]
        self.is_usable = all(self._tables[name] for name in _NEEDED_TABLES)

    @cached_property
    def _em(self) -> int:
        return struct.unpack_from(">H", self._tables["head"], 18)[0]

    def number(self, cluster: Cluster) -> int:
        key = (cluster.text, cluster.glyphs)
        number = self._clusters.get(key)
        if number is None:
            number = self._clusters[key] = len(self._clusters) + 1
            self._widths.append(round(cluster.width / self._scale * self._em))
        return number

    def width(self, number: int) -> int:
        """In thousandths of the size."""
        return round(self._widths[number] * 1000 / self._em)

    def texts(self) -> Iterator[tuple[int, str]]:
        return ((number, text) for (text, _glyphs), number in self._clusters.items())

    def widths(self) -> list[int]:
        return [self.width(number) for number in range(len(self._widths))]

    def metrics(self) -> tuple[list[int], int, int]:
        """Box, ascent and descent in thousandths."""
        box = struct.unpack_from(">4h", self._tables["head"], 36)
        ascent, descent = struct.unpack_from(">2h", self._tables["hhea"], 4)
        return (
            [self._thousandths(side) for side in box],
            self._thousandths(ascent),
            self._thousandths(descent),
        )

    def _thousandths(self, length: int) -> int:
        return round(length * 1000 / self._em)

    def written(self) -> bytes:
        """A TrueType file: the missing glyph, the clusters, and behind them the glyphs that they are made of."""
        sources = self._sources()
        first = 1 + len(self._clusters)
        numbers = {glyph: first + place for place, glyph in enumerate(sources)}
        glyphs = [
            self._glyph(0),
            *(self._composite(glyphs, numbers) for _text, glyphs in self._clusters),
            *(_renumbered(self._glyph(glyph), numbers) for glyph in sources),
        ]
        padded = [glyph + bytes(-len(glyph) % 4) for glyph in glyphs]
        offsets = [0, *accumulate(map(len, padded))]
        widths = (*self._widths, *(self._source_width(glyph) for glyph in sources))
        tables = {name: self._tables[name] for name in _WHOLE_TABLES if self._tables[name]}
        head, hhea, maxp = (bytearray(self._tables[name]) for name in ("head", "hhea", "maxp"))
        struct.pack_into(">I", head, 8, 0)
        struct.pack_into(">h", head, 50, 1)
        struct.pack_into(">H", hhea, 34, len(glyphs))
        struct.pack_into(">H", maxp, 4, len(glyphs))
        struct.pack_into(">HH", maxp, 28, max((len(key[1]) for key in self._clusters), default=0), 3)
        tables |= {
            "glyf": b"".join(padded),
            "loca": struct.pack(f">{len(offsets)}I", *offsets),
            "hmtx": b"".join(
                struct.pack(">Hh", max(0, width), _left(glyph))
                for width, glyph in zip(widths, glyphs, strict=True)
            ),
            "head": bytes(head),
            "hhea": bytes(hhea),
            "maxp": bytes(maxp),
        }
        return _font_file(tables)

    def _sources(self) -> list[int]:
        """The glyphs that clusters are made of, and those that these are made of."""
        found: dict[int, None] = {}
        waiting = [glyph for _text, glyphs in self._clusters for glyph, _x, _y in glyphs]
        while waiting:
            glyph = waiting.pop()
            if glyph not in found:
                found[glyph] = None
                waiting += (inner for _place, inner in _components(self._glyph(glyph)))
        return sorted(found)

    def _glyph(self, number: int) -> bytes:
        loca = self._tables["loca"]
        if struct.unpack_from(">h", self._tables["head"], 50)[0]:
            start, end = struct.unpack_from(">II", loca, 4 * number)
        else:
            start, end = (2 * offset for offset in struct.unpack_from(">HH", loca, 2 * number))
        return self._tables["glyf"][start:end]

    def _source_width(self, number: int) -> int:
        last = struct.unpack_from(">H", self._tables["hhea"], 34)[0] - 1
        return struct.unpack_from(">H", self._tables["hmtx"], 4 * min(number, last))[0]

    def _composite(self, glyphs: Iterable[tuple[int, float, float]], numbers: dict[int, int]) -> bytes:
        parts: list[tuple[int, int, int]] = []
        boxes: list[tuple[int, int, int, int]] = []
        for glyph, right, down in glyphs:
            outline = self._glyph(glyph)
            if outline:
                x, y = round(right / self._scale * self._em), round(-down / self._scale * self._em)
                left, bottom, end, top = struct.unpack_from(">4h", outline, 2)
                boxes.append((left + x, bottom + y, end + x, top + y))
                parts.append((numbers[glyph], x, y))
        if not parts:
            return b""
        lefts, bottoms, ends, tops = zip(*boxes, strict=True)
        written = struct.pack(">5h", -1, min(lefts), min(bottoms), max(ends), max(tops))
        for place, (glyph, x, y) in enumerate(parts):
            more = _MORE if place + 1 < len(parts) else 0
            written += struct.pack(">HHhh", _WORD_OFFSETS | _XY_OFFSETS | more, glyph, x, y)
        return written


def _left(glyph: bytes) -> int:
    return struct.unpack_from(">h", glyph, 2)[0] if glyph else 0


def _components(glyph: bytes) -> Iterator[tuple[int, int]]:
    """Where in `glyph` the number of each of its parts stands, and the number."""
    if not glyph or struct.unpack_from(">h", glyph)[0] >= 0:
        return
    place, flags = 10, _MORE
    while flags & _MORE:
        flags, number = struct.unpack_from(">HH", glyph, place)
        yield place + 2, number
        place += 8 if flags & _WORD_OFFSETS else 6
        place += sum(size for flag, size in _SCALE_BYTES.items() if flags & flag)


def _renumbered(glyph: bytes, numbers: dict[int, int]) -> bytes:
    changed = bytearray(glyph)
    for place, number in _components(glyph):
        struct.pack_into(">H", changed, place, numbers[number])
    return bytes(changed)


def _font_file(tables: dict[str, bytes]) -> bytes:
    names = sorted(tables)
    largest = 1 << (len(names).bit_length() - 1)
    header = struct.pack(
        ">IHHHH", 0x10000, len(names), largest * 16, largest.bit_length() - 1, (len(names) - largest) * 16
    )
    offset = len(header) + 16 * len(names)
    directory, body = header, b""
    for name in names:
        table = tables[name]
        directory += struct.pack(">4sIII", name.encode(), _checksum(table), offset + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    written = bytearray(directory + body)
    head = 12 + 16 * names.index("head")
    start = struct.unpack_from(">I", written, head + 8)[0]
    struct.pack_into(">I", written, start + 8, (_CHECKSUM_OF_FILE - _checksum(bytes(written))) & 0xFFFFFFFF)
    return bytes(written)


def _checksum(table: bytes) -> int:
    padded = table + bytes(-len(table) % 4)
    return sum(struct.unpack(f">{len(padded) // 4}I", padded)) & 0xFFFFFFFF
