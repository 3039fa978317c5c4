"""First start, page five: what is brought along from a workbook, or that it comes later."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QRadioButton, QWidget

from ita_desktop.exchange.reader import Reading
from ita_desktop.qt import forms
from ita_desktop.qt.problem_note import ProblemNote
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.screens.first_run_page import FirstRunPage
from ita_desktop.screens.import_rows import facts_of, rows_of
from ita_desktop.screens.workbook_import import WORKBOOK_SUFFIX
from ita_desktop.screens.workbook_preview import WorkbookPreview
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _


class FirstRunLastYear(FirstRunPage):
    """`reading_asked` says that the workbook is to be read with the other answers; `show_reading` shows it."""

    reading_asked = Signal()

    later: QRadioButton
    now: QRadioButton
    workbook: QLineEdit
    workbook_problem: ProblemNote
    choose: QPushButton
    facts: TextView
    preview: WorkbookPreview

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._is_read = False
        self.facts.set_type(Type.SMALL)
        self.facts.set_ink("ink2")
        self.preview.setMinimumHeight(theme().px(280))
        self.now.toggled.connect(self._show)
        self.choose.clicked.connect(self._ask_workbook)
        self.workbook.editingFinished.connect(self._typed)
        self.preview.answered.connect(self.reading_asked)
        self._last_typed = ""
        self._show()

    @property
    def path(self) -> Path | None:
        typed = clean(self.workbook.text())
        return Path(typed) if typed and self.now.isChecked() else None

    @property
    def answers(self) -> dict[str, str]:
        return dict(self.preview.answers)

    def take_workbook(self, path: Path) -> None:
        self.now.setChecked(True)
        self.workbook.setText(str(path))
        self._typed()

    def show_reading(self, reading: Reading) -> None:
        self._is_read = True
        self.refuse("workbook", "")
        self.preview.show_reading(reading)
        words = facts_of(rows_of(reading)) or _("ไม่มีอะไรต้องเปลี่ยน")
        if reading.problems:
            words = _("ยังนำเข้าไม่ได้ {words} แก้ในสมุดงานแล้วเลือกใหม่ หรือเลือกนำเข้าภายหลัง").format(words=words)
        self.facts.set_text(words)
        self._show()
        self.changed.emit()

    def show_refusal(self, words: str) -> None:
        self._is_read = False
        self.refuse("workbook", words)
        self._show()

    def tell(self, words: str) -> None:
        self.facts.set_text(words)
        self.facts.setVisible(bool(words))

    def forget_reading(self) -> None:
        """Other answers were changed: the reading no longer says what would come."""
        self._is_read = False

    def heading(self) -> str:
        return _("ข้อมูลปีก่อน")

    def hint(self) -> str:
        return _("บุคลากร คณะ ผลคะแนน และมาตรการ จากสมุดงานที่โปรแกรมเคยส่งออก")

    def summary(self) -> str:
        return self.path.name if self.path else ""

    def enter(self) -> None:
        if self.path and not self._is_read:
            self.reading_asked.emit()

    def check(self) -> bool:
        if not self.now.isChecked():
            return self.refuse("workbook", "")
        if self.path is None:
            return self.refuse("workbook", _("โปรดเลือกสมุดงาน หรือเลือกนำเข้าภายหลัง"))
        if self.preview.reading.problems:
            return self.refuse("workbook", _("สมุดงานยังมีที่ต้องแก้หรือต้องตอบ โปรดดูรายการด้านล่าง"))
        return not self.workbook_problem.sentence

    def focus_first(self) -> None:
        (self.now if self.now.isChecked() else self.later).setFocus()

    def _typed(self) -> None:
        typed = clean(self.workbook.text())
        if typed == self._last_typed:
            return
        self._last_typed = typed
        self.preview.answers.clear()
        self._is_read = False
        if self.path:
            self.reading_asked.emit()
        self._show()

    def _show(self) -> None:
        wants = self.now.isChecked()
        self.workbook.setEnabled(wants)
        self.choose.setEnabled(wants)
        shown = wants and self._is_read
        self.facts.setVisible(shown)
        self.preview.setVisible(shown)
        if not wants:
            self.refuse("workbook", "")
        self.changed.emit()

    def _ask_workbook(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self, _("เลือกสมุดงานที่จะนำเข้า"), "", _("สมุดงาน Excel") + f" (*{WORKBOOK_SUFFIX})"
        )
        if name:
            self.take_workbook(Path(name))
