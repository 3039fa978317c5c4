"""Shows where somebody's data stands, and removes it for good, or what issued papers do not need of it."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QPushButton, QWidget

from ita_desktop.actions.personal_data import Footprint, erase_person, find_footprint, reduce_person
from ita_desktop.model.office import Person
from ita_desktop.qt import forms
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.screens.desk import Desk
from ita_desktop.storage.workspace import Session
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _


class PersonErasure(QDialog):
    """The way back is closed, so nothing is removed by Enter."""

    title: TextView
    found: TextView
    outcome: TextView
    not_reached: TextView
    problem: TextView
    erase: QPushButton
    reduce: QPushButton
    cancel: QPushButton

    def __init__(self, desk: Desk, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self._desk, self._person = desk, person
        with desk.workspace.reading() as session:
            footprint = find_footprint(session, person)
        is_needed = bool(footprint.issued)
        self.setMinimumWidth(theme().px(520))
        self.title.set_type(Type.HEADING)
        self.title.set_text(_("ลบข้อมูลของ{person}").format(person=person.full_name))
        self.found.set_text("\n".join(_found(footprint)))
        self.outcome.set_text(_reduction() if is_needed else _erasure(footprint))
        self.not_reached.set_text(
            _("ชื่อยังอยู่ในสำเนาสำรอง เอกสารและสมุดงานที่สร้างไว้ แฟ้มหลักฐาน และข้อความที่เรียกเพียงชื่อต้น โปรดลบหรือแก้เอง")
        )
        self.not_reached.set_type(Type.SMALL)
        self.not_reached.set_ink("ink2")
        self.problem.set_ink("red")
        self.problem.hide()
        self.erase.setVisible(not is_needed)
        self.reduce.setVisible(is_needed)
        self.erase.clicked.connect(lambda: self._do(_("ลบข้อมูลบุคคล"), erase_person))
        self.reduce.clicked.connect(lambda: self._do(_("ลดข้อมูลบุคคล"), reduce_person))
        self.cancel.clicked.connect(self.reject)
        self.cancel.setFocus()

    def _do(self, words: str, deed: Callable[[Session, Person], None]) -> None:
        workspace = self._desk.workspace
        # What still reads aside would keep the file from being written anew.
        self._desk.jobs.wait()
        try:
            with workspace.changing(words) as session:
                deed(session, self._person)
            workspace.compact()
        except ValueError as error:
            self.problem.set_text(str(error))
            self.problem.show()
            return
        self._desk.said.emit(_("ลบข้อมูลแล้ว เลิกทำไม่ได้"))
        self.accept()


def _found(footprint: Footprint) -> list[str]:
    lines: list[str] = []
    if footprint.records:
        lines.append(_("มีอยู่ใน{records}").format(records=footprint.records))
    if footprint.texts:
        lines.append(counted("มีชื่ออยู่ในข้อความอื่น {count} รายการ", footprint.texts))
    if footprint.changes:
        lines.append(counted("มีอยู่ในประวัติการแก้ไข {count} ครั้ง", footprint.changes))
    if footprint.issued:
        lines.append(_("มีชื่ออยู่ในเอกสารที่ออกแล้ว: {papers}").format(papers=", ".join(footprint.issued)))
    return lines or [_("ไม่มีอยู่ในรายการอื่นใด")]


def _erasure(footprint: Footprint) -> str:
    stays = _("รายการเหล่านี้จะแสดงว่า “ผู้ที่ลบชื่อแล้ว” แทนชื่อ") + "\n" if footprint.records or footprint.texts else ""
    return stays + _("ชื่อ ตำแหน่ง และโทรศัพท์จะถูกลบถาวรจากแฟ้มและประวัติ เลิกทำไม่ได้")


def _reduction() -> str:
    why = _("ลบชื่อไม่ได้ เพราะเอกสารที่ออกแล้วต้องใช้ ลดเหลือชื่อและตำแหน่งปัจจุบันได้")
    return f"{why}\n" + _("โทรศัพท์ ชื่อเดิม และตำแหน่งเดิมจะถูกลบถาวรจากแฟ้มและประวัติ เลิกทำไม่ได้")
