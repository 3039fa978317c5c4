"""The sections and schools of the office as a table: renamed, put in order, many schools pasted at once."""

from collections.abc import Hashable, Sequence
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ita_desktop.actions.office_units import (
    add_schools,
    add_unit,
    move_units,
    remove_units,
    set_unit_field,
)
from ita_desktop.actions.opening import read_names
from ita_desktop.model.office import Unit, UnitKind
from ita_desktop.model.records import Record
from ita_desktop.model.terms import spoken_term
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.columns import Column
from ita_desktop.qt.dialogs import open_until_answered
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.office_page import OfficePage, change_cells, chosen
from ita_desktop.screens.paste_names import PasteNames
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


class OfficeUnitsPage(OfficePage):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.grid = Grid(
            RowsModel(
                _columns(),
                lambda unit: unit.id,
                change=change_cells(desk, set_unit_field),
                group_of=lambda unit: (unit.kind, _(spoken_term(unit.kind))),
                facts_of=lambda units: counted("{count} หน่วย", len(units)),
            )
        )
        self.grid.setAccessibleName(_("ฝ่ายและโรงเรียน"))
        self.grid.set_empty(_("ยังไม่มีฝ่ายหรือโรงเรียน"), _("เพิ่มฝ่าย"), self._add_section, sign="section")
        self.grid.let_rows_move()
        self.grid.actions_for = self._row_actions
        self.grid.rows_moved.connect(self._move)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid)
        self.setFocusProxy(self.grid)
        self._schools = make_action(_("วางรายชื่อโรงเรียน"), "paste", "Ctrl+Shift+V", self)
        self._schools.triggered.connect(self._ask_schools)
        self._school = make_action(_("เพิ่มโรงเรียน"), "school", "", self)
        self._school.triggered.connect(lambda: self._add(UnitKind.SCHOOL, _("โรงเรียนใหม่")))
        self._section = make_action(_("เพิ่มฝ่าย"), "add", "Ctrl+Shift+N", self)
        self._section.triggered.connect(self._add_section)
        self._remove = make_action(_("ลบหน่วยที่เลือก"), "remove", "", self)
        self._remove.triggered.connect(self._remove_chosen)

    def show_book(self) -> None:
        self.grid.model.show(self.desk.book.office.units)

    def page_actions(self) -> list[QAction]:
        return [self._schools, self._school, self._section]

    def facts(self) -> str:
        book = self.desk.book
        return _("{sections} ฝ่าย {schools} โรงเรียน").format(
            sections=len(book.sections), schools=len(book.schools)
        )

    def reveal(self, record: Record, field: str) -> None:
        if isinstance(record, Unit):
            self.grid.select([record.id])

    def _row_actions(self, keys: Sequence[Hashable]) -> list[QAction]:
        self._remove.setEnabled(bool(keys))
        return [self._remove]

    def _add_section(self) -> None:
        self._add(UnitKind.SECTION, _("ฝ่ายใหม่"))

    def _add(self, kind: UnitKind, proposed: str) -> None:
        """With a name to type over."""
        known = {unit.name for unit in self.desk.book.office.units}
        name, number = proposed, 2
        while name in known:
            name, number = f"{proposed} {number}", number + 1
        office = self.desk.book.office
        words = _("เพิ่ม{kind}").format(kind=_(spoken_term(kind)))
        if (
            added := self.desk.change(words, lambda session: add_unit(session, office, kind, name))
        ) is not None:
            self.grid.edit(added.id, "name")

    def _ask_schools(self) -> None:
        dialog = PasteNames(
            _("วางรายชื่อโรงเรียน"),
            _("วางจาก Word หรือ Excel ได้ บรรทัดละหนึ่งโรงเรียน โรงเรียนที่มีอยู่แล้วจะข้ามไป"),
            lambda text: len(read_names(text)),
            lambda count: counted("เพิ่ม {count} โรงเรียน", count),
            self.window(),
        )
        dialog.taken.connect(self.take_schools)
        open_until_answered(dialog)

    def take_schools(self, pasted: str) -> None:
        office = self.desk.book.office
        added = self.desk.change(_("วางรายชื่อโรงเรียน"), lambda session: add_schools(session, office, pasted))
        if added:
            self.grid.select([unit.id for unit in added])
        elif added is not None:
            self.desk.said.emit(_("มีโรงเรียนเหล่านี้ครบแล้ว"))

    def _move(self, keys: list[Hashable], before: Hashable | None) -> None:
        units = self.desk.book.office.units
        moved = [unit for unit in units if unit.id in keys]
        goal = next((unit for unit in units if unit.id == before), None)
        if any(goal is not None and unit.kind is not goal.kind for unit in moved):
            # Dropped at the end of its own kind, before the first of the other.
            goal = None
        self.desk.change(_("ย้ายลำดับฝ่ายและโรงเรียน"), lambda session: move_units(session, moved, goal))

    def _remove_chosen(self) -> None:
        units = chosen(self.grid, self.desk.book.office.units)
        if units:
            words = _("ลบ{unit}").format(unit=units[0].name)
            self.desk.change(words, lambda session: remove_units(session, units))


def _columns() -> list[Column[Unit]]:
    return [
        Column(
            "name",
            _("ชื่อเต็ม"),
            lambda unit: unit.name,
            parse=str,
            width=250,
            wraps=True,
            emphasis=True,
        ),
        Column("short_name", _("ชื่อย่อ"), lambda unit: unit.short_name, parse=str, width=120, wraps=True),
        Column(
            "other_names",
            _("ชื่ออื่นที่เคยใช้"),
            lambda unit: unit.other_names or None,
            text=_joined,
            parse=_names,
            width=210,
            wraps=True,
        ),
        Column("letter_prefix", _("รหัสหนังสือ"), lambda unit: unit.letter_prefix, parse=str, width=120),
        Column("telephone", _("โทรศัพท์"), lambda unit: unit.telephone, parse=str, width=130),
    ]


def _joined(names: Any) -> str:
    return " / ".join(names or ())


def _names(typed: str) -> list[str]:
    return [name.strip() for line in typed.splitlines() for name in line.split("/") if name.strip()]
