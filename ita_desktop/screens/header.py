"""The header of the window: back and forward, where one is, and what can be done there."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ita_desktop.qt.action_buttons import ActionButton, picture_of
from ita_desktop.qt.texts import TextView, tooltip
from ita_desktop.qt.theme import Type, theme

HEIGHT = 64


class Header(QFrame):
    """What stands over every place."""

    def __init__(self, back: QAction, forward: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways = [_way(action, self) for action in (back, forward)]
        self._title = TextView("", Type.TITLE, max_lines=1)
        self._facts = TextView("", Type.SMALL, "ink2", max_lines=1)
        for words in (self._title, self._facts):
            # They give way before the actions do.
            words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        column.addWidget(self._title)
        column.addWidget(self._facts)
        column.addStretch(1)
        self._actions = QHBoxLayout()
        self._layout = QHBoxLayout(self)
        for way in self._ways:
            self._layout.addWidget(way)
        self._layout.addSpacing(8)
        self._layout.addLayout(column, 1)
        self._layout.addSpacing(16)
        self._layout.addLayout(self._actions)
        self._buttons: list[ActionButton] = []
        self._dress()
        theme().changed.connect(self._dress)

    def show_place(self, title: str, facts: str, actions: Sequence[QAction]) -> None:
        self._title.set_text(title)
        self._facts.set_text(facts)
        self._facts.setToolTip(tooltip(facts))
        self._facts.setVisible(bool(facts))
        if [button.action for button in self._buttons] == list(actions):
            return
        for button in self._buttons:
            self._actions.removeWidget(button)
            button.retire()
        self._buttons = [
            ActionButton(action, is_main=action is actions[-1] and not _only_prints(action), parent=self)
            for action in actions
        ]
        for button in self._buttons:
            self._actions.addWidget(button)

    def _dress(self) -> None:
        look = theme()
        self._layout.setContentsMargins(look.px(16), 0, look.px(20), 0)
        self._actions.setSpacing(look.px(8))
        self.setFixedHeight(max(look.px(HEIGHT), look.line_height(Type.TITLE) + look.line_height(Type.SMALL)))
        for way in self._ways:
            way.setIconSize(QSize(look.px(18), look.px(18)))
            way.setFixedSize(look.px(30), look.px(30))


def _only_prints(action: QAction) -> bool:
    """It is never what a place is for."""
    return picture_of(action) == "print"


def _way(action: QAction, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setProperty("kind", "plain")
    button.setProperty("row", True)
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
