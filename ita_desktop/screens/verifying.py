"""Looks the open file over, aside, and tells what was found."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox

from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.jobs import Progress
from ita_desktop.storage.integrity import verify
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    from ita_desktop.screens.application import Application

_MOST_TOLD = 8


def verify_open_file(program: "Application") -> None:
    desk = program.window.desk
    if desk is None:
        return
    workspace = desk.workspace
    path = workspace.path
    if path is None:
        desk.refused.emit(_("ฐานข้อมูลในเครื่องแม่ข่ายตรวจที่เครื่องแม่ข่าย ไม่ใช่ในโปรแกรมนี้"))
        return

    def work(_progress: Progress) -> list[str]:
        return verify(path, workspace.file_key)

    desk.jobs.start(
        _("ตรวจความสมบูรณ์ของแฟ้ม"),
        work,
        lambda problems: _tell(program, problems),
        lambda error: _refuse(program, error),
    )


def _tell(program: "Application", problems: list[str]) -> None:
    title = _("ตรวจความสมบูรณ์ของแฟ้ม")
    if not problems:
        QMessageBox.information(program.window, title, _("แฟ้มสมบูรณ์ ทุกหน้าและทุกค่าอ่านได้"))
        return
    told = problems[:_MOST_TOLD]
    if more := len(problems) - len(told):
        told.append(_("และอีก {count} อย่าง").format(count=more))
    box = QMessageBox(QMessageBox.Icon.Warning, title, "\n".join(told), parent=program.window)
    restore = box.addButton(_("กู้คืนจากสำเนาสำรอง"), QMessageBox.ButtonRole.AcceptRole)
    box.addButton(_("ปิด"), QMessageBox.ButtonRole.RejectRole)
    ask(box)
    if box.clickedButton() is restore:
        program.window.restore_asked.emit()


def _refuse(program: "Application", error: Exception) -> None:
    if not isinstance(error, ValueError):
        raise error
    _tell(program, [str(error)])
