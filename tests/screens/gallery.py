"""Draws every place and dialog of the window with the sample, as pictures to look at: `python dev.py pictures`."""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget

from ita_desktop.actions.sample import fill_sample
from ita_desktop.qt.settings import Settings
from ita_desktop.screens.application import Application
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.main_window import MainWindow
from ita_desktop.screens.places import list_places
from ita_desktop.storage.books import load_book
from ita_desktop.storage.workspace import Session, Workspace
from ita_desktop.translation import translate
from tests.screens.gallery_dialogs import faces, shown_dialogs

WIDTH, HEIGHT = 1366, 768
HEIGHT_ABOVE_A_TASKBAR = 688
PATIENCE_S = 20
LOOKS_AT_MOST = 8


@dataclass(frozen=True)
class Look:
    name: str
    scheme: str = "light"
    language: str = "th"
    scale: float = 1.0
    height: int = HEIGHT


LOOKS = (
    Look("light"),
    Look("dark", scheme="dark"),
    Look("english", language="en"),
    Look("dark-english", scheme="dark", language="en"),
    Look("150", scale=1.5, height=HEIGHT_ABOVE_A_TASKBAR),
)


def draw(folder: Path, looks: tuple[Look, ...] = LOOKS, places: tuple[str, ...] = ()) -> list[Path]:
    """One picture of each place, of its other faces and of each dialog, in every look."""
    drawn: list[Path] = []
    for look in looks:
        with _opened(look) as program:
            window = program.window
            for entry in list_places():
                if places and entry.key not in places:
                    continue
                if entry.key == "findings":
                    _put_in_slips(window)
                window.open_place(entry.key)
                drawn.append(_keep(_settled(window), folder / look.name / f"{entry.key}.png"))
            if not places:
                for name, shown in chain(faces(window), shown_dialogs(program)):
                    drawn.append(_keep(_settled(shown), folder / look.name / f"{name}.png"))
                    if shown is not window:
                        # Not close(): a dialog may ask whether what was typed is to be lost.
                        shown.hide()
    return drawn


@contextmanager
def _opened(look: Look) -> Iterator[Application]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        place = Path(name)
        settings = Settings(place / "settings.json")
        for key, value in (("scheme", look.scheme), ("language", look.language), ("scale", look.scale)):
            settings.put(key, value)
        file = place / "สำนักงานเขตสมมติ.ita"
        Workspace.create(file, translate("สร้างแฟ้มตัวอย่าง"), fill_sample).close()
        program = Application(settings)
        window = program.window
        window.resize(WIDTH, look.height)
        window.show()
        program.open(file)
        _wait(lambda: window.desk is not None and window.desk.has_looked)
        _settle(1.5)
        yield program
        window.close()
        program.close()


def _put_in_slips(window: MainWindow) -> None:
    """One that must be mended and some to look at, each a change of its own for the history to tell."""
    desk = window.desk
    assert desk is not None
    for place, words in (
        (2, " สำหรับบุคคลากรทุกคน"),
        (4, " ภายในวันที่ 31 เมษายน 2566"),
        (5, " ทุกไตรมาส  และรายงานผล"),
    ):
        _add_to_issue(desk, place, words)
    _wait(lambda: len(desk.findings) > 2)


def _add_to_issue(desk: Desk, place: int, words: str) -> None:
    year = desk.book.year.year

    def add(session: Session) -> None:
        load_book(session, year).year.measures[place].issue += words

    desk.change(f"แก้ประเด็นของมาตรการที่ {place + 1}", add)


def _wait(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not reached() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)
    if not reached():
        raise TimeoutError("the window was not ready in time")


def _settled(shown: QWidget) -> QImage:
    """What is seen once it stays as it is; a slow machine needs longer."""
    image, before = shown.grab().toImage(), QImage()
    for _time in range(LOOKS_AT_MOST):
        if image == before:
            break
        _settle()
        image, before = shown.grab().toImage(), image
    return image


def _settle(seconds: float = 0.5) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def _keep(image: QImage, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(path))
    return path


if __name__ == "__main__":
    application = QApplication(sys.argv)
    for path in draw(Path(sys.argv[1]), places=tuple(sys.argv[2:])):
        print(path, flush=True)
    # The dialogs belong to Python and to Qt, which end in no certain order; all is written.
    os._exit(0)
