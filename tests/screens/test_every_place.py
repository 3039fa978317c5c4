"""Every place, with the sample and with an office that has nothing yet, in each look: whole, named, reachable."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QApplication,
    QCheckBox,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QTextEdit,
    QWidget,
)
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from ita_desktop.qt.dates import DateField
from ita_desktop.qt.settings import Settings
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import theme
from ita_desktop.screens.application import Application
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.main_window import MainWindow
from ita_desktop.screens.place import Place
from ita_desktop.screens.places import list_places
from ita_desktop.storage.workspace import Workspace
from ita_desktop.thai.word_breaks import strip_breaks
from ita_desktop.translation import SOURCE_LANGUAGE, use_language

WIDTH, HEIGHT_ABOVE_A_TASKBAR = 1366, 688
INPUTS = (QLineEdit, QTextEdit, QPlainTextEdit, QComboBox, QAbstractSpinBox, DateField)
MOST_TABS = 400
SETTLED_AFTER_MS = 250
TURNS_ON_A_SLOW_MACHINE = 20
"""Sheets and pages are filled a moment after the place."""

Kind = TypeVar("Kind", bound=QWidget)


@dataclass(frozen=True)
class Look:
    has_data: bool
    language: str
    scale: float

    def __str__(self) -> str:
        return f"{'sample' if self.has_data else 'empty'}-{self.language}-{self.scale}"


LOOKS = (
    Look(has_data=True, language="th", scale=1.0),
    Look(has_data=True, language="th", scale=1.5),
    Look(has_data=True, language="en", scale=1.0),
    Look(has_data=True, language="en", scale=1.5),
    Look(has_data=False, language="th", scale=1.0),
    Look(has_data=False, language="en", scale=1.5),
)
PLACES = [entry.key for entry in list_places()]


@pytest.fixture(autouse=True)
def usual_look() -> None:
    """Here the window brings its own."""


@pytest.fixture(scope="module", params=LOOKS, ids=str)
def window(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    sample_file: bytes,
    empty_file: bytes,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[MainWindow]:
    """One a look: making it takes longer than looking at a place."""
    look: Look = request.param
    folder = tmp_path_factory.mktemp("look")
    scheme, scale = theme().scheme, theme().scale
    settings = Settings(folder / "settings.json")
    for key, value in (("scheme", "light"), ("language", look.language), ("scale", look.scale)):
        settings.put(key, value)
    file = folder / "office.ita"
    file.write_bytes(sample_file if look.has_data else empty_file)
    program = Application(settings)
    window = program.window
    window.resize(WIDTH, HEIGHT_ABOVE_A_TASKBAR)
    window.show()
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Desk, "look_for_slips", lambda _desk: None)
        window.take_desk(Desk(Workspace.open(file), parent=window))
        window.activateWindow()
        yield window
        window.close()
    program.close()
    use_language(SOURCE_LANGUAGE)
    theme().scheme, theme().scale = scheme, scale


@pytest.fixture(params=PLACES)
def place(request: pytest.FixtureRequest, window: MainWindow, qtbot: QtBot) -> Place:
    window.open_place(request.param)
    place = window.place()
    assert place is not None
    qtbot.waitUntil(place.isVisible)
    return place


def test_a_place_is_whole_named_and_reachable(place: Place, window: MainWindow) -> None:
    window.activateWindow()
    QTest.qWait(SETTLED_AFTER_MS)
    for _turn in range(TURNS_ON_A_SLOW_MACHINE):
        if not any(stray_children(place)):
            break
        QTest.qWait(SETTLED_AFTER_MS)
    complaints = [
        *nameless_inputs(place),
        *cut_texts(window),
        *stray_children(place),
        *unreached(place),
    ]
    assert not complaints, "\n".join(complaints)


def test_its_models_keep_the_rules_of_models(place: Place, qtmodeltester: ModelTester) -> None:
    for view in seen(place, QAbstractItemView):
        if view.model() is not None:
            qtmodeltester.check(view.model())


def seen(within: QWidget, kind: type[Kind]) -> list[Kind]:
    return [each for each in within.findChildren(kind) if each.isVisible()]


def nameless_inputs(place: QWidget) -> Iterator[str]:
    for widget in seen(place, QWidget):
        is_bare = isinstance(widget, QAbstractButton) and not widget.text()
        if not (isinstance(widget, INPUTS) or is_bare) or _is_inside_of_another(widget):
            continue
        if not widget.accessibleName():
            yield f"no name: {told(widget)}"


def _is_inside_of_another(widget: QWidget) -> bool:
    """As the line of a box that has the name."""
    parent = widget.parentWidget()
    return isinstance(
        parent, QLineEdit | QComboBox | QAbstractSpinBox | DateField
    ) or widget.objectName().startswith("qt_")


def cut_texts(window: QWidget) -> Iterator[str]:
    for widget in seen(window, QWidget):
        if widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, TextView):
            room = needed = widget.width()
            is_cut = widget.is_cut() or widget.height() + 1 < widget.heightForWidth(widget.width())
        elif isinstance(widget, QLabel) and widget.text() and not widget.wordWrap():
            metrics = widget.fontMetrics()
            room = widget.contentsRect().width()
            needed = max(metrics.horizontalAdvance(line) for line in widget.text().splitlines())
            is_cut = widget.height() + 1 < metrics.height()
        elif isinstance(widget, QPushButton | QCheckBox) and widget.text():
            room, needed, is_cut = widget.width(), widget.minimumSizeHint().width(), False
        else:
            continue
        text = widget.text()
        if (is_cut or needed > room + 1) and not _is_told_whole(widget, text):
            yield f"cut: {told(widget)} {text!r} {room} < {needed}"


def _is_told_whole(widget: QWidget, text: str) -> bool:
    words = html.unescape(re.sub(r"<br>|<[^>]*>", "", widget.toolTip()))
    return "".join(strip_breaks(text).split()) in "".join(strip_breaks(words).split())


def stray_children(place: QWidget) -> Iterator[str]:
    for widget in seen(place, QWidget):
        parent = widget.parentWidget()
        if (
            parent is None
            or widget.isWindow()
            or widget.geometry().isEmpty()
            or _may_hold_more_than_it_shows(parent)
        ):
            continue
        if not parent.rect().adjusted(-1, -1, 1, 1).contains(widget.geometry()):
            where = f"{widget.geometry().getRect()} of {parent.size().toTuple()}"
            yield f"sticks out: {told(widget)} in {told(parent)} {where}"


def _may_hold_more_than_it_shows(parent: QWidget) -> bool:
    above = parent.parentWidget()
    return isinstance(parent, QSplitter | QStackedWidget) or (
        isinstance(above, QAbstractScrollArea) and above.viewport() is parent
    )


def unreached(place: Place) -> Iterator[str]:
    wanted = {
        widget
        for widget in seen(place, QWidget)
        if widget.isEnabled()
        and isinstance(widget, (*INPUTS, QAbstractButton))
        and not _is_reached_otherwise(widget)
    }
    place.setFocus(Qt.FocusReason.TabFocusReason)
    reached: list[QWidget] = []
    for _step in range(MOST_TABS):
        here = place.window().focusWidget()
        if here is None:
            yield "the focus is lost"
            return
        if here in reached:
            break
        reached.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
        if place.window().focusWidget() is here:
            yield f"no way out of: {told(here)}"
            return
    else:
        yield f"Tab does not come back: it goes {[told(each) for each in reached[-3:]]}"
    for widget in wanted - set(reached):
        yield f"not reached: {told(widget)}"


def _is_reached_otherwise(widget: QWidget) -> bool:
    """A drawing in a field has keys there, one of several choices is reached with the arrows."""
    if isinstance(widget, DateField) or (_is_inside_of_another(widget) and not isinstance(widget, QLineEdit)):
        return True
    if isinstance(widget.parentWidget(), QLineEdit | QComboBox | QAbstractSpinBox):
        return True
    if not isinstance(widget, QAbstractButton) or (group := widget.group()) is None:
        return False
    return group.exclusive() and not widget.isChecked()


def told(widget: QWidget) -> str:
    name = widget.objectName() or widget.accessibleName()
    text = widget.text() if isinstance(widget, QAbstractButton | QLabel | TextView) else ""
    above = widget.parentWidget()
    return f"{type(widget).__name__} {name or text!r} in {type(above).__name__} {above.objectName() if above else ''}"
