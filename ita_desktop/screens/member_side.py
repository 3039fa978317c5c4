"""Who sits in a body, by person or by post, in the order of the seats; a line below adds, corrects and replaces."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QHBoxLayout, QWidget

from ita_desktop.actions.committees import (
    add_member,
    change_member,
    move_members,
    remove_members,
    replace_member,
)
from ita_desktop.actions.office_people import add_person
from ita_desktop.model.body import Body, Member
from ita_desktop.model.office import Person
from ita_desktop.qt import forms
from ita_desktop.qt.flow_row import FlowRow
from ita_desktop.qt.marks import Mark, MarkLabel
from ita_desktop.qt.ordered_list import ListHeading, OrderedList
from ita_desktop.qt.ordered_rows import ListColumn, ListRow
from ita_desktop.qt.texts import tooltip
from ita_desktop.qt.theme import theme
from ita_desktop.rules.checks.carriers import Carriers
from ita_desktop.rules.seats import Seat, seats_of
from ita_desktop.screens.body_part import BodyPart
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.member_line import Deed, MemberLine
from ita_desktop.spoken import spoken_short_date
from ita_desktop.storage.workspace import Session
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


class MemberSide(BodyPart):
    heading: ListHeading
    members: OrderedList
    line: MemberLine

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self.members.arrange(_("สมาชิก"), [ListColumn(_("บทบาท"), 164)], renumber=self._renumbered)
        self.members.set_empty(_("ยังไม่มีสมาชิกในคณะนี้"))
        self.heading.head(self.members, _("ลำดับ  ตำแหน่งหรือชื่อ"))
        self.sections = MarkLabel(Mark.DONE, "")
        self.officers = MarkLabel(Mark.DONE, "")
        checks = QWidget()
        row = QHBoxLayout(checks)
        px = theme().px
        row.setContentsMargins(px(16), 0, px(16), px(8))
        row.addWidget(FlowRow([self.sections, self.officers], spacing=12))
        forms.box(self.fields).addWidget(checks)
        self.whole.hold(self.members, self.fields)
        self.members.moved.connect(self._move)
        self.members.removed.connect(self._remove)
        self.members.opened.connect(lambda _key: self.correct())
        self.members.selection_changed.connect(self.chosen)
        self.line.kept.connect(self._keep_line)
        self.line.given_up.connect(self.members.setFocus)

    def put_beside(self, is_beside: bool) -> None:
        super().put_beside(is_beside)
        self.line.stack(is_beside)

    def refresh(self) -> None:
        body = self.body
        self.line.offer(self.desk.book, body)
        self.members.show_rows([_row(seat, self.number) for seat in seats_of(body)] if body else [])
        if body:
            self._show_checks(body)

    def chosen_places(self) -> list[int]:
        keys = [row.key for row in self.members.rows]
        return [keys.index(key) for key in self.members.selected_keys]

    def correct(self) -> None:
        """Puts the seat in hand into the line below."""
        if seat := self._seat():
            self.line.correct(seat.member, f"{self.number}.{seat.number}")

    def ask_who_follows(self) -> None:
        if seat := self._seat():
            self.line.follow(seat.member, f"{self.number}.{seat.number}", self.desk.today())
        else:
            self.desk.said.emit(_("โปรดเลือกสมาชิกที่จะเปลี่ยนตัวก่อน"))

    def _show_checks(self, body: Body) -> None:
        book = self.desk.book
        seated = Carriers(book.office).seated([body])
        missing = [section.name for section in book.sections if section.name not in seated]
        if missing:
            self.sections.set_state(Mark.TRIANGLE, counted("ขาด {count} ฝ่าย", len(missing)))
        else:
            self.sections.set_state(Mark.DONE, _("ครบ {count} ฝ่าย").format(count=len(book.sections)))
        self.sections.setToolTip(tooltip("\n".join(missing)))
        roles = [seat.member.role for seat in seats_of(body)]
        has_chair = any(role.startswith("ประธาน") for role in roles)
        has_secretary = any("เลขานุการ" in role.replace("ผู้ช่วยเลขานุการ", "") for role in roles)
        if has_chair and has_secretary:
            self.officers.set_state(Mark.DONE, _("มีประธานและเลขานุการ"))
        elif has_chair:
            self.officers.set_state(Mark.OCTAGON, _("ยังไม่มีเลขานุการ"))
        elif has_secretary:
            self.officers.set_state(Mark.OCTAGON, _("ยังไม่มีประธาน"))
        else:
            self.officers.set_state(Mark.OCTAGON, _("ยังไม่มีประธานและเลขานุการ"))

    def _renumbered(self, rows: Sequence[ListRow]) -> list[ListRow]:
        return [replace(row, number=f"{self.number}.{place}") for place, row in enumerate(rows, start=1)]

    def _members(self, keys: Sequence[object]) -> list[Member]:
        return [member for member in (self.body.members if self.body else ()) if member.id in keys]

    def _seat(self) -> Seat | None:
        seats = seats_of(self.body) if self.body else []
        return next((seat for seat in seats if seat.member.id == self.members.current_key), None)

    def _move(self, keys: list[object], place: int, _steps: int) -> None:
        moved = self._members(keys)
        words = _("ย้าย{name}").format(name=_names(moved))
        self.desk.change(words, lambda session: move_members(session, moved, place))

    def _remove(self, keys: list[object]) -> None:
        gone = self._members(keys)
        words = _("ลบ{name}").format(name=_names(gone))
        self.desk.change(words, lambda session: remove_members(session, gone))

    def _keep_line(self) -> None:
        body, line = self.body, self.line
        if body is None:
            return
        deeds = {Deed.ADD: self._add, Deed.CORRECT: self._change, Deed.FOLLOW: self._let_follow}
        kept = deeds[line.deed](body)
        if kept is not None:
            was_adding = line.deed is Deed.ADD
            line.turn_back()
            self.members.choose(kept)
            if was_adding:
                line.who.setFocus()

    def _add(self, body: Body) -> int | None:
        role = self.line.role.currentText()

        def deed(session: Session) -> Member:
            return add_member(session, body, role, post=self.line.post, person=self._who(session))

        words = _("เพิ่ม{name}ใน{body}").format(name=self._named(), body=body.name)
        added = self.desk.change(words, deed)
        return added.id if added else None

    def _who(self, session: Session) -> Person | None:
        """Who is named in the line; somebody new comes into the office with it."""
        if name := self.line.who.new_name:
            return add_person(session, self.desk.book.office, name)
        return self.line.person

    def _named(self) -> str:
        person = self.line.person
        return person.full_name if person else self.line.who.new_name or self.line.post

    def _change(self, body: Body) -> int | None:
        member = next(iter(self._members([self.line.member_id])), None)
        if member is None:
            return None
        role = self.line.role.currentText()

        def deed(session: Session) -> int:
            person = self._who(session)
            change_member(session, member, role=role, post=None if person else self.line.post, person=person)
            return member.id

        return self.desk.change(_("แก้{name}").format(name=_names([member])), deed)

    def _let_follow(self, body: Body) -> int | None:
        line = self.line
        member = next(iter(self._members([line.member_id])), None)
        if member is None or not line.since.read():
            return None
        since = line.day
        if since is None:
            self.desk.refused.emit(_("โปรดกรอกวันที่เริ่มทำหน้าที่แทน"))
            return None
        order = line.amended_by.text()

        def deed(session: Session) -> Member:
            return replace_member(session, member, since, order, person=self._who(session), post=line.post)

        words = _("ให้{name}แทน{left}").format(name=self._named(), left=_names([member]))
        follower = self.desk.change(words, deed)
        return follower.id if follower else None


def _row(seat: Seat, body_number: int) -> ListRow:
    member, person = seat.member, seat.member.person
    post = _("โดยตำแหน่ง")
    if person:
        section = person.unit.name if person.unit else ""
        post = " ".join(filter(None, (member.post or person.full_position, section)))
    note = ""
    if seat.predecessor and member.since:
        words = _("แทน {name} ตั้งแต่ {date}")
        note = words.format(name=_names([seat.predecessor]), date=spoken_short_date(member.since))
    return ListRow(
        key=member.id,
        title=person.full_name if person else member.post,
        number=f"{body_number}.{seat.number}",
        lines=(post,) if post else (),
        note=note,
        note_picture="refresh",
        cells=(member.role,),
        picture="person" if person else "office",
    )


def _names(members: Sequence[Member]) -> str:
    names = [member.person.full_name if member.person else member.post for member in members]
    if len(names) < 2:
        return "".join(names)
    return _("{name} และอีก {count} ลำดับ").format(name=names[0], count=len(names) - 1)
