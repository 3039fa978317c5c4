"""What stands on a page in the end: letters, lines, areas and pictures, in points from its upper left corner."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil
from typing import assert_never

from PySide6.QtCore import QBuffer, QByteArray, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QGlyphRun, QImage, QImageReader, QPainter, QPen, QPolygonF

from ita_desktop.documents.writers.page_fonts import Cluster, Face, raw_font
from ita_desktop.documents.writers.page_lines import BLACK, SetLine

_DRAWING_PIXELS = 1000

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Letters:
    """A line of text; `y` is its baseline."""

    line: SetLine
    x: float
    y: float
    colour: str = BLACK

    def placed(self) -> Iterable[tuple[Cluster, float, float]]:
        """Its clusters, where each of them stands and how large."""
        for part in self.line.parts:
            x = self.x + part.x
            for cluster in part.word.clusters:
                yield cluster, x, part.size
                x += cluster.width * part.size + part.wider


@dataclass(frozen=True, slots=True)
class Stroke:
    points: tuple[Point, ...]
    width: float
    colour: str = BLACK
    dashes: tuple[float, ...] = ()
    is_closed: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A filled polygon without an edge."""

    points: tuple[Point, ...]
    colour: str


@dataclass(frozen=True, slots=True)
class Disc:
    x: float
    y: float
    radius: float
    colour: str


@dataclass(frozen=True, slots=True)
class Picture:
    image: bytes
    x: float
    y: float
    width: float
    height: float


Mark = Letters | Stroke | Area | Disc | Picture


def box(x: float, y: float, width: float, height: float) -> tuple[Point, ...]:
    return ((x, y), (x + width, y), (x + width, y + height), (x, y + height))


def moved(mark: Mark, right: float, down: float) -> Mark:
    match mark:
        case Stroke() | Area():
            return replace(mark, points=tuple((x + right, y + down) for x, y in mark.points))
        case _:
            return replace(mark, x=mark.x + right, y=mark.y + down)


@lru_cache(maxsize=4)
def image_of(content: bytes) -> QImage:
    """Null for what is no picture. A drawing is made large enough for print."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer)
    size = reader.size()
    if bytes(reader.format().data()) == b"svg" and 0 < size.height() < _DRAWING_PIXELS:
        reader.setScaledSize(
            size.scaled(_DRAWING_PIXELS, _DRAWING_PIXELS, Qt.AspectRatioMode.KeepAspectRatio)
        )
    return reader.read()


@lru_cache(maxsize=8)
def _scaled(content: bytes, width: int, height: int) -> QImage:
    return image_of(content).scaled(
        width, height, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


def paint_marks(marks: Iterable[Mark], painter: QPainter) -> None:
    """Onto a painter that counts in points."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
    for mark in marks:
        match mark:
            case Letters():
                _paint_letters(mark, painter)
            case Stroke():
                _paint_stroke(mark, painter)
            case Area():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_colour(mark.colour))
                painter.drawPolygon(_polygon(mark.points))
            case Disc():
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(_colour(mark.colour))
                painter.drawEllipse(QPointF(mark.x, mark.y), mark.radius, mark.radius)
            case Picture():
                _paint_picture(mark, painter)
            case _:
                assert_never(mark)


def _paint_picture(picture: Picture, painter: QPainter) -> None:
    """A painter that shrinks a picture much leaves out most of its points: it gets one of the right size."""
    image = image_of(picture.image)
    target = painter.deviceTransform().mapRect(QRectF(0, 0, picture.width, picture.height))
    if 0 < target.width() < image.width():
        image = _scaled(picture.image, ceil(target.width()), ceil(target.height()))
    painter.drawImage(QRectF(picture.x, picture.y, picture.width, picture.height), image)


def _paint_letters(letters: Letters, painter: QPainter) -> None:
    runs: dict[tuple[Face, float], tuple[list[int], list[QPointF]]] = {}
    for cluster, x, size in letters.placed():
        numbers, places = runs.setdefault((cluster.face, size), ([], []))
        for number, right, down in cluster.glyphs:
            numbers.append(number)
            places.append(QPointF(x + right * size, letters.y + down * size))
    painter.setPen(_colour(letters.colour))
    for (face, size), (numbers, places) in runs.items():
        run = QGlyphRun()
        run.setRawFont(raw_font(face, size))
        run.setGlyphIndexes(numbers)
        run.setPositions(places)
        painter.drawGlyphRun(QPointF(), run)


def _paint_stroke(stroke: Stroke, painter: QPainter) -> None:
    pen = QPen(_colour(stroke.colour), stroke.width)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if stroke.dashes:
        pen.setDashPattern([length / stroke.width for length in stroke.dashes])
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if stroke.is_closed:
        painter.drawPolygon(_polygon(stroke.points))
    else:
        painter.drawPolyline(_polygon(stroke.points))


def _polygon(points: Iterable[Point]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in points])


def _colour(colour: str) -> QColor:
    return QColor(f"#{colour}")
