"""Who answers an instrument: sections and schools, or groups, added, removed and put in order."""

from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ita_desktop.actions.answers import add_groups, add_units, move_quotas, remove_quotas
from ita_desktop.model.answers import Quota
from ita_desktop.model.office import Unit
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.grid import Grid
from ita_desktop.rules.answers import INTERNAL, InstrumentAnswers
from ita_desktop.screens.desk import Desk
from ita_desktop.thai.names import same_name
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


class Answerers(QObject):
    """The rows of `grid`, whose keys are the numbers of quotas; `answers` gives the instrument in sight."""

    def __init__(self, desk: Desk, grid: Grid, answers: Callable[[], InstrumentAnswers | None]) -> None:
        super().__init__(grid)
        self._desk, self._grid, self._answers = desk, grid, answers
        self.add = make_action(_("เพิ่มผู้ตอบ"), "add", parent=grid)
        self.remove = make_action("", "remove", "Ctrl+Delete", grid)
        self.remove.triggered.connect(self._remove)
        self._menu = QMenu(grid)
        self._menu.aboutToShow.connect(self._fill_menu)
        self.add.setMenu(self._menu)
        grid.let_rows_move()
        grid.rows_moved.connect(self._move)

    def say_empty(self) -> None:
        """What stands there as long as there is no row."""
        answers = self._answers()
        if answers is None or answers.parts:
            self._grid.set_empty(_("ไม่มีแห่งที่ยังขาด"), sign="check")
            return
        if _is_by_groups(answers):
            words = counted("เพิ่มกลุ่มตามกรอบ {count} กลุ่ม", len(answers.node.sample_groups))
        else:
            words = counted("เพิ่มทุกฝ่ายและโรงเรียน {count} แห่ง", len(self._desk.book.office.units))
        advice = _("เพิ่มผู้ตอบก่อน แล้วกรอกเป้าหมาย จากนั้นพิมพ์หรือวางจำนวนที่ระบบแจ้งทุกสัปดาห์ เก็บเพียงจำนวน ไม่เก็บว่าใครตอบ")
        sentence = _("ยังไม่มีเป้าหมายของแบบวัด {code}").format(code=answers.node.code)
        self._grid.set_empty(sentence, words, self.add_usual, sign="answers", advice=advice)

    def row_actions(self) -> list[QAction]:
        count = len(self._chosen())
        self.remove.setText(counted("ลบผู้ตอบ {count} แห่ง", count))
        return [self.remove] if count else []

    def add_usual(self) -> None:
        """All sections and schools, or the groups that the frame names."""
        answers = self._answers()
        if answers is not None and _is_by_groups(answers):
            self._add_groups(answers.node.sample_groups)
        else:
            self._add_units(self._desk.book.office.units)

    def add_another_group(self) -> None:
        """Under a name that is typed over at once."""
        answers = self._answers()
        taken = {part.quota.carrier for part in answers.parts} if answers else set[str]()
        names = (_("กลุ่มใหม่ {number}").format(number=number) for number in range(1, len(taken) + 2))
        name = next(each for each in names if each not in taken)
        self._add_groups([name])
        answers = self._answers()
        parts = answers.parts if answers else ()
        added = next((part.quota for part in parts if part.quota.name == name), None)
        if added is not None:
            self._grid.edit(added.id, "name")

    def _fill_menu(self) -> None:
        menu, answers = self._menu, self._answers()
        menu.clear()
        if answers is None:
            return
        carriers = [part.quota.carrier for part in answers.parts]
        units = [unit for unit in self._desk.book.office.units if unit.name not in carriers]
        groups = [
            group
            for group in answers.node.sample_groups
            if not any(same_name(group, name) for name in carriers)
        ]
        if units:
            words = counted("ทุกฝ่ายและโรงเรียนที่ยังไม่มี {count} แห่ง", len(units))
            menu.addAction(words, lambda: self._add_units(units))
        if groups:
            words = counted("กลุ่มตามกรอบ {count} กลุ่ม", len(groups))
            menu.addAction(words, lambda: self._add_groups(groups))
        menu.addAction(_("กลุ่มอื่น"), self.add_another_group)
        menu.addSeparator()
        for unit in units:
            menu.addAction(unit.name, lambda unit=unit: self._add_units([unit]))

    def _add_units(self, units: Iterable[Unit]) -> None:
        if answers := self._answers():
            year, node = self._desk.book.year, answers.node
            words = _("เพิ่มผู้ตอบ {code}").format(code=node.code)
            self._desk.change(words, lambda session: len(add_units(session, year, node, units)))
            self._grid.setFocus()

    def _add_groups(self, names: Sequence[str]) -> None:
        if answers := self._answers():
            year, node = self._desk.book.year, answers.node
            words = _("เพิ่มผู้ตอบ {code}").format(code=node.code)
            self._desk.change(words, lambda session: len(add_groups(session, year, node, names)))
            self._grid.setFocus()

    def _remove(self) -> None:
        if quotas := self._chosen():
            words = counted("ลบผู้ตอบ {count} แห่ง", len(quotas))
            self._desk.change(words, lambda session: remove_quotas(session, quotas))

    def _move(self, keys: Sequence[int], before: int | None) -> None:
        quotas = {quota.id: quota for quota in self._desk.book.year.quotas}
        moved = [quotas[key] for key in keys]
        goal = quotas[before] if before is not None else None
        words = counted("ย้าย {count} แถว", len(moved))
        self._desk.change(words, lambda session: move_quotas(session, moved, goal))

    def _chosen(self) -> list[Quota]:
        keys = self._grid.selected_keys
        return [quota for quota in self._desk.book.year.quotas if quota.id in keys]


def _is_by_groups(answers: InstrumentAnswers) -> bool:
    return answers.node.identity != INTERNAL and bool(answers.node.sample_groups)
