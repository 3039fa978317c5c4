"""Asks which item of the OIT a meeting gave to which section."""

from PySide6.QtWidgets import QComboBox, QDialog, QLabel, QPushButton, QWidget

from ita_desktop.model.book import YearBook
from ita_desktop.model.edition import Kind
from ita_desktop.model.frame import NodeRecord
from ita_desktop.model.office import Unit
from ita_desktop.model.terms import name_of_node
from ita_desktop.qt import forms
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.rules.workload import leads_of
from ita_desktop.translation import translate as _


class AssignResolution(QDialog):
    resolution: TextView
    node: QComboBox
    node_label: QLabel
    lead: QComboBox
    lead_label: QLabel
    main: QPushButton
    cancel: QPushButton

    def __init__(self, book: YearBook, resolution: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self.setMinimumWidth(theme().px(560))
        self.resolution.set_text(_("มติ: {words}").format(words=resolution))
        for label in (self.node_label, self.lead_label):
            set_type(label, Type.SMALL, "ink2")
        self._nodes = [node for node in book.year.edition.nodes if node.kind is Kind.ITEM]
        for node in self._nodes:
            self.node.addItem(f"{node.code} {name_of_node(node).splitlines()[0]}")
        for section in book.sections:
            self.lead.addItem(section.name)
        self._sections = book.sections
        self._leads = {
            responsibility.node_id: party.unit
            for responsibility in book.year.responsibilities
            for party in leads_of(responsibility)[:1]
        }
        # What is given to whom is chosen, not found chosen.
        self.node.setPlaceholderText(_("เลือกข้อมูล OIT"))
        self.lead.setPlaceholderText(_("เลือกฝ่าย"))
        for field in (self.node, self.lead):
            field.setCurrentIndex(-1)
            field.currentIndexChanged.connect(self._follow)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.node.currentIndexChanged.connect(self._show_lead)
        self.main.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self._follow()

    @property
    def chosen_node(self) -> NodeRecord:
        return self._nodes[self.node.currentIndex()]

    @property
    def chosen_lead(self) -> Unit:
        return self._sections[self.lead.currentIndex()]

    def _show_lead(self) -> None:
        """Who leads the item now, to begin from."""
        lead = self._leads.get(self.chosen_node.id)
        self.lead.setCurrentIndex(self._sections.index(lead) if lead in self._sections else -1)

    def _follow(self) -> None:
        self.main.setEnabled(self.node.currentIndex() >= 0 and self.lead.currentIndex() >= 0)
