"""The people of the office as a table: who is in office, who has left and when."""

import datetime
from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ita_desktop.actions.office_people import (
    add_people,
    add_person,
    let_go,
    move_people,
    people_in_office,
    read_people,
    remove_people,
    set_person_field,
    take_back,
)
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Person
from ita_desktop.model.records import Record
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.choices import Segmented
from ita_desktop.qt.columns import Column
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.dialogs import ask, open_until_answered
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.office_page import OfficePage, change_cells, chosen
from ita_desktop.screens.paste_names import PasteNames
from ita_desktop.screens.person_erasure import PersonErasure
from ita_desktop.thai.dates import parse_typed_date
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_HERE, _LEFT, _ALL = "here", "left", "all"


class OfficePeoplePage(OfficePage):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._choice = Segmented(
            [(_HERE, _("ปฏิบัติงานอยู่")), (_LEFT, _("พ้นแล้ว")), (_ALL, _("ทั้งหมด"))], _("แสดงเฉพาะ")
        )
        self._choice.changed.connect(lambda _key: self.show_book())
        self.grid = Grid(
            RowsModel(
                people_columns(lambda: desk.book, desk.today()),
                lambda person: person.id,
                change=change_cells(desk, set_person_field),
            )
        )
        self.grid.setAccessibleName(_("บุคลากร"))
        self.grid.chosen_by = lambda: [self._choice.words] if self._choice.key != _ALL else []
        self.grid.let_rows_move()
        self.grid.actions_for = self._row_actions
        self.grid.rows_moved.connect(self._move)
        self.grid.selection_changed.connect(self._follow_selection)
        self._build_actions()
        self._lay_out()

    def show_book(self) -> None:
        people, today = self.desk.book.office.people, self.desk.today()
        here = people_in_office(people, today)
        gone = [person for person in people if person not in here]
        shown = {_HERE: here, _LEFT: gone, _ALL: people}
        for key, words in ((_HERE, _("ปฏิบัติงานอยู่")), (_LEFT, _("พ้นแล้ว")), (_ALL, _("ทั้งหมด"))):
            self._choice.set_words(key, f"{words} {len(shown[key])}")
        if self._choice.key == _LEFT:
            self.grid.set_empty(_("ไม่มีผู้ที่พ้นจากตำแหน่ง"))
        else:
            advice = _("คัดลอกจาก Word หรือ Excel มาวางทีเดียวทั้งสำนักงานได้")
            words = _("ยังไม่มีรายชื่อบุคลากร")
            self.grid.set_empty(words, _("วางรายชื่อ"), self._ask_names, sign="committees", advice=advice)
        self.grid.model.show(shown[self._choice.key])
        self._follow_selection()

    def page_actions(self) -> list[QAction]:
        return [self._leave, self._paste, self._add]

    def facts(self) -> str:
        people = self.desk.book.office.people
        here = len(people_in_office(people, self.desk.today()))
        return _("ปฏิบัติงานอยู่ {here} คน พ้นแล้ว {left} คน").format(here=here, left=len(people) - here)

    def reveal(self, record: Record, field: str) -> None:
        if isinstance(record, Person):
            if not record.is_in_office(self.desk.today()):
                self._choice.set_key(_ALL)
                self.show_book()
            self.grid.select([record.id])

    def let_chosen_go(self, last_day: datetime.date) -> None:
        people = self._chosen()
        words = _("{person} พ้นจากตำแหน่ง").format(person=_names(people))
        self.desk.change(words, lambda session: let_go(session, people, last_day))

    def _build_actions(self) -> None:
        self._leave = make_action(
            _("พ้นจากตำแหน่ง"),
            "forward",
            "",
            self,
            _("ใส่วันสุดท้ายแทนการลบ ชื่อยังอยู่ในเอกสารเดิม แต่ไม่อยู่ในรายชื่อให้เลือก"),
        )
        self._leave.triggered.connect(self._ask_last_day)
        self._paste = make_action(_("วางรายชื่อ"), "paste", "Ctrl+Shift+V", self)
        self._paste.triggered.connect(self._ask_names)
        self._add = make_action(_("เพิ่มบุคลากร"), "add", "Ctrl+Shift+N", self)
        self._add.triggered.connect(self._add_one)
        self._remove = make_action(_("ลบชื่อที่พิมพ์ผิด"), "remove", "", self)
        self._remove.triggered.connect(self._remove_chosen)
        self._erase = make_action(
            _("ลบข้อมูลบุคคล"), "remove", "", self, _("ลบชื่อ ตำแหน่ง และโทรศัพท์ออกจากแฟ้มและประวัติอย่างถาวร")
        )
        self._erase.triggered.connect(self._ask_erasure)
        self._back = make_action(_("กลับมาปฏิบัติงาน"), "undo", "", self)
        self._back.triggered.connect(self._take_back)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self._choice)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(self.grid, 1)
        self.setFocusProxy(self.grid)

    def _row_actions(self, keys: Sequence[Hashable]) -> list[QAction]:
        self._back.setEnabled(any(person.in_office_until for person in self._chosen()))
        self._erase.setEnabled(len(keys) == 1)
        return [self._leave, self._back, self._remove, self._erase] if keys else []

    def _chosen(self) -> list[Person]:
        return chosen(self.grid, self.desk.book.office.people)

    def _follow_selection(self) -> None:
        self._leave.setEnabled(bool(self._chosen()))

    def _ask_last_day(self) -> None:
        """In the cell of the first; of several the others are filled down."""
        people = self._chosen()
        if people:
            self.let_chosen_go(self.desk.today())
            self._choice.set_key(_ALL)
            self.show_book()
            self.grid.select([person.id for person in people])
            self.grid.edit(people[0].id, "in_office_until")

    def _add_one(self) -> None:
        self._choice.set_key(_HERE)
        known = {person.name for person in self.desk.book.office.people}
        name, number = _("ชื่อ นามสกุล"), 2
        while name in known:
            name, number = _("ชื่อ นามสกุล {number}").format(number=number), number + 1
        office = self.desk.book.office
        added = self.desk.change(_("เพิ่มบุคลากร"), lambda session: add_person(session, office, name))
        if added is not None:
            self.grid.edit(added.id, "name")

    def _ask_names(self) -> None:
        units = self.desk.book.office.units
        dialog = PasteNames(
            _("วางรายชื่อบุคลากร"),
            _("วางจาก Word หรือ Excel ได้ บรรทัดละหนึ่งคน เรียงชื่อ ตำแหน่ง และฝ่าย คั่นด้วยแท็บ ผู้ที่มีชื่ออยู่แล้วจะข้ามไป"),
            lambda text: len(read_people(text, units)),
            lambda count: counted("เพิ่ม {count} คน", count),
            self.window(),
        )
        dialog.taken.connect(self.take_names)
        open_until_answered(dialog)

    def take_names(self, pasted: str) -> None:
        office = self.desk.book.office
        people = read_people(pasted, office.units)
        added = self.desk.change(_("วางรายชื่อบุคลากร"), lambda session: add_people(session, office, people))
        if added:
            self.grid.select([person.id for person in added])
        elif added is not None:
            self.desk.said.emit(_("มีชื่อเหล่านี้ครบแล้ว"))

    def _move(self, keys: list[Hashable], before: Hashable | None) -> None:
        people = self.desk.book.office.people
        moved = [person for person in people if person.id in keys]
        goal = next((person for person in people if person.id == before), None)
        self.desk.change(_("ย้ายลำดับบุคลากร"), lambda session: move_people(session, moved, goal))

    def _remove_chosen(self) -> None:
        if people := self._chosen():
            words = _("ลบ{person}").format(person=_names(people))
            self.desk.change(words, lambda session: remove_people(session, people))

    def _ask_erasure(self) -> None:
        if people := self._chosen():
            ask(PersonErasure(self.desk, people[0], self))

    def _take_back(self) -> None:
        if people := self._chosen():
            words = _("{person} กลับมาปฏิบัติงาน").format(person=_names(people))
            self.desk.change(words, lambda session: take_back(session, people))


def people_columns(book: Callable[[], YearBook], today: datetime.date) -> list[Column[Person]]:
    return [
        Column("title", _("คำนำหน้า"), lambda person: person.title, parse=str, width=78),
        Column(
            "name",
            _("ชื่อและนามสกุล"),
            lambda person: person.name,
            parse=str,
            width=160,
            emphasis=True,
            wraps=True,
            mark=lambda person: None if person.is_in_office(today) else Mark.PAUSED,
            mark_words=lambda person: "" if person.is_in_office(today) else _("พ้นจากตำแหน่งแล้ว"),
        ),
        Column("position", _("ตำแหน่ง"), lambda person: person.position, parse=str, width=150, wraps=True),
        Column("level", _("ระดับ"), lambda person: person.level, parse=str, width=118, wraps=True),
        unit_column(book),
        Column("telephone", _("โทรศัพท์ที่ทำงาน"), lambda person: person.telephone, parse=str, width=84),
        date_column("in_office_from", _("ตั้งแต่"), today),
        date_column("in_office_until", _("ถึง"), today),
    ]


def unit_column(book: Callable[[], YearBook]) -> Column[Person]:
    def choices(_person: Person) -> list[tuple[str, object]]:
        return [(_("ไม่ระบุ"), None), *((unit.name, unit) for unit in book().office.units)]

    return Column(
        "unit",
        _("ฝ่ายหรือโรงเรียน"),
        lambda person: person.unit,
        text=lambda unit: unit.name if unit else "",
        choices=choices,
        width=150,
        wraps=True,
        sort_key=lambda unit: unit.position,
    )


def date_column(field: str, title: str, today: datetime.date) -> Column[Any]:
    return Column(
        field,
        title,
        lambda record: getattr(record, field),
        text=shown_date,
        parse=lambda typed: parse_typed_date(typed, today) if typed else None,
        is_date=True,
        wraps=True,
        width=106,
    )


def _names(people: Sequence[Person]) -> str:
    more = _("{name} และอีก {count} คน")
    first = people[0].full_name
    return first if len(people) == 1 else more.format(name=first, count=len(people) - 1)
