"""F1: the page of the handbook on the place in sight, and the keys of the place and of the window."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from ita_desktop import bundled
from ita_desktop.qt.handbook_page import HandbookPage
from ita_desktop.qt.parts import make_button
from ita_desktop.qt.texts import TextView
from ita_desktop.qt.theme import Type, set_type, size_within, theme
from ita_desktop.translation import translate as _


class Shortcuts(QDialog):
    def __init__(
        self,
        parent: QWidget,
        title: str,
        window_actions: Sequence[QAction],
        place: QWidget | None,
        page: str = "index.md",
    ) -> None:
        """`page` is one of the handbook's, as it lies in `docs`; where there is none, the first is shown."""
        super().__init__(parent)
        self.setWindowTitle(_("คู่มือและปุ่มลัด"))
        look = theme()
        self.page = HandbookPage()
        self.page.setAccessibleName(_("คู่มือ"))
        split = QSplitter()
        split.setChildrenCollapsible(False)
        split.addWidget(self.page)
        split.addWidget(_keys(title, window_actions, place))
        split.setStretchFactor(0, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(make_button(_("ปิด"), self.reject))
        layout = QVBoxLayout(self)
        layout.addWidget(split)
        layout.addLayout(foot)
        self.resize(size_within(parent, 1100, 640))
        split.setSizes([look.px(700), look.px(380)])
        pages = bundled.folder("docs")
        self.page.open(pages / page if (pages / page).is_file() else pages / "index.md")
        self.page.setFocus()


def _keys(title: str, window_actions: Sequence[QAction], place: QWidget | None) -> QScrollArea:
    look = theme()
    grid = QGridLayout()
    grid.setContentsMargins(look.px(16), look.px(8), look.px(8), look.px(8))
    grid.setColumnStretch(1, 1)
    grid.setHorizontalSpacing(look.px(20))
    grid.setVerticalSpacing(look.px(6))
    if place is not None:
        _add(grid, title, _actions_within(place))
    _add(grid, _("ทุกหน้า"), window_actions)
    grid.setRowStretch(grid.rowCount(), 1)
    inside = QWidget()
    inside.setLayout(grid)
    scroll = QScrollArea()
    scroll.setAccessibleName(_("ปุ่มลัด"))
    scroll.setWidget(inside)
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QScrollArea.Shape.NoFrame)
    for ground in (scroll.viewport(), inside):
        # On the paper of the dialog.
        ground.setAutoFillBackground(False)
    return scroll


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
        keys = " · ".join(
            key.toString(QKeySequence.SequenceFormat.NativeText)
            for key in action.shortcuts()
            if not key.isEmpty()
        )
        row = grid.rowCount()
        grid.addWidget(TextView(keys, Type.NAME, max_lines=1), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(TextView(action.text().split(":")[0]), row, 1)
