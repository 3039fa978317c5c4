"""Starts the window: it is painted first, and filled as soon as the file is read."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from ita_desktop.qt.dialogs import ask
from ita_desktop.qt.garbage import Collector
from ita_desktop.qt.icons import program_icon
from ita_desktop.qt.jobs import Jobs, Progress
from ita_desktop.qt.settings import Settings
from ita_desktop.qt.single_instance import SingleInstance, mark_as_running, subject_of
from ita_desktop.qt.theme import SCHEMES, theme
from ita_desktop.qt.translator import Translator
from ita_desktop.screens.main_window import MainWindow
from ita_desktop.translation import LANGUAGES, use_language
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    from ita_desktop.model.book import YearBook
    from ita_desktop.screens.backup_round import BackupRound
    from ita_desktop.screens.session_end import SessionEnd
    from ita_desktop.storage.passwords import FileKey
    from ita_desktop.storage.workspace import Workspace

NO_FILE = "no file"
_DATABASE = "--database"
_QT_OPTIONS_WITH_VALUE = {"-platform", "-style", "-stylesheet", "-display", "-geometry", "-qwindowgeometry"}


class Application(QObject):
    """The window of one file, and what opens files into it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.jobs = Jobs(self)
        self.backup_round: BackupRound | None = None
        self._instance: SingleInstance | None = None
        self._subject = ""
        self._server = ("", "")
        self._translator = Translator()
        use_language(settings.get_one_of("language", LANGUAGES))
        _qt().installTranslator(self._translator)
        theme().scheme = settings.get_one_of("scheme", SCHEMES)
        theme().scale = settings.get("scale", 1.0)
        theme().apply(_qt())
        _qt().setWindowIcon(program_icon())
        self.window = self._make_window()

    def open_first(self, path: Path | None, address: str = "") -> bool:
        """Opens `path`, or the office at `address`, or what was open last, or welcomes.

        False where another window has the file already.
        """
        place = address or (self.settings.get("last_server", "") if path is None else "")
        if place:
            self._show_window(lambda: self.open_office(place))
            return True
        recent = [known for known in self.settings.recent_files() if known.is_file()]
        chosen = path or next(iter(recent), None)
        subject = subject_of(chosen) if chosen else NO_FILE
        instance = SingleInstance(subject)
        if instance.call_first(str(chosen or "")):
            return False
        self._listen(subject, instance)
        self._show_window(lambda: self.open(chosen) if chosen else self.welcome())
        return True

    def _show_window(self, begin: Callable[[], object]) -> None:
        if self.settings.get("geometry", ""):
            self.window.show()
        else:
            # Office screens are low: the first time the window takes all there is.
            self.window.showMaximized()
        # After the first paint: what follows imports the database and may take a moment.
        self.window.painted.connect(begin)

    def open(self, path: Path, password: "str | FileKey" = "") -> None:
        """Reads `path` aside, then shows it. The file that is open stays until then.

        Another window that has the file comes to the front instead. A password that is lacking is asked for.
        """
        subject = subject_of(path)
        if subject != self._subject and SingleInstance(subject).call_first(str(path)):
            return

        def work(_progress: Progress) -> "tuple[Workspace, YearBook]":
            from ita_desktop.screens.opening import open_workspace

            return open_workspace(path, password)

        def refuse(error: Exception) -> None:
            self._cannot_open(error, path, is_wrong=bool(password))

        self.window.wait()
        self.window.status_line.follow(self.jobs)
        self.jobs.start(_("เปิดแฟ้ม {name}").format(name=path.name), work, self._show, refuse)

    def open_office(self, address: str, password: str = "") -> None:
        """As `open`, for an office of a server."""

        def work(_progress: Progress) -> "tuple[Workspace, YearBook]":
            from ita_desktop.screens.opening import open_address

            return open_address(address, password)

        def refuse(error: Exception) -> None:
            from ita_desktop.storage.workspace import PasswordNeededError

            if not isinstance(error, ValueError):
                raise error
            if isinstance(error, PasswordNeededError):
                if typed := self._ask_password(address.partition("#")[2], error, is_wrong=bool(password)):
                    self.open_office(address, typed)
                    return
            else:
                self._warn(_("เปิดฐานข้อมูลไม่ได้"), error)
            if self.window.desk is None:
                self.window.invite(self.welcome)

        self._server = (address, password)
        self.window.wait()
        self.window.status_line.follow(self.jobs)
        self.jobs.start(_("เปิดฐานข้อมูล"), work, self._show, refuse)

    def welcome(self) -> None:
        """For somebody who has no file yet."""
        from ita_desktop.screens.first_run import FirstRun

        made = FirstRun.ask(self.window, self.settings)
        if made is not None:
            self.open(made)
        elif self.window.desk is None:
            self.window.invite(self.welcome)

    def renew(self) -> None:
        """Another language: the window is built anew with the same file."""
        workspace = self.window.desk.workspace if self.window.desk else None
        geometry = self.window.saveGeometry()
        former, self.window = self.window, self._make_window()
        self.window.restoreGeometry(geometry)
        # The new one stands before the old one goes: a program without a window ends.
        self.window.show()
        former.close()
        former.deleteLater()
        if workspace is not None and workspace.path is not None:
            self.open(workspace.path, workspace.file_key or "")
        elif workspace is not None:
            self.open_office(*self._server)
        else:
            self.window.invite(self.welcome)

    def finish_jobs(self) -> None:
        """What runs aside is finished or undone."""
        self.jobs.finish()
        if self.window.desk is not None:
            self.window.desk.jobs.finish()

    def leave_file(self) -> None:
        if self.window.desk is not None:
            self.window.leave_file()

    def close(self) -> None:
        """Ends what runs aside, lets the window go and gives the name of the file free."""
        self.jobs.wait()
        self.window.close()
        self.window.deleteLater()
        if self._instance is not None:
            self._instance.close()
        _qt().removeTranslator(self._translator)

    def _make_window(self) -> MainWindow:
        window = MainWindow(self.settings)
        window.painted.connect(self._add_menus)
        window.files_dropped.connect(self._take_dropped)
        window.restore_asked.connect(self._restore_open_file)
        return window

    def _add_menus(self) -> None:
        """They hide until Alt is pressed: the window is painted sooner without."""
        from ita_desktop.screens.menus import add_menus

        add_menus(self.window, self)

    def _show(self, opened: "tuple[Workspace, YearBook]") -> None:
        from ita_desktop.screens.backup_round import BackupRound
        from ita_desktop.screens.desk import Desk
        from ita_desktop.storage.backups import read_name

        self._add_menus()
        workspace, book = opened
        workspace.take_hold()
        if workspace.path:
            # A backup is looked at once; the next time the program opens what was worked on.
            if read_name(workspace.path) is None:
                self.settings.note_recent_file(workspace.path)
            self._listen(subject_of(workspace.path))
        else:
            self._note_server(workspace.name)
        desk = Desk(workspace, book, self.window)
        self.backup_round = BackupRound(desk, self.settings)
        self.window.take_desk(desk)

    def _note_server(self, office: str) -> None:
        from ita_desktop.storage.servers import name_place, split_place

        url, _office = split_place(self._server[0])
        self.settings.note_recent_server(name_place(url, office))

    def _cannot_open(self, error: Exception, path: Path, *, is_wrong: bool) -> None:
        from ita_desktop.storage.workspace import DamagedError, PasswordNeededError

        if not isinstance(error, ValueError):
            raise error
        if isinstance(error, PasswordNeededError):
            if password := self._ask_password(path.name, error, is_wrong=is_wrong):
                self.open(path, password)
            elif self.window.desk is None:
                self.window.invite(self.welcome)
            return
        if isinstance(error, DamagedError) and self._offer_restore(path, str(error)):
            return
        self._warn(_("เปิดแฟ้มไม่ได้"), error)
        if self.window.desk is None:
            self.welcome()

    def _warn(self, title: str, error: Exception) -> None:
        from PySide6.QtWidgets import QMessageBox

        QMessageBox.warning(self.window, title, str(error))

    def _ask_password(self, name: str, error: Exception, *, is_wrong: bool) -> str:
        from ita_desktop.screens.passwords import AskPassword

        return AskPassword.ask(name, str(error), is_wrong, self.window)

    def _offer_restore(self, path: Path, words: str) -> bool:
        """False where there is no backup of the file to offer."""
        from PySide6.QtWidgets import QMessageBox

        from ita_desktop.screens.restoring import ask_restore, has_backups

        if not has_backups(self, path):
            return False
        if self.window.desk is None:
            self.window.invite(self.welcome)
        box = QMessageBox(QMessageBox.Icon.Warning, _("เปิดแฟ้มไม่ได้"), words, parent=self.window)
        restore = box.addButton(_("กู้คืนจากสำเนาสำรอง"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(_("ไม่ใช่ตอนนี้"), QMessageBox.ButtonRole.RejectRole)
        ask(box)
        if box.clickedButton() is restore:
            ask_restore(self, path)
        return True

    def _restore_open_file(self) -> None:
        from ita_desktop.screens.restoring import ask_restore_of_open_file

        ask_restore_of_open_file(self)

    def _take_dropped(self, paths: list[Path]) -> None:
        from ita_desktop.screens.dropped import take_dropped

        take_dropped(self, paths)

    def _listen(self, subject: str, instance: SingleInstance | None = None) -> None:
        """As the window of one file."""
        if subject == self._subject:
            return
        if self._instance is not None:
            self._instance.close()
            self._instance.deleteLater()
        self._subject = subject
        self._instance = instance or SingleInstance(subject)
        self._instance.called.connect(self._raise)
        self._instance.listen()

    def _raise(self, _path: str) -> None:
        window = self.window
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def start(arguments: Sequence[str]) -> int:
    """Runs the window until it is closed; `arguments` may name the file to open, or `--database` and an address."""
    mark_as_running()
    of_qt, ours = divide(arguments)
    application = QApplication([sys.argv[0], *of_qt])
    application.setApplicationName("ITA Desktop")
    application.setOrganizationName("ITA Desktop")
    from ita_desktop.screens.trouble import watch_for_trouble

    collector = Collector()
    settings = Settings.of_user()
    program = Application(settings)
    watch_for_trouble(program)
    session_ends: list[SessionEnd] = []

    def hear_of_the_end() -> None:
        from ita_desktop.screens.session_end import SessionEnd

        session_ends.append(SessionEnd(program, application))

    # It brings sockets along, and so comes after the first paint.
    program.window.painted.connect(hear_of_the_end)
    address = ours[1] if ours[:1] == [_DATABASE] and ours[1:] else ""
    if not program.open_first(Path(ours[0]) if ours and not address else None, address):
        return 0
    status = application.exec()
    for session_end in session_ends:
        session_end.close()
    program.close()
    collector.stop()
    return status


def divide(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """What goes to Qt, as `-platform offscreen`, and what is for us."""
    of_qt: list[str] = []
    ours: list[str] = []
    for before, argument in zip(("", *arguments), arguments, strict=False):
        is_of_qt = before in _QT_OPTIONS_WITH_VALUE or (argument.startswith("-") and argument != _DATABASE)
        (of_qt if is_of_qt else ours).append(argument)
    return of_qt, ours


def _qt() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
