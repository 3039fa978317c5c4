"""Shows what a workbook would bring in, everything that is wrong with it, and asks what a near name means."""

from collections import Counter

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.exchange.reader import Reading
from ita_desktop.qt import forms
from ita_desktop.qt.choices import Segmented
from ita_desktop.qt.flow_row import FlowRow
from ita_desktop.qt.grid import Grid
from ita_desktop.qt.hairline import Hairline
from ita_desktop.qt.icons import icon
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.parts import MarkSign, clear_layout, make_button
from ita_desktop.qt.rows_model import RowsModel
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import theme
from ita_desktop.screens.import_rows import (
    ImportRow,
    Outcome,
    Question,
    as_lines,
    columns_of,
    facts_of,
    ground_of,
    group_of,
    outcome_words,
    questions_of,
    rows_of,
)
from ita_desktop.translation import translate as _

_OPEN, _YES, _NO = "open", "yes", "no"
_MOST_QUESTIONS_SHOWN = 3


class WorkbookPreview(QWidget):
    """`answered` says that the officer decided about a near name; `answers` then has it."""

    answered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.answers: dict[str, str] = {}
        self.reading = Reading((), (), (), {})
        self._rows: list[ImportRow] = []
        self._only: Outcome | None = None
        self._chips = FlowRow()
        self._copy = make_button(_("คัดลอกรายการ"), self.copy, in_row=True, picture="copy")
        self._group = QButtonGroup(self)
        self._questions = QVBoxLayout()
        self._questions_area = QScrollArea()
        self.grid = Grid(RowsModel(columns_of(self.reading), lambda row: row.number, group_of=group_of))
        self._lay_out()
        theme().changed.connect(self._fit_questions)

    @property
    def given(self) -> int:
        """Answers that the shown reading did not know yet."""
        return sum(question.found in self.answers for question in self._asked)

    def show_reading(self, reading: Reading) -> None:
        self._asked = questions_of(reading, {})
        self.reading = reading
        self._rows = rows_of(reading)
        self._only = None
        self.grid.set_empty(_("สมุดงานตรงกับข้อมูลในแฟ้มแล้ว ไม่มีอะไรต้องเปลี่ยน"))
        self.grid.model.show_columns(columns_of(reading))
        self.grid.model.group_by(group_of, facts_of)
        self._show_questions()
        self._show_chips()
        self._show_rows()
        self.grid.view.head.setStretchLastSection(True)
        self._fit_columns()

    def focus_first(self) -> None:
        """To the first question, else to the rows."""
        first = self._questions.itemAt(0)
        line = first.widget() if first else None
        asked = line.findChildren(QAbstractButton) if line else []
        chosen = next((button for button in asked if button.isChecked()), None)
        (chosen or self.grid).setFocus()

    def copy(self) -> None:
        QGuiApplication.clipboard().setText(as_lines(self._rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_columns()

    def _fit_columns(self) -> None:
        """All in sight: those of words get narrower together where there is no room."""
        first, *others = (theme().px(column.width) for column in self.grid.model.columns)
        room = self.width() - first - theme().px(24)
        share = min(1.0, room / sum(others))
        for number, width in enumerate((first, *(round(width * share) for width in others))):
            self.grid.view.setColumnWidth(number, width)

    def _lay_out(self) -> None:
        self._asked: list[Question] = []
        inside = QWidget()
        inside.setLayout(self._questions)
        self._questions.setContentsMargins(0, 0, theme().px(8), 0)
        self._questions_area.setWidget(inside)
        self._questions_area.setWidgetResizable(True)
        self._questions_area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._questions_area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self._questions_area.setAccessibleName(_("ชื่อที่ต้องตอบ"))
        self.grid.view.setAccessibleName(_("สิ่งที่พบในสมุดงาน"))
        self.grid.set_ground(ground_of)
        row = QHBoxLayout()
        row.addWidget(self._chips, 1)
        row.addWidget(self._copy)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(theme().px(8))
        whole.addLayout(row)
        whole.addWidget(self._questions_area)
        whole.addWidget(Hairline())
        whole.addWidget(self.grid, 1)

    def _show_questions(self) -> None:
        clear_layout(self._questions)
        for question in self._asked:
            self._questions.addWidget(self._question(question))
        self._questions_area.setVisible(bool(self._asked))
        self._fit_questions()

    def _fit_questions(self) -> None:
        count = min(len(self._asked), _MOST_QUESTIONS_SHOWN)
        self._questions_area.setFixedHeight(count * theme().px(54) + theme().px(6))

    def _question(self, question: Question) -> QWidget:
        asked = _("พบ “{found}” หมายถึง “{near}” หรือไม่").format(found=question.found, near=question.near)
        places = ", ".join(question.cells[:3]) + (" …" if len(question.cells) > 3 else "")
        choice = Segmented(
            [(_OPEN, _("ยังไม่ตอบ")), (_YES, _("ใช่")), (_NO, _("ไม่ใช่ คงคำเดิม"))],
            asked,
        )
        kept = self.answers.get(question.found)
        choice.set_key(_OPEN if kept is None else _YES if kept == question.near else _NO)
        choice.changed.connect(lambda key, question=question: self._answer(question, key))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(theme().px(8))
        row.addWidget(MarkSign(Mark.OCTAGON))
        row.addWidget(TextView(f"{asked}\n{places}"), 1)
        row.addWidget(choice)
        return line

    def _answer(self, question: Question, key: str) -> None:
        if key == _OPEN:
            self.answers.pop(question.found, None)
        else:
            self.answers[question.found] = question.near if key == _YES else question.found
        self.answered.emit()

    def _show_chips(self) -> None:
        self._chips.clear()
        counts = Counter(row.outcome for row in self._rows)
        known = [outcome for outcome in Outcome if counts[outcome]]
        for outcome in (None, *known) if len(known) > 1 else ():
            words = _("ทั้งหมด") if outcome is None else outcome_words(outcome)
            count = len(self._rows) if outcome is None else counts[outcome]
            chip = QPushButton(f"{words} {count}")
            chip.setProperty("row", True)
            chip.setCheckable(True)
            chip.setChecked(outcome is None)
            if outcome in (Outcome.ANSWER, Outcome.MEND):
                chip.setIcon(icon("octagon", "red"))
            elif outcome is Outcome.LOOK:
                chip.setIcon(icon("warning", "amber"))
            chip.clicked.connect(lambda _checked=False, wanted=outcome: self._show_only(wanted))
            self._group.addButton(chip)
            self._chips.add(chip)
        self._copy.setVisible(bool(self._rows))

    def _show_only(self, outcome: Outcome | None) -> None:
        self._only = outcome
        self._show_rows()

    def _show_rows(self) -> None:
        self.grid.model.show([row for row in self._rows if self._only in (None, row.outcome)])


forms.promote(WorkbookPreview)
