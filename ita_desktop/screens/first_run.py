"""The first start: five pages of answers and then the office's file; or the sample, or a file that is there."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QMessageBox,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.actions.opening import (
    AnswerError,
    OfficeAnswers,
    file_name_of,
    full_office_name,
    open_new_office,
    preview_workbook,
)
from ita_desktop.actions.sample import fill_sample
from ita_desktop.qt import forms
from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.hairline import Hairline
from ita_desktop.qt.jobs import Job, JobCancelledError, Jobs, Progress
from ita_desktop.qt.problem_note import ProblemNote
from ita_desktop.qt.settings import Settings
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.screens.first_run_last_year import FirstRunLastYear
from ita_desktop.screens.first_run_office import FILE_SUFFIX, FirstRunOffice
from ita_desktop.screens.first_run_page import FirstRunPage
from ita_desktop.screens.first_run_signers import FirstRunSigners
from ita_desktop.screens.first_run_units import FirstRunUnits
from ita_desktop.screens.first_run_year import FirstRunYear
from ita_desktop.screens.step_rail import StepRail
from ita_desktop.storage.workspace import Session, Workspace
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _

SAMPLE_NAME = "สำนักงานเขตสมมติ"


class FirstRun(QDialog):
    """`made` is the file to open. Nothing is written before the last page."""

    rail: StepRail
    heading: TextView
    hint: TextView
    pages: QStackedWidget
    trouble: QWidget
    whole_problem: ProblemNote
    line: Hairline
    step: TextView
    bar: QProgressBar
    back: QPushButton
    next: QPushButton
    cancel: QPushButton

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        today: datetime.date | None = None,
        folder: Path | None = None,
        sample_folder: Path | None = None,
    ) -> None:
        """`folder` is where the file is proposed, `sample_folder` where the sample lies; the user's if None."""
        super().__init__(parent)
        forms.load(self)
        self.made: Path | None = None
        self.jobs = Jobs(self)
        self._job: Job | None = None
        self._reached = 0
        self._sample_folder = sample_folder or _data_folder()
        self.office = FirstRunOffice(folder)
        self.year = FirstRunYear(today or datetime.date.today())
        self.units = FirstRunUnits()
        self.signers = FirstRunSigners()
        self.last_year = FirstRunLastYear()
        self._all: tuple[FirstRunPage, ...] = (
            self.office,
            self.year,
            self.units,
            self.signers,
            self.last_year,
        )
        self._build()
        self._go(0)

    @classmethod
    def ask(cls, window: QWidget, settings: Settings) -> Path | None:
        """The file that was made or chosen, None if the officer would rather not."""
        dialog = cls(window)
        ask(dialog)
        return dialog.made

    @property
    def page(self) -> FirstRunPage:
        return self._all[self.pages.currentIndex()]

    def answers(self) -> OfficeAnswers:
        return OfficeAnswers(
            name=clean(self.office.name.text()),
            year=self.year.year.value(),
            edition=self.year.edition,
            results_edition=self.year.results_edition,
            address=self.office.address.text(),
            telephone=self.office.telephone.text(),
            website=self.office.website.text(),
            sections=self.units.answered_sections(),
            schools=self.units.answered_schools(),
            signers=self.signers.answered_signers(),
            emblem=self.signers.emblem,
            workbook=self.last_year.path,
            workbook_answers=self.last_year.answers,
        )

    # What is built once

    def _build(self) -> None:
        self.heading.set_type(Type.TITLE)
        self.hint.set_ink("ink2")
        for view in (self.step, self.hint):
            view.set_type(Type.SMALL)
            view.set_ink("ink2")
        for page in self._all:
            self.pages.addWidget(_scrolled(page))
            page.changed.connect(self._show_progress)
        for page in self._all[:-1]:
            page.changed.connect(self.last_year.forget_reading)
        self.office.changed.connect(
            lambda: self.signers.propose_posts(full_office_name(self.office.name.text()))
        )
        self.last_year.reading_asked.connect(self.read_workbook)
        self.rail.show_steps([page.heading() for page in self._all])
        self.rail.step_asked.connect(self._jump)
        self.rail.sample_asked.connect(self.make_sample)
        self.rail.file_asked.connect(self._ask_file)
        self.back.clicked.connect(lambda: self._go(self.pages.currentIndex() - 1))
        self.next.clicked.connect(self._go_on)
        self.cancel.clicked.connect(self.reject)
        self.trouble.hide()
        self.bar.hide()
        parent = self.parentWidget()
        # As large as the window it stands over: the pages have much to show.
        room = parent.window().size() if parent else QSize(theme().px(1180), theme().px(690))
        self.rail.fit(room)
        self.resize(room)

    # Ways between pages

    def _go_on(self) -> None:
        if not self.page.check():
            return
        if self.pages.currentIndex() == len(self._all) - 1:
            self.make_office()
        else:
            self._go(self.pages.currentIndex() + 1)

    def _jump(self, number: int) -> None:
        """Back always; ahead only over pages that are in order."""
        while self.pages.currentIndex() < number and self.page.check():
            self._go(self.pages.currentIndex() + 1)
        self._go(min(number, self.pages.currentIndex()))

    def _go(self, number: int) -> None:
        self.pages.setCurrentIndex(number)
        self._reached = max(self._reached, number)
        self._say("")
        page = self.page
        self.heading.set_text(page.heading())
        self.hint.set_text(page.hint())
        is_last = number == len(self._all) - 1
        self.back.setEnabled(number > 0)
        self.next.setText(_("สร้างแฟ้ม") if is_last else _("ถัดไป"))
        self.step.set_text(_("ขั้นที่ {number} จาก {count}").format(number=number + 1, count=len(self._all)))
        page.enter()
        self._show_progress()
        page.focus_first()

    def _show_progress(self) -> None:
        self.rail.show_progress(
            self.pages.currentIndex(), self._reached, [page.summary() for page in self._all]
        )

    # Deeds

    def make_office(self) -> None:
        answers, path = self.answers(), self.office.path

        def fill(session: Session) -> None:
            open_new_office(session, answers)

        self._make(path, _("สร้างแฟ้มของสำนักงาน"), fill)

    def make_sample(self) -> None:
        """Opens the sample; what somebody tried out in it before stays."""
        path = self._sample_folder / file_name_of(SAMPLE_NAME)
        if path.exists():
            self._take(path)
            return
        try:
            self._sample_folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            self._say(_("สร้างโฟลเดอร์ {folder} ไม่ได้").format(folder=self._sample_folder))
            return
        self._make(path, _("สร้างแฟ้มตัวอย่าง"), fill_sample)

    def read_workbook(self) -> None:
        """Reads the workbook with all the other answers, aside."""
        if self._job is not None:
            return
        answers = self.answers()
        self.last_year.tell(_("กำลังอ่านสมุดงาน…"))
        self._start(
            _("อ่านสมุดงาน"),
            lambda _progress: preview_workbook(answers),
            self.last_year.show_reading,
            lambda error: self.last_year.show_refusal(str(error)),
        )

    def _make(self, path: Path, words: str, fill: Callable[[Session], None]) -> None:
        if self._job is not None:
            return

        def work(progress: Progress) -> Path:
            def fill_unless_called_off(session: Session) -> None:
                fill(session)
                progress.step(0, 0)

            Workspace.create(path, words, fill_unless_called_off).close()
            try:
                progress.step(0, 0)
            except JobCancelledError:
                path.unlink(missing_ok=True)
                raise
            return path

        self._start(words, work, self._take, self._refuse)

    def _start(
        self,
        words: str,
        work: Callable[[Progress], Any],
        done: Callable[[Any], None],
        refused: Callable[[ValueError], None],
    ) -> None:
        def end(outcome: Any) -> None:
            if self._job is not None:
                self._wait(None)
                done(outcome)

        def fail(error: Exception) -> None:
            if self._job is None:
                return
            self._wait(None)
            if not isinstance(error, ValueError):
                raise error
            refused(error)

        self._say("")
        self._wait(self.jobs.start(words, work, end, fail))

    def _wait(self, job: Job | None) -> None:
        self._job = job
        self.bar.setVisible(job is not None)
        for part in (self.rail, self.pages, self.back, self.next):
            part.setEnabled(job is None)
        if job is None:
            self.back.setEnabled(self.pages.currentIndex() > 0)
        else:
            self.step.set_text(f"{job.words}…")
            return
        number, count = self.pages.currentIndex() + 1, len(self._all)
        self.step.set_text(_("ขั้นที่ {number} จาก {count}").format(number=number, count=count))

    def _take(self, path: Path) -> None:
        self.made = path
        self.accept()

    def _refuse(self, error: ValueError) -> None:
        field = error.field if isinstance(error, AnswerError) else ""
        for number, page in enumerate(self._all):
            if field and page.has_field(field):
                self._go(number)
                page.refuse(field, str(error))
                return
        self._say(str(error))

    def _say(self, words: str) -> None:
        self.whole_problem.say(words)
        self.trouble.setVisible(bool(words))

    def _ask_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("เปิดแฟ้มที่มีอยู่"), "", _("แฟ้มของโปรแกรม") + f" (*{FILE_SUFFIX})"
        )
        if name:
            self._take(Path(name))

    # What Qt tells

    def reject(self) -> None:
        """Calls off what runs; asks first if answers would be lost."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.jobs.wait()
            self._wait(None)
            if self.pages.currentIndex() > 0:
                return
        elif self.pages.currentIndex() > 0 and not self._may_leave():
            return
        super().reject()

    def _may_leave(self) -> bool:
        box = QMessageBox(self)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(_("ยกเลิกการสร้างแฟ้ม"))
        box.setText(_("สิ่งที่กรอกไว้จะไม่ถูกเก็บ ยกเลิกหรือไม่"))
        leave = box.addButton(_("ยกเลิกการสร้างแฟ้ม"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(_("กรอกต่อ"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        ask(box)
        return box.clickedButton() is leave

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.fit(self.size())


def _scrolled(page: QWidget) -> QScrollArea:
    inside = QWidget()
    layout = QVBoxLayout(inside)
    layout.setContentsMargins(48, 6, 40, 16)
    layout.addWidget(page)
    scroll = QScrollArea()
    scroll.setWidget(inside)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.viewport().setAutoFillBackground(False)
    inside.setAutoFillBackground(False)
    return scroll


def _data_folder() -> Path:
    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation))
