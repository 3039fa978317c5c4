"""The words of a Word file, to tell in what two of them differ."""

from collections.abc import Iterator
from io import BytesIO
from xml.etree.ElementTree import Element, parse
from zipfile import ZipFile

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _TEXT = f"{_WORD}p", f"{_WORD}t"
_SIGNS = {f"{_WORD}tab": " ", f"{_WORD}br": " ", f"{_WORD}noBreakHyphen": "-"}
_SAID_TWICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def words_of_file(file: bytes) -> list[str]:
    """Every paragraph with words, in printing order."""
    with ZipFile(BytesIO(file)) as package, package.open("word/document.xml") as document:
        root = parse(document).getroot()
    words = (" ".join("".join(_pieces(paragraph)).split()) for paragraph in _paragraphs(root))
    return [each for each in words if each]


def _paragraphs(element: Element) -> Iterator[Element]:
    """A paragraph may stand in a box that hangs on another."""
    for child in element:
        if child.tag == _SAID_TWICE:
            continue
        yield from _paragraphs(child)
        if child.tag == _PARAGRAPH:
            yield child


def _pieces(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag == _TEXT:
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        elif child.tag not in (_PARAGRAPH, _SAID_TWICE):
            yield from _pieces(child)
