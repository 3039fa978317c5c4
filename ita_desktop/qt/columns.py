"""What a column of a table is: how it gets its value from a row, shows it, reads it back and sums it up."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import Qt

from ita_desktop.spoken import spoken_typo
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.names import same_name
from ita_desktop.thai.sorting import thai_key
from ita_desktop.thai.typos import Typo
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    from ita_desktop.qt.marks import Mark

Row = TypeVar("Row")


def plain(value: object) -> str:
    return "" if value is None else str(value)


class MarkedLine(NamedTuple):
    text: str
    mark: "Mark | None" = None
    letter: str = ""
    """Within the mark."""


@dataclass(frozen=True)
class Column(Generic[Row]):
    """`value` is the raw value (sorting, copying figures), `text` its words.

    Without `parse` and `choices` the column is read only; `is_editable` may close single rows. `parse` takes
    what was typed or pasted and raises ValueError with a sentence for the officer. An empty cell is None or "".
    """

    key: str
    title: str
    value: Callable[[Row], object]
    text: Callable[[Any], str] = plain
    parse: Callable[[str], object] | None = None
    choices: Callable[[Row], Sequence[tuple[str, object]]] | None = None
    is_editable: Callable[[Row], bool] | None = None
    alignment: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft
    width: int = 120
    """In px at 100 %."""
    wraps: bool = False
    most_lines: int | None = None
    """Of a text that wraps; the rest of it is in the tooltip."""
    mark: Callable[[Row], "Mark | None"] | None = None
    """Stands before the text, or alone if there is no text."""
    mark_words: Callable[[Row], str] | None = None
    """What the mark says: spoken, printed, copied where there is no text, and shown in the tooltip."""
    lines: Callable[[Row], Sequence[MarkedLine]] | None = None
    """Drawn instead of mark and text, one under another; `text` still says what is copied and found."""
    detail: Callable[[Row], str] | None = None
    """Smaller lines under the text."""
    tone: Callable[[Row], str | None] | None = None
    """The name of the colour token of the text, if it is not ink."""
    detail_tone: Callable[[Row], str | None] | None = None
    """The same for the detail, if it is not ink2."""
    emphasis: bool = False
    bar: Callable[[Row], float | None] | None = None
    """How much of a bar left of the text is full, from 0 to 1; None draws none."""
    tooltip: Callable[[Row], str] | None = None
    total: Callable[[Sequence[Row]], str] | None = None
    sort_key: Callable[[Any], Any] | None = None
    """For values whose order is neither that of the dictionary nor their own."""
    is_date: bool = False
    is_long: bool = False
    is_current: bool = False
    """Tinted: the month that runs, the year of work."""
    is_hidden: bool = False
    """Until the officer asks for it."""

    def words(self, row: Row) -> str:
        return self.text(self.value(row))

    def spoken(self, row: Row) -> str:
        """The words of the mark, the text and the detail, as paper and screen readers have them."""
        detail = self.detail(row) if self.detail is not None else ""
        mark = self.mark_words(row) if self.mark_words is not None else ""
        said = " ".join(filter(None, ("" if mark == detail else mark, self.words(row))))
        return "\n".join(filter(None, (said, detail)))

    def copied(self, row: Row) -> str:
        return self.words(row) or (self.mark_words(row) if self.mark_words is not None else "")

    def is_figure(self, row: Row) -> bool:
        """Something to count with, and shown as such."""
        value = self.value(row)
        return (
            isinstance(value, int | float | Decimal)
            and not isinstance(value, bool)
            and bool(_is_number(self.words(row)))
        )

    def text_to_edit(self, row: Row) -> str:
        """Nothing for an empty cell, even if `text` has words for that."""
        value = self.value(row)
        return "" if value is None else self.text(value)

    def can_change(self, row: Row) -> bool:
        if self.parse is None and self.choices is None:
            return False
        return self.is_editable is None or self.is_editable(row)

    def read(self, row: Row, typed: str) -> object:
        """The value meant by typed or pasted text. Raises ValueError with a sentence for the officer."""
        if not self.can_change(row):
            raise ValueError(_("แก้ช่อง “{title}” ของแถวนี้ไม่ได้").format(title=self.title))
        typed = clean(typed)
        if self.choices is not None:
            choices = self.choices(row)
            if not typed and any(value is None for _title, value in choices):
                return None
            for title, value in choices:
                if same_name(title, typed):
                    return value
        if self.parse is not None:
            return self.parse(typed)
        if typed:
            raise ValueError(_("ไม่มี “{typed}” ให้เลือกในช่อง “{title}”").format(typed=typed, title=self.title))
        raise ValueError(_("ช่อง “{title}” ต้องไม่ว่าง").format(title=self.title))


def sentence_of(problem: ValueError) -> str:
    """What is said to the officer, in the language in use."""
    if isinstance(problem, Typo):
        return spoken_typo(problem)
    return str(problem)


@dataclass(frozen=True)
class CellChange(Generic[Row]):
    row: Row
    column: Column[Row]
    value: object


@dataclass(frozen=True)
class GroupRow(Generic[Row]):
    """The line over the rows of one group; `facts` stand at its right end, its sums under their columns."""

    key: Hashable
    title: str
    rows: tuple[Row, ...]
    facts: str = ""
    is_open: bool = True

    def sum_of(self, column: Column[Row]) -> str:
        return column.total(self.rows) if column.total is not None else ""


_BEGINNING = 24
_LEADING_VOWELS = "เแโใไ"
_known_thai_key = lru_cache(20_000)(thai_key)
_is_number = re.compile(r"[−-]?[0-9][0-9,]*(\.[0-9]+)?").fullmatch


def sorted_by(column: Column[Row], rows: Iterable[Row], *, descending: bool = False) -> list[Row]:
    """Empty cells come last either way."""
    empty: list[Row] = []
    filled: list[tuple[Any, Row]] = []
    for row in rows:
        value = column.value(row)
        if value is None or value == "":
            empty.append(row)
        else:
            filled.append((_sort_key(column, value), row))
    try:
        filled.sort(key=_first, reverse=descending)
    except TypeError:
        filled = [(thai_key(column.words(row)), row) for _key, row in filled]
        filled.sort(key=_first, reverse=descending)
    return [row for _key, row in filled] + empty


def _sort_key(column: Column[Any], value: Any) -> Any:
    if column.sort_key is not None:
        return column.sort_key(value)
    if isinstance(value, Enum):
        return thai_key(column.text(value))
    return _ThaiOrder(value) if isinstance(value, str) else value


class _ThaiOrder:
    """Long texts mostly differ early: the whole is looked at only where the beginnings are alike."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._letters = _known_thai_key(_beginning(text))[0]

    def __lt__(self, other: "_ThaiOrder") -> bool:
        if self._letters != other._letters:
            return self._letters < other._letters
        return _known_thai_key(self._text) < _known_thai_key(other._text)


def _beginning(text: str) -> str:
    """Not ending within a number or after a leading vowel, whose place in the order hangs on what follows."""
    end = _BEGINNING
    while end < len(text) and (text[end].isdecimal() or text[end - 1] in _LEADING_VOWELS):
        end += 1
    return text[:end]


def _first(pair: tuple[Any, object]) -> Any:
    return pair[0]
