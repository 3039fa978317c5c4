"""No key means two things at once: Qt would then do neither."""

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest
from PySide6.QtGui import QAction

from ita_desktop.qt.settings import Settings
from ita_desktop.screens.application import Application
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.place import Place
from ita_desktop.screens.places import list_places
from ita_desktop.storage.workspace import Workspace


@pytest.fixture(scope="module")
def program(qapp, sample_file: bytes, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Application]:
    """One for all places: making it takes longer than looking at a place."""
    folder = tmp_path_factory.mktemp("shortcuts")
    path = folder / "sample.ita"
    path.write_bytes(sample_file)
    program = Application(Settings(folder / "settings.json"))
    program.window.take_desk(Desk(Workspace.open(path), parent=program.window))
    program.window.show()
    yield program
    program.close()


@pytest.mark.parametrize("key", [place.key for place in list_places()])
def test_no_key_of_a_place_is_one_of_the_window(program: Application, key: str) -> None:
    window = program.window
    window.open_place(key)
    places = window.findChildren(Place)
    of_places = {id(action): action for place in places for action in place.findChildren(QAction)}
    shown = next(place for place in places if place.isVisible())
    of_window = [action for action in window.findChildren(QAction) if id(action) not in of_places]
    everywhere = Counter(_keys(of_window))
    assert [keys for keys, count in everywhere.items() if count > 1] == []
    assert everywhere.keys() & set(_keys(shown.findChildren(QAction))) == set()


def _keys(actions: Iterable[QAction]) -> list[str]:
    return [keys.toString() for action in actions for keys in action.shortcuts() if not keys.isEmpty()]
