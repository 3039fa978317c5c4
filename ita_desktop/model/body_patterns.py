"""The usual bodies of a district office, from which the order of a new year starts."""

import tomllib
from functools import cache
from typing import Any, cast

from ita_desktop import bundled
from ita_desktop.model.body import Body, Duty, Member


def usual_bodies() -> list[Body]:
    """Fresh bodies with the seats that go with a post and their duties; who is named, the office adds."""
    return [
        Body(
            position=place,
            name=table["name"],
            members=[Member(position=n, **member) for n, member in enumerate(table["members"])],
            duties=[Duty(position=n, text=text) for n, text in enumerate(table["duties"])],
        )
        for place, table in enumerate(_tables())
    ]


@cache
def _tables() -> list[dict[str, Any]]:
    path = bundled.folder("resources") / "templates" / "body_patterns.toml"
    return cast("list[dict[str, Any]]", tomllib.loads(path.read_text(encoding="utf-8"))["bodies"])
