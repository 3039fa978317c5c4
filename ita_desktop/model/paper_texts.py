"""The program's own wording of every paper, and the placeholders that wording may hold."""

import re
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from typing import cast

from ita_desktop import bundled

_PLACEHOLDERS = "placeholders"
_placeholder = re.compile(r"\{([^{}\n]*)\}")


@cache
def default_texts() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Paragraphs by paper and part, for whatever an office does not word itself."""
    return {
        paper: {part: tuple(cast("list[str]", texts)) for part, texts in parts.items()}
        for paper, parts in _read_file().items()
        if paper != _PLACEHOLDERS
    }


def placeholders_in(text: str) -> set[str]:
    return {placeholder_name(found) for found in _placeholder.findall(text)}


def unknown_placeholders(text: str) -> list[str]:
    """Names in braces that no paper can fill."""
    return sorted(placeholders_in(text) - PLACEHOLDERS.keys())


def fill_placeholders(text: str, value_of: Callable[[str], str]) -> str:
    return _placeholder.sub(lambda match: value_of(placeholder_name(match[1])), text)


def placeholder_name(typed: str) -> str:
    """The name with ำ whole: pasted text has it in two pieces, and so have Python's own keyword arguments."""
    return typed.strip().replace("\u0e4d\u0e32", "\u0e33")


@cache
def _read_file() -> Mapping[str, Mapping[str, object]]:
    path = bundled.folder("resources") / "templates" / "paper_texts.toml"
    return cast("Mapping[str, Mapping[str, object]]", tomllib.loads(path.read_text(encoding="utf-8")))


PLACEHOLDERS: Mapping[str, str] = {
    name: cast("str", meaning) for name, meaning in _read_file()[_PLACEHOLDERS].items()
}
"""What an officer may put in braces, and what is printed in its place."""
