"""Over every place, what the officer must know of the file itself: who has it, its health, where it lies."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ita_desktop.qt.jobs import Jobs, Progress
from ita_desktop.qt.parts import Banner, Urgency
from ita_desktop.qt.settings import Settings
from ita_desktop.screens.desk import Desk
from ita_desktop.storage.holder import Holder, words_of
from ita_desktop.storage.places import PlaceKind, find_place
from ita_desktop.storage.places import words_of as words_of_place
from ita_desktop.translation import translate as _

_LOOK_EVERY_MS = 5000


class FileNotices(QWidget):
    """Empty, and without height, for a file that is as it should be. `restore_asked` for one that is damaged.

    `state_shown` whenever it was looked at whether the file may be changed.
    """

    restore_asked = Signal()
    state_shown = Signal()

    def __init__(self, desk: Desk, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._settings = settings
        # Its jobs are nobody's to follow: the line at the foot of the window would never rest.
        self._jobs = Jobs(self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self.read_only = self._add_banner(Urgency.SHOULD)
        self._take = self.read_only.add_button(_("แก้ไขแฟ้มนี้"), self.take_file, kind="main")
        self._restore = self.read_only.add_button(_("กู้คืนจากสำเนาสำรอง"), self.restore_asked.emit)
        self.place = self._add_banner(Urgency.INFO)
        self.place.add_button(_("รับทราบ"), self._note_place)
        self._kind: PlaceKind | None = None
        self._holder = desk.workspace.holder
        self._show_place()
        self.show_state()
        self._timer = QTimer(self, interval=_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        desk.refused.connect(self._hear_refusal)
        desk.closing.connect(self._stop)

    def look(self) -> None:
        """Aside: a drive of the network may be slow to answer, or be gone."""
        workspace = self._desk.workspace
        if self._jobs.running or workspace.holder is None:
            self.show_state()
            return

        def work(_progress: Progress) -> Holder | None:
            return workspace.find_holder()

        self._jobs.start("", work, self._take_note, _wait_for_next)

    def take_file(self) -> None:
        """What the former holder did is read first."""
        workspace = self._desk.workspace
        if not workspace.take_hold():
            self._desk.refused.emit(workspace.read_only)
            return
        self._desk.look_anew()
        self.show_state()
        self._desk.said.emit(_("แก้ไขแฟ้มนี้ได้แล้ว"))

    def show_state(self) -> None:
        workspace = self._desk.workspace
        is_free = workspace.holder is not None and self._holder is None
        self.read_only.set_text(workspace.read_only, Urgency.INFO if is_free else Urgency.SHOULD)
        may_ask = workspace.may_be_held and (is_free or workspace.holder is None)
        self._take.setText(_("แก้ไขแฟ้มนี้") if is_free else _("ลองอีกครั้ง"))
        self._take.setVisible(may_ask)
        self._restore.setVisible(workspace.is_damaged)
        self.read_only.setVisible(bool(workspace.read_only))
        self.state_shown.emit()

    def _hear_refusal(self, _words: str) -> None:
        """It may have been the first word of somebody who took over while this PC slept."""
        self._holder = self._desk.workspace.holder
        self.show_state()

    def _take_note(self, holder: Holder | None) -> None:
        self._holder = holder
        workspace = self._desk.workspace
        if workspace.holder is not None:
            free = _("เปิดดูอย่างเดียว: ไม่มีผู้อื่นเปิดแฟ้มนี้อยู่แล้ว กด “แก้ไขแฟ้มนี้” เพื่อแก้ไขต่อ")
            workspace.read_only = words_of(holder) if holder else free
        self.show_state()

    def _stop(self) -> None:
        self._timer.stop()
        self._jobs.wait()

    def _show_place(self) -> None:
        path = self._desk.workspace.path
        found = find_place(path.absolute()) if path else None
        self._kind = found.kind if found else None
        self.place.setVisible(found is not None and self._settings.get(self._noted, "") != found.kind)
        if found is not None:
            self.place.set_text(words_of_place(found))

    def _note_place(self) -> None:
        """Once for each file; the same file in another kind of place is told again."""
        if self._kind is not None:
            self._settings.put(self._noted, self._kind.value)
        self.place.hide()

    @property
    def _noted(self) -> str:
        return f"place_known:{self._desk.workspace.key}"

    def _add_banner(self, urgency: Urgency) -> Banner:
        banner = Banner(urgency, "", self)
        self._column.addWidget(banner)
        return banner


def _wait_for_next(error: Exception) -> None:
    if not isinstance(error, OSError):
        raise error
