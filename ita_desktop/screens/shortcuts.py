"""F1: the keys of the place in sight and of the window."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ita_desktop.qt.theme import Type, set_type, theme
from ita_desktop.translation import translate as _


class Shortcuts(QDialog):
    def __init__(
        self, parent: QWidget, title: str, window_actions: Sequence[QAction], place: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("ปุ่มลัด"))
        look = theme()
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(look.px(20))
        grid.setVerticalSpacing(look.px(6))
        if place is not None:
            _add(grid, title, _actions_within(place))
        _add(grid, _("ทุกหน้า"), window_actions)
        inside = QWidget()
        inside.setLayout(grid)
        scroll = QScrollArea()
        scroll.setWidget(inside)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(scroll)
        layout.addWidget(buttons)
        self.resize(look.px(520), look.px(560))


def _actions_within(place: QWidget) -> list[QAction]:
    """Each once: those of the place and of its parts."""
    found: dict[int, QAction] = {}
    for widget in (place, *place.findChildren(QWidget)):
        for action in widget.actions():
            found.setdefault(id(action), action)
    return list(found.values())


def _add(grid: QGridLayout, title: str, actions: Iterable[QAction]) -> None:
    known = [action for action in actions if not action.shortcut().isEmpty() and action.text()]
    if not known:
        return
    heading = QLabel(title)
    set_type(heading, Type.HEADING)
    grid.addWidget(heading, grid.rowCount(), 0, 1, 2)
    for action in known:
        keys = " , ".join(
            key.toString(QKeySequence.SequenceFormat.NativeText)
            for key in action.shortcuts()
            if not key.isEmpty()
        )
        row = grid.rowCount()
        key_label, words = QLabel(keys), QLabel(action.text().split(":")[0])
        set_type(key_label, Type.NAME)
        grid.addWidget(key_label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, row, 1)
