"""One year's frame of the assessment as a value: instruments, indicators, questions, items, levels, how they add up."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    INSTRUMENT = "instrument"
    INDICATOR = "indicator"
    SUBINDICATOR = "subindicator"
    GROUP = "group"
    QUESTION = "question"
    PART = "part"
    ITEM = "item"


class Scale(StrEnum):
    """How a part or item turns answers into points."""

    LEVEL = "level"
    LEVEL_REVERSED = "level-reversed"
    YES_IS_GOOD = "yes-is-good"
    YES_IS_BAD = "yes-is-bad"
    DISCLOSED = "disclosed"
    SCORE = "score"


class Relation(StrEnum):
    """What became of an item in the following edition."""

    SAME = "same"
    MERGED = "merged"
    ADDED = "added"
    REMOVED = "removed"


class TimeBase(StrEnum):
    """The day or period that the data of an item must show."""

    NONE = "none"
    YEAR_END = "31-december"
    FIRST_SIX_MONTHS = "first-six-months"


@dataclass(frozen=True, slots=True)
class ElementText:
    """One line of an item's checklist; a heading groups the lines after it and is not ticked."""

    text: str
    is_heading: bool = False
    time_base: TimeBase = TimeBase.NONE


@dataclass(frozen=True, slots=True)
class Node:
    """One thing that has a score.

    `identity` never changes, whatever number (`code`) an edition or revision prints. `parent` is an identity.
    `mean_of` names the kind of descendants whose mean is this node's score (see domain rules on aggregation).
    """

    identity: str
    code: str
    parent: str | None
    kind: Kind
    title: str
    short_name: str = ""
    short_name_english: str = ""
    scale: Scale | None = None
    weight: Decimal | None = None
    mean_of: Kind | None = None
    elements: tuple[ElementText, ...] = ()
    minimum_sample: int | None = None
    sample_groups: tuple[str, ...] = ()
    sample_note: str = ""


@dataclass(frozen=True, slots=True)
class Relabelled:
    """The number and place of a node in a revision, where they differ from the edition's own."""

    identity: str
    code: str
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    name: str
    title: str
    nodes: tuple[Relabelled, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """What one item of an earlier edition became: identities of the earlier and the later edition."""

    earlier: str | None
    later: str | None
    relation: Relation


@dataclass(frozen=True, slots=True)
class Policy:
    """How answers become scores: points of the four options from least to most, and of a yes."""

    option_points: tuple[Decimal, ...] = (Decimal(0), Decimal(33), Decimal(67), Decimal(100))
    decimal_places: int = 2
    threshold: Decimal = Decimal(85)
    lowest_count: int = 5


@dataclass(frozen=True, slots=True)
class Edition:
    code: str
    year: int
    body: str
    name: str
    level_scale: str
    confirmed: bool
    source: str
    nodes: tuple[Node, ...]
    policy: Policy = field(default_factory=Policy)
    revisions: tuple[Revision, ...] = ()
    earlier_edition: str | None = None
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Level:
    """One step of a level scale, reached from `minimum` points if every instrument has `instrument_minimum`."""

    name: str
    word: str
    minimum: Decimal
    instrument_minimum: Decimal | None = None


@dataclass(frozen=True, slots=True)
class LevelScale:
    """Steps from the highest to the lowest."""

    code: str
    name: str
    levels: tuple[Level, ...]
