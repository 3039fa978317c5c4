"""The bodies of the order: who sits in them and what they do, with the order beside them as it will print."""

from collections.abc import Callable, Iterator, Sequence
from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QHBoxLayout,
    QInputDialog,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from ita_desktop.actions.committees import (
    add_body,
    add_usual_bodies,
    move_body,
    remove_body,
    rename_body,
)
from ita_desktop.documents.content import MemberTable, NumberedItem
from ita_desktop.documents.writers.to_pages import Pages
from ita_desktop.documents.writers.to_pages import Place as PlaceOnPage
from ita_desktop.model.body import Body, Duty, Member
from ita_desktop.model.year import PaperKind
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import ActionButton, make_action
from ita_desktop.qt.choices import Segmented
from ita_desktop.qt.dialogs import open_until_answered
from ita_desktop.qt.flow_row import FlowRow
from ita_desktop.qt.icons import icon
from ita_desktop.qt.parts import EmptyState
from ita_desktop.qt.theme import theme
from ita_desktop.rules.seats import seats_of
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.duty_side import DutySide
from ita_desktop.screens.live_page import LivePage
from ita_desktop.screens.member_side import MemberSide
from ita_desktop.screens.page_beside import PageBeside
from ita_desktop.screens.place import Place
from ita_desktop.translation import translate as _

_MEMBERS, _DUTIES = "members", "duties"


class Committees(Place):
    shows: ClassVar[frozenset[str]] = frozenset(
        {"body", "member", "duty", "person", "unit", "office", "paper"}
    )

    halves: QSplitter
    left: QWidget
    tools: QWidget
    of_body: QToolButton
    sides: QStackedWidget

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self._body_id: int | None = None
        self._bodies: Segmented | None = None
        self._shown_bodies: list[tuple[str, str]] = []
        self.member_side = MemberSide(desk)
        self.duty_side = DutySide(desk)
        self.page = LivePage(desk, PaperKind.ORDER)
        self.page.records = self._records_on
        self.page.picked.connect(self._show_record)
        self.beside = PageBeside(self, self.halves, self.sides, self.page)
        self._build()
        tip = _("ให้คนอื่นทำหน้าที่แทนตั้งแต่วันหนึ่ง")
        self.follow = make_action(_("เปลี่ยนตัว"), "refresh", "Ctrl+R", self, tip)
        self.follow.triggered.connect(self._ask_who_follows)
        self.add = make_action(_("เพิ่มสมาชิก"), "add", "Ctrl+Shift+N", self)
        self.add.triggered.connect(self._ask_whom_to_add)
        self._to_paper = make_action(_("ไปที่เอกสาร"), "papers", "", self)
        self._to_paper.triggered.connect(lambda: desk.go("papers", desk.book.paper(PaperKind.ORDER)))

    @property
    def body(self) -> Body | None:
        return next((body for body in self.desk.book.year.bodies if body.id == self._body_id), None)

    def refresh(self) -> None:
        bodies = self.desk.book.year.bodies
        if self.body is None:
            self._body_id = bodies[0].id if bodies else None
        self._show_bodies(bodies)
        self.empty.setVisible(not bodies)
        for widget in (self.of_body, self._side):
            widget.setVisible(bool(bodies))
        self.beside.set_has_work(bool(bodies))
        for action in (self.follow, self.add):
            action.setEnabled(bool(bodies))
        self._show_body()
        self.told.emit()

    def facts(self) -> str:
        order = self.desk.book.paper(PaperKind.ORDER)
        if order is None or not order.number:
            return _("กำลังร่างคำสั่งแต่งตั้ง")
        words = _("คำสั่งที่ {number} ออกแล้ว") if order.is_issued else _("คำสั่งที่ {number} ยังไม่ได้ตรึง")
        return words.format(number=order.number)

    def header_actions(self) -> list[QAction]:
        return [self.follow, self.add, self._to_paper]

    def reveal(self, target: Target) -> None:
        self._show_record(self.desk.find(target.table, target.number))

    def _show_record(self, record: object) -> None:
        if isinstance(record, Body):
            self.choose_body(record.id)
        elif isinstance(record, Member | Duty):
            self.choose_body(record.body_id)
            is_member = isinstance(record, Member)
            self.choose_side(_MEMBERS if is_member else _DUTIES)
            where = self.member_side.members if is_member else self.duty_side.duties
            where.choose(record.id)
            where.setFocus()

    def choose_body(self, body_id: int) -> None:
        if all(body.id != body_id for body in self.desk.book.year.bodies):
            # Of another year.
            return
        self._body_id = body_id
        if self._bodies is not None:
            self._bodies.set_key(str(body_id))
        self._show_body()

    def choose_side(self, side: str) -> None:
        """members or duties."""
        self.beside.show_work()
        self._side.set_key(side)
        is_members = side == _MEMBERS
        self.sides.setCurrentWidget(self.member_side if is_members else self.duty_side)
        self.setFocusProxy(self.member_side.members if is_members else self.duty_side.duties)
        self._mark_on_page()

    def add_new_body(self, name: str) -> None:
        year = self.desk.book.year
        words = _("เพิ่ม{body}").format(body=name)
        if (added := self.desk.change(words, lambda session: add_body(session, year, name))) is not None:
            self.choose_body(added.id)

    def give_body_name(self, name: str) -> None:
        if body := self.body:
            words = _("เปลี่ยนชื่อ{body}").format(body=body.name)
            self.desk.change(words, lambda session: rename_body(session, body, name))

    def shift_body(self, step: int) -> None:
        body, bodies = self.body, self.desk.book.year.bodies
        if body and 0 <= (place := bodies.index(body) + step) < len(bodies):
            words = _("เลื่อน{body}").format(body=body.name)
            self.desk.change(words, lambda session: move_body(session, body, place))

    def drop_body(self) -> None:
        if body := self.body:
            words = _("ลบ{body}").format(body=body.name)
            self.desk.change(words, lambda session: remove_body(session, body))

    def ask_new_name(self) -> None:
        if body := self.body:
            self._ask_name(_("เปลี่ยนชื่อคณะ"), body.name, self.give_body_name)

    def _build(self) -> None:
        px = theme().px
        self._side = Segmented([(_MEMBERS, _("สมาชิก")), (_DUTIES, _("หน้าที่"))], _("ส่วนของคณะ"))
        self._side.changed.connect(self.choose_side)
        self._side.turn_by_keys(self)
        holder = QWidget()
        self._row_of_bodies = QHBoxLayout(holder)
        self._row_of_bodies.setContentsMargins(0, 0, 0, 0)
        self._row_of_bodies.addWidget(self.of_body)
        forms.box(self.tools).addWidget(
            FlowRow([holder, self._side, ActionButton(self.beside.action, is_row=True, parent=self.tools)])
        )
        self.of_body.setIcon(icon("more"))
        self.of_body.setMenu(self._menu_of_body())
        words = _("เริ่มจากคณะที่ใช้ทั่วไป")
        self.empty = EmptyState(
            _("ยังไม่มีคณะกรรมการของปีนี้"), words, self._start_from_the_usual, picture="add", sign="committees"
        )
        forms.box(self.left).addWidget(self.empty)
        for part in (self.member_side, self.duty_side):
            self.sides.addWidget(part)
            part.chosen.connect(self._mark_on_page)
            self.beside.folded.connect(part.put_beside)
        self.halves.addWidget(self.page)
        self.halves.setStretchFactor(0, 1)
        self.halves.setStretchFactor(1, 1)
        self.halves.setSizes([max(516, px(380)), 642])
        self.page.setMinimumWidth(px(320))
        self.left.setMinimumWidth(px(380))
        self.setFocusProxy(self.member_side.members)

    def _menu_of_body(self) -> QMenu:
        menu = QMenu(self)
        menu.addAction(_("เพิ่มคณะ"), lambda: self._ask_name(_("เพิ่มคณะ"), "", self.add_new_body))
        menu.addAction(_("เปลี่ยนชื่อคณะ"), self.ask_new_name)
        menu.addAction(_("เลื่อนคณะไปก่อน"), lambda: self.shift_body(-1))
        menu.addAction(_("เลื่อนคณะไปหลัง"), lambda: self.shift_body(1))
        menu.addSeparator()
        menu.addAction(_("ลบคณะ"), self.drop_body)
        return menu

    def _ask_name(self, words: str, name: str, deed: Callable[[str], None]) -> None:
        dialog = QInputDialog(self)
        dialog.setWindowTitle(words)
        dialog.setLabelText(_("ชื่อคณะ"))
        dialog.setTextValue(name)
        dialog.textValueSelected.connect(deed)
        open_until_answered(dialog)

    def _show_bodies(self, bodies: Sequence[Body]) -> None:
        choices = [(str(body.id), f"{_short(body.name)} {len(seats_of(body))}") for body in bodies]
        if choices == self._shown_bodies:
            return
        self._shown_bodies = choices
        if self._bodies is not None:
            self._row_of_bodies.removeWidget(self._bodies)
            self._bodies.hide()
            self._bodies.deleteLater()
            self._bodies = None
        if choices:
            self._bodies = Segmented(choices, _("คณะ"))
            self._bodies.set_key(str(self._body_id))
            self._bodies.changed.connect(lambda key: self.choose_body(int(key)))
            self._row_of_bodies.insertWidget(0, self._bodies)

    def _show_body(self) -> None:
        body = self.body
        self._side.set_words(_DUTIES, _("หน้าที่ {count}").format(count=len(body.duties) if body else 0))
        self.member_side.show_body(body)
        self.duty_side.show_body(body)
        self._mark_on_page()

    def _mark_on_page(self) -> None:
        if self._side.key == _MEMBERS:
            body, rows = self.member_side.number - 1, self.member_side.chosen_places()
            self.page.mark(lambda pages: _places_of_members(pages, body, rows))
        else:
            numbers = self.duty_side.chosen_places()
            self.page.mark(lambda pages: _places_of_duties(pages, numbers))

    def _records_on(self, pages: Pages) -> Iterator[tuple[Member | Duty, list[PlaceOnPage]]]:
        bodies = self.desk.book.year.bodies
        for number, body in enumerate(bodies):
            for row, seat in enumerate(seats_of(body)):
                yield seat.member, _places_of_members(pages, number, [row])
        for number, duty in enumerate(duty for body in bodies for duty in body.duties):
            yield duty, _places_of_duties(pages, [number])

    def _start_from_the_usual(self) -> None:
        year = self.desk.book.year
        self.desk.change(_("เริ่มจากคณะที่ใช้ทั่วไป"), lambda session: add_usual_bodies(session, year))
        self.member_side.members.setFocus()

    def _ask_who_follows(self) -> None:
        self.choose_side(_MEMBERS)
        self.member_side.ask_who_follows()

    def _ask_whom_to_add(self) -> None:
        self.choose_side(_MEMBERS)
        self.member_side.line.add()


def _short(name: str) -> str:
    """คณะกรรมการอำนวยการ is known as อำนวยการ."""
    return name.removeprefix("คณะกรรมการ") or name


def _places_of_members(pages: Pages, body: int, rows: Sequence[int]) -> list[PlaceOnPage]:
    tables = [n for n, block in enumerate(pages.document.blocks) if isinstance(block, MemberTable)]
    if body >= len(tables):
        return []
    return [place for row in rows for place in pages.places_of_row(tables[body], row)]


def _places_of_duties(pages: Pages, numbers: Sequence[int]) -> list[PlaceOnPage]:
    items = [n for n, block in enumerate(pages.document.blocks) if isinstance(block, NumberedItem)]
    return [place for number in numbers if number < len(items) for place in pages.places_of(items[number])]
