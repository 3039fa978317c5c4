"""Who signs for which duty, in what capacity and since when: of several who may sign on a day the first does."""

import datetime
from collections.abc import Callable, Hashable, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ita_desktop.actions.office_people import (
    add_signatory,
    move_signatories,
    people_in_office,
    remove_signatories,
    set_signatory_field,
)
from ita_desktop.model.book import YearBook
from ita_desktop.model.office import Acting, Signatory, SigningDuty
from ita_desktop.model.records import Record
from ita_desktop.model.terms import spoken_term
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.columns import Column
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.office_page import OfficePage, change_cells, chosen
from ita_desktop.screens.office_people_page import date_column
from ita_desktop.translation import translate as _


class OfficeSignatoriesPage(OfficePage):
    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.grid = Grid(
            RowsModel(
                _columns(lambda: desk.book, desk.today()),
                lambda signatory: signatory.id,
                change=change_cells(desk, set_signatory_field),
            )
        )
        self.grid.setAccessibleName(_("รายชื่อผู้ลงนาม"))
        self.grid.set_empty(_("ยังไม่มีผู้ลงนาม"), _("เพิ่มผู้อำนวยการเขต"), lambda: self._add(SigningDuty.DIRECTOR))
        self.grid.let_rows_move()
        self.grid.actions_for = self._row_actions
        self.grid.rows_moved.connect(self._move)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid)
        self.setFocusProxy(self.grid)
        self._new = make_action(_("เพิ่มผู้ลงนาม"), "add", "Ctrl+Shift+N", self)
        self._new.triggered.connect(lambda: self._add(next(iter(self._missing()), SigningDuty.DIRECTOR)))
        self._remove = make_action(_("ลบผู้ลงนาม"), "remove", "", self)
        self._remove.triggered.connect(self._remove_chosen)

    def show_book(self) -> None:
        self.grid.model.show(self.desk.book.office.signatories)

    def page_actions(self) -> list[QAction]:
        return [self._new]

    def facts(self) -> str:
        missing = [_(spoken_term(duty)) for duty in self._missing()]
        if not missing:
            return _("มีผู้ลงนามครบทุกหน้าที่")
        return _("ยังไม่มีผู้ลงนาม: {duties}").format(duties=" · ".join(missing))

    def reveal(self, record: Record, field: str) -> None:
        if isinstance(record, Signatory):
            self.grid.select([record.id])

    def _missing(self) -> list[SigningDuty]:
        named = {each.duty for each in self.desk.book.office.signatories if each.person}
        return [duty for duty in SigningDuty if duty not in named]

    def _row_actions(self, keys: Sequence[Hashable]) -> list[QAction]:
        return [self._remove] if keys else []

    def _add(self, duty: SigningDuty) -> None:
        office = self.desk.book.office
        words = _("เพิ่มผู้ลงนาม {duty}").format(duty=_(spoken_term(duty)))
        added = self.desk.change(words, lambda session: add_signatory(session, office, duty))
        if added is not None:
            self.grid.edit(added.id, "person")

    def _move(self, keys: list[Hashable], before: Hashable | None) -> None:
        known = self.desk.book.office.signatories
        moved = [each for each in known if each.id in keys]
        goal = next((each for each in known if each.id == before), None)
        self.desk.change(_("ย้ายลำดับผู้ลงนาม"), lambda session: move_signatories(session, moved, goal))

    def _remove_chosen(self) -> None:
        if gone := chosen(self.grid, self.desk.book.office.signatories):
            words = _("ลบผู้ลงนาม {duty}").format(duty=_(spoken_term(gone[0].duty)))
            self.desk.change(words, lambda session: remove_signatories(session, gone))


def _columns(book: Callable[[], YearBook], today: datetime.date) -> list[Column[Signatory]]:
    def people(signatory: Signatory) -> list[tuple[str, object]]:
        here = people_in_office(book().office.people, today)
        if signatory.person is not None and signatory.person not in here:
            here.append(signatory.person)
        return [(_("เว้นไว้"), None), *((person.full_name, person) for person in here)]

    def state(signatory: Signatory) -> Mark | None:
        if signatory.person is None:
            return Mark.EMPTY_RING
        until = signatory.valid_until
        has_ended = until is not None and until < today
        return Mark.PAUSED if has_ended or not signatory.person.is_in_office(today) else None

    def state_words(signatory: Signatory) -> str:
        if signatory.person is None:
            return _("เว้นชื่อไว้")
        return _("พ้นช่วงที่ลงนามได้") if state(signatory) else ""

    return [
        Column(
            "duty",
            _("หน้าที่ลงนาม"),
            lambda each: each.duty,
            text=lambda duty: _(spoken_term(duty)),
            choices=lambda _each: [(_(spoken_term(duty)), duty) for duty in SigningDuty],
            width=140,
            wraps=True,
            emphasis=True,
        ),
        Column(
            "person",
            _("ผู้ลงนาม"),
            lambda each: each.person,
            text=lambda person: person.full_name if person else _("เว้นชื่อไว้"),
            choices=people,
            width=165,
            wraps=True,
            mark=state,
            mark_words=state_words,
        ),
        Column(
            "printed_position",
            _("ตำแหน่งที่พิมพ์ใต้ชื่อ"),
            lambda each: each.printed_position,
            parse=str,
            width=165,
            wraps=True,
            is_long=True,
        ),
        Column(
            "acting",
            _("ลงนามในฐานะ"),
            lambda each: each.acting,
            text=lambda acting: _(spoken_term(acting)),
            choices=lambda _each: [(_(spoken_term(acting)), acting) for acting in Acting],
            width=118,
            wraps=True,
        ),
        Column(
            "acting_for",
            _("แทนตำแหน่ง"),
            lambda each: each.acting_for,
            parse=str,
            width=130,
            wraps=True,
            is_editable=lambda each: each.acting is not Acting.SELF,
        ),
        date_column("valid_from", _("ตั้งแต่"), today),
        date_column("valid_until", _("ถึง"), today),
    ]
