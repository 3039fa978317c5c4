"""What an officer does to measures, each as one deed with its name."""

from collections.abc import Callable, Hashable, Iterable, Sequence

from ita_desktop.actions.layouts import remove_layout, set_office_layout
from ita_desktop.actions.measure_copies import copy_measures_from_last_year
from ita_desktop.actions.measures import (
    MeasureValue,
    add_measure,
    duplicate_measures,
    move_measures,
    remove_measures,
    set_measure_values,
)
from ita_desktop.actions.results import draft_measures
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.year import Measure
from ita_desktop.qt.columns import CellChange
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.measure_rows import MeasureRow
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


class MeasureDeeds:
    def __init__(self, desk: Desk, number_of: Callable[[int], int]) -> None:
        """`number_of` tells how a measure is called."""
        self._desk, self._number_of = desk, number_of

    def find(self, key: Hashable | None) -> Measure | None:
        found = self._desk.find("measure", key) if isinstance(key, int) else None
        return found if isinstance(found, Measure) else None

    def change(self, changes: Sequence[CellChange[MeasureRow]], words: str, head: str) -> None:
        """Raises ValueError; `head` is the field that the leading column shows."""
        values: list[MeasureValue] = []
        for each in changes:
            measure = self.find(each.row.id)
            field = head if each.column.key == "subject" else each.column.key
            value = self._node(each.value) if field == "node" else each.value
            if measure is not None:
                values.append(
                    MeasureValue(measure, field, "" if value is None and _is_text(field) else value)
                )
        if len(changes) == 1:
            words = _("แก้ “{title}” ของมาตรการที่ {number}").format(
                title=changes[0].column.title, number=changes[0].row.number
            )
        with self._desk.changing(words) as session:
            set_measure_values(session, self._desk.book.year, values)

    def add(self, after: Measure | None) -> int | None:
        year = self._desk.book.year
        added = self._desk.change(_("เพิ่มมาตรการ"), lambda session: add_measure(session, year, after))
        return added.id if added else None

    def remove(self, measures: Sequence[Measure]) -> None:
        if measures:
            words = self._named(_("ลบมาตรการที่ {number}"), _("ลบ {count} มาตรการ"), measures)
            self._desk.change(words, lambda session: remove_measures(session, measures))

    def duplicate(self, measures: Sequence[Measure]) -> list[int]:
        if not measures:
            return []
        year = self._desk.book.year
        words = self._named(_("ทำสำเนามาตรการที่ {number}"), _("ทำสำเนา {count} มาตรการ"), measures)
        copies = self._desk.change(words, lambda session: duplicate_measures(session, year, measures))
        return [copied.id for copied in copies or ()]

    def move_within(
        self,
        keys: Sequence[Hashable],
        before_key: Hashable | None,
        rows: Sequence[MeasureRow],
        group_of: Callable[[MeasureRow], Hashable],
    ) -> bool:
        """Before another of the same group, or behind its last; False for a place in another group."""
        moved, others = [row for row in rows if row.id in keys], [row for row in rows if row.id not in keys]
        place = next((place for place, row in enumerate(others) if row.id == before_key), len(others))
        groups = {group_of(row) for row in moved}
        below = others[place] if place < len(others) else None
        above = others[place - 1] if place else None
        if below is not None and groups == {group_of(below)}:
            before = self.find(below.id)
        elif above is not None and groups == {group_of(above)}:
            left = [each for each in self._desk.book.year.measures if each.id not in keys]
            behind = [each.id for each in left].index(above.id) + 1
            before = left[behind] if behind < len(left) else None
        else:
            return False
        year, measures = self._desk.book.year, found_all(self, keys)
        words = self._named(_("ย้ายมาตรการที่ {number}"), _("ย้าย {count} มาตรการ"), measures)
        self._desk.change(words, lambda session: move_measures(session, year, measures, before))
        return True

    def copy_from_last_year(self) -> None:
        year = self._desk.book.year.year
        words = _("คัดลอกมาตรการจากปี {year}").format(year=year - 1)
        done = self._desk.change(words, lambda session: copy_measures_from_last_year(session, year))
        if done is None:
            return
        told = counted("คัดลอก {count} มาตรการแล้ว", len(done.measures))
        if done.left_out:
            lost = counted("คัดลอกไม่ได้ {count} มาตรการ เพราะไม่มีข้อนั้นในกรอบของปีนี้:", len(done.left_out))
            self._desk.refused.emit("\n".join((f"{told} {lost}", *(f"• {title}" for title in done.left_out))))
        else:
            self._desk.said.emit(told)

    def draft(self) -> list[int]:
        year = self._desk.book.year
        drafted = self._desk.change(_("ร่างมาตรการจากจุดอ่อน"), lambda session: draft_measures(session, year))
        return [measure.id for measure in drafted or ()]

    def choose_layout(self, code: str) -> None:
        office = self._desk.book.office
        words = _("พิมพ์มาตรการตามแบบ {code}").format(code=code)
        self._desk.change(words, lambda session: set_office_layout(session, office, code))

    def remove_layout(self, code: str) -> None:
        office = self._desk.book.office
        words = _("ลบรูปแบบตาราง {code}").format(code=code)
        self._desk.change(words, lambda session: remove_layout(session, office, code))

    def _named(self, one: str, many: str, measures: Sequence[Measure]) -> str:
        if len(measures) == 1:
            return one.format(number=self._number_of(measures[0].id))
        return many.format(count=len(measures))

    def _node(self, value: object) -> NodeRecord | None:
        found = self._desk.find("node", value) if isinstance(value, int) else None
        return found if isinstance(found, NodeRecord) else None


def found_all(deeds: MeasureDeeds, keys: Iterable[Hashable]) -> list[Measure]:
    return [measure for key in keys if (measure := deeds.find(key)) is not None]


def _is_text(field: str) -> bool:
    return field not in ("due_date", "start_date", "last_score", "follow_up_months", "node")
