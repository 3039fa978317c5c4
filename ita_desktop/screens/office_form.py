"""Which office it is, how it is reached, and the emblem it brings for its papers."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QScrollArea, QWidget

from ita_desktop.actions.emblems import read_emblem, set_emblem
from ita_desktop.model.records import Record
from ita_desktop.qt import forms
from ita_desktop.qt.form_fields import keep_on_leave
from ita_desktop.qt.hairline import Hairline
from ita_desktop.qt.text_edit import WordBreakingTextEdit
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.emblem_view import EmblemView
from ita_desktop.screens.office_page import OfficeFieldsPage
from ita_desktop.translation import translate as _

FORM_WIDTH = 820


def limit_width(area: QScrollArea) -> None:
    """Lines of a form are not as long as the window is wide."""
    if (form := area.widget()) is not None:
        form.setMaximumWidth(theme().px(FORM_WIDTH))


class OfficeForm(OfficeFieldsPage):
    area: QScrollArea
    name: QLineEdit
    district: QLineEdit
    province: QLineEdit
    address: WordBreakingTextEdit
    telephone: QLineEdit
    website: QLineEdit
    over_emblem: Hairline
    emblem: EmblemView
    emblem_title: TextView
    emblem_words: TextView
    choose: QPushButton
    remove: QPushButton

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        forms.load(self)
        limit_width(self.area)
        self.fields: dict[str, QLineEdit | WordBreakingTextEdit] = {
            "name": self.name,
            "district": self.district,
            "province": self.province,
            "address": self.address,
            "telephone": self.telephone,
            "website": self.website,
        }
        for field, widget in self.fields.items():
            self.kept.append(keep_on_leave(widget, self.shown(field), self.put(field)))
        self.emblem_title.set_type(Type.HEADING)
        self.emblem_words.set_ink("ink2")
        self.choose.clicked.connect(self._ask_picture)
        self.remove.clicked.connect(lambda: self._keep_emblem(None))

    def show_book(self) -> None:
        super().show_book()
        office = self.desk.book.office
        self.emblem.show_picture(office.emblem)
        self.remove.setVisible(office.emblem is not None)
        self.choose.setText(_("เปลี่ยนภาพ") if office.emblem is not None else _("เลือกภาพ"))
        words = (
            _("ใช้ภาพ {name} บนหัวเอกสารทุกฉบับ").format(name=office.emblem_file)
            if office.emblem is not None
            else _("สำนักงานนำภาพตราที่ได้รับอนุญาตให้ใช้มาใส่เอง โปรแกรมไม่มีตรามาให้ ระหว่างนี้เอกสารเว้นที่ไว้")
        )
        self.emblem_words.set_text("\n".join((words, _("ภาพ PNG หรือ JPEG ไม่เกิน 5 MB"))))

    def reveal(self, record: Record, field: str) -> None:
        if widget := self.fields.get(field):
            widget.setFocus()
            self.area.ensureWidgetVisible(widget)

    def take_picture(self, path: Path) -> None:
        """Raises EmblemError for what is no picture that can be printed."""
        self._keep_emblem(path)

    def _ask_picture(self) -> None:
        path, _kind = QFileDialog.getOpenFileName(self, _("เลือกภาพตรา"), "", _("ภาพ (*.png *.jpg *.jpeg)"))
        if path:
            self._keep_emblem(Path(path))

    def _keep_emblem(self, path: Path | None) -> None:
        words = _("เปลี่ยนตราบนหัวเอกสาร") if path else _("เอาตราบนหัวเอกสารออก")
        self.desk.change(words, lambda session: set_emblem(session, read_emblem(path) if path else None))
