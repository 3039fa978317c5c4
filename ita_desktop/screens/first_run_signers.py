"""First start, page four: who signs, and the emblem that the office brings for its papers."""

from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QFileDialog, QLineEdit, QPushButton, QWidget

from ita_desktop.actions.emblems import Emblem, EmblemError, read_emblem
from ita_desktop.actions.offices import OFFICE_PREFIX
from ita_desktop.actions.opening import Signer
from ita_desktop.documents.writers.page_fonts import missing_font
from ita_desktop.model.office import Office, SigningDuty
from ita_desktop.qt import forms
from ita_desktop.qt.icons import draw_icon
from ita_desktop.qt.parts import Banner, Urgency
from ita_desktop.qt.problem_note import ProblemNote
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.screens.first_run_page import FirstRunPage
from ita_desktop.thai.cleaning import clean
from ita_desktop.translation import counted
from ita_desktop.translation import translate as _

PICTURE_SUFFIXES = (".png", ".jpg", ".jpeg")
_SIDE = 104


class EmblemPicture(QWidget):
    """The picture on white paper, as it will print; a dashed place as long as there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self.setAccessibleName(_("ตัวอย่างตราครุฑ"))
        theme().changed.connect(self._renew)
        self._renew()

    def show_picture(self, picture: bytes) -> bool:
        """Whether it is a picture that can be shown; empty takes it away."""
        self._pixmap = QPixmap()
        is_shown = not picture or self._pixmap.loadFromData(picture)
        self.update()
        return is_shown

    def _renew(self) -> None:
        self.setFixedSize(QSize(theme().px(_SIDE), theme().px(_SIDE)))

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens, px = theme().tokens, theme().px
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        place = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self._pixmap.isNull():
            painter.setPen(QPen(tokens.edge, 1, Qt.PenStyle.DashLine))
            painter.drawRoundedRect(place, px(8), px(8))
            side = px(28)
            middle = place.center()
            draw_icon(
                painter,
                QRectF(middle.x() - side / 2, middle.y() - side / 2, side, side),
                "picture",
                tokens.ink3,
            )
            return
        painter.setPen(QPen(tokens.line2, 1))
        painter.setBrush(tokens.print_page)
        painter.drawRoundedRect(place, px(8), px(8))
        inside = place.adjusted(px(8), px(8), -px(8), -px(8))
        size = self._pixmap.size().scaled(inside.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
        target = QRectF(0, 0, size.width(), size.height())
        target.moveCenter(inside.center())
        painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))


forms.promote(EmblemPicture)


class FirstRunSigners(FirstRunPage):
    duty_heading: TextView
    name_heading: TextView
    post_heading: TextView
    director: QLineEdit
    director_post: QLineEdit
    assistant: QLineEdit
    assistant_post: QLineEdit
    head: QLineEdit
    head_post: QLineEdit
    signers_hint: TextView
    signers_problem: ProblemNote
    emblem_heading: TextView
    emblem_hint: TextView
    emblem_file: TextView
    picture: EmblemPicture
    choose: QPushButton
    take_away: QPushButton
    emblem_problem: ProblemNote
    fonts: QWidget

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        forms.load(self)
        self.emblem: Emblem | None = None
        self._proposed: dict[QLineEdit, str] = {}
        self._set_words()
        self.choose.clicked.connect(self._ask_picture)
        self.take_away.clicked.connect(lambda: self.take_emblem(None))
        for field in (self.director, self.assistant, self.head):
            field.textChanged.connect(self.changed)
        self._tell_of_font()
        self.propose_posts("")
        self.take_emblem(None)

    def answered_signers(self) -> tuple[Signer, ...]:
        """A proposed post alone is no answer."""
        lines = (
            (SigningDuty.DIRECTOR, self.director, self.director_post),
            (SigningDuty.ASSISTANT_DIRECTOR, self.assistant, self.assistant_post),
            (SigningDuty.COORDINATING_HEAD, self.head, self.head_post),
        )
        return tuple(
            Signer(duty, clean(name.text()), clean(post.text()))
            for duty, name, post in lines
            if clean(name.text()) or clean(post.text())
        )

    def propose_posts(self, office: str) -> None:
        """Posts as the papers print them, unless the officer wrote another."""
        district = office.removeprefix(OFFICE_PREFIX) if office.startswith(OFFICE_PREFIX) else ""
        proposals = {
            self.director_post: f"ผู้อำนวยการเขต{district}",
            self.assistant_post: f"ผู้ช่วยผู้อำนวยการเขต{district}",
            self.head_post: "หัวหน้าฝ่ายปกครอง",
        }
        for field, post in proposals.items():
            if field.text() == self._proposed.get(field, ""):
                field.setText(post)
                field.setCursorPosition(0)
        self._proposed = proposals

    def take_picture(self, path: Path) -> None:
        try:
            emblem = read_emblem(path)
        except EmblemError as error:
            self.refuse("emblem", str(error))
        else:
            self.take_emblem(emblem)

    def take_emblem(self, emblem: Emblem | None) -> None:
        if emblem and not self.picture.show_picture(emblem.picture):
            self.refuse("emblem", _("เปิดภาพ {name} ไม่ได้ แฟ้มภาพอาจเสีย").format(name=emblem.file_name))
            emblem = None
        if emblem is None:
            self.picture.show_picture(b"")
        else:
            self.refuse("emblem", "")
        self.emblem = emblem
        self.emblem_file.set_text(emblem.file_name if emblem else _("ยังไม่มีภาพ"))
        self.take_away.setVisible(emblem is not None)
        self.changed.emit()

    def heading(self) -> str:
        return _("ผู้ลงนามและตราครุฑ")

    def hint(self) -> str:
        return _("พิมพ์ท้ายคำสั่งและบันทึก เว้นว่างไว้ก่อนได้")

    def summary(self) -> str:
        count = sum(bool(signer.name) for signer in self.answered_signers())
        words = [counted("ผู้ลงนาม {count} คน", count)] if count else []
        return " · ".join(words + ([_("มีตราครุฑ")] if self.emblem else []))

    def focus_first(self) -> None:
        self.director.setFocus()

    def _set_words(self) -> None:
        for view, words in (
            (self.duty_heading, _("หน้าที่ลงนาม")),
            (self.name_heading, _("ชื่อและนามสกุล")),
            (self.post_heading, _("ตำแหน่งที่พิมพ์ใต้ชื่อ")),
            (self.signers_hint, _("เก็บเฉพาะชื่อและตำแหน่ง เพิ่มคนอื่นและผู้รักษาราชการแทนได้ภายหลัง")),
            (
                self.emblem_hint,
                _("โปรแกรมไม่มีตราครุฑมาด้วย สำนักงานนำภาพที่ใช้อยู่มาใส่ได้ (PNG หรือ JPEG) ระหว่างนี้เอกสารเว้นที่ไว้ให้"),
            ),
        ):
            view.set_type(Type.SMALL)
            view.set_ink("ink2")
            view.set_text(words)
        self.emblem_heading.set_type(Type.HEADING)
        self.emblem_heading.set_text(_("ตราครุฑ"))

    def _tell_of_font(self) -> None:
        font: str = Office.__table__.c.font.default.arg
        if missing_font(font):
            words = _(
                "เครื่องนี้ไม่มีแบบอักษร {font} ที่หนังสือราชการใช้ โปรดขอให้ผู้ดูแลเครื่องติดตั้ง ระหว่างนี้ใช้แบบอักษรใกล้เคียงแทน"
            )
            forms.box(self.fonts).addWidget(Banner(Urgency.SHOULD, words.format(font=font)))
        else:
            self.fonts.hide()

    def _ask_picture(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in PICTURE_SUFFIXES)
        name, _kind = QFileDialog.getOpenFileName(
            self, _("เลือกภาพตราครุฑ"), "", _("ภาพ ({kinds})").format(kinds=kinds)
        )
        if name:
            self.take_picture(Path(name))
