"""Draws every place and dialog of the window with the sample, as pictures to look at: `python dev.py pictures`."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QDialog

from ita_desktop.actions.sample import fill_sample
from ita_desktop.qt.settings import Settings
from ita_desktop.screens.application import Application
from ita_desktop.screens.places import list_places
from ita_desktop.storage.workspace import Workspace

WIDTH, HEIGHT = 1366, 768
HEIGHT_ABOVE_A_TASKBAR = 688
PATIENCE_S = 20


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
    """One picture a place and look, and one a dialog in the first look."""
    application = QApplication.instance() or QApplication(sys.argv)
    assert isinstance(application, QApplication)
    drawn: list[Path] = []
    for look in looks:
        with _opened(look) as program:
            window = program.window
            for entry in list_places():
                if places and entry.key not in places:
                    continue
                window.open_place(entry.key)
                _settle()
                drawn.append(_keep(window.grab().toImage(), folder / look.name / f"{entry.key}.png"))
            if not places:
                for name, dialog in _dialogs(program):
                    drawn.append(_keep(dialog.grab().toImage(), folder / look.name / f"{name}.png"))
                    dialog.close()
    return drawn


@contextmanager
def _opened(look: Look) -> Iterator[Application]:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        place = Path(name)
        settings = Settings(place / "settings.json")
        for key, value in (("scheme", look.scheme), ("language", look.language), ("scale", look.scale)):
            settings.put(key, value)
        file = place / "สำนักงานเขตสมมติ.ita"
        Workspace.create(file, "made", fill_sample).close()
        program = Application(settings)
        window = program.window
        window.resize(WIDTH, look.height)
        window.show()
        program.open(file)
        _wait(lambda: window.desk is not None)
        _settle(1.5)
        yield program
        window.close()
        program.close()


def _dialogs(program: Application) -> Iterator[tuple[str, QDialog]]:
    """Each shown without waiting for an answer."""
    from ita_desktop.screens.shortcuts import Shortcuts

    window = program.window
    makers: dict[str, Callable[[], QDialog]] = {
        "dialog-shortcuts": lambda: Shortcuts(window, "", window.actions(), window.place()),
    }
    for name, make in makers.items():
        dialog = make()
        dialog.show()
        _settle()
        yield name, dialog


def _wait(reached: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE_S
    while not reached() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)
    if not reached():
        raise TimeoutError("the window was not ready in time")


def _settle(seconds: float = 0.5) -> None:
    """Lets what follows a change in a moment arrive."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(0.01)


def _keep(image: QImage, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(path))
    return path


if __name__ == "__main__":
    for path in draw(Path(sys.argv[1]), places=tuple(sys.argv[2:])):
        print(path)
