"""The Word file around its text: the base it starts from, its pictures, charts and headers, its way to the disk."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import BinaryIO, Protocol, cast

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn

from ita_desktop import bundled
from ita_desktop.documents.writers.word_text import legible
from ita_desktop.files import written_beside
from ita_desktop.model.pictures import PictureKind, describe_picture

_LONGEST_PROPERTY = 255
_PIECE_CHARACTERS = 1 << 16
_COMPLEX_SCRIPT = qn("w:cs")
_PICTURE_TYPES = {PictureKind.PNG: CONTENT_TYPE.PNG, PictureKind.JPEG: CONTENT_TYPE.JPEG}
_FONT_SLOTS = (qn("w:ascii"), qn("w:hAnsi"), qn("w:eastAsia"), _COMPLEX_SCRIPT)


class _Element(Protocol):
    """What is used here of an lxml element, which has no types of its own."""

    def get(self, key: str) -> str | None: ...
    def set(self, key: str, value: str) -> None: ...
    def append(self, element: "_Element") -> None: ...
    def iter(self, tag: str) -> Iterator["_Element"]: ...
    def __iter__(self) -> Iterator["_Element"]: ...


@dataclass(frozen=True, slots=True)
class Picture:
    relationship: str
    width_by_height: Decimal


class WordPackage:
    """The parts of one Word file but the text of its body, which is handed over when the file is saved."""

    def __init__(self, base: bytes | None = None) -> None:
        """`base` is the office's own document to take styles from; what it lacks comes from the bundled one."""
        bundled_base = (bundled.folder("resources") / "templates" / "base.docx").read_bytes()
        self._word = docx.Document(io.BytesIO(base or bundled_base))
        if base is not None:
            self._add_missing_styles(docx.Document(io.BytesIO(bundled_base)))
        self._drawing_count = 0
        self._pictures: dict[bytes, Picture] = {}

    def _add_missing_styles(self, bundled_base: WordDocument) -> None:
        own, source = _styles(self._word), _styles(bundled_base)
        present = {style.get(qn("w:styleId")) for style in own}
        for style in source:
            if style.get(qn("w:styleId")) not in present:
                own.append(deepcopy(style))

    def describe(self, title: str, author: str) -> None:
        properties = self._word.core_properties
        properties.title = legible(title)[:_LONGEST_PROPERTY]
        properties.author = properties.last_modified_by = legible(author)[:_LONGEST_PROPERTY]

    def use_font(self, font: str) -> None:
        """Puts `font` wherever the base uses the font of its body text."""
        fonts = list(_styles(self._word).iter(qn("w:rFonts")))
        replaced = {element.get(_COMPLEX_SCRIPT) for element in fonts[:1]}
        for element in fonts:
            for slot in _FONT_SLOTS:
                if element.get(slot) in replaced:
                    element.set(slot, font)

    def next_drawing_id(self) -> int:
        """Word wants every drawing of a document to have a number of its own."""
        self._drawing_count += 1
        return self._drawing_count

    def add_picture(self, image: bytes) -> Picture:
        """A picture that stands in several places is kept once."""
        if image not in self._pictures:
            package = self._word.part.package
            assert package is not None
            file = describe_picture(image)
            name = package.next_partname(f"/word/media/image%d.{file.kind}")
            part = Part(name, _PICTURE_TYPES[file.kind], image, package)
            relationship = self._word.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
            self._pictures[image] = Picture(relationship, Decimal(file.width) / Decimal(file.height))
        return self._pictures[image]

    def add_header(self, xml: str) -> str:
        return self._add_part("/word/header%d.xml", CONTENT_TYPE.WML_HEADER, RELATIONSHIP_TYPE.HEADER, xml)

    def add_footer(self, xml: str) -> str:
        return self._add_part("/word/footer%d.xml", CONTENT_TYPE.WML_FOOTER, RELATIONSHIP_TYPE.FOOTER, xml)

    def add_chart(self, xml: str, workbook: bytes) -> str:
        """`xml` calls its data rId1, the only relationship that a chart has."""
        package = self._word.part.package
        assert package is not None
        name = package.next_partname("/word/charts/chart%d.xml")
        chart = Part(name, CONTENT_TYPE.DML_CHART, xml.encode(), package)
        relationship = self._word.part.relate_to(chart, RELATIONSHIP_TYPE.CHART)
        name = package.next_partname("/word/embeddings/Microsoft_Excel_Worksheet%d.xlsx")
        chart.relate_to(Part(name, CONTENT_TYPE.SML_SHEET, workbook, package), RELATIONSHIP_TYPE.PACKAGE)
        return relationship

    def _add_part(self, name: str, content_type: str, relationship: str, xml: str) -> str:
        package = self._word.part.package
        assert package is not None
        part = Part(package.next_partname(name), content_type, xml.encode(), package)
        return self._word.part.relate_to(part, relationship)

    def save(self, target: Path | BinaryIO, body: Iterable[str]) -> None:
        """Writes `body`, the whole XML of the document part, piece by piece; the same content gives the same bytes."""
        if not isinstance(target, Path):
            self._save_to(target, body)
            return
        with written_beside(target) as beside, beside.open("wb") as stream:
            self._save_to(stream, body)

    def _save_to(self, target: BinaryIO, body: Iterable[str]) -> None:
        without_body = io.BytesIO()
        self._word.save(without_body)
        document_name = self._word.part.partname.lstrip("/")
        with zipfile.ZipFile(without_body) as source, timeless_archive(target) as archive:
            for name in source.namelist():
                with archive.open(name, "w") as entry:
                    if name != document_name:
                        entry.write(source.read(name))
                        continue
                    for piece in _gathered(body):
                        entry.write(piece.encode())


def _styles(word: WordDocument) -> _Element:
    return cast("_Element", word.styles.element)


def timeless_archive(target: BinaryIO) -> zipfile.ZipFile:
    """Entries opened in it by name, and only those, do not tell when they were written."""
    return zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED)


def _gathered(pieces: Iterable[str]) -> Iterator[str]:
    waiting: list[str] = []
    length = 0
    for piece in pieces:
        waiting.append(piece)
        length += len(piece)
        if length >= _PIECE_CHARACTERS:
            yield "".join(waiting)
            waiting.clear()
            length = 0
    yield "".join(waiting)
