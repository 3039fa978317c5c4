"""Composed content as text that can be read and compared, one block a line.

`REWRITE_GOLDEN=1` in the environment writes the files anew instead of comparing; look at the difference afterwards.
"""

import os
from collections.abc import Iterator, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import cast

from ita_desktop.documents.content import Block, Document, Table

FOLDER = Path(__file__).parents[2] / "golden" / "content"


def assert_golden(document: Document, name: str) -> None:
    path = FOLDER / f"{name}.txt"
    content = readable(document)
    if "REWRITE_GOLDEN" in os.environ:
        path.write_text(content, encoding="utf-8", newline="\n")
    assert content == path.read_text(encoding="utf-8")


def readable(document: Document) -> str:
    """Fields that stand at their default are left out; no-break spaces are written \\xa0."""
    head = f"{document.title}\n{document.author}, {document.font}, {document.digits}, {document.code_digits}"
    return "\n".join([head, *(line for block in document.blocks for line in _lines(block))]) + "\n"


def _lines(block: Block) -> Iterator[str]:
    if not isinstance(block, Table):
        yield _shown(block)
        return
    yield f"Table {' '.join(map(str, block.widths_mm))}{' large' if block.is_large else ''}"
    yield from (f"  head {_shown(row)}" for row in block.head)
    yield from (f"  {_shown(row)}" for row in block.rows)


def _shown(value: object) -> str:
    if is_dataclass(value) and not isinstance(value, type):
        given = [field for field in fields(value) if getattr(value, field.name) != _default(field)]
        shown = (f"{field.name}={_shown(getattr(value, field.name))}" for field in given)
        return f"{type(value).__name__}({', '.join(shown)})"
    if isinstance(value, tuple | list):
        return f"[{', '.join(map(_shown, cast('Sequence[object]', value)))}]"
    if isinstance(value, StrEnum | Decimal):
        return str(value)
    return repr(value)


def _default(field: Field[object]) -> object:
    return MISSING if field.default is MISSING else field.default
