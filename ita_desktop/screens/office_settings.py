"""All settings of the office, section by section: itself, its units, its people, who signs, its wording, its rules."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from ita_desktop.qt import forms
from ita_desktop.qt.form_fields import keep_all
from ita_desktop.qt.ordered_list import OrderedList
from ita_desktop.qt.ordered_rows import ListRow
from ita_desktop.qt.theme import theme
from ita_desktop.screens.desk import Desk, Target
from ita_desktop.screens.office_form import OfficeForm
from ita_desktop.screens.office_page import OfficePage
from ita_desktop.screens.office_people_page import OfficePeoplePage
from ita_desktop.screens.office_rules import OfficeRules
from ita_desktop.screens.office_signatories_page import OfficeSignatoriesPage
from ita_desktop.screens.office_texts import OfficeTexts
from ita_desktop.screens.office_units_page import OfficeUnitsPage
from ita_desktop.screens.place import Place
from ita_desktop.translation import translate as _

_LIST_WIDTH = 184


@dataclass(frozen=True)
class _Section:
    key: str
    title: str
    picture: str
    page: type[OfficePage]
    tables: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    """Of the office itself."""


class OfficeSettings(Place):
    shows: ClassVar[frozenset[str]] = frozenset(
        {"office", "unit", "person", "signatory", "paper_text", "measures_layout", "result", "fiscal_year"}
    )

    halves: QSplitter
    sections: OrderedList
    pages: QStackedWidget

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        self._sections = {section.key: section for section in _list_sections()}
        self._made: dict[str, OfficePage] = {}
        self.sections.arrange(_("ส่วนของสำนักงาน"), can_move=False)
        self.sections.setSelectionMode(OrderedList.SelectionMode.SingleSelection)
        self.sections.show_rows(
            [ListRow(each.key, each.title, picture=each.picture) for each in self._sections.values()]
        )
        self.sections.setMinimumWidth(theme().px(150))
        self.halves.setSizes([theme().px(_LIST_WIDTH), 1000])
        self.halves.setStretchFactor(1, 1)
        self.setFocusProxy(self.sections)
        self.sections.current_changed.connect(self._open)
        self.sections.opened.connect(lambda _key: self.page.setFocus())
        self.sections.choose(next(iter(self._sections)))

    @property
    def page(self) -> OfficePage:
        """The one in sight."""
        page = self.pages.currentWidget()
        assert isinstance(page, OfficePage)
        return page

    def refresh(self) -> None:
        self.page.show_book()
        self.told.emit()

    def facts(self) -> str:
        return self.page.facts() or self.desk.book.office.name

    def header_actions(self) -> list[QAction]:
        return self.page.page_actions()

    def reveal(self, target: Target) -> None:
        record = self.desk.find(target.table, target.number)
        for key, section in self._sections.items():
            if target.table in section.tables or (
                target.table == "office" and target.field in section.fields
            ):
                self.choose(key)
                if record is not None:
                    self.page.reveal(record, target.field)
                break

    def choose(self, key: str) -> None:
        """Opens a section by its key: office, units, people, signatories, texts, rules."""
        self.sections.choose(key)

    def _open(self, key: object) -> None:
        if not isinstance(key, str):
            return
        if self.pages.count() and not keep_all(self.page.kept):
            for field in self.page.kept:
                if field.problem:
                    self.desk.refused.emit(field.problem)
                    field.put_back()
        if key not in self._made:
            self._made[key] = self._sections[key].page(self.desk)
            self.pages.addWidget(self._made[key])
        self.pages.setCurrentWidget(self._made[key])
        self._made[key].show_book()
        self.told.emit()


def _list_sections() -> list[_Section]:
    rules = (
        "font",
        "digits",
        "code_digits",
        "threshold",
        "weak_point_rule",
        "lowest_count",
        "measures_layout",
    )
    office = ("name", "district", "province", "address", "telephone", "website", "emblem_file", "")
    return [
        _Section("office", _("ข้อมูลสำนักงาน"), "office", OfficeForm, fields=office),
        _Section("units", _("ฝ่ายและโรงเรียน"), "section", OfficeUnitsPage, ("unit",)),
        _Section("people", _("บุคลากร"), "person", OfficePeoplePage, ("person",)),
        _Section("signatories", _("รายชื่อผู้ลงนาม"), "edit", OfficeSignatoriesPage, ("signatory",)),
        _Section("texts", _("ข้อความในเอกสาร"), "papers", OfficeTexts, ("paper_text",)),
        _Section("rules", _("แบบและเกณฑ์"), "settings", OfficeRules, ("measures_layout",), rules),
    ]
