"""The names and codes that the sheets of one workbook share."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ita_desktop.exchange.codes import Code, Codes, PointCode
from ita_desktop.exchange.references import Directory, Owners
from ita_desktop.model.answers import Quota
from ita_desktop.model.body import Body
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.meeting import Meeting
from ita_desktop.model.office import Person, Unit
from ita_desktop.model.year import FiscalYear, Measure, Paper

UNITS = "ฝ่ายและโรงเรียน"
PEOPLE = "บุคลากร"
BODIES = "คณะ"
MEASURES = "มาตรการ"
MEETINGS = "ประชุม"
PAPERS = "ทะเบียนเอกสาร"
LAYOUTS = "รูปแบบตาราง"
QUOTAS = "เป้าหมายการตอบแบบวัด"


@dataclass
class Directories:
    """`answers` are official names for names that were typed otherwise."""

    book: YearBook
    answers: Mapping[str, str] = field(default_factory=dict[str, str])
    units: Directory[Unit] = field(init=False)
    people: Directory[Person] = field(init=False)
    bodies: Directory[Body] = field(init=False)
    measures: Directory[Measure] = field(init=False)
    meetings: Directory[Meeting] = field(init=False)
    papers: Directory[Paper] = field(init=False)
    layouts: Directory[object] = field(init=False)
    quotas: Directory[Quota] = field(init=False)
    codes: Codes = field(init=False)
    result_codes: Codes | None = field(init=False)

    def __post_init__(self) -> None:
        self.units = Directory("ฝ่ายหรือโรงเรียน", UNITS, self.answers)
        self.people = Directory("บุคคล", PEOPLE, self.answers)
        self.bodies = Directory("คณะ", BODIES, self.answers)
        self.measures = Directory("มาตรการลำดับที่", MEASURES)
        self.meetings = Directory("การประชุมครั้งที่", MEETINGS)
        self.papers = Directory("เอกสาร", PAPERS, self.answers)
        self.layouts = Directory("รูปแบบตาราง", LAYOUTS)
        self.quotas = Directory("ผู้ตอบแบบวัด", QUOTAS, self.answers)
        self.codes = Codes(self.book.year.year, self.book.year.edition.nodes)
        results = self.book.results_year
        self.result_codes = Codes(results.year, results.edition.nodes) if results else None

    def still_needed(self) -> Iterator[tuple[Directory[Any], str]]:
        """Names of what the workbook removes though the year of the results, which it does not hold, names it."""
        if self.book.results_year is None:
            return
        for record in dict.fromkeys(_named_in(self.book.results_year)):
            if isinstance(record, Unit) and self.units.has_let_go(record):
                yield self.units, record.name
            elif isinstance(record, Person) and self.people.has_let_go(record):
                yield self.people, record.full_name

    def owners(self) -> Owners:
        return Owners(self.units, self.people, self.answers)

    def point_code(self) -> PointCode:
        return PointCode(self.codes, self.result_codes)

    def item_code(self) -> Code:
        """Items of the year of work, and what else has elements or somebody responsible."""
        others = {id(each.node) for each in self.book.year.responsibilities}
        items = {
            node.code
            for node in self.book.year.edition.nodes
            if node.kind is Kind.ITEM or node.elements or id(node) in others
        }
        letters = {code[0] for code in items}
        return Code(self.codes, items, letters.pop() if len(letters) == 1 else None)


def _named_in(year: FiscalYear) -> Iterator[Unit | Person | None]:
    for body in year.bodies:
        yield from (member.person for member in body.members)
    for responsibility in year.responsibilities:
        yield from (each for party in responsibility.parties for each in (party.unit, party.person))
    for measure in year.measures:
        yield from (each for owner in measure.owners for each in (owner.unit, owner.person))
    yield from (quota.unit for quota in year.quotas)
    for paper in year.papers:
        yield paper.unit
        yield from (step.person for step in paper.endorsements)
