"""Which small change sets right figures that contradict each other: a wrong digit, two neighbours exchanged."""

from collections.abc import Callable, Collection, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from typing import Generic, Protocol, TypeVar

from ita_desktop.rules.rounding import rounded

HIGHEST = Decimal(100)

Key = TypeVar("Key", bound=Hashable)


class Law(Protocol[Key]):
    """Something that must be true of some figures, those of `keys`."""

    @property
    def keys(self) -> Collection[Key]: ...

    def holds(self, figures: Mapping[Key, Decimal]) -> bool: ...

    def given(self, figures: Mapping[Key, Decimal], key: Key) -> Callable[[Decimal], bool]:
        """Whether the law would hold if the figure of `key` were another one."""
        ...


@dataclass(frozen=True, eq=False)
class Balance(Generic[Key]):
    """The sum of all figures, each times its factor, is `goal`, give or take `leeway`."""

    factors: Mapping[Key, Fraction]
    leeway: Fraction
    goal: Fraction = Fraction(0)

    @property
    def keys(self) -> Collection[Key]:
        return self.factors.keys()

    def holds(self, figures: Mapping[Key, Decimal]) -> bool:
        return abs(self.residue(figures)) <= self.leeway

    def residue(self, figures: Mapping[Key, Decimal]) -> Fraction:
        """By how much the sum exceeds the goal."""
        return sum((factor * Fraction(figures[key]) for key, factor in self.factors.items()), -self.goal)

    def is_whole(self, key: Key) -> bool:
        """Whether all the others are its parts."""
        return all(
            abs(factor) < abs(self.factors[key]) for part, factor in self.factors.items() if part != key
        )

    def given(self, figures: Mapping[Key, Decimal], key: Key) -> Callable[[Decimal], bool]:
        factor = self.factors[key]
        others = self.residue(figures) - factor * Fraction(figures[key])
        return lambda figure: abs(others + factor * Fraction(figure)) <= self.leeway


@dataclass(frozen=True, eq=False)
class Limit(Generic[Key]):
    """A figure that can only be what `allows` says; `is_printed` if what is allowed may itself be the misprint."""

    key: Key
    allows: Callable[[Decimal], bool]
    is_printed: bool = False

    @property
    def keys(self) -> Collection[Key]:
        return (self.key,)

    def holds(self, figures: Mapping[Key, Decimal]) -> bool:
        return self.allows(figures[self.key])

    def given(self, figures: Mapping[Key, Decimal], key: Key) -> Callable[[Decimal], bool]:
        return self.allows


@dataclass(frozen=True, slots=True)
class Misprint(Generic[Key]):
    key: Key
    printed: Decimal
    meant: Decimal


@dataclass(frozen=True)
class Account(Generic[Key]):
    """Printed figures and the laws between them. `choices` are the only values some figures may have."""

    figures: Mapping[Key, Decimal]
    laws: Sequence[Law[Key]]
    choices: Mapping[Key, Collection[Decimal]] = field(default_factory=dict[Key, Collection[Decimal]])
    places: int = 2

    def broken(self) -> list[Law[Key]]:
        return [law for law in self.laws if not law.holds(self.figures)]

    def alternatives(self, key: Key) -> Collection[Decimal]:
        """What may have been meant instead of the figure."""
        printed = self.figures[key]
        if key in self.choices:
            return [choice for choice in self.choices[key] if choice != printed]
        return figures_one_change_away(printed, self.places)

    def corrected(self, *misprints: Misprint[Key]) -> "Account[Key]":
        return replace(self, figures={**self.figures, **{each.key: each.meant for each in misprints}})


@dataclass(frozen=True, eq=False)
class Explanation(Generic[Key]):
    """Broken laws, and whatever sets all of them right: one entry of `candidates` if that is certain.

    An entry is one misprint, or two where no single one suffices and the first figure cannot be what it is.
    """

    laws: Sequence[Law[Key]]
    candidates: Sequence[tuple[Misprint[Key], ...]]

    @property
    def certain(self) -> tuple[Misprint[Key], ...]:
        return self.candidates[0] if len(self.candidates) == 1 else ()


def figures_one_change_away(printed: Decimal, places: int = 2) -> frozenset[Decimal]:
    """Figures from 0 to 100 that differ in one digit, or in the order of two digits side by side.

    The point does not part neighbours: 77.94 is printed 79.74. Empty for a figure with more than `places`.
    """
    scaled = printed.scaleb(places)
    if scaled != scaled.to_integral_value() or not 0 <= printed <= HIGHEST:
        return frozenset()
    digits = str(int(scaled)).rjust(places + 1, "0")
    found = {
        digits[:place] + digit + digits[place + 1 :] for place in range(len(digits)) for digit in "0123456789"
    }
    found |= {
        digits[:place] + digits[place + 1] + digits[place] + digits[place + 2 :]
        for place in range(len(digits) - 1)
    }
    written = {each for each in found if len(each) == places + 1 or each[0] != "0"}
    return frozenset(
        figure for each in written - {digits} if (figure := Decimal(each).scaleb(-places)) <= HIGHEST
    )


def explain(account: Account[Key]) -> list[Explanation[Key]]:
    """Every broken law in one explanation. What is certain counts as corrected for what is explained after it."""
    explanations: list[Explanation[Key]] = []
    while broken := account.broken():
        singles = dict(_single_misprints(account, broken))
        worked_out = dict(_worked_out(account, broken))
        found = _certain(account, broken, singles, worked_out)
        if found is None:
            return [*explanations, *_uncertain(singles, broken)]
        explanations.append(found)
        account = account.corrected(*found.certain)
    return explanations


def _uncertain(
    singles: Mapping[Misprint[Key], Sequence[Law[Key]]], broken: Sequence[Law[Key]]
) -> list[Explanation[Key]]:
    """Laws that the same misprints would mend belong together."""
    alike: dict[tuple[tuple[Misprint[Key], ...], ...], list[Law[Key]]] = {}
    alone: list[Explanation[Key]] = []
    for law in broken:
        if mending := tuple(_mending(singles, law)):
            alike.setdefault(mending, []).append(law)
        else:
            alone.append(Explanation([law], ()))
    return [*(Explanation(laws, mending) for mending, laws in alike.items()), *alone]


def _single_misprints(
    account: Account[Key], broken: Sequence[Law[Key]]
) -> Iterator[tuple[Misprint[Key], list[Law[Key]]]]:
    """Every change after which all laws about the figure hold, with those that did not."""
    for key in dict.fromkeys(key for law in broken for key in law.keys):
        laws = [law for law in account.laws if key in law.keys]
        conditions = [law.given(account.figures, key) for law in laws]
        fitting = [meant for meant in account.alternatives(key) if all(holds(meant) for holds in conditions)]
        for meant in _closest(account, key, fitting):
            yield Misprint(key, account.figures[key], meant), [law for law in laws if law in broken]


def _worked_out(
    account: Account[Key], broken: Sequence[Law[Key]]
) -> Iterator[tuple[Misprint[Key], list[Law[Key]]]]:
    """Wholes that are what follows from their parts by every other law too, however much else is printed."""
    for key in dict.fromkeys(key for law in broken for key in law.keys if key not in account.choices):
        laws = [law for law in account.laws if key in law.keys]
        balances = [law for law in laws if law in broken and isinstance(law, Balance)]
        whole = next((law for law in balances if law.is_whole(key)), None)
        if whole is None or len(balances) < 2:
            continue
        printed = account.figures[key]
        exact = Fraction(printed) - whole.residue(account.figures) / whole.factors[key]
        meant = rounded(exact, account.places)
        if 0 <= meant <= HIGHEST and all(law.given(account.figures, key)(meant) for law in laws):
            yield Misprint(key, printed, meant), [law for law in laws if law in broken]


def _closest(account: Account[Key], key: Key, fitting: Sequence[Decimal]) -> Sequence[Decimal]:
    """Of several figures that leeway lets pass, the only one that needs none but for rounding."""
    half_a_unit = Fraction(1, 2 * 10**account.places)
    balances = [law for law in account.laws if isinstance(law, Balance) and key in law.keys]
    close = [
        meant
        for meant in fitting
        if all(abs(law.residue({**account.figures, key: meant})) <= half_a_unit for law in balances)
    ]
    return close if len(close) == 1 else fitting


def _certain(
    account: Account[Key],
    broken: Sequence[Law[Key]],
    singles: Mapping[Misprint[Key], Sequence[Law[Key]]],
    worked_out: Mapping[Misprint[Key], Sequence[Law[Key]]],
) -> Explanation[Key] | None:
    """The first law that exactly one misprint mends, or else exactly one pair, with all that it mends.

    A whole that is worked out counts before misprints that mend only some of the laws it mends.
    """
    for law in broken:
        if isinstance(law, Limit) and law.is_printed:
            continue
        mending = _mending(singles, law)
        otherwise = _mending(worked_out, law)
        if len(otherwise) == 1:
            laws = set(worked_out[otherwise[0][0]])
            if all(set(singles[misprint]) < laws for (misprint,) in mending):
                return Explanation(worked_out[otherwise[0][0]], otherwise)
        if len(mending) == 1:
            return Explanation(singles[mending[0][0]], mending)
        if not mending and len(pairs := list(_pairs(account, law))) == 1:
            mended = account.corrected(*pairs[0])
            return Explanation([law for law in broken if law.holds(mended.figures)], pairs)
    return None


def _mending(
    singles: Mapping[Misprint[Key], Sequence[Law[Key]]], law: Law[Key]
) -> list[tuple[Misprint[Key], ...]]:
    """Those that mend `law`, without those that mend less than another one does."""
    mended = {misprint: set(laws) for misprint, laws in singles.items() if law in laws}
    return [
        (misprint,)
        for misprint, laws in mended.items()
        if not any(laws < others for others in mended.values())
    ]


def _pairs(account: Account[Key], law: Law[Key]) -> Iterator[tuple[Misprint[Key], ...]]:
    """Two misprints after which all laws about both figures hold, where the first figure cannot be what it is."""
    if not isinstance(law, Limit):
        return
    key: Key = law.key
    for meant in filter(law.allows, sorted(account.alternatives(key))):
        first = Misprint(key, account.figures[key], meant)
        corrected = account.corrected(first)
        still_broken = corrected.broken()
        for second, _laws in _single_misprints(corrected, still_broken):
            both = corrected.corrected(second).broken()
            if second.key != key and not any(key in law.keys for law in both):
                yield first, second
