"""The invented district: what a new officer looks around in, and an example of two sound years."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import Enum, inspect
from sqlalchemy.orm import Session

from ita_desktop import bundled
from ita_desktop.actions.offices import open_office
from ita_desktop.actions.papers import compose_file, keep_issued, list_papers
from ita_desktop.model.answers import AnswerCount, Quota
from ita_desktop.model.attendance import Attendance
from ita_desktop.model.body import Body, Duty, Member
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.meeting import AgendaItem, Meeting
from ita_desktop.model.office import MeasuresLayout, Office, PaperText, Person, Signatory, Unit, UnitKind
from ita_desktop.model.phase import Phase
from ita_desktop.model.records import Record
from ita_desktop.model.year import (
    ElementTick,
    Endorsement,
    FiscalYear,
    FollowUp,
    FreeSection,
    Measure,
    MeasureOwner,
    Paper,
    Part,
    Responsibility,
    ResponsibleParty,
    Result,
)
from ita_desktop.storage.books import load_book

Table: TypeAlias = dict[str, Any]
Made = TypeVar("Made", bound=Record)


@dataclass(frozen=True)
class _Named:
    """What the tables of the sample name: units and people by name, nodes of a year by code."""

    units: dict[str, Unit]
    people: dict[str, Person]
    nodes: dict[str, NodeRecord]

    def party(self, name: str) -> Table:
        """Who is meant: a unit, a person, or else words that stand for themselves."""
        if name in self.units:
            return {"unit": self.units[name]}
        return {"person": self.people[name]} if name in self.people else {"words": name}

    def take(self, table: Table) -> Table:
        """`table` without the names of a person, unit or node that it holds, and what they name."""
        kinds = {"person": self.people, "unit": self.units, "node": self.nodes, "last_node": self.nodes}
        return {key: known[table.pop(key)] for key, known in kinds.items() if key in table}


def fill_sample(session: Session) -> None:
    """Puts the invented district with two fiscal years into a file that holds nothing yet."""
    described = _read("office")
    office = open_office(session, described.pop("name"), 2566, "bma-2566", results_edition="bma-2565")
    units = _fill_units(office, described)
    people = _fill_people(office, units)
    office.signatories = [
        _record(Signatory, table, position_in_list=n, person=people[table.pop("person")])
        for n, table in enumerate(described.pop("signatories"))
    ]
    office.texts = [_record(PaperText, table) for table in described.pop("texts")]
    office.layouts = [_record(MeasuresLayout, table) for table in described.pop("layouts")]
    for key, value in described.items():
        setattr(office, key, value)
    for year in office.years:
        _fill_year(year, _Named(units, people, {node.code: node for node in year.edition.nodes}))
    session.flush()
    _keep_issued_papers(session)


def _keep_issued_papers(session: Session) -> None:
    """What has gone out stays as it was then."""
    for paper in list_papers(load_book(session)):
        if paper.entry and paper.entry.is_issued:
            keep_issued(paper.entry, compose_file(paper))


def _fill_units(office: Office, described: Table) -> dict[str, Unit]:
    units = {unit.name: unit for unit in office.units}
    for name, values in described.pop("sections").items():
        for key, value in values.items():
            setattr(units[name], key, value)
    for position, table in enumerate(described.pop("schools"), start=len(units)):
        office.units.append(_record(Unit, table, position=position, kind=UnitKind.SCHOOL))
    return {unit.name: unit for unit in office.units}


def _fill_people(office: Office, units: dict[str, Unit]) -> dict[str, Person]:
    office.people = [
        _record(Person, table, position_in_list=n, unit=units.get(table.pop("unit", "")))
        for n, table in enumerate(_read("people")["people"])
    ]
    return {person.name: person for person in office.people}


def _fill_year(year: FiscalYear, named: _Named) -> None:
    year.results = _results(year)
    year.bodies = [_body(n, table, named) for n, table in _tables(year, "bodies")]
    year.responsibilities = [_responsibility(table, named) for _, table in _tables(year, "responsibilities")]
    year.measures = [_measure(n, table, named) for n, table in _tables(year, "measures")]
    year.meetings = [_meeting(table, named) for _, table in _tables(year, "meetings")]
    year.papers = [_paper(n, table, named) for n, table in _tables(year, "papers")]
    year.sections = [_record(FreeSection, table, position=n) for n, table in _tables(year, "sections")]
    year.phases = [_record(Phase, table, position=n) for n, table in _tables(year, "phases")]
    year.quotas = [_quota(n, table, named) for n, table in _tables(year, "quotas")]


def _results(year: FiscalYear) -> list[Result]:
    described = _read(f"{year.year}/results")
    for key, value in described.get("year", {}).items():
        setattr(year, key, value)
    columns: dict[str, Table] = described.get("nodes", {})
    rows = (
        (node, {column: values[node.code] for column, values in columns.items() if node.code in values})
        for node in year.edition.nodes
    )
    return [Result(node=node, **row) for node, row in rows if row]


def _body(position: int, table: Table, named: _Named) -> Body:
    members = [
        _record(Member, member, position=n, **named.take(member))
        for n, member in enumerate(table.pop("members"))
    ]
    duties = [Duty(position=n, text=text) for n, text in enumerate(table.pop("duties"))]
    return _record(Body, table, position=position, members=members, duties=duties)


def _responsibility(table: Table, named: _Named) -> Responsibility:
    parts = [(Part.LEAD, table.pop("lead")), *((Part.SUPPORT, name) for name in table.pop("supports", []))]
    parties = [
        ResponsibleParty(position=n, part=part, **named.party(name)) for n, (part, name) in enumerate(parts)
    ]
    node = named.nodes[table.pop("node")]
    checklist = [element for element in node.elements if not element.is_heading]
    ticked: list[int] = table.pop("ticked", range(1, len(checklist) + 1))
    ticks = [ElementTick(element=checklist[number - 1]) for number in ticked]
    return _record(Responsibility, table, node=node, parties=parties, ticks=ticks)


def _measure(position: int, table: Table, named: _Named) -> Measure:
    owners = [MeasureOwner(position=n, **named.party(name)) for n, name in enumerate(table.pop("owners"))]
    follow_ups = [_record(FollowUp, entry, position=n) for n, entry in enumerate(table.pop("follow_ups", []))]
    nodes = named.take(table)
    return _record(Measure, table, position=position, owners=owners, follow_ups=follow_ups, **nodes)


def _meeting(table: Table, named: _Named) -> Meeting:
    agenda = [_record(AgendaItem, item, position=n) for n, item in enumerate(table.pop("agenda"))]
    came = [_record(Attendance, line, position=n) for n, line in enumerate(table.pop("attendance", []))]
    writers = {key: named.people[table.pop(key)] for key in ("recorder", "checker") if key in table}
    return _record(Meeting, table, agenda=agenda, attendance=came, **writers)


def _paper(position: int, table: Table, named: _Named) -> Paper:
    endorsements = [
        _record(Endorsement, entry, position=n, **named.take(entry))
        for n, entry in enumerate(table.pop("endorsements", []))
    ]
    unit = named.take(table)
    return _record(Paper, table, position=position, endorsements=endorsements, **unit)


def _quota(position: int, table: Table, named: _Named) -> Quota:
    counts = [_record(AnswerCount, count) for count in table.pop("counts", [])]
    return _record(Quota, table, position=position, counts=counts, **named.take(table))


def _record(kind: type[Made], table: Table, /, **more: Any) -> Made:
    """A record of the columns in `table`, in which a choice is written as its value."""
    columns = inspect(kind).columns
    for key, value in table.items():
        column_type = columns[key].type
        if isinstance(column_type, Enum) and column_type.enum_class:
            table[key] = column_type.enum_class(value)
    return kind(**table, **more)


def _tables(year: FiscalYear, name: str) -> Iterator[tuple[int, Table]]:
    """The tables of a year with their positions."""
    tables: list[Table] = _read(f"{year.year}/{name}").get(name, [])
    return enumerate(tables)


def _read(name: str) -> Table:
    """A file of the sample, empty where there is none."""
    path = bundled.folder("resources") / "sample" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal) if path.exists() else {}
