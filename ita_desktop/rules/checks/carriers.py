"""Who carries something out: sections, schools and posts behind records, tokens and words."""

import re
from collections.abc import Iterable, Sequence

from ita_desktop.model.body import Body
from ita_desktop.model.office import Office, Person, Unit, UnitKind
from ita_desktop.model.year import MeasureOwner, ResponsibleParty
from ita_desktop.rules.findings import Evidence, once
from ita_desktop.rules.posts import is_post
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.names import near_names, same_name

_every_section = re.compile("(?:หัวหน้า)?(?:ฝ่าย)?ทุกฝ่าย|(?:หัวหน้าฝ่าย)?ทั้ง *[0-9๐-๙]+ *ฝ่าย")
_every_school = re.compile("ทุกโรงเรียน|(?:โรงเรียน|สถานศึกษา)(?:ใน)?สังกัด")
_of_a_unit = re.compile("ฝ่าย|โรงเรียน")


@once
def carriers_of(evidence: Evidence) -> "Carriers":
    return Carriers(evidence.book.office)


class Carriers:
    """Finds whom the words of an office stand for. A unit is known by its name, anybody else by name and post."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._sections = {unit.name for unit in office.units if unit.kind is UnitKind.SECTION}
        self._schools = {unit.name for unit in office.units if unit.kind is UnitKind.SCHOOL}
        self.units = self._sections | self._schools
        self._found: dict[str, set[str] | None] = {}

    def of(self, parties: Iterable[MeasureOwner | ResponsibleParty]) -> set[str] | None:
        """All who are meant; None where one of them cannot be told."""
        carriers: set[str] = set()
        for party in parties:
            found = self._one(party)
            if found is None:
                return None
            carriers |= found
        return carriers

    def seated(self, bodies: Sequence[Body]) -> set[str]:
        """Units that somebody sits for, by name or by post."""
        members = [member for body in bodies for member in body.members if member.until is None]
        seated: set[str] = set()
        for member in members:
            seated |= self._person(member.person) if member.person else self._words(member.post) or set()
        return seated

    def _one(self, party: MeasureOwner | ResponsibleParty) -> set[str] | None:
        if party.unit is not None:
            return {party.unit.name}
        return self._person(party.person) if party.person is not None else self._words(party.words)

    def _person(self, person: Person) -> set[str]:
        return {person.full_name, self._post(person.position), *([person.unit.name] if person.unit else [])}

    def _words(self, words: str) -> set[str] | None:
        if words not in self._found:
            self._found[words] = self._find(clean(words))
        return self._found[words]

    def _find(self, words: str) -> set[str] | None:
        found: set[str] = set()
        if _every_section.search(words):
            found |= self._sections
        if _every_school.search(words):
            found |= self._schools
        found |= {unit.name for unit in self._office.units if self._is_named(unit, words)}
        if found:
            return found
        if _of_a_unit.search(words):
            near = near_names(words, sorted(self.units))
            return {near[0]} if near else None
        return {self._post(words)} if is_post(words) else None

    def _is_named(self, unit: Unit, words: str) -> bool:
        others = [unit.short_name, *unit.other_names]
        return unit.name in words or any(other and same_name(other, words) for other in others)

    def _post(self, post: str) -> str:
        """ผู้อำนวยการเขตสมมติ is ผู้อำนวยการเขต."""
        return post.strip().removesuffix(self._office.district)
