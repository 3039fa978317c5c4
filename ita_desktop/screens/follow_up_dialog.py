"""Writes down what the follow-up of a measure found: when, the result, what stood in the way, and the evidence."""

import datetime
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QPushButton, QWidget

from ita_desktop.actions.evidence import EvidenceError, EvidenceFile, name_beside, read_evidence
from ita_desktop.actions.measures import FollowUpValues, record_result, remove_result
from ita_desktop.model.year import FollowUp, Measure
from ita_desktop.qt import forms
from ita_desktop.qt.dates import DateField
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.rules.due_work import measure_title
from ita_desktop.rules.follow_up_rounds import Round
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.growing_text import GrowingText
from ita_desktop.translation import translate as _


class FollowUpDialog(QDialog):
    """Opens on a round that lacks, or on an entry to change it. Files may be dropped on it as evidence."""

    subject: TextView
    date_label: QLabel
    date: DateField
    result_label: QLabel
    result_text: GrowingText
    problem_label: QLabel
    problem: GrowingText
    suggestion_label: QLabel
    suggestion: GrowingText
    evidence_label: QLabel
    evidence: GrowingText
    attach: QPushButton
    attach_hint: TextView
    problem_found: TextView
    remove: QPushButton
    cancel: QPushButton
    record: QPushButton

    def __init__(
        self,
        desk: Desk,
        measure: Measure,
        round_: Round | None = None,
        entry: FollowUp | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        forms.load(self)
        self.setMinimumWidth(theme().px(520))
        self._desk, self._measure, self._entry = desk, measure, entry
        self._name = round_.name if round_ else ""
        self._files: dict[str, EvidenceFile] = {}
        self.setWindowTitle(_("บันทึกผลรอบ {name}").format(name=self._name) if self._name else _("บันทึกผล"))
        self.subject.set_type(Type.HEADING)
        self.subject.set_text(measure_title(measure))
        for label in (
            self.date_label,
            self.result_label,
            self.problem_label,
            self.suggestion_label,
            self.evidence_label,
        ):
            set_type(label, Type.SMALL, "ink2")
        self.attach_hint.set_type(Type.SMALL)
        self.attach_hint.set_ink("ink2")
        self.problem_found.set_ink("red")
        self.problem_found.hide()
        self.remove.setVisible(entry is not None)
        self.date.set_fiscal_year(desk.book.year.year)
        self.date.setDate(entry.date if entry else _usual_day(round_, desk.today()))
        if entry is not None:
            self.result_text.setPlainText(entry.result)
            self.problem.setPlainText(entry.problem)
            self.suggestion.setPlainText(entry.suggestion)
            self.evidence.setPlainText("\n".join(entry.evidence))
        self.setAcceptDrops(True)
        self.attach.clicked.connect(self._attach)
        self.remove.clicked.connect(self._remove)
        self.cancel.clicked.connect(self.reject)
        self.record.clicked.connect(self.keep)
        keys = QShortcut(QKeySequence("Ctrl+Return"), self)
        keys.activated.connect(self.keep)
        self.record.setToolTip("Ctrl+Enter")
        self.result_text.setFocus()

    def keep(self) -> None:
        if not self.date.read():
            self.date.setFocus()
            return
        values = FollowUpValues(
            self.date.date(),
            self.result_text.toPlainText(),
            self.problem.toPlainText(),
            self.suggestion.toPlainText(),
            tuple(self.evidence.toPlainText().splitlines()),
            tuple(self._files.values()),
        )
        words = _("บันทึกผลรอบ {name}: {measure}") if self._name else _("บันทึกผล: {measure}")
        words = words.format(name=self._name, measure=measure_title(self._measure))
        try:
            with self._desk.changing(words) as session:
                record_result(session, self._desk.book.year, self._measure, values, self._entry)
        except ValueError as error:
            self._refuse(str(error))
            self.result_text.setFocus()
            return
        self.accept()

    def _remove(self) -> None:
        if (entry := self._entry) is not None:
            words = _("ลบผลการติดตาม: {measure}").format(measure=measure_title(self._measure))
            self._desk.change(words, lambda session: remove_result(session, entry))
        self.accept()

    def _attach(self) -> None:
        paths, _kind = QFileDialog.getOpenFileNames(self, _("เลือกแฟ้มหลักฐาน"))
        self.add_files([Path(path) for path in paths])

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_files(_dropped_files(event.mimeData()))
        event.acceptProposedAction()

    def add_files(self, paths: list[Path]) -> None:
        """Copied in when the result is kept; what cannot be is told, and the others are taken."""
        refusals: list[str] = []
        taken = dict(self._entry.kept_files) if self._entry else {}
        for path in paths:
            try:
                file = read_evidence(path)
            except EvidenceError as error:
                refusals.append(str(error))
                continue
            taken |= {known.name: known.sha256 for known in self._files.values()}
            name = name_beside(file.name, taken, file.sha256)
            self._files[name] = replace(file, name=name)
            self.add_evidence([name])
        self._refuse("\n".join(refusals))

    def _refuse(self, sentence: str) -> None:
        self.problem_found.set_text(sentence)
        self.problem_found.setVisible(bool(sentence))

    def add_evidence(self, names: list[str]) -> None:
        known = self.evidence.toPlainText().splitlines()
        fresh = [name for name in names if name not in known]
        self.evidence.setPlainText("\n".join([*filter(None, known), *fresh]))


def _dropped_files(dropped: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]


def _usual_day(round_: Round | None, today: datetime.date) -> datetime.date:
    """Within the round, even if it is written down later."""
    return min(today, round_.last_day) if round_ else today
