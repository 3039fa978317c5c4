"""Names of sections and schools in texts: misspelt, shortened, or of none that the office has."""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

from ita_desktop.model.body import Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Person, Signatory, Unit
from ita_desktop.model.records import Record
from ita_desktop.model.year import Endorsement, Measure, MeasureOwner, ResponsibleParty
from ita_desktop.rules.checks.offices import SHORTEST_TO_MISSPELL, is_one_letter_off
from ita_desktop.rules.checks.passages import Fault, faults_of_words
from ita_desktop.rules.checks.words import texts_in
from ita_desktop.rules.findings import Check, Evidence, Severity, Slip
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.names import near_names
from ita_desktop.translation import translate as _

SECTION, SCHOOL = "ฝ่าย", "โรงเรียน"

_named = re.compile(rf"(?P<kind>{SECTION}|{SCHOOL})(?P<run>[ก-ฺเ-๎ฯ]+)")
_everyone_before = re.compile(r"(?:ทุก|แต่ละ|หลาย|ต่าง|ทั้งสอง|ทั้ง|สอง|[\d๐-๙]\s*)$")
_no_name = re.compile(
    "ที่|อื่น|ต่าง|บริหาร|เจ้าของ|ละ|ตน|ของ|นั้น|นี้|ใด|ทุก|ใน|นอก|สังกัด|แห่ง|และ|หรือ|กรุงเทพ|เขต|ผู้|เลขา|ประจำ"
)
_school_name = re.compile("วัด|บ้าน|สุเหร่า|มัสยิด|ชุมชน|คลอง")
_NOMINAL = "การ"

_FIELDS_THAT_NAME: frozenset[tuple[type[Record], str]] = frozenset(
    {
        (MeasureOwner, "words"),
        (ResponsibleParty, "words"),
        (Member, "post"),
        (Person, "position"),
        (Signatory, "printed_position"),
        (Endorsement, "printed_position"),
        (Measure, "follower"),
    }
)
"""Where whatever follows ฝ่าย or โรงเรียน can only be a name."""


@dataclass(frozen=True)
class _Units:
    units: Sequence[Unit]

    @cached_property
    def _names(self) -> list[str]:
        """Without characters that cannot be seen: those are no letters that texts lack."""
        return [clean(unit.name) for unit in self.units]

    @cached_property
    def _cores(self) -> dict[str, list[str]]:
        """Names without the word for the kind, by that word."""
        return {
            kind: [name.removeprefix(kind) for name in self._names if name.startswith(kind)]
            for kind in (SECTION, SCHOOL)
        }

    @cached_property
    def _beginnings(self) -> dict[str, tuple[str, ...]]:
        """How texts may go on after the word for a kind: what stands in brackets is left out as a rule."""
        return {
            kind: tuple({each for core in cores for each in (core, core.partition(" (")[0]) if each})
            for kind, cores in self._cores.items()
        }

    @cached_property
    def _others(self) -> dict[str, str]:
        """Other names with the names they stand for; what ฯ shortens is rightly shortened."""
        return {
            other: name
            for unit, name in zip(self.units, self._names, strict=True)
            for other in unit.other_names
            if not other.endswith("ฯ")
        }

    def find_misspelt(self, text: str) -> Iterator[Fault]:
        for match in self._unknown(text):
            for core in self._cores[match["kind"]]:
                typed = _misspelt(match["run"], core)
                if typed is not None:
                    yield self._fault(text, match, typed, core, _("สะกดไม่ตรงกับทะเบียนฝ่ายและโรงเรียน"))
                    break

    def find_other_names(self, text: str) -> Iterator[Fault]:
        for match in self._unknown(text):
            cores = self._cores[match["kind"]]
            if any(_misspelt(match["run"], core) for core in cores):
                continue
            for core in cores:
                typed = self._other_name(match, core)
                if typed is not None:
                    yield self._fault(text, match, typed, core, _("ไม่ใช่ชื่อเต็ม"))
                    break

    def find_unknown(self, text: str, *, is_name: bool) -> Iterator[Fault]:
        for match in self._unknown(text):
            kind, run = match["kind"], match["run"]
            if not self._cores[kind] or (not is_name and (kind == SECTION or not _school_name.match(run))):
                continue
            if any(_misspelt(run, core) or self._other_name(match, core) for core in self._cores[kind]):
                continue
            near = near_names(match[0], self._names)
            advice = _("ตรวจชื่อ หรือเพิ่มในแผ่นฝ่ายและโรงเรียนถ้ามีจริง")
            if near:
                advice += _(" ชื่อที่ใกล้เคียงคือ {names}").format(names=", ".join(near[:2]))
            yield Fault(match[0], _("ไม่พบ “{name}” ในทะเบียนฝ่ายและโรงเรียน").format(name=match[0]), advice)

    def _unknown(self, text: str) -> Iterator[re.Match[str]]:
        """Where something else than a known name, or what stands for all units, follows the word for a kind."""
        for match in _named.finditer(text):
            kind, run = match["kind"], match["run"]
            is_known = text.startswith(self._beginnings[kind], match.start("run"))
            is_known = is_known or self._is_shortened_by_mark(kind, run)
            is_general = _no_name.match(run) or _everyone_before.search(text[: match.start()])
            if not is_known and not is_general and not _is_broken_by_stranger(text, match.end()):
                yield match

    def _is_shortened_by_mark(self, kind: str, run: str) -> bool:
        beginning, mark, _rest = run.partition("ฯ")
        return bool(mark and beginning) and any(core.startswith(beginning) for core in self._cores[kind])

    def _other_name(self, match: re.Match[str], core: str) -> str | None:
        """What stands for `core` at the beginning of the run: an other name, its first half, or with or without การ."""
        kind, run = match["kind"], match["run"]
        listed = [other.removeprefix(kind) for other, name in self._others.items() if name == kind + core]
        half, joint, _rest = core.partition("และ")
        shortened = [half] if joint and len(half) > SHORTEST_TO_MISSPELL else []
        nominal = [core.removeprefix(_NOMINAL) if core.startswith(_NOMINAL) else _NOMINAL + core]
        candidates = (*listed, *shortened, *(nominal if kind == SECTION else ()))
        return next(
            (each for each in sorted(candidates, key=len, reverse=True) if run.startswith(each)), None
        )

    def _fault(self, text: str, match: re.Match[str], typed: str, core: str, what: str) -> Fault:
        kind, start = match["kind"], match.start("run")
        return Fault(
            kind + typed,
            _("“{typed}” {what} ชื่อที่ถูกต้องคือ {name}").format(typed=kind + typed, what=what, name=kind + core),
            _("แก้เป็น {name}").format(name=kind + core),
            text[:start] + core + text[start + len(typed) :],
        )


def _is_broken_by_stranger(text: str, end: int) -> bool:
    """Whether a letter of another script or something unseen stands there, which other checks tell."""
    following = text[end : end + 1]
    return not following.isascii() and unicodedata.category(following)[0] in "LC"


def _misspelt(run: str, core: str) -> str | None:
    """The beginning of `run` that is `core` but for one letter."""
    if len(core) < SHORTEST_TO_MISSPELL:
        return None
    lengths = (len(core), len(core) + 1, len(core) - 1)
    return next((run[:length] for length in lengths if is_one_letter_off(run[:length], core)), None)


def _look(find: Callable[[_Units, str], Iterator[Fault]], evidence: Evidence) -> Iterator[Slip]:
    return faults_of_words(evidence, partial(find, _Units(evidence.book.office.units)))


def _unknown(evidence: Evidence) -> Iterator[Slip]:
    book: YearBook = evidence.book
    units = _Units(book.office.units)
    for text in texts_in(evidence):
        is_name = (type(text.record), text.field) in _FIELDS_THAT_NAME
        for fault in units.find_unknown(text.text, is_name=is_name):
            yield text.slip(fault.message, fault.advice)


CHECKS: tuple[Check, ...] = (
    Check(
        "unit-misspelt",
        Severity.MUST_MEND,
        "ชื่อฝ่ายหรือโรงเรียนที่สะกดผิดหนึ่งตัวอักษร",
        partial(_look, _Units.find_misspelt),
    ),
    Check(
        "unit-by-other-name",
        Severity.SHOULD_LOOK,
        "ชื่อฝ่ายหรือโรงเรียนที่ไม่ใช่ชื่อเต็ม เช่น ฝ่ายคลัง แทน ฝ่ายการคลัง",
        partial(_look, _Units.find_other_names),
    ),
    Check("unit-unknown", Severity.SHOULD_LOOK, "ชื่อฝ่ายหรือโรงเรียนที่สำนักงานไม่มี", _unknown),
)
