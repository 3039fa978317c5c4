"""What an import has to say: what is wrong and where, and what it would change."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Problem:
    """`cell` is as Excel names it (H12), or empty where the trouble is with a whole sheet or file."""

    sheet: str
    cell: str
    found: str
    expected: str
    message: str
    suggestion: str | None = None


class Complaint(ValueError):  # noqa: N818 -- the officer's slip, not an error of the program
    """What is wrong with one value, before it is known in which cell it stands."""

    def __init__(self, message: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.suggestion = suggestion


class ChangeKind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    MOVED = "moved"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class RowChange:
    """One row that would come or go, or one cell of a row that would change."""

    sheet: str
    row: str
    kind: ChangeKind
    column: str = ""
    before: str = ""
    after: str = ""
