"""The words of a composed paper, whatever block they stand in."""

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass
from typing import TypeVar, cast

from ita_desktop.documents.content import Block, Document

BlockType = TypeVar("BlockType", bound=Block)


def blocks_of(document: Document, kind: type[BlockType]) -> list[BlockType]:
    return [block for block in document.blocks if isinstance(block, kind)]


def only_block(document: Document, kind: type[BlockType]) -> BlockType:
    (block,) = blocks_of(document, kind)
    return block


def texts_of(value: object) -> Iterator[str]:
    """Every text in a block or document, in the order of its fields."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for part in cast("Sequence[object]", value):
            yield from texts_of(part)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from texts_of(getattr(value, field.name))


def whole_text(document: Document) -> str:
    return "\n".join(texts_of(document.blocks))
