"""What an officer sees when the program itself fails, and the report that may be handed on."""

import platform
import traceback
from pathlib import Path

from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ita_desktop import __version__
from ita_desktop.files import written_beside
from ita_desktop.qt.parts import make_button
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.storage.faults import not_written
from ita_desktop.translation import translate as _


def report_of(error: BaseException) -> str:
    """Versions and where in the program it happened; no words of the error, which may hold names from the file."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    versions = (
        f"ITA Desktop {__version__}, Python {platform.python_version()}, Qt {qVersion()}, {platform.system()}"
    )
    return "\n".join([versions, type(error).__name__, *places])


class TroubleBox(QDialog):
    """Says that the work is safe, and hands out the report; `outcome` tells what became of the report."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report = report_of(error)
        self.setWindowTitle(_("โปรแกรมทำงานผิดพลาด"))
        self.outcome = TextView("")
        self.outcome.hide()
        self._words = TextView(_("งานของท่านยังอยู่ครบ ทุกอย่างที่ทำเสร็จก่อนหน้านี้บันทึกไว้แล้ว"), Type.HEADING)
        more = _("สิ่งที่สั่งเมื่อครู่ยังไม่ได้ทำ ทำงานต่อได้ หากเกิดซ้ำโปรดส่งรายงานให้ผู้ดูแลโปรแกรม รายงานไม่มีชื่อบุคคลหรือข้อมูลในแฟ้ม")
        report = QPlainTextEdit(self._report)
        report.setReadOnly(True)
        report.setAccessibleName(_("รายละเอียด"))
        go_on = make_button(_("ทำงานต่อ"), self.accept, kind="main")
        go_on.setDefault(True)
        others = (
            make_button(_("คัดลอกรายละเอียด"), self._copy),
            make_button(_("เก็บรายงานเป็นแฟ้ม"), self._keep),
        )
        foot = QHBoxLayout()
        for button in others:
            foot.addWidget(button)
        foot.addStretch(1)
        foot.addWidget(go_on)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(20, 16, 20, 16)
        whole.setSpacing(theme().px(8))
        for part in (self._words, TextView(more), report, self.outcome):
            whole.addWidget(part)
        whole.addLayout(foot)
        self.resize(theme().px(560), theme().px(330))
        go_on.setFocus()

    def text(self) -> str:
        return self._words.text()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)

    def _keep(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, _("เก็บรายงานเป็นแฟ้ม"), "ita-desktop-report.txt", "*.txt"
        )
        if name:
            self._write(Path(name))

    def _write(self, target: Path) -> None:
        try:
            with written_beside(target) as beside:
                beside.write_text(self._report + "\n", encoding="utf-8")
        except OSError as error:
            ink, told = "red", not_written(target, error)
        else:
            ink, told = "ink2", _("เขียน {path} แล้ว").format(path=target)
        self.outcome.set_ink(ink)
        self.outcome.set_text(told)
        self.outcome.show()
