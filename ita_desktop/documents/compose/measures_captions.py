"""Counts the tables, charts and sections of the measures document, so that every reference meets its number."""

from collections.abc import Iterable

from ita_desktop.documents.content import Block, Caption, Heading


class Captions:
    """Labels in the order in which they are asked for."""

    def __init__(self) -> None:
        self._tables = 0
        self._charts = 0

    def table(self, text: str) -> Caption:
        self._tables += 1
        return Caption(f"ตารางที่ {self._tables}", text)

    def chart(self, text: str) -> Caption:
        self._charts += 1
        return Caption(f"แผนภูมิที่ {self._charts}", text, is_below=True)


def reference_to(blocks: Iterable[Block]) -> str:
    """How a sentence names the tables or charts among `blocks`: ตารางที่ 1, or แผนภูมิที่ 1 ถึงแผนภูมิที่ 3."""
    labels = [block.label for block in blocks if isinstance(block, Caption)]
    if len(labels) < 3:
        return " และ".join(labels)
    return f"{labels[0]} ถึง{labels[-1]}"


class Headings:
    """Numbers of sections (1.) and of the parts under them (1.1)."""

    def __init__(self) -> None:
        self._section = 0
        self._part = 0

    def section(self, text: str) -> Heading:
        self._section += 1
        self._part = 0
        return Heading(f"{self._section}.", text)

    def part(self, text: str) -> Heading:
        self._part += 1
        return Heading(f"{self._section}.{self._part}", text, level=2)
