"""Records that other sheets call by name: what they may be called, and near misses that are asked about."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Generic, TypeVar

from ita_desktop.exchange.kinds import Cell, Kind, Written, typed_text
from ita_desktop.exchange.problems import Complaint
from ita_desktop.rules.posts import is_post
from ita_desktop.thai.digits import THAI_TO_ARABIC
from ita_desktop.thai.names import near_names
from ita_desktop.translation import translate as _

Named = TypeVar("Named")

_TOKENS = {"ทุกฝ่าย", "ทุกโรงเรียน", "ฝ่ายอื่นๆ", "ฝ่ายอื่น", "ฝ่ายที่เกี่ยวข้อง", "ทุกฝ่ายที่เกี่ยวข้อง"}
_SCHOOLS_TOKEN = "โรงเรียนในสังกัด"
UNIT_WORDS = ("ฝ่าย", "โรงเรียน")
_BULLETS = "-–•*· "
_between_lines = re.compile(r"\s*[\n;]\s*")
_between_owners = re.compile(r"\s*,\s*")
_joint = re.compile(r"\s*,\s*(?:และ\s*)?|\s*และ\s*|\s+")
_before_unit = re.compile(r" (?=ฝ่าย|โรงเรียน|ทุกฝ่าย|ทุกโรงเรียน)")


class Directory(Generic[Named]):
    """The names of one sort of record as a workbook leaves them, and the records once they exist.

    The first name of a record is the official one, by which cells call it; the others are understood.
    """

    def __init__(self, what: str, sheet: str, answers: Mapping[str, str] | None = None) -> None:
        self.what = what
        self.sheet = sheet
        self._answers = {name_key(typed): official for typed, official in (answers or {}).items()}
        self._officials: dict[str, str] = {}
        self._others: dict[str, list[str]] = {}
        self._names: dict[int, str] = {}
        self._records: dict[str, Named] = {}
        self._gone: set[int] = set()
        self.still_called: set[str] = set()
        """What removed records were called by, since this was last emptied."""
        self.formerly: dict[str, tuple[Named, str]] = {}
        """Records by the number they had before the import, with the words printed beside it."""

    def announce(self, names: Sequence[str], record: Named | None) -> None:
        official = names[0]
        if not official:
            return
        self._officials.setdefault(name_key(official), official)
        for other in names[1:]:
            found = self._others.setdefault(name_key(other), [])
            if official not in found:
                found.append(official)
        if record is not None:
            self.enter(official, record)

    def enter(self, official: str, record: Named) -> None:
        if official:
            self._names[id(record)] = official
            self._records.setdefault(official, record)

    def let_go(self, record: Named) -> None:
        """Notes that the workbook removes a record."""
        self._gone.add(id(record))

    def has_let_go(self, record: Named) -> bool:
        return id(record) in self._gone

    def name_of(self, record: Named, otherwise: str) -> str:
        """The official name that the workbook gives a record, or what it is called where it gives none."""
        if id(record) in self._gone:
            self.still_called.add(otherwise)
        return self._names.get(id(record), otherwise)

    def record(self, official: str) -> Named:
        return self._records[official]

    def find_record(self, official: str) -> Named | None:
        return self._records.get(official)

    def is_official(self, name: str) -> bool:
        return self._officials.get(name_key(name)) == name

    def officials(self) -> list[str]:
        return list(self._officials.values())

    def find(self, typed: str) -> str | None:
        """The official name for what was typed. Raises Complaint if two records go by that name."""
        key = name_key(typed)
        official = self._officials.get(key)
        if official is not None:
            return official
        others = self._others.get(key, [])
        if len(others) > 1:
            raise Complaint(
                _("“{found}” หมายถึงได้หลายชื่อ คือ {names} กรุณาพิมพ์ชื่อเต็ม").format(
                    found=typed, names=" ".join(others)
                )
            )
        if others:
            return others[0]
        answer = self._answers.get(key)
        return self._officials.get(name_key(answer)) if answer else None

    def near(self, typed: str) -> list[str]:
        by_any_name = {official: official for official in self._officials.values()}
        by_any_name |= {key: officials[0] for key, officials in self._others.items()}
        return list(dict.fromkeys(by_any_name[name] for name in near_names(typed, by_any_name)))

    def contradiction(self, official: str, words: str) -> Complaint | None:
        """A row that still has an old number, though the same workbook gave it to another record."""
        former, former_words = self.formerly.get(official, (None, ""))
        now = self._records.get(official)
        if former is None or former is now or name_key(words) != name_key(former_words):
            return None
        return Complaint(
            _("{what} {name} ไม่ใช่ “{words}” แล้วในแผ่น “{sheet}” กรุณาแก้เลขให้ตรงกัน").format(
                what=self.what, name=official, words=words, sheet=self.sheet
            ),
            self._names.get(id(former)),
        )

    def unknown(self, typed: str, near: Sequence[str]) -> Complaint:
        if near:
            return Complaint(
                _("ไม่มี{what}ชื่อ “{found}” หมายถึง “{near}” หรือไม่").format(
                    what=self.what, found=typed, near=_("” หรือ “").join(near[:3])
                ),
                near[0],
            )
        return Complaint(
            _("ไม่มี{what}ชื่อ “{found}” กรุณาเพิ่มในแผ่น “{sheet}” ก่อน").format(
                what=self.what, found=typed, sheet=self.sheet
            )
        )


class Name(Kind[str]):
    """The official name of one record."""

    blank = ""

    def __init__(self, directory: Directory[Any]) -> None:
        self.directory = directory
        self.directories = (directory,)

    @property
    def expected(self) -> str:
        return _("{what}ตามแผ่น “{sheet}”").format(what=self.directory.what, sheet=self.directory.sheet)

    def read(self, cell: Cell) -> str:
        typed = typed_text(cell).replace("\n", " ")
        official = self.directory.find(typed)
        if official is None:
            raise self.directory.unknown(typed, self.directory.near(typed))
        return official

    def choices(self) -> Sequence[str]:
        return self.directory.officials()

    def contradiction(self, value: str, words: str) -> Complaint | None:
        return self.directory.contradiction(value, words)


class Owners(Kind[tuple[str, ...]]):
    """Sections, schools and people, one a line; and words such as ทุกฝ่าย or a post, which stay words."""

    blank: tuple[str, ...] = ()

    def __init__(self, units: Directory[Any], people: Directory[Any], answers: Mapping[str, str]) -> None:
        self.directories = (units, people)
        self._answers = {name_key(typed): official for typed, official in answers.items()}

    @property
    def expected(self) -> str:
        return _("ชื่อฝ่าย โรงเรียน หรือบุคคล บรรทัดละหนึ่งชื่อ หรือคำว่า ทุกฝ่าย โรงเรียนในสังกัด หรือชื่อตำแหน่ง")

    def read(self, cell: Cell) -> tuple[str, ...]:
        lines = (line.strip(_BULLETS) for line in _between_lines.split(typed_text(cell)))
        return tuple(owner for line in lines if line for owner in self._owners_on(line))

    def write(self, value: tuple[str, ...]) -> Written:
        return "\n".join(value) or None

    def unknown_words(self, value: tuple[str, ...]) -> Iterator[str]:
        """Those that name no record and are neither a token nor a post."""
        for words in value:
            is_known = any(directory.is_official(words) for directory in self.directories)
            if not (is_known or _is_token(words) or is_post(words)):
                yield words

    def _owners_on(self, line: str) -> Sequence[str]:
        """A line is taken apart at each comma only where one of its parts is known, else it is one name."""
        owners = self._known_owners(line)
        if owners:
            return owners
        parts = [part.strip(_BULLETS) for part in _between_owners.split(line)]
        parts = [part for part in parts if part]
        if not any(part.startswith((*UNIT_WORDS, "ทุก")) or self._known_owners(part) for part in parts):
            return (self._owner(line),)
        return [
            owner
            for part in parts
            for name in _names_on(part)
            for owner in self._known_owners(name) or (self._owner(name),)
        ]

    def _known_owners(self, typed: str) -> tuple[str, ...]:
        """All of them, known one and all, or none. The name of a section may have an และ of its own."""
        known = self._known_owner(typed)
        if known is not None:
            return (known,)
        for joint in _joint.finditer(typed):
            first = self._known_owner(typed[: joint.start()])
            others = self._known_owners(typed[joint.end() :]) if first is not None else ()
            if first is not None and others:
                return (first, *others)
        return ()

    def _known_owner(self, typed: str) -> str | None:
        if not typed or _is_token(typed):
            return typed or None
        found = (directory.find(typed) for directory in self.directories)
        return next((official for official in found if official is not None), None)

    def _owner(self, typed: str) -> str:
        known = self._known_owner(typed)
        if known is not None:
            return known
        key = name_key(typed)
        if name_key(self._answers.get(key, "")) == key:
            return typed
        units, people = self.directories
        # A post may name a section (หัวหน้าฝ่ายปกครอง) without meaning it.
        near_units: list[str] = [] if is_post(typed) else units.near(typed)
        near_people = people.near(typed)
        if typed.startswith(UNIT_WORDS) or near_units:
            raise units.unknown(typed, near_units)
        if near_people:
            raise people.unknown(typed, near_people)
        return typed


def _names_on(line: str) -> list[str]:
    """Sections that stand side by side; a post may end in the name of a section and stays whole."""
    return _before_unit.split(line) if line.startswith((*UNIT_WORDS, "ทุก")) else [line]


def _is_token(words: str) -> bool:
    key = name_key(words)
    return key in _TOKENS or (key.startswith(_SCHOOLS_TOKEN) and UNIT_WORDS[0] not in key)


def name_key(name: str) -> str:
    """Spaces, the kind of digits and the size of letters do not tell names apart."""
    return name.translate(THAI_TO_ARABIC).replace(" ", "").replace("\n", "").casefold()
