"""First start, page one: which office it is, how it is reached, and where its file will lie."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths, QStringListModel, Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QPushButton, QWidget

from ita_desktop.actions.opening import AnswerError, check_name, districts, free_path, full_office_name
from ita_desktop.qt import forms
from ita_desktop.qt.offers import Offers
from ita_desktop.qt.problem_note import ProblemNote
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type
from ita_desktop.screens.first_run_page import FirstRunPage
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import translate as _

FILE_SUFFIX = ".ita"


class FirstRunOffice(FirstRunPage):
    name: QLineEdit
    name_label: QLabel
    name_problem: ProblemNote
    address: QLineEdit
    telephone: QLineEdit
    website: QLineEdit
    file: QLineEdit
    file_problem: ProblemNote
    file_hint: TextView
    choose: QPushButton

    def __init__(self, folder: Path | None = None, parent: QWidget | None = None) -> None:
        """`folder` is where the file is proposed to lie; the documents of the user if None."""
        super().__init__(parent)
        forms.load(self)
        self._folder = folder or documents_folder()
        self._is_own_file = False
        completer = Offers(QStringListModel(list(districts()), self), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(Offers.CompletionMode.PopupCompletion)
        if popup := completer.popup():
            popup.setAccessibleName(_("สำนักงานเขตของกรุงเทพมหานคร"))
        self.name.setCompleter(completer)
        completer.activated.connect(lambda _text: self._propose())
        self.file_hint.set_type(Type.SMALL)
        self.file_hint.set_ink("ink2")
        self.file_hint.set_text(_("ทั้งสำนักงานใช้แฟ้มเดียว ทุกปีอยู่ในแฟ้มนี้ โปรแกรมไม่เขียนทับแฟ้มที่มีอยู่"))
        self.name.textEdited.connect(self._name_edited)
        self.name.editingFinished.connect(self._complete_name)
        self.file.textEdited.connect(self._file_edited)
        self.choose.clicked.connect(self._ask_file)

    @property
    def path(self) -> Path:
        path = Path(clean(self.file.text()))
        return path if path.suffix.lower() == FILE_SUFFIX else path.with_name(path.name + FILE_SUFFIX)

    def heading(self) -> str:
        return _("ข้อมูลสำนักงาน")

    def hint(self) -> str:
        return _("ชื่อนี้พิมพ์ในคำสั่งและบันทึก เปลี่ยนภายหลังได้ที่ สำนักงานและแบบ")

    def summary(self) -> str:
        return clean(self.name.text())

    def check(self) -> bool:
        self._complete_name()
        try:
            check_name(self.name.text())
        except AnswerError as error:
            return self.refuse("name", str(error))
        return self.refuse("name", "") and self.refuse("file", self._file_trouble())

    def focus_first(self) -> None:
        self.name.setFocus()

    def _file_trouble(self) -> str:
        if not clean(self.file.text()):
            return _("โปรดเลือกที่เก็บแฟ้ม")
        path = self.path
        if path.exists():
            return _("มีแฟ้ม {name} อยู่แล้ว โปรดใช้ชื่ออื่น").format(name=path.name)
        if not path.is_absolute() or not path.parent.is_dir():
            return _("ไม่พบโฟลเดอร์ {folder} โปรดเลือกโฟลเดอร์ที่มีอยู่").format(folder=path.parent)
        return ""

    def _name_edited(self) -> None:
        self.refuse("name", "")
        self._propose()

    def _complete_name(self) -> None:
        full = full_office_name(self.name.text())
        if full != self.name.text():
            self.name.setText(full)
        self._propose()

    def _propose(self) -> None:
        if not self._is_own_file:
            name = full_office_name(self.name.text())
            self.file.setText(str(free_path(self._folder, name)) if name else "")
            self.refuse("file", "")
        self.changed.emit()

    def _file_edited(self, text: str) -> None:
        # An emptied field asks for the proposal again.
        self._is_own_file = bool(text)
        self.refuse("file", "")

    def _ask_file(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self,
            _("ที่เก็บแฟ้ม"),
            self.file.text() or str(self._folder),
            _("แฟ้มของโปรแกรม") + f" (*{FILE_SUFFIX})",
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            self._is_own_file = True
            self.file.setText(name)
            self.refuse("file", self._file_trouble())


def documents_folder() -> Path:
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if folder.is_dir() else Path.home()
