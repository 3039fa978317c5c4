"""Opens an office's file by all that its officer answered at the first start."""

import datetime
import re
import tempfile
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from sqlalchemy.orm import Session

from ita_desktop import bundled
from ita_desktop.actions.carrying_over import bodies_for, carry_quotas_over
from ita_desktop.actions.editions import import_edition
from ita_desktop.actions.emblems import Emblem
from ita_desktop.actions.offices import OFFICE_PREFIX, district_sections, open_office, open_year
from ita_desktop.actions.phases import propose_phases
from ita_desktop.actions.responsibilities import copy_from_last_year
from ita_desktop.actions.workbooks import import_workbook
from ita_desktop.exchange.problems import Complaint
from ita_desktop.exchange.reader import Reading
from ita_desktop.exchange.workbook_year import WorkbookYear, read_year
from ita_desktop.model.edition import Edition, Kind, Relation
from ita_desktop.model.editions import FINAL, available_editions, read_edition, relabel
from ita_desktop.model.office import Office, Person, Signatory, SigningDuty, Unit, UnitKind
from ita_desktop.storage.books import list_years, load_book
from ita_desktop.storage.workspace import Workspace
from ita_desktop.thai.cleaning import clean
from ita_desktop.thai.dates import fiscal_year_of
from ita_desktop.thai.names import same_name, split_title
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

FIRST_YEAR, LAST_YEAR = 2560, 2640

_AHEAD = datetime.timedelta(days=92)
"""From July on offices get ready for the year that begins in October."""

_list_sign = re.compile(r"^\s*(?:[-–•*]|\(?[0-9๐-๙]+[.)]?)\s*(?=\S)")
_kind_of_office = re.compile(
    "สำนัก|กอง|กรม|กระทรวง|กรุงเทพ|ศูนย์|โรง|วิทยาลัย|มหาวิทยาลัย|สถาบัน|เทศบาล|องค์การ|อบต|อบจ|จังหวัด|อำเภอ|ที่ว่าการ|[A-Za-z]"
)
_not_in_file_names = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


class AnswerError(ValueError):
    """An answer that cannot be; `field` is the one of OfficeAnswers, the message is for the officer."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass(frozen=True)
class Section:
    name: str
    short_name: str = ""


@dataclass(frozen=True)
class Signer:
    """`name` as typed, with its title; without one the line is left open on paper."""

    duty: SigningDuty
    name: str = ""
    post: str = ""


@dataclass(frozen=True)
class OwnFrame:
    """A frame that the office brings as a list."""

    path: Path
    code: str


def usual_sections() -> tuple[Section, ...]:
    return tuple(Section(unit.name, unit.short_name) for unit in district_sections())


@dataclass(frozen=True)
class OfficeAnswers:
    """`workbook_answers` are official names for names that the workbook has otherwise."""

    name: str
    year: int
    edition: str | OwnFrame
    results_edition: str | None = None
    address: str = ""
    telephone: str = ""
    website: str = ""
    sections: tuple[Section, ...] = field(default_factory=usual_sections)
    schools: tuple[str, ...] = ()
    signers: tuple[Signer, ...] = ()
    emblem: Emblem | None = None
    workbook: Path | None = None
    workbook_answers: Mapping[str, str] = field(default_factory=dict[str, str])


@dataclass(frozen=True)
class Matching:
    """What became of the items of the results' frame in that of the year of work."""

    same: int
    merged: int
    added: int
    removed: int


def open_new_office(session: Session, answers: OfficeAnswers) -> None:
    """Fills a file that holds nothing yet. Raises AnswerError, or another ValueError of what it calls."""
    office = _fill(session, answers)
    if answers.workbook:
        reading = _take_workbook(session, office, answers)
        if reading.problems:
            message = counted("สมุดงานยังมีที่ต้องแก้ {count} แห่ง จึงยังไม่ได้สร้างแฟ้ม", len(reading.problems))
            raise AnswerError("workbook", message)


def preview_workbook(answers: OfficeAnswers) -> Reading:
    """What the workbook would bring into the office that is about to be opened. Raises AnswerError."""
    assert answers.workbook
    readings: list[Reading] = []

    def fill(session: Session) -> None:
        readings.append(_take_workbook(session, _fill(session, answers), answers))
        raise _LookedOnly

    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            Workspace.create(Path(folder) / "preview.ita", "", fill)
        except _LookedOnly:
            return readings[0]
    raise AssertionError


def check_answers(answers: OfficeAnswers) -> None:
    """Raises AnswerError for the first answer that cannot be."""
    check_name(answers.name)
    check_year(answers.year)
    check_units(answers.sections, answers.schools)


def check_name(name: str) -> None:
    if not clean(name).removeprefix(OFFICE_PREFIX).strip():
        raise AnswerError("name", _("โปรดกรอกชื่อสำนักงาน เช่น สำนักงานเขตสมมติ"))


def check_year(year: int) -> None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        message = _("ปีงบประมาณต้องเป็นปี พ.ศ. ตั้งแต่ {first} ถึง {last}")
        raise AnswerError("year", message.format(first=FIRST_YEAR, last=LAST_YEAR))


def check_units(sections: Sequence[Section], schools: Sequence[str]) -> None:
    known: list[str] = []
    for field_name, names in (("sections", [section.name for section in sections]), ("schools", schools)):
        for name in filter(None, map(clean, names)):
            if any(same_name(name, other) for other in known):
                raise AnswerError(field_name, _("มีชื่อ “{name}” ซ้ำกัน โปรดเหลือไว้ชื่อเดียว").format(name=name))
            known.append(name)
    if not any(clean(section.name) for section in sections):
        raise AnswerError("sections", _("โปรดใส่ชื่อฝ่ายอย่างน้อยหนึ่งฝ่าย"))


def read_names(text: str) -> tuple[str, ...]:
    """A name a line, as pasted from a list: numbers, bullets, empty lines and repetitions left out."""
    names: list[str] = []
    for line in text.splitlines():
        name = clean(_list_sign.sub("", line.replace("\t", " ")))
        if name and not any(same_name(name, other) for other in names):
            names.append(name)
    return tuple(names)


def districts() -> tuple[str, ...]:
    """Names of the district offices of Bangkok, in full."""
    path = bundled.folder("resources") / "checks" / "districts.toml"
    names = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(f"{OFFICE_PREFIX}{name}" for name in names)


def full_office_name(typed: str) -> str:
    """A district alone becomes the name of its office; what begins like an office of another kind stays."""
    typed = clean(typed)
    district = typed.removeprefix("เขต").strip()
    return typed if not district or _kind_of_office.match(typed) else f"{OFFICE_PREFIX}{district}"


def file_name_of(name: str) -> str:
    return f"{_not_in_file_names.sub('', clean(name)).strip(' .') or OFFICE_PREFIX}.ita"


def free_path(folder: Path, name: str) -> Path:
    """A path in `folder` that no file has yet, numbered where the name is taken."""
    path = folder / file_name_of(name)
    stem, number = path.stem, 2
    while path.exists():
        path = path.with_name(f"{stem} ({number}).ita")
        number += 1
    return path


def propose_year(today: datetime.date) -> int:
    return fiscal_year_of(today + _AHEAD)


def propose_edition(year: int) -> str:
    """The latest frame that was checked and is not of a later year, else the first."""
    known = [edition for edition in map(read_edition, available_editions()) if edition.confirmed]
    fitting = [edition for edition in known if edition.year <= year]
    if not fitting:
        return min(known, key=lambda edition: edition.year).code
    return max(fitting, key=lambda edition: edition.year).code


def read_frame(name: str) -> Edition:
    """A frame by its code, or by code and revision (bma-2566@november)."""
    code, _at, revision = name.partition("@")
    return relabel(read_edition(code), revision or FINAL)


def match_editions(edition: Edition, results: Edition) -> Matching | None:
    """None where nobody wrote down what became of the items."""
    if edition.code == results.code:
        return Matching(len(_items(edition)), 0, 0, 0)
    if edition.earlier_edition != results.code.partition("@")[0]:
        return None
    items = {*_items(edition), *_items(results)}
    links = [link for link in edition.links if link.later in items or link.earlier in items]
    counts = {kind: sum(link.relation is kind for link in links) for kind in Relation}
    return Matching(
        counts[Relation.SAME], counts[Relation.MERGED], counts[Relation.ADDED], counts[Relation.REMOVED]
    )


def count_nodes(edition: Edition) -> dict[str, int]:
    """How many questions IIT and EIT and how many items OIT have, by the code of the instrument."""
    by_identity = {node.identity: node for node in edition.nodes}
    counts = {node.code: 0 for node in edition.nodes if node.kind is Kind.INSTRUMENT}
    for node in edition.nodes:
        if node.kind in (Kind.QUESTION, Kind.ITEM):
            above = node
            while above.parent:
                above = by_identity[above.parent]
            counts[above.code] = counts.get(above.code, 0) + 1
    return counts


class _LookedOnly(Exception):  # noqa: N818 -- ends a preview; nothing is broken
    pass


def _fill(session: Session, answers: OfficeAnswers) -> Office:
    check_answers(answers)
    if isinstance(answers.edition, str):
        office = open_office(session, answers.name, answers.year, answers.edition, answers.results_edition)
        office.units = _units(answers)
    else:
        office = _open_by_own_frame(session, answers, answers.edition)
    office.address = clean(answers.address)
    office.telephone = clean(answers.telephone)
    office.website = clean(answers.website)
    _add_signatories(office, answers.signers)
    if answers.emblem:
        office.emblem_file, office.emblem = answers.emblem.file_name, answers.emblem.picture
    session.flush()
    propose_phases(session, next(year for year in office.years if year.year == answers.year))
    return office


def _open_by_own_frame(session: Session, answers: OfficeAnswers, frame: OwnFrame) -> Office:
    results = answers.results_edition
    office = open_office(session, answers.name, answers.year - 1, results or available_editions()[0])
    office.units = _units(answers)
    session.flush()
    if results is None:
        # No office opens without a frame; it does not work by this one.
        office.years.clear()
        session.flush()
        office.editions.clear()
        session.flush()
    import_edition(session, frame.path, frame.code, answers.year)
    session.flush()
    session.refresh(office, ["years"])
    return office


def _units(answers: OfficeAnswers) -> list[Unit]:
    sections = [section for section in answers.sections if clean(section.name)]
    units = [
        Unit(kind=UnitKind.SECTION, name=clean(section.name), short_name=clean(section.short_name))
        for section in sections
    ]
    units += [Unit(kind=UnitKind.SCHOOL, name=name) for name in filter(None, map(clean, answers.schools))]
    for position, unit in enumerate(units):
        unit.position = position
    return units


def _add_signatories(office: Office, signers: Iterable[Signer]) -> None:
    named = [(signer.duty, clean(signer.name), clean(signer.post)) for signer in signers]
    for position, (duty, name, post) in enumerate(line for line in named if line[1] or line[2]):
        person = _person(office, name, post) if name else None
        office.signatories.append(
            Signatory(position_in_list=position, duty=duty, person=person, printed_position=post)
        )


def _person(office: Office, typed: str, post: str) -> Person:
    """The same for somebody who signs for two duties."""
    title, name = split_title(typed)
    known = next((person for person in office.people if same_name(person.name, name)), None)
    if known:
        return known
    unit = next((unit for unit in office.units if unit.name in post), None)
    person = Person(title=title, name=name, position=post, unit=unit, position_in_list=len(office.people))
    office.people.append(person)
    return person


def _take_workbook(session: Session, office: Office, answers: OfficeAnswers) -> Reading:
    """That of last year comes into last year, and the year of work begins with its committees and carriers."""
    assert answers.workbook
    try:
        said = read_year(answers.workbook) or WorkbookYear(answers.year, "", None)
    except Complaint as complaint:
        raise AnswerError("workbook", complaint.message) from complaint
    last_year = answers.year - 1
    if said.year not in (answers.year, last_year):
        message = _("สมุดงานนี้เป็นของปีงบประมาณ {year} นำเข้าได้เฉพาะของปี {years}")
        raise AnswerError("workbook", message.format(year=said.year, years=f"{last_year}, {answers.year}"))
    opened = list_years(session)
    if said.year not in opened:
        open_year(office, said.year, _shipped_frame(said.frame) or propose_edition(said.year))
    if said.results and said.results == said.year - 1 and said.results not in opened:
        open_year(office, said.results, propose_edition(said.results))
    session.flush()
    reading = import_workbook(session, answers.workbook, answers.workbook_answers, said.year)
    if said.year == last_year and not reading.problems:
        session.flush()
        _begin_from_last_year(session, answers.year)
        notice = _("สมุดงานของปี {earlier} เก็บไว้เป็นปีก่อน ปี {year} เริ่มด้วยคณะและผู้รับผิดชอบชุดเดียวกัน")
        notice = notice.format(earlier=last_year, year=answers.year)
        reading = replace(reading, notices=(notice, *reading.notices))
    return reading


def _begin_from_last_year(session: Session, year: int) -> None:
    load_book(session, year).year.bodies.extend(bodies_for(session, year))
    session.flush()
    carry_quotas_over(session, year)
    copy_from_last_year(session, year)


def _shipped_frame(name: str) -> str | None:
    known = (read_edition(code) for code in available_editions())
    return next((edition.code for edition in known if same_name(edition.name, name)), None)


def _items(edition: Edition) -> list[str]:
    return [node.identity for node in edition.nodes if node.kind is Kind.ITEM]
