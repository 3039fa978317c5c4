"""The menu bar, which Alt shows: files, going about, and how the window looks."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from ita_desktop.qt.action_buttons import make_action
from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.focus_in_sight import FocusInSight
from ita_desktop.qt.texts import tooltip
from ita_desktop.qt.theme import SCALES, theme
from ita_desktop.qt.undo_keys import UndoKeys
from ita_desktop.screens.main_window import MainWindow
from ita_desktop.screens.office_menu import ask_next_year
from ita_desktop.screens.places import list_places
from ita_desktop.translation import language_in_use, use_language
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    from ita_desktop.screens.application import Application

FILE_FILTER = "*.ita"

Choice = TypeVar("Choice", str, float)


def add_menus(window: MainWindow, program: "Application") -> None:
    """Once for each window."""
    if window.findChild(Menus) is None:
        Menus(window, program)


class Menus(QObject):
    """Lives with its window."""

    def __init__(self, window: MainWindow, program: "Application") -> None:
        super().__init__(window)
        self._window = window
        self._program = program
        bar = window.menuBar()
        bar.hide()
        self._fill_file(bar.addMenu(_("แฟ้ม")))
        edit = bar.addMenu(_("แก้ไข"))
        edit.addActions([window.undo_action, window.redo_action])
        UndoKeys(window)
        FocusInSight(window)
        edit.addSeparator()
        edit.addAction(window.find_action)
        go = bar.addMenu(_("ไป"))
        go.addActions([window.back_action, window.forward_action])
        go.addSeparator()
        go.addActions(list(self._go_to_places()))
        self._fill_view(bar.addMenu(_("มุมมอง")))
        bar.addMenu(_("ช่วยเหลือ")).addAction(window.shortcuts_action)
        # Not the application: Python would be asked at every event of every widget, a tenth of the time of starting.
        for keyboard in (window, bar):
            keyboard.installEventFilter(self)
        # A window that was given its former place has its handle already.
        self._watch_handle()
        self._alone = False
        self._before: QWidget | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt alone shows or hides the bar; with another key it is a shortcut. Escape hides it."""
        if event.type() == QEvent.Type.WinIdChange and watched is self._window:
            self._watch_handle()
        if isinstance(event, QKeyEvent):
            bar = self._window.menuBar()
            if watched is bar and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Escape:
                self._toggle_bar()
                return True
            is_alt = event.key() == Qt.Key.Key_Alt
            if event.type() in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
                # Of the keys of a shortcut no press arrives.
                self._alone = is_alt
            elif event.type() == QEvent.Type.KeyRelease and is_alt and self._alone:
                self._alone = False
                self._toggle_bar()
        return super().eventFilter(watched, event)

    def _watch_handle(self) -> None:
        """Where keys arrive before any widget takes them."""
        if (handle := self._window.windowHandle()) is not None:
            handle.installEventFilter(self)

    def _toggle_bar(self) -> None:
        bar = self._window.menuBar()
        if not self._window.isActiveWindow():
            return
        if bar.isVisible():
            bar.hide()
            if self._before is not None and isValid(self._before):
                self._before.setFocus()
        else:
            self._before = QApplication.focusWidget()
            bar.show()
            bar.setFocus()

    def _action(self, words: str, deed: object, shortcut: str = "") -> QAction:
        action = QAction(words, self._window)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(deed)
        self._window.addAction(action)
        return action

    def _go_to_places(self) -> Iterator[QAction]:
        for number, entry in enumerate(list_places(), 1):
            words = _("ไปที่ {place}").format(place=entry.title)
            shortcut = f"Ctrl+{number % 10}" if number <= 10 else ""
            action = make_action(words, entry.icon, shortcut, self._window)
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            action.triggered.connect(lambda _checked=False, key=entry.key: self._window.open_place(key))
            yield action

    def _fill_file(self, menu: QMenu) -> None:
        new = self._action(_("เปิดแฟ้มใหม่ของสำนักงาน"), self._program.welcome, "Ctrl+Alt+N")
        opened = self._action(_("เปิดแฟ้มที่มีอยู่"), self._ask_file, "Ctrl+O")
        server = self._action(_("เปิดฐานข้อมูลของหน่วยงาน"), self._ask_server)
        for action in (new, opened, server):
            action.setProperty("in_office_menu", True)
        menu.addActions([new, opened, server])
        menu.addAction(self._action(_("เปิดปีงบประมาณถัดไป"), self._ask_next_year))
        recent = menu.addMenu(_("แฟ้มที่เปิดล่าสุด"))
        recent.aboutToShow.connect(lambda: self._fill_recent(recent))
        menu.addSeparator()
        menu.addAction(self._action(_("นำเข้าสมุดงาน Excel"), self._import_workbook, "Ctrl+I"))
        menu.addAction(self._action(_("ส่งออกสมุดงาน Excel"), self._export_workbook, "Ctrl+Shift+E"))
        menu.addAction(self._action(_("นำเข้ากรอบการประเมิน"), self._import_edition))
        menu.addSeparator()
        menu.addAction(self._action(_("สำเนาสำรอง"), self._show_backups))
        menu.addAction(self._action(_("กู้คืนจากสำเนาสำรอง"), self._restore))
        menu.addAction(self._action(_("ตรวจความสมบูรณ์ของแฟ้ม"), self._verify))
        menu.addAction(self._action(_("รหัสผ่านของแฟ้ม"), self._ask_password))
        menu.addSeparator()
        menu.addAction(self._action(_("ปิดโปรแกรม"), self._window.close, "Ctrl+Q"))

    def _fill_recent(self, menu: QMenu) -> None:
        menu.clear()
        for path in self._window.settings.recent_files():
            action = menu.addAction(path.name)
            action.setToolTip(tooltip(str(path)))
            action.triggered.connect(lambda _checked=False, path=path: self._program.open(path))
        for place in self._window.settings.recent_servers():
            address, _mark, office = place.partition("#")
            action = menu.addAction(_("{office} (ฐานข้อมูล)").format(office=office))
            action.setToolTip(tooltip(address))
            action.triggered.connect(lambda _checked=False, place=place: self._program.open_office(place))
        menu.setEnabled(not menu.isEmpty())

    def _fill_view(self, menu: QMenu) -> None:
        menu.addAction(self._window.side_bar_action)
        menu.addSeparator()
        schemes = {"light": _("สว่าง"), "dark": _("มืด"), "system": _("ตามเครื่อง")}
        self._choices(menu.addMenu(_("สี")), schemes, lambda: theme().scheme, self._set_scheme)
        scales = {scale: f"{round(scale * 100)} %" for scale in SCALES}
        self._choices(menu.addMenu(_("ขนาดตัวอักษร")), scales, lambda: theme().scale, self._set_scale)
        larger = self._action(_("ขยายตัวอักษร"), lambda: self._step_scale(1), "Ctrl+=")
        smaller = self._action(_("ย่อตัวอักษร"), lambda: self._step_scale(-1), "Ctrl+-")
        menu.addActions([larger, smaller])
        languages = {"th": "ไทย", "en": "English"}
        self._choices(menu.addMenu(_("ภาษา")), languages, language_in_use, self._set_language)

    def _choices(
        self,
        menu: QMenu,
        choices: Mapping[Choice, str],
        chosen: Callable[[], Choice],
        take: Callable[[Choice], None],
    ) -> None:
        group = QActionGroup(menu)
        actions: dict[Choice, QAction] = {}
        for value, words in choices.items():
            action = menu.addAction(words)
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, value=value: take(value))
            group.addAction(action)
            actions[value] = action
            # The palette finds it by the setting as well.
            self._action(f"{menu.title()}: {words}", lambda _checked=False, value=value: take(value))

        def show_chosen() -> None:
            for value, action in actions.items():
                action.setChecked(value == chosen())

        # Keys change it too.
        menu.aboutToShow.connect(show_chosen)
        show_chosen()

    def _set_scheme(self, scheme: str) -> None:
        theme().scheme = scheme
        self._window.settings.put("scheme", scheme)

    def _set_scale(self, scale: float) -> None:
        theme().scale = scale
        self._window.settings.put("scale", theme().scale)

    def _step_scale(self, step: int) -> None:
        near = min(range(len(SCALES)), key=lambda place: abs(SCALES[place] - theme().scale))
        self._set_scale(SCALES[min(max(near + step, 0), len(SCALES) - 1)])

    def _set_language(self, language: str) -> None:
        use_language(language)
        self._window.settings.put("language", language)
        self._program.renew()

    def _ask_file(self) -> None:
        from PySide6.QtWidgets import QFileDialog

        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("เปิดแฟ้มที่มีอยู่"), "", _("แฟ้มของโปรแกรม") + f" ({FILE_FILTER})"
        )
        if name:
            self._program.open(Path(name))

    def _ask_server(self) -> None:
        from ita_desktop.screens.server_dialog import ServerDialog

        dialog = ServerDialog(self._program.jobs, self._window)
        dialog.chosen.connect(self._program.open_office)
        ask(dialog)

    def _ask_next_year(self) -> None:
        if self._window.desk:
            ask_next_year(self._window.desk)

    def _import_workbook(self) -> None:
        from ita_desktop.screens.workbook_import import ask_workbook

        if self._window.desk:
            ask_workbook(self._window, self._window.desk)

    def _show_backups(self) -> None:
        from ita_desktop.screens.restoring import show_backups

        show_backups(self._program)

    def _restore(self) -> None:
        from ita_desktop.screens.restoring import ask_restore_of_open_file

        ask_restore_of_open_file(self._program)

    def _verify(self) -> None:
        from ita_desktop.screens.verifying import verify_open_file

        verify_open_file(self._program)

    def _ask_password(self) -> None:
        from ita_desktop.screens.passwords import FilePassword

        if self._window.desk:
            ask(FilePassword(self._window.desk, self._window))

    def _import_edition(self) -> None:
        from ita_desktop.screens.edition_import import ask_edition

        if self._window.desk:
            ask_edition(self._window, self._window.desk)

    def _export_workbook(self) -> None:
        from ita_desktop.screens.workbook_import import export_workbook

        if self._window.desk:
            export_workbook(self._window, self._window.desk)
