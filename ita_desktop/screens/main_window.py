"""The window: side bar, header, the place in sight, status line; and the ways between places."""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.hairline import Hairline
from ita_desktop.qt.settings import Settings
from ita_desktop.qt.theme import Type, set_type
from ita_desktop.screens.header import Header
from ita_desktop.screens.office_menu import fill_menu, show_office
from ita_desktop.screens.places import list_places, place_of
from ita_desktop.screens.side_bar import SideBar
from ita_desktop.screens.status_line import StatusLine
from ita_desktop.screens.step_actions import show_steps
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    from ita_desktop.qt.parts import EmptyState
    from ita_desktop.screens.desk import Desk, Target
    from ita_desktop.screens.notices import FileNotices
    from ita_desktop.screens.palette import Palette
    from ita_desktop.screens.place import Place
    from ita_desktop.storage.conflicts import Conflict, ConflictError

_FIRST_SIZE = (1366, 700)
_SMALLEST_SIZE = (960, 600)
_UNDER_HEADER = 2


class MainWindow(QMainWindow):
    """Stands before a file is open; `take_desk` fills it.

    `painted` tells once that it is on the screen, `files_dropped` files that were dragged onto it, `restore_asked`
    that a backup shall take the place of the damaged file.
    """

    painted = Signal()
    files_dropped = Signal(list)
    restore_asked = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.desk: Desk | None = None
        self._entries = {entry.key: entry for entry in list_places()}
        self._places: dict[str, Place] = {}
        self._stale: set[str] = set()
        self._here = ""
        self._passed: list[str] = []
        self._ahead: list[str] = []
        self._palette: Palette | None = None
        self._was_painted = False
        self._invitation: EmptyState | None = None
        self._notices: FileNotices | None = None
        self._make_actions()
        self._build()
        self.side_bar.office.menu.aboutToShow.connect(self._fill_office_menu)
        self.setAcceptDrops(True)
        self.resize(*_FIRST_SIZE)
        self.setMinimumSize(*_SMALLEST_SIZE)
        self.restoreGeometry(settings.get_bytes("geometry"))
        self.side_bar.setVisible(settings.get("side_bar", True))
        self._show_office()

    def take_desk(self, desk: "Desk") -> None:
        """Shows the file that `desk` holds, at the place where the officer left it."""
        self._leave_desk()
        self.desk = desk
        desk.changed.connect(self._changed)
        desk.findings_changed.connect(self._show_counts)
        desk.going.connect(self.go)
        desk.said.connect(self.status_line.say)
        desk.refused.connect(self._show_refusal)
        desk.choose = _choose_between
        self.status_line.follow(desk.jobs)
        self._show_notices(desk)
        self._show_office()
        self._show_steps()
        self.side_bar.allow_places(True)
        kept = self.settings.get(f"place:{desk.workspace.key}", "overview")
        self.open_place(kept if kept in self._entries else "overview")
        self._show_counts()
        # The file may be closed again by then.
        QTimer.singleShot(200, self, lambda: self.desk is desk and desk.look_for_slips())

    def _show_notices(self, desk: "Desk") -> None:
        from ita_desktop.screens.notices import FileNotices

        self._notices = FileNotices(desk, self.settings, self)
        self._notices.restore_asked.connect(self.restore_asked)
        self._notices.state_shown.connect(self._show_kept)
        self._right.insertWidget(_UNDER_HEADER, self._notices)

    def wait(self) -> None:
        """A first file is being opened."""
        if self.desk is None:
            self.stack.setCurrentIndex(0)

    def leave_file(self) -> None:
        """It is about to be replaced, and opened again."""
        self._leave_desk()
        self.wait()

    def invite(self, begin: Callable[[], object]) -> None:
        """No file is open and none is coming: says so, beside the button that begins."""
        if self._invitation is None:
            from ita_desktop.qt.parts import EmptyState

            self._invitation = EmptyState(_("ยังไม่ได้เปิดแฟ้ม"), _("เริ่มใช้งาน"), begin)
            self.stack.addWidget(self._invitation)
        self.stack.setCurrentWidget(self._invitation)
        self.side_bar.allow_places(False)
        self._show_office()
        self._invitation.button.setFocus()

    def open_place(self, key: str) -> None:
        """Goes there and remembers where it came from."""
        if self.desk is None or key == self._here:
            return
        if self._here:
            self._passed.append(self._here)
            self._ahead.clear()
        self._stand_at(key)

    def go(self, target: "Target") -> None:
        key = target.place or place_of(target.table)
        self.open_place(key)
        if target.number or target.field:
            self._places[key].reveal(target)

    def place(self) -> "Place | None":
        """The place in sight."""
        return self._places.get(self._here)

    def all_actions(self) -> list[QAction]:
        """What the palette offers: the window's own and those of the place in sight."""
        place = self.place()
        own = [action for action in self.actions() if action.text() and action.isEnabled()]
        further = place.actions() if place else []
        return own + [each for each in further if each.text() and each.text() not in map(QAction.text, own)]

    # What is built once

    def _make_actions(self) -> None:
        def action(words: str, picture: str, shortcut: str, deed: object, name: str) -> QAction:
            made = make_action(words, picture, shortcut, self)
            made.setObjectName(name)
            made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            made.triggered.connect(deed)
            return made

        self.undo_action = action(
            _("เลิกทำ"), "undo", "Ctrl+Z", lambda: self.desk and self.desk.undo(), "undo"
        )
        self.redo_action = action(_("ทำซ้ำ"), "redo", "Ctrl+Y", lambda: self.desk and self.desk.redo(), "redo")
        self.redo_action.setShortcuts([QKeySequence("Ctrl+Y"), QKeySequence("Ctrl+Shift+Z")])
        self.back_action = action(_("ย้อนกลับ"), "back", "Alt+Left", self._go_back, "back")
        self.forward_action = action(_("ไปข้างหน้า"), "forward", "Alt+Right", self._go_forward, "forward")
        self.find_action = action(_("ค้นหาทุกอย่าง"), "search", "Ctrl+K", self.open_palette, "find")
        self.side_bar_action = action(
            _("ซ่อนหรือแสดงแถบข้าง"), "menu", "Ctrl+B", self._toggle_side_bar, "side_bar"
        )
        self.shortcuts_action = action(
            _("คู่มือและปุ่มลัดของหน้านี้"), "help", "F1", self._show_shortcuts, "shortcuts"
        )
        self.print_list_action = action(
            _("พิมพ์รายการที่เห็นในหน้านี้"), "print", "Ctrl+Alt+P", self._print_list, "print_list"
        )
        for made in (self.undo_action, self.redo_action, self.back_action, self.forward_action):
            made.setEnabled(False)

    def _build(self) -> None:
        self.side_bar = SideBar(list(self._entries.values()), self)
        self.side_bar.picked.connect(self.open_place)
        self.side_bar.find_asked.connect(self.open_palette)
        self.header = Header(self.back_action, self.forward_action, self)
        self.status_line = StatusLine(self.undo_action, self.redo_action, self)
        self.status_line.findings_asked.connect(lambda: self.open_place("findings"))
        self.stack = QStackedWidget(self)
        waiting = QLabel(_("กำลังเปิดแฟ้ม…"))
        waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        set_type(waiting, Type.TEXT, "ink3")
        self.stack.addWidget(waiting)
        self.header.show_place(_("ผู้ประสานงาน ITA"), "", [])
        self._right = right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.header)
        right.addWidget(Hairline(self))
        right.addWidget(self.stack, 1)
        top = QHBoxLayout()
        top.setSpacing(0)
        top.addWidget(self.side_bar)
        top.addLayout(right, 1)
        whole = QWidget(self)
        layout = QVBoxLayout(whole)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top, 1)
        layout.addWidget(Hairline(self))
        layout.addWidget(self.status_line)
        self.setCentralWidget(whole)

    # Ways between places

    def _stand_at(self, key: str) -> None:
        assert self.desk is not None
        place = self._places.get(key)
        if place is None:
            place = self._entries[key].make(self.desk)
            place.told.connect(self._show_header)
            place.keep_views(self.settings)
            self._places[key] = place
            self._stale.add(key)
            self.stack.addWidget(place)
        self._here = key
        self._refresh_if_stale()
        self.stack.setCurrentWidget(place)
        self.side_bar.show_place(key)
        self.settings.put(f"place:{self.desk.workspace.key}", key)
        self._show_header()
        place.setFocus(Qt.FocusReason.OtherFocusReason)
        self.back_action.setEnabled(bool(self._passed))
        self.forward_action.setEnabled(bool(self._ahead))

    def _go_back(self) -> None:
        if self._passed:
            self._ahead.append(self._here)
            self._stand_at(self._passed.pop())

    def _go_forward(self) -> None:
        if self._ahead:
            self._passed.append(self._here)
            self._stand_at(self._ahead.pop())

    def open_palette(self) -> None:
        if self.desk is None:
            return
        from ita_desktop.screens.palette import Palette

        self._palette = self._palette or Palette(self, self.desk, self.all_actions)
        self._palette.open()

    def _toggle_side_bar(self) -> None:
        self.side_bar.setVisible(not self.side_bar.isVisible())
        self.settings.put("side_bar", self.side_bar.isVisible())

    def _show_shortcuts(self) -> None:
        from ita_desktop.screens.shortcuts import Shortcuts

        title = self._entries[self._here].title if self._here else ""
        ask(Shortcuts(self, title, self.actions(), self.place(), f"places/{self._here}.md"))

    def _print_list(self) -> None:
        from ita_desktop.screens.print_preview import print_list_of

        if (place := self.place()) and self.desk:
            print_list_of(place, self._entries[self._here].title, self.desk, self)

    # What follows the book

    def _changed(self, tables: frozenset[str]) -> None:
        self._stale.update(key for key, place in self._places.items() if place.shows & tables)
        self._refresh_if_stale()
        self._show_header()
        self._show_steps()
        if tables & {"fiscal_year", "office"}:
            self._show_office()

    def _refresh_if_stale(self) -> None:
        if self._here in self._stale:
            self._stale.discard(self._here)
            self._places[self._here].refresh()

    def _show_header(self) -> None:
        if place := self.place():
            entry = self._entries[self._here]
            self.header.show_place(entry.title, place.facts(), place.header_actions())

    def _show_steps(self) -> None:
        if self.desk is None:
            return
        show_steps(self.undo_action, self.redo_action, self.desk.steps)
        self._show_kept()

    def _show_kept(self) -> None:
        if self.desk is not None:
            self.status_line.show_kept(self.desk.kept_at, is_read_only=bool(self.desk.workspace.read_only))

    def _show_counts(self) -> None:
        if self.desk is None:
            return
        standing = [judged for judged in self.desk.findings if judged.reason is None]
        must = sum(judged.must_be_mended for judged in standing)
        self.status_line.show_findings(must, len(standing) - must, is_known=self.desk.has_looked)
        from ita_desktop.screens.badges import badges_of

        for key, badge in badges_of(self.desk).items():
            self.side_bar.show_badge(key, badge)
        if place := self.place():
            place.show_findings()

    def _show_office(self) -> None:
        name = _("ผู้ประสานงาน ITA")
        self.setWindowTitle(f"{self.desk.workspace.name} – {name}" if self.desk else name)
        show_office(self.side_bar.office, self.desk)

    def _fill_office_menu(self) -> None:
        own = [action for action in self.findChildren(QAction) if action.property("in_office_menu")]
        fill_menu(self.side_bar.office, self.desk, own)

    def _show_refusal(self, words: str) -> None:
        from ita_desktop.screens.refusal import show_refusal

        show_refusal(self, words)

    def _leave_desk(self) -> None:
        if self.desk is None:
            return
        for place in self._places.values():
            self.stack.removeWidget(place)
            place.deleteLater()
        self._places.clear()
        self._stale.clear()
        self._passed.clear()
        self._ahead.clear()
        self._here = ""
        if self._notices:
            self._notices.deleteLater()
            self._notices = None
        if self._palette:
            self._palette.deleteLater()
            self._palette = None
        self.desk.close()
        self.desk = None

    # What Qt tells

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            # Its parts are painted in the same turn, and shown before the next one.
            QTimer.singleShot(0, self.painted.emit)

    def keep_typing(self) -> None:
        """What is being typed: a cell when it loses the focus, a field without waiting for its turn."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()
        if self.desk is not None:
            from ita_desktop.qt.form_fields import KeptField

            for field in self.findChildren(KeptField):
                field.keep()

    def closeEvent(self, event: QCloseEvent) -> None:
        self.keep_typing()
        self.settings.put_bytes("geometry", self.saveGeometry())
        # What runs aside may take a moment to end.
        self.hide()
        self._leave_desk()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        urls = event.mimeData().urls()
        self.files_dropped.emit([Path(url.toLocalFile()) for url in urls if url.isLocalFile()])


def _choose_between(desk: "Desk", refusal: "ConflictError") -> "Collection[Conflict] | None":
    # With it come the words of the history, for which no window waits.
    from ita_desktop.screens.conflict_dialog import choose_between

    return choose_between(desk, refusal)
