"""Who came: the list from the order, ticked with one key a line."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from ita_desktop.actions.attendance import (
    add_attendant,
    change_attendant,
    fill_attendance,
    move_attendants,
    remove_attendants,
    set_presence,
    set_reason,
    set_representative,
)
from ita_desktop.documents.content import Table
from ita_desktop.documents.writers.to_pages import Pages
from ita_desktop.documents.writers.to_pages import Place as PlaceOnPage
from ita_desktop.model.attendance import Attendance, Presence
from ita_desktop.model.terms import spoken_term
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.flow_row import FlowRow
from ita_desktop.qt.form_fields import keep_on_leave
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.ordered_list import OrderedList
from ita_desktop.qt.ordered_rows import ListRow
from ita_desktop.qt.tab_order import set_tab_order
from ita_desktop.qt.theme import Type, set_type
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.meeting_part import MeetingPart
from ita_desktop.storage.books import load_book
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_MARKS = {
    Presence.UNKNOWN: Mark.EMPTY_RING,
    Presence.PRESENT: Mark.DONE,
    Presence.REPRESENTED: Mark.HALF_DISC,
    Presence.ABSENT: Mark.PAUSED,
}


class AttendanceList(MeetingPart):
    """Space says who came, and takes it back; Alt+1 to Alt+3 say it for all chosen lines and go on to the next."""

    lines: OrderedList
    present: QPushButton
    represented: QPushButton
    absent: QPushButton
    fill: QPushButton
    name: QLineEdit
    name_label: QLabel
    post: QLineEdit
    post_label: QLabel
    detail: QLineEdit
    detail_label: QLabel
    other: QLineEdit
    other_label: QLabel
    add_other: QPushButton

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self._line_id: int | None = None
        self.lines.arrange(_("รายชื่อผู้มาประชุม"), renumber=_counted)
        self.lines.set_empty(_("ยังไม่มีรายชื่อ ดึงรายชื่อจากคำสั่งได้ด้วยปุ่มด้านล่าง"))
        for label in (self.name_label, self.post_label, self.detail_label, self.other_label):
            set_type(label, Type.SMALL, "ink2")
        presences = FlowRow([self.present, self.represented, self.absent, self.fill], spacing=6)
        forms.box(self.fields).insertWidget(0, presences)
        self.whole.hold(self.lines, self.fields)
        fields = (self.name, self.post, self.detail, self.other, self.add_other)
        set_tab_order((self.lines, presences, *fields))
        self._bind()

    @property
    def line(self) -> Attendance | None:
        return next(iter(self._found([self._line_id])), None)

    @property
    def start(self) -> QWidget:
        return self.lines if self.lines.rows else self.fill

    def refresh(self) -> None:
        attendance = self.meeting.attendance if self.meeting else []
        self.lines.show_rows(_counted([_row(line) for line in attendance]))
        self._show_line()

    def put_beside(self, is_beside: bool) -> None:
        super().put_beside(is_beside)
        direction = QBoxLayout.Direction.TopToBottom if is_beside else QBoxLayout.Direction.LeftToRight
        for row in forms.box(self.fields).findChildren(QBoxLayout):
            row.setDirection(direction)

    def mark(self) -> None:
        keys = [row.key for row in self.lines.rows]
        chosen = [self._row_on_page(keys.index(key)) for key in self.lines.selected_keys]
        self.marked.emit(lambda pages: _places(pages, chosen))

    def _row_on_page(self, place: int) -> int:
        """A row of heads stands above the members, one that names the others above these."""
        members = sum(line.is_member for line in (self.meeting.attendance if self.meeting else ()))
        return place + 1 + (place >= members)

    def records_on(self, pages: Pages) -> Iterable[tuple[object, Iterable[PlaceOnPage]]]:
        rows = enumerate(self.lines.rows)
        return [(row.key, _places(pages, [self._row_on_page(place)])) for place, row in rows]

    def pick(self, key: object) -> None:
        self.lines.choose(key)
        self.lines.setFocus()

    def fill_from_order(self) -> None:
        meeting, year = self.meeting, self.book.year.year
        if meeting is None:
            return
        added = self.desk.change(
            _("ดึงรายชื่อจากคำสั่ง"), lambda session: fill_attendance(session, load_book(session, year), meeting)
        )
        if added is not None:
            self.desk.said.emit(counted("เพิ่มรายชื่อ {count} คน", added))
            if self.line is None and self.lines.rows:
                self.lines.choose(self.lines.rows[0].key)
            self.lines.setFocus()

    def tell(self, presence: Presence) -> None:
        """Of the chosen lines; then the next line is in hand."""
        chosen = self._found(self.lines.selected_keys)
        if not chosen:
            return
        words = _("{name}: {presence}").format(name=_names(chosen), presence=spoken_term(presence))
        self.desk.change(words, lambda session: set_presence(session, chosen, presence))
        needs_words = presence is not Presence.PRESENT and len(chosen) == 1
        if needs_words:
            self.detail.setFocus()
        elif len(chosen) == 1:
            self._go_on()

    def _bind(self) -> None:
        self.lines.current_changed.connect(self._turn)
        self.lines.selection_changed.connect(self.mark)
        self.lines.ticked.connect(lambda _keys: self._tick())
        self.lines.moved.connect(self._move)
        self.lines.removed.connect(self._remove)
        self.lines.opened.connect(lambda _key: self.detail.setFocus())
        buttons = (
            (self.present, Presence.PRESENT),
            (self.represented, Presence.REPRESENTED),
            (self.absent, Presence.ABSENT),
        )
        for number, (button, presence) in enumerate(buttons, start=1):
            button.clicked.connect(lambda _checked=False, presence=presence: self.tell(presence))
            action = make_action(button.text(), "", f"Alt+{number}", self)
            action.triggered.connect(lambda _checked=False, presence=presence: self.tell(presence))
        self.fill.clicked.connect(self.fill_from_order)
        self.add_other.clicked.connect(self._add_other)
        self.other.returnPressed.connect(self._add_other)
        self.detail.returnPressed.connect(self._end_detail)
        self.kept_fields = [
            keep_on_leave(self.name, lambda: self.line.name if self.line else "", self._put_name),
            keep_on_leave(self.post, lambda: self.line.post if self.line else "", self._put_post),
            keep_on_leave(self.detail, self._get_detail, self._put_detail),
        ]

    def _turn(self, key: object) -> None:
        if key != self._line_id:
            self.keep()
        self._show_line()

    def _show_line(self) -> None:
        self._line_id = self.lines.current_key  # type: ignore[assignment]
        line = self.line
        asks = line is not None and line.presence in (Presence.REPRESENTED, Presence.ABSENT)
        self.detail.setEnabled(asks)
        is_absent = line is not None and line.presence is Presence.ABSENT
        self.detail_label.setText(_("เหตุผล") if is_absent else _("ผู้แทน"))
        self.detail.setAccessibleName(self.detail_label.text())
        for part in (self.present, self.represented, self.absent, self.name, self.post):
            part.setEnabled(line is not None)
        for field in self.kept_fields:
            field.refresh()
        for text in (self.name, self.post):
            if not text.hasFocus():
                text.setCursorPosition(0)
        self.mark()

    def _tick(self) -> None:
        line = self.line
        if line:
            self.tell(Presence.UNKNOWN if line.presence is Presence.PRESENT else Presence.PRESENT)

    def _go_on(self) -> None:
        keys = [row.key for row in self.lines.rows]
        place = keys.index(self.lines.current_key) + 1
        if place < len(keys):
            self.lines.choose(keys[place])

    def _end_detail(self) -> None:
        if self.keep():
            self._go_on()
            self.lines.setFocus()

    def _put_name(self, name: str) -> None:
        if line := self.line:
            words = _("แก้ชื่อ{name}ในรายชื่อผู้มาประชุม").format(name=_names([line]))
            self.do(words, lambda session: change_attendant(session, line, name=name))

    def _put_post(self, post: str) -> None:
        if line := self.line:
            words = _("แก้ตำแหน่งของ{name}ในรายชื่อผู้มาประชุม").format(name=_names([line]))
            self.do(words, lambda session: change_attendant(session, line, post=post))

    def _get_detail(self) -> str:
        line = self.line
        if line is None:
            return ""
        return line.reason if line.presence is Presence.ABSENT else line.representative

    def _put_detail(self, text: str) -> None:
        line = self.line
        if line is None:
            return
        if line.presence is Presence.ABSENT:
            self.do(_("เหตุผลที่ไม่มาประชุม"), lambda session: set_reason(session, line, text))
        else:
            self.do(_("ผู้แทนเข้าประชุม"), lambda session: set_representative(session, line, text))

    def _add_other(self) -> None:
        meeting = self.meeting
        name, _comma, post = self.other.text().partition(",")
        if meeting is None or not name.strip():
            return
        words = _("เพิ่มผู้เข้าร่วมประชุม {name}").format(name=name.strip())
        added = self.desk.change(words, lambda session: add_attendant(session, meeting, name, post))
        if added:
            self.other.clear()
            self.lines.choose(added.id)

    def _move(self, keys: list[object], place: int, _steps: int) -> None:
        moved = self._found(keys)
        words = _("ย้าย{name}").format(name=_names(moved))
        self.desk.change(words, lambda session: move_attendants(session, moved, place))

    def _remove(self, keys: list[object]) -> None:
        gone = self._found(keys)
        words = _("ลบ{name}จากรายชื่อ").format(name=_names(gone))
        self.desk.change(words, lambda session: remove_attendants(session, gone))

    def _found(self, keys: Sequence[object]) -> list[Attendance]:
        return [line for line in (self.meeting.attendance if self.meeting else ()) if line.id in keys]


def _row(line: Attendance) -> ListRow:
    detail = line.representative if line.presence is Presence.REPRESENTED else line.reason
    words = _("ผู้แทน: {name}") if line.presence is Presence.REPRESENTED else _("เหตุผล: {name}")
    role = line.role if line.is_member else _("ผู้เข้าร่วมประชุม")
    return ListRow(
        key=line.id,
        title=line.name or line.post,
        lines=(" · ".join(filter(None, (line.post if line.name else "", role))),),
        note=words.format(name=detail) if detail else "",
        note_picture="note",
        mark=_MARKS[line.presence],
        mark_words=spoken_term(line.presence),
    )


def _counted(rows: Sequence[ListRow]) -> list[ListRow]:
    return [replace(row, number=str(place)) for place, row in enumerate(rows, start=1)]


def _names(lines: Sequence[Attendance]) -> str:
    if not lines:
        return ""
    name = lines[0].name or lines[0].post
    more = _("{name} และอีก {count} คน")
    return name if len(lines) == 1 else more.format(name=name, count=len(lines) - 1)


def _places(pages: Pages, rows: Sequence[int]) -> list[PlaceOnPage]:
    table = next((n for n, block in enumerate(pages.document.blocks) if isinstance(block, Table)), None)
    return [] if table is None else [place for row in rows for place in pages.places_of_row(table, row)]
