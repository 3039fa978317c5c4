"""The measures as rows of a table: values that stay the same while nothing of their measure changes."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from ita_desktop.actions.measure_owners import Owner, owners_of
from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.terms import name_of_node
from ita_desktop.model.year import Cadence, FiscalYear, Measure, MeasuresTable, MeasureState
from ita_desktop.rules.due_work import is_late
from ita_desktop.rules.follow_up_rounds import Round, Standing, follow_up_rounds
from ita_desktop.rules.scores import Scores, read_scores
from ita_desktop.storage.history import Touched
from ita_desktop.thai.names import search_key


class RoundMark(NamedTuple):
    """What a month says of the round that ends in it."""

    month: int
    standing: Standing
    name: str
    days_late: int
    first_day: datetime.date
    last_day: datetime.date


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """`number` counts through the year as the papers and the other places do. Lists of texts are lines."""

    id: int
    number: int
    table: MeasuresTable
    node_id: int | None
    last_node_id: int | None
    indicator_id: int | None
    last_score: Decimal | None
    weakness: str
    issue: str
    guideline: str
    measures: str
    activities: str
    outputs: str
    awareness: str
    start_date: datetime.date | None
    due_date: datetime.date | None
    cadence: Cadence
    due_words: str
    follow_up_months: int | None
    follower: str
    state: MeasureState
    is_late: bool
    owners: tuple[Owner, ...]
    rounds: tuple[RoundMark, ...]

    def round_of(self, month: int) -> RoundMark | None:
        return next((each for each in self.rounds if each.month == month), None)

    @property
    def has_deadline(self) -> bool:
        return self.due_date is not None or self.cadence is not Cadence.NONE or bool(self.due_words)


class MeasureRows:
    """Makes the rows of a book, and again only those whose measure changed."""

    def __init__(self) -> None:
        self._known: dict[int, tuple[tuple[Any, ...], MeasureRow]] = {}
        self._around: tuple[Any, ...] = ()
        self._keys: dict[int, tuple[MeasureRow, str]] = {}
        self._measures: list[Measure] | None = None
        self._rows: list[MeasureRow] = []
        self._places: dict[int, int] = {}
        self._measure_of: dict[int, int] = {}
        self._touched: set[int] = set()
        self._is_sure = False
        self.nodes: dict[int, NodeRecord] = {}
        self.nodes_of_the_year: tuple[int, ...] = ()
        self._indicators: dict[int, NodeRecord] = {}

    def note(self, touched: Touched) -> None:
        """What a change did, told before the book is up to date: only that is looked at when rows are asked for."""
        for record in touched.records:
            if record.table_name == "measure":
                self._touched.add(record.record_id)
            elif record.table_name == "follow_up" and record.record_id in self._measure_of:
                self._touched.add(self._measure_of[record.record_id])
            else:
                self._is_sure = False

    def of(self, book: YearBook, today: datetime.date) -> list[MeasureRow]:
        """Always a new list where a row is another now."""
        measures = book.year.measures
        if self._look_around(book, today) or measures is not self._measures or not self._is_sure:
            self._make_all(measures, book.year, today)
        elif self._touched:
            self._rows = [*self._rows]
            for number in self._touched & self._places.keys():
                place = self._places[number]
                self._rows[place] = self._known_row(measures[place], place + 1, book.year, today)
        self._measures, self._is_sure = measures, True
        self._touched.clear()
        return self._rows

    def number_of(self, measure_id: int) -> int:
        """How papers and table call a measure; 0 for one of another year."""
        return self._places.get(measure_id, -1) + 1

    def _make_all(self, measures: list[Measure], year: FiscalYear, today: datetime.date) -> None:
        self._rows = [
            self._known_row(measure, number, year, today) for number, measure in enumerate(measures, start=1)
        ]
        self._places = {row.id: place for place, row in enumerate(self._rows)}
        self._measure_of = {
            entry.id: row.id
            for measure, row in zip(measures, self._rows, strict=True)
            for entry in vars(measure)["follow_ups"]
        }
        self._known = {number: self._known[number] for number in self._places}

    def _known_row(self, measure: Measure, number: int, year: FiscalYear, today: datetime.date) -> MeasureRow:
        # The attributes of a record are slow to ask for ten thousand times.
        values = vars(measure)
        state = (number, *values.values())
        for entry in values["follow_ups"]:
            state += tuple(vars(entry).values())
        known = self._known.get(values["id"])
        if known is None or known[0] != state:
            known = state, self._row(measure, number, year, today)
            self._known[values["id"]] = known
        return known[1]

    def indicator_of(self, row: MeasureRow) -> NodeRecord | None:
        return self._indicators.get(row.node_id) if row.node_id is not None else None

    def left_by(self, rows: Sequence[MeasureRow], typed: str) -> list[MeasureRow]:
        """Those in which every typed word stands somewhere, spelling marks and digits forgiven."""
        words = [key for word in typed.split() if (key := search_key(word))]
        if not words:
            return list(rows)
        return [row for row in rows if all(word in self._search_key(row) for word in words)]

    def get_ready_to_filter(self, count: int) -> bool:
        """Works out for some rows what the first letter typed would wait for; whether more are left."""
        waiting = [row for row in self._rows if row.id not in self._keys]
        for row in waiting[:count]:
            self._search_key(row)
        return len(waiting) > count

    def _search_key(self, row: MeasureRow) -> str:
        known = self._keys.get(row.id)
        if known is None or known[0] is not row:
            node = self.nodes.get(row.node_id or 0)
            texts = (
                f"{node.code} {node.title} {name_of_node(node)}" if node else "",
                row.issue,
                row.weakness,
                row.guideline,
                row.measures,
                row.activities,
                row.outputs,
                row.awareness,
                *(owner.name for owner in row.owners),
            )
            known = row, search_key("\n".join(texts))
            self._keys[row.id] = known
        return known[1]

    def _look_around(self, book: YearBook, today: datetime.date) -> bool:
        """What else the rows are made of: whether that is another now, and they must be made anew."""
        names = [(unit.id, unit.name) for unit in book.office.units]
        people = [(person.id, person.title, person.name) for person in book.office.people]
        nodes = [(node.id, node.code, node.title, node.parent) for node in _nodes(book)]
        around = (book.year.id, today, names, people, nodes)
        if around == self._around:
            return False
        self._around = around
        self._known.clear()
        self._keys.clear()
        self.nodes = {node.id: node for node in _nodes(book)}
        self.nodes_of_the_year = tuple(
            node.id for node in book.year.edition.nodes if node.kind is not Kind.PART
        )
        self._indicators = _indicators(book)
        return True

    def _row(self, measure: Measure, number: int, year: FiscalYear, today: datetime.date) -> MeasureRow:
        indicator = self._indicators.get(measure.node_id) if measure.node_id is not None else None
        rounds = follow_up_rounds(measure, year.year, today)
        return MeasureRow(
            id=measure.id,
            number=number,
            table=measure.table,
            node_id=measure.node_id,
            last_node_id=measure.last_node_id,
            indicator_id=indicator.id if indicator else None,
            last_score=measure.last_score,
            weakness=measure.weakness,
            issue=measure.issue,
            guideline=measure.guideline,
            measures="\n".join(measure.measures),
            activities="\n".join(measure.activities),
            outputs="\n".join(measure.outputs),
            awareness="\n".join(measure.awareness),
            start_date=measure.start_date,
            due_date=measure.due_date,
            cadence=measure.cadence,
            due_words=measure.due_words,
            follow_up_months=measure.follow_up_months,
            follower=measure.follower,
            state=measure.state,
            is_late=is_late(measure, today),
            owners=owners_of(measure),
            rounds=tuple(map(_mark, rounds)),
        )


class KnownScores:
    """The scores of the results that a book works from, worked out again only when one of them changed."""

    def __init__(self) -> None:
        self._state: tuple[Any, ...] = ()
        self._scores: Scores | None = None

    def of(self, book: YearBook) -> Scores | None:
        results = book.results_year
        if results is None or not results.results:
            return None
        state = (id(results), *(value for result in results.results for value in vars(result).values()))
        if state != self._state:
            self._state, self._scores = state, read_scores(results)
        return self._scores


def _mark(each: Round) -> RoundMark:
    return RoundMark(
        each.last_day.month, each.standing, each.name, each.days_late, each.first_day, each.last_day
    )


def _nodes(book: YearBook) -> Iterable[NodeRecord]:
    """Those of the results too: a measure may be about what is in the frame no more."""
    return (*(book.results_year.edition.nodes if book.results_year else ()), *book.year.edition.nodes)


def _indicators(book: YearBook) -> dict[int, NodeRecord]:
    """The indicator that a node belongs to, by the number of the node; its instrument where there is none."""
    found: dict[int, NodeRecord] = {}
    editions = (book.results_year.edition if book.results_year else None, book.year.edition)
    for edition in editions:
        nodes: Mapping[str, NodeRecord] = {node.identity: node for node in edition.nodes} if edition else {}
        for node in nodes.values():
            above: NodeRecord | None = node
            while above is not None and above.kind is not Kind.INDICATOR and above.parent is not None:
                above = nodes.get(above.parent)
            if above is not None:
                found[node.id] = above
    return found
