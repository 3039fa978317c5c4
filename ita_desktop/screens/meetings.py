"""Meetings: called, their agenda, who came, what was resolved; and each of their papers as it will print."""

import datetime
from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QComboBox,
    QInputDialog,
    QLabel,
    QLineEdit,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from ita_desktop.actions.fields import set_field
from ita_desktop.actions.meetings import (
    LAST_NUMBER,
    add_meeting,
    apply_pattern,
    change_number,
    change_times,
    remove_meeting,
)
from ita_desktop.model.agenda_patterns import agenda_patterns
from ita_desktop.model.attendance import Attendance, Presence
from ita_desktop.model.meeting import AgendaItem, Meeting
from ita_desktop.model.year import PaperKind
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import ActionButton, make_action
from ita_desktop.qt.choices import Segmented
from ita_desktop.qt.dates import DateField
from ita_desktop.qt.dialogs import open_until_answered
from ita_desktop.qt.flow_row import FlowRow
from ita_desktop.qt.form_fields import keep_all, keep_on_leave
from ita_desktop.qt.hairline import Hairline
from ita_desktop.qt.icons import icon
from ita_desktop.qt.parts import EmptyState
from ita_desktop.qt.texts import tooltip
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.screens.agenda_tree import AgendaTree
from ita_desktop.screens.attendance_list import AttendanceList
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.live_page import LivePage
from ita_desktop.screens.meeting_part import MeetingPart
from ita_desktop.screens.minutes_editor import MinutesEditor, read_time, times_of
from ita_desktop.screens.page_beside import PageBeside
from ita_desktop.screens.place import Place
from ita_desktop.spoken import spoken_full_date
from ita_desktop.translation import translate as _

_AGENDA, _ATTENDANCE, _MINUTES = "agenda", "attendance", "minutes"
_OF_MINUTES = ("began", "ended", "recorder", "checker")


class Meetings(Place):
    shows: ClassVar[frozenset[str]] = frozenset(
        {"meeting", "agenda_item", "attendance", "measure", "person", "body", "member", "office"}
    )

    facts_row: QWidget
    under_facts: Hairline
    number: QComboBox
    date: DateField
    date_box: QWidget
    date_label: QLabel
    time: QLineEdit
    time_box: QWidget
    time_label: QLabel
    place: QLineEdit
    place_box: QWidget
    place_label: QLabel
    body_words: QLineEdit
    body_words_box: QWidget
    body_words_label: QLabel
    halves: QSplitter
    left: QWidget
    tools: QWidget
    sides: QStackedWidget

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self._meeting_id: int | None = None
        self.agenda = AgendaTree(desk)
        self.attendance = AttendanceList(desk)
        self.minutes = MinutesEditor(desk)
        self.page = LivePage(desk, PaperKind.AGENDA)
        self._parts: dict[str, tuple[MeetingPart, PaperKind]] = {
            _AGENDA: (self.agenda, PaperKind.AGENDA),
            _ATTENDANCE: (self.attendance, PaperKind.ATTENDANCE),
            _MINUTES: (self.minutes, PaperKind.MINUTES),
        }
        self.beside = PageBeside(self, self.halves, self.sides, self.page)
        self._call = make_action(_("นัดหมาย"), "calendar", "", self, _("วัน เวลา และสถานที่ประชุม"))
        self._call.setCheckable(True)
        self._build()
        self._bind()
        self._fit()
        theme().changed.connect(self._fit)
        self._add = make_action(_("เพิ่มการประชุม"), "add", "Ctrl+Shift+N", self)
        self._add.triggered.connect(self.add_meeting)
        self._to_papers = make_action(_("ไปที่เอกสาร"), "papers", "", self)
        self._to_papers.triggered.connect(lambda: desk.go("papers"))

    @property
    def meeting(self) -> Meeting | None:
        return next((each for each in self.desk.book.year.meetings if each.id == self._meeting_id), None)

    def refresh(self) -> None:
        meetings = self.desk.book.year.meetings
        if self.meeting is None:
            self._meeting_id = meetings[-1].id if meetings else None
        self._show_numbers(meetings)
        self.halves.setVisible(bool(meetings))
        self._show_facts()
        self.empty.setVisible(not meetings)
        self._show_meeting()
        if not meetings:
            self.setFocusProxy(self.empty.button)
        self.told.emit()

    def facts(self) -> str:
        meeting = self.meeting
        if meeting is None:
            return _("ยังไม่มีการประชุม")
        words = _("การประชุมครั้งที่ {number}/{year}").format(number=meeting.number, year=self.desk.book.year.year)
        if meeting.date is None:
            return words
        return f"{words} · {spoken_full_date(meeting.date)}"

    def header_actions(self) -> list[QAction]:
        return [self._add, self._to_papers]

    def reveal(self, target: Target) -> None:
        self.beside.show_work()
        record = self.desk.find(target.table, target.number)
        if isinstance(record, Meeting):
            self.choose(record.id)
            self._call.setChecked(True)
            if target.field in _OF_MINUTES:
                self.choose_side(_MINUTES)
        elif isinstance(record, AgendaItem):
            self.choose(record.meeting_id)
            is_minutes = target.field in ("discussion", "resolution")
            self.choose_side(_MINUTES if is_minutes else _AGENDA)
            (self.minutes.items if is_minutes else self.agenda.items).choose(record.id)
        elif isinstance(record, Attendance):
            self.choose(record.meeting_id)
            self.choose_side(_ATTENDANCE)
            self.attendance.lines.choose(record.id)

    @property
    def _part(self) -> MeetingPart:
        return self._parts[self._side.key][0]

    def choose_side(self, side: str) -> None:
        """agenda, attendance or minutes, with its paper beside it."""
        self._side.set_key(side)
        part, kind = self._parts[side]
        self.sides.setCurrentWidget(part)
        self.page.show_paper(kind, self.meeting)
        part.show_meeting(self.meeting)
        self.setFocusProxy(part.start)

    def add_meeting(self) -> None:
        year = self.desk.book.year
        added = self.desk.change(_("เพิ่มการประชุม"), lambda session: add_meeting(session, year))
        if added:
            self.choose(added.id)
            self.choose_side(_AGENDA)
            self.beside.show_work()
            self._call.setChecked(True)
            self.date.setFocus()

    def apply_pattern(self, code: str) -> None:
        if meeting := self.meeting:
            words = _("ใช้แบบ{name}").format(name=_(agenda_patterns()[code].name))
            self.desk.change(words, lambda session: apply_pattern(session, meeting, code))

    def give_number(self, number: int) -> None:
        meeting = self.meeting
        if meeting and number != meeting.number:
            words = _("เปลี่ยนการประชุมครั้งที่ {number} เป็นครั้งที่ {new}")
            words = words.format(number=meeting.number, new=number)
            self.desk.change(words, lambda session: change_number(session, meeting, number))

    def remove_meeting(self) -> None:
        if meeting := self.meeting:
            words = _("ลบการประชุมครั้งที่ {number}").format(number=meeting.number)
            self.desk.change(words, lambda session: remove_meeting(session, meeting))

    def _build(self) -> None:
        px = theme().px
        for label in (
            self.date_label,
            self.time_label,
            self.place_label,
            self.body_words_label,
        ):
            set_type(label, Type.SMALL, "ink2")
        forms.box(self).setStretchFactor(self.halves, 1)
        row = forms.box(self.facts_row)
        row.setStretchFactor(self.place_box, 2)
        row.setStretchFactor(self.body_words_box, 3)
        self._side = Segmented(
            [(_AGENDA, _("วาระ")), (_ATTENDANCE, _("ผู้มาประชุม")), (_MINUTES, _("มติ"))], _("ส่วนของการประชุม")
        )
        self._more = QToolButton()
        self._more.setIcon(icon("more"))
        self._more.setProperty("kind", "plain")
        self._more.setProperty("row", True)
        self._more.setAccessibleName(_("แบบวาระ ครั้งที่ และการลบ"))
        self._more.setToolTip(_("ใช้แบบวาระ เปลี่ยนครั้งที่ หรือลบการประชุม"))
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(self._menu())
        buttons = [
            ActionButton(action, is_row=True, parent=self.tools)
            for action in (self._call, self.beside.action)
        ]
        forms.box(self.tools).addWidget(FlowRow([self.number, self._side, self._more, *buttons]))
        self._call.setVisible(False)
        self._call.toggled.connect(lambda _on: self._show_facts())
        self.beside.folded.connect(self._fold)
        for part, _kind in self._parts.values():
            self.sides.addWidget(part)
        self.empty = EmptyState(
            _("ยังไม่มีการประชุมของปีนี้"),
            _("เพิ่มการประชุมครั้งที่ 1"),
            self.add_meeting,
            picture="add",
            sign="meetings",
        )
        forms.box(self).addWidget(self.empty)
        self.halves.addWidget(self.page)
        self.halves.setSizes([max(500, px(370)), 658])
        self.halves.setStretchFactor(0, 1)
        self.halves.setStretchFactor(1, 1)
        self.page.setMinimumWidth(px(320))

    def _fold(self, is_folded: bool) -> None:
        for part, _kind in self._parts.values():
            part.put_beside(is_folded)
        self._call.setVisible(is_folded)
        self._call.setChecked(False)
        self._show_facts()

    def _show_facts(self) -> None:
        """Where there is little height the agenda comes first, and a button brings the facts."""
        is_wanted = not self.beside.is_folded or self._call.isChecked()
        for widget in (self.facts_row, self.under_facts):
            widget.setVisible(is_wanted and bool(self.desk.book.year.meetings))
        self.minutes.facts_row.setVisible(is_wanted)

    def _fit(self) -> None:
        px = theme().px
        for field, width in ((self.number, 110), (self.date, 184), (self.time, 78)):
            field.setFixedWidth(px(width))
        forms.box(self.facts_row).setContentsMargins(px(16), px(6), px(16), px(8))
        self.left.setMinimumWidth(px(370))

    def _menu(self) -> QMenu:
        menu = QMenu(self)
        for pattern in agenda_patterns().values():
            words = _("ใช้แบบ{name}").format(name=_(pattern.name))
            menu.addAction(words, lambda code=pattern.code: self.apply_pattern(code))
        menu.addSeparator()
        menu.addAction(_("เปลี่ยนครั้งที่"), self._ask_number)
        menu.addAction(_("ลบการประชุม"), self.remove_meeting)
        return menu

    def _ask_number(self) -> None:
        if meeting := self.meeting:
            dialog = QInputDialog(self)
            dialog.setInputMode(QInputDialog.InputMode.IntInput)
            dialog.setWindowTitle(_("เปลี่ยนครั้งที่"))
            dialog.setLabelText(_("การประชุมครั้งที่"))
            dialog.setIntRange(1, LAST_NUMBER)
            dialog.setIntValue(meeting.number)
            dialog.intValueSelected.connect(self.give_number)
            open_until_answered(dialog)

    def _bind(self) -> None:
        self._side.changed.connect(self.choose_side)
        self._side.turn_by_keys(self)
        self.number.activated.connect(lambda place: self.choose(self.number.itemData(place)))
        for part, _kind in self._parts.values():
            part.marked.connect(lambda find, part=part: self._mark(part, find))
        self.page.records = lambda pages: self._part.records_on(pages)
        self.page.picked.connect(lambda key: self._part.pick(key))
        self._fields = [
            keep_on_leave(self.date, lambda: self._get("date"), lambda date: self._put_time("date", date)),
            keep_on_leave(self.time, self._clock, lambda time: self._put_time("time", time), read_time),
            keep_on_leave(self.place, lambda: self._get("place") or "", self._put_place),
            keep_on_leave(self.body_words, lambda: self._get("body_words") or "", self._put_body),
        ]

    def _mark(self, part: MeetingPart, find: object) -> None:
        if self.sides.currentWidget() is part:
            self.page.mark(find)  # type: ignore[arg-type]

    def _show_numbers(self, meetings: list[Meeting]) -> None:
        self.number.blockSignals(True)
        self.number.clear()
        for meeting in meetings:
            self.number.addItem(f"{meeting.number}/{self.desk.book.year.year}", meeting.id)
        self.number.setCurrentIndex(self.number.findData(self._meeting_id))
        self.number.blockSignals(False)

    def choose(self, meeting_id: int) -> None:
        keep_all(self._fields)
        self._meeting_id = meeting_id
        self.number.setCurrentIndex(self.number.findData(meeting_id))
        self._show_meeting()
        self.told.emit()

    def _show_meeting(self) -> None:
        meeting = self.meeting
        self.date.set_fiscal_year(self.desk.book.year.year)
        for field in self._fields:
            field.refresh()
        for line in (self.place, self.body_words):
            if not line.hasFocus():
                line.setCursorPosition(0)
            line.setToolTip(tooltip(line.text()))
        came = [Presence.PRESENT, Presence.REPRESENTED]
        count = sum(each.presence in came for each in (meeting.attendance if meeting else ()))
        self._side.set_words(_ATTENDANCE, _("ผู้มาประชุม {count}").format(count=count))
        self.choose_side(self._side.key)

    def _get(self, field: str) -> object:
        return getattr(self.meeting, field) if self.meeting else None

    def _clock(self) -> str:
        time = self.meeting.time if self.meeting else None
        return f"{time:%H.%M}" if time else ""

    def _put_time(self, field: str, value: datetime.date | datetime.time | None) -> None:
        if meeting := self.meeting:
            times = times_of(meeting, **{field: value})
            with self.desk.changing(_("วันและเวลาประชุม")) as session:
                change_times(session, meeting, times)

    def _put_place(self, place: str) -> None:
        if meeting := self.meeting:
            with self.desk.changing(_("สถานที่ประชุม")) as session:
                set_field(session, meeting, "place", place)

    def _put_body(self, words: str) -> None:
        if meeting := self.meeting:
            with self.desk.changing(_("ผู้ประชุม")) as session:
                set_field(session, meeting, "body_words", words)
