"""What one user's PC remembers of the program: looks, windows, what was opened lately. Nothing of the office's data."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from PySide6.QtCore import QByteArray, QSettings

from ita_desktop.files import written_beside

RECENT_FILES = 9
RECENT_SERVERS = 3
_MOST_BYTES = 1_000_000
_LONGEST_NAME = 255


class Settings:
    """Kept in one small JSON file, written beside and put in its place; an unreadable one counts as none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._values = _read(path)

    @classmethod
    def of_user(cls) -> "Settings":
        """Beside a program that is carried about, else where the system wants them."""
        beside = Path(sys.executable).parent
        if getattr(sys, "frozen", False) and (beside / "portable").is_file():
            return cls(beside / "settings.json")
        scope = QSettings(QSettings.Format.IniFormat, QSettings.Scope.UserScope, "ITA Desktop", "settings")
        return cls(Path(scope.fileName()).with_suffix(".json"))

    def get(self, name: str, otherwise: Any = None) -> Any:
        """Of the kind of `otherwise`: what somebody wrote into the file by hand is not trusted."""
        value = self._values.get(name, otherwise)
        if otherwise is not None and type(value) is not type(otherwise):
            return otherwise
        return value

    def get_one_of(self, name: str, choices: Sequence[str]) -> str:
        """The first of `choices` if the file says something else."""
        value = self.get(name, choices[0])
        return value if value in choices else choices[0]

    def put(self, name: str, value: Any) -> None:
        """A place that cannot be written is no reason to trouble the officer: the setting then holds until closing."""
        if self._values.get(name) == value:
            return
        self._values[name] = value
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            with written_beside(self._path, lasting=False) as beside:
                beside.write_text(json.dumps(self._values, ensure_ascii=False, indent=1), encoding="utf-8")
        except (OSError, ValueError):
            return

    def get_bytes(self, name: str) -> QByteArray:
        return QByteArray.fromBase64(QByteArray(self.get(name, "").encode("ascii", "ignore")))

    def put_bytes(self, name: str, value: QByteArray) -> None:
        self.put(name, bytes(value.toBase64().data()).decode())

    def recent_files(self) -> list[Path]:
        return [Path(path) for path in self.get("recent_files", []) if _could_be_a_path(path)]

    def recent_servers(self) -> list[str]:
        """Databases with their offices, without passwords."""
        return [place for place in self.get("recent_servers", []) if isinstance(place, str)]

    def note_recent_server(self, place: str) -> None:
        """`place` holds no password."""
        known = [kept for kept in self.recent_servers() if kept != place]
        self.put("recent_servers", [place, *known][:RECENT_SERVERS])
        self.put("last_server", place)

    def note_recent_file(self, path: Path) -> None:
        known = [kept for kept in self.recent_files() if kept != path]
        self.put("recent_files", [str(kept) for kept in [path, *known][:RECENT_FILES]])
        self.put("last_server", "")


def _read(path: Path) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            values = json.loads(file.read(_MOST_BYTES), parse_constant=_refuse)
    except (OSError, ValueError, RecursionError):
        return {}
    return values if isinstance(values, dict) else {}


def _could_be_a_path(value: object) -> bool:
    """A name longer than any file has is not even looked for without an error."""
    return isinstance(value, str) and all(len(part) <= _LONGEST_NAME for part in Path(value).parts)


def _refuse(number: str) -> NoReturn:
    """NaN and infinity are no JSON, and no width of a window."""
    raise ValueError(number)
