"""Where the backups of a file lie, when the last was made, and the second place for them."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QFileDialog, QPushButton, QWidget

from ita_desktop.actions.backups import size_in_words
from ita_desktop.qt import forms
from ita_desktop.qt.dates import shown_date
from ita_desktop.qt.settings import Settings
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, theme
from ita_desktop.screens.backup_round import SECOND_PLACE, BackupRound, Made, second_place_of
from ita_desktop.storage.backup_contents import size_of
from ita_desktop.storage.backups import Backup, folder_at, folder_beside, list_backups
from ita_desktop.translation import translate as _


class BackupDialog(QDialog):
    """`restore_asked` tells that the officer wants to see them one by one."""

    title: TextView
    hint: TextView
    first_heading: TextView
    first: TextView
    first_state: TextView
    open_folder: QPushButton
    bring_back: QPushButton
    second_heading: TextView
    second: TextView
    second_state: TextView
    choose: QPushButton
    forget: QPushButton
    said: TextView
    cancel: QPushButton
    main: QPushButton

    restore_asked = Signal()

    def __init__(
        self, file: Path, settings: Settings, keeper: BackupRound, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        forms.load(self)
        self._file = file
        self._settings = settings
        self._keeper = keeper
        self._problem = ""
        self._build()
        self.open_folder.clicked.connect(self._show_folder)
        self.bring_back.clicked.connect(self._ask_restore)
        self.choose.clicked.connect(self._ask_place)
        self.forget.clicked.connect(lambda: self.take_place(None))
        self.cancel.clicked.connect(self.reject)
        self.main.setEnabled(keeper.can_back_up)
        self.main.clicked.connect(self._back_up)
        keeper.ended.connect(self._tell)
        self._show()
        width = theme().px(720)
        self.resize(width, forms.box(self).totalHeightForWidth(width))

    def take_place(self, place: Path | None) -> None:
        """From now on, on this PC, for every file."""
        self._settings.put(SECOND_PLACE, str(place) if place else "")
        self._problem = ""
        self._say("")
        self._show()
        if place is not None:
            self._keeper.back_up_if_due()

    def _build(self) -> None:
        self.title.set_type(Type.TITLE)
        self.title.set_text(_("สำเนาสำรอง"))
        self.hint.set_ink("ink2")
        self.hint.set_text(
            _(
                "โปรแกรมทำสำเนาให้เองทุกครึ่งชั่วโมงที่มีการแก้ไข และเมื่อปิดแฟ้ม เก็บทุกชุดของวันนี้และเมื่อวาน "
                "ย้อนไปวันละชุด 12 วัน สัปดาห์ละชุด 10 สัปดาห์ และเดือนละชุด 9 เดือน"
            )
        )
        for heading, words in (
            (self.first_heading, _("ข้างแฟ้ม")),
            (self.second_heading, _("ที่เก็บที่สอง")),
        ):
            heading.set_type(Type.HEADING)
            heading.set_text(words)
        for state in (self.first_state, self.second_state):
            state.set_type(Type.SMALL)
        for place in (self.first, self.second):
            place.set_selectable(True)
        self._say("")

    def _show(self) -> None:
        folder = folder_beside(self._file)
        self.first.set_text(str(folder))
        self.first_state.set_ink("ink2")
        self.first_state.set_text(_state(list_backups(folder)))
        self.open_folder.setEnabled(folder.is_dir())
        place = second_place_of(self._settings)
        self.forget.setVisible(place is not None)
        self.choose.setText(_("เปลี่ยนที่เก็บที่สอง") if place else _("เลือกที่เก็บที่สอง"))
        self.second.setVisible(place is not None)
        self.second.set_text(str(place or ""))
        self._show_second_state(place)

    def _show_second_state(self, place: Path | None) -> None:
        ink = "amber"
        if place is None:
            words = _(
                "ยังไม่ได้เลือก หากเครื่องเสียหรือแฟลชไดรฟ์หาย สำเนาข้างแฟ้มจะหายไปด้วย โปรดเลือกไดรฟ์อื่นหรือโฟลเดอร์ในเครือข่าย"
            )
        elif not place.is_dir():
            words = _("ไม่พบที่เก็บนี้ในขณะนี้ เมื่อเสียบหรือต่อแล้ว โปรแกรมจะทำสำเนาให้เอง")
        elif self._problem:
            words = self._problem
        elif _are_on_one_drive(place, self._file):
            words = _("อยู่ในไดรฟ์เดียวกับแฟ้ม หากไดรฟ์เสียจะหายไปด้วยกัน โปรดเลือกไดรฟ์อื่น")
        else:
            ink, words = "ink2", _state(list_backups(folder_at(place, self._file)))
        self.second_state.set_ink(ink)
        self.second_state.set_text(words)

    def _say(self, words: str, ink: str = "ink2") -> None:
        self.said.set_ink(ink)
        self.said.set_text(words)
        self.said.setVisible(bool(words))

    def _back_up(self) -> None:
        self.main.setEnabled(False)
        self._say(_("กำลังทำสำเนา…"))
        self._keeper.back_up_now()

    def _tell(self, outcome: Made | str) -> None:
        self.main.setEnabled(True)
        self._problem = "" if isinstance(outcome, str) else outcome.problem
        if isinstance(outcome, str):
            self._say(outcome, "red")
        elif outcome.problem:
            self._say(_("สำเนาข้างแฟ้มเป็นปัจจุบันแล้ว แต่ที่เก็บที่สองยังไม่ได้"), "amber")
        elif outcome.backup is None:
            self._say(_("ไม่มีการแก้ไขตั้งแต่สำเนาล่าสุด จึงไม่ต้องทำใหม่"), "green")
        else:
            self._say(_("ทำสำเนาแล้ว"), "green")
        self._show()

    def _show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder_beside(self._file))))

    def _ask_restore(self) -> None:
        self.accept()
        self.restore_asked.emit()

    def _ask_place(self) -> None:
        name = QFileDialog.getExistingDirectory(self, _("เลือกที่เก็บที่สอง"))
        if name:
            self.take_place(Path(name))


def _state(backups: tuple[Backup, ...]) -> str:
    if not backups:
        return _("ยังไม่มีสำเนา")
    at = backups[0].at
    size_bytes = sum(map(size_of, (backup.path for backup in backups)))
    return _("ล่าสุด {moment} น. · ทั้งหมด {count} ชุด {size}").format(
        moment=f"{shown_date(at.date())} {at:%H:%M}", count=len(backups), size=size_in_words(size_bytes)
    )


def _are_on_one_drive(place: Path, file: Path) -> bool:
    try:
        return place.stat().st_dev == file.parent.stat().st_dev
    except OSError:
        return False
