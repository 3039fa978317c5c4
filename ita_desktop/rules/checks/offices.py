"""Names of places and agencies that are not ours: left over from the papers of others, or our own misspelt."""

import re
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from typing import cast

from ita_desktop import bundled
from ita_desktop.model.office import Office
from ita_desktop.rules.checks.passages import Fault, faults_of_words
from ita_desktop.rules.findings import Check, Evidence, Severity, Slip
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _

SHORTEST_TO_MISSPELL = 4
"""Letters of a name; in a shorter one a letter less or more is another word."""

_OF_OFFICE = r"(?:สำนักงานเขต|สนข\.|ผู้อำนวยการเขต|ผอ\.\s?เขต)\s?"
_STAFF = "หน่วยงาน|ส่วนราชการ|บุคลากร|ข้าราชการ|เจ้าหน้าที่|ลูกจ้าง|ผู้บริหาร|กรุงเทพมหานคร"

_SITE = "(?:เผยแพร่|ประกาศ|ลง|ขึ้น)(?:ใน|บน|ทาง|ผ่าน)?\\s*(?:หน้า)?(?:เว็บไซต์|เว็บเพจ|Facebook|เฟซบุ๊ก)"
"""Where something of ours is put up."""

_thai = re.compile("[ก-๎]+")
_own_office = re.compile(_OF_OFFICE)
_rightly_named = re.compile("ร่วมกับ|ประสาน|ดูงาน|เช่น|ตัวอย่าง|เทียบ|ย้าย")
_LOOKS_BACK = 30


@dataclass(frozen=True)
class _Places:
    office: Office

    @property
    def district(self) -> str:
        return self.office.district.removeprefix("เขต").strip()

    @cached_property
    def _office_named(self) -> re.Pattern[str]:
        return _named(rf"(?:{_OF_OFFICE})", _subdistricts())

    @cached_property
    def _place_named(self) -> re.Pattern[str]:
        own = _subdistricts().get(self.district, ())
        others = {name for names in _subdistricts().values() for name in names} - set(own) if own else ()
        lead = r"(?<!ขอบ)(?<!สำนักงาน)(?<!ผู้อำนวยการ)(?<!ผอ\.)(?<!ผอ\.\s)เขต"
        return re.compile(f"{_named(lead, _subdistricts()).pattern}|{_named('แขวง', others, 'part').pattern}")

    def find_offices(self, text: str) -> Iterator[Fault]:
        for match in self._others(self._office_named, text):
            advice = _("ถ้าติดมาจากเอกสารที่คัดลอก ให้แก้เป็น{office} ถ้าตั้งใจกล่าวถึงเขต{name} ให้พักรายการนี้พร้อมเหตุผล")
            yield Fault(
                match[0],
                _("ข้อความกล่าวถึง “{words}” ซึ่งไม่ใช่{office}").format(words=match[0], office=self.office.name),
                advice.format(office=self.office.name, name=match["name"]),
            )

    def find_districts(self, text: str) -> Iterator[Fault]:
        for match in self._others(self._place_named, text):
            advice = _("ตรวจว่าเป็นข้อความที่คัดลอกมาจากเขตอื่นหรือไม่ ถ้าใช่ให้แก้เป็นพื้นที่ของเขต{district}")
            yield Fault(
                match[0],
                _("ข้อความกล่าวถึง “{words}” ซึ่งไม่อยู่ในเขต{district}").format(
                    words=match[0], district=self.district
                ),
                advice.format(district=self.district),
            )

    def find_own_misspelt(self, text: str) -> Iterator[Fault]:
        name = self.district
        if len(name) < SHORTEST_TO_MISSPELL or not _may_name_a_place(text):
            return
        for lead in _own_office.finditer(text):
            tail = text[lead.end() :]
            if tail.startswith((name, *_subdistricts())):
                continue
            lengths = (len(name), len(name) + 1, len(name) - 1)
            typed = next((tail[:n] for n in lengths if is_one_letter_off(tail[:n], name)), None)
            if typed is not None:
                yield Fault(
                    lead[0] + typed,
                    _("ชื่อเขตพิมพ์เป็น “{typed}” แทนที่จะเป็น “{name}”").format(typed=typed, name=name),
                    _("แก้ชื่อเขตให้ถูกต้อง"),
                    text[: lead.end()] + name + tail[len(typed) :],
                )

    def find_agencies(self, text: str) -> Iterator[Fault]:
        may_belong = any(word in text for word in ("สังกัด", "ผลการประเมิน", "เว็บ", "Facebook", "เฟซบุ๊ก"))
        staff = _agency_of_staff().finditer(text) if may_belong else ()
        for match in (*staff, *_foreign_post().finditer(text)):
            yield Fault(
                match[0],
                _("ข้อความว่า “{words}” เป็นของหน่วยงานอื่น ไม่ใช่{office}").format(
                    words=match[0], office=self.office.name
                ),
                _("ตรวจว่าเป็นข้อความที่คัดลอกมาหรือไม่ ถ้าใช่ให้แก้เป็น{office}").format(office=self.office.name),
            )

    def _others(self, pattern: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
        """Where a place but our own is named, unless the text says why it names others."""
        if not _may_name_a_place(text):
            return
        for match in pattern.finditer(text):
            is_own = match["name"] is not None and text.startswith(self.district, match.start("name"))
            if not is_own and not is_rightly_named(text, match.start()):
                yield match


def is_rightly_named(text: str, position: int) -> bool:
    """Whether what stands before says why another office is named."""
    return _rightly_named.search(text, max(0, position - _LOOKS_BACK), position) is not None


def _may_name_a_place(text: str) -> bool:
    return "เขต" in text or "แขวง" in text or "สนข." in text


def is_one_letter_off(typed: str, name: str) -> bool:
    """Whether one letter is wrong, missing or too many, or two neighbours have changed places.

    Characters that are not Thai, and marks that cleaning puts right, are left to the checks of characters.
    """
    are_thai = _thai.fullmatch(typed) is not None and _thai.fullmatch(name) is not None
    return are_thai and _differs_in_one_letter(typed, name) and clean(typed) != name


def _differs_in_one_letter(typed: str, name: str) -> bool:
    if typed == name:
        return False
    if len(typed) == len(name):
        wrong = [place for place, (one, other) in enumerate(zip(typed, name, strict=True)) if one != other]
        if len(wrong) == 1:
            return True
        first, last = wrong[0], wrong[-1]
        return (
            last == first + 1 and len(wrong) == 2 and typed[first] + typed[last] == name[last] + name[first]
        )
    shorter, longer = sorted((typed, name), key=len)
    return len(longer) == len(shorter) + 1 and any(
        longer[:place] + longer[place + 1 :] == shorter for place in range(len(longer))
    )


def _named(lead: str, names: Iterable[str], group: str = "name") -> re.Pattern[str]:
    return re.compile(rf"{lead}(?P<{group}>{_longest_first(names)})")


def _longest_first(names: Iterable[str]) -> str:
    """Alternatives of a pattern; with none of them nothing matches."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: -len(name))) or "(?!)"


@cache
def _agency_of_staff() -> re.Pattern[str]:
    """Where staff or results are said to belong to another agency."""
    agencies = _longest_first(_agencies()["agencies"])
    return re.compile(
        rf"(?:{_STAFF})(?:\s*ใน)?สังกัด(?:{agencies})|ผลการประเมิน\s*(?:[A-Z]{{3}}\s*)?ของ(?:{agencies})"
        rf"|(?:{_SITE})\s*(?:ของ)?\s*(?:{_longest_first(_agencies()['with-a-site'])})"
    )


@cache
def _foreign_post() -> re.Pattern[str]:
    return re.compile(_longest_first(_agencies()["posts"]))


@cache
def _subdistricts() -> Mapping[str, tuple[str, ...]]:
    """The subdistricts of each district of Bangkok."""
    return {name: tuple(cast("list[str]", parts)) for name, parts in _read("subdistricts").items()}


@cache
def _agencies() -> Mapping[str, tuple[str, ...]]:
    return {key: tuple(cast("list[str]", names)) for key, names in _read("agencies").items()}


def _read(name: str) -> Mapping[str, object]:
    path = bundled.folder("resources") / "checks" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _look(find: Callable[[_Places, str], Iterator[Fault]], evidence: Evidence) -> Iterator[Slip]:
    return faults_of_words(evidence, partial(find, _Places(evidence.book.office)))


CHECKS: tuple[Check, ...] = (
    Check(
        "other-office",
        Severity.MUST_MEND,
        "ชื่อสำนักงานเขตอื่นในข้อความ ซึ่งอาจติดมาจากเอกสารที่คัดลอก",
        partial(_look, _Places.find_offices),
    ),
    Check(
        "other-district",
        Severity.SHOULD_LOOK,
        "ชื่อเขตหรือแขวงที่ไม่ใช่ของเรา",
        partial(_look, _Places.find_districts),
    ),
    Check(
        "own-name-misspelt",
        Severity.MUST_MEND,
        "ชื่อเขตของเราที่สะกดผิด",
        partial(_look, _Places.find_own_misspelt),
    ),
    Check(
        "other-agency",
        Severity.SHOULD_LOOK,
        "หน่วยงานอื่นหรือตำแหน่งของหน่วยงานอื่นที่เขียนไว้เหมือนเป็นของเรา",
        partial(_look, _Places.find_agencies),
    ),
)
