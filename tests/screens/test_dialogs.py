"""All dialogs are alike: the deed, then the way out at the right end; Enter answers for what has the focus."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from ita_desktop import bundled
from ita_desktop.actions.layouts import find_layout
from ita_desktop.qt.theme import SCALES, theme
from ita_desktop.screens.desk import Desk
from ita_desktop.screens.layout_editor import LayoutEditor
from ita_desktop.screens.paste_names import PasteNames
from ita_desktop.screens.phase_dialog import PhaseDialog
from ita_desktop.screens.restore_dialog import RestoreDialog
from ita_desktop.storage.backup_making import make_backup

Make = Callable[[Desk, QWidget], QDialog]

WAYS_OUT = {"cancel", "undecided"}
MOST_DEEDS = 3


def buttons_of(form: Path) -> list[tuple[str, dict[str, str]]]:
    """The names and properties of the buttons, in the order of the form."""
    return [
        (
            widget.attrib["name"],
            {each.attrib["name"]: "".join(each.itertext()).strip() for each in widget.findall("property")},
        )
        for widget in ElementTree.parse(form).getroot().iter("widget")
        if widget.attrib["class"] == "QPushButton"
    ]


def is_dialog(form: Path) -> bool:
    top = ElementTree.parse(form).getroot().find("widget")
    return top is not None and top.attrib["class"] == "QDialog"


DIALOGS = [form for form in sorted(bundled.folder("ui").glob("*.ui")) if is_dialog(form)]


@pytest.mark.parametrize("form", DIALOGS, ids=lambda form: form.stem)
def test_the_main_deed_stands_before_the_way_out_at_the_end(form: Path) -> None:
    buttons = buttons_of(form)
    assert buttons[-1][0] in WAYS_OUT
    mains = [place for place, (_name, known) in enumerate(buttons) if known.get("kind") == "main"]
    assert len(mains) == 1
    assert mains[0] >= len(buttons) - 1 - MOST_DEEDS


@pytest.mark.parametrize("form", DIALOGS, ids=lambda form: form.stem)
def test_one_button_answers_enter_and_each_that_has_the_focus(form: Path) -> None:
    """A button that is not `autoDefault` leaves Enter to the main deed, even if it says cancel."""
    known = [properties for _name, properties in buttons_of(form)]
    assert [each["default"] for each in known if "default" in each] == ["true"]
    assert not any("autoDefault" in each for each in known)


def test_enter_on_cancel_cancels(desk: Desk, qtbot: QtBot) -> None:
    phase = desk.book.year.phases[0]
    dialog = PhaseDialog(desk, phase, phase.first_day, phase.last_day)
    qtbot.addWidget(dialog)
    dialog.show()
    before = desk.steps
    dialog.name.setText("ชื่ออื่น")
    dialog.cancel.setFocus()
    qtbot.keyClick(dialog.cancel, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Rejected
    assert not dialog.isVisible()
    assert desk.steps == before


def make_restore(desk: Desk, window: QWidget) -> QDialog:
    path = desk.workspace.path
    assert path is not None
    make_backup(path)
    return RestoreDialog(path, parent=window)


def make_layout_editor(desk: Desk, window: QWidget) -> QDialog:
    return LayoutEditor(desk, find_layout(desk.book.office, "M2"), window)


def make_names(desk: Desk, window: QWidget) -> QDialog:
    return PasteNames("วางรายชื่อ", "บรรทัดละหนึ่งคน " * 12, len, lambda count: f"เพิ่ม {count} คน", window)


@pytest.mark.parametrize(
    "make", [make_restore, make_layout_editor, make_names], ids=lambda make: make.__name__
)
def test_with_the_largest_letters_a_dialog_stays_within_the_window(
    qapp: QApplication, desk: Desk, qtbot: QtBot, make: Make
) -> None:
    theme().apply(qapp)
    theme().scale = SCALES[-1]
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1366, 688)
    window.show()
    dialog = make(desk, window)
    dialog.show()
    size = dialog.size()
    dialog.reject()
    assert size.boundedTo(window.size()) == size
