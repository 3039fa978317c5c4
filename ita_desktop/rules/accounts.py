"""The published figures of a year as an account: what each of them must be, given the others."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction
from functools import cache, partial
from itertools import product
from math import prod
from typing import NamedTuple, TypeAlias

from ita_desktop.model.edition import Edition, Kind, Level, LevelScale, Node, Scale
from ita_desktop.model.editions import read_level_scale
from ita_desktop.model.year import FiscalYear
from ita_desktop.rules.levels import level_of, level_of_score
from ita_desktop.rules.misprints import Account, Balance, Limit
from ita_desktop.rules.rounding import rounded
from ita_desktop.rules.shares import HIGHEST_RIGHT_SUM, Shares, points_of
from ita_desktop.rules.tree import Tree
from ita_desktop.thai.cleaning import clean

WHOLE = Decimal(100)

_SHARES = {
    "share_least": "least",
    "share_little": "little",
    "share_much": "much",
    "share_most": "most",
    "share_yes": "yes",
    "share_no": "no",
}
_COLUMNS = ("published", "published_weighted", *_SHARES)
_TYPED_SHARES_LEEWAY = Fraction(2, 100)
_MOST_COMBINATIONS = 2_000
"""Where failed items combine in more ways than this, almost every score can come of them."""

_before_level = re.compile(r"^(?:อยู่ใน)?(?:ระดับ)?\s*")


class Figure(NamedTuple):
    """A figure of a `Result`, by the identity of its node and the attribute; the total has no node."""

    identity: str
    column: str = "published"


TOTAL = Figure("", "published_total")

Terms: TypeAlias = Mapping[Figure, Fraction]


class Rule(Enum):
    FOLLOWS_FROM_PARTS = auto()
    FOLLOWS_FROM_INSTRUMENTS = auto()
    WEIGHTED_PART = auto()
    SHARES_ADD_UP = auto()
    CAN_COME_FROM_ITEMS = auto()
    REACHES_LEVEL = auto()


@dataclass(frozen=True, eq=False, kw_only=True)
class FigureBalance(Balance[Figure]):
    """`about` is the figure that follows from the others; of shares that add up, the first."""

    about: Figure
    rule: Rule


@dataclass(frozen=True, eq=False, kw_only=True)
class FigureLimit(Limit[Figure]):
    rule: Rule

    @property
    def about(self) -> Figure:
        return self.key


FigureLaw: TypeAlias = FigureBalance | FigureLimit


def account_of(year: FiscalYear) -> Account[Figure]:
    """The account of a year whose results, edition and nodes are loaded; its laws are `FigureLaw`s."""
    figures = {
        Figure(result.node.identity, column): value
        for result in year.results
        for column in _COLUMNS
        if (value := getattr(result, column)) is not None
    }
    if year.published_total is not None:
        figures[TOTAL] = year.published_total
    levels = {Figure(result.node.identity): result.published_level for result in year.results}
    bookkeeper = _Bookkeeper(year.edition.as_value(), figures)
    return Account(
        figures,
        (*bookkeeper.balances(), *bookkeeper.limits({**levels, TOTAL: year.published_level})),
        bookkeeper.choices(),
        year.edition.decimal_places,
    )


def doubtful_nodes(account: Account[Figure]) -> set[str]:
    """Identities of all nodes with a figure that takes part in a contradiction."""
    return {figure.identity for law in account.broken() for figure in law.keys}


def printed_level(scale: LevelScale, words: str) -> Level | None:
    """The level that words name, with or without what it means: AA, AA Excellence, ระดับ A (Very Good)."""
    printed = _before_level.sub("", clean(words)).casefold()
    for level in sorted(scale.levels, key=lambda level: -len(level.name)):
        name, following = level.name.casefold(), printed[len(level.name) :]
        if printed.startswith(name) and not following[:1].isalpha() and following not in ("+", "-"):
            return level
    return None


def reached_level(
    edition: Edition, figures: Mapping[Figure, Decimal], score: Figure, figure: Decimal
) -> Level | None:
    """The level of `figure` as a score; where levels have conditions, only that of a total beside its instruments."""
    scale = read_level_scale(edition.level_scale)
    if not any(level.instrument_minimum for level in scale.levels):
        return level_of_score(scale, figure)
    instruments = {
        node.code: figures[Figure(node.identity)]
        for node in edition.nodes
        if node.kind is Kind.INSTRUMENT and Figure(node.identity) in figures
    }
    return level_of(scale, figure, instruments) if score == TOTAL and instruments else None


class _Bookkeeper:
    def __init__(self, edition: Edition, figures: Mapping[Figure, Decimal]) -> None:
        self._edition = edition
        self._figures = figures
        self._tree = Tree(edition.nodes)
        self._items = {node.identity for node in edition.nodes if node.scale is Scale.DISCLOSED}
        self._half_unit = Fraction(1, 2 * 10**edition.policy.decimal_places)
        self._made: dict[str, Terms | None] = {}
        for node in reversed(self._tree.nodes):
            self._made[node.identity] = self._made_of(node)

    def choices(self) -> dict[Figure, tuple[Decimal, ...]]:
        """An item is disclosed or not."""
        return {Figure(item): (Decimal(0), WHOLE) for item in self._items if Figure(item) in self._figures}

    def balances(self) -> Iterator[FigureBalance]:
        for node in self._tree.nodes:
            score, made = Figure(node.identity), self._made[node.identity]
            if made is not None and score in self._figures:
                yield _balance(score, made, self._half_unit + self._unsure(made), Rule.FOLLOWS_FROM_PARTS)
            shares = [
                share for column in _SHARES if (share := Figure(node.identity, column)) in self._figures
            ]
            if shares:
                yield FigureBalance(
                    factors=dict.fromkeys(shares, Fraction(1)),
                    leeway=Fraction(HIGHEST_RIGHT_SUM - WHOLE),
                    goal=Fraction(WHOLE),
                    about=shares[0],
                    rule=Rule.SHARES_ADD_UP,
                )
        yield from self._balances_of_instruments()

    def limits(self, levels: Mapping[Figure, str]) -> Iterator[FigureLimit]:
        for node in self._tree.nodes:
            score = Figure(node.identity)
            possible = self._possible_scores(node)
            if score in self._figures and self._made[node.identity] is None and possible is not None:
                yield FigureLimit(key=score, allows=possible.__contains__, rule=Rule.CAN_COME_FROM_ITEMS)
        for score, words in levels.items():
            printed = printed_level(read_level_scale(self._edition.level_scale), words)
            reached = partial(reached_level, self._edition, self._figures, score)
            if printed is not None and score in self._figures and reached(self._figures[score]) is not None:
                allows = _is(reached, printed)
                yield FigureLimit(key=score, allows=allows, is_printed=True, rule=Rule.REACHES_LEVEL)

    def _made_of(self, node: Node) -> Terms | None:
        """What the score of a node is the sum of, each figure by its factor, the deepest there are."""
        averaged = self._tree.averaged(node)
        made = _mean((self._carried(each.identity), 1) for each in averaged)
        if made is None and node.mean_of is not None:
            children = self._tree.children(node.identity)
            made = _mean(
                (self._carried(each.identity), self._tree.count(each, node.mean_of)) for each in children
            )
        return made or self._made_of_shares(node)

    def _made_of_shares(self, node: Node) -> Terms | None:
        shares = {
            column: (name, self._figures[Figure(node.identity, column)])
            for column, name in _SHARES.items()
            if Figure(node.identity, column) in self._figures
        }
        policy = self._edition.policy
        if points_of(Shares(**dict(shares.values())), node.scale, policy) is None:
            return None
        nothing = {name: Decimal(0) for name, _share in shares.values()}
        return {
            Figure(node.identity, column): points / 100
            for column, (name, _share) in shares.items()
            if (points := points_of(Shares(**{**nothing, name: WHOLE}), node.scale, policy)) is not None
        }

    def _carried(self, identity: str) -> Terms | None:
        if (made := self._made[identity]) is not None:
            return made
        score = Figure(identity)
        return {score: Fraction(1)} if score in self._figures else None

    def _unsure(self, made: Terms) -> Fraction:
        """By how much a score may depart from what it is made of: printed parts have been rounded, items have not."""
        if any(figure.column in _SHARES for figure in made):
            return _TYPED_SHARES_LEEWAY
        return Fraction(0) if all(figure.identity in self._items for figure in made) else self._half_unit

    def _balances_of_instruments(self) -> Iterator[FigureBalance]:
        """What instruments weigh in the total follows from their printed scores, else from what those are made of."""
        instruments = [node for node in self._tree.nodes if node.kind is Kind.INSTRUMENT]
        weights = sum(Fraction(node.weight or 0) for node in instruments)
        total, unsure = dict[Figure, Fraction](), Fraction(0)
        for node in instruments:
            score, share = Figure(node.identity), Fraction(node.weight or 0) / (weights or 1)
            made = {score: Fraction(1)} if score in self._figures else self._made[node.identity]
            if made is None or not share:
                return
            part = {figure: factor * share for figure, factor in made.items()}
            unsure_part = share * (
                Fraction(0) if score in self._figures else self._half_unit + self._unsure(made)
            )
            total |= part
            unsure += unsure_part
            # An assessor may weigh the score before it is rounded.
            leeway = self._half_unit + max(unsure_part, share * self._half_unit)
            weighted = Figure(node.identity, "published_weighted")
            if weighted in self._figures:
                yield _balance(weighted, part, leeway, Rule.WEIGHTED_PART)
        if TOTAL in self._figures:
            yield _balance(TOTAL, total, self._half_unit + unsure, Rule.FOLLOWS_FROM_INSTRUMENTS)

    def _possible_scores(self, node: Node) -> frozenset[Decimal] | None:
        """What the mean of items, or the mean of such means, can be; None for everything else."""
        if node.identity in self._items:
            return frozenset({Decimal(0), WHOLE})
        averaged = self._tree.averaged(node)
        groups = [averaged] if self._are_items(averaged) else [self._tree.averaged(each) for each in averaged]
        if not groups or not all(map(self._are_items, groups)):
            return None
        return _scores_of_items(tuple(map(len, groups)), self._edition.policy.decimal_places)

    def _are_items(self, nodes: Iterable[Node]) -> bool:
        return bool(nodes) and all(node.identity in self._items for node in nodes)


def _is(reached: Callable[[Decimal], Level | None], level: Level) -> Callable[[Decimal], bool]:
    return lambda figure: reached(figure) == level


def _balance(about: Figure, made: Terms, leeway: Fraction, rule: Rule) -> FigureBalance:
    return FigureBalance(factors={**made, about: Fraction(-1)}, leeway=leeway, about=about, rule=rule)


def _mean(parts: Iterable[tuple[Terms | None, int]]) -> Terms | None:
    """None if there is nothing to average or if anything that counts is not known."""
    made = dict[Figure, Fraction]()
    count = 0
    for terms, weight in parts:
        if not weight:
            continue
        if terms is None:
            return None
        count += weight
        made |= {figure: factor * weight for figure, factor in terms.items()}
    return {figure: factor / count for figure, factor in made.items()} if count else None


@cache
def _scores_of_items(counts: tuple[int, ...], places: int) -> frozenset[Decimal] | None:
    """Every mean of the means of `counts` items, each of 0 or 100."""
    if prod(count + 1 for count in counts) > _MOST_COMBINATIONS:
        return None
    means = [[Fraction(100 * disclosed, count) for disclosed in range(count + 1)] for count in counts]
    return frozenset(rounded(sum(scores, Fraction()) / len(counts), places) for scores in product(*means))
