"""The header of the window: back and forward, where one is, and what can be done there."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ita_desktop.qt.action_buttons import ActionButton
from ita_desktop.qt.theme import Type, set_type, theme

HEIGHT = 64


class Header(QFrame):
    """What stands over every place."""

    def __init__(self, back: QAction, forward: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways = [_way(action, self) for action in (back, forward)]
        self._title = QLabel(self)
        self._facts = QLabel(self)
        for label in (self._title, self._facts):
            # Facts may be long; they give way before the actions do.
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            label.setTextFormat(Qt.TextFormat.PlainText)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._title)
        words.addWidget(self._facts)
        words.addStretch(1)
        self._actions = QHBoxLayout()
        self._layout = QHBoxLayout(self)
        for way in self._ways:
            self._layout.addWidget(way)
        self._layout.addSpacing(8)
        self._layout.addLayout(words, 1)
        self._layout.addLayout(self._actions)
        self._buttons: list[ActionButton] = []
        self._dress()
        theme().changed.connect(self._dress)

    def show_place(self, title: str, facts: str, actions: Sequence[QAction]) -> None:
        self._title.setText(title)
        self._facts.setText(facts)
        self._facts.setToolTip(facts)
        self._facts.setVisible(bool(facts))
        if [button.action for button in self._buttons] == list(actions):
            return
        for button in self._buttons:
            self._actions.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = [
            ActionButton(action, is_main=place == len(actions) - 1, parent=self)
            for place, action in enumerate(actions)
        ]
        for button in self._buttons:
            self._actions.addWidget(button)

    def _dress(self) -> None:
        look = theme()
        set_type(self._title, Type.TITLE)
        set_type(self._facts, Type.SMALL, "ink2")
        self._layout.setContentsMargins(look.px(16), 0, look.px(20), 0)
        self._actions.setSpacing(look.px(8))
        self.setFixedHeight(max(look.px(HEIGHT), look.line_height(Type.TITLE) + look.line_height(Type.SMALL)))
        for way in self._ways:
            way.setIconSize(QSize(look.px(18), look.px(18)))
            way.setFixedSize(look.px(30), look.px(30))


def _way(action: QAction, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    button.setProperty("kind", "plain")
    button.setProperty("row", True)
    button.setAccessibleName(action.text())
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
