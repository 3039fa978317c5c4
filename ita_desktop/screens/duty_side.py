"""What a body has to do: duties in their order, worded below the list."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from ita_desktop.actions.committees import add_duty, change_duty, move_duties, remove_duties
from ita_desktop.model.body import Duty
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.form_fields import keep_on_leave
from ita_desktop.qt.ordered_list import OrderedList
from ita_desktop.qt.ordered_rows import ListRow
from ita_desktop.qt.text_edit import WordBreakingTextEdit
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.screens.body_part import BodyPart
from ita_desktop.screens.desk import Desk
from ita_desktop.translation import translate as _

_NEW_DUTY = "หน้าที่ใหม่"
"""What stands in the order until it is worded: Thai in every language of the window."""


class DutySide(BodyPart):
    duties: OrderedList
    duty: WordBreakingTextEdit
    duty_label: QLabel
    add_duty: QPushButton
    remove_duty: QPushButton

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self._shown_id: int | None = None
        self.duties.arrange(_("หน้าที่"), renumber=_counted)
        self.duties.set_empty(_("ยังไม่มีหน้าที่ของคณะนี้"))
        self.whole.hold(self.duties, self.fields)
        self.duty.setMaximumHeight(theme().px(132))
        set_type(self.duty_label, Type.SMALL, "ink2")
        self.duties.moved.connect(self._move)
        self.duties.removed.connect(self._remove)
        self.duties.opened.connect(lambda _key: self.duty.setFocus())
        self.duties.current_changed.connect(lambda _key: self._turn())
        self.duties.selection_changed.connect(self.chosen)
        self._kept = keep_on_leave(self.duty, self._get, self._put)
        self.add_duty.clicked.connect(self._add)
        self.add_duty.setToolTip(f"{self.add_duty.text()} (Insert)")
        make_action(self.add_duty.text(), "", "Insert", self.duties).triggered.connect(self._add)
        self.remove_duty.clicked.connect(lambda: self._remove(self.duties.selected_keys))

    def refresh(self) -> None:
        self.duties.show_rows(_counted([ListRow(duty.id, duty.text) for duty in self._all()]))
        self._show()

    def chosen_places(self) -> list[int]:
        """Where the chosen duties stand among those of all bodies."""
        bodies = self.desk.book.year.bodies
        before = sum(len(body.duties) for body in bodies[: self.number - 1])
        keys = [row.key for row in self.duties.rows]
        return [before + keys.index(key) for key in self.duties.selected_keys]

    def _all(self) -> list[Duty]:
        return self.body.duties if self.body else []

    def _current(self) -> Duty | None:
        return next((duty for duty in self._all() if duty.id == self.duties.current_key), None)

    def _turn(self) -> None:
        self._kept.keep()
        self._show()

    def _show(self) -> None:
        duty = self._current()
        self.duty.setEnabled(duty is not None)
        self.remove_duty.setEnabled(duty is not None)
        self._shown_id = duty.id if duty else None
        self._kept.refresh()

    def _shown(self) -> Duty | None:
        """Of whatever body: what was typed of it is kept when another one is chosen."""
        bodies = self.desk.book.year.bodies
        return next((each for body in bodies for each in body.duties if each.id == self._shown_id), None)

    def _get(self) -> str:
        duty = self._shown()
        return duty.text if duty else ""

    def _put(self, text: str) -> None:
        duty = self._shown()
        if duty and text.strip():
            with self.desk.changing(_("แก้หน้าที่")) as session:
                change_duty(session, duty, text)

    def _add(self) -> None:
        body, current = self.body, self._current()
        if body is None:
            return
        place = body.duties.index(current) + 1 if current else None
        added = self.desk.change(
            _("เพิ่มหน้าที่ของ{body}").format(body=body.name),
            lambda session: add_duty(session, body, _NEW_DUTY, place),
        )
        if added:
            self.duties.choose(added.id)
            self.duty.setFocus()
            self.duty.selectAll()

    def _move(self, keys: list[object], place: int, _steps: int) -> None:
        moved = [duty for duty in self._all() if duty.id in keys]
        self.desk.change(_("ย้ายหน้าที่"), lambda session: move_duties(session, moved, place))

    def _remove(self, keys: list[object]) -> None:
        gone = [duty for duty in self._all() if duty.id in keys]
        if gone:
            self.desk.change(_("ลบหน้าที่"), lambda session: remove_duties(session, gone))


def _counted(rows: Sequence[ListRow]) -> list[ListRow]:
    return [replace(row, number=f"{place}.") for place, row in enumerate(rows, start=1)]
