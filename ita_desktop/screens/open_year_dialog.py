"""Opens the next fiscal year: by which frame, and what it takes over from this one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QPushButton, QWidget

from ita_desktop.actions.year_opening import NextYear, editions_for, propose_next_year
from ita_desktop.model.book import YearBook
from ita_desktop.qt import forms
from ita_desktop.qt.choices import NumberField
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.translation import translate as _


class OpenYearDialog(QDialog):
    """`taken` tells the answers (NextYear); the dialog stays until `close` if the year is refused."""

    title: TextView
    hint: TextView
    year: NumberField
    year_label: QLabel
    edition: QComboBox
    edition_label: QLabel
    unconfirmed: TextView
    with_committees: QCheckBox
    with_responsibilities: QCheckBox
    problem: TextView
    cancel: QPushButton
    main: QPushButton

    taken = Signal(object)

    def __init__(self, book: YearBook, known_years: list[int], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._book = book
        proposed = propose_next_year(book.office, max(known_years))
        self.setWindowTitle(_("เปิดปีงบประมาณถัดไป"))
        self.title.set_type(Type.TITLE)
        self.title.set_text(_("เปิดปีงบประมาณถัดไป"))
        self.hint.set_text(_("ปีเดิมยังอยู่ในแฟ้มนี้ สลับไปมาได้ที่มุมบนซ้าย"))
        self.hint.set_ink("ink2")
        for view, ink in ((self.unconfirmed, "amber"), (self.problem, "red")):
            view.set_type(Type.SMALL)
            view.set_ink(ink)
        for label in (self.year_label, self.edition_label):
            set_type(label, Type.SMALL, "ink2")
        self.year.setRange(2560, 2640)
        self.year.setValue(proposed.year)
        self._fill_editions(proposed.edition)
        self.resize(theme().px(560), self.sizeHint().height())
        self.year.valueChanged.connect(lambda _year: self._fill_editions(self.edition.currentData()))
        self.edition.currentIndexChanged.connect(lambda _place: self._tell())
        self.cancel.clicked.connect(self.reject)
        self.main.clicked.connect(lambda: self.taken.emit(self.answers))
        self._tell()

    @property
    def answers(self) -> NextYear:
        return NextYear(
            self.year.value(),
            self.edition.currentData(),
            self.with_committees.isChecked(),
            self.with_responsibilities.isChecked(),
        )

    def refuse(self, sentence: str) -> None:
        self.problem.set_text(sentence)
        self.problem.setVisible(bool(sentence))

    def _fill_editions(self, chosen: str) -> None:
        self.edition.blockSignals(True)
        self.edition.clear()
        for edition in editions_for(self._book.office, self.year.value()):
            self.edition.addItem(f"{_(edition.name)} ({edition.code})", edition.code)
        self.edition.setCurrentIndex(max(self.edition.findData(chosen), 0))
        self.edition.blockSignals(False)
        self._tell()

    def _tell(self) -> None:
        self.refuse("")
        self.main.setText(_("เปิดปี {year}").format(year=self.year.value()))
        chosen = self.edition.currentData()
        known = editions_for(self._book.office, self.year.value())
        edition = next((each for each in known if each.code == chosen), None)
        words = ""
        if edition is not None and edition.year < self.year.value():
            words = _(
                "กรอบของปี {year} ยังไม่มีในโปรแกรม จึงเริ่มด้วยสำเนาของกรอบปี {earlier} นำเข้าเลขข้อใหม่ภายหลังได้โดยปีเดิมไม่เปลี่ยน"
            )
            words = words.format(year=self.year.value(), earlier=edition.year)
        elif edition is not None and not edition.confirmed:
            words = _("กรอบนี้ยังไม่ได้ตรวจกับประกาศ โปรดตรวจก่อนใช้")
        self.unconfirmed.set_text(words)
        self.unconfirmed.setVisible(bool(words))
