"""How many answered the instruments: counted section by section and day by day, with who is behind and by how many."""

import datetime
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSplitter, QVBoxLayout, QWidget

from ita_desktop.actions.answers import Figure, forget_day, rename_group, set_figures
from ita_desktop.model.answers import AnswerCount, Quota
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import ActionButton, make_action
from ita_desktop.qt.choices import Segmented
from ita_desktop.qt.clipboard_table import table_of
from ita_desktop.qt.columns import CellChange
from ita_desktop.qt.dates import DateField, shown_date
from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.parts import FlowRow
from ita_desktop.qt.paste_preview import PastePreview
from ita_desktop.qt.pasting import Outcome
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.saved_views import part_of_choice
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.rules.answers import InstrumentAnswers, read_answers, to_remind
from ita_desktop.screens.answer_rows import (
    AnswerRow,
    columns_of,
    day_of_key,
    key_of_day,
    rows_of,
)
from ita_desktop.screens.answerers import Answerers
from ita_desktop.screens.answers_pasting import figures_of, name_of, plan_counts
from ita_desktop.screens.answers_whole import AnswersWhole
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.place import Place
from ita_desktop.screens.print_preview import PrintPreview, print_grid
from ita_desktop.thai.dates import first_day, last_day
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_ALL, _BEHIND = "all", "behind"
_WIDE = 980
"""Pixels at 100 % from which on there is room beside the table."""


class Answers(Place):
    shows: ClassVar[frozenset[str]] = frozenset(
        {"quota", "answer_count", "unit", "office", "phase", "node", "edition", "fiscal_year"}
    )

    halves: QSplitter
    left: QWidget
    right: QScrollArea
    beside: QWidget

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self._all: tuple[InstrumentAnswers, ...] = ()
        self._year = 0
        self._make_actions()
        self._build()

    # What the window asks

    def refresh(self) -> None:
        book, today = self.desk.book, self.desk.today()
        self._all = read_answers(book, today)
        self.instrument.set_choices([(answers.node.code, answers.node.code) for answers in self._all])
        self.day.set_fiscal_year(book.year.year)
        if book.year.year != self._year:
            self._year = book.year.year
            self.day.setDate(max(first_day(self._year), min(today, last_day(self._year))))
        self._show()
        self.told.emit()

    def facts(self) -> str:
        return " · ".join(map(_fact, self._all))

    def header_actions(self) -> list[QAction]:
        return [self.print_counts, *([self.remind] if to_remind(self._all) else []), self.count_today]

    def reveal(self, target: Target) -> None:
        record = self.desk.find(target.table, target.number)
        number = record.quota_id if isinstance(record, AnswerCount) else target.number
        quota = next((each for each in self.desk.book.year.quotas if each.id == number), None)
        if quota is not None:
            self.choice.set_key(_ALL)
            self.instrument.set_key(quota.node.code)
            self._show()
            column = (
                key_of_day(record.counted_on) if isinstance(record, AnswerCount) else target.field or "name"
            )
            self._stand_at(quota, column)
        elif target.field:
            self.instrument.choose(target.field)
            self.grid.setFocus()

    # What is built once

    def _make_actions(self) -> None:
        self.print_counts = make_action(_("พิมพ์"), "print", "Ctrl+P", self)
        self.remind = make_action("", "note", "Ctrl+Shift+L", self)
        self.count_today = make_action(_("นับวันนี้"), "calendar", "Ctrl+Shift+N", self)
        tip = _("วางจำนวนผู้ตอบจากระบบหรือ Excel แต่ละแถวหาฝ่ายหรือกลุ่มของตนเอง")
        self.paste = make_action(_("วางจำนวน"), "paste", "Ctrl+Shift+V", self, tip)
        self.side = make_action(_("ทั้งสำนักงาน"), "chart", "Ctrl+Shift+D", self)
        self.side.setCheckable(True)
        self.side.toggled.connect(lambda _shown: self._make_room())
        self.write = make_action(_("สร้าง Word บันทึกเร่งรัดการตอบแบบวัด"), "export", parent=self)
        self.write.triggered.connect(self.write_reminder)
        self.print_counts.triggered.connect(self._print)
        self.remind.triggered.connect(self.show_reminder)
        self.count_today.triggered.connect(self.begin_to_count)
        self.paste.triggered.connect(self.paste_counts)

    def _build(self) -> None:
        self.instrument = Segmented([], _("แบบวัด"))
        self.choice = Segmented([(_ALL, _("ทั้งหมด")), (_BEHIND, _("ยังขาด"))], _("แสดงเฉพาะ"))
        self.day = DateField()
        self.day.setAccessibleName(_("วันที่นับ"))
        self.grid = Grid(
            RowsModel(columns_of(self.desk.today(), []), lambda row: row.quota.id, change=self._change)
        )
        self.grid.views.subject = "answers"
        self.grid.views.parts["choice"] = part_of_choice(self.choice)
        self.grid.chosen_by = lambda: [self.choice.words] if self.choice.key != _ALL else []
        self.grid.setAccessibleName(_("จำนวนผู้ตอบ"))
        self.grid.name_of = lambda row: row.name
        self.grid.actions_for = self._actions_for
        # Of the grid: what it takes away is said only where its menu opens.
        self.forget_day = make_action("", "close", parent=self.grid)
        self.forget_day.triggered.connect(self._forget_day)
        self.grid.view.paste_asked.disconnect(self.grid.clipboard.paste)
        self.grid.view.paste_asked.connect(self._paste_into_grid)
        self.answerers = Answerers(self.desk, self.grid, lambda: self.answers)
        self.whole = AnswersWhole(self._put_whole)
        self._lay_out()
        self._is_parted = False
        self.setFocusProxy(self.grid)
        self.instrument.turn_by_keys(self)
        self.instrument.changed.connect(lambda _key: self._show())
        self.choice.changed.connect(lambda _key: self._show())
        self.day.dateChanged.connect(lambda _day: self._show())

    def _lay_out(self) -> None:
        label = QLabel(_("นับ ณ วันที่"))
        set_type(label, Type.SMALL, "ink2")
        label.setBuddy(self.day)
        self.day.setFixedWidth(theme().px(168))
        tools = QWidget()
        around = QVBoxLayout(tools)
        around.setContentsMargins(theme().px(16), theme().px(7), theme().px(16), theme().px(7))
        buttons = [
            ActionButton(action, is_row=True) for action in (self.answerers.add, self.paste, self.side)
        ]
        dated = QWidget()
        pair = QHBoxLayout(dated)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.addWidget(label)
        pair.addWidget(self.day)
        around.addWidget(FlowRow([self.instrument, self.choice, dated, *buttons]))
        layout = forms.box(self.left)
        layout.addWidget(tools)
        layout.addWidget(self.grid, 1)
        forms.box(self.beside).addWidget(self.whole)
        self.halves.setStretchFactor(0, 1)

    def showEvent(self, event: QShowEvent) -> None:
        """The first time, most of the room goes to the table."""
        super().showEvent(event)
        if not self._is_parted and self.width() > 1:
            wide = min(theme().px(336), round(self.width() * 0.36))
            self.halves.setSizes([self.width() - wide, wide])
            self._is_parted = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Where it is short, all of it is for the table until the officer asks for the rest."""
        is_wide = self.width() >= theme().px(_WIDE)
        self.side.setVisible(not is_wide)
        self.right.setVisible(is_wide or self.side.isChecked())

    # What is shown

    @property
    def answers(self) -> InstrumentAnswers | None:
        """Those to the instrument in sight."""
        return next((each for each in self._all if each.node.code == self.instrument.key), None)

    @property
    def counted_day(self) -> datetime.date:
        return self.day.date() or self.desk.today()

    def _show(self) -> None:
        answers = self.answers
        if answers is None:
            return
        columns = columns_of(self.counted_day, answers.days)
        if [column.key for column in columns] != [column.key for column in self.grid.model.columns]:
            self.grid.model.show_columns(columns)
        rows = rows_of(answers)
        self.answerers.say_empty()
        is_behind_only = self.choice.key == _BEHIND
        self.grid.model.show([row for row in rows if row.tally.is_behind or not is_behind_only])
        self.whole.show_answers(answers, self.counted_day)
        self.whole.show_course(self.desk.book, self._all, self.desk.today())
        self.count_today.setEnabled(bool(rows))
        reminded = to_remind(self._all)
        for action in (self.remind, self.write):
            action.setEnabled(bool(reminded))
        count = sum(len(each.behind) for each in reminded)
        words = counted("ทำบันทึกเร่งรัด {count} แห่ง", count)
        self.remind.setText(words if count else _("ทำบันทึกเร่งรัด"))

    # Counting

    def begin_to_count(self) -> None:
        """The column of today beside the names, ready to be typed into from the top."""
        self.choice.set_key(_ALL)
        self.day.setDate(self.desk.today())
        self._show()
        row = next(iter(self.grid.model.left_rows), None)
        if row is not None:
            self.grid.edit(row.quota.id, key_of_day(self.desk.today()))

    def paste_counts(self) -> None:
        """A table whose lines name sections or groups finds its rows itself."""
        answers, table = self.answers, table_of(QGuiApplication.clipboard().mimeData())
        cells = plan_counts(answers, self.counted_day, table) if answers and table else None
        if answers is None or cells is None:
            self.desk.said.emit(_("คัดลอกตารางที่มีชื่อฝ่ายหรือกลุ่มกับจำนวนผู้ตอบก่อน แล้ววางใหม่"))
            return
        if not cells:
            self.desk.said.emit(_("ไม่รู้ว่าคอลัมน์ใดคือจำนวนผู้ตอบ โปรดคัดลอกหัวตารางมาด้วย"))
            return
        preview = PastePreview(cells, name_of, self.window())
        if self.grid.clipboard.confirm(preview):
            count = sum(cell.outcome is Outcome.CHANGE for cell in cells)
            self._set(answers, figures_of(cells), counted("วาง {count} ช่อง", count))
        preview.deleteLater()

    def _paste_into_grid(self) -> None:
        table = table_of(QGuiApplication.clipboard().mimeData())
        answers = self.answers
        if answers and table and plan_counts(answers, self.counted_day, table):
            self.paste_counts()
        else:
            self.grid.clipboard.paste()

    def _set(self, answers: InstrumentAnswers, figures: Sequence[Figure], words: str) -> None:
        year, node = self.desk.book.year, answers.node
        self.desk.change(words, lambda session: set_figures(session, year, node, figures))

    def _put_whole(self, day: datetime.date | None, value: int | None) -> None:
        """Raises ValueError with a sentence for the officer."""
        if answers := self.answers:
            year, node = self.desk.book.year, answers.node
            words = _("แก้เป้าหมาย {code} ทั้งสำนักงาน") if day is None else _("แก้ยอดรวม {code} ที่ระบบแจ้ง")
            with self.desk.changing(words.format(code=node.code)) as session:
                set_figures(session, year, node, [Figure(None, day, value)])

    def _change(self, changes: Sequence[CellChange[AnswerRow]], words: str) -> None:
        """Raises ValueError with a sentence for the officer."""
        answers = self.answers
        assert answers
        if len(changes) == 1:
            words = _words_of(answers, changes[0])
        figures: list[Figure] = []
        with self.desk.changing(words) as session:
            for change in changes:
                value = change.value if isinstance(change.value, int) else None
                if change.column.key == "name":
                    rename_group(session, change.row.quota, str(change.value))
                else:
                    figures.append(Figure(change.row.quota, day_of_key(change.column.key), value))
            set_figures(session, self.desk.book.year, answers.node, figures)

    def _forget_day(self) -> None:
        answers, day = self.answers, self._current_day()
        if answers and day:
            year, node = self.desk.book.year, answers.node
            words = _("ลบจำนวนผู้ตอบ {code} ณ {day}").format(code=node.code, day=shown_date(day))
            self.desk.change(words, lambda session: forget_day(session, year, node, day))

    # The reminder, and the list on paper

    def show_reminder(self) -> None:
        """A memo to all who lack answers, as it will print."""
        from ita_desktop.documents.compose.answers_reminder import compose_answers_reminder

        document = compose_answers_reminder(self.desk.book, self.desk.today())
        ask(PrintPreview(document, self.desk, self))

    def write_reminder(self) -> None:
        """The same memo as a Word file."""
        from ita_desktop.documents.compose.answers_reminder import compose_answers_reminder
        from ita_desktop.screens.word_file import ask_and_write_word

        book, today = self.desk.book, self.desk.today()
        proposed = _("บันทึกเร่งรัดการตอบแบบวัด.docx")
        ask_and_write_word(
            lambda: compose_answers_reminder(book, today), self.write.text(), proposed, self.desk, self
        )

    def _print(self) -> None:
        if answers := self.answers:
            title = _("จำนวนผู้ตอบแบบวัด {code}").format(code=answers.node.code)
            print_grid(self.grid, [title], self.desk, self)

    # The menu of the rows

    def _actions_for(self, _keys: Sequence[object]) -> list[QAction]:
        actions, day = self.answerers.row_actions(), self._current_day()
        if day is not None and self.answers is not None and day in self.answers.days:
            self.forget_day.setText(_("ลบทุกจำนวน ณ {day}").format(day=shown_date(day)))
            actions.append(self.forget_day)
        return actions

    def _current_day(self) -> datetime.date | None:
        index = self.grid.view.currentIndex()
        return day_of_key(self.grid.model.column(index).key) if index.isValid() else None

    def _stand_at(self, quota: Quota, column: str) -> None:
        self.grid.select([quota.id])
        index = self.grid.model.index_of(quota.id, column)
        if index.isValid():
            flag = self.grid.view.selectionModel().SelectionFlag.NoUpdate
            self.grid.view.selectionModel().setCurrentIndex(index, flag)
        if quota.is_of_whole_office:
            field = self.whole.wanted if column == "wanted" else self.whole.stated
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.grid.setFocus()


def _fact(answers: InstrumentAnswers) -> str:
    whole, code = answers.whole, answers.node.code
    if whole.answered is None or whole.share is None:
        return _("{code} ยังไม่ได้นับ").format(code=code)
    words = _("{code} ตอบแล้ว {answered} จาก {wanted} ({share}%)")
    return words.format(code=code, answered=whole.answered, wanted=whole.wanted, share=whole.share)


def _words_of(answers: InstrumentAnswers, change: CellChange[AnswerRow]) -> str:
    code, name = answers.node.code, change.row.name
    if change.column.key == "name":
        return _("แก้ชื่อกลุ่มผู้ตอบ {code} {name}").format(code=code, name=name)
    if change.value is None:
        return _("ล้าง{column} {code} {name}").format(column=change.column.title, code=code, name=name)
    if change.column.key == "wanted":
        words = _("แก้เป้าหมาย {code} {name} เป็น {value}")
    else:
        words = _("นับผู้ตอบ {code} {name} ได้ {value}")
    return words.format(code=code, name=name, value=change.value)
