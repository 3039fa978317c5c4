"""The description of a sheet: what its columns hold, which records its rows are, how rows become records again."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, Generic, TypeAlias, TypeVar

from ita_desktop.exchange.kinds import AnyKind, Kind, Lines
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.references import Directory

Kept = TypeVar("Kept")
Value = TypeVar("Value")

ORDINAL = "ลำดับ"
"""Heading of the column that counts the rows of a sheet whose rows have no name of their own."""


@dataclass(frozen=True)
class Column(Generic[Kept]):
    """`put` writes a value into the record; where it is None, `keep` of the sheet does so, as for a parent.

    A column that is only known is printed to find one's way and never read.
    """

    heading: str
    kind: AnyKind
    get: Callable[[Kept], Any]
    put: Callable[[Kept, Any], None] | None = None
    note: str = ""
    width: int = 16
    is_required: bool = False
    is_only_known: bool = False


Values: TypeAlias = Mapping[str, Any]
"""The values of a row by heading."""


@dataclass(frozen=True)
class KeptRow(Generic[Kept]):
    record: Kept
    values: Values


def _nothing(_rows: Sequence[KeptRow[Any]]) -> None:
    pass


@dataclass(frozen=True)
class Sheet(Generic[Kept]):
    """One sheet for one office and year.

    `make` gives a new record for the values of a row; without it the rows are fixed, as those of a frame are.
    `keep` takes every row in its order, after their values were put, and lays the records where they belong.
    `key` are the headings that tell rows apart; `parent` is the heading by which rows are grouped.
    `words` are the headings that name a row to the officer.
    `names` says what other sheets call each row, in `directory`, from the values and ordinals of all rows.
    `announce` tells the sheets that follow what else the rows mean to them.
    `complaints` are what is wrong with rows as a whole, each with the place of the row and the heading it concerns.
    `notices` are what the officer is told of rows that are taken all the same, likewise.
    `joined` are the heading of cells that may be merged with those above, and that of the tick that says so.
    `name_and_words` are the headings of a name and of the words printed beside it to say what it names.
    """

    name: str
    purpose: str
    columns: tuple[Column[Kept], ...]
    records: Sequence[Kept]
    make: Callable[[Values], Kept] | None = None
    keep: Callable[[Sequence[KeptRow[Kept]]], None] = _nothing
    key: tuple[str, ...] = ()
    parent: str | None = None
    words: tuple[str, ...] = ()
    directory: Directory[Kept] | None = None
    names: Callable[[Sequence[Values], Sequence[str]], Sequence[Sequence[str]]] | None = None
    announce: Callable[[Sequence[Values]], None] | None = None
    complaints: Callable[[Sequence[Values]], Iterable[tuple[int, str, Complaint]]] | None = None
    notices: Callable[[Sequence[Values]], Iterable[tuple[int, str, str]]] | None = None
    joined: tuple[str, str] | None = None
    name_and_words: tuple[str, str] | None = None
    is_called_by_ordinal: bool = False
    is_form: bool = False
    may_rename: bool = False
    read_columns: tuple[Column[Kept], ...] = field(init=False)

    def __post_init__(self) -> None:
        read = tuple(column for column in self.columns if not column.is_only_known)
        object.__setattr__(self, "read_columns", read)

    @property
    def has_ordinals(self) -> bool:
        return not self.key and not self.is_form

    @property
    def has_free_rows(self) -> bool:
        return self.make is not None

    @property
    def directories(self) -> list[Directory[Any]]:
        """Of the sheets whose records the rows of this one refer to."""
        return [directory for column in self.read_columns for directory in column.kind.directories]

    def values_of(self, record: Kept) -> tuple[Any, ...]:
        return tuple(column.get(record) for column in self.read_columns)


AnySheet: TypeAlias = Sheet[Any]


def column(
    heading: str,
    kind: Kind[Any],
    attribute: str,
    *,
    note: str = "",
    width: int = 16,
    is_required: bool = False,
) -> Column[Any]:
    """A column that holds an attribute of its record as it is."""

    def put(record: object, value: object) -> None:
        setattr(record, attribute, value)

    return Column(heading, kind, attrgetter(attribute), put, note, width, is_required)


def list_column(heading: str, attribute: str, *, note: str = "", width: int = 36) -> Column[Any]:
    """A column that holds a list of texts of its record, one a line."""

    def get(record: object) -> tuple[str, ...]:
        return tuple(getattr(record, attribute))

    def put(record: object, value: tuple[str, ...]) -> None:
        setattr(record, attribute, list(value))

    return Column(heading, Lines(), get, put, note, width)


def known_column(
    heading: str, kind: AnyKind, get: Callable[[Any], Any], *, note: str = "", width: int = 30
) -> Column[Any]:
    return Column(heading, kind, get, note=note, width=width, is_only_known=True)


def in_order(rows: Sequence[KeptRow[Kept]], attribute: str = "position") -> list[Kept]:
    """The records in the order of their rows, numbered so; numbers that already rise are left alone."""
    last = -1
    for row in rows:
        position = getattr(row.record, attribute)
        if position <= last:
            position = last + 1
            setattr(row.record, attribute, position)
        last = position
    return [row.record for row in rows]
