"""Places are left in some order and filter, and found so again under a name, also another day."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QInputDialog, QMenu
from pytestqt.qtbot import QtBot

from ita_desktop.qt.saved_views import SavedViews
from ita_desktop.qt.settings import Settings
from ita_desktop.screens.change_history import ChangeHistory
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.main_window import MainWindow
from ita_desktop.screens.measures import Measures
from ita_desktop.screens.place import Place
from ita_desktop.screens.responsibilities import Responsibilities
from ita_desktop.screens.results import Results


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(tmp_path / "settings.json")


@pytest.fixture
def window(
    qtbot: QtBot, desk: Desk, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MainWindow]:
    monkeypatch.setattr(desk, "look_for_slips", lambda: None)
    # The window closes its desk, the fixture does so too.
    monkeypatch.setattr(MainWindow, "_leave_desk", lambda _window: None)
    window = MainWindow(settings)
    qtbot.addWidget(window)
    window.show()
    window.take_desk(desk)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    # It still means to have the checks look, when the desk is gone.
    window.desk = None


def stand_at(window: MainWindow, key: str) -> Place:
    window.open_place(key)
    place = window.place()
    assert place is not None
    return place


def test_a_table_whose_views_are_kept_nowhere_has_no_key_for_them(window: MainWindow) -> None:
    place = stand_at(window, "history")
    assert isinstance(place, ChangeHistory)
    assert place.grid.views.action.shortcut() == QKeySequence("Ctrl+Alt+V")
    assert place.fields.views.action.shortcut().isEmpty()


def choose(views: SavedViews, name: str) -> None:
    actions = {action.text(): action for action in views.menu(views.parent()).actions()}  # type: ignore[arg-type]
    actions[name].trigger()


@pytest.mark.parametrize("key", ["results", "responsibility", "measures", "editions", "findings", "history"])
def test_the_window_gives_views_a_home(window: MainWindow, key: str) -> None:
    place = stand_at(window, key)
    named = [views for views in place.findChildren(SavedViews) if views.subject]
    assert named
    for views in named:
        views.keep("ตามเดิม")
        assert views.store is not None
        assert list(views.store.load()) == ["ตามเดิม"]


def test_a_view_is_kept_and_chosen_with_the_keyboard(
    window: MainWindow, qtbot: QtBot, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = stand_at(window, "measures")
    assert isinstance(place, Measures)
    place.tools.grouping.choose("state")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_asked: ("งานค้าง", True))
    answered: list[str] = []

    def answer() -> None:
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        answered.extend(action.text() for action in menu.actions())
        keep = next(action for action in menu.actions() if action.text() == "เก็บมุมมองนี้…")
        menu.close()
        keep.trigger()

    place.card.issue.setFocus()
    QTimer.singleShot(50, window, answer)
    qtbot.keySequence(place.card.issue, QKeySequence("Ctrl+Alt+V"))
    qtbot.waitUntil(lambda: bool(answered))
    assert "มุมมองเดิม" in answered

    kept = Settings(tmp_path / "settings.json").get("views:measures", {})
    assert kept["งานค้าง"]["grouping"] == "state"


def test_measures_come_back_with_their_groups_words_and_columns(desk: Desk, qtbot: QtBot) -> None:
    place = Measures(desk)
    qtbot.addWidget(place)
    place.refresh()
    place.tools.grouping.choose("section")
    place.tools.filter.setText("อบรม")
    place.grid.columns.show_column("due_date", is_shown=False)
    kept, seen = place.grid.views.state(), len(place.grid.model.all_rows)
    place.grid.views.restore(place.grid.views.original())
    assert place.tools.grouping.key == "indicator"
    assert len(place.grid.model.all_rows) > seen

    place.grid.views.restore(kept)
    assert (place.tools.grouping.key, place.tools.filter.text()) == ("section", "อบรม")
    assert len(place.grid.model.all_rows) == seen
    assert place.grid.views.state() == kept


def test_results_come_back_with_their_columns_and_the_action_that_shows_them(
    desk: Desk, qtbot: QtBot
) -> None:
    place = Results(desk)
    qtbot.addWidget(place)
    place.refresh()
    place.details.trigger()
    place.choice.choose("weak")
    kept = place.tree.views.state()
    place.tree.views.restore(place.tree.views.original())
    assert not place.details.isChecked()
    assert place.choice.key == "all"
    place.tree.views.restore(kept)
    assert place.details.isChecked()
    assert place.choice.key == "weak"
    assert place.tree.views.state() == kept


def test_the_matrix_comes_back_turned_and_filtered(desk: Desk, qtbot: QtBot) -> None:
    place = Responsibilities(desk)
    qtbot.addWidget(place)
    place.refresh()
    place.way.choose("sections")
    place.filter_field.setText("O1")
    place.trouble_buttons[2].setChecked(True)
    kept = place.views.state()
    place.views.restore(place.views.original())
    assert (place.way.key, place.filter_field.text()) == ("items", "")
    place.views.restore(kept)
    assert (place.way.key, place.filter_field.text()) == ("sections", "O1")
    assert [button.isChecked() for button in place.trouble_buttons] == [False, False, True]


def test_a_view_is_deleted_and_one_that_somebody_spoiled_by_hand_passed_over(
    window: MainWindow, settings: Settings
) -> None:
    settings.put("views:measures", {"เสีย": 7, "ดี": {"grouping": "gone", "words": "อบรม"}})
    place = stand_at(window, "measures")
    assert isinstance(place, Measures)
    views = place.grid.views
    assert views.store is not None
    assert list(views.store.load()) == ["ดี"]
    choose(views, "ดี")
    assert (place.tools.grouping.key, place.tools.filter.text()) == ("indicator", "อบรม")
    remove = next(action.menu() for action in views.menu(place.grid).actions() if action.text() == "ลบมุมมอง")
    assert isinstance(remove, QMenu)
    taken: QAction = remove.actions()[0]
    taken.trigger()
    assert views.store.load() == {}
