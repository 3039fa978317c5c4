"""The way to a database of the office: its address, an account, and which office where there are several."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget

from ita_desktop.qt import forms
from ita_desktop.qt.jobs import Job, Jobs, Progress
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.storage.faults import PasswordNeededError
from ita_desktop.storage.servers import list_offices, read_place
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


class ServerDialog(QDialog):
    """Asks the database which offices the account sees; `chosen` tells place and password, which is kept nowhere.

    While it asks, the button beside the main one calls that off. `jobs` outlive the dialog, as an answer may be slow.
    """

    chosen = Signal(str, str)

    title: TextView
    hint: TextView
    address: QLineEdit
    address_label: QLabel
    account: QLineEdit
    account_label: QLabel
    password: QLineEdit
    password_label: QLabel
    shown: QCheckBox
    not_kept: TextView
    office: QComboBox
    office_label: QLabel
    problem: TextView
    state: TextView
    main: QPushButton
    cancel: QPushButton

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._jobs = jobs
        self._job: Job | None = None
        self._place = ""
        self._build()
        self._ask_offices_anew()
        for field in (self.address, self.account, self.password):
            field.textEdited.connect(self._ask_offices_anew)
        self.shown.toggled.connect(self._show_letters)
        self.main.clicked.connect(self.go_on)
        self.cancel.clicked.connect(self.reject)

    def go_on(self) -> None:
        """To the offices, and from them to the one that is chosen."""
        if self.office.count():
            self._choose(self.office.currentText())
            return
        try:
            self._place, password = read_place(self.address.text(), self.account.text())
        except ValueError as error:
            self._refuse(str(error), self.address)
            return
        if password:
            self.address.setText(self._place)
            self.password.setText(password)
        place, password = self._place, self.password.text()

        def work(progress: Progress) -> list[str]:
            offices = list_offices(place, password)
            progress.step(1, 1)
            return offices

        self._say(_("กำลังติดต่อฐานข้อมูล…"))
        self._job = job = self._jobs.start(
            _("ติดต่อฐานข้อมูล"),
            work,
            lambda offices: self._offer(job, offices),
            lambda error: self._hear_refusal(job, error),
        )
        self._let_type(False)

    def reject(self) -> None:
        """What is under way is called off first."""
        if self._job is None:
            super().reject()
            return
        self._job.cancel()
        self._end()

    def _build(self) -> None:
        self.title.set_type(Type.TITLE)
        for view in (self.hint, self.not_kept, self.state):
            view.set_type(Type.SMALL)
            view.set_ink("ink2")
        self.problem.set_ink("red")
        for label in (self.address_label, self.account_label, self.password_label, self.office_label):
            set_type(label, Type.SMALL, "ink2")
        self.setMinimumWidth(theme().px(480))

    def _show_letters(self, is_shown: bool) -> None:
        self.password.setEchoMode(QLineEdit.EchoMode.Normal if is_shown else QLineEdit.EchoMode.Password)

    def _ask_offices_anew(self) -> None:
        """Another database or account may show others."""
        self.office.clear()
        for part in (self.office, self.office_label):
            part.hide()
        self._say("")

    def _offer(self, job: Job, offices: list[str]) -> None:
        if job is not self._job:
            return
        self._end()
        named = self._place.partition("#")[2]
        if named in offices or len(offices) == 1:
            self._choose(named or offices[0])
            return
        self.office.addItems(offices)
        for part in (self.office, self.office_label):
            part.show()
        self._say(counted("ฐานข้อมูลนี้มี {count} สำนักงาน โปรดเลือก", len(offices)))
        self.office.setFocus()

    def _choose(self, office: str) -> None:
        bare = self._place.partition("#")[0]
        self.accept()
        self.chosen.emit(f"{bare}#{office}", self.password.text())

    def _hear_refusal(self, job: Job, error: Exception) -> None:
        if job is not self._job:
            return
        self._end()
        if not isinstance(error, ValueError):
            raise error
        if isinstance(error, PasswordNeededError):
            is_wrong = bool(self.password.text())
            words = _("ชื่อบัญชีหรือรหัสผ่านไม่ถูกต้อง โปรดพิมพ์ใหม่") if is_wrong else _("ฐานข้อมูลขอรหัสผ่านของบัญชีนี้ โปรดพิมพ์")
            self._refuse(words, self.password)
        else:
            self._refuse(str(error), self.address)

    def _end(self) -> None:
        self._job = None
        self._say("")
        self._let_type(True)

    def _let_type(self, is_let: bool) -> None:
        for part in (self.address, self.account, self.password, self.shown, self.office, self.main):
            part.setEnabled(is_let)
        if is_let:
            self.address.setFocus()
        else:
            self.cancel.setFocus()

    def _say(self, words: str, problem: str = "") -> None:
        for view, text in ((self.state, words), (self.problem, problem)):
            view.set_text(text)
            view.setVisible(bool(text))

    def _refuse(self, sentence: str, field: QLineEdit) -> None:
        self._say("", sentence)
        field.setFocus()
        field.selectAll()
