"""The password of a file: asked for when it is opened, and set, changed or given up. It is stored nowhere."""

from PySide6.QtWidgets import QCheckBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from ita_desktop.qt import forms
from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.screens.desk import Desk
from ita_desktop.storage.passwords import LEAST_LETTERS
from ita_desktop.translation import translate as _


class AskPassword(QDialog):
    """`refusal` tells why it is asked: no password yet, or one that does not fit."""

    title: TextView
    problem: TextView
    password_label: QLabel
    password: QLineEdit
    shown: QCheckBox
    main: QPushButton
    cancel: QPushButton

    def __init__(self, name: str, refusal: str, is_wrong: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self.title.set_type(Type.HEADING)
        self.title.set_text(name)
        self.problem.set_text(refusal)
        self.problem.set_ink("red" if is_wrong else "ink2")
        _wire(self, self.shown, [self.password], [self.password_label])
        self.main.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.password.textChanged.connect(lambda typed: self.main.setEnabled(bool(typed)))
        self.main.setEnabled(False)
        self.password.setFocus()

    @classmethod
    def ask(cls, name: str, refusal: str, is_wrong: bool, parent: QWidget) -> str:
        """What was typed; empty if the officer gave up."""
        dialog = cls(name, refusal, is_wrong, parent)
        return dialog.password.text() if ask(dialog) else ""


class FilePassword(QDialog):
    """Says what a password protects and what it does not, before it is set."""

    title: TextView
    protects: TextView
    not_protected: TextView
    former_label: QLabel
    former: QLineEdit
    password_label: QLabel
    password: QLineEdit
    again_label: QLabel
    again: QLineEdit
    shown: QCheckBox
    problem: TextView
    remove: QPushButton
    main: QPushButton
    cancel: QPushButton

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._desk = desk
        is_locked = desk.workspace.file_key is not None
        self.title.set_type(Type.HEADING)
        self.title.set_text(_("แฟ้มนี้มีรหัสผ่าน") if is_locked else _("ตั้งรหัสผ่านให้แฟ้มนี้"))
        self.protects.set_text(
            _("ผู้ที่ได้แฟ้มหรือสำเนาสำรองที่ทำหลังจากนี้ไป เปิดอ่านไม่ได้ถ้าไม่มีรหัสผ่าน")
            + "\n"
            + _("หากลืมรหัสผ่าน ไม่มีใครเปิดแฟ้มได้อีก โปรดจดเก็บไว้ในที่ปลอดภัย")
        )
        self.not_protected.set_text(
            _("รหัสผ่านไม่คุ้มครองสำเนาสำรองที่ทำไว้ก่อน เอกสาร Word และสมุดงาน Excel ที่สร้างออกมา และเครื่องที่เปิดแฟ้มอยู่")
        )
        self.not_protected.set_type(Type.SMALL)
        self.not_protected.set_ink("ink2")
        self.problem.set_ink("red")
        self.problem.hide()
        for field in (self.former_label, self.former, self.remove):
            field.setVisible(is_locked)
        if is_locked:
            self.main.setText(_("เปลี่ยนรหัสผ่าน"))
        self.password.setPlaceholderText(_("อย่างน้อย {count} ตัวอักษร").format(count=LEAST_LETTERS))
        labels = [self.former_label, self.password_label, self.again_label]
        _wire(self, self.shown, [self.former, self.password, self.again], labels)
        self.main.clicked.connect(self.keep)
        self.remove.clicked.connect(self.give_up)
        self.cancel.clicked.connect(self.reject)
        (self.former if is_locked else self.password).setFocus()

    def keep(self) -> None:
        if self.password.text() != self.again.text():
            self._refuse(_("รหัสผ่านใหม่ที่พิมพ์สองครั้งไม่ตรงกัน โปรดพิมพ์ใหม่"), self.again)
        elif not self.password.text():
            self._refuse(_("โปรดพิมพ์รหัสผ่านใหม่"), self.password)
        else:
            self._set(self.password.text(), _("ตั้งรหัสผ่านของแฟ้มแล้ว"))

    def give_up(self) -> None:
        self._set("", _("เลิกใช้รหัสผ่านแล้ว ใครที่ได้แฟ้มไปก็เปิดได้"))

    def _set(self, password: str, done: str) -> None:
        workspace = self._desk.workspace
        try:
            if not workspace.has_password(self.former.text()):
                self._refuse(_("รหัสผ่านเดิมไม่ถูกต้อง โปรดพิมพ์ใหม่"), self.former)
                return
            # What still reads aside would keep the file from being put in its place.
            self._desk.jobs.wait()
            workspace.set_password(password)
        except ValueError as error:
            self._refuse(str(error), self.password)
            return
        self._desk.said.emit(done)
        self.accept()

    def _refuse(self, sentence: str, field: QLineEdit) -> None:
        self.problem.set_text(sentence)
        self.problem.show()
        field.setFocus()
        field.selectAll()


def _wire(dialog: QDialog, shown: QCheckBox, fields: list[QLineEdit], labels: list[QLabel]) -> None:
    dialog.setMinimumWidth(theme().px(460))
    for label in labels:
        set_type(label, Type.SMALL, "ink2")

    def show_letters(is_shown: bool) -> None:
        for field in fields:
            field.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)

    shown.toggled.connect(show_letters)
