"""The minutes: what was said of each item and what was resolved, and what becomes of a resolution."""

import datetime

from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QSizePolicy, QWidget

from ita_desktop.actions.meetings import (
    MeetingTimes,
    change_times,
    change_writers,
    make_measure,
    make_responsibility,
    resolution_origin,
    write_minutes,
)
from ita_desktop.model.meeting import AgendaItem, Meeting
from ita_desktop.model.office import Person
from ita_desktop.model.terms import spoken_term
from ita_desktop.model.year import Measure
from ita_desktop.qt import forms
from ita_desktop.qt.dialogs import open_until_answered
from ita_desktop.qt.form_fields import keep_on_leave
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.ordered_rows import ListRow
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.screens.assign_resolution import AssignResolution
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.growing_text import GrowingText
from ita_desktop.screens.meeting_part import AgendaPart, numbers_of, title_of
from ita_desktop.storage.books import load_book
from ita_desktop.thai.dates import parse_time
from ita_desktop.translation import translate as _


class MinutesEditor(AgendaPart):
    facts_row: QWidget
    began: QLineEdit
    began_label: QLabel
    ended: QLineEdit
    ended_label: QLabel
    recorder: QComboBox
    recorder_label: QLabel
    checker: QComboBox
    checker_label: QLabel
    heading: TextView
    discussion: GrowingText
    discussion_label: QLabel
    resolution: GrowingText
    resolution_label: QLabel
    to_measure: QPushButton
    assign: QPushButton
    origin: TextView

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self.items.arrange(_("วาระที่จะบันทึก"), can_move=False)
        self.items.set_empty(_("ยังไม่มีวาระ"))
        self.heading.set_type(Type.NAME)
        self.origin.set_type(Type.SMALL)
        self.origin.set_ink("ink2")
        labels = (self.began_label, self.ended_label, self.recorder_label, self.checker_label)
        for label in (*labels, self.discussion_label, self.resolution_label):
            set_type(label, Type.SMALL, "ink2")
        for button in (self.to_measure, self.assign):
            button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = forms.box(self.facts_row)
        row.setStretch(2, 1)
        row.setStretch(3, 1)
        self._fit()
        theme().changed.connect(self._fit)
        self.whole.hold(self.items, self.fields)
        self._bind()

    def refresh(self) -> None:
        self._offer_people()
        self.facts_row.setEnabled(self.meeting is not None)
        # The paper says so as long as nobody says otherwise.
        self.began.setPlaceholderText(self._clock("time"))
        rows = zip(self.agenda, numbers_of(self.agenda), strict=True)
        self.show_agenda([self._row(item, number) for item, number in rows])

    def measure_of(self, item: AgendaItem) -> Measure | None:
        """The measure that the resolution of an item became."""
        if self.meeting is None:
            return None
        origin = resolution_origin(self.book, self.meeting, item)
        return next((measure for measure in self.book.year.measures if measure.origin == origin), None)

    def make_measure(self) -> None:
        item, year = self.item, self.book.year.year
        if item is None or not self.keep():
            return
        if measure := self.measure_of(item):
            self.desk.go("measures", measure)
            return
        made = self.desk.change(
            _("ตั้งมาตรการจากมติที่ประชุม"),
            lambda session: make_measure(session, load_book(session, year), item),
        )
        if made:
            self.desk.said.emit(_("ตั้งมาตรการจากมติแล้ว เติมผู้รับผิดชอบและกำหนดเวลาได้ที่หน้ามาตรการ"))

    def ask_whom(self) -> AssignResolution | None:
        """Opens the question to which section the meeting gave which item."""
        item = self.item
        if item is None or not self.keep():
            return None
        dialog = AssignResolution(self.book, item.resolution, self)
        dialog.accepted.connect(lambda: self._assign(item, dialog))
        open_until_answered(dialog)
        return dialog

    def _assign(self, item: AgendaItem, dialog: AssignResolution) -> None:
        node, lead, year = dialog.chosen_node, dialog.chosen_lead, self.book.year.year
        words = _("กำหนด{section}เป็นหลักของ {code} ตามมติ").format(section=lead.name, code=node.code)
        self.desk.change(
            words, lambda session: make_responsibility(session, load_book(session, year), item, node, lead)
        )

    def _fit(self) -> None:
        px = theme().px
        for field in (self.began, self.ended):
            field.setFixedWidth(px(78))
        for field in (self.recorder, self.checker):
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def _bind(self) -> None:
        self.items.current_changed.connect(self.turn)
        self.items.selection_changed.connect(self.mark)
        self.items.opened.connect(lambda _key: self.discussion.setFocus())
        self.to_measure.clicked.connect(self.make_measure)
        self.assign.clicked.connect(self.ask_whom)
        self.kept_fields = [
            keep_on_leave(
                self.began,
                lambda: self._clock("began"),
                lambda time: self._put_time("began", time),
                read_time,
            ),
            keep_on_leave(
                self.ended,
                lambda: self._clock("ended"),
                lambda time: self._put_time("ended", time),
                read_time,
            ),
            keep_on_leave(
                self.recorder, lambda: self._writer("recorder"), lambda who: self._put_writer("recorder", who)
            ),
            keep_on_leave(
                self.checker, lambda: self._writer("checker"), lambda who: self._put_writer("checker", who)
            ),
            keep_on_leave(self.discussion, self._get_discussion, self._put_discussion),
            keep_on_leave(self.resolution, self._get_resolution, self._put_resolution),
        ]

    def _offer_people(self) -> None:
        """Who was in office on the day of the meeting, and whoever is named already."""
        meeting, office = self.meeting, self.book.office
        named = (meeting.recorder, meeting.checker) if meeting else ()
        day = meeting.date if meeting and meeting.date else office.today()
        offered = [person for person in office.people if person in named or person.is_in_office(day)]
        people = [("", 0), *((person.full_name, person.id) for person in offered)]
        for field in (self.recorder, self.checker):
            if [field.itemText(n) for n in range(field.count())] != [name for name, _id in people]:
                field.blockSignals(True)
                field.clear()
                for name, person_id in people:
                    field.addItem(name, person_id)
                field.blockSignals(False)

    def show_item(self) -> None:
        self._item_id = self.items.current_key
        item = self.item
        self.fields.setEnabled(item is not None)
        self.heading.set_text(f"{self.row.number} {self.row.title}" if self.row else "")
        for field in self.kept_fields:
            field.refresh()
        measure = self.measure_of(item) if item else None
        self.to_measure.setText(_("ไปที่มาตรการ") if measure else _("เป็นมาตรการ"))
        has_resolution = bool(item and item.resolution)
        self.to_measure.setEnabled(has_resolution)
        self.assign.setEnabled(has_resolution)
        words = _("เป็นมาตรการแล้ว {state}")
        self.origin.set_text(words.format(state=spoken_term(measure.state)) if measure else "")
        self.mark()

    def _row(self, item: AgendaItem, number: str) -> ListRow:
        measure = self.measure_of(item) if item.resolution else None
        if measure:
            mark, words = Mark.HALF_DISC, _("เป็นมาตรการ")
        else:
            mark, words = (Mark.DONE, _("มีมติแล้ว")) if item.resolution else (Mark.EMPTY_RING, _("ยังไม่มีมติ"))
        said = item.discussion or item.resolution or item.depth > 1
        return ListRow(
            key=item.id,
            title=title_of(item),
            number=number,
            lines=(item.resolution,) if item.resolution else (),
            depth=item.depth - 1,
            is_heading=item.depth == 1,
            mark=mark if said else None,
            mark_words=words if said else "",
        )

    def _get_discussion(self) -> str:
        return "\n".join(self.item.discussion) if self.item else ""

    def _put_discussion(self, text: str) -> None:
        if item := self.item:
            self.do(_("บันทึกการประชุม"), lambda s: write_minutes(s, item, text.splitlines(), item.resolution))

    def _get_resolution(self) -> str:
        return self.item.resolution if self.item else ""

    def _put_resolution(self, text: str) -> None:
        if item := self.item:
            self.do(_("บันทึกมติ"), lambda s: write_minutes(s, item, item.discussion, text))

    def _clock(self, field: str) -> str:
        time: datetime.time | None = getattr(self.meeting, field) if self.meeting else None
        return f"{time:%H.%M}" if time else ""

    def _put_time(self, field: str, time: datetime.time | None) -> None:
        if meeting := self.meeting:
            times = times_of(meeting, **{field: time})
            self.do(_("เวลาประชุม"), lambda session: change_times(session, meeting, times))

    def _writer(self, field: str) -> int:
        person: Person | None = getattr(self.meeting, field) if self.meeting else None
        return person.id if person else 0

    def _put_writer(self, field: str, person_id: int) -> None:
        meeting = self.meeting
        if meeting is None:
            return
        person = next((each for each in self.book.office.people if each.id == person_id), None)
        writers = {"recorder": meeting.recorder, "checker": meeting.checker, field: person}
        words = self.recorder_label.text() if field == "recorder" else self.checker_label.text()
        self.do(words, lambda s: change_writers(s, meeting, writers["recorder"], writers["checker"]))


def times_of(meeting: Meeting, **changed: datetime.date | datetime.time | None) -> MeetingTimes:
    """The times of a meeting, some of them changed."""
    kept = {field: getattr(meeting, field) for field in ("date", "time", "began", "ended")}
    return MeetingTimes(**{**kept, **changed})


def read_time(text: str) -> datetime.time | None:
    return parse_time(text) if text.strip() else None
