"""First start, page three: the sections of the office and the schools under it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QWidget

from ita_desktop.actions.opening import AnswerError, Section, check_units, read_names, usual_sections
from ita_desktop.qt import forms
from ita_desktop.qt.columns import CellChange, Column
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.problem_note import ProblemNote
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.text_edit import WordBreakingTextEdit
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.screens.first_run_page import FirstRunPage
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_SHORT_NAME = 90
_WIDE = 580
"""From this width on, at 100 %, the schools stand beside the sections."""


@dataclass(frozen=True)
class _Line:
    number: int
    section: Section


class FirstRunUnits(FirstRunPage):
    sections: QWidget
    sections_heading: TextView
    sections_hint: TextView
    sections_problem: ProblemNote
    add: QPushButton
    remove: QPushButton
    restore: QPushButton
    schools: WordBreakingTextEdit
    schools_label: QLabel
    schools_hint: TextView
    schools_problem: ProblemNote
    schools_count: TextView

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._lines: list[_Line] = []
        self._model: RowsModel[_Line] = RowsModel(_columns(), lambda line: line.number, change=self._change)
        self.grid = Grid(self._model)
        self.grid.view.setAccessibleName(_("ฝ่ายของสำนักงาน"))
        self.grid.let_rows_move()
        self.grid.rows_moved.connect(self._move)
        forms.box(self.sections).addWidget(self.grid)
        self.sections.setMinimumHeight(theme().px(260))
        self.sections_heading.set_text(_("ฝ่ายของสำนักงาน"))
        self.sections_hint.set_text(_("สิบฝ่ายของสำนักงานเขต แก้ได้ด้วยการพิมพ์ทับ ลากเพื่อจัดลำดับ"))
        self.schools_hint.set_text(_("วางรายชื่อหลายบรรทัดได้ บรรทัดละหนึ่งแห่ง เลขลำดับตัดให้เอง"))
        for view in (self.sections_hint, self.schools_hint, self.schools_count):
            view.set_type(Type.SMALL)
            view.set_ink("ink2")
        self.sections_heading.set_type(Type.HEADING)
        self.schools.setMinimumHeight(theme().px(220))
        self.schools.textChanged.connect(self._schools_changed)
        self.add.clicked.connect(self.add_section)
        self.remove.clicked.connect(self._remove)
        self.restore.clicked.connect(self._restore)
        self._restore()
        self._schools_changed()

    def answered_sections(self) -> tuple[Section, ...]:
        return tuple(line.section for line in self._lines if clean(line.section.name))

    def answered_schools(self) -> tuple[str, ...]:
        return read_names(self.schools.toPlainText())

    def heading(self) -> str:
        return _("ฝ่ายและโรงเรียน")

    def hint(self) -> str:
        return _("ใช้มอบหมายข้อ OIT และมาตรการ เพิ่มหรือแก้ภายหลังได้")

    def summary(self) -> str:
        sections, schools = len(self.answered_sections()), len(self.answered_schools())
        words = [counted("{count} ฝ่าย", sections), counted("{count} โรงเรียน", schools)]
        return " · ".join(words if schools else words[:1])

    def check(self) -> bool:
        self.refuse("sections", "")
        self.refuse("schools", "")
        try:
            check_units(self.answered_sections(), self.answered_schools())
        except AnswerError as error:
            return self.refuse(error.field, str(error))
        return True

    def focus_first(self) -> None:
        self.grid.setFocus()
        self.grid.select([self._lines[0].number] if self._lines else [])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = event.size().width() >= theme().px(_WIDE)
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        forms.box(self).setDirection(way)
        short = theme().px(_SHORT_NAME)
        self.grid.view.setColumnWidth(0, max(self.sections.width() - short - theme().px(24), short))
        self.grid.view.setColumnWidth(1, short)

    def add_section(self) -> None:
        number = max((line.number for line in self._lines), default=0) + 1
        self._show([*self._lines, _Line(number, Section(""))])
        self.grid.select([number])
        self.grid.edit(number, "name")

    def _remove(self) -> None:
        chosen = set(self.grid.selected_keys)
        self._show([line for line in self._lines if line.number not in chosen])

    def _restore(self) -> None:
        self._show([_Line(number, section) for number, section in enumerate(usual_sections())])

    def _move(self, keys: Sequence[object], before: object) -> None:
        moved = [line for line in self._lines if line.number in keys]
        others = [line for line in self._lines if line.number not in keys]
        place = next((n for n, line in enumerate(others) if line.number == before), len(others))
        self._show([*others[:place], *moved, *others[place:]])

    def _change(self, changes: Sequence[CellChange[_Line]], _deed: str) -> None:
        new = {line.number: line for line in self._lines}
        for change in changes:
            line = new[change.row.number]
            value = str(change.value or "")
            section = (
                replace(line.section, name=value)
                if change.column.key == "name"
                else replace(line.section, short_name=value)
            )
            new[line.number] = replace(line, section=section)
        self._show(list(new.values()))

    def _show(self, lines: list[_Line]) -> None:
        self._lines = lines
        self._model.show(lines)
        self.refuse("sections", "")
        self.changed.emit()

    def _schools_changed(self) -> None:
        count = len(self.answered_schools())
        self.schools_count.set_text(counted("โรงเรียน {count} แห่ง", count) if count else _("ยังไม่มีโรงเรียน"))
        self.refuse("schools", "")
        self.changed.emit()


def _columns() -> list[Column[_Line]]:
    return [
        Column("name", _("ชื่อฝ่าย"), lambda line: line.section.name, parse=clean, width=300, wraps=True),
        Column("short", _("ชื่อย่อ"), lambda line: line.section.short_name, parse=clean, width=_SHORT_NAME),
    ]
