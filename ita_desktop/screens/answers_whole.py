"""One instrument as a whole: how far it is, what the frame and the system say of it, and how all came so far."""

import datetime
from collections.abc import Callable, Sequence
from decimal import ROUND_CEILING, Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from ita_desktop.model.book import YearBook
from ita_desktop.model.terms import name_of_node
from ita_desktop.qt import forms
from ita_desktop.qt.chart_frame import Series
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.figures import figure
from ita_desktop.qt.form_fields import keep_on_leave
from ita_desktop.qt.parts import Panel, Part, ProgressLine
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.qt.trend_chart import TrendChart
from ita_desktop.rules.answers import InstrumentAnswers, Tally, course_of
from ita_desktop.screens.answer_rows import read_count
from ita_desktop.spoken import spoken_short_month
from ita_desktop.translation import translate as _

Put = Callable[[datetime.date | None, int | None], object]
"""Of the whole: what was answered by a day, or without one what is wanted."""

_COLOURS = ("accent", "bar_green", "bar_amber")
_FULL, _STEP = Decimal(100), Decimal(25)


class AnswersWhole(QWidget):
    now_panel: Panel
    course_panel: Panel

    def __init__(self, put: Put, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._answers: InstrumentAnswers | None = None
        self._day = datetime.date.today()
        self._figure = TextView("", Type.FIGURE)
        self._words = TextView("", Type.TEXT, "ink2")
        self._line = ProgressLine(named=False)
        self._line.setAccessibleName(_("ตอบแล้วจากเป้าหมาย"))
        self.wanted, self.stated = QLineEdit(), QLineEdit()
        self._wanted_note = TextView("", Type.SMALL, "ink2")
        self._stated_note = TextView("", Type.SMALL, "ink2")
        self._lay_out()
        self._kept = (
            keep_on_leave(self.wanted, self._own_target, lambda value: put(None, value), read_count),
            keep_on_leave(self.stated, self._own_count, lambda value: put(self._day, value), read_count),
        )
        self.chart = TrendChart()
        self.chart.setAccessibleName(_("ร้อยละของเป้าหมาย ตามวันที่นับ"))
        self.chart.empty_text = _("ยังไม่ได้นับ")
        # As high as the panel leaves it, and never a reason to scroll.
        self.chart.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        self.chart.setMinimumHeight(theme().px(150))
        self.course_panel.set_title(_("ความก้าวหน้า"), _("ร้อยละของเป้าหมาย"))
        self.course_panel.body.addWidget(self.chart, 1)
        forms.box(self).setStretch(1, 1)

    def show_answers(self, answers: InstrumentAnswers, day: datetime.date) -> None:
        self._answers, self._day = answers, day
        whole = answers.whole
        note = _("นับ {day}").format(day=shown_date(whole.counted_on)) if whole.counted_on else ""
        self.now_panel.set_title(_("{code} ทั้งสำนักงาน").format(code=answers.node.code), note)
        self.now_panel.setToolTip(name_of_node(answers.node))
        self._figure.set_text("–" if whole.share is None else f"{figure(whole.share)}%")
        self._words.set_text(_words_of(answers))
        self._line.setVisible(whole.wanted is not None)
        colour = "bar_green" if whole.is_reached else "bar_blue"
        self._line.set_parts([Part(_words_of(answers), whole.answered or 0, colour)], _room_for(whole))
        self.wanted.setPlaceholderText(figure(whole.wanted, 0) if answers.is_minimum_of_frame else "")
        self._wanted_note.set_text(_note_of_target(answers))
        self._stated_note.set_text(_("ณ {day} ถ้าระบบแจ้งยอดรวมไว้").format(day=shown_date(day)))
        self.stated.setAccessibleDescription(self._stated_note.text())
        for kept in self._kept:
            kept.refresh()

    def show_course(
        self, book: YearBook, all_answers: Sequence[InstrumentAnswers], until: datetime.date
    ) -> None:
        """All instruments on the days on which one of them was counted; between two days a line just goes on."""
        courses = [dict(course_of(book, answers, until)) for answers in all_answers]
        days = sorted({day for course in courses for day in course})
        series = [
            Series(
                answers.node.code,
                tuple(course[day].share if day in course else None for day in days),
                colour,
            )
            for answers, course, colour in zip(all_answers, courses, _COLOURS, strict=False)
        ]
        known = [value for each in series for value in each.values if value is not None]
        highest = max([_FULL, *((value / _STEP).to_integral_value(ROUND_CEILING) * _STEP for value in known)])
        self.chart.set_data([_short(day) for day in days], series, highest=highest)

    def _lay_out(self) -> None:
        fields = QGridLayout()
        fields.setHorizontalSpacing(theme().px(12))
        fields.setVerticalSpacing(theme().px(6))
        lines = (
            (_("เป้าหมายทั้งสำนักงาน"), self.wanted, self._wanted_note),
            (_("ยอดรวมที่ระบบแจ้ง"), self.stated, self._stated_note),
        )
        for row, (words, field, note) in enumerate(lines):
            label = TextView(words, Type.SMALL, "ink2")
            field.setAccessibleName(words)
            field.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            field.setFixedWidth(theme().px(84))
            fields.addWidget(label, 2 * row, 0)
            fields.addWidget(field, 2 * row, 1)
            fields.addWidget(note, 2 * row + 1, 0, 1, 2)
        fields.setColumnStretch(0, 1)
        for widget in (self._figure, self._words, self._line):
            self.now_panel.body.addWidget(widget)
        self.now_panel.body.addLayout(fields)

    def _own_target(self) -> int | None:
        stated = self._answers.stated if self._answers else None
        return stated.wanted if stated else None

    def _own_count(self) -> int | None:
        stated = self._answers.stated if self._answers else None
        counts = stated.counts if stated else []
        return next((count.answered for count in counts if count.counted_on == self._day), None)


def _words_of(answers: InstrumentAnswers) -> str:
    whole = answers.whole
    if whole.wanted is None:
        return _("ยังไม่ได้กำหนดเป้าหมาย")
    if whole.answered is None:
        return _("เป้าหมาย {wanted} ยังไม่ได้นับ").format(wanted=figure(whole.wanted, 0))
    words = _("ตอบแล้ว {answered} จาก {wanted} ยังขาด {lacking}")
    if not whole.is_behind:
        words = _("ตอบแล้ว {answered} จาก {wanted} ครบแล้ว")
    figures = (figure(each, 0) for each in (whole.answered, whole.wanted, whole.lacking))
    return words.format(**dict(zip(("answered", "wanted", "lacking"), figures, strict=True)))


def _room_for(whole: Tally) -> int:
    """A bar is full where more answered than were wanted."""
    return max(whole.wanted or 0, whole.answered or 0)


def _note_of_target(answers: InstrumentAnswers) -> str:
    if answers.is_minimum_of_frame:
        return _("ขั้นต่ำตามกรอบการประเมิน พิมพ์ทับได้")
    if answers.stated is not None and answers.stated.wanted and answers.node.minimum_sample:
        return _("กรอบการประเมินกำหนดขั้นต่ำ {count}").format(count=figure(answers.node.minimum_sample, 0))
    return (
        "" if answers.stated is not None and answers.stated.wanted else _("ถ้าเว้นว่าง ใช้ผลรวมเป้าหมายของทุกแถว")
    )


def _short(day: datetime.date) -> str:
    return f"{day.day} {spoken_short_month(day.month)}"
