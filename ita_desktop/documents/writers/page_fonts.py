"""Type on a page: which font stands in, how high its lines are, and how words become glyphs."""

import struct
import threading
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple, cast

from PySide6.QtGui import QFont, QFontDatabase, QGlyphRun, QRawFont, QTextLayout, QTextLine, QTextOption

from ita_desktop.thai.line_breaks import approximate_width

_STAND_INS = ("TH Sarabun New", "Sarabun", "Laksaman", "Leelawadee UI")
_EM = 1000
_ANY_WIDTH = 1e6
_SAMPLE = "สำนักงานเขตได้ดำเนินการประเมินคุณธรรมและความโปร่งใส"
_NEARLY_AS_WIDE = 0.03
_USE_TYPOGRAPHIC = 1 << 7
_RETRIEVED = (
    QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphIndexes
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveGlyphPositions
    | QTextLayout.GlyphRunRetrievalFlag.RetrieveStringIndexes
)


class Face(NamedTuple):
    """`scale`: how large a stand-in is set, so that its words are as wide as those of the font of the paper."""

    family: str
    bold: bool
    scale: float = 1


class Cluster(NamedTuple):
    """Letters that are drawn as one: a consonant with its marks. Measures in em, glyphs as (number, right, down)."""

    text: str
    face: Face
    glyphs: tuple[tuple[int, float, float], ...]
    width: float


class Word(NamedTuple):
    text: str
    clusters: tuple[Cluster, ...]
    width: float

    def cut(self, room: float) -> tuple["Word", "Word"]:
        """Two words, the first as long as `room` allows, one cluster at least; best behind a no-break space."""
        taken, count, spaced = 0.0, 0, 0
        for cluster in self.clusters:
            taken += cluster.width
            if count and taken > room:
                count = spaced or count
                break
            count += 1
            spaced = count if cluster.text == " " else spaced
        return _word_of(self.clusters[:count]), _word_of(self.clusters[count:])


class LineHeight(NamedTuple):
    """Above and below the baseline, in em."""

    ascent: float
    descent: float


_USUAL_HEIGHT = LineHeight(0.884, 0.248)
"""TH SarabunPSK: a stand-in takes as much room on the page."""


def _word_of(clusters: tuple[Cluster, ...]) -> Word:
    return Word("".join(each.text for each in clusters), clusters, sum(each.width for each in clusters))


def missing_font(family: str) -> str | None:
    return None if QFontDatabase.hasFamily(family) else family


def _installed(family: str) -> str:
    found = (name for name in (family, *_STAND_INS) if QFontDatabase.hasFamily(name))
    thai = QFontDatabase.families(QFontDatabase.WritingSystem.Thai)
    return next(found, thai[0] if thai else QFont().family())


def _font(face: Face) -> QFont:
    font = QFont(face.family)
    font.setPixelSize(_EM)
    font.setBold(face.bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


_of_thread = threading.local()


def raw_font(face: Face, size: float) -> QRawFont:
    """Raw fonts belong to the thread that made them."""
    known: dict[tuple[Face, float], QRawFont] | None = getattr(_of_thread, "fonts", None)
    if known is None:
        known = _of_thread.fonts = {}
    found = known.get((face, size))
    if found is None:
        found = QRawFont.fromFont(_font(face), QFontDatabase.WritingSystem.Thai)
        if found.familyName() != face.family:
            found = QRawFont.fromFont(_font(face), QFontDatabase.WritingSystem.Any)
        found.setPixelSize(size * face.scale)
        known[face, size] = found
    return found


class Fonts:
    """The fonts of one paper. Words that were shaped once are remembered."""

    def __init__(self, family: str) -> None:
        self.family = family
        installed = _installed(family)
        self._is_stand_in = installed != family
        scale = _scale_of_stand_in(installed) if self._is_stand_in else 1
        self._faces = {bold: Face(installed, bold, scale) for bold in (False, True)}
        self.word = lru_cache(maxsize=1 << 15)(self._shape)
        self.height = lru_cache(maxsize=2)(self._height)

    def _height(self, bold: bool) -> LineHeight:
        return _USUAL_HEIGHT if self._is_stand_in else _height_in_word(raw_font(self._faces[bold], _EM))

    def _shape(self, text: str, bold: bool) -> Word:
        face = self._faces[bold]
        supported = raw_font(face, _EM).supportsCharacter
        clusters: list[Cluster] = []
        for is_supported, signs in groupby(text, lambda sign: supported(ord(sign))):
            # Where another font helps out, Qt loses count of the letters.
            for piece in ("".join(signs),) if is_supported else signs:
                clusters += _clusters(piece, face)
        return _word_of(tuple(clusters))


def _scale_of_stand_in(family: str) -> float:
    bold = Face(family, True)
    width = sum(cluster.width for cluster in _clusters(_SAMPLE, bold))
    scale = approximate_width(_SAMPLE) / width if width else 1.0
    return 1.0 if abs(scale - 1) < _NEARLY_AS_WIDE else scale


def _clusters(text: str, face: Face) -> Iterator[Cluster]:
    scale = face.scale / _EM
    layout = QTextLayout(text, _font(face))
    option = QTextOption()
    option.setUseDesignMetrics(True)
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_ANY_WIDTH)
    layout.endLayout()
    found = sorted(_glyphs(line.glyphRuns(0, len(text), _RETRIEVED), face), key=lambda glyph: glyph[0])
    baseline = line.ascent()
    starts = sorted({start for start, *_ in found})
    for start, end in pairwise((*starts, len(text))):
        left, right = _x(line, start), _x(line, end)
        own = [glyph for glyph in found if glyph[0] == start]
        glyphs = tuple((number, (x - left) * scale, (y - baseline) * scale) for _, _, number, x, y in own)
        yield Cluster(text[start:end], own[0][1], glyphs, (right - left) * scale)


def _x(line: QTextLine, place: int) -> float:
    """PySide returns the index of the letter as well, though its types do not say so."""
    found = cast("tuple[float, int]", line.cursorToX(place))
    return found[0]


def _glyphs(runs: list[QGlyphRun], face: Face) -> Iterator[tuple[int, Face, int, float, float]]:
    for run in runs:
        family = run.rawFont().familyName()
        own = face if family == face.family else face._replace(family=family)
        for number, place, at in zip(run.glyphIndexes(), run.positions(), run.stringIndexes(), strict=True):
            yield at, own, number, place.x(), place.y()


def _height_in_word(font: QRawFont) -> LineHeight:
    """The measures Word takes from the tables of a font; Qt takes others, and those not on every system."""
    head, hhea, os2 = (bytes(font.fontTable(name).data()) for name in ("head", "hhea", "OS/2"))
    if len(os2) < 78 or len(hhea) < 10 or len(head) < 20:
        return _USUAL_HEIGHT
    em = struct.unpack_from(">H", head, 18)[0]
    if struct.unpack_from(">H", os2, 62)[0] & _USE_TYPOGRAPHIC:
        ascent, descent, gap = struct.unpack_from(">hhh", os2, 68)
        descent = -descent
    else:
        ascent, descent = struct.unpack_from(">HH", os2, 74)
        above, below, gap = struct.unpack_from(">hhh", hhea, 4)
        gap = max(0, gap - (ascent + descent - (above - below)))
    return LineHeight((ascent + gap) / em, descent / em)
