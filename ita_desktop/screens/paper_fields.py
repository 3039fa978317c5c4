"""What the register says of the paper in sight; lines of fields that go on below where the window is narrow."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QWidget

from ita_desktop.actions.paper_register import NUMBERED
from ita_desktop.model.office import Signatory, SigningDuty
from ita_desktop.model.terms import spoken_term
from ita_desktop.model.year import MEMOS, Urgency
from ita_desktop.qt import forms
from ita_desktop.qt.action_buttons import LARGE
from ita_desktop.qt.dates import DateField
from ita_desktop.qt.flow_row import FlowRow
from ita_desktop.qt.form_fields import KeptField, keep_on_leave
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.screens.paper_rows import PaperRow
from ita_desktop.translation import translate as _


class PaperFields(QWidget):
    """`put` keeps what was typed in a field of the register."""

    number_cell: QWidget
    date_cell: QWidget
    signer_cell: QWidget
    urgency_cell: QWidget
    subject_cell: QWidget
    number: QLineEdit
    date: DateField
    signer: QComboBox
    urgency: QComboBox
    subject: QLineEdit
    number_label: QLabel
    date_label: QLabel
    signer_label: QLabel
    urgency_label: QLabel
    subject_label: QLabel

    def __init__(self, put: Callable[[str, Any], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._row: PaperRow | None = None
        self.in_order = (self.number, self.date.line, self.urgency, self.signer, self.subject)
        self._build()
        self._kept = self._keep(put)

    def show_row(self, row: PaperRow, signatories: Sequence[Signatory]) -> None:
        self._row = row
        self._fill_signers(signatories)
        for kept in self._kept:
            kept.refresh()
        if not self.subject.hasFocus():
            self.subject.setCursorPosition(0)
        self.urgency_cell.setVisible(row.kind in MEMOS)
        self.subject_cell.setVisible(row.kind in NUMBERED)
        self.signer_cell.setVisible(row.kind in NUMBERED)
        for field in (self.number, self.date, self.subject, self.urgency, self.signer):
            field.setEnabled(not row.is_issued)

    def focus_field(self, name: str) -> None:
        fields = {"number": self.number, "date": self.date, "subject": self.subject}
        if name in fields:
            fields[name].setFocus()

    def _build(self) -> None:
        for label in (
            self.number_label,
            self.date_label,
            self.signer_label,
            self.urgency_label,
            self.subject_label,
        ):
            set_type(label, Type.SMALL, "ink2")
        for urgency in Urgency:
            self.urgency.addItem(spoken_term(urgency), urgency)
        cells = (self.number_cell, self.date_cell, self.urgency_cell, self.signer_cell, self.subject_cell)
        forms.box(self).addWidget(FlowRow(cells, spacing=12, last_fills=True))
        for before, after in pairwise(self.in_order):
            self.setTabOrder(before, after)
        self._renew()
        theme().changed.connect(self._renew)

    def _renew(self) -> None:
        """Two lines, also with large letters: the page needs the room more."""
        px, is_large = theme().px, theme().scale >= LARGE
        self.number_cell.setFixedWidth(px(112 if is_large else 143))
        self.date_cell.setFixedWidth(px(168 if is_large else 220))
        self.subject_cell.setMinimumWidth(px(216))
        self.signer.setFixedWidth(px(210 if is_large else 242))

    def _keep(self, put: Callable[[str, Any], object]) -> list[KeptField]:
        def entered(field: str, otherwise: Any) -> Callable[[], Any]:
            def get() -> Any:
                entry = self._row.entry if self._row else None
                return getattr(entry, field) if entry else otherwise

            return get

        return [
            keep_on_leave(self.number, entered("number", ""), lambda value: put("number", value)),
            keep_on_leave(self.date, entered("date", None), lambda value: put("date", value)),
            keep_on_leave(self.subject, entered("subject", ""), lambda value: put("subject", value)),
            # Qt hands a choice back as a plain text.
            keep_on_leave(
                self.urgency, entered("urgency", Urgency.NONE), lambda value: put("urgency", Urgency(value))
            ),
            keep_on_leave(
                self.signer,
                entered("signing_duty", None),
                lambda value: put("signing_duty", SigningDuty(value) if value else None),
            ),
        ]

    def _fill_signers(self, signatories: Sequence[Signatory]) -> None:
        """Who holds each duty, which the tooltip tells; the duty itself where nobody does."""
        self.signer.blockSignals(True)
        self.signer.clear()
        self.signer.addItem(_("ตามแบบของเอกสาร"), None)
        holders = {each.duty: each for each in signatories if each.person}
        for duty in SigningDuty:
            holder = holders.get(duty)
            words = holder.person.full_name if holder and holder.person else spoken_term(duty)
            self.signer.addItem(words, duty)
            self.signer.setItemData(self.signer.count() - 1, spoken_term(duty), Qt.ItemDataRole.ToolTipRole)
        self.signer.blockSignals(False)
