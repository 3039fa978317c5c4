"""Brings a workbook in, all of it or nothing, after showing what it would change; and writes one out."""

from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QProgressBar, QPushButton, QWidget

from ita_desktop.actions import workbooks
from ita_desktop.exchange.reader import Reading, read_workbook
from ita_desktop.qt import forms
from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.hairline import Hairline
from ita_desktop.qt.jobs import Job, Progress
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, size_within
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.import_rows import facts_of, rows_of
from ita_desktop.screens.workbook_preview import WorkbookPreview
from ita_desktop.storage.books import load_book
from ita_desktop.storage.faults import not_written
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

WORKBOOK_SUFFIX = ".xlsx"
_STEPS = 1000


def ask_workbook(window: QWidget, desk: Desk) -> None:
    name, _kind = QFileDialog.getOpenFileName(
        window, _("เลือกสมุดงานที่จะนำเข้า"), "", _("สมุดงาน Excel") + f" (*{WORKBOOK_SUFFIX})"
    )
    if name:
        take_workbook(window, desk, Path(name))


def take_workbook(window: QWidget, desk: Desk, path: Path) -> None:
    ask(WorkbookImport(desk, path, window))


def export_workbook(window: QWidget, desk: Desk) -> None:
    year = desk.book.year.year
    proposed = _("{office} {year}").format(office=desk.book.office.name, year=year)
    name, _kind = QFileDialog.getSaveFileName(
        window,
        _("ส่งออกสมุดงาน Excel"),
        str(desk.workspace.folder / (proposed + WORKBOOK_SUFFIX)),
        _("สมุดงาน Excel") + f" (*{WORKBOOK_SUFFIX})",
    )
    if name:
        write_workbook(desk, Path(name).with_suffix(WORKBOOK_SUFFIX))


def write_workbook(desk: Desk, path: Path) -> Job:
    year = desk.book.year.year

    def work(_progress: Progress) -> None:
        with desk.workspace.reading() as session:
            workbooks.export_workbook(session, path, year)

    def done(_outcome: None) -> None:
        desk.said.emit(_("บันทึกสมุดงานไว้ที่ {path} แล้ว").format(path=path))

    def failed(error: Exception) -> None:
        if not isinstance(error, OSError):
            raise error
        desk.refused.emit(not_written(path, error))

    return desk.jobs.start(_("ส่งออกสมุดงาน {name}").format(name=path.name), work, done, failed)


class WorkbookImport(QDialog):
    """Reads at once, shows the reading, and takes it in as one change."""

    title: TextView
    facts: TextView
    waiting: QWidget
    bar: QProgressBar
    preview: WorkbookPreview
    line: Hairline
    promise: TextView
    again: QPushButton
    main: QPushButton
    cancel: QPushButton

    def __init__(self, desk: Desk, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._desk = desk
        self._path = path
        self._job: Job | None = None
        self.title.set_type(Type.TITLE)
        self.title.set_text(_("นำเข้าสมุดงาน {name}").format(name=path.name))
        for view in (self.facts, self.promise):
            view.set_type(Type.SMALL)
            view.set_ink("ink2")
        self.preview.answered.connect(self._name_button)
        self.again.clicked.connect(self.read)
        self.main.clicked.connect(self._do)
        self.cancel.clicked.connect(self.reject)
        desk.jobs.changed.connect(self._note_progress)
        self.resize(size_within(parent, 1060, 620))
        self.read()

    def read(self) -> None:
        """Reads the workbook aside, with the answers given so far."""
        if self._job is not None:
            return
        path, answers, year = self._path, dict(self.preview.answers), self._desk.book.year.year
        workspace = self._desk.workspace

        def work(progress: Progress) -> Reading:
            def report(share: float) -> bool:
                progress.step(int(share * _STEPS), _STEPS)
                return True

            with workspace.reading() as session:
                return read_workbook(path, load_book(session, year), answers=answers, report=report)

        self._wait(True)
        self.facts.set_text(_("กำลังอ่านสมุดงาน…"))
        self._job = self._desk.jobs.start(
            _("อ่านสมุดงาน {name}").format(name=path.name), work, self._take_reading, self._cannot_read
        )

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
        super().reject()

    def _note_progress(self) -> None:
        if self._job is not None:
            self.bar.setValue(self._job.reached)

    def _take_reading(self, reading: Reading) -> None:
        if self._job is not None:
            self._job = None
            self._wait(False)
            self._show(reading)

    def _show(self, reading: Reading) -> None:
        self.preview.show_reading(reading)
        self.facts.set_text(self._facts_of(reading))
        self.promise.set_text(
            _("มีที่ต้องแก้หรือต้องตอบ จึงยังไม่นำเข้าเลย แฟ้มยังเป็นเหมือนเดิม")
            if reading.problems
            else _("นำเข้าทั้งหมดในครั้งเดียว เลิกทำได้")
        )
        self._name_button()
        if self.main.isEnabled():
            self.main.setFocus()
        else:
            self.preview.focus_first()

    def _facts_of(self, reading: Reading) -> str:
        year = self._desk.book.year.year
        words = facts_of(rows_of(reading)) or _("ไม่มีอะไรต้องเปลี่ยน")
        return _("ลงในปีงบประมาณ {year} · {words}").format(year=year, words=words)

    def _cannot_read(self, error: Exception) -> None:
        if self._job is None:
            return
        self._job = None
        if not isinstance(error, ValueError):
            self.reject()
            raise error
        self._wait(False)
        self.facts.set_text(str(error))

    def _wait(self, is_waiting: bool) -> None:
        self.waiting.setVisible(is_waiting)
        self.preview.setEnabled(not is_waiting)
        for button in (self.again, self.main):
            button.setEnabled(not is_waiting)

    def _name_button(self) -> None:
        reading, given = self.preview.reading, self.preview.given
        if reading.problems:
            self.main.setText(counted("อ่านใหม่ตามคำตอบ {count} ข้อ", given) if given else _("นำเข้า"))
            self.main.setEnabled(given > 0)
            return
        self.main.setText(counted("นำเข้า {count} รายการ", len(reading.changes)))
        self.main.setEnabled(bool(reading.changes))

    def _do(self) -> None:
        if self.preview.reading.problems:
            self.read()
        else:
            self._take_in()

    def _take_in(self) -> None:
        year = self._desk.book.year.year
        refused: list[Reading] = []
        try:
            with self._desk.changing(_("นำเข้าสมุดงาน {book}").format(book=self._path.name)) as session:
                book = load_book(session, year)
                reading = workbooks.take_in(self.preview.reading, book, self._path.parent)
                if reading.problems:
                    refused.append(reading)
                    raise _StillToMend
        except _StillToMend:
            self._show(refused[0])
        except ValueError as error:
            self.promise.set_text(str(error))
            self.promise.set_ink("red")
        else:
            count = len(reading.changes)
            self._desk.said.emit(counted("นำเข้าสมุดงานแล้ว {count} รายการ", count))
            self.accept()


class _StillToMend(Exception):  # noqa: N818 -- nothing is broken
    """The workbook has something that only shows when it is taken in, such as a picture that is not beside it."""
