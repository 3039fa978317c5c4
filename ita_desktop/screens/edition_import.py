"""A frame of the office's own, read from a list of codes and titles, for the menu and for the first start."""

from collections.abc import Collection
from pathlib import Path

from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from ita_desktop.actions.editions import import_edition
from ita_desktop.actions.opening import OwnFrame, count_nodes
from ita_desktop.exchange.edition_lists import EditionListError, read_edition_list
from ita_desktop.model.edition import Edition
from ita_desktop.qt import forms
from ita_desktop.qt.choices import NumberField
from ita_desktop.qt.text_edit import WordBreakingTextEdit
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, size_within
from ita_desktop.screens.desk import Desk
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

LIST_SUFFIXES = (".csv", ".xlsx")


def ask_edition(window: QWidget, desk: Desk, path: Path | None = None) -> None:
    """From the menu: the frame comes into the open file as one change."""
    dialog = EditionImport(
        desk.book.year.year, window, path, {edition.code for edition in desk.book.office.editions}
    )
    while dialog.exec() == QDialog.DialogCode.Accepted:
        frame, year = dialog.frame, dialog.year.value()
        words = _("นำเข้ากรอบ {code}").format(code=frame.code)
        try:
            with desk.changing(words) as session:
                told = import_edition(session, frame.path, frame.code, year)
        except ValueError as error:
            dialog.refuse(str(error))
        else:
            desk.said.emit(told.replace("\n", " "))
            break
    dialog.deleteLater()


def told_counts(edition: Edition) -> str:
    """IIT 25 ข้อ · EIT 15 ข้อ · OIT 30 ข้อ."""
    return " · ".join(
        counted("{instrument} {count} ข้อ", count, instrument=code)
        for code, count in count_nodes(edition).items()
        if count
    )


class EditionImport(QDialog):
    """Reads the list as soon as it is named, and says what is wrong with it. Nothing is kept here.

    A frame of a code that is `known` would take the new numbers.
    """

    title: TextView
    hint: TextView
    file: QLineEdit
    file_label: QLabel
    choose: QPushButton
    year_label: QLabel
    year: NumberField
    code_label: QLabel
    code: QLineEdit
    counts: TextView
    problems: WordBreakingTextEdit
    main: QPushButton
    cancel: QPushButton

    def __init__(
        self,
        year: int,
        parent: QWidget | None = None,
        path: Path | None = None,
        known: Collection[str] = (),
    ) -> None:
        super().__init__(parent)
        forms.load(self)
        self._known = known
        self.edition: Edition | None = None
        self._is_own_code = False
        self.title.set_type(Type.TITLE)
        self.title.set_text(_("นำเข้ากรอบการประเมิน"))
        self.hint.set_text(
            _("แถวแรกเป็นหัวตาราง มีคอลัมน์ รหัส และ ชื่อ เช่น O1 โครงสร้าง คอลัมน์ ประเภท น้ำหนัก และ อยู่ใต้ มีหรือไม่ก็ได้")
        )
        for label in (self.file_label, self.year_label, self.code_label):
            set_type(label, Type.SMALL, "ink2")
        for view in (self.hint, self.counts):
            view.set_type(Type.SMALL)
            view.set_ink("ink2")
        self.year.setValue(year)
        self._propose_code()
        self.choose.clicked.connect(self._ask_file)
        self.file.textChanged.connect(self._read)
        self.year.valueChanged.connect(self._propose_code)
        self.code.textEdited.connect(self._note_code)
        self.code.textChanged.connect(self._read)
        self.main.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        if path:
            self.file.setText(str(path))
        self.resize(size_within(parent, 600, 420))
        self._read()

    @property
    def frame(self) -> OwnFrame:
        return OwnFrame(Path(clean(self.file.text())), clean(self.code.text()))

    def refuse(self, words: str) -> None:
        self.problems.setPlainText(words)
        self.problems.setVisible(True)

    def _ask_file(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in LIST_SUFFIXES)
        name, _kind = QFileDialog.getOpenFileName(
            self, _("เลือกแฟ้มรายการข้อ"), "", _("รายการข้อ ({kinds})").format(kinds=kinds)
        )
        if name:
            self.file.setText(name)

    def _note_code(self) -> None:
        self._is_own_code = True

    def _propose_code(self) -> None:
        if not self._is_own_code:
            self.code.setText(f"own-{self.year.value()}")

    def _read(self) -> None:
        self.edition, problem = None, ""
        frame = self.frame
        if clean(self.file.text()):
            try:
                self.edition = read_edition_list(frame.path, frame.code, self.year.value())
            except EditionListError as error:
                problem = str(error)
            except OSError:
                problem = _("เปิดแฟ้ม {name} ไม่ได้ โปรดตรวจชื่อและที่เก็บ").format(name=frame.path.name)
        self.counts.set_text(self._told_edition())
        self.counts.setVisible(self.edition is not None)
        self.refuse(problem)
        self.problems.setVisible(bool(problem))
        self.main.setEnabled(self.edition is not None)

    def _told_edition(self) -> str:
        if self.edition is None:
            return ""
        told = _("อ่านได้ {counts}").format(counts=told_counts(self.edition))
        if self.edition.code not in self._known:
            return told
        words = _("กรอบ {code} มีอยู่แล้ว จะปรับเลขและชื่อตามแฟ้มนี้ หากเป็นคนละกรอบ โปรดเปลี่ยนรหัส")
        return f"{told}\n{words.format(code=self.edition.code)}"
