"""The line under the members: who is added, what is corrected, or who follows on a seat."""

import datetime
from enum import StrEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from ita_desktop.actions.committees import usual_roles
from ita_desktop.model.body import Body, Member
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Person
from ita_desktop.qt import forms
from ita_desktop.qt.dates import DateField
from ita_desktop.qt.tab_order import set_tab_order
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type
from ita_desktop.screens.person_field import PersonField, list_offers
from ita_desktop.thai.dates import fiscal_year_of
from ita_desktop.translation import translate as _


class Deed(StrEnum):
    ADD = "add"
    CORRECT = "correct"
    FOLLOW = "follow"


class MemberLine(QWidget):
    """`kept` asks for the deed; Escape turns back to adding. `member_id` is the seat to correct or to follow on."""

    kept = Signal()
    given_up = Signal()

    heading: TextView
    who_label: QLabel
    role_label: QLabel
    who: PersonField
    role: QComboBox
    keep: QPushButton
    give_up: QPushButton
    fields: QWidget
    following: QWidget
    since: DateField
    since_label: QLabel
    amended_by: QLineEdit
    amended_by_label: QLabel

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self.deed = Deed.ADD
        self.member_id: int | None = None
        self._year = 0
        self._usual_role = ""
        self.heading.set_type(Type.NAME)
        for label in (self.who_label, self.role_label, self.since_label, self.amended_by_label):
            set_type(label, Type.SMALL, "ink2")
        self.role.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.stack(False)
        # The buttons stand over the fields, and come after them.
        set_tab_order((self.who, self.role, self.since, self.amended_by, self.keep, self.give_up))
        for button in (self.keep, self.give_up):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.keep.clicked.connect(self._keep)
        self.give_up.clicked.connect(self.turn_back)
        self.who.taken.connect(self._keep)
        self._typed_role = self.role.lineEdit() or QLineEdit(self)
        self._typed_role.returnPressed.connect(self._keep)
        self.amended_by.returnPressed.connect(self._keep)
        self.since.line.returnPressed.connect(self._keep)
        self._show_deed()

    def stack(self, is_stacked: bool) -> None:
        """Whether each field stands below the one before, where there is little width."""
        deeds: QHBoxLayout = self.findChild(QHBoxLayout, "deeds" if is_stacked else "top")  # type: ignore[assignment]
        for button in (self.give_up, self.keep):
            deeds.addWidget(button)
        pairs = (
            (self.fields, self.role_label, self.role),
            (self.following, self.amended_by_label, self.amended_by),
        )
        for fields, label, field in pairs:
            grid: QGridLayout = fields.layout()  # type: ignore[assignment]
            row, column = (2, 0) if is_stacked else (0, 1)
            grid.addWidget(label, row, column)
            grid.addWidget(field, row + 1, column)
            grid.setColumnStretch(0, 3)
            grid.setColumnStretch(1, 0 if is_stacked else 2)

    @property
    def person(self) -> Person | None:
        return self.who.person

    @property
    def post(self) -> str:
        return self.who.post

    @property
    def day(self) -> datetime.date | None:
        return self.since.date()

    def offer(self, book: YearBook, body: Body | None) -> None:
        """What can be chosen; what is being typed stays."""
        self.who.offer(list_offers(book))
        self._year = book.year.year
        self.since.set_fiscal_year(self._year)
        typed = self.role.currentText()
        roles = usual_roles(body) if body else ()
        if [self.role.itemText(n) for n in range(self.role.count())] != list(roles):
            self.role.clear()
            self.role.addItems(list(roles))
            typed = self._usual_role = roles[2] if len(roles) > 2 else ""
        self._show_role(typed)
        self.setEnabled(body is not None)

    def add(self) -> None:
        self._turn_to(Deed.ADD, None)
        self.who.setFocus()

    def correct(self, member: Member, number: str) -> None:
        self._turn_to(Deed.CORRECT, member, _("แก้ลำดับที่ {number}").format(number=number))
        self.who.show_value(member.person, member.post)
        self._show_role(member.role)
        self.who.setFocus()
        self.who.selectAll()

    def follow(self, member: Member, number: str, today: datetime.date) -> None:
        name = member.person.full_name if member.person else member.post
        words = _("เปลี่ยนตัวลำดับที่ {number} แทน{name}").format(number=number, name=name)
        self._turn_to(Deed.FOLLOW, member, words)
        self.who.clear()
        self._show_role(member.role)
        self.since.setDate(today if fiscal_year_of(today) == self._year else None)
        self.amended_by.clear()
        self.who.setFocus()

    def turn_back(self) -> None:
        """To adding, with empty fields. The role of the seat that was in hand is no proposal for a new one."""
        if self.deed is not Deed.ADD:
            self._show_role(self._usual_role)
        self._turn_to(Deed.ADD, None)
        self.who.clear()
        self.given_up.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.turn_back()
        else:
            super().keyPressEvent(event)

    def _turn_to(self, deed: Deed, member: Member | None, words: str = "") -> None:
        self.deed, self.member_id = deed, member.id if member else None
        self._show_deed(words)

    def _show_deed(self, words: str = "") -> None:
        self.heading.set_text(words or _("เพิ่มสมาชิก"))
        self.following.setVisible(self.deed is Deed.FOLLOW)
        self.role.setEnabled(self.deed is not Deed.FOLLOW)
        self.give_up.setVisible(self.deed is not Deed.ADD)
        labels = {Deed.ADD: _("เพิ่ม"), Deed.CORRECT: _("แก้"), Deed.FOLLOW: _("เปลี่ยนตัว")}
        self.keep.setText(labels[self.deed])

    def _show_role(self, role: str) -> None:
        self.role.setEditText(role)
        self._typed_role.setCursorPosition(0)

    def _keep(self) -> None:
        if not self.who.is_offering and self.who.settles():
            self.kept.emit()


forms.promote(MemberLine)
