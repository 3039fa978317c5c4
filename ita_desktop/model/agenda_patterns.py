"""Usual orders of business, from which the agenda of a new meeting starts."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

from ita_desktop import bundled
from ita_desktop.model.meeting import AgendaItem, AgendaSource

FOUR_PART = "four-part"
SIX_PART = "six-part"
FOLLOWING = "following"
MATTERS_ARISING = "เรื่องสืบเนื่อง"
"""How the item begins under which a meeting comes back to what the one before it resolved."""


@dataclass(frozen=True, slots=True)
class AgendaPattern:
    code: str
    name: str
    items: tuple[Mapping[str, Any], ...]


@cache
def agenda_patterns() -> Mapping[str, AgendaPattern]:
    """The patterns that travel with the program, by code."""
    path = bundled.folder("resources") / "templates" / "agenda_patterns.toml"
    tables = cast("list[dict[str, Any]]", tomllib.loads(path.read_text(encoding="utf-8"))["patterns"])
    return {
        table["code"]: AgendaPattern(table["code"], table["name"], tuple(table["items"])) for table in tables
    }


def default_agenda(pattern: str = FOUR_PART) -> list[AgendaItem]:
    """Fresh items of a pattern, for one meeting. Raises KeyError for a pattern that does not exist."""
    return [
        AgendaItem(
            position=position,
            depth=item.get("depth", 1),
            text=item.get("text", ""),
            source=AgendaSource(item.get("source", AgendaSource.WORDS)),
            lines=list(item.get("lines", [])),
        )
        for position, item in enumerate(agenda_patterns()[pattern].items, start=1)
    ]
