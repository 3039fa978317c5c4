"""The morning of the officer: what is due, how ready the data is, and the phases of the year."""

from typing import ClassVar

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QMenu, QScrollArea, QWidget

from ita_desktop.actions.phases import finish_phase, propose_phases, remove_phase
from ita_desktop.model.phase import Phase
from ita_desktop.model.year import Paper
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.parts import EmptyState, Panel
from ita_desktop.qt.theme import theme
from ita_desktop.rules.answers import read_answers
from ita_desktop.rules.due_work import DueWork, count_measures, list_due_work, open_round, sections_to_remind
from ita_desktop.rules.readiness import Readiness, read_readiness
from ita_desktop.screens.answers_line import AnswersLine
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.first_steps import first_steps
from ita_desktop.screens.last_year_panel import LastYearPanel
from ita_desktop.screens.overview_panels import (
    DueWorkPanel,
    FindingsPanel,
    MeasuresPanel,
    ReadinessPanel,
    Way,
)
from ita_desktop.screens.phase_dialog import PhaseDialog
from ita_desktop.screens.phase_line import PhaseLine
from ita_desktop.screens.place import Place
from ita_desktop.screens.places import place_of
from ita_desktop.spoken import spoken_full_date
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_WIDE = 980
"""Pixels at 100 % from which on three columns stand side by side."""
_HIGHEST_WEB = 440
"""With all around it: the web grows no further."""


class Overview(Place):
    # It is the first place to be shown: what writes papers is imported when it is asked for.
    shows: ClassVar[frozenset[str]] = frozenset(
        {
            "phase",
            "quota",
            "answer_count",
            "responsibility",
            "responsible_party",
            "element_tick",
            "measure",
            "measure_owner",
            "follow_up",
            "meeting",
            "paper",
            "result",
            "fiscal_year",
            "unit",
            "person",
            "office",
            "body",
            "edition",
            "node",
        }
    )

    scroll_area: QScrollArea
    sheet: QWidget
    board: QWidget
    left: QWidget
    middle: QWidget
    right: QWidget
    phases_panel: Panel
    due_panel: Panel
    readiness_panel: Panel
    measures_panel: Panel
    last_year_panel: Panel
    findings_panel: Panel

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self._add_phase = make_action(_("เพิ่มระยะของปี"), "add", parent=self)
        self._add_phase.triggered.connect(lambda: self.open_phase(None))
        self._remind = make_action("", "note", parent=self)
        self._remind.triggered.connect(self.show_reminders)
        self._write = make_action(_("สร้าง Word ใบเร่งรัด"), "export", parent=self)
        self._write.triggered.connect(self.write_reminders)
        self._print = make_action(_("พิมพ์ภาพรวม"), "print", "Ctrl+P", self)
        self._print.triggered.connect(self.print_overview)
        self._works: tuple[DueWork, ...] = ()
        self._build_phases()
        self.due = DueWorkPanel(self.due_panel, self._go_to_work)
        self.readiness = ReadinessPanel(self.readiness_panel, self._way_to("responsibility"))
        self.answers = AnswersLine(self._way_to("answers"))
        self.readiness_panel.body.addWidget(self.answers)
        self.measures = MeasuresPanel(self.measures_panel, self._way_to("measures"))
        self.last_year = LastYearPanel(self.last_year_panel, self._way_to("results"))
        self.findings = FindingsPanel(self.findings_panel, self._way_to("findings"))
        forms.box(self.left).setStretch(0, 1)
        forms.box(self.middle).setStretch(0, 1)
        forms.box(self.right).setStretch(0, 5)
        forms.box(self.right).setStretch(1, 2)
        for column in (self.middle, self.right):
            forms.box(column).addStretch()
        forms.box(self.sheet).setStretch(1, 1)
        self.scroll_area.viewport().setAutoFillBackground(False)
        self.sheet.setAutoFillBackground(False)
        self._is_wide = True
        self._arrange()
        theme().changed.connect(self._arrange)

    def refresh(self) -> None:
        book, today = self.desk.book, self.desk.today()
        readiness = read_readiness(book, today)
        self._show_phases(readiness)
        self._works = list_due_work(book, today)
        self.due.show(self._works, first_steps(book, readiness, lambda place: self._way_to(place)("")))
        self.setFocusProxy(self.due.start)
        self.readiness.show(readiness)
        self.answers.show_answers(read_answers(book, today))
        rounds = (open_round(measure, book.year, today) for measure in book.year.measures)
        self.measures.show(
            count_measures(book, today), [each for each in rounds if each and each.last_day <= today]
        )
        self.last_year.show(book)
        self.show_findings()
        self.told.emit()

    def facts(self) -> str:
        today = self.desk.today()
        return spoken_full_date(today)

    def header_actions(self) -> list[QAction]:
        count = len(sections_to_remind(self.desk.book, self._works))
        self._remind.setText(counted("ทำใบเร่งรัด {count} ฝ่าย", count))
        self._write.setVisible(count > 0)
        return [self._print, *([self._remind] if count else [])]

    def show_reminders(self) -> None:
        """A memo a section, as they will print."""
        from ita_desktop.documents.compose.reminder import compose_reminders
        from ita_desktop.screens.print_preview import PrintPreview

        document = compose_reminders(self.desk.book, self.desk.today())
        ask(PrintPreview(document, self.desk, self))

    def write_reminders(self) -> None:
        """The same memos as one Word file, where the officer wants it."""
        from ita_desktop.documents.compose.reminder import compose_reminders
        from ita_desktop.screens.word_file import ask_and_write_word

        book, today = self.desk.book, self.desk.today()
        proposed = _("ใบเร่งรัด.docx")
        ask_and_write_word(
            lambda: compose_reminders(book, today), self._write.text(), proposed, self.desk, self
        )

    def print_overview(self) -> None:
        from ita_desktop.documents.compose.due_work import compose_due_work
        from ita_desktop.screens.print_preview import PrintPreview

        book, today = self.desk.book, self.desk.today()
        document = compose_due_work(book, self._works, read_readiness(book, today), today, shown_date)
        ask(PrintPreview(document, self.desk, self))

    def show_findings(self) -> None:
        self.findings.show(self.desk.findings, is_known=self.desk.has_looked)

    def reveal(self, target: Target) -> None:
        if target.table == "phase":
            self.line.select(target.number)
            self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    # Phases

    def _build_phases(self) -> None:
        self.line = PhaseLine()
        self.line.opened.connect(self.open_phase)
        self.line.move_asked.connect(self.open_phase)
        self.line.menu_asked.connect(self._open_phase_menu)
        year = self.desk.book.year.year
        self.no_phases = EmptyState(
            _("ยังไม่มีระยะของปี"), _("ใช้ปฏิทินปกติของปี {year}").format(year=year), self.propose_phases
        )
        self.phases_panel.body.addWidget(self.line)
        self.phases_panel.body.addWidget(self.no_phases)

    def _show_phases(self, readiness: Readiness) -> None:
        book = self.desk.book
        published = sum(item.is_published for item in readiness.items)
        count = f"{published}/{len(readiness.items)}"
        counts = {phase.id: count for phase in book.year.phases if _is_of_publishing(phase)}
        self.line.set_phases(book.year.year, book.year.phases, self.desk.today(), counts)
        self.line.setVisible(bool(book.year.phases))
        self.no_phases.setVisible(not book.year.phases)

    def propose_phases(self) -> None:
        year = self.desk.book.year
        words = _("ใช้ปฏิทินปกติของปี {year}").format(year=year.year)
        self.desk.change(words, lambda session: propose_phases(session, year))

    def open_phase(self, phase: Phase | None, *days: object) -> None:
        """The dialog of a phase, with the days it was dragged to."""
        first, last = (*days, None, None)[:2]
        ask(PhaseDialog(self.desk, phase, first, last, self))  # type: ignore[arg-type]

    def _open_phase_menu(self, phase: Phase | None, place: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if phase:
            menu.addAction(_("แก้หรือเลื่อนระยะ…"), lambda: self.open_phase(phase))
            words = _("ยังทำไม่เสร็จ") if phase.is_done else _("ทำเสร็จแล้ว")
            menu.addAction(words, lambda: self._finish(phase))
            menu.addAction(_("ลบระยะ"), lambda: self._remove(phase))
            menu.addSeparator()
        menu.addAction(self._add_phase)
        menu.popup(place)

    def _finish(self, phase: Phase) -> None:
        words = _("ระยะ {name} ยังทำไม่เสร็จ") if phase.is_done else _("ระยะ {name} ทำเสร็จแล้ว")
        is_done = not phase.is_done
        self.desk.change(
            words.format(name=_(phase.name)), lambda session: finish_phase(session, phase, is_done=is_done)
        )

    def _remove(self, phase: Phase) -> None:
        words = _("ลบระยะ {name}").format(name=_(phase.name))
        self.desk.change(words, lambda session: remove_phase(session, phase))

    # Ways

    def _go_to_work(self, work: DueWork) -> None:
        key = "papers" if isinstance(work.record, Paper) else place_of(work.record.__tablename__)
        self.desk.go(key, work.record, work.field)

    def _way_to(self, place: str) -> Way:
        """A way into a place, by the words that it knows its rows by."""
        return lambda field: self.desk.going.emit(Target(place, field=field))

    # Room

    def sizeHint(self) -> QSize:
        return QSize(theme().px(1158), theme().px(620))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """Three columns under the phases, or two with the last one and the phases lying below: due work comes first."""
        is_wide = self.width() >= theme().px(_WIDE)
        grid = self.board.layout()
        assert isinstance(grid, QGridLayout)
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            forms.box(self.sheet).insertWidget(0 if is_wide else 1, self.phases_panel)
            grid.addWidget(self.right, 0 if is_wide else 1, 2 if is_wide else 0, 1, 1 if is_wide else 2)
            column = self.right.layout()
            assert isinstance(column, QBoxLayout)
            ways = QBoxLayout.Direction
            column.setDirection(ways.TopToBottom if is_wide else ways.LeftToRight)
        for place, stretch in enumerate((39, 32, 25) if is_wide else (5, 4, 0)):
            grid.setColumnStretch(place, stretch)
        low = 0 if is_wide else theme().px(420)
        self.due_panel.setMinimumHeight(low)
        self.last_year_panel.setMaximumHeight(theme().px(_HIGHEST_WEB))
        self.readiness.fit_anew()


def _is_of_publishing(phase: Phase) -> bool:
    return "OIT" in phase.name and "เผยแพร่" in phase.name
