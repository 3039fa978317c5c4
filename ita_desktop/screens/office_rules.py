"""How the papers of the office look, and by what rule a point counts as weak."""

from decimal import Decimal

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QScrollArea, QWidget

from ita_desktop.actions.layouts import list_layouts
from ita_desktop.actions.results import find_weak_points
from ita_desktop.model.office import Digits, WeakPointRule
from ita_desktop.model.records import Record
from ita_desktop.model.terms import spoken_term
from ita_desktop.qt import forms
from ita_desktop.qt.form_fields import keep_number, keep_on_leave
from ita_desktop.qt.hairline import Hairline
from ita_desktop.qt.marks import Mark
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.office_form import limit_width
from ita_desktop.screens.office_page import OfficeFieldsPage, StateLine
from ita_desktop.thai.digits import to_thai_digits
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

_USUAL_FONTS = ("TH SarabunPSK", "TH Sarabun New", "TH SarabunIT๙", "Sarabun")


class OfficeRules(OfficeFieldsPage):
    area: QScrollArea
    paper_title: TextView
    weak_title: TextView
    over_weak: Hairline
    paper_font: QComboBox
    font_state: StateLine
    font_words: TextView
    digits: QComboBox
    code_digits: QComboBox
    digits_sample: TextView
    measures_layout: QComboBox
    to_measures: QPushButton
    weak_point_rule: QComboBox
    threshold: QLineEdit
    lowest_count: QLineEdit
    lowest_count_label: QLabel
    threshold_label: QLabel
    weak_state: StateLine

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        limit_width(self.area)
        for title in (self.paper_title, self.weak_title):
            title.set_type(Type.HEADING)
        for view in (self.font_words, self.digits_sample):
            view.set_type(Type.SMALL)
            view.set_ink("ink2")
        self._fill_choices()
        self.combos = {
            "font": self.paper_font,
            "digits": self.digits,
            "code_digits": self.code_digits,
            "measures_layout": self.measures_layout,
            "weak_point_rule": self.weak_point_rule,
        }
        for field, combo in self.combos.items():
            self.kept.append(keep_on_leave(combo, self.shown(field), self.put(field)))
        self.kept.append(keep_number(self.threshold, self.shown("threshold"), self.put("threshold")))
        self.kept.append(
            keep_number(
                self.lowest_count,
                lambda: Decimal(self.desk.book.office.lowest_count),
                lambda value: self.put("lowest_count")(_whole(value)),
                show=lambda value: "" if value is None else f"{value:f}",
            )
        )
        self.to_measures.clicked.connect(lambda: desk.go("measures"))

    def show_book(self) -> None:
        self._fill_layouts()
        super().show_book()
        office = self.desk.book.office
        has_font = QFontDatabase.hasFamily(office.font)
        self.font_state.set_state(
            Mark.READY if has_font else Mark.INFO,
            _("เครื่องนี้มีแบบอักษรนี้") if has_font else _("เครื่องนี้ไม่มีแบบอักษรนี้"),
        )
        self.font_words.set_text(
            _("หน้าตัวอย่างใช้แบบใกล้เคียงแทน แฟ้ม Word ยังระบุแบบที่เลือกไว้ เปิดในเครื่องที่มีแบบอักษรแล้วจะแสดงถูกต้อง")
        )
        self.font_words.setVisible(not has_font)
        code = "O12" if office.code_digits is Digits.ARABIC else f"O{to_thai_digits('12')}"
        date = "8 พฤศจิกายน 2565"
        date = date if office.digits is Digits.ARABIC else to_thai_digits(date)
        self.digits_sample.set_text(_("เช่น วันที่ {date} ข้อ {code}").format(date=date, code=code))
        self._show_weak_points()

    def reveal(self, record: Record, field: str) -> None:
        lines = {"threshold": self.threshold, "lowest_count": self.lowest_count}
        widget = self.combos.get(field) or lines.get(field)
        if widget is not None:
            widget.setFocus()
            self.area.ensureWidgetVisible(widget)

    def _show_weak_points(self) -> None:
        book = self.desk.book
        is_lowest = book.office.weak_point_rule is WeakPointRule.LOWEST
        for widget in (self.lowest_count, self.lowest_count_label):
            widget.setEnabled(is_lowest)
        if book.results_year is None:
            self.weak_state.set_state(Mark.INFO, _("ยังไม่มีผลการประเมินปีก่อน"))
            return
        count = len(find_weak_points(book, book.office.weak_point_rule))
        words = counted("ตามวิธีนี้ ผลปี {year} มี {count} ข้อที่ต้องปรับปรุง", count, year=book.results_year.year)
        self.weak_state.set_state(Mark.DIAMOND if count else Mark.READY, words)

    def _fill_choices(self) -> None:
        for combo, values in (
            (self.digits, list(Digits)),
            (self.code_digits, list(Digits)),
            (self.weak_point_rule, list(WeakPointRule)),
        ):
            for value in values:
                combo.addItem(_(spoken_term(value)), value)
        self.paper_font.addItems(list(_USUAL_FONTS))
        self.paper_font.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)

    def _fill_layouts(self) -> None:
        layouts = [(layout.code, _(layout.name)) for layout in list_layouts(self.desk.book.office)]
        shown = [
            (self.measures_layout.itemData(place), self.measures_layout.itemText(place))
            for place in range(self.measures_layout.count())
        ]
        wanted = [(code, f"{code} {name}") for code, name in layouts]
        if shown != wanted:
            self.measures_layout.blockSignals(True)
            self.measures_layout.clear()
            for code, words in wanted:
                self.measures_layout.addItem(words, code)
            self.measures_layout.blockSignals(False)


def _whole(value: Decimal | None) -> int | None:
    return int(value) if value is not None and value == int(value) else None
