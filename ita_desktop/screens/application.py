"""Starts the window: it is painted first, and filled as soon as the file is read."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QMessageBox

from ita_desktop.qt.garbage import Collector
from ita_desktop.qt.icons import program_icon
from ita_desktop.qt.jobs import Jobs, Progress
from ita_desktop.qt.settings import Settings
from ita_desktop.qt.single_instance import SingleInstance, subject_of
from ita_desktop.qt.theme import theme
from ita_desktop.qt.translator import Translator
from ita_desktop.screens.main_window import MainWindow
from ita_desktop.translation import SOURCE_LANGUAGE, use_language
from ita_desktop.translation import translate as _

if TYPE_CHECKING:
    from ita_desktop.model.book import YearBook
    from ita_desktop.storage.workspace import Workspace

NO_FILE = "no file"


class Application(QObject):
    """The window of one file, and what opens files into it."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.jobs = Jobs(self)
        self._instance: SingleInstance | None = None
        self._subject = ""
        self._translator = Translator()
        use_language(settings.get("language", SOURCE_LANGUAGE))
        _qt().installTranslator(self._translator)
        theme().scheme = settings.get("scheme", "system")
        theme().scale = settings.get("scale", 1.0)
        theme().apply(_qt())
        _qt().setWindowIcon(program_icon())
        self.window = self._make_window()

    def open_first(self, path: Path | None) -> bool:
        """Opens `path`, or the file that was open last, or welcomes; False where another window has it already."""
        recent = [known for known in self.settings.recent_files() if known.is_file()]
        chosen = path or next(iter(recent), None)
        subject = subject_of(chosen) if chosen else NO_FILE
        if SingleInstance(subject).call_first(str(chosen or "")):
            return False
        self._listen(subject)
        if self.settings.get("geometry", ""):
            self.window.show()
        else:
            # Office screens are low: the first time the window takes all there is.
            self.window.showMaximized()
        # After the first paint: what follows imports the database and may take a moment.
        self.window.painted.connect(lambda: self.open(chosen) if chosen else self.welcome())
        return True

    def open(self, path: Path) -> None:
        """Reads `path` aside, then shows it. The file that is open stays until then.

        Another window that has the file comes to the front instead.
        """
        subject = subject_of(path)
        if subject != self._subject and SingleInstance(subject).call_first(str(path)):
            return

        def work(_progress: Progress) -> "tuple[Workspace, YearBook]":
            from ita_desktop.screens.opening import open_workspace

            return open_workspace(path)

        self.window.wait()
        self.window.status_line.follow(self.jobs)
        self.jobs.start(_("เปิดแฟ้ม {name}").format(name=path.name), work, self._show, self._cannot_open)

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
        path = self.window.desk.workspace.path if self.window.desk else None
        geometry = self.window.saveGeometry()
        former, self.window = self.window, self._make_window()
        self.window.restoreGeometry(geometry)
        # The new one stands before the old one goes: a program without a window ends.
        self.window.show()
        former.close()
        former.deleteLater()
        if path is not None:
            self.open(path)
        else:
            self.window.invite(self.welcome)

    def close(self) -> None:
        """Ends what runs aside, lets the window go and gives the name of the file free."""
        self.jobs.wait()
        self.window.close()
        self.window.deleteLater()
        if self._instance is not None:
            self._instance.close()
        _qt().removeTranslator(self._translator)

    def _make_window(self) -> MainWindow:
        from ita_desktop.screens.menus import add_menus

        window = MainWindow(self.settings)
        add_menus(window, self)
        window.files_dropped.connect(self._take_dropped)
        return window

    def _show(self, opened: "tuple[Workspace, YearBook]") -> None:
        from ita_desktop.screens.desk import Desk

        workspace, book = opened
        if workspace.path:
            self.settings.note_recent_file(workspace.path)
            self._listen(subject_of(workspace.path))
        self.window.take_desk(Desk(workspace, book, self.window))

    def _cannot_open(self, error: Exception) -> None:
        if not isinstance(error, ValueError):
            raise error
        QMessageBox.warning(self.window, _("เปิดแฟ้มไม่ได้"), str(error))
        if self.window.desk is None:
            self.welcome()

    def _take_dropped(self, paths: list[Path]) -> None:
        from ita_desktop.screens.dropped import take_dropped

        take_dropped(self, paths)

    def _listen(self, subject: str) -> None:
        """As the window of one file."""
        if subject == self._subject:
            return
        if self._instance is not None:
            self._instance.close()
            self._instance.deleteLater()
        self._subject = subject
        self._instance = SingleInstance(subject, self)
        self._instance.called.connect(self._raise)
        self._instance.listen()

    def _raise(self, _path: str) -> None:
        window = self.window
        window.setWindowState(window.windowState() & ~window.windowState().WindowMinimized)
        window.show()
        window.raise_()
        window.activateWindow()


def start(arguments: Sequence[str]) -> int:
    """Runs the window until it is closed; `arguments` may name the file to open."""
    application = QApplication([sys.argv[0], *_of_qt(arguments)])
    application.setApplicationName("ITA Desktop")
    application.setOrganizationName("ITA Desktop")
    from ita_desktop.screens.trouble import watch_for_trouble

    collector = Collector()
    settings = Settings.of_user()
    program = Application(settings)
    watch_for_trouble(program)
    files = [Path(argument) for argument in arguments if not argument.startswith("-")]
    if not program.open_first(files[0] if files else None):
        return 0
    status = application.exec()
    program.close()
    collector.stop()
    return status


def _of_qt(arguments: Sequence[str]) -> list[str]:
    """`-platform offscreen` and the like go to Qt."""
    return [argument for argument in arguments if argument.startswith("-")]


def _qt() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application
