"""One person under two names: in the list of people, or in a text that names somebody nearly as the list does."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from ita_desktop.model.office import Person
from ita_desktop.rules.checks.offices import SHORTEST_TO_MISSPELL, is_one_letter_off
from ita_desktop.rules.checks.passages import Fault, faults_of_words
from ita_desktop.rules.findings import Check, Evidence, Place, Severity, Slip
from ita_desktop.translation import translate as _

_COMMON_TITLES = ("นางสาว", "น.ส.", "นาง", "นาย")
_SAME_TITLES = {"น.ส.": "นางสาว"}

_starts = r"(?:(?<![ก-๎])|(?<=นาย)|(?<=นาง)|(?<=นางสาว)|(?<=น\.ส\.)|(?<=ร้อยตรี))"
_title = "|".join(map(re.escape, _COMMON_TITLES))
_named_person = re.compile(rf"(?P<title>{_title})\s*(?P<given>[ก-ฺเ-๎]+)[ \u00a0]+(?P<family>[ก-ฺเ-๎]+)")


def _alike_in_the_list(evidence: Evidence) -> Iterator[Slip]:
    for first, second in combinations(evidence.book.office.people, 2):
        difference = _difference(first, second)
        if difference:
            yield Slip(
                Place(_("บุคลากร {name} ช่องชื่อ-สกุล").format(name=second.full_name), second, "name"),
                _("{second} กับ {first} {difference} อาจเป็นคนเดียวกัน").format(
                    second=second.full_name, first=first.full_name, difference=difference
                ),
                _("ถ้าเป็นคนเดียวกันให้เหลือรายการเดียวที่สะกดถูกต้อง ถ้าเป็นคนละคนให้พักรายการนี้พร้อมเหตุผล"),
            )


def _difference(first: Person, second: Person) -> str:
    """What sets two names apart that may be meant for one; empty if they are plainly two people."""
    if _key(first.name) == _key(second.name):
        return _("ชื่อและสกุลเหมือนกัน")
    (given, family), (other_given, other_family) = _parts(first.name), _parts(second.name)
    if (family == other_family and _is_near(given, other_given)) or (
        given == other_given and _is_near(family, other_family)
    ):
        return _("ต่างกันเพียงหนึ่งตัวอักษร")
    return ""


@dataclass(frozen=True)
class _Names:
    people: Sequence[Person]

    @cached_property
    def _by_given_name(self) -> dict[str, list[Person]]:
        named: dict[str, list[Person]] = defaultdict(list)
        for person in self.people:
            named[_parts(person.name)[0]].append(person)
        return named

    @cached_property
    def _given_names(self) -> re.Pattern[str]:
        """A known given name that starts a word or stands behind a title, and the word after it."""
        return re.compile(rf"{_starts}(?P<given>{self._any_given_name.pattern})[ \u00a0]+(?P<family>[ก-ฺเ-๎]+)")

    @cached_property
    def _any_given_name(self) -> re.Pattern[str]:
        """Looking for it alone is quick."""
        names = sorted((name for name in self._by_given_name if len(name) >= SHORTEST_TO_MISSPELL), key=len)
        return re.compile("|".join(map(re.escape, reversed(names))) or "(?!)")

    def find(self, text: str) -> Iterator[Fault]:
        for match in self._given_names.finditer(text) if self._any_given_name.search(text) else ():
            people = self._by_given_name[match["given"]]
            if not any(_begins_with(match["family"], person) for person in people):
                for person in people:
                    typed = _near_beginning(match["family"], _parts(person.name)[1])
                    if typed:
                        yield _misspelt(text, match, "family", typed, person)
        for match in _named_person.finditer(text) if "นา" in text or "น.ส." in text else ():
            yield from self._faults_behind_title(text, match)

    def _faults_behind_title(self, text: str, match: re.Match[str]) -> Iterator[Fault]:
        for person in self.people:
            given, family = _parts(person.name)
            if not family or not match["family"].startswith(family):
                continue
            if match["given"] == given:
                yield from _other_title(text, match, person)
            elif match["given"] not in self._by_given_name and _is_near(match["given"], given):
                yield _misspelt(text, match, "given", match["given"], person)


def _other_title(text: str, match: re.Match[str], person: Person) -> Iterator[Fault]:
    """Only between plain titles: ranks and degrees are left out at will."""
    typed, listed = (_SAME_TITLES.get(title, title) for title in (match["title"], person.title))
    if listed in _COMMON_TITLES and typed != listed:
        words = match["title"] + person.name
        yield Fault(
            words,
            _("ข้อความพิมพ์ “{typed}” แต่ทะเบียนบุคลากรคือ {name}").format(typed=words, name=person.full_name),
            _("แก้คำนำหน้าชื่อให้ตรงกัน"),
            text[: match.start("title")] + person.title + text[match.end("title") :],
        )


def _misspelt(text: str, match: re.Match[str], group: str, typed: str, person: Person) -> Fault:
    right = _parts(person.name)[group == "family"]
    start = match.start(group)
    return Fault(
        typed,
        _("ข้อความพิมพ์ชื่อ “{typed}” แต่ทะเบียนบุคลากรคือ {name}").format(typed=typed, name=person.full_name),
        _("แก้ชื่อให้ตรงกับทะเบียนบุคลากร"),
        text[:start] + right + text[start + len(typed) :],
    )


def _near_beginning(word: str, name: str) -> str:
    """The beginning of a word that is `name` but for one letter; empty if there is none."""
    if len(name) < SHORTEST_TO_MISSPELL:
        return ""
    lengths = (len(name), len(name) + 1, len(name) - 1)
    return next((word[:length] for length in lengths if is_one_letter_off(word[:length], name)), "")


def _begins_with(word: str, person: Person) -> bool:
    family = _parts(person.name)[1]
    return bool(family) and word.startswith(family)


def _is_near(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= SHORTEST_TO_MISSPELL and is_one_letter_off(one, other)


def _parts(name: str) -> tuple[str, str]:
    given, _space, family = _key(name).partition(" ")
    return given, family


def _key(name: str) -> str:
    return " ".join(name.split())


def _look(evidence: Evidence) -> Iterator[Slip]:
    return faults_of_words(evidence, _Names(evidence.book.office.people).find)


CHECKS: tuple[Check, ...] = (
    Check(
        "person-listed-twice",
        Severity.SHOULD_LOOK,
        "บุคคลสองรายการที่ชื่อเหมือนกันหรือต่างกันเพียงหนึ่งตัวอักษร",
        _alike_in_the_list,
    ),
    Check(
        "person-named-otherwise",
        Severity.MUST_MEND,
        "ชื่อหรือคำนำหน้าชื่อในข้อความที่ไม่ตรงกับทะเบียนบุคลากร",
        _look,
    ),
)
