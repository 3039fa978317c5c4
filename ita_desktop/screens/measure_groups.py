"""How the rows of the measures stand together: by indicator, section, state or month of the deadline."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from ita_desktop.documents.compose.measures_words import plain_number
from ita_desktop.model.book import YearBook
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.terms import name_of_node, spoken_term
from ita_desktop.model.year import Cadence, MeasuresTable, MeasureState
from ita_desktop.qt.row_changes import changed_places
from ita_desktop.rules.scores import Scores
from ita_desktop.rules.weak_points import links_between
from ita_desktop.screens.measure_rows import MeasureRow, MeasureRows
from ita_desktop.spoken import is_thai
from ita_desktop.thai.dates import BUDDHIST_ERA, ENGLISH_MONTHS, SHORT_MONTHS
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_STATES = (
    MeasureState.IN_PROGRESS,
    MeasureState.NOT_STARTED,
    MeasureState.DONE,
    MeasureState.CANCELLED,
)
_LAST = 10_000


class GroupedBy(StrEnum):
    INDICATOR = "indicator"
    SECTION = "section"
    STATE = "state"
    MONTH = "month"


@dataclass(frozen=True)
class Group:
    key: Hashable
    title: str
    order: tuple[Any, ...]


class Groups:
    """Of one book: the group of each row, and the rows in the order of their groups."""

    def __init__(self, book: YearBook, rows: MeasureRows, by: GroupedBy, scores: Scores | None) -> None:
        self._book, self._rows, self._scores = book, rows, scores
        self._nodes = {node.id: place for place, node in enumerate(rows.nodes.values())}
        self._nodes |= {node.id: place for place, node in enumerate(book.year.edition.nodes)}
        self._units = {unit.id: place for place, unit in enumerate(book.office.units)}
        self._key_of, self._made_of = {
            GroupedBy.INDICATOR: (_indicator_key, self._of_indicator),
            GroupedBy.SECTION: (_section_key, self._of_section),
            GroupedBy.STATE: (lambda row: row.state, self._of_state),
            GroupedBy.MONTH: (_month_key, self._of_month),
        }[by]
        self._known: dict[Hashable, Group] = {}
        self._pairs: dict[int, tuple[MeasureRow, tuple[Hashable, str]]] = {}
        self._given: list[MeasureRow] = []
        self._ordered: list[MeasureRow] = []
        self._places: dict[int, int] = {}

    def group_of(self, row: MeasureRow) -> tuple[Hashable, str]:
        # The table asks for every row at every change.
        known = self._pairs.get(row.id)
        if known is not None and known[0] is row:
            return known[1]
        group = self._group(row)
        pair = group.key, group.title
        self._pairs[row.id] = row, pair
        return pair

    def in_order(self, rows: Sequence[MeasureRow]) -> list[MeasureRow]:
        if not self._swap(rows):
            members: dict[Hashable, list[MeasureRow]] = {}
            for row in rows:
                members.setdefault(self.group_of(row)[0], []).append(row)
            groups = sorted(members, key=lambda key: self._known[key].order)
            self._ordered = [row for key in groups for row in members[key]]
            self._places = {row.id: place for place, row in enumerate(self._ordered)}
        self._given = list(rows)
        return list(self._ordered)

    def _swap(self, rows: Sequence[MeasureRow]) -> bool:
        """Where few rows are others now and none of them changed its group, all stand where they stood."""
        if len(rows) != len(self._given):
            return False
        changed = [(self._given[place], rows[place]) for place in changed_places(self._given, rows)]
        if any(old.id != new.id or self._key_of(old) != self._key_of(new) for old, new in changed):
            return False
        for _old, new in changed:
            self._ordered[self._places[new.id]] = new
        return True

    def _group(self, row: MeasureRow) -> Group:
        key = self._key_of(row)
        if key not in self._known:
            self._known[key] = self._made_of(row, key)
        return self._known[key]

    def _of_indicator(self, row: MeasureRow, key: Hashable) -> Group:
        is_guideline = row.table is MeasuresTable.GUIDELINE
        node = self._rows.indicator_of(row)
        if node is None:
            title, place = _("มาตรการในภาพรวม"), _LAST
        else:
            title, place = f"{node.code}  {name_of_node(node)}{self._score_words(node)}", self._nodes[node.id]
        if is_guideline:
            title = _("แนวทางการพัฒนา · {title}").format(title=title)
        return Group(key, title, (is_guideline, place))

    def _score_words(self, node: NodeRecord) -> str:
        score = last_score(self._book, self._scores, node)
        if score is None:
            return ""
        threshold = self._book.office.threshold
        if score < threshold:
            words = _("◆ {score} ต่ำกว่า {threshold}")
            return "   " + words.format(score=f"{score:.2f}", threshold=plain_number(threshold))
        return f"   {score:.2f}"

    def _of_section(self, row: MeasureRow, key: Hashable) -> Group:
        if not row.owners:
            return Group(key, _("ยังไม่มีผู้รับผิดชอบ"), (-1, ""))
        lead = row.owners[0]
        place = self._units.get(lead.unit_id, _LAST) if lead.unit_id is not None else _LAST
        return Group(key, lead.name, (place, lead.name))

    def _of_state(self, row: MeasureRow, key: Hashable) -> Group:
        return Group(key, _(spoken_term(row.state)), (_STATES.index(row.state),))

    def _of_month(self, row: MeasureRow, key: Hashable) -> Group:
        if row.due_date is not None:
            return Group(key, month_and_year(row.due_date.year, row.due_date.month), (1, key))
        if row.has_deadline:
            return Group(key, _("ทำเป็นรอบ ไม่มีวันกำหนดเสร็จ"), (2, ()))
        return Group(key, _("ยังไม่กำหนด"), (0, ()))


def facts_of(rows: Sequence[MeasureRow]) -> str:
    done = sum(row.state is MeasureState.DONE for row in rows)
    return counted("{count} มาตรการ · เสร็จ {done}", len(rows), done=done)


def last_score(book: YearBook, scores: Scores | None, node: NodeRecord) -> Any:
    """What the node of this year's frame got last year, where the map says which it was."""
    if scores is None:
        return None
    known = {score.node.identity: score for score in scores.nodes}
    origins = [
        link.earlier
        for link in links_between(scores.edition, book.edition)
        if link.later == node.identity and link.earlier
    ]
    identity = origins[0] if len(origins) == 1 else node.identity if not origins else ""
    return known[identity].shown if identity in known else None


def month_name(month: int) -> str:
    return SHORT_MONTHS[month - 1] if is_thai() else ENGLISH_MONTHS[month - 1][:3]


def month_and_year(year: int, month: int) -> str:
    return f"{month_name(month)} {(year + BUDDHIST_ERA) % 100 if is_thai() else year}"


def _indicator_key(row: MeasureRow) -> Hashable:
    return row.table, row.indicator_id


def _section_key(row: MeasureRow) -> Hashable:
    lead = row.owners[0] if row.owners else None
    return (lead.unit_id or lead.name) if lead else None


def _month_key(row: MeasureRow) -> Hashable:
    if row.due_date is not None:
        return row.due_date.year, row.due_date.month
    return Cadence.NONE if not row.has_deadline else Cadence.WHOLE_YEAR
