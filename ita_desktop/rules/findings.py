"""What a check looks at, and what it finds: where, what is wrong, what to do, and the one certain mend."""

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from ita_desktop.model.book import YearBook
from ita_desktop.model.records import Record
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.accounts import Figure, account_of
from ita_desktop.rules.misprints import Account
from ita_desktop.rules.scores import Scores, read_scores


class Severity(StrEnum):
    MUST_MEND = "must-mend"
    SHOULD_LOOK = "should-look"


@dataclass(frozen=True, slots=True)
class PaperParagraph:
    """A paragraph of a composed paper, or one line of a cell; `number` counts from 1 through the paper."""

    number: int
    text: str
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class PaperText:
    """The words of a composed paper, as it is about to be written."""

    kind: PaperKind
    paragraphs: tuple[PaperParagraph, ...]


@dataclass(frozen=True)
class Evidence:
    """Everything a check may look at. Checks of records look at `book`, checks of words also at `papers`.

    `today` is the day of looking, after which what is due is late. What several checks work out is kept: the
    records stay as they are while they are looked at.
    """

    book: YearBook
    papers: tuple[PaperText, ...] = ()
    today: datetime.date = field(default_factory=datetime.date.today)

    @cached_property
    def scores(self) -> Scores | None:
        """Of the results, if there are any."""
        return read_scores(self.book.results_year) if self.book.results_year else None

    @cached_property
    def account(self) -> Account[Figure] | None:
        """Of the results, if there are any."""
        return account_of(self.book.results_year) if self.book.results_year else None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slip stands: `words` for the officer, the record and its field, the paper and its paragraph."""

    words: str
    record: Record | None = None
    field: str = ""
    paper: PaperKind | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Mend:
    """The one value that certainly puts the field of the place right, and words that show the change."""

    value: object
    words: str


@dataclass(frozen=True, slots=True)
class Slip:
    """What is wrong and what to do about it, in words that stand alone."""

    place: Place
    message: str
    advice: str
    mend: Mend | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """One thing a machine can know. `name` is stable; `words` say in the handbook what is looked for."""

    name: str
    severity: Severity
    words: str
    look: Callable[[Evidence], Iterable[Slip]]


@dataclass(frozen=True, slots=True)
class Finding:
    check: Check
    slip: Slip
