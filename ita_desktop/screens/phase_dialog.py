"""A phase of the year: its name, days and letter; and before it is moved, every due date that would move with it."""

import datetime

from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.actions.phases import (
    HangingDate,
    PhaseError,
    add_phase,
    finish_phase,
    move_phase,
    preview_move,
    rename_phase,
)
from ita_desktop.model.phase import Phase
from ita_desktop.qt import forms
from ita_desktop.qt.dates import DateField
from ita_desktop.qt.parts import clear_layout
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.screens.check_line import CheckLine
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.due_list import day_and_month
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


class PhaseDialog(QDialog):
    """Opens on a phase, with the days that were dragged to, or on none, to add one. OK does it as one deed."""

    name_label: QLabel
    name: QLineEdit
    first_label: QLabel
    first_day: DateField
    last_label: QLabel
    last_day: DateField
    note_label: QLabel
    note: QLineEdit
    is_done: QCheckBox
    dates_label: QLabel
    dates_scroll: QScrollArea
    problem: TextView
    main: QPushButton
    cancel: QPushButton

    def __init__(
        self,
        desk: Desk,
        phase: Phase | None = None,
        first_day: datetime.date | None = None,
        last_day: datetime.date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        forms.load(self)
        self.setMinimumWidth(theme().px(560))
        for label in (self.name_label, self.first_label, self.last_label, self.note_label):
            set_type(label, Type.SMALL, "ink2")
        self.desk = desk
        self.phase = phase
        self._choices: list[tuple[QCheckBox, HangingDate]] = []
        self._dates = QVBoxLayout()
        inside = QWidget()
        inside.setLayout(self._dates)
        self.dates_scroll.setWidget(inside)
        self.setWindowTitle(_("แก้ระยะของปี") if phase else _("เพิ่มระยะของปี"))
        self.problem.set_ink("red")
        for field in (self.first_day, self.last_day):
            field.set_fiscal_year(desk.book.year.year)
        self._fill(first_day, last_day)
        self.first_day.dateChanged.connect(lambda _day: self._preview())
        self.last_day.dateChanged.connect(lambda _day: self._preview())
        self.main.clicked.connect(self._do)
        self.cancel.clicked.connect(self.reject)
        self._preview()

    def hanging_dates(self) -> list[str]:
        """The words of the due dates that the dialog shows."""
        return [box.accessibleName() for box, _date in self._choices]

    def _fill(self, first_day: datetime.date | None, last_day: datetime.date | None) -> None:
        phase = self.phase
        if phase:
            self.name.setText(phase.name)
            self.note.setText(phase.note)
            self.is_done.setChecked(phase.is_done)
        self.first_day.setDate(first_day or (phase.first_day if phase else None))
        self.last_day.setDate(last_day or (phase.last_day if phase else None))

    def _preview(self) -> None:
        clear_layout(self._dates)
        self._choices = []
        first, last = self.first_day.date(), self.last_day.date()
        try:
            move = (
                preview_move(self.desk.book, self.phase, first, last)
                if self.phase and first and last
                else None
            )
        except PhaseError as error:
            self._say(str(error))
            move = None
        else:
            self._say("")
        for date in move.dates if move else ():
            words = _("{words}: {before} → {after}").format(
                words=date.words, before=day_and_month(date.before), after=day_and_month(date.after)
            )
            line = CheckLine(words)
            line.box.setChecked(True)
            self._choices.append((line.box, date))
            self._dates.addWidget(line)
        self._dates.addStretch(1)
        self.dates_label.setText(
            counted("กำหนดเสร็จที่จะเลื่อนตาม {count} รายการ", len(self._choices))
            if self._choices
            else _("ไม่มีกำหนดเสร็จที่ต้องเลื่อนตาม")
        )
        self.dates_label.setVisible(self.phase is not None)
        self.dates_scroll.setVisible(bool(self._choices))
        self.dates_scroll.setFixedHeight(min(len(self._choices), 7) * theme().px(34) + theme().px(16))
        self._name_button()

    def _name_button(self) -> None:
        first, last = self.first_day.date(), self.last_day.date()
        if self.phase is None:
            self.main.setText(_("เพิ่มระยะ"))
        elif (first, last) == (self.phase.first_day, self.phase.last_day):
            self.main.setText(_("ตกลง"))
        else:
            self.main.setText(_("เลื่อนระยะ"))

    def _say(self, words: str) -> None:
        self.problem.set_text(words)
        self.problem.setVisible(bool(words))

    def _do(self) -> None:
        if not (self.first_day.read() and self.last_day.read()):
            return
        first, last = self.first_day.date(), self.last_day.date()
        if first is None or last is None:
            self._say(_("โปรดกรอกวันเริ่มและวันสิ้นสุด"))
            return
        try:
            self._keep(first, last)
        except ValueError as error:
            self._say(str(error))
        else:
            self.accept()

    def _keep(self, first: datetime.date, last: datetime.date) -> None:
        name, note = clean(self.name.text()), clean(self.note.text())
        book, phase = self.desk.book, self.phase
        if phase is None:
            with self.desk.changing(_("เพิ่มระยะ {name}").format(name=name)) as session:
                add_phase(session, book.year, name, first, last, note)
            return
        move = preview_move(book, phase, first, last)
        wanted = move.only([date for box, date in self._choices if box.isChecked()])
        has_moved = (first, last) != (phase.first_day, phase.last_day)
        words = _("เลื่อนระยะ {name}") if has_moved else _("แก้ระยะ {name}")
        with self.desk.changing(words.format(name=name)) as session:
            move_phase(session, wanted, note)
            rename_phase(session, phase, name)
            finish_phase(session, phase, self.is_done.isChecked())
