"""One office in one fiscal year as the papers, the workbook and the scores see it, all loaded."""

from dataclasses import dataclass
from functools import cached_property

from ita_desktop.model.edition import Edition, LevelScale
from ita_desktop.model.editions import read_level_scale
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.office import Office, Signatory, SigningDuty, Unit, UnitKind
from ita_desktop.model.year import FiscalYear, Paper, PaperKind


@dataclass(frozen=True, eq=False)
class YearBook:
    """`year` is the year of work; `results_year` the year whose published results it works from, if there is one.
    `as_of` is the number of the last change that is in it.

    What is worked out from the records is kept with the book: after a change to them, take a new book.
    """

    office: Office
    year: FiscalYear
    results_year: FiscalYear | None
    as_of: int = 0

    @cached_property
    def edition(self) -> Edition:
        return self.year.edition.as_value()

    @cached_property
    def results_edition(self) -> Edition | None:
        return self.results_year.edition.as_value() if self.results_year else None

    @cached_property
    def level_scale(self) -> LevelScale:
        return read_level_scale((self.results_edition or self.edition).level_scale)

    @cached_property
    def nodes(self) -> dict[str, NodeRecord]:
        """Nodes of the year of work by identity."""
        return {node.identity: node for node in self.year.edition.nodes}

    @cached_property
    def known_nodes(self) -> dict[str, NodeRecord]:
        """`nodes`, and those of the results that are no more in the frame of the year of work."""
        earlier = self.results_year.edition.nodes if self.results_year else []
        return {node.identity: node for node in earlier} | self.nodes

    @property
    def sections(self) -> list[Unit]:
        return [unit for unit in self.office.units if unit.kind is UnitKind.SECTION]

    @property
    def schools(self) -> list[Unit]:
        return [unit for unit in self.office.units if unit.kind is UnitKind.SCHOOL]

    def paper(self, kind: PaperKind) -> Paper | None:
        """The latest paper of that kind in the register of the year."""
        return next((paper for paper in reversed(self.year.papers) if paper.kind is kind), None)

    def signatory(self, duty: SigningDuty) -> Signatory | None:
        return next((signatory for signatory in self.office.signatories if signatory.duty is duty), None)
