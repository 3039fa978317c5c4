"""What a check looks at, and what it finds: where, what is wrong, what to do, and the one certain mend."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property, wraps
from typing import TypeVar, cast

from ita_desktop.model.book import YearBook
from ita_desktop.model.records import Record
from ita_desktop.model.year import PaperKind
from ita_desktop.rules.accounts import Figure, account_of
from ita_desktop.rules.misprints import Account, explain
from ita_desktop.rules.scores import Scores, read_scores

Known = TypeVar("Known")


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
    """The words of a composed paper, as it is about to be written; `ordinal` where there are several of its kind."""

    kind: PaperKind
    paragraphs: tuple[PaperParagraph, ...]
    ordinal: int | None = None


@dataclass(frozen=True)
class Evidence:
    """Everything a check may look at. Checks of records look at `book`, checks of words also at `papers`.

    Papers are composed when a check first asks for them. `today` is the day of looking, after which what is due
    is late. What several checks work out is kept: the records stay as they are while they are looked at.
    """

    book: YearBook
    compose: Callable[[], Iterable[PaperText]] = tuple
    today: datetime.date = field(default_factory=datetime.date.today)
    worked_out: dict[Callable[["Evidence"], object], object] = field(
        default_factory=dict[Callable[["Evidence"], object], object], init=False, repr=False, compare=False
    )

    @cached_property
    def papers(self) -> tuple[PaperText, ...]:
        return tuple(self.compose())

    @cached_property
    def scores(self) -> Scores | None:
        """Of the results, if there are any."""
        return read_scores(self.book.results_year) if self.book.results_year else None

    @cached_property
    def meant(self) -> Mapping[str, Decimal]:
        """Scores that were certainly misprinted, by the identity of the node: what was meant."""
        explanations = explain(self.account) if self.account else []
        misprints = (misprint for explanation in explanations for misprint in explanation.certain)
        return {each.key.identity: each.meant for each in misprints if each.key.column == "published"}

    @cached_property
    def account(self) -> Account[Figure] | None:
        """Of the results, if there are any."""
        return account_of(self.book.results_year) if self.book.results_year else None


def once(work: Callable[[Evidence], Known]) -> Callable[[Evidence], Known]:
    """Works it out for the first check that asks, and keeps it for the others."""

    @wraps(work)
    def kept(evidence: Evidence) -> Known:
        if work not in evidence.worked_out:
            evidence.worked_out[work] = work(evidence)
        return cast("Known", evidence.worked_out[work])

    return kept


@dataclass(frozen=True, slots=True)
class Place:
    """Where a slip stands: `words` for the officer, the record and its field, the paper and its paragraph.

    `ordinal` tells which paper is meant where there are several of its kind; `line`, counted from 0, which text of
    a field that is a list.
    """

    words: str
    record: Record | None = None
    field: str = ""
    paper: PaperKind | None = None
    paragraph: int | None = None
    ordinal: int | None = None
    line: int | None = None


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
