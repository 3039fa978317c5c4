"""Papers written to memory and looked into: their parts, their paragraphs, what a paragraph says."""

import io
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element

from ita_desktop.documents.content import Block, Document, PageStart
from ita_desktop.documents.writers.to_word import write_word
from ita_desktop.model.office import Digits

_OFFICE = "http://schemas.openxmlformats.org"
NAMES = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "c": f"{_OFFICE}/drawingml/2006/chart",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
}


def tag(name: str) -> str:
    prefix, local = name.split(":")
    return f"{{{NAMES[prefix]}}}{local}"


def paper(*blocks: Block, digits: Digits = Digits.THAI) -> Document:
    """The shortest document that holds `blocks`."""
    start = () if blocks and isinstance(blocks[0], PageStart) else (PageStart(),)
    return Document("เอกสาร", "ผู้จัดทำ", (*start, *blocks), digits=digits)


def bytes_of(document: Document, base: bytes | None = None) -> bytes:
    written = io.BytesIO()
    write_word(document, written, base)
    return written.getvalue()


@dataclass(frozen=True)
class WrittenPaper:
    content: bytes

    def names(self) -> list[str]:
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return archive.namelist()

    def part(self, name: str) -> Element:
        return ElementTree.fromstring(self.raw(name))

    def raw(self, name: str) -> bytes:
        with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
            return archive.read(name)

    @property
    def body(self) -> Element:
        found = self.part("word/document.xml").find("w:body", NAMES)
        assert found is not None
        return found

    def paragraphs(self, style: str) -> list[Element]:
        return [each for each in self.body.iter(tag("w:p")) if style_of(each) == style]

    def related(self, relationship: str) -> Element:
        """The part of the file that the body calls `relationship`."""
        relationships = self.part("word/_rels/document.xml.rels")
        target = next(each.get("Target", "") for each in relationships if each.get("Id") == relationship)
        return self.part(f"word/{target}")


def written(*blocks: Block, digits: Digits = Digits.THAI) -> WrittenPaper:
    return WrittenPaper(bytes_of(paper(*blocks, digits=digits)))


def written_document(document: Document, font: str = "") -> WrittenPaper:
    return WrittenPaper(bytes_of(replace(document, font=font) if font else document))


def style_of(paragraph: Element) -> str:
    return value(paragraph, "w:pPr/w:pStyle")


def value(element: Element, path: str, name: str = "w:val") -> str:
    """An attribute of what lies at `path`; empty where there is none."""
    found = element.find(path, NAMES)
    return "" if found is None else found.get(tag(name), "")


def text_of(paragraph: Element) -> str:
    """What a paragraph says, with tabs as tabs and no-break hyphens as U+2011."""
    return "".join(_pieces(paragraph))


def _pieces(paragraph: Element) -> Iterator[str]:
    for run in paragraph.findall("w:r", NAMES):
        for piece in run:
            if piece.tag == tag("w:t"):
                yield piece.text or ""
            elif piece.tag == tag("w:tab"):
                yield "\t"
            elif piece.tag == tag("w:noBreakHyphen"):
                yield "\u2011"
