"""Pages as a PDF in which every letter can be found and copied, the marks of Thai included."""

import io
import re
import zlib
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple, assert_never

from PySide6.QtCore import QIODevice
from PySide6.QtGui import QImage, QPainterPath

from ita_desktop.documents.writers.page_font_file import FontFile
from ita_desktop.documents.writers.page_fonts import Cluster, Face, raw_font
from ita_desktop.documents.writers.page_marks import (
    Area,
    Disc,
    Letters,
    Mark,
    Picture,
    Point,
    Stroke,
    image_of,
)
from ita_desktop.files import written_beside

_CIRCLE = 0.5523
"""How far the handles of a Bézier curve lie out for a quarter of a circle."""
_POINTS_OF_CURVE = 3
_TEXTS_AT_ONCE = 100
_FLAGS_SYMBOLIC = 4
_not_in_a_name = re.compile("[^A-Za-z0-9-]")


class PdfSheet(NamedTuple):
    width: float
    height: float
    marks: Iterable[Mark]


def write_pdf(sheets: Iterable[PdfSheet], title: str, author: str, target: Path | QIODevice) -> None:
    """The same pages give the same bytes. An earlier file is left as it was when `target` cannot be written."""
    content = _Pdf().written(sheets, title, author)
    if isinstance(target, Path):
        with written_beside(target) as beside:
            beside.write_bytes(content)
    elif target.write(content) != len(content):
        raise OSError(target.errorString())


class _Pdf:
    def __init__(self) -> None:
        self._objects: list[bytes] = []
        self._fonts: dict[Face, FontFile] = {}
        self._images: dict[bytes, int] = {}

    def written(self, sheets: Iterable[PdfSheet], title: str, author: str) -> bytes:
        catalogue, tree, resources = (self._reserve() for _ in range(3))
        kids: list[int] = []
        for width, height, marks in sheets:
            drawn = "\n".join(self._drawn(marks, height)).encode("ascii")
            text = self._add_stream("", drawn)
            kids.append(
                self._add(
                    f"<</Type/Page/Parent {tree} 0 R/MediaBox[0 0 {_n(width)} {_n(height)}]"
                    f"/Resources {resources} 0 R/Contents {text} 0 R>>"
                )
            )
        fonts = "".join(
            f"/F{number} {self._add_font(face, file)} 0 R"
            for number, (face, file) in enumerate(self._fonts.items())
            if file.is_usable
        )
        images = "".join(f"/I{number} {number} 0 R" for number in self._images.values())
        self._set(resources, f"<</Font<<{fonts}>>/XObject<<{images}>>>>")
        pages = " ".join(f"{kid} 0 R" for kid in kids)
        self._set(tree, f"<</Type/Pages/Count {len(kids)}/Kids[{pages}]>>")
        self._set(
            catalogue,
            f"<</Type/Catalog/Pages {tree} 0 R/Lang(th-TH)/ViewerPreferences<</DisplayDocTitle true>>>>",
        )
        facts = self._add(f"<</Title {_text(title)}/Author {_text(author)}>>")
        return self._file(catalogue, facts)

    def _file(self, catalogue: int, facts: int) -> bytes:
        written = io.BytesIO()
        written.write(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
        places: list[int] = []
        for number, content in enumerate(self._objects, start=1):
            places.append(written.tell())
            written.write(b"%d 0 obj\n%b\nendobj\n" % (number, content))
        start, size = written.tell(), len(places) + 1
        written.write(b"xref\n0 %d\n0000000000 65535 f \n" % size)
        written.write(b"".join(b"%010d 00000 n \n" % place for place in places))
        trailer = (
            f"trailer\n<</Size {size}/Root {catalogue} 0 R/Info {facts} 0 R>>\nstartxref\n{start}\n%%EOF\n"
        )
        written.write(trailer.encode("ascii"))
        return written.getvalue()

    def _reserve(self) -> int:
        self._objects.append(b"")
        return len(self._objects)

    def _set(self, number: int, content: str) -> None:
        self._objects[number - 1] = content.encode("ascii")

    def _add(self, content: str) -> int:
        number = self._reserve()
        self._set(number, content)
        return number

    def _add_stream(self, entries: str, content: bytes) -> int:
        packed = zlib.compress(content)
        head = f"<<{entries}/Filter/FlateDecode/Length {len(packed)}>>\nstream\n".encode("ascii")
        self._objects.append(head + packed + b"\nendstream")
        return len(self._objects)

    def _add_font(self, face: Face, file: FontFile) -> int:
        name = f"{_not_in_a_name.sub('', face.family) or 'Font'}{'-Bold' if face.bold else ''}"
        content = file.written()
        program = self._add_stream(f"/Length1 {len(content)}", content)
        box, ascent, descent = file.metrics()
        descriptor = self._add(
            f"<</Type/FontDescriptor/FontName/{name}/Flags {_FLAGS_SYMBOLIC}/FontBBox[{' '.join(map(str, box))}]"
            f"/ItalicAngle 0/Ascent {ascent}/Descent {descent}/CapHeight {ascent}/StemV {120 if face.bold else 80}"
            f"/FontFile2 {program} 0 R>>"
        )
        widths = " ".join(map(str, file.widths()))
        letters = self._add(
            f"<</Type/Font/Subtype/CIDFontType2/BaseFont/{name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
            f"/Supplement 0>>/FontDescriptor {descriptor} 0 R/DW 0/W[0[{widths}]]/CIDToGIDMap/Identity>>"
        )
        texts = self._add_stream("", _texts_of_glyphs(file.texts()))
        return self._add(
            f"<</Type/Font/Subtype/Type0/BaseFont/{name}/Encoding/Identity-H/DescendantFonts[{letters} 0 R]"
            f"/ToUnicode {texts} 0 R>>"
        )

    def _drawn(self, marks: Iterable[Mark], height: float) -> Iterator[str]:
        for mark in marks:
            match mark:
                case Letters():
                    yield from self._letters(mark, height)
                case Stroke():
                    yield from _stroke(mark, height)
                case Area():
                    yield f"{_colour(mark.colour)} rg {_polygon(mark.points, height)} f"
                case Disc():
                    yield f"{_colour(mark.colour)} rg {_circle(mark, height)} f"
                case Picture():
                    yield from self._picture(mark, height)
                case _:
                    assert_never(mark)

    def _letters(self, letters: Letters, height: float) -> Iterator[str]:
        yield f"{_colour(letters.colour)} rg"
        runs = groupby(letters.placed(), lambda placed: (placed[0].face, placed[2]))
        for (face, size), placed in runs:
            if face not in self._fonts:
                self._fonts[face] = FontFile(face)
            file = self._fonts[face]
            clusters = [(cluster, x) for cluster, x, _size in placed]
            if file.is_usable:
                name = f"/F{list(self._fonts).index(face)}"
                yield _text_run(
                    clusters,
                    file,
                    f"{name} {_n(size * face.scale)} Tf",
                    size * face.scale,
                    height - letters.y,
                )
            else:
                yield from (_outline(cluster, x, letters.y, size, height) for cluster, x in clusters)

    def _picture(self, picture: Picture, height: float) -> Iterator[str]:
        number = self._images.get(picture.image)
        if number is None:
            image = image_of(picture.image)
            if image.isNull():
                return
            number = self._images[picture.image] = self._add_image(image)
        bottom = height - picture.y - picture.height
        size = f"{_n(picture.width)} 0 0 {_n(picture.height)}"
        yield f"q {size} {_n(picture.x)} {_n(bottom)} cm /I{number} Do Q"

    def _add_image(self, image: QImage) -> int:
        size = f"/Type/XObject/Subtype/Image/Width {image.width()}/Height {image.height()}/BitsPerComponent 8"
        letters = image.convertToFormat(QImage.Format.Format_RGBA8888)
        whole = bytes(letters.constBits())
        mask = self._add_stream(f"{size}/ColorSpace/DeviceGray", whole[3::4])
        colours = bytearray(len(whole) // 4 * 3)
        for channel in range(3):
            colours[channel::3] = whole[channel::4]
        return self._add_stream(f"{size}/ColorSpace/DeviceRGB/SMask {mask} 0 R", bytes(colours))


def _text_run(clusters: list[tuple[Cluster, float]], file: FontFile, font: str, size: float, y: float) -> str:
    start = end = clusters[0][1]
    shown: list[str] = []
    for cluster, x in clusters:
        number = file.number(cluster)
        shift = round((end - x) / size * 1000)
        if shift:
            shown.append(f">{shift}<" if shown else "")
            end = x
        shown.append(f"{number:04X}")
        end = end + file.width(number) * size / 1000
    return f"BT {font} 1 0 0 1 {_n(start)} {_n(y)} Tm [<{''.join(shown)}>] TJ ET"


def _outline(cluster: Cluster, x: float, y: float, size: float, height: float) -> str:
    """Of letters whose font has no TrueType outlines: seen, but not found."""
    font = raw_font(cluster.face, size)
    path = QPainterPath()
    for number, right, down in cluster.glyphs:
        path.addPath(font.pathForGlyph(number).translated(x + right * size, y + down * size))
    drawn: list[str] = []
    curve: list[str] = []
    for at in range(path.elementCount()):
        element = path.elementAt(at)
        point = f"{_n(element.x)} {_n(height - element.y)}"
        if element.isMoveTo() or element.isLineTo():
            drawn.append(f"{point} {'m' if element.isMoveTo() else 'l'}")
            continue
        curve.append(point)
        if len(curve) == _POINTS_OF_CURVE:
            drawn.append(f"{' '.join(curve)} c")
            curve.clear()
    return f"{' '.join(drawn)} f"


def _stroke(stroke: Stroke, height: float) -> Iterator[str]:
    dashes = " ".join(map(_n, stroke.dashes))
    end = "s" if stroke.is_closed else "S"
    path = _path(stroke.points, height)
    yield f"{_colour(stroke.colour)} RG {_n(stroke.width)} w [{dashes}] 0 d {path} {end}"


def _polygon(points: Iterable[Point], height: float) -> str:
    return f"{_path(points, height)} h"


def _path(points: Iterable[Point], height: float) -> str:
    return " ".join(
        f"{_n(x)} {_n(height - y)} {'l' if number else 'm'}" for number, (x, y) in enumerate(points)
    )


def _circle(disc: Disc, height: float) -> str:
    x, y, r = disc.x, height - disc.y, disc.radius
    h = r * _CIRCLE
    curves = (
        (x + r, y + h, x + h, y + r, x, y + r),
        (x - h, y + r, x - r, y + h, x - r, y),
        (x - r, y - h, x - h, y - r, x, y - r),
        (x + h, y - r, x + r, y - h, x + r, y),
    )
    drawn = " ".join(f"{' '.join(map(_n, curve))} c" for curve in curves)
    return f"{_n(x + r)} {_n(y)} m {drawn}"


def _texts_of_glyphs(texts: Iterable[tuple[int, str]]) -> bytes:
    lines = [f"<{number:04X}> <{text.encode('utf-16-be').hex().upper()}>" for number, text in texts]
    blocks = (lines[start : start + _TEXTS_AT_ONCE] for start in range(0, len(lines), _TEXTS_AT_ONCE))
    mapped = "\n".join(f"{len(block)} beginbfchar\n{chr(10).join(block)}\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n{mapped}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


def _text(text: str) -> str:
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def _colour(colour: str) -> str:
    return " ".join(_n(int(colour[place : place + 2], 16) / 255) for place in (0, 2, 4))


def _n(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")
