"""Measures of last year taken over into this one, through the map between the two frames."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy.orm import Session

from ita_desktop.actions.measure_owners import Owner, owner_of, put_owners
from ita_desktop.actions.measures import MeasureError, append_measures, copy_of
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Relation
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import Measure, MeasureState
from ita_desktop.rules.due_work import measure_title
from ita_desktop.rules.scores import Scores, read_scores
from ita_desktop.rules.weak_points import links_between
from ita_desktop.storage.books import load_book
from ita_desktop.thai.dates import first_day
from ita_desktop.thai.digits import to_arabic_digits
from ita_desktop.translation import translate as _

_CARRIED_ON = (Relation.SAME, Relation.MERGED)


@dataclass(frozen=True)
class Copied:
    """`left_out` are titles of measures whose point is not in this year's frame."""

    measures: tuple[Measure, ...]
    left_out: tuple[str, ...]


def copy_measures_from_last_year(session: Session, year: int) -> Copied:
    """Those that were not cancelled and are not here yet, dated a year later, with the score that is known now.

    Raises MeasureError where there is nothing to copy.
    """
    book = load_book(session, year)
    if book.results_year is None or not book.results_year.measures:
        raise MeasureError(_("ปีงบประมาณ {year} ไม่มีมาตรการ").format(year=year - 1))
    copying = _Copying(session, book)
    left_out: list[str] = []
    taken: list[Measure] = []
    for measure in sorted(book.results_year.measures, key=lambda each: each.position):
        if measure.state is MeasureState.CANCELLED or copying.is_here(measure):
            continue
        if copying.is_lost(measure):
            left_out.append(measure_title(measure))
        else:
            taken.append(copying.copied(measure))
    if not taken and not left_out:
        raise MeasureError(_("มาตรการของปี {year} คัดลอกมาครบแล้ว").format(year=year - 1))
    return Copied(tuple(append_measures(session, book.year, taken)), tuple(left_out))


class _Copying:
    def __init__(self, session: Session, book: YearBook) -> None:
        self._session, self._book = session, book
        assert book.results_year is not None
        assert book.results_edition is not None
        self._became: dict[str, str] = {}
        for link in links_between(book.results_edition, book.edition):
            if link.relation in _CARRIED_ON and link.earlier and link.later:
                self._became.setdefault(link.earlier, link.later)
        self._scores: Scores = read_scores(book.results_year)
        self._known = {score.node.identity for score in self._scores.nodes}
        self._here = {_words(measure) for measure in book.year.measures}

    def is_here(self, measure: Measure) -> bool:
        return _words(measure) in self._here

    def is_lost(self, measure: Measure) -> bool:
        nodes = (measure.node, measure.last_node)
        return any(node is not None and self._node(node) is None for node in nodes)

    def copied(self, measure: Measure) -> Measure:
        fresh = copy_of(measure)
        fresh.node, fresh.last_node = self._node(measure.node), self._node(measure.last_node)
        fresh.start_date, fresh.due_date = _a_year_on(measure.start_date), _a_year_on(measure.due_date)
        fresh.last_score = self._score(measure)
        if str(self._book.year.year - 1) in to_arabic_digits(measure.due_words):
            fresh.due_words = ""
        put_owners(self._session, fresh, self._owners(measure))
        return fresh

    def _node(self, node: NodeRecord | None) -> NodeRecord | None:
        if node is None:
            return None
        return self._book.nodes.get(self._became.get(node.identity, ""))

    def _score(self, measure: Measure) -> Decimal | None:
        if measure.last_score is None or measure.node is None or measure.node.identity not in self._known:
            return None
        return self._scores.of(measure.node.identity).shown

    def _owners(self, measure: Measure) -> Sequence[Owner]:
        """Whoever is no more in office is followed by the section."""
        opening, found = first_day(self._book.year.year), list[Owner]()
        for owner in sorted(measure.owners, key=lambda each: each.position):
            if owner.person is None or owner.person.is_in_office(opening):
                found.append(owner_of(owner))
            elif owner.person.unit is not None:
                found.append(Owner(owner.person.unit.name, unit_id=owner.person.unit.id))
        return found


def _words(measure: Measure) -> tuple[object, ...]:
    return measure.table, measure.issue, tuple(measure.measures), tuple(measure.activities)


def _a_year_on(day: datetime.date | None) -> datetime.date | None:
    if day is None:
        return None
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)
